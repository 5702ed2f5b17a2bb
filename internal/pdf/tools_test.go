package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/pdf/pdfcheck"
)

// needTools skips when a program is missing, unless NRREPORT_REQUIRE_TOOLS says
// that its absence is a failure.
func needTools(t *testing.T, programs ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("calls other programs")
	}
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			if os.Getenv("NRREPORT_REQUIRE_TOOLS") == "1" {
				t.Fatalf("%s is required", program)
			}
			t.Skipf("%s is not here", program)
		}
	}
}

// script is one of the scripts of .ci.
func script(name string) string { return filepath.Join("..", "..", ".ci", name) }

func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// specimens writes one file per kind of document: the sample, each kind of
// picture, documents drawn at random.
func specimens(t *testing.T, random int) string {
	t.Helper()
	folder := t.TempDir()
	fonts := embedded(t)
	cache := &Cache{}
	save := func(name string, doc *document.Document, pages *layout.Pages) {
		data := write(t, doc, pages, fonts, Options{Producer: "nrreport essai", Cache: cache})
		if err := os.WriteFile(filepath.Join(folder, name+".pdf"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	doc, pages := sample(fonts)
	save("sample", doc, pages)
	p := newPen(fonts)
	for name, img := range picturesOfAllKinds(t) {
		if p.y > 600 {
			p.newPage()
		}
		p.line(child(p.pages.Root, layout.RoleP, nil), 10, 0, name)
		p.picture(p.pages.Root, img, 60, 40)
	}
	save("pictures", &document.Document{Title: "Images", Lang: "fr-FR"}, p.pages)
	for seed := range uint64(random) {
		doc := randomDocument(seed)
		save(fmt.Sprintf("random-%03d", seed), doc, layout.Layout(doc, fonts, layout.Options{}))
		if seed%5 == 0 {
			data, _ := streamed(t, doc, fonts, Options{Producer: "nrreport essai", Cache: cache})
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("streamed-%03d.pdf", seed)), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return folder
}

// TestVeraPDF asks the reference validator about every specimen.
func TestVeraPDF(t *testing.T) {
	needTools(t, "mvn", "javac")
	folder := specimens(t, 12)
	files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	out := run(t, script("verapdf"), folder)
	if strings.Contains(out, "FAIL") || strings.Count(out, "PASS") != 2*len(files) || len(files) < 2+12 {
		t.Error(out)
	}
}

// TestVeraPDFNotices: the validator fails what is broken, and so can fail.
func TestVeraPDFNotices(t *testing.T) {
	needTools(t, "mvn", "javac")
	fonts := embedded(t)
	doc, pages := sample(fonts)
	var spoil func(e *layout.Element)
	spoil = func(e *layout.Element) {
		if e.Role == layout.RoleFigure {
			e.Attr.Alt = ""
		}
		if e.Role == layout.RoleH2 {
			e.Role = layout.RoleH4
		}
		for _, k := range e.Kids {
			if k.Element != nil {
				spoil(k.Element)
			}
		}
	}
	spoil(pages.Root)
	doc.Attachments[0].MIME = " "
	opt := producer()
	opt.tamper = func(_ string, b []byte) []byte {
		var d deflater
		narrow, _ := toUnicode([]rune{'a'})
		return append([]byte(nil), d.deflate(narrow)...)
	}
	path := filepath.Join(t.TempDir(), "spoiled.pdf")
	if err := os.WriteFile(path, write(t, doc, pages, fonts, opt), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(script("verapdf"), path).CombinedOutput()
	if err == nil {
		t.Fatal("veraPDF found nothing")
	}
	for _, clause := range []string{"clause 7.3, rule 1", "clause 7.4.2, rule 1", "clause 7.21.7, rule 1", "clause 6.2.11.7.2, rule 1", "FAIL ua1", "FAIL 3a"} {
		if !strings.Contains(string(out), clause) {
			t.Errorf("no %s in\n%s", clause, out)
		}
	}
}

// TestEveryEngineOpens: the engines behind the viewers that people use.
func TestEveryEngineOpens(t *testing.T) {
	needTools(t, "qpdf", "gs", "mutool", "pdftotext", "pdfinfo", "pdftocairo", "node", "npm")
	files, err := filepath.Glob(filepath.Join(specimens(t, 8), "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	run(t, script("open-pdf"), files...)
}

// TestPopplerReadsWholeWords: what pdftotext extracts in reading order is what
// the structure says, word for word.
func TestPopplerReadsWholeWords(t *testing.T) {
	needTools(t, "pdftotext", "pdfinfo")
	fonts := embedded(t)
	doc, pages := sample(fonts)
	path := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(path, write(t, doc, pages, fonts, producer()), 0o600); err != nil {
		t.Fatal(err)
	}
	got := " " + strings.Join(strings.Fields(run(t, "pdftotext", "-raw", path, "-")), " ") + " "
	at := 0
	for _, phrase := range []string{
		"L'essentiel de l'année", "Le plan réunit 42 actions ; 10 % sont réalisées.", "Émission de CO₂ : 12 kg ⚠ (à vérifier) « ici » ½ € → ✓",
		"Une première chose", "Une seconde, plus longue que la première", "1. Source : direction du numérique.", "Les actions", "Par thème",
		"Action (n° 1)", "25 % \\ fait", "The Green Web Foundation",
	} {
		i := strings.Index(got[at:], " "+strings.Join(strings.Fields(phrase), " ")+" ")
		if i < 0 {
			t.Fatalf("%q does not come in its place in\n%s", phrase, got)
		}
		at += i + 1
	}
	structure := run(t, "pdfinfo", "-struct-text", path)
	for _, wanted := range []string{"Figure \"Part de reconditionn\xe9 : de 12 % en 2022 \xe0 24 % en 2025 ; cible 30 % en 2027.\"", "/Scope /Column", "Note <note-1>"} {
		if !strings.Contains(structure, wanted) {
			t.Errorf("no %s in the structure:\n%s", wanted, structure)
		}
	}
}

// TestCheckerAgreesOnText: pdftotext and our checker read the same characters.
func TestCheckerAgreesOnText(t *testing.T) {
	needTools(t, "pdftotext")
	fonts := embedded(t)
	for seed := range uint64(5) {
		doc := randomDocument(seed)
		data := write(t, doc, layout.Layout(doc, fonts, layout.Options{}), fonts, producer())
		path := filepath.Join(t.TempDir(), "random.pdf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		text := run(t, "pdftotext", "-raw", path, "-")
		ours, err := pdfcheck.Text(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range ours {
			if !unicode.IsSpace(r) && !strings.ContainsRune(text, r) && !strings.ContainsRune("-\u2011<>()[]«»≤≥", r) {
				t.Errorf("seed %d: pdftotext does not read %q", seed, r)
			}
		}
	}
}
