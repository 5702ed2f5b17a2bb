package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

// sourceObject is an object of a file that fpdf wrote. Its slices alias the
// file.
type sourceObject struct {
	number int
	dict   []byte
	stream []byte // nil when it is not a stream
}

// source reads what fpdf writes to it, in the single Write that
// fpdf.Output makes, and passes each object on: pictures are taken from it.
//
// It is no general PDF reader: fpdf puts "n 0 obj", "stream", "endstream" and
// "endobj" each on a line of its own, and gives the length of a stream in the
// dictionary above it.
type source func(sourceObject) error

func (visit source) Write(data []byte) (int, error) {
	if err := visit.read(data); err != nil {
		return 0, err
	}
	return len(data), nil
}

func (visit source) read(data []byte) error {
	at := 0
	line := func() []byte {
		end := bytes.IndexByte(data[at:], '\n')
		if end < 0 {
			end = len(data) - at
		}
		l := data[at : at+end]
		at = min(at+end+1, len(data))
		return l
	}
	for at < len(data) {
		head := line()
		if bytes.Equal(head, []byte("xref")) {
			return nil
		}
		digits, isObject := bytes.CutSuffix(head, []byte(" 0 obj"))
		if !isObject {
			continue
		}
		number, err := strconv.Atoi(string(digits))
		if err != nil {
			return internalError("objet de fpdf illisible : %q", head)
		}
		o := sourceObject{number: number}
		for start := at; at < len(data); {
			before := at
			l := line()
			if bytes.Equal(l, []byte("endobj")) {
				if o.dict == nil {
					o.dict = data[start:before]
				}
				break
			}
			if bytes.Equal(l, []byte("stream")) {
				o.dict = data[start:before]
				n, ok := o.integer("/Length ")
				if !ok || at+n > len(data) {
					return internalError("flux de fpdf sans longueur")
				}
				o.stream = data[at : at+n : at+n]
				at = min(at+n+len("\nendstream\n"), len(data))
			}
		}
		if o.dict == nil {
			return internalError("objet %d de fpdf tronqué", number)
		}
		if err := visit(o); err != nil {
			return err
		}
	}
	return internalError("fichier de fpdf tronqué")
}

// integer is the number that follows a key of the dictionary.
func (o sourceObject) integer(key string) (int, bool) {
	i := bytes.Index(o.dict, []byte(key))
	if i < 0 {
		return 0, false
	}
	i += len(key)
	end := i
	for end < len(o.dict) && o.dict[end] >= '0' && o.dict[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(string(o.dict[i:end]))
	return n, err == nil
}

var reference = regexp.MustCompile(`\b(\d+) 0 R\b`)

// entries are the entries of a stream's dictionary but its length (which fpdf
// writes last), with other object numbers.
func (o sourceObject) entries(renumber func(int) ref) string {
	body := bytes.TrimPrefix(bytes.TrimSpace(o.dict), []byte("<<"))
	if i := bytes.LastIndex(body, []byte("/Length ")); i >= 0 {
		body = body[:i]
	}
	body = reference.ReplaceAllFunc(body, func(found []byte) []byte {
		number, _, _ := bytes.Cut(found, []byte(" "))
		n, err := strconv.Atoi(string(number))
		if err != nil {
			return found
		}
		return fmt.Appendf(nil, "%d 0 R", renumber(n))
	})
	return string(bytes.TrimSpace(body))
}
