package report

import "nrreport/internal/document"

// part composes one part of the report: its chapters, or nothing.
type part struct {
	compose func(*composer) []document.Block
	// last is composed after the others because it refers to their anchors,
	// though it stands before them.
	last bool
}

// strategyParts is the order of a stratégie: the frame and the inventory, then
// what is aimed at, then what is done and with which means.
var strategyParts = []part{
	{compose: (*composer).contents},
	{compose: (*composer).editorial},
	{compose: (*composer).essentials},
	{compose: (*composer).legalFrame, last: true},
	{compose: (*composer).programme},
	{compose: (*composer).governance},
	{compose: (*composer).overview},
	{compose: (*composer).themes},
	{compose: (*composer).means},
	{compose: (*composer).calendar},
	{compose: (*composer).review},
	{compose: (*composer).changes},
	{compose: (*composer).followUp},
	{compose: (*composer).annexActions},
	{compose: (*composer).annexIndicators},
	{compose: (*composer).annexAwareness},
	{compose: (*composer).annexResources},
	{compose: (*composer).annexGlossary},
	{compose: (*composer).annexReading},
	{compose: (*composer).annexNotes},
	{compose: (*composer).annexErrors},
	{compose: (*composer).annexOrigin},
}

// reviewParts is the order of a bilan annuel: what the year brought comes
// first, then what changed since the previous version.
var reviewParts = []part{
	{compose: (*composer).contents},
	{compose: (*composer).editorial},
	{compose: (*composer).essentials},
	{compose: (*composer).review},
	{compose: (*composer).changes},
	{compose: (*composer).legalFrame, last: true},
	{compose: (*composer).programme},
	{compose: (*composer).governance},
	{compose: (*composer).overview},
	{compose: (*composer).themes},
	{compose: (*composer).means},
	{compose: (*composer).calendar},
	{compose: (*composer).followUp},
	{compose: (*composer).annexActions},
	{compose: (*composer).annexIndicators},
	{compose: (*composer).annexAwareness},
	{compose: (*composer).annexResources},
	{compose: (*composer).annexGlossary},
	{compose: (*composer).annexReading},
	{compose: (*composer).annexNotes},
	{compose: (*composer).annexErrors},
	{compose: (*composer).annexOrigin},
}

// body composes the parts and puts them in order.
func (c *composer) body() []document.Block {
	parts := strategyParts
	if c.a.Review {
		parts = reviewParts
	}
	composed := make([][]document.Block, len(parts))
	for _, late := range [2]bool{false, true} {
		for i, p := range parts {
			if p.last == late {
				composed[i] = p.compose(c)
			}
		}
	}
	var body []document.Block
	for _, blocks := range composed {
		body = add(body, blocks...)
	}
	c.trimGlossary(body)
	return body
}
