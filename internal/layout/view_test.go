package layout_test

import (
	"flag"
	"os"
	"testing"

	"nrreport/internal/layout"
	"nrreport/internal/pdf"
	"nrreport/internal/typeface"
)

var viewPath = flag.String("view", "", "write the sample document to this PDF file, to look at it")

func fontSet(t testing.TB) *typeface.Set {
	t.Helper()
	fonts, err := typeface.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// TestView writes the sample document, which holds every kind of block, as a
// PDF to look at: go test ./internal/layout -run TestView -view sample.pdf
func TestView(t *testing.T) {
	if *viewPath == "" {
		t.Skip("only with -view")
	}
	fonts := fontSet(t)
	doc := sample()
	f, err := os.Create(*viewPath)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := pdf.Write(f, doc, layout.Layout(doc, fonts, layout.Options{}), fonts, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
}
