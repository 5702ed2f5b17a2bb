package xlsx

import "nrreport/internal/french"

// Limits are all the bounds of the reader, in one place. A workbook beyond one
// of them is refused with a message that names the limit; nothing is ever cut
// short to fit.
//
// Together they hold any file under 300 MB of memory and a few seconds: the
// bytes of a part are streamed, so what costs memory is what is kept, that is
// Cells × 80 bytes and TextBytes.
type Limits struct {
	// FileBytes is the size of the file itself.
	FileBytes int64
	// UnzippedBytes is the size of all the parts once inflated, as the
	// directory declares it; a part that turns out longer is refused.
	UnzippedBytes int64
	// Parts is the number of files in the package.
	Parts int
	// PartBytes is the inflated size of a part other than a sheet, the shared
	// strings or a picture.
	PartBytes int64
	// Ratio is how many times larger than its compressed form a part of
	// RatioBytes or more may be. Deflate reaches 1032; a sheet formatted
	// down to its last row, about 40.
	Ratio, RatioBytes int64

	// Sheets is the number of sheets of any kind.
	Sheets int
	// Rows and Columns are the format's own: 1,048,576 and 16,384 (XFD).
	Rows, Columns int
	// Cells is the number of cells with a content, in all sheets together.
	Cells int
	// CellChars is the length of a cell's text, in UTF-16 units as Excel
	// counts them: the format's own 32,767.
	CellChars int
	// TextBytes is the length of all the texts together, in UTF-8.
	TextBytes int64
	// SharedStrings, Styles, Merged, Links, Comments, Pictures and Properties
	// are counts; all but SharedStrings, Styles and Properties, per sheet.
	SharedStrings, Styles, Merged, Links, Comments, Pictures, Properties int
	// PictureBytes is the size of one picture, PicturesBytes that of all those
	// of a sheet, which are kept together.
	PictureBytes, PicturesBytes int64

	// Elements is the number of XML elements in all the parts together: what
	// costs time is their number more than their length.
	Elements int64
	// Nesting is the depth of XML elements, TokenBytes the length of one tag
	// or of one text in the XML, in bytes.
	Nesting, TokenBytes int
}

// DefaultLimits returns the limits that the program uses and documents.
func DefaultLimits() Limits {
	return Limits{
		FileBytes:     64 << 20,
		UnzippedBytes: 256 << 20,
		Parts:         10_000,
		PartBytes:     32 << 20,
		Ratio:         300,
		RatioBytes:    8 << 20,
		Sheets:        512,
		Rows:          1_048_576,
		Columns:       16_384,
		Cells:         1_200_000,
		CellChars:     MaxCellChars,
		TextBytes:     48 << 20,
		SharedStrings: 600_000,
		Styles:        65_536,
		Merged:        50_000,
		Links:         65_536,
		Comments:      65_536,
		Pictures:      1_000,
		Properties:    1_000,
		PictureBytes:  32 << 20,
		PicturesBytes: 64 << 20,
		Elements:      16_000_000,
		Nesting:       128,
		TokenBytes:    1 << 20,
	}
}

// Limit is one of the [Limits], in words.
type Limit struct {
	// Field is the name of the field in Limits.
	Field string
	// What is what it bounds, Value the bound with its unit; both in French.
	What, Value string
}

// Describe lists the limits in words, in the order of the fields, for the
// documentation.
func (l Limits) Describe() []Limit {
	number := func(n int) string { return french.Integer(int64(n)) }
	return []Limit{
		{"FileBytes", "Taille du fichier", megabytes(l.FileBytes)},
		{"UnzippedBytes", "Taille du fichier une fois décompressé", megabytes(l.UnzippedBytes)},
		{"Parts", "Nombre de parties dans le fichier compressé", number(l.Parts)},
		{"PartBytes", "Taille d’une partie autre qu’une feuille, une image ou la table des textes", megabytes(l.PartBytes)},
		{"Ratio", "Rapport de compression d’une partie volumineuse", number(int(l.Ratio))},
		{"RatioBytes", "Taille à partir de laquelle ce rapport est vérifié", megabytes(l.RatioBytes)},
		{"Sheets", "Nombre de feuilles", number(l.Sheets)},
		{"Rows", "Nombre de lignes d’une feuille", number(l.Rows)},
		{"Columns", "Nombre de colonnes d’une feuille", number(l.Columns)},
		{"Cells", "Nombre de cellules remplies du classeur", number(l.Cells)},
		{"CellChars", "Longueur du texte d’une cellule", french.Count(l.CellChars, "caractère", "caractères")},
		{"TextBytes", "Taille de tous les textes du classeur", megabytes(l.TextBytes)},
		{"SharedStrings", "Nombre de textes différents", number(l.SharedStrings)},
		{"Styles", "Nombre de styles de cellule", number(l.Styles)},
		{"Merged", "Nombre de fusions de cellules par feuille", number(l.Merged)},
		{"Links", "Nombre de liens par feuille", number(l.Links)},
		{"Comments", "Nombre de commentaires par feuille", number(l.Comments)},
		{"Pictures", "Nombre d’images par feuille", number(l.Pictures)},
		{"Properties", "Nombre de propriétés personnalisées", number(l.Properties)},
		{"PictureBytes", "Taille d’une image", megabytes(l.PictureBytes)},
		{"PicturesBytes", "Taille de toutes les images d’une feuille", megabytes(l.PicturesBytes)},
		{"Elements", "Nombre d’éléments XML du classeur", number(int(l.Elements))},
		{"Nesting", "Profondeur des éléments XML", number(l.Nesting)},
		{"TokenBytes", "Longueur d’un élément XML", megabytes(int64(l.TokenBytes))},
	}
}
