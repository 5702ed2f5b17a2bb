package docs_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nrreport/internal/french"
	"nrreport/internal/workbook"
)

// named are the sheets and columns that a text for users names, as the sources
// write them: « la colonne « Seuil légal » ».
var named = regexp.MustCompile(`(?i)\b(feuille|colonne|rubrique)s? « ([^»"+%]+?) »`)

// TestTextsNameWhatTheWorkbookHas looks in the sources for the sheets and columns
// that messages, helps and remedies name: a column that is given another title
// must be given it there too.
func TestTextsNameWhatTheWorkbookHas(t *testing.T) {
	titles := map[string]bool{
		workbook.AnnotationSheet: true, "Cellule": true, // the sheet of an annotated workbook, and a column of it
		"Évolutions": true, // a sheet of the summary
	}
	for _, s := range workbook.Model() {
		titles[s.Name] = true
		for _, c := range s.Columns {
			titles[c.Header] = true
		}
	}
	for _, s := range workbook.ServiceSheets() {
		titles[s.Name] = true
	}
	plain := strings.NewReplacer(french.NBSP, " ", french.NNBSP, " ")
	found := 0
	look := func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") || !strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".toml") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for n, line := range strings.Split(plain.Replace(string(source)), "\n") {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "//") || strings.HasPrefix(line, "#") {
				continue
			}
			for _, m := range named.FindAllStringSubmatch(line, -1) {
				found++
				if !titles[m[2]] {
					t.Errorf("%s:%d names the %s « %s », which the workbook has not: was it given another title in workbook/model.go?",
						filepath.ToSlash(path), n+1, strings.ToLower(m[1]), m[2])
				}
			}
		}
		return nil
	}
	err := errors.Join(filepath.WalkDir("..", look), filepath.WalkDir("../../templates", look))
	if err != nil || found < 50 {
		t.Fatalf("%d names found: %v", found, err)
	}
}
