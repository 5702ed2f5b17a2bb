package xlsx

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// SetText gives a cell a text as it is, cleaned by [SafeText]. Excelize's
// SetCellStr and SetCellValue do not escape what looks like an escape of the
// format ("_x000D_", which comes back as a line end) and do not cut what is too
// long for Excel. Its stream writer does both: give it the result of SafeText.
func SetText(f *excelize.File, sheet, cell, text string) error {
	return f.SetCellStr(sheet, cell, escapeEscapes(SafeText(text)))
}

// escapeEscapes writes the "_" that opens an escape as an escape itself.
func escapeEscapes(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' {
			if _, escape := escapeAt([]byte(s[i:min(len(s), i+7)])); escape {
				b.WriteString("_x005F")
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// MaxCellChars is how many UTF-16 units the text of a cell may have.
const MaxCellChars = 32_767

// SafeText makes s fit for a cell: line ends become "\n", what XML cannot
// carry (control characters, half characters) is left out, and a text longer
// than [MaxCellChars] is cut before an ellipsis. A text that came out of a cell
// comes back as it was.
func SafeText(s string) string {
	safe := true
	for i := 0; i < len(s) && safe; i++ {
		c := s[i]
		safe = c >= 0x20 && c < 0x7F || c == '\n' || c == '\t'
	}
	if safe && len(s) <= MaxCellChars {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	units, cut := 0, 0 // cut is where the text still leaves room for "…"
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	for i, r := range s {
		if !isXMLChar(r) {
			continue
		}
		if _, size := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 {
			continue
		}
		size := 1
		if r > 0xFFFF {
			size = 2
		}
		if units += size; units > MaxCellChars {
			return b.String()[:cut] + "…"
		}
		b.WriteRune(r)
		if units <= MaxCellChars-1 {
			cut = b.Len()
		}
	}
	return b.String()
}
