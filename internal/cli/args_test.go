package cli

import (
	"slices"
	"testing"
)

func TestWithoutStrayQuotes(t *testing.T) {
	for _, tt := range []struct {
		name       string
		args, want []string // want is nil for an error
	}{
		{"none", []string{"nrreport", "build", "mon plan.xlsx"}, []string{"nrreport", "build", "mon plan.xlsx"}},
		{"at the end of the line", []string{"nrreport", "-o", `C:\Mes documents"`}, []string{"nrreport", "-o", `C:\Mes documents\`}},
		{"that took the next words", []string{"nrreport", "-o", `C:\Mes documents" --draft`}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := withoutStrayQuotes(tt.args)
			if !slices.Equal(got, tt.want) || (err == nil) != (tt.want != nil) {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}
