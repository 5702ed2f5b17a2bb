package document

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"time"
)

// Dump writes the document as text, one line per paragraph, cell row or chart
// point, for golden files and for the eye. Marks are those of Markdown as far
// as they go; « {#id} » names an anchor, « →id » a link to it and « p.→id » the
// page number it will have. Bytes of attachments and pictures are counted, not
// written.
func Dump(w io.Writer, d *Document) error {
	out := &dumper{w: bufio.NewWriter(w)}
	out.head(d)
	out.blocks(d.Body, 0, 0)
	return out.w.Flush()
}

type dumper struct{ w *bufio.Writer }

func (d *dumper) line(indent int, parts ...string) {
	for range indent {
		d.w.WriteString("  ")
	}
	for _, p := range parts {
		d.w.WriteString(p)
	}
	d.w.WriteByte('\n')
}

func (d *dumper) head(doc *Document) {
	for _, f := range [...][2]string{
		{"title", doc.Title}, {"subject", doc.Subject}, {"author", doc.Author},
		{"keywords", strings.Join(doc.Keywords, ", ")}, {"lang", doc.Lang},
		{"created", isoDay(doc.Created)}, {"accent", doc.Accent},
		{"running head", doc.RunningHead}, {"running foot", doc.RunningFoot},
		{"watermark", doc.Watermark},
	} {
		if f[1] != "" {
			d.line(0, f[0], ": ", f[1])
		}
	}
	for _, a := range doc.Attachments {
		d.line(0, "attachment: ", a.Name, " (", a.MIME, ", ", a.Relationship, ") ", a.Description)
	}
	c := doc.Cover
	d.line(0, "cover:")
	if c.Logo != nil {
		d.line(1, "logo: ", c.Logo.Format, " « ", c.Logo.Alt, " »")
	}
	d.line(1, "community: ", c.Community)
	d.line(1, "title: ", c.Title)
	d.line(1, "subtitle: ", c.Subtitle)
	for _, l := range c.Lines {
		d.line(1, "line: ", l)
	}
	for _, l := range c.Foot {
		d.line(1, "foot: ", l)
	}
	if c.Mention != "" {
		d.line(1, "mention: ", c.Mention)
	}
}

func (d *dumper) blocks(blocks []Block, indent, depth int) {
	for _, b := range blocks {
		d.block(b, indent, depth)
	}
}

func (d *dumper) block(b Block, indent, depth int) {
	switch b := b.(type) {
	case *Section:
		d.line(0)
		d.line(indent, strings.Repeat("#", depth+1), " ", spansText(b.Title), anchorText(b.ID), sectionFlags(b))
		d.blocks(b.Content(), indent, depth+1)
	case *Paragraph:
		d.line(indent, paragraphMark[b.Style], spansText(b.Spans), anchorText(b.ID))
	case *List:
		d.list(b, indent, depth)
	case *Table:
		d.table(b, indent, depth)
	case *Fields:
		d.fields(b, indent, depth)
	case *Figure:
		d.figure(b, indent)
	case *Cards:
		d.line(indent, "cards:")
		for _, c := range b.Items {
			d.line(indent+1, "[", c.Value, "] ", c.Label, prefixed(" – ", c.Note), toneText(c.Tone))
		}
	case *Callout:
		d.line(indent, "callout: ", b.Title, toneText(b.Tone))
		d.blocks(b.Blocks, indent+1, depth)
	case *Contents:
		d.line(indent, "contents: ", b.Title, " (", strconv.Itoa(b.MaxLevel), ")")
	}
}

var paragraphMark = map[ParagraphStyle]string{
	Body: "", Lead: "lead: ", Small: "small: ", Signature: "signature: ", Label: "label: ",
}

func sectionFlags(s *Section) string {
	var flags string
	for _, f := range [...]struct {
		set  bool
		name string
	}{{s.NewPage, " new-page"}, {s.Unlisted, " unlisted"}, {s.OnePage, " one-page"}, {s.Landscape, " landscape"}} {
		if f.set {
			flags += f.name
		}
	}
	return flags
}

func (d *dumper) list(l *List, indent, depth int) {
	for i, item := range l.Items {
		mark := "-"
		if l.Ordered {
			mark = strconv.Itoa(i+1) + "."
		}
		rest := item.Blocks
		if first, ok := firstParagraph(rest); ok {
			mark += " " + paragraphMark[first.Style] + spansText(first.Spans) + anchorText(first.ID)
			rest = rest[1:]
		}
		d.line(indent, mark)
		d.blocks(rest, indent+1, depth)
	}
}

func firstParagraph(blocks []Block) (*Paragraph, bool) {
	if len(blocks) == 0 {
		return nil, false
	}
	p, ok := blocks[0].(*Paragraph)
	return p, ok
}

func (d *dumper) table(t *Table, indent, depth int) {
	d.line(indent, "table: ", spansText(t.Caption), anchorText(t.ID))
	d.line(indent+1, "summary: ", t.Summary)
	d.rows(t.Head, indent+1, depth, "= ")
	d.rows(t.Body, indent+1, depth, "| ")
}

func (d *dumper) rows(rows []Row, indent, depth int, mark string) {
	for _, r := range rows {
		prefix := mark
		if r.Group {
			prefix += "group: "
		}
		if r.Total {
			prefix += "total: "
		}
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			cells[i] = cellText(c)
		}
		d.line(indent, prefix, strings.Join(cells, " | "))
		for _, c := range r.Cells {
			d.blocks(c.Blocks, indent+1, depth)
		}
	}
}

func cellText(c Cell) string {
	text := spansText(c.Spans)
	if len(c.Blocks) > 0 {
		text = "…"
	}
	if c.RowHeader {
		text = "!" + text
	}
	if c.ColSpan > 1 {
		text += " {" + strconv.Itoa(c.ColSpan) + " columns}"
	}
	if c.RowSpan > 1 {
		text += " {" + strconv.Itoa(c.RowSpan) + " rows}"
	}
	if c.HasBar {
		text += " {bar " + number(c.Bar) + "}"
	}
	return text + toneText(c.Tone)
}

func (d *dumper) fields(f *Fields, indent, depth int) {
	d.line(indent, "fields:", anchorText(f.ID), prefixed(" summary: ", f.Summary))
	for _, item := range f.Items {
		d.line(indent+1, item.Label, " = ", spansText(item.Spans))
		d.blocks(item.Blocks, indent+2, depth)
	}
}

func (d *dumper) figure(f *Figure, indent int) {
	d.line(indent, "figure: ", spansText(f.Caption), anchorText(f.ID))
	d.line(indent+1, "alt: ", f.Alt)
	switch c := f.Chart.(type) {
	case *SeriesChart:
		d.series(c, indent+1)
	case *BarChart:
		d.bars(c, indent+1)
	case *Gantt:
		d.gantt(c, indent+1)
	}
	if f.Image != nil {
		d.line(indent+1, "image: ", f.Image.Format)
	}
}

func (d *dumper) series(c *SeriesChart, indent int) {
	d.line(indent, "series: ", c.Unit)
	for _, p := range c.Points {
		d.line(indent+1, pointText(p))
	}
	if c.Baseline != nil {
		d.line(indent+1, "baseline ", pointText(*c.Baseline))
	}
	if c.Target != nil {
		d.line(indent+1, "target ", pointText(*c.Target))
	}
	if len(c.Threshold) > 0 {
		d.line(indent+1, "threshold: ", c.ThresholdLabel)
		for _, p := range c.Threshold {
			d.line(indent+2, pointText(p))
		}
	}
}

func pointText(p Point) string {
	text := strconv.Itoa(p.Year) + " "
	if p.State == Known {
		text += number(p.Value)
	} else {
		text += "absent"
	}
	return text + " « " + p.Label + " »"
}

func (d *dumper) bars(c *BarChart, indent int) {
	d.line(indent, "bars: ", c.Unit, prefixed(" max ", number(c.Max)))
	for _, l := range c.Legend {
		d.line(indent+1, "legend: ", l.Label, toneText(l.Tone))
	}
	for _, b := range c.Bars {
		segments := make([]string, len(b.Segments))
		for i, s := range b.Segments {
			segments[i] = number(s)
		}
		d.line(indent+1, b.Label, ": ", strings.Join(segments, " + "), " « ", b.Text, " »")
	}
}

func (d *dumper) gantt(c *Gantt, indent int) {
	d.line(indent, "gantt: ", isoDay(c.From), " … ", isoDay(c.To), prefixed(" today ", isoDay(c.Today)), prefixed(" ", c.TodayLabel))
	for _, r := range c.Rows {
		if r.Group {
			d.line(indent+1, "group: ", r.Label)
			continue
		}
		start, end := isoDay(r.Start), isoDay(r.End)
		if r.OpenStart {
			start = "…"
		}
		if r.OpenEnd {
			end = "…"
		}
		d.line(indent+1, r.Label, ": ", start, " → ", end, " ", number(r.Progress), prefixed(" ", r.Text), toneText(r.Tone))
	}
}

func spansText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(spanText(s))
	}
	return b.String()
}

func spanText(s Span) string {
	text := s.Text
	x := s.Extra
	if x == nil {
		x = &SpanExtra{}
	}
	switch {
	case x.PageOf != "":
		text = "p.→" + x.PageOf
	case x.URL != "":
		text = "[" + text + "](" + x.URL + ")"
	case x.Ref != "":
		text = "[" + text + "→" + x.Ref + "]"
	}
	if s.Bold {
		text = "**" + text + "**"
	}
	if s.Italic {
		text = "_" + text + "_"
	}
	if x.Lang != "" {
		text += "{" + x.Lang + "}"
	}
	return text + toneText(s.Tone)
}

var toneName = [...]string{Plain: "", Strong: "strong", Muted: "muted", Good: "good", Attention: "attention", Bad: "bad"}

func toneText(t Tone) string { return prefixed(" ~", toneName[t]) }

func anchorText(id string) string {
	if id == "" {
		return ""
	}
	return " {#" + id + "}"
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
