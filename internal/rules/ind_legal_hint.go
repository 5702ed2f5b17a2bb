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
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if !n.Threshold.IsBlank() || !isPercent(n.Unit) || !n.Title.OK() {
				continue
			}
			code := thresholdHint(n.Title.V)
			if code == "" {
				continue
			}
			threshold, _ := decree.ThresholdByCode(code)
			report(diag.Diagnostic{
				At: cell(n.Threshold.At, n.At), Also: []diag.Position{n.Title.At},
				Message: "L’" + indicator(n) + " paraît mesurer la part que fixe le seuil légal " + code + ", sans le nommer.",
				Remedy:  "Tapez " + code + " dans la colonne « Seuil légal », ou précisez l’intitulé s’il s’agit d’autre chose.",
				Basis:   threshold.Basis,
			})
		}
	},
}

// thresholdHint recognises, by its words, an indicator that the law frames.
func thresholdHint(title string) string {
	f := french.Fold(title)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(f, w) })
	}
	switch {
	case !has("part ", "taux ", "pourcentage ") || !has("reemplo", "reutilis", "recondition") || isChange(plan.Text{V: title, State: plan.Valid}):
		return ""
	case has("reforme"):
		return "REEN-16"
	case has("achat", "achete", "depense", "commande", "acqui") && has("materiel", "equipement", "informatique", "telephon", "ordinateur", "numerique"):
		return "AGEC-58"
	}
	return ""
}
