package summary

import (
	"nrreport/internal/french"
	"nrreport/internal/report"
)

// matrix answers the requirements of the decree, then the duties around the
// strategy, with the cells that show it.
func (b *book) matrix() *sheet {
	lines := b.words.Requirements()
	return &sheet{
		name: "Matrice du décret", table: "TableauMatrice", title: "Réponse aux exigences du décret", pinned: 2, rows: len(lines),
		columns: []column{
			{"Partie", 18}, {"Exigence", 28}, {"Ce que dit le texte", 44}, {"Base légale", 22}, {"Réponse", 14}, {"Explication", 44},
			{"Cellules du classeur", 24},
		},
		fill: func(i int, r *row) {
			l := lines[i]
			r.text(l.Part)
			r.text(french.Typeset(l.Requirement.Title))
			r.text(french.Typeset(l.Requirement.Text))
			r.text(french.Typeset(l.Requirement.Basis))
			r.toned(report.Coverage(l.Coverage))
			r.text(french.Typeset(l.Answer))
			r.text(french.Typeset(b.words.Places(l.Evidence)))
		},
		empty: "Aucune exigence à présenter.",
	}
}
