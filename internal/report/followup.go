package report

import (
	"cmp"
	"slices"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// followUp is for those who run the plan, in the internal edition only: late
// actions, measures without means, values still to be given, by pilot.
func (c *composer) followUp() []document.Block {
	if c.opt.Edition != Internal {
		return nil
	}
	var blocks []document.Block
	for _, p := range c.pilots() {
		blocks = add(blocks, c.section("", p.name, c.pilotBlocks(p)...))
	}
	if len(blocks) == 0 {
		blocks = []document.Block{c.sentence("Rien n’est en retard, chaque action ouverte indique ses moyens et toutes les valeurs de l’exercice sont renseignées.")}
	}
	return add(nil, c.part("suivi-interne", c.fixed.Part.InternalFollowup, blocks...))
}

// pilot gathers what one department has to follow up.
type pilot struct {
	name                    string
	late, unfunded, missing []int // indices of actions, actions, indicators
}

const noPilot = "Direction pilote non précisée"

// pilots are those with something to follow up, by name; what has none is last.
func (c *composer) pilots() []pilot {
	at := map[string]int{}
	var list []pilot
	of := func(name string) *pilot {
		folded := french.Fold(name)
		k, known := at[folded]
		if !known {
			k = len(list)
			at[folded] = k
			list = append(list, pilot{name: name})
		}
		return &list[k]
	}
	for i := range c.a.Actions {
		if c.a.Actions[i].Late {
			p := of(textOr(c.p.Actions[i].Pilot, noPilot))
			p.late = append(p.late, i)
		}
	}
	for _, i := range c.a.Means.Unfunded {
		p := of(textOr(c.p.Actions[i].Pilot, noPilot))
		p.unfunded = append(p.unfunded, i)
	}
	for i := range c.a.Indicators {
		if c.a.Review && c.a.Indicators[i].Current.Kind == plan.NotFilled {
			p := of(c.indicatorPilot(&c.a.Indicators[i]))
			p.missing = append(p.missing, i)
		}
	}
	slices.SortStableFunc(list, func(x, y pilot) int {
		return cmp.Or(cmp.Compare(one(x.name == noPilot), one(y.name == noPilot)), cmp.Compare(french.Fold(x.name), french.Fold(y.name)))
	})
	return list
}

// indicatorPilot is the pilot of the first action that an indicator follows:
// the workbook gives indicators none of their own.
func (c *composer) indicatorPilot(s *analysis.IndicatorState) string {
	for _, i := range s.Actions {
		if p := c.p.Actions[i].Pilot; p.OK() {
			return p.V
		}
	}
	for _, o := range s.Objectives {
		for _, i := range c.a.Objectives[o].Actions {
			if p := c.p.Actions[i].Pilot; p.OK() {
				return p.V
			}
		}
	}
	return noPilot
}

func (c *composer) pilotBlocks(p pilot) []document.Block {
	var blocks []document.Block
	list := func(singular, plural string, rows []int, text func(int) string) {
		if len(rows) == 0 {
			return
		}
		blocks = append(blocks, c.label(count(len(rows), singular, plural)))
		l := &document.List{}
		for _, i := range rows {
			l.Items = append(l.Items, document.Item{Blocks: []document.Block{c.sentence(text(i))}})
		}
		blocks = append(blocks, l)
	}
	list("action en retard", "actions en retard", p.late, func(i int) string {
		return c.actionNames[i] + " : échéance le " + dateShort(c.p.Actions[i].Due) +
			", en retard de " + french.Days(c.a.Actions[i].DaysLate) + "."
	})
	list("action sans moyens indiqués", "actions sans moyens indiqués", p.unfunded, func(i int) string {
		return french.Stop(c.actionNames[i])
	})
	list("valeur de l’exercice à renseigner", "valeurs de l’exercice à renseigner", p.missing, func(i int) string {
		return french.Stop(c.indicatorLabels[i])
	})
	return blocks
}
