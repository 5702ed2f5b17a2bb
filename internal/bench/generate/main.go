// Command generate makes what the benchmark measures with: workbooks of any
// number of actions, and their bare tables for the tools that read no workbook.
//
//	go run ./internal/bench/generate [-seed 1] [-count 1] [-bare] ACTIONS FOLDER
//
// It is a program of its own, so that its memory is not counted in that of the
// programs that the benchmark starts.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strconv"

	"nrreport/internal/sample"
	"nrreport/internal/workbook"
)

func main() {
	log.SetFlags(0)
	seed := flag.Uint64("seed", 1, "seed of the first workbook")
	count := flag.Int("count", 1, "number of workbooks, of as many seeds; above one, they are numbered")
	bare := flag.Bool("bare", false, "write the bare tables too, as JSON and as HTML")
	flag.Parse()
	actions, err := strconv.Atoi(flag.Arg(0))
	if err != nil || flag.NArg() != 2 {
		log.Fatal("usage: generate [-seed 1] [-count 1] [-bare] ACTIONS FOLDER")
	}
	for i := range *count {
		name := strconv.Itoa(actions)
		if *count > 1 {
			name = fmt.Sprintf("plan-%04d", i+1)
		}
		if err := generate(filepath.Join(flag.Arg(1), name), actions, *seed+uint64(i), *bare); err != nil {
			log.Fatal(err)
		}
	}
}

// generate writes the files whose path, without extension, is base.
func generate(base string, actions int, seed uint64, bare bool) error {
	book, err := sample.Large(actions, seed)
	if err != nil {
		return err
	}
	write := func(extension string, to func(io.Writer) error) error {
		var b bytes.Buffer
		if err := to(&b); err != nil {
			return err
		}
		return os.WriteFile(base+extension, b.Bytes(), 0o666)
	}
	if err := write(".xlsx", func(w io.Writer) error { return workbook.Write(w, book, workbook.WriteOptions{}) }); err != nil || !bare {
		return err
	}
	tables := bareTables(book)
	if err := write(".json", func(w io.Writer) error { return writeJSON(w, tables) }); err != nil {
		return err
	}
	return write(".html", func(w io.Writer) error { return writeHTML(w, tables) })
}
