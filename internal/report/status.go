package report

import (
	"strconv"

	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// A state is always a mark, a word and a tone together, so that neither colour
// nor shape carries it alone.

// statusWords are the statuses of an action as printed, mark first.
var statusWords = [...]struct {
	status plan.Status
	text   string
	tone   document.Tone
}{
	{plan.Planned, "○ À venir", document.Muted},
	{plan.Discussed, "○ À discuter", document.Muted},
	{plan.Ongoing, "◐ En cours", document.Strong},
	{plan.TypedLate, "◐ En cours", document.Strong},
	{plan.Done, "✓ Réalisée", document.Good},
	{plan.Paused, "◫ En pause", document.Attention}, // « ‖ » is said « norme vecteur »
	{plan.Blocked, "✗ Bloquée", document.Bad},
	{plan.Dropped, "⊘ Abandonnée", document.Muted},
}

// statusText is the state of action i, lateness included: « ◐ En cours »,
// « ⚠ En retard de 45 jours », « ✗ Bloquée, en retard de 12 jours ».
func (c *composer) statusText(i int) (string, document.Tone) {
	action, state := &c.p.Actions[i], &c.a.Actions[i]
	text, tone := "Statut non renseigné", document.Muted
	if action.Status.OK() {
		for _, w := range statusWords {
			if w.status == action.Status.V {
				text, tone = w.text, w.tone
			}
		}
	}
	if !state.Late {
		return text, tone
	}
	late := "n retard de " + strconv.Itoa(state.DaysLate) + french.NBSP + french.Plural(state.DaysLate, "jour", "jours")
	switch action.Status.V {
	case plan.Paused, plan.Blocked:
		return text + ", e" + late, tone
	}
	return "⚠ E" + late, document.Attention
}

// stateText adds the progress, where it says more than the status:
// « ◐ En cours, 60 % ».
func (c *composer) stateText(i int) (string, document.Tone) {
	text, tone := c.statusText(i)
	state := &c.a.Actions[i]
	switch c.p.Actions[i].Status.V {
	case plan.Planned, plan.Discussed, plan.Done:
		if state.Progress == 0 || state.Progress == 100 {
			return text, tone
		}
	}
	if !state.HasProgress {
		return text, tone
	}
	return text + ", " + percent(state.Progress), tone
}

// stateWords is a cell that says the state of action i; stateCell also draws
// its progress.
func (c *composer) stateWords(i int) document.Cell {
	cell := c.finished(c.actionStates[i].text)
	cell.Spans[0].Tone = c.actionStates[i].tone
	return cell
}

func (c *composer) stateCell(i int) document.Cell {
	cell := c.stateWords(i)
	if state := &c.a.Actions[i]; state.HasProgress && (state.Progress > 0 || !waiting(c.p.Actions[i].Status.V)) {
		cell.HasBar, cell.Bar = true, state.Progress/100
	}
	return cell
}

// waiting reports whether an action has not begun.
func waiting(s plan.Status) bool { return s == plan.Planned || s == plan.Discussed }

// targetText is where an indicator stands against its target; a judgement on a
// value older than the exercise says which, or it would pass for one on a value
// that nobody gave.
func (c *composer) targetText(s *analysis.IndicatorState) (string, document.Tone) {
	text, tone := targetWords(s.Target)
	switch s.Target {
	case analysis.NoTarget, analysis.TargetUnknown:
		return text, tone
	}
	if c.a.Review && s.LatestYear != 0 && s.LatestYear < c.a.Year {
		text += " (valeur de" + french.NBSP + strconv.Itoa(s.LatestYear) + ")"
	}
	return text, tone
}

func targetWords(s analysis.TargetState) (string, document.Tone) {
	switch s {
	case analysis.Reached:
		return "✓ Cible atteinte", document.Good
	case analysis.OnTrack:
		return "✓ En bonne voie", document.Good
	case analysis.Behind:
		return "⚠ En retard sur la trajectoire", document.Attention
	case analysis.Drifting:
		return "⚠ Plus loin de la cible qu’au départ", document.Attention
	case analysis.Missed:
		return "✗ Cible non atteinte", document.Bad
	case analysis.Underway:
		return "◐ Cible à atteindre", document.Strong
	case analysis.TargetUnknown:
		return "À mesurer", document.Muted
	}
	return "Sans cible", document.Muted
}

// targetCounts says how many indicators stand where, in the words of targetWords:
// the page that holds everything shows a few of them, chosen among the worst, and
// a reader asks what the others are worth. It says nothing where nothing is
// judged yet.
func (c *composer) targetCounts() string {
	var n [analysis.Underway + 1]int
	for i := range c.a.Indicators {
		n[c.a.Indicators[i].Target]++
	}
	all := len(c.a.Indicators)
	if n[analysis.NoTarget] == all || !c.a.Review && !c.anyMeasured() {
		return ""
	}
	var parts []string
	for _, k := range [...]struct {
		state            analysis.TargetState
		singular, plural string
	}{
		{analysis.Reached, "cible atteinte", "cibles atteintes"},
		{analysis.OnTrack, "en bonne voie", "en bonne voie"},
		{analysis.Underway, "cible à atteindre", "cibles à atteindre"},
		{analysis.Behind, "en retard sur la trajectoire", "en retard sur la trajectoire"},
		{analysis.Drifting, "plus loin de la cible qu’au départ", "plus loin de la cible qu’au départ"},
		{analysis.Missed, "cible non atteinte", "cibles non atteintes"},
		{analysis.TargetUnknown, "à" + french.NBSP + "mesurer", "à" + french.NBSP + "mesurer"},
		{analysis.NoTarget, "sans cible", "sans cible"},
	} {
		if n[k.state] > 0 {
			parts = append(parts, count(n[k.state], k.singular, k.plural))
		}
	}
	return count(all, "indicateur", "indicateurs") + " : " + french.Join(parts) + "."
}

// trendText says how an indicator moved since the year before, and whether
// that is the way it should.
func trendText(s *analysis.IndicatorState) (string, document.Tone) {
	rising := s.Current.V > s.Previous.V
	arrow := "↘"
	if rising {
		arrow = "↗"
	}
	switch s.Trend {
	case analysis.Favourable:
		return arrow + " favorable", document.Good
	case analysis.Unfavourable:
		return arrow + " défavorable", document.Bad
	case analysis.Stable:
		return "→ stable", document.Muted
	case analysis.NeutralMove:
		if rising {
			return "↗ en hausse", document.Plain
		}
		return "↘ en baisse", document.Plain
	}
	return "—", document.Muted
}

// legalText is the threshold of the exercise and whether it is met. A stratégie
// that measures nothing yet names it, and says if its starting point is under.
func (c *composer) legalText(l *analysis.LegalState) (string, document.Tone) {
	if l == nil {
		return "", document.Plain
	}
	due := percent(l.Required)
	switch {
	case !l.Applies:
		return "Aucun seuil cette année", document.Muted
	case !l.Known && !c.a.Review && l.Below:
		return "⚠ Sous le seuil légal de " + c.required(l), document.Attention
	case !l.Known && !c.a.Review:
		return "Seuil légal de " + c.required(l), document.Plain
	case !l.Known:
		return "⚠ Seuil légal de " + due + " : non mesuré", document.Attention
	case l.Met:
		return "✓ Seuil légal de " + due + " respecté", document.Good
	}
	return "✗ Seuil légal de " + due + " non respecté", document.Bad
}

// required says what the law asks in the exercise. A rate that was due before is
// never told as if it were to come: « 50 % exigé depuis 2025 », « 20 % exigé
// depuis 2024, puis 25 % en 2027 ». One that was met is not told.
func (c *composer) required(l *analysis.LegalState) string {
	now, _ := l.Threshold.InForce(c.a.Year)
	if now.From < c.a.Year {
		return dueSince(now)
	}
	text := percent(now.Value) + " en " + strconv.Itoa(c.a.Year)
	if before, ok := l.Threshold.InForce(c.a.Year - 1); ok && !l.Raised {
		text = dueSince(before) + ", puis " + text
	}
	return text
}

func dueSince(s decree.Step) string {
	return percent(s.Value) + " exigé depuis " + strconv.Itoa(s.From)
}

// coverageText answers a requirement of the decree in one word.
func coverageText(v analysis.Coverage) (string, document.Tone) {
	switch v {
	case analysis.Met:
		return "✓ Satisfaite", document.Good
	case analysis.Explained:
		return "○ Expliquée", document.Attention
	}
	return "✗ Manquante", document.Bad
}
