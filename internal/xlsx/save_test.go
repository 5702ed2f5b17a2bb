package xlsx

import (
	"bytes"
	"crypto/sha256"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func saved(tb testing.TB, f *excelize.File) []byte {
	tb.Helper()
	defer f.Close()
	var buf bytes.Buffer
	if err := Save(f, &buf); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

func TestSaveIsDeterministic(t *testing.T) {
	hashes := map[[32]byte]int{}
	for range 50 {
		hashes[sha256.Sum256(saved(t, everything(t)))]++
	}
	if len(hashes) != 1 {
		t.Errorf("50 saves gave %d distinct files, want 1", len(hashes))
	}
}

func TestSaveTwice(t *testing.T) {
	f := everything(t)
	defer f.Close()
	var first, second bytes.Buffer
	if err := Save(f, &first); err != nil {
		t.Fatal(err)
	}
	if err := Save(f, &second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("saving the same workbook again gave another file")
	}
}

// TestOpenXMLValidator holds a workbook with everything against the Open XML
// SDK. It fetches the validator, so it only runs where tools are required.
func TestOpenXMLValidator(t *testing.T) {
	if os.Getenv("NRREPORT_REQUIRE_TOOLS") != "1" {
		t.Skip("set NRREPORT_REQUIRE_TOOLS=1 to run the Open XML SDK's validator")
	}
	file := filepath.Join(t.TempDir(), "tout.xlsx")
	if err := os.WriteFile(file, saved(t, everything(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("node", "../../.ci/validate-xlsx", file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestSaveMends looks for what the validator refuses in what excelize writes,
// so that an upgrade of excelize that no longer needs a mend shows too.
func TestSaveMends(t *testing.T) {
	f := everything(t)
	if err := f.SetConditionalFormat("Actions", "A2:A9", []excelize.ConditionalFormatOptions{{Type: "icon_set", IconStyle: "3Stars"}}); err != nil {
		t.Fatal(err)
	}
	if err := f.AddChart("Flux", "D1", &excelize.Chart{Type: excelize.Scatter, Series: []excelize.ChartSeries{{Categories: "Actions!$D$2:$D$9", Values: "Actions!$F$2:$F$9"}}}); err != nil {
		t.Fatal(err)
	}
	var raw bytes.Buffer
	if err := f.Write(&raw); err != nil {
		t.Fatal(err)
	}
	mended := saved(t, f)
	for _, tt := range []struct{ part, wrong string }{
		{"xl/worksheets/sheet1.xml", `<tabColor rgb="4C8C6B"`},
		{"xl/worksheets/sheet1.xml", ` aboveAverage="`},
		{"xl/charts/chart7.xml", `<noMultiLvlLbl val="0"></noMultiLvlLbl></valAx>`},
		{"docProps/core.xml", "2006-09-16"},
		{"docProps/core.xml", "<coreProperties"},
		{"docProps/core.xml", "<lastModifiedBy>"},
		{"docProps/app.xml", "Go Excelize"},
		{"[Content_Types].xml", `Extension="wmz"`},
		{"[Content_Types].xml", `ContentType="image/svg"`},
	} {
		if !strings.Contains(partText(t, raw.Bytes(), tt.part), tt.wrong) {
			t.Errorf("%s: excelize no longer writes %s; drop the mend", tt.part, tt.wrong)
		}
		if strings.Contains(partText(t, mended, tt.part), tt.wrong) {
			t.Errorf("%s: still has %s", tt.part, tt.wrong)
		}
	}
}

// TestSaveNamesProperties holds that every property is read back, under the names
// that office programs write.
func TestSaveNamesProperties(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	want := excelize.DocProperties{
		Category: "Bilan", ContentStatus: "Projet", Creator: "DSI", Description: "<version>2</version>", Identifier: "a", Keywords: "REEN",
		LastModifiedBy: "Élu & agent", Revision: "3", Subject: "Numérique", Title: "Plan", Language: "fr-FR", Version: "1.0",
		Created: "2026-11-30T00:00:00Z", Modified: "2026-11-30T00:00:00Z",
	}
	if err := f.SetDocProps(&want); err != nil {
		t.Fatal(err)
	}
	data := saved(t, f)
	if core := partText(t, data, "docProps/core.xml"); !strings.Contains(core, "</cp:version></cp:coreProperties>") || regexp.MustCompile(`</?\w+>`).MatchString(core) {
		t.Error(core)
	}
	back, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	if got, err := back.GetDocProps(); err != nil || *got != want {
		t.Errorf("%+v, %v", got, err)
	}
}

func partText(t testing.TB, data []byte, name string) string {
	t.Helper()
	p, err := openPack(data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	b, err := p.bytes(name, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestSaveRefusesBrokenFormulas(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	v := excelize.NewDataValidation(true)
	v.SetSqref("A1")
	v.Type = "custom"
	v.Formula1 = `A1="Eau & Assainissement"`
	if err := f.AddDataValidation("Sheet1", v); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := Save(f, &buf); err == nil {
		t.Error("a raw & in a validation was saved")
	}
	if buf.Len() > 0 {
		t.Error("something was written all the same")
	}
}

// TestSaveNeverPanics gives excelize a zip writer's worth of trouble: a part
// that is not bytes, as a caller of its exported package map may leave.
func TestSaveNeverPanics(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	f.Pkg.Store("xl/custom.xml", 12)
	var buf bytes.Buffer
	if err := Save(f, &buf); err == nil || buf.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, buf.Len())
	}
}

// TestSavedIsRead reads back what was saved: the two halves of the package
// agree.
func TestSavedIsRead(t *testing.T) {
	f, err := Open("modele.xlsx", saved(t, everything(t)), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if f.Properties["nrreport.model"] != "1" || f.Properties["nrreport.kind"] != "template" {
		t.Errorf("properties: %v", f.Properties)
	}
	if f.Application != "nrreport" || f.MacroEnabled || f.Date1904 {
		t.Errorf("got %q, macros %v, 1904 %v", f.Application, f.MacroEnabled, f.Date1904)
	}
	var names []string
	for _, s := range f.Sheets {
		names = append(names, s.Name)
	}
	if got := strings.Join(names, ","); got != "Actions,Lisez-moi,Listes,Synthèse,Flux" {
		t.Errorf("sheets %s", got)
	}
	if !f.Sheet("Listes").Hidden || f.Sheet("Actions").Hidden {
		t.Error("hidden sheets are wrong")
	}
	g, err := f.Sheet("Actions").Read()
	if err != nil {
		t.Fatal(err)
	}
	if c := g.Cell(Ref{2, 5}); c.Format != FormatDate {
		t.Errorf("E2 is %+v, want a date", c)
	} else if day, ok := f.Time(c.Number); !ok || day.Format(time.DateOnly) != "2025-02-14" {
		t.Errorf("E2 is %v", day)
	}
	if c := g.Cell(Ref{5, 4}); c.Format != FormatPercent || c.Number != 0.5 {
		t.Errorf("D5 is %+v", c)
	}
	g, err = f.Sheet("Lisez-moi").Read()
	if err != nil {
		t.Fatal(err)
	}
	if g.Links[Ref{2, 1}] != "https://www.legifrance.gouv.fr/" || g.InnerLinks[Ref{3, 1}] != "Actions!A1" {
		t.Errorf("links %v %v", g.Links, g.InnerLinks)
	}
	if c := g.Cell(Ref{1, 1}); len(c.Runs) != 2 || !c.Runs[0].Bold || !c.Runs[1].Italic {
		t.Errorf("A1 is %+v", c)
	}
	if c := g.Cell(Ref{4, 1}); !c.Formula || c.Kind != KindFormulaWithoutValue {
		t.Errorf("A4 is %+v, want a formula without a result", c)
	}
	if len(g.Merged) != 1 || g.Merged[0].String() != "A6:C6" {
		t.Errorf("merged %v", g.Merged)
	}
	pictures, err := f.Sheet("Lisez-moi").Pictures()
	if err != nil {
		t.Fatal(err)
	}
	if len(pictures) != 1 || pictures[0].Row != 2 || pictures[0].Col != 5 || pictures[0].Format != "png" ||
		pictures[0].Alt != "Logo de la commune" || !bytes.Equal(pictures[0].Data, somePNG(t)) {
		t.Errorf("pictures %+v", pictures)
	}
	comments, err := f.Sheet("Actions").Comments()
	if err != nil {
		t.Fatal(err)
	}
	if len(comments) != 1 || comments[0].At != (Ref{2, 2}) || comments[0].Author != "nrreport" || comments[0].Text != "Attention au nom" {
		t.Errorf("comments %+v", comments)
	}
	g, err = f.Sheet("Flux").Read()
	if err != nil {
		t.Fatal(err)
	}
	if c := g.Cell(Ref{2, 2}); c.Text != " deux  espaces _x000D_\nligne" {
		t.Errorf("B2 is %q", c.Text)
	}
}

func TestSafeText(t *testing.T) {
	long := strings.Repeat("é", MaxCellChars)
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "Réparer\tl’écran\nbientôt", "Réparer\tl’écran\nbientôt"},
		{"line ends", "a\r\nb\rc", "a\nb\nc"},
		{"controls", "a\x00b\x0bc\x1fd", "abcd"},
		{"invalid UTF-8", "a\xffb", "ab"},
		{"not characters", "a\ufffeb\uffffc", "abc"},
		{"emoji", "😀", "😀"},
		{"at the limit", long, long},
		{"over the limit", long + "x", long[:len(long)-2] + "…"},
		{"cut before a pair", strings.Repeat("x", MaxCellChars-1) + "😀", strings.Repeat("x", MaxCellChars-1) + "…"},
		{"formula", "=1+1", "=1+1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := SafeText(tt.in)
			if got != tt.want {
				t.Errorf("got %d bytes %.40q, want %d bytes %.40q", len(got), got, len(tt.want), tt.want)
			}
			if utf16Length([]byte(got)) > MaxCellChars {
				t.Error("over the limit")
			}
		})
	}
}
