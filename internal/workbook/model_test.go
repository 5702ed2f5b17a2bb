package workbook

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"nrreport/internal/french"
	"nrreport/internal/plan"
)

func TestHeadersAreUnambiguous(t *testing.T) {
	for _, s := range Model() {
		owner := map[string]string{}
		keys := map[string]bool{}
		groups := map[string]bool{}
		for i := range s.Columns {
			c := &s.Columns[i]
			if keys[c.Key] {
				t.Errorf("%s: key %q is used twice", s.Name, c.Key)
			}
			keys[c.Key] = true
			groups[french.Fold(c.Group)] = true
			for _, label := range append([]string{c.Header}, c.Aliases...) {
				folded := french.Fold(label)
				if folded == "" {
					t.Errorf("%s: %q folds to nothing", s.Name, label)
				}
				if other, taken := owner[folded]; taken {
					t.Errorf("%s: %q names both %q and %q", s.Name, label, other, c.Header)
				}
				owner[folded] = c.Header
			}
		}
		for label := range owner {
			if groups[label] {
				t.Errorf("%s: %q is both a group and a header", s.Name, label)
			}
		}
		for i := range s.Columns {
			if w := s.Columns[i].Waived; w.Column != "" && s.Column(w.Column) < 0 {
				t.Errorf("%s: no column of key %q waives %s", s.Name, w.Column, s.Columns[i].Header)
			}
		}
		for _, key := range append([]string{s.YearsAfter}, s.Identity...) {
			if key != "" && s.Column(key) < 0 {
				t.Errorf("%s: no column of key %q", s.Name, key)
			}
		}
	}
}

func TestSheetNamesAreUnambiguous(t *testing.T) {
	owner := map[string]string{french.Fold(AnnotationSheet): AnnotationSheet}
	check := func(name string, labels []string) {
		if len(utf16.Encode([]rune(name))) > 31 {
			t.Errorf("sheet name %q is longer than Excel's 31 characters", name)
		}
		for _, label := range labels {
			folded := french.Fold(label)
			if other, taken := owner[folded]; taken && other != name {
				t.Errorf("%q names both %q and %q", label, other, name)
			}
			owner[folded] = name
		}
	}
	for _, s := range Model() {
		check(s.Name, append([]string{s.Name}, s.Aliases...))
	}
	for _, s := range ServiceSheets() {
		check(s.Name, append([]string{s.Name}, s.Aliases...))
	}
}

func TestColumnsFitExcel(t *testing.T) {
	for _, s := range Model() {
		for i := range s.Columns {
			c := &s.Columns[i]
			if c.Help == "" {
				t.Errorf("%s, %s: no help", s.Name, c.Header)
			}
			if n := len(utf16.Encode([]rune(c.Help))); n > 255 {
				t.Errorf("%s, %s: the help has %d characters; an input message holds 255", s.Name, c.Header, n)
			}
			if n := len(utf16.Encode([]rune(c.Header))); n > 32 {
				t.Errorf("%s, %s: the header has %d characters; an input message's title holds 32", s.Name, c.Header, n)
			}
			if !s.Form && c.Width == 0 {
				t.Errorf("%s, %s: no width", s.Name, c.Header)
			}
			if c.Type.form() == "" {
				t.Errorf("%s, %s: type %d has no name for users", s.Name, c.Header, c.Type)
			}
			if (c.Type == TypeEnum) != (len(c.Values) > 0) {
				t.Errorf("%s, %s: an enumeration and its values go together", s.Name, c.Header)
			}
			if (c.Type == TypeRefs) != (c.RefersTo != "") {
				t.Errorf("%s, %s: references and their sheet go together", s.Name, c.Header)
			}
			for _, text := range []string{c.Header, c.Help, c.Example} {
				if strings.ContainsRune(text, '\'') {
					t.Errorf("%s, %s: %q has a straight apostrophe", s.Name, c.Header, text)
				}
			}
		}
	}
}

func TestEnumValuesAreUnambiguous(t *testing.T) {
	for _, s := range Model() {
		for i := range s.Columns {
			c := &s.Columns[i]
			owner := map[string]string{}
			for _, v := range c.Values {
				for _, label := range append([]string{v.Value}, v.Synonyms...) {
					folded := french.Fold(label)
					if folded == "" {
						t.Errorf("%s, %s: %q folds to nothing", s.Name, c.Header, label)
					}
					if other, taken := owner[folded]; taken && other != v.Value {
						t.Errorf("%s, %s: %q means both %q and %q", s.Name, c.Header, label, other, v.Value)
					}
					owner[folded] = v.Value
				}
			}
		}
	}
}

// A value that the domain knows and the drop-down does not offer could never
// be chosen.
func TestEnumsCoverTheDomain(t *testing.T) {
	tests := []struct {
		sheet  SheetKey
		column string
		want   []string
	}{
		{SheetCommunity, "nature", texts(plan.Commune, plan.EPCI, plan.OtherNature)},
		{SheetCommunity, "document", texts(plan.Strategy, plan.YearlyReview)},
		{SheetCommunity, "montants", texts(plan.ExclTax, plan.InclTax)},
		{SheetProgramme, "element", []string{"PT-A", "PT-B", "PT-C"}},
		{SheetActors, "categorie", texts(plan.PublicActor, plan.PrivateActor, plan.NonProfitActor, plan.CitizenActor, plan.OtherActor)},
		{SheetObjectives, "portee", texts(plan.Yearly, plan.MultiYear)},
		{SheetActions, "volet", texts(plan.Internal, plan.Territory)},
		{SheetActions, "priorite", texts(plan.High, plan.Medium, plan.Low)},
		{SheetActions, "statut", texts(plan.Planned, plan.Discussed, plan.Ongoing, plan.Done, plan.Paused, plan.Blocked, plan.Dropped, plan.TypedLate)},
		{SheetActions, "participation", texts(plan.NoParticipation, plan.Information, plan.Consultation, plan.Concertation, plan.CoConstruction)},
		{SheetIndicators, "sens", texts(plan.Up, plan.Down, plan.Neutral)},
		{SheetEvents, "format", texts(plan.Workshop, plan.Fresk, plan.Conference, plan.School, plan.RepairCafe, plan.Campaign, plan.Training, plan.OtherFormat)},
		{SheetEvents, "categorie_acteurs", texts(plan.PublicActor, plan.PrivateActor, plan.NonProfitActor, plan.CitizenActor, plan.OtherActor)},
	}
	for _, tt := range tests {
		s := SheetOf(tt.sheet)
		c := &s.Columns[s.Column(tt.column)]
		var got []string
		for _, v := range c.Values {
			got = append(got, v.domain())
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%s, %s: got %q, the domain has %q", s.Name, c.Header, got, tt.want)
		}
	}
}

func texts[T ~string](values ...T) []string {
	var out []string
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}

func TestIsExample(t *testing.T) {
	for text, want := range map[string]bool{
		"Exemple : A1.01":     true,
		"exemple: A1.01":      true,
		"EXEMPLE\u00a0: O1.1": true,
		"Exemple :":           true,
		"Exemple":             false,
		"Exemplaire : un":     false,
		"A1.01":               false,
		"Un exemple : le tri": false,
		"Exemples : trois":    false,
		"":                    false,
	} {
		if got := isExample(text); got != want {
			t.Errorf("isExample(%q) = %v", text, got)
		}
	}
}

func TestIsGuideKnowsTheTemplateOnly(t *testing.T) {
	for _, s := range compiledModel() {
		for _, text := range []string{s.Name, s.Purpose, s.Title()} {
			if !s.isGuide(text) {
				t.Errorf("%s: %q is the template's", s.Name, text)
			}
		}
		if s.isGuide("Un texte que quelqu’un a tapé") {
			t.Errorf("%s: a typed text was taken for the template's", s.Name)
		}
	}
}

// A column is waived by values that can be chosen.
func TestWaiversCanBeChosen(t *testing.T) {
	for _, s := range Model() {
		for i := range s.Columns {
			w := s.Columns[i].Waived
			if w.Column == "" {
				continue
			}
			by := &s.Columns[s.Column(w.Column)]
			choices := []string{"oui", "non"}
			if by.Type != TypeYesNo {
				choices = nil
				for _, v := range by.Values {
					choices = append(choices, v.Value)
				}
			}
			for _, value := range w.Values {
				if !slices.Contains(choices, value) {
					t.Errorf("%s: %q is no value of %s", s.Name, value, by.Header)
				}
			}
		}
	}
}

// A row is named by what it is, whatever the sheet.
func TestRowNames(t *testing.T) {
	for _, s := range Model() {
		if (s.Row == "") != s.Form {
			t.Errorf("a row of %s is called %q", s.Name, s.Row)
		}
	}
	for _, tt := range []struct {
		sheet                 SheetKey
		label, name, of, list string
	}{
		{SheetThemes, "4", "le thème 4", "du thème 4", "4"},
		{SheetActions, "A1.2", "l’action A1.2", "de l’action A1.2", "A1.2"},
		{SheetActions, "", "une ligne sans code", "d’une ligne sans code", "une ligne sans code"},
		{SheetActors, "Atelier des communs", "l’acteur « Atelier des communs »", "de l’acteur « Atelier des communs »", "« Atelier des communs »"},
		{SheetEvents, "14/03/2026 · Mon téléphone, réglages utiles", "l’événement « 14/03/2026 · Mon téléphone, réglages utiles »",
			"de l’événement « 14/03/2026 · Mon téléphone, réglages utiles »", "« 14/03/2026 · Mon téléphone, réglages utiles »"},
		{SheetActors, "", "une ligne sans nom", "d’une ligne sans nom", "une ligne sans nom"},
		{SheetCommunity, "", "la feuille « Collectivité »", "de la feuille « Collectivité »", "une ligne sans nom"},
	} {
		s := SheetOf(tt.sheet)
		for got, want := range map[string]string{s.RowName(tt.label): tt.name, s.OfRow(tt.label): tt.of, s.ListName(tt.label): tt.list} {
			if got = strings.ReplaceAll(got, french.NBSP, " "); got != want {
				t.Errorf("%s: %q, want %q", s.Name, got, want)
			}
		}
	}
}
