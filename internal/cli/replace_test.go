package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/summary"
	"nrreport/internal/xlsx"
)

// A summary is replaced as it was made, not once another program has saved it:
// somebody's notes may be in it.
func TestMayReplaceSummary(t *testing.T) {
	for _, tt := range []struct {
		name string
		ours bool // as it was made
		save func(f *excelize.File, b *bytes.Buffer) error
		says string
	}{
		{"as made", true, func(f *excelize.File, b *bytes.Buffer) error { return xlsx.Save(f, b) }, ""},
		{"saved by another program", true, func(f *excelize.File, b *bytes.Buffer) error { return f.Write(b) }, "par un autre programme"},
		{"of somebody else", false, func(f *excelize.File, b *bytes.Buffer) error { return f.Write(b) }, "n’a pas été fait par nrreport"},
	} {
		f := excelize.NewFile()
		defer f.Close()
		if tt.ours {
			if err := f.SetCustomProps(excelize.CustomProperty{Name: summary.Property, Value: "1.0"}); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := tt.save(f, &b); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "plan-synthese.xlsx")
		if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		err := mayReplace(path, false)
		if (err == nil) != (tt.says == "") || err != nil && !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err := mayReplace(path, true); err != nil {
			t.Errorf("%s, forced: %v", tt.name, err)
		}
	}
}
