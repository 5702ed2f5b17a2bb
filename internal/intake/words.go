package intake

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/pelletier/go-toml/v2"

	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/templates"
)

// themeWords are the words that tell a theme, with their weights.
type themeWords struct {
	ID    plan.ThemeID
	Words map[string]int
	// entries are the words made ready, in a fixed order.
	entries []entry
}

// entry is a word or a stretch of words, folded; a stem ends any of them.
type entry struct {
	words  []stem
	weight int
}

type stem struct {
	text string
	open bool // more letters may follow
}

type lexicon struct {
	// Threshold is what a theme must weigh to be proposed.
	Threshold int
	Themes    []themeWords `toml:"theme"`
}

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{}
	if err := toml.Unmarshal(templates.ThemeWords, l); err != nil {
		panic(err) // the tests read it
	}
	for i := range l.Themes {
		t := &l.Themes[i]
		for typed, weight := range t.Words {
			e := entry{weight: weight}
			for _, word := range strings.Fields(typed) {
				text, open := strings.CutSuffix(word, "*")
				parts := strings.Fields(french.Fold(text))
				for j, part := range parts {
					e.words = append(e.words, stem{part, open && j == len(parts)-1})
				}
			}
			t.entries = append(t.entries, e)
		}
		// Longest first: « ouverture des données » leaves « données » alone;
		// then the heaviest.
		slices.SortFunc(t.entries, func(x, y entry) int {
			return cmp.Or(len(y.words)-len(x.words), y.weight-x.weight, strings.Compare(x.key(), y.key()))
		})
	}
	return l
})

func (e *entry) key() string {
	var parts []string
	for _, w := range e.words {
		parts = append(parts, w.text)
	}
	return strings.Join(parts, " ")
}

// word is a word of a text: as typed, and folded (in two or more where an
// apostrophe or a hyphen joined them).
type word struct {
	typed  string
	folded string
}

// wordsOf cuts a text into its words.
func wordsOf(text string) []word {
	var list []word
	for _, typed := range strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r)
	}) {
		for _, folded := range strings.Fields(french.Fold(typed)) {
			list = append(list, word{typed, folded})
		}
	}
	return list
}

// match returns where the entry stands among words not yet used, or -1.
func (e *entry) match(text []word, used []bool) int {
next:
	for i := 0; i+len(e.words) <= len(text); i++ {
		for j, w := range e.words {
			at := text[i+j].folded
			if used[i+j] || !(at == w.text || w.open && strings.HasPrefix(at, w.text)) {
				continue next
			}
		}
		return i
	}
	return -1
}

// Proposal is what the words of an action say of its theme.
type Proposal struct {
	// Theme is 0 when no theme outweighs the others.
	Theme plan.ThemeID
	// Words decided, as typed in lower case.
	Words []string
	// Tied are the themes that weigh as much as one another, with the words
	// for each, when none was proposed for that reason.
	Tied      []plan.ThemeID
	TiedWords [][]string
}

// Propose weighs the words of an action: those of its title count twice.
func Propose(heading, body string) Proposal {
	l := words()
	title, rest := wordsOf(heading), wordsOf(body)
	best := 0
	var proposal Proposal
	for i := range l.Themes {
		t := &l.Themes[i]
		score, found := t.weigh(title, rest)
		if score < l.Threshold || score < best {
			continue
		}
		if score > best {
			best, proposal.Tied, proposal.TiedWords = score, nil, nil
		}
		proposal.Tied = append(proposal.Tied, t.ID)
		proposal.TiedWords = append(proposal.TiedWords, found)
	}
	if len(proposal.Tied) == 1 {
		return Proposal{Theme: proposal.Tied[0], Words: proposal.TiedWords[0]}
	}
	return proposal
}

// weigh sums the weights of the entries found, each counted once, in the title
// rather than in the rest; a word serves one entry only.
func (t *themeWords) weigh(title, rest []word) (score int, found []string) {
	inTitle, inRest := make([]bool, len(title)), make([]bool, len(rest))
	for i := range t.entries {
		e := &t.entries[i]
		text, used, factor := title, inTitle, 2
		at := e.match(text, used)
		if at < 0 {
			text, used, factor = rest, inRest, 1
			at = e.match(text, used)
		}
		if at < 0 {
			continue
		}
		var typed []string
		for j := range e.words {
			used[at+j] = true
			if w := text[at+j].typed; len(typed) == 0 || typed[len(typed)-1] != w {
				typed = append(typed, w)
			}
		}
		score += factor * e.weight
		found = append(found, strings.ToLower(strings.Join(typed, " ")))
	}
	return score, found
}
