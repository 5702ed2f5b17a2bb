package french

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// kindOf returns the kind of a parse error, 0 for none.
func kindOf(t *testing.T, err error) Kind {
	t.Helper()
	if err == nil {
		return 0
	}
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("not an *Error: %v", err)
	}
	sentence := *e
	sentence.Value = "x" // what the user typed is quoted as it is
	if text := sentence.Error(); !strings.HasSuffix(text, ".") || Typeset(text) != text {
		t.Errorf("not a finished French sentence: %q", text)
	}
	return e.Kind
}

func TestParseNumber(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want float64
		kind Kind
	}{
		{"12", 12, 0},
		{" 12,5 ", 12.5, 0},
		{"12.5", 12.5, 0},
		{"0.125", 0.125, 0},
		{"1234.567", 1234.567, 0},
		{"1 234 567,89", 1234567.89, 0},
		{"1\u202f234\u00a0567,89", 1234567.89, 0},
		{"1.234,56", 1234.56, 0},
		{"1,234.56", 1234.56, 0},
		{"1.234.567", 1234567, 0},
		{"1,234,567", 1234567, 0},
		{"1,234", 1.234, 0},
		{",5", 0.5, 0},
		{"+3", 3, 0},
		{"-3", -3, 0},
		{"−3", -3, 0},
		{"− 3", -3, 0},
		{"007", 7, 0},
		{"12345", 12345, 0},

		{"1.234", 0, Ambiguous},
		{"-12.345", 0, Ambiguous},
		{"", 0, Empty},
		{" \u00a0", 0, Empty},
		{"-", 0, NotANumber},
		{"12,", 0, NotANumber},
		{"12.", 0, NotANumber},
		{",", 0, NotANumber},
		{"12 34", 0, NotANumber},
		{"1234 567", 0, NotANumber},
		{"1 234.567.8", 0, NotANumber},
		{"1.23.456", 0, NotANumber},
		{"1,2,3", 0, NotANumber},
		{"12 agents", 0, NotANumber},
		{"n.d.", 0, NotANumber},
		{"1e5", 0, NotANumber},
		{"0x10", 0, NotANumber},
		{"NaN", 0, NotANumber},
		{"Inf", 0, NotANumber},
		{"1'234", 0, NotANumber},
		{"١٢", 0, NotANumber},
		{"10/12", 0, NotANumber},
		{"--3", 0, NotANumber},
		{"9999999999999999", 0, TooLarge},
		{strings.Repeat("9", 5000), 0, NotANumber},
	} {
		got, err := ParseNumber(tt.in)
		if kind := kindOf(t, err); kind != tt.kind || got != tt.want {
			t.Errorf("ParseNumber(%.30q) = %v, kind %d (%v), want %v, kind %d", tt.in, got, kind, err, tt.want, tt.kind)
		}
	}
}

func TestAmbiguousNumberNamesBothReadings(t *testing.T) {
	_, err := ParseNumber("1.234")
	const want = "«\u00a01.234\u00a0» peut se lire 1\u202f234 ou 1,234."
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestNumbersAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := math.Round(rapid.Float64Range(-1e9, 1e9).Draw(t, "v")*100) / 100
		got, err := ParseNumber(Number(v, 2))
		if err != nil || got != v {
			t.Fatalf("ParseNumber(%q) = %v, %v", Number(v, 2), got, err)
		}
		cents := rapid.Int64Range(-1e12, 1e12).Draw(t, "cents")
		if a, err := ParseEuros(Euros(cents)); err != nil || a.Cents != cents {
			t.Fatalf("ParseEuros(%q) = %v, %v", Euros(cents), a, err)
		}
	})
}

func TestParsePercent(t *testing.T) {
	for _, tt := range []struct {
		in     string
		want   float64
		signed bool
		kind   Kind
	}{
		{"35 %", 35, true, 0},
		{"35%", 35, true, 0},
		{"12,5\u00a0%", 12.5, true, 0},
		{"35 pour cent", 35, true, 0},
		{"0,35", 0.35, false, 0},
		{"-5 %", -5, true, 0},
		{"1.234 %", 0, true, Ambiguous},
		{"%", 0, true, NotANumber},
		{"", 0, false, Empty},
		{"35 % environ", 0, false, NotANumber},
	} {
		got, signed, err := ParsePercent(tt.in)
		if kind := kindOf(t, err); kind != tt.kind || got != tt.want || signed != tt.signed {
			t.Errorf("ParsePercent(%q) = %v, %v, kind %d", tt.in, got, signed, kind)
		}
	}
}

func TestParseEuros(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want Amount
		kind Kind
	}{
		{"1500", Amount{150000, ""}, 0},
		{"1 500,50", Amount{150050, ""}, 0},
		{"1500 € HT", Amount{150000, "HT"}, 0},
		{"1500€ttc", Amount{150000, "TTC"}, 0},
		{"1 500 euros hors taxes", Amount{150000, "HT"}, 0},
		{"12 k€", Amount{1200000, ""}, 0},
		{"1,2 M€", Amount{120000000, ""}, 0},
		{"1,234 k€", Amount{123400, ""}, 0},
		{"3 millions d’euros TTC", Amount{300000000, "TTC"}, 0},
		{"2 Md€", Amount{200000000000, ""}, 0},
		{"€ 1 500", Amount{150000, ""}, 0},
		{"-20 €", Amount{-2000, ""}, 0},
		{"0,29", Amount{29, ""}, 0},
		{"12.345 €", Amount{}, Ambiguous},
		{"12,345 €", Amount{}, Ambiguous},
		{"12,345", Amount{}, Ambiguous},
		{"-12,345", Amount{}, Ambiguous},
		{"0,345", Amount{35, ""}, 0},
		{"1 234,567 €", Amount{123457, ""}, 0},
		{"2 m€", Amount{}, UnknownUnit},
		{"1500 $", Amount{}, UnknownUnit},
		{"1500 € par an", Amount{}, UnknownUnit},
		{"10 à 12 k€", Amount{}, UnknownUnit},
		{"à chiffrer", Amount{}, NotANumber},
		{"€", Amount{}, NotANumber},
		{"HT", Amount{}, NotANumber},
		{"", Amount{}, Empty},
		{"999999999 Md€", Amount{}, TooLarge},
	} {
		got, err := ParseEuros(tt.in)
		if kind := kindOf(t, err); kind != tt.kind || got != tt.want {
			t.Errorf("ParseEuros(%q) = %v, kind %d (%v), want %v, kind %d", tt.in, got, kind, err, tt.want, tt.kind)
		}
	}
}

func TestParseDate(t *testing.T) {
	march := Day{2025, time.March, 1}
	for _, tt := range []struct {
		in   string
		want Day
		kind Kind
	}{
		{"01/03/2025", march, 0},
		{"1/3/2025", march, 0},
		{"01.03.2025", march, 0},
		{"01-03-2025", march, 0},
		{"01 03 2025", march, 0},
		{"2025-03-01", march, 0},
		{"2025-03-01T00:00:00", march, 0},
		{"2025-03-01 00:00:00", march, 0},
		{"2025/03/01", march, 0},
		{"1er mars 2025", march, 0},
		{"1 mars 2025", march, 0},
		{"le samedi 1er mars 2025", march, 0},
		{"1\u00a0MARS\u00a02025", march, 0},
		{"3 sept. 2025", Day{2025, time.September, 3}, 0},
		{"15 févr. 2024", Day{2024, time.February, 15}, 0},
		{"14-juil-2025", Day{2025, time.July, 14}, 0},
		{"25 décembre 2025", Day{2025, time.December, 25}, 0},
		{"29/02/2024", Day{2024, time.February, 29}, 0},

		{"", Day{}, Empty},
		{"mars 2025", Day{}, MonthOnly},
		{"03/2025", Day{}, MonthOnly},
		{"2025-03", Day{}, MonthOnly},
		{"2025", Day{}, YearOnly},
		{"01/03/25", Day{}, TwoDigitYear},
		{"1er mars 25", Day{}, TwoDigitYear},
		{"31/02/2025", Day{}, ImpossibleDate},
		{"29/02/2025", Day{}, ImpossibleDate},
		{"2025-13-01", Day{}, ImpossibleDate},
		{"45/45/2025", Day{}, ImpossibleDate},
		{"00/03/2025", Day{}, ImpossibleDate},
		{"03/14/2025", Day{}, AmericanDate},
		{"01/03/0205", Day{}, YearOutOfRange},
		{"01/03/205", Day{}, NotADate},
		{"01/03/2025 ?", Day{}, NotADate},
		{"~ 1er mars 2025", Day{}, NotADate},
		{"<01/03/2025", Day{}, NotADate},
		{"fin 2025", Day{}, NotADate},
		{"T1 2025", Day{}, NotADate},
		{"1er trimestre 2025", Day{}, NotADate},
		{"01/03/2025 14:30", Day{}, NotADate},
		{"mars 1 2025", Day{}, NotADate},
		{"01/03/2025 et 02/04/2025", Day{}, NotADate},
		{"à définir", Day{}, NotADate},
		{"45717", Day{}, NotADate},
		{strings.Repeat("1/", 100), Day{}, NotADate},
	} {
		got, err := ParseDate(tt.in)
		if kind := kindOf(t, err); kind != tt.kind || got != tt.want {
			t.Errorf("ParseDate(%.30q) = %v, kind %d (%v), want %v, kind %d", tt.in, got, kind, err, tt.want, tt.kind)
		}
	}
}

func TestTwoDigitYearNamesBothCenturies(t *testing.T) {
	_, err := ParseDate("01/03/25")
	var e *Error
	if !errors.As(err, &e) || !reflect.DeepEqual(e.Readings, []string{"01/03/2025", "01/03/1925"}) {
		t.Errorf("got %#v", err)
	}
}

func TestDatesAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		when := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 70000).Draw(t, "days"))
		y, m, d := when.Date()
		iso := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
		for _, text := range []string{Date(y, m, d), DateShort(y, m, d), iso} {
			if got, err := ParseDate(text); err != nil || got != (Day{y, m, d}) {
				t.Fatalf("ParseDate(%q) = %v, %v", text, got, err)
			}
		}
	})
}

func TestParseYesNo(t *testing.T) {
	for _, s := range []string{"oui", "Oui ", "OUI", "o", "x", "X", "vrai", "VRAI", "1", "✓", "☑"} {
		if got, err := ParseYesNo(s); err != nil || !got {
			t.Errorf("ParseYesNo(%q) = %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"non", "Non.", "n", "faux", "0", "☐"} {
		if got, err := ParseYesNo(s); err != nil || got {
			t.Errorf("ParseYesNo(%q) = %v, %v", s, got, err)
		}
	}
	for s, want := range map[string]Kind{"": Empty, "peut-être": NotYesNo, "oui et non": NotYesNo, "2": NotYesNo, "✗": NotYesNo} {
		if _, err := ParseYesNo(s); kindOf(t, err) != want {
			t.Errorf("ParseYesNo(%q): %v", s, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"1.234", "12 k€ HT", "31/02/2025", "35 %", "oui", "− 3", "1er mars 25", "\xff", "1\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		_, e1 := ParseNumber(s)
		_, _, e2 := ParsePercent(s)
		_, e3 := ParseEuros(s)
		_, e4 := ParseDate(s)
		_, e5 := ParseYesNo(s)
		for _, err := range []error{e1, e2, e3, e4, e5} {
			if e, ok := err.(*Error); err != nil && (!ok || e.Kind == 0) {
				t.Fatalf("%q: %v", s, err)
			}
		}
		if v, err := ParseNumber(s); err == nil && (math.IsNaN(v) || math.IsInf(v, 0)) {
			t.Fatalf("%q gives %v", s, v)
		}
	})
}
