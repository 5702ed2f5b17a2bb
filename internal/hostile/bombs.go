package hostile

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
)

// bombs are packages that unpack to far more than they weigh, or lie about it.
func bombs(m *maker) {
	rows := func(n int) string {
		return worksheet("<sheetData>" + strings.Repeat(`<row><c><v>1</v></c></row>`, n) + "</sheetData>")
	}
	add := func(hazard string, fate Fate, make func() []byte) { m.add(hazard, fate, make).heavy() }
	add("sheet of spaces", Refused, func() []byte {
		return withHuge(m.small, m.small.sheet("Actions"), 300<<20, ' ')
	})
	add("strings of spaces", Refused, func() []byte { return withHuge(m.small, stringsPart, 300<<20, ' ') })
	add("unknown part", Refused, func() []byte { return withHuge(m.small, "xl/media/image9.png", 300<<20, 0) })
	add("four parts of 100 MB", Refused, func() []byte {
		p := m.small.clone()
		for i := range 4 {
			p = p.set(fmt.Sprintf("xl/media/image%d.bin", i), strings.Repeat("\x00", 100<<20))
		}
		return p.zip()
	})
	add("two million rows", Refused, func() []byte {
		return m.small.clone().set(m.small.sheet("Actions"), rows(2_000_000)).zip()
	})
	add("within the ratio", Refused, func() []byte {
		// Compresses well under the ratio, and is over the limit of cells.
		var b strings.Builder
		for i := range 1_300_000 {
			fmt.Fprintf(&b, `<row><c><v>%d</v></c></row>`, i*7919%1_000_003)
		}
		return m.small.clone().set(m.small.sheet("Actions"), worksheet("<sheetData>"+b.String()+"</sheetData>")).zip()
	})
	add("twenty thousand parts", Refused, func() []byte {
		p := m.small.clone()
		for i := range 20_000 {
			p = append(p, part{fmt.Sprintf("x/%d", i), ""})
		}
		return p.zip()
	})
	m.add("a zip in a zip in a zip", Refused, func() []byte {
		data := []byte(strings.Repeat("\x00", 1<<20))
		for i := range 5 {
			var p pack
			for j := range 10 {
				p = append(p, part{fmt.Sprintf("%d-%d.zip", i, j), string(data)})
			}
			data = p.zip()
		}
		return data
	})
	m.add("parts that overlap", Refused, func() []byte {
		data := m.small.zip()
		first := directoryEntry(data, bookPart)
		copy(data[directoryEntry(data, stylesPart)+42:][:4], data[first+42:][:4])
		return data
	})
	lie := func(hazard string, fate Fate, change func(data []byte, entry int)) {
		m.add("lie "+hazard, fate, func() []byte {
			data := m.small.zip()
			change(data, directoryEntry(data, m.small.sheet("Actions")))
			return data
		})
	}
	size := func(n uint32) func([]byte, int) {
		return func(data []byte, entry int) { binary.LittleEndian.PutUint32(data[entry+24:], n) }
	}
	lie("smaller", Refused, size(100))
	lie("nothing", Refused, size(0))
	lie("larger", Refused, size(1<<20))
	lie("huge", Refused, size(0xFFFFFFF0))
	lie("zip64", Refused, size(0xFFFFFFFF))
	lie("packed size", Refused, func(data []byte, entry int) { binary.LittleEndian.PutUint32(data[entry+20:], 10) })
	lie("packed size huge", Refused, func(data []byte, entry int) { binary.LittleEndian.PutUint32(data[entry+20:], 0xFFFFFF00) })
	lie("checksum", Refused, func(data []byte, entry int) { data[entry+16] ^= 0xFF })
	lie("place", Refused, func(data []byte, entry int) { binary.LittleEndian.PutUint32(data[entry+42:], 0xFFFFFF00) })
	lie("method", Refused, func(data []byte, entry int) { data[entry+10] = 12 })
	lie("method 8 of a stored part", Refused, func(data []byte, entry int) { data[entry+10] = 0 })
	m.add("lie number of parts", Either, func() []byte {
		data := m.small.zip()
		binary.LittleEndian.PutUint16(data[len(data)-12:], 60_000)
		return data
	})
	m.add("lie end of the directory", Refused, func() []byte {
		data := m.small.zip()
		binary.LittleEndian.PutUint32(data[len(data)-6:], 0xFFFFFF00)
		return data
	})
	m.add("one part twice", Refused, func() []byte {
		return append(m.small.clone(), part{bookPart, m.small.get(bookPart)}).zip()
	})
	m.add("one part twice but for case", Refused, func() []byte {
		return append(m.small.clone(), part{"XL/Workbook.xml", m.small.get(bookPart)}).zip()
	})
	m.add("paths that climb", Either, func() []byte {
		return append(m.small.clone(), part{"../../etc/passwd", "x"}, part{"/absolu", "x"}, part{`C:\x`, "x"}).zip()
	})
	m.add("end records in the comment", Either, func() []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		must(w.SetComment(strings.Repeat("PK\x05\x06", 16_000)) == nil, "comment")
		must(w.Close() == nil, "close")
		return append(m.small.zip(), b.Bytes()...)
	})
}

// withHuge packs p with one more part, of n equal bytes, without ever holding
// it: the part of that name, if any, goes.
func withHuge(p pack, name string, n int64, fill byte) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	chunk := bytes.Repeat([]byte{fill}, 1<<20)
	for _, x := range append(p.clone().drop(name), part{name, ""}) {
		out, err := w.Create(x.name)
		must(err == nil, "packing: %v", err)
		if x.name != name {
			_, err = io.WriteString(out, x.data)
			must(err == nil, "packing: %v", err)
			continue
		}
		for left := n; left > 0; left -= int64(len(chunk)) {
			_, err = out.Write(chunk[:min(left, int64(len(chunk)))])
			must(err == nil, "packing: %v", err)
		}
	}
	must(w.Close() == nil, "packing")
	return b.Bytes()
}

// directoryEntry finds the entry of a part in the directory of a zip.
func directoryEntry(data []byte, name string) int {
	at := bytes.LastIndex(data, []byte(name)) - 46
	must(at >= 0 && bytes.HasPrefix(data[at:], []byte("PK\x01\x02")), "no entry of %s", name)
	return at
}
