package pipeline

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nrreport/internal/diag"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
	"nrreport/internal/xlsx"
	"nrreport/internal/xlsx/officetest"
	"nrreport/internal/xlsx/xlsxtest"
)

// remarks are diagnostics as a person reads them.
func remarks(t interface{ Fatal(...any) }, l diag.List) string {
	var b strings.Builder
	if err := diag.WriteText(&b, l, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Whatever is wrong with a plan, the annotated workbook says what the plan says,
// has the same remarks, and is the same when it is annotated again.
func TestAnnotatedWorkbookIsWorthThePlan(t *testing.T) {
	e := NewEngine()
	workbooktest.CheckSome(t, "10", func(t *rapid.T) {
		book := workbooktest.Book(t)
		var b bytes.Buffer
		if err := workbook.Write(&b, book, workbook.WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		plain := Input{Name: "plan.xlsx", Data: b.Bytes()}
		before, err := e.Check(plain)
		if err != nil {
			t.Fatal(err)
		}
		made, err := workbook.Annotate(plain.Name, plain.Data, before.Diags, true)
		if err != nil {
			t.Fatal(err)
		}
		if len(made.Notices) > 0 {
			t.Errorf("notices: %q", made.Notices)
		}
		if made.Data == nil { // a plan drawn at random is never faultless
			t.Fatal("nothing to return")
		}
		after, err := e.Check(Input{Name: plain.Name, Data: made.Data})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(remarks(t, before.Diags), remarks(t, after.Diags)); diff != "" {
			t.Errorf("the remarks differ:\n%s", diff)
		}
		if diff := cmp.Diff(workbooktest.Content(before.Book), workbooktest.Content(after.Book)); diff != "" {
			t.Errorf("the contents differ:\n%s", diff)
		}
		again, err := workbook.Annotate(plain.Name, made.Data, after.Diags, true)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(made.Data, again.Data) {
			t.Error("annotating again changes the bytes")
		}
		if problems := xlsxtest.Problems(made.Data); len(problems) > 0 {
			t.Errorf("%q", problems)
		}
	})
}

// LibreOffice may save the workbook before and after it is annotated.
func TestAnnotateThroughLibreOffice(t *testing.T) {
	office := officetest.Need(t)
	e := NewEngine()
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", "plan-erreurs.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	check := func(data []byte) diag.List {
		t.Helper()
		checked, err := e.Check(Input{Name: "plan.xlsx", Data: data})
		if err != nil {
			t.Fatal(err)
		}
		return checked.Diags
	}
	annotate := func(data []byte) []byte {
		t.Helper()
		made, err := workbook.Annotate("plan.xlsx", data, check(data), true)
		if err != nil {
			t.Fatal(err)
		}
		if len(made.Notices) > 0 {
			t.Errorf("notices: %q", made.Notices)
		}
		return made.Data
	}
	save := func(files ...[]byte) [][]byte {
		t.Helper()
		folder := t.TempDir()
		var names []string
		for i, data := range files {
			names = append(names, filepath.Join(folder, string(rune('a'+i))+".xlsx"))
			if err := os.WriteFile(names[i], data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		var saved [][]byte
		for _, name := range office.MustSave(t, "xlsx", names...) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			saved = append(saved, data)
		}
		return saved
	}
	annotated := annotate(data)
	saved := save(data, annotated)
	want := remarks(t, check(saved[0]))
	if diff := cmp.Diff(want, remarks(t, check(saved[1]))); diff != "" {
		t.Errorf("once saved, the remarks differ:\n%s", diff)
	}
	again := annotate(saved[1])
	if diff := cmp.Diff(want, remarks(t, check(again))); diff != "" {
		t.Errorf("annotated again, the remarks differ:\n%s", diff)
	}
	// The notes are those of the workbook that never was annotated, and ours
	// once: one for each cell.
	if diff := cmp.Diff(notesOf(t, annotate(saved[0])), notesOf(t, again)); diff != "" {
		t.Errorf("the notes differ:\n%s", diff)
	}
	// All corrected, nothing is left of them.
	clean, err := workbook.Annotate("plan.xlsx", again, nil, true)
	if err != nil {
		t.Fatal(err)
	}
	if notes := notesOf(t, clean.Data); len(notes) > 0 {
		t.Errorf("notes are left: %q", notes)
	}
	if none, err := workbook.Annotate("plan.xlsx", clean.Data, nil, true); err != nil || none.Data != nil {
		t.Errorf("a clean workbook has something to take off, %v", err)
	}
}

// notesOf lists the notes of a workbook.
func notesOf(t *testing.T, data []byte) []string {
	t.Helper()
	f, err := xlsx.Open("plan.xlsx", data, xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, s := range f.Sheets {
		comments, err := s.Comments()
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range comments {
			all = append(all, s.Name+" "+c.At.String()+" "+c.Text)
		}
	}
	return all
}
