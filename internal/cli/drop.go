package cli

import (
	"bufio"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// dropped understands `nrreport plan.xlsx`: what Windows runs when files are
// dragged onto the program. Workbooks are built, several as a series; a report
// is verified. What is neither (a folder, a .ods) is told as `build` tells it.
func dropped(app *cli.App, args []string) []string {
	if len(args) < 2 {
		return args
	}
	for _, arg := range args[1:] {
		if strings.HasPrefix(arg, "-") || app.Command(arg) != nil || !isThere(arg) {
			return args
		}
	}
	reports := 0
	for _, arg := range args[1:] {
		if strings.EqualFold(filepath.Ext(arg), ".pdf") {
			reports++
		}
	}
	command := []string{args[0], "build"}
	switch {
	case reports == 1: // against its workbooks, if they come along
		command[1] = "verify"
	case len(args) > 2:
		command = append(command, "--each")
	}
	return append(command, args[1:]...)
}

// looksLikeFile tells the name of a file that is not there from that of a
// command that does not exist.
func looksLikeFile(word string) bool {
	return strings.ContainsAny(word, `/\`) || slices.Contains(append(otherFormats, ".xlsx"), strings.ToLower(filepath.Ext(word)))
}

// holdWindow waits for Enter when the program has a console window of its own,
// which closes with it: started from the explorer, nobody could read what it
// says.
func (s *session) holdWindow() {
	if !ownsConsole() || !isTerminal(s.stdin) {
		return
	}
	fmt.Fprint(s.stderr, "\nAppuyez sur Entrée pour fermer cette fenêtre.")
	bufio.NewReader(s.stdin).ReadString('\n')
}
