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
		var lacking lacks
		for i := range a.Plan.Objectives {
			if o := &a.Plan.Objectives[i]; o.Scope.IsBlank() {
				lacking.add(a.Plan, codedObjective(a.Plan, i), o.Scope.At, "ne dit pas s’il est annuel ou pluriannuel")
			}
		}
		lacking.report(report, len(a.Plan.Objectives), "objectifs ne disent pas s’ils sont annuels ou pluriannuels",
			"Choisissez « annuel » ou « pluriannuel ».")
	},
}
