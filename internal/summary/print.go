package summary

import (
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// printSetup is how a sheet is printed, on A4.
type printSetup struct {
	landscape bool
	// onePage fits everything on one page; else the width alone is fitted.
	onePage bool
	// headerRow repeats the first row on each page.
	headerRow bool
	// area is what is printed, "" for all.
	area string
}

const paperA4 = 9

// setUpPrint gives a sheet its page, with its title and its page number.
func (b *book) setUpPrint(name, title string, s printSetup) {
	orientation, height := "portrait", 0
	if s.landscape {
		orientation = "landscape"
	}
	if s.onePage {
		height = 1
	}
	size, width, fit := paperA4, 1, true
	b.must(b.f.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &width, FitToHeight: &height,
	}))
	b.must(b.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	side, end := 0.47, 0.6 // inches: 12 and 15 mm
	foot, centred := 0.3, true
	b.must(b.f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &side, Bottom: &end, Header: &foot, Footer: &foot, Horizontally: &centred,
	}))
	b.must(b.f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: b.footer(title)}))
	if s.headerRow {
		b.must(b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted(name) + "!$1:$1", Scope: name}))
	}
	if s.area != "" {
		b.must(b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: quoted(name) + "!" + s.area, Scope: name}))
	}
}

// quoted is a sheet's name in a formula.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// longestFooter is the format's limit, codes included.
const longestFooter = 255

// footer says what the page is of and which one it is.
func (b *book) footer(title string) string {
	what := joined(" – ", b.words.Community(), title)
	if b.opt.Draft {
		what = "PROJET – " + what
	}
	const before, after = "&L&8 ", "&R&8 Page &P sur &N"
	for {
		text := before + strings.ReplaceAll(what, "&", "&&") + after
		if len(utf16.Encode([]rune(text))) <= longestFooter {
			return text
		}
		runes := []rune(strings.TrimSuffix(what, "…"))
		what = string(runes[:len(runes)-1]) + "…"
	}
}
