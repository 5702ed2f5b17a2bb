package document

import (
	"strings"
	"testing"
	"time"
)

func TestDump(t *testing.T) {
	d := &Document{
		Title: "Stratégie", Lang: "fr-FR", Created: time.Date(2025, 3, 3, 0, 0, 0, 0, time.UTC),
		Cover: Cover{Community: "Ville", Title: "Stratégie", Lines: []string{"Annexe n° 2"}},
		Body: []Block{
			&Contents{Title: "Sommaire", MaxLevel: 2},
			&Section{ID: "a", Title: T("Titre"), Blocks: []Block{
				&Paragraph{Spans: []Span{{Text: "du "}, {Text: "gras", Bold: true}, Ref("voir", "a"), PageOf("a")}},
				&List{Items: []Item{{Blocks: []Block{Text("point")}}}},
				&Table{Caption: T("Table"), Summary: "Une ligne.", Columns: make([]Column, 2),
					Head: []Row{{Cells: []Cell{{Spans: T("A")}, {Spans: T("B")}}}},
					Body: []Row{
						{Group: true, Cells: []Cell{{Spans: T("groupe"), ColSpan: 2}}},
						{Cells: []Cell{{Spans: T("x"), RowHeader: true}, {Spans: T("50 %"), HasBar: true, Bar: .5, Tone: Good}}},
					}},
				&Figure{Caption: T("Courbe"), Alt: "De 1 à 2.", Chart: &SeriesChart{Unit: "%",
					Points: []Point{{Year: 2024, Value: 1, Label: "1 %"}, {Year: 2025, State: NotAvailable, Label: "n.d."}},
					Target: &Point{Year: 2027, Value: 2, Label: "2 %"}}},
			}},
		},
	}
	var out strings.Builder
	if err := Dump(&out, d); err != nil {
		t.Fatal(err)
	}
	const want = `title: Stratégie
lang: fr-FR
created: 2025-03-03
cover:
  community: Ville
  title: Stratégie
  subtitle: 
  line: Annexe n° 2
contents: Sommaire (2)

# Titre {#a}
du **gras**[voir→a]p.→a
- point
table: Table
  summary: Une ligne.
  = A | B
  | group: groupe {2 columns}
  | !x | 50 % {bar 0.5} ~good
figure: Courbe
  alt: De 1 à 2.
  series: %
    2024 1 « 1 % »
    2025 absent « n.d. »
    target 2027 2 « 2 % »
`
	if out.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
	if problems := Problems(d); len(problems) > 0 {
		t.Errorf("a sound document has problems: %q", problems)
	}
}

func TestProblems(t *testing.T) {
	table := func(rows ...Row) *Table {
		return &Table{Summary: "s", Columns: make([]Column, 2), Head: []Row{{Cells: make([]Cell, 2)}}, Body: rows}
	}
	section := func(blocks ...Block) *Section { return &Section{Title: T("s"), Blocks: blocks} }
	for name, tc := range map[string]struct {
		body Block
		want string
	}{
		"link to nothing":     {&Paragraph{Spans: []Span{Ref("x", "nulle-part")}}, "does not exist"},
		"page of nothing":     {&Paragraph{Spans: []Span{PageOf("nulle-part")}}, "does not exist"},
		"empty heading":       {&Section{Title: T(" "), Blocks: []Block{Text("x")}}, "empty heading"},
		"empty section":       {section(), "is empty"},
		"too deep":            {section(section(section(section(section(Text("x")))))), "level 5"},
		"anchor twice":        {section(&Paragraph{ID: "a", Spans: T("x")}, &Paragraph{ID: "a", Spans: T("x")}), "twice"},
		"figure without text": {&Figure{Chart: &BarChart{}}, "alternative text"},
		"figure without data": {&Figure{Alt: "x"}, "one only"},
		"row too short":       {table(Row{Cells: make([]Cell, 1)}), "1 columns filled"},
		"row too long":        {table(Row{Cells: []Cell{{ColSpan: 2}, {}}}), "more cells"},
		"row span forgotten":  {table(Row{Cells: []Cell{{RowSpan: 2}, {}}}, Row{Cells: make([]Cell, 2)}), "more cells"},
		"script link":         {&Paragraph{Spans: []Span{{Text: "x", Extra: &SpanExtra{URL: "javascript:alert(1)"}}}}, "neither http"},
		"field without value": {&Fields{Items: []Field{{Label: "x"}}}, "without label or value"},
	} {
		d := &Document{Title: "t", Lang: "fr-FR", Body: []Block{tc.body}}
		if got := strings.Join(Problems(d), "\n"); !strings.Contains(got, tc.want) {
			t.Errorf("%s: got %q, want %q", name, got, tc.want)
		}
	}
	sound := &Document{Title: "t", Lang: "fr-FR", Body: []Block{
		table(Row{Cells: []Cell{{RowSpan: 2}, {}}}, Row{Cells: make([]Cell, 1)}),
	}}
	if problems := Problems(sound); len(problems) > 0 {
		t.Errorf("row span: %q", problems)
	}
}
