package report

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// awareness is the follow-up that sections 4 and 5 of the guide ask for,
// computed from the log: events by format, people reached, actors by typology,
// people certified.
func (c *composer) awareness(theme plan.ThemeID, w analysis.Awareness) []document.Block {
	blocks := []document.Block{
		c.sentence(awarenessText(w)),
		&document.Cards{Items: awarenessCards(w)},
	}
	for _, text := range c.otherFigures(theme) {
		blocks = append(blocks, c.remark("À noter : "+text))
	}
	blocks = append(blocks, c.formatChart(w), c.awarenessTable(w))
	if !w.Diverse {
		blocks = append(blocks, &document.Callout{
			Title: french.Typeset("⚠ Des publics peu variés"), Tone: document.Attention,
			Blocks: []document.Block{c.sentence("Les événements recensés touchent un seul public ou associent une seule catégorie d’acteurs. Le guide interministériel invite à diversifier les deux.")},
		})
	}
	return blocks
}

// contradictsLog is the code of the remark on an indicator that gives another
// figure than the log.
const contradictsLog = "SEN-017"

// otherFigures repeats, where the log is counted, what the check says of the
// indicators of the theme that give another figure: the reader has just met it
// in their table.
func (c *composer) otherFigures(theme plan.ThemeID) []string {
	var texts []string
	for i := range c.diags {
		d := &c.diags[i]
		if d.Code != contradictsLog {
			continue
		}
		for _, n := range c.a.Theme(theme).Indicators {
			if d.At == c.a.Indicators[n].Current.At {
				texts = append(texts, french.Uncapital(d.Message)+" L’écart entre les deux reste à expliquer.")
			}
		}
	}
	return texts
}

// awarenessText says the figures in a sentence.
func awarenessText(w analysis.Awareness) string {
	if !w.CountsPeople() {
		return count(w.Events, "événement a eu lieu", "événements ont eu lieu") +
			". Le nombre de participants n’est pas renseigné." + certifiedText(w)
	}
	text := count(w.Events, "événement a touché", "événements ont touché") + " " + count(w.Reached, "personne", "personnes")
	switch {
	case w.Estimated > 0 && w.Estimated == w.Reached:
		text += " (estimation)"
	case w.Estimated > 0:
		text += ", dont " + french.Integer(int64(w.Estimated)) + " par estimation"
	}
	text += "."
	if w.WithoutCount > 0 {
		text += " Le nombre de participants n’est pas renseigné pour " + count(w.WithoutCount, "événement", "événements") + "."
	}
	return text + certifiedText(w)
}

func certifiedText(w analysis.Awareness) string {
	switch {
	case !w.CountsCertified():
		return " Le nombre de personnes certifiées n’est pas renseigné."
	case w.Certified > 0:
		return " " + count(w.Certified, "personne a obtenu", "personnes ont obtenu") + " une certification."
	}
	return ""
}

// awarenessCards are the figures of the log; one that no event gives is left out.
func awarenessCards(w analysis.Awareness) []document.Card {
	actors := 0
	for _, t := range w.ActorsByCategory {
		actors += t.Count
	}
	note := ""
	switch {
	case w.Estimated > 0 && w.Estimated == w.Reached:
		note = "par estimation"
	case w.Estimated > 0:
		note = "dont " + french.Integer(int64(w.Estimated)) + " par estimation"
	}
	var cards []document.Card
	add := func(n int, singular, plural, note string) {
		cards = append(cards, document.Card{
			Value: french.Integer(int64(n)), Label: french.Plural(n, singular, plural), Note: french.Typeset(note), Tone: document.Strong,
		})
	}
	add(w.Events, "événement", "événements", "")
	if w.CountsPeople() {
		add(w.Reached, "personne touchée", "personnes touchées", note)
	}
	if actors > 0 { // no one types that there were none
		add(actors, "acteur impliqué", "acteurs impliqués", "")
	}
	if w.CountsCertified() {
		add(w.Certified, "personne certifiée", "personnes certifiées", "")
	}
	return cards
}

// formatChart draws the events by format; awarenessTable writes them.
func (c *composer) formatChart(w analysis.Awareness) document.Block {
	var bars []document.Bar
	for _, t := range w.ByFormat {
		bars = append(bars, document.Bar{
			Label: french.Typeset(french.Capital(t.Label)), Segments: []float64{float64(t.Count)}, Text: french.Integer(int64(t.Count)),
		})
	}
	return &document.Figure{
		Caption: c.words("Événements par format"),
		Alt:     barsAlt("Nombre d’événements par format", bars),
		Chart:   &document.BarChart{Unit: "événements", Legend: []document.LegendEntry{{Label: "Événements", Tone: document.Strong}}, Bars: bars},
	}
}

// awarenessTable counts events by format, actors by category, events by
// audience.
func (c *composer) awarenessTable(w analysis.Awareness) *document.Table {
	table := &document.Table{
		Caption: c.words("Événements, acteurs et publics"),
		Summary: "Trois groupes de lignes : nombre d’événements par format, d’acteurs différents par catégorie, d’événements par public.",
		Compact: true,
		Columns: []document.Column{{Width: 4}, {Width: 1, Align: document.Right, MinWidth: 5}},
		Head:    c.headRow("Rubrique", "Nombre"),
	}
	for _, group := range [...]struct {
		title string
		list  []analysis.Tally
	}{
		{"Événements par format", w.ByFormat}, {"Acteurs impliqués, par catégorie", w.ActorsByCategory},
		{"Événements par public visé", w.Audiences},
	} {
		if len(group.list) > 0 {
			table.Body = append(table.Body, c.groupRow(group.title, len(table.Columns)))
		}
		for _, t := range group.list {
			table.Body = append(table.Body, c.row(c.rowHeader(french.Capital(t.Label)), c.integer(t.Count)))
		}
	}
	return table
}

// annexAwareness is the whole log, whatever its date and theme.
func (c *composer) annexAwareness() []document.Block {
	if len(c.p.Events) == 0 {
		return nil
	}
	return c.annexLater("journal", decree.ProsePart{Title: "Journal des actions de sensibilisation"}, c.log)
}

// log is the log, by theme.
func (c *composer) log() []document.Block {
	table := &document.Table{
		Caption: c.words("Journal des actions de sensibilisation"),
		Summary: "Une ligne par événement, groupées par thème : date, format et intitulé, lieu, public visé, organisateur et acteurs, participants et personnes certifiées.",
		Compact: true,
		Columns: []document.Column{
			{Width: 1.7, MinWidth: 6}, {Width: 4}, {Width: 2.3}, {Width: 1.9}, {Width: 4.1}, {Width: 2.4, MinWidth: 6},
		},
		Head: c.headRow("Date", "Événement", "Lieu", "Public visé", "Organisateur et acteurs", "Personnes"),
	}
	register := analysis.ActorRegister(c.p)
	outside := 0
	byTheme := map[plan.ThemeID][]int{}
	for i := range c.p.Events {
		e := &c.p.Events[i]
		outside += one(!c.a.InExercise(e))
		byTheme[e.Theme.Or(0)] = append(byTheme[e.Theme.Or(0)], i)
	}
	for _, theme := range slices.Sorted(maps.Keys(byTheme)) {
		title := "Thème non précisé"
		if theme != 0 {
			title = "Thème " + strconv.Itoa(int(theme))
			if t := c.p.Theme(theme); t != nil {
				title += " – " + c.themeName(t)
			}
		}
		table.Body = append(table.Body, c.groupRow(title, len(table.Columns)))
		for _, i := range byTheme[theme] {
			table.Body = append(table.Body, c.eventRow(&c.p.Events[i], register))
		}
	}
	blocks := []document.Block{}
	if outside > 0 {
		blocks = append(blocks, c.sentence("Le journal est reproduit en entier ; "+
			count(outside, "événement est", "événements sont")+" hors de l’exercice ou sans date, et ne "+
			french.Plural(outside, "compte", "comptent")+" pas dans les totaux."))
	}
	return append(blocks, table)
}

func (c *composer) eventRow(e *plan.Event, register map[string]plan.ActorCategory) document.Row {
	date := c.dateCell(e.Date)
	title := eventTitle(french.Capital(string(e.Format.Or(""))), textOr(e.Title, ""))
	event := c.cell(textOrValue(title, notFilled))
	event.RowHeader = true
	if extras := c.extraLines(e.Extras); len(extras) > 0 {
		blocks := []document.Block{&document.Paragraph{Spans: event.Spans}}
		event = document.Cell{RowHeader: true, Blocks: append(blocks, extras...)}
	}
	return c.row(date, event, c.textCell(e.Place), c.textCell(e.Audience), c.cell(eventActors(e, register)), c.cell(eventPeople(e)))
}

// eventTitle puts the format before the title, unless the title begins with it.
func eventTitle(format, title string) string {
	if strings.HasPrefix(french.Fold(title), french.Fold(format)) {
		return title
	}
	return joinWith(" – ", format, title)
}

func textOrValue(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

// eventActors names who held an event: « Mairie ; Ressourcerie (associatif),
// Réseau Boucle (privé) ». As the figures do, it takes the category of an actor
// from the « Acteurs » sheet, and from the event for one that is not listed
// there; a category that all share is said once.
func eventActors(e *plan.Event, register map[string]plan.ActorCategory) string {
	organiser, typed := textOr(e.Organiser, ""), e.ActorCategory.Or("")
	if len(e.Actors.Items) > 0 && french.Fold(e.Actors.Items[0]) == french.Fold(organiser) {
		organiser = "" // it would be named twice running
	}
	categories := make([]plan.ActorCategory, len(e.Actors.Items))
	for i, name := range e.Actors.Items {
		category, listed := register[french.Fold(name)]
		if !listed {
			category = typed
		}
		categories[i] = category
	}
	named := func(names string, category plan.ActorCategory) string {
		if category == "" {
			return names
		}
		return names + " (" + string(category) + ")"
	}
	actors := ""
	switch {
	case len(categories) == 0 && typed != "":
		actors = "catégorie d’acteurs : " + string(typed)
	case len(categories) == 0:
	case len(slices.Compact(slices.Clone(categories))) == 1:
		actors = named(e.Actors.String(), categories[0])
	default:
		each := make([]string, len(categories))
		for i, name := range e.Actors.Items {
			each[i] = named(name, categories[i])
		}
		actors = strings.Join(each, ", ")
	}
	return textOrValue(joinWith(" ; ", organiser, actors), notFilled)
}

// attended reports whether people come to events of a format: a poster campaign
// has no participants, and an unnamed format may have none.
func attended(f plan.Format) bool {
	switch f {
	case plan.Campaign, plan.OtherFormat, "":
		return false
	}
	return true
}

// eventPeople is « 25 participants (estimation) ; 3 certifications Pix ».
func eventPeople(e *plan.Event) string {
	if !e.Participants.OK() && !e.Certified.OK() {
		return notFilled
	}
	singular, plural := "participant", "participants"
	if !attended(e.Format.Or("")) {
		singular, plural = "personne touchée", "personnes touchées"
	}
	text := plural + " : " + notFilled
	if e.Participants.OK() {
		text = count(int(e.Participants.V), singular, plural)
		if e.Estimated.Or(false) {
			text += " (estimation)"
		}
	}
	if e.Certified.OK() && e.Certified.V != 0 || e.Certification.OK() {
		certified := "certifications : " + notFilled
		if e.Certified.OK() {
			certified = count(int(e.Certified.V), "personne certifiée", "personnes certifiées")
		}
		text += " ; " + certified
		if e.Certification.OK() {
			text += " (" + e.Certification.V + ")"
		}
	}
	return text
}
