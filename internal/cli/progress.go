package cli

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"nrreport/internal/french"
)

// progress shows how far a long report is, on one line of the terminal, until end.
// Short ones are done before it shows.
func (s *session) progress() (step func(pages int), end func()) {
	bar := progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(s.stderr.bare),
		progressbar.OptionThrottle(200*time.Millisecond),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionClearOnFinish(),
	)
	start, shown := time.Now(), false
	step = func(pages int) {
		if time.Since(start) > time.Second {
			shown = true
			bar.Describe("Mise en page : " + french.Count(pages, "page", "pages"))
		}
	}
	return step, func() {
		bar.Exit() // it draws by itself
		if shown {
			s.clearLine()
		}
	}
}

// clearLine clears the line of the terminal, which the bar itself does not do on
// Windows, without the sequences that some consoles show as they are.
func (s *session) clearLine() {
	f, ok := s.stderr.bare.(*os.File)
	if !ok {
		return
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 1 {
		fmt.Fprintf(f, "\r%*s\r", width-1, "")
	}
}

// seriesBar counts the workbooks of a series. It draws on a terminal only.
func (s *session) seriesBar(total int) *progressbar.ProgressBar {
	w := s.stderr.bare
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
