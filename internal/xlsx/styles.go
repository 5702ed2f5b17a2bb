package xlsx

import (
	"strings"

	"nrreport/internal/french"
)

// Format is how a cell's style shows numbers, as far as it tells what they
// are.
type Format uint8

const (
	// FormatGeneral is Excel's "Standard": it tells nothing.
	FormatGeneral Format = iota
	// FormatNumber is a plain number, an amount or a fraction.
	FormatNumber
	// FormatPercent is a percentage: 0.35 shows as 35 %.
	FormatPercent
	// FormatDate is a date, with or without the time of the day.
	FormatDate
	// FormatTime is a time of the day or a duration, without a date.
	FormatTime
	// FormatText is "@": what is typed there stays text.
	FormatText
	// FormatMultiple shows a number with a word for thousands or millions
	// that the value leaves out: 12 shows as "12 k€".
	FormatMultiple
	// FormatMonth is a date that does not show its day: « mars-26 », « 2026 ».
	FormatMonth
)

// builtinFormat returns the format of the ids below 164, which files use
// without defining them (29500-1, 18.8.30, and the East Asian ones of its
// tables: 27–36 and 50–58).
func builtinFormat(id int) Format {
	switch {
	case id == 0:
		return FormatGeneral
	case id == 9, id == 10:
		return FormatPercent
	case id == 17: // mmm-yy
		return FormatMonth
	case id >= 14 && id <= 16, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 58:
		return FormatDate
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47:
		return FormatTime
	case id == 49:
		return FormatText
	}
	return FormatNumber
}

// formatOf tells what a number format code shows. Only its first section
// counts: the others are for negative numbers, zero and text.
//
// Files store codes in the English of the standard, whatever the language of
// Excel ("dd/mm/yyyy"); the French letters ("jj/mm/aaaa") that some programs
// write all the same are understood too.
func formatOf(code string) Format {
	bare, elapsed := stripFormat(code)
	if trimmed := strings.TrimSpace(bare); trimmed == "@" {
		return FormatText
	} else if isGeneral := strings.EqualFold(trimmed, "general") || strings.EqualFold(trimmed, "standard"); isGeneral && saysMultiple(code) {
		return FormatMultiple
	} else if isGeneral || trimmed == "" && !elapsed {
		return FormatGeneral
	}
	if strings.Contains(bare, "%") {
		return FormatPercent
	}
	date, day, clock, months := false, false, elapsed, false
	previous := rune(0)
	for _, c := range strings.ToLower(bare) {
		switch c {
		case 'y', 'a':
			date = true
		case 'd', 'j':
			date, day = true, true
		case 'm':
			months = true
		case 'h', 's':
			clock = true
		case 'e', 'g':
			// Eras ("ggge") unless it is an exponent ("0.00E+00").
			if previous != '0' && previous != '#' && previous != '?' {
				date, day = true, true // what they show else is not looked into
			}
		}
		previous = c
	}
	switch {
	case (date || months) && !day && !clock:
		return FormatMonth
	case date, months && !clock:
		return FormatDate
	case clock:
		return FormatTime
	case strings.ContainsAny(bare, "0#?"):
		if saysMultiple(code) && !isScaled(bare) {
			return FormatMultiple
		}
		return FormatNumber
	}
	return FormatGeneral
}

// saysMultiple reports whether the texts of a format's first section speak of
// thousands or millions.
func saysMultiple(code string) bool {
	section, _, _ := strings.Cut(code, ";")
	section = strings.ToLower(strings.NewReplacer(`"`, "", `\`, "", "[$", "").Replace(section))
	for _, word := range []string{"k€", "k €", "keur", "m€", "m €", "meur", "millier", "million"} {
		if strings.Contains(section, word) {
			return true
		}
	}
	return false
}

// isScaled reports whether the format divides what it shows by a thousand or
// more: a comma after its last digit. The value is then the whole amount.
func isScaled(bare string) bool {
	last := strings.LastIndexAny(bare, "0#?")
	return last >= 0 && strings.HasPrefix(bare[last+1:], ",")
}

// stripFormat returns the first section of a format code without its literal
// texts, escapes, paddings, colours, conditions and day halves. elapsed tells
// that it counts hours, minutes or seconds past the day ("[h]:mm").
func stripFormat(code string) (bare string, elapsed bool) {
	var b strings.Builder
	runes := []rune(code)
	for i := 0; i < len(runes); i++ {
		switch c := runes[i]; c {
		case ';':
			return withoutDayHalves(b.String()), elapsed
		case '"':
			for i++; i < len(runes) && runes[i] != '"'; i++ {
			}
		case '\\', '_', '*', '!':
			i++
		case '[':
			start := i + 1
			for i++; i < len(runes) && runes[i] != ']'; i++ {
			}
			inside := strings.ToLower(string(runes[start:min(i, len(runes))]))
			if inside != "" && strings.Trim(inside, inside[:1]) == "" && strings.Contains("hms", inside[:1]) {
				elapsed = true
			}
		default:
			b.WriteRune(c)
		}
	}
	return withoutDayHalves(b.String()), elapsed
}

// withoutDayHalves removes AM/PM and A/P, whose "a" and "m" are no letters of
// a date.
func withoutDayHalves(s string) string {
	for _, mark := range []string{"am/pm", "a/p"} {
		for {
			i := strings.Index(strings.ToLower(s), mark)
			if i < 0 {
				break
			}
			s = s[:i] + "h" + s[i+len(mark):]
		}
	}
	return s
}

// style is what is read of a cell style.
type style struct {
	format Format
	struck bool // its font has a line through the words
}

// readStyles returns the cell styles, in order.
func (p *pack) readStyles(part string) ([]style, error) {
	custom := map[int]Format{}
	type numbers struct{ format, font int }
	var ids []numbers
	var struck []bool // by font
	err := p.scan(part, inPart(part), func(x *scanner) error {
		if !x.root(spaceSheet, "styleSheet") {
			return errMalformed
		}
		for x.child(1) {
			switch {
			case x.is(spaceSheet, "numFmts"):
				for x.child(2) {
					if !x.is(spaceSheet, "numFmt") {
						continue
					}
					id, ok := parseCount(x.attr("numFmtId"))
					if !ok || len(custom) >= p.lim.Styles {
						return damaged(inPart(part), "un format de nombre est mal défini")
					}
					custom[id] = formatOf(string(x.attr("formatCode")))
				}
			case x.is(spaceSheet, "fonts"):
				for x.child(2) {
					if len(struck) >= p.lim.Styles {
						continue // a font beyond is not asked for
					}
					struck = append(struck, false)
					for x.child(3) {
						if value := x.attr("val"); x.is(spaceSheet, "strike") {
							struck[len(struck)-1] = value == nil || isTrue(value)
						}
					}
				}
			case x.is(spaceSheet, "cellXfs"):
				for x.child(2) {
					if !x.is(spaceSheet, "xf") {
						continue
					}
					id := 0
					if v := x.attr("numFmtId"); v != nil {
						var ok bool
						if id, ok = parseCount(v); !ok {
							return damaged(inPart(part), "un style de cellule est mal défini")
						}
					}
					font, ok := parseCount(x.attr("fontId"))
					if !ok {
						font = -1
					}
					if ids = append(ids, numbers{id, font}); len(ids) > p.lim.Styles {
						return beyond("", "plus de "+french.Count(p.lim.Styles, "style", "styles")+" de cellule")
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	styles := make([]style, len(ids))
	for i, id := range ids {
		f, ok := custom[id.format]
		if !ok {
			f = builtinFormat(id.format)
		}
		styles[i] = style{f, id.font >= 0 && id.font < len(struck) && struck[id.font]}
	}
	return styles, nil
}
