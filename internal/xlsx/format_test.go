package xlsx

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestFormatOf(t *testing.T) {
	for _, tt := range []struct {
		code string
		want Format
	}{
		{"General", FormatGeneral},
		{"Standard", FormatGeneral},
		{"", FormatGeneral},
		{"@", FormatText},
		{"0", FormatNumber},
		{"#,##0.00", FormatNumber},
		{`#,##0.00\ "€";[Red]\-#,##0.00\ "€"`, FormatNumber},
		{`#,##0.00\ [$€-40C]`, FormatNumber},
		{`_-* #,##0.00\ "€"_-;\-* #,##0.00\ "€"_-;_-* "-"??\ "€"_-;_-@_-`, FormatNumber},
		{`0" jours"`, FormatNumber},
		{`#,##0\ "k€"`, FormatMultiple},
		{`0.0" M€"`, FormatMultiple},
		{`General" k€"`, FormatMultiple},
		{`General" €"`, FormatGeneral},
		{`0\ \k\€`, FormatMultiple},
		{`#,##0" milliers d'euros"`, FormatMultiple},
		{`#,##0,\ "k€"`, FormatNumber},
		{`0.0,," M€"`, FormatNumber},
		{"0.00E+00", FormatNumber},
		{"##0.0E+0", FormatNumber},
		{"# ?/?", FormatNumber},
		{"0%", FormatPercent},
		{"0.0 %", FormatPercent},
		{`[Red]0%;[Blue]-0%`, FormatPercent},
		{`0"%"`, FormatNumber},
		{`0\%`, FormatNumber},
		{"dd/mm/yyyy", FormatDate},
		{"jj/mm/aaaa", FormatDate},
		{"mmm-yy", FormatMonth},
		{"mmmm", FormatMonth},
		{"yyyy", FormatMonth},
		{"[$-40C]mmmm aaaa", FormatMonth},
		{"mm/yyyy hh:mm", FormatDate},
		{"[$-40C]d mmmm yyyy", FormatDate},
		{"[$-F800]dddd, mmmm dd, yyyy", FormatDate},
		{"dd/mm/yyyy hh:mm", FormatDate},
		{`yyyy\-mm\-dd;@`, FormatDate},
		{`yyyy"年"m"月"d"日"`, FormatDate},
		{"[$-411]ggge", FormatDate},
		{"h:mm", FormatTime},
		{"hh:mm:ss", FormatTime},
		{"h:mm AM/PM", FormatTime},
		{"[h]:mm", FormatTime},
		{"[mm]:ss.0", FormatTime},
		{"mm:ss", FormatTime},
		{`"d"0`, FormatNumber},
		{`"texte seul"`, FormatGeneral},
		{`[<1]"moins";0`, FormatGeneral},
	} {
		if got := formatOf(tt.code); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.code, formatNames[got], formatNames[tt.want])
		}
	}
}

func TestBuiltinFormats(t *testing.T) {
	for id, want := range map[int]Format{
		0: FormatGeneral, 1: FormatNumber, 4: FormatNumber, 9: FormatPercent, 10: FormatPercent, 11: FormatNumber, 12: FormatNumber,
		14: FormatDate, 17: FormatMonth, 18: FormatTime, 21: FormatTime, 22: FormatDate, 37: FormatNumber, 44: FormatNumber,
		45: FormatTime, 47: FormatTime, 48: FormatNumber, 49: FormatText, 30: FormatDate, 57: FormatDate,
	} {
		if got := builtinFormat(id); got != want {
			t.Errorf("%d: got %v, want %v", id, formatNames[got], formatNames[want])
		}
	}
}

func TestTime(t *testing.T) {
	for _, tt := range []struct {
		serial   float64
		date1904 bool
		want     string // empty: no date
	}{
		{1, false, "1900-01-01T00:00:00"},
		{59, false, "1900-02-28T00:00:00"},
		{60, false, ""}, // 29 February 1900
		{60.5, false, ""},
		{61, false, "1900-03-01T00:00:00"},
		{45717, false, "2025-03-01T00:00:00"},
		{45717.5, false, "2025-03-01T12:00:00"},
		{45716.99999999999, false, "2025-03-01T00:00:00"},
		{2025, false, "1905-07-17T00:00:00"},
		{2958465, false, "9999-12-31T00:00:00"},
		{2958466, false, ""},
		{0, false, ""},
		{0.75, false, ""},
		{-1, false, ""},
		{math.NaN(), false, ""},
		{math.Inf(1), false, ""},
		{0, true, "1904-01-01T00:00:00"},
		{44255, true, "2025-03-01T00:00:00"},
		{60, true, "1904-03-01T00:00:00"},
		{-1, true, ""},
		{2957003, true, "9999-12-31T00:00:00"},
		{2957004, true, ""},
	} {
		f := &File{Date1904: tt.date1904}
		got, ok := f.Time(tt.serial)
		if s := got.Format("2006-01-02T15:04:05"); ok != (tt.want != "") || ok && s != tt.want {
			t.Errorf("%v (1904: %v): got %s, %v; want %q", tt.serial, tt.date1904, s, ok, tt.want)
		}
	}
}

// TestSerialIsTheInverseOfTime holds for every day of both systems.
func TestSerialIsTheInverseOfTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := &File{Date1904: rapid.Bool().Draw(t, "1904")}
		day := time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 2_950_000).Draw(t, "day")).
			Add(time.Duration(rapid.IntRange(0, 24*3600-1).Draw(t, "second")) * time.Second)
		back, ok := f.Time(f.serial(day))
		if !ok || !back.Equal(day) {
			t.Fatalf("%v came back as %v, %v", day, back, ok)
		}
	})
}
