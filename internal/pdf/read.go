package pdf

import (
	"crypto/md5"
	"errors"
	"fmt"
	"time"

	"nrreport/internal/document"
	"nrreport/internal/pdf/pdfread"
)

// Info is what a report says of itself.
type Info struct {
	Title, Author, Subject, Keywords, Producer string
	Created                                    time.Time
	Pages                                      int
}

// Errors of ReadAttachments that callers may tell apart.
var (
	ErrForeign = pdfread.ErrForeign
	ErrDamaged = pdfread.ErrDamaged
)

// ReadAttachments reads back the metadata and the embedded files of a report
// that Write made, in the order in which they were attached. It refuses any
// other PDF, and one of which a single byte has changed.
func ReadAttachments(data []byte) ([]document.Attachment, Info, error) {
	f, err := pdfread.Open(data)
	if err != nil {
		return nil, Info{}, err
	}
	info, err := readInfo(f)
	if err != nil {
		return nil, Info{}, fmt.Errorf("%w (%w)", ErrForeign, err)
	}
	files, err := readFiles(f)
	if err != nil {
		return nil, Info{}, fmt.Errorf("%w (%w)", ErrForeign, err)
	}
	return files, info, nil
}

// Original returns the report that a file begins with when another program added
// its part behind it, as those that sign or stamp do, and nothing otherwise.
func Original(data []byte) []byte { return pdfread.Original(data) }

func readInfo(f *pdfread.File) (Info, error) {
	dict, err := f.Dict(f.Trailer["Info"])
	if err != nil {
		return Info{}, err
	}
	text := func(key pdfread.Name) string {
		s, _ := dict[key].(pdfread.String)
		return s.Text()
	}
	info := Info{
		Title: text("Title"), Author: text("Author"), Subject: text("Subject"),
		Keywords: text("Keywords"), Producer: text("Producer"),
	}
	if date := text("CreationDate"); date != "" {
		if info.Created, err = readDate(date); err != nil {
			return Info{}, err
		}
	}
	catalog, err := f.Dict(f.Trailer["Root"])
	if err != nil {
		return Info{}, err
	}
	pages, err := f.Dict(catalog["Pages"])
	if err != nil {
		return Info{}, err
	}
	info.Pages, _ = pages["Count"].(int)
	return info, nil
}

func readDate(s string) (time.Time, error) {
	t, err := time.Parse("D:20060102150405Z", s)
	if err != nil {
		return t, errors.New("date illisible")
	}
	return t, nil
}

func readFiles(f *pdfread.File) ([]document.Attachment, error) {
	catalog, err := f.Dict(f.Trailer["Root"])
	if err != nil {
		return nil, err
	}
	if catalog["AF"] == nil {
		return nil, nil
	}
	specs, err := f.Array(catalog["AF"])
	if err != nil {
		return nil, err
	}
	var files []document.Attachment
	for _, spec := range specs {
		a, err := readFile(f, spec)
		if err != nil {
			return nil, err
		}
		files = append(files, a)
	}
	return files, nil
}

func readFile(f *pdfread.File, spec pdfread.Value) (document.Attachment, error) {
	var a document.Attachment
	dict, err := f.Dict(spec)
	if err != nil {
		return a, err
	}
	name, _ := dict["UF"].(pdfread.String)
	description, _ := dict["Desc"].(pdfread.String)
	relationship, _ := dict["AFRelationship"].(pdfread.Name)
	a.Name, a.Description, a.Relationship = name.Text(), description.Text(), string(relationship)

	embedded, err := f.Dict(dict["EF"])
	if err != nil {
		return a, err
	}
	header, data, err := f.Stream(embedded["F"])
	if err != nil {
		return a, err
	}
	mime, _ := header["Subtype"].(pdfread.Name)
	a.MIME, a.Data = string(mime), data
	params, err := f.Dict(header["Params"])
	if err != nil {
		return a, err
	}
	if date, ok := params["ModDate"].(pdfread.String); ok {
		if a.Modified, err = readDate(date.Text()); err != nil {
			return a, err
		}
	}
	sum := md5.Sum(data)
	if params["Size"] != len(data) || params["CheckSum"] != pdfread.String(sum[:]) {
		return a, fmt.Errorf("le fichier joint « %s » est abîmé", a.Name)
	}
	return a, nil
}
