package cli

import (
	"bytes"
	"errors"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"nrreport/internal/intake/intaketest"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
	"nrreport/internal/xlsx/officetest"
)

// sameBook holds two workbooks to say the same: samebook FILE FILE
func sameBook(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: samebook FILE FILE")
	}
	var contents [2][]string
	for i, name := range args {
		book, _, err := workbook.Read(name, []byte(ts.ReadFile(name)))
		ts.Check(err)
		contents[i] = workbooktest.Content(book)
	}
	if same := slices.Equal(contents[0], contents[1]); same == neg {
		ts.Fatalf("%s and %s say the same: %v", args[0], args[1], same)
	}
}

// makeSheets makes the workbook of another tool from a readable text, see
// package intaketest: sheets FILE TEXT
func makeSheets(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sheets FILE TEXT")
	}
	list, err := intaketest.Parse(ts.ReadFile(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), intaketest.Workbook(list), 0o666))
}

// The header row of the tables, as the template writes them.
const headers = 5

// editCell types a text as a user would: edit FILE SHEET CODE TITLE TEXT, the
// title of the column being told by its beginning; in a form, CODE is "-".
func editCell(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 5 {
		ts.Fatalf("usage: edit FILE SHEET CODE TITLE TEXT")
	}
	onSheet(ts, args[0], args[1], func(f *excelize.File, rows [][]string) {
		if args[2] == "-" {
			line := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && strings.HasPrefix(row[0], args[3]) })
			ts.Check(f.SetCellStr(args[1], "B"+strconv.Itoa(line+1), args[4]))
			return
		}
		column := slices.IndexFunc(rows[headers-1], func(title string) bool { return strings.HasPrefix(title, args[3]) })
		if column < 0 {
			ts.Fatalf("no column %s", args[3])
		}
		name, err := excelize.CoordinatesToCellName(column+1, rowOf(ts, rows, args[2]))
		ts.Check(err)
		ts.Check(f.SetCellStr(args[1], name, args[4]))
	})
}

// answerForm types a text beside a label of « Collectivité »: answer FILE LABEL
// TEXT
func answerForm(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: answer FILE LABEL TEXT")
	}
	const sheet = "Collectivité"
	onSheet(ts, args[0], sheet, func(f *excelize.File, rows [][]string) {
		line := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == args[1] })
		if line < 0 {
			ts.Fatalf("no line %s", args[1])
		}
		ts.Check(f.SetCellStr(sheet, "B"+strconv.Itoa(line+1), args[2]))
	})
}

// renameColumn types another title over a column's: rename FILE SHEET TITLE TEXT
func renameColumn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: rename FILE SHEET TITLE TEXT")
	}
	onSheet(ts, args[0], args[1], func(f *excelize.File, rows [][]string) {
		column := slices.Index(rows[headers-1], args[2])
		if column < 0 {
			ts.Fatalf("no column %s", args[2])
		}
		name, err := excelize.CoordinatesToCellName(column+1, headers)
		ts.Check(err)
		ts.Check(f.SetCellStr(args[1], name, args[3]))
	})
}

// fillIn types into a workbook what another shows, cell by cell, as text:
// fill FILE FROM
func fillIn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fill FILE FROM")
	}
	from, err := excelize.OpenReader(strings.NewReader(ts.ReadFile(args[1])))
	ts.Check(err)
	defer from.Close()
	for _, sheet := range from.GetSheetList() {
		if visible, err := from.GetSheetVisible(sheet); err != nil || !visible || sheet == "Lisez-moi" || sheet == "Catalogue" {
			continue
		}
		shown, err := from.GetRows(sheet)
		ts.Check(err)
		onSheet(ts, args[0], sheet, func(f *excelize.File, rows [][]string) {
			for i, cells := range shown {
				for j, text := range cells {
					if i < headers-1 || text == "" || i < len(rows) && j < len(rows[i]) && rows[i][j] == text {
						continue
					}
					name, err := excelize.CoordinatesToCellName(j+1, i+1)
					ts.Check(err)
					// A French Excel shows thousands with spaces.
					ts.Check(f.SetCellStr(sheet, name, thousands.ReplaceAllString(text, "$1 $2$3")))
				}
			}
		})
	}
}

var thousands = regexp.MustCompile(`^(\d{1,3}),(\d{3})( €)?$`)

// resave saves workbooks in LibreOffice, under the same name: resave FILE…
// Without LibreOffice they stay as they are, which must change nothing to what
// follows; where the tools are required, that fails.
func resave(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: resave FILE…")
	}
	office, err := officetest.New(ts.MkAbs(".office"))
	if errors.Is(err, officetest.ErrMissing) && !officetest.Required() {
		ts.Logf("%v: not saved again", err)
		return
	}
	ts.Check(err)
	for _, name := range args {
		file := ts.MkAbs(name)
		saved, err := office.Save(ts.MkAbs(".saved"), "xlsx", file)
		ts.Check(err)
		ts.Check(os.Rename(saved[0], file))
	}
}

// deleteRow deletes a row: delete FILE SHEET CODE
func deleteRow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: delete FILE SHEET CODE")
	}
	onSheet(ts, args[0], args[1], func(f *excelize.File, rows [][]string) {
		ts.Check(f.RemoveRow(args[1], rowOf(ts, rows, args[2])))
	})
}

// appendRow types the first cells of a new row: append FILE SHEET TEXT…
func appendRow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: append FILE SHEET TEXT…")
	}
	onSheet(ts, args[0], args[1], func(f *excelize.File, rows [][]string) {
		next := len(rows) + 1
		for len(rows) > 0 && next > headers+1 && strings.Join(rows[next-2], "") == "" {
			next--
		}
		ts.Check(f.SetSheetRow(args[1], "A"+strconv.Itoa(next), &[]any{args[2], args[3]}))
	})
}

func rowOf(ts *testscript.TestScript, rows [][]string, code string) int {
	for i, row := range rows {
		if i >= headers && len(row) > 0 && row[0] == code {
			return i + 1
		}
	}
	ts.Fatalf("no row %s", code)
	return 0
}

func onSheet(ts *testscript.TestScript, file, sheet string, change func(f *excelize.File, rows [][]string)) {
	f, err := excelize.OpenReader(strings.NewReader(ts.ReadFile(file)))
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(sheet)
	ts.Check(err)
	change(f, rows)
	var b bytes.Buffer
	ts.Check(f.Write(&b))
	ts.Check(os.WriteFile(ts.MkAbs(file), b.Bytes(), 0o666))
}
