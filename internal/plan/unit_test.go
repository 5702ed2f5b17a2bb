package plan

import "testing"

func TestKindOfUnit(t *testing.T) {
	for unit, want := range map[string]UnitKind{
		"%": PercentUnit, "% HT": PercentUnit, "taux (%)": PercentUnit, "en %": PercentUnit,
		"pourcentage": PercentUnit, "Pour cent": PercentUnit,
		"€": EuroUnit, "€ TTC": EuroUnit, "euros": EuroUnit, "k€": OtherUnit, "€/habitant": OtherUnit,
		"oui/non": YesNoUnit, "Oui ou non": YesNoUnit,
		"nombre": CountUnit, "Nbre": CountUnit, "n°": CountUnit, "unités": CountUnit,
		"": BareUnit, "ratio": BareUnit, "sans unité": BareUnit,
		"kg": OtherUnit, "nombre d’ateliers": OtherUnit, "points de %": OtherUnit, "points": OtherUnit,
	} {
		if got := KindOfUnit(unit); got != want {
			t.Errorf("KindOfUnit(%q) = %d, want %d", unit, got, want)
		}
	}
}
