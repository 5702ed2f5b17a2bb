package analysis

import (
	"cmp"
	"math"
	"slices"

	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// AwarenessThemes are the two themes that the log follows: elected members and
// agents (4), the public (5).
func AwarenessThemes() []plan.ThemeID { return []plan.ThemeID{4, 5} }

// DiversityFrom is the number of events from which one audience alone, or one
// category of actors, begins to mean something.
const DiversityFrom = 3

func (a *Analysis) sumAwareness() {
	register := ActorRegister(a.Plan)
	whole := newAwarenessSum(register)
	byTheme := map[plan.ThemeID]*awarenessSum{}
	for _, id := range AwarenessThemes() {
		byTheme[id] = newAwarenessSum(register)
	}
	for i := range a.Plan.Events {
		e := &a.Plan.Events[i]
		if !a.InExercise(e) {
			continue
		}
		whole.add(e, i)
		if sum := byTheme[e.Theme.Or(0)]; sum != nil {
			sum.add(e, i)
		}
	}
	a.Awareness = whole.result()
	a.AwarenessByTheme = make(map[plan.ThemeID]Awareness, len(byTheme))
	for id, sum := range byTheme {
		a.AwarenessByTheme[id] = sum.result()
	}
}

// InExercise reports whether the awareness figures count the event: its date
// is in the exercise, or the exercise is unknown.
func (a *Analysis) InExercise(e *plan.Event) bool {
	return a.Year == 0 || e.Date.OK() && e.Date.V.Year == a.Year
}

// formats and categories are the model's values, in its order.
var (
	formats = []plan.Format{plan.Workshop, plan.Fresk, plan.Conference, plan.School,
		plan.RepairCafe, plan.Campaign, plan.Training, plan.OtherFormat}
	categories = []plan.ActorCategory{plan.PublicActor, plan.PrivateActor, plan.NonProfitActor,
		plan.CitizenActor, plan.OtherActor}
)

// Labels of what the log does not say.
const (
	FormatNotGiven   = "format non précisé"
	CategoryNotGiven = "catégorie non précisée"
)

// awarenessSum adds events up.
type awarenessSum struct {
	// register gives the category of the actors of the « Acteurs » sheet, by
	// folded name.
	register map[string]plan.ActorCategory
	sum      Awareness
	formats  map[plan.Format]int
	// actors gives the category of each actor counted, by folded name.
	actors map[string]plan.ActorCategory
	// unnamed are the categories of events that name no actor.
	unnamed   map[plan.ActorCategory]bool
	audiences map[string]int // folded → index in sum.Audiences
}

// ActorRegister gives the category of each actor of the « Acteurs » sheet, by
// folded name.
func ActorRegister(p *plan.Plan) map[string]plan.ActorCategory {
	register := make(map[string]plan.ActorCategory, len(p.Actors))
	for _, actor := range p.Actors {
		if actor.Name.OK() && actor.Category.OK() {
			register[french.Fold(actor.Name.V)] = actor.Category.V
		}
	}
	return register
}

func newAwarenessSum(register map[string]plan.ActorCategory) *awarenessSum {
	return &awarenessSum{
		register:  register,
		formats:   map[plan.Format]int{},
		actors:    map[string]plan.ActorCategory{},
		unnamed:   map[plan.ActorCategory]bool{},
		audiences: map[string]int{},
	}
}

func (s *awarenessSum) add(e *plan.Event, index int) {
	r := &s.sum
	r.Events++
	r.Rows = append(r.Rows, index)
	s.formats[e.Format.Or("")]++
	s.addPeople(e)
	s.addActors(e)
	if e.Audience.OK() {
		s.addAudience(e.Audience.V)
	}
}

func (s *awarenessSum) addPeople(e *plan.Event) {
	r := &s.sum
	if people, ok := headcount(e.Participants); ok {
		r.Reached += people
		if e.Estimated.Or(false) {
			r.Estimated += people
		}
	} else {
		r.WithoutCount++
	}
	if people, ok := headcount(e.Certified); ok {
		r.Certified += people
		r.WithCertified++
	}
}

// headcount reads a number of people; half a person or fewer than none is a
// fault that the rules report, and counts for nothing.
func headcount(n plan.Number) (int, bool) {
	if !n.OK() || n.V < 0 || n.V != math.Trunc(n.V) || n.V > 1e9 {
		return 0, false
	}
	return int(n.V), true
}

func (s *awarenessSum) addActors(e *plan.Event) {
	typed := e.ActorCategory.Or("")
	for _, name := range e.Actors.Items {
		folded := french.Fold(name)
		if folded == "" {
			continue
		}
		category, listed := s.register[folded]
		if !listed {
			category = typed
		}
		// An actor counts once: the first event that tells its category decides.
		if s.actors[folded] == "" {
			s.actors[folded] = category
		}
	}
	if e.Actors.IsBlank() && typed != "" {
		s.unnamed[typed] = true // at least one
	}
}

func (s *awarenessSum) addAudience(typed string) {
	r := &s.sum
	folded := french.Fold(typed)
	if i, known := s.audiences[folded]; known {
		r.Audiences[i].Count++
		return
	}
	s.audiences[folded] = len(r.Audiences)
	r.Audiences = append(r.Audiences, Tally{Label: typed, Count: 1})
}

func (s *awarenessSum) result() Awareness {
	r := s.sum
	for _, f := range formats {
		r.ByFormat = appendTally(r.ByFormat, string(f), s.formats[f])
	}
	r.ByFormat = appendTally(r.ByFormat, FormatNotGiven, s.formats[""])
	counts := map[plan.ActorCategory]int{}
	for _, c := range s.actors {
		counts[c]++
	}
	involved := 0
	for _, c := range categories {
		n := counts[c]
		if n == 0 && s.unnamed[c] {
			n = 1
		}
		if n > 0 {
			involved++
		}
		r.ActorsByCategory = appendTally(r.ActorsByCategory, string(c), n)
	}
	r.ActorsByCategory = appendTally(r.ActorsByCategory, CategoryNotGiven, counts[""])
	slices.SortStableFunc(r.Audiences, func(x, y Tally) int { return cmp.Compare(y.Count, x.Count) })
	r.Diverse = r.Events < DiversityFrom || involved >= 2 && len(r.Audiences) != 1
	return r
}

func appendTally(list []Tally, label string, count int) []Tally {
	if count == 0 {
		return list
	}
	return append(list, Tally{Label: label, Count: count})
}
