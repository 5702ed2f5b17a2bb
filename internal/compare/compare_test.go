package compare_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nrreport/internal/changes"
	"nrreport/internal/compare"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/golden"
	"nrreport/internal/richtext"
	"nrreport/internal/workbook"
)

const (
	community  = workbook.SheetCommunity
	themes     = workbook.SheetThemes
	objectives = workbook.SheetObjectives
	actions    = workbook.SheetActions
	indicators = workbook.SheetIndicators
	events     = workbook.SheetEvents
)

// told writes a line as the tests expect it: group, row, move, remark.
func told(l *changes.Line) string {
	text := strings.TrimSpace(l.Group.Key() + " | " + strings.TrimSpace(l.Code) + " | " + l.Move(60))
	if l.Reason != "" {
		text += " | " + l.Reason
	}
	if l.Remark != "" {
		text += " | " + l.Remark
	}
	if l.Silent {
		text += " silent"
	}
	return strings.NewReplacer(french.NBSP, " ", french.NNBSP, " ").Replace(text)
}

// long is a text whose end a summary would cut.
const long = "Un premier lot livré, un second commandé, puis une enquête auprès des agents, et encore et encore "

func linked(address string) richtext.Text {
	return richtext.FromRuns([]richtext.Run{{Text: "Le détail", Link: address}})
}

func TestEveryKindOfChangeIsTold(t *testing.T) {
	voted := book(t, "plan-2025.xlsx")
	for _, tc := range []struct {
		name   string
		edits  []edit
		want   []string
		before []edit // of the version adopted
	}{
		{"nothing", nil, nil, nil},
		{"target lowered in silence", []edit{set(indicators, "I1.1", "cible", 25)},
			[]string{"valeurs_votees | I1.1 | Cible : 30 % → 25 % | EVO-001 silent"}, nil},
		{"target moved and explained", []edit{set(indicators, "I1.1", "cible_annee", 2032), set(indicators, "I1.1", "commentaire", "Marché attribué plus tard.")},
			[]string{"valeurs_votees | I1.1 | Année cible : 2030 → 2032 | Marché attribué plus tard. | EVO-010",
				"autres | I1.1 | Commentaire : vide → Marché attribué plus tard."}, nil},
		{"target erased", []edit{set(indicators, "I1.1", "cible", nil)},
			[]string{"valeurs_votees | I1.1 | Cible : 30 % → vide | EVO-001 silent"}, nil},
		{"target set where there was none", []edit{set(indicators, "I1.2", "cible", 7)},
			[]string{"valeurs_votees | I1.2 | Cible : vide → 7 années (complétée) | EVO-011"}, nil},
		{"baseline", []edit{set(indicators, "I1.1", "depart", 14)},
			[]string{"valeurs_votees | I1.1 | Valeur de départ : 12 % → 14 % | EVO-002 silent"}, nil},
		{"past year", []edit{set(indicators, "I1.1", "2024", 17)},
			[]string{"valeurs_votees | I1.1 | Valeur de 2024 : 15 % → 17 % | EVO-003 silent"}, nil},
		{"year just published", []edit{set(indicators, "I1.1", "2025", 25)},
			[]string{"valeurs_votees | I1.1 | Valeur de 2025 : 21 % → 25 % | EVO-003 silent"}, nil},
		{"past year known at last", []edit{set(indicators, "I1.2", "2024", 4)},
			[]string{"valeurs_votees | I1.2 | Valeur de 2024 : n.d. → 4 années (complétée) | EVO-011"}, nil},
		{"past year withdrawn", []edit{set(indicators, "I1.2", "2025", "n.d.")},
			[]string{"valeurs_votees | I1.2 | Valeur de 2025 : 5 années → n.d. | EVO-003 silent"}, nil},
		{"column of a past year removed", []edit{withoutYear(2024)},
			[]string{"valeurs_votees | I1.1 | Valeur de 2024 : 15 % → vide | EVO-003 silent", "valeurs_votees | I1.2 | Valeur de 2024 : n.d. → vide | EVO-003 silent"}, nil},
		{"value of the new exercise", []edit{set(community, "", "exercice", 2026), set(indicators, "I1.1", "2026", 24)},
			[]string{"indicateurs | I1.1 | 2025 → 2026 : 21 % → 24 % (favorable)", "indicateurs | I1.2 | 2025 → 2026 : 5 années → non renseigné",
				"sensibilisation |  | Événements de l’exercice : 1 → 0", "sensibilisation |  | Personnes touchées : 14 → 0",
				"autres |  | Exercice : 2025 → 2026"}, nil},
		{"value that moves the wrong way", []edit{set(community, "", "exercice", 2026), set(indicators, "I1.1", "2026", 18)},
			[]string{"indicateurs | I1.1 | 2025 → 2026 : 21 % → 18 % (défavorable)", "indicateurs | I1.2 | 2025 → 2026 : 5 années → non renseigné",
				"sensibilisation |  | Événements de l’exercice : 1 → 0", "sensibilisation |  | Personnes touchées : 14 → 0",
				"autres |  | Exercice : 2025 → 2026"}, nil},
		{"value that stays", []edit{set(community, "", "exercice", 2026), set(indicators, "I1.1", "2026", 21)},
			[]string{"indicateurs | I1.1 | 2025 → 2026 : 21 % → 21 % (stable)", "indicateurs | I1.2 | 2025 → 2026 : 5 années → non renseigné",
				"sensibilisation |  | Événements de l’exercice : 1 → 0", "sensibilisation |  | Personnes touchées : 14 → 0",
				"autres |  | Exercice : 2025 → 2026"}, nil},
		{"value that seeks no direction", []edit{set(community, "", "exercice", 2026), set(indicators, "I1.1", "2026", 18), set(indicators, "I1.1", "sens", "neutre")},
			[]string{"indicateurs | I1.1 | 2025 → 2026 : 21 % → 18 % (évolue)", "indicateurs | I1.2 | 2025 → 2026 : 5 années → non renseigné",
				"sensibilisation |  | Événements de l’exercice : 1 → 0", "sensibilisation |  | Personnes touchées : 14 → 0",
				"autres |  | Exercice : 2025 → 2026"}, []edit{set(indicators, "I1.1", "sens", "neutre")}},
		{"value in another unit", []edit{set(community, "", "exercice", 2026), set(indicators, "I1.1", "2026", 24), set(indicators, "I1.1", "unite", "kg")},
			[]string{"valeurs_votees | I1.1 | Unité : % → kg | EVO-005 silent", "indicateurs | I1.1 | 2025 → 2026 : 21 % → 24 kg",
				"indicateurs | I1.2 | 2025 → 2026 : 5 années → non renseigné",
				"sensibilisation |  | Événements de l’exercice : 1 → 0", "sensibilisation |  | Personnes touchées : 14 → 0",
				"autres |  | Exercice : 2025 → 2026"}, nil},
		{"log of another exercise", []edit{set(community, "", "exercice", 2026)},
			[]string{"indicateurs | I1.1 | 2025 → 2026 : 21 % → non renseigné", "indicateurs | I1.2 | 2025 → 2026 : 5 années → non renseigné",
				"sensibilisation |  | Événements de l’exercice : 1 → 0", "sensibilisation |  | Personnes touchées : 14 → 0",
				"autres |  | Exercice : 2025 → 2026"}, nil},
		{"unit", []edit{set(indicators, "I1.2", "unite", "mois")},
			[]string{"valeurs_votees | I1.2 | Unité : années → mois | EVO-005 silent"}, nil},
		{"direction", []edit{set(indicators, "I1.1", "sens", "baisse")},
			[]string{"valeurs_votees | I1.1 | Sens : hausse → baisse | EVO-005 silent"}, nil},
		{"method", []edit{set(indicators, "I1.1", "methode", "Dépenses des comptes 2183 et 6063.")},
			[]string{"valeurs_votees | I1.1 | Méthode : Dépenses du compte 2183. → Dépenses des comptes 2183 et 6063. | EVO-005 silent"}, nil},
		{"objective reworded", []edit{set(objectives, "O1.1", "titre", "Porter à 20 % la part du matériel reconditionné")},
			[]string{"valeurs_votees | O1.1 | Objectif : Porter à 30 % la part du matériel reconditionné → Porter à 20 % la part du matériel reconditionné | EVO-004 silent"}, nil},
		{"objective typed otherwise", []edit{set(objectives, "O1.1", "titre", "Porter à 30% la part du « matériel » Reconditionné.")},
			[]string{"autres | O1.1 | Objectif : Porter à 30 % la part du matériel reconditionné → Porter à 30 % la part du « matériel » Reconditionné. (mêmes mots)"}, nil},
		{"objective of another sign", []edit{set(objectives, "O1.1", "titre", "Porter à 30 la part du matériel reconditionné")},
			[]string{"valeurs_votees | O1.1 | Objectif : Porter à 30 % la part du matériel reconditionné → Porter à 30 la part du matériel reconditionné | EVO-004 silent"}, nil},
		{"method typed otherwise", []edit{set(indicators, "I1.1", "methode", "Dépenses du compte 2183")},
			[]string{"autres | I1.1 | Méthode : Dépenses du compte 2183. → Dépenses du compte 2183 (mêmes mots)"}, nil},
		{"unit of the same meaning", []edit{set(indicators, "I1.2", "unite", "ans")},
			[]string{"autres | I1.2 | Unité : années → ans (même unité)"}, nil},
		{"comment typed otherwise explains nothing", []edit{set(indicators, "I1.1", "cible", 25), set(indicators, "I1.1", "commentaire", "Marché attribué")},
			[]string{"valeurs_votees | I1.1 | Cible : 30 % → 25 % | EVO-001 silent", "autres | I1.1 | Commentaire : Marché attribué. → Marché attribué"},
			[]edit{set(indicators, "I1.1", "commentaire", "Marché attribué.")}},
		{"objective put off", []edit{set(objectives, "O1.1", "echeance", day(2032, 12, 31))},
			[]string{"valeurs_votees | O1.1 | Échéance : 31/12/2030 → 31/12/2032 | EVO-004 silent"}, nil},
		{"objective of each year", []edit{set(objectives, "O1.1", "portee", "annuel"), set(objectives, "O1.1", "echeance", day(2031, 12, 31))},
			[]string{"autres | O1.1 | Échéance : 31/12/2030 → 31/12/2031"}, []edit{set(objectives, "O1.1", "portee", "annuel")}},
		{"new objective", []edit{duplicate(objectives, "O1.1", "O1.9", set(objectives, "O1.9", "titre", "Faire réparer avant de remplacer"))},
			[]string{"objectifs | O1.9 | nouveau"}, nil},
		{"objective gone", []edit{remove(objectives, "O1.1")},
			[]string{"valeurs_votees | O1.1 | Ligne entière : présente → absente | EVO-008 silent", "objectifs | O1.1 | retiré"}, nil},
		{"period", []edit{set(community, "", "fin", day(2032, 12, 31))},
			[]string{"valeurs_votees |  | Fin de la stratégie : 31/12/2030 → 31/12/2032 | EVO-007 silent"}, nil},
		{"tax basis", []edit{set(community, "", "montants", "HT")},
			[]string{"valeurs_votees |  | Montants exprimés en : TTC → HT | EVO-007 silent"}, nil},
		{"action put off", []edit{set(actions, "A1.1", "echeance", day(2026, 9, 30))},
			[]string{"echeances | A1.1 | Échéance : 30/06/2026 → 30/09/2026 (repoussée de 92 jours)"}, nil},
		{"action brought forward by a day", []edit{set(actions, "A1.1", "echeance", day(2026, 6, 29))},
			[]string{"echeances | A1.1 | Échéance : 30/06/2026 → 29/06/2026 (avancée de 1 jour)"}, nil},
		{"action finished", []edit{set(actions, "A1.1", "statut", "réalisée"), set(actions, "A1.1", "avancement", 100)},
			[]string{"actions_realisees | A1.1 | Statut : en cours → réalisée", "avancement | A1.1 | Avancement : 40 % → 100 % (+60 points)"}, nil},
		{"action dropped", []edit{set(actions, "A1.3", "statut", "abandonnée")},
			[]string{"actions_abandonnees | A1.3 | Statut : à venir → abandonnée"}, nil},
		{"action reopened", []edit{set(actions, "A1.2", "statut", "en cours")},
			[]string{"actions_rouvertes | A1.2 | Statut : réalisée → en cours"}, nil},
		{"closed action archived", []edit{archive("A1.2", "réalisée")},
			[]string{"actions_archivees | A1.2 | réalisée", "autres | A1.2 | Action : archivée"}, nil},
		{"closed action archived while another spends", []edit{archive("A1.2", "réalisée"), set(actions, "A1.1", "budget_realise", 60000)},
			[]string{"actions_archivees | A1.2 | réalisée", "budgets | A1.1 | Budget réalisé (cumul) : 50 000 € → 60 000 € (+10 000 €)",
				"budget_total |  | Budget réalisé (cumul) : 57 500 € → 67 500 € (+10 000 €)", "budget_total |  | Budget réalisé (cumul) : 57 500 € → 67 500 € (+10 000 €)",
				"autres | A1.2 | Action : archivée"}, nil},
		{"archived action with a budget taken up again", nil,
			[]string{"actions_rouvertes | A1.1 | Statut : abandonnée → en cours", "autres | A1.1 | Action : reprise des archives"}, []edit{archive("A1.1", "abandonnée")}},
		{"closed action no longer there", []edit{remove(actions, "A1.2")},
			[]string{"actions_archivees | A1.2 | réalisée",
				"budget_total |  | Budget prévu : 128 000 € → 120 000 € (−8 000 €)", "budget_total |  | Budget réalisé (cumul) : 57 500 € → 50 000 € (−7 500 €)",
				"budget_total |  | Budget prévu : 128 000 € → 120 000 € (−8 000 €)", "budget_total |  | Budget réalisé (cumul) : 57 500 € → 50 000 € (−7 500 €)"}, nil},
		{"action finished, then archived", []edit{archive("A1.3", "réalisée")},
			[]string{"actions_archivees | A1.3 | Statut : à venir → réalisée", "autres | A1.3 | Action : archivée"}, nil},
		{"archived action taken up again", nil,
			[]string{"actions_rouvertes | A1.3 | Statut : abandonnée → à venir", "autres | A1.3 | Action : reprise des archives"}, []edit{archive("A1.3", "abandonnée")}},
		{"open action vanished", []edit{remove(actions, "A1.3")},
			[]string{"valeurs_votees | A1.3 | Ligne entière : présente → absente | EVO-008 silent", "actions_disparues | A1.3 | à venir"}, nil},
		{"new action", []edit{duplicate(actions, "A1.3", "A1.4", set(actions, "A1.4", "titre", "Mutualiser les imprimantes"))},
			[]string{"actions_nouvelles | A1.4 | à venir (échéance 31/12/2026)"}, nil},
		{"pilot", []edit{set(actions, "A1.1", "pilote", "Direction générale")},
			[]string{"pilotes | A1.1 | Direction pilote : Direction du numérique → Direction générale"}, nil},
		{"budget planned", []edit{set(actions, "A1.1", "budget_invest", 150000)},
			[]string{"budgets | A1.1 | Budget prévu, investissement : 120 000 € → 150 000 € (+30 000 €)",
				"budget_total |  | Budget prévu : 128 000 € → 158 000 € (+30 000 €)", "budget_total |  | Budget prévu : 128 000 € → 158 000 € (+30 000 €)"}, nil},
		{"spending that grows", []edit{set(actions, "A1.1", "budget_realise", 60000)},
			[]string{"budgets | A1.1 | Budget réalisé (cumul) : 50 000 € → 60 000 € (+10 000 €)",
				"budget_total |  | Budget réalisé (cumul) : 57 500 € → 67 500 € (+10 000 €)", "budget_total |  | Budget réalisé (cumul) : 57 500 € → 67 500 € (+10 000 €)"}, nil},
		{"spending that shrinks", []edit{set(actions, "A1.1", "budget_realise", 40000)},
			[]string{"valeurs_votees | A1.1 | Budget réalisé : 50 000 € → 40 000 € (−10 000 €) | EVO-006 silent",
				"budget_total |  | Budget réalisé (cumul) : 57 500 € → 47 500 € (−10 000 €)", "budget_total |  | Budget réalisé (cumul) : 57 500 € → 47 500 € (−10 000 €)"}, nil},
		{"budget of a closed action, explained", []edit{set(actions, "A1.2", "budget_fonct", 9000), set(actions, "A1.2", "explication", "Facture reçue en janvier.")},
			[]string{"valeurs_votees | A1.2 | Budget prévu, fonctionnement : 8 000 € → 9 000 € (+1 000 €) | Facture reçue en janvier. | EVO-010",
				"budget_total |  | Budget prévu : 128 000 € → 129 000 € (+1 000 €)", "budget_total |  | Budget prévu : 128 000 € → 129 000 € (+1 000 €)",
				"autres | A1.2 | Explication d’un changement : vide → Facture reçue en janvier."}, nil},
		{"code typed otherwise", []edit{set(actions, "A1.3", "code", "a1.3")},
			[]string{"autres | a1.3 | Code : A1.3 → a1.3 | EVO-012"}, nil},
		{"code changed", []edit{set(actions, "A1.3", "code", "A1.9")},
			[]string{"autres | A1.9 | Code : A1.3 → A1.9 | EVO-012"}, nil},
		{"code reused for something else", []edit{set(actions, "A1.3", "titre", "Équiper les écoles de tablettes")},
			[]string{"valeurs_votees | A1.3 | Code réutilisé : Étudier un groupement de commandes → Équiper les écoles de tablettes | EVO-009 silent",
				"actions_nouvelles | A1.3 | à venir (échéance 31/12/2026)", "actions_disparues | A1.3 | à venir"}, nil},
		{"two codes exchanged", []edit{set(actions, "A1.1", "code", "X"), set(actions, "A1.3", "code", "A1.1"), set(actions, "X", "code", "A1.3")},
			[]string{"autres | A1.3 | Code : A1.1 → A1.3 | EVO-012", "autres | A1.1 | Code : A1.3 → A1.1 | EVO-012"}, nil},
		{"theme retained at last", []edit{set(themes, "2", "retenu", true)},
			[]string{"themes |  | Retenu : non retenu → retenu"}, nil},
		{"theme set aside in silence", []edit{set(themes, "1", "retenu", false)},
			[]string{"valeurs_votees | 1 | Retenu : oui → non | EVO-015 silent"}, nil},
		{"theme set aside with its reason", []edit{set(themes, "1", "retenu", false), set(themes, "1", "motif", "Compétence transférée.")},
			[]string{"valeurs_votees | 1 | Retenu : oui → non | Compétence transférée. | EVO-010", "autres | 1 | Motif si non retenu : vide → Compétence transférée."}, nil},
		{"theme set aside with a reason that was there", []edit{set(themes, "1", "retenu", false), set(themes, "1", "motif", "Compétence transférée.")},
			[]string{"valeurs_votees | 1 | Retenu : oui → non | Compétence transférée. | EVO-010"}, []edit{set(themes, "1", "motif", "Compétence transférée.")}},
		{"rows gone with a theme set aside", []edit{set(themes, "1", "retenu", false), set(themes, "1", "motif", "Compétence transférée."), remove(objectives, "O1.1"), remove(indicators, "I1.2")},
			[]string{"valeurs_votees | 1 | Retenu : oui → non | Compétence transférée. | EVO-010",
				"indicateurs_entres_sortis | I1.2 | retiré", "objectifs | O1.1 | retiré", "autres | 1 | Motif si non retenu : vide → Compétence transférée."}, nil},
		{"rows gone with a theme set aside in silence", []edit{set(themes, "1", "retenu", false), remove(objectives, "O1.1")},
			[]string{"valeurs_votees | 1 | Retenu : oui → non | EVO-015 silent", "valeurs_votees | O1.1 | Ligne entière : présente → absente | EVO-008 silent", "objectifs | O1.1 | retiré"}, nil},
		{"new indicator", []edit{duplicate(indicators, "I1.2", "I1.3", set(indicators, "I1.3", "titre", "Postes réparés"))},
			[]string{"indicateurs_entres_sortis | I1.3 | nouveau"}, nil},
		{"indicator gone", []edit{remove(indicators, "I1.2")},
			[]string{"valeurs_votees | I1.2 | Ligne entière : présente → absente | EVO-008 silent", "indicateurs_entres_sortis | I1.2 | retiré"}, nil},
		{"log", []edit{set(events, "03/03/2025", "participants", 20)},
			[]string{"sensibilisation |  | Personnes touchées : 14 → 20", "autres | 03/03/2025 · Fresque du numérique | Participants : 14 → 20"}, nil},
		{"event of the same exercise", []edit{remove(events, "03/03/2025")},
			[]string{"sensibilisation |  | Événements de l’exercice : 1 → 0", "sensibilisation |  | Personnes touchées : 14 → 0",
				"autres | 03/03/2025 · Fresque du numérique | Ligne entière : retirée"}, nil},
		{"end of a long text", []edit{set(actions, "A1.1", "bilan", long+"demain")},
			[]string{"autres | A1.1 | Bilan de l’année : … et encore et encore hier → … et encore et encore demain"}, []edit{set(actions, "A1.1", "bilan", long+"hier")}},
		{"a decimal that is not printed", []edit{set(indicators, "I1.1", "cible", 30.001)},
			[]string{"valeurs_votees | I1.1 | Cible : 30 % → 30,001 % | EVO-001 silent"}, nil},
		{"one further than any that is", []edit{set(indicators, "I1.1", "cible", 30.0000000001)},
			[]string{"valeurs_votees | I1.1 | Cible : 30 → 30,0000000001 | EVO-001 silent"}, nil},
		{"link of a text", []edit{set(actions, "A1.1", "bilan", linked("https://b.example"))},
			[]string{"autres | A1.1 | Bilan de l’année : https://a.example → https://b.example (adresse du lien)"}, []edit{set(actions, "A1.1", "bilan", linked("https://a.example"))}},
		{"any other column", []edit{set(actions, "A1.1", "financeurs", "ADEME")},
			[]string{"autres | A1.1 | Financeurs : vide → ADEME"}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			before := voted
			if len(tc.before) > 0 {
				before = book(t, "plan-2025.xlsx", tc.before...)
			}
			c := compare.Books(before, book(t, "plan-2026.xlsx", tc.edits...))
			var got []string
			for _, l := range c.Lines() {
				got = append(got, told(&l))
				if french.Typeset(l.Title) != l.Title || french.Typeset(l.Effect) != l.Effect {
					t.Errorf("%q is not typeset", l.Title+l.Effect)
				}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			for _, d := range compare.Diagnostics(c) {
				if d.At.File() != "plan-2026.xlsx" || d.Severity == diag.Warning && d.Remedy == "" || d.Message == "" {
					t.Errorf("%s at %s of %s: %q → %q", d.Code, d.At.Cell(), d.At.File(), d.Message, d.Remedy)
				}
			}
		})
	}
}

// The place of a silent change is told in both files.
func TestSilentChangesNameBothCells(t *testing.T) {
	c := compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx", set(indicators, "I1.1", "2024", 17)))
	d := compare.Diagnostics(c)[1] // the first says that both are of 2025
	if d.Code != "EVO-003" || d.At.Cell() != "K6" || d.Also[0].File() != "plan-2025.xlsx" || d.Also[0].Cell() != "K6" {
		t.Errorf("%s at %s, also %s of %s", d.Code, d.At.Cell(), d.Also[0].Cell(), d.Also[0].File())
	}
}

var plainSpaces = strings.NewReplacer(french.NBSP, " ", french.NNBSP, " ")

// The sentences name a row by what it is where its number alone would not tell,
// and end once.
func TestMessages(t *testing.T) {
	for name, tc := range map[string]struct {
		edits []edit
		says  string
	}{
		"a coded row":       {[]edit{set(indicators, "I1.1", "cible", 25)}, "I1.1, Cible : « 30 % » dans la version précédente, « 25 % » maintenant."},
		"an action gone":    {[]edit{remove(actions, "A1.3")}, "La version précédente comptait l’action A1.3 (Étudier un groupement de commandes), qui n’est plus dans la feuille « Actions »."},
		"a theme gone":      {[]edit{remove(themes, "2")}, "La version précédente comptait le thème 2 (Gestion durable et de proximité du cycle de vie du matériel), qui n’est plus dans la feuille « Thèmes »."},
		"a form":            {[]edit{set(community, "", "montants", "HT")}, "Collectivité, Montants exprimés en : « TTC » dans la version précédente, « HT » maintenant."},
		"a whole sentence":  {[]edit{set(indicators, "I1.1", "cible", 25), set(indicators, "I1.1", "commentaire", "Le marché a glissé.")}, "I1.1, Cible : « 30 % » dans la version précédente, « 25 % » maintenant. Explication donnée : « Le marché a glissé. »"},
		"a few words":       {[]edit{set(indicators, "I1.1", "cible", 25), set(indicators, "I1.1", "commentaire", "Marché reporté")}, "I1.1, Cible : « 30 % » dans la version précédente, « 25 % » maintenant. Explication donnée : « Marché reporté »."},
		"a theme set aside": {[]edit{set(themes, "1", "retenu", false)}, "Le thème 1, Retenu : « oui » dans la version précédente, « non » maintenant."},
	} {
		t.Run(name, func(t *testing.T) {
			c := compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx", append(tc.edits, set(community, "", "exercice", 2026))...))
			l := compare.Diagnostics(c)
			if len(l) != 1 || plainSpaces.Replace(l[0].Message) != tc.says {
				t.Errorf("%v, want %q", l, tc.says)
			}
		})
	}
}

// A row that is gone is to be restored, and ended in the way of its sheet.
func TestRestoring(t *testing.T) {
	for says, gone := range map[string]edit{
		"Rétablissez la ligne ; si l’action s’arrête, donnez-lui le statut « abandonnée » et dites pourquoi dans son bilan.":     remove(actions, "A1.3"),
		"Rétablissez la ligne ; si l’objectif est abandonné, dites-le dans son commentaire.":                                     remove(objectives, "O1.1"),
		"Rétablissez la ligne ; si l’indicateur s’arrête, donnez-lui la valeur « s.o. » et dites pourquoi dans son commentaire.": remove(indicators, "I1.2"),
		"Rétablissez la ligne ; si le thème n’est plus retenu, répondez « non » dans la colonne « Retenu » et donnez le motif.":  remove(themes, "2"),
	} {
		l := compare.Diagnostics(compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx", gone, set(community, "", "exercice", 2026))))
		if len(l) != 1 || plainSpaces.Replace(l[0].Remedy) != says {
			t.Errorf("%v, want %q", l, says)
		}
	}
}

// The rows that went with a theme set aside are named at once, at the theme.
func TestRowsGoneWithTheirTheme(t *testing.T) {
	l := compare.Diagnostics(compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx", set(community, "", "exercice", 2026),
		set(themes, "1", "retenu", false), set(themes, "1", "motif", "Compétence transférée."),
		remove(objectives, "O1.1"), remove(actions, "A1.1"), remove(actions, "A1.2"), remove(actions, "A1.3"), remove(indicators, "I1.2"))))
	says := "Le thème 1 n’est pas retenu : 4 lignes de la version précédente ont été retirées avec lui (Objectifs : O1.1 ; Actions : A1.1 et A1.3 ; Indicateurs : I1.2)."
	if len(l) != 2 || l[0].Code != "EVO-010" || l[1].Code != "EVO-016" || plainSpaces.Replace(l[1].Message) != says || l[1].At != l[0].At {
		t.Errorf("%v, want %q", l, says)
	}
}

// The heading of what was adopted says how many changes nothing explains.
func TestHeadingCountsTheUnexplained(t *testing.T) {
	target := set(indicators, "I1.1", "cible", 25)
	for says, edits := range map[string][]edit{
		"(1, sans explication)":         {target},
		"(2, toutes sans explication)":  {target, set(indicators, "I1.1", "2024", 17)},
		"(2, dont 1 sans explication)":  {target, set(indicators, "I1.2", "2024", 4)},
		"(1, aucune sans explication)":  {set(indicators, "I1.2", "2024", 4)},
		"Attention : les deux versions": {target, set(community, "", "exercice", 2024)},
	} {
		var b strings.Builder
		c := compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx", edits...))
		if err := compare.WriteText(&b, c, compare.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if got := plainSpaces.Replace(b.String()); !strings.Contains(got, says) {
			t.Errorf("%q is not in %s", says, got)
		}
	}
}

// A comparison that makes little sense says so, and is made all the same.
func TestDoubtfulComparisons(t *testing.T) {
	before := book(t, "plan-2025.xlsx")
	for name, tc := range map[string]struct {
		edits      []edit
		code, says string
	}{
		"another community": {[]edit{set(community, "", "siren", "200999126"), set(community, "", "nom", "Aubrelle")}, "EVO-013", "SIREN 200999118 (Belval), ce classeur le SIREN 200999126 (Aubrelle)"},
		"older exercise":    {[]edit{set(community, "", "exercice", 2024)}, "EVO-013", "semblent inversées"},
		"same exercise":     {[]edit{set(indicators, "I1.1", "cible", 25)}, "EVO-014", "même exercice, 2025"},
		"same file":         {nil, "EVO-014", "le même fichier"},
		"three years later": {[]edit{set(community, "", "exercice", 2028)}, "EVO-014", "passé en 3 ans"},
		"next exercise":     {[]edit{set(community, "", "exercice", 2026)}, "", ""},
	} {
		l := compare.Doubts(compare.Books(before, book(t, "autre.xlsx", tc.edits...)))
		if tc.code == "" {
			if len(l) > 0 {
				t.Errorf("%s: %v", name, l)
			}
			continue
		}
		if l.Count(diag.Error) > 0 || !slices.ContainsFunc(l, func(d diag.Diagnostic) bool {
			return d.Code == tc.code && strings.Contains(strings.ReplaceAll(d.Message, french.NBSP, " "), tc.says) && d.At.File() == "autre.xlsx"
		}) {
			t.Errorf("%s: %v", name, l)
		}
	}
}

// scenario is a year in which a little of everything happens.
func scenario(t *testing.T) *changes.Changes {
	return compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx",
		set(community, "", "exercice", 2026),
		set(indicators, "I1.1", "cible", 25), set(indicators, "I1.1", "2026", 24), set(indicators, "I1.1", "2024", 17),
		set(indicators, "I1.2", "unite", "mois"), set(indicators, "I1.2", "commentaire", "Unité du logiciel de parc."),
		set(actions, "A1.1", "echeance", day(2026, 9, 30)), set(actions, "A1.1", "avancement", 70), set(actions, "A1.1", "budget_invest", 150000),
		remove(actions, "A1.2"), set(actions, "A1.3", "statut", "abandonnée"),
		duplicate(actions, "A1.3", "A1.4", set(actions, "A1.4", "titre", "Mutualiser les imprimantes"), set(actions, "A1.4", "statut", "en cours")),
		set(themes, "2", "retenu", true), remove(events, "03/03/2025"),
	))
}

func TestOutputs(t *testing.T) {
	c := scenario(t)
	var text, json strings.Builder
	if err := compare.WriteText(&text, c, compare.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := compare.WriteJSON(&json, c); err != nil {
		t.Fatal(err)
	}
	// The fingerprints follow the look of the workbooks, not the comparison.
	for _, p := range []string{c.Before.Sources[0].SHA256, c.After.Sources[0].SHA256} {
		json2 := strings.ReplaceAll(json.String(), p, "…")
		json.Reset()
		json.WriteString(json2)
	}
	golden.Equal(t, "annee.txt", text.String())
	golden.Equal(t, "annee.json", json.String())
}
