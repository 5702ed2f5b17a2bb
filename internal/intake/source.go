package intake

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"

	"nrreport/internal/french"
	"nrreport/internal/workbook"
	"nrreport/templates"
)

// Source is the map of another tool's workbook: one TOML file.
type Source struct {
	// Name is what users call the tool.
	Name string
	// Needs are the titles without which a sheet is none of the tool's.
	Needs []string
	// Separators part the values of a cell that holds several; line breaks
	// always do.
	Separators string
	// IgnoredSheets explain the tool's workbook and hold nothing of the plan;
	// Bands are the titles that stand above groups of columns.
	IgnoredSheets []string `toml:"ignored_sheets"`
	Bands         []string
	// Guides start the title of rows that explain, or give an example.
	Guides []string
	// Blanks are values that say nothing.
	Blanks []string
	// Columns in the order in which they are looked for.
	Columns []Column `toml:"column"`
}

// Column says where the columns of some titles go.
type Column struct {
	// Titles are compared folded, without HT, TTC and euros; # stands for a
	// number, #### for a year.
	Titles []string
	As     Use
	// Key is the column of the sheet Actions that receives the value.
	Key string
	// Others is the column that receives what Key cannot: the pilots beyond
	// the first, the amounts of the funders.
	Others string
	// Label stands before the value in a text; the title does by default.
	Label string
	// Level is the depth of an axis, from 1.
	Level int
	// Fallback: only where Key was left blank by the other columns.
	Fallback bool
	// Confirm is what a person is asked to confirm when the column holds
	// something; %s stands for the value.
	Confirm string
	// Why says why the workbook has no place for the value.
	Why string
}

// Use is what becomes of a column's values.
type Use string

const (
	// AsCell: the value of Key, typed as that column is.
	AsCell Use = "cell"
	// AsText: a paragraph of Key, after its label.
	AsText Use = "text"
	// AsNames: items of Key.
	AsNames Use = "names"
	// AsPilot: the first item in Key, the others in Others.
	AsPilot Use = "pilot"
	// AsAxis: level 1 is a theme of the community's own, deeper levels are
	// objectives.
	AsAxis Use = "axis"
	// AsSubAction: an action of its own, under the one before.
	AsSubAction Use = "sub-action"
	// AsIndicators: rows of the sheet Indicateurs, one per item.
	AsIndicators Use = "indicators"
	// AsFlag: « oui » asks for Confirm.
	AsFlag Use = "flag"
	// AsBudget: an amount, in Key.
	AsBudget Use = "budget"
	// AsFunding: free text of funders and amounts (« Région : 12 000 € »).
	// The text goes to Others, the funders to Key.
	AsFunding Use = "funding"
	// AsFunder: items of Key; AsAmount: what the funder to its left gives, as
	// a line of Key.
	AsFunder Use = "funder"
	AsAmount Use = "amount"
	// AsNone: the workbook has no place for it, and Why.
	AsNone Use = "none"
)

// uses says what each use needs: the type that Key must have, if any.
var uses = map[Use]struct {
	key   []workbook.Type
	other []workbook.Type
}{
	AsCell:       {key: []workbook.Type{}},
	AsText:       {key: []workbook.Type{workbook.TypeProse}},
	AsNames:      {key: []workbook.Type{workbook.TypeNames, workbook.TypeText}},
	AsPilot:      {key: []workbook.Type{workbook.TypeText}, other: []workbook.Type{workbook.TypeNames}},
	AsAxis:       {},
	AsSubAction:  {},
	AsIndicators: {},
	AsFlag:       {},
	AsBudget:     {key: []workbook.Type{workbook.TypeMoney}},
	AsFunding:    {key: []workbook.Type{workbook.TypeNames}, other: []workbook.Type{workbook.TypeProse}},
	AsFunder:     {key: []workbook.Type{workbook.TypeNames}},
	AsAmount:     {key: []workbook.Type{workbook.TypeProse}},
	AsNone:       {},
}

// A MapError says, in French, what is wrong with the map of a source.
type MapError struct{ Name, Reason string }

func (e *MapError) Error() string {
	return fmt.Sprintf("La table de correspondance « %s » ne peut pas servir : %s.\nPrenez modèle sur celle que crée « nrreport import --new-map modele.toml ».", e.Name, e.Reason)
}

// Known returns the sources that the program knows.
var Known = sync.OnceValue(func() []*Source {
	var list []*Source
	for _, data := range templates.ImportMaps() {
		s, err := Load("templates/imports", data)
		if err != nil {
			panic(err) // the tests read them all
		}
		list = append(list, s)
	}
	return list
})

// NewMap is a map to adapt to another tool, explained in French: each use once,
// and the columns that may receive a value.
func NewMap() string {
	var keys []string
	for _, c := range actionsSheet().Columns {
		if !c.OnDemand {
			keys = append(keys, fmt.Sprintf("#   %-16s %s", c.Key, c.Header))
		}
	}
	return strings.Replace(templates.ImportMapModel, "{{clés}}", strings.Join(keys, "\n"), 1)
}

// Load reads the map of a source. The error is a [*MapError].
func Load(name string, data []byte) (*Source, error) {
	fail := func(format string, args ...any) (*Source, error) {
		return nil, &MapError{name, fmt.Sprintf(format, args...)}
	}
	s := &Source{}
	decoder := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	if err := decoder.Decode(s); err != nil {
		var unknown *toml.StrictMissingError
		if errors.As(err, &unknown) && len(unknown.Errors) > 0 {
			line, _ := unknown.Errors[0].Position()
			return fail("la ligne %d a un champ inconnu, « %s »", line, strings.Join(unknown.Errors[0].Key(), "."))
		}
		var wrong *toml.DecodeError
		if errors.As(err, &wrong) {
			line, _ := wrong.Position()
			return fail("la ligne %d n’est pas comprise", line)
		}
		return fail("ce n’est pas un fichier TOML lisible")
	}
	switch {
	case s.Name == "":
		return fail("elle n’a pas de nom (name)")
	case len(s.Needs) == 0:
		return fail("elle ne dit pas à quels titres reconnaître une feuille (needs)")
	}
	for i := range s.Columns {
		if reason := s.Columns[i].fault(); reason != "" {
			name := "« " + strings.Join(s.Columns[i].Titles, " »/« ") + " »"
			if len(s.Columns[i].Titles) == 0 {
				name = "n° " + strconv.Itoa(i+1)
			}
			return fail("la colonne %s %s", name, reason)
		}
	}
	return s, nil
}

func (c *Column) fault() string {
	need, known := uses[c.As]
	switch {
	case len(c.Titles) == 0:
		return "n’a pas de titre (titles)"
	case !known:
		return fmt.Sprintf("a un usage inconnu (as = « %s »)", c.As)
	case c.As == AsAxis && c.Level < 1:
		return "n’a pas de niveau (level)"
	case c.As == AsFlag && c.Confirm == "":
		return "ne dit pas ce qu’il faut confirmer (confirm)"
	case c.As == AsNone && c.Why == "":
		return "ne dit pas pourquoi elle n’a pas de place (why)"
	}
	for _, target := range []struct {
		field, key string
		types      []workbook.Type
	}{{"key", c.Key, need.key}, {"others", c.Others, need.other}} {
		if target.types == nil {
			continue
		}
		i := actionsSheet().Column(target.key)
		if i < 0 {
			return fmt.Sprintf("va dans une colonne qui n’existe pas (%s = « %s »)", target.field, target.key)
		}
		if t := actionsSheet().Columns[i].Type; len(target.types) > 0 && !slices.Contains(target.types, t) {
			return fmt.Sprintf("va dans une colonne d’un autre type (%s = « %s »)", target.field, target.key)
		}
	}
	return ""
}

func actionsSheet() *workbook.Sheet { return workbook.SheetOf(workbook.SheetActions) }

// title is a title made ready to be compared: folded, without what says how
// amounts are counted, numbers as #.
type title struct {
	text string
	// tax is "HT" or "TTC" where the title says so; year is that of a title
	// that is nothing but a year.
	tax, year string
}

func readTitle(s string) title {
	var t title
	var words []string
	for _, word := range strings.Fields(french.Fold(strings.ReplaceAll(s, "#", "1"))) {
		switch word {
		case "ht", "ttc":
			t.tax = strings.ToUpper(word)
		case "euro", "euros", "eur":
		default:
			if strings.Trim(word, "0123456789") == "" {
				if len(word) == 4 {
					t.year = word
				}
				word = "#"
			}
			words = append(words, word)
		}
	}
	t.text = strings.Join(words, " ")
	if t.text != "#" {
		t.year = ""
	}
	return t
}

// find returns the column of a title, or nil.
func (s *Source) find(t title) *Column {
	for i := range s.Columns {
		for _, typed := range s.Columns[i].Titles {
			if readTitle(typed).text == t.text && (t.text != "#" || t.year != "") {
				return &s.Columns[i]
			}
		}
	}
	return nil
}

// startsWith reports whether a text starts with one of the entries, folded.
func startsWith(text string, entries []string) bool { return matches(text, entries, strings.HasPrefix) }

// isOneOf reports whether a text is one of the entries, folded.
func isOneOf(text string, entries []string) bool {
	return matches(text, entries, func(a, b string) bool { return a == b })
}

// matches holds a text against entries, both folded; an entry of signs alone, of
// which folding leaves nothing, is taken as it is: « - » is not every sign.
func matches(text string, entries []string, match func(text, entry string) bool) bool {
	bare, folded := strings.TrimSpace(text), french.Fold(text)
	return slices.ContainsFunc(entries, func(e string) bool {
		if entry := french.Fold(e); entry != "" {
			return match(folded, entry)
		}
		e = strings.TrimSpace(e)
		return e != "" && match(bare, e)
	})
}
