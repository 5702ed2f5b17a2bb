package report

import (
	"nrreport/internal/analysis"
	"nrreport/internal/document"
)

// SourceAttachment is the workbook itself as an embedded file (AFRelationship
// Source). name is its base name: no path of the machine reaches the report.
func SourceAttachment(a *analysis.Analysis, opt Options, name string, data []byte) document.Attachment {
	c := composer{p: a.Plan, opt: opt}
	return document.Attachment{
		Name:         name,
		Description:  "Classeur dont le rapport est tiré",
		MIME:         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		Relationship: "Source",
		Data:         data,
		Modified:     c.created(),
	}
}
