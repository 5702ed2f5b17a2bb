package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// Harmless is a stream for texts that hold what others wrote. A cell, the name of
// a sheet or that of a file may hold characters that a terminal obeys (it moves the
// cursor, hides a line, writes backwards): whoever sent the file would have the last
// word on what is read. They are written as JSON escapes them, which shows them in
// a text and leaves the meaning of JSON as it is.
func Harmless(w io.Writer) io.Writer { return transform.NewWriter(w, escaper{}) }

// Visible writes s on one line, as [Harmless] does.
func Visible(s string) string {
	if !strings.ContainsFunc(s, unseen) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unseen(r) {
			b.WriteString(escaped(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

type escaper struct{ transform.NopResetter }

// Transform is part of [transform.Transformer].
func (escaper) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if !atEOF && !utf8.FullRune(src[nSrc:]) {
			return nDst, nSrc, transform.ErrShortSrc
		}
		r, size := utf8.DecodeRune(src[nSrc:])
		text := string(r) // a lone byte may be a control to an old terminal
		if acts(r) {
			text = escaped(r)
		}
		if nDst+len(text) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += copy(dst[nDst:], text)
		nSrc += size
	}
	return nDst, nSrc, nil
}

// acts tells a character that a terminal obeys rather than shows.
func acts(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
}

// unseen tells a character that has no place in a name.
func unseen(r rune) bool { return acts(r) || unicode.IsControl(r) || r == utf8.RuneError }

func escaped(r rune) string { return fmt.Sprintf(`\u%04x`, r) }
