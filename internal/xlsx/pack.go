package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"iter"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"nrreport/internal/french"
)

// pack is the package of a workbook (ISO/IEC 29500-2): named parts in a zip.
// It is immutable once opened, and safe for concurrent use.
type pack struct {
	data  []byte
	lim   Limits
	parts map[string]*zip.File // by folded name
	types map[string]string    // content types of parts, by folded name
	exts  map[string]string    // default content types, by lower-case extension

	inflaters sync.Pool // of io.ReadCloser that are flate.Resetter
	scanners  sync.Pool // of *scanner

	mu       sync.Mutex
	sound    map[string]bool  // parts read to their end, sizes and checksums right
	elements map[string]int64 // XML elements of each part scanned so far
	scanned  int64            // their sum
}

// elementsLeft returns how many elements a part may have, those of the others
// counted.
func (p *pack) elementsLeft(part string) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.lim.Elements - (p.scanned - p.elements[part])
}

// found notes that a part was read to its end, and is as declared.
func (p *pack) found(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sound[name] = true
}

// unread lists the parts that were not read to their end, in order.
func (p *pack) unread() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var names []string
	for name := range p.parts {
		if !p.sound[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (p *pack) countElements(part string, n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.scanned += n - p.elements[part]
	p.elements[part] = n
}

// openPack reads the zip directory and checks what can be checked before
// anything is inflated.
func openPack(data []byte, lim Limits) (*pack, error) {
	// Counting the signatures of directory entries first keeps a directory
	// of a million names from being loaded at all.
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > lim.Parts+lim.Parts/10 {
		return nil, beyond("", french.Count(n, "élément", "éléments")+" dans le fichier compressé, pour "+french.Integer(int64(lim.Parts))+" au plus")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		if !bytes.Contains(data, []byte("PK\x05\x06")) {
			return nil, &Unreadable{Reason: "le fichier est incomplet, sa fin manque", Remedy: remedyResend}
		}
		return nil, damaged("", "la table de son contenu est illisible")
	}
	p := &pack{data: data, lim: lim, parts: make(map[string]*zip.File, len(z.File)), sound: map[string]bool{}, elements: map[string]int64{}}
	if err := p.index(z.File); err != nil {
		return nil, err
	}
	return p, nil
}

// index fills p.parts and refuses bombs, overlaps and duplicates.
func (p *pack) index(files []*zip.File) error {
	type extent struct{ start, end int64 }
	var total uint64
	extents := make([]extent, 0, len(files))
	for _, f := range files {
		if f.UncompressedSize64 > uint64(p.lim.UnzippedBytes) || f.CompressedSize64 > uint64(len(p.data)) {
			return p.bomb()
		}
		if total += f.UncompressedSize64; total > uint64(p.lim.UnzippedBytes) {
			return p.bomb()
		}
		if f.UncompressedSize64 >= uint64(p.lim.RatioBytes) && f.UncompressedSize64/uint64(p.lim.Ratio) > f.CompressedSize64 {
			return p.bomb()
		}
		start, err := f.DataOffset()
		if err != nil {
			return damaged(inPart(f.Name), "l’emplacement d’une de ses parties est faux")
		}
		end := start + int64(f.CompressedSize64)
		if end > int64(len(p.data)) {
			return damaged(inPart(f.Name), "une de ses parties est incomplète")
		}
		extents = append(extents, extent{start, end})
		name := foldPart(f.Name)
		if strings.HasSuffix(name, "/") {
			continue // a folder
		}
		if _, twice := p.parts[name]; twice {
			return damaged(inPart(f.Name), "il contient deux fois la même partie")
		}
		p.parts[name] = f
	}
	slices.SortFunc(extents, func(a, b extent) int { return cmp.Compare(a.start, b.start) })
	for i := 1; i < len(extents); i++ {
		if extents[i].start < extents[i-1].end {
			return damaged("", "certaines de ses parties se recouvrent")
		}
	}
	return nil
}

func (p *pack) bomb() error {
	return &Unreadable{
		Reason: "une fois décompressé, le fichier dépasse " + megabytes(p.lim.UnzippedBytes) + " ou ce qu’un classeur peut contenir",
		Remedy: "S’il vient d’une source sûre, ouvrez-le dans Excel ou LibreOffice, effacez les mises en forme et les lignes inutiles, puis enregistrez-le de nouveau. Sinon, ne l’ouvrez pas.",
	}
}

// foldPart makes part names comparable: without case (29500-2, 6.3.5), with
// forward slashes, without a leading one.
func foldPart(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (p *pack) has(name string) bool { _, ok := p.parts[foldPart(name)]; return ok }

// contentType returns the declared media type of a part, in lower case.
func (p *pack) contentType(name string) string {
	if t, ok := p.types[foldPart(name)]; ok {
		return t
	}
	return p.exts[strings.TrimPrefix(path.Ext(foldPart(name)), ".")]
}

// open returns a reader of a part's bytes that fails unless they have the
// declared size and checksum. Call its Close to give its buffers back.
func (p *pack) open(name string) (*partReader, error) {
	f, ok := p.parts[foldPart(name)]
	if !ok {
		return nil, damaged(inPart(name), "une de ses parties manque")
	}
	if f.Flags&0x1 != 0 {
		return nil, &Unreadable{Reason: "le fichier est une archive chiffrée par un mot de passe", Remedy: "Enregistrez le classeur sans mot de passe, directement depuis Excel ou LibreOffice."}
	}
	start, err := f.DataOffset()
	if err != nil {
		return nil, damaged(inPart(f.Name), "l’emplacement d’une de ses parties est faux")
	}
	body := bytes.NewReader(p.data[start : start+int64(f.CompressedSize64)])
	r := &partReader{pack: p, name: foldPart(name), left: int64(f.UncompressedSize64), want: f.CRC32, crc: crc32.NewIEEE()}
	switch f.Method {
	case zip.Store:
		r.src = body
	case zip.Deflate:
		if inflater, ok := p.inflaters.Get().(io.ReadCloser); ok {
			if err := inflater.(flate.Resetter).Reset(body, nil); err != nil {
				return nil, damaged(inPart(f.Name), "une de ses parties ne peut être décompressée")
			}
			r.inflater = inflater
		} else {
			r.inflater = flate.NewReader(body)
		}
		r.src = r.inflater
	default:
		return nil, &Unreadable{
			Part:   inPart(f.Name),
			Reason: fmt.Sprintf("le fichier utilise une méthode de compression que les classeurs n’emploient pas (n°\u00a0%d)", f.Method),
			Remedy: remedySave,
		}
	}
	return r, nil
}

// partReader checks what it hands out against the directory's promises.
type partReader struct {
	pack     *pack
	name     string // folded
	src      io.Reader
	inflater io.ReadCloser
	left     int64
	want     uint32
	crc      hash.Hash32
	err      error
}

var errBroken = errors.New("part does not match its declared size or checksum")

func (r *partReader) Read(b []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.src.Read(b)
	r.left -= int64(n)
	r.crc.Write(b[:n])
	switch {
	case r.left < 0:
		r.err = errBroken
		return 0, r.err
	case err == io.EOF:
		r.err = io.EOF
		if r.left != 0 || r.crc.Sum32() != r.want {
			r.err = errBroken
		} else {
			r.pack.found(r.name)
		}
	case err != nil:
		r.err = errBroken
	}
	if r.err != nil && r.err != io.EOF {
		return 0, r.err
	}
	return n, r.err
}

func (r *partReader) Close() {
	if r.inflater != nil {
		r.pack.inflaters.Put(r.inflater)
		r.inflater = nil
	}
	r.err = io.ErrClosedPipe
}

// bytes returns a picture, or another part of at most limit bytes.
func (p *pack) bytes(name string, limit int64) ([]byte, error) {
	if f := p.parts[foldPart(name)]; f != nil && f.UncompressedSize64 > uint64(limit) {
		return nil, beyond(inPart(name), "une image de plus de "+megabytes(limit))
	}
	return p.whole(name)
}

// whole returns a part as it is.
func (p *pack) whole(name string) ([]byte, error) {
	r, err := p.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b := make([]byte, 0, r.left+1)
	buf := bytes.NewBuffer(b)
	if _, err := io.Copy(buf, r); err != nil {
		return nil, damaged(inPart(name), "une de ses parties est altérée")
	}
	return buf.Bytes(), nil
}

// check reads a part for its size and checksum alone.
func (p *pack) check(name string) error {
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	if _, err := io.Copy(io.Discard, r); err != nil {
		return damaged(inPart(name), "une de ses parties est altérée")
	}
	return nil
}

// scan runs read over the XML of a part, then reads what is left of it so that
// the whole part is checked. place is the part as the user should see it named
// in an error.
func (p *pack) scan(name, place string, read func(*scanner) error) error {
	if f := p.parts[foldPart(name)]; f != nil && f.UncompressedSize64 > uint64(p.lim.PartBytes) {
		return beyond(place, "une de ses parties dépasse "+megabytes(p.lim.PartBytes))
	}
	return p.scanLarge(name, place, read)
}

// scanLarge is scan for the parts that may be as long as the whole file.
func (p *pack) scanLarge(name, place string, read func(*scanner) error) error {
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	x, _ := p.scanners.Get().(*scanner)
	if x == nil {
		x = new(scanner)
	}
	defer func() { x.release(); p.scanners.Put(x) }()
	x.reset(r, p.lim)
	x.most = p.elementsLeft(name)
	err = read(x)
	defer func() { p.countElements(name, x.elements) }()
	var refused *Unreadable
	if errors.As(err, &refused) && refused.limit {
		return err // the rest is not worth its time
	}
	// An error of the XML or of the zip explains one of the reader's, which
	// may only have seen its consequence.
	broken := x.drain()
	if broken != nil {
		if errors.Is(broken, errBroken) {
			return damaged(place, "une de ses parties est altérée")
		}
		return unreadableXML(place, broken)
	}
	if err != nil {
		return unreadableXML(place, err)
	}
	return nil
}

// relation is one relationship of a part: what it points to and what for.
type relation struct {
	id string
	// kind is the last segment of the relationship type ("worksheet"), which
	// is the same in the transitional and strict forms.
	kind string
	// target is a part's name, or an address when external.
	target   string
	external bool
}

type relations []relation

// relationsOf reads the relationships of a part; "" means the package itself.
// A part without relationships has none.
func (p *pack) relationsOf(part string) (relations, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if !p.has(name) {
		return nil, nil
	}
	var list relations
	seen := map[string]bool{}
	err := p.scan(name, inPart(name), func(x *scanner) error {
		if !x.root(spaceRelations, "Relationships") {
			return errMalformed
		}
		for x.child(1) {
			if !x.is(spaceRelations, "Relationship") {
				continue
			}
			if len(list) >= p.lim.Links+p.lim.Parts {
				return beyond(inPart(name), "trop de liens entre ses parties")
			}
			r := relation{
				id:       string(x.attr("Id")),
				kind:     path.Base(string(x.attr("Type"))),
				target:   string(x.attr("Target")),
				external: string(x.attr("TargetMode")) == "External",
			}
			if seen[r.id] {
				return errMalformed
			}
			seen[r.id] = true
			if !r.external {
				r.target = p.locate(part, r.target)
			}
			list = append(list, r)
		}
		return nil
	})
	return list, err
}

// locate resolves a target against the part that names it. A target written
// with percent signs names the decoded part, unless a part has that very name.
func (p *pack) locate(from, target string) string {
	target, _, _ = strings.Cut(strings.ReplaceAll(target, `\`, "/"), "#")
	full := path.Join("/", path.Dir(from), target)
	if strings.HasPrefix(target, "/") {
		full = path.Clean(target)
	}
	full = strings.TrimPrefix(full, "/")
	if !p.has(full) {
		if decoded, err := url.PathUnescape(full); err == nil && p.has(decoded) {
			return decoded
		}
	}
	return full
}

func (l relations) byID(id string) (relation, bool) {
	for _, r := range l {
		if r.id == id {
			return r, true
		}
	}
	return relation{}, false
}

// index is byID for who asks for many of them.
func (l relations) index() map[string]relation {
	index := make(map[string]relation, len(l))
	for _, r := range l {
		index[r.id] = r
	}
	return index
}

// parts yields the parts of a kind, each once, however many relationships name
// it: a file may have seventy thousand of them to its largest part.
func (l relations) parts(kind string) iter.Seq[string] {
	return func(yield func(string) bool) {
		seen := map[string]bool{}
		for _, r := range l {
			if r.kind != kind || r.external || seen[foldPart(r.target)] {
				continue
			}
			seen[foldPart(r.target)] = true
			if !yield(r.target) {
				return
			}
		}
	}
}

func (l relations) byKind(kind string) (relation, bool) {
	for _, r := range l {
		if r.kind == kind && !r.external {
			return r, true
		}
	}
	return relation{}, false
}

// readTypes reads [Content_Types].xml.
func (p *pack) readTypes() error {
	const name = "[Content_Types].xml"
	p.types, p.exts = map[string]string{}, map[string]string{}
	return p.scan(name, inPart(name), func(x *scanner) error {
		if !x.root(spaceTypes, "Types") {
			return errMalformed
		}
		for x.child(1) {
			if len(p.types)+len(p.exts) > 2*p.lim.Parts {
				return beyond(inPart(name), "trop de parties")
			}
			media := strings.ToLower(string(x.attr("ContentType")))
			switch {
			case x.is(spaceTypes, "Override"):
				p.types[foldPart(string(x.attr("PartName")))] = media
			case x.is(spaceTypes, "Default"):
				p.exts[strings.ToLower(string(x.attr("Extension")))] = media
			}
		}
		return nil
	})
}
