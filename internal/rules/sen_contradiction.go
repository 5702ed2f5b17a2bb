package rules

import (
	"slices"
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var senContradiction = Rule{
	Code:     "SEN-017",
	Severity: diag.Warning,
	Title:    "Indicateur contraire au journal",
	Explanation: "Un indicateur des thèmes 4 ou 5 donne pour l’exercice un autre chiffre que celui du journal de sensibilisation. " +
		"Le rapport montrerait les deux : corrigez l’indicateur, ou complétez le journal.",
	Basis: basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			if isUnread(&a.Plan.Events[i]) {
				return // what could not be understood is missing from the log's figures
			}
		}
		for i := range a.Plan.Indicators {
			n, s := &a.Plan.Indicators[i], &a.Indicators[i]
			log, followed := a.AwarenessByTheme[s.Theme]
			if !followed || log.Events == 0 || !s.Current.Known() || !countsPeopleOrEvents(n.Unit) {
				continue
			}
			f, ok := loggedFigure(n.Title.Or(""), log)
			if !ok || f.allows(s.Current.V) {
				continue
			}
			message := "L’" + indicator(n) + " donne " + number(s.Current.V) + " pour " + itoa(a.Year) +
				", et le journal du thème " + itoa(int(s.Theme)) + " compte " + f.text
			if f.people && log.WithoutCount > 0 {
				message += " (" + french.Count(log.WithoutCount, "événement n’indique pas ses participants", "événements n’indiquent pas leurs participants") + ")"
			}
			report(diag.Diagnostic{
				At: s.Current.At, Also: logged(a, log), Value: number(s.Current.V),
				Message: message + ".",
				Remedy:  "Corrigez la valeur de l’indicateur, ou complétez le journal de sensibilisation.",
			})
		}
	},
}

// logged are the first rows that the log counts. The others are left out before
// they are gathered, not after: many indicators may repeat a long log.
func logged(a *analysis.Analysis, log analysis.Awareness) []diag.Position {
	rows := log.Rows[:min(len(log.Rows), fewPositions)]
	also := make([]diag.Position, len(rows))
	for i, row := range rows {
		also[i] = a.Plan.Events[row].At
	}
	return also
}

// figure is what the log says of an indicator.
type figure struct {
	// accepted are the counts that the title may mean.
	accepted []int
	// text writes the figure: « 64 personnes touchées ».
	text   string
	people bool
	// part: the title names a part of what is counted (the agents among the
	// participants), so that only a larger number contradicts the log.
	part bool
}

func (f figure) allows(v float64) bool {
	for _, n := range f.accepted {
		if v == float64(n) || f.part && v < float64(n) {
			return true
		}
	}
	return false
}

var (
	eventWords  = []string{"atelier", "campagne", "conference", "evenement", "fresque", "intervention"}
	peopleWords = []string{"personne", "participant", "habitant", "citoyen", "agent", "elu", "classe", "eleve", "jeune", "senior", "femme", "entreprise", "association"}
)

// elsewhere are the words, without a final s, of titles that count nothing of the
// log, or over other years than the exercise.
var elsewhere = []string{"part", "taux", "pourcentage", "score", "budget", "evolution", "moyen", "moyenne",
	"cumul", "cumule", "cumulee", "depui", "securite", "cybersecurite", "hameconnage", "incident", "signale", "signalee",
	"support", "assistance", "depannage", "mediation", "collecte", "illectronisme", "reparateur", "conseiller"}

// isUnread reports whether a cell that counts was not understood.
func isUnread(e *plan.Event) bool {
	return e.Date.State == plan.Invalid || e.Theme.State == plan.Invalid ||
		e.Participants.State == plan.Invalid || e.Certified.State == plan.Invalid
}

// loggedFigure recognises, by the words of its title, one of the follow-up
// indicators of sections 4 and 5 of the guide. What no event of the log tells is
// not a figure.
func loggedFigure(title string, log analysis.Awareness) (figure, bool) {
	words := strings.Fields(french.Fold(title))
	for i, w := range words {
		words[i] = strings.TrimSuffix(w, "s")
	}
	first := func(list []string) int {
		return slices.IndexFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	has := func(list ...string) bool { return first(list) >= 0 }
	if has(elsewhere...) {
		return figure{}, false
	}
	part := has("agent", "elu", "dont", "scolaire", "eleve", "senior", "entreprise", "commune", "femme", "jeune")
	switch {
	case has("certifiee", "certifie"):
		return figure{[]int{log.Certified}, french.Count(log.Certified, "personne certifiée", "personnes certifiées"), true, part}, log.CountsCertified()
	case has("acteur", "partenaire") && has("implique", "mobilise", "associe"):
		total := 0
		for _, t := range log.ActorsByCategory {
			total += t.Count
		}
		return figure{[]int{total}, french.Count(total, "acteur impliqué", "acteurs impliqués"), false, part}, true
	case has("personne", "participant", "habitant", "citoyen", "agent", "elu") && has("touchee", "touche", "sensibilisee", "sensibilise", "participant"):
		part = part || has(eventWords...)
		return figure{[]int{log.Reached}, french.Count(log.Reached, "personne touchée", "personnes touchées"), true, part}, log.CountsPeople()
	// What the title names first is what it counts: people trained in workshops
	// are no workshops.
	case has(eventWords...) && (!has(peopleWords...) || first(eventWords) < first(peopleWords)) &&
		has("realise", "realisee", "organise", "organisee", "mene", "menee", "nombre", "tenu", "tenue"):
		return eventsFigure(has, log, part), true
	}
	return figure{}, false
}

// eventsFigure accepts the whole count of events, or that of the formats that
// the title names: « ateliers réalisés » may or may not take in the fresques.
func eventsFigure(has func(...string) bool, log analysis.Awareness, part bool) figure {
	count := map[string]int{}
	for _, t := range log.ByFormat {
		count[t.Label] = t.Count
	}
	named := 0
	for _, f := range []struct {
		word   string
		format plan.Format
	}{{"atelier", plan.Workshop}, {"campagne", plan.Campaign}, {"conference", plan.Conference},
		{"fresque", plan.Fresk}, {"intervention", plan.School}, {"formation", plan.Training}} {
		if has(f.word) {
			named += count[string(f.format)]
		}
	}
	accepted := []int{log.Events, named}
	if repairs := count[string(plan.RepairCafe)]; has("reparation", "repair") {
		accepted = append(accepted, repairs, named+repairs)
	} else if has("atelier") {
		accepted = append(accepted, named+repairs)
	}
	if has("atelier") && !has("fresque") {
		accepted = append(accepted, named+count[string(plan.Fresk)])
	}
	text := french.Count(log.Events, "événement", "événements")
	if named > 0 && named < log.Events {
		text += ", dont " + itoa(named) + " de ce format"
	}
	return figure{accepted, text, false, part}
}

// countsPeopleOrEvents: a number of things, whatever they are called.
func countsPeopleOrEvents(unit plan.Text) bool {
	if !unit.OK() || isCount(unit) {
		return true
	}
	switch strings.TrimSuffix(french.Fold(unit.V), "s") {
	case "personne", "participant", "habitant", "agent", "elu", "atelier", "evenement", "acteur", "campagne", "action":
		return true
	}
	return false
}
