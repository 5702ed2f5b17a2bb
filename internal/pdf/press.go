package pdf

import (
	"runtime"
	"sync"

	"nrreport/internal/layout"
)

// batchPages is how many pages one fpdf template holds: pages are drawn in
// batches so that several processors can work, and so that the drawing of a
// long report is compressed and gone before the next is begun.
const batchPages = 16

// batch is some pages in a row.
type batch struct {
	first int // rank of the first page
	pages []layout.Page
	// held[i] leaves page i for later; nil holds none.
	held []bool
	// sections are those that end with these pages.
	sections []section
	result   chan drawn
}

// section is a section that is finished, and the one it stands in.
type section struct{ element, parent *layout.Element }

// drawn is a batch of pages: their content streams, deflated, and what the
// structure must know of them. The content of a page that is held is nil.
type drawn struct {
	contents [][]byte
	marks    [][]*layout.Element
	blends   []bool
	err      error
}

// press draws batches, on all processors when there are many pages, and keeps
// them in the order in which they came.
type press struct {
	jobs chan *batch
	// queue bounds how far the drawing runs ahead of the keeping.
	queue   chan *batch
	workers sync.WaitGroup
	used    []usedRunes // by worker
	kept    chan error
}

// pagesPerWorker is how many pages are worth one more processor: the tables of
// another compressor and the drawing of another batch weigh 1.5 MB.
const pagesPerWorker = 100

// newPress starts a press for a number of pages. keep is called from one
// goroutine, and nothing more is kept once it has failed. A deflater may be lent
// that keep has no use for.
func newPress(pages int, lent *deflater, draw func(*batch, *usedRunes, *deflater) drawn, keep func(*batch, drawn) error) *press {
	workers := min(runtime.GOMAXPROCS(0), 1+pages/pagesPerWorker)
	p := &press{jobs: make(chan *batch), queue: make(chan *batch, 2*workers), used: make([]usedRunes, workers), kept: make(chan error, 1)}
	for i := range workers {
		d := lent
		if i > 0 || lent == nil {
			d = new(deflater)
		}
		p.workers.Go(func() {
			for b := range p.jobs {
				b.result <- draw(b, &p.used[i], d)
			}
		})
	}
	go func() {
		var err error
		for b := range p.queue {
			if result := <-b.result; err == nil {
				if err = result.err; err == nil {
					err = guarded(func() error { return keep(b, result) })
				}
			}
		}
		p.kept <- err
	}()
	return p
}

// add hands over a batch.
func (p *press) add(b *batch) {
	b.result = make(chan drawn, 1)
	p.queue <- b
	p.jobs <- b
}

// finish waits until all that was added is kept, and notes the characters drawn.
func (p *press) finish(used *usedRunes) error {
	close(p.jobs)
	close(p.queue)
	p.workers.Wait()
	err := <-p.kept
	for i := range p.used {
		used.merge(&p.used[i])
	}
	return err
}

// guarded makes a panic an error: in a goroutine of our own, it would end the
// program, for no caller can recover it.
func guarded(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = internalError("%v", r)
		}
	}()
	return work()
}
