package summary

import (
	"nrreport/internal/changes"
	"nrreport/internal/diag"
	"nrreport/internal/document"
)

// changes are what became of the plan since the version that was adopted, one
// row each, with both values and both cells; nil when no version was given.
func (b *book) changes() *sheet {
	if b.opt.Changes == nil {
		return nil
	}
	lines := b.words.Changes()
	return &sheet{
		name: "Évolutions", table: "TableauEvolutions", title: "Évolutions depuis la version précédente", pinned: 3, rows: len(lines),
		columns: []column{
			{"Nature", 24}, {"Code", 9}, {"Intitulé", 34}, {"Donnée", 20}, {"Version précédente", 26}, {"Ce document", 26}, {"Écart", 18},
			{"Explication donnée", 32}, {"Cellule, version précédente", 20}, {"Cellule, ce document", 20}, {"Règle", 10},
		},
		empty: "Rien n’a changé depuis la version précédente.",
		fill: func(i int, r *row) {
			l := lines[i]
			r.text(l.Group.Title())
			r.text(l.Code)
			r.text(l.Title)
			r.text(l.What)
			r.text(l.Was)
			r.text(l.Is)
			r.text(l.Effect)
			r.toned(explanation(l))
			r.text(changes.Place(l.BeforeAt, diag.FileName))
			r.text(changes.Place(l.AfterAt, diag.FileName))
			r.text(l.Remark)
		},
	}
}

// explanation is the reason given for the change of an adopted value, or that
// there is none.
func explanation(l *changes.Line) (string, document.Tone) {
	if l.Silent {
		return "⚠ Aucune explication", document.Attention
	}
	return l.Reason, document.Plain
}
