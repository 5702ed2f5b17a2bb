package report

import (
	"strconv"
	"strings"
	"time"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// ganttRows is how many actions one figure holds, so that a page holds it.
const ganttRows = 32

// mostYearsAround bounds the calendar: a date further from the strategy than
// that (a slip of the keyboard) is drawn at its edge and written in the table.
const mostYearsAround = 3

// calendar draws the actions over time, one figure per theme and per thirty
// actions or so, each with the table of the same dates.
func (c *composer) calendar() []document.Block {
	from, to, ok := c.window()
	if !ok {
		return nil
	}
	var blocks []document.Block
	undated := 0
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		var dated []int
		for _, i := range s.Actions {
			if a := &c.p.Actions[i]; a.Start.OK() || a.Due.OK() {
				dated = append(dated, i)
			} else {
				undated++
			}
		}
		if len(dated) > 0 {
			blocks = c.addUnlisted(blocks, c.sectionLater("", name, func() []document.Block { return c.themeCalendar(name, dated, from, to) }))
		}
	})
	if len(blocks) == 0 {
		return nil
	}
	intro := []document.Block{c.sentence(c.calendarIntro(from, to, undated))}
	return add(nil, c.part("calendrier", c.fixed.Part.Calendar, append(intro, blocks...)...))
}

func (c *composer) calendarIntro(from, to plan.Day, undated int) string {
	text := "Le calendrier court " + french.DateRange(french.Day(from), french.Day(to)) + "."
	if c.a.Review || begun(c.a.Overall) {
		text += " Dans chaque barre, la partie pleine est la part réalisée."
	}
	if ref := c.a.Reference; !ref.IsZero() && !ref.Before(from) && !ref.After(to) {
		text += " Le trait vertical marque la date de référence, le " + dateLong(ref) + "."
	}
	if undated > 0 {
		text += " " + count(undated, "action n’a", "actions n’ont") + " ni début ni échéance et n’y " +
			french.Plural(undated, "figure", "figurent") + " pas."
	}
	return text
}

// window is the time that all the figures show: the strategy's, widened to the
// dates of the actions within reason.
func (c *composer) window() (from, to plan.Day, ok bool) {
	com := &c.p.Community
	from, to = com.Start.Or(plan.Day{}), com.End.Or(plan.Day{})
	if c.a.Year != 0 {
		if from.IsZero() {
			from = plan.Day{Year: c.a.Year, Month: time.January, Day: 1}
		}
		if to.IsZero() {
			to = plan.Day{Year: max(c.a.Year, from.Year), Month: time.December, Day: 31}
		}
	}
	first, last := c.actionDates()
	if first.IsZero() {
		return from, to, false
	}
	if from.IsZero() || first.Before(from) && from.Year-first.Year <= mostYearsAround {
		from = first
	}
	if to.IsZero() || to.Before(last) && last.Year-to.Year <= mostYearsAround {
		to = last
	}
	if !from.Before(to) {
		to = plan.Day{Year: from.Year + 1, Month: from.Month, Day: from.Day}
	}
	return from, to, true
}

// actionDates are the first and last dates of the actions.
func (c *composer) actionDates() (first, last plan.Day) {
	for i := range c.p.Actions {
		first, last = widened(first, last, &c.p.Actions[i])
	}
	return first, last
}

// widened is a time, zero before any date, widened to the dates of an action.
func widened(first, last plan.Day, a *plan.Action) (from, to plan.Day) {
	for _, d := range [2]plan.Date{a.Start, a.Due} {
		if !d.OK() {
			continue
		}
		if first.IsZero() || d.V.Before(first) {
			first = d.V
		}
		if last.IsZero() || last.Before(d.V) {
			last = d.V
		}
	}
	return first, last
}

// themeCalendar cuts a theme's actions into figures, each followed by its
// table.
func (c *composer) themeCalendar(name string, list []int, from, to plan.Day) []document.Block {
	var blocks []document.Block
	pages := (len(list) + ganttRows - 1) / ganttRows
	for page := 1; page <= pages; page++ {
		n := (len(list) + pages - page) / (pages - page + 1) // even shares
		caption := "Calendrier – " + name
		if pages > 1 {
			caption += " (" + strconv.Itoa(page) + " sur " + strconv.Itoa(pages) + ")"
		}
		blocks = append(blocks, c.gantt(caption, list[:n], from, to), c.calendarTable(caption, list[:n]))
		list = list[n:]
	}
	return blocks
}

func (c *composer) gantt(caption string, list []int, from, to plan.Day) *document.Figure {
	chart := &document.Gantt{From: from.Time(), To: to.Time(), Rows: make([]document.GanttRow, 0, len(list))}
	if ref := c.a.Reference; !ref.IsZero() && !ref.Before(from) && !ref.After(to) {
		chart.Today, chart.TodayLabel = ref.Time(), french.DateShort(ref.Year, ref.Month, ref.Day)
	}
	var first, last plan.Day
	done, late := 0, 0
	for _, i := range list {
		first, last = widened(first, last, &c.p.Actions[i])
		chart.Rows = append(chart.Rows, c.ganttRow(i, from, to))
		done += one(c.p.Actions[i].Status.Or("") == plan.Done)
		late += one(c.a.Actions[i].Late)
	}
	return &document.Figure{
		Caption: c.words(caption), Chart: chart,
		Alt: calendarAlt(caption, len(list), first, last, done, late),
	}
}

func (c *composer) ganttRow(i int, from, to plan.Day) document.GanttRow {
	a, s := &c.p.Actions[i], &c.a.Actions[i]
	state := c.actionStates[i]
	return document.GanttRow{
		Label:     c.actionNames[i],
		Start:     clamp(a.Start.Or(from), from, to).Time(),
		End:       clamp(a.Due.Or(to), from, to).Time(),
		OpenStart: !a.Start.OK(), OpenEnd: !a.Due.OK(),
		Progress: s.Progress / 100, Tone: state.tone, Text: state.text,
	}
}

func clamp(d, from, to plan.Day) plan.Day {
	switch {
	case d.Before(from):
		return from
	case d.After(to):
		return to
	}
	return d
}

func (c *composer) calendarTable(caption string, list []int) *document.Table {
	table := &document.Table{
		Caption: c.words("Dates – " + strings.TrimPrefix(caption, "Calendrier – ")),
		Summary: "Une ligne par action du graphique : code, intitulé, début, échéance, statut et avancement.",
		Compact: true,
		Columns: []document.Column{
			{Width: 1.1, MinWidth: 4}, {Width: 6}, {Width: 1.7, MinWidth: 6}, {Width: 1.7, MinWidth: 6}, {Width: 3, MinWidth: 8},
		},
		Head: c.headRow("Code", "Action", "Début", "Échéance", "État"),
		Body: make([]document.Row, 0, len(list)),
	}
	for _, i := range list {
		a := &c.p.Actions[i]
		table.Body = append(table.Body, c.row(
			c.rowHeader(textOr(a.Code, "—")), c.finished(c.actionTitles[i]), c.dateCell(a.Start), c.dateCell(a.Due), c.stateWords(i)))
	}
	return table
}
