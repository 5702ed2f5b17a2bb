package workbook

import (
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// Plan gives the domain's view of the book. Every column of the model goes to
// the field that the tables below name; a column without a field becomes a
// [plan.Extra], so that a column added to the model is in the plan at once.
//
// Nothing is decided here: a cell that was not understood stays Invalid, and
// codes and references stay as typed.
func (b *Book) Plan() *plan.Plan {
	p := &plan.Plan{
		Sources: b.Sources,
	}
	if len(p.Sources) == 0 {
		p.Sources = []plan.Source{b.Source()}
	}
	for _, t := range b.Tables {
		var at diag.Position
		if t.At != nil {
			at.Sheet = t.At
		}
		switch t.Sheet.Key {
		case SheetCommunity:
			p.Sheets.Community = at
			if all := records(t, communityFields, nil); len(all) > 0 {
				p.Community = all[0]
			}
		case SheetProgramme:
			p.Sheets.Programme, p.Programme = at, records(t, programmeFields, nil)
		case SheetActors:
			p.Sheets.Actors, p.Actors = at, records(t, actorFields, nil)
		case SheetThemes:
			p.Sheets.Themes, p.Themes = at, records(t, themeFields, nil)
		case SheetObjectives:
			p.Sheets.Objectives, p.Objectives = at, records(t, objectiveFields, nil)
		case SheetActions:
			p.Sheets.Actions, p.Actions = at, records(t, actionFields, nil)
		case SheetIndicators:
			p.Sheets.Indicators, p.Years = at, t.Years
			p.Indicators = records(t, indicatorFields, func(ind *plan.Indicator, years []Cell) {
				ind.Values = make([]plan.Measure, len(years))
				for i := range years {
					ind.Values[i] = measureOf(&years[i])
				}
			})
		case SheetEvents:
			p.Sheets.Events, p.Events = at, records(t, eventFields, nil)
		case SheetArchive:
			p.Archive = records(t, archiveFields, nil)
		}
	}
	p.Community.Logo = b.Logo
	return p
}

// fieldSet says where the columns of one sheet go in a record of type T.
type fieldSet[T any] struct {
	at     func(*T) *diag.Position // of the row; nil for a form
	extras func(*T) *[]plan.Extra
	fields map[string]field[T] // by column key
}

// field puts a cell of the column into a record.
type field[T any] func(*T, *Column, *Cell)

// records makes a record of each row. years receives the cells of the year
// columns, where the sheet has some.
func records[T any](t *Table, set fieldSet[T], years func(*T, []Cell)) []T {
	if len(t.Rows) == 0 {
		return nil
	}
	columns := t.Sheet.Columns
	fields := make([]field[T], len(columns))
	for i := range columns {
		fields[i] = set.fields[columns[i].Key]
	}
	list := make([]T, len(t.Rows))
	for i := range t.Rows {
		row, record := &t.Rows[i], &list[i]
		if set.at != nil {
			*set.at(record) = row.At
		}
		for j := range columns {
			c := &row.Cells[j]
			if fields[j] != nil {
				fields[j](record, &columns[j], c)
			} else if !c.IsBlank() {
				extras := set.extras(record)
				*extras = append(*extras, plan.Extra{
					Label: columns[j].Header, Value: c.display(&columns[j]), At: c.At, Personal: columns[j].Personal,
				})
			}
		}
		if years != nil {
			years(record, row.Cells[len(columns):])
		}
	}
	return list
}

// The helpers below make a field of each type of the plan.

func stateOf(c *Cell) plan.State {
	switch c.Kind {
	case CellBlank:
		return plan.Blank
	case CellInvalid:
		return plan.Invalid
	}
	return plan.Valid
}

func textField[T any](to func(*T) *plan.Text) field[T] {
	return func(r *T, _ *Column, c *Cell) {
		*to(r) = plan.Text{V: c.validText(), State: stateOf(c), At: c.At}
	}
}

// validText is the text of a cell that was understood.
func (c *Cell) validText() string {
	if c.Kind == CellText {
		return c.Text
	}
	return ""
}

// codedField is a choice whose values the domain knows by a code.
func codedField[T any](to func(*T) *plan.Text) field[T] {
	return func(r *T, col *Column, c *Cell) {
		v := plan.Text{V: c.validText(), State: stateOf(c), At: c.At}
		for i := range col.Values {
			if col.Values[i].Value == v.V {
				v.V = col.Values[i].domain()
				break
			}
		}
		*to(r) = v
	}
}

func choiceField[T any, E ~string](to func(*T) *plan.Value[E]) field[T] {
	return func(r *T, _ *Column, c *Cell) {
		*to(r) = plan.Value[E]{V: E(c.validText()), State: stateOf(c), At: c.At}
	}
}

func proseField[T any](to func(*T) *plan.Prose) field[T] {
	return func(r *T, _ *Column, c *Cell) {
		text := c.Rich
		if c.Kind == CellText { // a book made by hand, not read
			text = richtext.FromPlain(c.Text)
		}
		*to(r) = plan.Prose{Text: text, At: c.At}
	}
}

func numberField[T any](to func(*T) *plan.Number) field[T] {
	return func(r *T, _ *Column, c *Cell) {
		v := plan.Number{State: stateOf(c), At: c.At}
		if c.Kind == CellNumber {
			v.V = c.Number
		}
		*to(r) = v
	}
}

func moneyField[T any](to func(*T) *plan.Money) field[T] {
	return func(r *T, _ *Column, c *Cell) {
		v := plan.Money{State: stateOf(c), At: c.At}
		if c.Kind == CellNumber {
			v.V = plan.Cents(c.Number)
		}
		*to(r) = v
	}
}

func dateField[T any](to func(*T) *plan.Date) field[T] {
	return func(r *T, _ *Column, c *Cell) { *to(r) = plan.Date{V: c.Day, State: stateOf(c), At: c.At} }
}

func yesNoField[T any](to func(*T) *plan.YesNo) field[T] {
	return func(r *T, _ *Column, c *Cell) {
		*to(r) = plan.YesNo{V: c.Kind == CellBool && c.Number != 0, State: stateOf(c), At: c.At}
	}
}

func themeField[T any](to func(*T) *plan.Value[plan.ThemeID]) field[T] {
	return func(r *T, _ *Column, c *Cell) {
		v := plan.Value[plan.ThemeID]{State: stateOf(c), At: c.At}
		if c.Kind == CellNumber {
			v.V = plan.ThemeID(c.Number)
		}
		*to(r) = v
	}
}

func measureField[T any](to func(*T) *plan.Measure) field[T] {
	return func(r *T, _ *Column, c *Cell) { *to(r) = measureOf(c) }
}

func measureOf(c *Cell) plan.Measure {
	m := plan.Measure{At: c.At}
	switch c.Kind {
	case CellNumber:
		m.Kind, m.V = plan.Known, c.Number
	case CellNA:
		m.Kind = plan.NotAvailable
	case CellNotApplicable:
		m.Kind = plan.NotApplicable
	case CellInvalid:
		m.Kind = plan.Unreadable
	}
	return m
}

func refsField[T any](to func(*T) *plan.Refs) field[T] {
	return func(r *T, _ *Column, c *Cell) {
		*to(r) = plan.Refs{Codes: c.Items(), Invalid: c.Kind == CellInvalid, At: c.At}
	}
}

func namesField[T any](to func(*T) *plan.Names) field[T] {
	return func(r *T, _ *Column, c *Cell) { *to(r) = plan.Names{Items: c.Items(), At: c.At} }
}

// Items is the list that a cell of type TypeRefs or TypeNames holds.
func (c *Cell) Items() []string {
	if c.Kind != CellText || c.Text == "" {
		return nil
	}
	return strings.Split(c.Text, listSeparator)
}

// display writes a cell as its author would recognise it.
func (c *Cell) display(col *Column) string {
	switch c.Kind {
	case CellRich:
		return c.Rich.Plain()
	case CellNumber:
		switch col.Type {
		case TypePercent:
			return french.Percent(c.Number)
		case TypeMoney:
			return french.Euros(int64(c.Number))
		case TypeYear, TypeTheme:
			return decimal(c.Number, ',')
		}
		return french.Number(c.Number, 6)
	case CellDate:
		return french.DateShort(c.Day.Year, c.Day.Month, c.Day.Day)
	case CellBool:
		if c.Number != 0 {
			return "oui"
		}
		return "non"
	case CellNA:
		return "n.d."
	case CellNotApplicable:
		return "s.o."
	}
	return c.Text
}

var communityFields = fieldSet[plan.Community]{
	extras: func(c *plan.Community) *[]plan.Extra { return &c.Extras },
	fields: map[string]field[plan.Community]{
		NameKey:              textField(func(c *plan.Community) *plan.Text { return &c.Name }),
		"nature":             choiceField(func(c *plan.Community) *plan.Value[plan.Nature] { return &c.Nature }),
		SIRENKey:             textField(func(c *plan.Community) *plan.Text { return &c.SIREN }),
		"population":         numberField(func(c *plan.Community) *plan.Number { return &c.Population }),
		"population_annee":   numberField(func(c *plan.Community) *plan.Number { return &c.PopulationYear }),
		DocumentKey:          choiceField(func(c *plan.Community) *plan.Value[plan.DocumentType] { return &c.Document }),
		YearKey:              numberField(func(c *plan.Community) *plan.Number { return &c.Year }),
		"debut":              dateField(func(c *plan.Community) *plan.Date { return &c.Start }),
		"fin":                dateField(func(c *plan.Community) *plan.Date { return &c.End }),
		TaxKey:               choiceField(func(c *plan.Community) *plan.Value[plan.TaxBasis] { return &c.Tax }),
		"elu":                textField(func(c *plan.Community) *plan.Text { return &c.Elected }),
		"elu_qualite":        textField(func(c *plan.Community) *plan.Text { return &c.ElectedRole }),
		"direction":          textField(func(c *plan.Community) *plan.Text { return &c.Department }),
		"contact_fonction":   textField(func(c *plan.Community) *plan.Text { return &c.ContactRole }),
		"contact_nom":        textField(func(c *plan.Community) *plan.Text { return &c.ContactName }),
		"contact_courriel":   textField(func(c *plan.Community) *plan.Text { return &c.ContactEmail }),
		"organe":             textField(func(c *plan.Community) *plan.Text { return &c.Assembly }),
		SessionKey:           dateField(func(c *plan.Community) *plan.Date { return &c.SessionDate }),
		"deliberation":       textField(func(c *plan.Community) *plan.Text { return &c.Deliberation }),
		"annexe":             textField(func(c *plan.Community) *plan.Text { return &c.Annex }),
		BudgetDebateKey:      dateField(func(c *plan.Community) *plan.Date { return &c.BudgetDebate }),
		"auteur_prenom":      textField(func(c *plan.Community) *plan.Text { return &c.AuthorFirst }),
		"auteur_nom":         textField(func(c *plan.Community) *plan.Text { return &c.AuthorLast }),
		"auteur_qualite":     textField(func(c *plan.Community) *plan.Text { return &c.AuthorRole }),
		"editorial":          proseField(func(c *plan.Community) *plan.Prose { return &c.Editorial }),
		"signataire":         textField(func(c *plan.Community) *plan.Text { return &c.Signatory }),
		"signataire_qualite": textField(func(c *plan.Community) *plan.Text { return &c.SignatoryRole }),
		"gouvernance":        proseField(func(c *plan.Community) *plan.Prose { return &c.Governance }),
		"evaluation":         proseField(func(c *plan.Community) *plan.Prose { return &c.Evaluation }),
		"couleur":            textField(func(c *plan.Community) *plan.Text { return &c.Colour }),
	},
}

var programmeFields = fieldSet[plan.ProgrammeElement]{
	at:     func(e *plan.ProgrammeElement) *diag.Position { return &e.At },
	extras: func(e *plan.ProgrammeElement) *[]plan.Extra { return &e.Extras },
	fields: map[string]field[plan.ProgrammeElement]{
		"element":  codedField(func(e *plan.ProgrammeElement) *plan.Text { return &e.Element }),
		"texte":    proseField(func(e *plan.ProgrammeElement) *plan.Prose { return &e.Text }),
		MethodKey:  textField(func(e *plan.ProgrammeElement) *plan.Text { return &e.Method }),
		"date":     dateField(func(e *plan.ProgrammeElement) *plan.Date { return &e.Date }),
		"source":   textField(func(e *plan.ProgrammeElement) *plan.Text { return &e.Source }),
		"chiffres": proseField(func(e *plan.ProgrammeElement) *plan.Prose { return &e.Figures }),
	},
}

var actorFields = fieldSet[plan.Actor]{
	at:     func(a *plan.Actor) *diag.Position { return &a.At },
	extras: func(a *plan.Actor) *[]plan.Extra { return &a.Extras },
	fields: map[string]field[plan.Actor]{
		NameKey:       textField(func(a *plan.Actor) *plan.Text { return &a.Name }),
		"categorie":   choiceField(func(a *plan.Actor) *plan.Value[plan.ActorCategory] { return &a.Category }),
		"role":        textField(func(a *plan.Actor) *plan.Text { return &a.Role }),
		"association": textField(func(a *plan.Actor) *plan.Text { return &a.Involvement }),
	},
}

var themeFields = fieldSet[plan.Theme]{
	at:     func(t *plan.Theme) *diag.Position { return &t.At },
	extras: func(t *plan.Theme) *[]plan.Extra { return &t.Extras },
	fields: map[string]field[plan.Theme]{
		NumberKey: func(t *plan.Theme, _ *Column, c *Cell) {
			if c.Kind == CellNumber {
				t.ID = plan.ThemeID(c.Number)
			}
		},
		TitleKey:       textField(func(t *plan.Theme) *plan.Text { return &t.Title }),
		RetainedKey:    yesNoField(func(t *plan.Theme) *plan.YesNo { return &t.Retained }),
		"motif":        proseField(func(t *plan.Theme) *plan.Prose { return &t.Reason }),
		"introduction": proseField(func(t *plan.Theme) *plan.Prose { return &t.Introduction }),
		"bilan":        proseField(func(t *plan.Theme) *plan.Prose { return &t.Review }),
		"perspectives": proseField(func(t *plan.Theme) *plan.Prose { return &t.Outlook }),
		ReminderKey:    proseField(func(t *plan.Theme) *plan.Prose { return &t.Reminder }),
		ConfirmKey:     textField(func(t *plan.Theme) *plan.Text { return &t.ToConfirm }),
	},
}

var objectiveFields = fieldSet[plan.Objective]{
	at:     func(o *plan.Objective) *diag.Position { return &o.At },
	extras: func(o *plan.Objective) *[]plan.Extra { return &o.Extras },
	fields: map[string]field[plan.Objective]{
		CodeKey:    textField(func(o *plan.Objective) *plan.Text { return &o.Code }),
		TitleKey:   textField(func(o *plan.Objective) *plan.Text { return &o.Title }),
		ThemeKey:   themeField(func(o *plan.Objective) *plan.Value[plan.ThemeID] { return &o.Theme }),
		ScopeKey:   choiceField(func(o *plan.Objective) *plan.Value[plan.Scope] { return &o.Scope }),
		DueKey:     dateField(func(o *plan.Objective) *plan.Date { return &o.Due }),
		"resultat": proseField(func(o *plan.Objective) *plan.Prose { return &o.Result }),
		CommentKey: proseField(func(o *plan.Objective) *plan.Prose { return &o.Comment }),
		ConfirmKey: textField(func(o *plan.Objective) *plan.Text { return &o.ToConfirm }),
	},
}

var actionFields = fieldSet[plan.Action]{
	at:     func(a *plan.Action) *diag.Position { return &a.At },
	extras: func(a *plan.Action) *[]plan.Extra { return &a.Extras },
	fields: map[string]field[plan.Action]{
		CodeKey:          textField(func(a *plan.Action) *plan.Text { return &a.Code }),
		TitleKey:         textField(func(a *plan.Action) *plan.Text { return &a.Title }),
		ThemeKey:         themeField(func(a *plan.Action) *plan.Value[plan.ThemeID] { return &a.Theme }),
		ObjectivesKey:    refsField(func(a *plan.Action) *plan.Refs { return &a.Objectives }),
		DescriptionKey:   proseField(func(a *plan.Action) *plan.Prose { return &a.Description }),
		SideKey:          choiceField(func(a *plan.Action) *plan.Value[plan.Side] { return &a.Side }),
		"pilote":         textField(func(a *plan.Action) *plan.Text { return &a.Pilot }),
		"elu":            textField(func(a *plan.Action) *plan.Text { return &a.Elected }),
		"partenaires":    namesField(func(a *plan.Action) *plan.Names { return &a.Partners }),
		"participation":  choiceField(func(a *plan.Action) *plan.Value[plan.Participation] { return &a.Participation }),
		"priorite":       choiceField(func(a *plan.Action) *plan.Value[plan.Priority] { return &a.Priority }),
		StatusKey:        choiceField(func(a *plan.Action) *plan.Value[plan.Status] { return &a.Status }),
		"avancement":     numberField(func(a *plan.Action) *plan.Percent { return &a.Progress }),
		"debut":          dateField(func(a *plan.Action) *plan.Date { return &a.Start }),
		DueKey:           dateField(func(a *plan.Action) *plan.Date { return &a.Due }),
		"budget_invest":  moneyField(func(a *plan.Action) *plan.Money { return &a.PlannedCapital }),
		"budget_fonct":   moneyField(func(a *plan.Action) *plan.Money { return &a.PlannedRunning }),
		"budget_realise": moneyField(func(a *plan.Action) *plan.Money { return &a.Spent }),
		"financeurs":     namesField(func(a *plan.Action) *plan.Names { return &a.Funders }),
		"etp":            numberField(func(a *plan.Action) *plan.Number { return &a.Staff }),
		"autres_moyens":  proseField(func(a *plan.Action) *plan.Prose { return &a.OtherMeans }),
		IndicatorsKey:    refsField(func(a *plan.Action) *plan.Refs { return &a.Indicators }),
		"bilan":          proseField(func(a *plan.Action) *plan.Prose { return &a.Review }),
		"suite":          proseField(func(a *plan.Action) *plan.Prose { return &a.Next }),
		ReminderKey:      proseField(func(a *plan.Action) *plan.Prose { return &a.Reminder }),
		ConfirmKey:       textField(func(a *plan.Action) *plan.Text { return &a.ToConfirm }),
	},
}

// archiveFields are those of an action, and the exercise of its closing.
var archiveFields = func() fieldSet[plan.ArchivedAction] {
	set := fieldSet[plan.ArchivedAction]{
		at:     func(a *plan.ArchivedAction) *diag.Position { return &a.At },
		extras: func(a *plan.ArchivedAction) *[]plan.Extra { return &a.Extras },
		fields: map[string]field[plan.ArchivedAction]{
			ArchiveYearKey: numberField(func(a *plan.ArchivedAction) *plan.Number { return &a.ClosedIn }),
		},
	}
	for key, put := range actionFields.fields {
		set.fields[key] = func(a *plan.ArchivedAction, col *Column, c *Cell) { put(&a.Action, col, c) }
	}
	return set
}()

var indicatorFields = fieldSet[plan.Indicator]{
	at:     func(i *plan.Indicator) *diag.Position { return &i.At },
	extras: func(i *plan.Indicator) *[]plan.Extra { return &i.Extras },
	fields: map[string]field[plan.Indicator]{
		CodeKey:        textField(func(i *plan.Indicator) *plan.Text { return &i.Code }),
		TitleKey:       textField(func(i *plan.Indicator) *plan.Text { return &i.Title }),
		ThemeKey:       themeField(func(i *plan.Indicator) *plan.Value[plan.ThemeID] { return &i.Theme }),
		ObjectivesKey:  refsField(func(i *plan.Indicator) *plan.Refs { return &i.Objectives }),
		UnitKey:        textField(func(i *plan.Indicator) *plan.Text { return &i.Unit }),
		DirectionKey:   choiceField(func(i *plan.Indicator) *plan.Value[plan.Direction] { return &i.Direction }),
		"depart":       measureField(func(i *plan.Indicator) *plan.Measure { return &i.Baseline }),
		"depart_annee": numberField(func(i *plan.Indicator) *plan.Number { return &i.BaselineYear }),
		"cible":        measureField(func(i *plan.Indicator) *plan.Measure { return &i.Target }),
		"cible_annee":  numberField(func(i *plan.Indicator) *plan.Number { return &i.TargetYear }),
		"source":       textField(func(i *plan.Indicator) *plan.Text { return &i.Source }),
		MethodKey:      proseField(func(i *plan.Indicator) *plan.Prose { return &i.Method }),
		ThresholdKey:   textField(func(i *plan.Indicator) *plan.Text { return &i.Threshold }),
		CommentKey:     proseField(func(i *plan.Indicator) *plan.Prose { return &i.Comment }),
		ConfirmKey:     textField(func(i *plan.Indicator) *plan.Text { return &i.ToConfirm }),
	},
}

var eventFields = fieldSet[plan.Event]{
	at:     func(e *plan.Event) *diag.Position { return &e.At },
	extras: func(e *plan.Event) *[]plan.Extra { return &e.Extras },
	fields: map[string]field[plan.Event]{
		"date":              dateField(func(e *plan.Event) *plan.Date { return &e.Date }),
		TitleKey:            textField(func(e *plan.Event) *plan.Text { return &e.Title }),
		ThemeKey:            themeField(func(e *plan.Event) *plan.Value[plan.ThemeID] { return &e.Theme }),
		"format":            choiceField(func(e *plan.Event) *plan.Value[plan.Format] { return &e.Format }),
		"lieu":              textField(func(e *plan.Event) *plan.Text { return &e.Place }),
		"public":            textField(func(e *plan.Event) *plan.Text { return &e.Audience }),
		"organisateur":      textField(func(e *plan.Event) *plan.Text { return &e.Organiser }),
		"acteurs":           namesField(func(e *plan.Event) *plan.Names { return &e.Actors }),
		"categorie_acteurs": choiceField(func(e *plan.Event) *plan.Value[plan.ActorCategory] { return &e.ActorCategory }),
		"participants":      numberField(func(e *plan.Event) *plan.Number { return &e.Participants }),
		"estimation":        yesNoField(func(e *plan.Event) *plan.YesNo { return &e.Estimated }),
		"certifies":         numberField(func(e *plan.Event) *plan.Number { return &e.Certified }),
		"certification":     textField(func(e *plan.Event) *plan.Text { return &e.Certification }),
	},
}
