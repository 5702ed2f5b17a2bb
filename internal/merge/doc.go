// Package merge puts together what several departments did to one plan: the
// parts that package split made, copies of a plan made by hand, or both.
//
// # How rows and cells are matched
//
// Rows are matched by what identifies them in the workbook's model (a code, in
// most sheets), whatever their place and the order of the files. A part knows
// what each of its cells said when the plan was split (workbook.Origin), so
// that each cell is merged three ways:
//
//   - changed by one department: that value wins over all unchanged copies;
//   - changed differently by two: a conflict, which blocks;
//   - changed by a department that was only given it to read: the owner's value
//     stays, and the change is named; a cell that the owner leaves blank is filled.
//     Where no book of the owner has the row, the change is taken, and named too.
//
// Two departments that add one code have two rows, and one of them needs another
// code. Where rows have none, two of one name are two versions of one: an actor
// that the plan had, or that another department adds too, is merged cell by cell.
//
// Copies made by hand have no origin. With the plan they were copied from
// ([Options.Base]) they merge the same way; without it a blank gives way to a
// value, and two different values are a conflict.
//
// Nothing is dropped in silence: rows that vanished, codes taken twice, columns
// deleted and parts that did not come back are all named. Columns are taken
// from the model alone; one added there is merged like the others.
//
// # Order
//
// The rows come back in the order they had in the plan, new ones last. The
// outcome does not depend on the order of the files.
package merge
