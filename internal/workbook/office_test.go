package workbook

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// office runs LibreOffice without a window, in a profile of its own.
type office struct{ program, profile string }

// libreOffice finds LibreOffice. Without it the test is skipped, or fails where
// NRREPORT_REQUIRE_TOOLS asks for the tools.
func libreOffice(t *testing.T) office {
	t.Helper()
	for _, name := range []string{"soffice", "libreoffice"} {
		if program, err := exec.LookPath(name); err == nil {
			return office{program, t.TempDir()}
		}
	}
	if os.Getenv("NRREPORT_REQUIRE_TOOLS") == "1" {
		t.Fatal("LibreOffice is not installed")
	}
	t.Skip("LibreOffice is not installed")
	return office{}
}

// convert saves files in another format (or again in the same) and returns
// where, in the same order.
func (o office) convert(t *testing.T, format string, files []string) []string {
	t.Helper()
	folder := t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	args := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(o.profile), "--headless", "--convert-to", format, "--outdir", folder}, files...)
	if out, err := exec.CommandContext(ctx, o.program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var saved []string
	for _, file := range files {
		base := filepath.Base(file)
		saved = append(saved, filepath.Join(folder, strings.TrimSuffix(base, filepath.Ext(base))+"."+format))
	}
	return saved
}

// recalculate makes LibreOffice calculate every formula when it opens a file.
func (o office) recalculate(t *testing.T) {
	t.Helper()
	folder := filepath.Join(o.profile, "user")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`
	if err := os.WriteFile(filepath.Join(folder, "registrymodifications.xcu"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
}
