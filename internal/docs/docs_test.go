package docs_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nrreport/internal/cli"
	"nrreport/internal/compare"
	"nrreport/internal/docs"
	"nrreport/internal/golden"
	"nrreport/internal/rules"
	"nrreport/internal/workbook"
)

var sections = []docs.Section{
	{Name: "commands", Write: func(b *strings.Builder) error { return cli.Markdown(b) }},
	{Name: "exitcodes", Write: func(b *strings.Builder) error { return cli.ExitMarkdown(b) }},
	{Name: "workbook", Write: func(b *strings.Builder) error { return workbook.Markdown(b) }},
	{Name: "rules", Write: func(b *strings.Builder) error { return rules.Markdown(b) }},
	{Name: "remarks", Write: writeRemarks},
	{Name: "limits", Write: writeLimits},
	{Name: "diff", Write: writeDiff},
}

func writeRemarks(b *strings.Builder) error {
	b.WriteString("| Code | Gravité | Titre |\n|---|---|---|\n")
	for _, r := range cli.Remarks() {
		fmt.Fprintf(b, "| %s | %s | %s |\n", r.Code, r.Severity, r.Title)
	}
	return nil
}

// writeDiff shows how the comparison of two examples begins.
func writeDiff(b *strings.Builder) error {
	var books [2]*workbook.Book
	for i, name := range [2]string{"plan-2025.xlsx", "plan.xlsx"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "examples", name))
		if err != nil {
			return err
		}
		if books[i], _, err = workbook.Read(name, data); err != nil {
			return err
		}
	}
	var all strings.Builder
	if err := compare.WriteText(&all, compare.Books(books[0], books[1]), compare.TextOptions{}); err != nil {
		return err
	}
	paragraphs := strings.Split(all.String(), "\n\n")
	// The versions, what was adopted, and the due dates; then the last words.
	keep := slices.DeleteFunc(paragraphs[1:len(paragraphs)-1], func(p string) bool { return !strings.HasPrefix(p, "Valeurs") && !strings.HasPrefix(p, "Échéances") })
	fmt.Fprintf(b, "```\n%s\n\n[…]\n\n%s\n```\n", strings.Join(append(paragraphs[:1:1], keep...), "\n\n"), strings.TrimSpace(paragraphs[len(paragraphs)-1]))
	return nil
}

func writeLimits(b *strings.Builder) error {
	b.WriteString("Un classeur qui dépasse l’une de ces limites est refusé avec un message qui la nomme, sauf mention contraire ; rien n’est jamais lu en partie. ")
	b.WriteString("Un fichier qui n’est pas un classeur, ou qui est endommagé, est refusé en moins de 5 secondes et 300 Mo de mémoire.\n\n")
	b.WriteString("| Limite | Valeur |\n|---|---|\n")
	for _, l := range workbook.Limits() {
		fmt.Fprintf(b, "| %s | %s |\n", l.What, l.Value)
	}
	return nil
}

// The French README says what the code says.
func TestReadmeIsTrue(t *testing.T) {
	path := filepath.Join("..", "..", "README.fr.md")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := docs.Update(string(data), sections)
	if err != nil {
		t.Fatal(err)
	}
	if golden.Updating() {
		if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("README.fr.md is out of date (-want +got); run `go test ./internal/docs -update`:\n%s", diff)
	}
}

func TestUpdateFindsFaults(t *testing.T) {
	section := docs.Section{Name: "a", Write: func(b *strings.Builder) error { b.WriteString("texte"); return nil }}
	for _, tc := range []struct {
		text, want string
		fails      bool
	}{
		{text: "x\n<!-- docs:a -->\nancien\n<!-- /docs -->\ny", want: "x\n<!-- docs:a -->\n\ntexte\n\n<!-- /docs -->\ny"},
		{text: "sans repère", fails: true},
		{text: "<!-- docs:a -->\nouvert", fails: true},
		{text: "<!-- docs:a -->\n<!-- /docs -->\n<!-- docs:b -->\n<!-- /docs -->", fails: true},
	} {
		got, err := docs.Update(tc.text, []docs.Section{section})
		if (err != nil) != tc.fails || got != tc.want {
			t.Errorf("Update(%q) = %q, %v", tc.text, got, err)
		}
	}
}
