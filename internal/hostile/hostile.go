// Package hostile makes the files that arrive by mail in place of a sound
// workbook, or that somebody has built to break the tool: the adversarial set
// that the tests run the whole program on. It is made from a seed, so that a
// failure has a name and can be made again; no file of it is committed.
//
// Write the set out, to look at one or to try another program on it, with
//
//	go test ./internal/hostile -run TestWriteOut -write FOLDER
//
// A new hazard is one entry in the list of its kind; a new kind is one file and
// one line in [kinds].
package hostile

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"

	"nrreport/internal/sample"
)

// Fate is what must become of a file.
type Fate int

const (
	// Refused: the file is no workbook, or a damaged one. Nothing of it is read.
	Refused Fate = iota
	// Read: the file is a workbook; its cells are read or named, and what it
	// says may well be wrong.
	Read
	// Same: the file says the same as the one it was made from, and must be
	// understood the same.
	Same
	// Either: chance decides whether the file is still sound. It is refused
	// whole or read whole.
	Either
)

func (f Fate) String() string { return [...]string{"refused", "read", "same", "either"}[f] }

// File is one file of the set.
type File struct {
	// Name is its file name, which tells its kind and its hazard.
	Name string
	// Kind is one of the kinds of the issue: "foreign", "truncated"…
	Kind string
	Fate Fate
	// Origin is the example that it was made from, "" when from none.
	Origin string
	// Heavy tells that it takes seconds, or a hundred megabytes, to make.
	Heavy bool
	// Make returns its content.
	Make func() []byte
}

// Origins returns the examples that files are made from, by name. Do not change
// them.
func Origins() (map[string][]byte, error) { return madeOrigins() }

// madeOrigins makes the examples once: a fuzzer asks for thousands of sets.
var madeOrigins = sync.OnceValues(func() (map[string][]byte, error) {
	origins := map[string][]byte{}
	for _, f := range sample.Examples() {
		if f.Name == largeOrigin || f.Name == smallOrigin {
			data, err := f.Bytes()
			if err != nil {
				return nil, err
			}
			origins[f.Name] = data
		}
	}
	return origins, nil
})

const largeOrigin, smallOrigin = "plan.xlsx", "strategie.xlsx"

// kinds are the kinds of files, in the order of the set.
var kinds = []struct {
	name string
	list func(*maker)
}{
	{"foreign", foreign},
	{"encrypted", encrypted},
	{"truncated", truncated},
	{"flipped", flipped},
	{"bomb", bombs},
	{"entities", entities},
	{"limits", limits},
	{"cells", cells},
	{"structure", structure},
	{"content", content},
	{"other-trade", otherTrades},
	{"dialect", dialects},
	{"mutated", mutated},
	{"crowd", crowds},
}

// Files returns the set of a seed, in a fixed order.
func Files(seed uint64) ([]File, error) {
	origins, err := Origins()
	if err != nil {
		return nil, err
	}
	m := &maker{seed: seed, origins: origins}
	m.small = unpack(origins[smallOrigin])
	m.large = unpack(origins[largeOrigin])
	for i, k := range kinds {
		m.kind = k.name
		m.rand = rand.New(rand.NewPCG(seed, uint64(i)))
		k.list(m)
	}
	return m.files, nil
}

// maker gathers the files.
type maker struct {
	seed         uint64
	kind         string
	rand         *rand.Rand
	origins      map[string][]byte
	small, large pack // the parts of the origins
	files        []File
}

// add adds a file under a name told by its hazard; the extension is .xlsx
// unless the name has one.
func (m *maker) add(hazard string, fate Fate, make func() []byte) *File {
	name := m.kind + "-" + strings.ReplaceAll(hazard, " ", "-")
	if !strings.Contains(name, ".") {
		name += ".xlsx"
	}
	m.files = append(m.files, File{Name: name, Kind: m.kind, Fate: fate, Make: make})
	return &m.files[len(m.files)-1]
}

// bytes adds a file that is given as it is.
func (m *maker) bytes(hazard string, fate Fate, data string) {
	m.add(hazard, fate, func() []byte { return []byte(data) })
}

// change adds a copy of the small example with its parts changed.
func (m *maker) change(hazard string, fate Fate, change func(p pack) pack) *File {
	f := m.add(hazard, fate, func() []byte { return change(m.small.clone()).zip() })
	f.Origin = smallOrigin
	return f
}

// sheet adds a workbook of one sheet, named like one of ours, with the given
// rows.
func (m *maker) sheet(hazard string, fate Fate, rows func(b *strings.Builder)) *File {
	return m.add(hazard, fate, func() []byte {
		var b strings.Builder
		rows(&b)
		return tiny("Actions", b.String()).zip()
	})
}

// heavy marks a file as costly.
func (f *File) heavy() { f.Heavy = true }

// must keeps the makers, which work on files we made ourselves, short.
func must(ok bool, format string, args ...any) {
	if !ok {
		panic("hostile: " + fmt.Sprintf(format, args...))
	}
}
