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
// values; merging, comparing and rolling over handle it like any other; the
// detailed sheets of the report and the JSON tell it, as a [plan.Extra].
//
// What a rule, a figure or the summary must know by name needs more: a field in
// package plan and, in bind.go, the column that goes there. It is then no Extra
// any longer, and the tests of packages report and rules say where it is not
// told yet.
//
// Make again what is kept of the model: go run ./examples/generate, then the
// tests of this package, docs, merge and pipeline with -update (the template, the
// documentation, the cells that remarks name, the prints of the examples).
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
//
// # Writing
//
// The template is nothing but [Write] of [Blank], so that a merged plan, next
// year's workbook or a department's part all have its drop-downs and guide.
// What excelize 2.11.1 taught, each held by a test:
//
//   - AutoFilter forgets the sheet's properties (fit to page, colour of the
//     tab): it is called first.
//   - SetActiveSheet and SetSheetVisible parse every sheet, streamed ones
//     included: they are called before any stream.
//   - A style on a column range makes one element per column, and each call
//     puts its columns before the others: columns are set one by one, from the
//     last, and the rest of the row takes the default style, which is unlocked
//     so that Excel agrees to delete rows of a protected sheet.
//   - Cell by cell, a formula that yields a text keeps an index of the shared
//     strings for value; through the stream, it keeps the text.
//   - Digits beyond the fifteenth are cut, not rounded: 2.8/100 came back as
//     2.79999999999999. Numbers are settled before.
//   - Validation formulas are written raw: they are escaped here.
//
// LibreOffice shows a row without height on one line, and pastes no picture on
// a protected sheet: rows have an estimated height that follows what is typed,
// and Collectivité is not protected. It gives a linked cell, or one written in
// a single look, that look as a whole; so a look that covers a whole text is
// not read as emphasis, from Excel either.
package workbook
