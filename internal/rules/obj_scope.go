package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var objScope = Rule{
	Code:        "OBJ-002",
	Severity:    diag.Warning,
	Title:       "Portée de l’objectif absente",
	Explanation: "Le décret admet des objectifs annuels ou pluriannuels : dites lequel des deux.",
	Basis:       basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Objectives {
			if o := &a.Plan.Objectives[i]; o.Scope.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(o.Scope.At, o.At),
					Message: "L’" + objective(o) + " ne dit pas s’il est annuel ou pluriannuel.",
					Remedy:  "Choisissez « annuel » ou « pluriannuel ».",
				})
			}
		}
	},
}
