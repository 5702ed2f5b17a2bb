package sample

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"strings"

	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/workbook"
)

// Trouble is something in a workbook that breaks programs.
type Trouble uint16

const (
	LongCells    Trouble = 1 << iota // cells of thousands of characters
	EmptyThemes                      // themes without a word, objectives, actions or indicators
	ManyRows                         // hundreds of rows
	OneRow                           // one row in each table
	NoRows                           // nothing but the rows that the template holds
	ForeignNames                     // Arabic, Hebrew, Chinese, Greek, Vietnamese
	Emoji                            // pictures, flags, private use and invisible characters
	LongWords                        // words wider than a column, or than a page
	Unclear                          // values of no known form, codes used twice, references to nothing
	NoLogo
	AlphaLogo // PNG with transparency
	JPEGLogo
	GreyLogo // JPEG without colour, one pixel high
	HugeLogo // a poster
)

// mains are the troubles of which a plan has at least one, in turn; logos those
// of which it has exactly one.
var (
	mains = []Trouble{LongCells, EmptyThemes, ForeignNames, OneRow, Emoji, LongWords, Unclear, NoRows, ManyRows}
	logos = []Trouble{NoLogo, AlphaLogo, JPEGLogo, GreyLogo, HugeLogo}
)

// long are the tables that a year can fill with hundreds of rows; an action has
// a sheet of its own in the report, and a plan of hundreds is a book.
var long = []workbook.SheetKey{workbook.SheetEvents, workbook.SheetActors, workbook.SheetObjectives}

// Troubles are those of the plan of a seed: every kind comes up among any
// [Rounds] seeds that follow each other.
func Troubles(seed uint64) Trouble {
	r := rand.New(rand.NewPCG(seed, 1))
	t := mains[seed%uint64(len(mains))] | logos[seed%uint64(len(logos))]
	for _, other := range []Trouble{LongCells, EmptyThemes, ForeignNames, Emoji, LongWords, Unclear} {
		if r.IntN(8) == 0 {
			t |= other
		}
	}
	return t
}

// Rounds is how many seeds it takes for every trouble to come up with every
// logo.
const Rounds = 45

// Random draws a whole plan from a seed, with the troubles of [Troubles]. It
// follows the model: a column added there is drawn like the others. The same
// seed gives the same plan.
func Random(seed uint64) (*workbook.Book, error) {
	d := &draw{Rand: rand.New(rand.NewPCG(seed, 20221084)), trouble: Troubles(seed)}
	d.many = long[seed/uint64(len(mains))%uint64(len(long))]
	years := workbook.DefaultYears()
	if d.IntN(3) == 0 {
		years = []int{2019, 2022, 2025, 2026, 2027, 2030}
	}
	d.book = workbook.Blank(years...)
	for _, t := range d.book.Tables {
		d.table(t)
	}
	var err error
	d.book.Logo, err = d.logo()
	return d.book, err
}

// draw draws the cells of one book.
type draw struct {
	*rand.Rand
	trouble Trouble
	// many is the table that has hundreds of rows, if one has.
	many workbook.SheetKey
	book *workbook.Book
}

func (d *draw) has(t Trouble) bool { return d.trouble&t != 0 }

// once is true one time in n.
func (d *draw) once(n int) bool { return d.IntN(n) == 0 }

func (d *draw) pick(from ...string) string { return from[d.IntN(len(from))] }

func (d *draw) table(t *workbook.Table) {
	given := len(t.Rows)
	for i := range t.Rows {
		first := 0
		if len(t.Sheet.FixedRows) > 0 {
			first = len(t.Sheet.FixedRows[0])
		}
		if t.Sheet.Key == workbook.SheetThemes && d.has(EmptyThemes) && d.once(2) {
			continue
		}
		for j := first; j < len(t.Rows[i].Cells); j++ {
			t.Rows[i].Cells[j] = d.cell(t, j, i)
		}
	}
	if t.Sheet.Form || t.Sheet.Key == workbook.SheetProgramme {
		return
	}
	for i := range d.rows(t.Sheet.Key) {
		row := t.NewRow()
		for j := range row.Cells {
			row.Cells[j] = d.cell(t, j, i)
		}
		if t.Sheet.Key == workbook.SheetThemes {
			row.Cells[t.Sheet.Column(workbook.NumberKey)] = numeric(float64(given + i + 1))
		}
		t.Rows = append(t.Rows, row)
	}
}

// rows is how many rows a table has beside those of the template.
func (d *draw) rows(key workbook.SheetKey) int {
	switch {
	case d.has(NoRows):
		return 0
	case d.has(OneRow):
		return 1
	case key == workbook.SheetThemes:
		return d.IntN(3)
	case d.has(ManyRows) && key == d.many:
		return 200 + d.IntN(60)
	}
	return d.IntN(6)
}

func numeric(v float64) workbook.Cell { return workbook.Cell{Kind: workbook.CellNumber, Number: v} }

func text(s string) workbook.Cell {
	if s == "" {
		return workbook.Cell{}
	}
	return workbook.Cell{Kind: workbook.CellText, Text: s}
}

// cell draws a cell of a column; index is the row's rank.
func (d *draw) cell(t *workbook.Table, column, index int) workbook.Cell {
	c := t.Column(column)
	blank := 4
	if c.Need == workbook.Required {
		blank = 40
	}
	switch {
	case c.Type == workbook.TypeCode:
		return d.code(t.Sheet.Key, index)
	case c.OnDemand && !d.once(10), c.Key != workbook.TitleKey && c.Key != workbook.NameKey && d.once(blank):
		return workbook.Cell{}
	case d.has(Unclear) && c.Type != workbook.TypeText && c.Type != workbook.TypeProse && d.once(8):
		return workbook.Cell{Kind: workbook.CellInvalid, Text: d.pick("à voir", "fin mars", "environ 12", "???", "12 ou 13")}
	}
	switch c.Type {
	case workbook.TypeProse:
		return workbook.Cell{Kind: workbook.CellRich, Rich: d.prose()}
	case workbook.TypeEnum:
		return text(c.Values[d.IntN(len(c.Values))].Value)
	case workbook.TypeRefs:
		return d.refs(c.RefersTo)
	case workbook.TypeNames:
		return text(strings.Join([]string{d.name(), d.name(), d.name()}[:1+d.IntN(3)], " ; "))
	case workbook.TypeTheme:
		return numeric(float64(d.theme()))
	case workbook.TypeYesNo:
		return workbook.Cell{Kind: workbook.CellBool, Number: float64(d.IntN(2))}
	case workbook.TypeDate:
		day := plan.Day{Year: 2024 + d.IntN(6), Month: 1, Day: 1 + d.IntN(365)}
		return workbook.Cell{Kind: workbook.CellDate, Day: plan.DayOf(day.Time())}
	case workbook.TypeYear:
		return numeric(float64(2023 + d.IntN(8)))
	case workbook.TypeInteger, workbook.TypeNumber:
		return numeric(float64(d.IntN(60_000)))
	case workbook.TypePercent:
		return numeric(float64(d.IntN(101)))
	case workbook.TypeMoney:
		return numeric(float64(d.IntN(50_000_000)))
	case workbook.TypeMeasure:
		return d.measure()
	case workbook.TypeColour:
		return text(fmt.Sprintf("#%06X", d.IntN(0x1000000)))
	case workbook.TypeEmail:
		return text(fmt.Sprintf("service%d@ville.example", d.IntN(10)))
	case workbook.TypeSIREN:
		return text(d.pick("200068674", "213105554", "123456789"))
	}
	if c.MaxLen > 0 {
		return text(cut(d.line(), c.MaxLen))
	}
	return text(d.line())
}

// prefixes are the letters that the codes of a sheet begin with.
var prefixes = map[workbook.SheetKey]string{workbook.SheetObjectives: "O", workbook.SheetActions: "A", workbook.SheetIndicators: "I"}

func (d *draw) code(key workbook.SheetKey, index int) workbook.Cell {
	if d.has(Unclear) && d.once(6) {
		index = d.IntN(3)
	}
	return text(fmt.Sprintf("%s%d.%d", prefixes[key], index%6+1, index/6+1))
}

// refs draws references, nearly always to rows that are there.
func (d *draw) refs(to workbook.SheetKey) workbook.Cell {
	table := d.book.Table(to)
	known := len(table.Rows)
	if to == workbook.SheetIndicators { // drawn after the actions that refer to it
		known = 6
	}
	if known == 0 || d.has(Unclear) && d.once(6) {
		return text("X9.9")
	}
	var codes []string
	for range 1 + d.IntN(2) {
		i := d.IntN(known)
		codes = append(codes, fmt.Sprintf("%s%d.%d", prefixes[to], i%6+1, i/6+1))
	}
	return text(strings.Join(codes, " ; "))
}

func (d *draw) theme() int {
	if d.has(EmptyThemes) {
		return 1 + d.IntN(2)
	}
	return 1 + d.IntN(plan.DecreeThemes)
}

func (d *draw) measure() workbook.Cell {
	switch d.IntN(8) {
	case 0:
		return workbook.Cell{Kind: workbook.CellNA}
	case 1:
		return workbook.Cell{Kind: workbook.CellNotApplicable}
	case 2:
		return numeric(0)
	case 3:
		return numeric(-float64(d.IntN(1000)) / 10)
	case 4:
		return numeric(float64(d.IntN(2_000_000_000)))
	}
	return numeric(float64(d.IntN(1000)) / 10)
}

var usual = []string{
	"Allonger la durée d’usage des postes de travail", "Écoconception des services en ligne", "Réduire l’empreinte carbone du numérique : 15 % de CO₂ en moins",
	"Fresque du numérique à la médiathèque", "Direction des systèmes d’information", "Achats « durables » & réemploi", "N° 12 – Ville d’art et d’histoire",
	"=1+1", "<b>Sobriété</b>", "(parenthèses) \\ et %s", "l'œuvre ; l'ÉTÉ", "x", "2025", "½ ETP ≥ ⅓ du temps", "https://www.exemple.fr/page?a=1&b=(2)",
}

var foreign = []string{"بلدية طنجة", "سلام (عليكم) 2025", "עיריית חיפה", "北京市政府", "東京都デジタル局", "Ευρώπη", "Đặng Thị Hồng", "Łódź i Kraków", "Київ", "ｆｕｌｌｗｉｄｔｈ", "e\u0301cole a\u0300 re\u0301nover", "नमस्ते", "ภาษาไทย"}

var pictures = []string{"🌱 sobriété ✅", "👩‍👩‍👧 famille", "🇫🇷🇪🇺", "❤️‍🔥", "🟢 fait 🔴 à faire", "\ue000\uf8ff logo", "\u200bcaché\u00ad\u202e renversé", "𝐓𝐢𝐭𝐫𝐞 𝓮𝓷 𝓰𝓻𝓪𝓼", "ﬁn de l’oﬀre", "①②③ ➜ ★", "👍🏽"}

var wide = []string{
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
	"https://www.exemple.fr/" + strings.Repeat("un-chemin-qui-ne-finit-jamais/", 12),
	strings.Repeat("anticonstitutionnellement", 9), strings.Repeat("W", 180), "a/b/" + strings.Repeat("c", 90), strings.Repeat("é\u00a0", 60),
}

// line draws a short text.
func (d *draw) line() string {
	words := d.pick(usual...)
	for _, kind := range []struct {
		trouble Trouble
		texts   []string
	}{{ForeignNames, foreign}, {Emoji, pictures}, {LongWords, wide}} {
		if d.has(kind.trouble) && d.once(3) {
			words = d.pick(words, d.pick(kind.texts...), words+" "+d.pick(kind.texts...))
		}
	}
	return words
}

// name draws a text that may stand in a list of names.
func (d *draw) name() string { return strings.ReplaceAll(d.line(), ";", ",") }

// prose draws a long text, part of it bold, with bullets and links.
func (d *draw) prose() richtext.Text {
	count := 1 + d.IntN(3)
	if d.has(LongCells) && d.once(6) {
		count = 20 + d.IntN(60)
	}
	link := d.pick("", "", "", "https://www.exemple.fr/é?a=(b)", "mailto:mairie@ville.example")
	var runs []richtext.Run
	for i := range count {
		lead := d.pick(" ", ". ", "\n", "\n\n", "\n- ", "\n- ", "\n1. ")
		if i == 0 {
			lead = d.pick("", "- ")
		}
		run := richtext.Run{Text: lead + d.line(), Bold: d.once(6), Italic: d.once(8)}
		if d.once(5) {
			run.Link = link
		}
		runs = append(runs, run)
	}
	return richtext.FromRuns(runs)
}

func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// logo draws the picture that the troubles name.
func (d *draw) logo() (*plan.Logo, error) {
	switch {
	case d.has(NoLogo):
		return nil, nil
	case d.has(AlphaLogo):
		return Logo(color.NRGBA{R: uint8(d.IntN(256)), G: 95, B: 122, A: uint8(100 + d.IntN(156))}, color.NRGBA{R: 227, G: 160, B: 60, A: 120})
	case d.has(HugeLogo):
		return pngLogo(d.gradient(5200, 2600))
	case d.has(GreyLogo):
		return jpegLogo(image.NewGray(image.Rect(0, 0, 300+d.IntN(500), 1)))
	}
	return jpegLogo(d.gradient(640, 480))
}

// gradient is a picture with many colours that compresses well.
func (d *draw) gradient(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	tint := uint8(d.IntN(256))
	row := img.Pix[:img.Stride]
	for x := range width {
		copy(row[4*x:], []uint8{uint8(255 * x / width), tint, 128, 255})
	}
	for y := 1; y < height; y++ {
		copy(img.Pix[y*img.Stride:], row)
	}
	return img
}

func pngLogo(img image.Image) (*plan.Logo, error) {
	var b bytes.Buffer
	err := png.Encode(&b, img)
	return &plan.Logo{Format: "png", Data: b.Bytes()}, err
}

func jpegLogo(img image.Image) (*plan.Logo, error) {
	var b bytes.Buffer
	err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 80})
	return &plan.Logo{Format: "jpeg", Data: b.Bytes()}, err
}
