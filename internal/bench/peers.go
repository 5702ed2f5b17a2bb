package main

import (
	"embed"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed peers
var peerFiles embed.FS

// peers are the general tools found on this machine, on the bare tables. In
// folder, "" for none, are those that pip and npm installed; scripts is where
// their scripts are written, fonts the folder of the report's fonts.
func peers(folder, scripts, fonts, profile string) ([]contender, error) {
	entries, err := peerFiles.ReadDir("peers")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		data, err := peerFiles.ReadFile("peers/" + e.Name())
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(scripts, e.Name()), data, 0o666); err != nil {
			return nil, err
		}
	}
	script := func(name string) string { return filepath.Join(scripts, name) }
	var found []contender
	add := func(name string, tagged bool, command func(in input, pdf string) []string) {
		output := strings.NewReplacer(" ", "-", "/", "-").Replace(name) + ".pdf"
		found = append(found, contender{
			name: name, tagged: tagged, env: []string{"NODE_PATH=" + filepath.Join(folder, "node_modules")},
			command: func(in input, folder string) ([]string, string) {
				pdf := filepath.Join(folder, output)
				return command(in, pdf), pdf
			},
		})
	}
	if typst, err := exec.LookPath("typst"); err == nil {
		add(typstCompiler+", PDF/UA-1", true, func(in input, pdf string) []string {
			return []string{typst, "compile", "--root", "/", "--ignore-system-fonts", "--font-path", fonts, "--input", "data=" + in.base + ".json", "--pdf-standard", "ua-1", script("bare.typ"), pdf}
		})
	}
	python := filepath.Join(folder, "venv", "bin", "python")
	if hasModule(python, "typst") {
		for _, standard := range [][]string{{"ua-1"}, nil} {
			add(typstCompiler+" (Python package)"+taggedAs(standard), standard != nil, func(in input, pdf string) []string {
				return append([]string{python, script("native.py"), script("bare.typ"), in.base + ".json", pdf, fonts}, standard...)
			})
		}
	}
	node, noNode := exec.LookPath("node")
	hasPackage := func(name string) bool {
		_, err := os.Stat(filepath.Join(folder, "node_modules", name))
		return noNode == nil && err == nil
	}
	if hasPackage("@myriaddreamin/typst-ts-node-compiler") {
		for _, standard := range [][]string{{"ua-1"}, nil} {
			add("Typst (Node binding)"+taggedAs(standard), standard != nil, func(in input, pdf string) []string {
				return append([]string{node, script("typst.mjs"), script("bare.typ"), in.base + ".json", pdf, fonts}, standard...)
			})
		}
	}
	if hasPackage("pdfmake") {
		add("pdfmake", false, func(in input, pdf string) []string {
			return []string{node, script("pdfmake.cjs"), in.base + ".json", pdf, fonts}
		})
	}
	if office, err := exec.LookPath("soffice"); err == nil {
		// It takes Writer, and names its output after its input: not in the
		// folder of our own.
		found = append(found, contender{name: "LibreOffice", tagged: true, command: func(in input, folder string) ([]string, string) {
			return []string{office, "-env:UserInstallation=file://" + profile, "--headless",
					"--convert-to", `pdf:writer_web_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}`, "--outdir", scripts, in.base + ".html"},
				filepath.Join(scripts, filepath.Base(in.base)+".pdf")
		}})
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if chromium, err := exec.LookPath(name); err == nil {
			add("Chromium", true, func(in input, pdf string) []string {
				return []string{chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=" + profile + "-chromium", "--print-to-pdf=" + pdf, "file://" + in.base + ".html"}
			})
			break
		}
	}
	if hasModule(python, "weasyprint") {
		add("WeasyPrint, PDF/UA-1", true, func(in input, pdf string) []string {
			return []string{python, "-m", "weasyprint", "-q", "--pdf-variant", "pdf/ua-1", in.base + ".html", pdf}
		})
	}
	return found, nil
}

// typstCompiler begins the names of what is measured at every size.
const typstCompiler = "Typst, native compiler"

func taggedAs(standard []string) string {
	if standard == nil {
		return ", untagged"
	}
	return ", PDF/UA-1"
}

func hasModule(python, module string) bool {
	return exec.Command(python, "-c", "import "+module).Run() == nil
}
