package rules

import (
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

var textCases = []ruleCase{
	{
		code:  "TXT-001",
		fail:  func(p *plan.Plan) { p.Indicators[0].Source = pt.Text("Décret n° 2021-254") },
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[0].Source.At },
		value: "Décret n° 2021-254",
		says:  "Ce texte cite le décret n° 2021-254 du 9 mars 2021, abrogé depuis le 1er juillet 2024.",
		clean: func(p *plan.Plan) { p.Indicators[0].Source = pt.Text("Décret n° 2024-134 ; marché 2021-2540") },
	},
	{
		code:  "TXT-001",
		fail:  func(p *plan.Plan) { p.Actions[0].Review = pt.Prose("Le taux de 20 % vient du décret n° 2021-254.") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Review.At },
		value: "Le taux de 20 % vient du décret n° 2021-254.",
		says:  "Ce texte cite le décret n° 2021-254 du 9 mars 2021, abrogé depuis le 1er juillet 2024.",
		clean: func(p *plan.Plan) {
			p.Actions[0].Review = pt.Prose("Le seuil vient du décret n° 2024-134, qui abroge le décret n° 2021-254.")
		},
	},
	{
		code: "TXT-001",
		fail: func(p *plan.Plan) {
			p.Objectives[0].Comment = pt.Prose("Un texte.\nVoir le décret 2021‑254, article 1.")
		},
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Comment.At },
		value: "Un texte. Voir le décret 2021‑254, article 1.",
		says:  "Ce texte cite le décret n° 2021-254 du 9 mars 2021, abrogé depuis le 1er juillet 2024.",
		clean: func(p *plan.Plan) { p.Objectives[0].Comment = pt.Prose("Entre 2021 et 2024, 254 postes.") },
	},
	{
		code:  "TXT-002",
		fail:  func(p *plan.Plan) { p.Actions[0].Description = pt.Prose("À compléter…") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Description.At },
		value: "À compléter…",
		says:  "Un texte provisoire est resté dans la cellule : « À compléter… ».",
		clean: func(p *plan.Plan) { p.Actions[0].Description = pt.Prose("L’inventaire est à compléter en 2026.") },
	},
	{
		code:  "TXT-002",
		fail:  func(p *plan.Plan) { p.Actions[0].Review = pt.Prose("-") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Review.At },
		value: "-",
		says:  "Un texte provisoire est resté dans la cellule : « - ».",
		clean: func(p *plan.Plan) { p.Actions[0].Partners = pt.Names("Néant") },
	},
	{
		code:  "TXT-002",
		fail:  func(p *plan.Plan) { p.Community.Editorial = pt.Prose("Le territoire compte [à préciser] postes.") },
		at:    func(p *plan.Plan) diag.Position { return p.Community.Editorial.At },
		value: "Le territoire compte [à préciser] postes.",
		says:  "Un texte provisoire est resté dans la cellule : « Le territoire compte [à préciser] postes. ».",
		clean: func(p *plan.Plan) { p.Community.Editorial = pt.Prose("Le territoire [voir la carte] est vaste.") },
	},
	{
		code:  "TXT-002",
		fail:  func(p *plan.Plan) { p.Actions[0].Pilot = pt.Text("XXX") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Pilot.At },
		value: "XXX",
		says:  "Un texte provisoire est resté dans la cellule : « XXX ».",
		clean: func(p *plan.Plan) { p.Actions[0].Partners = pt.Names("Le relais", "Exemplaires") },
	},
	{
		code:  "TXT-002",
		fail:  func(p *plan.Plan) { p.Objectives[0].Code = pt.Text("À définir") },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Code.At },
		value: "À définir",
		says:  "Un texte provisoire est resté dans la cellule : « À définir ».",
		clean: func(p *plan.Plan) { p.Objectives[0].Code = pt.Text("OBJ-X") },
	},
	{
		code:  "TXT-002",
		fail:  func(p *plan.Plan) { p.Actions[0].Description = pt.Prose("??") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Description.At },
		value: "??",
		says:  "Un texte provisoire est resté dans la cellule : « ?? ».",
		clean: func(p *plan.Plan) { p.Actions[0].Description = pt.Prose("Pourquoi ? Pour durer…") },
	},
	{
		code:  "TXT-002",
		fail:  func(p *plan.Plan) { p.Actions[0].Description = pt.Prose("À voir") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Description.At },
		value: "À voir",
		says:  "Un texte provisoire est resté dans la cellule : « À voir ».",
		clean: func(p *plan.Plan) {
			p.Actions[0].Description = pt.Prose("À voir avec les communes membres, au printemps.")
		},
	},
	{
		code:  "TXT-003",
		fail:  func(p *plan.Plan) { p.Community.Governance = pt.Prose(strings.Repeat("é", 8001)) },
		at:    func(p *plan.Plan) diag.Position { return p.Community.Governance.At },
		value: strings.Repeat("é", 79) + "…",
		says:  "Ce texte compte 8 001 caractères.",
		clean: func(p *plan.Plan) { p.Community.Governance = pt.Prose(strings.Repeat("é", 8000)) },
	},
	{
		code:  "TXT-004",
		fail:  func(p *plan.Plan) { p.Actions[0].Pilot = pt.Text("Mme Sophie Leroy") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Pilot.At },
		value: "Mme Sophie Leroy",
		says:  "Ce texte, qui sera publié, donne le nom d’une personne : « Mme Sophie Leroy ».",
		clean: func(p *plan.Plan) { p.Actions[0].Pilot = pt.Text("Cabinet de Mme la présidente et de M. le maire") },
	},
	{
		code: "TXT-004",
		fail: func(p *plan.Plan) {
			p.Actions[0].Review = pt.Prose("Suivi par le service (Jean.Dupont@ville.fr).")
		},
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Review.At },
		value: "Jean.Dupont@ville.fr",
		says:  "Ce texte, qui sera publié, donne une adresse électronique personnelle : « Jean.Dupont@ville.fr ».",
		clean: func(p *plan.Plan) {
			p.Actions[0].Review = pt.Prose("Écrire à direction.numerique@ville.fr ou à inclusion@ville.fr.")
		},
	},
	{ // « ville » begins a surname
		code:  "TXT-004",
		fail:  func(p *plan.Plan) { p.Actions[0].Review = pt.Prose("Écrire à marie.villeneuve@ville.fr.") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Review.At },
		value: "marie.villeneuve@ville.fr",
		says:  "Ce texte, qui sera publié, donne une adresse électronique personnelle : « marie.villeneuve@ville.fr ».",
		clean: func(p *plan.Plan) { p.Actions[0].Review = pt.Prose("Écrire à developpement.durable@ville.fr.") },
	},
	{ // a name ends with its sentence and its line
		code:  "TXT-004",
		fail:  func(p *plan.Plan) { p.Community.Governance = pt.Prose("Présidé par M. J.-P. Martin. Il se réunit.") },
		at:    func(p *plan.Plan) diag.Position { return p.Community.Governance.At },
		value: "M. J.-P. Martin",
		says:  "Ce texte, qui sera publié, donne le nom d’une personne : « M. J.-P. Martin ».",
		clean: func(p *plan.Plan) {
			p.Community.Elected = pt.Text("Claire Delorme")
			p.Community.Governance = pt.Prose("Présidé par Mme Claire Delorme. Elle réunit le comité.\nMme Claire Delorme\nPrésidente")
		},
	},
	{ // a function under its capitals is not a name, which has a first name before it
		code:  "TXT-004",
		fail:  func(p *plan.Plan) { p.Actions[0].Review = pt.Prose("Suivi par M. Bruno Le Maire.") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Review.At },
		value: "M. Bruno Le Maire",
		says:  "Ce texte, qui sera publié, donne le nom d’une personne : « M. Bruno Le Maire ».",
		clean: func(p *plan.Plan) {
			p.Actions[0].Review = pt.Prose("Suivi par Madame Le Maire, puis par Mme La Vice-Présidente et Monsieur Le Directeur général.")
		},
	},
	{
		code: "TXT-004",
		fail: func(p *plan.Plan) {
			p.Community.ContactName = pt.Text("Nadia Benali")
			p.Actions[0].Pilot = pt.Text("Nadia Benali")
		},
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Pilot.At },
		value: "Nadia Benali",
		says:  "Ce texte, qui sera publié, donne le nom du contact : « Nadia Benali ».",
		clean: func(p *plan.Plan) { // a department is nobody
			p.Community.ContactName, p.Community.Department = pt.Text("Direction du numérique"), pt.Text("Direction du numérique")
			p.Actions[0].Pilot = pt.Text("Direction du numérique")
		},
	},
	{ // neither a date and its hour, nor an elected member
		code:  "TXT-004",
		fail:  func(p *plan.Plan) { p.Actions[0].Review = pt.Prose("Appeler le 06 11 20 26 14 avant 18 h.") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Review.At },
		value: "06 11 20 26 14",
		says:  "Ce texte, qui sera publié, donne un numéro de téléphone portable : « 06 11 20 26 14 ».",
		clean: func(p *plan.Plan) {
			p.Actions[0].Review = pt.Prose("Réunion du 06.11.2026 14h30, ouverte par M. Paul Bernard, maire de Courvelle. Écrire à protection.donnees@ville.fr.")
		},
	},
	{ // the contact by whole words, and not where a department is named so
		code: "TXT-004",
		fail: func(p *plan.Plan) {
			p.Community.ContactName = pt.Text("Paul Martin")
			p.Actions[0].Review = pt.Prose("Demander à Paul Martin.")
		},
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Review.At },
		value: "Paul Martin",
		says:  "Ce texte, qui sera publié, donne le nom du contact : « Paul Martin ».",
		clean: func(p *plan.Plan) {
			p.Community.ContactName = pt.Text("DSI")
			p.Actions[0].Pilot, p.Actions[0].Review = pt.Text("DSI"), pt.Prose("Le DSIC suit l’affaire avec la DSI.")
		},
	},
	{
		code: "TXT-004",
		fail: func(p *plan.Plan) {
			p.Events[0].Place = pt.Text("Salle B, demander au 06\u00a012.34 56 78")
		},
		at:    func(p *plan.Plan) diag.Position { return p.Events[0].Place.At },
		value: "06 12.34 56 78",
		says:  "Ce texte, qui sera publié, donne un numéro de téléphone portable : « 06 12.34 56 78 ».",
		clean: func(p *plan.Plan) {
			p.Events[0].Place = pt.Text("Accueil : 01 23 45 67 89 ; salle 0612345678901")
		},
	},
	{
		code: "TXT-004",
		fail: func(p *plan.Plan) {
			p.Community.ContactName = pt.Text("Nadia Benali")
			p.Indicators[0].Source = pt.Text("Tableur de Nadia Benali")
		},
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[0].Source.At },
		value: "Nadia Benali",
		says:  "Ce texte, qui sera publié, donne le nom du contact : « Nadia Benali ».",
		clean: func(p *plan.Plan) {
			p.Community.ContactName = pt.Text("Nadia Benali")
			p.Community.Elected = pt.Text("Claire Delorme")
			p.Community.Governance = pt.Prose("Le comité est présidé par Mme Delorme.")
		},
	},
	{
		code:  "TXT-005",
		fail:  func(p *plan.Plan) { p.Actions[0].Description = pt.Prose("Idem") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Description.At },
		value: "Idem",
		says:  "« Idem » renvoie à une autre cellule, que le lecteur du rapport n’aura pas sous les yeux.",
		clean: func(p *plan.Plan) { p.Actions[0].Description = pt.Prose("Identifier les postes anciens.") },
	},
	{
		code:  "TXT-005",
		fail:  func(p *plan.Plan) { p.Actions[0].Description = pt.Prose("cf. ci-dessus") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Description.At },
		value: "cf. ci-dessus",
		says:  "« cf. ci-dessus » renvoie à une autre cellule, que le lecteur du rapport n’aura pas sous les yeux.",
		clean: func(p *plan.Plan) { p.Actions[0].Description = pt.Prose("Cf. l’action A2.1") },
	},
	{
		code:  "TXT-005",
		fail:  func(p *plan.Plan) { p.Actions[0].Description = pt.Prose("voir ligne précédente") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Description.At },
		value: "voir ligne précédente",
		says:  "« voir ligne précédente » renvoie à une autre cellule, que le lecteur du rapport n’aura pas sous les yeux.",
		clean: func(p *plan.Plan) {
			p.Actions[0].Description = pt.Prose("Voir plus haut dans la hiérarchie des achats.")
		},
	},
}
