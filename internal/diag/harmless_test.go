package diag_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"nrreport/internal/diag"
)

// TestHarmless holds that nothing of a workbook acts on a terminal, however the
// bytes arrive.
func TestHarmless(t *testing.T) {
	for text, want := range map[string]string{
		"Économies\u00a0: 3\u202f%\tfin\n": "Économies\u00a0: 3\u202f%\tfin\n",
		"\x1b[2Jplan\x07":                  `\u001b[2Jplan\u0007`,
		"erreur\rtout va bien":             `erreur\u000dtout va bien`,
		"\u009b31m\u007f":                  `\u009b31m\u007f`,
		"facture\u202excod.xlsx\u2069":     `facture\u202excod.xlsx\u2069`,
		"\x9b31m Strat\xe9gie":             "\ufffd31m Strat\ufffdgie",
	} {
		for size := 1; size <= len(text); size++ {
			var b bytes.Buffer
			w := diag.Harmless(&b)
			for from := 0; from < len(text); from += size {
				n, err := w.Write([]byte(text[from:min(from+size, len(text))]))
				if err != nil || n != min(size, len(text)-from) {
					t.Fatal(n, err)
				}
			}
			if b.String() != want {
				t.Errorf("%q by %d bytes: %q, want %q", text, size, b.String(), want)
			}
		}
	}
}

// hostileList has what a terminal obeys everywhere a workbook has a word.
func hostileList() diag.List {
	const acts = "a\x1b[31m\x1b[8m\u009b2J\u202e\x7fé\rb"
	at := diag.Position{Sheet: &diag.Sheet{File: acts, Name: acts + "\nc"}, Row: 3, Col: 2}
	also := diag.Position{Sheet: &diag.Sheet{File: acts, Name: "x" + acts}, Row: 3, Col: 2}
	return diag.List{
		{Code: "LEC-001", Severity: diag.Error, At: at, Also: []diag.Position{also}, Value: acts, Message: acts, Remedy: acts, Basis: acts},
		{Code: "LEC-002", Severity: diag.Warning, At: at, Message: acts, Remedy: acts},
		{Code: "LEC-003", Severity: diag.Info, At: at, Message: acts},
	}
}

// TestTextIsHarmless holds that the colours of a list are ours.
func TestTextIsHarmless(t *testing.T) {
	write := func(colour bool) string {
		var b strings.Builder
		if err := diag.WriteText(&b, hostileList(), diag.TextOptions{Colour: colour}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	plain := write(false)
	for _, r := range plain {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			t.Errorf("%U in %q", r, plain)
		}
	}
	if bare := regexp.MustCompile("\x1b\\[\\d+m").ReplaceAllString(write(true), ""); bare != plain {
		t.Errorf("in colour: %q\nwant %q", bare, plain)
	}
}

// TestHarmlessJSON holds that another program reads the very value.
func TestHarmlessJSON(t *testing.T) {
	var b bytes.Buffer
	if err := diag.WriteJSON(diag.Harmless(&b), hostileList()); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Diagnostics []struct {
			Value string `json:"valeur"`
		} `json:"diagnostics"`
	}
	if err := json.Unmarshal(b.Bytes(), &read); err != nil || read.Diagnostics[0].Value != hostileList()[0].Value {
		t.Errorf("%v: %q", err, b.String())
	}
}
