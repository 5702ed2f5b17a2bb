package french

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Kind says why a typed value could not be taken.
type Kind uint8

const (
	// Empty: nothing but spaces.
	Empty Kind = iota + 1
	// NotANumber: no number can be read there.
	NotANumber
	// Ambiguous: two readings; Error.Readings holds both.
	Ambiguous
	// TooLarge: beyond what an amount or a count can be.
	TooLarge
	// UnknownUnit: a number followed by words that are not a unit of money.
	UnknownUnit
	// NotADate: no date can be read there.
	NotADate
	// MonthOnly: « mars 2025 », « 03/2025 »: the day is missing.
	MonthOnly
	// YearOnly: « 2025 »: day and month are missing.
	YearOnly
	// TwoDigitYear: « 01/03/25 »: the century is missing.
	TwoDigitYear
	// ImpossibleDate: « 31/02/2025 ».
	ImpossibleDate
	// AmericanDate: « 03/14/2025 »: there is no month 14; month first?
	AmericanDate
	// YearOutOfRange: a year before 1900 or after 2199.
	YearOutOfRange
	// NotYesNo: neither oui nor non.
	NotYesNo
)

// Error is a value that could not be taken. Its text is a French sentence
// fit for a user.
type Error struct {
	Kind Kind
	// Value is the text as typed, without the spaces around it.
	Value string
	// Readings are the two meanings of an Ambiguous value, or the date that
	// a TwoDigitYear or AmericanDate value may stand for, or a NotADate value
	// that is doubtful (« 30/06/2026 ? »), as they would be written without
	// ambiguity.
	Readings []string
}

func (e *Error) Error() string {
	v := Quote(excerpt(e.Value))
	switch e.Kind {
	case Empty:
		return "La cellule est vide."
	case NotANumber:
		return v + " n’est pas un nombre."
	case Ambiguous:
		return v + " peut se lire " + JoinOr(e.Readings) + "."
	case TooLarge:
		return v + " est trop grand."
	case UnknownUnit:
		return v + " n’est pas un montant en euros."
	case NotADate:
		return v + " n’est pas une date."
	case MonthOnly:
		return v + " ne donne que le mois\u00a0: le jour manque."
	case YearOnly:
		return v + " ne donne que l’année\u00a0: le jour et le mois manquent."
	case TwoDigitYear:
		return v + " ne donne que deux chiffres de l’année."
	case ImpossibleDate:
		return "Le " + excerpt(e.Value) + " n’existe pas dans le calendrier."
	case AmericanDate:
		return v + " a le mois avant le jour, à l’américaine\u00a0: il n’y a pas de mois au-delà de 12."
	case YearOutOfRange:
		return v + "\u00a0: l’année est hors du calendrier d’un plan (1900 à 2199)."
	case NotYesNo:
		return v + " n’est ni " + Quote("oui") + " ni " + Quote("non") + "."
	}
	return v + " n’a pas pu être compris."
}

// excerpt keeps a message readable when the cell holds a whole page.
func excerpt(s string) string {
	const limit = 60
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit-1]) + "…"
}

// maxMagnitude bounds the numbers that a float64 holds to the thousandth.
const maxMagnitude = 1e12

// ParseNumber reads a number as French people type it: « 1 234 567,89 » with
// spaces of any kind, « 12.5 », « +3 », « −3 ». A comma is the decimal sign.
// A point is accepted where it can only mean one thing: « 1.234 » is Ambiguous
// (1 234 or 1,234), « 0.125 », « 1.234,5 » and « 1,234.5 » are not. Digits in
// groups of anything but three (« 12 34 ») are not a number.
func ParseNumber(s string) (float64, error) {
	text := strings.TrimFunc(s, isSpace)
	if text == "" {
		return 0, &Error{Kind: Empty}
	}
	plain, err := plainNumber(text)
	if err != nil {
		return 0, err
	}
	v, convErr := strconv.ParseFloat(plain, 64)
	if convErr != nil || math.Abs(v) > maxMagnitude {
		return 0, &Error{Kind: TooLarge, Value: text}
	}
	return v, nil
}

// plainNumber rewrites a typed number as digits with a decimal point.
func plainNumber(text string) (string, error) {
	not := &Error{Kind: NotANumber, Value: text}
	sign, body := cutSign(text)
	if body == "" || len(body) > 64 {
		return "", not
	}
	commas, points := strings.Count(body, ","), strings.Count(body, ".")
	whole, decimals, separator := body, "", ""
	switch {
	case commas == 1 && strings.LastIndexByte(body, '.') < strings.IndexByte(body, ','):
		whole, decimals, _ = strings.Cut(body, ",")
		separator = "."
	case points == 1 && commas == 0:
		whole, decimals, _ = strings.Cut(body, ".")
		separator = " "
		if len(decimals) == 3 && len(whole) <= 3 && isDigits(whole+decimals) && whole != "" && whole[0] != '0' {
			thousands, _ := strconv.ParseFloat(whole+decimals, 64)
			small, _ := strconv.ParseFloat(whole+"."+decimals, 64)
			if sign != "" {
				thousands, small = -thousands, -small
			}
			return "", &Error{Kind: Ambiguous, Value: text, Readings: []string{Number(thousands, 0), Number(small, 3)}}
		}
	case points == 1 && strings.LastIndexByte(body, ',') < strings.IndexByte(body, '.'):
		whole, decimals, _ = strings.Cut(body, ".")
		separator = ","
	case commas == 0:
		separator = "."
	case points == 0:
		separator = ","
	default:
		return "", not
	}
	digits, ok := ungroup(whole, separator)
	if !ok || !isDigits(decimals) || digits == "" && decimals == "" {
		return "", not
	}
	if last := body[len(body)-1]; last == ',' || last == '.' {
		return "", not // « 12, »: a decimal was lost
	}
	return sign + "0" + digits + "." + decimals + "0", nil
}

func cutSign(text string) (sign, rest string) {
	r, size := utf8.DecodeRuneInString(text)
	switch r {
	case '+':
		return "", strings.TrimLeftFunc(text[size:], isSpace)
	case '-', '−', '–', '\u2011':
		return "-", strings.TrimLeftFunc(text[size:], isSpace)
	}
	return "", text
}

// ungroup removes the separators between groups of three digits: spaces, or
// the given one, not both.
func ungroup(whole, separator string) (string, bool) {
	groups := strings.FieldsFunc(whole, isSpace)
	if len(groups) == 1 && separator != " " && strings.Contains(whole, separator) {
		groups = strings.Split(whole, separator)
	}
	for i, g := range groups {
		if !isDigits(g) || len(groups) > 1 && (i > 0 && len(g) != 3 || i == 0 && (len(g) > 3 || g == "")) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}

// ParsePercent reads a percentage: « 35 % » is 35. signed tells whether the
// percent sign was typed: without it, the reader must decide what 0,35 meant.
func ParsePercent(s string) (v float64, signed bool, err error) {
	text := strings.TrimFunc(s, isSpace)
	number := text
	for _, sign := range []string{"%", "pour cent", "pourcent", "pct"} {
		if cut, ok := cutSuffixFold(number, sign); ok {
			number, signed = cut, true
			break
		}
	}
	v, err = ParseNumber(number)
	return v, signed, withValue(err, text)
}

// withValue makes an error quote the whole cell instead of the part tried.
func withValue(err error, text string) error {
	if e, ok := err.(*Error); ok {
		e.Value = text
		if text != "" && e.Kind == Empty {
			e.Kind = NotANumber
		}
	}
	return err
}

func cutSuffixFold(s, suffix string) (string, bool) {
	n := len(s) - len(suffix)
	if n < 0 || !strings.EqualFold(s[n:], suffix) {
		return s, false
	}
	return strings.TrimRightFunc(s[:n], isSpace), true
}

// Amount is what [ParseEuros] read.
type Amount struct {
	// Cents is the amount in hundredths of a euro.
	Cents int64
	// Tax is "HT" or "TTC" when the cell said so, "" otherwise.
	Tax string
}

// moneyUnits are the units of money people type, folded and longest first,
// with the number of euros each is worth. « m€ » is left out: nobody knows
// whether it is a thousand or a million.
var moneyUnits = []struct {
	suffix string
	euros  float64
}{
	{"milliards d'euros", 1e9}, {"milliard d'euros", 1e9}, {"milliards", 1e9}, {"milliard", 1e9},
	{"millions d'euros", 1e6}, {"million d'euros", 1e6}, {"millions", 1e6}, {"million", 1e6},
	{"milliers d'euros", 1e3}, {"millier d'euros", 1e3}, {"kilo-euros", 1e3},
	{"keuros", 1e3}, {"keur", 1e3},
	{"euros", 1}, {"euro", 1}, {"eur", 1},
	{"md€", 1e9}, {"k€", 1e3}, {"€", 1}, {"", 1},
}

// ParseEuros reads an amount: « 12 000 », « 1500 € HT », « 12 k€ »,
// « 1,2 M€ », « 3 millions d’euros TTC ». An amount in plain euros with three
// decimals (« 12,345 € ») is Ambiguous: nobody counts tenths of a cent.
func ParseEuros(s string) (Amount, error) {
	text := strings.TrimFunc(s, isSpace)
	var amount Amount
	rest := strings.ReplaceAll(text, "’", "'")
	for _, tax := range []struct{ suffix, code string }{
		{"hors taxes", "HT"}, {"hors taxe", "HT"}, {"h.t.", "HT"}, {"ht", "HT"},
		{"toutes taxes comprises", "TTC"}, {"t.t.c.", "TTC"}, {"ttc", "TTC"},
	} {
		if cut, ok := cutSuffixFold(rest, tax.suffix); ok {
			rest, amount.Tax = cut, tax.code
			break
		}
	}
	factor := 1.0
	if cut, ok := strings.CutPrefix(rest, "€"); ok {
		rest = strings.TrimLeftFunc(cut, isSpace)
	} else if cut, ok := strings.CutSuffix(rest, "M€"); ok {
		rest, factor = strings.TrimRightFunc(cut, isSpace), 1e6
	} else if cut, ok := strings.CutSuffix(rest, "m€"); ok {
		if _, err := ParseNumber(cut); err == nil {
			return Amount{}, &Error{Kind: UnknownUnit, Value: text}
		}
	} else {
		for _, unit := range moneyUnits {
			if cut, ok := cutSuffixFold(rest, unit.suffix); ok {
				rest, factor = cut, unit.euros
				break
			}
		}
	}
	v, err := ParseNumber(rest)
	if err != nil {
		if e, ok := err.(*Error); ok && e.Kind == NotANumber && startsWithDigit(rest) {
			e.Kind = UnknownUnit
		}
		return Amount{}, withValue(err, text)
	}
	if factor == 1 && thousandsInDisguise(rest) {
		return Amount{}, &Error{Kind: Ambiguous, Value: text, Readings: []string{
			Euros(int64(math.Round(v*1000)) * 100), Euros(int64(math.Round(v * 100)))}}
	}
	cents := math.Round(v * factor * 100)
	if math.Abs(cents) > maxMagnitude*100 {
		return Amount{}, &Error{Kind: TooLarge, Value: text}
	}
	amount.Cents = int64(cents)
	return amount, nil
}

// thousandsInDisguise reports whether an amount may be thousands written the
// English way: « 12,345 », but neither « 0,345 » nor « 1234,567 ».
func thousandsInDisguise(number string) bool {
	_, body := cutSign(number)
	whole, decimals, ok := strings.Cut(body, ",")
	return ok && len(decimals) == 3 && whole != "" && len(whole) <= 3 && whole[0] != '0' && isDigits(whole+decimals)
}

func startsWithDigit(s string) bool {
	_, body := cutSign(s)
	return body != "" && body[0] >= '0' && body[0] <= '9'
}

const minYear, maxYear = 1900, 2199

// ParseDate reads a day as people type it: « 01/03/2025 » (day first),
// « 1er mars 2025 », « lundi 3 mars 2025 », « 3 sept. 2025 », « 2025-03-01 »,
// « 01.03.2025 ». What lacks a day, a month or a century is an error of its
// own kind.
func ParseDate(s string) (Day, error) {
	text := strings.TrimFunc(s, isSpace)
	if text == "" {
		return Day{}, &Error{Kind: Empty}
	}
	fail := func(k Kind, readings ...string) (Day, error) {
		return Day{}, &Error{Kind: k, Value: text, Readings: readings}
	}
	if len(text) > 64 {
		return fail(NotADate)
	}
	// A day that is doubtful, or only near, is no day yet: « 30/06/2026 ? ».
	if sure := strings.Map(dropDoubt, text); sure != text {
		if day, err := ParseDate(sure); err == nil {
			return fail(NotADate, DateShort(day.Year, day.Month, day.Day))
		}
		return fail(NotADate)
	}
	parts, figures := dateParts(text)
	switch {
	case len(parts) == 3:
	case len(parts) == 2 && parts[1].isYear() && parts[0].isMonth(),
		len(parts) == 2 && figures && parts[0].isYear() && parts[1].isMonth():
		return fail(MonthOnly)
	case len(parts) == 1 && parts[0].isYear():
		return fail(YearOnly)
	default:
		return fail(NotADate)
	}
	day, month, year := parts[0], parts[1], parts[2]
	yearFirst := figures && day.digits == 4
	if yearFirst {
		day, year = year, day
	}
	if day.named || year.named || day.digits > 2 || month.digits > 2 || day.digits == 0 || month.digits == 0 {
		return fail(NotADate)
	}
	if year.digits == 2 {
		readings := []string{}
		for _, century := range []int{2000, 1900} {
			if exists(century+year.value, month.value, day.value) {
				readings = append(readings, DateShort(century+year.value, time.Month(month.value), day.value))
			}
		}
		return fail(TwoDigitYear, readings...)
	}
	if year.digits != 4 {
		return fail(NotADate)
	}
	if year.value < minYear || year.value > maxYear {
		return fail(YearOutOfRange)
	}
	if !exists(year.value, month.value, day.value) {
		if !yearFirst && month.value > 12 && exists(year.value, day.value, month.value) {
			return fail(AmericanDate, DateShort(year.value, time.Month(day.value), month.value))
		}
		return fail(ImpossibleDate)
	}
	return Day{year.value, time.Month(month.value), day.value}, nil
}

// dropDoubt leaves out the signs by which a date is not quite one.
func dropDoubt(r rune) rune {
	if strings.ContainsRune("?~≈<>≤≥±+*=!", r) {
		return -1
	}
	return r
}

func exists(year, month, day int) bool {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t.Year() == year && int(t.Month()) == month && t.Day() == day
}

// datePart is one number of a date, or a month by its name.
type datePart struct {
	value, digits int
	named         bool
}

func (p datePart) isYear() bool {
	return !p.named && p.digits == 4 && p.value >= minYear && p.value <= maxYear
}

func (p datePart) isMonth() bool { return p.digits <= 2 && p.value >= 1 && p.value <= 12 }

// dateParts cuts a typed date into its numbers and month name. figures tells
// that it is all figures (the year may then come first). It returns nothing
// where a word is neither a month nor a weekday.
func dateParts(text string) (parts []datePart, figures bool) {
	if date, clock, ok := strings.Cut(text, "T"); ok && strings.Trim(clock, "0:.Z") == "" {
		text = date
	} else if date, clock, ok := strings.Cut(text, " "); ok && strings.Contains(clock, ":") && strings.Trim(clock, "0:.") == "" {
		text = date // a midnight that a tool added
	}
	figures = true
	for _, word := range strings.Fields(Fold(text)) {
		if isDigits(word) && len(word) <= 4 {
			value, _ := strconv.Atoi(word)
			parts = append(parts, datePart{value: value, digits: len(word)})
			continue
		}
		if word == "1er" {
			parts = append(parts, datePart{value: 1, digits: 1})
			figures = false
			continue
		}
		month, known := monthByName(word)
		switch {
		case known:
			parts = append(parts, datePart{value: month, digits: 2, named: true})
			figures = false
		case len(parts) == 0 && isDateIntroduction(word):
			figures = false
		default:
			return nil, false
		}
	}
	return parts, figures
}

func isDateIntroduction(folded string) bool {
	switch folded {
	case "le", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche":
		return true
	}
	return false
}

// monthByName understands a month's name and its usual abbreviations, folded.
func monthByName(folded string) (int, bool) {
	for i, name := range monthNames {
		name := Fold(name)
		if folded == name || folded == Fold(monthShortNames[i]) {
			return i + 1, true
		}
	}
	switch folded {
	case "jan":
		return 1, true
	case "fev":
		return 2, true
	case "juill", "jul":
		return 7, true
	}
	return 0, false
}

// ParseYesNo reads an oui/non cell, with the marks people put instead.
func ParseYesNo(s string) (bool, error) {
	text := strings.TrimFunc(s, isSpace)
	switch text {
	case "":
		return false, &Error{Kind: Empty}
	case "✓", "✔", "☑", "☒":
		return true, nil
	case "☐":
		return false, nil
	}
	switch Fold(text) {
	case "oui", "o", "x", "vrai", "1", "yes", "y", "true":
		return true, nil
	case "non", "n", "faux", "0", "no", "false":
		return false, nil
	}
	return false, &Error{Kind: NotYesNo, Value: text}
}
