package pipeline

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/pdf"
	"nrreport/internal/report"
	"nrreport/internal/summary"
	"nrreport/internal/typeface"
)

// Options says what is made of a checked plan.
type Options struct {
	Edition report.Edition
	Draft   bool
	// Version of the tool, printed in the report and the metadata.
	Version string
	// Created is the date of the metadata; zero takes the plan's own
	// reference day.
	Created time.Time
	// AttachData embeds the JSON of the published plan; AttachSource embeds
	// the workbooks themselves.
	AttachData, AttachSource bool
	// Progress, when set, is told how many pages are laid out.
	Progress func(pages int)
	// Untagged leaves out tags and finishing: benchmarks only.
	Untagged bool
}

// Engine holds what reports share: the fonts, read once, and their subsets. It
// may be used by several goroutines.
type Engine struct {
	fonts func() (*typeface.Set, error)
	cache pdf.Cache
}

// NewEngine returns an engine; the fonts are read when first needed.
func NewEngine() *Engine {
	return &Engine{fonts: sync.OnceValues(typeface.Embedded)}
}

// Made says what a report holds, to tell the user. Characters that no font can
// draw are among the diagnostics already, see [GlyphRemark].
type Made struct {
	Pages int
}

// PDF composes, lays out and writes the report.
func (e *Engine) PDF(w io.Writer, c *Checked, opt Options) (Made, error) {
	fonts, err := e.fonts()
	if err != nil {
		return Made{}, fmt.Errorf("fonts: %w", err)
	}
	doc := compose(c, opt)
	writing := pdf.Options{Producer: producer(opt), Release: true, Untagged: opt.Untagged, Cache: &e.cache}
	if len(c.Plan.Actions) >= longPlan {
		stream := pdf.NewStream(w, fonts, writing)
		defer stream.Stop()
		pages := layout.Layout(doc, fonts, layout.Options{Progress: opt.Progress, Sink: stream})
		return Made{Pages: len(pages.Pages)}, stream.Finish(doc, pages)
	}
	pages := layout.Layout(doc, fonts, layout.Options{Progress: opt.Progress})
	return Made{Pages: len(pages.Pages)}, pdf.Write(w, doc, pages, fonts, writing)
}

// longPlan is the number of actions from which a report is written while it is
// laid out. Below, it is a little smaller when the number of its pages is known
// first; far above, it would not fit in memory.
const longPlan = 1500

// Summary writes the summary workbook.
func (e *Engine) Summary(w io.Writer, c *Checked, opt Options) error {
	return summary.Write(w, c.Analysis, c.Diags, summary.Options{
		Edition: opt.Edition, Draft: opt.Draft, Version: opt.Version, Changes: c.Changes,
	})
}

func producer(opt Options) string { return "nrreport " + opt.Version }

func compose(c *Checked, opt Options) *document.Document {
	options := report.Options{Edition: opt.Edition, Draft: opt.Draft, Version: opt.Version, Created: opt.Created, Changes: c.Changes}
	if opt.AttachData {
		options.Attachments = append(options.Attachments, report.DataAttachment(c.Analysis, options))
	}
	if opt.AttachSource {
		for i, name := range attachmentNames(c.Inputs) {
			options.Attachments = append(options.Attachments, report.SourceAttachment(c.Analysis, options, name, c.Inputs[i].Data))
		}
	}
	return report.Compose(c.Analysis, c.Diags, options)
}

// attachmentNames are the base names of the workbooks, told apart where two
// folders hold files of one name.
func attachmentNames(ins []Input) []string {
	names := make([]string, len(ins))
	taken := map[string]bool{}
	for i, in := range ins {
		name := diag.FileName(in.Name)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			ext := filepath.Ext(in.Name)
			name = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(diag.FileName(in.Name), ext), n, ext)
		}
		taken[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}
