// Package officetest opens workbooks in LibreOffice and saves them again, as
// half of the departments do. Only tests import it.
//
// Where LibreOffice is not installed the tests that need it are skipped, unless
// NRREPORT_REQUIRE_TOOLS=1, which CI sets, makes its absence a failure.
package officetest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ErrMissing says that LibreOffice is not installed.
var ErrMissing = errors.New("LibreOffice is not installed")

// Required reports whether a missing tool must fail rather than skip.
func Required() bool { return os.Getenv("NRREPORT_REQUIRE_TOOLS") == "1" }

// Office is LibreOffice without a window, with a profile of its own: two runs
// in one profile would wait for each other.
type Office struct{ program, profile string }

// New finds LibreOffice, or returns ErrMissing. The profile is a folder that
// the caller removes.
func New(profile string) (Office, error) {
	for _, name := range []string{"soffice", "libreoffice"} {
		if program, err := exec.LookPath(name); err == nil {
			return Office{program, profile}, nil
		}
	}
	return Office{}, ErrMissing
}

// Need is New for a test that means nothing without LibreOffice.
func Need(t testing.TB) Office {
	t.Helper()
	if testing.Short() {
		t.Skip("LibreOffice is not run in short mode")
	}
	office, err := New(t.TempDir())
	if err == nil {
		return office
	}
	if Required() {
		t.Fatal(err)
	}
	t.Skip(err)
	return Office{}
}

// patience bounds one run, on a machine that does many other things.
const patience = 3 * time.Minute

// Save saves files in another format (or again in the same) into a folder, and
// returns where, in the same order.
func (o Office) Save(folder, format string, files ...string) ([]string, error) {
	args := append([]string{
		"-env:UserInstallation=file://" + filepath.ToSlash(o.profile), "--headless", "--convert-to", format, "--outdir", folder,
	}, files...)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if out, err := exec.CommandContext(ctx, o.program, args...).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	var saved []string
	for _, file := range files {
		base := filepath.Base(file)
		saved = append(saved, filepath.Join(folder, strings.TrimSuffix(base, filepath.Ext(base))+"."+format))
	}
	return saved, nil
}

// MustSave is Save into a folder of the test's.
func (o Office) MustSave(t testing.TB, format string, files ...string) []string {
	t.Helper()
	saved, err := o.Save(t.TempDir(), format, files...)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// Recalculate makes LibreOffice calculate every formula when it opens a file.
func (o Office) Recalculate() error {
	folder := filepath.Join(o.profile, "user")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`
	return os.WriteFile(filepath.Join(folder, "registrymodifications.xcu"), []byte(settings), 0o600)
}
