package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"

	"github.com/klauspost/compress/zlib"
)

// ref is an object number; 0 is none.
type ref int32

// file writes the objects of one PDF, in one pass and without ever holding the
// whole of it: streams go straight to the writer, all other objects gather in
// compressed object streams (ISO 32000-1, 7.5.7), and the cross-reference
// stream closes the file (7.5.8).
//
// The first error sticks; the methods may be called without looking at it, and
// finish returns it.
type file struct {
	w       io.Writer
	err     error
	written int64
	// digest is of every byte written; the file identifier derives from it,
	// so that it says what the file holds and not when it was made.
	digest hash.Hash
	// places[n] says where object n is.
	places []place
	group  group
	deflater
}

// place is the cross-reference entry of an object: an offset in the file, or a
// rank in an object stream.
type place struct {
	where uint32 // offset, or number of the object stream
	rank  uint16 // in the object stream
	kind  uint8  // 0 not written yet, 1 offset, 2 object stream
}

// group is the object stream being filled.
type group struct {
	numbers []ref
	offsets []int
	body    object
}

// An object stream is closed at whichever comes first: more objects compress a
// little better, but a reader inflates the whole stream to get one of them.
const (
	groupObjects = 250
	groupBytes   = 48 << 10
)

var errTooLong = errors.New("le PDF dépasse quatre gigaoctets")

func newFile(w io.Writer) *file {
	f := &file{w: w, digest: sha256.New(), places: make([]place, 1, 1024)}
	// The comment of four bytes above 127 tells that the file is binary
	// (ISO 19005-3, 6.1.2).
	f.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	return f
}

func (f *file) write(p []byte) {
	if f.err != nil {
		return
	}
	f.digest.Write(p)
	n, err := f.w.Write(p)
	f.written += int64(n)
	if err == nil && f.written > 1<<32-1 {
		err = errTooLong
	}
	f.err = err
}

// reserve takes n consecutive object numbers and returns the first.
func (f *file) reserve(n int) ref {
	first := ref(len(f.places))
	f.places = append(f.places, make([]place, n)...)
	return first
}

// begin opens the object of that number; what is appended until end is its
// value.
func (f *file) begin(number ref) *object {
	f.group.numbers = append(f.group.numbers, number)
	f.group.offsets = append(f.group.offsets, len(f.group.body))
	return &f.group.body
}

// end closes the object that begin opened.
func (f *file) end() {
	f.group.body = append(f.group.body, '\n')
	if len(f.group.numbers) >= groupObjects || len(f.group.body) >= groupBytes {
		f.flush()
	}
}

// flush writes the object stream being filled.
func (f *file) flush() {
	g := &f.group
	if len(g.numbers) == 0 {
		return
	}
	number := f.reserve(1)
	index := make([]byte, 0, 12*len(g.numbers))
	for i, n := range g.numbers {
		f.places[n] = place{where: uint32(number), rank: uint16(i), kind: 2}
		index = strconv.AppendInt(index, int64(n), 10)
		index = append(index, ' ')
		index = strconv.AppendInt(index, int64(g.offsets[i]), 10)
		index = append(index, ' ')
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(g.numbers), len(index))
	f.stream(number, dict, f.deflate(index, g.body), true)
	g.numbers, g.offsets, g.body = g.numbers[:0], g.offsets[:0], g.body[:0]
}

// stream writes a stream object. dict holds the entries of its dictionary
// besides Length and Filter; deflated says whether data is already compressed.
func (f *file) stream(number ref, dict string, data []byte, deflated bool) {
	f.places[number] = place{where: uint32(f.written), kind: 1}
	head := make([]byte, 0, 64+len(dict))
	head = strconv.AppendInt(head, int64(number), 10)
	head = append(head, " 0 obj\n<<"...)
	head = append(head, dict...)
	if deflated {
		head = append(head, "/Filter/FlateDecode"...)
	}
	head = append(head, "/Length "...)
	head = strconv.AppendInt(head, int64(len(data)), 10)
	head = append(head, ">>\nstream\n"...)
	f.write(head)
	f.write(data)
	f.write([]byte("\nendstream\nendobj\n"))
}

// finish writes the cross-reference stream and the end of the file.
func (f *file) finish(catalog, info ref) error {
	f.flush()
	number := f.reserve(1)
	start := f.written
	f.places[number] = place{where: uint32(start), kind: 1}

	const width = 7
	// Entries follow each other closely: coded as differences with the one
	// before (PNG predictor Up), they nearly vanish.
	rows := make([]byte, 0, (width+1)*len(f.places))
	var before, row [width]byte
	for n, p := range f.places {
		if p.kind == 0 && n > 0 {
			if f.err == nil {
				f.err = fmt.Errorf("erreur interne : l’objet %d du PDF n’a pas été écrit", n)
			}
			return f.err
		}
		row = [width]byte{p.kind, byte(p.where >> 24), byte(p.where >> 16), byte(p.where >> 8), byte(p.where), byte(p.rank >> 8), byte(p.rank)}
		if n == 0 {
			row[5], row[6] = 0xff, 0xff // head of the (empty) list of free objects
		}
		rows = append(rows, 2)
		for i := range row {
			rows = append(rows, row[i]-before[i])
		}
		before = row
	}
	id := f.digest.Sum(nil)[:16]
	dict := fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]",
		len(f.places), width, catalog, info, id, id)
	f.stream(number, dict, f.deflate(rows), true)
	// A comment with the digest of all that comes before, the table included,
	// lets a report be told from one that was touched since (package pdfread).
	f.write(fmt.Appendf(nil, "%%%x\nstartxref\n%d\n%%%%EOF\n", f.digest.Sum(nil), start))
	return f.err
}

// deflater compresses with one zlib writer, whose tables cost more to make than
// a page to compress.
type deflater struct {
	zw  *zlib.Writer
	out bytes.Buffer
}

// deflateLevel: see the measures in the package documentation.
const deflateLevel = 6

// deflate compresses the parts, one after the other. The result is valid until
// the next call.
func (d *deflater) deflate(parts ...[]byte) []byte {
	d.out.Reset()
	if d.zw == nil {
		d.zw, _ = zlib.NewWriterLevel(&d.out, deflateLevel) // the level is valid
	} else {
		d.zw.Reset(&d.out)
	}
	for _, p := range parts {
		d.zw.Write(p) // a bytes.Buffer takes everything
	}
	d.zw.Close()
	return d.out.Bytes()
}

// redeflate compresses again, better, a stream that fpdf compressed in haste. It
// returns nil when there is nothing to gain.
func (d *deflater) redeflate(o sourceObject) []byte {
	if !bytes.Contains(o.dict, []byte("/FlateDecode")) {
		return nil
	}
	zr, err := zlib.NewReader(bytes.NewReader(o.stream))
	if err != nil {
		return nil
	}
	plain, err := io.ReadAll(zr)
	if err != nil {
		return nil
	}
	if better := d.deflate(plain); len(better) < len(o.stream) {
		return better
	}
	return nil
}
