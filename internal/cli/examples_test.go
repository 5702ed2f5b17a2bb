package cli

import (
	"strings"
	"testing"
)

// An example that does not parse is worse than none.
func TestExamplesParse(t *testing.T) {
	app := (&session{}).app()
	for name, list := range examples {
		for _, e := range list {
			words := strings.Fields(e.line)
			line, err := arrange(app, words)
			if err != nil || line.command == nil || line.command.Name != name {
				t.Errorf("%s: %v", e.line, err)
			}
			for _, word := range words[1:] {
				if shellWord(word) != word {
					t.Errorf("%s: %s is to be quoted", e.line, word)
				}
			}
		}
	}
	for _, c := range app.VisibleCommands() {
		if len(examples[c.Name]) == 0 && c.Name != "completion" && c.Name != "man" { // whose help is nothing else
			t.Errorf("%s has no example", c.Name)
		}
	}
}

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{
		"plan.xlsx":                 "plan.xlsx",
		`dossier\plan-2026.xlsx`:    `dossier\plan-2026.xlsx`,
		"Éducation/*.xlsx":          "Éducation/*.xlsx",
		"mon plan.xlsx":             `"mon plan.xlsx"`,
		"l'été (2).xlsx":            `"l'été (2).xlsx"`,
		"mes dossiers/*.xlsx":       `"mes dossiers/*.xlsx"`,
		"budget $ d'août.xlsx":      `'budget $ d'\''août.xlsx'`,
		"":                          `""`,
		"plan\u00a02026\u202f.xlsx": "\"plan\u00a02026\u202f.xlsx\"",
	} {
		if got := shellWord(word); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}
