package workbook

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
)

// longestIdentity bounds each part of a label, in characters.
const longestIdentity = 200

// Label names a row as its users do: its code, or the cells that together tell
// it from another (« 14/03/2026 · Fresque du numérique · Médiathèque »). It is
// empty for a row that has none of them, and for a form.
func (t *Table) Label(row int) string {
	var parts []string
	for _, key := range t.Sheet.Identity {
		i := t.Sheet.Column(key)
		if text := t.Rows[row].Cells[i].Shown(&t.Sheet.Columns[i]); text != "" {
			parts = append(parts, diag.Shorten(text, longestIdentity))
		}
	}
	return strings.Join(parts, " · ")
}

// RowName names a row of that label inside a sentence: « l’action A1.2 »,
// « le thème 4 », « l’acteur « Atelier des communs » ».
func (s *Sheet) RowName(label string) string {
	switch {
	case s.Form:
		return "la feuille " + french.Quote(s.Name)
	case label == "":
		return s.namelessRow()
	case s.HasShortIdentity():
		return s.Row + french.NBSP + diag.Shorten(label, longestName)
	}
	return s.Row + " " + french.Quote(diag.Shorten(label, longestName))
}

// ListName is [Sheet.RowName] in a list of rows of one kind: a code alone, or
// what else tells the row, in quotes, since it may hold commas.
func (s *Sheet) ListName(label string) string {
	switch {
	case label == "":
		return s.namelessRow()
	case s.HasShortIdentity():
		return label
	}
	return french.Quote(label)
}

func (s *Sheet) namelessRow() string { return "une ligne sans " + s.Identifier() }

// Identifier is what rows are known by: their « code », their « numéro », or their
// « nom ».
func (s *Sheet) Identifier() string {
	switch {
	case s.HasCodes():
		return "code"
	case s.HasShortIdentity():
		return "numéro"
	}
	return "nom"
}

// longestName bounds a label inside a sentence, in characters.
const longestName = 80

// HasCodes reports whether rows are known by a code of their own.
func (s *Sheet) HasCodes() bool { return s.identityType() == TypeCode }

// HasShortIdentity reports whether rows are known by a code or a number, by which
// others cite them; the others are known by what they are.
func (s *Sheet) HasShortIdentity() bool {
	return s.HasCodes() || s.identityType() == TypeTheme
}

// identityType is the type of the only column that tells rows apart, TypeText
// where several do or, in a form, none.
func (s *Sheet) identityType() Type {
	if len(s.Identity) != 1 {
		return TypeText
	}
	return s.Columns[s.Column(s.Identity[0])].Type
}

// OfRow is [Sheet.RowName] after « de »: « du thème 4 ».
func (s *Sheet) OfRow(label string) string {
	name := s.RowName(label)
	if masculine, ok := strings.CutPrefix(name, "le "); ok {
		return "du " + masculine
	}
	if vowel, ok := strings.CutPrefix(name, "une "); ok {
		return "d’une " + vowel
	}
	return "de " + name
}

// KeyOf reduces a label to what identifies the row: two labels typed differently
// (« a1.2 », « A1. 2 ») have one key. A label that holds something has a key
// that holds something.
func (s *Sheet) KeyOf(label string) string {
	if s.HasCodes() {
		return french.FoldCode(label)
	}
	if folded := french.Fold(label); folded != "" {
		return folded
	}
	return label // nothing but signs: they are all there is to compare
}

// Shown is what the cell of a column says, in one line, as its author would
// recognise it.
func (c *Cell) Shown(col *Column) string { return oneLine(c.display(col)) }

// Column returns the declaration of the column of a cell; that of the years
// when the cell is beyond the model's columns.
func (t *Table) Column(cell int) *Column {
	if cell < len(t.Sheet.Columns) {
		return &t.Sheet.Columns[cell]
	}
	return &yearColumn
}

// ColumnKey is the key of a cell's column: that of the model, or the year.
func (t *Table) ColumnKey(cell int) string {
	if n := len(t.Sheet.Columns); cell >= n {
		return strconv.Itoa(t.Years[cell-n])
	}
	return t.Sheet.Columns[cell].Key
}

// ColumnTitle is the title of a cell's column as users see it.
func (t *Table) ColumnTitle(cell int) string {
	if cell >= len(t.Sheet.Columns) {
		return t.ColumnKey(cell)
	}
	return t.Sheet.Columns[cell].Header
}

// Print is a short fingerprint of what a cell says: that of a blank cell is
// empty, and two cells that say the same in the same column have the same.
// Bold, italic and white space do not count, since the programs that save a
// workbook take liberties with them.
func (c *Cell) Print() string {
	text := c.canonical()
	if text == "" {
		return ""
	}
	return printOf([]byte(text))
}

func printOf(data []byte) string {
	sum := sha256.Sum256(data)
	return base64.RawURLEncoding.EncodeToString(sum[:6])[:printLen]
}

// LogoPrint is the fingerprint of the logo; empty when there is none.
func (b *Book) LogoPrint() string {
	if b.Logo == nil {
		return ""
	}
	return printOf(b.Logo.Data)
}

// printLen is the length of a fingerprint: 36 bits. One change in seventy
// billion would go unseen.
const printLen = 6

// canonical is what the cell says in a form that writing and reading it again,
// in Excel or LibreOffice, does not change.
func (c *Cell) canonical() string {
	text := c.Text
	switch c.Kind {
	case CellBlank:
		return ""
	case CellRich:
		runs, link := flatten(c.Rich)
		var b strings.Builder
		for _, r := range runs {
			b.WriteString(r.Text)
		}
		if link != "" {
			b.WriteString(" " + link)
		}
		text = b.String()
	case CellNumber:
		return decimal(c.Number, ',')
	case CellDate:
		return french.DateShort(c.Day.Year, c.Day.Month, c.Day.Day)
	case CellBool:
		if c.Number != 0 {
			return "oui"
		}
		return "non"
	case CellNA:
		return "n.d."
	case CellNotApplicable:
		return "s.o."
	}
	return oneLine(text)
}

// ContentID is the SHA-256 of what the book says, whatever the file that holds
// it: sheets, years, rows in their order, cells and logo.
func (b *Book) ContentID() string {
	h := sha256.New()
	for _, t := range b.Tables {
		if t.Sheet.Memory && len(t.Rows) == 0 {
			continue // it is not even written
		}
		fmt.Fprintf(h, "sheet %s %v\n", t.Sheet.Key, t.Years)
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if text := t.Rows[i].Cells[j].canonical(); text != "" {
					fmt.Fprintf(h, "%s %q\n", t.ColumnKey(j), text)
				}
			}
			fmt.Fprintln(h, "row")
		}
	}
	if b.Logo != nil {
		fmt.Fprintf(h, "logo %x\n", sha256.Sum256(b.Logo.Data))
	}
	return hex.EncodeToString(h.Sum(nil))
}
