// Package pdfread reads back the PDF files that package pdf writes, and only
// those: one cross-reference stream, objects in object streams, streams plain or
// deflated. Whatever else is refused, so that a verdict on a file (are these the
// bytes that we wrote?) rests on nothing guessed.
//
// It shares no code with the writer: the checks of the tests, which are built on
// it, would otherwise share its mistakes.
//
// The bytes may come from anywhere. Sizes are bounded, nesting too, and nothing
// panics.
package pdfread

import (
	"strings"
	"unicode/utf16"
)

// Value is a PDF object: nil, bool, int, float64, String, Name, Array, Dict, Ref
// or *Stream.
type Value any

// String is the bytes of a string.
type String string

// Name is a name, without its slash.
type Name string

// Array is an array.
type Array []Value

// Dict is a dictionary.
type Dict map[Name]Value

// Ref is a reference to an object.
type Ref int

// Operator is an operator of a content stream.
type Operator string

// Stream is a stream as it lies in the file.
type Stream struct {
	Dict Dict
	Raw  []byte
}

// Text decodes a text string (ISO 32000-1, 7.9.2.2). Of PDFDocEncoding it knows
// ASCII and the part that is Latin-1, which is all that is written.
func (s String) Text() string {
	b := string(s)
	if strings.HasPrefix(b, "\xfe\xff") {
		units := make([]uint16, 0, len(b)/2)
		for i := 2; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		return string(utf16.Decode(units))
	}
	var out strings.Builder
	for i := range len(b) {
		out.WriteRune(rune(b[i]))
	}
	return out.String()
}
