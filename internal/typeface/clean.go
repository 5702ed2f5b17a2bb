package typeface

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// Replacement is a character that could not be drawn as it is.
type Replacement struct {
	Char rune
	// By is what stands in its place.
	By string
	// Lost tells that the meaning went with it: By is [Missing], nothing, or
	// the letter itself out of its script's rules (Arabic and Hebrew letters,
	// drawn one by one from left to right). Otherwise By says as much.
	Lost bool
}

// Missing stands for a character that no font has and that nothing replaces.
const Missing = "▯"

// class is what [Set.Clean] does with a character.
type class uint8

const (
	unknown class = iota
	keep
	change
)

// Clean returns text as the fonts can draw it: composed (NFC), without control,
// private-use or invisible characters, each line break a "\n", and with an
// equivalent, or [Missing], for the characters that no font has. Nothing beyond
// the basic plane comes out. A text that needs nothing comes back as it is.
//
// Characters that show nothing (soft hyphens, joiners, direction marks,
// variation selectors, byte order marks) go unmentioned; every other change of
// a character for another is listed, in order.
func (s *Set) Clean(text string) (string, []Replacement) {
	if s.clean(text) {
		return text, nil
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	var replaced []Replacement
	for {
		before := text
		c := cleaner{set: s, replaced: replaced}
		text = norm.NFC.String(text)
		c.out.Grow(len(text))
		for _, r := range text {
			c.add(r)
		}
		text, replaced = c.out.String(), c.replaced
		// A letter and an accent that something removed stood between are
		// neighbours now, and compose. More than thirty marks on one letter
		// are never normal: a joiner is put among them, which shows nothing
		// and is removed.
		if text == before || norm.NFC.IsNormalString(text) {
			return text, replaced
		}
	}
}

// clean tells whether text can be drawn as it is.
func (s *Set) clean(text string) bool {
	for i := 0; i < len(text); i++ {
		if b := text[i]; b < ' ' && b != '\n' || b >= 0x7F {
			return s.cleanRunes(text[i:])
		}
	}
	return true
}

func (s *Set) cleanRunes(text string) bool {
	for i, r := range text {
		if r > 0xFFFF || r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return false
		}
		if s.classPage(r)[r&0xFF] != keep {
			return false
		}
	}
	return true
}

func (s *Set) classPage(r rune) *[256]class {
	slot := &s.classes[r>>8]
	if p := slot.Load(); p != nil {
		return p
	}
	p := &[256]class{}
	for i := range p {
		p[i] = s.classify(r&^0xFF | rune(i))
	}
	slot.Store(p)
	return p
}

func (s *Set) classify(r rune) class {
	switch {
	case r == '\n':
		return keep
	case invisible(r), lineBreak(r), r == '\t', unicode.IsControl(r), unicode.Is(unicode.Co, r):
		return change
	case unicode.Is(unicode.M, r): // may compose with the letter before
		return change
	case rightToLeft(r), !s.drawn(r):
		return change
	case norm.NFC.QuickSpanString(string(r)) == 0:
		return change
	}
	return keep
}

// drawn tells whether a text face or the fallback has r. The text faces have
// the same characters; a test holds them to it.
func (s *Set) drawn(r rune) bool { return s.Has(Regular, r) || s.Has(Symbols, r) }

// cleaner writes the cleaned text.
type cleaner struct {
	set      *Set
	out      strings.Builder
	replaced []Replacement
	carriage bool // the last character was a carriage return
}

// add writes what stands for r.
func (c *cleaner) add(r rune) {
	afterCarriage := c.carriage
	c.carriage = r == '\r'
	switch {
	case r == '\n' && afterCarriage: // written for the carriage return
	case lineBreak(r):
		c.out.WriteByte('\n')
	case r == '\t':
		c.out.WriteByte(' ')
	case invisible(r):
	case unicode.IsControl(r):
		c.replace(r, "", false)
	case unicode.Is(unicode.Co, r):
		c.replace(r, Missing, true)
	case rightToLeft(r) && c.set.drawn(r):
		c.replace(r, string(r), true)
	case r <= 0xFFFF && c.set.drawn(r):
		c.out.WriteRune(r)
	default:
		by, ok := c.set.equivalent(r)
		if !ok {
			by = Missing
		}
		c.replace(r, by, !ok)
	}
}

func (c *cleaner) replace(r rune, by string, lost bool) {
	c.out.WriteString(by)
	c.replaced = append(c.replaced, Replacement{Char: r, By: by, Lost: lost})
}

// equivalent is what says the same as r with the characters that the fonts
// have: a known sign, or what Unicode says it is compatible with (the letter of
// a mathematical alphabet, the letters of a ligature, a full-width digit).
func (s *Set) equivalent(r rune) (string, bool) {
	if by, ok := equivalents[r]; ok {
		return by, true
	}
	switch {
	case unicode.Is(unicode.Zs, r):
		return " ", true
	case r >= 0x1F1E6 && r <= 0x1F1FF: // flags are pairs of letters
		return string('A' + r - 0x1F1E6), true
	case r >= 0x1F3FB && r <= 0x1F3FF: // skin tones
		return "", true
	case unicode.Is(unicode.M, r):
		return "", false
	}
	by := norm.NFKC.String(string(r))
	if by == string(r) || !s.allDrawn(by) {
		return "", false
	}
	return by, true
}

func (s *Set) allDrawn(text string) bool {
	for _, r := range text {
		if r > 0xFFFF || s.classPage(r)[r&0xFF] != keep {
			return false
		}
	}
	return true
}

// equivalents are signs that people type in spreadsheets, phones above all,
// and that the fonts lack; the colours of the traffic lights are written out,
// since the report never speaks by colour alone.
var equivalents = map[rune]string{
	'✅': "✓", '☑': "✓", '❎': "✗", '❌': "✗", '✖': "✗", '🗸': "✓", '🗹': "✓",
	'⭐': "★", '🌟': "★", '➡': "→", '⬅': "←", '⬆': "↑", '⬇': "↓", '🡒': "→", '👉': "→", '🠖': "→",
	'↗': "↗", '↘': "↘", '📈': "↗", '📉': "↘",
	'⚠': "⚠", '🚨': "⚠", '❗': "!", '❕': "!", '❓': "?", '❔': "?", '‼': "!!", '⁉': "!?",
	'🟢': "(vert)", '🟡': "(jaune)", '🟠': "(orange)", '🔴': "(rouge)", '🔵': "(bleu)", '🟣': "(violet)", '🟤': "(marron)",
	'🟩': "(vert)", '🟨': "(jaune)", '🟧': "(orange)", '🟥': "(rouge)", '🟦': "(bleu)", '🟪': "(violet)", '🟫': "(marron)",
	'⚪': "○", '⚫': "●", '⬜': "□", '⬛': "■", '🔲': "□", '🔳': "□", '◻': "□", '◼': "■",
	'💶': "€", '🔟': "10", '\u20E3': "",
}

// lineBreak tells the characters that end a line, whatever wrote them.
func lineBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// invisible tells the characters that only act on their neighbours: they show
// nothing and nothing is lost without them.
func invisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x034F, r == 0x061C, r == 0x180E, r == 0xFEFF,
		r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0xFFF9 && r <= 0xFFFB,
		r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// rightToLeft tells the letters of the scripts that run from right to left,
// which need shaping and ordering that the report does not do.
func rightToLeft(r rune) bool {
	if r < 0x0590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}
