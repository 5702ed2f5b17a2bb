package cli

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
)

// dropped understands `nrreport plan.xlsx`: what Windows runs when workbooks
// are dragged onto the program. They are built, several as a series.
func dropped(app *cli.App, args []string) []string {
	if len(args) < 2 {
		return args
	}
	for _, arg := range args[1:] {
		if strings.HasPrefix(arg, "-") || app.Command(arg) != nil || !isWorkbookFile(arg) {
			return args
		}
	}
	command := []string{args[0], "build"}
	if len(args) > 2 {
		command = append(command, "--each")
	}
	return append(command, args[1:]...)
}

func isWorkbookFile(path string) bool {
	lower := strings.ToLower(path)
	if !strings.HasSuffix(lower, ".xlsx") && !strings.HasSuffix(lower, ".xlsm") {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
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
