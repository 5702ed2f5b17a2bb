package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

// tokens lists what the scanner reports, adjacent texts joined. A small window
// makes every token cross its end.
func tokens(data []byte, window int) ([]string, error) {
	x := &scanner{buf: make([]byte, window+1)}
	x.reset(bytes.NewReader(data), DefaultLimits())
	var list []string
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			list = append(list, fmt.Sprintf("text %q", text.String()))
			text.Reset()
		}
	}
	for {
		switch x.next() {
		case tokenStart:
			flush()
			token := "start " + string(x.local)
			for _, a := range x.attrs {
				token += fmt.Sprintf(" %s=%q", a.local, spaced(string(a.value)))
			}
			list = append(list, token)
		case tokenEnd:
			flush()
			list = append(list, "end "+string(x.local))
		case tokenText:
			text.Write(x.content)
		case tokenNone:
			return list, x.err
		}
	}
}

// referenceTokens lists the same with encoding/xml.
func referenceTokens(data []byte) ([]string, error) {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var list []string
	var text strings.Builder
	depth := 0
	flush := func() {
		if text.Len() > 0 {
			list = append(list, fmt.Sprintf("text %q", text.String()))
			text.Reset()
		}
	}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			flush()
			depth++
			s := "start " + t.Name.Local
			for _, a := range t.Attr {
				s += fmt.Sprintf(" %s=%q", a.Name.Local, spaced(a.Value))
			}
			list = append(list, s)
		case xml.EndElement:
			flush()
			depth--
			list = append(list, "end "+t.Name.Local)
		case xml.CharData:
			if depth > 0 {
				text.Write(t)
			}
		}
	}
}

// spaced writes white space as spaces, which encoding/xml does not do in
// attributes.
func spaced(s string) string {
	return strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(s)
}

func FuzzScan(f *testing.F) {
	for _, p := range newParts(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`) {
		f.Add([]byte(p))
	}
	for _, s := range []string{
		`<a/>`, `<a b='"' c="'"> é&#233;&#xE9;&amp;&lt; </a>`, `<x:a xmlns:x="u"><x:b x:c="1"/></x:a>`,
		"<a>\r\n\r<![CDATA[<&]]]]><!-- - --><?pi x?></a>", `<?xml version="1.0" encoding="utf-8" standalone='yes' ?><a></a> <!--x-->`,
		`<a>]]></a>`, `<a b="1" b="2"/>`, `<a><b></a></b>`, `<a b=c/>`, `<a>&nbsp;</a>`, `<!DOCTYPE a><a/>`, `<a/><b/>`, "<a>\x00</a>", "<é à='ü'/>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := tokens(data, 1<<10)
		small, smallErr := tokens(data, 8)
		// A refused input may be refused after fewer tokens through a larger
		// window; nobody keeps them.
		if (err == nil) != (smallErr == nil) || err == nil && !cmp.Equal(got, small) {
			t.Fatalf("the window changes the tokens: %v %v", err, smallErr)
		}
		if err != nil || bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) || bytes.IndexByte(data, 0) >= 0 {
			return // refused, or UTF-16, which encoding/xml does not read
		}
		want, err := referenceTokens(data)
		if err != nil {
			// Names follow the fifth edition of XML 1.0 here, the fourth there.
			if strings.Contains(err.Error(), "invalid XML name") {
				return
			}
			t.Fatalf("encoding/xml refuses what was accepted: %v", err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestScanErrors(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		want       error
	}{
		{"DOCTYPE", `<!DOCTYPE a><a/>`, errDoctype},
		{"entity bomb", `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>`, errDoctype},
		{"HTML entity", `<a>&eacute;</a>`, errEntity},
		{"bare ampersand", `<a>R & D</a>`, errEntity},
		{"reference to no character", `<a>&#0;</a>`, errEntity},
		{"reference to half a character", `<a>&#xD800;</a>`, errEntity},
		{"reference beyond Unicode", `<a>&#x110000;</a>`, errEntity},
		{"nothing", ``, errCut},
		{"white space only", " \n", errCut},
		{"open element", `<a><b></b>`, errCut},
		{"cut in a tag", `<a b="c`, errCut},
		{"cut in a name", `<abc`, errCut},
		{"cut in a character", "<a>\xc3", errMalformed},
		{"cut in a comment", `<a><!-- `, errCut},
		{"cut in CDATA", `<a><![CDATA[ `, errCut},
		{"text before the root", `x<a/>`, errMalformed},
		{"text after the root", `<a/>x`, errMalformed},
		{"two roots", `<a/><b/>`, errMalformed},
		{"end before start", `</a>`, errMalformed},
		{"space before a name", `< a/>`, errMalformed},
		{"name with a digit first", `<1a/>`, errMalformed},
		{"attributes without space", `<a b="1"c="2"/>`, errMalformed},
		{"less-than in an attribute", `<a b="<"/>`, errMalformed},
		{"attribute without value", `<a b/>`, errMalformed},
		{"double hyphen in a comment", `<a><!-- a -- b --></a>`, errMalformed},
		{"CDATA end in a text", `<a>]]></a>`, errMalformed},
		{"declaration after a space", ` <?xml version="1.0"?><a/>`, errMalformed},
		{"declaration inside", `<a><?xml version="1.0"?></a>`, errMalformed},
		{"version 1.1", `<?xml version="1.1"?><a/>`, errMalformed},
		{"undeclared prefix of an attribute", `<a b:c="1"/>`, errMalformed},
		{"prefix of an element that has ended", `<a><b xmlns:c="u"/><c:d/></a>`, errMalformed},
		{"attribute twice", `<a b="1" c="2" b="3"/>`, errMalformed},
		{"attribute twice among many", `<a` + numbered(` x%d=""`, 60) + ` x30=""/>`, errMalformed},
		{"too many attributes", `<a` + numbered(` x%d=""`, maxAttributes+1) + `/>`, errTooLong},
		{"Latin-1", `<?xml version="1.0" encoding="ISO-8859-1"?><a/>`, errEncoding},
		{"UTF-16 announced, UTF-8 sent", `<?xml version="1.0" encoding="UTF-16"?><a/>`, errEncoding},
		{"too deep", strings.Repeat("<a>", 1000) + strings.Repeat("</a>", 1000), errTooDeep},
		{"too long a tag", `<a b="` + strings.Repeat("x", 3<<20) + `"/>`, errTooLong},
		{"too long a text", `<a>` + strings.Repeat("x", 3<<20) + `</a>`, errTooLong},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, window := range []int{8, windowSize} {
				if _, err := tokens([]byte(tt.data), window); !errors.Is(err, tt.want) {
					t.Errorf("window of %d: got %v, want %v", window, err, tt.want)
				}
			}
		})
	}
}

// numbered writes a format with the numbers from 0.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestScanPrefixes holds that an inner declaration hides an outer one until its
// element ends, and no longer.
func TestScanPrefixes(t *testing.T) {
	const other = ` xmlns:p="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	data := `<p:a xmlns:p="u"` + numbered(` xmlns:q%d="v"`, 60) + numbered(` q%d:x=""`, 60) + `><p:b` + other + `><p:b xmlns:p="w"/><p:b/></p:b><p:b/></p:a>`
	var x scanner
	x.reset(strings.NewReader(data), DefaultLimits())
	var got []namespace
	for kind := x.next(); kind != tokenNone; kind = x.next() {
		if kind == tokenStart {
			got = append(got, x.space)
		}
	}
	want := []namespace{spaceOther, spaceSheet, spaceOther, spaceSheet, spaceOther}
	if x.err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, x.err, want)
	}
}

func TestScanEncodings(t *testing.T) {
	const body = `<a b="é">😀 naïve</a>`
	want, err := tokens([]byte(body), windowSize)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		data []byte
	}{
		{"UTF-8 with a mark", []byte("\uFEFF" + body)},
		{"UTF-8 declared", []byte(`<?xml version="1.0" encoding="utf-8"?>` + body)},
		{"UTF-8 with a mark, declared", []byte("\uFEFF" + `<?xml version='1.0' encoding='UTF-8' standalone='yes'?>` + body)},
		{"UTF-16 LE", toUTF16("\uFEFF"+body, false)},
		{"UTF-16 BE", toUTF16("\uFEFF"+body, true)},
		{"UTF-16 LE declared, no mark", toUTF16(`<?xml version="1.0" encoding="UTF-16"?>`+body, false)},
		{"UTF-16 BE declared", toUTF16("\uFEFF"+`<?xml version="1.0" encoding="UTF-16"?>`+body, true)},
		{"UTF-16 longer than its buffer", toUTF16("\uFEFF"+strings.Repeat(" ", 5001)+body, false)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tokens(tt.data, windowSize)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("half a character", func(t *testing.T) {
		data := toUTF16("\uFEFF<a>x</a>", false)
		data[8], data[9] = 0x00, 0xD8
		if _, err := tokens(data, windowSize); !errors.Is(err, errMalformed) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("odd length", func(t *testing.T) {
		if _, err := tokens(append(toUTF16("\uFEFF<a/>", false), 0x20), windowSize); !errors.Is(err, errMalformed) {
			t.Errorf("got %v", err)
		}
	})
}

func toUTF16(s string, bigEndian bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if bigEndian {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

// BenchmarkScan measures the scanner beside the standard library's parser, on
// a sheet of 5,000 rows.
func BenchmarkScan(b *testing.B) {
	var s strings.Builder
	for r := 1; r <= 5000; r++ {
		fmt.Fprintf(&s, `<row r="%d" spans="1:4"><c r="A%d" s="3" t="s"><v>%d</v></c><c r="B%d" s="1"><v>45717</v></c><c r="C%d" t="inlineStr"><is><t>Allonger la durée d’usage &amp; réparer</t></is></c><c r="D%d" s="2"/></row>`, r, r, r, r, r, r)
	}
	data := []byte(worksheet(`<sheetData>` + s.String() + `</sheetData>`))
	b.Run("ours", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		x := &scanner{}
		for b.Loop() {
			x.reset(bytes.NewReader(data), DefaultLimits())
			if err := x.drain(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding/xml", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			d := xml.NewDecoder(bytes.NewReader(data))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
