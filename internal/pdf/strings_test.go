package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nrreport/internal/document"
	"nrreport/internal/pdf/pdfcheck"
	"nrreport/internal/pdf/pdfread"
)

// FuzzText: any text survives being written and read back.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Œuvre", "a(b)c\\", "\r\n\t", "þÿ", "ÿþ", "\ufeff", "24 %", "😀", "\x00", "ï»¿", "\xad", "é", "’", "\u2028", ")", "a\u00adb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		var o object
		o.text(s)
		v, err := pdfread.NewLexer(o).Next()
		if err != nil {
			t.Fatalf("%q: %v", o, err)
		}
		if got := v.(pdfread.String).Text(); got != s {
			t.Errorf("wrote %q, read %q", s, got)
		}
		o = nil
		o.ascii(s)
		if v, err := pdfread.NewLexer(o).Next(); err != nil || v != pdfread.String(s) {
			t.Errorf("wrote bytes %q, read %q (%v)", s, v, err)
		}
		o = nil
		o.name(s)
		if v, err := pdfread.NewLexer(o).Next(); err != nil || v != pdfread.Name(s) {
			t.Errorf("wrote name %q, read %q (%v)", s, v, err)
		}
	})
}

// TestTextAnywhere: whatever the texts of a document, it is well formed, and its
// attachments and metadata come back.
func TestTextAnywhere(t *testing.T) {
	fonts := embedded(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String()
		doc := &document.Document{
			Title: "T" + text.Draw(t, "title"), Author: text.Draw(t, "author"), Subject: text.Draw(t, "subject"),
			Keywords: rapid.SliceOfN(text, 0, 3).Draw(t, "keywords"), Lang: "fr-FR",
			Created: time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "created"), 0).UTC(),
		}
		names := rapid.SliceOfNDistinct(rapid.Map(text, func(s string) string { return "f" + oneLine(s) }), 0, 4, rapid.ID[string]).Draw(t, "names")
		for i, name := range names {
			doc.Attachments = append(doc.Attachments, document.Attachment{
				Name: name, Description: oneLine(text.Draw(t, "description")), MIME: []string{"application/json", "text/plain; charset=utf-8"}[i%2], Relationship: "Data",
				Data: rapid.SliceOfN(rapid.Byte(), 1, 50).Draw(t, "data"), Modified: doc.Created,
			})
		}
		p := newPen(fonts)
		p.figure(p.heading(p.pages.Root, 1, "s", "Titre"), "Une figure "+text.Draw(t, "alt"))
		var out bytes.Buffer
		if err := Write(&out, doc, p.pages, fonts, producer()); err != nil {
			t.Fatal(err)
		}
		if problems := pdfcheck.Check(out.Bytes()); len(problems) > 0 {
			t.Fatal(strings.Join(problems, "\n"))
		}
		files, info, err := ReadAttachments(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(doc.Attachments, files); diff != "" {
			t.Error(diff)
		}
		want := Info{Title: oneLine(doc.Title), Author: oneLine(doc.Author), Subject: oneLine(doc.Subject), Keywords: info.Keywords, Producer: "nrreport essai", Created: doc.Created, Pages: 1}
		if diff := cmp.Diff(want, info); diff != "" {
			t.Error(diff)
		}
	})
}

// TestSaidTextsDoNoHarm: what a reader's own fonts show or its voice says holds
// nothing that only acts on its neighbours or means something in one font; real
// letters of any script stay.
func TestSaidTextsDoNoHarm(t *testing.T) {
	fonts := embedded(t)
	bad := "a\u202eb\u0007c\ue000d\u2028e\u200ff 北京 🌱"
	doc := &document.Document{Title: bad, Subject: bad, Author: bad, Keywords: []string{bad}, Lang: "fr-FR"}
	p := newPen(fonts)
	section := p.heading(p.pages.Root, 1, "s", "Titre")
	p.figure(section, bad)
	p.link(section, "Le site de la ville", "https://www.exemple.fr/", "")
	p.pages.Root.Kids[0].Element.Kids[2].Element.Kids[0].Element.Attr.LinkText = bad
	data := write(t, doc, p.pages, fonts, producer())
	structure, err := pdfcheck.Dump(data)
	if err != nil {
		t.Fatal(err)
	}
	_, info, err := ReadAttachments(data)
	if err != nil {
		t.Fatal(err)
	}
	const want = "ab cd ef 北京 🌱"
	for name, got := range map[string]string{"title": info.Title, "subject": info.Subject, "author": info.Author, "keywords": info.Keywords} {
		if got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if !strings.Contains(structure, "Figure Alt=\""+want+"\"") {
		t.Errorf("the alternative text keeps what does harm:\n%s", structure)
	}
	if bytes.Contains(data, []byte("\u202e")) {
		t.Error("the file holds a direction mark")
	}
}

// TestLongStringsAreCut: PDF/A bounds strings, and a calendar of a thousand
// actions has a long alternative text.
func TestLongStringsAreCut(t *testing.T) {
	for _, s := range []string{strings.Repeat("a", 40000), strings.Repeat("é’", 20000), strings.Repeat("😀", 20000), strings.Repeat("a", 16383) + strings.Repeat("😀", 100)} {
		var o object
		o.text(s)
		v, err := pdfread.NewLexer(o).Next()
		if err != nil {
			t.Fatal(err)
		}
		raw := v.(pdfread.String)
		begin, cut := strings.CutSuffix(raw.Text(), "…")
		if len(raw) > maxString || len(raw) < maxString-100 || !cut || !strings.HasPrefix(s, begin) {
			t.Errorf("%.10q: %d bytes, cut %v", s, len(raw), cut)
		}
	}
	for _, s := range []string{strings.Repeat("a", maxString), strings.Repeat("’", maxString/2-1)} {
		if coded := textString(s); len(coded) > maxString {
			t.Fatal("the test is wrong")
		}
		var o object
		o.text(s)
		if v, _ := pdfread.NewLexer(o).Next(); v.(pdfread.String).Text() != s {
			t.Error("a string that is short enough was cut")
		}
	}
}

func TestAttachmentsWithOneNameAreRefused(t *testing.T) {
	fonts := embedded(t)
	doc, pages := sample(fonts)
	doc.Attachments[1].Name = doc.Attachments[0].Name
	if err := Write(&bytes.Buffer{}, doc, pages, fonts, producer()); err == nil {
		t.Error("two attachments of one name were written")
	}
}

func TestReadAttachmentsRefuses(t *testing.T) {
	fonts := embedded(t)
	doc, pages := sample(fonts)
	good := write(t, doc, pages, fonts, producer())
	if _, _, err := ReadAttachments(good); err != nil {
		t.Fatal(err)
	}
	flip := func(at int) []byte {
		b := bytes.Clone(good)
		b[at] ^= 1
		return b
	}
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, ErrForeign},
		{"a text", []byte("bonjour"), ErrForeign},
		{"a PDF of fpdf", write(t, doc, pages, fonts, Options{Untagged: true}), ErrForeign},
		{"half the file", good[:len(good)/2], ErrDamaged},
		{"a byte changed in the middle", flip(len(good) / 2), ErrDamaged},
		{"a byte changed near the end", flip(len(good) - 200), ErrDamaged},
		{"an update by another program", append(bytes.Clone(good), "1 0 obj\nnull\nendobj\nstartxref\n1\n%%EOF\n"...), ErrDamaged},
		{"a byte more", append(bytes.Clone(good), ' '), ErrDamaged},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files, _, err := ReadAttachments(test.data)
			if !errors.Is(err, test.want) || files != nil {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
	// What another program wrote behind a report leaves it whole.
	update := append(bytes.Clone(good), "1 0 obj\nnull\nendobj\nstartxref\n1\n%%EOF\r\n"...)
	for name, found := range map[string]bool{
		"update": bytes.Equal(Original(update), good), "no update": Original(good) == nil, "a byte more": Original(append(bytes.Clone(good), ' ')) == nil,
		"a byte more than an update": Original(append(bytes.Clone(update), 'x')) == nil, "an update of a damaged report": Original(append(flip(len(good)/2), update[len(good):]...)) == nil,
		"another PDF": Original([]byte("%PDF-1.7\nstartxref\n1\n%%EOF\n")) == nil,
	} {
		if !found {
			t.Errorf("Original of %s", name)
		}
	}
	// Each byte counts: wherever one changes, the file is refused.
	for at := 0; at < len(good); at += 97 {
		if _, _, err := ReadAttachments(flip(at)); err == nil {
			t.Fatalf("byte %d changed and the file was read", at)
		}
	}
	for n := range 10 {
		if _, _, err := ReadAttachments(good[:len(good)*n/10]); err == nil {
			t.Fatalf("%d tenths of the file were read", n)
		}
	}
}

// FuzzRead: no bytes make the reader panic, hang or use much memory. The digest
// is put right after each change, or nothing behind it would ever be reached;
// nothing is compressed in the seeds, for the same reason.
func FuzzRead(f *testing.F) {
	content, start := plainFile()
	if files, info, err := ReadAttachments(sealed(content, start)); err != nil || len(files) != 1 || info.Title != "T" {
		f.Fatalf("the seed is not read: %v %v %v", files, info, err)
	}
	f.Add(content, start)
	f.Add([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/XRef/Size 2/W[1 4 2]/Length 0>>\nstream\n\nendstream\nendobj\n"), 15)
	f.Add([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/XRef/Size 99999999/W[1 4 2]>>\nendobj\n"), 15)
	f.Fuzz(func(t *testing.T, content []byte, start int) {
		files, _, err := ReadAttachments(sealed(content, start))
		if err != nil && files != nil {
			t.Error("files and an error")
		}
	})
}

// sealed ends a file as the writer does.
func sealed(content []byte, start int) []byte {
	return fmt.Appendf(nil, "%s%%%x\nstartxref\n%d\n%%%%EOF\n", content, sha256.Sum256(content), start)
}

// plainFile is a file with one attachment and without any compression.
func plainFile() (content []byte, start int) {
	b := []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	table := []byte("\x02\x00\x00\x00\x00\x00\xff\xff")
	before := []byte("\x00\x00\x00\x00\x00\xff\xff")
	entry := func(row ...byte) {
		table = append(table, 2)
		for i := range row {
			table = append(table, row[i]-before[i])
		}
		before = row
	}
	sum := md5.Sum([]byte("b"))
	for i, object := range []string{
		"<</Type/Catalog/Pages 2 0 R/AF[3 0 R]>>", "<</Count 1>>",
		"<</UF(a)/Desc(d)/AFRelationship/Data/EF<</F 4 0 R>>>>",
		fmt.Sprintf("<</Subtype/text#2Fplain/Params<</Size 1/CheckSum<%x>/ModDate(D:20250101000000Z)>>/Length 1>>\nstream\nb\nendstream", sum),
		"<</Type/ObjStm/N 1/First 4/Length 17>>\nstream\n6 0 <</Title(T)>>\nendstream",
	} {
		entry(1, 0, 0, byte(len(b)>>8), byte(len(b)), 0, 0)
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	entry(2, 0, 0, 0, 5, 0, 0)
	start = len(b)
	entry(1, 0, 0, byte(start>>8), byte(start), 0, 0)
	id := strings.Repeat("00", 16)
	b = fmt.Appendf(b, "7 0 obj\n<</Type/XRef/Size 8/W[1 4 2]/Root 1 0 R/Info 6 0 R/ID[<%s><%s>]/Length %d>>\nstream\n%s\nendstream\nendobj\n", id, id, len(table), table)
	return b, start
}

// FuzzObject: no object makes the lexer panic or recurse without end.
func FuzzObject(f *testing.F) {
	for _, s := range []string{"<</A[1 2.5 (x) /N <41> 3 0 R true null]>>", "[[[[", "<<<<", "(((", "<4", "/#4", ">>", "]", "(\\777\\", "-.", "1 0 R"} {
		f.Add([]byte(s))
	}
	f.Add(bytes.Repeat([]byte("["), 10000))
	f.Fuzz(func(t *testing.T, data []byte) {
		l := pdfread.NewLexer(data)
		for range len(data) + 1 {
			if _, err := l.Next(); err != nil {
				return
			}
		}
		t.Error("the lexer does not advance")
	})
}
