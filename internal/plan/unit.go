package plan

import (
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
