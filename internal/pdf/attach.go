package pdf

import (
	"crypto/md5"
	"fmt"
	"sort"
	"strings"

	"nrreport/internal/document"
)

// attachments embeds files (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8) and returns
// the numbers of their specifications, in order, and of the name tree; 0 when
// there are none.
func attachments(f *file, files []document.Attachment) (specs []ref, names ref, err error) {
	if len(files) == 0 {
		return nil, 0, nil
	}
	type named struct {
		name string
		spec ref
	}
	var sorted []named
	seen := map[string]bool{}
	for i := range files {
		a := &files[i]
		name := oneLine(a.Name)
		if name == "" || seen[name] {
			return nil, 0, internalError("deux fichiers joints s’appellent « %s »", name)
		}
		seen[name] = true
		spec, err := attach(f, a, name)
		if err != nil {
			return nil, 0, err
		}
		specs = append(specs, spec)
		sorted = append(sorted, named{name, spec})
	}
	// The keys of a name tree are in the order of their bytes.
	sort.Slice(sorted, func(i, j int) bool { return textString(sorted[i].name) < textString(sorted[j].name) })
	names = f.reserve(1)
	o := f.begin(names)
	o.raw("<</Names[")
	for _, n := range sorted {
		o.text(n.name)
		o.ref(n.spec)
	}
	o.raw("]>>")
	f.end()
	return specs, names, nil
}

// attach embeds one file and returns the number of its specification.
func attach(f *file, a *document.Attachment, name string) (ref, error) {
	data, err := a.Content()
	if err != nil {
		return 0, err
	}
	stream := f.reserve(1)
	mime := a.MIME
	if mime == "" {
		mime = "application/octet-stream"
	}
	var dict object
	dict.raw("/Type/EmbeddedFile/Subtype")
	dict.name(mime)
	dict.raw("/Params<</Size")
	dict.int(len(data))
	if !a.Modified.IsZero() {
		dict.raw("/ModDate")
		dict.ascii(pdfDate(a.Modified))
	}
	// MD5 is what ISO 32000-1, table 46 asks for; it protects nothing.
	dict.raw(fmt.Sprintf("/CheckSum<%x>>>", md5.Sum(data)))
	if compressed(mime) {
		f.stream(stream, string(dict), data, false)
	} else {
		f.stream(stream, string(dict), f.deflate(data), true)
	}

	spec := f.reserve(1)
	o := f.begin(spec)
	o.raw("<</Type/Filespec/F")
	o.text(name)
	o.raw("/UF")
	o.text(name)
	if a.Description != "" {
		o.raw("/Desc")
		o.text(oneLine(a.Description))
	}
	relationship := a.Relationship
	if relationship == "" {
		relationship = "Unspecified"
	}
	o.raw("/AFRelationship")
	o.name(relationship)
	o.raw("/EF<</F")
	o.ref(stream)
	o.raw("/UF")
	o.ref(stream)
	o.raw(">>>>")
	f.end()
	return spec, nil
}

// compressed tells the types that are archives already.
func compressed(mime string) bool {
	return mime == "application/zip" || strings.HasPrefix(mime, "application/vnd.openxmlformats")
}
