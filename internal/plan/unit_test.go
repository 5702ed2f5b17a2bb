package plan

import "testing"

func TestSameUnit(t *testing.T) {
	for _, same := range [][2]string{{"années", "ans"}, {"Année", "an"}, {"kWh", "kwh"}, {"poste réparé", "postes réparés"}} {
		if !SameUnit(same[0], same[1]) {
			t.Errorf("%q is %q", same[0], same[1])
		}
	}
	for _, other := range [][2]string{{"années", "mois"}, {"kWh", "MWh"}, {"", ""}, {"%", ""}} {
		if SameUnit(other[0], other[1]) {
			t.Errorf("%q is not %q", other[0], other[1])
		}
	}
}

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
