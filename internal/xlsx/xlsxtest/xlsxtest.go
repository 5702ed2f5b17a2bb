// Package xlsxtest holds the workbooks we write against what Excel repairs or
// refuses though the Open XML schema allows it. Excel is not at hand in tests;
// these are its documented limits and rules, and habits of ours that no
// validator knows: no external link, no trace of a machine.
package xlsxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"nrreport/internal/xlsx"
)

// Check fails the test once for each problem of a workbook.
func Check(tb testing.TB, data []byte) {
	tb.Helper()
	for _, p := range Problems(data) {
		tb.Error(p)
	}
}

// Problems lists what is wrong with a workbook, in the order of its sheets.
func Problems(data []byte) []string {
	c := &checker{parts: map[string][]byte{}, names: map[string]string{}}
	if err := c.load(data); err != nil {
		return []string{err.Error()}
	}
	c.book()
	for _, s := range c.file.Sheets {
		c.sheet(s)
	}
	c.trace()
	return c.problems
}

type checker struct {
	file     *xlsx.File
	parts    map[string][]byte
	names    map[string]string // tables and defined names, folded, and what they are
	problems []string
}

func (c *checker) add(place, format string, args ...any) {
	c.problems = append(c.problems, place+": "+fmt.Sprintf(format, args...))
}

// load opens the workbook strictly, and once more by the standard library.
func (c *checker) load(data []byte) error {
	var err error
	if c.file, err = xlsx.Open("workbook", data, xlsx.DefaultLimits()); err != nil {
		return err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		if c.parts[f.Name], err = io.ReadAll(r); err != nil {
			return err
		}
	}
	return nil
}

// decode reads a part; one that is missing or wrong is a problem.
func (c *checker) decode(part string, into any) bool {
	if err := xml.Unmarshal(c.parts[part], into); err != nil {
		c.add(part, "%v", err)
		return false
	}
	return true
}

type relationships struct {
	List []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:",attr"`
		Target string `xml:",attr"`
		Mode   string `xml:"TargetMode,attr"`
	} `xml:"Relationship"`
}

// related returns the targets of a part's relationships by identifier.
func (c *checker) related(part string) map[string]string {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	targets := map[string]string{}
	if c.parts[name] == nil {
		return targets
	}
	var rels relationships
	if c.decode(name, &rels) {
		for _, r := range rels.List {
			switch {
			case r.Mode == "External":
				targets[r.ID] = r.Target
			case strings.HasPrefix(r.Target, "/"):
				targets[r.ID] = r.Target[1:]
			default:
				targets[r.ID] = path.Join(path.Dir(part), r.Target)
			}
		}
	}
	return targets
}

type workbook struct {
	Sheets []struct {
		Name string `xml:"name,attr"`
		ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	} `xml:"sheets>sheet"`
	Names []struct {
		Name  string `xml:"name,attr"`
		Scope string `xml:"localSheetId,attr"`
		Text  string `xml:",chardata"`
	} `xml:"definedNames>definedName"`
}

// book checks the names of the sheets and the defined names.
func (c *checker) book() {
	var b workbook
	if !c.decode("xl/workbook.xml", &b) {
		return
	}
	for _, s := range b.Sheets {
		switch {
		case units(s.Name) > 31:
			c.add(s.Name, "the name of the sheet has %d characters, at most 31", units(s.Name))
		case strings.ContainsAny(s.Name, `[]:*?/\`), strings.HasPrefix(s.Name, "'"), strings.HasSuffix(s.Name, "'"):
			c.add(s.Name, "the name of the sheet has a character that Excel refuses")
		case strings.EqualFold(s.Name, "history"):
			c.add(s.Name, "Excel keeps this name for itself")
		}
	}
	for _, n := range b.Names {
		place := "defined name " + n.Name
		if !strings.HasPrefix(n.Name, "_xlnm.") {
			c.name(n.Scope+"!"+n.Name, n.Name, place)
		}
		c.formula(place, n.Text)
	}
}

// name checks a name that stands beside those of cells, and that it is alone.
func (c *checker) name(scoped, name, place string) {
	if !nameForm.MatchString(name) || cellForm.MatchString(name) || units(name) > 255 {
		c.add(place, "%q is no name, or that of a cell", name)
	}
	key := strings.ToLower(scoped)
	if other, taken := c.names[key]; taken {
		c.add(place, "the name is taken by the %s", other)
	}
	c.names[key] = place
}

var (
	nameForm = regexp.MustCompile(`^[\p{L}_\\][\p{L}\p{N}_.\\?]*$`)
	// Cells in both notations, "R" and "C" alone included.
	cellForm = regexp.MustCompile(`(?i)^([a-z]{1,3}[0-9]{1,7}|[rc]|r[0-9]*c[0-9]*)$`)
)

type worksheet struct {
	Cells []struct {
		Ref     string `xml:"r,attr"`
		Formula string `xml:"f"`
	} `xml:"sheetData>row>c"`
	Validations []struct {
		Range       string `xml:"sqref,attr"`
		Type        string `xml:"type,attr"`
		PromptTitle string `xml:"promptTitle,attr"`
		Prompt      string `xml:"prompt,attr"`
		ErrorTitle  string `xml:"errorTitle,attr"`
		Error       string `xml:"error,attr"`
		Formula1    string `xml:"formula1"`
		Formula2    string `xml:"formula2"`
	} `xml:"dataValidations>dataValidation"`
	Formats []struct {
		Range string `xml:"sqref,attr"`
		Rules []struct {
			Formulas []string `xml:"formula"`
		} `xml:"cfRule"`
	} `xml:"conditionalFormatting"`
	Links []struct {
		Ref      string `xml:"ref,attr"`
		ID       string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		Location string `xml:"location,attr"`
		Tip      string `xml:"tooltip,attr"`
	} `xml:"hyperlinks>hyperlink"`
	Tables []struct {
		ID string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	} `xml:"tableParts>tablePart"`
}

// sheet checks one worksheet through both paths.
func (c *checker) sheet(s *xlsx.Sheet) {
	grid, err := s.Read()
	if err != nil {
		c.add(s.Name, "%v", err)
		return
	}
	for _, row := range grid.Rows {
		for _, cell := range row.Cells {
			place := s.Name + "!" + xlsx.Ref{Row: row.Number, Col: cell.Col}.String()
			if units(cell.Text) > xlsx.MaxCellChars {
				c.add(place, "%d characters, at most %d", units(cell.Text), xlsx.MaxCellChars)
			}
			if n := strings.Count(cell.Text, "\n"); n > 253 {
				c.add(place, "%d line ends, at most 253", n)
			}
		}
	}
	for i, a := range grid.Merged {
		for _, b := range grid.Merged[:i] {
			if overlap(a, b) {
				c.add(s.Name, "merged ranges %s and %s overlap", a, b)
			}
		}
	}
	part := c.partOf(s.Name)
	var w worksheet
	if !c.decode(part, &w) {
		return
	}
	for _, cell := range w.Cells {
		if cell.Formula != "" {
			c.formula(s.Name+"!"+cell.Ref, cell.Formula)
		}
	}
	c.validations(s.Name, &w)
	for _, f := range w.Formats {
		for _, r := range f.Rules {
			for _, formula := range r.Formulas {
				c.formula(s.Name+"!"+f.Range+" format", formula)
			}
		}
	}
	targets := c.related(part)
	c.links(s.Name, &w, targets)
	c.tables(s.Name, &w, targets, grid)
}

// partOf returns the part of a sheet.
func (c *checker) partOf(sheet string) string {
	var b workbook
	if err := xml.Unmarshal(c.parts["xl/workbook.xml"], &b); err != nil {
		return ""
	}
	targets := c.related("xl/workbook.xml")
	for _, s := range b.Sheets {
		if s.Name == sheet {
			return targets[s.ID]
		}
	}
	return ""
}

// validations checks the lengths that Excel repairs.
func (c *checker) validations(sheet string, w *worksheet) {
	if len(w.Validations) > 65_534 {
		c.add(sheet, "%d validations", len(w.Validations))
	}
	for _, v := range w.Validations {
		place := sheet + "!" + v.Range + " validation"
		for _, text := range []struct {
			what, value string
			most        int
		}{
			{"prompt title", v.PromptTitle, 32}, {"prompt", v.Prompt, 255},
			{"error title", v.ErrorTitle, 32}, {"error", v.Error, 255},
			{"first formula", v.Formula1, 255}, {"second formula", v.Formula2, 255},
		} {
			if units(text.value) > text.most {
				c.add(place, "%s of %d characters, at most %d: %s", text.what, units(text.value), text.most, text.value)
			}
		}
		if v.Type == "list" && v.Formula1 == "" {
			c.add(place, "a list without items")
		}
		c.formula(place, v.Formula1)
		c.formula(place, v.Formula2)
	}
}

// links checks that addresses are of the web or of mail, and that places
// inside the workbook exist.
func (c *checker) links(sheet string, w *worksheet, targets map[string]string) {
	if len(w.Links) > 65_530 {
		c.add(sheet, "%d links, at most 65,530", len(w.Links))
	}
	for _, l := range w.Links {
		place := sheet + "!" + l.Ref + " link"
		if units(l.Tip) > 255 {
			c.add(place, "a tip of %d characters, at most 255", units(l.Tip))
		}
		if l.ID != "" {
			address := targets[l.ID]
			if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "mailto:") {
				c.add(place, "%q is neither http(s) nor mailto", address)
			}
			if len(address) > 2_079 {
				c.add(place, "an address of %d characters, at most 2,079", len(address))
			}
			continue
		}
		if name, _, ok := strings.Cut(l.Location, "!"); ok {
			name = strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(name, "'"), "'"), "''", "'")
			if c.file.Sheet(name) == nil && !slices.Contains(c.file.OtherSheets, name) {
				c.add(place, "leads to %q, which is no sheet", name)
			}
		}
	}
}

type table struct {
	Name    string `xml:"displayName,attr"`
	Range   string `xml:"ref,attr"`
	Headers string `xml:"headerRowCount,attr"`
	Columns []struct {
		Name string `xml:"name,attr"`
	} `xml:"tableColumns>tableColumn"`
}

// tables checks names, headers against the cells, and that none overlap.
func (c *checker) tables(sheet string, w *worksheet, targets map[string]string, grid *xlsx.Grid) {
	var before []xlsx.Range
	for _, p := range w.Tables {
		var t table
		if !c.decode(targets[p.ID], &t) {
			continue
		}
		place := sheet + " table " + t.Name
		c.name("!"+t.Name, t.Name, place)
		area, ok := rangeOf(t.Range)
		if !ok {
			c.add(place, "%q is no range", t.Range)
			continue
		}
		for _, other := range slices.Concat(before, grid.Merged) {
			if overlap(area, other) {
				c.add(place, "%s overlaps a table or merged cells at %s", area, other)
			}
		}
		before = append(before, area)
		if n := area.Last.Col - area.First.Col + 1; n != len(t.Columns) {
			c.add(place, "%d columns for a range of %d", len(t.Columns), n)
			continue
		}
		if t.Headers == "0" {
			continue
		}
		seen := map[string]bool{}
		for i, column := range t.Columns {
			at := xlsx.Ref{Row: area.First.Row, Col: area.First.Col + i}
			header := ""
			if cell := grid.Cell(at); cell != nil {
				header = cell.Text
			}
			name := strings.NewReplacer("_x000a_", "\n", "_x000A_", "\n").Replace(column.Name)
			if header != name {
				c.add(place, "the cell %s says %q, the column %q", at, header, column.Name)
			}
			if key := strings.ToLower(name); seen[key] {
				c.add(place, "two columns are named %q", name)
			} else {
				seen[key] = true
			}
		}
	}
}

// trace checks what no part should tell or do.
func (c *checker) trace() {
	if c.file.MacroEnabled || c.parts["xl/vbaProject.bin"] != nil {
		c.add("package", "has macros")
	}
	if c.file.ExternalLinks {
		c.add("package", "links to another workbook")
	}
	for _, name := range sortedNames(c.parts) {
		for _, sign := range []string{"absPath", "/home/", "/tmp/", `C:\Users`} {
			if (strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels")) && bytes.Contains(c.parts[name], []byte(sign)) {
				c.add(name, "says %q", sign)
			}
		}
	}
}

func sortedNames(parts map[string][]byte) []string {
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

var (
	literals  = regexp.MustCompile(`"([^"]|"")*"|'([^']|'')*'|\{[^}]*\}|\[[^\]]*\]`)
	functions = regexp.MustCompile(`([\p{L}_][\p{L}\p{N}_.]*)\(`)
)

// french are the names that people type in a French Excel; files hold the
// English ones.
var french = []string{"SI", "SOMME", "NB", "NBVAL", "NB.SI", "NB.SI.ENS", "SOMME.SI", "SOMME.SI.ENS", "SIERREUR", "ET", "OU", "NON",
	"RECHERCHEV", "RECHERCHEX", "EQUIV", "AUJOURDHUI", "MAINTENANT", "ANNEE", "MOIS", "JOUR", "NBCAR", "GAUCHE", "DROITE", "STXT", "ESTVIDE", "ARRONDI", "MOYENNE", "DECALER", "LIGNE", "COLONNE", "SOMMEPROD", "LIEN_HYPERTEXTE", "TEXTE"}

// newer are functions that files name with the prefix _xlfn.
var newer = []string{"IFS", "SWITCH", "CONCAT", "TEXTJOIN", "MAXIFS", "MINIFS", "XLOOKUP", "XMATCH", "FILTER", "SORT", "SORTBY", "UNIQUE", "SEQUENCE", "LET", "LAMBDA", "TEXTSPLIT", "TEXTBEFORE", "TEXTAFTER", "VSTACK", "HSTACK", "TAKE", "DROP", "IFNA", "DAYS", "ISFORMULA", "FORMULATEXT", "NUMBERVALUE", "SHEET", "SHEETS"}

// formula checks a formula: length, separators, the language of its functions.
func (c *checker) formula(place, formula string) {
	if units(formula) > 8192 {
		c.add(place, "a formula of %d characters, at most 8,192", units(formula))
	}
	if strings.HasPrefix(formula, "=") {
		c.add(place, "the formula begins with its =: %s", formula)
	}
	bare := literals.ReplaceAllString(formula, " ")
	if strings.Contains(bare, ";") {
		c.add(place, "a semicolon between arguments: %s", formula)
	}
	if strings.Contains(bare, "#REF!") {
		c.add(place, "a lost reference: %s", formula)
	}
	if strings.Count(bare, "(") != strings.Count(bare, ")") {
		c.add(place, "unbalanced parentheses: %s", formula)
	}
	for _, f := range functions.FindAllStringSubmatch(bare, -1) {
		name := strings.ToUpper(f[1])
		if slices.Contains(french, name) {
			c.add(place, "%s is the French name of a function: %s", name, formula)
		}
		if slices.Contains(newer, name) {
			c.add(place, "%s needs the prefix _xlfn.: %s", name, formula)
		}
	}
}

// units counts as Excel does.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

func rangeOf(s string) (xlsx.Range, bool) {
	first, last, two := strings.Cut(s, ":")
	if !two {
		last = first
	}
	a, ok1 := xlsx.ParseRef(first)
	z, ok2 := xlsx.ParseRef(last)
	return xlsx.Range{First: a, Last: z}, ok1 && ok2
}

func overlap(a, b xlsx.Range) bool {
	return a.First.Row <= b.Last.Row && b.First.Row <= a.Last.Row && a.First.Col <= b.Last.Col && b.First.Col <= a.Last.Col
}
