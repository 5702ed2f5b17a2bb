package workbook

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// raw is what a cell holds before the schema says what it means: the file
// format's facts and nothing else.
type raw struct {
	kind   rawKind
	form   rawForm // of a number
	number float64 // of a number; 0 or 1 of a boolean
	text   string  // of a text; the code of an error; the source of a formula
	runs   []richtext.Run
	link   string // the target of a link on the whole cell
	// dayless tells a date whose format shows its month or its year alone.
	dayless bool
}

type rawKind uint8

const (
	rawBlank rawKind = iota
	rawText
	rawNumber
	rawBool
	rawError   // #REF!, #DIV/0!…
	rawPending // a formula whose result was not saved
)

// rawForm is how a number is shown, as far as it changes its meaning.
type rawForm uint8

const (
	formPlain rawForm = iota
	formPercent
	formDate
	formTime      // a time of the day or a duration
	formThousands // "12 k€" for 12: the format says thousands, the value does not
)

// parser turns raw cells into typed cells, one sheet at a time.
type parser struct {
	// moment is what a date's number stands for in the file, see [xlsx.File.Time].
	moment func(serial float64) (time.Time, bool)
	themes *themeIndex
	report func(diag.Diagnostic)
	// tax receives each amount that says HT or TTC, to be held against the
	// community's choice once it is known.
	tax func(tax string, d diag.Position, value string)
	// dayless receives each first of a month whose cell does not show the day:
	// « mars-26 » was perhaps all that was typed. nil where nobody asks.
	dayless func(at diag.Position, day plan.Day)
	// unit is the unit of the row's indicator, for TypeMeasure; see setUnit.
	unit     string
	unitKind plan.UnitKind
	// saturated tells that no more diagnostics of the sheet will be shown: a
	// suggestion would be looked for in vain.
	saturated bool
	// known remembers the themes found by their text: a sheet names the same
	// few over and over.
	known map[string]plan.ThemeID
}

func (p *parser) setUnit(unit string) { p.unit, p.unitKind = unit, plan.KindOfUnit(unit) }

// column is a column of the schema made ready for reading.
type column struct {
	*Column
	choices []string          // the values offered, in order
	byWord  map[string]string // folded value or synonym → canonical value
}

func newColumn(c *Column) column {
	col := column{Column: c}
	if len(c.Values) > 0 {
		col.byWord = make(map[string]string, 4*len(c.Values))
		for _, v := range c.Values {
			if !v.Unlisted {
				col.choices = append(col.choices, v.Value)
			}
			for _, word := range append([]string{v.Value}, v.Synonyms...) {
				if folded := french.Fold(word); col.byWord[folded] == "" {
					col.byWord[folded] = v.Value
				}
			}
			// As the drop-down writes it: found without folding.
			col.byWord[v.Value] = v.Value
		}
	}
	return col
}

// cell types one cell. What cannot be understood is reported and kept as a
// CellInvalid with the text seen.
func (p *parser) cell(col *column, v *raw, at diag.Position) Cell {
	switch v.kind {
	case rawBlank:
		return Cell{At: at}
	case rawPending:
		return p.invalid(remarkFormula, v, at,
			"La formule de cette cellule n’a pas de résultat enregistré.",
			"Ouvrez puis enregistrez le classeur dans Excel ou LibreOffice, ou remplacez la formule par sa valeur.")
	case rawError:
		return p.invalid(remarkErrorCell, v, at,
			"La cellule affiche l’erreur "+quote(v.text)+" au lieu d’une valeur.",
			"Corrigez la formule, ou remplacez-la par sa valeur.")
	}
	switch col.Type {
	case TypeProse:
		return p.prose(col, v, at)
	case TypeCode:
		return p.code(col, v, at)
	case TypeRefs:
		return p.refs(v, at)
	case TypeNames:
		return p.names(v, at)
	case TypeEnum:
		return p.choice(col, v, at)
	case TypeTheme:
		return p.theme(v, at)
	case TypeYesNo:
		return p.yesNo(v, at)
	case TypeDate:
		return p.date(v, at)
	case TypeYear:
		return p.bounded(col, v, p.year(v, at))
	case TypeInteger, TypeNumber:
		return p.bounded(col, v, p.number(col, v, at))
	case TypePercent:
		return p.bounded(col, v, p.percent(v, at))
	case TypeMoney:
		return p.bounded(col, v, p.money(v, at))
	case TypeMeasure:
		return p.measure(v, at)
	case TypeColour:
		return p.colour(v, at)
	case TypeEmail:
		return p.email(v, at)
	case TypeSIREN:
		return p.siren(v, at)
	}
	return p.text(col, v, at)
}

// invalid reports a cell and keeps what was seen.
func (p *parser) invalid(r *Remark, v *raw, at diag.Position, message, remedy string) Cell {
	seen := p.seen(v)
	p.report(r.at(at, seen, message, remedy))
	return Cell{Kind: CellInvalid, Text: seen, At: at}
}

// seen is the cell's content as its author would recognise it.
func (p *parser) seen(v *raw) string {
	switch v.kind {
	case rawNumber:
		switch v.form {
		case formPercent:
			return decimal(v.number*100, ',') + " %"
		case formDate:
			if day, ok := p.serialDay(v.number); ok {
				return french.DateShort(day.Year, day.Month, day.Day)
			}
		case formTime:
			if v.number >= 0 && v.number < 1 {
				return time.Unix(int64(math.Round(v.number*86400)), 0).UTC().Format("15:04")
			}
		}
		return decimal(v.number, ',')
	case rawBool:
		if v.number != 0 {
			return "VRAI"
		}
		return "FAUX"
	case rawPending:
		return "=" + strings.TrimPrefix(v.text, "=")
	}
	return v.text
}

// decimal writes a number with as many digits as it has, and no groups: the
// form that a cell's editing line shows.
func decimal(v float64, sign byte) string {
	s := strconv.FormatFloat(settle(v), 'f', -1, 64)
	if sign != '.' {
		s = strings.Replace(s, ".", string(sign), 1)
	}
	return s
}

// settle rubs out the noise that binary fractions leave (35.000000000000004),
// keeping the fifteen digits that a spreadsheet keeps.
func settle(v float64) float64 {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return v
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return v
	}
	return rounded
}

// oneLine folds all white space of a text to single spaces. Most texts are
// returned as they are, at the cost of a look.
func oneLine(s string) string {
	space := true // a space here would be one too many
	for _, r := range s {
		switch {
		case r == ' ':
			if space {
				return strings.Join(strings.FieldsFunc(s, isFoldable), " ")
			}
			space = true
		case r < ' ' || r >= 0x7F && isFoldable(r):
			return strings.Join(strings.FieldsFunc(s, isFoldable), " ")
		default:
			space = false
		}
	}
	if space {
		return strings.Join(strings.FieldsFunc(s, isFoldable), " ")
	}
	return s
}

// isFoldable tells the white space and invisible characters that never carry a
// meaning. No-break spaces are among them: the report's typography sets its own.
func isFoldable(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

// isBlankText reports whether a text shows nothing.
func isBlankText(s string) bool {
	for _, r := range s {
		if !isFoldable(r) {
			return false
		}
	}
	return true
}

func (p *parser) wrongNature(v *raw, at diag.Position, expected, remedy string) Cell {
	what := "la valeur " + quote(p.seen(v))
	switch {
	case v.kind == rawNumber && v.form == formDate:
		what = "la date " + quote(p.seen(v))
	case v.kind == rawNumber && v.form == formPercent:
		what = "le pourcentage " + quote(p.seen(v))
	}
	return p.invalid(remarkNature, v, at, expected+", et la cellule contient "+what+".", remedy)
}
