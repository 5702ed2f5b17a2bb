package pdfread

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// Errors that callers tell apart.
var (
	// ErrForeign: the file is no PDF, or no PDF of ours.
	ErrForeign = errors.New("ce fichier n’est pas un rapport fait par nrreport")
	// ErrDamaged: the file was one of ours and its bytes have changed.
	ErrDamaged = errors.New("ce PDF a été modifié ou abîmé depuis que nrreport l’a fait")
)

const (
	header  = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
	trailer = "\n%%EOF\n"
	// maxInflated bounds what all the streams read may inflate to, so that a
	// file made to exhaust the memory cannot.
	maxInflated = 192 << 20
	// maxObjects is more than a report of 100,000 pages has.
	maxObjects = 20 << 20
)

// File is a file read back.
type File struct {
	data []byte
	// Trailer is the dictionary of the cross-reference stream.
	Trailer  Dict
	entries  []entry
	inflated int64
	streams  map[int]*objectStream
}

type entry struct {
	kind, where, rank int
}

// objectStream is an object stream: the object of rank i starts at offsets[i].
type objectStream struct {
	numbers, offsets []int
	body             []byte
}

// Open checks that the bytes are those that were written, and reads the
// cross-reference stream.
func Open(data []byte) (*File, error) {
	if !bytes.HasPrefix(data, []byte(header)) {
		return nil, ErrForeign
	}
	if !bytes.HasSuffix(data, []byte(trailer)) {
		return nil, ErrDamaged
	}
	content, start, err := seal(data[:len(data)-len(trailer)])
	if err != nil {
		if sealedHead(data) != nil {
			err = ErrDamaged
		}
		return nil, err
	}
	f := &File{data: content, streams: map[int]*objectStream{}}
	_, table, err := f.indirect(start)
	if err != nil {
		return nil, damaged(err)
	}
	stream, ok := table.(*Stream)
	if !ok || stream.Dict["Type"] != Name("XRef") {
		return nil, ErrForeign
	}
	f.Trailer = stream.Dict
	if err := f.readTable(stream); err != nil {
		return nil, damaged(err)
	}
	return f, nil
}

// seal checks the digest that ends a file, a comment above startxref, against
// the bytes before it. It returns those and where the cross-reference stream is.
func seal(tail []byte) (content []byte, start int, err error) {
	line := bytes.LastIndexByte(tail, '\n') + 1
	start, err = strconv.Atoi(string(tail[line:]))
	above, ok := bytes.CutSuffix(tail[:line], []byte("\nstartxref\n"))
	if err != nil || !ok || string(tail[line:]) != strconv.Itoa(start) {
		return nil, 0, ErrForeign
	}
	content = above[:bytes.LastIndexByte(above, '\n')+1]
	comment := above[len(content):]
	if len(comment) != 1+2*sha256.Size || comment[0] != '%' {
		return nil, 0, ErrForeign
	}
	if string(comment[1:]) != fmt.Sprintf("%x", sha256.Sum256(content)) {
		return nil, 0, ErrDamaged
	}
	return content, start, nil
}

// Original returns the report that a file begins with, when another program
// wrote an update behind it and all its own bytes are as they were: programs
// that sign, stamp or annotate a PDF leave what was there (ISO 32000-1, 7.5.6).
// It returns nothing for any other file, one without an update included.
func Original(data []byte) []byte {
	head := sealedHead(data)
	update := bytes.TrimRight(data[len(head):], "\r\n ")
	if len(update) == 0 || !bytes.HasSuffix(update, []byte("%%EOF")) {
		return nil
	}
	return head
}

// sealedHead is what a file begins with that is a report of ours, untouched.
func sealedHead(data []byte) []byte {
	mark := []byte("\nstartxref\n")
	at := bytes.Index(data, mark)
	if at < 0 || !bytes.HasPrefix(data, []byte(header)) {
		return nil
	}
	end := bytes.IndexByte(data[at+len(mark):], '\n')
	if end < 0 {
		return nil
	}
	end += at + len(mark)
	if _, _, err := seal(data[:end]); err != nil || !bytes.HasPrefix(data[end:], []byte(trailer)) {
		return nil
	}
	return data[:end+len(trailer)]
}

func damaged(err error) error { return fmt.Errorf("%w (%w)", ErrDamaged, err) }

// readTable reads the entries, coded with the PNG predictor Up.
func (f *File) readTable(s *Stream) error {
	rows, err := f.Inflate(s)
	if err != nil {
		return err
	}
	size, _ := s.Dict["Size"].(int)
	widths, _ := s.Dict["W"].(Array)
	const width = 7
	if size < 1 || size > maxObjects || len(rows) != size*(width+1) || len(widths) != 3 ||
		widths[0] != 1 || widths[1] != 4 || widths[2] != 2 {
		return errors.New("table des objets illisible")
	}
	f.entries = make([]entry, size)
	var row [width]byte
	for i := range f.entries {
		coded := rows[i*(width+1) : (i+1)*(width+1)]
		if coded[0] != 2 {
			return errors.New("table des objets illisible")
		}
		for j := range row {
			row[j] += coded[1+j]
		}
		f.entries[i] = entry{
			kind:  int(row[0]),
			where: int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4]),
			rank:  int(row[5])<<8 | int(row[6]),
		}
	}
	return nil
}

// Size is one more than the highest object number.
func (f *File) Size() int { return len(f.entries) }

// Object reads an object.
func (f *File) Object(number Ref) (Value, error) {
	if number <= 0 || int(number) >= len(f.entries) {
		return nil, fmt.Errorf("l’objet %d n'existe pas", number)
	}
	switch e := f.entries[number]; e.kind {
	case 1:
		found, v, err := f.indirect(e.where)
		if err != nil {
			return nil, fmt.Errorf("objet %d : %w", number, err)
		}
		if found != int(number) {
			return nil, fmt.Errorf("l’objet %d est à la place de l’objet %d", found, number)
		}
		return v, nil
	case 2:
		return f.grouped(int(number), e)
	default:
		return nil, fmt.Errorf("l’objet %d n'existe pas", number)
	}
}

// Resolve follows a reference; other values are returned as they are.
func (f *File) Resolve(v Value) (Value, error) {
	for range 10 {
		r, ok := v.(Ref)
		if !ok {
			return v, nil
		}
		var err error
		if v, err = f.Object(r); err != nil {
			return nil, err
		}
	}
	return nil, errors.New("références en boucle")
}

// Dict resolves v to a dictionary: itself or that of a stream.
func (f *File) Dict(v Value) (Dict, error) {
	v, err := f.Resolve(v)
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case Dict:
		return v, nil
	case *Stream:
		return v.Dict, nil
	}
	return nil, fmt.Errorf("un dictionnaire était attendu, pas %T", v)
}

// Array resolves v to an array.
func (f *File) Array(v Value) (Array, error) {
	v, err := f.Resolve(v)
	if err != nil {
		return nil, err
	}
	if a, ok := v.(Array); ok {
		return a, nil
	}
	return nil, fmt.Errorf("un tableau était attendu, pas %T", v)
}

// Stream resolves v to a stream and inflates it.
func (f *File) Stream(v Value) (Dict, []byte, error) {
	v, err := f.Resolve(v)
	if err != nil {
		return nil, nil, err
	}
	s, ok := v.(*Stream)
	if !ok {
		return nil, nil, fmt.Errorf("un flux était attendu, pas %T", v)
	}
	data, err := f.Inflate(s)
	return s.Dict, data, err
}

// indirect reads "n 0 obj … endobj" at an offset.
func (f *File) indirect(at int) (number int, v Value, err error) {
	if at < 0 || at >= len(f.data) {
		return 0, nil, errSyntax
	}
	l := &Lexer{data: f.data, at: at}
	head := make([]Value, 3)
	for i := range head {
		if head[i], err = l.Next(); err != nil {
			return 0, nil, errSyntax
		}
	}
	number, ok := head[0].(int)
	if !ok || head[1] != 0 || head[2] != Operator("obj") {
		return 0, nil, errSyntax
	}
	if v, err = l.Next(); err != nil {
		return 0, nil, unexpected(err)
	}
	after, err := l.Next()
	if err != nil {
		return 0, nil, unexpected(err)
	}
	switch after {
	case Operator("endobj"):
		return number, v, nil
	case Operator("stream"):
		dict, ok := v.(Dict)
		length, ok2 := dict["Length"].(int)
		start := l.at + 1
		if !ok || !ok2 || length < 0 || start > len(f.data) || length > len(f.data)-start ||
			!bytes.HasPrefix(f.data[start+length:], []byte("\nendstream\nendobj\n")) {
			return 0, nil, errSyntax
		}
		return number, &Stream{Dict: dict, Raw: f.data[start : start+length]}, nil
	}
	return 0, nil, errSyntax
}

// grouped reads an object of an object stream.
func (f *File) grouped(number int, e entry) (Value, error) {
	s, err := f.objectStream(e.where)
	if err != nil {
		return nil, fmt.Errorf("groupe d’objets %d : %w", e.where, err)
	}
	if e.rank >= len(s.numbers) || s.numbers[e.rank] != number {
		return nil, fmt.Errorf("l’objet %d n’est pas dans le groupe %d", number, e.where)
	}
	v, err := NewLexer(s.body[s.offsets[e.rank]:]).Next()
	if err != nil {
		return nil, fmt.Errorf("objet %d : %w", number, unexpected(err))
	}
	return v, nil
}

func (f *File) objectStream(number int) (*objectStream, error) {
	if s := f.streams[number]; s != nil {
		return s, nil
	}
	if number <= 0 || number >= len(f.entries) || f.entries[number].kind != 1 {
		return nil, errSyntax
	}
	dict, data, err := f.Stream(Ref(number))
	if err != nil {
		return nil, err
	}
	n, ok := dict["N"].(int)
	first, ok2 := dict["First"].(int)
	if dict["Type"] != Name("ObjStm") || !ok || !ok2 || n < 0 || n > len(data) || first < 0 || first > len(data) {
		return nil, errSyntax
	}
	s := &objectStream{body: data[first:]}
	index := NewLexer(data[:first])
	for range n {
		number, err := index.Next()
		if err != nil {
			return nil, unexpected(err)
		}
		offset, err := index.Next()
		if err != nil {
			return nil, unexpected(err)
		}
		num, ok := number.(int)
		off, ok2 := offset.(int)
		if !ok || !ok2 || off < 0 || off > len(s.body) {
			return nil, errSyntax
		}
		s.numbers, s.offsets = append(s.numbers, num), append(s.offsets, off)
	}
	f.streams[number] = s
	return s, nil
}

// Inflate returns the data of a stream.
func (f *File) Inflate(s *Stream) ([]byte, error) {
	switch s.Dict["Filter"] {
	case nil:
		return s.Raw, nil
	case Name("FlateDecode"):
	default:
		return nil, fmt.Errorf("filtre inattendu : %v", s.Dict["Filter"])
	}
	zr, err := zlib.NewReader(bytes.NewReader(s.Raw))
	if err != nil {
		return nil, errors.New("flux abîmé")
	}
	room := maxInflated - f.inflated
	data, err := io.ReadAll(io.LimitReader(zr, room+1))
	f.inflated += int64(len(data))
	if err != nil {
		return nil, errors.New("flux abîmé")
	}
	if int64(len(data)) > room {
		return nil, errors.New("flux trop long")
	}
	return data, nil
}
