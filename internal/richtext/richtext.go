// Package richtext is the little formatting that survives from a cell to the
// report: paragraphs and list items made of runs that may be bold, italic or
// linked. It is all that the workbook's long texts may carry, and all that the
// PDF draws of them.
package richtext

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Kind tells a paragraph from a list item.
type Kind uint8

const (
	// Paragraph is plain running text.
	Paragraph Kind = iota
	// Bullet is an item of an unordered list, see [CutBullet].
	Bullet
	// Numbered is an item of an ordered list ("1. ", "2) " in the cell).
	Numbered
)

// Run is a stretch of text of one look.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	// Link is an http(s) or mailto address, or "".
	Link string
}

// Block is one paragraph or one list item. Consecutive items make a list.
type Block struct {
	Kind Kind
	Runs []Run
}

// Text is a rich text: the blocks in reading order. A nil Text is empty.
type Text []Block

// Plain returns the text without its formatting, one line per block.
func (t Text) Plain() string {
	var b strings.Builder
	for i, block := range t {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, r := range block.Runs {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// FromPlain makes a text of plain lines: each line is a paragraph, or a list
// item when it starts with a bullet or a number. Blank lines only separate.
func FromPlain(s string) Text { return FromRuns([]Run{{Text: s}}) }

// FromRuns splits runs at their line breaks into blocks, and recognises the
// bullets and numbers that people type at the start of a line.
func FromRuns(runs []Run) Text {
	// Every text of every cell comes through here: the blocks' runs share
	// one slice, trimmed in place.
	lines := 1
	for _, r := range runs {
		lines += strings.Count(r.Text, "\n") + strings.Count(r.Text, "\r")
	}
	text := make(Text, 0, lines)
	pieces := make([]Run, 0, len(runs)+lines-1)
	start, number := 0, 0 // number is that of the last block, 0 when it has none
	flush := func() {
		if line := trim(pieces[start:len(pieces):len(pieces)]); len(line) > 0 {
			var block Block
			block, number = asBlock(line, number)
			text = append(text, block)
		}
		start = len(pieces)
	}
	for _, r := range runs {
		rest, more := r.Text, true
		for more {
			var piece string
			if piece, rest, more = cutLine(rest); piece != "" {
				r.Text = piece
				pieces = append(pieces, r)
			}
			if more {
				flush()
			}
		}
	}
	flush()
	if len(text) == 0 {
		return nil
	}
	return text
}

// cutLine cuts s at its first line break. "\r\n" counts as two, with an empty
// line between them that goes away like any other.
func cutLine(s string) (line, rest string, more bool) {
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// asBlock makes a block of a line, and returns its number, 0 for none. A list is
// numbered from 1, one by one, whoever prints it: a line whose number does not follow
// that of the line before keeps it as its text.
func asBlock(line []Run, previous int) (Block, int) {
	first := line[0].Text
	if rest, ok := CutBullet(first); ok && (len(line) > 1 || strings.TrimSpace(rest) != "") {
		return Block{Kind: Bullet, Runs: startWith(line, rest)}, 0
	}
	digits := 0
	for digits < len(first) && digits < 3 && first[digits] >= '0' && first[digits] <= '9' {
		digits++
	}
	if digits > 0 && len(first) > digits && (first[digits] == '.' || first[digits] == ')') {
		if rest, ok := cutSpace(first[digits+1:]); ok && rest != "" && first[:digits] == strconv.Itoa(previous+1) {
			return Block{Kind: Numbered, Runs: startWith(line, rest)}, previous + 1
		}
	}
	return Block{Kind: Paragraph, Runs: line}, 0
}

// CutBullet takes off the mark of a list that people type, or paste from Word, at
// the start of a line: a dash, a dot or a star, and a space of any kind.
func CutBullet(line string) (rest string, found bool) {
	mark, size := utf8.DecodeRuneInString(line)
	if !strings.ContainsRune("-–—•·*", mark) {
		return line, false
	}
	if rest, found = cutSpace(line[size:]); found {
		return rest, true
	}
	return line, false
}

func cutSpace(s string) (rest string, found bool) {
	for _, space := range [...]string{" ", "\t", "\u00a0"} {
		if rest, found = strings.CutPrefix(s, space); found {
			return rest, true
		}
	}
	return s, false
}

// startWith changes the first run of a line, which it owns.
func startWith(line []Run, text string) []Run {
	line[0].Text = text
	return trim(line)
}

// trim removes the white space around a line, in place, and the runs it empties.
func trim(line []Run) []Run {
	for len(line) > 0 {
		if line[0].Text = strings.TrimLeft(line[0].Text, " \t\u00a0"); line[0].Text != "" {
			break
		}
		line = line[1:]
	}
	for len(line) > 0 {
		last := len(line) - 1
		if line[last].Text = strings.TrimRight(line[last].Text, " \t\u00a0"); line[last].Text != "" {
			break
		}
		line = line[:last]
	}
	return line
}
