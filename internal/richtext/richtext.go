// Package richtext is the little formatting that survives from a cell to the
// report: paragraphs and list items made of runs that may be bold, italic or
// linked. It is all that the workbook's long texts may carry, and all that the
// PDF draws of them.
package richtext

import "strings"

// Kind tells a paragraph from a list item.
type Kind uint8

const (
	// Paragraph is plain running text.
	Paragraph Kind = iota
	// Bullet is an item of an unordered list (a line that starts with
	// "- ", "• ", "* " or "– " in the cell).
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
	var text Text
	var line []Run
	flush := func() {
		line = trim(line)
		if len(line) > 0 {
			text = append(text, asBlock(line))
		}
		line = nil
	}
	for _, r := range runs {
		parts := strings.Split(strings.ReplaceAll(strings.ReplaceAll(r.Text, "\r\n", "\n"), "\r", "\n"), "\n")
		for i, part := range parts {
			if i > 0 {
				flush()
			}
			if part != "" {
				piece := r
				piece.Text = part
				line = append(line, piece)
			}
		}
	}
	flush()
	return text
}

func asBlock(line []Run) Block {
	first := line[0].Text
	for _, bullet := range []string{"- ", "• ", "* ", "– ", "— ", "·\u00a0", "• ", "-\u00a0"} {
		if rest, ok := strings.CutPrefix(first, bullet); ok && (len(line) > 1 || strings.TrimSpace(rest) != "") {
			return Block{Kind: Bullet, Runs: trim(replaceFirst(line, rest))}
		}
	}
	digits := 0
	for digits < len(first) && digits < 3 && first[digits] >= '0' && first[digits] <= '9' {
		digits++
	}
	if digits > 0 && len(first) > digits+2 && (first[digits] == '.' || first[digits] == ')') && first[digits+1] == ' ' {
		return Block{Kind: Numbered, Runs: trim(replaceFirst(line, first[digits+2:]))}
	}
	return Block{Kind: Paragraph, Runs: line}
}

func replaceFirst(line []Run, text string) []Run {
	out := append([]Run(nil), line...)
	out[0].Text = text
	return out
}

// trim removes the white space around a line, and the runs it empties.
func trim(line []Run) []Run {
	out := append([]Run(nil), line...)
	for len(out) > 0 {
		out[0].Text = strings.TrimLeft(out[0].Text, " \t\u00a0")
		if out[0].Text != "" {
			break
		}
		out = out[1:]
	}
	for len(out) > 0 {
		last := len(out) - 1
		out[last].Text = strings.TrimRight(out[last].Text, " \t\u00a0")
		if out[last].Text != "" {
			break
		}
		out = out[:last]
	}
	return out
}
