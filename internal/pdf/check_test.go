package pdf

import (
	"bytes"
	"strings"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/golden"
	"nrreport/internal/layout"
	"nrreport/internal/pdf/pdfcheck"
)

func producer() Options { return Options{Producer: "nrreport essai"} }

func TestSampleHoldsTogether(t *testing.T) {
	fonts := embedded(t)
	doc, pages := sample(fonts)
	data := write(t, doc, pages, fonts, producer())
	for _, problem := range pdfcheck.Check(data) {
		t.Error(problem)
	}
	got, err := pdfcheck.Dump(data)
	if err != nil {
		t.Fatal(err)
	}
	golden.Equal(t, "sample.txt", got)
}

// TestChecksNotice breaks one thing at a time in what is written and expects the
// checker to say so: a check that nothing can fail proves nothing.
func TestChecksNotice(t *testing.T) {
	first := func(pages *layout.Pages, role layout.Role) *layout.Element {
		var found *layout.Element
		var walk func(*layout.Element)
		walk = func(e *layout.Element) {
			if e.Role == role && found == nil {
				found = e
			}
			for _, k := range e.Kids {
				if k.Element != nil {
					walk(k.Element)
				}
			}
		}
		walk(pages.Root)
		return found
	}
	replaceDest := func(pages *layout.Pages, anchor string, change func(*layout.Dest)) {
		d := pages.Dests[anchor]
		change(&d)
		pages.Dests[anchor] = d
	}
	tests := []struct {
		name  string
		spoil func(*document.Document, *layout.Pages, *Options)
		want  string
	}{
		{"a header cell without a scope", func(_ *document.Document, p *layout.Pages, _ *Options) { first(p, layout.RoleTH).Attr.Scope = "" }, "has no scope"},
		{"a figure without an alternative", func(_ *document.Document, p *layout.Pages, _ *Options) { first(p, layout.RoleFigure).Attr.Alt = "" }, "without alternative text"},
		{"a figure without a box", func(_ *document.Document, p *layout.Pages, _ *Options) { first(p, layout.RoleFigure).Attr.BBox = nil }, "has no box"},
		{"a heading level skipped", func(_ *document.Document, p *layout.Pages, _ *Options) {
			h := first(p, layout.RoleH2)
			h.Role = layout.RoleH4
		}, "comes after level 1"},
		{"a code without its character", func(_ *document.Document, _ *layout.Pages, o *Options) {
			o.tamper = func(what string, b []byte) []byte {
				if what != "ToUnicode" {
					return b
				}
				var d deflater
				narrow, _ := toUnicode([]rune{'a', 'b'})
				return bytes.Clone(d.deflate(narrow))
			}
		}, "has no Unicode value"},
		{"a destination on another page", func(_ *document.Document, p *layout.Pages, _ *Options) {
			replaceDest(p, "s2.1", func(d *layout.Dest) { d.Page = 2 })
		}, "does not lead to its heading"},
		{"a destination lower down", func(_ *document.Document, p *layout.Pages, _ *Options) {
			replaceDest(p, "s2", func(d *layout.Dest) { d.Y += 60 })
		}, "does not lead to its heading"},
		{"a page number that lies", func(_ *document.Document, p *layout.Pages, _ *Options) {
			for i := range p.Pages[0].Items {
				if it := &p.Pages[0].Items[i]; strings.HasSuffix(it.Text, "..... 1") {
					it.Text = "Les actions ..... 3"
				}
			}
		}, "leads to page"},
		{"a row without its last cell", func(_ *document.Document, p *layout.Pages, _ *Options) {
			row := first(p, layout.RoleTBody).Kids[3].Element
			row.Kids = row.Kids[:len(row.Kids)-1]
		}, "has 3 columns and not 4"},
		{"a note without an identifier", func(_ *document.Document, p *layout.Pages, _ *Options) { first(p, roleNote).Attr.ID = "" }, "has no identifier"},
		{"a link outside its page", func(_ *document.Document, p *layout.Pages, _ *Options) { p.Pages[0].Links[0].X = 5000 }, "is not on the page"},
		{"a list item outside a list", func(_ *document.Document, p *layout.Pages, _ *Options) { first(p, layout.RoleL).Role = layout.RoleDiv }, "a LI outside"},
		{"no language", func(d *document.Document, _ *layout.Pages, _ *Options) { d.Lang = "" }, "no language"},
		{"no title", func(d *document.Document, _ *layout.Pages, _ *Options) { d.Title = "" }, "no title"},
		{"a language that is none", func(d *document.Document, _ *layout.Pages, _ *Options) { d.Lang = "français" }, "is no language"},
		{"a foreign title in no language", func(_ *document.Document, p *layout.Pages, _ *Options) {
			first(p, layout.RoleSpan).Attr.Lang = "anglais"
		}, "is no language"},
		{"an alternative that is a file name", func(_ *document.Document, p *layout.Pages, _ *Options) {
			first(p, layout.RoleFigure).Attr.Alt = "logo ville.png"
		}, "says nothing"},
		{"a figure whose box is elsewhere", func(_ *document.Document, p *layout.Pages, _ *Options) {
			first(p, layout.RoleFigure).Attr.BBox[1] += 300
		}, "is not where it is drawn"},
		{"an empty paragraph", func(_ *document.Document, p *layout.Pages, _ *Options) {
			child(first(p, layout.RoleSect), layout.RoleP, nil)
		}, "an empty P"},
		{"a header cell without a word", func(_ *document.Document, p *layout.Pages, _ *Options) {
			child(first(p, layout.RoleTR), layout.RoleTH, &layout.Attributes{Scope: "Column"})
		}, "an empty header cell"},
		{"cells under two headers", func(_ *document.Document, p *layout.Pages, _ *Options) {
			first(p, layout.RoleTH).Attr.RowSpan = 2
		}, "does not name its headers"},
		{"a group's title that heads columns", func(_ *document.Document, p *layout.Pages, _ *Options) {
			first(p, layout.RoleTBody).Kids[0].Element.Kids[0].Element.Attr.Scope = "Column"
		}, "heads columns that have a header"},
		{"a list that hides its numbers", func(_ *document.Document, p *layout.Pages, _ *Options) {
			first(p, layout.RoleL).Attr.ListNumbering = "None"
		}, "has a label"},
		{"a link that says « cliquez ici »", func(_ *document.Document, p *layout.Pages, _ *Options) {
			p.Pages[0].Links[0].Element.Attr.LinkText = "Cliquez ici !"
		}, "does not say where it leads"},
		{"a running title like any other drawing", func(_ *document.Document, p *layout.Pages, _ *Options) {
			for i := range p.Pages[0].Marks {
				if p.Pages[0].Marks[i].Artifact == layout.PaginationHeader {
					p.Pages[0].Marks[i].Artifact = layout.LayoutArtifact
				}
			}
		}, "is not marked as one"},
		{"text drawn as something else", func(_ *document.Document, p *layout.Pages, _ *Options) { first(p, layout.RoleP).Role = "Paragraph" }, "no standard role"},
	}
	fonts := embedded(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, pages := sample(fonts)
			opt := producer()
			test.spoil(doc, pages, &opt)
			problems := pdfcheck.Check(write(t, doc, pages, fonts, opt))
			if !strings.Contains(strings.Join(problems, "\n"), test.want) {
				t.Errorf("want %q among %q", test.want, problems)
			}
		})
	}
}

// TestIncoherentPagesAreRefused: what would draw outside an element, or give a
// mark two owners, cannot be written at all.
func TestIncoherentPagesAreRefused(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*layout.Pages)
	}{
		{"a drawing outside the marks", func(p *layout.Pages) {
			p.Pages[0].Items = append(p.Pages[0].Items, p.Pages[0].Items[0])
		}},
		{"marks that overlap", func(p *layout.Pages) { p.Pages[0].Marks[1].First-- }},
		{"marks that leave a gap", func(p *layout.Pages) { p.Pages[0].Marks[1].First++ }},
		{"a mark with the wrong number", func(p *layout.Pages) { p.Pages[0].Marks[3].MCID = 99 }},
		{"a mark that no element has", func(p *layout.Pages) { p.Root.Kids = p.Root.Kids[1:] }},
		{"a mark with two elements", func(p *layout.Pages) {
			p.Root.Kids = append(p.Root.Kids, layout.Kid{Element: &layout.Element{Role: layout.RoleP, Kids: []layout.Kid{{Page: 0, MCID: 0}}}})
		}},
		{"a kid on a page that does not exist", func(p *layout.Pages) {
			p.Root.Kids = append(p.Root.Kids, layout.Kid{Page: 99})
		}},
		{"a link to nowhere", func(p *layout.Pages) { p.Pages[0].Links[0].Anchor = "nowhere" }},
		{"a link without an element", func(p *layout.Pages) { p.Pages[0].Links[0].Element = nil }},
		{"a link with nothing to say", func(p *layout.Pages) { p.Pages[0].Links[0].Element.Attr.LinkText = " " }},
		{"a link to a script", func(p *layout.Pages) { p.Pages[0].Links[0].URL = "javascript:alert(1)" }},
		{"a bookmark to nowhere", func(p *layout.Pages) { p.Outline[0].Anchor = "nowhere" }},
		{"a character beyond the basic plane", func(p *layout.Pages) { p.Pages[0].Items[0].Text = "😀" }},
		{"a character that the font lacks", func(p *layout.Pages) { p.Pages[0].Items[0].Text = "中" }},
		{"a control character", func(p *layout.Pages) { p.Pages[0].Items[0].Text = "a\tb" }},
		{"an unknown font", func(p *layout.Pages) { p.Pages[0].Items[0].Face = 200 }},
		{"an unknown image", func(p *layout.Pages) {
			for i := range p.Pages[0].Items {
				if it := &p.Pages[0].Items[i]; it.Kind == layout.ImageKind {
					it.Extra = &layout.Extra{Image: 7}
				}
			}
		}},
		{"no page", func(p *layout.Pages) { p.Pages = nil }},
		{"a root that is no document", func(p *layout.Pages) { p.Root.Role = layout.RoleSect }},
	}
	fonts := embedded(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, pages := sample(fonts)
			test.spoil(pages)
			err := Write(&bytes.Buffer{}, doc, pages, fonts, producer())
			if err == nil || !strings.HasPrefix(err.Error(), "erreur interne") {
				t.Errorf("want an internal error, got %v", err)
			}
		})
	}
}
