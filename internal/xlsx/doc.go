// Package xlsx is the file format and nothing else: it reads workbooks
// strictly and writes them deterministically. It knows no sheet, no column and
// no rule of the plan.
//
// # Reading
//
// [Open] and [Sheet.Read] read a workbook, or refuse it with an [*Unreadable]
// that tells a French user what is wrong and what to do. Nothing is read in
// part, nothing is guessed: each cell is handed over with its type, its value,
// the kind of its number format, and whether it was computed.
//
// Excelize, which writes our workbooks, is not used to read them, because of
// three faults that make no noise:
//
//   - its Rows and GetRows swallow the errors of XML and of checksums: a sheet
//     cut in the middle gives the rows before the cut, and no error;
//   - its Rows give neither types nor styles nor formulas: the text "2025", the
//     number 2025 and the error #N/A look alike, and asking cell by cell costs
//     up to gigabytes on a sheet formatted down to its last row;
//   - a wrong index of shared string, or a cell out of order, gives a blank or
//     a shifted cell, and no error.
//
// It serves as a second path in the tests: FuzzOpen holds that every cell that
// it sees in a file we accept is seen by us too.
//
// What is accepted, because sound programs write it: the transitional and the
// strict forms of ISO/IEC 29500; prefixed elements; absolute, relative and
// percent-encoded targets; part names in any case; UTF-8 with or without a
// byte order mark, UTF-16; zip64 and data descriptors; bytes after the end of
// the zip, which some mail gateways add and which cannot change a content that
// checksums cover; cells and rows without a reference (they follow the one
// before) or out of order (they are sorted); a missing styles or strings part.
//
// What is refused, because no reading of it is sure: whatever is not a zip (by
// content, with its real kind named); a part whose size or checksum is not the
// declared one; parts that overlap or have one name; XML that is ill-formed or
// has a DOCTYPE; text where the format only has elements; a wrong index of
// string or style; two rows, cells or sheets with one name; a number that is
// not one; anything over [Limits].
//
// # Writing
//
// [Save] writes an excelize workbook so that the same workbook gives the same
// bytes: parts sorted, clocks stopped, registries ordered; and it mends what
// excelize emits that the Open XML SDK's validator refuses.
//
// # Annotating
//
// [File.Annotator] gives a workbook back with remarks, by editing its package:
// what does not change is copied as it is.
package xlsx
