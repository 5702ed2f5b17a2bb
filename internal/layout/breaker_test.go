package layout

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// segments cuts a text as the setter does, "|" where a line may break and "¶"
// where it must.
func segments(text string) string {
	var b strings.Builder
	state := -1
	before := rune(0)
	for rest := text; rest != ""; {
		var total int
		var after breakKind
		if needsUnicode(text) {
			_, total, after, state = nextUnicodeSegment(rest, state)
		} else {
			_, total, after = nextSegment(rest, before, 0)
		}
		b.WriteString(strings.TrimRight(rest[:total], "\n"))
		rest = rest[total:]
		before = ' '
		switch {
		case after == mustBreak:
			b.WriteString("¶")
		case after == mayBreak && rest != "":
			b.WriteString("|")
		}
	}
	return b.String()
}

func TestLineBreaks(t *testing.T) {
	tests := []struct{ name, want string }{
		{"words", "La |collectivité |réduit |l’empreinte."},
		{"no-break spaces hold", "12\u202f345\u00a0€ |et |15\u00a0%"},
		{"ordinary spaces inside guillemets hold", "le |« Green |IT » |oui"},
		{"ordinary spaces before high punctuation hold", "Pourquoi ? |Voici : |15 % |et |3 € ; |fin !"},
		{"groups of three digits hold", "environ |12 345 678 |habitants"},
		{"but not other numbers", "en |2024 |12 |actions"},
		{"compound words break", "peut-|être |sous-|traitant"},
		{"inversions, e-mail, years and codes do not", "a-t-il |e-mail |2024-2025 |A1.2-b |D. 2311-15-1"},
		{"nor references to articles", "(CGCT, |art. L. 2311-1-1 |et |D. 2311-15)"},
		{"but sentences that begin with a number do", "de |56 %. |2 |actions |en |retard. |3 |à |venir"},
		{"no-break hyphen", "sous\u2011traitant"},
		{"slashes in short words do not", "et/ou |M€/an |01/03/2025"},
		{"addresses break after their punctuation", "https://|www.|exemple.|fr/une/|actions?id=12&p=3"},
		{"dashes between words", "l’État—|la |commune"},
		{"line break", "un¶deux ¶trois"},
		{"Chinese breaks anywhere", "北|京|市"},
		{"a line that begins with a negative number", "北|京¶-7 |%"},
		{"Arabic breaks at spaces", "سلام |عليكم"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.NewReplacer("|", "", "¶", "\n").Replace(tt.want)
			if got := segments(text); got != tt.want {
				t.Errorf("\n got %q\nwant %q", got, tt.want)
			}
		})
	}
}

// No byte is lost or cut inside a character, and the cutting ends.
func FuzzLineBreaks(f *testing.F) {
	for _, seed := range []string{"", "été « x » 12 345", "a\nb", "https://exemple.fr/a/b/c/d/e/f/g", "北京 abc", "a\u0301-b", "  \n ", "\u3000«\u2003"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		state := -1
		unicodeRules := needsUnicode(text)
		for rest := text; rest != ""; {
			var word, total int
			var after breakKind
			if unicodeRules {
				word, total, after, state = nextUnicodeSegment(rest, state)
			} else {
				word, total, after = nextSegment(rest, 0, 0)
			}
			if total <= 0 || total > len(rest) || word > total || !utf8.ValidString(rest[:total]) || !utf8.ValidString(rest[:word]) {
				t.Fatalf("segment %d/%d of %q", word, total, rest)
			}
			if i := strings.IndexByte(rest[:total], '\n'); i >= 0 && (i != total-1 || after != mustBreak) {
				t.Fatalf("line break inside segment %q", rest[:total])
			}
			rest = rest[total:]
		}
	})
}
