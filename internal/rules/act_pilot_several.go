package rules

import (
	"slices"
	"strings"
	"unicode"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var actPilotSeveral = Rule{
	Code:     "ACT-032",
	Severity: diag.Warning,
	Title:    "Plusieurs directions pilotes ?",
	Explanation: "La cellule paraît nommer deux directions. Le plan se répartit et se suit par pilote : deux noms ensemble feraient une direction de plus, avec son classeur et sa ligne de suivi. " +
		"Une seule conduit l’action ; les autres sont ses partenaires. Un nom qui contient « et », comme « Direction des finances et des achats », n’est pas concerné.",
	Check: func(a *analysis.Analysis, report Reporter) {
		pilots := pilotNames(a)
		if len(pilots) > maxPilots {
			return
		}
		for i := range pilots {
			p := &pilots[i]
			names := severalPilots(p.name, pilots)
			if names == nil {
				continue
			}
			others := "l’autre"
			if len(names) > 2 {
				others = "les autres"
			}
			report(diag.Diagnostic{
				At: p.cells[0], Also: p.cells[1:], Value: p.name,
				Message: quote(p.name) + " nomme peut-être " + french.Count(len(names), "direction", "directions") + " : " + listed(len(names), func(i int) string { return quote(names[i]) }) + ".",
				Remedy:  "Gardez celle qui conduit l’action, et inscrivez " + others + " dans la colonne « Partenaires » ; si c’est une seule direction, laissez son nom tel quel.",
			})
		}
	},
}

// severalPilots returns the departments that a pilot's cell names, nil for one
// alone. A sign between two names parts them where one of them is a pilot besides,
// or both are called a department's; a word does where that goes for both.
func severalPilots(name string, pilots []pilotName) []string {
	for _, sign := range []string{"\n", ";", "/", "+", " et ", " & ", ",", " - ", " – ", " — "} {
		names := strings.Split(name, sign)
		if len(names) < 2 {
			continue
		}
		known, called := 0, 0
		var words [][]string
		for i := range names {
			names[i] = strings.TrimSpace(names[i])
			folded := french.Fold(names[i])
			if folded == "" {
				return nil
			}
			switch {
			case slices.ContainsFunc(pilots, func(p pilotName) bool { return french.Fold(p.name) == folded }):
				known++
			case isCalledDepartment(names[i], folded):
				called++
			}
			words = append(words, tellingWords(folded))
		}
		for _, w := range words[1:] { // a name and its acronym are one
			if sameWords(words[0], w) || isAcronym(words[0], w) || isAcronym(w, words[0]) {
				return nil
			}
		}
		asWord := strings.HasPrefix(sign, " ") || sign == ","
		if known+called == len(names) || !asWord && known > 0 {
			return names
		}
		return nil
	}
	return nil
}

// isCalledDepartment recognises « Direction de la culture », « Service des
// sports » and acronyms. The levels above, « Pôle ressources / DRH », part no names.
func isCalledDepartment(name, folded string) bool {
	head, rest, _ := strings.Cut(folded, " ")
	if head == "direction" || head == "service" {
		return rest != "" && !strings.HasPrefix(rest, "general")
	}
	return len(name) >= 2 && len(name) <= 6 && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsUpper(r) })
}
