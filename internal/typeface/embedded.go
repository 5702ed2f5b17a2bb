package typeface

import "nrreport/templates"

// Embedded loads the fonts that the binary carries. It reads their tables only;
// glyphs are measured when they are first asked for.
func Embedded() (*Set, error) {
	return New([Count][]byte{
		Regular:     templates.SansRegular,
		Bold:        templates.SansBold,
		Italic:      templates.SansItalic,
		BoldItalic:  templates.SansBoldItalic,
		Semibold:    templates.SansSemibold,
		Symbols:     templates.SymbolRegular,
		SymbolsBold: templates.SymbolBold,
	})
}
