// Package decree says what the law asks of a stratégie numérique responsable
// and what the interministerial guide suggests to answer it: requirements,
// themes, dated thresholds, repealed texts, the catalogue of examples, the
// glossary, and the fixed prose of the report and the workbook.
//
// The data stand in readable TOML files (package templates). Each file is read
// at most once, when first asked for: a command that needs no catalogue does
// not pay for it. The files travel in the binary and the tests read them all,
// so that a file that cannot be read is a programming fault: it panics.
//
// What is returned is shared by all callers: it is to be read, not changed.
//
// Two kinds of sources stand behind the data. What the law says comes from the
// texts cited in each Basis field; where a fact was read in one place only, the
// wording says « repère ». What the guide suggests comes from « Stratégie
// numérique responsable des collectivités » (mission interministérielle
// numérique écoresponsable and Les Interconnectés, 2023, licence Etalab 2.0),
// in our own words.
package decree

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pelletier/go-toml/v2"

	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/templates"
)

// Part is the part of the texts that a requirement belongs to.
type Part string

const (
	// Programme: the programme de travail of D. 2311-15-1.
	Programme Part = "programme"
	// Content: the stratégie itself, D. 2311-15-1.
	Content Part = "stratégie"
	// ThemePart: one of the six themes that D. 2311-15-1 proposes. Each must
	// be treated or explained.
	ThemePart Part = "thème"
	// Review: the yearly review (L. 2311-1-1) and the report that receives it
	// (D. 2311-15).
	Review Part = "bilan"
	// Publication: R. 2131-1.
	Publication Part = "publication"
)

// Codes of the requirements of D. 2311-15-1, in the order of [Requirements];
// those of the themes follow, "TH-1" to "TH-6".
const (
	Actors             = "PT-ACT"
	ImpactReview       = "PT-A"
	UsageReview        = "PT-B"
	EarlierActions     = "PT-C"
	StrategyObjectives = "ST-A"
	StrategyIndicators = "ST-B"
	StrategyMeasures   = "ST-C"
	StrategyMeans      = "ST-D"
)

// Codes of the duties around the strategy, in the order of [Duties].
const (
	YearlyReview     = "BIL"
	InternalReport   = "RDD-INT"
	TerritoryReport  = "RDD-TER"
	EvaluationReport = "RDD-MOD"
	ActPublication   = "PUB"
)

// Requirement is one thing that the texts ask for.
type Requirement struct {
	// ID is the stable code ("PT-A"), the key of the decree matrix.
	ID   string
	Part Part
	// Theme is the theme's number for ThemePart, 0 otherwise.
	Theme plan.ThemeID
	// Title is short, for tables.
	Title string
	// Text is what the text asks for, as one sentence.
	Text string
	// Basis is the legal reference, no finer than what could be read.
	Basis string
}

// Requirements returns the elements of article D. 2311-15-1: the programme de
// travail and its actors, the content of the strategy, the six themes.
func Requirements() []Requirement { return decreeFile().Requirement }

// Duties returns what surrounds the strategy: the yearly review (L. 2311-1-1),
// the parts of the report that receives it (D. 2311-15), the publication of
// the act (R. 2131-1).
func Duties() []Requirement { return decreeFile().Duty }

// RequirementByID finds a requirement or a duty by its code.
func RequirementByID(id string) (Requirement, bool) {
	for _, list := range [][]Requirement{Requirements(), Duties()} {
		for _, r := range list {
			if r.ID == id {
				return r, true
			}
		}
	}
	return Requirement{}, false
}

var decreeFile = sync.OnceValue(func() (file struct{ Requirement, Duty []Requirement }) {
	mustDecode("decree.toml", templates.Decree, &file)
	return file
})

// Theme is one of the six themes of article D. 2311-15-1.
type Theme struct {
	ID plan.ThemeID
	// Title is the theme as the decree names it.
	Title string
	// Short has 32 characters at most: drop-downs, running titles, charts.
	Short string
	// Abbr is for the narrowest places, beside the number.
	Abbr string
}

// Themes returns the six themes, in the decree's order.
func Themes() []Theme { return themesFile().Theme }

var themesFile = sync.OnceValue(func() (file struct{ Theme []Theme }) {
	mustDecode("themes.toml", templates.Themes, &file)
	return file
})

// Threshold is a legal threshold whose value depends on the year. All of them
// are percentages to be reached or exceeded, and nothing else is foreseen: the
// analysis compares with ≥, and IND-029 refuses an indicator in another unit or
// of another direction.
type Threshold struct {
	// Code is what the « seuil légal » column holds ("AGEC-58").
	Code string
	// Title is the indicator that the text defines; Short is for charts.
	Title, Short string
	Theme        plan.ThemeID
	Unit         string         // "%"
	Direction    plan.Direction // plan.Up
	// Basis is the law and its decree.
	Basis string
	// Measure says what the share is a share of.
	Measure string
	// Note tells what to be careful about where the fact was read in one
	// place only, or is empty.
	Note string
	// Steps are in ascending years.
	Steps []Step
}

// Step is a value that holds from 1 January of a year.
type Step struct {
	From  int
	Value float64
}

// At returns the value to reach in a year, and false before the first step.
func (t Threshold) At(year int) (value float64, ok bool) {
	s, ok := t.InForce(year)
	return s.Value, ok
}

// InForce returns the step that holds in a year, and false before the first.
func (t Threshold) InForce(year int) (step Step, ok bool) {
	for _, s := range t.Steps {
		if s.From > year {
			break
		}
		step, ok = s, true
	}
	return step, ok
}

// Thresholds returns the dated legal thresholds.
func Thresholds() []Threshold { return thresholdsFile().Threshold }

// ThresholdByCode finds a threshold by its code, whatever the case and the
// dash typed.
func ThresholdByCode(code string) (Threshold, bool) {
	folded := french.Fold(code)
	for _, t := range Thresholds() {
		if french.Fold(t.Code) == folded {
			return t, true
		}
	}
	return Threshold{}, false
}

// RepealedText is a text that is no longer in force but that plans still cite.
type RepealedText struct {
	Code  string // "2021-254"
	Title string // « décret n° 2021-254 du 9 mars 2021 »
	// Since is the day from which it is repealed.
	Since plan.Day
	// Remedy is a sentence for the diagnostic.
	Remedy string

	patterns []*regexp.Regexp
}

// CitedIn reports whether a text cites the repealed one, however it is typed.
func (r RepealedText) CitedIn(text string) bool {
	if !strings.Contains(text, r.Code[:4]) {
		return false // the year is in every way to cite it
	}
	return slices.ContainsFunc(r.patterns, func(p *regexp.Regexp) bool { return p.MatchString(text) })
}

// RepealedTexts returns the repealed texts worth a warning.
func RepealedTexts() []RepealedText { return thresholdsFile().Repealed }

type thresholdsData struct {
	Threshold []Threshold
	Repealed  []RepealedText
}

var thresholdsFile = sync.OnceValue(func() thresholdsData {
	var file struct {
		Threshold []Threshold
		Repealed  []struct {
			Code, Title, Remedy string
			Since               toml.LocalDate
			Patterns            []string
		}
	}
	mustDecode("thresholds.toml", templates.Thresholds, &file)
	data := thresholdsData{Threshold: file.Threshold}
	for _, r := range file.Repealed {
		text := RepealedText{Code: r.Code, Title: r.Title, Remedy: r.Remedy,
			Since: plan.Day{Year: r.Since.Year, Month: time.Month(r.Since.Month), Day: r.Since.Day}}
		for _, p := range r.Patterns {
			text.patterns = append(text.patterns, regexp.MustCompile(p))
		}
		data.Repealed = append(data.Repealed, text)
	}
	return data
})

// mustDecode reads an embedded file, in which every key must be known.
func mustDecode(name string, data []byte, into any) {
	decoder := toml.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		panic("decree: the embedded file " + name + " is not what the program expects: " + err.Error())
	}
}
