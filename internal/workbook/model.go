package workbook

import (
	"nrreport/internal/decree"
	"nrreport/internal/plan"
)

// Model returns the sheets of the workbook that hold data, in the order of the
// tabs. The sheets are shared and must not be changed.
func Model() []*Sheet {
	return []*Sheet{
		&communitySheet, &programmeSheet, &actorsSheet, &themesSheet,
		&objectivesSheet, &actionsSheet, &indicatorsSheet, &eventsSheet,
		&archiveSheet, &transferSheet,
	}
}

// ArchiveOf returns the sheet that keeps the closed rows of another, or nil.
func ArchiveOf(key SheetKey) *Sheet {
	for _, s := range Model() {
		if s.ArchiveOf == key {
			return s
		}
	}
	return nil
}

// SheetOf returns the declaration of a data sheet, or nil.
func SheetOf(key SheetKey) *Sheet {
	for _, s := range Model() {
		if s.Key == key {
			return s
		}
	}
	return nil
}

// ServiceSheet is a sheet of the workbook that holds no data of the plan: it
// is known, so that nobody calls it unexpected, and its cells are not read.
type ServiceSheet struct {
	Key     SheetKey
	Name    string
	Aliases []string
	Purpose string
}

// ServiceSheets returns the sheets that guide the filler.
func ServiceSheets() []ServiceSheet {
	return []ServiceSheet{
		{SheetReadMe, "Lisez-moi", []string{"Lisez moi", "Lire", "Mode d’emploi", "Notice"},
			"À quoi sert ce classeur, qui remplit quoi, où vous en êtes."},
		{SheetCatalogue, "Catalogue", []string{"Catalogue d’exemples"},
			"Des exemples d’actions, d’indicateurs et de ressources à reprendre, thème par thème."},
		{SheetHelp, "Aide", []string{"Aide à la saisie"}, "Ce que chaque colonne attend, avec un exemple."},
		{SheetLists, "Listes", []string{"Liste"}, "Les valeurs des listes déroulantes (feuille masquée)."},
		{SheetOrigin, "Origine", nil, "Ce que la part d’une direction retient du plan dont elle vient (feuille masquée)."},
	}
}

// AnnotationSheet is the name of the sheet that an annotated workbook opens on.
const AnnotationSheet = "Anomalies"

// Longest texts: a code is short enough to be typed, a title holds on two
// lines of a table.
const (
	maxCode  = 20
	maxTitle = 250
	maxName  = 150
)

// toConfirm is the column of what a person has yet to confirm.
func toConfirm(group string) Column {
	return Column{Key: ConfirmKey, Header: "À confirmer", Aliases: []string{"Reste à confirmer"}, Type: TypeText, OnDemand: true, Width: 50, MaxLen: 2000,
		Group: group, Help: "Ce qu’une reprise de données a proposé et qu’il reste à vérifier. Effacez la cellule une fois la vérification faite.",
		Example: "thème proposé d’après les mots de l’action"}
}

func enum(values ...EnumValue) []EnumValue { return values }

func value[T ~string](v T, synonyms ...string) EnumValue {
	return EnumValue{Value: string(v), Synonyms: synonyms}
}

var communitySheet = Sheet{
	Key:      SheetCommunity,
	Name:     "Collectivité",
	Aliases:  []string{"Collectivite", "La collectivité", "Identité", "Fiche collectivité"},
	Purpose:  "Qui vous êtes, de quel document il s’agit, quand le conseil l’examine.",
	FilledBy: "La personne qui pilote la stratégie.",
	Owner:    "direction",
	Form:     true,
	Columns: []Column{
		{Key: NameKey, Header: "Nom de la collectivité", Aliases: []string{"Nom", "Collectivité", "Dénomination"}, Type: TypeText, Need: Required, MaxLen: maxName,
			Group: "La collectivité", Help: "Nom officiel, tel qu’il figurera sur la couverture.", Example: "Communauté d’agglomération du Val d’Aubrelle"},
		{Key: "nature", Header: "Nature", Aliases: []string{"Nature juridique", "Type de collectivité", "Statut juridique"}, Type: TypeEnum, Need: Required,
			Values: enum(
				value(plan.Commune, "ville", "mairie", "commune nouvelle"),
				value(plan.EPCI, "EPCI", "intercommunalité", "communauté d’agglomération", "communauté de communes", "communauté urbaine", "métropole", "agglomération"),
				value(plan.OtherNature, "autre collectivité", "département", "région", "syndicat", "syndicat mixte", "établissement public territorial")),
			Group: "La collectivité", Help: "La stratégie est due par les communes et les EPCI à fiscalité propre de plus de 50 000 habitants.", Example: "EPCI à fiscalité propre"},
		{Key: SIRENKey, Header: "SIREN", Aliases: []string{"N° SIREN", "Numéro SIREN"}, Type: TypeSIREN, Need: Required,
			Group: "La collectivité", Help: "Les neuf chiffres du numéro SIREN de la collectivité.", Example: "200 068 674"},
		{Key: "population", Header: "Population", Aliases: []string{"Nombre d’habitants", "Habitants", "Population totale", "Population légale"}, Type: TypeInteger, Need: Required, Min: 0, Max: 20_000_000,
			Group: "La collectivité", Help: "Population légale, en nombre d’habitants. L’obligation commence au-delà de 50 000 habitants.", Example: "121 350"},
		{Key: "population_annee", Header: "Année de la population", Aliases: []string{"Année de référence de la population", "Millésime de la population"}, Type: TypeYear, Min: 1990, Max: 2100,
			Group: "La collectivité", Help: "Année du recensement d’où vient ce chiffre.", Example: "2023"},

		{Key: DocumentKey, Header: "Type de document", Aliases: []string{"Document", "Nature du document"}, Type: TypeEnum, Need: Required,
			Values: enum(
				value(plan.Strategy, "stratégie numérique responsable", "stratégie initiale", "plan"),
				value(plan.YearlyReview, "bilan", "rapport annuel", "bilan de l’année")),
			Group: "Le document", Help: "« stratégie » pour l’adopter ou la réviser ; « bilan annuel » pour rendre compte d’une année avant le débat budgétaire. Le titre, l’ordre des parties et les valeurs attendues en dépendent.", Example: "bilan annuel"},
		{Key: YearKey, Header: "Exercice", Aliases: []string{"Année", "Année du bilan", "Exercice (année)"}, Type: TypeYear, Need: Required, Min: 2000, Max: 2100,
			Group: "Le document", Help: "Année dont le document rend compte ; pour une première stratégie, sa première année.", Example: "2026"},
		{Key: "debut", Header: "Début de la stratégie", Aliases: []string{"Date de début", "Début"}, Type: TypeDate, Commits: Frame, Need: Required,
			Group: "Le document", Help: "Premier jour de la période que la stratégie couvre.", Example: "01/01/2025"},
		{Key: "fin", Header: "Fin de la stratégie", Aliases: []string{"Date de fin", "Fin"}, Type: TypeDate, Commits: Frame, Need: Required,
			Group: "Le document", Help: "Dernier jour de la période que la stratégie couvre.", Example: "31/12/2030"},
		{Key: TaxKey, Header: "Montants exprimés en", Aliases: []string{"HT ou TTC", "Montants", "Montants HT ou TTC"}, Type: TypeEnum, Commits: Frame, Need: Required,
			Values: enum(
				value(plan.ExclTax, "hors taxes", "hors taxe", "H.T."),
				value(plan.InclTax, "toutes taxes comprises", "T.T.C.")),
			Group: "Le document", Help: "Tous les montants du classeur sont soit hors taxes (HT), soit toutes taxes comprises (TTC).", Example: "TTC"},

		{Key: "elu", Header: "Élu(e) référent(e)", Aliases: []string{"Élu référent", "Élue référente", "Élu"}, Type: TypeText, Need: Required, MaxLen: maxName,
			Group: "Le pilotage", Help: "Prénom et nom de l’élu(e) qui porte la stratégie.", Example: "Claire Delorme"},
		{Key: "elu_qualite", Header: "Qualité de l’élu(e)", Aliases: []string{"Qualité", "Fonction de l’élu(e)", "Qualité de l’élu référent"}, Type: TypeText, MaxLen: maxTitle,
			Group: "Le pilotage", Help: "Délégation ou fonction de l’élu(e) référent(e).", Example: "Vice-présidente déléguée au numérique responsable"},
		{Key: "direction", Header: "Direction pilote", Aliases: []string{"Service pilote", "Direction"}, Type: TypeText, Need: Required, MaxLen: maxName,
			Group: "Le pilotage", Help: "Direction ou service qui pilote la stratégie.", Example: "Direction du numérique"},
		{Key: "contact_fonction", Header: "Contact : fonction", Aliases: []string{"Fonction du contact", "Contact"}, Type: TypeText, MaxLen: maxTitle,
			Group: "Le pilotage", Help: "Fonction de la personne à contacter. Elle figure dans toutes les éditions.", Example: "Chargée de mission numérique responsable"},
		{Key: "contact_nom", Header: "Contact : nom", Aliases: []string{"Nom du contact", "Prénom et nom du contact"}, Type: TypeText, MaxLen: maxName, Personal: true,
			Group: "Le pilotage", Help: "Prénom et nom du contact. Ils ne figurent que dans l’édition interne.", Example: "Nadia Benali"},
		{Key: "contact_courriel", Header: "Contact : courriel", Aliases: []string{"Courriel", "Adresse électronique", "E-mail", "Mail", "Courriel du contact"}, Type: TypeEmail, MaxLen: maxTitle, Personal: true,
			Group: "Le pilotage", Help: "Adresse du contact, de préférence celle d’un service. Elle ne figure que dans l’édition interne.", Example: "numerique@val-aubrelle.example"},

		{Key: "organe", Header: "Organe délibérant", Aliases: []string{"Assemblée", "Assemblée délibérante", "Conseil"}, Type: TypeText, Need: Required, MaxLen: maxName,
			Group: "La séance et la publication", Help: "Nom de l’assemblée qui examine le document.", Example: "Conseil communautaire"},
		{Key: SessionKey, Header: "Date de séance", Aliases: []string{"Séance", "Date de la séance", "Date du conseil", "Date de la délibération"}, Type: TypeDate, NextYear: Cleared,
			Group: "La séance et la publication", Help: "Jour où l’assemblée examine le document. Les retards sont jugés à cette date.", Example: "10/12/2026"},
		{Key: "deliberation", Header: "N° de délibération", Aliases: []string{"Délibération", "Numéro de délibération", "N° de la délibération"}, Type: TypeText, NextYear: Cleared, MaxLen: 60,
			Group: "La séance et la publication", Help: "Numéro de la délibération à laquelle le document est annexé, s’il est connu.", Example: "2026-12-114"},
		{Key: "annexe", Header: "N° d’annexe", Aliases: []string{"Annexe", "Numéro d’annexe", "N° de l’annexe"}, Type: TypeText, NextYear: Cleared, MaxLen: 60,
			Group: "La séance et la publication", Help: "Numéro de l’annexe à la délibération.", Example: "1"},
		{Key: BudgetDebateKey, Header: "Date du débat budgétaire", Aliases: []string{"Débat budgétaire", "Débat d’orientation budgétaire", "DOB", "Date du DOB", "Débat d’orientations budgétaires"}, Type: TypeDate, NextYear: Cleared, Need: RequiredForReview,
			Group: "La séance et la publication", Help: "Le bilan annuel est présenté avant les débats sur le projet de budget (CGCT, art. L. 2311-1-1).", Example: "28/01/2027"},
		{Key: "auteur_prenom", Header: "Auteur de l’acte : prénom", Aliases: []string{"Prénom de l’auteur", "Prénom de l’auteur de l’acte"}, Type: TypeText, Need: Required, MaxLen: maxName,
			Group: "La séance et la publication", Help: "L’acte publié indique le prénom, le nom et la qualité de son auteur (CGCT, art. R. 2131-1).", Example: "Paul"},
		{Key: "auteur_nom", Header: "Auteur de l’acte : nom", Aliases: []string{"Nom de l’auteur", "Nom de l’auteur de l’acte"}, Type: TypeText, Need: Required, MaxLen: maxName,
			Group: "La séance et la publication", Help: "L’acte publié indique le prénom, le nom et la qualité de son auteur (CGCT, art. R. 2131-1).", Example: "Garnier"},
		{Key: "auteur_qualite", Header: "Auteur de l’acte : qualité", Aliases: []string{"Qualité de l’auteur", "Qualité de l’auteur de l’acte"}, Type: TypeText, Need: Required, MaxLen: maxTitle,
			Group: "La séance et la publication", Help: "L’acte publié indique le prénom, le nom et la qualité de son auteur (CGCT, art. R. 2131-1).", Example: "Président"},

		{Key: "editorial", Header: "Éditorial", Aliases: []string{"Édito", "Mot de l’élu", "Avant-propos"}, Type: TypeProse, NextYear: Cleared,
			Group: "Les textes du rapport", Help: "Quelques paragraphes signés, en ouverture. Gras, italique, puces et liens sont repris ; Alt+Entrée va à la ligne.", Example: "Le numérique rend chaque jour des services à nos habitants…"},
		{Key: "signataire", Header: "Signataire de l’éditorial", Aliases: []string{"Signataire"}, Type: TypeText, MaxLen: maxName,
			Group: "Les textes du rapport", Help: "Prénom et nom de la personne qui signe l’éditorial.", Example: "Paul Garnier"},
		{Key: "signataire_qualite", Header: "Qualité du signataire", Aliases: []string{"Qualité du ou de la signataire", "Fonction du signataire"}, Type: TypeText, MaxLen: maxTitle,
			Group: "Les textes du rapport", Help: "Fonction de la personne qui signe.", Example: "Président de la communauté d’agglomération"},
		{Key: "gouvernance", Header: "Gouvernance", Aliases: []string{"Gouvernance de la stratégie", "Pilotage et gouvernance"}, Type: TypeProse,
			Group: "Les textes du rapport", Help: "Qui décide, qui suit, à quel rythme : comité de pilotage, référents, participation des habitants.", Example: "Un comité de pilotage se réunit deux fois par an…"},
		{Key: "evaluation", Header: "Évaluation", Aliases: []string{"Suivi et évaluation", "Modalités d’évaluation"}, Type: TypeProse,
			Group: "Les textes du rapport", Help: "Comment la stratégie est suivie et évaluée. Le rapport de développement durable l’analyse aussi (CGCT, art. D. 2311-15).", Example: "Chaque direction met à jour ses actions en septembre…"},

		{Key: "couleur", Header: "Couleur principale", Aliases: []string{"Couleur", "Couleur de la charte"}, Type: TypeColour,
			Group: logoGroup, Help: "Couleur de votre charte, en notation #RRVVBB. Elle est assombrie au besoin pour que les textes restent lisibles.", Example: "#1F5F7A"},
	},
}

var programmeSheet = Sheet{
	Key:      SheetProgramme,
	Name:     "Programme de travail",
	Aliases:  []string{"Programme", "Diagnostic", "État des lieux"},
	Purpose:  "Les bilans et la synthèse que le décret demande avant la stratégie, une ligne par élément.",
	FilledBy: "La personne qui pilote la stratégie, avec la direction du numérique.",
	Row:      "l’élément",
	Identity: []string{"element"},
	Columns: []Column{
		{Key: "element", Header: "Élément du décret", Aliases: []string{"Élément", "Element du programme", "Rubrique"}, Type: TypeEnum, Need: Required, Width: 30,
			Values: enum(
				EnumValue{Value: "a. Bilan de l’impact environnemental du numérique", Code: decree.ImpactReview, Synonyms: []string{decree.ImpactReview, "a", "Bilan de l’impact environnemental", "Bilan de l’impact environnemental du numérique", "Impact environnemental"}},
				EnumValue{Value: "b. Bilan des usages du numérique", Code: decree.UsageReview, Synonyms: []string{decree.UsageReview, "b", "Bilan des usages", "Bilan des usages du numérique", "Usages"}},
				EnumValue{Value: "c. Synthèse des actions déjà engagées", Code: decree.EarlierActions, Synonyms: []string{decree.EarlierActions, "c", "Synthèse des actions engagées", "Synthèse des actions déjà engagées", "Synthèse des actions", "Actions déjà engagées", "Actions engagées"}}),
			Help: "Élément du programme de travail (CGCT, art. D. 2311-15-1). Les trois lignes sont déjà là.", Example: "a. Bilan de l’impact environnemental du numérique"},
		{Key: "texte", Header: "Texte", Aliases: []string{"Contenu", "Synthèse", "Constat"}, Type: TypeProse, Need: Required, Width: 70,
			Help: "Ce que le bilan a montré, en quelques paragraphes. Gras, italique, puces et liens sont repris ; Alt+Entrée va à la ligne.", Example: "Le parc compte 4 200 postes, dont la fabrication pèse les trois quarts des émissions…"},
		{Key: MethodKey, Header: "Méthode ou outil", Aliases: []string{"Méthode", "Outil", "Méthode / outil"}, Type: TypeText, Width: 28, MaxLen: 500,
			Help: "Outil d’évaluation, enquête ou inventaire utilisé.", Example: "NumÉcoEval, inventaire du parc"},
		{Key: "date", Header: "Date", Aliases: []string{"Date du bilan", "Réalisé le"}, Type: TypeDate, Width: 13,
			Help: "Date à laquelle le bilan a été fait.", Example: "15/09/2024"},
		{Key: "source", Header: "Source", Aliases: []string{"Sources", "Référence"}, Type: TypeText, Width: 28, MaxLen: 500,
			Help: "Document ou service d’où viennent les chiffres.", Example: "Direction du numérique, rapport interne"},
		{Key: "chiffres", Header: "Chiffres clés", Aliases: []string{"Données clés"}, Type: TypeProse, Width: 40,
			Help: "Trois à six chiffres, un par ligne (Alt+Entrée), précédés d’un tiret.", Example: "- 1 240 tCO₂e par an"},
	},
	FixedRows: [][]string{
		{"a. Bilan de l’impact environnemental du numérique"},
		{"b. Bilan des usages du numérique"},
		{"c. Synthèse des actions déjà engagées"},
	},
	BlankRows:     0,
	PagesWide:     1,
	PinnedColumns: 1,
}

var actorsSheet = Sheet{
	Key:      SheetActors,
	Name:     "Acteurs",
	Aliases:  []string{"Acteurs associés", "Partenaires"},
	Purpose:  "Les acteurs publics et privés associés au programme de travail, une ligne par acteur.",
	FilledBy: "La personne qui pilote la stratégie.",
	Row:      "l’acteur",
	Identity: []string{NameKey},
	Columns: []Column{
		{Key: NameKey, Header: "Nom", Aliases: []string{"Acteur", "Organisme", "Nom de l’acteur", "Structure"}, Type: TypeText, Need: Required, Width: 42, MaxLen: maxTitle,
			Help: "Nom de l’organisme ou du collectif.", Example: "Ressourcerie du Val"},
		{Key: "categorie", Header: "Catégorie", Aliases: []string{"Type", "Type d’acteur", "Catégorie d’acteur"}, Type: TypeEnum, Values: actorCategories, Need: Required, Width: 18,
			Help: "Le décret demande d’associer des acteurs publics et privés.", Example: "associatif"},
		{Key: "role", Header: "Rôle", Aliases: []string{"Missions", "Rôle de l’acteur"}, Type: TypeText, Width: 50, MaxLen: 1000,
			Help: "Ce que l’acteur fait sur le territoire en lien avec le numérique.", Example: "Collecte et remise en état d’ordinateurs"},
		{Key: "association", Header: "Modalité d’association", Aliases: []string{"Modalités d’association", "Association", "Modalité"}, Type: TypeText, Width: 50, MaxLen: 1000,
			Help: "Comment l’acteur a pris part au programme de travail : atelier, entretien, convention…", Example: "Deux ateliers de travail, printemps 2024"},
	},
	BlankRows:     60,
	PagesWide:     1,
	PinnedColumns: 1,
}

var actorCategories = enum(
	value(plan.PublicActor, "publique", "acteur public", "organisme public"),
	value(plan.PrivateActor, "privée", "entreprise", "acteur privé"),
	value(plan.NonProfitActor, "association", "associative", "monde associatif", "ESS"),
	value(plan.CitizenActor, "citoyens", "citoyenne", "habitant", "habitants", "particulier"),
	value(plan.OtherActor, "autres"),
)

var themesSheet = Sheet{
	Key:      SheetThemes,
	Name:     "Thèmes",
	Aliases:  []string{"Thème", "Thématiques", "Axes"},
	Purpose:  "Les six thèmes de l’article D. 2311-15-1, chacun traité ou expliqué, et les vôtres à la suite.",
	FilledBy: "La personne qui pilote la stratégie ; chaque direction pour ses thèmes.",
	Row:      "le thème",
	Identity: []string{NumberKey},
	Columns: []Column{
		{Key: NumberKey, Header: "N°", Aliases: []string{"Numéro", "Numéro du thème", "N° de thème"}, Type: TypeTheme, Need: Required, Width: 15,
			Help: "1 à 6 pour les thèmes du décret. Ajoutez les vôtres à la suite, à partir de 7.", Example: "7"},
		{Key: TitleKey, Header: "Thème", Aliases: []string{"Titre", "Intitulé", "Intitulé du thème", "Nom du thème"}, Type: TypeText, Need: Required, Width: 40, MaxLen: maxTitle,
			Help: "Intitulé du thème, tel qu’il titrera le chapitre.", Example: "Sobriété numérique dans les écoles"},
		{Key: RetainedKey, Header: "Retenu", Aliases: []string{"Retenu (oui/non)", "Thème retenu"}, Type: TypeYesNo, Commits: Choice, Need: Required, Width: 11,
			Help: "oui : le thème a au moins un objectif, une action et un indicateur. non : donnez le motif.", Example: "oui"},
		{Key: "motif", Header: "Motif si non retenu", Aliases: []string{"Motif", "Justification", "Motif de non retenue"}, Type: TypeProse, Explains: true, Width: 36,
			Help: "Pourquoi le thème n’est pas retenu. Un thème écarté avec son motif est conforme ; un thème laissé sans rien ne l’est pas.", Example: ""},
		{Key: "introduction", Header: "Introduction", Aliases: []string{"Présentation", "Contexte"}, Type: TypeProse, Width: 60,
			Help: "Le contexte et l’ambition, en ouverture du chapitre.", Example: "Les écoles du territoire comptent 1 300 tablettes…"},
		{Key: "bilan", Header: "Bilan de l’année", Aliases: []string{"Bilan", "Bilan annuel", "Réalisations"}, Type: TypeProse, NextYear: Recalled, Need: RequiredForReview, Width: 60,
			Waived: Waiver{RetainedKey, []string{"non"}},
			Help:   "Ce qui a été fait dans l’année, ce qui ne l’a pas été et pourquoi.", Example: "Neuf écoles sur quatorze ont suivi l’atelier…"},
		{Key: "perspectives", Header: "Perspectives", Aliases: []string{"Suites", "Perspectives pour l’année suivante"}, Type: TypeProse, NextYear: Recalled, Width: 60,
			Help: "Ce qui vient ensuite.", Example: "Les cinq dernières écoles en 2027."},
		{Key: ReminderKey, Header: "Bilan précédent (pour mémoire)", Aliases: []string{"Bilan de l’année précédente"}, Type: TypeProse, OnDemand: true, Width: 50,
			Help: "Le bilan de l’année passée, rappelé à l’ouverture d’un nouvel exercice.", Example: "Six écoles ont suivi l’atelier"},
		toConfirm(""),
	},
	FixedRows: [][]string{
		{"1", "Commande publique locale et durable"},
		{"2", "Gestion durable et de proximité du cycle de vie du matériel"},
		{"3", "Écoconception des sites et des services numériques"},
		{"4", "Sensibilisation des élus et des agents"},
		{"5", "Démarche numérique responsable auprès de tous"},
		{"6", "Territoire connecté et durable, ouverture des données"},
	},
	BlankRows:     10,
	PagesWide:     1,
	PinnedColumns: 2,
}

var objectivesSheet = Sheet{
	Key:      SheetObjectives,
	Name:     "Objectifs",
	Aliases:  []string{"Objectif", "Liste des objectifs"},
	Purpose:  "Les objectifs de réduction de l’empreinte numérique, une ligne par objectif.",
	FilledBy: "La personne qui pilote la stratégie, avec les directions.",
	Row:      "l’objectif",
	Identity: []string{CodeKey},
	Columns: []Column{
		{Key: CodeKey, Header: "Code", Aliases: []string{"Code objectif", "Code de l’objectif", "N°", "Référence"}, Type: TypeCode, Need: Required, Width: 17, MaxLen: maxCode,
			Help: "Code unique, sans espace : O, le numéro du thème, un point, un rang. Actions et indicateurs s’y rattachent.", Example: "O1.1"},
		{Key: TitleKey, Header: "Objectif", Aliases: []string{"Intitulé", "Intitulé de l’objectif", "Titre"}, Type: TypeText, Commits: Aim, Need: Required, Width: 48, MaxLen: maxTitle,
			Help: "Ce que la collectivité veut obtenir, en une phrase.", Example: "Porter à 30 % la part du matériel acheté reconditionné"},
		{Key: ThemeKey, Header: "Thème", Aliases: []string{"N° de thème", "Thématique", "Thème du décret"}, Type: TypeTheme, Commits: Aim, Need: Required, Width: 30,
			Help: "Choisissez le thème dans la liste, ou tapez son numéro.", Example: "1"},
		{Key: ScopeKey, Header: "Portée", Aliases: []string{"Annuel ou pluriannuel", "Horizon"}, Type: TypeEnum, Commits: Aim, Need: Required, Width: 16,
			Values: enum(
				value(plan.Yearly, "annuelle", "un an", "1 an"),
				value(plan.MultiYear, "pluriannuelle", "pluri-annuel", "plusieurs années")),
			Help: "Objectifs et mesures peuvent être annuels ou pluriannuels.", Example: "pluriannuel"},
		{Key: DueKey, Header: "Échéance", Aliases: []string{"Date d’échéance", "Date cible", "Date de fin"}, Type: TypeDate, Commits: Aim, Width: 14,
			Help: "Date à laquelle l’objectif doit être atteint.", Example: "31/12/2030"},
		{Key: "resultat", Header: "Résultat attendu", Aliases: []string{"Résultats attendus", "Effet attendu"}, Type: TypeProse, Commits: Aim, Width: 44,
			Help: "À quoi on verra que l’objectif est atteint.", Example: "30 % des dépenses de matériel en 2030"},
		{Key: CommentKey, Header: "Commentaire", Aliases: []string{"Commentaires", "Remarque", "Remarques", "Observations"}, Type: TypeProse, Explains: true, Width: 40,
			Help: "Toute précision utile au lecteur du rapport.", Example: "Seuil légal : 20 % en 2024"},
		toConfirm(""),
	},
	BlankRows:     60,
	PagesWide:     1,
	PinnedColumns: 2,
}

var actionsSheet = Sheet{
	Key:      SheetActions,
	Name:     "Actions",
	Aliases:  []string{"Action", "Plan d’actions", "Plan d’action", "Mesures", "Liste des actions"},
	Purpose:  "Les mesures mises en place et leurs moyens, une ligne par action.",
	FilledBy: "Chaque direction, pour les actions qu’elle pilote.",
	Row:      "l’action",
	Identity: []string{CodeKey},
	Owner:    "pilote",
	Closed:   Waiver{StatusKey, []string{string(plan.Done), string(plan.Dropped)}},
	Columns: []Column{
		{Key: CodeKey, Header: "Code", Aliases: []string{"Code action", "Code de l’action", "N°", "N° action", "Numéro", "Référence"}, Type: TypeCode, Need: Required, Width: 17, MaxLen: maxCode,
			Group: "L’action", Help: "Code unique, sans espace : A, le numéro du thème, un point, un rang.", Example: "A1.01"},
		{Key: TitleKey, Header: "Action", Aliases: []string{"Intitulé", "Intitulé de l’action", "Titre", "Titre de l’action", "Mesure"}, Type: TypeText, Suggest: ListActions, Need: Required, Width: 40, MaxLen: maxTitle,
			Group: "L’action", Help: "Ce que la collectivité fait, en une phrase qui commence par un verbe. La liste propose les actions du catalogue ; tout autre texte convient.", Example: "Acheter des ordinateurs reconditionnés"},
		{Key: ThemeKey, Header: "Thème", Aliases: []string{"N° de thème", "Thématique", "Thème du décret"}, Type: TypeTheme, Need: Required, Width: 28,
			Group: "L’action", Help: "Choisissez le thème dans la liste, ou tapez son numéro.", Example: "1"},
		{Key: ObjectivesKey, Header: "Objectif(s)", Aliases: []string{"Objectif", "Objectifs", "Code objectif", "Codes des objectifs", "Objectif rattaché"}, Type: TypeRefs, RefersTo: SheetObjectives, Need: Required, Width: 15,
			Group: "L’action", Help: "Code de l’objectif que l’action sert, pris dans la liste. Pour plusieurs, tapez les codes séparés par un point-virgule.", Example: "O1.1"},
		{Key: DescriptionKey, Header: "Description", Aliases: []string{"Descriptif", "Détail", "Contenu"}, Type: TypeProse, Width: 50,
			Group: "L’action", Help: "En quoi l’action consiste. Gras, italique, puces et liens sont repris ; Alt+Entrée va à la ligne.", Example: "Un marché réservé à des ateliers de l’économie sociale…"},
		{Key: SideKey, Header: "Volet", Aliases: []string{"Interne ou territoire", "Périmètre"}, Type: TypeEnum, Need: Required, Width: 13,
			Values: enum(
				value(plan.Internal, "internes", "collectivité", "patrimoine et fonctionnement", "fonctionnement interne"),
				value(plan.Territory, "territoires", "territorial", "externe", "politiques publiques")),
			Group: "L’action", Help: "interne : le patrimoine et le fonctionnement de la collectivité ; territoire : les politiques menées sur le territoire. Le rapport de l’article D. 2311-15 en fait deux bilans distincts.", Example: "interne"},

		{Key: "pilote", Header: "Direction pilote", Aliases: []string{"Pilote", "Direction", "Service pilote", "Direction ou service pilote"}, Type: TypeText, Need: Required, Width: 28, MaxLen: maxName,
			Group: "Qui", Help: "Direction qui conduit l’action. Écrivez-la toujours de la même façon : les classeurs sont répartis d’après elle.", Example: "Direction de la commande publique"},
		{Key: "elu", Header: "Élu(e) référent(e)", Aliases: []string{"Élu référent", "Élue référente", "Élu"}, Type: TypeText, Width: 22, MaxLen: maxName,
			Group: "Qui", Help: "Prénom et nom de l’élu(e) qui suit l’action.", Example: "Claire Delorme"},
		{Key: "partenaires", Header: "Partenaires", Aliases: []string{"Partenaire", "Structures partenaires"}, Type: TypeNames, Width: 28,
			Group: "Qui", Help: "Partenaires de l’action, séparés par un point-virgule.", Example: "Ressourcerie du Val ; Syndicat mixte"},
		{Key: "participation", Header: "Participation citoyenne", Aliases: []string{"Participation", "Participation des citoyens"}, Type: TypeEnum, Width: 20,
			Values: enum(
				value(plan.NoParticipation, "pas de participation citoyenne", "aucune", "sans", "non"),
				value(plan.Information),
				value(plan.Consultation),
				value(plan.Concertation),
				value(plan.CoConstruction, "coconstruction")),
			Group: "Qui", Help: "Comment les habitants prennent part à l’action.", Example: "information"},

		{Key: "priorite", Header: "Priorité", Aliases: []string{"Niveau de priorité"}, Type: TypeEnum, Width: 12,
			Values: enum(
				value(plan.High, "élevé", "haute", "forte", "1"),
				value(plan.Medium, "moyen", "normale", "2"),
				value(plan.Low, "bas", "faible", "3")),
			Group: "Où en est-on", Help: "élevée, moyenne ou basse.", Example: "élevée"},
		{Key: StatusKey, Header: "Statut", Aliases: []string{"État", "État d’avancement", "Statut de l’action"}, Type: TypeEnum, Need: Required, Width: 14,
			Values: enum(
				value(plan.Planned, "prévue", "prévu", "planifiée", "planifié", "non démarrée", "à faire", "programmée"),
				value(plan.Discussed, "en discussion", "à étudier"),
				value(plan.Ongoing, "en-cours", "démarrée", "commencée", "engagée", "lancée"),
				value(plan.Done, "réalisé", "terminée", "terminé", "achevée", "faite", "fait", "finie", "close", "clôturée", "soldée"),
				value(plan.Paused, "suspendue", "suspendu", "pause", "reportée"),
				value(plan.Blocked, "bloqué"),
				value(plan.Dropped, "abandonné", "annulée", "annulé", "abandon"),
				EnumValue{Value: string(plan.TypedLate), Synonyms: []string{"retard", "retardée"}, Unlisted: true}),
			Group: "Où en est-on", Help: "Où en est l’action. « en retard » est calculé d’après l’échéance : inutile de le saisir. Une action abandonnée s’explique dans son bilan.", Example: "en cours"},
		{Key: "avancement", Header: "Avancement", Aliases: []string{"Taux d’avancement", "% d’avancement", "Progression"}, Type: TypePercent, Min: 0, Max: 100, Width: 13,
			Group: "Où en est-on", Help: "De 0 % à 100 %.", Example: "60 %"},
		{Key: "debut", Header: "Début", Aliases: []string{"Date de début", "Démarrage", "Date de démarrage"}, Type: TypeDate, Width: 13,
			Group: "Où en est-on", Help: "Date de début, prévue ou réelle.", Example: "01/03/2025"},
		{Key: DueKey, Header: "Échéance", Aliases: []string{"Date de fin", "Fin", "Date d’échéance", "Date de fin prévisionnelle", "Fin prévue"}, Type: TypeDate, Need: Required, Width: 13,
			Group: "Où en est-on", Help: "Date à laquelle l’action doit être achevée.", Example: "31/12/2026"},

		{Key: "budget_invest", Header: "Budget prévu : investissement", Aliases: []string{"Budget prévisionnel investissement", "Investissement", "Budget investissement", "Investissement prévu"}, Type: TypeMoney, Commits: Settled, Min: 0, Max: 1e9, Width: 17,
			Group: "Les moyens", Help: "Montant prévu sur toute la durée de l’action, en euros. Le décret demande les moyens : budget, agents ou autres ; 0 € écrit est une réponse.", Example: "120 000 €"},
		{Key: "budget_fonct", Header: "Budget prévu : fonctionnement", Aliases: []string{"Budget prévisionnel fonctionnement", "Fonctionnement", "Budget fonctionnement", "Fonctionnement prévu"}, Type: TypeMoney, Commits: Settled, Min: 0, Max: 1e9, Width: 17,
			Group: "Les moyens", Help: "Montant prévu sur toute la durée de l’action, en euros.", Example: "15 000 €"},
		{Key: "budget_realise", Header: "Budget réalisé", Aliases: []string{"Réalisé", "Dépensé", "Montant dépensé", "Budget consommé", "Dépenses réalisées"}, Type: TypeMoney, Commits: Cumulative, Min: 0, Max: 1e9, Width: 15,
			Group: "Les moyens", Help: "Montant dépensé à ce jour, investissement et fonctionnement ensemble, en euros.", Example: "82 500 €"},
		{Key: "financeurs", Header: "Financeurs", Aliases: []string{"Financeur", "Financements", "Cofinanceurs"}, Type: TypeNames, Width: 26,
			Group: "Les moyens", Help: "Financeurs de l’action, séparés par un point-virgule.", Example: "ADEME ; Région"},
		{Key: "etp", Header: "ETP", Aliases: []string{"Équivalents temps plein", "Équivalent temps plein", "Moyens humains (ETP)", "Nombre d’ETP"}, Type: TypeNumber, Min: 0, Max: 10_000, Width: 9,
			Group: "Les moyens", Help: "Agents mobilisés, en équivalents temps plein.", Example: "0,5"},
		{Key: "autres_moyens", Header: "Autres moyens", Aliases: []string{"Moyens", "Moyens humains et techniques"}, Type: TypeProse, Width: 28,
			Group: "Les moyens", Help: "Locaux, matériel prêté, bénévolat, groupement de commandes…", Example: "Groupement de commandes"},

		{Key: IndicatorsKey, Header: "Indicateur(s)", Aliases: []string{"Indicateur", "Indicateurs", "Codes des indicateurs", "Indicateurs liés", "Code indicateur"}, Type: TypeRefs, RefersTo: SheetIndicators, Width: 15,
			Group: "Le suivi", Help: "Code de l’indicateur qui mesure l’action, pris dans la liste. Pour plusieurs, tapez les codes séparés par un point-virgule.", Example: "I1.1"},
		{Key: "bilan", Header: "Bilan de l’année", Aliases: []string{"Bilan", "Bilan annuel", "Commentaire de l’année"}, Type: TypeProse, NextYear: Recalled, Need: RequiredForReview, Waived: Waiver{StatusKey, []string{string(plan.Planned), string(plan.Discussed)}}, Width: 50,
			Group: "Le suivi", Help: "Ce qui a été fait dans l’année, et ce qui ne l’a pas été.", Example: "320 postes livrés sur 400 prévus"},
		{Key: "suite", Header: "Suite prévue", Aliases: []string{"Suites", "Suite", "Suites prévues", "Prochaines étapes"}, Type: TypeProse, NextYear: Recalled, Width: 40,
			Group: "Le suivi", Help: "Prochaine étape.", Example: "Étendre aux écrans en 2027"},
		{Key: ReminderKey, Header: "Bilan précédent (pour mémoire)", Aliases: []string{"Bilan de l’année précédente"}, Type: TypeProse, OnDemand: true, Width: 50,
			Group: "Le suivi", Help: "Le bilan de l’année passée, rappelé à l’ouverture d’un nouvel exercice.", Example: "200 postes livrés"},
		{Key: "explication", Header: "Explication d’un changement", Aliases: []string{"Explication", "Motif du changement"}, Type: TypeProse, Explains: true, OnDemand: true, Width: 40,
			Group: "Le suivi", Help: "Pourquoi un montant du passé a été corrigé. Le rapport l’imprime à côté de la valeur changée.", Example: "Facture comptée deux fois en 2025"},
		toConfirm("Le suivi"),
	},
	BlankRows:     300,
	PagesWide:     3,
	PinnedColumns: 2,
}

var indicatorsSheet = Sheet{
	Key:       SheetIndicators,
	Name:      "Indicateurs",
	Aliases:   []string{"Indicateur", "Indicateurs de suivi", "Tableau de bord"},
	Purpose:   "Les indicateurs de suivi associés aux objectifs, une ligne par indicateur, une colonne par année.",
	FilledBy:  "Chaque direction, pour les indicateurs qu’elle produit.",
	Row:       "l’indicateur",
	Identity:  []string{CodeKey},
	OwnedWith: SheetActions,
	Columns: []Column{
		{Key: CodeKey, Header: "Code", Aliases: []string{"Code indicateur", "Code de l’indicateur", "N°", "Référence"}, Type: TypeCode, Need: Required, Width: 17, MaxLen: maxCode,
			Group: "L’indicateur", Help: "Code unique, sans espace : I, le numéro du thème, un point, un rang.", Example: "I1.1"},
		{Key: TitleKey, Header: "Indicateur", Aliases: []string{"Intitulé", "Intitulé de l’indicateur", "Titre"}, Type: TypeText, Commits: Definition, Suggest: ListIndicators, Need: Required, Width: 46, MaxLen: maxTitle,
			Group: "L’indicateur", Help: "Ce qui est mesuré, en quelques mots. La liste propose les indicateurs du catalogue ; tout autre texte convient.", Example: "Part du matériel issu du réemploi dans les dépenses"},
		{Key: ThemeKey, Header: "Thème", Aliases: []string{"N° de thème", "Thématique", "Thème du décret"}, Type: TypeTheme, Need: Required, Width: 28,
			Group: "L’indicateur", Help: "Choisissez le thème dans la liste, ou tapez son numéro.", Example: "1"},
		{Key: ObjectivesKey, Header: "Objectif(s)", Aliases: []string{"Objectif", "Objectifs", "Code objectif", "Codes des objectifs", "Objectif rattaché"}, Type: TypeRefs, RefersTo: SheetObjectives, Need: Required, Width: 15,
			Group: "L’indicateur", Help: "Code de l’objectif que l’indicateur mesure, pris dans la liste. Pour plusieurs, tapez les codes séparés par un point-virgule.", Example: "O1.1"},
		{Key: UnitKey, Header: "Unité", Aliases: []string{"Unité de mesure"}, Type: TypeText, Commits: Definition, Suggest: ListUnits, Need: Required, Width: 14, MaxLen: 60,
			Group: "L’indicateur", Help: "Unité des valeurs : %, nombre, kg, kWh, tCO₂e, années… Pour un pourcentage, tapez 35 ou 35 %.", Example: "%"},
		{Key: DirectionKey, Header: "Sens", Aliases: []string{"Sens favorable", "Direction", "Évolution souhaitée"}, Type: TypeEnum, Commits: Definition, Need: Required, Width: 12,
			Values: enum(
				value(plan.Up, "augmentation", "à la hausse", "croissant"),
				value(plan.Down, "diminution", "à la baisse", "décroissant", "réduction"),
				value(plan.Neutral, "stable", "sans", "indifférent")),
			Group: "L’indicateur", Help: "Le sens qui est une bonne nouvelle : hausse, baisse, ou neutre si le volume n’est ni bon ni mauvais en soi.", Example: "hausse"},

		{Key: "depart", Header: "Valeur de départ", Aliases: []string{"Départ", "Valeur initiale", "Situation de départ", "Référence (valeur)"}, Type: TypeMeasure, Commits: Baseline, Width: 13,
			Group: "D’où l’on part, où l’on va", Help: "Valeur avant la stratégie, dans l’unité de l’indicateur ; « n.d. » si elle n’est pas disponible.", Example: "12"},
		{Key: "depart_annee", Header: "Année de départ", Aliases: []string{"Année de référence", "Année initiale", "Année de la valeur de départ"}, Type: TypeYear, Commits: Baseline, Min: 1990, Max: 2100, Width: 11,
			Group: "D’où l’on part, où l’on va", Help: "Année de la valeur de départ.", Example: "2023"},
		{Key: "cible", Header: "Cible", Aliases: []string{"Valeur cible", "Objectif chiffré", "Valeur visée"}, Type: TypeMeasure, Commits: Target, Width: 13,
			Group: "D’où l’on part, où l’on va", Help: "Valeur visée, dans l’unité de l’indicateur.", Example: "30"},
		{Key: "cible_annee", Header: "Année cible", Aliases: []string{"Année de la cible", "Échéance de la cible"}, Type: TypeYear, Commits: Target, Min: 1990, Max: 2100, Width: 11,
			Group: "D’où l’on part, où l’on va", Help: "Année à laquelle la cible doit être atteinte.", Example: "2030"},

		{Key: "source", Header: "Source", Aliases: []string{"Sources", "Origine des données"}, Type: TypeText, Width: 28, MaxLen: 500,
			Group: "D’où viennent les chiffres", Help: "Service ou outil qui produit la valeur.", Example: "Logiciel des marchés"},
		{Key: MethodKey, Header: "Méthode", Aliases: []string{"Méthode de calcul", "Mode de calcul"}, Type: TypeProse, Commits: Definition, Width: 40,
			Group: "D’où viennent les chiffres", Help: "Comment la valeur est calculée, et ce qu’elle comprend. Signalez tout changement de méthode.", Example: "Dépenses HT de l’année, postes et téléphones"},
		{Key: ThresholdKey, Header: "Seuil légal", Aliases: []string{"Seuil", "Code du seuil", "Seuil réglementaire"}, Type: TypeText, Commits: Definition, Suggest: ListThresholds, Width: 14, MaxLen: maxCode,
			Group: "D’où viennent les chiffres", Help: "Code du seuil que la loi fixe, pris dans la liste ; laissez vide s’il n’y en a pas.", Example: ""},
		{Key: CommentKey, Header: "Commentaire", Aliases: []string{"Commentaires", "Remarque", "Remarques", "Observations"}, Type: TypeProse, Explains: true, Width: 40,
			Group: "D’où viennent les chiffres", Help: "Toute précision utile : valeur absente, rupture de série, estimation.", Example: "Téléphones compris depuis 2024"},
		toConfirm("D’où viennent les chiffres"),
	},
	YearColumns:   true,
	YearsAfter:    "cible_annee",
	BlankRows:     120,
	PagesWide:     2,
	PinnedColumns: 2,
}

var eventsSheet = Sheet{
	Key:          SheetEvents,
	Name:         "Sensibilisation",
	Aliases:      []string{"Journal de sensibilisation", "Événements", "Sensibilisations", "Ateliers"},
	Purpose:      "Le journal des ateliers, conférences et campagnes, une ligne par événement ; les indicateurs des thèmes 4 et 5 en sont calculés.",
	FilledBy:     "Les directions qui organisent les événements.",
	Row:          "l’événement",
	Identity:     []string{"date", TitleKey, "lieu"},
	Owner:        "organisateur",
	OwnerOutside: true,
	Dated:        "date",
	Columns: []Column{
		{Key: "date", Header: "Date", Aliases: []string{"Date de l’événement", "Jour"}, Type: TypeDate, Need: Required, Width: 22,
			Group: "L’événement", Help: "Jour de l’événement ; pour une campagne, son premier jour.", Example: "14/03/2026"},
		{Key: TitleKey, Header: "Intitulé", Aliases: []string{"Titre", "Événement", "Intitulé de l’événement", "Nom"}, Type: TypeText, Need: Required, Width: 42, MaxLen: maxTitle,
			Group: "L’événement", Help: "Nom de l’événement.", Example: "Fresque du numérique à la médiathèque"},
		{Key: ThemeKey, Header: "Thème", Aliases: []string{"N° de thème", "Thématique", "Thème du décret"}, Type: TypeTheme, Need: Required, Width: 28,
			Group: "L’événement", Help: "4 : élus et agents ; 5 : tous les publics.", Example: "5"},
		{Key: "format", Header: "Format", Aliases: []string{"Type", "Type d’événement", "Forme"}, Type: TypeEnum, Need: Required, Width: 20,
			Values: enum(
				value(plan.Workshop, "ateliers", "webinaire", "défi"),
				value(plan.Fresk, "fresque du numérique"),
				value(plan.Conference, "conférences", "table ronde", "conférence-débat"),
				value(plan.School, "intervention en milieu scolaire", "scolaire", "intervention scolaires"),
				value(plan.RepairCafe, "repair café", "repaircafé", "café réparation", "atelier de réparation"),
				value(plan.Campaign, "campagnes", "campagne de communication", "communication"),
				value(plan.Training, "formations", "stage"),
				value(plan.OtherFormat, "autres")),
			Group: "L’événement", Help: "Les événements sont comptés par format dans le rapport.", Example: "fresque"},
		{Key: "lieu", Header: "Lieu", Aliases: []string{"Lieux", "Adresse", "Commune"}, Type: TypeText, Width: 26, MaxLen: maxTitle,
			Group: "L’événement", Help: "Lieu, commune ou « en ligne ».", Example: "Médiathèque centrale"},

		{Key: "public", Header: "Public visé", Aliases: []string{"Public", "Publics", "Publics visés", "Cible"}, Type: TypeText, Width: 24, MaxLen: maxTitle,
			Group: "Pour qui, avec qui", Help: "À qui l’événement s’adresse : élus, agents, scolaires, seniors, entreprises, tout public…", Example: "tout public"},
		{Key: "organisateur", Header: "Organisateur", Aliases: []string{"Organisé par", "Organisateurs", "Organisatrice"}, Type: TypeText, Width: 26, MaxLen: maxTitle,
			Group: "Pour qui, avec qui", Help: "Direction ou organisme qui organise.", Example: "Direction de la culture"},
		{Key: "acteurs", Header: "Acteurs impliqués", Aliases: []string{"Acteurs", "Intervenants", "Partenaires"}, Type: TypeNames, Width: 30,
			Group: "Pour qui, avec qui", Help: "Organismes qui ont pris part, séparés par un point-virgule.", Example: "Ressourcerie du Val ; Fablab"},
		{Key: "categorie_acteurs", Header: "Catégorie d’acteurs", Aliases: []string{"Catégorie", "Catégorie des acteurs", "Typologie", "Type d’acteurs"}, Type: TypeEnum, Values: actorCategories, Width: 18,
			Group: "Pour qui, avec qui", Help: "Le guide propose de suivre la typologie des acteurs, pour s’assurer de la diversité des publics.", Example: "associatif"},

		{Key: "participants", Header: "Participants", Aliases: []string{"Nombre de participants", "Nb de participants", "Personnes touchées"}, Type: TypeInteger, Need: Required, Min: 0, Max: 20_000_000, Width: 13,
			Group: "Combien", Help: "Nombre de personnes présentes ou touchées.", Example: "34"},
		{Key: "estimation", Header: "Estimation", Aliases: []string{"Estimé", "Estimation (oui/non)", "Nombre estimé"}, Type: TypeYesNo, Width: 12,
			Group: "Combien", Help: "oui si le nombre est estimé, non s’il est compté. Le rapport distingue les deux.", Example: "non"},
		{Key: "certifies", Header: "Personnes certifiées", Aliases: []string{"Certifiés", "Certifiées", "Nombre de personnes certifiées", "Nombre de certifiés"}, Type: TypeInteger, Min: 0, Max: 20_000_000, Width: 13,
			Group: "Combien", Help: "Personnes qui ont obtenu une certification ; pas plus que de participants.", Example: "6"},
		{Key: "certification", Header: "Certification", Aliases: []string{"Nom de la certification", "Certificat"}, Type: TypeText, Width: 20, MaxLen: maxName,
			Group: "Combien", Help: "Nom de la certification : Pix, INR…", Example: "Pix"},
	},
	BlankRows:     200,
	PagesWide:     2,
	PinnedColumns: 2,
}

var archiveSheet = Sheet{
	Key:           SheetArchive,
	Name:          "Actions archivées",
	Purpose:       "Les actions réalisées ou abandonnées les années précédentes, gardées pour mémoire.",
	FilledBy:      "L’ouverture d’un nouvel exercice, qui y range les actions closes.",
	Memory:        true,
	ArchiveOf:     SheetActions,
	Row:           "l’action archivée",
	Identity:      []string{CodeKey},
	Columns:       archived(&actionsSheet),
	PagesWide:     3,
	PinnedColumns: 2,
}

// archived returns the columns of an archive: those of the sheet, none of them
// due, and the exercise of the closing after those that name the row.
func archived(s *Sheet) []Column {
	year := Column{Key: ArchiveYearKey, Header: "Exercice de clôture", Aliases: []string{"Année de clôture"}, Type: TypeYear, Min: 2000, Max: 2100, Width: 12,
		Help: "Exercice à la fin duquel l’action était réalisée ou abandonnée.", Example: "2025"}
	var columns []Column
	for i, c := range s.Columns {
		c.Need, c.Waived, c.Suggest = Optional, Waiver{}, ""
		c.Commits, c.Explains, c.NextYear = Free, false, Carried
		c.OnDemand = i >= s.PinnedColumns && c.Key != s.Closed.Column
		if i == s.PinnedColumns {
			year.Group = s.Columns[i-1].Group
			columns = append(columns, year)
		}
		columns = append(columns, c)
	}
	return columns
}

var transferSheet = Sheet{
	Key:      SheetTransfer,
	Name:     "Reprise de données",
	Purpose:  "Ce qu’un import n’a pas pu ranger dans ce classeur, ou a rangé autrement : à reprendre à la main, puis à supprimer.",
	FilledBy: "La commande « nrreport import ».",
	Memory:   true,
	Row:      "la valeur reprise de",
	Identity: []string{OriginCellKey},
	Columns: []Column{
		{Key: OriginCellKey, Header: "Cellule d’origine", Type: TypeText, Width: 26, MaxLen: maxTitle,
			Help: "Où la valeur se trouvait dans le fichier importé.", Example: "Plan d’action!AF12"},
		{Key: OriginColumnKey, Header: "Colonne d’origine", Type: TypeText, Width: 30, MaxLen: maxTitle,
			Help: "Titre de sa colonne.", Example: "Documents et liens"},
		{Key: PlanRowKey, Header: "Ligne du plan", Type: TypeText, Width: 14, MaxLen: maxTitle,
			Help: "Code de l’action, de l’objectif ou du thème que la valeur concerne.", Example: "A12"},
		{Key: ValueKey, Header: "Valeur", Type: TypeProse, Width: 60, Personal: true,
			Help: "La valeur, telle qu’elle était.", Example: "https://exemple.fr/etude.pdf"},
		{Key: OutcomeKey, Header: "Ce qu’elle est devenue", Type: TypeText, Width: 50, MaxLen: 1000,
			Help: "Pourquoi elle est ici, et ce qu’il reste à faire.", Example: "aucune colonne ne l’accueille"},
	},
	PagesWide:     1,
	PinnedColumns: 1,
}
