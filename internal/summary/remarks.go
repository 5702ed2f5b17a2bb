package summary

import (
	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/report"
)

// remarks are all that the check found, one row each. The public edition leaves
// out those that bear on personal data, and says how many they are.
func (b *book) remarks() *sheet {
	list := make([]*diag.Diagnostic, 0, len(b.diags))
	for i := range b.diags {
		if !b.words.Private(&b.diags[i]) {
			list = append(list, &b.diags[i])
		}
	}
	if hidden := len(b.diags) - len(list); hidden > 0 {
		list = append(list, &diag.Diagnostic{Severity: diag.Info, Message: french.Typeset(report.PrivateRemarks(hidden))})
	}
	s := &sheet{
		name: "Anomalies", table: "TableauAnomalies", title: "Anomalies relevées par la vérification", pinned: 1, rows: len(list),
		columns: []column{
			{"Gravité", 16}, {"Feuille", 16}, {"Cellule", 11}, {"Valeur", 22}, {"Remarque", 48}, {"À faire", 44}, {"Texte de référence", 22}, {"Règle", 10},
		},
		empty: "La vérification n’a relevé aucune anomalie.",
	}
	files := len(b.p.Sources) > 1
	if files {
		s.columns = append(s.columns, column{"Classeur", 22})
	}
	s.fill = func(i int, r *row) {
		d := list[i]
		r.toned(severity(d.Severity))
		r.text(d.At.SheetName())
		r.text(report.Cell(d.At))
		r.text(d.Value)
		r.text(d.Message)
		r.text(d.Remedy)
		r.text(french.Typeset(d.Basis))
		r.text(d.Code)
		if files {
			r.text(d.At.FileName())
		}
	}
	return s
}

// severity is a mark and a word.
func severity(s diag.Severity) (string, document.Tone) {
	switch s {
	case diag.Error:
		return "✗ " + french.Capital(s.String()), document.Bad
	case diag.Warning:
		return "⚠ " + french.Capital(s.String()), document.Attention
	}
	return "○ " + french.Capital(s.String()), document.Muted
}
