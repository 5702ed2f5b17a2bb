package sample

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The committed examples are what their sources give.
func TestExamplesMatchTheirSource(t *testing.T) {
	for _, f := range Examples() {
		want, err := f.Bytes()
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		got, err := os.ReadFile(filepath.Join("..", "..", "examples", f.Name))
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.Equal(want, got) {
			t.Errorf("examples/%s does not match its source: run `go run ./examples/generate`", f.Name)
		}
	}
}

func TestBookRefusesWhatTheModelDoesNotKnow(t *testing.T) {
	for source, why := range map[string]string{
		"[ailleurs]\nnom = 1":                         "unknown sheet",
		"[collectivite]\nprenom = \"x\"":              "unknown column",
		"[collectivite]\nnom = true":                  "a yes/no value in a text",
		"[[indicateurs]]\nannees = 3":                 "years that are no table",
		"[[indicateurs]]\nannees = { deux = 3 }":      "a year that is no number",
		"[[actions]]\ndebut = 2025-01-01T00:00:00.5Z": "an instant where a day is due",
	} {
		if _, err := Book([]byte(source)); err == nil {
			t.Errorf("%s: accepted %q", why, source)
		}
	}
}
