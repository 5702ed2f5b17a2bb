package intake

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	"nrreport/internal/workbook"
)

// Fate is what became of a cell of the source.
type Fate uint8

const (
	// Carried: its value is in the new workbook, in To.
	Carried Fate = iota + 1
	// Listed: it is in the sheet « Reprise de données ».
	Listed
	// Title: it is the title of a column, or of a group of columns.
	Title
	// Guide: it explains the source's form.
	Guide
	// Void: it says nothing (« non » to a flag, « (Fiche non classée) »).
	Void
)

// CellFate is the fate of one filled cell.
type CellFate struct {
	At   diag.Position // in the source
	Fate Fate
	// To is where the value went: the columns of a row. Sub-actions of one
	// line, or several values of one cell, go to several places.
	To []Place
}

// Place is a cell of the new workbook.
type Place struct {
	Sheet  workbook.SheetKey
	Row    int // index in the table's Rows
	Column string
}

// ColumnAccount says what became of one column of the source.
type ColumnAccount struct {
	Sheet, Title string
	// Listed counts the cells of the column in « Reprise de données »; Why
	// says why, the same for all of them.
	Listed int
	Why    string
	at     diag.Position
}

// Account says what an import did.
type Account struct {
	Source string // name of the tool
	Sheets []string
	// What was made: actions (sub-actions among them), own themes, objectives
	// and indicators.
	Actions, SubActions, Themes, Objectives, Indicators int
	// Proposed counts the actions by proposed theme; Unproposed those whose
	// words decide nothing.
	Proposed   map[plan.ThemeID]int
	Unproposed int
	// Tax is what the amounts are counted in, "" when the source does not
	// say, or says both.
	Tax string
	// ToConfirm counts the rows that ask for a confirmation.
	ToConfirm int
	// Columns that lost cells to « Reprise de données », in the source's order.
	Columns []ColumnAccount
	// Cells are all the filled cells of the sheets imported.
	Cells []CellFate
	// taxes are what the amounts of the funders are counted in.
	taxes []string
	// Diags are the remarks, at their places in the source.
	Diags diag.List
}
