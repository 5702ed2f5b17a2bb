package xlsx

import (
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16Reader turns UTF-16 into UTF-8 and fails on half characters, which the
// decoder of golang.org/x/text replaces in silence.
type utf16Reader struct {
	src       io.Reader
	bigEndian bool
	in        [4096]byte
	have      int // bytes of in not yet decoded
	out       []byte
	err       error
}

func (r *utf16Reader) Read(p []byte) (int, error) {
	for len(r.out) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		r.decode()
	}
	n := copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}

func (r *utf16Reader) decode() {
	n, err := r.src.Read(r.in[r.have:])
	r.have += n
	b := r.in[:r.have]
	r.out = nil
	for len(b) >= 2 {
		c := r.unit(b)
		size := 2
		if utf16.IsSurrogate(c) {
			if len(b) < 4 {
				break
			}
			if c = utf16.DecodeRune(c, r.unit(b[2:])); c == utf8.RuneError {
				r.err = errMalformed
				return
			}
			size = 4
		}
		r.out = utf8.AppendRune(r.out, c)
		b = b[size:]
	}
	r.have = copy(r.in[:], b)
	if err == io.EOF && r.have > 0 {
		err = errMalformed
	}
	r.err = err
}

func (r *utf16Reader) unit(b []byte) rune {
	if r.bigEndian {
		return rune(b[0])<<8 | rune(b[1])
	}
	return rune(b[1])<<8 | rune(b[0])
}
