package report

import (
	"bytes"
	"encoding/json"
	"path"
	"strconv"

	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/plan"
)

// Schema names the shape of the JSON of a published plan. Its number grows
// when a key changes its meaning or goes away, not when one is added.
const Schema = "nrreport/plan/1"

// DataName is the file name of the JSON embedded in the PDF.
const DataName = "plan.json"

// DataAttachment is the published plan as an embedded file (AFRelationship
// Data).
func DataAttachment(a *analysis.Analysis, opt Options) document.Attachment {
	c := composer{p: a.Plan, opt: opt}
	return document.Attachment{
		Name:         DataName,
		Description:  "Données publiées du plan, lisibles par machine (JSON, version " + path.Base(Schema) + " du format)",
		MIME:         "application/json",
		Relationship: "Data",
		Later:        func() ([]byte, error) { return PublishedJSON(a, opt) },
		Modified:     c.created(),
	}
}

// PublishedJSON is the published plan for machines: UTF-8, one row of the
// workbook per line, keys in French as in the workbook, without accents, in
// this order:
//
//	schema         "nrreport/plan/1"
//	edition        "publique" ou "interne"
//	outil          version of the tool
//	projet         true for a draft
//	sources        [{fichier, sha256, octets}]
//	reference      day lateness is judged at, or null
//	collectivite   the « Collectivité » sheet
//	programme      [{element, texte, methode, date, source, chiffres_cles}]
//	acteurs        [{nom, categorie, role, modalite}]
//	themes         [{numero, intitule, propre, retenu, motif, introduction, bilan, perspectives}]
//	objectifs      [{code, theme, objectif, portee, echeance, resultat_attendu, commentaire}]
//	actions        [{code, theme, objectifs, …, en_retard, jours_de_retard}]
//	indicateurs    [{code, theme, objectifs, …, depart, cible, valeurs}]
//	sensibilisation [{date, theme, format, …}]
//	evolutions     {avant: {fichier, sha256, document, exercice},
//	               valeurs_votees_modifiees, valeurs_votees_modifiees_sans_explication,
//	               lignes: [{groupe, code, intitule, quoi, avant, apres, …}]},
//	               only where the plan is compared with another version
//
// A value that was left blank is null; a list that was left blank is []. Dates
// are "2025-03-03". Amounts are euros, as numbers with two decimals. Percentages
// are points: 35 for 35 %. Long texts are plain, one line per paragraph.
//
// A measure is an object whose « etat » tells the four states apart:
//
//	{"annee":2025,"etat":"valeur","valeur":24}
//	{"annee":2024,"etat":"n.d."}
//	{"annee":2023,"etat":"s.o."}
//	{"annee":2022,"etat":"non renseigné"}
//
// and « illisible » in a draft. Columns that the model does not name are kept
// under « autres ». The public edition has neither the contact's name and
// address nor the personal columns. The same plan, options and version give
// the same bytes.
func PublishedJSON(a *analysis.Analysis, opt Options) ([]byte, error) {
	w := jsonWriter{c: composer{a: a, p: a.Plan, opt: opt}}
	w.encoder = json.NewEncoder(&w.out)
	w.encoder.SetEscapeHTML(false)
	w.document()
	return w.out.Bytes(), w.err
}

// jsonWriter writes one row after the other: a plan of 20,000 actions never
// stands twice in memory.
type jsonWriter struct {
	c       composer
	out     bytes.Buffer
	encoder *json.Encoder
	err     error
}

func (w *jsonWriter) document() {
	p := w.c.p
	w.out.WriteString("{\n")
	w.member("schema", Schema, false)
	w.member("edition", editionName(w.c.opt.Edition), true)
	w.member("outil", joinWith(" ", "nrreport", w.c.opt.Version), true)
	w.member("projet", w.c.opt.Draft, true)
	rows(w, "sources", len(p.Sources), func(i int) any {
		return jsonSource{diag.FileName(p.Sources[i].Name), p.Sources[i].SHA256, p.Sources[i].Size}
	})
	w.member("reference", jsonDay(w.c.a.Reference), true)
	w.member("collectivite", w.community(), true)
	rows(w, "programme", len(p.Programme), func(i int) any { return w.programme(&p.Programme[i]) })
	rows(w, "acteurs", len(p.Actors), func(i int) any { return w.actor(&p.Actors[i]) })
	rows(w, "themes", len(p.Themes), func(i int) any { return w.theme(i) })
	rows(w, "objectifs", len(p.Objectives), func(i int) any { return w.objective(&p.Objectives[i]) })
	rows(w, "actions", len(p.Actions), func(i int) any { return w.action(i) })
	rows(w, "indicateurs", len(p.Indicators), func(i int) any { return w.indicator(&p.Indicators[i]) })
	rows(w, "sensibilisation", len(p.Events), func(i int) any { return w.event(&p.Events[i]) })
	if w.c.opt.Changes != nil {
		w.member("evolutions", w.changes(), true)
	}
	w.out.WriteString("}\n")
}

// jsonChanges is what became of the plan since the version that was adopted.
type jsonChanges struct {
	Before  changes.JSONVersion `json:"avant"`
	Adopted int                 `json:"valeurs_votees_modifiees"`
	Silent  int                 `json:"valeurs_votees_modifiees_sans_explication"`
	Lines   []changes.JSONLine  `json:"lignes"`
}

func (w *jsonWriter) changes() jsonChanges {
	c := w.c.opt.Changes
	lines := c.Lines()
	out := jsonChanges{
		Before: changes.JSONVersionOf(c.Before, diag.FileName), Adopted: len(c.Adopted()), Silent: len(c.Silent()),
		Lines: make([]changes.JSONLine, 0, len(lines)),
	}
	for i := range lines {
		if w.c.prints(&lines[i]) {
			out.Lines = append(out.Lines, lines[i].JSON(diag.FileName))
		}
	}
	return out
}

func editionName(e Edition) string {
	if e == Internal {
		return "interne"
	}
	return "publique"
}

// member writes a key and its value on a line.
func (w *jsonWriter) member(key string, value any, comma bool) {
	if comma {
		w.out.WriteByte(',')
	}
	w.out.WriteString(strconv.Quote(key) + ":")
	w.encode(value)
}

func (w *jsonWriter) encode(value any) {
	if err := w.encoder.Encode(value); err != nil && w.err == nil {
		w.err = err
	}
}

// rows writes a key and a list, one item per line.
func rows(w *jsonWriter, key string, n int, row func(int) any) {
	const sample = 64 // rows that tell how much room the others need
	w.out.WriteString("," + strconv.Quote(key) + ":[\n")
	start := w.out.Len()
	for i := range n {
		if i == sample {
			w.out.Grow((w.out.Len() - start) / sample * (n - sample) * 9 / 8)
		}
		if i > 0 {
			w.out.WriteByte(',')
		}
		w.encode(row(i))
	}
	w.out.WriteString("]\n")
}

type jsonSource struct {
	File   string `json:"fichier"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"octets"`
}

type jsonExtra struct {
	Label string `json:"libelle"`
	Value string `json:"valeur"`
}

func (w *jsonWriter) extras(list []plan.Extra) []jsonExtra {
	var out []jsonExtra
	for _, e := range w.c.printable(list) {
		out = append(out, jsonExtra{e.Label, e.Value})
	}
	return out
}

// given is the value, or nil when the cell was blank or not understood: null.
func given[T any](v plan.Value[T]) *T {
	if !v.OK() {
		return nil
	}
	return &v.V
}

func jsonDay(d plan.Day) *string {
	if d.IsZero() {
		return nil
	}
	iso := d.ISO()
	return &iso
}

func jsonDate(d plan.Date) *string { return jsonDay(d.Or(plan.Day{})) }

func jsonProse(p plan.Prose) *string {
	if p.IsBlank() {
		return nil
	}
	text := p.Plain()
	return &text
}

// euros is an amount with its two decimals.
type euros plan.Cents

// MarshalJSON writes 12345.60.
func (e euros) MarshalJSON() ([]byte, error) {
	cents := int64(e)
	var b []byte
	if cents < 0 {
		b, cents = append(b, '-'), -cents
	}
	b = strconv.AppendInt(b, cents/100, 10)
	return append(b, '.', byte('0'+cents%100/10), byte('0'+cents%10)), nil
}

func jsonMoney(m plan.Money) *euros {
	if !m.OK() {
		return nil
	}
	e := euros(m.V)
	return &e
}

// list is never null.
func list(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

type jsonMeasure struct {
	Year  *int     `json:"annee"`
	State string   `json:"etat"`
	Value *float64 `json:"valeur,omitempty"`
}

func measure(m plan.Measure, year *int) jsonMeasure {
	out := jsonMeasure{Year: year, State: measureText(m, "")}
	if m.Known() {
		out.State, out.Value = "valeur", &m.V
	}
	return out
}

func jsonYear(n plan.Number) *int {
	if !n.OK() {
		return nil
	}
	year := int(n.V)
	return &year
}

type jsonCommunity struct {
	Name           *string            `json:"nom"`
	Nature         *plan.Nature       `json:"nature"`
	SIREN          *string            `json:"siren"`
	Population     *float64           `json:"population"`
	PopulationYear *int               `json:"population_annee"`
	Document       *plan.DocumentType `json:"document"`
	Year           *int               `json:"exercice"`
	Start          *string            `json:"debut"`
	End            *string            `json:"fin"`
	Tax            *plan.TaxBasis     `json:"montants"`
	Elected        *string            `json:"elu_referent"`
	ElectedRole    *string            `json:"elu_qualite"`
	Department     *string            `json:"direction_pilote"`
	ContactRole    *string            `json:"contact_fonction"`
	ContactName    *string            `json:"contact_nom,omitempty"`
	ContactEmail   *string            `json:"contact_courriel,omitempty"`
	Assembly       *string            `json:"organe_deliberant"`
	Session        *string            `json:"date_seance"`
	Deliberation   *string            `json:"deliberation"`
	Annex          *string            `json:"annexe"`
	BudgetDebate   *string            `json:"debat_budgetaire"`
	AuthorFirst    *string            `json:"auteur_prenom"`
	AuthorLast     *string            `json:"auteur_nom"`
	AuthorRole     *string            `json:"auteur_qualite"`
	Editorial      *string            `json:"editorial"`
	Signatory      *string            `json:"signataire"`
	SignatoryRole  *string            `json:"signataire_qualite"`
	Governance     *string            `json:"gouvernance"`
	Evaluation     *string            `json:"evaluation"`
	Extras         []jsonExtra        `json:"autres,omitempty"`
}

func (w *jsonWriter) community() jsonCommunity {
	c := &w.c.p.Community
	out := jsonCommunity{
		Name: given(c.Name), Nature: given(c.Nature), SIREN: given(c.SIREN),
		Population: given(c.Population), PopulationYear: jsonYear(c.PopulationYear),
		Document: given(c.Document), Year: jsonYear(c.Year), Start: jsonDate(c.Start), End: jsonDate(c.End), Tax: given(c.Tax),
		Elected: given(c.Elected), ElectedRole: given(c.ElectedRole), Department: given(c.Department), ContactRole: given(c.ContactRole),
		Assembly: given(c.Assembly), Session: jsonDate(c.SessionDate), Deliberation: given(c.Deliberation), Annex: given(c.Annex),
		BudgetDebate: jsonDate(c.BudgetDebate),
		AuthorFirst:  given(c.AuthorFirst), AuthorLast: given(c.AuthorLast), AuthorRole: given(c.AuthorRole),
		Editorial: jsonProse(c.Editorial), Signatory: given(c.Signatory), SignatoryRole: given(c.SignatoryRole),
		Governance: jsonProse(c.Governance), Evaluation: jsonProse(c.Evaluation), Extras: w.extras(c.Extras),
	}
	if w.c.opt.Edition == Internal {
		out.ContactName, out.ContactEmail = given(c.ContactName), given(c.ContactEmail)
	}
	return out
}

type jsonProgramme struct {
	Element *string     `json:"element"`
	Text    *string     `json:"texte"`
	Method  *string     `json:"methode"`
	Date    *string     `json:"date"`
	Source  *string     `json:"source"`
	Figures *string     `json:"chiffres_cles"`
	Extras  []jsonExtra `json:"autres,omitempty"`
}

func (w *jsonWriter) programme(e *plan.ProgrammeElement) jsonProgramme {
	return jsonProgramme{given(e.Element), jsonProse(e.Text), given(e.Method), jsonDate(e.Date),
		given(e.Source), jsonProse(e.Figures), w.extras(e.Extras)}
}

type jsonActor struct {
	Name        *string             `json:"nom"`
	Category    *plan.ActorCategory `json:"categorie"`
	Role        *string             `json:"role"`
	Involvement *string             `json:"modalite"`
	Extras      []jsonExtra         `json:"autres,omitempty"`
}

func (w *jsonWriter) actor(a *plan.Actor) jsonActor {
	return jsonActor{given(a.Name), given(a.Category), given(a.Role), given(a.Involvement), w.extras(a.Extras)}
}

type jsonTheme struct {
	ID           plan.ThemeID `json:"numero"`
	Title        string       `json:"intitule"`
	Own          bool         `json:"propre"`
	Retained     *bool        `json:"retenu"`
	Reason       *string      `json:"motif"`
	Introduction *string      `json:"introduction"`
	Review       *string      `json:"bilan"`
	Outlook      *string      `json:"perspectives"`
	Extras       []jsonExtra  `json:"autres,omitempty"`
}

func (w *jsonWriter) theme(i int) jsonTheme {
	t := &w.c.p.Themes[i]
	title := textOr(t.Title, "")
	if d := decreeTheme(t.ID); d != nil {
		title = d.Title
	}
	return jsonTheme{t.ID, title, t.Own(), given(t.Retained), jsonProse(t.Reason), jsonProse(t.Introduction),
		jsonProse(t.Review), jsonProse(t.Outlook), w.extras(t.Extras)}
}

type jsonObjective struct {
	Code    *string       `json:"code"`
	Theme   *plan.ThemeID `json:"theme"`
	Title   *string       `json:"objectif"`
	Scope   *plan.Scope   `json:"portee"`
	Due     *string       `json:"echeance"`
	Result  *string       `json:"resultat_attendu"`
	Comment *string       `json:"commentaire"`
	Extras  []jsonExtra   `json:"autres,omitempty"`
}

func (w *jsonWriter) objective(o *plan.Objective) jsonObjective {
	return jsonObjective{given(o.Code), given(o.Theme), given(o.Title), given(o.Scope), jsonDate(o.Due),
		jsonProse(o.Result), jsonProse(o.Comment), w.extras(o.Extras)}
}

type jsonAction struct {
	Code           *string             `json:"code"`
	Theme          *plan.ThemeID       `json:"theme"`
	Objectives     []string            `json:"objectifs"`
	Title          *string             `json:"action"`
	Description    *string             `json:"description"`
	Side           *plan.Side          `json:"volet"`
	Pilot          *string             `json:"direction_pilote"`
	Elected        *string             `json:"elu_referent"`
	Partners       []string            `json:"partenaires"`
	Participation  *plan.Participation `json:"participation_citoyenne"`
	Priority       *plan.Priority      `json:"priorite"`
	Status         *plan.Status        `json:"statut"`
	Late           bool                `json:"en_retard"`
	DaysLate       int                 `json:"jours_de_retard"`
	Progress       *float64            `json:"avancement"`
	Start          *string             `json:"debut"`
	Due            *string             `json:"echeance"`
	PlannedCapital *euros              `json:"budget_prevu_investissement"`
	PlannedRunning *euros              `json:"budget_prevu_fonctionnement"`
	Spent          *euros              `json:"budget_realise"`
	Funders        []string            `json:"financeurs"`
	Staff          *float64            `json:"etp"`
	OtherMeans     *string             `json:"autres_moyens"`
	Indicators     []string            `json:"indicateurs"`
	Review         *string             `json:"bilan"`
	Next           *string             `json:"suite_prevue"`
	Extras         []jsonExtra         `json:"autres,omitempty"`
}

func (w *jsonWriter) action(i int) jsonAction {
	a, s := &w.c.p.Actions[i], &w.c.a.Actions[i]
	return jsonAction{
		Code: given(a.Code), Theme: given(a.Theme), Objectives: list(a.Objectives.Codes), Title: given(a.Title),
		Description: jsonProse(a.Description), Side: given(a.Side), Pilot: given(a.Pilot), Elected: given(a.Elected),
		Partners: list(a.Partners.Items), Participation: given(a.Participation), Priority: given(a.Priority),
		Status: given(a.Status), Late: s.Late, DaysLate: s.DaysLate, Progress: given(a.Progress),
		Start: jsonDate(a.Start), Due: jsonDate(a.Due),
		PlannedCapital: jsonMoney(a.PlannedCapital), PlannedRunning: jsonMoney(a.PlannedRunning), Spent: jsonMoney(a.Spent),
		Funders: list(a.Funders.Items), Staff: given(a.Staff), OtherMeans: jsonProse(a.OtherMeans),
		Indicators: list(a.Indicators.Codes), Review: jsonProse(a.Review), Next: jsonProse(a.Next), Extras: w.extras(a.Extras),
	}
}

type jsonIndicator struct {
	Code       *string         `json:"code"`
	Theme      *plan.ThemeID   `json:"theme"`
	Objectives []string        `json:"objectifs"`
	Title      *string         `json:"indicateur"`
	Unit       *string         `json:"unite"`
	Direction  *plan.Direction `json:"sens"`
	Baseline   jsonMeasure     `json:"depart"`
	Target     jsonMeasure     `json:"cible"`
	Values     []jsonMeasure   `json:"valeurs"`
	Source     *string         `json:"source"`
	Method     *string         `json:"methode"`
	Threshold  *string         `json:"seuil_legal"`
	Comment    *string         `json:"commentaire"`
	Extras     []jsonExtra     `json:"autres,omitempty"`
}

func (w *jsonWriter) indicator(n *plan.Indicator) jsonIndicator {
	values := make([]jsonMeasure, len(w.c.p.Years))
	for k := range w.c.p.Years {
		values[k] = measure(valueAt(n, k), &w.c.p.Years[k])
	}
	return jsonIndicator{
		Code: given(n.Code), Theme: given(n.Theme), Objectives: list(n.Objectives.Codes), Title: given(n.Title),
		Unit: given(n.Unit), Direction: given(n.Direction),
		Baseline: measure(n.Baseline, jsonYear(n.BaselineYear)), Target: measure(n.Target, jsonYear(n.TargetYear)), Values: values,
		Source: given(n.Source), Method: jsonProse(n.Method), Threshold: given(n.Threshold), Comment: jsonProse(n.Comment),
		Extras: w.extras(n.Extras),
	}
}

type jsonEvent struct {
	Date          *string             `json:"date"`
	Theme         *plan.ThemeID       `json:"theme"`
	Format        *plan.Format        `json:"format"`
	Title         *string             `json:"intitule"`
	Place         *string             `json:"lieu"`
	Audience      *string             `json:"public_vise"`
	Organiser     *string             `json:"organisateur"`
	Actors        []string            `json:"acteurs"`
	ActorCategory *plan.ActorCategory `json:"categorie_acteurs"`
	Participants  *float64            `json:"participants"`
	Estimated     *bool               `json:"estimation"`
	Certified     *float64            `json:"personnes_certifiees"`
	Certification *string             `json:"certification"`
	Extras        []jsonExtra         `json:"autres,omitempty"`
}

func (w *jsonWriter) event(e *plan.Event) jsonEvent {
	return jsonEvent{
		jsonDate(e.Date), given(e.Theme), given(e.Format), given(e.Title), given(e.Place), given(e.Audience), given(e.Organiser),
		list(e.Actors.Items), given(e.ActorCategory), given(e.Participants), given(e.Estimated), given(e.Certified),
		given(e.Certification), w.extras(e.Extras),
	}
}
