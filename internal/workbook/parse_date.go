package workbook

import (
	"errors"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// The years between which a day or a year makes sense in a plan: a survey may
// be old, a trajectory goes to 2050 and beyond.
const firstYear, lastYear = 1980, 2100

func (p *parser) date(v *raw, at diag.Position) Cell {
	switch v.kind {
	case rawNumber:
		return p.dateSerial(v, at)
	case rawBool:
		return p.wrongNature(v, at, "Une date est attendue", wholeDay(""))
	}
	text := v.text
	day, err := french.ParseDate(text)
	if err != nil {
		if before, ok := cutClock(text); ok {
			if day, err2 := french.ParseDate(before); err2 == nil {
				p.report(remarkDateTime.at(at, text, "La cellule contient une date et une heure : seule la date est retenue.", ""))
				return p.inPeriod(plan.Day(day), v, at)
			}
		}
		return p.dateError(err, v, at)
	}
	return p.inPeriod(plan.Day(day), v, at)
}

func (p *parser) dateSerial(v *raw, at diag.Position) Cell {
	n := v.number
	if n == math.Trunc(n) && n >= 1900 && n <= 2199 && v.form != formPercent {
		year := decimal(n, ',')
		message := "La date " + quote(year) + " ne donne que l’année."
		if v.form == formDate {
			message = "La date ne donne que l’année " + year + ", que le tableur affiche comme le " + p.seen(v) + "."
		}
		return p.invalid(remarkYearOnly, &raw{kind: rawText, text: year}, at, message,
			wholeYear(year))
	}
	day, ok := p.serialDay(n)
	switch {
	case v.form == formPercent || v.form == formTime || v.form == formThousands || !ok:
		return p.invalid(remarkDateUnreadable, v, at, quote(p.seen(v))+" n’est pas une date.",
			wholeDay(""))
	case v.form == formDate && n != math.Trunc(n):
		p.report(remarkDateTime.at(at, p.seen(v), "La cellule contient une date et une heure : seule la date est retenue.", ""))
	case v.form == formPlain:
		if day.Year < firstYear || day.Year > lastYear || n != math.Trunc(n) {
			message := quote(p.seen(v)) + " n’est pas une date."
			if compact, ok := compactDate(n); ok {
				message = quote(p.seen(v)) + " n’est pas une date : vouliez-vous dire " + french.Quote(compact) + " ?"
			}
			return p.invalid(remarkDateUnreadable, v, at, message, wholeDay(""))
		}
		p.report(remarkDateSerial.at(at, p.seen(v),
			"Le nombre "+quote(p.seen(v))+" est lu comme la date du "+french.DateShort(day.Year, day.Month, day.Day)+".",
			"Mettez la cellule au format Date pour l’afficher clairement."))
	case v.dayless && day.Day == 1 && p.dayless != nil:
		p.dayless(at, day)
	}
	return p.inPeriod(day, v, at)
}

// serialDay is the day of a spreadsheet's number. ok is false where it is no day.
func (p *parser) serialDay(serial float64) (plan.Day, bool) {
	moment, ok := p.moment(serial)
	return plan.DayOf(moment), ok
}

// compactDate recognises 20250301 typed without separators.
func compactDate(n float64) (string, bool) {
	if n != math.Trunc(n) || n < 19800101 || n > 21001231 {
		return "", false
	}
	year, month, day := int(n)/10000, int(n)/100%100, int(n)%100
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month {
		return "", false
	}
	return french.DateShort(year, time.Month(month), day), true
}

func (p *parser) inPeriod(day plan.Day, v *raw, at diag.Position) Cell {
	if day.Year < firstYear || day.Year > lastYear {
		return p.invalid(remarkDateImpossible, v, at,
			"Le "+french.DateShort(day.Year, day.Month, day.Day)+" est hors de la période admise (de "+strconv.Itoa(firstYear)+" à "+strconv.Itoa(lastYear)+").",
			"Vérifiez l’année.")
	}
	return Cell{Kind: CellDate, Day: day, At: at}
}

func (p *parser) dateError(err error, v *raw, at diag.Position) Cell {
	var e *french.Error
	if !errors.As(err, &e) {
		return p.invalid(remarkDateUnreadable, v, at, quote(v.text)+" n’est pas une date.", wholeDay(v.text))
	}
	switch e.Kind {
	case french.YearOnly:
		return p.invalid(remarkYearOnly, v, at, "La date "+quote(e.Value)+" ne donne que l’année.",
			wholeYear(e.Value))
	case french.MonthOnly:
		return p.invalid(remarkMonthOnly, v, at, "La date "+quote(e.Value)+" ne donne que le mois.",
			"Saisissez le jour complet ; à défaut, le premier du mois pour un début ou un événement, le dernier pour une échéance.")
	case french.ImpossibleDate:
		return p.invalid(remarkDateImpossible, v, at, "La date "+quote(e.Value)+" n’existe pas dans le calendrier.", "Vérifiez le jour et le mois.")
	case french.YearOutOfRange:
		return p.invalid(remarkDateImpossible, v, at, "La date "+quote(e.Value)+" a une année hors de la période admise.", "Vérifiez l’année.")
	case french.TwoDigitYear:
		return p.invalid(remarkDateAmbiguous, v, at, "La date "+quote(e.Value)+" ne donne que deux chiffres de l’année.",
			"Saisissez l’année en quatre chiffres"+orExample(e.Readings)+".")
	case french.AmericanDate:
		return p.invalid(remarkDateAmbiguous, v, at, "La date "+quote(e.Value)+" a le mois avant le jour.",
			"Saisissez le jour, puis le mois, puis l’année"+orExample(e.Readings)+".")
	}
	if len(e.Readings) > 0 {
		return p.invalid(remarkDateUnreadable, v, at, quote(oneLine(v.text))+" n’est pas une date certaine.", "Saisissez le jour seul"+orExample(e.Readings)+".")
	}
	return p.invalid(remarkDateUnreadable, v, at, quote(oneLine(v.text))+" n’est pas une date.", wholeDay(v.text))
}

var fourDigits = regexp.MustCompile(`\b\d{4}\b`)

// wholeDay is what to type where there was no date: an example, in the year that
// the text gives if it gives one (« fin 2026 », « T3 2026 »).
func wholeDay(text string) string {
	if folded := french.Fold(text); strings.HasPrefix(folded, "permanent") || strings.HasPrefix(folded, "continu") || folded == "en continu" {
		return "Saisissez un jour complet ; pour une action permanente, celui où la stratégie s’achève."
	}
	year := "2030"
	if found := fourDigits.FindAllString(text, 2); len(found) == 1 && found[0] >= strconv.Itoa(firstYear) && found[0] <= strconv.Itoa(lastYear) {
		year = found[0]
	}
	return "Saisissez un jour complet, par exemple 31/12/" + year + "."
}

// wholeYear is what to type where the year alone was: a start is no end.
func wholeYear(year string) string {
	return "Saisissez le jour complet ; à défaut, 01/01/" + year + " pour un début, 31/12/" + year + " pour une échéance."
}

func orExample(readings []string) string {
	if len(readings) == 0 {
		return ""
	}
	return " : " + readings[0]
}

// cutClock takes the time of day off a date: « 14/10/2025 18:00 »,
// « le 14 octobre 2025 à 18 h 30 ».
func cutClock(s string) (string, bool) {
	s = strings.ToLower(oneLine(s))
	if before, after, ok := strings.Cut(s, " à "); ok && isClock(after) {
		return before, true
	}
	if i := strings.LastIndexByte(s, ' '); i > 0 && isClock(s[i+1:]) {
		return s[:i], true
	}
	return "", false
}

func isClock(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == 'h' || r == ':' || r == ' ' || r == 'm' || r == 'n':
		default:
			return false
		}
	}
	return digits > 0 && digits <= 6 && strings.ContainsAny(s, "h:")
}

func (p *parser) year(v *raw, at diag.Position) Cell {
	n := v.number
	switch v.kind {
	case rawBool:
		n = 0
	case rawText:
		text := oneLine(v.text)
		if len(text) != 4 {
			n = 0
			break
		}
		parsed, err := strconv.Atoi(text)
		if err != nil {
			parsed = 0
		}
		n = float64(parsed)
	case rawNumber:
		if v.form == formDate && (n < firstYear || n > lastYear) {
			return p.wrongNature(v, at, "Une année est attendue", "Saisissez les quatre chiffres de l’année dans une cellule au format Standard.")
		}
	}
	if n != math.Trunc(n) || n < firstYear || n > lastYear || v.form == formPercent {
		return p.invalid(remarkYear, v, at, quote(p.seen(v))+" n’est pas une année.", "Saisissez les quatre chiffres de l’année, par exemple 2025.")
	}
	return Cell{Kind: CellNumber, Number: n, At: at}
}

// daylessDates are the dates of a file whose cells show their month or their
// year alone.
type daylessDates []daylessDate

type daylessDate struct {
	at  diag.Position
	day plan.Day
}

func (l *daylessDates) add(at diag.Position, day plan.Day) { *l = append(*l, daylessDate{at, day}) }

// remarks names the first days of a month that nobody may have chosen, a column
// at a time: a schedule kept by months has nothing else.
func (l daylessDates) remarks() diag.List {
	column := func(d daylessDate) diag.Position {
		d.at.Row = 0
		return d.at
	}
	slices.SortStableFunc(l, func(a, b daylessDate) int { return column(a).Compare(column(b)) })
	var list diag.List
	for i := 0; i < len(l); {
		first, n := l[i], 1
		for i+n < len(l) && column(l[i+n]) == column(first) {
			n++
		}
		shown := french.DateShort(first.day.Year, first.day.Month, first.day.Day)
		message := "La cellule n’affiche pas le jour de la date : c’est le " + shown + " qui est retenu."
		remedy := "Mettez la cellule au format jj/mm/aaaa ; si ce n’est pas le bon jour, saisissez-le."
		if n > 1 {
			message = strconv.Itoa(n) + " dates de la colonne n’affichent pas leur jour : c’est le premier du mois qui est retenu."
			remedy = "Mettez la colonne au format jj/mm/aaaa, et saisissez les jours qui ne sont pas les bons."
		}
		d := remarkDayless.at(first.at, shown, message, remedy)
		for _, other := range l[i+1 : i+n] {
			d.Also = append(d.Also, other.at)
		}
		list = append(list, d)
		i += n
	}
	return list
}
