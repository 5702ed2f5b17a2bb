package richtext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFromRuns(t *testing.T) {
	plain := func(texts ...string) []Run {
		var runs []Run
		for _, s := range texts {
			runs = append(runs, Run{Text: s})
		}
		return runs
	}
	bold := Run{Text: "gras", Bold: true}
	for _, tt := range []struct {
		name string
		in   []Run
		want Text
	}{
		{"nothing", nil, nil},
		{"spaces", plain(" \u00a0\t", "\n \r\n"), nil},
		{"one line", plain("  Un texte. "), Text{{Paragraph, plain("Un texte.")}}},
		{"line breaks of every system", plain("a\nb\r\nc\rd\n\ne"), Text{{Paragraph, plain("a")}, {Paragraph, plain("b")}, {Paragraph, plain("c")}, {Paragraph, plain("d")}, {Paragraph, plain("e")}}},
		{"bullets", plain("- a\n• b\n* c\n– d"), Text{{Bullet, plain("a")}, {Bullet, plain("b")}, {Bullet, plain("c")}, {Bullet, plain("d")}}},
		{"bullets pasted from Word", plain("•\ta\n·\u00a0b\n–\u00a0c\n•d"), Text{{Bullet, plain("a")}, {Bullet, plain("b")}, {Bullet, plain("c")}, {Paragraph, plain("•d")}}},
		{"numbers pasted from Word", plain("1.\ta\n2.\u00a0b"), Text{{Numbered, plain("a")}, {Numbered, plain("b")}}},
		{"numbers", plain("1. a\n2) b\n2025. c\n1.5 d"), Text{{Numbered, plain("a")}, {Numbered, plain("b")}, {Paragraph, plain("2025. c")}, {Paragraph, plain("1.5 d")}}},
		{"numbers that go on from elsewhere", plain("3. a\n4. b"), Text{{Paragraph, plain("3. a")}, {Paragraph, plain("4. b")}}},
		{"numbers that skip", plain("1. a\n\n2. b\n4. c"), Text{{Numbered, plain("a")}, {Numbered, plain("b")}, {Paragraph, plain("4. c")}}},
		{"numbers that begin again", plain("1. a\nb\n2. c\n1. d\n1. e"), Text{{Numbered, plain("a")}, {Paragraph, plain("b")}, {Paragraph, plain("2. c")}, {Numbered, plain("d")}, {Paragraph, plain("1. e")}}},
		{"a lone dash", plain("-"), Text{{Paragraph, plain("-")}}},
		{"a negative number", plain("-5 %"), Text{{Paragraph, plain("-5 %")}}},
		{"runs across lines", []Run{{Text: "a "}, bold, {Text: "\n- b "}, bold, {Text: " \n"}}, Text{{Paragraph, []Run{{Text: "a "}, bold}}, {Bullet, []Run{{Text: "b "}, bold}}}},
		{"a bullet before a bold run", []Run{{Text: "- "}, bold}, Text{{Bullet, []Run{bold}}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, FromRuns(tt.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestFromRunsLosesNoWord: only white space and list marks go away, the runs
// given are left as they were, and what is read is read again the same.
func TestFromRunsLosesNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var runs []Run
		var typed strings.Builder
		for range rapid.IntRange(0, 4).Draw(t, "runs") {
			r := Run{Text: rapid.StringMatching(`[a-c .\n\r-]{0,12}`).Draw(t, "text"), Bold: rapid.Bool().Draw(t, "bold")}
			runs = append(runs, r)
			typed.WriteString(r.Text)
		}
		given := append([]Run(nil), runs...)
		text := FromRuns(runs)
		if diff := cmp.Diff(given, runs); diff != "" {
			t.Fatalf("the runs given were changed:\n%s", diff)
		}
		letters := func(s string) string {
			return strings.Map(func(r rune) rune {
				if r >= 'a' && r <= 'c' {
					return r
				}
				return -1
			}, s)
		}
		if got := letters(text.Plain()); got != letters(typed.String()) {
			t.Fatalf("%q became %q", typed.String(), text.Plain())
		}
		for _, block := range text {
			if len(block.Runs) == 0 {
				t.Fatalf("%q gave an empty block", typed.String())
			}
		}
	})
}
