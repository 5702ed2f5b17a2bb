package merge

import "nrreport/internal/workbook"

// IsBlank is for the properties: a drawn plan may be blank.
func IsBlank(b *workbook.Book) bool { return isBlank(b, givenByTemplate()) }
