package french

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Integer writes a whole number with its groups of three: 12 345.
func Integer(n int64) string {
	digits := strconv.FormatInt(n, 10)
	if n < 0 {
		return Minus + group(digits[1:])
	}
	return group(digits)
}

// group puts a narrow no-break space between groups of three digits.
func group(digits string) string {
	if len(digits) <= 3 {
		return digits
	}
	var b strings.Builder
	b.Grow(len(digits) + len(digits)/3*len(NNBSP))
	head := len(digits) % 3
	b.WriteString(digits[:head])
	for i := head; i < len(digits); i += 3 {
		if i > 0 {
			b.WriteString(NNBSP)
		}
		b.WriteString(digits[i : i+3])
	}
	return b.String()
}

// Number writes v with at most maxDecimals decimals and no trailing zero:
// 1 234,5. A half is rounded away from zero, as spreadsheets and people do.
// What is not a number is written « n.d. ».
func Number(v float64, maxDecimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "n.d."
	}
	whole, decimals, _ := strings.Cut(rounded(math.Abs(v), max(maxDecimals, 0)), ".")
	decimals = strings.TrimRight(decimals, "0")
	text := group(whole)
	if decimals != "" {
		text += "," + decimals
	}
	if v < 0 && text != "0" {
		return Minus + text
	}
	return text
}

// Quantity is Number, but for a small number, which keeps two significant
// digits: 0,004 is not printed as a zero.
func Quantity(v float64, decimals int) string {
	if size := math.Abs(v); size >= smallest && size < 1 {
		decimals = max(decimals, 1+int(math.Ceil(-math.Log10(size))))
	}
	return Number(v, decimals)
}

// Measured is Quantity for a value held against another. With four decimals at most
// it is written as somebody typed it; a longer one, that a formula made, is rounded,
// but not to a rounder number than that: 49,966 is no 50, nor 1,4039 a 1,4.
func Measured(v float64, decimals int) string {
	const typed = 4
	text := Quantity(v, 2*typed)
	if exact := Quantity(v, typed); text == exact {
		return exact
	}
	for ; decimals < 2*typed; decimals++ {
		text = Quantity(v, decimals)
		if _, shown, _ := strings.Cut(text, ","); len(shown) >= decimals {
			break
		}
	}
	return text
}

// smallest is where a number is no more than the noise of a calculation.
const smallest = 1e-9

// rounded writes a positive number with at most so many decimals, after a
// point. It rounds the fifteen digits that a spreadsheet keeps, not the binary
// fraction that stands for them: 34.065 is stored as 34.06499…, and a sum may
// come as near.
func rounded(v float64, decimals int) string {
	if v >= 1e15 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	if v == math.Trunc(v) {
		return strconv.FormatInt(int64(v), 10)
	}
	kept, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 14, 64), 64)
	if err != nil {
		kept = v
	}
	text := strconv.FormatFloat(kept, 'f', -1, 64)
	point := strings.IndexByte(text, '.')
	if point < 0 || len(text)-point-1 <= decimals {
		return text
	}
	up := text[point+1+decimals] >= '5'
	digits := []byte(text[:point+1+decimals])
	for i := len(digits) - 1; up && i >= 0; i-- {
		switch digits[i] {
		case '.':
		case '9':
			digits[i] = '0'
		default:
			digits[i]++
			up = false
		}
	}
	if up {
		return "1" + string(digits)
	}
	return string(digits)
}

// Signed writes a change: +3,5, −2, or 0.
func Signed(v float64, maxDecimals int) string {
	text := Number(v, maxDecimals)
	if v > 0 && text != "0" {
		return "+" + text
	}
	return text
}

// Percent writes a percentage with one decimal at most, unless it is small: 35
// is « 35 % ».
func Percent(v float64) string { return Quantity(v, 1) + NBSP + "%" }

// Euros writes an amount given in cents: 12 345 €, or 12 345,50 € when it is
// not a whole number of euros.
func Euros(cents int64) string {
	sign, magnitude := "", uint64(cents)
	if cents < 0 {
		sign, magnitude = Minus, -magnitude
	}
	text := sign + group(strconv.FormatUint(magnitude/100, 10))
	if rest := magnitude % 100; rest != 0 {
		text += "," + strconv.FormatUint(rest/10, 10) + strconv.FormatUint(rest%10, 10)
	}
	return text + NBSP + "€"
}

// EurosShort writes an amount given in cents with its order of magnitude, for
// charts and key figures: 9 950 €, 12,3 k€, 1,04 M€, 12,5 M€, 3 Md€: three
// significant digits or so. Below 10 000 € it rounds to the euro.
func EurosShort(cents int64) string {
	euros := float64(cents) / 100
	switch size := math.Abs(euros); {
	case size < 9_999.5:
		return Number(euros, 0) + NBSP + "€"
	case size < 999_950:
		return Number(euros/1e3, 1) + NBSP + "k€"
	case size < 9_995_000:
		return Number(euros/1e6, 2) + NBSP + "M€"
	case size < 999_950_000:
		return Number(euros/1e6, 1) + NBSP + "M€"
	}
	return Number(euros/1e9, 1) + NBSP + "Md€"
}

// EurosAlike returns how to write the amounts of one chart, in cents, all in the
// unit of the smallest that is not zero: 3 500 € beside 29 k€ looks the greater.
func EurosAlike(cents []int64) func(int64) string {
	smallest := math.Inf(1)
	for _, c := range cents {
		if c != 0 {
			smallest = min(smallest, math.Abs(float64(c)/100))
		}
	}
	per, decimals, unit := 1.0, 0, "€"
	switch {
	case math.IsInf(smallest, 1), smallest < 9_999.5:
	case smallest < 999_950:
		per, decimals, unit = 1e3, 1, "k€"
	default:
		per, decimals, unit = 1e6, 2, "M€"
	}
	return func(c int64) string {
		if c == 0 {
			return "0" + NBSP + "€"
		}
		return Number(float64(c)/100/per, decimals) + NBSP + unit
	}
}

// Month returns the French name of a month, or "" outside January–December.
func Month(m time.Month) string {
	if m < time.January || m > time.December {
		return ""
	}
	return monthNames[m-1]
}

// MonthShort returns the usual abbreviation of a month (« janv. », « mai »),
// or "" outside January–December.
func MonthShort(m time.Month) string {
	if m < time.January || m > time.December {
		return ""
	}
	return monthShortNames[m-1]
}

var (
	monthNames = [12]string{"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	monthShortNames = [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin",
		"juil.", "août", "sept.", "oct.", "nov.", "déc."}
)

// Date writes a day in full: 3 mars 2025, 1er janvier 2025.
func Date(year int, month time.Month, day int) string {
	return dayMonth(month, day) + " " + strconv.Itoa(year)
}

func dayMonth(month time.Month, day int) string {
	return dayNumber(day) + NBSP + Month(month)
}

func dayNumber(day int) string {
	if day == 1 {
		return "1er"
	}
	return strconv.Itoa(day)
}

// DateShort writes a day in figures, for tables: 03/03/2025.
func DateShort(year int, month time.Month, day int) string {
	two := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	return two(day) + "/" + two(int(month)) + "/" + strconv.Itoa(year)
}

// Day is a calendar day, as [ParseDate] returns it. It has the fields of
// plan.Day, so that one converts to the other; this package imports nothing
// of the domain.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// DateRange writes a period without repeating what its ends share:
// « le 3 mars 2025 », « du 3 au 12 mars 2025 », « du 3 mars au 1er avril 2025 »,
// « du 3 mars 2025 au 1er avril 2026 ».
func DateRange(from, to Day) string {
	end := Date(to.Year, to.Month, to.Day)
	switch {
	case from == to:
		return "le " + end
	case from.Year != to.Year:
		return "du " + Date(from.Year, from.Month, from.Day) + " au " + end
	case from.Month != to.Month:
		return "du " + dayMonth(from.Month, from.Day) + " au " + end
	}
	return "du " + dayNumber(from.Day) + " au " + end
}

// Days writes a number of days: 12 jours, 1 jour.
func Days(n int) string { return strconv.Itoa(n) + NBSP + Plural(n, "jour", "jours") }

// Countable is what [Plural] and [Count] accept.
type Countable interface {
	~int | ~int32 | ~int64 | ~float64
}

// Plural chooses the form that goes with n. In French the plural begins at
// two: 0 action, 1 action, 1,5 action, 2 actions.
func Plural[N Countable](n N, singular, plural string) string {
	if n > -2 && n < 2 {
		return singular
	}
	return plural
}

// Count writes a number and the noun that goes with it: 3 actions. A number
// that is not whole keeps one decimal.
func Count[N Countable](n N, singular, plural string) string {
	return Number(float64(n), 1) + " " + Plural(n, singular, plural)
}

// CountNoBreak is [Count] for a document, where a line must not end between the
// number and its noun.
func CountNoBreak[N Countable](n N, singular, plural string) string {
	return Number(float64(n), 1) + NBSP + Plural(n, singular, plural)
}

// Join lists items as a sentence does: « a », « a et b », « a, b et c ».
func Join(items []string) string { return joinWith(items, " et ") }

// JoinOr is [Join] with « ou ».
func JoinOr(items []string) string { return joinWith(items, " ou ") }

func joinWith(items []string, last string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	head, tail := items[:len(items)-1], items[len(items)-1]
	return strings.Join(head, ", ") + last + tail
}

// Quote puts a text between guillemets with their no-break spaces.
func Quote(s string) string { return "«" + NBSP + s + NBSP + "»" }

// Capital puts the first letter of a text in upper case: « Écoles ».
func Capital(s string) string { return firstLetter(s, unicode.ToUpper) }

// Uncapital puts it in lower case, as after a colon; an acronym stays as it is
// (« SIREN »).
func Uncapital(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(next) {
		return s
	}
	return firstLetter(s, unicode.ToLower)
}

// Stop ends a sentence with a full stop, unless what it ends with, a title that
// somebody typed, does so already: « Qui répare quoi ? »
func Stop(s string) string {
	end := strings.TrimRight(s, "»"+NBSP+NNBSP+" ")
	if strings.HasSuffix(end, ".") || strings.HasSuffix(end, "…") || strings.HasSuffix(end, "?") || strings.HasSuffix(end, "!") {
		return s
	}
	return s + "."
}

func firstLetter(s string, to func(rune) rune) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(to(r)) + s[size:]
}
