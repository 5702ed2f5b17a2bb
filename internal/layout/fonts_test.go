package layout_test

import (
	"testing"

	"nrreport/internal/typeface"
)

func fontSet(t testing.TB) *typeface.Set {
	t.Helper()
	fonts, err := typeface.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}
