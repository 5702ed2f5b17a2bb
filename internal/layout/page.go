package layout

import (
	"nrreport/internal/colour"
	"nrreport/internal/document"
)

// CONTRACT (settled; package pdf draws from it): items are one flat slice per
// page of one compact struct, [Item], told apart by Kind; a [Mark] is a range of
// that slice. Coordinates of items are [Unit], integers, so that the same
// document gives the same bytes on every platform; Unit.Pt gives points. Once a
// page is drawn, the drawer may set its Items and Marks to nil to free them.

// Pages is a laid-out document: everything that is drawn, in drawing order,
// and the structure tree that owns it, in reading order.
//
// Units are points (1/72 inch), or thousandths of points where the type is
// [Unit]; the origin is the top left corner of the page and y grows downwards.
type Pages struct {
	Pages []Page
	// Root is the Document element.
	Root *Element
	// Outline is the bookmarks, in order, with their levels (1 is the top).
	Outline []OutlineItem
	// Dests maps anchors to places; links to unknown anchors do not exist.
	Dests map[string]Dest
	// Images are the pictures drawn, each once; Item.Extra.Image refers by
	// index.
	Images []*document.Image
	// Unreadable are the pictures left out because they could not be decoded.
	Unreadable []*document.Image
}

// Page is one page.
type Page struct {
	Width, Height float64
	// Marks are drawn in order. Each belongs to one element or is an
	// artifact: there is no third kind, so that nothing can be drawn outside
	// both (PDF/UA-1, 7.1).
	Marks []Mark
	// Items are the drawings of all the marks, in drawing order.
	Items []Item
	// Links are the clickable boxes of the page.
	Links []LinkBox
	// Foot is drawn after all the rest, as a [PaginationFooter]: the number of
	// a page that a [Sink] took before the number of pages was known.
	Foot []Item
}

// Mark is one marked-content sequence: Items[First:Last] of its page. The marks
// of a page follow each other and cover all its items.
type Mark struct {
	// Owner is the structure element; nil for an artifact.
	Owner *Element
	// MCID is the rank of the mark among the owned marks of its page;
	// meaningless for an artifact.
	MCID        int32
	First, Last int32
	// Artifact says what kind of artifact it is when Owner is nil.
	Artifact Artifact
}

// Artifact is the type of an artifact (ISO 32000-1, table 330).
type Artifact uint8

const (
	// LayoutArtifact: rules, borders, tints, repeated table headers.
	LayoutArtifact Artifact = iota
	// PaginationHeader: running title.
	PaginationHeader
	// PaginationFooter: page number, running foot.
	PaginationFooter
	// Background: page decoration.
	Background
	// Watermark: « PROJET ».
	Watermark
)

// Unit is a thousandth of a point.
type Unit int32

// Point is one typographic point in units.
const Point Unit = 1000

// Pt is the length in points.
func (u Unit) Pt() float64 { return float64(u) / 1000 }

// Kind tells what an [Item] draws.
type Kind uint8

const (
	// TextKind is a run of text of one face, size and colour: X, Y is the
	// start of its baseline, H its size, W its advance width. Text keeps its
	// trailing space at a line's end, so that extracted words do not fuse.
	// Extra.Angle, when Extra is not nil, turns it about X, Y.
	TextKind Kind = iota
	// RectKind is a filled rectangle, without stroke; hairlines are thin
	// ones. Extra is nil.
	RectKind
	// PathKind is a polygon or polyline given by Extra. When Extra.Filled,
	// Colour fills it.
	PathKind
	// ImageKind draws Pages.Images[Extra.Image] in the box.
	ImageKind
)

// Colour is an sRGB colour.
type Colour = colour.RGB

// Item is one drawing; Kind says which fields it uses.
type Item struct {
	Kind       Kind
	Face       Face
	Colour     Colour
	X, Y, W, H Unit
	Text       string
	Extra      *Extra
}

// Extra is what only the rarer items need.
type Extra struct {
	// Angle in degrees, counter-clockwise, of a text.
	Angle float64
	// Image is the index of an image in Pages.Images.
	Image int
	// Points of a path, in page coordinates.
	Points []XY
	// Closed joins the last point to the first.
	Closed bool
	// Filled paints the inside with Item.Colour.
	Filled bool
	// LineWidth of the stroke; 0 draws no stroke.
	LineWidth Unit
	Stroke    Colour
	Dash      []Unit // on, off…; nil is solid
}

// XY is a point of a path.
type XY struct{ X, Y Unit }

// Role is a standard structure type (ISO 32000-1, 14.8.4).
type Role string

const (
	RoleDocument Role = "Document"
	RoleSect     Role = "Sect"
	RoleDiv      Role = "Div"
	RoleH1       Role = "H1"
	RoleH2       Role = "H2"
	RoleH3       Role = "H3"
	RoleH4       Role = "H4"
	RoleP        Role = "P"
	RoleL        Role = "L"
	RoleLI       Role = "LI"
	RoleLbl      Role = "Lbl"
	RoleLBody    Role = "LBody"
	RoleTable    Role = "Table"
	RoleTHead    Role = "THead"
	RoleTBody    Role = "TBody"
	RoleTR       Role = "TR"
	RoleTH       Role = "TH"
	RoleTD       Role = "TD"
	RoleFigure   Role = "Figure"
	RoleCaption  Role = "Caption"
	RoleTOC      Role = "TOC"
	RoleTOCI     Role = "TOCI"
	RoleLink     Role = "Link"
	RoleRef      Role = "Reference"
	RoleSpan     Role = "Span"
)

// Element is a structure element. Most have no Attr, which keeps the tree of a
// long report small.
type Element struct {
	Role Role
	Attr *Attributes
	Kids []Kid
}

// Kid is a child element or a piece of content, never both.
type Kid struct {
	Element *Element
	// Page (0-based) and MCID name a mark when Element is nil.
	Page, MCID int32
}

// Attributes are the rarer properties of an element. Elements may share one:
// it must not be modified.
type Attributes struct {
	ID         string // of a header cell that Headers name
	Alt        string // required on Figure
	ActualText string
	// Expansion is what an abbreviation stands for.
	Expansion string
	Lang      string
	Title     string
	// Table attributes.
	Scope            string   // "Row", "Column", "Both"; required on TH
	ColSpan, RowSpan int      // 0 and 1 mean one
	Headers          []string // IDs of the header cells, where cells span
	Summary          string
	// ListNumbering of L: "Disc", "Decimal", "None".
	ListNumbering string
	// BBox of a Figure: x, y, width, height in page units, top-left origin.
	BBox *[4]float64
	// LinkText is the Contents of the annotations of a Link.
	LinkText string
}

// LinkBox is one clickable rectangle (a link that breaks over two lines has
// two). Element is its Link element; the finisher adds the OBJR.
type LinkBox struct {
	Element    *Element
	X, Y, W, H float64
	URL        string // external, or
	Anchor     string // internal
}

// OutlineItem is a bookmark.
type OutlineItem struct {
	Title  string
	Level  int
	Anchor string
}

// Dest is a place: the 0-based page and the y of its top.
type Dest struct {
	Page int
	Y    float64
}
