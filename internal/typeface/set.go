package typeface

import (
	"fmt"
	"math"
	"sync/atomic"
	"unicode/utf8"

	"nrreport/internal/truetype"
)

// Set is the fonts of the report. It never changes after [New] and any number
// of goroutines may use it at once: parallel builds share one.
type Set struct {
	fonts [Count]fontFile
	// classes caches, per character, whether text may keep it as it is.
	classes [256]atomic.Pointer[[256]class]
}

// fontFile is one font and its widths, read from the file 256 characters at a
// time, when one of them is first asked for.
type fontFile struct {
	bytes []byte
	font  *truetype.Font
	pages [256]atomic.Pointer[widthPage]
}

// widthPage holds the widths of 256 successive characters; noGlyph for those
// the font lacks.
type widthPage [256]uint16

const noGlyph = math.MaxUint16

// New parses the font files, indexed by face. It fails when one is not a
// TrueType font.
func New(files [Count][]byte) (*Set, error) {
	s := &Set{}
	for i, b := range files {
		f, err := truetype.Parse(b)
		if err != nil {
			return nil, fmt.Errorf("typeface: %v: %w", Face(i), err)
		}
		s.fonts[i].bytes, s.fonts[i].font = b, f
	}
	return s, nil
}

// File is the font file of a face; it must not be modified.
func (s *Set) File(f Face) []byte { return s.fonts[f].bytes }

// Font is the font of a face.
func (s *Set) Font(f Face) *truetype.Font { return s.fonts[f].font }

// Has tells whether the face itself, fallback aside, draws r.
func (s *Set) Has(f Face, r rune) bool {
	_, ok := s.Advance(f, r)
	return ok
}

// Advance is the width of r in the face itself, in thousandths of an em; false
// when the face lacks it or it lies outside the basic plane, where fpdf cannot
// follow.
func (s *Set) Advance(f Face, r rune) (int, bool) {
	if r < 0 || r > 0xFFFF {
		return 0, false
	}
	w := s.fonts[f].page(r)[r&0xFF]
	return int(w), w != noGlyph
}

// Width is the width of text in thousandths of an em, what the face lacks being
// measured in its fallback. What no font has counts for nothing: clean the text
// first.
func (s *Set) Width(f Face, text string) int {
	latin := s.fonts[f].page(0)
	total := 0
	for _, r := range text {
		if r < 0x100 && latin[r] != noGlyph {
			total += int(latin[r])
			continue
		}
		total += s.runeWidth(f, r)
	}
	return total
}

// runeWidth measures one character, in the fallbacks if need be.
func (s *Set) runeWidth(f Face, r rune) int {
	for _, g := range [3]Face{f, f.Fallback(), Symbols} {
		if w, ok := s.Advance(g, r); ok {
			return w
		}
	}
	return 0
}

// Run returns how many bytes at the head of text one face draws, and which: f
// itself or a fallback. Calling it until the text is used up splits the text
// into runs.
func (s *Set) Run(f Face, text string) (n int, face Face) {
	first := true
	for i, r := range text {
		g := s.faceOf(f, r)
		if first {
			face, first = g, false
		} else if g != face {
			return i, face
		}
	}
	return len(text), face
}

// Plain tells whether the face draws the whole text without a fallback.
func (s *Set) Plain(f Face, text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			n, face := s.Run(f, text)
			return n == len(text) && (n == 0 || face == f)
		}
	}
	return true
}

func (s *Set) faceOf(f Face, r rune) Face {
	if s.Has(f, r) {
		return f
	}
	if g := f.Fallback(); s.Has(g, r) {
		return g
	}
	if s.Has(Symbols, r) {
		return Symbols
	}
	return f
}

// page returns the widths of the 256 characters around r. Two goroutines may
// build the same page at once; both get the same figures.
func (f *fontFile) page(r rune) *widthPage {
	slot := &f.pages[r>>8]
	if p := slot.Load(); p != nil {
		return p
	}
	p := &widthPage{}
	for i := range p {
		p[i] = f.width(r&^0xFF | rune(i))
	}
	slot.Store(p)
	return p
}

// width is the advance of r, noGlyph when the font lacks it.
func (f *fontFile) width(r rune) uint16 {
	glyph := f.font.Glyph(r)
	if glyph == 0 {
		return noGlyph
	}
	return uint16(min(f.font.Advance(glyph), noGlyph-1))
}
