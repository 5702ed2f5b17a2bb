package pdf

import (
	"bytes"
	"testing"
)

func TestWriteIsDeterministic(t *testing.T) {
	fonts := embedded(t)
	cache := &Cache{}
	doc, pages := sample(fonts)
	first := write(t, doc, pages, fonts, Options{Producer: "nrreport essai"})
	for i := range 100 {
		opt := Options{Producer: "nrreport essai"}
		if i%2 == 1 {
			opt.Cache = cache
		}
		if !bytes.Equal(first, write(t, doc, pages, fonts, opt)) {
			t.Fatalf("write %d differs", i+2)
		}
	}
}
