package decree

import (
	"sync"

	"nrreport/internal/plan"
	"nrreport/templates"
)

// Section is one part of the catalogue: the tools for the programme de travail,
// a theme, or what belongs to all themes.
type Section struct {
	// Key is "prerequis", "theme-1" to "theme-6", or "transversal".
	Key string
	// Theme is the theme's number, 0 for the other two.
	Theme plan.ThemeID
	Title string
	// The examples, in the guide's order. The singular names are those of
	// the data file.
	Actions    []ExampleAction    `toml:"action"`
	Indicators []ExampleIndicator `toml:"indicator"`
	Resources  []Resource         `toml:"resource"`
}

// ExampleAction is an action that the guide suggests.
type ExampleAction struct {
	// Code is stable: "CAT-1-A03".
	Code string
	// Title has 90 characters at most; Description is one sentence.
	Title, Description string
	// Side is the part of the D. 2311-15 report it goes to.
	Side plan.Side
}

// ExampleIndicator is an indicator that the guide suggests, or that we add.
type ExampleIndicator struct {
	Code  string // "CAT-5-I02"
	Title string
	// Unit is as it is printed: « % », « nombre », « tCO₂e ».
	Unit string
	// Direction is our reading; the guide gives none.
	Direction plan.Direction
	// Method says how to compute it, as one sentence.
	Method string
	// Threshold is the code of the dated legal threshold, or "".
	Threshold string
	// OutsideGuide marks what the guide does not hold.
	OutsideGuide bool `toml:"outside_guide"`
	// Follows is the figure that the awareness log computes for it, or "".
	Follows AwarenessFigure
}

// AwarenessFigure is a follow-up figure computed from the « Sensibilisation »
// log, as sections 4 and 5 of the guide ask for it.
type AwarenessFigure string

const (
	// EventsFigure counts campaigns, workshops, talks…
	EventsFigure AwarenessFigure = "événements"
	// WorkshopsFigure counts workshops and fresks.
	WorkshopsFigure AwarenessFigure = "ateliers"
	// PeopleFigure sums the participants.
	PeopleFigure AwarenessFigure = "personnes"
	// ActorsFigure counts distinct actors, by typology.
	ActorsFigure AwarenessFigure = "acteurs"
	// CertifiedFigure sums the people certified.
	CertifiedFigure AwarenessFigure = "certifiées"
)

// Resource is a tool, guide or course that helps.
type Resource struct {
	Code  string // "CAT-5-R06"
	Title string
	// Lang is the title's language when it is not French ("en"), or "".
	Lang string
	// Publisher is empty where the source names none.
	Publisher string
	// URL is empty where the source gives none: none is ever guessed.
	URL string
}

// Catalogue returns every example of the guide: the tools for the programme
// de travail, the six themes in order, then what belongs to all themes.
func Catalogue() []Section { return catalogueFile().Section }

var catalogueFile = sync.OnceValue(func() (file struct{ Section []Section }) {
	mustDecode("catalogue.toml", templates.Catalogue, &file)
	return file
})

// Term is an entry of the glossary.
type Term struct {
	Term string
	// Expansion is what an abbreviation stands for, or "".
	Expansion string
	// Lang is the language of the expansion when it is not French, or "".
	Lang string
	// Definition is one sentence.
	Definition string
	// Forms are the words by which the term is met in a text, when they are
	// not the term alone; see [Term.Met].
	Forms []string
}

// Met are the words by which the term is met in a text. Those of an
// abbreviation are written just so; the others take capitals and the endings of
// gender and number.
func (t *Term) Met() (forms []string, abbreviation bool) {
	if t.Forms == nil {
		return []string{t.Term}, t.Expansion != ""
	}
	return t.Forms, t.Expansion != ""
}

// Glossary returns the terms in alphabetical order, accents left aside.
func Glossary() []Term { return glossaryFile().Term }

var glossaryFile = sync.OnceValue(func() (file struct{ Term []Term }) {
	mustDecode("glossary.toml", templates.Glossary, &file)
	return file
})
