package workbook

import "github.com/xuri/excelize/v2"

// The palette. Every pair of text and ground below passes 4.5:1, and no colour
// means anything by itself: the form row says what is due, late dates and
// reached targets carry a sign, the legend names each colour.
const (
	inkDark     = "1F2F3A" // text
	inkSoft     = "56646D" // guide text, 6:1 on white
	inkWhite    = "FFFFFF"
	inkLink     = "0B5394"
	groundDue   = "1F4E5F" // header of a required column
	groundFree  = "D5E3E8" // header of an optional column
	groundBand  = "E9F0F2" // group band
	groundBand2 = "F5F8F9" // the other group band
	groundGuide = "F7F8F8" // example row
	groundLock  = "ECECEC" // read-only cells
	groundCalc  = "F1EDF7" // computed cells
	groundMiss  = "FFF0C2" // required and still blank
	groundLate  = "FBE0DD"
	inkLate     = "8A1C12"
	inkWarn     = "6B4A00" // to confirm, on groundMiss
	groundOK    = "DDF1E2"
	inkOK       = "14532D"
	lineSoft    = "C3CED3"
	lineStrong  = "8CA0A9"

	fontName = "Calibri"
)

// role is what a cell is for; it decides how it looks and whether it is locked.
type role uint8

const (
	roleTitle role = iota
	roleSubtitle
	roleHeading // a section of the guide, a group of a form
	roleBody    // guide text that wraps
	roleBold    // what a guide text is about
	roleAside   // small grey guide text
	roleLink
	roleGroup
	roleGroup2
	roleForm // form of a column
	roleExample
	roleDue  // header of a required column
	roleFree // header of an optional column
	roleYear // header of a year, which the filler may change
	roleInput
	roleLocked // an input given as context
	roleOpen   // the cells beside the columns: neither framed nor locked
	roleLabel  // label of a form's line
	roleLabelDue
	roleCalc
	roleTableText // text of the guide's tables
	roleTableLink
	rolePicture // the frame that receives the logo
	roleMissing // legend of the conditional formats
	roleLate
	roleReached
	roleConfirm
)

// styles gives the identifiers of the workbook's cell styles, made once each.
type styles struct {
	f    *excelize.File
	made map[styleKey]int
	err  error
}

type styleKey struct {
	role   role
	format string
	align  string
}

func newStyles(f *excelize.File) *styles {
	s := &styles{f: f, made: map[styleKey]int{}}
	s.openByDefault()
	return s
}

// openByDefault unlocks the cells that have no style of their own: Excel
// deletes a row of a protected sheet only when it has no locked cell, to its
// very end, and a style on 16,384 columns costs more than the sheet.
func (s *styles) openByDefault() {
	id := s.plain(roleOpen)
	if s.err != nil {
		return
	}
	xfs := s.f.Styles.CellXfs.Xf
	xfs[0].Protection, xfs[0].ApplyProtection = xfs[id].Protection, xfs[id].ApplyProtection
}

func (s *styles) plain(r role) int { return s.of(r, "", "") }

// of returns the style of a role with a number format and an alignment.
func (s *styles) of(r role, format, align string) int {
	key := styleKey{r, format, align}
	if id, ok := s.made[key]; ok {
		return id
	}
	style := r.style()
	if format != "" {
		style.CustomNumFmt = &format
	}
	if align != "" {
		style.Alignment.Horizontal = align
	}
	if h := style.Alignment.Horizontal; r.inTable() && (h == "left" || h == "right") {
		style.Alignment.Indent = 1 // a number and the text beside it must not touch
	}
	id, err := s.f.NewStyle(style)
	if err != nil && s.err == nil {
		s.err = err
	}
	s.made[key] = id
	return id
}

// inTable tells the cells that stand side by side in a table.
func (r role) inTable() bool {
	switch r {
	case roleInput, roleLocked, roleExample, roleForm, roleDue, roleFree, roleTableText, roleTableLink:
		return true
	}
	return false
}

func (r role) style() *excelize.Style {
	font := func(size float64, colour string, bold, italic bool) *excelize.Font {
		return &excelize.Font{Family: fontName, Size: size, Color: colour, Bold: bold, Italic: italic}
	}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	frame := func(colour string, line int) []excelize.Border {
		var b []excelize.Border
		for _, side := range []string{"left", "top", "right", "bottom"} {
			b = append(b, excelize.Border{Type: side, Color: colour, Style: line})
		}
		return b
	}
	top := func() *excelize.Alignment { return &excelize.Alignment{Vertical: "top", WrapText: true} }
	middle := func() *excelize.Alignment {
		return &excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: true}
	}
	style := &excelize.Style{Font: font(11, inkDark, false, false), Alignment: top(), Protection: &excelize.Protection{Locked: true}}
	switch r {
	case roleTitle:
		style.Font = font(18, groundDue, true, false)
		style.Alignment = &excelize.Alignment{Vertical: "center"}
	case roleSubtitle:
		style.Font = font(11, inkSoft, false, false)
		style.Alignment = &excelize.Alignment{Vertical: "center"}
	case roleHeading:
		style.Font = font(13, groundDue, true, false)
		style.Alignment = &excelize.Alignment{Vertical: "center"}
		style.Border = []excelize.Border{{Type: "bottom", Color: lineStrong, Style: 1}}
	case roleBold:
		style.Font = font(11, inkDark, true, false)
	case roleAside:
		style.Font = font(10, inkSoft, false, false)
	case roleLink:
		style.Font = font(11, inkLink, false, false)
		style.Font.Underline = "single"
	case roleGroup, roleGroup2:
		style.Font = font(10, groundDue, true, false)
		style.Alignment = &excelize.Alignment{Vertical: "center"}
		style.Fill = fill(groundBand)
		if r == roleGroup2 {
			style.Fill = fill(groundBand2)
		}
	case roleForm:
		style.Font = font(9, inkSoft, false, false)
		style.Alignment = middle()
	case roleExample:
		style.Font = font(9, inkSoft, false, true)
		style.Fill = fill(groundGuide)
		style.Border = []excelize.Border{{Type: "top", Color: lineSoft, Style: 1}}
	case roleDue, roleFree, roleYear:
		style.Font = font(11, inkWhite, true, false)
		style.Fill = fill(groundDue)
		style.Alignment = middle()
		style.Border = frame(inkWhite, 1)
		if r != roleDue {
			style.Font.Color = inkDark
			style.Fill = fill(groundFree)
		}
		if r == roleYear {
			style.Protection.Locked = false
			style.Alignment.Horizontal = "center"
		}
	case roleInput:
		style.Border = frame(lineSoft, 1)
		style.Protection.Locked = false
	case roleOpen:
		style.Protection.Locked = false
	case roleLocked:
		style.Font.Color = inkSoft
		style.Fill = fill(groundLock)
		style.Border = frame(lineSoft, 1)
	case roleLabel, roleLabelDue:
		style.Font = font(11, inkDark, r == roleLabelDue, false)
		style.Fill = fill(groundFree)
		style.Border = frame(inkWhite, 1)
		if r == roleLabelDue {
			style.Font.Color = inkWhite
			style.Fill = fill(groundDue)
		}
	case roleCalc:
		style.Fill = fill(groundCalc)
		style.Border = frame(lineSoft, 1)
		style.Alignment.Horizontal = "center"
	case roleTableText:
		style.Border = frame(lineSoft, 1)
		style.Alignment.Horizontal = "left"
	case roleTableLink:
		style.Font = font(11, inkLink, false, false)
		style.Font.Underline = "single"
		style.Border = frame(lineSoft, 1)
		style.Alignment.Horizontal = "left"
	case rolePicture:
		style.Font = font(10, inkSoft, false, true)
		style.Alignment = &excelize.Alignment{Horizontal: "center", Vertical: "center"}
		style.Border = frame(lineStrong, 3)
		style.Protection.Locked = false
	case roleMissing:
		style.Fill = fill(groundMiss)
		style.Border = frame(lineSoft, 1)
	case roleLate:
		style.Font = font(11, inkLate, true, false)
		style.Fill = fill(groundLate)
		style.Border = frame(lineSoft, 1)
	case roleConfirm:
		style.Font = font(11, inkWarn, true, false)
		style.Fill = fill(groundMiss)
		style.Border = frame(lineSoft, 1)
	case roleReached:
		style.Font = font(11, inkOK, true, false)
		style.Fill = fill(groundOK)
		style.Border = frame(lineSoft, 1)
	}
	return style
}

// Number formats. A text column is declared as text, so that a code typed as
// "1.1" or "12-3" does not become a date, nor a line that starts with "-" a
// formula.
const (
	formatText    = "@"
	formatDate    = "dd/mm/yyyy"
	formatYear    = "0"
	formatInteger = "#,##0"
	formatPercent = `0\ %`
	formatMoney   = `#,##0\ "€"`
	formatLate    = `"⚠ "dd/mm/yyyy`
	formatReached = `"✓ "General`
)

// display returns how a column's cells are shown.
func (c *Column) display() (format, align string) {
	switch c.Type {
	case TypeText, TypeProse, TypeCode, TypeRefs, TypeNames, TypeColour, TypeEmail, TypeSIREN:
		return formatText, "left"
	case TypeDate:
		return formatDate, "center"
	case TypeYear:
		return formatYear, "center"
	case TypeInteger:
		return formatInteger, "right"
	case TypePercent:
		return formatPercent, "right"
	case TypeMoney:
		return formatMoney, "right"
	case TypeMeasure, TypeNumber:
		return "", "right"
	case TypeYesNo:
		return "", "center"
	}
	return "", "left"
}
