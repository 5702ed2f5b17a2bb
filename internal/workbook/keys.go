package workbook

// The keys of the columns that code knows by name, for what it does with them
// beyond what their declaration says. A name mistyped does not compile, where a
// key mistyped would be a column that no sheet has. The key of any other column
// stands in model.go and, where the domain has a field for it, in bind.go, which
// a test holds to it.
const (
	// Of several sheets.
	CodeKey        = "code"
	TitleKey       = "titre"
	ThemeKey       = "theme"
	ObjectivesKey  = "objectifs"
	DescriptionKey = "description"
	DueKey         = "echeance"
	CommentKey     = "commentaire"
	MethodKey      = "methode"
	NameKey        = "nom"

	// Collectivité.
	SIRENKey        = "siren"
	DocumentKey     = "document"
	YearKey         = "exercice"
	TaxKey          = "montants"
	SessionKey      = "seance"
	BudgetDebateKey = "debat_budgetaire"

	// Thèmes, Objectifs.
	NumberKey   = "numero"
	RetainedKey = "retenu"
	ScopeKey    = "portee"

	// Actions.
	SideKey       = "volet"
	StatusKey     = "statut"
	IndicatorsKey = "indicateurs"

	// Indicateurs.
	UnitKey      = "unite" // of the row's measures
	DirectionKey = "sens"
	ThresholdKey = "seuil"

	// Reprise de données.
	OriginCellKey   = "cellule"
	OriginColumnKey = "colonne"
	PlanRowKey      = "ligne"
	ValueKey        = "valeur"
	OutcomeKey      = "devenir"

	// ReminderKey is the column that recalls what the year before said.
	ReminderKey = "bilan_precedent"
	// ArchiveYearKey is the column of an archive that says at the end of which
	// exercise a row was closed.
	ArchiveYearKey = "exercice_cloture"
	// ConfirmKey is the column of what an import proposed and a person has yet
	// to confirm.
	ConfirmKey = "a_confirmer"
)
