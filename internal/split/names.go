package split

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nrreport/internal/french"
)

// FileNames names the workbooks of departments, in the same order: short, in
// plain letters so that they survive mail and archives, safe on Windows, and
// distinct there, where case does not count.
func FileNames(departments []string) []string {
	names := make([]string, len(departments))
	taken := map[string]bool{}
	for i, d := range departments {
		base := fileBase(d)
		name := base
		for n := 2; taken[name]; n++ {
			name = base + "-" + strconv.Itoa(n)
		}
		taken[name] = true
		names[i] = name + ".xlsx"
	}
	return names
}

const (
	maxNameRunes = 70  // room for a number and the extension within 80
	maxNameBytes = 200 // file systems stop at 255
)

func fileBase(department string) string {
	name := strings.ReplaceAll(french.Fold(department), " ", "-")
	runes := 0
	for i, r := range name {
		if runes++; runes > maxNameRunes || i+utf8.RuneLen(r) > maxNameBytes {
			name = strings.TrimRight(name[:i], "-")
			break
		}
	}
	if name == "" || isReserved(name) {
		name = strings.TrimRight("direction-"+name, "-")
	}
	return name
}

// isReserved tells the names that Windows keeps for devices.
func isReserved(name string) bool {
	device := strings.TrimRight(name, "0123456789¹²³")
	switch {
	case slices.Contains([]string{"con", "prn", "aux", "nul"}, name):
		return true
	case device == "com" || device == "lpt":
		return len(name) > len(device)
	}
	return false
}
