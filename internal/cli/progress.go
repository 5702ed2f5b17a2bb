package cli

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"nrreport/internal/french"
	"nrreport/internal/pipeline"
)

// progress shows how far a long report is, on one line of the terminal. Short
// ones are done before it shows.
func (s *session) progress() func(pages int) {
	bar := progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(s.stderr),
		progressbar.OptionThrottle(200*time.Millisecond),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionClearOnFinish(),
	)
	start := time.Now()
	return func(pages int) {
		if time.Since(start) > time.Second {
			bar.Describe("Mise en page : " + french.Count(pages, "page", "pages"))
		}
	}
}

// endProgress clears the line.
func (s *session) endProgress(opt pipeline.Options) {
	if opt.Progress != nil {
		fmt.Fprint(s.stderr, "\r\x1b[K")
	}
}

// seriesBar counts the workbooks of a series. It draws on a terminal only.
func (s *session) seriesBar(total int) *progressbar.ProgressBar {
	w := s.stderr
	if !isTerminal(w) {
		w = io.Discard
	}
	return progressbar.NewOptions(total,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription("Classeurs"),
		progressbar.OptionShowCount(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionClearOnFinish(),
	)
}
