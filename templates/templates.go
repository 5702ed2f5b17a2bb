// Package templates holds the files that the binary carries: what the decree
// asks for, the themes, the dated legal thresholds, the catalogue of examples,
// the glossary, the report's fixed prose, the fonts and the colour profile.
// Package decree reads the data files and says what they mean. modele.xlsx, the
// blank workbook as package workbook makes it, is here to be taken without the
// program, and is not embedded.
//
// The files are embedded one by one, by name: a glob would take in the lock
// file that an office suite leaves beside an open document, or fail on it.
//
// # Fonts
//
// Source Sans 3 (3.052, SIL Open Font License 1.1, unmodified) is the text
// face. Its five styles cover all that French typography needs, and more:
//
//	é œ Œ æ ’ « » “ ” – — … € ‰ ≥ ≤ ≠ ≈ ± × − ₂ ² ³ ° § • · U+00A0 U+202F U+2009 U+2011
//	✓ ✗ ✔ ✘ ☑ ☐ → ← ↑ ↓ ↗ ↘ ▲ ▼ △ ▽ ▶ ● ○ ■ □ ◆ ½, Greek, Cyrillic and Vietnamese.
//
// It lacks ⚠ ◇ ◐ ★ ℹ, Arabic, Hebrew and Chinese. DejaVu Sans (2.37, Bitstream
// Vera licence, unmodified) is the fallback for symbols and adds ⚠ ◇ ◐ ★ ℹ,
// Arabic and Hebrew; neither holds Chinese. All may be embedded (OS/2 fsType 0).
// A test reads the character maps and holds this paragraph to them.
//
// # Colour
//
// icc/sRGB.icc is the output intent of PDF/A: version 2.3, 6.9 kB, 2.4 kB once
// compressed, zlib licence.
package templates

import _ "embed"

// The data files, in TOML; package decree documents their fields.
var (
	//go:embed decree.toml
	Decree []byte
	//go:embed themes.toml
	Themes []byte
	//go:embed thresholds.toml
	Thresholds []byte
	//go:embed catalogue.toml
	Catalogue []byte
	//go:embed glossary.toml
	Glossary []byte
	//go:embed prose.toml
	Prose []byte
)

// The maps of the other tools that plans are imported from, one file each, and
// the words that tell the theme of an action; package intake documents their
// fields.
var (
	//go:embed imports/territoires-en-transitions.toml
	TerritoiresEnTransitions []byte
	// ImportMapModel is what the users who write a map of their own start
	// from; {{clés}} stands for the columns that may receive a value.
	//go:embed imports/modele.toml
	ImportMapModel string
	//go:embed imports/themes.toml
	ThemeWords []byte
)

// ImportMaps lists the maps, in the order in which they are tried. A new source
// is a file beside the others, and a line above and here.
func ImportMaps() [][]byte { return [][]byte{TerritoiresEnTransitions} }

// The fonts, in TrueType. Callers must not write to them.
var (
	//go:embed fonts/SourceSans3-Regular.ttf
	SansRegular []byte
	//go:embed fonts/SourceSans3-It.ttf
	SansItalic []byte
	//go:embed fonts/SourceSans3-Semibold.ttf
	SansSemibold []byte
	//go:embed fonts/SourceSans3-Bold.ttf
	SansBold []byte
	//go:embed fonts/SourceSans3-BoldIt.ttf
	SansBoldItalic []byte
	//go:embed fonts/DejaVuSans.ttf
	SymbolRegular []byte
	//go:embed fonts/DejaVuSans-Bold.ttf
	SymbolBold []byte
)

// Licences are those of all that the binary carries: its own, those of the fonts,
// of the colour profile and of the modules. A test of package docs writes it.
//
//go:embed licences.txt
var Licences string

// SRGB is the ICC profile of the PDF/A output intent.
//
//go:embed icc/sRGB.icc
var SRGB []byte
