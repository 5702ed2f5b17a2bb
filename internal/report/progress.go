package report

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/french"
)

// progressParts are the counts of a progress that are not zero, in words:
// « 3 réalisées », « 4 en cours ».
func progressParts(p analysis.Progress) []string {
	var parts []string
	for _, k := range [...]struct {
		n                int
		singular, plural string
	}{
		{p.Done, "réalisée", "réalisées"}, {p.Ongoing, "en cours", "en cours"},
		{p.Planned, "à venir", "à venir"}, {p.Paused, "en pause", "en pause"},
		{p.Blocked, "bloquée", "bloquées"}, {p.Dropped, "abandonnée", "abandonnées"},
		{withoutStatus(p), "sans statut", "sans statut"},
	} {
		if k.n > 0 {
			parts = append(parts, count(k.n, k.singular, k.plural))
		}
	}
	return parts
}

// withoutCount is « réalisées » for « 3 réalisées ».
func withoutCount(part string) string {
	_, word, _ := strings.Cut(part, french.NBSP)
	return word
}

// withoutStatus counts the actions whose status is not known.
func withoutStatus(p analysis.Progress) int {
	return p.Actions - p.Done - p.Ongoing - p.Planned - p.Paused - p.Blocked - p.Dropped
}

// progressText says where actions stand: « 8 actions : 3 réalisées, 4 en cours
// et 1 à venir. L’avancement moyen est de 45 %. 1 action est en retard. »
func progressText(p analysis.Progress) string {
	if p.Actions == 0 {
		return "Aucune action n’est inscrite."
	}
	parts := progressParts(p)
	text := count(p.Actions, "action", "actions") + " : " + french.Join(parts) + "."
	if len(parts) == 1 {
		text = count(p.Actions, "action", "actions, toutes") + " " + withoutCount(parts[0]) + "."
	}
	if p.Known > 0 {
		mean := " L’avancement moyen est de "
		if p.Actions == 1 {
			mean = " Son avancement est de "
		}
		text += mean + wholePercent(p.Mean)
		if open := p.Actions - p.Dropped; p.Known < open {
			text += " (" + overThoseThatTell(p.Known) + ")"
		}
		text += "."
	}
	if p.Late > 0 {
		text += " " + french.Capital(lateText(p.Late, p.Actions)) + "."
	}
	return text
}

// lateText says how many of the actions just counted are late: « elle est en
// retard » of a lone one, which « 1 action » would name as another.
func lateText(late, actions int) string {
	switch {
	case actions == 1:
		return "elle est en retard"
	case late == actions:
		return "toutes sont en retard"
	}
	return count(late, "action est en retard", "actions sont en retard")
}

// overThoseThatTell says that a mean leaves out the actions whose progress is
// not known.
func overThoseThatTell(n int) string {
	if n == 1 {
		return "sur la seule action dont il est connu"
	}
	return "sur les " + french.Integer(int64(n)) + " actions dont il est connu"
}

// statusLegend ranks the segments of the bars of progress.
var statusLegend = []document.LegendEntry{
	{Label: "Réalisées", Tone: document.Good},
	{Label: "En cours", Tone: document.Strong},
	{Label: "À venir", Tone: document.Muted},
	{Label: "En pause ou bloquées", Tone: document.Attention},
	{Label: "Abandonnées ou sans statut", Tone: document.Plain},
}

// statusSegments follow statusLegend.
func statusSegments(p analysis.Progress) []float64 {
	return []float64{
		float64(p.Done), float64(p.Ongoing), float64(p.Planned),
		float64(p.Paused + p.Blocked), float64(p.Dropped + withoutStatus(p)),
	}
}

// progressTable is the progress of each theme, drawn and written in one table,
// for the page that must hold everything.
func (c *composer) progressTable() *document.Table {
	table := &document.Table{
		Caption: c.words("Avancement par thème"),
		Summary: "Une ligne par thème : nombre d’actions, réalisées, en retard, et avancement moyen ; la dernière ligne est l’ensemble.",
		Compact: true,
		Columns: []document.Column{
			{Width: 6}, {Width: 1.5, Align: document.Right, MinWidth: 4}, {Width: 1.7, Align: document.Right, MinWidth: 5},
			{Width: 1.7, Align: document.Right, MinWidth: 5}, {Width: 3.5, MinWidth: 8},
		},
		Head: c.headRow("Thème", "Actions", "Réalisées", "En retard", "Avancement moyen"),
	}
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		if s.Progress.Actions > 0 {
			table.Body = append(table.Body, c.shortProgress(name, s.Progress))
		}
	})
	if len(table.Body) == 0 {
		return nil
	}
	total := c.shortProgress("Ensemble", c.a.Overall)
	total.Total = true
	table.Body = append(table.Body, total)
	return table
}

func (c *composer) shortProgress(name string, p analysis.Progress) document.Row {
	full := c.progressRow(name, p).Cells
	return c.row(full[0], full[1], full[2], full[7], full[8])
}

// progressChart draws the actions of each theme by status, with the table of
// the same figures under it.
func (c *composer) progressChart() []document.Block {
	if !c.a.Review && !begun(c.a.Overall) {
		return nil
	}
	var bars, spoken []document.Bar // the alternative text says every count
	var rows []document.Row
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		p := s.Progress
		if p.Actions == 0 {
			return
		}
		label := french.Typeset(name)
		bars = append(bars, document.Bar{Label: label, Segments: statusSegments(p),
			Text: count(p.Done, "réalisée", "réalisées") + " sur " + french.Integer(int64(p.Actions))})
		spoken = append(spoken, document.Bar{Label: label, Text: french.Join(progressParts(p))})
		rows = append(rows, c.progressRow(name, p))
	})
	if len(rows) == 0 {
		return nil
	}
	figure := &document.Figure{
		Caption: c.words("Actions de chaque thème, par statut"),
		Alt:     barsAlt("Nombre d’actions de chaque thème par statut", spoken),
		Chart:   &document.BarChart{Unit: "actions", Legend: statusLegend, Bars: bars},
	}
	table := &document.Table{
		Caption: c.words("Avancement par thème"),
		Summary: "Une ligne par thème : nombre d’actions, d’actions réalisées, en cours, à venir, en pause ou bloquées, abandonnées ou sans statut, puis celles de ces actions qui sont en retard, et avancement moyen ; la dernière ligne est le total.",
		Compact: true,
		Columns: []document.Column{
			{Width: 5}, {Width: 1.1, Align: document.Right, MinWidth: 3.5}, {Width: 1.3, Align: document.Right, MinWidth: 4.5},
			{Width: 1.1, Align: document.Right, MinWidth: 3.5}, {Width: 1.1, Align: document.Right, MinWidth: 3.5},
			{Width: 1.5, Align: document.Right, MinWidth: 4.5}, {Width: 1.6, Align: document.Right, MinWidth: 6},
			{Width: 1.2, Align: document.Right, MinWidth: 4}, {Width: 1.6, Align: document.Right, MinWidth: 5.5},
		},
		Head: c.headRow("Thème", "Actions", "Réalisées", "En cours", "À venir", "En pause, bloquées", "Abandonnées, sans statut", "Dont en retard", "Avancement"),
		Body: append(rows, c.progressTotal()),
	}
	return []document.Block{figure, table}
}

func (c *composer) progressTotal() document.Row {
	total := c.progressRow("Ensemble", c.a.Overall)
	total.Total = true
	return total
}

func (c *composer) progressRow(name string, p analysis.Progress) document.Row {
	row := c.row(c.rowHeader(name), c.integer(p.Actions), c.integer(p.Done), c.integer(p.Ongoing), c.integer(p.Planned),
		c.integer(p.Paused+p.Blocked), c.integer(p.Dropped+withoutStatus(p)), c.integer(p.Late), c.toned("—", document.Muted))
	if p.Late > 0 {
		row.Cells[7].Tone = document.Attention
	}
	if p.Known > 0 {
		row.Cells[8] = c.cell(wholePercent(p.Mean))
		row.Cells[8].HasBar, row.Cells[8].Bar = true, p.Mean/100
	}
	return row
}

func (c *composer) integer(n int) document.Cell { return c.cell(french.Integer(int64(n))) }
