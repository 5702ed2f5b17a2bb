package report

import (
	"testing"

	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/plan"
)

// What the check has to say for information is not noted: without a warning, the
// notes claim no more than that, and less still over the errors of a draft.
func TestNotesWithoutWarning(t *testing.T) {
	information := diag.Diagnostic{Severity: diag.Info, Code: "COL-020", Message: "Sans logo."}
	mistake := diag.Diagnostic{Severity: diag.Error, Code: "COL-001", Message: "Sans nom."}
	for _, tt := range []struct {
		diags diag.List
		want  string
	}{
		{nil, "La vérification du classeur n’a relevé aucune erreur ni aucun avertissement."},
		{diag.List{information}, "La vérification du classeur n’a relevé aucune erreur ni aucun avertissement."},
		{diag.List{information, mistake}, "En dehors des erreurs à corriger, la vérification du classeur n’a relevé aucun avertissement."},
	} {
		c := newTestComposer(&plan.Plan{})
		c.diags = tt.diags
		blocks := c.annexNotes()[0].(*document.Section).Blocks
		if got := plainSpaces(text(blocks[len(blocks)-1].(*document.Paragraph).Spans)); got != tt.want {
			t.Errorf("%d remarks: %q, want %q", len(tt.diags), got, tt.want)
		}
	}
}
