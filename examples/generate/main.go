// Command generate writes the example workbooks from their sources:
//
//	go run ./examples/generate
package main

import (
	"log"
	"path/filepath"

	"nrreport/internal/output"
	"nrreport/internal/sample"
)

func main() {
	log.SetFlags(0)
	var files []output.File
	for _, f := range sample.Examples() {
		files = append(files, output.File{Path: filepath.Join("examples", f.Name), Write: f.Write})
	}
	if err := output.Write(files...); err != nil {
		log.Fatal(err)
	}
}
