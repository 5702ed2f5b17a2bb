package xlsx

import (
	"bytes"
	"strconv"

	"nrreport/internal/french"
)

// Picture is a picture of a sheet.
type Picture struct {
	// Row and Col are the 1-based cell under its top left corner, or the
	// cell that holds it; zero for the rare picture bound to the page.
	Row, Col int
	// Name is the object's name ("Image 1"), Alt its alternative text.
	Name, Alt string
	// Format is what the bytes are, whatever the file's name says: "png",
	// "jpeg", "gif", "bmp", "tiff", "webp", "svg", "emf", "wmf", or "".
	Format string
	// Data is the picture's file, the same bytes wherever the sheet shows it
	// again. It is nil when Linked.
	Data []byte
	// InCell tells that the picture is the value of its cell.
	InCell bool
	// Linked tells that the workbook only names a file that it does not hold.
	Linked bool
}

// Pictures returns the pictures anchored on the sheet, in the order of the
// drawing, then those that cells hold. Charts and shapes are no pictures.
func (s *Sheet) Pictures() (list []Picture, err error) {
	defer shield(s.file.Name, &err)
	related, err := s.file.pack.relationsOf(s.part)
	if err != nil {
		return nil, err
	}
	album := album{sheet: s, data: map[string][]byte{}}
	for part := range related.parts("drawing") {
		found, err := album.anchored(part)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	held, err := album.held()
	if err != nil {
		return nil, err
	}
	return append(list, held...), nil
}

// album gathers the pictures of a sheet. A part that is shown a thousand times
// is read and kept once.
type album struct {
	sheet *Sheet
	data  map[string][]byte // by folded name
	size  int64
}

// bytes returns the picture that a part is.
func (a *album) bytes(part string) ([]byte, error) {
	if data, ok := a.data[foldPart(part)]; ok {
		return data, nil
	}
	f := a.sheet.file
	if z := f.pack.parts[foldPart(part)]; z != nil {
		if a.size += int64(z.UncompressedSize64); a.size > f.lim.PicturesBytes && int64(z.UncompressedSize64) <= f.lim.PictureBytes {
			return nil, beyond(inSheet(a.sheet.Name), "plus de "+megabytes(f.lim.PicturesBytes)+" d’images")
		}
	}
	data, err := f.pack.bytes(part, f.lim.PictureBytes)
	if err != nil {
		return nil, err
	}
	a.data[foldPart(part)] = data
	return data, nil
}

// blip is a picture whose bytes are still to be fetched.
type blip struct {
	Picture
	embed, vector, link string
}

// anchored reads the pictures of a drawing part.
func (a *album) anchored(part string) ([]Picture, error) {
	s := a.sheet
	p := s.file.pack
	related, err := p.relationsOf(part)
	if err != nil {
		return nil, err
	}
	var blips []blip
	err = p.scan(part, inSheet(s.Name), func(x *scanner) error {
		if !x.root(spaceAnchor, "wsDr") {
			return errMalformed
		}
		for x.child(1) {
			if blips = append(blips, anchor(x, s.file.lim.Pictures)...); len(blips) > s.file.lim.Pictures {
				return beyond(inSheet(s.Name), "plus de "+french.Count(s.file.lim.Pictures, "image", "images"))
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	index := related.index()
	var list []Picture
	for _, b := range blips {
		picture, err := a.fetch(b, index)
		if err != nil {
			return nil, err
		}
		list = append(list, picture)
	}
	return list, nil
}

// anchor reads the pictures of one anchor, however deep they lie in groups; it
// stops after one more than limit.
func anchor(x *scanner, limit int) []blip {
	var at Ref
	var blips []blip
	depth := x.depth
	seen := map[string]bool{} // the two branches of a markup alternative
	for len(blips) <= limit && x.descendant(depth) {
		switch {
		case x.is(spaceAnchor, "from") && x.depth == depth+1:
			at = marker(x)
		case x.is(spaceAnchor, "pic"):
			b := readBlip(x)
			if key := b.embed + "\x00" + b.vector + "\x00" + b.link; key != "\x00\x00" && !seen[key] {
				seen[key] = true
				blips = append(blips, b)
			}
		}
	}
	for i := range blips {
		blips[i].Row, blips[i].Col = at.Row, at.Col
	}
	return blips
}

// marker reads the cell of an anchor, which the file counts from zero.
func marker(x *scanner) Ref {
	var at Ref
	depth := x.depth
	for x.child(depth) {
		n, err := strconv.Atoi(string(bytes.TrimSpace(x.appendText(nil, 20))))
		if err != nil || n < 0 || n >= maxRow {
			n = 0
		}
		// appendText moved to the end tag, whose name remains.
		switch string(x.local) {
		case "col":
			at.Col = n + 1
		case "row":
			at.Row = n + 1
		}
	}
	return at
}

func readBlip(x *scanner) blip {
	var b blip
	depth := x.depth
	for x.descendant(depth) {
		switch {
		case x.is(spaceAnchor, "cNvPr"):
			b.Name = string(unescape(x.attr("name")))
			b.Alt = string(unescape(x.attr("descr")))
			if b.Alt == "" {
				b.Alt = string(unescape(x.attr("title")))
			}
		case x.is(spaceDrawing, "blip"):
			b.embed = string(x.attrIn(spaceRelation, "embed"))
			b.link = string(x.attrIn(spaceRelation, "link"))
		case x.is(spaceSVG, "svgBlip"):
			b.vector = string(x.attrIn(spaceRelation, "embed"))
		}
	}
	return b
}

// fetch reads the bytes of a picture: the drawn image rather than the vectors
// that stand behind it, since every reader can show it.
func (a *album) fetch(b blip, related map[string]relation) (Picture, error) {
	for _, id := range []string{b.embed, b.vector} {
		if id == "" {
			continue
		}
		r, ok := related[id]
		if !ok {
			return Picture{}, damaged(inSheet(a.sheet.Name), "une image manque")
		}
		if r.external {
			continue
		}
		data, err := a.bytes(r.target)
		if err != nil {
			return Picture{}, err
		}
		b.Data, b.Format = data, pictureFormat(data)
		return b.Picture, nil
	}
	b.Linked = true
	return b.Picture, nil
}

// pictureFormat recognises a picture by its first bytes.
func pictureFormat(data []byte) string {
	for _, m := range []struct {
		at            int
		magic, format string
	}{
		{0, "\x89PNG\r\n\x1A\n", "png"},
		{0, "\xFF\xD8\xFF", "jpeg"},
		{0, "GIF87a", "gif"},
		{0, "GIF89a", "gif"},
		{0, "BM", "bmp"},
		{0, "II*\x00", "tiff"},
		{0, "MM\x00*", "tiff"},
		{8, "WEBP", "webp"},
		{40, " EMF", "emf"},
		{0, "\xD7\xCD\xC6\x9A", "wmf"},
	} {
		if len(data) > m.at && bytes.HasPrefix(data[m.at:], []byte(m.magic)) {
			return m.format
		}
	}
	if head := data[:min(len(data), 1024)]; looksLikeText(head) && bytes.Contains(head, []byte("<svg")) {
		return "svg"
	}
	return ""
}

// richCell is a cell whose value is more than it shows: a picture, or some
// data type that we have no use for. value is 1-based.
type richCell struct {
	at    Ref
	value int
}

// picturesInCells keeps, of the rich cells met, those that hold a picture.
func (r *sheetReader) picturesInCells() error {
	if len(r.rich) == 0 {
		return nil
	}
	parts, err := r.f.rich()
	if err != nil {
		return err
	}
	for _, c := range r.rich {
		if c.value <= len(parts) && parts[c.value-1] != "" {
			r.g.PicturesInCells = append(r.g.PicturesInCells, c.at)
			r.held = append(r.held, heldPicture{c.at, parts[c.value-1]})
		}
	}
	return nil
}

// heldPicture is a picture that a cell holds, and its part.
type heldPicture struct {
	at   Ref
	part string
}

// held returns the pictures that cells hold. It has to read the sheet, which
// it only does for a workbook that has such pictures at all.
func (a *album) held() ([]Picture, error) {
	s := a.sheet
	if parts, err := s.file.rich(); err != nil || len(parts) == 0 {
		return nil, err
	}
	r, err := s.read()
	if err != nil {
		return nil, err
	}
	if len(r.held) > s.file.lim.Pictures {
		return nil, beyond(inSheet(s.Name), "plus de "+french.Count(s.file.lim.Pictures, "image", "images"))
	}
	var list []Picture
	for _, h := range r.held {
		data, err := a.bytes(h.part)
		if err != nil {
			return nil, err
		}
		list = append(list, Picture{Row: h.at.Row, Col: h.at.Col, Format: pictureFormat(data), Data: data, InCell: true})
	}
	return list, nil
}

// richPictures returns, for each value of the metadata that cells refer to,
// the part of the picture it is, or "". The way there has four steps, each in
// a part of its own: value → rich value → relation → picture ([MS-XLSX], 2.3).
func (f *File) richPictures() ([]string, error) {
	metadata, ok1 := f.related.byKind("sheetMetadata")
	values, ok2 := f.related.byKind("rdRichValue")
	structures, ok3 := f.related.byKind("rdRichValueStructure")
	rels, ok4 := f.related.byKind("richValueRel")
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return nil, nil
	}
	indices, err := f.richIndices(metadata.target)
	if err != nil {
		return nil, err
	}
	keys, err := f.richKeys(structures.target)
	if err != nil {
		return nil, err
	}
	images, err := f.richImages(values.target, keys)
	if err != nil {
		return nil, err
	}
	parts, err := f.richParts(rels.target)
	if err != nil {
		return nil, err
	}
	list := make([]string, len(indices))
	for i, index := range indices {
		if index < 0 || index >= len(images) {
			continue
		}
		if image := images[index]; image >= 0 && image < len(parts) {
			list[i] = parts[image]
		}
	}
	return list, nil
}

func (f *File) tooManyRich(part string) error {
	return beyond(inPart(part), "trop d’images ou de types de données dans les cellules")
}

// index reads an attribute that is a rank; -1 when it is not one.
func (x *scanner) index(local string) int {
	if n, ok := parseCount(x.attr(local)); ok {
		return n
	}
	return -1
}

// richIndices reads the metadata part: for each value, the number of its rich
// value, or -1.
func (f *File) richIndices(part string) ([]int, error) {
	type record struct{ kind, value int }
	tooMany := f.tooManyRich(part)
	var kinds []string
	future := map[string][]int{}
	var records []record
	err := f.pack.scan(part, inPart(part), func(x *scanner) error {
		if !x.root(spaceSheet, "metadata") {
			return errMalformed
		}
		for x.child(1) {
			switch string(x.local) {
			case "metadataTypes":
				for x.child(2) {
					if kinds = append(kinds, string(x.attr("name"))); len(kinds) > f.lim.Styles {
						return tooMany
					}
				}
			case "futureMetadata":
				name := string(x.attr("name"))
				for x.child(2) {
					index := -1
					for depth := x.depth; x.descendant(depth); {
						if x.is(spaceRich, "rvb") {
							index = x.index("i")
						}
					}
					if future[name] = append(future[name], index); len(future[name]) > f.lim.SharedStrings {
						return tooMany
					}
				}
			case "valueMetadata":
				for x.child(2) {
					r := record{-1, -1}
					for x.child(3) {
						r = record{x.index("t"), x.index("v")}
					}
					if records = append(records, r); len(records) > f.lim.SharedStrings {
						return tooMany
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	list := make([]int, len(records))
	for i, r := range records {
		list[i] = -1
		if r.kind < 1 || r.kind > len(kinds) {
			continue
		}
		if values := future[kinds[r.kind-1]]; r.value >= 0 && r.value < len(values) {
			list[i] = values[r.value]
		}
	}
	return list, nil
}

// richKeys reads, for each structure of rich values, the rank of the value
// that names a picture of the workbook, or -1.
func (f *File) richKeys(part string) ([]int, error) {
	var list []int
	err := f.pack.scan(part, inPart(part), func(x *scanner) error {
		if !x.root(spaceRich, "rvStructures") {
			return errMalformed
		}
		for x.child(1) {
			key := -1
			for rank := 0; x.child(2); rank++ {
				if string(x.attr("n")) == "_rvRel:LocalImageIdentifier" {
					key = rank
				}
			}
			if list = append(list, key); len(list) > f.lim.SharedStrings {
				return f.tooManyRich(part)
			}
		}
		return nil
	})
	return list, err
}

// richImages reads, for each rich value, the rank of its picture, or -1.
func (f *File) richImages(part string, keys []int) ([]int, error) {
	var list []int
	err := f.pack.scan(part, inPart(part), func(x *scanner) error {
		if !x.root(spaceRich, "rvData") {
			return errMalformed
		}
		for x.child(1) {
			key, image := -1, -1
			if s := x.index("s"); s >= 0 && s < len(keys) {
				key = keys[s]
			}
			for rank := 0; x.child(2); rank++ {
				if rank == key {
					if n, ok := parseCount(x.appendText(nil, 20)); ok {
						image = n
					}
				}
			}
			if list = append(list, image); len(list) > f.lim.SharedStrings {
				return f.tooManyRich(part)
			}
		}
		return nil
	})
	return list, err
}

// richParts reads the list of the pictures' parts.
func (f *File) richParts(part string) ([]string, error) {
	related, err := f.pack.relationsOf(part)
	if err != nil {
		return nil, err
	}
	index := related.index()
	var list []string
	err = f.pack.scan(part, inPart(part), func(x *scanner) error {
		if !x.root(spaceRichRel, "richValueRels") {
			return errMalformed
		}
		for x.child(1) {
			target := ""
			if r, ok := index[string(x.attrIn(spaceRelation, "id"))]; ok && !r.external {
				target = r.target
			}
			if list = append(list, target); len(list) > f.lim.SharedStrings {
				return f.tooManyRich(part)
			}
		}
		return nil
	})
	return list, err
}
