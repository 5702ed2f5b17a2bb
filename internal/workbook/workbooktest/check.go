package workbooktest

import (
	"flag"
	"testing"

	"pgregory.net/rapid"
)

// CheckSome checks a property on a few draws: each writes workbooks, which
// takes time. The flag -rapid.checks still asks for more.
func CheckSome(t *testing.T, checks string, property func(*rapid.T)) {
	t.Helper()
	f := flag.Lookup("rapid.checks")
	if f.Value.String() == f.DefValue {
		if err := f.Value.Set(checks); err != nil {
			t.Fatal(err)
		}
		defer f.Value.Set(f.DefValue)
	}
	rapid.Check(t, property)
}
