package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var colSteering = Rule{
	Code:        "COL-021",
	Severity:    diag.Warning,
	Needs:       inCommunity,
	Title:       "Pilotage non indiqué",
	Explanation: "Le rapport nomme l’élu(e) qui porte la stratégie, la direction qui la pilote et l’assemblée qui l’examine.",
	Check: func(a *analysis.Analysis, report Reporter) {
		c := &a.Plan.Community
		for _, part := range []struct {
			text            plan.Text
			message, remedy string
		}{
			{c.Elected, "L’élu(e) qui porte la stratégie n’est pas nommé(e).", "Indiquez son prénom et son nom."},
			{c.Department, "La direction qui pilote la stratégie n’est pas indiquée.", "Nommez la direction ou le service."},
			{c.Assembly, "L’assemblée qui examine le document n’est pas indiquée.", "Indiquez par exemple « Conseil municipal » ou « Conseil communautaire »."},
		} {
			if part.text.IsBlank() {
				report(diag.Diagnostic{At: community(a.Plan, part.text.At), Message: part.message, Remedy: part.remedy})
			}
		}
	},
}
