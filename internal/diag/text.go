package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// TextOptions says how diagnostics are printed for a person.
type TextOptions struct {
	// Colour uses ANSI sequences; the caller decides (terminal, NO_COLOR).
	Colour bool
	// Of is what the closing count is of (« Fusion »), when the workbook's own
	// remarks are counted elsewhere; "" otherwise.
	Of string
}

// maxShownValue is the longest part of a cell's value that is repeated to the
// user, in characters: enough to recognise it, short enough for one line.
const maxShownValue = 60

// WriteText prints the list as users read it: under the name of each file and
// sheet, one entry per diagnostic with its cell, then the closing count. The
// list must be sorted. It is [Harmless] by itself, colours included.
func WriteText(w io.Writer, l List, opt TextOptions) error {
	b := bufio.NewWriter(w)
	paint := painter(opt.Colour)
	heading := ""
	for i, d := range l {
		if h := headingOf(d.At); h != heading || i == 0 {
			if i > 0 {
				fmt.Fprintln(b)
			}
			fmt.Fprintln(b, paint(bold, h))
			heading = h
		}
		writeEntry(b, d, paint)
	}
	if len(l) > 0 {
		fmt.Fprintln(b)
	}
	count := l.Summary()
	if opt.Of != "" {
		count = opt.Of + " : " + strings.ToLower(count[:1]) + count[1:]
	}
	fmt.Fprintln(b, count)
	return b.Flush()
}

func headingOf(p Position) string {
	file, sheet := p.File(), p.SheetName()
	switch {
	case file == "" && sheet == "":
		return "Ensemble du plan"
	case sheet == "":
		return file
	case file == "":
		return "Feuille « " + sheet + " »"
	}
	return file + ", feuille « " + sheet + " »"
}

func writeEntry(b *bufio.Writer, d Diagnostic, paint func(style, string) string) {
	place := d.At.Place()
	if place == "" && d.At.Sheet != nil && d.At.Sheet.Name != "" {
		place = "feuille entière"
	}
	text := Harmless(b)
	b.WriteString("  ")
	if place != "" {
		b.WriteString(paint(bold, place))
		b.WriteString("  ")
	}
	b.WriteString(paint(styleOf(d.Severity), d.Severity.String()))
	fmt.Fprintf(text, " %s  %s\n", d.Code, indent(d.Message))
	if d.Value != "" {
		fmt.Fprintf(text, "      Valeur lue : « %s »\n", Shorten(d.Value, maxShownValue))
	}
	if also := Places(d.At, d.Also); also != "" {
		fmt.Fprintf(text, "      Voir aussi : %s\n", also)
	}
	if d.Remedy != "" {
		fmt.Fprintf(text, "      → %s\n", indent(d.Remedy))
	}
	if d.Basis != "" {
		fmt.Fprintf(b, "      %s\n", paint(dim, "Texte : "+d.Basis))
	}
}

// Places names cells relative to a first one: the sheet and the file are said
// only where they change. Cells of a sheet that is not there have no name: they
// are left out.
func Places(from Position, also []Position) string {
	const most = 8
	names, said := make([]string, 0, len(also)), from.SheetName()
	for _, p := range also {
		if len(names) == most {
			names = append(names, "et d’autres") // a rule that groups rows does not keep them all
			break
		}
		name := p.Place()
		if name == "" && p.SheetName() == "" {
			continue
		}
		if p.SheetName() != said || name == "" {
			said = p.SheetName()
			name = strings.TrimSpace("« " + p.SheetName() + " » " + name)
		}
		if p.File() != from.File() {
			name += " (" + p.File() + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// Summary is the closing count: « 3 erreurs, 1 avertissement, 2 informations. »
func (l List) Summary() string {
	if len(l) == 0 {
		return "Aucune anomalie."
	}
	var parts []string
	for _, c := range []struct {
		severity   Severity
		none, many string
	}{
		{Error, "erreur", "erreurs"},
		{Warning, "avertissement", "avertissements"},
		{Info, "information", "informations"},
	} {
		n := l.Count(c.severity)
		word := c.none
		if n > 1 {
			word = c.many
		}
		switch {
		case n > 0:
			parts = append(parts, fmt.Sprintf("%d %s", n, word))
		case c.severity == Error:
			parts = append(parts, "aucune erreur")
		}
	}
	s := strings.Join(parts, ", ") + "."
	first, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(first)) + s[size:]
}

// Excerpt keeps of a value what a sentence can hold, to recognise it by.
func Excerpt(s string) string { return Shorten(s, 80) }

// Shorten cuts a value to n characters, on one line, with an ellipsis.
func Shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return strings.TrimRight(string(r[:n-1]), " ") + "…"
}

// indent keeps the lines of a long text under the entry.
func indent(s string) string { return strings.ReplaceAll(s, "\n", "\n        ") }

type style string

const (
	bold   style = "1"
	dim    style = "2"
	red    style = "31"
	yellow style = "33"
	blue   style = "34"
)

func styleOf(s Severity) style {
	switch s {
	case Error:
		return red
	case Warning:
		return yellow
	}
	return blue
}

func painter(colour bool) func(style, string) string {
	if !colour {
		return func(_ style, s string) string { return Visible(s) }
	}
	return func(st style, s string) string { return "\x1b[" + string(st) + "m" + Visible(s) + "\x1b[0m" }
}
