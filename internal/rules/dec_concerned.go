package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// obligationFrom is the population above which a strategy is due, inhabitants.
const obligationFrom = 50_000

var decConcerned = Rule{
	Code:     "DEC-013",
	Severity: diag.Info,
	Needs:    inCommunity,
	Title:    "Collectivité non tenue à une stratégie",
	Explanation: "La stratégie est due par les communes et les EPCI à fiscalité propre de plus de 50 000 habitants. " +
		"En deçà, ou pour une autre collectivité, elle est volontaire : le rapport reste utile, et peut le dire.",
	Basis: basisScope,
	Check: func(a *analysis.Analysis, report Reporter) {
		c := &a.Plan.Community
		switch {
		case c.Population.OK() && c.Population.V <= obligationFrom:
			report(diag.Diagnostic{
				At: community(a.Plan, c.Population.At), Value: number(c.Population.V),
				Message: "Avec " + french.Count(c.Population.V, "habitant", "habitants") +
					", la collectivité ne dépasse pas le seuil de 50 000 habitants : sa stratégie est volontaire.",
				Remedy: "Vérifiez la population si ce n’est pas le cas.",
			})
		case c.Nature.OK() && c.Nature.V == plan.OtherNature:
			report(diag.Diagnostic{
				At: community(a.Plan, c.Nature.At), Value: string(c.Nature.V),
				Message: "La stratégie n’est due que par les communes et les EPCI à fiscalité propre : la vôtre est volontaire.",
				Remedy:  "Vérifiez la nature de la collectivité si ce n’est pas le cas.",
			})
		}
	},
}
