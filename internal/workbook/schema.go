package workbook

import (
	"strings"

	"nrreport/internal/french"
)

// ModelVersion is the version of the workbook's model, written in each
// workbook as the custom property [VersionProperty]. It grows when a sheet or a
// column changes meaning, not when one is added.
const ModelVersion = 1

// VersionProperty is the name of the custom document property.
const VersionProperty = "nrreport-modele"

// SummaryProperty is that of a summary, the workbook that we write beside a
// report: it has sheets of the names of ours, and is none to be filled in.
const SummaryProperty = "nrreport-synthese"

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
	SheetArchive    SheetKey = "archives"
	SheetTransfer   SheetKey = "reprise"
	SheetCatalogue  SheetKey = "catalogue"
	SheetLists      SheetKey = "listes"
	SheetHelp       SheetKey = "aide"
	SheetOrigin     SheetKey = "origine"
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
	TypeTheme               // number of a theme: « 3 », or « 3 – Écoconception … » as the drop-down gives it
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
	// Key is stable across versions and languages ("budget_invest"); keys.go
	// names it where code knows the column.
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
	// Suggest names an open list: the drop-down proposes, anything else may
	// be typed. It goes with TypeText.
	Suggest ListKey
	Need    Requirement
	// Waived lets a due cell stay blank: the bilan of a theme not retained.
	Waived Waiver
	// Help explains what to type: in the input message of the cells (hence
	// 255 characters at most) and in the documentation.
	Help    string
	Example string  // shown in the example row, in the form users type
	Width   float64 // column width, in characters
	MaxLen  int     // longest text accepted, in characters; 0 is the format's own limit
	Min     float64 // for numbers, when Min < Max
	Max     float64
	// Personal marks personal data: left out of the public edition.
	Personal bool
	// OnDemand leaves the column out of a workbook where no row uses it.
	OnDemand bool
	// Commits says what an adopted value of the column commits to: changed
	// afterwards, it is what an auditor looks for. Every column is compared
	// all the same.
	Commits Commitment
	// Explains marks the column whose text, when it is new or changed, gives
	// the reason for the changes of its row.
	Explains bool
	// NextYear says what becomes of the value when a new exercise opens.
	NextYear NextYear
	// Group heads several columns in the documentation and the template
	// ("Calendrier", "Moyens").
	Group string
}

// Commitment is what an adopted value commits to.
type Commitment uint8

const (
	// Free values live with the plan: a status, a pilot, a due date.
	Free Commitment = iota
	// Frame is what all the rest is measured by: period, HT or TTC.
	Frame
	// Aim is the wording and the due date of an objective.
	Aim
	// Choice is whether a theme is treated: one that was cannot be set aside
	// without a word.
	Choice
	// Target is where an indicator must get, Baseline where it starts from,
	// Definition what it measures.
	Target
	Baseline
	Definition
	// Published values belong to the past once their year has been reported:
	// the year columns up to the exercise.
	Published
	// Settled values belong to the past once their action is closed.
	Settled
	// Cumulative values are Settled, and can only grow before.
	Cumulative
)

// NextYear is what becomes of a value when a new exercise opens.
type NextYear uint8

const (
	// Carried values stay as they are.
	Carried NextYear = iota
	// Cleared values belong to the exercise that ends; the archives keep them.
	Cleared
	// Recalled values are cleared, and stand in the row's column of key
	// [ReminderKey] for memory.
	Recalled
)

// Waiver names the values of another column of the row (a drop-down) that
// dispense with a cell, or that close the row.
type Waiver struct {
	Column string
	Values []string
}

// EnumValue is one value of a drop-down.
type EnumValue struct {
	// Value is what the drop-down shows and what a CellText holds.
	Value string
	// Code is what the domain calls it ("PT-A") where that is not Value.
	Code     string
	Synonyms []string
	// Unlisted values are understood when typed but not offered.
	Unlisted bool
}

// domain returns what the domain calls the value.
func (v EnumValue) domain() string {
	if v.Code != "" {
		return v.Code
	}
	return v.Value
}

// ListKey names an open list of suggestions.
type ListKey string

const (
	ListUnits      ListKey = "unites"
	ListThresholds ListKey = "seuils"                // codes of the dated legal thresholds
	ListActions    ListKey = "catalogue_actions"     // the catalogue's actions
	ListIndicators ListKey = "catalogue_indicateurs" // the catalogue's indicators
)

// Sheet declares one sheet.
type Sheet struct {
	Key     SheetKey
	Name    string
	Aliases []string
	Purpose string // one sentence: Lisez-moi, documentation
	// FilledBy says who fills the sheet: Lisez-moi, documentation.
	FilledBy string
	// Form tells a label / value sheet (Collectivité) from a table.
	Form bool
	// Memory marks a sheet of what is no part of the plan (no longer, or not
	// yet) and is kept all the same. It is left out of a workbook where it has
	// no row, known by its very name only, and nothing in it blocks
	// ([plan.Plan.Archive] says what its rows count for).
	Memory  bool
	Columns []Column
	// Row names one of its rows, with its article (« l’action »); a form has
	// none.
	Row string
	// Identity are the keys of the columns that together tell a row from
	// another, whatever its place: rows are merged and compared by them.
	Identity []string
	// Owner is the key of the column that names the department a row belongs
	// to: the plan is split by it. With OwnerOutside the column may also name
	// somebody else, and makes no department of them. Without Owner, the rows
	// belong to the department of the rows of OwnedWith that cite them; or
	// else to the one that leads the strategy, which the form's Owner names.
	Owner        string
	OwnerOutside bool
	OwnedWith    SheetKey
	// Closed says which rows are over: when a new exercise opens, they go to
	// the sheet that is ArchiveOf this one, whose columns are the same and
	// [ArchiveYearKey].
	Closed    Waiver
	ArchiveOf SheetKey
	// Dated is the key of the date of the rows of a log: when a new exercise
	// opens, those of the years before stay in the workbook of their year.
	Dated string
	// YearColumns: any column whose header is a four-digit year is a
	// TypeMeasure column of that year (Indicateurs). They are written after
	// the column of key YearsAfter.
	YearColumns bool
	YearsAfter  string
	// FixedRows are rows that the template already holds (the six themes,
	// the elements of the programme): the values of the first columns.
	FixedRows [][]string
	// BlankRows is how many rows to fill in the template is ready for,
	// beyond those that hold something.
	BlankRows int
	// PagesWide is the number of A4 landscape pages the columns are printed on.
	PagesWide int
	// PinnedColumns stay in sight when the sheet scrolls, and are repeated
	// on each printed page.
	PinnedColumns int
}

// Column returns the index of the column of that key, or -1.
func (s *Sheet) Column(key string) int {
	for i := range s.Columns {
		if s.Columns[i].Key == key {
			return i
		}
	}
	return -1
}

// The layout of a data sheet. A table stands as
//
//	row 1  title and purpose
//	row 2  groups
//	row 3  form of each column ("date", "oui ou non"…)
//	row 4  the example row; its first cell starts with [ExampleMarker]
//	row 5  headers
//	row 6  first record
//
// so that the headers touch the records, and a filter or a sort never moves
// the guide. Whoever reads finds the header row by its content, not by its
// number: all that stands above it is guide ([compiledSheet.isGuide] tells what
// the template wrote there from what somebody typed), all that stands below is
// data, except a row whose first cell starts with [ExampleMarker] (someone
// copied the example down: it is left aside, and said).
//
// A form stands as a header row ([formHeaders]) and one line per column: label
// in the first column, value in the second, help and example in the third and
// fourth. Group titles stand alone in the first column. The line of label
// [LogoLabel] has no value: the logo is pasted there as a picture, but is
// taken from anywhere on the sheet.
const (
	// ExampleMarker starts the first cell of an example row, folded or not.
	ExampleMarker = "Exemple :"
	// LogoLabel is the label of the line where the logo is pasted.
	LogoLabel = "Logo"

	titleRow  = 1
	headerRow = 5
	firstRow  = 6

	formHeaderRow = 3
)

// formHeaders are the headers of a form: label, value, help, example.
func formHeaders() [4]string {
	return [4]string{"Rubrique", "Votre réponse", "Ce qui est attendu", "Exemple"}
}

// isExample reports whether the text of a row's first cell marks the row as an
// example, which is never data.
func isExample(firstCell string) bool {
	return strings.Contains(firstCell, ":") && strings.HasPrefix(french.Fold(firstCell)+" ", french.Fold(ExampleMarker)+" ")
}

// guideTexts are what the template writes on the sheet to guide the filler:
// title, purpose, group, form, example, and in a form everything but the
// answers.
func (s *Sheet) guideTexts() []string {
	texts := []string{s.Title(), s.Name, s.Purpose}
	for i := range s.Columns {
		c := &s.Columns[i]
		texts = append(texts, c.Group, c.formHint(), c.Example)
		if i == 0 {
			texts = append(texts, ExampleMarker+" "+c.Example)
		}
		if s.Form {
			texts = append(texts, c.formHelp())
		}
	}
	if s.YearColumns {
		texts = append(texts, yearGroup, yearHint, yearExample)
	}
	if s.Form {
		headers := formHeaders()
		texts = append(texts, headers[:]...)
		texts = append(texts, LogoLabel, logoGroup, logoHelp, logoPlace)
	}
	return texts
}

// Title is the text of the sheet's first cell.
func (s *Sheet) Title() string { return s.Name + " – " + french.Typeset(s.Purpose) }

const (
	yearGroup   = "Valeurs par année"
	yearHint    = "nombre, n.d. ou s.o."
	yearExample = "24"
	// yearHelp is the input message of a year's cells.
	yearHelp = "Valeur de l’année, dans l’unité de l’indicateur. Tapez « n.d. » si elle n’est pas disponible, " +
		"« s.o. » si l’indicateur est sans objet cette année-là ; laissez vide si elle n’est pas encore renseignée. Zéro est une valeur."

	logoGroup = "Présentation"
	logoHelp  = "Collez ici le logo (Insertion > Image), au format PNG ou JPEG, 600 pixels de large au moins. Il figurera sur la couverture."
	logoPlace = "Collez l’image dans ce cadre"
)

// formHint says in a few words what the column takes and whether it is due.
func (c *Column) formHint() string {
	form := c.Type.form()
	if c.Suggest != "" {
		form = "texte, ou choix dans la liste"
	}
	switch c.Need {
	case Required:
		form += " · obligatoire"
	case RequiredForReview:
		form += " · obligatoire au bilan"
	}
	return french.Typeset(form)
}

// form names what a column of that type takes, for users.
func (t Type) form() string {
	switch t {
	case TypeText:
		return "texte court"
	case TypeProse:
		return "texte libre"
	case TypeCode:
		return "code unique"
	case TypeRefs:
		return "code ; code"
	case TypeNames:
		return "nom ; nom"
	case TypeEnum:
		return "choix dans la liste"
	case TypeTheme:
		return "numéro de thème"
	case TypeYesNo:
		return "oui ou non"
	case TypeDate:
		return "date jj/mm/aaaa"
	case TypeYear:
		return "année"
	case TypeInteger:
		return "nombre entier"
	case TypeNumber:
		return "nombre"
	case TypePercent:
		return "pourcentage"
	case TypeMoney:
		return "montant en euros"
	case TypeMeasure:
		return "nombre, n.d. ou s.o."
	case TypeColour:
		return "couleur #RRVVBB"
	case TypeEmail:
		return "adresse électronique"
	case TypeSIREN:
		return "9 chiffres"
	}
	return ""
}

// formHelp is the help of a form's line, with what it takes.
func (c *Column) formHelp() string { return french.Typeset(c.Help + " (" + c.formHint() + ")") }
