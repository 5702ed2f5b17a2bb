package workbook

// ModelVersion is the version of the workbook's model, written in each
// workbook as the custom property [VersionProperty]. It grows when a sheet or a
// column changes meaning, not when one is added.
const ModelVersion = 1

// VersionProperty is the name of the custom document property.
const VersionProperty = "nrreport-modele"

// SheetKey is the stable identifier of a sheet, independent of its French name.
type SheetKey string

const (
	SheetReadMe     SheetKey = "lisez-moi"
	SheetCommunity  SheetKey = "collectivite"
	SheetProgramme  SheetKey = "programme"
	SheetActors     SheetKey = "acteurs"
	SheetThemes     SheetKey = "themes"
	SheetObjectives SheetKey = "objectifs"
	SheetActions    SheetKey = "actions"
	SheetIndicators SheetKey = "indicateurs"
	SheetEvents     SheetKey = "sensibilisation"
	SheetCatalogue  SheetKey = "catalogue"
	SheetLists      SheetKey = "listes"
)

// Type is what a column holds. It decides how a cell is read, validated in
// Excel, formatted, compared and written.
type Type uint8

const (
	TypeText    Type = iota // one line
	TypeProse               // long text with formatting
	TypeCode                // unique identifier of the row
	TypeRefs                // codes of another sheet, separated by ;
	TypeNames               // free items, separated by ;
	TypeEnum                // one of Column.Values
	TypeTheme               // number of a theme
	TypeYesNo               // oui / non
	TypeDate                // calendar day
	TypeYear                // 2025
	TypeInteger             // whole number ≥ 0
	TypeNumber              // decimal
	TypePercent             // 35 % (0.35 in the cell)
	TypeMoney               // euros
	TypeMeasure             // number, n.d., s.o. or blank, in the row's unit
	TypeColour              // #RRGGBB
	TypeEmail               // address
	TypeSIREN               // nine digits
)

// Requirement says when a blank cell is a fault; the template colours it and
// the rules report it.
type Requirement uint8

const (
	Optional Requirement = iota
	Required
	// RequiredForReview: due in a bilan annuel only.
	RequiredForReview
)

// Column declares one column of a table, or one line of a label/value sheet.
// It is the only place where a column is described: the template, the reader,
// the diagnostics, the drop-downs, merging, splitting, comparing and the user
// documentation all derive from it.
type Column struct {
	// Key is stable across versions and languages ("budget_invest").
	Key string
	// Header is the label users see; Aliases are other headers understood.
	Header  string
	Aliases []string
	Type    Type
	// Values of a TypeEnum column, as written in the drop-down; each may
	// have synonyms that are understood when typed.
	Values []EnumValue
	// RefersTo is the sheet whose codes a TypeRefs column names.
	RefersTo SheetKey
	Need     Requirement
	// Help explains what to type: in the column help, in the input message
	// of the cells (shortened to 255 characters) and in the documentation.
	Help    string
	Example string  // shown in the example row, in the form users type
	Width   float64 // column width, in characters
	MaxLen  int     // longest text accepted, in characters; 0 is the format's own limit
	Min     float64 // for numbers, when Min < Max
	Max     float64
	// Personal marks personal data: left out of the public edition.
	Personal bool
	// Group heads several columns in the documentation and the template
	// ("Calendrier", "Moyens").
	Group string
}

// EnumValue is one value of a drop-down.
type EnumValue struct {
	Value    string
	Synonyms []string
}

// Sheet declares one sheet.
type Sheet struct {
	Key     SheetKey
	Name    string
	Aliases []string
	Purpose string // one sentence: Lisez-moi, documentation
	// Form tells a label / value sheet (Collectivité) from a table.
	Form    bool
	Columns []Column
	// YearColumns: any column whose header is a four-digit year is a
	// TypeMeasure column of that year (Indicateurs).
	YearColumns bool
	// FixedRows are rows that the template already holds (the six themes,
	// the elements of the programme), keyed by the first column.
	FixedRows [][]string
}
