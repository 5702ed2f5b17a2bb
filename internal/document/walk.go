package document

// Walk visits the blocks in reading order, each before what it contains. depth
// is the heading level of the section the block stands in (0 at the top). A
// visit that returns false skips what the block contains.
func Walk(blocks []Block, visit func(b Block, depth int) bool) { walk(blocks, 0, visit) }

func walk(blocks []Block, depth int, visit func(Block, int) bool) {
	for _, b := range blocks {
		if !visit(b, depth) {
			continue
		}
		switch b := b.(type) {
		case *Section:
			walk(b.Content(), depth+1, visit)
		case *List:
			for _, item := range b.Items {
				walk(item.Blocks, depth, visit)
			}
		case *Table:
			walkRows(b.Head, depth, visit)
			walkRows(b.Body, depth, visit)
		case *Fields:
			for _, f := range b.Items {
				walk(f.Blocks, depth, visit)
			}
		case *Callout:
			walk(b.Blocks, depth, visit)
		}
	}
}

func walkRows(rows []Row, depth int, visit func(Block, int) bool) {
	for _, r := range rows {
		for _, c := range r.Cells {
			walk(c.Blocks, depth, visit)
		}
	}
}

// Spans calls visit for each span that b itself holds, in reading order; the
// spans of the blocks inside b are theirs.
func Spans(b Block, visit func(Span)) {
	each := func(spans []Span) {
		for _, s := range spans {
			visit(s)
		}
	}
	switch b := b.(type) {
	case *Section:
		each(b.Title)
	case *Paragraph:
		each(b.Spans)
	case *Table:
		each(b.Caption)
		for _, rows := range [2][]Row{b.Head, b.Body} {
			for _, r := range rows {
				for _, c := range r.Cells {
					each(c.Spans)
				}
			}
		}
	case *Fields:
		for _, f := range b.Items {
			each(f.Spans)
		}
	case *Figure:
		each(b.Caption)
	}
}

// Texts calls visit for each text that b itself shows, its spans and its labels;
// what a chart draws stands in its caption and in a table nearby.
func Texts(b Block, visit func(string)) {
	Spans(b, func(s Span) { visit(s.Text) })
	switch b := b.(type) {
	case *Fields:
		for _, f := range b.Items {
			visit(f.Label)
		}
	case *Cards:
		for _, card := range b.Items {
			visit(card.Value)
			visit(card.Label)
			visit(card.Note)
		}
	case *Callout:
		visit(b.Title)
	}
}

// PlainText joins the texts of spans; a page number to come is left out.
func PlainText(spans []Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var text []byte
	for _, s := range spans {
		text = append(text, s.Text...)
	}
	return string(text)
}
