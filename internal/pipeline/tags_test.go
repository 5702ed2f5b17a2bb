package pipeline

import (
	"bytes"
	"regexp"
	"testing"
	"time"

	"nrreport/internal/document"
	"nrreport/internal/golden"
	"nrreport/internal/pdf/pdfcheck"
)

// maxExampleSize is what the example report may weigh without its attachments,
// tags included, in bytes.
const maxExampleSize = 400_000

// TestExampleIsLight holds the report to the sobriety that it preaches.
func TestExampleIsLight(t *testing.T) {
	for _, name := range []string{"plan.xlsx", "strategie.xlsx"} {
		if size := len(build(t, NewEngine(), exampleInput(t, name), Options{Version: "essai"})); size > maxExampleSize {
			t.Errorf("%s: %d bytes, %d at most", name, size, maxExampleSize)
		}
	}
}

// TestSameReportWhoeverMakesIt: neither the folder of the workbook, nor the
// reports made before by the same engine, nor the time zone change a byte.
func TestSameReportWhoeverMakesIt(t *testing.T) {
	in := exampleInput(t, "strategie.xlsx")
	opt := Options{Version: "essai", AttachData: true, AttachSource: true}
	engine := NewEngine()
	first := build(t, engine, in, opt)
	build(t, engine, exampleInput(t, "plan.xlsx"), opt)
	local := time.Local
	time.Local = time.FixedZone("Nouméa", 11*3600)
	defer func() { time.Local = local }()
	elsewhere := Input{Name: `C:\Users\jean.dupont\Bureau\strategie.xlsx`, Data: in.Data}
	for name, again := range map[string][]byte{
		"the same engine": build(t, engine, in, opt), "another": build(t, NewEngine(), in, opt), "another folder": build(t, NewEngine(), elsewhere, opt),
	} {
		if !bytes.Equal(first, again) {
			t.Errorf("%s makes another report", name)
		}
	}
	if bytes.Contains(first, []byte("dupont")) {
		t.Error("the report names a folder")
	}
}

// TestForeignTitlesAreReadInTheirLanguage: the words that the content model says
// are foreign stand in an element of their language, so that a screen reader
// changes its voice.
func TestForeignTitlesAreReadInTheirLanguage(t *testing.T) {
	engine := NewEngine()
	checked, err := engine.Check(exampleInput(t, "plan.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	opt := Options{Version: "essai"}
	doc := compose(checked, opt)
	var out bytes.Buffer
	if _, err := engine.PDF(&out, checked, opt); err != nil {
		t.Fatal(err)
	}
	structure, err := pdfcheck.Dump(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	foreign := 0
	document.Walk(doc.Body, func(b document.Block, _ int) bool {
		document.Spans(b, func(s document.Span) {
			if s.Extra == nil || s.Extra.Lang == "" {
				return
			}
			foreign++
			read := regexp.MustCompile(`(Link|Span) Lang="` + s.Extra.Lang + `"\n +"` + regexp.QuoteMeta(s.Text))
			if !read.MatchString(structure) {
				t.Errorf("%q is not read in language %s", s.Text, s.Extra.Lang)
			}
		})
		return true
	})
	if foreign == 0 {
		t.Error("the example has no foreign words")
	}
}

// BenchmarkTags is what tags and finishing cost: the whole of `build` but the
// summary, from the bytes of the workbook, with them and without, turn by turn
// in one run. "ratio" is the cost with over the cost without.
func BenchmarkTags(b *testing.B) {
	for _, name := range []string{"plan.xlsx", "strategie.xlsx"} {
		b.Run(name, func(b *testing.B) {
			in := exampleInput(b, name)
			engine := NewEngine()
			var spent [2]time.Duration
			for b.Loop() {
				for i, untagged := range []bool{false, true} {
					start := time.Now()
					build(b, engine, in, Options{Version: "essai", Untagged: untagged})
					spent[i] += time.Since(start)
				}
			}
			b.ReportMetric(float64(spent[0])/float64(spent[1]), "ratio")
			b.ReportMetric(float64(spent[0].Milliseconds())/float64(b.N), "ms-tagged")
			b.ReportMetric(float64(spent[1].Milliseconds())/float64(b.N), "ms-untagged")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// TestStructureOfTheExample keeps what a screen reader goes through in the whole
// report of an example, tags and text in reading order, as a text to read: who
// changes it sees in the difference what a reader will hear.
func TestStructureOfTheExample(t *testing.T) {
	got, err := pdfcheck.Dump(build(t, NewEngine(), exampleInput(t, "strategie.xlsx"), Options{Version: "essai"}))
	if err != nil {
		t.Fatal(err)
	}
	golden.Equal(t, "strategie.txt", got)
}
