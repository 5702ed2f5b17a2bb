package rules

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// coded is one row of a sheet whose rows have a code.
type coded struct {
	kind        analysis.Kind
	noun        string
	code, title plan.Text
	theme       plan.Value[plan.ThemeID]
	at          diag.Position
	// index is the row's rank in its slice of the plan.
	index int
}

func (c *coded) name() string { return row(c.noun, c.code, c.title, c.at) }

// codedRows goes through the objectives, the actions and the indicators. The
// row given is only good until the next one.
func codedRows(p *plan.Plan, do func(c *coded)) {
	var c coded
	for i := range p.Objectives {
		c = codedObjective(p, i)
		do(&c)
	}
	for i := range p.Actions {
		c = codedAction(p, i)
		do(&c)
	}
	for i := range p.Indicators {
		c = codedIndicator(p, i)
		do(&c)
	}
}

func codedObjective(p *plan.Plan, i int) coded {
	o := &p.Objectives[i]
	return coded{analysis.ObjectiveKind, "objectif", o.Code, o.Title, o.Theme, o.At, i}
}

func codedAction(p *plan.Plan, i int) coded {
	x := &p.Actions[i]
	return coded{analysis.ActionKind, "action", x.Code, x.Title, x.Theme, x.At, i}
}

func codedIndicator(p *plan.Plan, i int) coded {
	n := &p.Indicators[i]
	return coded{analysis.IndicatorKind, "indicateur", n.Code, n.Title, n.Theme, n.At, i}
}

// strayRow says what a row has that was only begun, or that is no row of the
// plan at all.
type strayRow uint8

const (
	straySomething strayRow = iota + 1 // neither code, nor title, nor theme: a total, the end of another row's text
	strayTitle                         // a title alone: a note
	strayCode                          // a code alone, or the title of a part typed in its column
	strayEvent                         // of the log: a note or a total under it, or an event only begun
)

// teller is the rule that tells a stray row.
func (s strayRow) teller() string {
	switch s {
	case strayCode:
		return codeOfBareCode
	case strayEvent:
		return codeOfStrayEvent
	}
	return codeOfMissing
}

// covers reports whether the remark of a stray row makes that of a rule on it one
// too many. A row of the log is printed all the same: what is wrong with what it
// says, a name or a count that cannot be, is still told.
func (s strayRow) covers(rule *Rule) bool {
	if s == strayEvent && (rule.Severity == diag.Error || !strings.HasPrefix(rule.Code, "SEN-")) {
		return false
	}
	return rule.Code != s.teller()
}

// strayRows are the rows that hold nothing that places them in the plan. One
// remark tells each, its teller's, since one for every blank cell would say nothing
// more.
func strayRows(p *plan.Plan) map[diag.Position]strayRow {
	rows := map[diag.Position]strayRow{}
	codedRows(p, func(c *coded) {
		if kind := c.stray(p); kind != 0 {
			rows[rowOf(c.at)] = kind
		}
	})
	for i := range p.Events {
		if e := &p.Events[i]; isStrayEvent(e) {
			rows[rowOf(e.At)] = strayEvent
		}
	}
	return rows
}

// stray tells a note or a total left under the table, a heading between the rows,
// or a row that was only begun; it is 0 for a row of the plan.
func (c *coded) stray(p *plan.Plan) strayRow {
	switch {
	case !c.theme.IsBlank() || c.isBegun(p):
		return 0
	case c.code.IsBlank() && c.title.OK():
		return strayTitle
	case c.code.OK() && c.title.IsBlank():
		return strayCode
	case c.code.IsBlank() && c.title.IsBlank():
		return straySomething
	}
	return 0
}

// isBegun reports whether a row says where it stands in the plan otherwise than
// by its code, its title and its theme.
func (c *coded) isBegun(p *plan.Plan) bool {
	switch c.kind {
	case analysis.ObjectiveKind:
		o := &p.Objectives[c.index]
		return !o.Scope.IsBlank() || !o.Due.IsBlank()
	case analysis.ActionKind:
		x := &p.Actions[c.index]
		return !x.Objectives.IsBlank() || !x.Side.IsBlank() || !x.Pilot.IsBlank() || !x.Status.IsBlank() || !x.Due.IsBlank()
	}
	n := &p.Indicators[c.index]
	return !n.Objectives.IsBlank() || !n.Unit.IsBlank() || !n.Direction.IsBlank()
}

// rowOf is the row of a cell.
func rowOf(at diag.Position) diag.Position {
	at.Col = 0
	return at
}

// placedTheme is the theme under which the report puts the row, 0 for none.
func placedTheme(a *analysis.Analysis, c *coded) plan.ThemeID {
	switch c.kind {
	case analysis.ObjectiveKind:
		return a.Objectives[c.index].Theme
	case analysis.ActionKind:
		return a.Actions[c.index].Theme
	}
	return a.Indicators[c.index].Theme
}

// looseCode forgives what a hurried hand changes in a code: the separators,
// leading zeros, and the letter o typed for a zero. It serves to suggest only.
func looseCode(code string) string {
	b := make([]byte, 0, len(code))
	digits := false // a number has begun
	for _, r := range french.FoldCode(code) {
		switch {
		case (r == '0' || r == 'o' && len(b) > 0) && !digits:
			// a leading zero
		case r == 'o' && digits:
			b = append(b, '0')
		case r >= '0' && r <= '9':
			b, digits = append(b, byte(r)), true
		case unicode.IsLetter(r):
			b, digits = append(b, string(r)...), false
		case digits:
			b, digits = append(b, '.'), false
		}
	}
	return strings.TrimRight(string(b), ".")
}

// advisor suggests the code that a reference may have meant. Its tables are
// made at the first unknown code: most plans have none.
type advisor struct {
	plan *plan.Plan
	// loose and titled give a code by its [looseCode], and by its row's title, folded.
	loose, titled map[kindOf]string
}

type kindOf struct {
	kind analysis.Kind
	key  string
}

func (v *advisor) build() {
	v.loose, v.titled = map[kindOf]string{}, map[kindOf]string{}
	codedRows(v.plan, func(c *coded) {
		if !c.code.OK() {
			return
		}
		code := strings.TrimSpace(c.code.V)
		if key := (kindOf{c.kind, looseCode(code)}); v.loose[key] == "" {
			v.loose[key] = code
		}
		if c.title.OK() {
			v.titled[kindOf{c.kind, french.Fold(c.title.V)}] = code
		}
	})
}

// advise says what to do about a reference to a code of that kind that nothing
// answers to.
func (v *advisor) advise(a *analysis.Analysis, kind analysis.Kind, code, sheetName string) string {
	if v.loose == nil {
		v.build()
	}
	if near, ok := v.loose[kindOf{kind, looseCode(code)}]; ok {
		return "Vouliez-vous dire " + quote(near) + " ?"
	}
	for _, other := range []struct {
		kind analysis.Kind
		what string
	}{
		{analysis.ObjectiveKind, "celui d’un objectif : inscrivez-le dans la colonne « Objectif(s) »."},
		{analysis.IndicatorKind, "celui d’un indicateur : inscrivez-le dans la colonne « Indicateur(s) »."},
		{analysis.ActionKind, "celui d’une action, et non celui que cette colonne attend."},
	} {
		if _, found := a.Find(other.kind, code); found && other.kind != kind {
			return "Ce code est " + other.what
		}
	}
	if plan.IsFiller(code) {
		return "S’il n’y en a aucun, effacez ce texte."
	}
	if known := v.codesIn(a, kind, code); len(known) > 0 {
		return "Ne gardez que " + quote(strings.Join(known, " ; ")) + "."
	}
	return "Corrigez le code, ou ajoutez la ligne qui manque à la feuille « " + sheetName + " »."
}

// codesIn returns the codes that exist in what was typed for one: « O1.1 – Porter
// à 30 %… », « O1.1/O1.2 », or the title of the row itself.
func (v *advisor) codesIn(a *analysis.Analysis, kind analysis.Kind, typed string) []string {
	if code, ok := v.titled[kindOf{kind, french.Fold(typed)}]; ok {
		return []string{code}
	}
	var found []string
	for _, word := range strings.FieldsFunc(typed, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/:+&()–—", r) }) {
		if _, known := a.Find(kind, word); known && !slices.Contains(found, word) {
			found = append(found, word)
		}
	}
	return found
}

// unknownRefs reports the codes of a cell that name no row of that kind, once
// each.
func unknownRefs(a *analysis.Analysis, v *advisor, kind analysis.Kind, from string, refs plan.Refs, rowAt diag.Position, report Reporter) {
	what, sheetName := "Aucun objectif", "Objectifs"
	if kind == analysis.IndicatorKind {
		what, sheetName = "Aucun indicateur", "Indicateurs"
	}
	for _, code := range refs.Codes {
		if _, found := a.Find(kind, code); found {
			continue
		}
		report(diag.Diagnostic{
			At: cell(refs.At, rowAt), Value: code,
			Message: what + " ne porte le code " + quote(code) + ", que cite l’" + from + ".",
			Remedy:  v.advise(a, kind, code, sheetName),
		})
	}
}

// lineOf names a row by its line, for a remark on another row.
func lineOf(at diag.Position) string { return "ligne " + strconv.Itoa(int(at.Row)) }
