package rules

import (
	"slices"
	"strings"
	"unicode"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var actPilotNames = Rule{
	Code:     "ACT-031",
	Severity: diag.Warning,
	Title:    "Direction pilote écrite de deux façons ?",
	Explanation: "Deux noms de pilotes se ressemblent au point d’être peut-être la même direction : un sigle et son développé, une faute de frappe, « Direction » en plus ou en moins. " +
		"Le plan se répartit et se suit par pilote : la même direction, sous deux noms, aurait deux classeurs et deux lignes de suivi.",
	Check: func(a *analysis.Analysis, report Reporter) {
		pilots := pilotNames(a)
		if len(pilots) > maxPilots {
			return
		}
		for i := range pilots {
			p := &pilots[i]
			other := likelyPilot(pilots, i)
			if other == nil {
				continue
			}
			report(diag.Diagnostic{
				At: p.cells[0], Also: p.cells[1:], Value: p.name,
				Message: quote(p.name) + " est peut-être " + quote(other.name) + ", qui pilote " + french.Count(len(other.cells), "action", "actions") + ".",
				Remedy:  "Si c’est la même direction, donnez-lui partout le même nom.",
			})
		}
	},
}

// maxPilots bounds the names compared one with another: beyond, they are no
// departments.
const maxPilots = 200

// pilotName is a pilot as it is written, and the cells that have it.
type pilotName struct {
	name  string
	words []string // those that tell it from others, folded
	cells []diag.Position
}

// pilotNames are the pilots of the actions. Names that differ by their case or
// their spaces are one: the plan is split so.
func pilotNames(a *analysis.Analysis) []pilotName {
	var pilots []pilotName
	index := map[string]int{}
	for i := range a.Plan.Actions {
		x := &a.Plan.Actions[i]
		if !x.Pilot.OK() {
			continue
		}
		key := french.Fold(x.Pilot.V)
		n, known := index[key]
		if !known {
			n = len(pilots)
			index[key] = n
			pilots = append(pilots, pilotName{name: x.Pilot.V, words: tellingWords(key)})
		}
		pilots[n].cells = append(pilots[n].cells, cell(x.Pilot.At, x.At))
	}
	return pilots
}

// likelyPilot is the other pilot that the name most likely stands for: one with
// more actions, or as many and named before. It is nil for none, and for two
// that are not each other's likeness.
func likelyPilot(pilots []pilotName, i int) *pilotName {
	var found *pilotName
	for j := range pilots {
		p, other := &pilots[i], &pilots[j]
		switch {
		case j == i, !p.isLike(other), len(other.cells) < len(p.cells), len(other.cells) == len(p.cells) && j > i:
		case found == nil:
			found = other
		case !found.isLike(other):
			return nil
		case len(other.cells) > len(found.cells):
			found = other
		}
	}
	return found
}

// isLike reports whether two names may be one department's.
func (p *pilotName) isLike(other *pilotName) bool {
	return sameWords(p.words, other.words) || isAcronym(p.words, other.words) || isAcronym(other.words, p.words)
}

// tellingWords are the words of a folded name without articles and the like.
// Letters that stand alone are an acronym: « D.S.I. ».
func tellingWords(folded string) []string {
	words := strings.Fields(folded)
	if all := strings.Join(words, ""); len(words) > 1 && len(all) == len(words) {
		return []string{all}
	}
	return slices.DeleteFunc(words, func(word string) bool {
		return slices.Contains([]string{"de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux"}, word)
	})
}

// sameWords reports whether two names have the same words, but for « direction »
// before them and one misspelling in a long word.
func sameWords(a, b []string) bool {
	a, b = withoutHead(a), withoutHead(b)
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	slips := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		_, near := french.Nearest(a[i], b[i:i+1])
		if slips++; !near || slips > 1 || len(a[i]) < 5 || strings.ContainsFunc(a[i]+b[i], unicode.IsDigit) {
			return false
		}
	}
	return true
}

func withoutHead(words []string) []string {
	if len(words) > 1 && (words[0] == "direction" || words[0] == "dir") {
		return words[1:]
	}
	return words
}

// isAcronym reports whether a name is the initials of another.
func isAcronym(short, long []string) bool {
	if len(short) != 1 || len(long) < 2 || len(short[0]) != len(long) {
		return false
	}
	for i, word := range long {
		if short[0][i] != word[0] {
			return false
		}
	}
	return true
}
