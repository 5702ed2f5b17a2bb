package summary

import (
	"slices"

	"nrreport/internal/analysis"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/report"
)

// awareness is the follow-up that sections 4 and 5 of the guide ask for,
// computed from the log: one row per figure, for each of the two themes and for
// the whole log.
func (b *book) awareness() *sheet {
	whole := b.a.Awareness
	lines := awarenessLines(whole)
	if whole.Events == 0 {
		lines = nil
	}
	s := &sheet{
		name: "Sensibilisation", table: "TableauSensibilisation", title: "Sensibilisation en chiffres", pinned: 2, rows: len(lines),
		columns: []column{{"Chiffre suivi", 32}, {"Détail", 34}},
		empty:   "Aucun événement de sensibilisation n’est compté pour l’exercice.",
	}
	sums := make([]analysis.Awareness, 0, 3)
	for _, id := range analysis.AwarenessThemes() {
		name := b.themeName(id)
		if name == "" {
			name = "Thème " + french.Integer(int64(id))
		}
		s.columns = append(s.columns, column{name, 20})
		sums = append(sums, b.a.AwarenessByTheme[id])
	}
	s.columns = append(s.columns, column{"Tous les thèmes", 20})
	sums = append(sums, whole)
	s.fill = func(i int, r *row) {
		r.text(french.Typeset(lines[i].figure))
		r.text(french.Typeset(lines[i].detail))
		for k := range sums {
			if lines[i].told != nil && !lines[i].told(&sums[k]) {
				r.state(report.Measure(plan.Measure{}, ""))
				continue
			}
			r.integer(lines[i].of(&sums[k]))
		}
	}
	return s
}

// awarenessLine is a figure and how it is read from the sums of a theme; told
// says whether the log gives it, nil for what it always does.
type awarenessLine struct {
	figure, detail string
	of             func(*analysis.Awareness) int
	told           func(*analysis.Awareness) bool
}

func awarenessLines(whole analysis.Awareness) []awarenessLine {
	number := func(figure, detail string, of func(*analysis.Awareness) int) awarenessLine {
		return awarenessLine{figure: figure, detail: detail, of: of}
	}
	people := func(detail string, of func(*analysis.Awareness) int) awarenessLine {
		return awarenessLine{"Personnes touchées", detail, of, (*analysis.Awareness).CountsPeople}
	}
	lines := []awarenessLine{number("Événements", "tous formats", func(w *analysis.Awareness) int { return w.Events })}
	lines = append(lines, tallyLines("Événements par format", whole.ByFormat, func(w *analysis.Awareness) []analysis.Tally { return w.ByFormat })...)
	lines = append(lines,
		people("en tout", func(w *analysis.Awareness) int { return w.Reached }),
		people("dont comptées", func(w *analysis.Awareness) int { return w.Reached - w.Estimated }),
		people("dont estimées", func(w *analysis.Awareness) int { return w.Estimated }),
		number("Événements sans nombre de participants", "participants non renseignés", func(w *analysis.Awareness) int { return w.WithoutCount }))
	lines = append(lines, tallyLines("Acteurs impliqués par catégorie", whole.ActorsByCategory, func(w *analysis.Awareness) []analysis.Tally { return w.ActorsByCategory })...)
	lines = append(lines, tallyLines("Événements par public visé", whole.Audiences, func(w *analysis.Awareness) []analysis.Tally { return w.Audiences })...)
	return append(lines, awarenessLine{"Personnes certifiées", "toutes certifications",
		func(w *analysis.Awareness) int { return w.Certified }, (*analysis.Awareness).CountsCertified})
}

// tallyLines are one line per label of the whole log.
func tallyLines(figure string, list []analysis.Tally, of func(*analysis.Awareness) []analysis.Tally) []awarenessLine {
	lines := make([]awarenessLine, 0, len(list))
	for _, t := range list {
		folded := french.Fold(t.Label)
		lines = append(lines, awarenessLine{figure: figure, detail: t.Label, of: func(w *analysis.Awareness) int {
			counts := of(w)
			k := slices.IndexFunc(counts, func(x analysis.Tally) bool { return french.Fold(x.Label) == folded })
			if k < 0 {
				return 0
			}
			return counts[k].Count
		}})
	}
	return lines
}

// events is the log itself.
func (b *book) events() *sheet {
	return &sheet{
		name: "Événements", table: "TableauEvenements", title: "Journal des actions de sensibilisation", pinned: 2, rows: len(b.p.Events),
		columns: []column{
			{"Date", 11}, {"Intitulé", 32}, {"Thème", 18}, {"Format", 13}, {"Lieu", 18}, {"Public visé", 14}, {"Organisateur", 19},
			{"Acteurs impliqués", 20}, {"Catégorie d’acteurs", 12}, {"Participants", 13}, {"Compté ou estimé", 11},
			{"Personnes certifiées", 11}, {"Certification", 14}, {"Dans l’exercice", 11},
		},
		fill:  b.eventRow,
		empty: "Aucun événement n’est inscrit au journal.",
	}
}

func (b *book) eventRow(i int, r *row) {
	e := &b.p.Events[i]
	r.date(e.Date)
	r.typed(e.Title)
	r.text(b.themeName(e.Theme.Or(0)))
	r.text(french.Typeset(string(e.Format.Or(""))))
	r.typed(e.Place)
	r.typed(e.Audience)
	r.typed(e.Organiser)
	r.text(french.Typeset(e.Actors.String()))
	r.text(string(e.ActorCategory.Or("")))
	r.count(e.Participants)
	r.text(counted(e))
	r.count(e.Certified)
	r.typed(e.Certification)
	if b.a.InExercise(e) {
		r.text("oui")
	} else {
		r.text("non")
	}
}

// counted tells an estimate from a count; what does not say is a count.
func counted(e *plan.Event) string {
	switch {
	case !e.Participants.OK():
		return ""
	case e.Estimated.Or(false):
		return "estimé"
	}
	return "compté"
}
