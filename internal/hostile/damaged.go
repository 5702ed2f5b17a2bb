package hostile

import (
	"bytes"
	"fmt"
)

// truncated are workbooks cut at every tenth of their length, and near their
// end, where only the directory of the zip is hurt.
func truncated(m *maker) {
	origins := []struct {
		name string
		data []byte
	}{
		{"plan", m.origins[largeOrigin]}, {"strategie", m.origins[smallOrigin]},
		{"stored", m.small.zipAs(0, nil)},
	}
	for _, o := range origins {
		for tenth := 1; tenth < 10; tenth++ {
			cut := o.data[:len(o.data)*tenth/10]
			m.add(fmt.Sprintf("%s at %d0 percent", o.name, tenth), Refused, func() []byte { return cut })
		}
	}
	for _, n := range []int{1, 2, 21, 22, 23, 100, 1000} {
		data := m.origins[smallOrigin]
		m.add(fmt.Sprintf("%d bytes short", n), Refused, func() []byte { return data[:len(data)-n] })
	}
	data := m.origins[smallOrigin]
	m.add("beginning lost", Refused, func() []byte { return data[len(data)/3:] })
	m.add("middle lost", Refused, func() []byte {
		return append(bytes.Clone(data[:len(data)/3]), data[len(data)/2:]...)
	})
}

// flipped are workbooks with bits changed on the way: one bit, a burst, a
// sector of the disk, an ASCII transfer.
func flipped(m *maker) {
	change := func(hazard string, change func(b []byte)) {
		f := m.add(hazard, Either, func() []byte {
			b := bytes.Clone(m.origins[smallOrigin])
			change(b)
			return b
		})
		f.Origin = smallOrigin
	}
	n := len(m.origins[smallOrigin])
	for i := range 40 {
		bit := m.rand.IntN(8 * n)
		change(fmt.Sprintf("bit %02d", i), func(b []byte) { b[bit/8] ^= 1 << (bit % 8) })
	}
	// The directory at the end, where a flip does most harm.
	for i := range 20 {
		bit := 8*(n-1500) + m.rand.IntN(8*1500)
		change(fmt.Sprintf("directory bit %02d", i), func(b []byte) { b[bit/8] ^= 1 << (bit % 8) })
	}
	for i := range 8 {
		at, with := m.rand.IntN(n-16), noise(m, 16)
		change(fmt.Sprintf("burst %d", i), func(b []byte) { copy(b[at:], with) })
	}
	for i := range 6 {
		at := m.rand.IntN(n/512-1) * 512
		change(fmt.Sprintf("lost sector %d", i), func(b []byte) { clear(b[at : at+512]) })
	}
	for i := range 4 {
		from, to := m.rand.IntN(n/512-1)*512, m.rand.IntN(n/512-1)*512
		change(fmt.Sprintf("misplaced sector %d", i), func(b []byte) { copy(b[to:to+512], bytes.Clone(b[from:from+512])) })
	}
	m.add("a line before the start", Refused, func() []byte { return append([]byte("\r\n"), m.origins[smallOrigin]...) })
	m.add("line ends translated", Refused, func() []byte {
		return bytes.ReplaceAll(m.origins[smallOrigin], []byte("\n"), []byte("\r\n"))
	})
	m.add("high bits stripped", Refused, func() []byte {
		b := bytes.Clone(m.origins[smallOrigin])
		for i := range b {
			b[i] &= 0x7F
		}
		return b
	})
	m.add("taken for Latin-1 and written as UTF-8", Refused, func() []byte {
		var b bytes.Buffer
		for _, c := range m.origins[smallOrigin] {
			b.WriteRune(rune(c))
		}
		return b.Bytes()
	})
}
