package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers lists the packages from the ground up: a package may import those of
// the layers below its own, and none of its own layer or above. Adding a
// package means saying here where it stands.
var layers = [][]string{
	{"templates", "examples", "internal/diag", "internal/richtext", "internal/french", "internal/colour", "internal/output", "internal/docs", "internal/golden", "internal/truetype", "internal/pdf/pdfread", "internal/intake/intaketest", "internal/xlsx/officetest", "internal/xlsx/plainread", "internal/bench/bare"},
	{"internal/plan", "internal/typeface", "internal/document", "internal/pdf/pdfcheck", "internal/bench"},
	{"internal/plan/plantest", "internal/decree", "internal/layout", "internal/xlsx"},
	{"internal/analysis", "internal/pdf", "internal/workbook", "internal/xlsx/xlsxtest", "internal/changes"},
	{"internal/rules", "internal/report", "internal/sample", "internal/split", "internal/merge", "internal/rollover", "internal/intake", "internal/workbook/workbooktest"},
	{"internal/summary", "internal/compare", "internal/hostile"},
	{"internal/pipeline"},
	{"internal/cli"},
	{"cmd/nrreport", "examples/generate", "internal/bench/generate", "internal/bench/floor"},
}

// onlyImporters names the packages that may know a library. Tests are not looked
// at: they take excelize and fpdf as second opinions. The benchmark's floor is a
// program of its own, made of the two libraries alone to compare with.
var onlyImporters = map[string][]string{
	"github.com/go-pdf/fpdf":        {"internal/pdf", "internal/bench/floor"},
	"github.com/urfave/cli/v2":      {"internal/cli"},
	"github.com/xuri/excelize/v2":   {"internal/xlsx", "internal/workbook", "internal/summary", "internal/sample", "internal/hostile", "internal/bench/floor"},
	"github.com/pelletier/go-toml/": {"internal/decree", "internal/sample", "internal/intake"},
}

// domain packages know neither Excel nor PDF.
var domain = []string{"internal/plan", "internal/decree", "internal/analysis", "internal/rules", "internal/changes", "internal/report", "internal/document"}

const module = "nrreport/"

func TestImportsPointOneWay(t *testing.T) {
	level := map[string]int{}
	for i, layer := range layers {
		for _, p := range layer {
			level[p] = i
		}
	}
	seen := map[string]bool{}
	for _, file := range goFiles(t) {
		pkg := filepath.ToSlash(filepath.Dir(file))
		at, known := level[pkg]
		if !known {
			if !seen[pkg] {
				t.Errorf("package %s has no layer: add it to the list", pkg)
			}
			seen[pkg] = true
			continue
		}
		seen[pkg] = true
		for _, path := range imports(t, file) {
			if inner, ok := strings.CutPrefix(path, module); ok {
				if below, known := level[inner]; !known || below >= at {
					t.Errorf("%s imports %s, which does not stand below %s", file, inner, pkg)
				}
				if slices.Contains(domain, pkg) && slices.Contains([]string{"internal/xlsx", "internal/workbook", "internal/pdf", "internal/layout"}, inner) {
					t.Errorf("%s: the domain must not know %s", file, inner)
				}
			}
			for library, importers := range onlyImporters {
				if strings.HasPrefix(path, library) && !slices.Contains(importers, pkg) {
					t.Errorf("%s imports %s, which is for %s alone", file, library, strings.Join(importers, ", "))
				}
			}
		}
	}
	for p := range level {
		if !seen[p] {
			t.Errorf("%s is in the list of layers and does not exist", p)
		}
	}
}

// goFiles lists the source files of the module, tests left out.
func goFiles(t *testing.T) []string {
	t.Helper()
	const root = "../.."
	var files []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata") {
			return filepath.SkipDir
		}
		if !d.IsDir() && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			rel, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			files = append(files, rel)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("../..", file), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, i := range f.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}
