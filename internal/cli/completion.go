package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

func (s *session) completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "donne le script qui complète les commandes dans votre interpréteur",
		ArgsUsage: "bash|zsh|fish|powershell",
		Description: "À placer dans le fichier de démarrage de l’interpréteur :\n\n" +
			"    source <(nrreport completion bash)                                          # bash\n" +
			"    source <(nrreport completion zsh)                                           # zsh\n" +
			"    nrreport completion fish | source                                           # fish\n" +
			"    nrreport completion powershell | Out-String | Invoke-Expression             # PowerShell",
		Action: func(c *cli.Context) error {
			commands := s.app().VisibleCommands()
			switch c.Args().First() {
			case "bash":
				return bashCompletion(s.stdout, commands)
			case "zsh":
				fmt.Fprintln(s.stdout, "autoload -U +X bashcompinit && bashcompinit")
				return bashCompletion(s.stdout, commands)
			case "fish":
				return fishCompletion(s.stdout, commands)
			case "powershell":
				return powershellCompletion(s.stdout, commands)
			}
			return usagef("Indiquez l’interpréteur : nrreport completion bash, zsh, fish ou powershell.")
		},
	}
}

func optionsOf(c *cli.Command) []string {
	var names []string
	for _, f := range c.VisibleFlags() {
		for _, n := range f.Names() {
			if len(n) > 1 {
				names = append(names, "--"+n)
			}
		}
	}
	return append(names, "--help")
}

func namesOf(commands []*cli.Command) string {
	var names []string
	for _, c := range commands {
		names = append(names, c.Name)
	}
	return strings.Join(names, " ")
}

func bashCompletion(w io.Writer, commands []*cli.Command) error {
	var b strings.Builder
	b.WriteString("_nrreport() {\n  local cur=${COMP_WORDS[COMP_CWORD]} words=\n")
	fmt.Fprintf(&b, "  if [ \"$COMP_CWORD\" -eq 1 ]; then words='%s'\n  else case ${COMP_WORDS[1]} in\n", namesOf(commands))
	for _, c := range commands {
		fmt.Fprintf(&b, "    %s) words='%s' ;;\n", c.Name, strings.Join(optionsOf(c), " "))
	}
	// Files complete where no option begins.
	b.WriteString("  esac\n    [[ $cur == -* ]] || words=\n  fi\n  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o default -F _nrreport nrreport\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func fishCompletion(w io.Writer, commands []*cli.Command) error {
	var b strings.Builder
	quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", `\'`) + "'" }
	for _, c := range commands {
		fmt.Fprintf(&b, "complete -c nrreport -n __fish_use_subcommand -a %s -d %s\n", c.Name, quote(c.Usage))
		for _, f := range c.VisibleFlags() {
			_, usage := describeFlag(f)
			value := ""
			if takesValue(f) {
				value = " -r"
			}
			fmt.Fprintf(&b, "complete -c nrreport -n '__fish_seen_subcommand_from %s' -l %s%s -d %s\n", c.Name, f.Names()[0], value, quote(usage))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func powershellCompletion(w io.Writer, commands []*cli.Command) error {
	var b strings.Builder
	b.WriteString("Register-ArgumentCompleter -Native -CommandName nrreport -ScriptBlock {\n" +
		"  param($word, $ast, $position)\n  $words = @($ast.CommandElements | ForEach-Object { $_.ToString() })\n" +
		"  $options = @{\n")
	for _, c := range commands {
		fmt.Fprintf(&b, "    '%s' = '%s'\n", c.Name, strings.Join(optionsOf(c), " "))
	}
	fmt.Fprintf(&b, "  }\n  if ($words.Count -le 1 -or ($words.Count -eq 2 -and $word)) { $candidates = '%s' } elseif ($word -like '-*') { $candidates = $options[$words[1]] } else { $candidates = '' }\n", namesOf(commands))
	b.WriteString("  \"$candidates\".Split(' ') | Where-Object { $_ -and $_ -like \"$word*\" } | ForEach-Object {\n" +
		"    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)\n  }\n}\n")
	_, err := io.WriteString(w, b.String())
	return err
}
