package report

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"nrreport/internal/document"
)

// addLinked adds a span, with the bare addresses that its text holds as links:
// people type them as they are. Only those that a report may open are (http,
// https, mailto).
func addLinked(spans []document.Span, span document.Span) []document.Span {
	rest := span.Text
	for {
		start, end := findAddress(rest)
		if start == end {
			break
		}
		if start > 0 {
			before := span
			before.Text = rest[:start]
			spans = append(spans, before)
		}
		link := span
		link.Text = rest[start:end]
		link.Extra = &document.SpanExtra{URL: link.Text}
		spans = append(spans, link)
		rest = rest[end:]
	}
	if rest == "" && span.Text != "" {
		return spans
	}
	span.Text = rest
	return append(spans, span)
}

// findAddress returns where the first address of a text is; nowhere, twice the
// same place.
func findAddress(text string) (start, end int) {
	for from := 0; ; {
		at := strings.IndexByte(text[from:], ':')
		if at < 0 {
			return 0, 0
		}
		at += from
		from = at + 1
		start = at
		for start > 0 && isLetter(text[start-1]) {
			start--
		}
		if before, _ := utf8.DecodeLastRuneInString(text[:start]); start > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
			continue
		}
		end = start + addressLength(text[start:])
		if isAddress(text[start:end]) {
			return start, end
		}
	}
}

// addressLength is how far an address at the head of text goes: to the next
// space or quote, the punctuation of the sentence left out.
func addressLength(text string) int {
	end := strings.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`<>"«»“”`, r) })
	if end < 0 {
		end = len(text)
	}
	for end > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:end])
		switch {
		case strings.ContainsRune(".,;:!?…'’", r):
		case r == ')' && strings.Count(text[:end], "(") < strings.Count(text[:end], ")"):
		case r == ']' && strings.Count(text[:end], "[") < strings.Count(text[:end], "]"):
		default:
			return end
		}
		end -= size
	}
	return 0
}

func isAddress(text string) bool {
	u, err := url.Parse(text)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		name, host, found := strings.Cut(u.Opaque, "@")
		return found && name != "" && host != ""
	}
	return false
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }
