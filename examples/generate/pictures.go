package main

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"

	"nrreport/internal/output"
	"nrreport/internal/pipeline"
)

// pictures are the pages that the READMEs show, with words that stand on each:
// a page that moved is noticed.
var pictures = []struct {
	name  string
	page  int
	words string
}{
	{"couverture", 1, "Exercice 2026"},
	{"essentiel", 5, "Avancement par thème"},
	{"theme", 25, "Thème 2"},
	{"matrice", 14, "Exigences du décret"},
}

// dots per inch: a page is some 660 pixels wide.
const dots = "80"

// makePictures draws the pages of the report of a workbook with Poppler, into
// a folder. They are not compared byte for byte by any test, since they depend
// on its version.
func makePictures(workbook, folder string) error {
	report, err := os.CreateTemp("", "nrreport-*.pdf")
	if err != nil {
		return err
	}
	defer os.Remove(report.Name())
	defer report.Close()
	if err := build(workbook, report); err != nil {
		return err
	}
	var files []output.File
	for _, p := range pictures {
		page := strconv.Itoa(p.page)
		text, err := exec.Command("pdftotext", "-f", page, "-l", page, report.Name(), "-").Output()
		if err != nil {
			return fmt.Errorf("pdftotext: %w", err)
		}
		if !bytes.Contains(text, []byte(p.words)) {
			return fmt.Errorf("%s: page %d does not say %q: it has moved", p.name, p.page, p.words)
		}
		drawn, err := exec.Command("pdftoppm", "-png", "-r", dots, "-f", page, "-l", page, "-singlefile", report.Name()).Output()
		if err != nil {
			return fmt.Errorf("pdftoppm: %w", err)
		}
		img, err := png.Decode(bytes.NewReader(drawn))
		if err != nil {
			return err
		}
		files = append(files, output.File{
			Path: filepath.Join(folder, p.name+".png"),
			Write: func(w io.Writer) error {
				return (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(w, sober(img))
			},
		})
	}
	return output.Write(files...)
}

func build(workbook string, w io.Writer) error {
	data, err := os.ReadFile(workbook)
	if err != nil {
		return err
	}
	engine := pipeline.NewEngine()
	checked, err := engine.Check(pipeline.Input{Name: filepath.Base(workbook), Data: data})
	if err != nil {
		return err
	}
	_, err = engine.PDF(w, checked, pipeline.Options{})
	return err
}

// sober keeps the most frequent colours of a page, on which the others, those of
// the edges of letters, fall: a third of the bytes, and no difference that shows.
func sober(img image.Image) image.Image {
	const most = 256
	b := img.Bounds()
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(img.At(x, y)).(color.RGBA) }
	seen := map[color.RGBA]int{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			seen[at(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(seen), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(seen[b], seen[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, c := range colours[:min(len(colours), most)] {
		palette = append(palette, c)
	}
	index := map[color.RGBA]uint8{}
	for _, c := range colours {
		index[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(b, palette)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.SetColorIndex(x, y, index[at(x, y)])
		}
	}
	return out
}
