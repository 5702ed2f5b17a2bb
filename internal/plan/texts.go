package plan

import (
	"iter"

	"nrreport/internal/diag"
)

// PlacedText is a text of the plan, without formatting, and the cell it stands
// in, or its row where no cell is known.
type PlacedText struct {
	Text string
	At   diag.Position
}

// Texts goes through every text of the plan that the report may print, but for
// those that have a form of their own: units, codes of thresholds, addresses.
func Texts(p *Plan) iter.Seq[PlacedText] {
	return func(yield func(PlacedText) bool) {
		w := walker{yield: yield}
		w.community(&p.Community)
		for i := range p.Programme {
			e := &p.Programme[i]
			w.text(e.At, e.Method, e.Source)
			w.prose(e.At, e.Text, e.Figures)
			w.extras(e.Extras)
		}
		for i := range p.Actors {
			x := &p.Actors[i]
			w.text(x.At, x.Name, x.Role, x.Involvement)
			w.extras(x.Extras)
		}
		for i := range p.Themes {
			t := &p.Themes[i]
			w.text(t.At, t.Title)
			w.prose(t.At, t.Reason, t.Introduction, t.Review, t.Outlook)
			w.extras(t.Extras)
		}
		for i := range p.Objectives {
			o := &p.Objectives[i]
			w.text(o.At, o.Code, o.Title)
			w.prose(o.At, o.Result, o.Comment)
			w.extras(o.Extras)
		}
		for i := range p.Actions {
			x := &p.Actions[i]
			w.text(x.At, x.Code, x.Title, x.Pilot, x.Elected)
			w.prose(x.At, x.Description, x.OtherMeans, x.Review, x.Next)
			w.names(x.At, x.Partners, x.Funders)
			w.extras(x.Extras)
		}
		for i := range p.Indicators {
			n := &p.Indicators[i]
			w.text(n.At, n.Code, n.Title, n.Source)
			w.prose(n.At, n.Method, n.Comment)
			w.extras(n.Extras)
		}
		for i := range p.Events {
			e := &p.Events[i]
			w.text(e.At, e.Title, e.Place, e.Audience, e.Organiser, e.Certification)
			w.names(e.At, e.Actors)
			w.extras(e.Extras)
		}
	}
}

// walker hands texts over until told to stop.
type walker struct {
	yield func(PlacedText) bool
	done  bool
}

func (w *walker) give(text string, at diag.Position) {
	if !w.done && text != "" && !w.yield(PlacedText{text, at}) {
		w.done = true
	}
}

func (w *walker) text(row diag.Position, texts ...Text) {
	for i := range texts {
		if texts[i].OK() {
			w.give(texts[i].V, cellOr(texts[i].At, row))
		}
	}
}

func (w *walker) prose(row diag.Position, texts ...Prose) {
	for i := range texts {
		if texts[i].OK() {
			w.give(plain(texts[i]), cellOr(texts[i].At, row))
		}
	}
}

func (w *walker) names(row diag.Position, lists ...Names) {
	for i := range lists {
		for _, item := range lists[i].Items {
			w.give(item, cellOr(lists[i].At, row))
		}
	}
}

func (w *walker) extras(extras []Extra) {
	for i := range extras {
		w.give(extras[i].Value, extras[i].At)
	}
}

func (w *walker) community(c *Community) {
	at := diag.Position{}
	w.text(at, c.Name, c.Elected, c.ElectedRole, c.Department, c.ContactRole, c.ContactName, c.Assembly, c.Deliberation, c.Annex,
		c.AuthorFirst, c.AuthorLast, c.AuthorRole)
	w.prose(at, c.Editorial)
	w.text(at, c.Signatory, c.SignatoryRole)
	w.prose(at, c.Governance, c.Evaluation)
	w.extras(c.Extras)
}

// plain returns the text without formatting; most cells are one plain run,
// which need not be copied.
func plain(p Prose) string {
	if len(p.Text) == 1 && len(p.Text[0].Runs) == 1 {
		return p.Text[0].Runs[0].Text
	}
	return p.Plain()
}

func cellOr(at, row diag.Position) diag.Position {
	if at.IsZero() {
		return row
	}
	return at
}
