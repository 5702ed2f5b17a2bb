package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

// Markdown writes the commands and their options, as the documentation shows
// them.
func Markdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| Commande | Ce qu’elle fait |\n|---|---|\n")
	commands := (&session{}).app().VisibleCommands()
	for _, c := range commands {
		usage := strings.ReplaceAll(strings.TrimSpace(c.Name+" "+c.ArgsUsage), "|", "\\|")
		fmt.Fprintf(&b, "| `nrreport %s` | %s |\n", usage, c.Usage)
	}
	for _, c := range commands {
		fmt.Fprintf(&b, "\n**`nrreport %s`** — %s.\n", c.Name, c.Usage)
		if c.Description != "" {
			// Indented lines are commands, for Markdown as for us.
			fmt.Fprintf(&b, "%s\n", strings.TrimSpace(c.Description))
		}
		if len(c.VisibleFlags()) == 0 {
			continue
		}
		b.WriteString("\n| Option | Effet |\n|---|---|\n")
		for _, f := range c.VisibleFlags() {
			head, usage := describeFlag(f)
			fmt.Fprintf(&b, "| `%s` | %s |\n", head, strings.ReplaceAll(usage, "|", "\\|"))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// describeFlag returns how an option is typed, and what it does.
func describeFlag(f cli.Flag) (head, usage string) {
	var names []string
	for _, n := range f.Names() {
		if len(n) == 1 {
			names = append([]string{"-" + n}, names...)
		} else {
			names = append(names, "--"+n)
		}
	}
	head = strings.Join(names, ", ")
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return head, ""
	}
	usage = d.GetUsage()
	if d.TakesValue() {
		// The usage names its value first, in capitals: "DOSSIER : où écrire".
		if value, rest, found := strings.Cut(usage, " : "); found {
			return head + " " + value, rest
		}
	}
	return head, usage
}
