package report

import (
	"strconv"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// governance says who runs the strategy, how, and how it is assessed.
func (c *composer) governance() []document.Block {
	com := &c.p.Community
	var blocks []document.Block
	blocks = add(blocks,
		c.section("", "Pilotage", c.prose(com.Governance)...),
		c.section("", "Suivi et évaluation", c.prose(com.Evaluation)...),
		c.section("", "Repères", c.landmarks()...),
	)
	return add(nil, c.part(analysis.AnchorGovernance, c.fixed.Part.Governance, blocks...))
}

// landmarks are the community, the people and the dates. The contact's name
// and address are printed in the internal edition only.
func (c *composer) landmarks() []document.Block {
	com := &c.p.Community
	f := c.fieldList()
	f.text("Collectivité", com.Name.Or(""))
	f.text("Nature", string(com.Nature.Or("")))
	f.text("SIREN", groupedSIREN(com.SIREN.Or("")))
	f.text("Population", c.population())
	f.text("Élue ou élu référent", joinWith(", ", com.Elected.Or(""), com.ElectedRole.Or("")))
	f.text("Direction pilote", com.Department.Or(""))
	if c.opt.Edition == Internal {
		f.text("Contact", joinWith(", ", com.ContactName.Or(""), com.ContactRole.Or("")))
		f.text("Courriel du contact", com.ContactEmail.Or(""))
	} else {
		f.text("Contact", com.ContactRole.Or(""))
	}
	f.text("Période de la stratégie", c.period())
	f.text("Organe délibérant", com.Assembly.Or(""))
	f.text("Date de séance", dateLong(com.SessionDate.Or(plan.Day{})))
	if c.a.Review || com.BudgetDebate.OK() { // due in a bilan only
		f.text("Débat budgétaire", dateLong(com.BudgetDebate.Or(plan.Day{})))
	}
	f.text("Auteur de l’acte", c.author())
	f.extras(com.Extras)
	if len(f.items) == 0 {
		return nil
	}
	return []document.Block{f.fields("Repères : collectivité, personnes et dates")}
}

func (c *composer) population() string {
	com := &c.p.Community
	if !com.Population.OK() {
		return ""
	}
	text := french.Integer(int64(com.Population.V)) + french.NBSP + french.Plural(com.Population.V, "habitant", "habitants")
	if com.PopulationYear.OK() {
		text += " (" + strconv.Itoa(int(com.PopulationYear.V)) + ")"
	}
	return text
}

// groupedSIREN writes the nine digits by threes, as they are read aloud.
func groupedSIREN(siren string) string {
	if len(siren) != 9 {
		return siren
	}
	return siren[:3] + french.NNBSP + siren[3:6] + french.NNBSP + siren[6:]
}

func (c *composer) period() string {
	com := &c.p.Community
	switch {
	case com.Start.OK() && com.End.OK():
		return french.DateRange(french.Day(com.Start.V), french.Day(com.End.V))
	case com.Start.OK():
		return "à partir du " + dateLong(com.Start.V)
	case com.End.OK():
		return "jusqu’au " + dateLong(com.End.V)
	}
	return ""
}
