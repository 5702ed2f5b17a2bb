package compare_test

import (
	"bytes"
	"slices"
	"strconv"

	"pgregory.net/rapid"

	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/sample"
	"nrreport/internal/workbook"
)

// adopted is the version that the council voted: a bilan annuel for 2025.
const adopted = `
[collectivite]
nom = "Belval"
siren = "200999118"
document = "bilan annuel"
exercice = 2025
contact_nom = "Nadia Benali"
debut = 2025-01-01
fin = 2030-12-31
montants = "TTC"

[[themes]]
numero = 1
titre = "Commande publique locale et durable"
retenu = true
[[themes]]
numero = 2
titre = "Gestion durable et de proximité du cycle de vie du matériel"
retenu = false
motif = "Compétence de l’agglomération."

[[objectifs]]
code = "O1.1"
theme = 1
titre = "Porter à 30 % la part du matériel reconditionné"
portee = "pluriannuel"
echeance = 2030-12-31
resultat = "30 % des dépenses"

[[actions]]
code = "A1.1"
theme = 1
objectifs = "O1.1"
titre = "Acheter des ordinateurs reconditionnés"
pilote = "Direction du numérique"
statut = "en cours"
avancement = 40
debut = 2025-01-01
echeance = 2026-06-30
budget_invest = 120000
budget_realise = 50000
indicateurs = "I1.1"
bilan = "200 postes livrés."
suite = "Étendre aux écrans."
[[actions]]
code = "A1.2"
theme = 1
objectifs = "O1.1"
titre = "Former les acheteurs"
pilote = "Direction des achats"
statut = "réalisée"
avancement = 100
echeance = 2025-09-30
budget_fonct = 8000
budget_realise = 7500
bilan = "Trois sessions."
[[actions]]
code = "A1.3"
theme = 1
objectifs = "O1.1"
titre = "Étudier un groupement de commandes"
pilote = "Direction des achats"
statut = "à venir"
echeance = 2026-12-31

[[indicateurs]]
code = "I1.1"
theme = 1
objectifs = "O1.1"
titre = "Part de reconditionné dans les achats"
unite = "%"
sens = "hausse"
depart = 12
depart_annee = 2023
cible = 30
cible_annee = 2030
methode = "Dépenses du compte 2183."
annees = { 2024 = 15, 2025 = 21, 2026 = "" }
[[indicateurs]]
code = "I1.2"
theme = 1
objectifs = "O1.1"
titre = "Durée de vie des postes"
unite = "années"
sens = "hausse"
annees = { 2024 = "n.d.", 2025 = 5 }

[[sensibilisation]]
date = 2025-03-03
titre = "Fresque du numérique"
theme = 4
format = "fresque"
participants = 14
`

// book makes a book of a source, as read from a file of that name.
func book(t rapid.TB, name string, edits ...edit) *workbook.Book {
	t.Helper()
	b, err := sample.Book([]byte(adopted))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		e(t, b)
	}
	return reread(t, name, b)
}

func reread(t rapid.TB, name string, b *workbook.Book) *workbook.Book {
	t.Helper()
	var data bytes.Buffer
	if err := workbook.Write(&data, b, workbook.WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	got, _, err := workbook.Read(name, data.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

type edit func(t rapid.TB, b *workbook.Book)

// set types a value into a cell: the row is found by its first column, "" for
// a form.
func set(sheet workbook.SheetKey, row, column string, value any) edit {
	return func(t rapid.TB, b *workbook.Book) {
		t.Helper()
		table := b.Table(sheet)
		i, j := find(t, table, row), table.Sheet.Column(column)
		if year, err := strconv.Atoi(column); err == nil {
			j = len(table.Sheet.Columns) + slices.Index(table.Years, year)
		}
		if j < 0 || j >= len(table.Rows[i].Cells) {
			t.Fatalf("no column %q", column)
		}
		table.Rows[i].Cells[j] = cellOf(t, table.Column(j), value)
	}
}

func find(t rapid.TB, table *workbook.Table, row string) int {
	t.Helper()
	for i := range table.Rows {
		if row == "" || table.Rows[i].Cells[0].Shown(table.Column(0)) == row {
			return i
		}
	}
	t.Fatalf("no row %q", row)
	return 0
}

func cellOf(t rapid.TB, c *workbook.Column, value any) workbook.Cell {
	t.Helper()
	switch v := value.(type) {
	case nil:
		return workbook.Cell{}
	case string:
		switch {
		case v == "n.d.":
			return workbook.Cell{Kind: workbook.CellNA}
		case c.Type == workbook.TypeProse:
			return workbook.Cell{Kind: workbook.CellRich, Rich: richtext.FromPlain(v)}
		}
		return workbook.Cell{Kind: workbook.CellText, Text: v}
	case bool:
		cell := workbook.Cell{Kind: workbook.CellBool}
		if v {
			cell.Number = 1
		}
		return cell
	case int:
		if c.Type == workbook.TypeMoney {
			v *= 100
		}
		return workbook.Cell{Kind: workbook.CellNumber, Number: float64(v)}
	case float64:
		return workbook.Cell{Kind: workbook.CellNumber, Number: v}
	case richtext.Text:
		return workbook.Cell{Kind: workbook.CellRich, Rich: v}
	case plan.Day:
		return workbook.Cell{Kind: workbook.CellDate, Day: v}
	}
	t.Fatalf("a %T is no cell", value)
	return workbook.Cell{}
}

func remove(sheet workbook.SheetKey, row string) edit {
	return func(t rapid.TB, b *workbook.Book) {
		t.Helper()
		table := b.Table(sheet)
		i := find(t, table, row)
		table.Rows = slices.Delete(table.Rows, i, i+1)
	}
}

// archive moves an action to the archive as it is, with the status it closed with.
func archive(code, status string) edit {
	return func(t rapid.TB, b *workbook.Book) {
		t.Helper()
		actions := b.Table(workbook.SheetActions)
		table := b.Table(workbook.SheetArchive)
		if table == nil {
			table = &workbook.Table{Sheet: workbook.SheetOf(workbook.SheetArchive)}
			b.Tables = append(b.Tables, table)
		}
		row, i := table.NewRow(), find(t, actions, code)
		for col := range table.Sheet.Columns {
			if from := actions.Sheet.Column(table.Sheet.Columns[col].Key); from >= 0 {
				row.Cells[col] = actions.Rows[i].Cells[from]
			}
		}
		row.Cells[table.Sheet.Column("statut")] = workbook.Cell{Kind: workbook.CellText, Text: status}
		table.Rows = append(table.Rows, row)
		actions.Rows = slices.Delete(actions.Rows, i, i+1)
	}
}

// duplicate adds a row like another, with some cells changed.
func duplicate(sheet workbook.SheetKey, row, code string, edits ...edit) edit {
	return func(t rapid.TB, b *workbook.Book) {
		t.Helper()
		table := b.Table(sheet)
		r := table.Rows[find(t, table, row)]
		r.Cells = slices.Clone(r.Cells)
		r.Cells[0] = workbook.Cell{Kind: workbook.CellText, Text: code}
		table.Rows = append(table.Rows, r)
		for _, e := range edits {
			e(t, b)
		}
	}
}

func withoutYear(year int) edit {
	return func(_ rapid.TB, b *workbook.Book) {
		table := b.Table(workbook.SheetIndicators)
		i := slices.Index(table.Years, year)
		table.Years = slices.Delete(slices.Clone(table.Years), i, i+1)
		for r := range table.Rows {
			at := len(table.Sheet.Columns) + i
			table.Rows[r].Cells = slices.Delete(slices.Clone(table.Rows[r].Cells), at, at+1)
		}
	}
}

func day(y, m, d int) plan.Day {
	return plan.DayOf(plan.Day{Year: y, Month: 1, Day: 1}.Time().AddDate(0, m-1, d-1))
}
