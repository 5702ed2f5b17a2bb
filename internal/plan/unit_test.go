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

func TestSameUnit(t *testing.T) {
	for _, same := range [][]string{
		{"nombre", "Nombre", "nb", "Nbre", "unités"}, {"années", "année", "ans", "an", "Années"}, {"%", "% ", "pourcentage", "Pour cent"},
		{"€", "euros", "Euro"}, {"poste réparé", "postes réparés", "Postes réparés"}, {"tCO₂e", "tCO2e"}, {"kWh", "KWH", "kwh."}, {"kg par an", "kg par année"}, {"oui/non", "Oui ou non"},
	} {
		for _, unit := range same {
			if !SameUnit(same[0], unit) || !SameUnit(unit, same[0]) {
				t.Errorf("%q and %q are two units", same[0], unit)
			}
		}
	}
	for _, other := range [][2]string{
		{"%", "% HT"}, {"€ HT", "€ TTC"}, {"€", "k€"}, {"%", ""}, {"nombre", "équipements"}, {"années", "mois"}, {"€/habitant", "habitant"},
		{"ratio", "indice"}, {"", ""}, {"kWh", "MWh"}, {"nombre", "nombre d’ateliers"}, {"points", "%"}, {"kg", "tonnes"},
	} {
		if SameUnit(other[0], other[1]) {
			t.Errorf("%q and %q are one unit", other[0], other[1])
		}
	}
}

func TestUnitFor(t *testing.T) {
	for _, tt := range []struct {
		v          float64
		unit, want string
	}{
		{1, "années", "année"}, {0, "années", "année"}, {1.5, "année", "année"}, {2, "année", "années"}, {-1, "années", "année"},
		{1, "équipements par agent", "équipement par agent"}, {3, "jeu de données", "jeux de données"}, {1, "jeux de données", "jeu de données"},
		{1, "postes réparés", "poste réparé"}, {5, "poste réparé", "postes réparés"}, {5, "postes réparés", "postes réparés"},
		{1, "communes adhérentes au groupement", "commune adhérente au groupement"}, {1, "acteurs locaux", "acteur local"}, {2, "acteur local", "acteurs locaux"},
		{5, "tonne d’équivalent CO₂", "tonnes d’équivalent CO₂"}, {5, "tonne CO₂", "tonnes CO₂"}, {5, "heure (formation)", "heures (formation)"},
		{1, "lieux", "lieu"}, {1, "mois", "mois"}, {1200, "kg", "kg"}, {1, "repas servis", "repas servis"},
		{5, "site web", "sites web"}, {1, "agents temps plein", "agent temps plein"}, {1, "postes mis à jour", "poste mis à jour"}, {1, "sites conformes", "site conforme"},
		{1, "lieux réseaux", "lieu réseaux"}, {1, "postes aux normes", "poste aux normes"},
	} {
		if got := UnitFor(tt.v, tt.unit); got != tt.want {
			t.Errorf("%v %q: %q, want %q", tt.v, tt.unit, got, tt.want)
		}
	}
}
