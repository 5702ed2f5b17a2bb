package workbook

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

// templateSheets are the sheets that every workbook has.
func templateSheets() []*Sheet {
	return slices.DeleteFunc(Model(), func(s *Sheet) bool { return s.Memory })
}

// bookWithArchive has one archived action, with a date that nobody understands.
func bookWithArchive() *Book {
	b := Blank(2025, 2026)
	t := &Table{Sheet: &archiveSheet}
	row := t.NewRow()
	for key, c := range map[string]Cell{
		"code":         {Kind: CellText, Text: "A1.1"},
		"titre":        {Kind: CellText, Text: "Donner les ordinateurs réformés"},
		ArchiveYearKey: {Kind: CellNumber, Number: 2025},
		"theme":        {Kind: CellNumber, Number: 2},
		"statut":       {Kind: CellText, Text: string(plan.Done)},
		"debut":        {Kind: CellInvalid, Text: "fin mars"},
	} {
		row.Cells[archiveSheet.Column(key)] = c
	}
	t.Rows = append(t.Rows, row)
	b.Tables = append(b.Tables, t)
	return b
}

func readBack(t *testing.T, data []byte) (*Book, diag.List) {
	t.Helper()
	b, diags, err := Read("plan.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	return b, diags
}

// An archive is written, read back, and blocks nothing, whatever it holds.
func TestArchiveIsKept(t *testing.T) {
	b := bookWithArchive()
	again, diags := readBack(t, render(t, b, WriteOptions{}))
	if again.ContentID() != b.ContentID() {
		t.Error("the archive was not read back as it was written")
	}
	for _, d := range diags {
		if d.At.SheetName() == archiveSheet.Name && d.Severity != diag.Info {
			t.Errorf("%s %s: %s", d.Severity, d.Code, d.Message)
		}
	}
	p := again.Plan()
	if len(p.Actions) != 0 || len(p.Archive) != 1 || p.Archive[0].Code.V != "A1.1" || p.Archive[0].ClosedIn.V != 2025 || p.Archive[0].Status.V != plan.Done {
		t.Errorf("%d actions, archive %+v", len(p.Actions), p.Archive)
	}
}

// Its rows are locked: they are to be read.
func TestArchiveIsLocked(t *testing.T) {
	f := opened(t, render(t, bookWithArchive(), WriteOptions{}))
	style, err := f.GetStyle(must2(f.GetCellStyle(archiveSheet.Name, ref("A", firstRow))))
	if err != nil || style.Protection == nil || !style.Protection.Locked {
		t.Errorf("the first archived cell is not locked: %+v, %v", style, err)
	}
}

// A workbook that has nothing to keep has no sheet for it, and misses none.
func TestMemoryTakesNoRoomUnused(t *testing.T) {
	data := render(t, Blank(), WriteOptions{})
	f := opened(t, data)
	for _, s := range Model() {
		if i := must2(f.GetSheetIndex(s.Name)); s.Memory && i >= 0 {
			t.Errorf("the blank workbook has the sheet %s", s.Name)
		}
	}
	_, diags := readBack(t, data)
	for _, d := range diags {
		if IsAbsence(d.Code) {
			t.Errorf("%s %s", d.Code, d.Message)
		}
	}
}

// Somebody's own sheet may bear the name: it is theirs, and is left aside like
// any other.
func TestNamesakeOfMemoryIsLeftAside(t *testing.T) {
	f := opened(t, render(t, Blank(), WriteOptions{}))
	must2(f.NewSheet(transferSheet.Name))
	if err := f.SetCellValue(transferSheet.Name, "A1", "Postes repris par la ressourcerie"); err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	if err := f.Write(&data, excelize.Options{}); err != nil {
		t.Fatal(err)
	}
	b, diags := readBack(t, data.Bytes())
	if b.Table(SheetTransfer) != nil {
		t.Error("it was taken for ours")
	}
	if !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool {
		return d.Code == remarkSheetUnknown.Code && strings.Contains(d.Message, transferSheet.Name) && d.Severity == diag.Info
	}) {
		t.Errorf("it is not named: %v", diags)
	}
}
