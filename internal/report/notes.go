package report

import (
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/french"
)

// mostPerRule is how many remarks of one kind are printed for a sheet; `check`
// lists them all.
const mostPerRule = 12

// annexNotes are the warnings, as notes on the data, sheet by sheet.
func (c *composer) annexNotes() []document.Block {
	blocks := c.remarks(diag.Warning)
	if len(blocks) == 0 {
		note := c.fixed.Part.DataNotes
		note.Strategy, note.Review = "", ""
		none := c.fixed.Mention.NoDataNotes
		if c.diags.Count(diag.Error) > 0 {
			none = c.fixed.Mention.NoWarnings
		}
		return runningOn(c.annex("notes", note, c.sentence(none)))
	}
	return c.annex("notes", c.fixed.Part.DataNotes, blocks...)
}

// annexErrors are the errors that a draft was built in spite of.
func (c *composer) annexErrors() []document.Block {
	if !c.opt.Draft {
		return nil
	}
	blocks := c.remarks(diag.Error)
	if len(blocks) == 0 {
		return nil
	}
	n := c.diags.Count(diag.Error)
	total := c.sentence(count(n, "erreur reste à corriger.", "erreurs restent à corriger."))
	return c.annex("erreurs", c.fixed.Part.Errors, append([]document.Block{total}, blocks...)...)
}

// remarks are the diagnostics of one severity, one section and one table per
// sheet, in the order of the workbook.
func (c *composer) remarks(severity diag.Severity) []document.Block {
	var blocks []document.Block
	hidden := 0
	for start := 0; start < len(c.diags); {
		end := start
		for end < len(c.diags) && sameSheet(c.diags[start].At, c.diags[end].At) {
			end++
		}
		rows, left := c.remarkRows(c.diags[start:end], severity)
		hidden += left
		if len(rows) > 0 {
			blocks = c.addUnlisted(blocks, c.section("", c.sheetTitle(c.diags[start].At), c.remarkTable(rows)))
		}
		start = end
	}
	if hidden > 0 {
		blocks = append(blocks, c.remark(PrivateRemarks(hidden)))
	}
	return blocks
}

// PrivateRemarks says that n remarks bear on personal data and are left out.
func PrivateRemarks(n int) string {
	return count(n, "remarque porte sur des coordonnées et n’est pas reprise", "remarques portent sur des coordonnées et ne sont pas reprises") + " dans l’édition publique."
}

func sameSheet(a, b diag.Position) bool {
	return a.SheetName() == b.SheetName() && a.File() == b.File()
}

func (c *composer) sheetTitle(at diag.Position) string {
	title := "Classeur"
	if name := at.SheetName(); name != "" {
		title = "Feuille " + french.Quote(name)
	}
	if len(c.p.Sources) > 1 {
		title = joinWith(" – ", title, at.FileName())
	}
	return title
}

// tellsRemedy reports whether the notes say what to do, and the code of the rule
// that the command explains: whoever fills the workbook reads drafts and internal
// editions, the public only wants to know what the figures are worth.
func (c *composer) tellsRemedy() bool { return c.opt.Draft || c.opt.Edition == Internal }

func (c *composer) remarkTable(rows []document.Row) *document.Table {
	table := &document.Table{Caption: c.words("Remarques"), Compact: true, Body: rows}
	cell, rule := document.Column{Width: 1.3, MinWidth: 4}, document.Column{Width: 1.4, MinWidth: 5}
	if c.tellsRemedy() {
		table.Summary = "Une ligne par remarque : cellule, remarque, ce qu’il y a à faire et code de la règle."
		table.Columns = []document.Column{cell, {Width: 6}, {Width: 5}, rule}
		table.Head = c.headRow("Cellule", "Remarque", "À faire", "Règle")
		return table
	}
	table.Summary = "Une ligne par remarque : cellule et remarque."
	table.Columns = []document.Column{cell, {Width: 12}}
	table.Head = c.headRow("Cellule", "Remarque")
	return table
}

// remarkRows prints some remarks of each rule and counts the others; hidden is
// how many the public edition keeps to itself.
func (c *composer) remarkRows(list diag.List, severity diag.Severity) (rows []document.Row, hidden int) {
	printed := map[string]int{}
	var order []string
	for i := range list {
		d := &list[i]
		if d.Severity != severity {
			continue
		}
		if c.opt.Edition != Internal && c.aboutContact(d) {
			hidden++
			continue
		}
		printed[d.Code]++
		switch n := printed[d.Code]; {
		case n == mostPerRule+1 && severity != diag.Error:
			order = append(order, d.Code)
			continue
		case n > mostPerRule && severity != diag.Error:
			continue
		}
		rows = append(rows, c.remarkRow(d))
	}
	for _, code := range order {
		more := printed[code] - mostPerRule
		rows = append(rows, c.noteRow("…",
			"et "+count(more, "autre remarque du même genre", "autres remarques du même genre")+" dans cette feuille.",
			"La commande « nrreport check » les donne toutes.", code))
	}
	return rows, hidden
}

func (c *composer) remarkRow(d *diag.Diagnostic) document.Row {
	return c.noteRow(textOrValue(d.At.Place(), "—"), textOrValue(d.Message, d.Code), textOrValue(d.Remedy, "—"), textOrValue(d.Code, "—"))
}

func (c *composer) noteRow(at, remark, remedy, rule string) document.Row {
	if c.tellsRemedy() {
		return c.row(c.rowHeader(at), c.cell(remark), c.cell(remedy), c.cell(rule))
	}
	return c.row(c.rowHeader(at), c.cell(remark))
}

// aboutContact reports whether a remark stands on, or repeats, the contact's
// name or address, which the public edition does not print, or quotes other
// personal data.
func (c *composer) aboutContact(d *diag.Diagnostic) bool {
	if d.Private {
		return true
	}
	com := &c.p.Community
	for _, personal := range [...]struct {
		at   diag.Position
		text string
	}{{com.ContactName.At, com.ContactName.V}, {com.ContactEmail.At, com.ContactEmail.V}} {
		if !personal.at.IsZero() && d.At == personal.at {
			return true
		}
		if personal.text != "" && (strings.Contains(d.Message, personal.text) || strings.Contains(d.Remedy, personal.text)) {
			return true
		}
	}
	return c.onPersonalExtra(d)
}

// onPersonalExtra reports whether a remark stands on a personal column.
func (c *composer) onPersonalExtra(d *diag.Diagnostic) bool {
	for _, e := range c.p.Community.Extras {
		if e.Personal && e.At == d.At {
			return true
		}
	}
	return false
}
