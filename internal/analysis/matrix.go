package analysis

import (
	"strconv"
	"strings"

	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// maxEvidence is how many cells a line of the matrix points to: enough to go
// and look, few enough to be printed.
const maxEvidence = 3

// duties returns those that this document answers.
func (a *Analysis) duties() []decree.Requirement {
	var due []decree.Requirement
	for _, d := range decree.Duties() {
		if a.Review || d.Part != decree.Review {
			due = append(due, d)
		}
	}
	return due
}

// answer holds the plan against each requirement.
func (a *Analysis) answer(requirements []decree.Requirement) []MatrixLine {
	lines := make([]MatrixLine, len(requirements))
	for i, r := range requirements {
		line := a.answerOne(r)
		line.Requirement = r
		line.Answer = french.Typeset(line.Answer)
		line.Evidence = cellsOnly(line.Evidence)
		if line.Coverage == Missing {
			line.Anchor = ""
		}
		lines[i] = line
	}
	return lines
}

func (a *Analysis) answerOne(r decree.Requirement) MatrixLine {
	if r.Part == decree.ThemePart {
		return a.answerTheme(r.Theme)
	}
	switch r.ID {
	case decree.Actors:
		return a.answerActors()
	case decree.ImpactReview, decree.UsageReview, decree.EarlierActions:
		return a.answerProgramme(r.ID)
	case decree.StrategyObjectives:
		return a.answerObjectives()
	case decree.StrategyIndicators:
		return a.answerIndicators()
	case decree.StrategyMeasures:
		return a.answerMeasures()
	case decree.StrategyMeans:
		return a.answerMeans()
	case decree.YearlyReview:
		return a.answerCalendar()
	case decree.InternalReport:
		return a.answerSide(plan.Internal)
	case decree.TerritoryReport:
		return a.answerSide(plan.Territory)
	case decree.EvaluationReport:
		return a.answerEvaluation()
	case decree.ActPublication:
		return a.answerAuthor()
	}
	return MatrixLine{Answer: "Cette demande n’est pas vérifiée."}
}

func missing(answer string) MatrixLine { return MatrixLine{Answer: answer} }

func met(anchor, answer string, evidence ...diag.Position) MatrixLine {
	return MatrixLine{Coverage: Met, Answer: answer, Evidence: evidence, Anchor: anchor}
}

// cellsOnly leaves out the positions of what did not come from a cell.
func cellsOnly(evidence []diag.Position) []diag.Position {
	var out []diag.Position
	for _, at := range evidence {
		if at.Row > 0 && len(out) < maxEvidence {
			out = append(out, at)
		}
	}
	return out
}

func cellOr(at, row diag.Position) diag.Position {
	if at.IsZero() {
		return row
	}
	return at
}

func (a *Analysis) answerActors() MatrixLine {
	actors := a.Plan.Actors
	if len(actors) == 0 {
		return missing("Aucun acteur n’est nommé.")
	}
	counts := map[plan.ActorCategory]int{}
	var evidence []diag.Position
	for i := range actors {
		category := actors[i].Category.Or("")
		if counts[category] == 0 {
			evidence = append(evidence, cellOr(actors[i].Name.At, actors[i].At))
		}
		counts[category]++
	}
	var parts []string
	for _, c := range categories {
		if n := counts[c]; n > 0 {
			parts = append(parts, strconv.Itoa(n)+french.NBSP+categoryWord(c, n))
		}
	}
	answer := french.CountNoBreak(len(actors), "acteur nommé", "acteurs nommés")
	switch category := actors[0].Category.Or(""); {
	case len(counts) == 1 && category != "" && category != plan.OtherActor:
		answer += " (" + allOf(len(actors), categoryWord(category, len(actors)), "tous ") + ")"
	case len(parts) > 0:
		answer += " : " + french.Join(parts)
	}
	return met(AnchorActors, answer+".", evidence...)
}

// allOf says a word of one thing, or of all of several: « tous publics ».
func allOf(n int, word, all string) string {
	if n > 1 {
		return all + word
	}
	return word
}

func categoryWord(c plan.ActorCategory, n int) string {
	switch c {
	case plan.PublicActor:
		return french.Plural(n, "public", "publics")
	case plan.PrivateActor:
		return french.Plural(n, "privé", "privés")
	case plan.NonProfitActor:
		return french.Plural(n, "associatif", "associatifs")
	case plan.CitizenActor:
		return french.Plural(n, "citoyen", "citoyens")
	}
	return french.Plural(n, "autre", "autres")
}

func (a *Analysis) answerProgramme(code string) MatrixLine {
	var evidence []diag.Position
	method := ""
	for i := range a.Plan.Programme {
		e := &a.Plan.Programme[i]
		if e.Element.Or("") != code || !e.Text.Says() {
			continue
		}
		evidence = append(evidence, cellOr(e.Text.At, e.At))
		if method == "" {
			method = e.Method.Or("")
		}
	}
	switch {
	case evidence == nil:
		return missing("Le programme de travail n’en dit rien.")
	case method != "":
		return met(AnchorProgramme, "Le texte figure au programme de travail (méthode ou outil : "+strings.TrimSuffix(method, ".")+").", evidence...)
	}
	return met(AnchorProgramme, "Le texte figure au programme de travail.", evidence...)
}

func (a *Analysis) answerObjectives() MatrixLine {
	p := a.Plan
	if len(p.Objectives) == 0 {
		return missing("La stratégie n’a aucun objectif.")
	}
	yearly, multi := 0, 0
	var evidence []diag.Position
	for i := range p.Objectives {
		o := &p.Objectives[i]
		switch o.Scope.Or("") {
		case plan.Yearly:
			yearly++
		case plan.MultiYear:
			multi++
		}
		if len(evidence) < maxEvidence {
			evidence = append(evidence, cellOr(o.Title.At, o.At))
		}
	}
	answer := french.CountNoBreak(len(p.Objectives), "objectif", "objectifs")
	switch n := len(p.Objectives); {
	case yearly == n:
		answer += " (" + allOf(n, french.Plural(n, "annuel", "annuels"), "tous ") + ")"
	case multi == n:
		answer += " (" + allOf(n, french.Plural(n, "pluriannuel", "pluriannuels"), "tous ") + ")"
	case yearly+multi == n:
		answer += " : " + french.CountNoBreak(yearly, "annuel", "annuels") + " et " + french.CountNoBreak(multi, "pluriannuel", "pluriannuels")
	}
	return met(AnchorObjectives, answer+".", evidence...)
}

func (a *Analysis) answerIndicators() MatrixLine {
	attached := 0
	var evidence []diag.Position
	for i := range a.Indicators {
		if len(a.Indicators[i].Objectives) == 0 {
			continue
		}
		attached++
		if len(evidence) < maxEvidence {
			n := &a.Plan.Indicators[i]
			evidence = append(evidence, cellOr(n.Objectives.At, n.At))
		}
	}
	if attached == 0 {
		return missing("Aucun indicateur n’est associé à un objectif.")
	}
	followed := 0
	for i := range a.Objectives {
		if len(a.Objectives[i].Indicators) > 0 {
			followed++
		}
	}
	return met(AnchorIndicators, french.CountNoBreak(attached, "indicateur suit", "indicateurs suivent")+" "+
		outOf(followed, len(a.Objectives), "objectif", "objectifs")+".", evidence...)
}

// outOf writes « 3 objectifs sur 5 », or « les 5 objectifs » when it is all.
func outOf(n, total int, singular, plural string) string {
	switch {
	case n == total && total == 1:
		return "l’unique " + singular
	case n == total:
		return "les " + french.CountNoBreak(total, singular, plural)
	}
	return french.CountNoBreak(n, singular, plural) + " sur" + french.NBSP + french.Integer(int64(total))
}

func (a *Analysis) answerMeasures() MatrixLine {
	p := a.Plan
	if len(p.Actions) == 0 {
		return a.answerMeasuresBefore()
	}
	served := 0
	serves := make([]bool, len(p.Actions)) // an objective
	for i := range a.Objectives {
		if len(a.Objectives[i].Actions) > 0 {
			served++
		}
		for _, k := range a.Objectives[i].Actions {
			serves[k] = true
		}
	}
	serving := 0
	var evidence []diag.Position
	for i := range p.Actions {
		if serves[i] {
			serving++
		}
		if (serves[i] || served == 0) && len(evidence) < maxEvidence {
			evidence = append(evidence, cellOr(p.Actions[i].Title.At, p.Actions[i].At))
		}
	}
	return met(AnchorActions, a.measures(serving, served)+".", evidence...)
}

// answerMeasuresBefore answers for a strategy all of whose actions are archived.
func (a *Analysis) answerMeasuresBefore() MatrixLine {
	done := a.DoneBefore
	if len(done) == 0 {
		return missing("La stratégie n’a aucune mesure.")
	}
	var evidence []diag.Position
	for _, i := range done[:min(len(done), maxEvidence)] {
		x := &a.Plan.Archive[i]
		evidence = append(evidence, cellOr(x.Title.At, x.At))
	}
	return met(AnchorActions, doneBefore(len(done))+".", evidence...)
}

// doneBefore counts the actions of the archive that were done.
func doneBefore(n int) string {
	return french.CountNoBreak(n, "action réalisée", "actions réalisées") + " les années précédentes"
}

// measures says how many actions serve how many objectives, and how many of the
// actions are but a title: the article asks for the measures, and does not say how
// far to describe them.
func (a *Analysis) measures(serving, served int) string {
	all := len(a.Plan.Actions)
	undescribed := 0
	for i := range a.Plan.Actions {
		if !a.Plan.Actions[i].Description.Says() {
			undescribed++
		}
	}
	actions := french.CountNoBreak(all, "action", "actions")
	serve := french.Plural(serving, " sert ", " servent ") + outOf(served, len(a.Objectives), "objectif", "objectifs")
	some := french.CountNoBreak(serving, "action", "actions") + " sur" + french.NBSP + french.Integer(int64(all)) + serve
	aside := ""
	switch {
	case undescribed == 0:
	case all == 1:
		aside = ", qui n’est pas décrite"
	case undescribed == all:
		aside = ", dont aucune n’est décrite"
	default:
		aside = ", dont " + french.CountNoBreak(undescribed, "n’est pas décrite", "ne sont pas décrites")
	}
	switch {
	case served == 0:
		return actions + aside
	case serving < all && aside == "":
		return some
	case serving < all:
		return actions + aside + " ; " + some
	case aside != "":
		return actions + aside + "," + serve
	}
	return actions + serve
}

func (a *Analysis) answerMeans() MatrixLine {
	if len(a.Actions) == 0 {
		return a.answerMeansBefore()
	}
	told := 0
	var evidence []diag.Position
	for i := range a.Actions {
		if !a.Actions[i].Funded {
			continue
		}
		told++
		if len(evidence) < maxEvidence {
			evidence = append(evidence, meansCell(&a.Plan.Actions[i]))
		}
	}
	if told == 0 {
		return missing("Aucune action n’indique ses moyens.")
	}
	answer := "Les moyens sont indiqués pour " + outOf(told, len(a.Actions), "action", "actions")
	var parts []string
	if a.Means.WithPlanned > 0 {
		parts = append(parts, french.Euros(int64(a.Means.Planned()))+" "+french.Plural(a.Means.Planned().Euros(), "prévu", "prévus"))
	}
	if a.Means.WithStaff > 0 {
		parts = append(parts, french.Quantity(a.Means.Staff, 2)+french.NBSP+"ETP")
	}
	if len(parts) > 0 {
		answer += " : " + french.Join(parts)
	}
	return met(AnchorMeans, answer+".", evidence...)
}

// answerMeansBefore does for its means.
func (a *Analysis) answerMeansBefore() MatrixLine {
	told := 0
	var evidence []diag.Position
	for _, i := range a.DoneBefore {
		x := &a.Plan.Archive[i].Action
		if !isFunded(x) {
			continue
		}
		told++
		if len(evidence) < maxEvidence {
			evidence = append(evidence, meansCell(x))
		}
	}
	if told == 0 {
		return missing("Aucune action n’indique ses moyens.")
	}
	return met(AnchorMeans, "Les moyens étaient indiqués pour "+doneBefore(told)+".", evidence...)
}

// meansCell is the first cell of the action that tells its means.
func meansCell(action *plan.Action) diag.Position {
	switch {
	case !action.PlannedCapital.IsBlank():
		return cellOr(action.PlannedCapital.At, action.At)
	case !action.PlannedRunning.IsBlank():
		return cellOr(action.PlannedRunning.At, action.At)
	case !action.Staff.IsBlank():
		return cellOr(action.Staff.At, action.At)
	}
	return cellOr(action.OtherMeans.At, action.At)
}

func (a *Analysis) answerTheme(id plan.ThemeID) MatrixLine {
	t, s := a.Plan.Theme(id), a.Theme(id)
	if t == nil {
		return missing("La ligne du thème manque dans la feuille « Thèmes ».")
	}
	anchor := AnchorTheme + strconv.Itoa(int(id))
	switch {
	case s.Coverage == Explained:
		return MatrixLine{Coverage: Explained, Answer: "Le thème n’est pas retenu ; le motif en est donné.",
			Evidence: []diag.Position{cellOr(t.Reason.At, t.At)}, Anchor: anchor}
	case s.Coverage == Met:
		o, n := s.Objectives[0], s.Indicators[0]
		actions := french.CountNoBreak(len(s.Actions), "action", "actions")
		var x *plan.Action
		if len(s.Actions) > 0 {
			x = &a.Plan.Actions[s.Actions[0]]
		} else {
			actions = doneBefore(len(s.Archived))
			x = &a.Plan.Archive[s.Archived[0]].Action
		}
		return met(anchor, french.Join([]string{
			french.CountNoBreak(len(s.Objectives), "objectif", "objectifs"),
			actions,
			french.CountNoBreak(len(s.Indicators), "indicateur", "indicateurs")})+".",
			cellOr(a.Plan.Objectives[o].Title.At, a.Plan.Objectives[o].At),
			cellOr(x.Title.At, x.At),
			cellOr(a.Plan.Indicators[n].Title.At, a.Plan.Indicators[n].At))
	case SetAside(t):
		return missing("Le thème n’est pas retenu, sans motif.")
	}
	return missing("Il manque " + french.Join(s.Missing) + ".")
}

func (a *Analysis) answerCalendar() MatrixLine {
	c := &a.Plan.Community
	switch {
	case !c.SessionDate.OK():
		return missing("La date de séance n’est pas indiquée.")
	case !c.BudgetDebate.OK():
		return missing("La date du débat budgétaire n’est pas indiquée.")
	}
	session, debate := date(c.SessionDate.V), date(c.BudgetDebate.V)
	if c.SessionDate.V.After(c.BudgetDebate.V) {
		return missing("Le bilan est présenté le " + session + ", après le débat budgétaire du " + debate + ".")
	}
	return met(AnchorReview, "Le bilan est présenté le "+session+" ; le débat budgétaire a lieu le "+debate+".",
		c.SessionDate.At, c.BudgetDebate.At)
}

func date(d plan.Day) string { return french.Date(d.Year, d.Month, d.Day) }

func (a *Analysis) answerSide(side plan.Side) MatrixLine {
	total, told := 0, 0
	var evidence []diag.Position
	for i := range a.Plan.Actions {
		action := &a.Plan.Actions[i]
		if action.Side.Or("") != side {
			continue
		}
		total++
		if !action.Review.Says() {
			continue
		}
		told++
		if len(evidence) < maxEvidence {
			evidence = append(evidence, cellOr(action.Review.At, action.At))
		}
	}
	switch {
	case total == 0:
		return missing("Aucune action ne relève du volet « " + string(side) + " ».")
	case told == 0:
		return missing("Aucune action du volet « " + string(side) + " » n’a de bilan de l’année.")
	}
	return met(AnchorReview, "Un bilan de l’année est donné pour "+outOf(told, total, "action", "actions")+
		" du volet « "+string(side)+" ».", evidence...)
}

func (a *Analysis) answerEvaluation() MatrixLine {
	c := &a.Plan.Community
	var lacking []string
	if !c.Governance.Says() {
		lacking = append(lacking, "la gouvernance")
	}
	if !c.Evaluation.Says() {
		lacking = append(lacking, "l’évaluation")
	}
	if lacking != nil {
		if len(lacking) > 1 {
			return missing("Le document ne décrit ni " + strings.Join(lacking, " ni ") + ".")
		}
		return missing("Le document ne décrit pas " + lacking[0] + ".")
	}
	return met(AnchorGovernance, "La gouvernance et l’évaluation sont décrites.", c.Governance.At, c.Evaluation.At)
}

func (a *Analysis) answerAuthor() MatrixLine {
	c := &a.Plan.Community
	if !c.AuthorFirst.OK() || !c.AuthorLast.OK() || !c.AuthorRole.OK() {
		return missing("Le prénom, le nom ou la qualité de l’auteur de l’acte manque.")
	}
	return met("", "L’auteur de l’acte est nommé, avec sa qualité ; la mise en ligne et sa date reviennent à la collectivité.", c.AuthorFirst.At, c.AuthorLast.At, c.AuthorRole.At)
}
