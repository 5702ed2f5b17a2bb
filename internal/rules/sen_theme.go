package rules

import (
	"slices"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var senTheme = Rule{
	Code:     "SEN-004",
	Severity: diag.Warning,
	Title:    "Événement hors des thèmes 4 et 5",
	Explanation: "Le journal de sensibilisation alimente le thème 4 (élus et agents) et le thème 5 (tous les publics). " +
		"Un événement d’un autre thème, ou sans thème, n’entre dans aucun des deux chapitres.",
	Basis: basisThemes,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			e := &a.Plan.Events[i]
			var message, value string
			switch {
			case e.Theme.IsBlank():
				message = "L’" + event(e) + " n’a pas de thème : il ne compte ni dans le thème 4, ni dans le thème 5."
			case e.Theme.OK() && !slices.Contains(analysis.AwarenessThemes(), e.Theme.V):
				value = itoa(int(e.Theme.V))
				message = "L’" + event(e) + " est dans le thème " + value + " : il ne compte ni dans le thème 4, ni dans le thème 5."
			default:
				continue
			}
			report(diag.Diagnostic{
				At: cell(e.Theme.At, e.At), Value: value, Message: message,
				Remedy: "Choisissez 4 s’il s’adresse aux élus ou aux agents, 5 s’il s’adresse à tous.",
			})
		}
	},
}
