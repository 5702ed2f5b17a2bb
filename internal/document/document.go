// Package document is the content model of the report: what it means, not how
// it looks. Headings, paragraphs, lists, tables, figures, notes and links, in
// reading order; no millimetre, no font, no page. The layout turns it into
// pages; the tags of the PDF, and so what a screen reader says, follow this
// model and never the drawing order.
//
// Levels are never written down: a [Section] inside a section is one level
// deeper, so that heading levels cannot skip. Colours are never written down
// either: a block says what it means (a [Tone]) and the layout picks from the
// palette, always with a word or a mark beside it.
package document

import "time"

// Document is a whole report.
type Document struct {
	Title    string
	Subject  string
	Author   string
	Keywords []string
	Lang     string // BCP 47, "fr-FR"
	// Created is the date that the metadata carry; it comes from the
	// workbook or SOURCE_DATE_EPOCH, never from the clock.
	Created time.Time
	// Accent is the community's main colour, "#RRGGBB"; the layout derives
	// the palette from it and keeps text at a contrast of 4.5:1 or more.
	Accent string
	Cover  Cover
	// RunningHead stands at the top of the pages after the cover (artifact).
	RunningHead string
	// RunningFoot stands at the bottom, left of the page number (artifact).
	RunningFoot string
	// Watermark ("PROJET") is drawn across each page as an artifact; the
	// cover says the same in text. Empty for a final document.
	Watermark string
	Body      []Block
	// Attachments are embedded files (PDF/A-3).
	Attachments []Attachment
}

// Cover is the first page.
type Cover struct {
	Logo      *Image
	Community string
	Title     string
	Subtitle  string   // exercise or period
	Lines     []string // "Annexe n° 2 à la délibération n° 2025-114 du 3 mars 2025"
	Foot      []string // author and date
	Mention   string   // "PROJET – document de travail", or ""
}

// Attachment is a file embedded in the PDF.
type Attachment struct {
	Name         string // file name
	Description  string
	MIME         string
	Relationship string // AFRelationship: "Data", "Source"
	Data         []byte
	// Later, when set, makes the content in place of Data when it is
	// written.
	Later    func() ([]byte, error)
	Modified time.Time
}

// Content returns the bytes of the file.
func (a *Attachment) Content() ([]byte, error) {
	if a.Later != nil {
		return a.Later()
	}
	return a.Data, nil
}

// Block is one element of the flow: *Section, *Paragraph, *List, *Table,
// *Fields, *Figure, *Cards, *Callout or *Contents.
type Block interface{ isBlock() }

// Section is a heading and what stands under it.
type Section struct {
	// ID is the anchor other parts refer to; unique, or "".
	ID    string
	Title []Span
	// NewPage starts the section on a fresh page.
	NewPage bool
	// Unlisted keeps it out of the table of contents and the bookmarks.
	Unlisted bool
	// OnePage asks the layout to fit the section on one page, tightening
	// its spacing if it must (« l'essentiel »).
	OnePage bool
	// Landscape pages for wide content.
	Landscape bool
	Blocks    []Block
	// Later, when set, makes the blocks in place of Blocks each time they are
	// asked for, so that a long report is never whole in memory. It always
	// makes the same, and nothing in them has an ID.
	Later func() []Block
}

// Content returns the blocks of the section.
func (s *Section) Content() []Block {
	if s.Later != nil {
		return s.Later()
	}
	return s.Blocks
}

// ParagraphStyle is the part a paragraph plays.
type ParagraphStyle uint8

const (
	Body      ParagraphStyle = iota
	Lead                     // opens a chapter
	Small                    // remarks, sources
	Signature                // right-aligned: who signs
	Label                    // a short bold label over what follows (not a heading)
)

// Paragraph is running text.
type Paragraph struct {
	ID    string
	Style ParagraphStyle
	Spans []Span
	// KeepWithNext keeps it on the page of the next block.
	KeepWithNext bool
}

// Span is a stretch of text of one look and one meaning. A report of 20,000
// actions has nearly a million of them, so that what few need is apart.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
	// Tone colours the text; the words must carry the meaning alone.
	Tone Tone
	// Extra is nil for plain text.
	Extra *SpanExtra
}

// SpanExtra is what makes a span more than plain text: at most one of the three
// links, and a language.
type SpanExtra struct {
	// Lang is set on foreign words only, "en".
	Lang string
	// URL makes it an external link (http, https or mailto).
	URL string
	// Ref makes it a link to the section, table… of that ID.
	Ref string
	// PageOf, when set, replaces Text by the page number of that ID
	// (and links to it).
	PageOf string
}

// Tone is what a mark, a cell or a bar means.
type Tone uint8

const (
	Plain     Tone = iota
	Strong         // the community's accent
	Muted          // secondary
	Good           // met, done, favourable
	Attention      // late, drifting
	Bad            // missing, failed
)

// List is a bulleted or numbered list.
type List struct {
	Ordered bool
	Items   []Item
}

// Item is one item of a list; its first paragraph follows the label.
type Item struct {
	Blocks []Block
}

// Align is the horizontal alignment of a column.
type Align uint8

const (
	Left Align = iota
	Right
	Center
)

// Column declares a table column.
type Column struct {
	// Width is a share of the table's width, relative to the other columns.
	Width float64
	// MinWidth, in em of the table's text, keeps short words whole; 0 lets
	// the layout choose.
	MinWidth float64
	Align    Align
}

// Table is a data table. Head rows are repeated on each page (as artifacts
// after the first). A row is never cut in the middle of a line.
type Table struct {
	ID      string
	Caption []Span
	// Summary is read by screen readers only: what the table shows and how
	// it is arranged, in one sentence.
	Summary string
	Columns []Column
	Head    []Row
	Body    []Row
	// Compact uses the smaller table size.
	Compact bool
}

// Row is a table row.
type Row struct {
	Cells []Cell
	// Total draws the row as a total.
	Total bool
	// Group draws the row as a subheading inside the table.
	Group bool
}

// Cell is a table cell. Cells of head rows are TH with scope Column.
type Cell struct {
	Spans []Span
	// Blocks replaces Spans for cells with lists or several paragraphs.
	Blocks  []Block
	ColSpan int // 0 and 1 mean one
	RowSpan int // 0 and 1 mean one
	// Bar is the length, 0 to 1, of the small progress bar drawn under the
	// text when HasBar is set. The text gives the figure.
	Bar    float64
	HasBar bool
	// RowHeader makes it a TH with scope Row.
	RowHeader bool
	Tone      Tone
}

// Fields is a list of label and value pairs (an action sheet). It is tagged as
// a two-column table whose labels are row headers.
type Fields struct {
	ID      string
	Summary string
	Items   []Field
	// Columns lays the pairs out in that many columns (1 or 2); reading
	// order stays item by item.
	Columns int
}

// Field is one pair. Long values take the whole width.
type Field struct {
	Label string
	Spans []Span
	// Blocks replaces Spans for values with several paragraphs.
	Blocks []Block
	Wide   bool
}

// Figure is a chart or a picture with its caption.
type Figure struct {
	ID      string
	Caption []Span
	// Alt is a French sentence that says what the figure shows, computed
	// from the data. Never empty.
	Alt   string
	Chart Chart  // or
	Image *Image // exactly one of the two
}

// Image is a bitmap.
type Image struct {
	Format string // "png" or "jpeg"
	Data   []byte
	Alt    string
}

// Chart is *SeriesChart, *BarChart or *Gantt.
type Chart interface{ isChart() }

// PointState tells a known value from the three kinds of absence.
type PointState uint8

const (
	Known PointState = iota
	NotAvailable
	NotApplicable
	NotFilled
)

// Point is the value of a series for a year.
type Point struct {
	Year  int
	Value float64
	State PointState
	// Label is the value as printed ("24 %", "n.d.").
	Label string
}

// SeriesChart draws an indicator over the years: values joined by a line
// (broken where a value is absent), the baseline, the target as a distinct
// mark, and a legal threshold as a dashed step line.
type SeriesChart struct {
	Unit     string
	Points   []Point
	Baseline *Point
	Target   *Point
	// Threshold are the steps of the dashed line, in ascending years: a value
	// holds from its year, which may be before the chart, to that of the next one
	// or to the last year of the chart.
	Threshold []Point
	// ThresholdLabel names the dashed line; each step has its own label.
	ThresholdLabel string
	// Small draws a short chart (a strip beside others).
	Small bool
}

// BarChart draws horizontal bars, each made of segments told apart by pattern
// and label, never by colour alone.
type BarChart struct {
	Unit   string
	Max    float64 // 0: the largest bar
	Legend []LegendEntry
	Bars   []Bar
}

// LegendEntry names a segment rank.
type LegendEntry struct {
	Label string
	Tone  Tone
}

// Bar is one bar: segment i belongs to Legend[i].
type Bar struct {
	Label    string
	Segments []float64
	// Text is printed at the end of the bar ("8 sur 12").
	Text string
}

// Gantt is the calendar of actions.
type Gantt struct {
	From, To time.Time
	// Today draws a vertical mark labelled TodayLabel; zero draws none.
	Today      time.Time
	TodayLabel string
	Rows       []GanttRow
}

// GanttRow is one action (or a group's heading when Group is set).
type GanttRow struct {
	Label      string
	Start, End time.Time
	Progress   float64 // 0 to 1
	Tone       Tone
	// Text is printed in or after the bar ("60 %", "en retard").
	Text  string
	Group bool
	// OpenStart, OpenEnd: the date is not given; the bar runs to the edge.
	OpenStart, OpenEnd bool
}

// Cards is a row of key figures; tagged as a list.
type Cards struct {
	Items []Card
}

// Card is one key figure.
type Card struct {
	Value string // "24 %"
	Label string // "des actions sont réalisées"
	Note  string // "10 sur 42", or ""
	Tone  Tone
}

// Callout is a framed remark.
type Callout struct {
	Title  string
	Tone   Tone
	Blocks []Block
}

// Contents is the table of contents of the sections that follow or precede it,
// down to MaxLevel (1 is the top).
type Contents struct {
	Title    string
	MaxLevel int
}

func (*Section) isBlock()   {}
func (*Paragraph) isBlock() {}
func (*List) isBlock()      {}
func (*Table) isBlock()     {}
func (*Fields) isBlock()    {}
func (*Figure) isBlock()    {}
func (*Cards) isBlock()     {}
func (*Callout) isBlock()   {}
func (*Contents) isBlock()  {}

func (*SeriesChart) isChart() {}
func (*BarChart) isChart()    {}
func (*Gantt) isChart()       {}

// Ref is a span that leads to the section, table… of that ID.
func Ref(text, id string) Span { return Span{Text: text, Extra: &SpanExtra{Ref: id}} }

// PageOf is the page number of that ID, and leads to it.
func PageOf(id string) Span { return Span{Extra: &SpanExtra{PageOf: id}} }

// Text is a paragraph of plain text.
func Text(s string) *Paragraph { return &Paragraph{Spans: []Span{{Text: s}}} }

// T is a list of one plain span.
func T(s string) []Span { return []Span{{Text: s}} }
