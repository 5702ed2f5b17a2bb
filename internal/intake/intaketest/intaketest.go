// Package intaketest makes small workbooks that look like those of other tools,
// from a readable text, for the tests of importing:
//
//	feuille: Plan d'action
//	bandeau: Présentation de l'action | | Budget
//	titres: Titre de la fiche action | Statut | Montant (€ TTC)
//	fiche:
//	Titre de la fiche action = Acheter mieux
//	Montant (€ TTC) = n:12000
//	fusion: A3:A5
//
// A value is a text, with \n for its line breaks; "n:" starts a number and "b:"
// a boolean. Of two columns of one title, "Montant#2" is the second.
package intaketest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// Sheet is a sheet to write: texts, float64 and bool.
type Sheet struct {
	Name   string
	Rows   [][]any
	Merged []string // ranges
}

// Parse reads the text described in the package's documentation.
func Parse(text string) ([]Sheet, error) {
	var sheets []Sheet
	var titles []string
	var row []any
	flush := func() {
		if row != nil {
			sheets[len(sheets)-1].Rows = append(sheets[len(sheets)-1].Rows, row)
			row = nil
		}
	}
	for n, line := range strings.Split(text, "\n") {
		name, rest, _ := strings.Cut(line, ":")
		rest = strings.TrimSpace(rest)
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case name == "feuille":
			flush()
			sheets = append(sheets, Sheet{Name: rest})
		case len(sheets) == 0:
			return nil, fmt.Errorf("line %d: no sheet yet", n+1)
		case name == "bandeau":
			flush()
			row = split(rest)
		case name == "titres":
			flush()
			row, titles = split(rest), nil
			seen := map[string]int{}
			for _, title := range row {
				key := title.(string)
				if seen[key]++; seen[key] > 1 {
					key += "#" + strconv.Itoa(seen[title.(string)])
				}
				titles = append(titles, key)
			}
		case name == "fiche":
			flush()
			row = make([]any, len(titles))
		case name == "fusion":
			flush()
			sheets[len(sheets)-1].Merged = append(sheets[len(sheets)-1].Merged, rest)
		default:
			title, typed, found := strings.Cut(line, " = ")
			column := -1
			for i, t := range titles {
				if t == title {
					column = i
				}
			}
			if !found || column < 0 || column >= len(row) {
				return nil, fmt.Errorf("line %d: no column %q", n+1, title)
			}
			value, err := parse(typed)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
			row[column] = value
		}
	}
	flush()
	return sheets, nil
}

func split(line string) []any {
	var row []any
	for _, cell := range strings.Split(line, "|") {
		row = append(row, strings.TrimSpace(cell))
	}
	return row
}

func parse(typed string) (any, error) {
	if number, is := strings.CutPrefix(typed, "n:"); is {
		return strconv.ParseFloat(number, 64)
	}
	if truth, is := strings.CutPrefix(typed, "b:"); is {
		return strconv.ParseBool(truth)
	}
	return strings.ReplaceAll(typed, `\n`, "\n"), nil
}

const (
	head       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsMain     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nsRelated  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage  = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsTypes    = "http://schemas.openxmlformats.org/package/2006/content-types"
	mediaStem  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	mediaTable = "application/vnd.openxmlformats-package.relationships+xml"
)

// Workbook writes the sheets as an .xlsx file, with inline texts and no style,
// as lean programs do.
func Workbook(sheets []Sheet) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	part := func(name, content string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(head + content))
		}
		if err != nil {
			panic(err) // a buffer does not fail
		}
	}
	var types, list, related strings.Builder
	for i, s := range sheets {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, n, mediaStem)
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(s.Name), n, n)
		fmt.Fprintf(&related, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, nsRelated, n)
		part(fmt.Sprintf("xl/worksheets/sheet%d.xml", n), s.xml())
	}
	part("[Content_Types].xml", `<Types xmlns="`+nsTypes+`"><Default Extension="rels" ContentType="`+mediaTable+`"/><Default Extension="xml" ContentType="application/xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="`+mediaStem+`sheet.main+xml"/>`+types.String()+`</Types>`)
	part("_rels/.rels", `<Relationships xmlns="`+nsPackage+`"><Relationship Id="rId1" Type="`+nsRelated+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+nsPackage+`">`+related.String()+`</Relationships>`)
	part("xl/workbook.xml", `<workbook xmlns="`+nsMain+`" xmlns:r="`+nsRelated+`"><sheets>`+list.String()+`</sheets></workbook>`)
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func (s *Sheet) xml() string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="` + nsMain + `"><sheetData>`)
	for i, row := range s.Rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, value := range row {
			place := columnName(j+1) + strconv.Itoa(i+1)
			switch v := value.(type) {
			case float64:
				fmt.Fprintf(&b, `<c r="%s"><v>%s</v></c>`, place, strconv.FormatFloat(v, 'f', -1, 64))
			case bool:
				fmt.Fprintf(&b, `<c r="%s" t="b"><v>%d</v></c>`, place, map[bool]int{true: 1}[v])
			case string:
				if v != "" {
					fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, place, escaped(v))
				}
			}
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData>`)
	if len(s.Merged) > 0 {
		fmt.Fprintf(&b, `<mergeCells count="%d">`, len(s.Merged))
		for _, area := range s.Merged {
			fmt.Fprintf(&b, `<mergeCell ref="%s"/>`, area)
		}
		b.WriteString(`</mergeCells>`)
	}
	return b.String() + `</worksheet>`
}

func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // a builder does not fail
	}
	return b.String()
}

func columnName(n int) string {
	if n <= 26 {
		return string(rune('A' + n - 1))
	}
	return columnName((n-1)/26) + columnName((n-1)%26+1)
}
