package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Save writes a workbook. The same calls on excelize give the same bytes, on
// every machine and at any time: the parts are sorted, the entries of the zip
// carry no clock, the content types list what is there in a fixed order, and
// the document properties keep no trace of a library or of a date that nobody
// set. What excelize emits that the Open XML SDK refuses is mended (see
// mends), and XML that is not well-formed is an error rather than a file that
// Excel will not open: a raw "&" in the formula of a validation is enough.
//
// The caller still closes f.
func Save(f *excelize.File, w io.Writer, options ...SaveOption) (err error) {
	// Excelize breaks on some workbooks that others made and that it was given
	// to change.
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("le classeur n’a pu être composé\u00a0: son contenu est inattendu (%v)", fault)
		}
	}()
	collect := &collector{parts: map[string]*packed{}}
	for _, option := range options {
		option(collect)
	}
	before := f.ZipWriter
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return collect })
	defer f.SetZipWriter(before)
	if err := f.Write(io.Discard); err != nil {
		return fmt.Errorf("le classeur n’a pu être composé\u00a0: %w", err)
	}
	if err := collect.Close(); err != nil {
		return err
	}
	if err := collect.finishTypes(); err != nil {
		return err
	}
	return collect.write(w)
}

// SaveOption changes how a workbook is saved.
type SaveOption func(*collector)

// RowsFollowText lets rows grow and shrink again with what is typed in them.
// Excelize marks each height it is given as chosen by the user, which nails it;
// without a height, LibreOffice shows one line of a text that wraps on ten.
func RowsFollowText(c *collector) { c.rowsFollowText = true }

// DigitsMayBeText keeps Excel from marking, with a green corner, each text made
// of digits (a SIREN, a code) as a number stored by mistake.
func DigitsMayBeText(c *collector) { c.digitsMayBeText = true }

// collector stands in for excelize's zip: it mends and compresses each part as
// soon as it is complete, so that only one is in memory uncompressed.
type collector struct {
	parts map[string]*packed
	name  string
	raw   bytes.Buffer
	open  bool
	types []byte
	small *flate.Writer
	large *flate.Writer
	// checker reads again what is written, with buffers kept from part to part.
	checker scanner

	rowsFollowText  bool
	digitsMayBeText bool
}

// packed is a part ready to be written.
type packed struct {
	data []byte
	size int
	crc  uint32
	// stored tells that data are not compressed: a part taken as it was.
	stored bool
}

// Create starts a part; it is part of [excelize.ZipWriter].
func (c *collector) Create(name string) (io.Writer, error) {
	if err := c.finish(); err != nil {
		return nil, err
	}
	c.name, c.open = strings.TrimPrefix(name, "/"), true
	return &c.raw, nil
}

// AddFS is part of [excelize.ZipWriter]; excelize does not call it.
func (c *collector) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close completes the last part; it is part of [excelize.ZipWriter].
func (c *collector) Close() error { return c.finish() }

// finish mends, checks and compresses the part under way.
func (c *collector) finish() error {
	if !c.open {
		return nil
	}
	c.open = false
	defer c.raw.Reset()
	if c.name == typesPart {
		c.types = bytes.Clone(c.raw.Bytes())
		return nil
	}
	content := mend(c.name, c.raw.Bytes())
	if c.rowsFollowText {
		content = freeRows(c.name, content)
	}
	if c.digitsMayBeText {
		content = acceptDigits(c.name, content)
	}
	if err := c.checkWellFormed(c.name, content); err != nil {
		return err
	}
	return c.pack(c.name, content)
}

func (c *collector) pack(name string, content []byte) error {
	p := &packed{size: len(content), crc: crc32.ChecksumIEEE(content)}
	// Large parts are sheets of thousands of rows: level 5 makes them one
	// hundredth longer than the usual 6, and is a third quicker.
	deflater, level := &c.small, flate.DefaultCompression
	if len(content) > 256<<10 {
		deflater, level = &c.large, 5
	}
	var buf bytes.Buffer
	if *deflater == nil {
		var err error
		if *deflater, err = flate.NewWriter(&buf, level); err != nil {
			return err
		}
	}
	(*deflater).Reset(&buf)
	if _, err := (*deflater).Write(content); err != nil {
		return err
	}
	if err := (*deflater).Close(); err != nil {
		return err
	}
	p.data = buf.Bytes()
	c.parts[name] = p
	return nil
}

// write writes the zip: the content types and the root relationships first, as
// office programs do and as tools that guess a file's type expect, then the
// others by name.
func (c *collector) write(w io.Writer) error {
	names := slices.SortedFunc(maps.Keys(c.parts), func(a, b string) int {
		if ra, rb := rank(a), rank(b); ra != rb {
			return ra - rb
		}
		return strings.Compare(a, b)
	})
	z := zip.NewWriter(w)
	for _, name := range names {
		p := c.parts[name]
		method := zip.Deflate
		if p.stored {
			method = zip.Store
		}
		part, err := z.CreateRaw(&zip.FileHeader{
			Name: name, Method: method, CRC32: p.crc,
			CompressedSize64: uint64(len(p.data)), UncompressedSize64: uint64(p.size),
			//lint:ignore SA1019 CreateRaw writes this field as it is, and Modified not at all.
			ModifiedDate: 1<<5 | 1, // 1 January 1980, the first day of zip
		})
		if err != nil {
			return err
		}
		if _, err := part.Write(p.data); err != nil {
			return err
		}
	}
	return z.Close()
}

const typesPart = "[Content_Types].xml"

func rank(name string) int {
	switch name {
	case typesPart:
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}

// contentTypes is the shape of [Content_Types].xml.
type contentTypes struct {
	XMLName  xml.Name         `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults []contentDefault `xml:"Default"`
	Parts    []contentPart    `xml:"Override"`
}

type contentDefault struct {
	Extension   string `xml:",attr"`
	ContentType string `xml:",attr"`
}

type contentPart struct {
	PartName    string `xml:",attr"`
	ContentType string `xml:",attr"`
}

// finishTypes writes the content types, sorted, of the extensions and parts
// that the package really has.
func (c *collector) finishTypes() error {
	var types contentTypes
	if err := xml.Unmarshal(c.types, &types); err != nil {
		return fmt.Errorf("le classeur n’a pu être composé\u00a0: %w", err)
	}
	extensions := map[string]bool{}
	for name := range c.parts {
		if i := strings.LastIndexByte(name, '.'); i >= 0 {
			extensions[strings.ToLower(name[i+1:])] = true
		}
	}
	types.Defaults = slices.DeleteFunc(types.Defaults, func(d contentDefault) bool { return !extensions[strings.ToLower(d.Extension)] })
	for i := range types.Defaults {
		if types.Defaults[i].ContentType == "image/svg" {
			types.Defaults[i].ContentType = "image/svg+xml"
		}
	}
	types.Parts = slices.DeleteFunc(types.Parts, func(p contentPart) bool { return c.parts[strings.TrimPrefix(p.PartName, "/")] == nil })
	slices.SortFunc(types.Defaults, func(a, b contentDefault) int { return strings.Compare(a.Extension, b.Extension) })
	slices.SortFunc(types.Parts, func(a, b contentPart) int { return strings.Compare(a.PartName, b.PartName) })
	content, err := xml.Marshal(types)
	if err != nil {
		return err
	}
	return c.pack(typesPart, append([]byte(xml.Header), content...))
}

// checkWellFormed holds the part against the strict scanner. The cells of a
// sheet, which an encoder wrote, are passed over; what callers wrote by hand
// (formulas of validations and of formats) stands around them.
func (c *collector) checkWellFormed(name string, content []byte) error {
	if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
		return nil
	}
	if strings.HasPrefix(name, "xl/worksheets/") {
		start, end := bytes.Index(content, []byte("<sheetData>")), bytes.LastIndex(content, []byte("</sheetData>"))
		if start >= 0 && end > start {
			content = slices.Concat(content[:start+len("<sheetData>")], content[end:])
		}
	}
	lim := DefaultLimits()
	lim.TokenBytes = len(content) + 1
	defer c.checker.release()
	c.checker.reset(bytes.NewReader(content), lim)
	if err := c.checker.drain(); err != nil {
		return fmt.Errorf("le classeur à écrire est mal formé (%s)\u00a0: %w", inPart(name), err)
	}
	return nil
}
