// Package colour derives colours from a community's own and measures whether
// they stand out, for the report and for the workbooks alike. All of it is
// integer arithmetic but the last division: no platform rounds it another way.
package colour

import (
	"fmt"
	"strconv"
	"strings"
)

// RGB is an sRGB colour.
type RGB struct{ R, G, B uint8 }

var (
	Black = RGB{0, 0, 0}
	White = RGB{255, 255, 255}

	// Default is a deep blue, for a community that gives no colour.
	Default = RGB{0x1F, 0x4E, 0x79}
)

// Of returns the colour of a number such as 0x1F4E79.
func Of(n uint32) RGB { return RGB{uint8(n >> 16), uint8(n >> 8), uint8(n)} }

// The contrasts that WCAG 2.1 asks for: of text on its ground (1.4.3), of the
// parts of a drawing that mean something (1.4.11).
const (
	TextContrast    = 4.5
	GraphicContrast = 3.0
)

// Parse reads "#RRGGBB".
func Parse(s string) (RGB, bool) {
	hex, ok := strings.CutPrefix(strings.TrimSpace(s), "#")
	if !ok || len(hex) != 6 {
		return RGB{}, false
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return RGB{}, false
	}
	return Of(uint32(n)), true
}

// Hex returns the colour as "RRGGBB".
func (c RGB) Hex() string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }

// Mix is percent of a and the rest of b.
func Mix(a, b RGB, percent int) RGB {
	blend := func(x, y uint8) uint8 { return uint8((int(x)*percent + int(y)*(100-percent) + 50) / 100) }
	return RGB{blend(a.R, b.R), blend(a.G, b.G), blend(a.B, b.B)}
}

// DarkenUntil darkens c, keeping its hue, until it stands out on ground.
func (c RGB) DarkenUntil(ground RGB, ratio float64) RGB {
	d := c
	for percent := 99; Contrast(d, ground) < ratio && percent >= 0; percent-- {
		d = Mix(c, Black, percent)
	}
	return d
}

// Contrast is the ratio that WCAG 2.1 defines, 1 to 21.
func Contrast(a, b RGB) float64 {
	la, lb := luminance(a), luminance(b)
	return float64(max(la, lb)+luminanceUnit/20) / float64(min(la, lb)+luminanceUnit/20)
}

// luminanceUnit is the luminance of white.
const luminanceUnit = 10000 * 65535

// luminance is WCAG's relative luminance, times luminanceUnit.
func luminance(c RGB) int64 {
	return 2126*linear[c.R] + 7152*linear[c.G] + 722*linear[c.B]
}

// linear is the sRGB transfer curve (IEC 61966-2-1), on 16 bits.
var linear = [256]int64{
	0, 20, 40, 60, 80, 99, 119, 139, 159, 179, 199, 219, 241, 264, 288, 313,
	340, 367, 396, 427, 458, 491, 526, 562, 599, 637, 677, 718, 761, 805, 851, 898,
	947, 997, 1048, 1101, 1156, 1212, 1270, 1330, 1391, 1453, 1517, 1583, 1651, 1720, 1790, 1863,
	1937, 2013, 2090, 2170, 2250, 2333, 2418, 2504, 2592, 2681, 2773, 2866, 2961, 3058, 3157, 3258,
	3360, 3464, 3570, 3678, 3788, 3900, 4014, 4129, 4247, 4366, 4488, 4611, 4736, 4864, 4993, 5124,
	5257, 5392, 5530, 5669, 5810, 5953, 6099, 6246, 6395, 6547, 6700, 6856, 7014, 7174, 7335, 7500,
	7666, 7834, 8004, 8177, 8352, 8528, 8708, 8889, 9072, 9258, 9445, 9635, 9828, 10022, 10219, 10417,
	10619, 10822, 11028, 11235, 11446, 11658, 11873, 12090, 12309, 12530, 12754, 12980, 13209, 13440, 13673, 13909,
	14146, 14387, 14629, 14874, 15122, 15371, 15623, 15878, 16135, 16394, 16656, 16920, 17187, 17456, 17727, 18001,
	18277, 18556, 18837, 19121, 19407, 19696, 19987, 20281, 20577, 20876, 21177, 21481, 21787, 22096, 22407, 22721,
	23038, 23357, 23678, 24002, 24329, 24658, 24990, 25325, 25662, 26001, 26344, 26688, 27036, 27386, 27739, 28094,
	28452, 28813, 29176, 29542, 29911, 30282, 30656, 31033, 31412, 31794, 32179, 32567, 32957, 33350, 33745, 34143,
	34544, 34948, 35355, 35764, 36176, 36591, 37008, 37429, 37852, 38278, 38706, 39138, 39572, 40009, 40449, 40891,
	41337, 41785, 42236, 42690, 43147, 43606, 44069, 44534, 45002, 45473, 45947, 46423, 46903, 47385, 47871, 48359,
	48850, 49344, 49841, 50341, 50844, 51349, 51858, 52369, 52884, 53401, 53921, 54445, 54971, 55500, 56032, 56567,
	57105, 57646, 58190, 58737, 59287, 59840, 60396, 60955, 61517, 62082, 62650, 63221, 63795, 64372, 64952, 65535,
}
