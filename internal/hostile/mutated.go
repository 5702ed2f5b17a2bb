package hostile

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	tag       = regexp.MustCompile(`<[^<>]*>`)
	attribute = regexp.MustCompile(`="[^"]*"`)
	leaf      = regexp.MustCompile(`>[^<>]+<`)
)

// mutated are examples in which one thing, drawn at random, of one part was
// lost, doubled, moved or given a value that breaks programs; the packages are
// sound otherwise, with sizes and checksums that are right.
func mutated(m *maker) {
	values := []string{"", "-1", "0", "1e309", "NaN", "99999999999999999999", "\u0000", "A1", "&amp;", "é", "../../x", "rId999", "true", "2", strings.Repeat("9", 400), "#REF!"}
	for i := range 80 {
		name := m.small[m.rand.IntN(len(m.small))].name
		if m.rand.IntN(2) == 0 { // the sheets matter most
			name = m.small.sheet([]string{"Actions", "Indicateurs", "Thèmes", "Collectivité", "Objectifs"}[m.rand.IntN(5)])
		}
		how, value := m.rand.IntN(5), values[m.rand.IntN(len(values))]
		draw := m.rand.Uint64()
		kind := [...]string{"tag lost", "tag doubled", "value", "text", "tags exchanged"}[how]
		m.change(fmt.Sprintf("%02d %s", i, kind), Either, func(p pack) pack {
			return p.edit(name, func(s string) string {
				pick := func(all [][]int) []int { return all[draw%uint64(len(all))] }
				switch how {
				case 0:
					at := pick(tag.FindAllStringIndex(s, -1))
					return s[:at[0]] + s[at[1]:]
				case 1:
					at := pick(tag.FindAllStringIndex(s, -1))
					return s[:at[1]] + s[at[0]:]
				case 2:
					if all := attribute.FindAllStringIndex(s, -1); all != nil {
						at := pick(all)
						return s[:at[0]] + `="` + value + `"` + s[at[1]:]
					}
				case 3:
					if all := leaf.FindAllStringIndex(s, -1); all != nil {
						at := pick(all)
						return s[:at[0]+1] + value + s[at[1]-1:]
					}
				case 4:
					all := tag.FindAllStringIndex(s, -1)
					i := int(draw % uint64(len(all)-1))
					a, b := all[i], all[i+1]
					return s[:a[0]] + s[b[0]:b[1]] + s[a[1]:b[0]] + s[a[0]:a[1]] + s[b[1]:]
				}
				return s
			})
		})
	}
}
