package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// breakKind is what may happen after a segment of text.
type breakKind uint8

const (
	noBreak breakKind = iota
	mayBreak
	mustBreak
)

// longToken is the length, in bytes, from which a word without spaces is taken
// for an address or a path, which may break after its punctuation.
const longToken = 24

// nextSegment cuts at the head of text the longest stretch that no line break
// may cut: word is its length without the spaces that follow, total with them.
// A text must have been cleaned; before is the character ahead of it, or 0,
// next is the one after it.
//
// The rules are those of French setting: U+00A0, U+202F and U+2011 hold (as
// Unicode asks), and so does an ordinary space inside guillemets, before
// « : ; ! ? % € », between groups of three digits, or after the full stop of
// « art. » and « L. », which people type more often than the right one. Scripts
// that break without spaces go through Unicode's algorithm (UAX #14, package
// uniseg) instead: it is ten times slower, and French text is nearly all there is.
func nextSegment(text string, before, next rune) (word, total int, after breakKind) {
	previous, beforeThat := before, rune(0)
	token := tokenLength(text, 0)
	tokenStart := 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if r == '\n' {
			return i, i + 1, mustBreak
		}
		if breakingSpace(r) {
			end := i + size
			for end < len(text) {
				s, n := utf8.DecodeRuneInString(text[end:])
				if !breakingSpace(s) {
					break
				}
				end += n
			}
			if end < len(text) && text[end] == '\n' {
				return i, end + 1, mustBreak
			}
			follow := next
			if end < len(text) {
				follow, _ = utf8.DecodeRuneInString(text[end:])
			}
			if !gluedSpace(previous, text[:i], text[end:], follow) {
				return i, end, mayBreak
			}
			i, previous, beforeThat = end, ' ', 0
			tokenStart, token = end, tokenLength(text, end)
			continue
		}
		i += size
		if r == nbsp || r == narrowNBSP {
			tokenStart, token = i, tokenLength(text, i)
		}
		if i < len(text) && breakAfter(r, previous, beforeThat, text[i:], token, i-tokenStart) {
			return i, i, mayBreak
		}
		beforeThat, previous = previous, r
	}
	return len(text), len(text), noBreak
}

// breakAfter tells whether a line may end after r inside a word.
func breakAfter(r, previous, beforeThat rune, rest string, token, offset int) bool {
	switch r {
	case '-', '\u2010': // mots composés, but neither « e-mail » nor « a-t-il » nor 2024-2025
		follow, n := utf8.DecodeRuneInString(rest)
		second, _ := utf8.DecodeRuneInString(rest[n:])
		if unicode.IsLetter(previous) && unicode.IsLetter(beforeThat) && unicode.IsLetter(follow) && unicode.IsLetter(second) {
			return true
		}
	case '\u2014', '\u2013': // dashes between words set without spaces
		follow, _ := utf8.DecodeRuneInString(rest)
		return unicode.IsLetter(previous) && unicode.IsLetter(follow)
	}
	if token < longToken || offset < 4 || len(rest) < 3 {
		return false
	}
	switch r {
	case '/', '?', '&', '=', '.', '_', '-', '#', '%', ';', ',', '+', '|', '\\', ')', '@':
		return !strings.HasPrefix(rest, "/")
	}
	return false
}

// gluedSpace tells whether French setting forbids a break at an ordinary space
// between head, which ends with previous, and rest, which begins with follow.
func gluedSpace(previous rune, head, rest string, follow rune) bool {
	switch previous {
	case '«', '‹':
		return true
	}
	switch follow {
	case '»', '›', ':', ';', '!', '?', '%', '€', '‰':
		return true
	}
	return isDigit(previous) && threeDigits(rest) ||
		previous == '.' && (isDigit(follow) || initial(rest)) && abbreviated(head)
}

// abbreviated tells a text that ends with the full stop of a word of three
// letters at most, as « art. » is, and not with that of a sentence.
func abbreviated(text string) bool {
	text = strings.TrimSuffix(text, ".")
	letters := 0
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		if !unicode.IsLetter(r) {
			return letters > 0
		}
		if letters++; letters > 3 {
			return false
		}
		text = text[:len(text)-size]
	}
	return true
}

// initial tells a capital letter and its full stop: « art. L. 2311-1-1 » holds
// together.
func initial(text string) bool {
	return len(text) > 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] == '.'
}

// threeDigits tells whether text begins with exactly three digits.
func threeDigits(text string) bool {
	if len(text) < 3 || !isDigit(rune(text[0])) || !isDigit(rune(text[1])) || !isDigit(rune(text[2])) {
		return false
	}
	return len(text) == 3 || !isDigit(rune(text[3]))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// tokenLength is the number of bytes from i to the next space of any kind.
func tokenLength(text string, i int) int {
	for j := i; j < len(text); j++ {
		switch text[j] {
		case ' ', '\n':
			return j - i
		case 0xC2, 0xE2:
			if r, _ := utf8.DecodeRuneInString(text[j:]); r == nbsp || r == narrowNBSP {
				return j - i
			}
		}
	}
	return len(text) - i
}

const (
	nbsp       = '\u00A0'
	narrowNBSP = '\u202F'
)

func breakingSpace(r rune) bool {
	switch {
	case r == ' ':
		return true
	case r < 0x1680:
		return false
	}
	return r == 0x1680 || r >= 0x2000 && r <= 0x200A && r != 0x2007 || r == 0x205F || r == 0x3000
}

// needsUnicode tells whether text holds scripts whose lines break by rules of
// their own.
func needsUnicode(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0xD6 { // the first byte of U+0580 and beyond
			return needsUnicodeRunes(text[i:])
		}
	}
	return false
}

func needsUnicodeRunes(text string) bool {
	for _, r := range text {
		switch {
		case r < 0x0590, r >= 0x1E00 && r < 0x2E80, r >= 0xFB00 && r < 0xFB07, r >= 0xFFFC:
		default:
			return true
		}
	}
	return false
}

// nextUnicodeSegment is nextSegment by UAX #14; state is carried from one call
// to the next and starts at -1.
func nextUnicodeSegment(text string, state int) (word, total int, after breakKind, newState int) {
	// Line by line: the package runs past a line break that « -7 » follows.
	line := text
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		line = text[:i+1]
	}
	segment, rest, must, newState := uniseg.FirstLineSegmentInString(line, state)
	total = len(segment)
	word = len(strings.TrimRightFunc(segment, func(r rune) bool { return r == '\n' || breakingSpace(r) }))
	switch {
	case strings.HasSuffix(segment, "\n"):
		return word, total, mustBreak, -1
	case rest == "" && word == total:
		return word, total, noBreak, newState
	case must && rest != "":
		return word, total, mustBreak, newState
	}
	return word, total, mayBreak, newState
}
