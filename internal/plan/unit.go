package plan

import (
	"slices"
	"strings"

	"nrreport/internal/french"
)

// UnitKind is how the numbers of a unit are read, judged and printed.
type UnitKind uint8

const (
	// OtherUnit is printed after each number: « 12 kg ».
	OtherUnit UnitKind = iota
	// PercentUnit counts in points: 35 is 35 %.
	PercentUnit
	// EuroUnit counts in euros.
	EuroUnit
	// YesNoUnit has 1 for « oui » and 0 for « non ».
	YesNoUnit
	// CountUnit is a plain number of things, « nombre ».
	CountUnit
	// BareUnit is another number that has no unit (« ratio », « niveau »), or
	// of which none is given. Neither it nor a CountUnit is printed.
	BareUnit
)

// KindOfUnit tells the kind of a unit as it was typed. The reader, the rules and
// the report all ask here: a value read as a percentage is judged and printed
// as one.
func KindOfUnit(unit string) UnitKind {
	switch unit {
	case "%":
		return PercentUnit
	case "":
		return BareUnit
	}
	folded := french.Fold(unit)
	switch folded {
	case "oui non", "oui ou non":
		return YesNoUnit
	case "nombre", "nb", "nbre", "n", "no", "unite", "unites":
		return CountUnit
	case "ratio", "niveau", "indice", "score", "note", "sans unite":
		return BareUnit
	}
	switch {
	case strings.HasPrefix(folded, "point"): // « points de % » are no percentage
		return OtherUnit
	case strings.Contains(unit, "%"), strings.HasPrefix(folded, "pourcent"), strings.HasPrefix(folded, "pour cent"):
		return PercentUnit
	case unit == "€", strings.HasPrefix(unit, "€ "), folded == "euro", folded == "euros":
		return EuroUnit
	}
	return OtherUnit
}

// SameUnit reports whether two units mean the same, however they were typed:
// « nombre » and « nb », « année » and « ans », « Poste réparé » and « postes
// réparés ». « % HT » is no « % »: what follows may be what was agreed on. No unit
// is the same as none.
func SameUnit(a, b string) bool {
	a, b = unitMeaning(a), unitMeaning(b)
	return a != "" && a == b
}

// unitMeaning is one text for all the units that mean the same.
func unitMeaning(unit string) string {
	words := strings.Fields(strings.ToLower(unit))
	unit = strings.Join(words, " ")
	switch KindOfUnit(unit) {
	case CountUnit:
		return "nombre"
	case YesNoUnit:
		return "oui/non"
	}
	switch french.Fold(unit) {
	case "pourcentage", "pourcentages", "pour cent", "pourcent":
		return "%"
	case "euro", "euros":
		return "€"
	}
	for i, word := range words {
		switch french.Fold(word) {
		case "an", "ans", "annee", "annees":
			words[i] = "année"
		}
	}
	words = strings.Fields(UnitFor(2, strings.Join(words, " ")))
	for i, word := range words {
		words[i] = strings.TrimSuffix(french.Wording(word), "s")
	}
	return strings.Join(words, "")
}

// unitNouns are the nouns of units whose number must agree, singular and plural.
// A unit that begins with another word is printed as it was typed.
var unitNouns = [...][2]string{
	{"an", "ans"}, {"année", "années"}, {"jour", "jours"}, {"heure", "heures"}, {"semaine", "semaines"}, {"tonne", "tonnes"},
	{"agent", "agents"}, {"élu", "élus"}, {"personne", "personnes"}, {"habitant", "habitants"}, {"élève", "élèves"}, {"usager", "usagers"},
	{"participant", "participants"}, {"acteur", "acteurs"}, {"partenaire", "partenaires"}, {"réparateur", "réparateurs"},
	{"commune", "communes"}, {"école", "écoles"}, {"classe", "classes"}, {"lieu", "lieux"}, {"association", "associations"},
	{"équipement", "équipements"}, {"appareil", "appareils"}, {"poste", "postes"}, {"ordinateur", "ordinateurs"}, {"téléphone", "téléphones"},
	{"écran", "écrans"}, {"serveur", "serveurs"}, {"matériel", "matériels"}, {"objet", "objets"}, {"capteur", "capteurs"},
	{"atelier", "ateliers"}, {"événement", "événements"}, {"campagne", "campagnes"}, {"formation", "formations"}, {"réunion", "réunions"},
	{"action", "actions"}, {"projet", "projets"}, {"service", "services"}, {"site", "sites"}, {"démarche", "démarches"}, {"page", "pages"},
	{"marché", "marchés"}, {"clause", "clauses"}, {"don", "dons"}, {"jeu", "jeux"}, {"point", "points"},
}

// UnitFor makes a unit agree with the number before it, its noun and the
// adjectives that follow: 1 année, 5 années, 1,5 équipement par agent, 1 poste
// réparé.
func UnitFor(v float64, unit string) string {
	words := strings.Split(unit, " ")
	for _, forms := range unitNouns {
		wanted := french.Plural(v, forms[0], forms[1])
		if words[0] == wanted {
			return unit
		}
		if words[0] != forms[0] && words[0] != forms[1] {
			continue
		}
		words[0] = wanted
		for i, word := range words[1:] {
			agreed, ok := adjectiveFor(word, wanted == forms[0])
			if !ok {
				break
			}
			words[i+1] = agreed
		}
		return strings.Join(words, " ")
	}
	return unit
}

// adjectiveFor makes a word agree that is surely an adjective; not ok for any
// other, where those of the noun end: « web », « temps », « par agent ».
func adjectiveFor(word string, singular bool) (string, bool) {
	if stem, ok := strings.CutSuffix(word, "aux"); ok && singular && stem != "" && !strings.HasSuffix(stem, "e") { // locaux, not « aux » nor réseaux
		return stem + "al", true
	}
	one := strings.TrimSuffix(word, "s")
	if strings.ContainsAny(word, "’'") || !slices.ContainsFunc(adjectiveEndings[:], func(ending string) bool { return strings.HasSuffix(one, ending) }) {
		return word, false
	}
	stem, isLocal := strings.CutSuffix(one, "al")
	switch {
	case singular:
		return one, true
	case isLocal:
		return stem + "aux", true
	}
	return one + "s", true
}

var adjectiveEndings = [...]string{"é", "ée", "ique", "able", "ible", "al", "ale", "aire", "ant", "ante", "ent", "ente", "if", "ive", "el", "elle", "ert", "erte", "orme"}
