package hostile

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// foreign are files of other formats under the name of a workbook.
func foreign(m *maker) {
	table := "Code;Thème;Action\r\nA-01;1;Réparer\r\nA-02;2;Réemployer\r\n"
	picture := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	for x := range 40 {
		picture.Set(x, x*3/4, color.NRGBA{31, 95, 122, 255})
	}
	encode := func(write func(*bytes.Buffer) error) string {
		var b bytes.Buffer
		err := write(&b)
		must(err == nil, "encoding a picture: %v", err)
		return b.String()
	}
	for _, f := range [][2]string{
		{"empty", ""},
		{"one byte", "P"},
		{"start of a zip", "PK\x03\x04"},
		{"zeros", strings.Repeat("\x00", 20_000)},
		{"ones", strings.Repeat("\xFF", 20_000)},
		{"noise", noise(m, 30_000)},
		{"xls 97", compound("Workbook", 4096)},
		{"xls 95", compound("Book", 4096)},
		{"bare BIFF8", "\x09\x08\x10\x00\x00\x06\x05\x00\xBB\x0D\xCC\x07" + strings.Repeat("\x00", 500)},
		{"bare BIFF4", "\x09\x04\x06\x00\x00\x04\x10\x00" + strings.Repeat("\x00", 100)},
		{"doc 97", compound("WordDocument", 4096)},
		{"ppt 97", compound("PowerPoint Document", 4096)},
		{"msg", compound("__properties_version1.0", 4096)},
		{"msi", compound("\u4840\u3f7f", 4096)},
		{"ods", string(openDocument("spreadsheet").zip())},
		{"ods renamed.ods", string(openDocument("spreadsheet").zip())},
		{"odt", string(openDocument("text").zip())},
		{"odp", string(openDocument("presentation").zip())},
		{"fods", `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body/></office:document>`},
		{"xlsb", string(m.small.clone().swap(typesPart, "spreadsheetml.sheet.main+xml", "ms-excel.sheet.binary.macroEnabled.main").zip())},
		{"xlsb by its part", string(pack{{typesPart, ""}, {"xl/workbook.bin", "\x83\x01\x00"}}.zip())},
		{"docx", string(m.small.clone().swap(typesPart, "spreadsheetml.sheet.main", "wordprocessingml.document.main").zip())},
		{"pptx", string(m.small.clone().swap(typesPart, "spreadsheetml.sheet.main", "presentationml.presentation.main").zip())},
		{"vsdx", string(pack{{typesPart, header + `<Types xmlns="` + typesSpace + `"/>`}, {"_rels/.rels", relations("rId1", "document", "visio/document.xml")}, {"visio/document.xml", "<x/>"}}.zip())},
		{"numbers", string(pack{{"Index/Document.iwa", "\x00\x00"}, {"Metadata/Properties.plist", "bplist00"}}.zip())},
		{"pages of a zip", string(pack{{"a.txt", "un"}, {"b.txt", "deux"}}.zip())},
		{"zip of workbooks", string(pack{{"Envoi/Plan 2025.xlsx", "PK"}, {"Envoi/Plan 2024.xlsx", "PK"}}.zip())},
		{"folder packed again", string(nested(m.small, "plan/").zip())},
		{"empty zip", "PK\x05\x06" + strings.Repeat("\x00", 18)},
		{"zip of a zip", string(pack{{"plan.zip", string(m.small.zip())}}.zip())},
		{"epub", string(pack{{"mimetype", "application/epub+zip"}, {"META-INF/container.xml", "<x/>"}}.zip())},
		{"jar", string(pack{{"META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"}, {"A.class", "\xCA\xFE\xBA\xBE"}}.zip())},
		{"csv", table},
		{"csv renamed.csv", table},
		{"csv with commas", strings.ReplaceAll(table, ";", ",")},
		{"csv with tabs", strings.ReplaceAll(table, ";", "\t")},
		{"csv with a mark", "\uFEFF" + table},
		{"csv in Latin-1", strings.NewReplacer("è", "\xE8", "é", "\xE9").Replace(table)},
		{"csv in UTF-16", inUTF16("\uFEFF" + strings.ReplaceAll(table, ";", "\t"))},
		{"csv with zeros", table + strings.Repeat("\x00", 100)},
		{"one line of text", "Bonjour"},
		{"a long line", strings.Repeat("anticonstitutionnellement ", 40_000)},
		{"json", `{"actions":[{"code":"A-01"}]}`},
		{"html", "<!DOCTYPE html>\n<html lang=\"fr\"><body><table><tr><td>A-01</td></tr></table></body></html>"},
		{"html of an export", `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>A-01</table>`},
		{"html after blanks", strings.Repeat("\n ", 500) + "<html></html>"},
		{"error page", "<html><head><title>403 Accès refusé</title></head></html>"},
		{"mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"},
		{"xml of 2003", `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>`},
		{"xml", `<?xml version="1.0"?><plan><action/></plan>`},
		{"xml in UTF-16", inUTF16("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?><plan/>")},
		{"svg", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`},
		{"pdf", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"},
		{"pdf after a mark", "\uFEFF%PDF-1.4\n"},
		{"png", encode(func(b *bytes.Buffer) error { return png.Encode(b, picture) })},
		{"jpeg", encode(func(b *bytes.Buffer) error { return jpeg.Encode(b, picture, nil) })},
		{"gif", encode(func(b *bytes.Buffer) error { return gif.Encode(b, picture, nil) })},
		{"bmp", "BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00" + strings.Repeat("\x00", 60)},
		{"webp", "RIFF\x24\x00\x00\x00WEBPVP8 " + strings.Repeat("\x00", 28)},
		{"heic", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"},
		{"tiff", "II*\x00\x08\x00\x00\x00" + strings.Repeat("\x00", 40)},
		{"mp4", "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"},
		{"mp3", "ID3\x03\x00\x00\x00\x00\x00\x00"},
		{"rtf", `{\rtf1\ansi\deff0 Plan\par}`},
		{"gz", zipped(table)},
		{"tar", "plan.csv" + strings.Repeat("\x00", 249) + "ustar\x0000" + strings.Repeat("\x00", 248)},
		{"7z", "7z\xBC\xAF\x27\x1C\x00\x04" + noise(m, 200)},
		{"rar", "Rar!\x1A\x07\x01\x00" + noise(m, 200)},
		{"sqlite", "SQLite format 3\x00" + strings.Repeat("\x00", 100)},
		{"eml", "Received: from mail.example.org\r\nSubject: plan\r\n\r\nBonjour"},
		{"shortcut", "L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xC0\x00\x00\x00\x00\x00\x00F"},
		{"web shortcut", "[InternetShortcut]\r\nURL=https://exemple.fr/plan.xlsx\r\n"},
		{"pointer of Google", `{"url":"https://docs.google.com/open?id=x","doc_id":"x","email":"a@exemple.fr"}`},
		{"program", "MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xFF\xFF" + strings.Repeat("\x00", 200)},
		{"elf", "\x7FELF\x02\x01\x01" + strings.Repeat("\x00", 60)},
		{"script", "#!/bin/sh\necho plan\n"},
		{"base64 of a workbook", "UEsDBBQABgAIAAAAIQBi7p1oXgEAAJAEAAATAAgCW0NvbnRlbnRfVHlwZXNdLnhtbCCiBAIooAAC\n"},
	} {
		m.bytes(f[0], Refused, f[1])
	}
	m.add("lock file", Refused, func() []byte { return []byte("\x05Marie" + strings.Repeat(" ", 50)) }).Name = "~$plan.xlsx"
}

// encrypted are files that need a password.
func encrypted(m *maker) {
	protect := func(opt *excelize.Options) func() []byte {
		return func() []byte {
			data, err := excelize.Encrypt(m.small.zip(), opt)
			must(err == nil, "encrypting: %v", err)
			return data
		}
	}
	m.add("password", Refused, protect(&excelize.Options{Password: "secret"}))
	m.add("password of one letter", Refused, protect(&excelize.Options{Password: "a"}))
	m.add("cut", Refused, func() []byte { return protect(&excelize.Options{Password: "secret"})()[:3000] })
	m.bytes("stream", Refused, compound("EncryptedPackage", 8192))
	m.bytes("rights management", Refused, compound("EncryptedPackage", 8192)+compound("DRMEncryptedTransform", 100))
	m.bytes("first sector only", Refused, compound("EncryptedPackage", 0)[:512])
	m.add("zip password", Refused, func() []byte {
		data := m.small.zip()
		for at := range data {
			switch {
			case bytes.HasPrefix(data[at:], []byte("PK\x03\x04")):
				data[at+6] |= 1
			case bytes.HasPrefix(data[at:], []byte("PK\x01\x02")):
				data[at+8] |= 1
			}
		}
		return data
	})
}

// compound is the head of a compound file (OLE2) whose directory names a
// stream, followed by size bytes.
func compound(stream string, size int) string {
	head := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 504)...)
	binary.LittleEndian.PutUint16(head[26:], 3)
	binary.LittleEndian.PutUint16(head[28:], 0xFFFE)
	binary.LittleEndian.PutUint16(head[30:], 9)
	return string(head) + inUTF16("Root Entry\x00") + inUTF16(stream+"\x00") + strings.Repeat("\x00", size)
}

func openDocument(kind string) pack {
	return pack{
		{"mimetype", "application/vnd.oasis.opendocument." + kind},
		{"content.xml", `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body/></office:document-content>`},
		{"META-INF/manifest.xml", `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`},
	}
}

// nested puts every part in a folder.
func nested(p pack, folder string) pack {
	p = p.clone()
	for i := range p {
		p[i].name = folder + p[i].name
	}
	return p
}

func noise(m *maker, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(m.rand.Uint32())
	}
	return string(b)
}

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(s))
	must(err == nil && w.Close() == nil, "gzip")
	return b.String()
}

func inUTF16(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}
