package xlsx

import (
	"bytes"
	"slices"
	"strings"
)

// Application is what our workbooks name as the program that saved them; another
// that saves them puts its own name.
const Application = "nrreport"

// mend repairs what excelize 2.11.1 writes that the Open XML SDK refuses, or
// that says of our files what is not true. It only touches the very forms that
// excelize emits, so that the parts of a workbook received from elsewhere and
// written back pass through unchanged.
//
// Two faults are left, since nothing of ours uses what they are in: conditional
// formats of type "time_period" lack an attribute, and slicers have a misplaced
// extension.
func mend(part string, b []byte) []byte {
	switch {
	case strings.HasPrefix(part, "xl/worksheets/sheet"):
		return mendSheet(b)
	case strings.HasPrefix(part, "xl/charts/chart"):
		return mendChart(b)
	case part == "docProps/core.xml":
		return mendCore(b)
	case part == "docProps/app.xml":
		return bytes.Replace(b, []byte("<Application>Go Excelize</Application>"), []byte("<Application>"+Application+"</Application>"), 1)
	}
	return b
}

// mendSheet gives six-digit colours of tabs their opacity, and removes from the
// rules of icon sets and data bars an attribute that is another type's.
func mendSheet(b []byte) []byte {
	// A filter without criteria hides nothing, whatever excelize says.
	const hides = `<sheetPr filterMode="true">`
	if bytes.Contains(b, []byte(hides)) && !bytes.Contains(b, []byte("<filterColumn")) {
		b = bytes.Replace(b, []byte(hides), []byte("<sheetPr>"), 1)
	}
	data := bytes.Index(b, []byte("<sheetData"))
	if data < 0 {
		return b
	}
	const tab = `<tabColor rgb="`
	if i := bytes.Index(b[:data], []byte(tab)); i >= 0 {
		value := b[i+len(tab):]
		if n := bytes.IndexByte(value, '"'); n == 6 {
			at := i + len(tab)
			b = bytes.Join([][]byte{b[:at], b[at:]}, []byte("FF"))
		}
	}
	end := bytes.LastIndex(b, []byte("</sheetData>"))
	if end < 0 {
		return b
	}
	return mendTags(b, end, "<x14:cfRule ", func(tag []byte) []byte {
		if bytes.Contains(tag, []byte(`type="aboveAverage"`)) {
			return tag
		}
		for _, value := range []string{"0", "1", "true", "false"} {
			tag = bytes.Replace(tag, []byte(` aboveAverage="`+value+`"`), nil, 1)
		}
		return tag
	})
}

// mendTags rewrites each start tag found after a place.
func mendTags(b []byte, from int, open string, fix func([]byte) []byte) []byte {
	if !bytes.Contains(b[from:], []byte(open)) {
		return b
	}
	out := append(make([]byte, 0, len(b)), b[:from]...) // a sheet may be large
	rest := b[from:]
	for {
		start := bytes.Index(rest, []byte(open))
		if start < 0 {
			return append(out, rest...)
		}
		size := bytes.IndexByte(rest[start:], '>')
		if size < 0 {
			return append(out, rest...)
		}
		out = append(out, rest[:start]...)
		out = append(out, fix(rest[start:start+size+1])...)
		rest = rest[start+size+1:]
	}
}

// misplaced lists the elements that excelize gives to every chart of a family
// and that the schema only allows in some.
var misplaced = []struct {
	parent   string
	children []string
}{
	{"valAx", []string{"auto", "lblAlgn", "lblOffset", "noMultiLvlLbl"}},
	{"dateAx", []string{"lblAlgn", "noMultiLvlLbl"}},
	{"bar3DChart", []string{"overlap"}},
	{"stockChart", []string{"varyColors"}},
}

func mendChart(b []byte) []byte {
	for _, m := range misplaced {
		b = dropChildren(b, m.parent, m.children)
	}
	return b
}

// dropChildren removes elements of the form <child val="…"></child> from every
// parent that has no attribute.
func dropChildren(b []byte, parent string, children []string) []byte {
	open, closing := []byte("<"+parent+">"), []byte("</"+parent+">")
	if !bytes.Contains(b, open) {
		return b
	}
	var out []byte
	for {
		start := bytes.Index(b, open)
		if start < 0 {
			return append(out, b...)
		}
		size := bytes.Index(b[start:], closing)
		if size < 0 {
			return append(out, b...)
		}
		out = append(out, b[:start]...)
		body := b[start : start+size]
		for _, child := range children {
			body = dropElement(body, child)
		}
		out = append(out, body...)
		b = b[start+size:]
	}
}

func dropElement(b []byte, name string) []byte {
	start := bytes.Index(b, []byte("<"+name+" val="))
	if start < 0 {
		return b
	}
	closing := []byte("</" + name + ">")
	size := bytes.Index(b[start:], closing)
	if size < 0 {
		return b
	}
	return append(append([]byte(nil), b[:start]...), b[start+size+len(closing):]...)
}

// mendCore removes the author and the dates that are excelize's own, those of
// nobody and of no day, and gives the elements of the part itself the prefix that
// office programs write: some readers (exceljs) know them by that name alone.
func mendCore(b []byte) []byte {
	for _, own := range []string{
		"<dc:creator>xuri</dc:creator>",
		"<lastModifiedBy></lastModifiedBy>",
		`<dcterms:created xsi:type="dcterms:W3CDTF">2006-09-16T00:00:00Z</dcterms:created>`,
		`<dcterms:modified xsi:type="dcterms:W3CDTF">2006-09-16T00:00:00Z</dcterms:modified>`,
	} {
		b = bytes.Replace(b, []byte(own), nil, 1)
	}
	const bare, prefixed = `<coreProperties xmlns="`, `<cp:coreProperties xmlns:cp="`
	if !bytes.Contains(b, []byte(bare)) {
		return b
	}
	b = bytes.Replace(b, []byte(bare), []byte(prefixed), 1)
	b = bytes.Replace(b, []byte("</coreProperties>"), []byte("</cp:coreProperties>"), 1)
	for _, name := range []string{"keywords", "lastModifiedBy", "revision", "contentStatus", "category", "version"} {
		b = bytes.Replace(b, []byte("<"+name+">"), []byte("<cp:"+name+">"), 1)
		b = bytes.Replace(b, []byte("</"+name+">"), []byte("</cp:"+name+">"), 1)
	}
	return b
}

// freeRows takes away the marks that nail the heights of rows.
func freeRows(part string, b []byte) []byte {
	if !strings.HasPrefix(part, "xl/worksheets/sheet") {
		return b
	}
	data := max(bytes.Index(b, []byte("<sheetData")), 0)
	return mendTags(b, data, "<row ", func(tag []byte) []byte {
		for _, value := range []string{"1", "true"} {
			tag = bytes.Replace(tag, []byte(` customHeight="`+value+`"`), nil, 1)
		}
		return tag
	})
}

// acceptDigits tells Excel that digits may be text anywhere in a sheet. The
// format orders its elements: this one comes after those listed.
func acceptDigits(part string, b []byte) []byte {
	if !strings.HasPrefix(part, "xl/worksheets/sheet") {
		return b
	}
	const cells = "</sheetData>"
	at := bytes.LastIndex(b, []byte(cells))
	if at < 0 {
		return b
	}
	at += len(cells)
	rest := b[at:] // what is not cells is short
	if bytes.Contains(rest, []byte("<ignoredErrors")) {
		return b
	}
	after := 0
	for _, before := range []string{"sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
		"dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks",
		"printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches"} {
		end := "</" + before + ">"
		if i := bytes.LastIndex(rest, []byte(end)); i >= 0 {
			after = max(after, i+len(end))
		}
	}
	at += after
	const ignored = `<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>`
	return slices.Concat(b[:at], []byte(ignored), b[at:])
}
