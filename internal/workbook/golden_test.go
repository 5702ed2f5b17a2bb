package workbook

import "flag"

// update rewrites what the tests compare with: golden files, and the committed
// template.
var update = flag.Bool("update", false, "rewrite the golden files and templates/modele.xlsx")
