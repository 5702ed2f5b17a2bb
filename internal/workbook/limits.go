package workbook

import (
	"nrreport/internal/french"
	"nrreport/internal/xlsx"
)

// The bounds of what is read of a workbook, beyond those of its format.
const (
	// maxRecordCells bounds the typed cells of a book, blank ones included:
	// 20,000 actions need 600,000. It keeps a hostile sheet of one cell per row
	// from costing gigabytes of records.
	maxRecordCells = 1_200_000
	// maxSheetDiags is how many diagnostics of one sheet are detailed: beyond,
	// the sheet as a whole is at fault, and a list of them helps nobody.
	maxSheetDiags = 5_000
	// A logo beyond these sizes is refused: decoding it would cost more than
	// the rest of the report. A scanned A4 page at 600 dpi has 35 million
	// pixels.
	maxLogoBytes  = 8 << 20
	maxLogoPixels = 40_000_000
)

// Limits lists all the bounds in words, for the documentation: those of the
// format first.
func Limits() []xlsx.Limit {
	return append(xlsx.DefaultLimits().Describe(),
		xlsx.Limit{Field: "maxRecordCells", What: "Nombre de cellules lues, vides comprises (lignes × colonnes du modèle)", Value: french.Integer(maxRecordCells)},
		xlsx.Limit{Field: "maxSheetDiags", What: "Nombre de remarques détaillées par feuille (au-delà, une seule pour la feuille)", Value: french.Integer(maxSheetDiags)},
		xlsx.Limit{Field: "maxLogoBytes", What: "Taille du logo (au-delà, le rapport s’en passe)", Value: french.Integer(maxLogoBytes>>20) + french.NBSP + "Mo"},
		xlsx.Limit{Field: "maxLogoPixels", What: "Nombre de pixels du logo (au-delà, le rapport s’en passe)", Value: french.Integer(maxLogoPixels)},
	)
}
