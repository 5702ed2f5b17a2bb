package rules

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// Sizes of a logo, pixels: below the least it is blurred in print, above the
// most it weighs without being sharper.
const logoLeast, logoMost = 150, 6000

var colLogo = Rule{
	Code:     "COL-019",
	Severity: diag.Warning,
	Needs:    inCommunity,
	Title:    "Logo inutilisable",
	Explanation: "Le logo est une image PNG ou JPEG, assez grande pour être nette une fois imprimée (600 pixels de large, de préférence ; en dessous de 150, elle serait floue) et pas démesurée. " +
		"Collez-la dans la feuille « Collectivité ».",
	Check: func(a *analysis.Analysis, report Reporter) {
		logo := a.Plan.Community.Logo
		if logo == nil {
			return
		}
		at := community(a.Plan, logo.At)
		size, ok := logoSize(logo)
		switch {
		case !ok:
			report(diag.Diagnostic{
				At: at, Value: logo.Format,
				Message: "Le logo n’est pas une image PNG ou JPEG lisible : le rapport n’en aura pas.",
				Remedy:  "Ouvrez l’image, enregistrez-la en PNG, et collez-la de nouveau.",
			})
		case size.Width < logoLeast || size.Width > logoMost || size.Height > logoMost:
			value := french.Integer(int64(size.Width)) + " × " + french.Integer(int64(size.Height)) + " pixels"
			message := "Le logo est trop petit (" + value + ") : il sera flou à l’impression."
			if size.Width >= logoLeast {
				message = "Le logo est démesuré (" + value + ") : il alourdira le rapport sans être plus net."
			}
			report(diag.Diagnostic{
				At: at, Value: value, Message: message,
				Remedy: "Collez une image de 600 à 2 000 pixels de large.",
			})
		}
	},
}

// logoSize reads the size of the picture from its first bytes.
func logoSize(logo *plan.Logo) (image.Config, bool) {
	decode := png.DecodeConfig
	switch logo.Format {
	case "png":
	case "jpeg":
		decode = jpeg.DecodeConfig
	default:
		return image.Config{}, false
	}
	size, err := decode(bytes.NewReader(logo.Data))
	return size, err == nil && size.Width > 0 && size.Height > 0
}
