package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// ole builds the head of a compound file whose directory names a stream.
func ole(stream string) []byte {
	b := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 504)...)
	return append(append(b, toUTF16(stream, false)...), 0, 0)
}

func zipOf(pairs ...string) []byte {
	p := parts{}
	for i := 0; i < len(pairs); i += 2 {
		p[pairs[i]] = pairs[i+1]
	}
	return p.zip()
}

// TestForeignFiles sends what people send in place of a workbook.
func TestForeignFiles(t *testing.T) {
	var encrypted bytes.Buffer
	f := excelize.NewFile()
	defer f.Close()
	if err := f.Write(&encrypted, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	word := newParts("").with("[Content_Types].xml", "spreadsheetml.sheet.main", "wordprocessingml.document.main")
	slides := newParts("").with("[Content_Types].xml", "spreadsheetml.sheet.main", "presentationml.presentation.main")
	binaryBook := newParts("").with("[Content_Types].xml", "openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "ms-excel.sheet.binary.macroEnabled.main")
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "vide"},
		{"zeros", make([]byte, 5000), "zéros"},
		{"two bytes of a zip", []byte("PK"), "incomplet"},
		{"xls", ole("Workbook"), "Excel 97-2003"},
		{"xls of 1995", ole("Book"), "Excel 97-2003"},
		{"bare BIFF", []byte("\x09\x08\x10\x00\x00\x06\x05\x00"), "Excel 97-2003"},
		{"encrypted", encrypted.Bytes(), "mot de passe"},
		{"rights management", append(ole("EncryptedPackage"), ole("DRMEncryptedTransform")...), "confidentialité"},
		{"doc", ole("WordDocument"), "Word 97-2003"},
		{"ppt", ole("PowerPoint Document"), "PowerPoint 97-2003"},
		{"msg", ole("__properties_version1.0"), "Outlook"},
		{"other compound file", ole("Contents"), "ancien format"},
		{"xlsb", binaryBook.zip(), ".xlsb"},
		{"xlsb by its part", zipOf("[Content_Types].xml", "", "xl/workbook.bin", ""), ".xlsb"},
		{"docx", word.zip(), "document Word"},
		{"pptx", slides.zip(), "PowerPoint"},
		{"ods", zipOf("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", ""), ".ods"},
		{"odt", zipOf("mimetype", "application/vnd.oasis.opendocument.text"), "OpenDocument (texte"},
		{"fods", []byte(`<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">`), ".ods"},
		{"Numbers", zipOf("Index/Document.iwa", ""), "Numbers"},
		{"zip of a workbook", zipOf("Envoi/Plan 2025.xlsx", "PK"), "Plan 2025.xlsx"},
		{"zip of files", zipOf("a.txt", "", "b.txt", ""), "archive"},
		{"empty zip", append([]byte("PK\x05\x06"), make([]byte, 18)...), "archive"},
		{"folder zipped again", zipOf("plan/[Content_Types].xml", "", "plan/xl/workbook.xml", ""), "extrait puis compressé"},
		{"csv", []byte("Code;Action\nA-01;Réparer\n"), "CSV"},
		{"csv in Latin-1", []byte("Code;Intitul\xe9\n"), "CSV"},
		{"csv that begins like a bitmap", []byte("BM;12\n"), "CSV"},
		{"text in UTF-16", toUTF16("\uFEFFCode\tAction\r\n", false), "CSV"},
		{"html", []byte("\n<!DOCTYPE html><html><table>"), "page web"},
		{"html of an export", []byte("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>"), "page web"},
		{"XML of 2003", []byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), "XML 2003"},
		{"other XML", []byte(`<?xml version="1.0"?><plan/>`), "fichier XML"},
		{"pdf", []byte("%PDF-1.7\n"), "PDF"},
		{"png", somePNG(t), "image"},
		{"jpeg", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), "image"},
		{"webp", []byte("RIFF\x00\x00\x00\x00WEBPVP8 "), "image"},
		{"heic", []byte("\x00\x00\x00\x18ftypheic"), "image"},
		{"svg", []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">`), "image"},
		{"rtf", []byte(`{\rtf1\ansi}`), "RTF"},
		{"7z", []byte("7z\xBC\xAF\x27\x1C\x00\x04"), "archive"},
		{"gz", []byte("\x1F\x8B\x08\x00"), "archive"},
		{"shortcut", []byte("L\x00\x00\x00\x01\x14\x02\x00\x00\x00"), "raccourci"},
		{"web shortcut", []byte("[InternetShortcut]\r\nURL=https://example.org\r\n"), "raccourci"},
		{"Google Sheets", []byte(`{"url":"","doc_id":"x","email":""}`), "raccourci"},
		{"message", []byte("Received: from mail\r\nSubject: plan\r\n"), "message électronique"},
		{"program", []byte("MZ\x90\x00\x03\x00\x00\x00"), "programme"},
		{"noise", []byte("\x01\x02\x03\x04\x05\x06"), "ne reconnaît pas"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, err := Open("plan.xlsx", tt.data, DefaultLimits())
			if f != nil {
				t.Error("got a file")
			}
			wantRefused(t, err, tt.want)
		})
	}
	t.Run("lock file", func(t *testing.T) {
		_, err := Open(`~$plan.xlsx`, []byte("\x05Marie"), DefaultLimits())
		wantRefused(t, err, "verrouillage")
	})
}

func TestMessagesAreFrench(t *testing.T) {
	u := &Unreadable{File: "plan.xlsx", Part: inCell("Actions", Ref{12, 3}), Reason: "le fichier est endommagé", Remedy: "Demandez-le de nouveau."}
	const want = "«\u00a0plan.xlsx\u00a0»\u00a0: le fichier est endommagé (feuille «\u00a0Actions\u00a0», cellule C12). Demandez-le de nouveau."
	if got := u.Error(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestSoundVariants reads what differs from the plainest workbook and is sound
// all the same.
func TestSoundVariants(t *testing.T) {
	plain := newParts(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45717</v></c></row>`)
	want := cells(mustRead(t, plain.zip()))
	strict := parts{}
	for name, content := range plain {
		strict[name] = strings.NewReplacer(
			mainSpace, "http://purl.oclc.org/ooxml/spreadsheetml/main",
			docRels, "http://purl.oclc.org/ooxml/officeDocument/relationships",
		).Replace(content)
	}
	utf16Sheet := "\uFEFF" + strings.Replace(plain["xl/worksheets/sheet1.xml"], "UTF-8", "UTF-16", 1)
	upper := plain.without("xl/worksheets/sheet1.xml").set("XL/Worksheets/Sheet1.XML", plain["xl/worksheets/sheet1.xml"])
	spaced := plain.without("xl/worksheets/sheet1.xml").set("xl/worksheets/feuille 1.xml", plain["xl/worksheets/sheet1.xml"]).
		with("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/feuille%201.xml")
	backslash := plain.without("xl/worksheets/sheet1.xml").set(`xl\worksheets\sheet1.xml`, plain["xl/worksheets/sheet1.xml"])
	prefixed := plain.set("xl/workbook.xml", `<x:workbook xmlns:x="`+mainSpace+`" xmlns:rel="`+docRels+`"><x:sheets><x:sheet name="Feuille" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`)
	for _, tt := range []struct {
		name string
		data []byte
	}{
		{"strict namespaces", strict.zip()},
		{"UTF-16", plain.set("xl/worksheets/sheet1.xml", string(toUTF16(utf16Sheet, false))).zip()},
		{"UTF-8 with a byte order mark", plain.set("xl/worksheets/sheet1.xml", "\uFEFF"+plain["xl/worksheets/sheet1.xml"]).zip()},
		{"absolute targets", plain.with("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml").zip()},
		{"climbing targets", plain.with("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../xl/./worksheets/sheet1.xml").zip()},
		{"part names in capitals", upper.zip()},
		{"percent-encoded targets", spaced.zip()},
		{"backslashes", backslash.zip()},
		{"prefixes", prefixed.zip()},
		{"folders listed", plain.set("xl/", "").set("xl/worksheets/", "").zip()},
		{"unknown parts", plain.set("xl/printerSettings/printerSettings1.bin", "\x00\x01").set("docProps/thumbnail.jpeg", "x").zip()},
		{"bytes after the end", append(plain.zip(), "\r\n-- pied de page d'une passerelle --"...)},
		{"stored, not deflated", rezip(t, plain, zip.Store)},
		{"a sheet that links outside", plain.set("xl/externalLinks/externalLink1.xml", "<x/>").with("xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="rId9" Type="`+docRels+`/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`).zip()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(want, cells(mustRead(t, tt.data))); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("no styles part", func(t *testing.T) {
		p := plain.without("xl/styles.xml").set("xl/_rels/workbook.xml.rels", rels("rId1", "worksheet", "worksheets/sheet1.xml", "rId3", "sharedStrings", "sharedStrings.xml"))
		if got := cells(mustRead(t, p.zip())); got != "A1 text \"Réemploi\"\nB1 number \"45717\" 45717\n" {
			t.Error(got)
		}
	})
	t.Run("no shared strings part", func(t *testing.T) {
		p := newParts(`<row r="1"><c r="A1"><v>1</v></c></row>`).without("xl/sharedStrings.xml").set("xl/_rels/workbook.xml.rels", rels("rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "styles.xml"))
		if got := cells(mustRead(t, p.zip())); got != "A1 number \"1\" 1\n" {
			t.Error(got)
		}
	})
}

func rezip(t *testing.T, p parts, method uint16) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for name, content := range p {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		part.Write([]byte(content))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestDamagedPackages(t *testing.T) {
	plain := newParts(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)
	const sheets = `<sheet name="Feuille" sheetId="1" r:id="rId1"/>`
	for _, tt := range []struct {
		name string
		p    parts
		want string
	}{
		{"no relationships", plain.without("_rels/.rels"), "où est le classeur"},
		{"no workbook", plain.without("xl/workbook.xml"), "manque"},
		{"no sheet part", plain.without("xl/worksheets/sheet1.xml"), "manque"},
		{"no strings part though announced", plain.without("xl/sharedStrings.xml"), "manque"},
		{"no styles part though announced", plain.without("xl/styles.xml"), "manque"},
		{"two sheets of one name", plain.with("xl/workbook.xml", sheets, sheets+`<sheet name="FEUILLE" sheetId="2" r:id="rId2"/>`), "même nom"},
		{"two sheets of one content", plain.with("xl/workbook.xml", sheets, sheets+`<sheet name="Autre" sheetId="2" r:id="rId1"/>`), "même contenu"},
		{"sheet without a name", plain.with("xl/workbook.xml", `name="Feuille"`, `name=""`), "pas de nom"},
		{"no sheet at all", plain.with("xl/workbook.xml", sheets, ""), "aucune feuille"},
		{"sheet without a relationship", plain.with("xl/workbook.xml", "rId1", "rId99"), "manque"},
		{"sheet of another kind", plain.with("xl/workbook.xml", "rId1", "rId2"), "n’en est pas une"},
		{"two relationships of one identifier", plain.with("xl/_rels/workbook.xml.rels", "rId2", "rId1"), "mal formée"},
		{"sheet outside the file", plain.with("xl/_rels/workbook.xml.rels", `Target="worksheets/sheet1.xml"`, `Target="http://example.org/" TargetMode="External"`), "manque"},
		{"sheet that is no sheet", plain.set("xl/worksheets/sheet1.xml", `<chartsheet xmlns="`+mainSpace+`"/>`), "n’en est pas une"},
		{"sheet without data", plain.set("xl/worksheets/sheet1.xml", worksheet("")), "pas de contenu"},
		{"sheet with data twice", plain.set("xl/worksheets/sheet1.xml", worksheet("<sheetData/><sheetData/>")), "deux contenus"},
		{"cut sheet", plain.set("xl/worksheets/sheet1.xml", plain["xl/worksheets/sheet1.xml"][:280]), "incomplète"},
		{"cut workbook", plain.set("xl/workbook.xml", plain["xl/workbook.xml"][:100]), "incomplète"},
		{"cut strings", plain.set("xl/sharedStrings.xml", plain["xl/sharedStrings.xml"][:200]), "incomplète"},
		{"entities in the strings", plain.with("xl/sharedStrings.xml", "<sst", `<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst`), "malveillantes"},
		{"entities in the types", plain.with("[Content_Types].xml", "<Types", `<!DOCTYPE Types><Types`), "malveillantes"},
		{"Latin-1", plain.with("xl/sharedStrings.xml", "UTF-8", "ISO-8859-1"), "UTF-8 ni UTF-16"},
		{"bad merge", plain.set("xl/worksheets/sheet1.xml", worksheet(`<sheetData/><mergeCells><mergeCell ref="A1:"/></mergeCells>`)), "fusionnées"},
		{"link without a relationship", plain.set("xl/worksheets/sheet1.xml", worksheet(`<sheetData/><hyperlinks><hyperlink ref="A1" r:id="rId7"/></hyperlinks>`)), "lien"},
		{"columns the wrong way round", plain.set("xl/worksheets/sheet1.xml", worksheet(`<cols><col min="3" max="2"/></cols><sheetData/>`)), "colonnes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g, err := readFirst(tt.p.zip(), DefaultLimits())
			if g != nil {
				t.Error("got a grid")
			}
			wantRefused(t, err, tt.want)
		})
	}
}

// TestLimits goes one beyond each limit, set low.
func TestLimits(t *testing.T) {
	row := `<row r="1"><c r="A1" t="inlineStr"><is><t>abcdef</t></is></c><c r="B1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>`
	plain := newParts(row)
	linked := plain.set("xl/worksheets/sheet1.xml", worksheet(`<sheetData/><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A4:B4"/></mergeCells><hyperlinks><hyperlink ref="A1" location="B1"/><hyperlink ref="A2" location="B1"/></hyperlinks>`))
	for _, tt := range []struct {
		name string
		p    parts
		set  func(*Limits)
		want string
	}{
		{"file", plain, func(l *Limits) { l.FileBytes = 1000 }, "pèse plus de"},
		{"inflated size", plain, func(l *Limits) { l.UnzippedBytes = 1000 }, "décompressé"},
		{"parts", plain, func(l *Limits) { l.Parts = 3 }, "au plus"},
		{"size of a part", plain, func(l *Limits) { l.PartBytes = 100 }, "dépasse 1"},
		{"ratio", plain.set("xl/worksheets/sheet1.xml", worksheet("<sheetData/>"+strings.Repeat(" ", 100_000))), func(l *Limits) { l.RatioBytes = 50_000; l.Ratio = 100 }, "décompressé"},
		{"sheets", plain, func(l *Limits) { l.Sheets = 0 }, "feuille"},
		{"rows", plain, func(l *Limits) { l.Rows = 1 }, "plus de 1 ligne"},
		{"columns", plain, func(l *Limits) { l.Columns = 2 }, "plus de 2 colonnes"},
		{"cells", plain, func(l *Limits) { l.Cells = 3 }, "plus de 3 cellules"},
		{"characters of a cell", plain, func(l *Limits) { l.CellChars = 5 }, "plus de 5 caractères"},
		{"text", plain, func(l *Limits) { l.TextBytes = 10 }, "de texte"},
		{"shared strings", plain, func(l *Limits) { l.SharedStrings = 1 }, "texte"},
		{"styles", plain, func(l *Limits) { l.Styles = 3 }, "style"},
		{"merged ranges", linked, func(l *Limits) { l.Merged = 1 }, "fusion"},
		{"links", linked, func(l *Limits) { l.Links = 1 }, "lien"},
		{"nesting", plain, func(l *Limits) { l.Nesting = 4 }, "imbriqués"},
		{"elements", plain, func(l *Limits) { l.Elements = 25 }, "trop de cellules mises en forme"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := readFirst(tt.p.zip(), DefaultLimits()); err != nil {
				t.Fatalf("refused within the limits: %v", err)
			}
			lim := DefaultLimits()
			tt.set(&lim)
			_, err := readFirst(tt.p.zip(), lim)
			wantRefused(t, err, tt.want)
		})
	}
}

// TestSharedTextOverTheLimit names the cell, though the text is elsewhere.
func TestSharedTextOverTheLimit(t *testing.T) {
	p := newParts(`<row r="4"><c r="B4" t="s"><v>0</v></c></row>`).with("xl/sharedStrings.xml", "Réemploi", strings.Repeat("x", 32_768))
	_, err := readFirst(p.zip(), DefaultLimits())
	wantRefused(t, err, "cellule B4")
	p = newParts(`<row r="4"><c r="B4" t="s"><v>1</v></c></row>`).with("xl/sharedStrings.xml", "Réemploi", strings.Repeat("x", 32_768))
	if _, err := readFirst(p.zip(), DefaultLimits()); err != nil {
		t.Errorf("a text that no cell uses: %v", err)
	}
}

// TestReadAgain counts a sheet once however often it is read.
func TestReadAgain(t *testing.T) {
	lim := DefaultLimits()
	lim.Cells, lim.TextBytes = 2, 100
	f, err := Open("plan.xlsx", newParts(`<row r="1"><c r="A1" t="str"><v>un texte</v></c><c r="B1"><v>2</v></c></row>`).zip(), lim)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if _, err := f.Sheets[0].Read(); err != nil {
			t.Fatal(err)
		}
	}
}

// lyingZip is a zip of one part whose directory announces a size that is not
// the true one.
func lyingZip(t *testing.T, p parts, part string, announced uint32) []byte {
	t.Helper()
	data := p.zip()
	at := bytes.LastIndex(data, []byte(part)) - 46 // its entry in the directory
	if at < 0 || !bytes.Equal(data[at:at+4], []byte("PK\x01\x02")) {
		t.Fatal("directory entry not found")
	}
	binary.LittleEndian.PutUint32(data[at+24:], announced)
	return data
}

func TestLyingSizes(t *testing.T) {
	p := newParts(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	true32 := uint32(len(p["xl/worksheets/sheet1.xml"]))
	for _, tt := range []struct {
		name      string
		announced uint32
		want      string
	}{
		{"smaller", true32 - 1, "altérée"},
		{"much smaller", 10, "altérée"},
		{"larger", true32 + 1, "altérée"},
		{"huge", 3 << 30, "décompressé"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g, err := readFirst(lyingZip(t, p, "xl/worksheets/sheet1.xml", tt.announced), DefaultLimits())
			if g != nil {
				t.Error("got a grid")
			}
			wantRefused(t, err, tt.want)
		})
	}
}

func TestChecksums(t *testing.T) {
	p := newParts(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	for _, crc := range []uint32{0, 1, 0xFFFFFFFF} {
		data := p.zip()
		at := bytes.LastIndex(data, []byte("xl/worksheets/sheet1.xml")) - 46
		binary.LittleEndian.PutUint32(data[at+16:], crc)
		_, err := readFirst(data, DefaultLimits())
		wantRefused(t, err, "altérée")
	}
}

func TestOverlappingParts(t *testing.T) {
	// Two directory entries for the same compressed bytes, as in the zip
	// bombs that do not need nesting.
	content := []byte(`<x/>`)
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range []string{"a.xml", "b.xml"} {
		part, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(content), CompressedSize64: uint64(len(content)), UncompressedSize64: uint64(len(content))})
		if err != nil {
			t.Fatal(err)
		}
		part.Write(content)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data := buf.Bytes()
	second := bytes.LastIndex(data, []byte("b.xml")) - 46
	binary.LittleEndian.PutUint32(data[second+42:], 0) // where the first one is
	_, err := Open("plan.xlsx", data, DefaultLimits())
	wantRefused(t, err, "recouvrent")
}

// TestTruncation cuts a workbook at every tenth of its length, and byte by
// byte near its end.
func TestTruncation(t *testing.T) {
	data := saved(t, everything(t))
	cut := func(n int) {
		_, err := readAll(data[:n])
		if err == nil {
			t.Errorf("cut at %d of %d bytes: accepted", n, len(data))
			return
		}
		wantRefused(t, err, "plan.xlsx")
	}
	for tenth := range 10 {
		cut(len(data) * tenth / 10)
	}
	for n := len(data) - 64; n < len(data); n++ {
		cut(n)
	}
}

// readAll returns the content of all the sheets.
func readAll(data []byte) (string, error) {
	f, err := Open("plan.xlsx", data, DefaultLimits())
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, s := range f.Sheets {
		g, err := s.Read()
		if err != nil {
			return "", err
		}
		b.WriteString(s.Name + "\n" + cells(g))
		for _, row := range g.Rows {
			for _, c := range row.Cells {
				at := Ref{row.Number, c.Col}
				if link := g.Links[at] + g.InnerLinks[at]; link != "" {
					b.WriteString(at.String() + " " + link + "\n")
				}
			}
		}
		if _, err := s.Pictures(); err != nil {
			return "", err
		}
		if _, err := s.Comments(); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// TestBitFlips changes one bit at a time, anywhere: the file is refused, or
// its content is the same.
func TestBitFlips(t *testing.T) {
	data := saved(t, everything(t))
	want, err := readAll(data)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2025))
	flips := 1500
	if testing.Short() {
		flips = 400
	}
	accepted := 0
	for range flips {
		bit := random.IntN(8 * len(data))
		flipped := bytes.Clone(data)
		flipped[bit/8] ^= 1 << (bit % 8)
		got, err := readAll(flipped)
		if err != nil {
			wantRefused(t, err, "plan.xlsx")
			continue
		}
		accepted++
		if got != want {
			t.Fatalf("bit %d of byte %d: another content was read\n%s", bit%8, bit/8, cmp.Diff(want, got))
		}
	}
	t.Logf("%d of %d flips were harmless", accepted, flips)
}

// TestFormattedDown reads a sheet formatted down to its last row: every row
// and a million blank cells are there, and three cells with a value.
func TestFormattedDown(t *testing.T) {
	var b strings.Builder
	for r := 1; r <= maxRow; r++ {
		ref := Ref{r, 1}.String()
		b.WriteString(`<row r="` + ref[1:] + `" s="1" customFormat="1"><c r="` + ref + `" s="1"/></row>`)
	}
	sheet := strings.Replace(b.String(), `<c r="A500000" s="1"/>`, `<c r="A500000" s="1"><v>45717</v></c>`, 1)
	g := mustRead(t, newParts(sheet).zip())
	if got := cells(g); got != "A500000 number \"45717\" 45717 date\n" {
		t.Error(got)
	}
	if cap(g.Rows) > 16 {
		t.Errorf("room for %d rows was kept for one", cap(g.Rows))
	}
}

func TestFarColumn(t *testing.T) {
	var b strings.Builder
	for r := 1; r <= 2000; r++ {
		n := Ref{r, 1}.String()[1:]
		b.WriteString(`<row r="` + n + `"><c r="XFD` + n + `"><v>1</v></c></row>`)
	}
	if g := mustRead(t, newParts(b.String()).zip()); g.Len() != 2000 || g.Rows[1999].Cells[0].Col != maxCol {
		t.Errorf("got %d cells", g.Len())
	}
}

func TestHiddenAndFiltered(t *testing.T) {
	p := newParts("").set("xl/worksheets/sheet1.xml", worksheet(
		`<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="7" max="7" width="12"/></cols>`+
			`<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3" ht="0" customHeight="1"><c r="A3"><v>1</v></c></row></sheetData>`+
			`<autoFilter ref="A1:A3"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>`))
	g := mustRead(t, p.zip())
	if g.Rows[0].Hidden || !g.Rows[1].Hidden || !g.Rows[2].Hidden {
		t.Errorf("hidden rows: %v %v %v", g.Rows[0].Hidden, g.Rows[1].Hidden, g.Rows[2].Hidden)
	}
	if diff := cmp.Diff([]int{2, 3, 5}, g.HiddenColumns); diff != "" {
		t.Error(diff)
	}
	if !g.HasFilter {
		t.Error("the filter was not seen")
	}
	buttons := p.with("xl/worksheets/sheet1.xml", `<filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn>`, "")
	if mustRead(t, buttons.zip()).HasFilter {
		t.Error("filter buttons were taken for a filter")
	}
	table := buttons.with("xl/worksheets/sheet1.xml", `<autoFilter ref="A1:A3"></autoFilter>`, `<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`).
		set("xl/worksheets/_rels/sheet1.xml.rels", rels("rId1", "table", "../tables/table1.xml")).
		set("xl/tables/table1.xml", `<table xmlns="`+mainSpace+`" id="1" ref="A1:A3"><autoFilter ref="A1:A3"><filterColumn colId="0"/></autoFilter></table>`)
	if !mustRead(t, table.zip()).HasFilter {
		t.Error("the filter of a table was not seen")
	}
}

func TestLinks(t *testing.T) {
	p := newParts("").set("xl/worksheets/sheet1.xml", worksheet(
		`<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2" t="str"><f>HYPERLINK("https://example.org/b","b")</f><v>b</v></c><c r="B2" t="str"><f>HYPERLINK(A1,"b")</f><v>b</v></c><c r="C2" t="str"><f>HYPERLINK("#Actions!A1","c")</f><v>c</v></c></row></sheetData>`+
			`<hyperlinks><hyperlink ref="A1:C1" r:id="rId1" location="ici"/><hyperlink ref="D9" location="'Autre feuille'!A1"/></hyperlinks>`)).
		set("xl/worksheets/_rels/sheet1.xml.rels", rels("rId1", "hyperlink", "https://example.org/a?x=1&amp;y=2"))
	g := mustRead(t, p.zip())
	if diff := cmp.Diff(map[Ref]string{{1, 1}: "https://example.org/a?x=1&y=2#ici", {1, 2}: "https://example.org/a?x=1&y=2#ici", {2, 1}: "https://example.org/b"}, g.Links); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[Ref]string{{9, 4}: "'Autre feuille'!A1", {2, 3}: "Actions!A1"}, g.InnerLinks); diff != "" {
		t.Error(diff)
	}
}

func TestOtherSheetsAndMacros(t *testing.T) {
	p := newParts(`<row r="1"><c r="A1"><v>1</v></c></row>`).
		with("xl/workbook.xml", `<sheets>`, `<workbookPr date1904="1"/><sheets><sheet name="Graphe" sheetId="3" r:id="rId8"/>`).
		with("xl/workbook.xml", `</sheets>`, `<sheet name="Cachée" sheetId="4" state="veryHidden" r:id="rId7"/></sheets>`).
		with("xl/_rels/workbook.xml.rels", `</Relationships>`, `<Relationship Id="rId8" Type="`+docRels+`/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId7" Type="`+docRels+`/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`).
		with("[Content_Types].xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml").
		set("xl/chartsheets/sheet1.xml", `<chartsheet xmlns="`+mainSpace+`"/>`).
		set("xl/worksheets/sheet2.xml", worksheet("<sheetData/>"))
	f, err := Open("plan.xlsm", p.zip(), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Sheets) != 2 || f.Sheets[0].Name != "Feuille" || f.Sheets[0].Index != 1 || f.Sheets[1].Index != 2 || !f.Sheets[1].Hidden {
		t.Errorf("sheets %+v", f.Sheets)
	}
	if diff := cmp.Diff([]string{"Graphe"}, f.OtherSheets); diff != "" {
		t.Error(diff)
	}
	if !f.MacroEnabled || !f.Date1904 {
		t.Errorf("macros %v, 1904 %v", f.MacroEnabled, f.Date1904)
	}
	if day, ok := f.Time(44255); !ok || day.Format(time.DateOnly) != "2025-03-01" {
		t.Errorf("got %v", day)
	}
}

// TestParallelReads reads the sheets of one file at the same time; it is for
// the race detector.
func TestParallelReads(t *testing.T) {
	f, err := Open("plan.xlsx", saved(t, everything(t)), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 4 {
		for _, s := range f.Sheets {
			group.Go(func() {
				if _, err := s.Read(); err != nil {
					t.Error(err)
				}
				if _, err := s.Pictures(); err != nil {
					t.Error(err)
				}
			})
		}
	}
	group.Wait()
}

// TestHeaviestFiles gives what costs most for its size, up to the limits: the
// answer, whatever it is, must come, and no memory be kept for it.
func TestHeaviestFiles(t *testing.T) {
	repeat := func(s string, size int) string { return strings.Repeat(s, size/len(s)) }
	var attributes strings.Builder
	attributes.WriteString("<x")
	for i := range maxAttributes {
		attributes.WriteString(" a" + strings.Repeat("b", i%3) + string(rune('a'+i%26)) + string(rune('a'+i/26)) + `=""`)
	}
	attributes.WriteString("/>")
	const size = 8 << 20
	for _, tt := range []struct {
		name, sheet string
	}{
		{"tiny elements", worksheet("<sheetData/>" + repeat("<x/>", size))},
		{"attributes", worksheet("<sheetData/>" + repeat(attributes.String(), size))},
		{"comments", worksheet("<sheetData/>" + repeat("<!---->", size))},
		{"references", worksheet(`<sheetData><row r="1"><c r="A1" t="str"><v>` + repeat("&amp;", 1<<19) + `</v></c></row></sheetData>`)},
		{"columns", worksheet(`<cols>` + repeat(`<col min="1" max="16384" hidden="1"/>`, size) + `</cols><sheetData/>`)},
		{"links over links", worksheet(`<sheetData>` + repeat(`<row><c><v>1</v></c></row>`, 1<<20) + `</sheetData><hyperlinks>` + repeat(`<hyperlink ref="A1:XFD1048576" location="x"/>`, 1<<20) + `</hyperlinks>`)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lim := DefaultLimits()
			lim.Ratio = 2000 // or all of them would be refused unread
			g, err := readFirst(newParts("").set("xl/worksheets/sheet1.xml", tt.sheet).zip(), lim)
			if err != nil {
				wantRefused(t, err, "plan.xlsx")
			} else if g.Len() > 0 {
				t.Errorf("%d cells", g.Len())
			}
		})
	}
}

// TestEveryLimitIsDescribed keeps the documentation whole.
func TestEveryLimitIsDescribed(t *testing.T) {
	var fields, described []string
	for field := range reflect.TypeFor[Limits]().Fields() {
		fields = append(fields, field.Name)
	}
	for _, l := range DefaultLimits().Describe() {
		described = append(described, l.Field)
		if l.What == "" || l.Value == "" || l.Value == "0" {
			t.Errorf("%+v is incomplete", l)
		}
	}
	if diff := cmp.Diff(fields, described); diff != "" {
		t.Error(diff)
	}
}
