// Command generate writes the example workbooks from their sources:
//
//	go run ./examples/generate
//
// and, with Poppler, the pictures of the READMEs from the report of the first:
//
//	go run ./examples/generate -pictures
package main

import (
	"flag"
	"log"
	"path/filepath"

	"nrreport/internal/output"
	"nrreport/internal/sample"
)

func main() {
	log.SetFlags(0)
	pictures := flag.Bool("pictures", false, "draw the pictures of the READMEs instead (needs pdftoppm and pdftotext)")
	flag.Parse()
	if *pictures {
		if err := makePictures(filepath.Join("examples", "plan.xlsx"), filepath.Join("examples", "images")); err != nil {
			log.Fatal(err)
		}
		return
	}
	var files []output.File
	for _, f := range sample.Examples() {
		files = append(files, output.File{Path: filepath.Join("examples", f.Name), Write: f.Write})
	}
	if err := output.Write(files...); err != nil {
		log.Fatal(err)
	}
}
