//go:build unix

package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode"
)

// TestNamesOnOneLine holds that a name that breaks a line is refused wherever it
// stands, and shown on one line; nothing is written.
func TestNamesOnOneLine(t *testing.T) {
	t.Chdir(t.TempDir())
	const broken, plain = "plan\nRapport : plan.pdf.xlsx", "plan.xlsx"
	for _, name := range []string{broken, "plan\x1b[2J.xlsx", plain} {
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"check", broken},
		{"check", "plan\x1b[2J.xlsx"},
		{broken},
		{"build", "--each", "*.xlsx"},
		{"check", plain, "--previous", broken},
		{"build", plain, "-o", "a\tb/"},
		{"template", "-o", "modèle\r.xlsx"},
	} {
		var stdout, stderr bytes.Buffer
		code := Main(append([]string{"nrreport"}, args...), nil, &stdout, &stderr)
		said := stderr.String()
		if code != ExitUsage || stdout.Len() > 0 || !strings.Contains(said, "caractère invisible") || strings.Count(said, "\n") != 1 || strings.Contains(said, "\x1b") {
			t.Errorf("%q: %d, %q, %q", args, code, stdout.String(), said)
		}
	}
	var stderr bytes.Buffer
	if code := Main([]string{"nrreport", "check", "absent.xlsx"}, nil, &stderr, &stderr); code != ExitFile || strings.Count(stderr.String(), "\n") != 1 {
		t.Errorf("%d: %q", code, stderr.String())
	}
	if entries, err := os.ReadDir("."); err != nil || len(entries) != 3 {
		t.Errorf("%v, %v", entries, err)
	}
}

// TestNamesActOnNoTerminal: what is no control of ASCII is read, and shown as what
// it is, in results as in failures.
func TestNamesActOnNoTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, args := range [][]string{
		{"check", "plan\u202excod.xlsx"},
		{"check", "Strat\u0082gie.xlsx"},
		{"template", "-o", "mod\u0082le\u2066.xlsx"},
		{"template", "--for", "DSI\u202e\u009b31m"},
	} {
		var out bytes.Buffer
		Main(append([]string{"nrreport"}, args...), nil, &out, &out)
		if said := strings.ReplaceAll(out.String(), "\n", ""); !strings.Contains(said, `\u`) || strings.ContainsFunc(said, func(r rune) bool {
			return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
		}) {
			t.Errorf("%q: %q", args, out.String())
		}
	}
}
