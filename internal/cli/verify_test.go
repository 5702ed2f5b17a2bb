package cli

import (
	"bytes"
	"strings"
	"testing"

	"nrreport/internal/pdf"
	"nrreport/internal/pipeline"
)

// A report of another version was not held against anything: whoever reads the exit
// code alone must not believe that it was.
func TestOtherVersionIsNotVerified(t *testing.T) {
	var out bytes.Buffer
	s := &session{stdout: newHarmless(&out)}
	matches, err := s.compareRebuild(&madeReport{info: pdf.Info{Producer: "nrreport 0.9"}}, nil, pipeline.Merging{}, nil, true)
	if matches || err != nil || !strings.Contains(out.String(), "non comparée") {
		t.Errorf("matches %v, error %v, said %q", matches, err, out.String())
	}
}
