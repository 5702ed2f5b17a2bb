package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var refRepeated = Rule{
	Code:        "REF-007",
	Severity:    diag.Info,
	Title:       "Code répété dans une cellule",
	Explanation: "Le même code figure deux fois dans la cellule. Il n’est compté qu’une fois ; peut-être en visiez-vous un autre.",
	Check: func(a *analysis.Analysis, report Reporter) {
		check := func(refs plan.Refs, rowAt diag.Position, from string) {
			if code, ok := repeated(refs.Codes); ok {
				report(diag.Diagnostic{
					At: cell(refs.At, rowAt), Value: code,
					Message: "Le code " + quote(code) + " est cité plusieurs fois par l’" + from + ".",
					Remedy:  "Supprimez la répétition, ou remplacez-la par le code que vous visiez.",
				})
			}
		}
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if len(x.Objectives.Codes) > 1 || len(x.Indicators.Codes) > 1 {
				check(x.Objectives, x.At, action(x))
				check(x.Indicators, x.At, action(x))
			}
		}
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; len(n.Objectives.Codes) > 1 {
				check(n.Objectives, n.At, indicator(n))
			}
		}
	},
}

// repeated returns the first code that comes a second time.
func repeated(codes []string) (string, bool) {
	if len(codes) < 2 {
		return "", false
	}
	seen := make(map[string]bool, len(codes))
	for _, code := range codes {
		key := french.FoldCode(code)
		if seen[key] {
			return code, true
		}
		seen[key] = true
	}
	return "", false
}
