package docs_test

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nrreport/internal/golden"
)

// licenceFile names the file of a module that holds its licence.
var licenceFile = regexp.MustCompile(`(?i)^licen[cs]e(\.(md|txt))?$`)

// What `nrreport licences` prints is what the binary carries, whatever the system
// that it is built for.
func TestLicencesTravelWithTheBinary(t *testing.T) {
	root := filepath.Join("..", "..")
	owners := map[string][]string{} // by text
	add := func(owner, path string) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text = []byte(strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")))
		owners[string(text)] = append(owners[string(text)], owner)
	}
	for path, dir := range modules(t, root) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(entries, func(e os.DirEntry) bool { return licenceFile.MatchString(e.Name()) })
		if i < 0 {
			t.Errorf("%s has no licence", path)
			continue
		}
		add(path, filepath.Join(dir, entries[i].Name()))
		if path == "golang.org/x/text" {
			add("Go, bibliothèque standard", filepath.Join(dir, entries[i].Name())) // one text for both
		}
	}
	add("nrreport", filepath.Join(root, "LICENSE"))
	add("Source Sans 3 (police du rapport)", filepath.Join(root, "templates", "fonts", "LICENSE-SourceSans3.md"))
	add("DejaVu Sans (police des symboles)", filepath.Join(root, "templates", "fonts", "LICENSE-DejaVu.txt"))
	add("Profil de couleur sRGB", filepath.Join(root, "templates", "icc", "LICENSE.txt"))

	type licence struct{ owners, text string }
	var all []licence
	for text, names := range owners {
		slices.Sort(names)
		all = append(all, licence{strings.Join(names, "\n"), text})
	}
	rank := func(l licence) int { // our own, then fonts and colours, then modules
		switch {
		case l.owners == "nrreport":
			return 0
		case !strings.Contains(l.owners, "/"):
			return 1
		}
		return 2
	}
	slices.SortFunc(all, func(a, b licence) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.owners, b.owners))
	})
	var b strings.Builder
	for i, l := range all {
		if i > 0 {
			b.WriteString("\n\n")
		}
		fmt.Fprintf(&b, "%s\n%s\n\n%s\n", l.owners, strings.Repeat("=", 72), l.text)
	}
	path := filepath.Join(root, "templates", "licences.txt")
	if golden.Updating() {
		if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != b.String() {
		t.Errorf("templates/licences.txt is out of date (%v); run `go test ./internal/docs -update`", err)
	}
}

// modules are the folders of the modules that the binaries are made of, by path.
func modules(t *testing.T, root string) map[string]string {
	t.Helper()
	dirs := map[string]string{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", "./cmd/nrreport")
		list.Dir, list.Env = root, append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(out)) {
			if path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				dirs[path] = dir
			}
		}
	}
	return dirs
}
