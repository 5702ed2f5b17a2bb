package report

import (
	"slices"
	"strconv"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// actionAnchor is the anchor of an action's sheet; codes may be missing or
// given twice, ranks may not.
func actionAnchor(i int) string { return "action-" + strconv.Itoa(i+1) }

// actionsOf is the table of some actions: few columns, the sheets say the rest.
// where is « du thème » or « sans thème ».
func (c *composer) actionsOf(list []int, where string) []document.Block {
	if len(list) == 0 {
		return nil
	}
	table := &document.Table{
		Caption: c.words("Actions " + where),
		Summary: "Une ligne par action : code, qui mène à sa fiche, intitulé, direction pilote, échéance, statut et avancement.",
		Columns: []document.Column{
			{Width: 1.2, MinWidth: 4}, {Width: 5.5}, {Width: 3}, {Width: 1.8, MinWidth: 6}, {Width: 2.6, MinWidth: 10},
		},
		Head: c.headRow("Code", "Action", "Direction pilote", "Échéance", "État"),
		Body: make([]document.Row, 0, len(list)),
	}
	for _, i := range list {
		action := &c.p.Actions[i]
		table.Body = append(table.Body, c.row(
			c.actionCode(i), c.finished(c.actionTitles[i]), c.textCell(action.Pilot), c.dateCell(action.Due), c.stateCell(i)))
	}
	return []document.Block{table}
}

// actionCode is the row header of an action, a link to its sheet.
func (c *composer) actionCode(i int) document.Cell {
	spans := c.span(document.Ref(textOr(c.p.Actions[i].Code, "—"), actionAnchor(i)))
	return document.Cell{Spans: spans, RowHeader: true}
}

// finished is a cell whose text has been finished already.
func (c *composer) finished(text string) document.Cell {
	spans := c.spans.take(1)
	spans[0].Text = text
	return document.Cell{Spans: spans}
}

// textCell is a short text, or « non renseigné », muted.
func (c *composer) textCell(t plan.Text) document.Cell {
	if t.OK() && t.V != "" {
		return c.cell(t.V)
	}
	return c.absent()
}

func (c *composer) dateCell(d plan.Date) document.Cell {
	if text := dateShort(d); text != "" {
		return c.finished(text)
	}
	return c.absent()
}

// absent says that a cell was left blank.
func (c *composer) absent() document.Cell {
	cell := c.finished(notFilled)
	cell.Spans[0].Tone = document.Muted
	return cell
}

// annexActions are the sheets of the actions, by theme.
func (c *composer) annexActions() []document.Block {
	if len(c.p.Actions) == 0 {
		return nil
	}
	var blocks []document.Block
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		sheets := make([]document.Block, 0, len(s.Actions))
		for _, i := range s.Actions {
			sheets = append(sheets, c.actionSheet(i))
		}
		blocks = add(blocks, c.section("", name, sheets...))
	})
	return c.annex("fiches-actions", c.fixed.Part.ActionSheets, blocks...)
}

// actionSheet is all that the workbook says of an action. What it does not say
// is named on one line, but for what only a bilan asks for.
func (c *composer) actionSheet(i int) *document.Section {
	s := c.sectionLater(actionAnchor(i), "", func() []document.Block { return []document.Block{c.actionFields(i)} })
	s.Title, s.Unlisted = c.finished(c.actionNames[i]).Spans, true
	return s
}

func (c *composer) actionFields(i int) *document.Fields {
	action, state := &c.p.Actions[i], &c.a.Actions[i]
	f := c.fieldList()
	f.prose("Description", action.Description)
	f.codes("Objectif", "Objectifs", state.Objectives, c.objectiveLabels, action.Objectives, analysis.ObjectiveKind)
	f.text("Direction pilote", action.Pilot.Or(""))
	f.text("Élue ou élu référent", action.Elected.Or(""))
	f.text("Volet", string(action.Side.Or("")))
	f.text("Priorité", string(action.Priority.Or("")))
	f.text("État", c.actionStates[i].text)
	f.dates(action)
	f.money("Investissement prévu", action.PlannedCapital)
	f.money("Fonctionnement prévu", action.PlannedRunning)
	if c.a.Review || !action.Spent.IsBlank() {
		f.money(spentLabel, action.Spent)
	}
	if action.Staff.OK() {
		f.text("Moyens humains", staff(action.Staff.V))
	} else {
		f.text("Moyens humains", "")
	}
	f.names("Financeurs", action.Funders)
	f.names("Partenaires", action.Partners)
	f.text("Participation citoyenne", string(action.Participation.Or("")))
	f.prose("Autres moyens", action.OtherMeans)
	f.codes("Indicateur", "Indicateurs", state.Indicators, c.indicatorLabels, action.Indicators, analysis.IndicatorKind)
	if c.a.Review || !action.Review.IsBlank() {
		f.prose("Bilan de l’année", action.Review)
	}
	if c.a.Review || !action.Next.IsBlank() {
		f.prose("Suite prévue", action.Next)
	}
	f.extras(action.Extras)
	if len(c.p.Sources) > 1 {
		f.text("Classeur d’origine", action.At.FileName())
	}
	if c.opt.Edition != Internal {
		f.blanks = c.expectedBlanks(f.blanks, action, state)
	}
	return f.fields(sheetSummary(action))
}

// expectedBlanks keeps the blanks that the public reads about: what is expected
// of every action. That nobody lends a room, or that a running cost is given and
// no investment, is no gap; whoever fills the workbook has the whole list in the
// internal edition.
func (c *composer) expectedBlanks(blanks []string, action *plan.Action, state *analysis.ActionState) []string {
	kept := slices.DeleteFunc(blanks, func(label string) bool {
		switch label {
		case "Objectifs", "Direction pilote", "Volet", "Échéance":
			return false
		case "Bilan de l’année":
			return waiting(action.Status.V)
		}
		return true
	})
	if !state.Funded {
		kept = append(kept, "Moyens")
	}
	return kept
}

// sheetSummary names the sheet of an action to a screen reader.
func sheetSummary(a *plan.Action) string {
	switch {
	case textOr(a.Code, "") != "":
		return "Fiche de l’action " + a.Code.V
	case textOr(a.Title, "") != "":
		return "Fiche de l’action " + french.Quote(a.Title.V)
	}
	return "Fiche d’une action sans code ni intitulé"
}

// fieldList gathers the pairs of a sheet, and the labels of those left blank.
type fieldList struct {
	c      *composer
	items  []document.Field
	blanks []string
}

// fieldList starts a sheet. The slices of the last one are used again: fields
// copies them out.
func (c *composer) fieldList() *fieldList {
	c.sheet.c = c
	c.sheet.items, c.sheet.blanks = c.sheet.items[:0], c.sheet.blanks[:0]
	return &c.sheet
}

// wideText is the length from which a value takes the whole width.
const wideText = 60

func (f *fieldList) text(label, value string) {
	if value == "" {
		f.blanks = append(f.blanks, label)
		return
	}
	f.items = append(f.items, document.Field{Label: label, Spans: f.c.words(value), Wide: len(value) > wideText})
}

func (f *fieldList) prose(label string, p plan.Prose) {
	if p.IsBlank() {
		f.blanks = append(f.blanks, label)
		return
	}
	cell := f.c.proseCell(p)
	f.items = append(f.items, document.Field{Label: label, Spans: cell.Spans, Blocks: cell.Blocks, Wide: true})
}

func (f *fieldList) money(label string, m plan.Money) {
	if !m.OK() {
		f.blanks = append(f.blanks, label)
		return
	}
	f.text(label, f.c.amount(m.V))
}

// dates are the start and the due date of an action, on one line.
func (f *fieldList) dates(a *plan.Action) {
	if !a.Start.OK() && !a.Due.OK() {
		f.blanks = append(f.blanks, "Début", "Échéance")
		return
	}
	switch start, due := dateShort(a.Start), dateShort(a.Due); {
	case start == "":
		f.text("Calendrier", "échéance le "+due+" ; début "+notFilled)
	case due == "":
		f.text("Calendrier", "début le "+start+" ; échéance non renseignée")
	default:
		f.text("Calendrier", "du "+start+" au "+due)
	}
}

func (f *fieldList) names(label string, n plan.Names) { f.text(label, n.String()) }

// codes prints the rows that a cell cites, by name, then the codes that lead
// nowhere, as typed: nothing is lost.
func (f *fieldList) codes(singular, plural string, known []int, labels []string, cited plan.Refs, kind analysis.Kind) {
	spans := f.c.spans.take(len(known) + len(cited.Codes))[:0]
	add := func(text string) {
		if len(spans) > 0 {
			spans[len(spans)-1].Text += french.NNBSP + "; "
		}
		spans = append(spans, document.Span{Text: text})
	}
	for _, i := range known {
		add(labels[i])
	}
	if len(known) < len(cited.Codes) {
		for _, code := range cited.Codes {
			if _, ok := f.c.a.Find(kind, code); !ok {
				add(code + " (code inconnu)")
			}
		}
	}
	if len(spans) == 0 {
		f.blanks = append(f.blanks, plural)
		return
	}
	f.items = append(f.items, document.Field{Label: french.Plural(len(spans), singular, plural), Spans: spans, Wide: true})
}

func (f *fieldList) extras(extras []plan.Extra) {
	for _, e := range f.c.printable(extras) {
		f.text(french.Typeset(e.Label), e.Value)
	}
}

// fields ends the list with what was left blank.
func (f *fieldList) fields(summary string) *document.Fields {
	if len(f.blanks) > 0 {
		f.items = append(f.items, document.Field{
			Label: "Non renseigné", Wide: true,
			Spans: f.c.span(document.Span{Text: f.c.lowerJoin(f.blanks), Tone: document.Muted}),
		})
	}
	items := f.c.fields.take(len(f.items))
	copy(items, f.items)
	return &document.Fields{Summary: french.Typeset(summary), Items: items, Columns: 2}
}
