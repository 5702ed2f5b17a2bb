// Package typeface knows the report's fonts: which glyphs each has, how wide
// they are, and which font draws a character that the text face lacks. The
// layout measures with it and the drawing loads the same files, so that what
// is measured is what is drawn.
package typeface

// Face names one font file.
type Face uint8

const (
	Regular Face = iota
	Bold
	Italic
	BoldItalic
	Semibold
	// Symbols is the fallback for marks that the text face lacks.
	Symbols
	// SymbolsBold is its bold.
	SymbolsBold
)
