package french

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold reduces a label to what matters when two people type the same one:
// compatibility decomposition (NFKD), no accents, lower case, œ as oe, æ as ae,
// and every stretch of spaces and punctuation as one space, none at the ends.
// « N° de la délibération : » and "no de la deliberation" fold alike: the
// degree sign of n° counts as an o, and ends its word.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	if out, ok := foldUsual(s); ok {
		return out
	}
	return foldAny(s)
}

// foldUsual is Fold of the texts that have none but usual characters, which are
// almost all of them: five times as fast as decomposing them first.
func foldUsual(s string) (string, bool) {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		first, second := usualFold(r)
		switch {
		case first == 0:
			return "", false
		case first == ' ':
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte(first)
		gap = second == ' '
		if second > ' ' {
			b.WriteByte(second)
		}
	}
	return b.String(), true
}

// latinFolds gives the letters of U+00C0 to U+00FF that lose an accent.
const latinFolds = "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"

// usualFold gives one or two characters for a usual one, ' ' for what separates
// words, 0 for the others.
func usualFold(r rune) (first, second byte) {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return byte(r), 0
	case r >= 'A' && r <= 'Z':
		return byte(r) + 'a' - 'A', 0
	case r < utf8.RuneSelf:
		return ' ', 0
	case r >= 0xC0 && r <= 0xFF && latinFolds[r-0xC0] != '.':
		return latinFolds[r-0xC0], 0
	}
	switch r {
	case '\u00a0', '\u202f', '’', '«', '»', '–', '—', '…', '·', '€':
		return ' ', 0
	case 'œ', 'Œ':
		return 'o', 'e'
	case 'æ', 'Æ':
		return 'a', 'e'
	case '°':
		return 'o', ' '
	}
	return 0, 0
}

// foldAny is Fold of any text.
func foldAny(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	write := func(t string) {
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(t)
	}
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\u00ad' || r == '\u200b' || r == '\ufeff':
			// accents, soft hyphens and zero-width characters leave no trace
		case r == 'œ' || r == 'Œ':
			write("oe")
		case r == 'æ' || r == 'Æ':
			write("ae")
		case r == '°':
			write("o")
			gap = true
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			write(string(unicode.ToLower(r)))
		default:
			gap = true
		}
	}
	return b.String()
}

// folded reports, without allocating, that s is already plain lower-case words.
func folded(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			space = false
		case c == ' ' && !space:
			space = true
		default:
			return false
		}
	}
	return !space || s == ""
}

// Wording reduces a text to its words and figures, whoever typeset it: no spaces,
// quotes, apostrophes, accents, case or full stop at the end, and one dash for all.
// What may change the meaning stays, which [Fold] drops: « 30 % » and « 30 »,
// « ≥ 5 » and « 5 » have two wordings.
func Wording(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch r {
		case '«', '»', '‹', '›', '"', '“', '”', '\'', '’', '‘', 'ʼ', '\u00ad', '\u200b', '\ufeff':
		case '\u0338': // ≠ is no =
			b.WriteRune(r)
		case '‐', '‒', '–', '—', '−':
			b.WriteByte('-')
		case 'œ', 'Œ':
			b.WriteString("oe")
		case 'æ', 'Æ':
			b.WriteString("ae")
		default:
			if !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r) {
				b.WriteRune(unicode.ToLower(r))
			}
		}
	}
	return strings.TrimRight(b.String(), ".")
}

// maxNearest is the length beyond which a word is no misspelling of a label:
// it keeps a hostile header from costing more than a glance.
const maxNearest = 80

// Nearest returns the candidate that the word most likely stands for, for a
// « vouliez-vous dire … ? ». Words are compared folded; a letter missing, added,
// replaced or swapped with its neighbour counts one, and about one such slip in
// four letters is allowed. The first of equally near candidates wins.
func Nearest(word string, candidates []string) (string, bool) {
	w := []rune(Fold(word))
	if len(w) < 2 || len(w) > maxNearest {
		return "", false
	}
	best, bestDistance := "", len(w)/4+2
	for _, candidate := range candidates {
		c := []rune(Fold(candidate))
		limit := max(1, min(len(w), len(c))/4)
		if len(c) > maxNearest || len(c)-len(w) > limit || len(w)-len(c) > limit {
			continue
		}
		if d := distance(w, c); d <= limit && d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	return best, best != ""
}

// distance is the optimal string alignment distance: Levenshtein's, with a
// swap of two neighbours counted once. The libraries at hand leave swaps out,
// and they are the commonest slip of a keyboard.
func distance(a, b []rune) int {
	before, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(b)]
}

// FoldCode reduces a code to what identifies it: case and white space do not
// count, so that « a1.2 » and « A1. 2 » name the action A1.2.
func FoldCode(code string) string {
	for _, r := range code {
		if unicode.IsUpper(r) || unicode.IsSpace(r) {
			return strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return -1
				}
				return unicode.ToLower(r)
			}, code)
		}
	}
	return code
}
