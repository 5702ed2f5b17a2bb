package pipeline

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/diag"
	"nrreport/internal/rules"
	"nrreport/internal/split"
	"nrreport/internal/workbook"
)

// partsOfExample splits the example between its departments.
func partsOfExample(t *testing.T) (whole Input, parts []Input) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", "plan.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	whole = Input{Name: "plan.xlsx", Data: data}
	book, _, err := workbook.Read(whole.Name, whole.Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range split.All(book) {
		var b bytes.Buffer
		if err := workbook.Write(&b, p.Book, p.WriteOptions()); err != nil {
			t.Fatal(err)
		}
		parts = append(parts, Input{Name: p.Department + ".xlsx", Data: b.Bytes()})
	}
	return whole, parts
}

// told writes diagnostics without the places, which are those of the parts.
func told(l diag.List) map[string]int {
	all := map[string]int{}
	for _, d := range l {
		all[d.Code+" "+d.Value+" "+d.Message]++
	}
	return all
}

// The parts together are checked as the plan is, and each remark names the file
// where the cell stands.
func TestPartsAreCheckedAsThePlan(t *testing.T) {
	e := NewEngine()
	whole, parts := partsOfExample(t)
	want, err := e.Check(whole)
	if err != nil {
		t.Fatal(err)
	}
	got, err := e.CheckAll(parts, Merging{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Plan.Sources) != len(parts) {
		t.Errorf("%d sources for %d files", len(got.Plan.Sources), len(parts))
	}
	for said, n := range told(want.Diags) {
		if told(got.Diags)[said] != n {
			t.Errorf("not said of the parts: %s", said)
		}
	}
	if len(got.Diags) != len(want.Diags) {
		t.Errorf("%d remarks, %d of the plan", len(got.Diags), len(want.Diags))
	}
	for _, d := range got.Diags {
		if d.At.Row > 0 && !strings.HasPrefix(d.At.File(), "Direction ") {
			t.Errorf("%s stands in %q", d.Code, d.At.File())
		}
	}
}

// What a department put where a plan has no place for it stays behind in its
// workbook: the merge says so, and nothing of a workbook that has no such thing.
func TestMergeSaysWhatStaysBehind(t *testing.T) {
	_, parts := partsOfExample(t)
	for name, tt := range map[string]struct {
		change func(f *excelize.File) error
		want   string
	}{
		"nothing":        {func(f *excelize.File) error { return nil }, ""},
		"another sheet":  {func(f *excelize.File) error { _, err := f.NewSheet("Notes"); return err }, "LEC-006"},
		"a second sheet": {func(f *excelize.File) error { return copySheet(f, "Actions", "Actions (2)") }, "LEC-020"},
		"a new column":   {func(f *excelize.File) error { return f.SetCellValue("Actions", "BB5", "Observations") }, "LEC-015"},
		"a comment": {func(f *excelize.File) error {
			return f.AddComment("Actions", excelize.Comment{Cell: "B6", Author: "Léa", Text: "Fait à 80 %"})
		}, "LEC-064"},
		"a note above the titles": {func(f *excelize.File) error { return f.SetCellValue("Actions", "C1", "budget coupé") }, "LEC-016"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := excelize.OpenReader(bytes.NewReader(parts[1].Data))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if err := tt.change(f); err != nil {
				t.Fatal(err)
			}
			data, err := f.WriteToBuffer()
			if err != nil {
				t.Fatal(err)
			}
			changed := slices.Clone(parts)
			changed[1].Data = data.Bytes()
			m, err := NewEngine().Merge(changed, Merging{})
			if err != nil {
				t.Fatal(err)
			}
			var codes []string
			for _, d := range m.Aside {
				codes = append(codes, d.Code)
			}
			if got := strings.Join(codes, " "); got != tt.want {
				t.Errorf("said %q, want %q", got, tt.want)
			}
		})
	}
}

func copySheet(f *excelize.File, from, to string) error {
	source, err := f.GetSheetIndex(from)
	if err != nil {
		return err
	}
	target, err := f.NewSheet(to)
	if err != nil {
		return err
	}
	return f.CopySheet(source, target)
}

// By itself a part is held to the rows its department fills: what is wrong
// there in the whole plan, and nothing that others are to mend.
func TestPartByItself(t *testing.T) {
	e := NewEngine()
	whole, parts := partsOfExample(t)
	all, err := e.Check(whole)
	if err != nil {
		t.Fatal(err)
	}
	planSays := map[string]bool{} // by code: remarks that gather rows are worded otherwise
	for _, d := range all.Diags {
		planSays[d.Code] = true
	}
	for _, part := range parts {
		checked, err := e.Check(part)
		if err != nil {
			t.Fatal(err)
		}
		partial := false
		for _, d := range checked.Diags {
			if d.Code == "FUS-020" {
				partial = true
			} else if !planSays[d.Code] {
				t.Errorf("%s: %s %s: %s", part.Name, d.Code, d.At.Cell(), d.Message)
			}
		}
		if !partial {
			t.Errorf("%s is not said to be a part", part.Name)
		}
	}
}

func TestRulesOfTheWholePlanExist(t *testing.T) {
	for _, name := range wholePlan {
		found := false
		for _, r := range rules.All() {
			found = found || strings.HasPrefix(r.Code, name)
		}
		if !found {
			t.Errorf("no rule has the code %s", name)
		}
	}
}

func TestAttachmentNames(t *testing.T) {
	got := attachmentNames([]Input{{Name: "a/plan.xlsx"}, {Name: "b/Plan.xlsx"}, {Name: "c.xlsx"}})
	if strings.Join(got, " | ") != "plan.xlsx | Plan (2).xlsx | c.xlsx" {
		t.Errorf("got %q", got)
	}
}
