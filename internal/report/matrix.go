package report

import (
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// legalFrame says what the law asks, then answers it line by line: the decree
// matrix. It is composed last because it points to the other parts.
func (c *composer) legalFrame() []document.Block {
	legal := c.part("cadre-legal", c.fixed.Part.Legal, c.legalSections()...)
	legal.OnePage = true
	return add(nil, legal, c.part("matrice", c.fixed.Part.Matrix, c.matrix()...))
}

// legalSections are the fixed pages on the law, then its deadlines.
func (c *composer) legalSections() []document.Block {
	var blocks []document.Block
	for i := range c.fixed.Legal.Section {
		s := &c.fixed.Legal.Section[i]
		blocks = append(blocks, c.runIn(s.Title+".", []document.Block{c.sentence(s.Text)})...)
		if len(s.Items) > 0 {
			blocks = append(blocks, c.bullets(s.Items))
		}
	}
	deadlines := &document.Table{
		Caption: c.words("Échéances fixées par la loi"), Compact: true,
		Summary: "Une ligne par échéance : ce qui est dû, quand, et le texte qui le demande.",
		Columns: []document.Column{{Width: 3}, {Width: 4}, {Width: 3}},
		Head:    c.headRow("Ce qui est dû", "Quand", "Texte"),
	}
	for _, d := range c.fixed.Legal.Deadline {
		deadlines.Body = append(deadlines.Body, c.row(c.rowHeader(d.What), c.cell(d.When), c.cell(d.Basis)))
	}
	return append(blocks, deadlines, c.ratesTable())
}

// ratesTable gives the dated rates of the legal thresholds, which the charts
// draw: one column for each year when one of them changes.
func (c *composer) ratesTable() *document.Table {
	thresholds := decree.Thresholds()
	var years []int
	for i := range thresholds {
		for _, s := range thresholds[i].Steps {
			years = append(years, s.From)
		}
	}
	slices.Sort(years)
	years = slices.Compact(years)
	table := &document.Table{
		ID: "tableau-seuils", Caption: c.words("Taux des seuils légaux, selon l’année"), Compact: true,
		Summary: "Une ligne par seuil : son objet et son code, le texte qui le fixe, puis le taux exigé à partir de chaque année où l’un d’eux change.",
		Columns: []document.Column{{Width: 3}, {Width: 5}},
	}
	labels := []string{"Seuil légal", "Texte"}
	for _, year := range years {
		table.Columns = append(table.Columns, document.Column{Width: 1, Align: document.Right, MinWidth: 4})
		labels = append(labels, "Dès "+strconv.Itoa(year))
	}
	table.Head = c.headRow(labels...)
	for i := range thresholds {
		t := &thresholds[i]
		cells := append(c.cells.take(len(labels))[:0], c.rowHeader(t.Short+" ("+t.Code+")"), c.cell(t.Basis))
		for _, year := range years {
			rate, ok := t.At(year)
			if !ok {
				cells = append(cells, c.toned("—", document.Muted))
				continue
			}
			cells = append(cells, c.cell(percent(rate)))
		}
		table.Body = append(table.Body, document.Row{Cells: cells})
	}
	return table
}

// matrix holds the requirements of D. 2311-15-1, then the duties around them.
func (c *composer) matrix() []document.Block {
	lines := slices.Concat(c.a.Matrix, c.a.Duties)
	if len(lines) == 0 {
		return nil
	}
	table := &document.Table{
		ID:      "tableau-matrice",
		Caption: c.words("Exigences du décret et réponses de la stratégie"),
		Summary: "Une ligne par exigence, groupées par partie des textes : exigence et texte, réponse, page du document et cellules du classeur qui le montrent.",
		Compact: true,
		Columns: []document.Column{{Width: 5}, {Width: 5}, {Width: 1, Align: document.Right, MinWidth: 3}, {Width: 3.2}},
		Head:    c.headRow("Exigence", "Réponse", "Page", "Cellules du classeur"),
	}
	part := decree.Part("")
	for i := range lines {
		l := &lines[i]
		if l.Requirement.Part != part {
			part = l.Requirement.Part
			table.Body = append(table.Body, c.groupRow(partTitles[part], len(table.Columns)))
		}
		table.Body = append(table.Body, c.matrixRow(l, i > 0 && lines[i-1].Requirement.Basis == l.Requirement.Basis))
	}
	return []document.Block{c.sentence(matrixText(c.a.Matrix)), table}
}

var partTitles = map[decree.Part]string{
	decree.Programme:   "Programme de travail",
	decree.Content:     "Contenu de la stratégie",
	decree.ThemePart:   "Thèmes proposés par le décret",
	decree.Review:      "Bilan annuel",
	decree.Publication: "Publication",
}

// matrixText counts the answers. The themes are told apart: the article proposes
// them and requires none, so that they are treated, not satisfied.
func matrixText(lines []analysis.MatrixLine) string {
	var requirements, themes tally
	for i := range lines {
		if lines[i].Requirement.Part == decree.ThemePart {
			themes.add(lines[i].Coverage)
		} else {
			requirements.add(lines[i].Coverage)
		}
	}
	asked, proposed := requirements.ofRequirements(), themes.ofThemes()
	switch {
	case asked == "" || proposed == "":
		return french.Capital(asked+proposed) + "."
	case requirements.whole() && themes.whole():
		return french.Capital(asked) + " et " + proposed + "."
	}
	return french.Capital(asked) + ". " + french.Capital(proposed) + "."
}

// tally counts answers of one kind.
type tally struct{ total, met, explained, missing int }

func (t *tally) add(v analysis.Coverage) {
	t.total++
	t.met += one(v == analysis.Met)
	t.explained += one(v == analysis.Explained)
	t.missing += one(v == analysis.Missing)
}

func (t *tally) whole() bool { return t.met == t.total }

// ofRequirements says how many are satisfied and, of the others, which are
// missing: none of them may be explained away.
func (t *tally) ofRequirements() string {
	asked := count(t.total, "exigence", "exigences")
	switch {
	case t.total == 0:
		return ""
	case t.whole() && t.total == 1:
		return "l’unique exigence est satisfaite"
	case t.whole():
		return "les " + asked + " sont satisfaites"
	case t.total == 1:
		return "l’unique exigence n’est pas satisfaite"
	case t.met == 0:
		return "aucune des " + asked + " n’est satisfaite"
	}
	return "sur les " + asked + ", " + count(t.met, "est satisfaite", "sont satisfaites") +
		" et " + count(t.total-t.met, "est manquante", "sont manquantes")
}

func (t *tally) ofThemes() string {
	proposed := count(t.total, "thème proposé", "thèmes proposés")
	switch {
	case t.total == 0:
		return ""
	case t.whole() && t.total == 1:
		return "l’unique thème proposé est traité"
	case t.whole():
		return "les " + proposed + " sont traités"
	case t.missing == t.total && t.total > 1:
		return "aucun des " + proposed + " n’est traité"
	case t.missing == t.total:
		return "l’unique thème proposé n’est pas traité"
	}
	var parts []string
	if t.met > 0 {
		parts = append(parts, count(t.met, "est traité", "sont traités"))
	}
	if t.explained > 0 {
		parts = append(parts, count(t.explained, "n’est pas retenu, avec son motif", "ne sont pas retenus, avec leur motif"))
	}
	if t.missing > 0 {
		parts = append(parts, count(t.missing, "reste à compléter", "restent à compléter"))
	}
	return "sur les " + proposed + ", " + strings.Join(parts, " ; ")
}

// matrixRow answers one requirement. What the text asks is said in full, but
// for the themes, whose chapters open with it; the basis is not repeated from
// one row to the next.
func (c *composer) matrixRow(l *analysis.MatrixLine, sameBasis bool) document.Row {
	word, tone := coverageText(l.Coverage)
	r := &l.Requirement
	requirement := document.Cell{RowHeader: true, Blocks: []document.Block{
		&document.Paragraph{Spans: c.span(document.Span{Text: r.Title, Bold: true})},
	}}
	if r.Part != decree.ThemePart {
		requirement.Blocks = append(requirement.Blocks, c.remark(r.Text))
	}
	if !sameBasis {
		requirement.Blocks = append(requirement.Blocks, &document.Paragraph{
			Style: document.Small, Spans: c.span(document.Span{Text: r.Basis, Tone: document.Muted}),
		})
	}
	answer := document.Cell{Blocks: c.runIn(word+".", []document.Block{c.sentence(l.Answer)})}
	answer.Blocks[0].(*document.Paragraph).Spans[0].Tone = tone
	page := c.toned("—", document.Muted)
	if anchor := c.shownAt(l); c.anchors[anchor] {
		page = document.Cell{Spans: []document.Span{document.PageOf(anchor)}}
	}
	cells := c.toned("—", document.Muted)
	if len(l.Evidence) > 0 {
		cells = c.cell(c.places(l.Evidence))
	}
	return c.row(requirement, answer, page, cells)
}

// shownAt is the anchor of what answers a line, as near as the report has one.
func (c *composer) shownAt(l *analysis.MatrixLine) string {
	near := ""
	switch id := l.Requirement.ID; id {
	case decree.InternalReport:
		near = reviewAnchor(plan.Internal)
	case decree.TerritoryReport:
		near = reviewAnchor(plan.Territory)
	case decree.EvaluationReport:
		near = anchorConduct
	case decree.ActPublication:
		near = anchorOrigin
	default:
		near = programmeAnchor(id)
	}
	if l.Coverage != analysis.Missing && c.anchors[near] {
		return near
	}
	return l.Anchor
}

// places names cells, sheet by sheet: « Actions : C12, C14 ; Thèmes : B3 ». The
// file comes first when the plan was read from several.
func (c *composer) places(list []diag.Position) string {
	text, sheet := "", (*diag.Sheet)(nil)
	for _, at := range list {
		switch {
		case text != "" && at.Sheet == sheet:
			text += ", " + at.Place()
			continue
		case text != "":
			text += " ; "
		}
		sheet = at.Sheet
		text += c.place(at)
	}
	return text
}

// place names one cell.
func (c *composer) place(at diag.Position) string {
	text := at.SheetName()
	if len(c.p.Sources) > 1 {
		text = joinWith(", ", at.FileName(), text)
	}
	return joinWith(" : ", text, at.Place())
}
