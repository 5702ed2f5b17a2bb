package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestSaveOptions(t *testing.T) {
	f := everything(t)
	defer f.Close()
	for row := 1; row <= 3; row++ {
		if err := f.SetRowHeight("Actions", row, 40); err != nil {
			t.Fatal(err)
		}
	}
	save := func(options ...SaveOption) string {
		var buf bytes.Buffer
		if err := Save(f, &buf, options...); err != nil {
			t.Fatal(err)
		}
		return partText(t, buf.Bytes(), "xl/worksheets/sheet1.xml")
	}
	plain, changed := save(), save(RowsFollowText, DigitsMayBeText)
	for text, want := range map[string]bool{` customHeight="`: false, ` ht="40"`: true, ` customWidth="`: true, ` numberStoredAsText="1"`: true} {
		if strings.Contains(changed, text) != want {
			t.Errorf("with the options, %q: want %v", text, want)
		}
	}
	for text, want := range map[string]bool{` customHeight="`: true, ` numberStoredAsText="1"`: false} {
		if strings.Contains(plain, text) != want {
			t.Errorf("without options, %q: want %v", text, want)
		}
	}
	digits := strings.Index(changed, "<ignoredErrors>")
	for _, before := range []string{"</sheetData>", "<conditionalFormatting", "<dataValidations", "<pageSetup", "<headerFooter"} {
		if i := strings.Index(changed, before); i > digits {
			t.Errorf("%s comes after ignoredErrors", before)
		}
	}
	for _, after := range []string{"<drawing", "<legacyDrawing", "<tableParts"} {
		if i := strings.LastIndex(changed, after); i >= 0 && i < digits {
			t.Errorf("%s comes before ignoredErrors", after)
		}
	}
}

// excelize says of any filter that it hides rows, and drops what the sheet
// said of itself before.
func TestSaveMendsFilters(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.AutoFilter("Sheet1", "A1:B9", nil); err != nil {
		t.Fatal(err)
	}
	var raw bytes.Buffer
	if err := f.Write(&raw); err != nil {
		t.Fatal(err)
	}
	const wrong = `filterMode="true"`
	if !strings.Contains(partText(t, raw.Bytes(), "xl/worksheets/sheet1.xml"), wrong) {
		t.Error("excelize no longer says that a filter hides rows; drop the mend")
	}
	if strings.Contains(partText(t, saved(t, f), "xl/worksheets/sheet1.xml"), wrong) {
		t.Error("the filter still says that it hides rows")
	}
}
