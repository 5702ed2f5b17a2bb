package cli

import (
	"runtime"
	"strings"
	"testing"
)

// An example that does not parse is worse than none.
func TestExamplesParse(t *testing.T) {
	app := (&session{}).app()
	for _, c := range app.VisibleCommands() {
		if c.Name == "completion" || c.Name == "man" || c.Name == "licences" { // whose help is nothing else
			continue
		}
		lines := 0
		for example := range strings.SplitSeq(c.UsageText, "\n") {
			if strings.HasPrefix(example, " ") { // what the line above is for
				continue
			}
			lines++
			words := strings.Fields(example)
			line, err := arrange(app, words)
			if err != nil || line.command == nil || line.command.Name != c.Name {
				t.Errorf("%q: %v", example, err)
				continue
			}
			for _, word := range words[1:] {
				if shellWord(word) != word {
					t.Errorf("%s: %s is to be quoted", example, word)
				}
			}
		}
		if lines == 0 || strings.Count(c.UsageText, "\n") != 2*lines-1 {
			t.Errorf("%s: each example has a line that says what it is for", c.Name)
		}
	}
}

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{
		"plan.xlsx":                 "plan.xlsx",
		"Éducation/*.xlsx":          "Éducation/*.xlsx",
		"mon plan.xlsx":             `"mon plan.xlsx"`,
		"l'été (2).xlsx":            `"l'été (2).xlsx"`,
		"mes dossiers/*.xlsx":       `"mes dossiers/*.xlsx"`,
		"budget $ d'août.xlsx":      `'budget $ d'\''août.xlsx'`,
		"":                          `""`,
		"plan\u00a02026\u202f.xlsx": "\"plan\u00a02026\u202f.xlsx\"",
		"plan[1].xlsx":              `"plan[1].xlsx"`,
		`ce "plan".xlsx`:            `'ce "plan".xlsx'`,
		"Strat\u0082gie.xlsx":       onSystem(`'Strat\u0082gie.xlsx'`, `Strat\u0082gie.xlsx`),
		"plan\u202excod.xlsx":       onSystem(`'plan\u202excod.xlsx'`, `plan\u202excod.xlsx`),
		`dossier\plan-2026.xlsx`:    onSystem(`'dossier\plan-2026.xlsx'`, `dossier\plan-2026.xlsx`),
	} {
		if got := shellWord(word); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}

func onSystem(unix, windows string) string {
	if runtime.GOOS == "windows" {
		return windows
	}
	return unix
}
