package plan

import (
	"strings"

	"nrreport/internal/french"
)

// IsFiller recognises a text that fills its cell and says nothing: signs alone,
// « néant », « NC », « sans objet », or a mark that somebody left to come back to.
// It is kept and printed as it was typed; it answers no question.
func IsFiller(s string) bool {
	return len(s) <= longestFiller && fillers[french.Fold(s)] || IsPlaceholder(s)
}

// longestFiller is a length in bytes, spaces and brackets around it included.
const longestFiller = 40

// fillers are folded; signs alone fold to nothing.
var fillers = map[string]bool{
	"": true, "neant": true, "ras": true, "rien": true, "rien a signaler": true, "nc": true, "n c": true, "nr": true, "n r": true,
	"na": true, "n a": true, "nd": true, "n d": true, "so": true, "s o": true, "sans objet": true, "non renseigne": true,
	"non communique": true, "non concerne": true, "aucun": true, "aucune": true, "x": true, "ok": true, "vide": true,
}

// IsPlaceholder recognises a text that is yet to be written: « à compléter »,
// « ? », « xxx ».
func IsPlaceholder(s string) bool {
	if isOnlyDoubt(s) {
		return true
	}
	if len(s) > longestFiller || !startsProvisional(strings.TrimLeft(s, " (<«.…-_\u00a0\u202f")) {
		return false
	}
	switch f := french.Fold(s); f {
	case "a completer", "a renseigner", "a remplir", "a rediger", "a preciser", "a definir", "a voir", "a confirmer", "a venir", "texte a venir", "a determiner",
		"a completer ulterieurement", "completer", "exemple", "texte", "texte ici", "todo", "tbd", "test", "blabla", "bla bla", "lorem":
		return true
	default:
		return len(f) >= 2 && strings.Trim(f, "x") == ""
	}
}

// isOnlyDoubt recognises a question mark, or dots, that stand for a text.
func isOnlyDoubt(s string) bool {
	return strings.Trim(s, "?.… \u00a0\u202f") == "" && (strings.ContainsAny(s, "?…") || strings.Contains(s, ".."))
}

// startsProvisional rules most texts of a plan out, before any folding.
func startsProvisional(s string) bool {
	for _, start := range []string{"a ", "à ", "a\u00a0", "à\u00a0", "comp", "exemple", "texte", "todo", "tbd", "test", "bla", "lorem", "xx"} {
		if len(s) >= len(start) && strings.EqualFold(s[:len(start)], start) {
			return true
		}
	}
	return false
}
