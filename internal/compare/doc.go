// Package compare finds what changed between two versions of a plan: that which
// the council adopted, and that which is put before it now.
//
// Rows are matched by their identity, as when they are merged: the code for
// those that have one. Two rows of one code and of titles that share nothing
// are not the same row: the code has been reused, and says so. A row whose code
// alone changed is found by its title.
//
// Every column of the model is compared, and a column added to the model is
// compared with no code here. What makes a change worth a remark is declared
// with the column ([workbook.Commitment]): a target, a baseline, the wording of
// an objective, a value of a past year, money of the past. Such a change is
// silent unless the comment of its row is new or changed; whoever reads the
// report then judges the reason given. A value that fills a blank changes
// nothing of what was adopted, nor does a text whose words and figures are the
// same, or a unit that means the same.
package compare
