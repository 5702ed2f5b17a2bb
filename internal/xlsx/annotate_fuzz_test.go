package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzAnnotateParts holds that a workbook that we accept can be annotated or is
// refused with an explanation; that the result is accepted and has the same
// cells; and that annotating it again changes nothing.
func FuzzAnnotateParts(f *testing.F) {
	names := []string{"xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing4.vml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
	add := func(p parts) {
		f.Add(p[names[0]], p[names[1]], p[names[2]], p[names[3]], p[names[4]], p[names[5]], p[names[6]])
	}
	noted := withNotes(newParts(row2), legacy+shape("_x0000_s1025", "Note", 1, 1)+"</xml>", `<comment ref="B2" authorId="0"><text><r><t>à voir</t></r></text></comment>`)
	add(newParts(row2))
	add(noted)
	add(prefixed(newParts(row2)))
	add(furnished())
	out, _ := annotate(f, noted.zip(), aMark("Feuille", Ref{2, 2}), aMark("Feuille", Ref{3, 3}))
	add(contents(f, out))
	f.Fuzz(func(t *testing.T, content0, content1, content2, content3, content4, content5, content6 string) {
		p := newParts("")
		for i, content := range []string{content0, content1, content2, content3, content4, content5, content6} {
			if content != "" {
				p[names[i]] = content
			}
		}
		data := p.zip()
		before, err := seenByUs(t, data)
		if err != nil {
			return
		}
		once, ok := tryAnnotate(t, data)
		if !ok {
			return
		}
		after, err := seenByUs(t, once)
		if err != nil {
			t.Fatalf("the annotated workbook is refused: %v", err)
		}
		for at, c := range before {
			if _, ok := after[at]; !ok && c.Text != listTitle && !strings.HasPrefix(c.Text, listPrint) {
				if !isOurList(t, data, at.sheet) {
					t.Fatalf("%s!%s is gone", at.sheet, at.at)
				}
			} else if diff := cmp.Diff(c, after[at]); ok && diff != "" && !isOurList(t, data, at.sheet) {
				t.Fatalf("%s!%s changed:\n%s", at.sheet, at.at, diff)
			}
		}
		twice, ok := tryAnnotate(t, once)
		if !ok {
			t.Fatal("the annotated workbook cannot be annotated")
		}
		if !bytes.Equal(once, twice) {
			differ(t, once, twice)
		}
	})
}

func tryAnnotate(t *testing.T, data []byte) ([]byte, bool) {
	t.Helper()
	f, err := Open("plan.xlsx", data, fuzzLimits())
	if err != nil {
		t.Fatal(err)
	}
	a, err := f.Annotator()
	if err == nil {
		err = a.Mark([]Mark{aMark(a.sheets[0].name, Ref{2, 2}), aMark(a.sheets[len(a.sheets)-1].name, Ref{1, 1})})
	}
	if err == nil {
		err = a.SetList(aList())
	}
	var b bytes.Buffer
	if err == nil {
		err = a.Write(&b)
	}
	if err != nil {
		checkRefusal(t, err)
		return nil, false
	}
	return b.Bytes(), true
}

func isOurList(t *testing.T, data []byte, sheet string) bool {
	f, err := Open("plan.xlsx", data, fuzzLimits())
	if err != nil {
		t.Fatal(err)
	}
	ours, err := f.Sheet(sheet).IsAnnotation()
	if err != nil {
		t.Fatal(err)
	}
	return ours
}
