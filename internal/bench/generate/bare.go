package main

import (
	"encoding/json"
	"html/template"
	"io"
	"slices"
	"strconv"

	"nrreport/internal/bench/bare"
	"nrreport/internal/workbook"
)

// table is a bare table: titles, widths and texts.
type table struct {
	Title  string     `json:"title"`
	Head   []string   `json:"head"`
	Widths []float64  `json:"widths"` // in mm
	Rows   [][]string `json:"rows"`
}

// bareTables are the tables that the floor draws, see package bare.
func bareTables(book *workbook.Book) []table {
	var all []table
	for _, t := range book.Tables {
		i := slices.IndexFunc(bare.Tables(), func(b bare.Table) bool { return b.Sheet == t.Sheet.Name })
		if i < 0 {
			continue
		}
		b := bare.Tables()[i]
		out := table{Title: b.Sheet}
		for _, c := range b.Columns {
			out.Head = append(out.Head, c.Header)
			out.Widths = append(out.Widths, c.Width)
		}
		for _, row := range t.Rows {
			var cells []string
			for _, c := range b.Columns {
				col := slices.IndexFunc(t.Sheet.Columns, func(w workbook.Column) bool { return w.Header == c.Header })
				cells = append(cells, plain(row.Cells[col], t.Sheet.Columns[col].Type))
			}
			out.Rows = append(out.Rows, cells)
		}
		all = append(all, out)
	}
	return all
}

// plain is a cell as the floor draws it.
func plain(c workbook.Cell, t workbook.Type) string {
	switch c.Kind {
	case workbook.CellText:
		return c.Text
	case workbook.CellRich:
		return c.Rich.Plain()
	case workbook.CellDate:
		return c.Day.Time().Format("02/01/2006")
	case workbook.CellNumber:
		if t == workbook.TypeMoney {
			c.Number /= 100
		}
		return strconv.FormatFloat(c.Number, 'f', -1, 64)
	case workbook.CellNA:
		return "n.d."
	case workbook.CellNotApplicable:
		return "s.o."
	}
	return ""
}

func writeJSON(w io.Writer, tables []table) error { return json.NewEncoder(w).Encode(tables) }

// page is for the tools that turn HTML into PDF. Its sizes are the floor's.
var page = template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Plan d’actions</title>
<style>
@page { size: A4; margin: 15mm }
body { font: 8pt "Source Sans 3", sans-serif; margin: 0 }
table { border-collapse: collapse; table-layout: fixed; width: 180mm }
th, td { border: 0.2mm solid #999; padding: 1mm; text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere }
thead { display: table-header-group }
tr { break-inside: avoid }
</style></head><body>
{{range .}}<h1>{{.Title}}</h1>
<table><colgroup>{{range .Widths}}<col style="width: {{.}}mm">{{end}}</colgroup>
<thead><tr>{{range .Head}}<th scope="col">{{.}}</th>{{end}}</tr></thead>
<tbody>{{range .Rows}}<tr>{{range .}}<td>{{.}}</td>{{end}}</tr>
{{end}}</tbody></table>
{{end}}</body></html>
`))

func writeHTML(w io.Writer, tables []table) error { return page.Execute(w, tables) }
