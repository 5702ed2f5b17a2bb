package changes

import (
	"strconv"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// Move says what moved in one line, each value cut to so many characters:
// « Budget réalisé : 50 000 € → 40 000 € (−10 000 €) ».
func (l *Line) Move(longest int) string {
	text := ""
	was, is := Excerpts(l.Was, l.Is, longest)
	switch {
	case was != "" && is != "":
		text = was + " → " + is
	case was != "" && l.Effect == "" && l.What == "":
		text = was
	case was != "":
		text = was + " → vide"
	case is != "" && l.What != "" && l.Cell != nil && l.Cell.edits():
		text = "vide → " + is
	case is != "":
		text = is
	}
	if l.What != "" {
		text = l.What + french.NBSP + ": " + text
	}
	if l.Effect != "" {
		text += " (" + l.Effect + ")"
	}
	return text
}

// edits reports whether the difference is that of a cell, not of a row.
func (c *Cell) edits() bool { return c.Kind == Edited || c.Kind == Filled || c.Kind == Erased }

// Excerpts cuts two texts to so many characters each, where they begin to
// differ: two long texts of one beginning would otherwise read the same.
func Excerpts(was, is string, longest int) (string, string) {
	a, b := []rune(was), []rune(is)
	if len(a) <= longest && len(b) <= longest {
		return was, is
	}
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	from := same - longest/3
	if from <= 1 || was == "" || is == "" {
		return diag.Shorten(was, longest), diag.Shorten(is, longest)
	}
	for from < same && a[from-1] != ' ' { // a word is not cut
		from++
	}
	cut := func(text []rune) string { return diag.Shorten("… "+string(text[from:]), longest) }
	return cut(a), cut(b)
}

// Where names the cells of both versions:
// « Indicateurs I6 (plan-2025.xlsx) → Indicateurs I6 (plan-2026.xlsx) ».
// fileName says how files are named.
func (l *Line) Where(fileName func(string) string) string {
	before, after := Place(l.BeforeAt, fileName), Place(l.AfterAt, fileName)
	switch {
	case before == "":
		return after
	case after == "":
		return before
	}
	return before + " → " + after
}

// Place names a cell, or a row: « Indicateurs I6 (plan-2025.xlsx) ». fileName
// says how files are named.
func Place(at diag.Position, fileName func(string) string) string {
	text := at.SheetName()
	if text == "" {
		return ""
	}
	if place := at.Place(); place != "" {
		text += " " + place
	}
	if at.File() != "" {
		text += " (" + fileName(at.File()) + ")"
	}
	return text
}

// ThemeName names a theme of either version.
func (c *Changes) ThemeName(id plan.ThemeID) string {
	if id == 0 {
		return "Sans thème"
	}
	for _, p := range []*plan.Plan{c.After, c.Before} {
		if theme := p.Theme(id); theme != nil && theme.Title.OK() {
			return french.Typeset("Thème " + strconv.Itoa(int(id)) + " – " + theme.Title.V)
		}
	}
	return french.Typeset("Thème " + strconv.Itoa(int(id)))
}

// SideName names a volet.
func SideName(s plan.Side) string {
	if s == "" {
		return "Volet non précisé"
	}
	return "Volet " + string(s)
}

// years are the years compared: « 2025 → 2026 ».
func (n *Indicator) years() string {
	return strconv.Itoa(n.FromYear) + " → " + strconv.Itoa(n.ToYear)
}

// text says the move in a word.
func (w Way) text() string {
	switch w {
	case Better:
		return "favorable"
	case Same:
		return "stable"
	case Worse:
		return "défavorable"
	case NeitherWay:
		return "évolue"
	}
	return ""
}

func statusText(s plan.Value[plan.Status]) string { return string(s.Or("statut non renseigné")) }

func dueText(d plan.Date) string {
	if !d.OK() {
		return ""
	}
	return "échéance " + french.DateShort(d.V.Year, d.V.Month, d.V.Day)
}

// slipText says by how many days a due date moved: « repoussée de 92 jours ».
func slipText(days int) string {
	if days < 0 {
		return "avancée de " + french.Days(-days)
	}
	return "repoussée de " + french.Days(days)
}

// moneyText is an amount, "" when none was told.
func moneyText(c plan.Cents, told bool) string {
	if !told {
		return ""
	}
	return french.Euros(int64(c))
}

// MoneyEffect is a change of amount: « +3 000 € », or "" for none.
func MoneyEffect(was, is plan.Cents) string {
	if was == is {
		return ""
	}
	text := french.Euros(int64(is - was))
	if is > was {
		text = "+" + text
	}
	return text
}

// Conclusion says in one sentence whether something adopted changed without a
// word.
func (c *Changes) Conclusion() string {
	silent := len(c.Silent())
	switch {
	case c.None():
		return "Les deux versions disent la même chose."
	case silent > 0:
		return french.CountNoBreak(silent, "valeur publiée a changé sans explication.", "valeurs publiées ont changé sans explication.")
	case len(c.Adopted()) > 0:
		return french.Typeset("Aucune valeur publiée n’a changé sans explication.")
	}
	return french.Typeset("Aucune valeur publiée n’a changé.")
}
