// Package workbook is the contract with those who fill the workbook: its
// sheets, their columns, types, allowed values and helps are declared once, in
// model.go, and everything else derives from that declaration: the template,
// the reader, the drop-downs, merging, splitting, comparing, the documentation.
//
// # Adding a column
//
// Add one entry to the sheet's Columns in model.go, and nothing else. The
// template then has the column, with its help, its drop-down and its
// validations; the reader finds it by its header and aliases and checks its
// values; merging and comparing handle it like any other. When no field of
// package plan bears its name, the reader carries it as a [plan.Extra], which
// the detailed sheets of the report print. Run the tests with -update to
// regenerate templates/modele.xlsx and the documentation.
//
// Rename a column by changing its Header and adding the former one to Aliases;
// never change a Key, and never reuse one for another meaning without raising
// [ModelVersion].
//
// # Three views
//
// A [Sheet] declares; a [Book] holds typed cells that follow the declaration
// and know where they stood; a [plan.Plan] is what the domain makes of them.
// Operations that treat all columns alike (write, split, merge, compare, roll
// over) work on books; rules and reports work on plans.
package workbook
