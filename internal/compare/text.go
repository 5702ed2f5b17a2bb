package compare

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"nrreport/internal/changes"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// TextOptions says how a comparison is printed for a person.
type TextOptions struct {
	// All lists the changes that bear on nothing adopted one by one; without
	// it they are counted, column by column, since each year rewrites most
	// texts.
	All bool
	// Emphasis, when set, makes a heading stand out (bold on a terminal). The
	// text is [diag.Harmless] by itself.
	Emphasis func(string) string
}

// WriteText prints the changes as users read them: what was adopted and has
// changed first, then what happened to actions, money and indicators, then the
// closing words.
func WriteText(w io.Writer, c *changes.Changes, opt TextOptions) error {
	b := bufio.NewWriter(w)
	text := diag.Harmless(b)
	emphasis := func(s string) string {
		if s = diag.Visible(s); opt.Emphasis != nil {
			s = opt.Emphasis(s)
		}
		return s
	}
	name := fileNames(c)
	fmt.Fprintf(b, "%s → %s\n", emphasis(version(c.Before, name)), emphasis(version(c.After, name)))
	for _, d := range Doubts(c) {
		head := "À savoir"
		if d.Severity == diag.Warning {
			head = "Attention"
		}
		fmt.Fprintf(b, "\n%s : ", emphasis(head))
		fmt.Fprintln(text, strings.TrimSpace(french.Uncapital(d.Message)+" "+d.Remedy))
	}
	lines := c.Lines()
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && lines[end].Group == lines[start].Group {
			end++
		}
		fmt.Fprintf(b, "\n%s\n", emphasis(heading(lines[start:end])))
		if lines[start].Group == changes.OtherGroup && !opt.All && end-start > few {
			writeCounts(text, lines[start:end])
		} else {
			writeGroup(text, lines[start:end], name)
		}
		start = end
	}
	fmt.Fprintf(b, "\n%s\n", c.Conclusion())
	return b.Flush()
}

// version names a version of the plan: « plan-2025.xlsx (bilan annuel 2025) ».
func version(p *plan.Plan, fileName func(string) string) string {
	name := "classeur"
	if len(p.Sources) > 0 {
		name = fileName(p.Sources[0].Name)
	}
	about := string(p.Community.Document.Or(""))
	if year := changes.Year(p); year != 0 {
		about = strings.TrimSpace(about + " " + strconv.Itoa(year))
	}
	if about == "" {
		return name
	}
	return name + " (" + about + ")"
}

// fileNames names the workbooks without their folders or, where that would name
// both alike (2025/plan.xlsx, 2026/plan.xlsx), as they were given.
func fileNames(c *changes.Changes) func(path string) string {
	seen := map[string]string{}
	for _, p := range []*plan.Plan{c.Before, c.After} {
		for i := range p.Sources {
			path := p.Sources[i].Name
			name := strings.ToLower(diag.FileName(path))
			if other, taken := seen[name]; taken && other != path {
				return func(path string) string { return path }
			}
			seen[name] = path
		}
	}
	return diag.FileName
}

// few changes are listed rather than counted.
const few = 12

// writeCounts says how many cells of each column changed.
func writeCounts(w io.Writer, lines []changes.Line) {
	type place struct{ sheet, column string }
	var order []place
	counts := map[place]int{}
	for i := range lines {
		at := place{lines[i].Sheet, lines[i].What}
		if counts[at] == 0 {
			order = append(order, at)
		}
		counts[at]++
	}
	sheet := ""
	for _, at := range order {
		if at.sheet != sheet {
			fmt.Fprintf(w, "  %s\n", at.sheet)
			sheet = at.sheet
		}
		fmt.Fprintf(w, "      %s%s: %s\n", at.column, french.NBSP, french.Count(counts[at], "modification", "modifications"))
	}
	fmt.Fprintln(w, "  Pour les lire une à une : --all")
}

func heading(lines []changes.Line) string {
	text := lines[0].Group.Title() + " (" + french.Integer(int64(len(lines)))
	silent := 0
	for i := range lines {
		if lines[i].Silent {
			silent++
		}
	}
	if lines[0].Group == changes.AdoptedGroup {
		told := "dont " + french.Integer(int64(silent)) + " "
		switch {
		case silent == 0:
			told = "aucune "
		case silent == len(lines):
			told = french.Plural(silent, "", "toutes ")
		}
		text += ", " + told + "sans explication"
	}
	return text + ")"
}

func writeGroup(w io.Writer, lines []changes.Line, fileName func(string) string) {
	name := ""
	for i := range lines {
		l := &lines[i]
		head := strings.TrimSpace(l.Code + "  " + diag.Shorten(l.Title, 100))
		if head == "" && l.Group != changes.EventGroup {
			head = l.Sheet
		}
		if head != name && head != "" {
			fmt.Fprintf(w, "  %s\n", head)
			name = head
		}
		if text := l.Move(longest); text != "" {
			fmt.Fprintf(w, "      %s\n", text)
		}
		if where := l.Where(fileName); where != "" && (l.Group == changes.AdoptedGroup || l.Group == changes.OtherGroup) {
			fmt.Fprintf(w, "      %s\n", where)
		}
		if l.Reason != "" {
			fmt.Fprintf(w, "      Explication donnée : %s\n", french.Quote(diag.Shorten(l.Reason, 3*longest)))
		}
		if l.Group == changes.AdoptedGroup {
			mark := "Sans explication"
			if !l.Silent {
				mark = "Expliqué"
				if l.Reason == "" {
					mark = "Pour information"
				}
			}
			fmt.Fprintf(w, "      %s (%s)\n", mark, l.Remark)
		}
	}
}
