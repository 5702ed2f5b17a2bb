package sample

import (
	"bytes"
	"image/color"
	"io"

	"nrreport/examples"
	"nrreport/internal/workbook"
)

// File is an example workbook.
type File struct {
	Name  string
	Write func(io.Writer) error
}

// Examples lists the workbooks of examples/, each made from its source.
func Examples() []File {
	return []File{
		{"plan.xlsx", writePlan},
		{"plan-2025.xlsx", writeYearBefore},
		{"strategie.xlsx", writeStrategy},
		{"plan-erreurs.xlsx", writeErrors},
	}
}

func writePlan(w io.Writer) error {
	book, err := planBook()
	if err != nil {
		return err
	}
	return workbook.Write(w, book, workbook.WriteOptions{})
}

func writeYearBefore(w io.Writer) error {
	book, err := planBook()
	if err != nil {
		return err
	}
	if err := Overlay(book, examples.YearBefore); err != nil {
		return err
	}
	return workbook.Write(w, book, workbook.WriteOptions{})
}

func planBook() (*workbook.Book, error) {
	book, err := Book(examples.Plan)
	if err != nil {
		return nil, err
	}
	book.Logo, err = Logo(color.NRGBA{0x1F, 0x5F, 0x7A, 255}, color.NRGBA{0xE3, 0xA0, 0x3C, 255})
	return book, err
}

func writeStrategy(w io.Writer) error {
	book, err := Book(examples.Strategy)
	if err != nil {
		return err
	}
	return workbook.Write(w, book, workbook.WriteOptions{})
}

func writeErrors(w io.Writer) error {
	_, err := Errors(w)
	return err
}

// Bytes returns an example as a file's content.
func (f File) Bytes() ([]byte, error) {
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
