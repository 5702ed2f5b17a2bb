package cli

import (
	"os"
	"path/filepath"
	"testing"

	"nrreport/internal/golden"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"nrreport": func() { os.Exit(Main(os.Args, os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// Each script of testdata/script plays a user at a command prompt, in an empty
// folder; $EXAMPLES is the folder of the example workbooks. With -short, one
// script alone is played.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs(filepath.Join("..", "..", "examples"))
	if err != nil {
		t.Fatal(err)
	}
	params := testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: golden.Updating(),
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			e.Setenv("NO_COLOR", "1")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":    exits,
			"contains": contains,
			"join":     join,
			"samebook": sameBook,
			"edit":     editCell,
			"answer":   answerForm,
			"delete":   deleteRow,
			"append":   appendRow,
			"fill":     fillIn,
			"rename":   renameColumn,
			"resave":   resave,
			"sheets":   makeSheets,
		},
	}
	if testing.Short() { // for the race detector: where plans are built side by side
		params.Dir, params.Files = "", []string{filepath.Join("testdata", "script", "each.txtar")}
	}
	testscript.Run(t, params)
}

// exits runs nrreport and checks its exit code: exits CODE ARGS…
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE ARGS…")
	}
	err := ts.Exec("nrreport", args[1:]...)
	code := "0"
	if err != nil {
		code = "signal"
		var exit interface{ ExitCode() int }
		if asExit(err, &exit) {
			code = string(rune('0' + exit.ExitCode()))
		}
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}

// contains checks that a binary file holds a string: contains FILE TEXT
func contains(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: contains FILE TEXT")
	}
	found := bytesContain(ts.ReadFile(args[0]), args[1])
	if found == neg {
		ts.Fatalf("%s contains %q: %v", args[0], args[1], found)
	}
}

// join writes the bytes of files one behind the other: join OUTPUT FILE…
func join(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: join OUTPUT FILE…")
	}
	var all []byte
	for _, name := range args[1:] {
		all = append(all, ts.ReadFile(name)...)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), all, 0o600))
}
