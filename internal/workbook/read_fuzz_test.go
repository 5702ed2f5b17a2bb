package workbook

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/french"
	"nrreport/internal/xlsx"
)

// FuzzRead gives any bytes at all: they end in a book and diagnostics, with
// nothing lost, or in a refusal that says what to do.
func FuzzRead(f *testing.F) {
	f.Add([]byte(nil))
	f.Add([]byte("PK\x03\x04"))
	f.Add(tinyWorkbook(f, "Actions", "Statut", "réalisée"))
	f.Add(tinyWorkbook(f, "Indicateurs", "2025", "n.d."))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, diags, err := Read("essai.xlsx", data)
		if err != nil {
			var unreadable *xlsx.Unreadable
			if !errors.As(err, &unreadable) || unreadable.Reason == "" || unreadable.Remedy == "" {
				t.Fatalf("the refusal does not help: %v", err)
			}
			if book != nil || diags != nil {
				t.Fatal("a refused file was read in part")
			}
			return
		}
		book.Plan()
		for _, lost := range lostCells(t, data, book, diags) {
			t.Errorf("lost: %s", lost)
		}
	})
}

// FuzzNames gives any name of sheet, title of column and text of cell to a
// small workbook that is sound otherwise.
func FuzzNames(f *testing.F) {
	for _, name := range []string{"Actions", "acttions", "Feuil1", "Plan d’actions", "Collectivité", "Thèmes", "Anomalies", "Indicateurs"} {
		for _, title := range []string{"Statut", "Sttaut", "2025", "Réalisé 2024", "Code", "N°", "Bilan (texte)", "Nom"} {
			f.Add(name, title, "à venir")
		}
	}
	f.Add("Objectifs", "Échéance", "=1+1")
	f.Fuzz(func(t *testing.T, name, title, text string) {
		if !isSheetName(name) || !isCellText(title) || !isCellText(text) {
			return
		}
		read(t, tinyWorkbook(t, name, title, text))
	})
}

// tinyWorkbook has one sheet with the titles of the model's sheet of that name
// (of the actions, for want of one), one more title and one record.
func tinyWorkbook(t testing.TB, name, title, text string) []byte {
	f := excelize.NewFile()
	defer f.Close()
	must(f.SetSheetName("Sheet1", name))
	model := &actionsSheet
	for _, s := range Model() {
		if french.Fold(s.Name) == french.Fold(name) {
			model = s
		}
	}
	for i, c := range model.Columns[:4] {
		if model.Form {
			must(f.SetCellStr(name, excelizeCell(1, i+2), c.Header))
			continue
		}
		must(f.SetCellStr(name, excelizeCell(i+1, 2), c.Header))
		must(f.SetCellStr(name, excelizeCell(i+1, 3), "x"))
	}
	column, row := 5, 2
	if model.Form {
		column, row = 1, 6
		must(f.SetCellStr(name, excelizeCell(2, 6), text))
	} else {
		must(f.SetCellStr(name, excelizeCell(5, 3), text))
	}
	must(f.SetCellStr(name, excelizeCell(column, row), title))
	must(f.SetCellStr(name, excelizeCell(7, 1), text))
	return saved(t, f)
}

func excelizeCell(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	must(err)
	return name
}

func isSheetName(s string) bool {
	return s != "" && utf8.ValidString(s) && utf8.RuneCountInString(s) <= 31 && !strings.ContainsAny(s, `:\/?*[]`) &&
		!strings.HasPrefix(s, "'") && !strings.HasSuffix(s, "'") && isCellText(s)
}

// isCellText leaves out what no XML can hold: excelize does not check.
func isCellText(s string) bool {
	if !utf8.ValidString(s) || len(s) > 1000 {
		return false
	}
	for _, r := range s {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF || r == '\r' {
			return false
		}
	}
	return !strings.Contains(s, "_x") && !bytes.ContainsRune([]byte(s), 0x7F)
}
