package workbook

// LostCells is for the tests that stand above this package.
var LostCells = lostCells
