// Package plainread reads the cells of a workbook a second time, for the tests
// that hold the true reader to losing none. It shares no code with package
// xlsx and takes the plainest way there is: archive/zip, encoding/xml, the
// relationships followed one by one. It judges nothing, it only lists; a file
// that the true reader refuses may well be listed here.
package plainread

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Cell is a cell that holds something.
type Cell struct {
	Sheet string
	// Row and Col count from 1.
	Row, Col int
	// Type is the cell's type as the file writes it: "s", "str", "inlineStr",
	// "n", "b", "e", "d" or "".
	Type string
	// Formula tells that the cell is computed. One without a stored value is
	// listed too, with an empty Text.
	Formula bool
	// Text is the value as the file writes it, shared strings resolved.
	Text string
}

// Cells lists the cells of every worksheet that hold a value or a formula
// without one, in the order of the file.
func Cells(data []byte) ([]Cell, error) {
	p, err := open(data)
	if err != nil {
		return nil, err
	}
	book, err := p.related("", "officeDocument")
	if err != nil {
		return nil, err
	}
	var list struct {
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := p.decode(book, &list); err != nil {
		return nil, err
	}
	var texts []string
	if part, err := p.related(book, "sharedStrings"); err == nil {
		if texts, err = p.strings(part); err != nil {
			return nil, err
		}
	}
	targets, err := p.relations(book)
	if err != nil {
		return nil, err
	}
	var cells []Cell
	for _, s := range list.Sheets {
		for _, r := range targets {
			if r.ID != identifier(s.Attrs) || path.Base(r.Type) != "worksheet" {
				continue
			}
			if cells, err = p.sheet(cells, unescape(s.Name), p.locate(book, r.Target), texts); err != nil {
				return nil, fmt.Errorf("%s: %w", s.Name, err)
			}
		}
	}
	return cells, nil
}

// identifier finds r:id, whatever the prefix and the edition of the standard.
func identifier(attrs []xml.Attr) string {
	for _, a := range attrs {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

type parts map[string]*zip.File

func open(data []byte) (parts, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	p := parts{}
	for _, f := range z.File {
		p[fold(f.Name)] = f
	}
	return p, nil
}

func fold(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

// relations lists the relationships of a part; "" is the package.
func (p parts) relations(part string) ([]relation, error) {
	var list struct {
		Relations []relation `xml:"Relationship"`
	}
	err := p.decode(path.Join(path.Dir(part), "_rels", path.Base("/"+part)+".rels"), &list)
	if part == "" {
		err = p.decode("_rels/.rels", &list)
	}
	return list.Relations, err
}

// related returns the first part of a kind that another one names.
func (p parts) related(part, kind string) (string, error) {
	list, err := p.relations(part)
	if err != nil {
		return "", err
	}
	for _, r := range list {
		if path.Base(r.Type) == kind {
			return p.locate(part, r.Target), nil
		}
	}
	return "", fmt.Errorf("%q names no %s", part, kind)
}

func (p parts) locate(from, target string) string {
	target, _, _ = strings.Cut(strings.ReplaceAll(target, `\`, "/"), "#")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", path.Dir(from), target)
	}
	name := strings.TrimPrefix(path.Clean(target), "/")
	if decoded, err := url.PathUnescape(name); err == nil && p[fold(name)] == nil {
		name = decoded
	}
	return name
}

// read returns a part in UTF-8.
func (p parts) read(name string) ([]byte, error) {
	f := p[fold(name)]
	if f == nil {
		return nil, fmt.Errorf("no part %q", name)
	}
	// File.Open would also check the descriptor that follows the content,
	// which says again what the directory says.
	r, err := f.OpenRaw()
	if err != nil {
		return nil, err
	}
	if f.Method == zip.Deflate {
		r = flate.NewReader(r)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("<\x00")):
		return fromUTF16(data, 1, 0), nil
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), bytes.HasPrefix(data, []byte("\x00<")):
		return fromUTF16(data, 0, 1), nil
	}
	return bytes.TrimPrefix(data, []byte("\uFEFF")), nil
}

func fromUTF16(data []byte, high, low int) []byte {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+high])<<8 | uint16(data[2*i+low])
	}
	return []byte(strings.TrimPrefix(string(utf16.Decode(units)), "\uFEFF"))
}

func (p parts) decoder(name string) (*xml.Decoder, error) {
	data, err := p.read(name)
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d, nil
}

func (p parts) decode(name string, v any) error {
	d, err := p.decoder(name)
	if err != nil {
		return err
	}
	return d.Decode(v)
}

// walk calls visit at each start and end of an element, with the local names
// of those open around it, itself included, and its own text once it ends.
// Elements of another namespace than the root's are skipped with all they hold.
func (p parts) walk(name string, visit func(open []string, start *xml.StartElement, text string)) error {
	d, err := p.decoder(name)
	if err != nil {
		return err
	}
	var open []string
	var texts [][]byte // of each open element
	space := ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) == 0 {
				space = t.Name.Space
			} else if t.Name.Space != space {
				if err := d.Skip(); err != nil {
					return err
				}
				continue
			}
			open = append(open, t.Name.Local)
			texts = append(texts, nil)
			visit(open, &t, "")
		case xml.CharData:
			if n := len(texts); n > 0 {
				texts[n-1] = append(texts[n-1], t...)
			}
		case xml.EndElement:
			n := len(open) - 1
			visit(open, nil, string(texts[n]))
			open, texts = open[:n], texts[:n]
		}
	}
}

// strings reads the shared strings.
func (p parts) strings(name string) ([]string, error) {
	var list []string
	var item strings.Builder
	err := p.walk(name, func(open []string, start *xml.StartElement, text string) {
		switch is := strings.Join(open, "/"); {
		case start != nil:
		case is == "sst/si/t", is == "sst/si/r/t":
			item.WriteString(text)
		case is == "sst/si":
			list = append(list, item.String())
			item.Reset()
		}
	})
	return list, err
}

// sheet appends the cells of one worksheet.
func (p parts) sheet(cells []Cell, name, part string, texts []string) ([]Cell, error) {
	var cell Cell
	var value, inline string
	var hasValue, hasInline bool
	row, col := 0, 0
	err := p.walk(part, func(open []string, start *xml.StartElement, text string) {
		is := strings.Join(open, "/")
		switch {
		case is == "worksheet/sheetData/row" && start != nil:
			row, col = row+1, 0
			if r, err := strconv.Atoi(attr(start, "r")); err == nil {
				row = r
			}
		case is == "worksheet/sheetData/row/c" && start != nil:
			col++
			if _, c, ok := reference(attr(start, "r")); ok {
				col = c
			}
			cell = Cell{Sheet: name, Row: row, Col: col, Type: attr(start, "t")}
			value, inline, hasValue, hasInline = "", "", false, false
		case start != nil:
		case is == "worksheet/sheetData/row/c/f":
			cell.Formula = true
		case is == "worksheet/sheetData/row/c/v":
			value, hasValue = text, true
		case is == "worksheet/sheetData/row/c/is/t", is == "worksheet/sheetData/row/c/is/r/t":
			inline, hasInline = inline+text, true
		case is == "worksheet/sheetData/row/c":
			if cell.Type != "str" && cell.Type != "inlineStr" {
				value = strings.TrimSpace(value)
			}
			unvalued := cell.Formula && value == "" && !hasInline && (cell.Type != "str" || !hasValue)
			cell.Text = value
			if i, err := strconv.Atoi(value); err == nil && cell.Type == "s" && i >= 0 && i < len(texts) {
				cell.Text = texts[i]
			}
			if hasInline {
				cell.Text = inline
			}
			if cell.Text = unescape(cell.Text); cell.Text != "" || unvalued {
				cells = append(cells, cell)
			}
		}
	})
	return cells, err
}

func attr(e *xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// reference reads "C12".
func reference(s string) (row, col int, ok bool) {
	i := 0
	for ; i < len(s) && (s[i]|0x20) >= 'a' && (s[i]|0x20) <= 'z'; i++ {
		col = col*26 + int(s[i]|0x20) - 'a' + 1
	}
	row, err := strconv.Atoi(s[i:])
	return row, col, err == nil && i > 0
}

var escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// unescape resolves the _xHHHH_ of the format; pairs of surrogates, which only
// matter to the letters of a text, are left as they are.
func unescape(s string) string {
	return escaped.ReplaceAllStringFunc(s, func(e string) string {
		code, err := strconv.ParseUint(e[2:6], 16, 16)
		if err != nil || utf16.IsSurrogate(rune(code)) {
			return e
		}
		return string(rune(code))
	})
}
