package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nrreport/internal/decree"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// annexGlossary explains the terms and abbreviations: all of them, until
// [composer.trimGlossary] has seen the other parts.
func (c *composer) annexGlossary() []document.Block {
	table := &document.Table{
		Caption: c.words("Termes et sigles"),
		Summary: "Une ligne par terme, dans l’ordre alphabétique : le terme, puis son développé et sa définition.",
		Columns: []document.Column{{Width: 2, MinWidth: 7}, {Width: 8}},
		Head:    c.headRow("Terme", "Définition"),
	}
	terms := decree.Glossary()
	for i := range terms {
		table.Body = append(table.Body, c.row(c.rowHeader(terms[i].Term), document.Cell{Spans: c.definition(&terms[i])}))
	}
	c.glossary = table
	return c.annex("glossaire", c.fixed.Part.Glossary, table)
}

func (c *composer) definition(t *decree.Term) []document.Span {
	if t.Expansion == "" {
		return c.words(t.Definition)
	}
	spans := c.spans.take(2)
	spans[0] = document.Span{Text: french.Typeset(french.Capital(t.Expansion)), Italic: true}
	if t.Lang != "" {
		spans[0].Extra = &document.SpanExtra{Lang: t.Lang}
	}
	spans[1] = document.Span{Text: french.Typeset(". " + t.Definition)}
	return spans
}

// trimGlossary leaves in the glossary the terms that the rest of the body uses,
// and those that their definitions use: a reader who meets « Jumeau numérique »
// there would look for it in the strategy.
func (c *composer) trimGlossary(body []document.Block) {
	terms := decree.Glossary()
	search := newTermSearch(terms)
	for t := range plan.Texts(c.p) {
		search.read(t.Text)
	}
	for i := range c.p.Indicators {
		search.read(c.p.Indicators[i].Unit.V)
	}
	document.Walk(body, func(b document.Block, _ int) bool {
		if b == document.Block(c.glossary) {
			return false
		}
		document.Texts(b, search.read)
		// What is composed later says what the plan says, searched above;
		// composing it for this took a tenth of the time of a build.
		section, ok := b.(*document.Section)
		return !ok || section.Later == nil
	})
	for explained := make([]bool, len(terms)); !slices.Equal(explained, search.met); {
		for i := range terms {
			if search.met[i] && !explained[i] {
				explained[i] = true
				search.read(terms[i].Definition)
			}
		}
	}
	kept := c.glossary.Body[:0]
	for i, row := range c.glossary.Body {
		if search.met[i] {
			kept = append(kept, row)
		}
	}
	c.glossary.Body = kept
}

// termSearch looks for the terms of a glossary in texts, reading each once.
type termSearch struct {
	met  []bool
	left int
	// forms are those not met yet, by their first letter in lower case.
	forms map[rune][]termForm
}

type termForm struct {
	term         int
	text         string
	abbreviation bool
}

func newTermSearch(terms []decree.Term) *termSearch {
	s := &termSearch{met: make([]bool, len(terms)), left: len(terms), forms: map[rune][]termForm{}}
	for i := range terms {
		forms, abbreviation := terms[i].Met()
		for _, text := range forms {
			first, _ := utf8.DecodeRuneInString(text)
			first = unicode.ToLower(first)
			s.forms[first] = append(s.forms[first], termForm{i, text, abbreviation})
		}
	}
	return s
}

// read notes the terms of a text. A term stands at the start of a word.
func (s *termSearch) read(text string) {
	if s.left == 0 {
		return
	}
	inWord := false
	for i, r := range text {
		letter := inWordRune(r)
		if letter && !inWord {
			s.word(text[i:], unicode.ToLower(r))
		}
		inWord = letter
	}
}

// word notes the terms that a text starts with; first is its first letter.
func (s *termSearch) word(text string, first rune) {
	for _, f := range s.forms[first] {
		if s.met[f.term] || !f.opens(text) {
			continue
		}
		s.met[f.term] = true
		s.left--
	}
}

// opens reports whether a text starts with the form and nothing more than an
// ending of gender or number.
func (f *termForm) opens(text string) bool {
	if len(text) < len(f.text) {
		return false
	}
	head, rest := text[:len(f.text)], text[len(f.text):]
	if head != f.text && (f.abbreviation || !strings.EqualFold(head, f.text)) {
		return false
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return !inWordRune(r) })
	if end < 0 {
		end = len(rest)
	}
	if f.abbreviation {
		return end == 0
	}
	return slices.Contains([]string{"", "s", "x", "e", "es"}, rest[:end])
}

func inWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
