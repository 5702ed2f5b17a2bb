package pipeline

import (
	"slices"
	"strings"
	"unicode"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/typeface"
	"nrreport/internal/workbook"
)

// GlyphRemark documents the remark on characters that the report's fonts
// cannot draw. It stands here because it takes the fonts and the cells, which
// no rule knows.
var GlyphRemark = workbook.Remark{
	Code: "CAR-001", Severity: diag.Warning,
	Title:       "Caractère remplacé",
	Explanation: "Les polices du rapport n’ont pas ce caractère (émoticône, écriture non latine…), ou ne savent pas le composer. Il est remplacé dans le PDF par un équivalent ou par le signe ▯ ; le classeur garde le texte d’origine.",
}

// glyphRemarks names each cell whose text the fonts cannot draw as it is.
func glyphRemarks(book *workbook.Book, fonts func() (*typeface.Set, error)) diag.List {
	var l diag.List
	for _, t := range book.Tables {
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				c := &t.Rows[i].Cells[j]
				text := c.Text
				if c.Kind == workbook.CellRich {
					text = c.Rich.Plain()
				}
				if usual(text) {
					continue
				}
				set, err := fonts()
				if err != nil {
					continue // the report will fail and say why
				}
				if d, found := glyphRemark(set, text); found {
					d.At = c.At
					l = append(l, d)
				}
			}
		}
	}
	return l
}

// usual reports whether every character is one that French texts are made of
// and every text face has: most plans never load a font to be checked.
func usual(text string) bool {
	for _, r := range text {
		switch {
		case r < ' ' && r != '\n' && r != '\t':
			return false
		case r < 0x7F, r >= 0xA0 && r < 0x180 && r != 0xAD:
		case strings.ContainsRune("’‘“”–—…•€₂ \u202f≥≤→œ", r):
		default:
			return false
		}
	}
	return true
}

// glyphName shows a character as far as it can be shown.
func glyphName(r rune) string {
	switch {
	case unicode.Is(unicode.Co, r): // private: its font alone says what it looks like
		return "un signe d’une police de symboles, comme Wingdings"
	case !unicode.IsGraphic(r):
		return "un caractère invisible"
	}
	return french.Quote(string(r))
}

func glyphRemark(set *typeface.Set, text string) (diag.Diagnostic, bool) {
	_, replaced := set.Clean(text)
	var seen []string
	for _, r := range replaced {
		name := glyphName(r.Char)
		if r.Lost && r.Char != '\uFFFD' && !slices.Contains(seen, name) {
			seen = append(seen, name)
		}
	}
	if len(seen) == 0 {
		return diag.Diagnostic{}, false
	}
	const most = 5
	list := slices.Clone(seen[:min(most, len(seen))])
	if len(seen) > most {
		list = append(list, french.Count(len(seen)-most, "autre", "autres"))
	}
	return diag.Diagnostic{
		Code: GlyphRemark.Code, Severity: GlyphRemark.Severity, Value: text,
		Message: "Le rapport ne peut pas écrire " + french.Plural(len(seen), "ce caractère", "ces caractères") + " : " + french.Join(list) + ".",
		Remedy: french.Plural(len(seen), "Remplacez-le par un mot ou retirez-le", "Remplacez-les par des mots ou retirez-les") +
			", si le sens du texte en dépend.",
	}, true
}
