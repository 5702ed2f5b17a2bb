package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var objActionsLater = Rule{
	Code:     "OBJ-007",
	Severity: diag.Info,
	Title:    "Action achevée après l’échéance de l’objectif",
	Explanation: "Si l’objectif a besoin de l’action pour être atteint, les deux dates sont à aligner ; une action qui se répète peut durer plus que lui. " +
		"Une action permanente, qui s’achève avec la stratégie, ou qui sert plusieurs objectifs, n’est pas concernée.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Objectives {
			o := &a.Plan.Objectives[i]
			if !o.Due.OK() || o.Due.V.Before(a.Reference) { // OBJ-006 tells of one that is past
				continue
			}
			var later []int
			for _, x := range a.Objectives[i].Actions {
				act := &a.Plan.Actions[x]
				if act.Due.OK() && !a.Actions[x].Closed && act.Due.V.After(o.Due.V) && !heldToNone(a, x) {
					later = append(later, x)
				}
			}
			if len(later) == 0 {
				continue
			}
			last := a.Plan.Actions[later[0]].Due.V
			also := make([]diag.Position, len(later))
			for j, x := range later {
				also[j] = a.Plan.Actions[x].Due.At
				if due := a.Plan.Actions[x].Due.V; due.After(last) {
					last = due
				}
			}
			which, remedy := "de l’"+action(&a.Plan.Actions[later[0]])+", le "+day(last), "Si l’objectif a besoin de cette action, repoussez son échéance, ou avancez celle de l’action."
			if len(later) > 1 {
				which = "de " + itoa(len(later)) + " de ses actions, dont la dernière le " + day(last)
				remedy = "Si l’objectif a besoin de ces actions, repoussez son échéance, ou avancez la leur."
			}
			report(diag.Diagnostic{
				At: o.Due.At, Also: few(also), Value: dayShort(o.Due.V),
				Message: "L’" + objective(o) + " est à atteindre le " + day(o.Due.V) + ", avant la fin " + which + ".",
				Remedy:  remedy,
			})
		}
	},
}

// heldToNone: an action that serves several objectives, or a permanent one,
// which ends with the strategy.
func heldToNone(a *analysis.Analysis, x int) bool {
	return len(a.Actions[x].Objectives) > 1 || isPermanent(a, x)
}

// isPermanent: the action ends with the strategy.
func isPermanent(a *analysis.Analysis, x int) bool {
	due, end := a.Plan.Actions[x].Due, a.Plan.Community.End
	return due.OK() && end.OK() && due.V == end.V
}
