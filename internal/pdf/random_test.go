package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"nrreport/internal/document"
)

// randomDocument is a document drawn at random from a seed: every kind of block,
// in any order and nesting, with the texts that break programs.
func randomDocument(seed uint64) *document.Document {
	r := &chance{Rand: rand.New(rand.NewPCG(seed, 20221084))}
	doc := &document.Document{
		Title: "Rapport n° " + fmt.Sprint(seed), Subject: r.text(), Author: r.text(), Keywords: []string{r.text(), "numérique"},
		Lang: "fr-FR", Created: time.Unix(1.7e9+int64(seed)*86400, 0).UTC(), Accent: r.pick("", "#00695C", "#FFFF00", "#123", "rouge"),
		RunningHead: r.text(), RunningFoot: r.text(), Watermark: r.pick("", "PROJET"),
		Cover: document.Cover{Community: r.text(), Title: "Stratégie", Subtitle: r.text(), Lines: []string{r.text()}, Foot: []string{r.text()}, Mention: r.pick("", "PROJET")},
	}
	if r.IntN(2) == 0 {
		doc.Cover.Logo = r.image()
	}
	if r.IntN(4) > 0 {
		doc.Body = append(doc.Body, &document.Contents{Title: "Sommaire", MaxLevel: 1 + r.IntN(3)})
	}
	for range 1 + r.IntN(5) {
		doc.Body = append(doc.Body, r.section(1))
	}
	if r.IntN(2) == 0 {
		doc.Attachments = []document.Attachment{{Name: "plan.json", MIME: "application/json", Relationship: "Data", Data: []byte(r.text()), Modified: doc.Created}}
	}
	return doc
}

// chance draws at random and numbers what needs an identifier.
type chance struct {
	*rand.Rand
	ids   int
	known []string
}

func (r *chance) pick(choices ...string) string { return choices[r.IntN(len(choices))] }

func (r *chance) id() string {
	r.ids++
	id := fmt.Sprintf("id-%d", r.ids)
	r.known = append(r.known, id)
	return id
}

// text is a text of any length, from a cell of any trade.
func (r *chance) text() string {
	return r.pick(
		"Ville de Montclair", "Allonger la durée d’usage des postes", "« Horizon 2030 » : 15 % de CO₂ en moins", "北京市", "سلام عليكم", "שלום",
		"🌱 sobriété ✅", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", strings.Repeat("interminable", 30),
		"a\u00a0b\u202fc\u2011d", "x", "1 234,5 €", "ligne\nsuivante", "tab\tulation", "\u200bcaché\u00ad", "<b>&amp;</b>", "(parenthèses) \\ \r\n",
		"e\u0301cole", "ﬁn", "\U0001D40D\U0001D411", "≥ 50 000 habitants", strings.Repeat("Le plan engage la collectivité. ", 1+r.IntN(40)))
}

func (r *chance) spans() []document.Span {
	var out []document.Span
	for range 1 + r.IntN(3) {
		s := document.Span{Text: r.text(), Bold: r.IntN(4) == 0, Italic: r.IntN(4) == 0, Tone: document.Tone(r.IntN(6))}
		switch r.IntN(12) {
		case 0:
			s.Extra = &document.SpanExtra{URL: r.pick("https://www.exemple.fr/é?a=(b)", "mailto:mairie@exemple.fr")}
		case 1:
			s.Extra = &document.SpanExtra{Lang: "en"}
		case 2:
			if len(r.known) > 0 {
				s.Extra = &document.SpanExtra{Ref: r.known[r.IntN(len(r.known))]}
			}
		case 3:
			if len(r.known) > 0 {
				s.Extra = &document.SpanExtra{PageOf: r.known[r.IntN(len(r.known))]}
			}
		}
		out = append(out, s)
	}
	return out
}

func (r *chance) section(level int) *document.Section {
	s := &document.Section{ID: r.id(), Title: document.T(r.pick("Chapitre", "Écoconception", "Achats « durables »", "Sensibilisation") + fmt.Sprintf(" %d", r.ids)),
		NewPage: r.IntN(4) == 0, Unlisted: r.IntN(10) == 0, OnePage: r.IntN(12) == 0, Landscape: r.IntN(10) == 0}
	for range r.IntN(5) {
		s.Blocks = append(s.Blocks, r.block(0))
	}
	if level < 4 {
		for range r.IntN(3) {
			s.Blocks = append(s.Blocks, r.section(level+1))
		}
	}
	return s
}

func (r *chance) block(depth int) document.Block {
	kinds := 10
	if depth > 0 {
		kinds = 4 // what cells, items and callouts may hold
	}
	switch r.IntN(kinds) {
	case 0, 1, 2:
		return &document.Paragraph{Style: document.ParagraphStyle(r.IntN(5)), Spans: r.spans(), KeepWithNext: r.IntN(5) == 0}
	case 3:
		l := &document.List{Ordered: r.IntN(2) == 0}
		for range 1 + r.IntN(6) {
			item := document.Item{Blocks: []document.Block{document.Text(r.text())}}
			if depth < 2 && r.IntN(4) == 0 {
				item.Blocks = append(item.Blocks, r.block(depth+1))
			}
			l.Items = append(l.Items, item)
		}
		return l
	case 4, 5:
		return r.table()
	case 6:
		f := &document.Fields{ID: r.id(), Summary: "Une fiche.", Columns: 1 + r.IntN(2)}
		for range 1 + r.IntN(8) {
			field := document.Field{Label: "Champ", Wide: r.IntN(3) == 0, Spans: r.spans()}
			if r.IntN(4) == 0 {
				field.Spans, field.Blocks = nil, []document.Block{r.block(1)}
			}
			f.Items = append(f.Items, field)
		}
		return f
	case 7:
		f := &document.Figure{ID: r.id(), Caption: r.spans(), Alt: "Ce que montre la figure : " + r.text()}
		if r.IntN(4) == 0 {
			f.Image = r.image()
		} else {
			f.Chart = r.chart()
		}
		return f
	case 8:
		c := &document.Cards{}
		for range 1 + r.IntN(6) {
			c.Items = append(c.Items, document.Card{Value: r.pick("24 %", "1,2 M€", "0", "n.d."), Label: r.text(), Note: r.text(), Tone: document.Tone(r.IntN(6))})
		}
		return c
	default:
		c := &document.Callout{Title: r.text(), Tone: document.Tone(r.IntN(6))}
		for range 1 + r.IntN(3) {
			c.Blocks = append(c.Blocks, r.block(1))
		}
		return c
	}
}

func (r *chance) table() *document.Table {
	columns := 2 + r.IntN(5)
	t := &document.Table{ID: r.id(), Caption: r.spans(), Summary: "Ce que dit le tableau.", Compact: r.IntN(2) == 0}
	for range columns {
		t.Columns = append(t.Columns, document.Column{Width: 1 + float64(r.IntN(3)), Align: document.Align(r.IntN(3))})
	}
	head := document.Row{}
	for i := range columns {
		head.Cells = append(head.Cells, document.Cell{Spans: document.T(fmt.Sprintf("Colonne %d", i+1))})
	}
	t.Head = []document.Row{head}
	if r.IntN(3) == 0 { // two header rows, the second under a group
		t.Head = []document.Row{{Cells: []document.Cell{{Spans: document.T("Groupe"), ColSpan: columns - 1}, {Spans: document.T("Seule"), RowSpan: 2}}}, {Cells: head.Cells[:columns-1]}}
	}
	rows := 1 + r.IntN(12)
	if r.IntN(8) == 0 {
		rows = 200
	}
	for n := range rows {
		row := document.Row{Total: n == rows-1 && r.IntN(3) == 0}
		switch {
		case r.IntN(12) == 0:
			row.Group = true
			row.Cells = []document.Cell{{Spans: document.T("Sous-titre"), ColSpan: columns}}
		case r.IntN(10) == 0:
			row.Cells = []document.Cell{{Spans: r.spans(), RowHeader: true, ColSpan: columns - 1}, {}}
		default:
			for i := range columns {
				c := document.Cell{RowHeader: i == 0, Tone: document.Tone(r.IntN(6))}
				switch r.IntN(8) {
				case 0: // empty
				case 1:
					c.Blocks = []document.Block{r.block(1), r.block(1)}
				case 2:
					c.Spans, c.HasBar, c.Bar = document.T("60 %"), true, 0.6
				default:
					c.Spans = document.T(r.text())
				}
				row.Cells = append(row.Cells, c)
			}
		}
		t.Body = append(t.Body, row)
	}
	return t
}

func (r *chance) image() *document.Image {
	return &document.Image{Format: "png", Data: samplePNG(1+r.IntN(80), 1+r.IntN(60), r.IntN(2) == 0), Alt: "Logo de la ville"}
}

func (r *chance) point(year int) document.Point {
	p := document.Point{Year: year, Value: float64(r.IntN(2000)-500) / 10, State: document.PointState(max(0, r.IntN(8)-4))}
	p.Label = fmt.Sprintf("%.1f %%", p.Value)
	if p.State != document.Known {
		p.Value, p.Label = 0, "n.d."
	}
	return p
}

func (r *chance) chart() document.Chart {
	switch r.IntN(3) {
	case 0:
		c := &document.SeriesChart{Unit: "%", Small: r.IntN(2) == 0}
		for year := 2020; year < 2020+r.IntN(8); year++ {
			c.Points = append(c.Points, r.point(year))
		}
		if r.IntN(2) == 0 {
			target := document.Point{Year: 2030, Value: 50, Label: "50 %"}
			c.Target = &target
		}
		return c
	case 1:
		c := &document.BarChart{Unit: "actions", Legend: []document.LegendEntry{{Label: "Faites", Tone: document.Good}, {Label: "À faire", Tone: document.Muted}}}
		for range r.IntN(8) {
			c.Bars = append(c.Bars, document.Bar{Label: r.text(), Segments: []float64{float64(r.IntN(9)), float64(r.IntN(9))}, Text: "3 sur 4"})
		}
		return c
	default:
		c := &document.Gantt{From: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2027, 12, 31, 0, 0, 0, 0, time.UTC)}
		for range r.IntN(60) {
			start := c.From.AddDate(0, r.IntN(60)-6, 0)
			c.Rows = append(c.Rows, document.GanttRow{Label: r.text(), Start: start, End: start.AddDate(0, r.IntN(30), 0), Progress: r.Float64(), Text: "en cours", Group: r.IntN(9) == 0, OpenEnd: r.IntN(9) == 0})
		}
		return c
	}
}
