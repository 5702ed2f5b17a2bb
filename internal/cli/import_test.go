package cli

import (
	"strings"
	"testing"

	"nrreport/internal/intake"
)

// TestImportNamesItsSources fails when a source is added to templates/imports
// and the help of import, which README.fr.md repeats, does not name it.
func TestImportNamesItsSources(t *testing.T) {
	help := (&session{}).importCommand().Description
	for _, source := range intake.Known() {
		if !strings.Contains(help, source.Name) {
			t.Errorf("the help of import does not name %q: add it to « Source connue » in import.go, then go test ./internal/docs -update", source.Name)
		}
	}
}
