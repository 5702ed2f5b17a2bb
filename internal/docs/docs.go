// Package docs keeps the parts of the READMEs that derive from the code: the
// commands, the workbook's columns, the rules and the limits. Each stands
// between two markers,
//
//	<!-- docs:rules -->
//	…
//	<!-- /docs -->
//
// and a test holds them to the code; `go test ./internal/docs -update` writes
// them again.
package docs

import (
	"fmt"
	"strings"
)

// Section writes the content that stands between the markers of a name.
type Section struct {
	Name  string
	Write func(b *strings.Builder) error
}

const (
	openMarker  = "<!-- docs:%s -->\n"
	closeMarker = "<!-- /docs -->"
)

// Update returns the text with each section's content made anew. A marker
// without section, or the reverse, is an error.
func Update(text string, sections []Section) (string, error) {
	for _, s := range sections {
		head := fmt.Sprintf(openMarker, s.Name)
		before, rest, found := strings.Cut(text, head)
		if !found {
			return "", fmt.Errorf("no marker for section %q", s.Name)
		}
		_, after, found := strings.Cut(rest, closeMarker)
		if !found {
			return "", fmt.Errorf("section %q is not closed", s.Name)
		}
		var b strings.Builder
		if err := s.Write(&b); err != nil {
			return "", fmt.Errorf("section %q: %w", s.Name, err)
		}
		text = before + head + "\n" + strings.TrimSpace(b.String()) + "\n\n" + closeMarker + after
	}
	for _, line := range strings.Split(text, "\n") {
		name, isMarker := strings.CutPrefix(line, "<!-- docs:")
		name = strings.TrimSuffix(name, " -->")
		known := false
		for _, s := range sections {
			known = known || s.Name == name
		}
		if isMarker && !known {
			return "", fmt.Errorf("no section is called %q", name)
		}
	}
	return text, nil
}
