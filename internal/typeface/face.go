// Package typeface knows the report's fonts: which glyphs each has, how wide
// they are, which font draws a character that the text face lacks, and what
// stands in for a character that none has. The layout measures with it and the
// drawing loads the same files, so that what is measured is what is drawn.
//
// Widths are whole thousandths of an em, rounded glyph by glyph, because that
// is what a PDF's width array holds and what fpdf computes; there is no
// kerning, so the width of a text is the sum of its glyphs'.
//
// The digits of each text face all have one width, which tables of figures and
// page numbers to be filled in later rely on; a test holds the fonts to it.
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

	// Count is the number of faces.
	Count = 7
)

// String is the name of the face in messages for developers.
func (f Face) String() string {
	if int(f) < len(faceNames) {
		return faceNames[f]
	}
	return "unknown face"
}

var faceNames = [Count]string{"Regular", "Bold", "Italic", "BoldItalic", "Semibold", "Symbols", "SymbolsBold"}

// Fallback is the face that draws what f lacks.
func (f Face) Fallback() Face {
	switch f {
	case Bold, BoldItalic, Semibold, SymbolsBold:
		return SymbolsBold
	default:
		return Symbols
	}
}
