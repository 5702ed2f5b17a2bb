package rules

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
	"nrreport/internal/richtext"
)

// Whatever a workbook holds, the rules end, say the same thing twice, and
// write sentences about real cells.
func TestAnyPlan(t *testing.T) { rapid.Check(t, anyPlan) }

func FuzzRun(f *testing.F) { f.Fuzz(rapid.MakeFuzz(anyPlan)) }

func anyPlan(t *rapid.T) {
	p := pt.Valid()
	for range rapid.IntRange(1, 25).Draw(t, "changes") {
		spoil(t, reflect.ValueOf(p).Elem(), 0)
	}
	pt.Place(p)
	first, second := Run(analysis.Of(p)), Run(analysis.Of(p))
	if !reflect.DeepEqual(first, second) {
		t.Fatal("two runs differ")
	}
	for _, d := range first {
		switch {
		case d.At.Sheet == nil || d.At.Sheet.Name == "":
			t.Fatalf("%s stands nowhere: %s", d.Code, d.Message)
		case french.Stop(d.Message) != d.Message:
			t.Fatalf("%s: %q is no sentence", d.Code, d.Message)
		case strings.Contains(d.Message, "NaN") || strings.Contains(d.Message, "%!"):
			t.Fatalf("%s: %q", d.Code, d.Message)
		case d.Severity != diag.Info && d.Remedy == "":
			t.Fatalf("%s has no remedy", d.Code)
		}
	}
}

// spoil changes one field somewhere below v.
func spoil(t *rapid.T, v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Slice:
		if v.Len() == 0 {
			return
		}
		i := rapid.IntRange(0, v.Len()).Draw(t, "element")
		if i == v.Len() {
			if depth < 2 { // drop or repeat a row
				if rapid.Bool().Draw(t, "drop") {
					v.SetLen(v.Len() - 1)
				} else {
					v.Set(reflect.Append(v, v.Index(0)))
				}
			}
			return
		}
		spoil(t, v.Index(i), depth+1)
	case reflect.Struct:
		if state := v.FieldByName("State"); state.IsValid() {
			state.Set(reflect.ValueOf(rapid.SampledFrom([]plan.State{plan.Blank, plan.Valid, plan.Invalid}).Draw(t, "state")))
			spoil(t, v.FieldByName("V"), depth+1)
			return
		}
		if v.Type() == reflect.TypeFor[plan.Prose]() {
			v.FieldByName("Text").Set(reflect.ValueOf(richtext.FromPlain(text(t))))
			return
		}
		spoil(t, v.Field(rapid.IntRange(0, v.NumField()-1).Draw(t, "field")), depth+1)
	case reflect.String:
		v.SetString(text(t))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Int, reflect.Int64:
		v.SetInt(rapid.SampledFrom([]int64{0, 1, 3, 7, 12, 2024, 2025, -1, 99_999_999_999}).Draw(t, "int"))
	case reflect.Uint8:
		v.SetUint(uint64(rapid.IntRange(0, 4).Draw(t, "kind")))
	case reflect.Float64:
		v.SetFloat(rapid.SampledFrom([]float64{0, 0.35, 1, 50, 100, 2025, 1e12, -3, math.MaxFloat64}).Draw(t, "float"))
	}
}

func text(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", " ", "x", "O1.1", "I2.1;A1", "nombre", "%", "« »", "à compléter", "2021-254",
		"Personnes touchées", "Part des achats de matériel reconditionné", "\n\t", strings.Repeat("œ", 9000), "👩‍💻 d'été"}).Draw(t, "text")
}
