package decree

import (
	"strings"
	"sync"

	"nrreport/internal/plan"
	"nrreport/templates"
)

// Template is a text with places to fill in, written {{name}}.
type Template string

// Fill puts values in their places: Fill("nom", "Durand", "qualité", "maire").
// A place that gets no value stays visible, so that it cannot be overlooked.
func (t Template) Fill(namesAndValues ...string) string {
	pairs := make([]string, len(namesAndValues))
	for i, s := range namesAndValues {
		if i%2 == 0 {
			s = "{{" + s + "}}"
		}
		pairs[i] = s
	}
	return strings.NewReplacer(pairs...).Replace(string(t))
}

// ProsePart is the title of a part of the report, and the sentences that open
// it in each type of document; these are empty where the part needs none.
type ProsePart struct {
	Title            string
	Strategy, Review string
}

// Intro returns the opening sentences for a type of document.
func (p ProsePart) Intro(d plan.DocumentType) string {
	if d == plan.YearlyReview {
		return p.Review
	}
	return p.Strategy
}

// Prose is the fixed prose of the report; that of the workbook to fill in stands
// in its schema. Templates list the names they use.
type Prose struct {
	Cover struct {
		Strategy, Review string   // the title
		Exercise         Template // année
		Period           Template // début, fin
		InternalEdition  string   `toml:"internal_edition"`
		Draft            string   // the watermark
	}
	Part struct {
		Contents         ProsePart
		Editorial        ProsePart
		Essentials       ProsePart
		Legal            ProsePart
		Reading          ProsePart
		Matrix           ProsePart
		Programme        ProsePart
		Actors           ProsePart
		Governance       ProsePart
		Objectives       ProsePart
		Actions          ProsePart
		Indicators       ProsePart
		YearReview       ProsePart `toml:"year_review"`
		Outlook          ProsePart
		Awareness        ProsePart
		SetAside         ProsePart `toml:"set_aside"` // a theme « non retenu »
		Means            ProsePart
		Calendar         ProsePart
		Sustainability   ProsePart // the part for the D. 2311-15 report
		Changes          ProsePart // since the year before
		InternalFollowup ProsePart `toml:"internal_followup"`
		ActionSheets     ProsePart `toml:"action_sheets"`
		IndicatorMethods ProsePart `toml:"indicator_methods"`
		Methods          ProsePart
		Resources        ProsePart
		Glossary         ProsePart
		DataNotes        ProsePart `toml:"data_notes"`
		Errors           ProsePart // the annex of a draft
		Integrity        ProsePart
		Accessibility    ProsePart
	}
	// Legal is the legal frame, one page.
	Legal struct {
		Section []struct {
			Title, Text string
			Items       []string // a list after the text, or none
		}
		Deadline []struct{ What, When, Basis string }
	}
	// Reading is « Comment lire ce rapport ».
	Reading struct {
		Text        []string // paragraphs
		Curves      string   `toml:"curves"`
		StatesIntro string   `toml:"states_intro"`
		// State explains the four states of a value: a number, n.d., s.o.,
		// non renseigné.
		State []struct{ Label, Meaning string }
	}
	// Method says how the figures are computed. The keys are reference,
	// lateness, progress, means, trend, target, threshold, awareness,
	// rounding.
	Method  []struct{ Key, Title, Text string }
	Mention struct {
		OnlineDate        string   `toml:"online_date"`
		Running           Template // collectivité, titre
		AmountsExclTax    string   `toml:"amounts_excl_tax"`
		AmountsInclTax    string   `toml:"amounts_incl_tax"`
		AmountsUnknownTax string   `toml:"amounts_unknown_tax"`
		NoDataNotes       string   `toml:"no_data_notes"`
		NoWarnings        string   `toml:"no_warnings"` // of a draft that has errors
		PublicEdition     string   `toml:"public_edition"`
		InternalEdition   string   `toml:"internal_edition"`
		Draft             string
		Guide             string // where the catalogue comes from
	}
	Integrity struct {
		SHA256         string
		Verify         string
		DataAttached   string `toml:"data_attached"`
		SourceAttached string `toml:"source_attached"`
		// SourcesAttached stands for several workbooks.
		SourcesAttached string `toml:"sources_attached"`
	}
	Accessibility struct {
		Text    []string // paragraphs
		Contact Template // contact
	}
}

// Words returns the fixed prose.
func Words() *Prose { return proseFile() }

var proseFile = sync.OnceValue(func() *Prose {
	var file Prose
	mustDecode("prose.toml", templates.Prose, &file)
	return &file
})
