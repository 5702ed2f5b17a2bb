package workbook

import (
	"math"
	"strconv"
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

func (p *parser) choice(col *column, v *raw, at diag.Position) Cell {
	if v.kind == rawText {
		if value, ok := col.byWord[v.text]; ok {
			return Cell{Kind: CellText, Text: value, At: at}
		}
	}
	if v.kind == rawText && !v.isDoubtful() || v.kind == rawNumber {
		if value, ok := col.byWord[french.Fold(p.seen(v))]; ok {
			return Cell{Kind: CellText, Text: value, At: at}
		}
	}
	if v.kind == rawBool {
		if value, ok := col.byWord[map[bool]string{true: "oui", false: "non"}[v.number != 0]]; ok {
			return Cell{Kind: CellText, Text: value, At: at}
		}
	}
	seen := p.seen(v)
	message := quote(seen) + " n’est pas une valeur de la liste"
	if near, ok := p.nearestChoice(col, seen); ok {
		message += " : vouliez-vous dire " + french.Quote(near) + " ?"
	} else {
		message += "."
	}
	return p.invalid(remarkChoice, v, at, message, "Choisissez "+french.JoinOr(quoteAll(col.choices))+".")
}

// isDoubtful tells a word typed with a question mark: « réalisée ? » is a question
// to whoever typed it, and no answer yet. Elsewhere signs do not count.
func (v *raw) isDoubtful() bool { return v.kind == rawText && strings.Contains(v.text, "?") }

// nearestChoice looks among values and synonyms, and answers with the value.
func (p *parser) nearestChoice(col *column, word string) (string, bool) {
	if p.saturated {
		return "", false
	}
	if near, ok := french.Nearest(word, col.choices); ok {
		return near, true
	}
	for _, value := range col.Values {
		if _, ok := french.Nearest(word, value.Synonyms); ok {
			return value.Value, true
		}
	}
	return "", false
}

func quoteAll(items []string) []string {
	quoted := make([]string, len(items))
	for i, item := range items {
		quoted[i] = french.Quote(item)
	}
	return quoted
}

func (p *parser) theme(v *raw, at diag.Position) Cell {
	id, ok := plan.ThemeID(0), false
	switch {
	case v.kind == rawNumber && v.form == formPlain && v.number >= 1 && v.number < 1000 && v.number == math.Trunc(v.number):
		id, ok = plan.ThemeID(v.number), true
	case v.kind == rawText:
		if id, ok = p.known[v.text]; ok {
			break
		}
		var other plan.ThemeID
		if id, other, ok = p.themes.find(v.text); ok && len(p.known) < 100 {
			if p.known == nil {
				p.known = map[string]plan.ThemeID{}
			}
			p.known[v.text] = id
		}
		if other != 0 {
			return p.invalid(remarkTheme, v, at,
				quote(p.seen(v))+" désigne à la fois le thème "+strconv.Itoa(int(id))+" et le thème "+strconv.Itoa(int(other))+".",
				"Gardez l’un des deux, par exemple le numéro seul.")
		}
	}
	if ok {
		return Cell{Kind: CellNumber, Number: float64(id), At: at}
	}
	message := quote(p.seen(v)) + " n’est pas un thème"
	if p.saturated {
		message += "."
	} else if near, found := p.themes.nearest(p.seen(v)); found {
		message += " : vouliez-vous dire " + french.Quote(near) + " ?"
	} else {
		message += "."
	}
	return p.invalid(remarkTheme, v, at, message,
		"Choisissez le thème dans la liste, ou saisissez son numéro ; s’il est propre à la collectivité, ajoutez-le d’abord à la feuille « Thèmes ».")
}

func (p *parser) yesNo(v *raw, at diag.Position) Cell {
	switch v.kind {
	case rawBool:
		return Cell{Kind: CellBool, Number: v.number, At: at}
	case rawText, rawNumber:
		if v.form == formPlain && !v.isDoubtful() {
			if yes, err := french.ParseYesNo(p.seen(v)); err == nil {
				return Cell{Kind: CellBool, Number: boolNumber(yes), At: at}
			}
		}
	}
	return p.invalid(remarkYesNo, v, at, quote(p.seen(v))+" n’est ni « oui » ni « non ».", "Choisissez « oui » ou « non ».")
}

func boolNumber(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// themeIndex finds a theme by its number, its title or its short title.
type themeIndex struct {
	byTitle map[string]plan.ThemeID // folded
	titles  []string                // as written, for suggestions
}

func (x *themeIndex) add(id plan.ThemeID, titles ...string) {
	if x.byTitle == nil {
		x.byTitle = make(map[string]plan.ThemeID)
	}
	for _, title := range titles {
		folded := french.Fold(title)
		if _, known := x.byTitle[folded]; folded != "" && !known {
			x.byTitle[folded] = id
			x.titles = append(x.titles, title)
		}
	}
}

// find reads « 1 », « Thème 1 », « T1 », « 1. Commande publique… » or a title.
// other is set when the number and the words after it name two different themes
// (« 1 – Écoconception… », « 1 et 2 », « 2/3 »).
func (x *themeIndex) find(s string) (id, other plan.ThemeID, ok bool) {
	folded := french.Fold(s)
	if id, ok := x.byTitle[folded]; ok {
		return id, 0, true
	}
	rest := folded
	for _, prefix := range []string{"theme no ", "theme ", "th ", "t"} {
		if cut, found := strings.CutPrefix(rest, prefix); found && cut != "" && cut[0] >= '0' && cut[0] <= '9' {
			rest = cut
			break
		}
	}
	digits := 0
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 3 || digits < len(rest) && rest[digits] != ' ' && rest[digits:] != "o" {
		return 0, 0, false
	}
	n, _ := strconv.Atoi(rest[:digits])
	if n == 0 {
		return 0, 0, false
	}
	id = plan.ThemeID(n)
	title := strings.TrimPrefix(strings.TrimPrefix(rest[digits:], "o"), " ")
	if named, known := x.byTitle[title]; known && named != id {
		return id, named, false
	} else if !known {
		other = x.second(id, title)
	}
	return id, other, other == 0
}

// second is the other theme that the words after a theme's number name by its
// own number, 0 for none. A number that the title of the theme has is not one.
func (x *themeIndex) second(id plan.ThemeID, words string) plan.ThemeID {
	for _, word := range strings.Fields(words) {
		n, err := strconv.Atoi(strings.TrimPrefix(word, "t"))
		if other := plan.ThemeID(n); err == nil && other != id && x.has(other) && !x.says(id, word) {
			return other
		}
	}
	return 0
}

// has reports whether a theme bears the number.
func (x *themeIndex) has(id plan.ThemeID) bool {
	for _, known := range x.byTitle {
		if known == id {
			return true
		}
	}
	return false
}

// says reports whether the title of a theme has the word, which is folded.
func (x *themeIndex) says(id plan.ThemeID, word string) bool {
	for title, known := range x.byTitle {
		if known == id && strings.Contains(" "+title+" ", " "+word+" ") {
			return true
		}
	}
	return false
}

// nearest is the title that a text most likely stands for: misspelt, or a part of
// one theme's only (« commande publique »).
func (x *themeIndex) nearest(s string) (string, bool) {
	if near, ok := french.Nearest(s, x.titles); ok {
		return near, true
	}
	const shortest = 4 // letters: « web » is no part of a title
	folded := french.Fold(s)
	if len(folded) < shortest {
		return "", false
	}
	whole := ""
	for _, title := range x.titles {
		if !strings.Contains(" "+french.Fold(title)+" ", " "+folded+" ") {
			continue
		}
		if whole != "" && x.byTitle[french.Fold(title)] != x.byTitle[french.Fold(whole)] {
			return "", false
		}
		if whole == "" {
			whole = title
		}
	}
	return whole, whole != ""
}
