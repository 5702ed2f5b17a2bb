// Package french is the one place where French is written and read: numbers,
// amounts, dates, plurals, typographic finishing; and, the other way, what
// people type in cells.
//
// # Spaces
//
// The conventions are those of the Imprimerie nationale, with the two
// no-break spaces that fonts and browsers know:
//
//   - U+00A0, the no-break space ([NBSP]), before « : », « % », « € » and
//     units, inside guillemets, between a day and its month, after « n° »;
//   - U+202F, the narrow no-break space ([NNBSP]), before « ; », « ! » and
//     « ? », and between the groups of three digits of a number.
//
// Everything that the formatting functions return is already a fixed point of
// [Typeset]; a test holds them to it.
//
// # Reading
//
// The Parse functions are tolerant of form and strict on meaning: spaces of
// any kind, comma or point, « 1er mars 2025 » or « 01/03/2025 » are the same
// thing to them, but a value with two readings is an [*Error] that names both,
// never a guess.
package french

const (
	// NBSP is the no-break space.
	NBSP = "\u00a0"
	// NNBSP is the narrow no-break space.
	NNBSP = "\u202f"
	// Minus is the minus sign written before negative numbers.
	Minus = "\u2212"
)

// PlainSpace is the space that a fixed or unbreakable one stands for, and any other
// character itself. Texts that are heard and never set in lines need no other:
// NVDA's voice reads « 96 000 » with a narrow one as « quatre-vingt-seize zéro zéro
// zéro ».
func PlainSpace(r rune) rune {
	switch r {
	case '\u00a0', '\u202f', '\u2009', '\u2007':
		return ' '
	}
	return r
}
