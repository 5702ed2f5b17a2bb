package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var theAsideContent = Rule{
	Code:     "THE-001",
	Severity: diag.Warning,
	Title:    "Thème écarté mais rempli",
	Explanation: "Le thème est « non retenu », et des lignes s’y rattachent pourtant. " +
		"S’il est traité, répondez « oui » ; sinon, changez le thème de ces lignes, ou retirez-les : le motif du thème vaut pour elles.",
	Basis: basisThemes,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		for i := range p.Themes {
			t, s := &p.Themes[i], &a.Themes[i]
			events := a.AwarenessByTheme[t.ID].Rows // whose figures its chapter gives
			if !analysis.SetAside(t) || len(s.Objectives)+len(s.Actions)+len(s.Indicators)+len(events) == 0 {
				continue
			}
			var also []diag.Position
			for _, o := range s.Objectives {
				also = append(also, p.Objectives[o].Theme.At)
			}
			for _, x := range s.Actions {
				also = append(also, p.Actions[x].Theme.At)
			}
			for _, n := range s.Indicators {
				also = append(also, p.Indicators[n].Theme.At)
			}
			for _, e := range events {
				also = append(also, cell(p.Events[e].Theme.At, p.Events[e].At))
			}
			report(diag.Diagnostic{
				At: t.Retained.At, Also: few(also), Value: "non",
				Message: "Le " + theme(t) + " n’est pas retenu, et compte pourtant " + contents(s, len(events)) + ".",
				Remedy:  "Répondez « oui » si le thème est traité ; sinon, changez le thème de ces lignes ou, si elles tombent avec lui, retirez-les.",
			})
		}
	},
}

// contents counts what is not nothing: « 2 objectifs et 1 action ».
func contents(s *analysis.ThemeState, events int) string {
	var parts []string
	for _, c := range []struct {
		n                int
		singular, plural string
	}{
		{len(s.Objectives), "objectif", "objectifs"},
		{len(s.Actions), "action", "actions"},
		{len(s.Indicators), "indicateur", "indicateurs"},
		{events, "événement de sensibilisation", "événements de sensibilisation"},
	} {
		if c.n > 0 {
			parts = append(parts, french.Count(c.n, c.singular, c.plural))
		}
	}
	return french.Join(parts)
}
