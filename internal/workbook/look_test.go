package workbook

import (
	"math"
	"strconv"
	"testing"
)

// Every text can be read on its ground: 4.5:1 at least, as RGAA asks.
func TestContrast(t *testing.T) {
	for r := roleTitle; r <= roleReached; r++ {
		style := r.style()
		ground := inkWhite
		if len(style.Fill.Color) > 0 {
			ground = style.Fill.Color[0]
		}
		if c := contrast(t, style.Font.Color, ground); c < 4.5 {
			t.Errorf("role %d: %s on %s has a contrast of %.2f", r, style.Font.Color, ground, c)
		}
	}
}

// contrast is the ratio that WCAG 2 defines (relative luminance).
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(colour string) float64 {
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(colour[2*i:2*i+2], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			c := float64(n) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += weight * c
		}
		return sum
	}
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}
