package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colPopulation = Rule{
	Code:        "COL-003",
	Severity:    diag.Warning,
	Needs:       inCommunity,
	Title:       "Population absente",
	Explanation: "La stratégie est due au-delà de 50 000 habitants : la population, et son année, disent si la collectivité est concernée.",
	Basis:       basisScope,
	Check: func(a *analysis.Analysis, report Reporter) {
		c := &a.Plan.Community
		switch {
		case c.Population.IsBlank():
			report(diag.Diagnostic{
				At:      community(a.Plan, c.Population.At),
				Message: "La population de la collectivité n’est pas indiquée.",
				Remedy:  "Indiquez la population légale, en nombre d’habitants.",
			})
		case c.Population.OK() && (c.Population.V <= 0 || !isWhole(c.Population.V)):
			report(diag.Diagnostic{
				At: c.Population.At, Value: number(c.Population.V),
				Message: "La population vaut " + number(c.Population.V) + ".",
				Remedy:  "Indiquez un nombre entier d’habitants.",
			})
		case c.PopulationYear.IsBlank():
			report(diag.Diagnostic{
				At:      community(a.Plan, c.PopulationYear.At),
				Message: "L’année de la population n’est pas indiquée.",
				Remedy:  "Indiquez l’année du recensement d’où vient ce chiffre.",
			})
		case a.Year > 0 && c.PopulationYear.OK() && int(c.PopulationYear.V) > a.Year:
			report(diag.Diagnostic{
				At: c.PopulationYear.At, Value: year(c.PopulationYear.V),
				Message: "L’année de la population, " + year(c.PopulationYear.V) + ", vient après l’exercice " + itoa(a.Year) + ".",
				Remedy:  "Indiquez l’année du recensement d’où vient ce chiffre.",
			})
		}
	},
}
