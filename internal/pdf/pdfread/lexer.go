package pdfread

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// maxDepth bounds the nesting of arrays and dictionaries.
const maxDepth = 50

var (
	errDepth  = errors.New("objets trop imbriqués")
	errSyntax = errors.New("objet illisible")
)

// Lexer reads objects, or the operands and operators of a content stream.
type Lexer struct {
	data []byte
	at   int
}

// NewLexer reads from data.
func NewLexer(data []byte) *Lexer { return &Lexer{data: data} }

// closing marks the end of an array or a dictionary.
type closing byte

// Next returns the next object or operator; io.EOF at the end.
func (l *Lexer) Next() (Value, error) {
	v, err := l.value(0)
	if _, stray := v.(closing); stray && err == nil {
		return nil, errSyntax
	}
	return v, err
}

func (l *Lexer) value(depth int) (Value, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	l.skipSpace()
	if l.at >= len(l.data) {
		return nil, io.EOF
	}
	c := l.data[l.at]
	switch {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '[':
		l.at++
		return l.array(depth)
	case c == '<':
		if bytes.HasPrefix(l.data[l.at:], []byte("<<")) {
			l.at += 2
			return l.dict(depth)
		}
		return l.hex()
	case c == ']':
		l.at++
		return closing(']'), nil
	case c == '>':
		if bytes.HasPrefix(l.data[l.at:], []byte(">>")) {
			l.at += 2
			return closing('>'), nil
		}
		return nil, errSyntax
	case c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.':
		return l.number()
	default:
		return l.keyword()
	}
}

func (l *Lexer) skipSpace() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// word takes the regular characters that follow.
func (l *Lexer) word() []byte {
	start := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return l.data[start:l.at]
}

func (l *Lexer) name() (Value, error) {
	l.at++
	word := l.word()
	if bytes.IndexByte(word, '#') < 0 {
		return Name(word), nil
	}
	var out []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			n, err := strconv.ParseUint(string(word[i+1:i+3]), 16, 8)
			if err != nil {
				return nil, errSyntax
			}
			out = append(out, byte(n))
			i += 2
			continue
		}
		out = append(out, word[i])
	}
	return Name(out), nil
}

// number reads a number, or a reference when "0 R" follows an integer.
func (l *Lexer) number() (Value, error) {
	word := string(l.word())
	if n, err := strconv.Atoi(word); err == nil {
		if n > 0 && bytes.HasPrefix(l.data[l.at:], []byte(" 0 R")) {
			if end := l.at + 4; end == len(l.data) || isSpace(l.data[end]) || isDelimiter(l.data[end]) {
				l.at = end
				return Ref(n), nil
			}
		}
		return n, nil
	}
	x, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return nil, errSyntax
	}
	return x, nil
}

func (l *Lexer) keyword() (Value, error) {
	word := string(l.word())
	switch word {
	case "":
		return nil, errSyntax
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	return Operator(word), nil
}

func (l *Lexer) array(depth int) (Value, error) {
	out := Array{}
	for {
		v, err := l.value(depth + 1)
		if err != nil {
			return nil, unexpected(err)
		}
		if c, ok := v.(closing); ok {
			if c != ']' {
				return nil, errSyntax
			}
			return out, nil
		}
		out = append(out, v)
	}
}

func (l *Lexer) dict(depth int) (Value, error) {
	out := Dict{}
	for {
		key, err := l.value(depth + 1)
		if err != nil {
			return nil, unexpected(err)
		}
		if key == closing('>') {
			return out, nil
		}
		name, ok := key.(Name)
		if !ok {
			return nil, errSyntax
		}
		if _, twice := out[name]; twice {
			return nil, fmt.Errorf("entrée /%s en double", name)
		}
		v, err := l.value(depth + 1)
		if err != nil {
			return nil, unexpected(err)
		}
		if _, ok := v.(closing); ok {
			return nil, errSyntax
		}
		out[name] = v
	}
}

// unexpected makes an end in the middle of an object an error.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return errSyntax
	}
	return err
}

func (l *Lexer) hex() (Value, error) {
	end := bytes.IndexByte(l.data[l.at:], '>')
	if end < 0 {
		return nil, errSyntax
	}
	digits := l.data[l.at+1 : l.at+end]
	l.at += end + 1
	if len(digits)%2 != 0 {
		return nil, errSyntax
	}
	out := make([]byte, len(digits)/2)
	for i := range out {
		n, err := strconv.ParseUint(string(digits[2*i:2*i+2]), 16, 8)
		if err != nil {
			return nil, errSyntax
		}
		out[i] = byte(n)
	}
	return String(out), nil
}

// literal reads a string in parentheses.
func (l *Lexer) literal() (Value, error) {
	l.at++
	var out []byte
	depth := 1
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '\\':
			l.at++
			if l.at >= len(l.data) {
				return nil, errSyntax
			}
			out = l.escape(out)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return String(out), nil
			}
		}
		out = append(out, c)
	}
	return nil, errSyntax
}

// escape reads what follows a backslash.
func (l *Lexer) escape(out []byte) []byte {
	c := l.data[l.at]
	switch c {
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	n := 0
	for i := 0; i < 3 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; i++ {
		n = n*8 + int(l.data[l.at]-'0')
		l.at++
	}
	l.at--
	return append(out, byte(n))
}
