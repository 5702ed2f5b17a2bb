package rules

import (
	"slices"
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var indLegalHint = Rule{
	Code:     "IND-028",
	Severity: diag.Warning,
	Title:    "Indicateur d’un seuil légal, sans son code",
	Explanation: "D’après son intitulé, l’indicateur mesure une part que la loi encadre : achats de matériel issus du réemploi (AGEC-58), ou matériels réformés réemployés (REEN-16). " +
		"Avec le code du seuil, le rapport compare la valeur à celle que le texte fixe pour l’année.",
	Basis: basisAGEC + " ; " + basisREEN,
	Check: func(a *analysis.Analysis, report Reporter) {
		given := map[string]bool{}
		for i := range a.Plan.Indicators {
			given[french.FoldCode(a.Plan.Indicators[i].Threshold.Or(""))] = true
		}
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if !n.Threshold.IsBlank() || !isPercent(n.Unit) || !n.Title.OK() {
				continue
			}
			code := thresholdHint(n.Title.V)
			if code == "" || given[french.FoldCode(code)] {
				continue // one indicator of a threshold does; others measure beside it
			}
			threshold, _ := decree.ThresholdByCode(code)
			report(diag.Diagnostic{
				At: cell(n.Threshold.At, n.At), Also: []diag.Position{n.Title.At},
				Message: "L’" + indicator(n) + " paraît mesurer la part que fixe le seuil légal " + code + ", sans le nommer.",
				Remedy:  "Tapez " + code + " dans la colonne « Seuil légal », ou précisez dans l’intitulé ce que l’indicateur mesure, s’il s’agit d’autre chose.",
				Basis:   threshold.Basis,
			})
		}
	},
}

// thresholdHint recognises, by its words, an indicator that the law frames: a
// share of purchases or of equipment, not of the agents trained, nor of the
// purchases that have a clause.
func thresholdHint(title string) string {
	f := french.Fold(title)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(f, w) })
	}
	switch {
	case !has("part ", "taux ", "pourcentage ") || !has("reemplo", "reutilis", "recondition") || isChange(plan.Text{V: title, State: plan.Valid}):
		return ""
	case slices.Contains(notFramed, measuredThing(f)) || has("clause"):
		return ""
	case has("reforme"):
		return "REEN-16"
	case has("achat", "achete", "depense", "commande", "acqui") && has("materiel", "equipement", "informatique", "telephon", "ordinateur", "numerique"):
		return "AGEC-58"
	}
	return ""
}

// measuredThing is the noun of « Part des agents… », folded.
func measuredThing(folded string) string {
	words := strings.Fields(folded)
	for len(words) > 0 && slices.Contains([]string{"part", "taux", "pourcentage", "de", "des", "du", "d", "la", "l", "les", "en"}, words[0]) {
		words = words[1:]
	}
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// notFramed are those of whom or of which a share is none of what the law sets.
var notFramed = strings.Fields(`agents elus acheteurs acheteuses communes directions services ecoles associations usagers
	habitants participants personnes marches consultations contrats evenements ateliers sites`)
