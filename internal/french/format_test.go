package french

import (
	"math"
	"testing"
	"time"
)

func TestFormatting(t *testing.T) {
	for _, tt := range []struct{ name, got, want string }{
		{"zero", Integer(0), "0"},
		{"three digits", Integer(999), "999"},
		{"thousands", Integer(12345), "12\u202f345"},
		{"millions", Integer(1234567), "1\u202f234\u202f567"},
		{"negative", Integer(-1234), "−1\u202f234"},
		{"smallest integer", Integer(math.MinInt64), "−9\u202f223\u202f372\u202f036\u202f854\u202f775\u202f808"},

		{"decimal comma", Number(1234.5, 2), "1\u202f234,5"},
		{"rounded", Number(2.345, 1), "2,3"},
		{"rounded up to a group", Number(999.96, 1), "1\u202f000"},
		{"half up, exact in binary", Number(213.25, 1), "213,3"},
		{"half up, to an odd digit too", Number(247.75, 1), "247,8"},
		{"half up, not exact in binary", Number(34.065, 2), "34,07"},
		{"half up, after a sum", Number(0.1+0.2+1.705, 2), "2,01"},
		{"half, negative", Number(-12.5, 0), "−13"},
		{"half up to a new digit", Number(99.995, 2), "100"},
		{"just under a half", Number(1.0049999, 2), "1"},
		{"large", Number(123456789012345678, 2), "123\u202f456\u202f789\u202f012\u202f345\u202f680"},
		{"no negative zero", Number(-0.04, 1), "0"},
		{"small quantity", Quantity(0.004, 2), "0,004"},
		{"two digits of it", Quantity(-0.01234, 2), "−0,012"},
		{"quantity with enough decimals", Quantity(0.125, 2), "0,13"},
		{"quantity above one", Quantity(12.005, 2), "12,01"},
		{"as typed", Measured(49.96, 1), "49,96"},
		{"as typed, but for the noise", Measured(0.1+0.2, 1), "0,3"},
		{"computed", Measured(100.0/3, 1), "33,3"},
		{"computed, just short of a whole number", Measured(49.9666666, 1), "49,97"},
		{"computed, just short of a rounder one", Measured(1.4039999, 2), "1,404"},
		{"whole", Measured(1200, 2), "1 200"},
		{"small", Measured(0.000012, 2), "0,000012"},
		{"no quantity", Quantity(0, 2), "0"},
		{"noise is no quantity", Quantity(1e-12, 2), "0"},
		{"not a number", Number(math.NaN(), 1), "n.d."},
		{"signed up", Signed(3.5, 1), "+3,5"},
		{"signed down", Signed(-2, 1), "−2"},
		{"signed still", Signed(0.001, 1), "0"},
		{"percent", Percent(35), "35\u00a0%"},
		{"percent with decimals", Percent(12.345), "12,3\u00a0%"},
		{"small percent", Percent(0.04), "0,04\u00a0%"},

		{"whole euros", Euros(1234500), "12\u202f345\u00a0€"},
		{"cents", Euros(1234505), "12\u202f345,05\u00a0€"},
		{"negative cents", Euros(-50), "−0,50\u00a0€"},
		{"short below ten thousand", EurosShort(995000), "9\u202f950\u00a0€"},
		{"short thousands", EurosShort(1234500), "12,3\u00a0k€"},
		{"short thousands, half up", EurosShort(21325000), "213,3\u00a0k€"},
		{"short rounds up to the next size", EurosShort(99999900), "1\u00a0M€"},
		{"short just under ten thousand", EurosShort(999960), "10\u00a0k€"},
		{"short millions", EurosShort(123456789), "1,23\u00a0M€"},
		{"tens of millions", EurosShort(1234567890), "12,3\u00a0M€"},
		{"short billions", EurosShort(300_000_000_000), "3\u00a0Md€"},
		{"alike, the smallest in euros", EurosAlike([]int64{0, 350_000, 2_900_000})(2_900_000), "29\u202f000\u00a0€"},
		{"alike, the smallest in thousands", EurosAlike([]int64{123_456_789, 2_900_000})(123_456_789), "1\u202f234,6\u00a0k€"},
		{"alike, the smallest in millions", EurosAlike([]int64{1_234_567_890, 123_456_789})(1_234_567_890), "12,35\u00a0M€"},
		{"alike, nothing", EurosAlike([]int64{0, 29_000_00})(0), "0\u00a0€"},

		{"date", Date(2025, time.March, 3), "3\u00a0mars 2025"},
		{"first of the month", Date(2025, time.January, 1), "1er\u00a0janvier 2025"},
		{"short date", DateShort(2025, time.March, 3), "03/03/2025"},
		{"range of a day", DateRange(Day{2025, 3, 3}, Day{2025, 3, 3}), "le 3\u00a0mars 2025"},
		{"range in a month", DateRange(Day{2025, 3, 1}, Day{2025, 3, 12}), "du 1er au 12\u00a0mars 2025"},
		{"range in a year", DateRange(Day{2025, 3, 3}, Day{2025, 4, 1}), "du 3\u00a0mars au 1er\u00a0avril 2025"},
		{"range over years", DateRange(Day{2025, 3, 3}, Day{2026, 4, 1}), "du 3\u00a0mars 2025 au 1er\u00a0avril 2026"},
		{"month", Month(time.August), "août"},
		{"no month", Month(13), ""},
		{"short month", MonthShort(time.July), "juil."},
		{"days", Days(12), "12\u00a0jours"},
		{"one day", Days(1), "1\u00a0jour"},

		{"none is singular", Count(0, "action", "actions"), "0 action"},
		{"one and a half is singular", Count(1.5, "action", "actions"), "1,5 action"},
		{"two is plural", Count(2, "action", "actions"), "2 actions"},
		{"thousands of them", Count(int64(1200), "action", "actions"), "1\u202f200 actions"},
		{"minus two is plural", Plural(-2, "jour", "jours"), "jours"},

		{"join none", Join(nil), ""},
		{"join one", Join([]string{"a"}), "a"},
		{"join two", Join([]string{"a", "b"}), "a et b"},
		{"join three", Join([]string{"a", "b", "c"}), "a, b et c"},
		{"join or", JoinOr([]string{"a", "b"}), "a ou b"},
		{"capital", Capital("écoles"), "Écoles"},
		{"no capital", Capital(""), ""},
		{"after a colon", Uncapital("Élu référent"), "élu référent"},
		{"acronym after a colon", Uncapital("SIREN"), "SIREN"},
		{"elision after a colon", Uncapital("L’éditorial"), "l’éditorial"},
		{"nothing after a colon", Uncapital(""), ""},
		{"end of a sentence", Stop("Réparer les postes"), "Réparer les postes."},
		{"full stop typed", Stop("Réparer les postes."), "Réparer les postes."},
		{"question typed", Stop("Qui répare quoi\u202f?"), "Qui répare quoi\u202f?"},
		{"quoted sentence", Stop(Quote("Le local a ouvert en mai.")), Quote("Le local a ouvert en mai.")},
		{"quoted words", Stop(Quote("à confirmer")), Quote("à confirmer") + "."},
		{"unfinished", Stop("Réparer, donner…"), "Réparer, donner…"},
		{"quote", Quote("mot"), "«\u00a0mot\u00a0»"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
		if again := Typeset(tt.got); again != tt.got {
			t.Errorf("%s: Typeset changes %q into %q", tt.name, tt.got, again)
		}
	}
}
