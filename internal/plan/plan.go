// Package plan is the domain: a stratégie numérique responsable, its objectives,
// actions, indicators and yearly values, as article D. 2311-15-1 of the CGCT
// (décret n° 2022-1084) asks for them. It knows neither Excel nor PDF. Every
// value that came from a cell remembers that cell, so that whoever finds fault
// with it can say where it stands.
package plan

import "nrreport/internal/diag"

// DocumentType is what the report is: it changes the title, the order of the
// parts and which values are due.
type DocumentType string

const (
	// Strategy is the stratégie itself, first adopted or revised.
	Strategy DocumentType = "stratégie"
	// YearlyReview is the bilan annuel, given before the budget debate.
	YearlyReview DocumentType = "bilan annuel"
)

// Nature is the legal nature of the community.
type Nature string

const (
	Commune     Nature = "commune"
	EPCI        Nature = "EPCI à fiscalité propre"
	OtherNature Nature = "autre"
)

// TaxBasis says whether amounts are given hors taxes or toutes taxes comprises.
type TaxBasis string

const (
	ExclTax TaxBasis = "HT"
	InclTax TaxBasis = "TTC"
)

// Plan is everything a workbook says.
type Plan struct {
	// Sources are the workbooks read, in the order given; several when
	// departments' files were merged.
	Sources []Source

	Community  Community
	Programme  []ProgrammeElement
	Actors     []Actor
	Themes     []Theme // the decree's six, in order, then the community's own
	Objectives []Objective
	Actions    []Action
	Indicators []Indicator
	Events     []Event
	// Archive holds the actions closed in earlier exercises, kept for memory.
	// They have no chapter and no rule of their own: they count as measures that
	// the strategy has had, their codes are not to be used again (REF-019), and
	// their budget is in the totals that are compared from year to year.
	Archive []ArchivedAction
	// Years are the yearly columns of the indicators, ascending.
	Years []int
	// Sheets says where each part was read, for a remark on what is not
	// there at all.
	Sheets Sheets
}

// Sheets are positions of whole sheets (no row, no column). One that was not
// read is the zero Position.
type Sheets struct {
	Community, Programme, Actors, Themes    diag.Position
	Objectives, Actions, Indicators, Events diag.Position
}

// Source is one workbook read.
type Source struct {
	Name   string // as it was given, folders included
	SHA256 string // lower-case hexadecimal
	Size   int64  // bytes
}

// Extra is the value of a column that no rule or chapter needs by name. It is
// read, kept, merged and printed in the detailed sheets all the same.
type Extra struct {
	Label string
	Value string
	At    diag.Position
	// Personal marks personal data: left out of the public edition.
	Personal bool
}

// Community is the « Collectivité » sheet.
type Community struct {
	Name           Text
	Nature         Value[Nature]
	SIREN          Text
	Population     Number // inhabitants
	PopulationYear Number
	Document       Value[DocumentType]
	Year           Number // exercice
	Start, End     Date   // of the strategy
	Elected        Text   // élu(e) référent(e)
	ElectedRole    Text
	Department     Text // direction pilote
	ContactRole    Text // function: printed in every edition
	ContactName    Text // personal data: internal edition only
	ContactEmail   Text // personal data unless a shared mailbox: internal edition only
	Assembly       Text // organe délibérant
	SessionDate    Date
	Deliberation   Text // n° de délibération
	Annex          Text // n° d'annexe
	BudgetDebate   Date // date du débat budgétaire
	AuthorFirst    Text // auteur de l'acte: CGCT R. 2131-1
	AuthorLast     Text
	AuthorRole     Text
	Tax            Value[TaxBasis]
	Editorial      Prose
	Signatory      Text
	SignatoryRole  Text
	Governance     Prose
	Evaluation     Prose
	Colour         Text // main colour, "#RRGGBB"
	Logo           *Logo
	Extras         []Extra
}

// Logo is the picture pasted on the « Collectivité » sheet.
type Logo struct {
	// Format is "png" or "jpeg"; other formats are reported and left out.
	Format string
	Data   []byte
	At     diag.Position
}

// ProgrammeElement is one row of the programme de travail.
type ProgrammeElement struct {
	At diag.Position // the row
	// Element is the decree's element ("PT-A", "PT-B", "PT-C"), see decree.
	Element Text
	Text    Prose
	Method  Text
	Date    Date
	Source  Text
	Figures Prose // chiffres clés
	Extras  []Extra
}

// ActorCategory sorts the actors by typology.
type ActorCategory string

const (
	PublicActor    ActorCategory = "public"
	PrivateActor   ActorCategory = "privé"
	NonProfitActor ActorCategory = "associatif"
	CitizenActor   ActorCategory = "citoyen"
	OtherActor     ActorCategory = "autre"
)

// Actor is one public or private body associated with the programme.
type Actor struct {
	At          diag.Position
	Name        Text
	Category    Value[ActorCategory]
	Role        Text
	Involvement Text // modalité d'association
	Extras      []Extra
}

// ThemeID numbers a theme: 1 to 6 are the decree's, 7 and above the community's.
type ThemeID int

// DecreeThemes is the number of themes of article D. 2311-15-1.
const DecreeThemes = 6

// Theme is one row of the « Thèmes » sheet.
type Theme struct {
	At           diag.Position
	ID           ThemeID
	Title        Text
	Retained     YesNo
	Reason       Prose // motif si non retenu
	Introduction Prose
	Review       Prose // bilan de l'année
	Outlook      Prose // perspectives
	Reminder     Prose // what the year before said: for whoever fills the workbook
	ToConfirm    Text  // what an import proposed and nobody has confirmed yet
	Extras       []Extra
}

// Own reports whether the community added the theme itself.
func (t Theme) Own() bool { return t.ID > DecreeThemes }

// Scope is the portée of an objective.
type Scope string

const (
	Yearly    Scope = "annuel"
	MultiYear Scope = "pluriannuel"
)

// Objective is one row of the « Objectifs » sheet.
type Objective struct {
	At      diag.Position
	Code    Text
	Theme   Value[ThemeID]
	Title   Text
	Scope   Value[Scope]
	Due     Date
	Result  Prose // résultat attendu
	Comment Prose
	// ToConfirm is what an import proposed and nobody has confirmed yet.
	ToConfirm Text
	Extras    []Extra
}

// Side is the volet of an action: the two parts of the D. 2311-15 report.
type Side string

const (
	Internal  Side = "interne"
	Territory Side = "territoire"
)

// Priority of an action.
type Priority string

const (
	High   Priority = "élevée"
	Medium Priority = "moyenne"
	Low    Priority = "basse"
)

// Status of an action, as typed. Lateness is computed from the dates.
type Status string

const (
	Planned   Status = "à venir"
	Discussed Status = "à discuter"
	Ongoing   Status = "en cours"
	Done      Status = "réalisée"
	Paused    Status = "en pause"
	Blocked   Status = "bloquée"
	Dropped   Status = "abandonnée"
	// TypedLate is « en retard » typed by hand: understood, then treated as
	// an ongoing action whose lateness the dates must confirm.
	TypedLate Status = "en retard"
)

// Participation is how citizens take part in an action.
type Participation string

const (
	NoParticipation Participation = "pas de participation"
	Information     Participation = "information"
	Consultation    Participation = "consultation"
	Concertation    Participation = "concertation"
	CoConstruction  Participation = "co-construction"
)

// Action is one row of the « Actions » sheet.
type Action struct {
	At             diag.Position
	Code           Text
	Theme          Value[ThemeID]
	Objectives     Refs
	Title          Text
	Description    Prose
	Side           Value[Side]
	Pilot          Text // direction pilote
	Elected        Text // élu(e) référent(e)
	Partners       Names
	Participation  Value[Participation]
	Priority       Value[Priority]
	Status         Value[Status]
	Progress       Percent
	Start, Due     Date
	PlannedCapital Money // budget prévu, investissement
	PlannedRunning Money // budget prévu, fonctionnement
	Spent          Money // budget réalisé
	Funders        Names
	Staff          Number // ETP
	OtherMeans     Prose
	Indicators     Refs
	Review         Prose // bilan de l'année
	Next           Prose // suite prévue
	Reminder       Prose // what the year before said: for whoever fills the workbook
	ToConfirm      Text  // what an import proposed and nobody has confirmed yet
	Extras         []Extra
}

// ArchivedAction is one row of the « Actions archivées » sheet.
type ArchivedAction struct {
	Action
	// ClosedIn is the exercise at the end of which the action was done or
	// dropped.
	ClosedIn Number
}

// Direction is the favourable direction of an indicator.
type Direction string

const (
	Up      Direction = "hausse"
	Down    Direction = "baisse"
	Neutral Direction = "neutre"
)

// Indicator is one row of the « Indicateurs » sheet.
type Indicator struct {
	At           diag.Position
	Code         Text
	Theme        Value[ThemeID]
	Objectives   Refs
	Title        Text
	Unit         Text
	Direction    Value[Direction]
	Baseline     Measure
	BaselineYear Number
	Target       Measure
	TargetYear   Number
	// Values holds one measure per year of Plan.Years, in that order.
	Values    []Measure
	Source    Text
	Method    Prose
	Threshold Text // code of a dated legal threshold, see decree
	Comment   Prose
	ToConfirm Text // what an import proposed and nobody has confirmed yet
	Extras    []Extra
}

// Format is the kind of an awareness event.
type Format string

const (
	Workshop    Format = "atelier"
	Fresk       Format = "fresque"
	Conference  Format = "conférence"
	School      Format = "intervention scolaire"
	RepairCafe  Format = "repair'café"
	Campaign    Format = "campagne"
	Training    Format = "formation"
	OtherFormat Format = "autre"
)

// Event is one row of the « Sensibilisation » log.
type Event struct {
	At            diag.Position
	Date          Date
	Theme         Value[ThemeID] // 4 or 5
	Format        Value[Format]
	Title         Text
	Place         Text
	Audience      Text // public visé
	Organiser     Text
	Actors        Names // acteurs impliqués
	ActorCategory Value[ActorCategory]
	Participants  Number
	Estimated     YesNo
	Certified     Number // personnes certifiées
	Certification Text
	Extras        []Extra
}

// Value returns the indicator's measure for a year, or a NotFilled measure
// when the workbook has no such column.
func (p *Plan) Value(ind *Indicator, year int) Measure {
	for i, y := range p.Years {
		if y == year && i < len(ind.Values) {
			return ind.Values[i]
		}
	}
	return Measure{}
}

// Theme returns the theme of that number, or nil.
func (p *Plan) Theme(id ThemeID) *Theme {
	for i := range p.Themes {
		if p.Themes[i].ID == id {
			return &p.Themes[i]
		}
	}
	return nil
}

// ReferenceDay is the day at which lateness is judged: the session of the
// council, else the budget debate, else, for a yearly review, the last day of the
// exercise: of a strategy that no council has seen yet, nothing is late. It comes
// from the workbook alone, so that the same workbook gives the same report
// next year. It is the zero Day when the workbook gives none of these.
func (p *Plan) ReferenceDay() Day {
	c := &p.Community
	switch {
	case c.SessionDate.OK():
		return c.SessionDate.V
	case c.BudgetDebate.OK():
		return c.BudgetDebate.V
	case c.Year.OK() && c.Document.Or("") != Strategy:
		return Day{Year: int(c.Year.V), Month: 12, Day: 31}
	}
	return Day{}
}
