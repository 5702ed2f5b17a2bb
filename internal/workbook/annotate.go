package workbook

import (
	"bytes"
	"math"
	"slices"
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/xlsx"
)

// Annotated is a workbook to be returned to those who filled it.
type Annotated struct {
	// Data is the workbook; nil when there is nothing to return: no remark,
	// and no remark of before to take off.
	Data []byte
	// Errors and Warnings count the remarks that ask for something.
	Errors, Warnings int
	// Notices say, in French, what could not be kept or done. They stand on
	// the list too.
	Notices []string
}

// Annotate returns the workbook in data with what diags say of it: a sheet that
// lists them, and a colour and a note on each cell to correct. Errors and
// warnings mark cells; an information is listed only. Whatever else the
// workbook holds stays as it is, and the annotations of before go: see
// [xlsx.Annotator].
//
// name is the file as diags name it: a diagnostic of another file is listed
// where it also speaks of a cell of this one. Those of no file are listed when
// alone is set: the file is then the whole plan. The error is an
// [*xlsx.Unreadable] unless it is an internal one.
func Annotate(name string, data []byte, diags diag.List, alone bool) (*Annotated, error) {
	file, err := xlsx.Open(name, data, xlsx.DefaultLimits())
	if err != nil {
		return nil, err
	}
	a, err := file.Annotator()
	if err != nil {
		return nil, err
	}
	own := concerning(diags, name, alone)
	out := &Annotated{Errors: own.Count(diag.Error), Warnings: own.Count(diag.Warning)}
	if out.Errors+out.Warnings > 0 {
		if err := a.Mark(cellMarks(own)); err != nil {
			return nil, err
		}
		notices := notices(a.Troubles())
		for _, n := range notices {
			out.Notices = append(out.Notices, n.String())
		}
		if err := a.SetList(anomalies(file, own, notices)); err != nil {
			return nil, err
		}
	} else if !a.Had() {
		return out, nil
	} else if err := a.SelectFirst(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := a.Write(&b); err != nil {
		return nil, err
	}
	out.Data = b.Bytes()
	return out, nil
}

// concerning returns the diagnostics of one file, in their order. One that
// stands in another file and also concerns this one is turned round.
func concerning(diags diag.List, name string, alone bool) diag.List {
	var own diag.List
	for _, d := range diags {
		if d.At.File() == name || alone && d.At.File() == "" {
			own = append(own, d)
			continue
		}
		here := slices.IndexFunc(d.Also, func(p diag.Position) bool { return p.File() == name })
		if here < 0 {
			continue
		}
		turned := d
		turned.At = d.Also[here]
		turned.Value = "" // that of the other cell
		turned.Also = slices.Concat([]diag.Position{d.At}, d.Also[:here], d.Also[here+1:])
		own = append(own, turned)
	}
	own.Sort()
	return own
}

// markedCell is the cell that bears a remark: that of a row as a whole is its
// first; a sheet as a whole has none.
func markedCell(p diag.Position) (xlsx.Ref, bool) {
	return xlsx.Ref{Row: int(p.Row), Col: max(int(p.Col), 1)}, p.Row > 0 && p.SheetName() != ""
}

var (
	fillError   = xlsx.Fill{Ink: inkLate, Ground: "F8CFCA"}
	fillWarning = xlsx.Fill{Ink: "5C4300", Ground: "FFE3A3"}
)

// maxNoted is how many remarks the note of a cell tells: nobody reads more there,
// and the list has them all. Nine hundred, as on the cell of nine hundred damaged
// pictures, are more than a note may hold.
const maxNoted = 10

// cellMarks makes one mark for each cell, which says what is wrong there, in the
// colour of the worst.
func cellMarks(diags diag.List) []xlsx.Mark {
	type place struct {
		sheet string
		at    xlsx.Ref
	}
	index := map[place]int{}
	var all []xlsx.Mark
	var told []int // how many remarks each mark is for
	for _, d := range diags {
		at, ok := markedCell(d.At)
		if !ok || d.Severity == diag.Info {
			continue
		}
		text := french.Capital(d.Severity.String()) + " " + d.Code + "\n" + d.Message
		if also := diag.Places(d.At, d.Also); also != "" {
			text += "\nVoir aussi : " + also
		}
		if d.Remedy != "" {
			text += "\n→ " + d.Remedy
		}
		key := place{d.At.SheetName(), at}
		i, known := index[key]
		if !known {
			i = len(all)
			index[key] = i
			all = append(all, xlsx.Mark{Sheet: key.sheet, At: at, Text: text, Fill: fillWarning})
			told = append(told, 0)
		} else if told[i] < maxNoted {
			all[i].Text += "\n\n" + text
		}
		told[i]++
		if d.Severity == diag.Error {
			all[i].Fill = fillError
		}
	}
	for i, n := range told {
		if n > maxNoted {
			all[i].Text += "\n\n" + french.Count(n-maxNoted, "autre remarque est", "autres remarques sont") + " dans la feuille " + french.Quote(AnnotationSheet) + "."
		}
	}
	return all
}

// notice is what could not be kept or done, at one place.
type notice struct {
	sheet string
	at    xlsx.Ref
	text  string
}

// String names the place before the text.
func (n notice) String() string {
	switch {
	case n.sheet == "":
		return n.text
	case n.at == xlsx.Ref{}:
		return "Feuille " + french.Quote(n.sheet) + " : " + n.text
	}
	return "Feuille " + french.Quote(n.sheet) + ", cellule " + n.at.String() + " : " + n.text
}

func notices(troubles []xlsx.Trouble) []notice {
	texts := map[xlsx.TroubleKind]string{
		xlsx.TroubleThread: "une conversation y est déjà ; la remarque est dans la liste, sans commentaire sur la cellule.",
		xlsx.TroubleLong:   "le commentaire qui s’y trouve est trop long pour y ajouter la remarque, qui n’est que dans la liste.",
		xlsx.TroubleNotes:  "ses commentaires sont enregistrés d’une façon inhabituelle ; ils restent tels quels, et les remarques ne sont que dans la liste.",
		xlsx.TroubleFills:  "le classeur n’a pas de table des styles ; aucune cellule n’y est colorée.",
		xlsx.TroubleEdited: "une remarque de nrreport y a été modifiée à la main ; elle est gardée, même si elle n’a plus lieu d’être.",
		xlsx.TroubleList:   "quelqu’un a écrit dans cette liste de remarques ; elle est gardée telle quelle, et ne sera plus tenue à jour.",
		xlsx.TroubleSigned: "La signature électronique du classeur n’est plus valable dans ce retour, comme après toute modification.",
	}
	var all []notice
	for _, t := range troubles {
		all = append(all, notice{t.Sheet, t.At, french.Typeset(texts[t.Kind])})
	}
	return all
}

// The looks of the list.
var (
	lookTitle   = xlsx.Look{Size: 16, Bold: true, Ink: groundDue}
	lookIntro   = xlsx.Look{Size: 11, Ink: inkDark}
	lookHeader  = xlsx.Look{Size: 11, Bold: true, Wrap: true, Framed: true, Ink: inkWhite, Ground: groundDue}
	lookText    = xlsx.Look{Size: 10, Wrap: true, Framed: true, Ink: inkDark}
	lookLink    = xlsx.Look{Size: 10, Wrap: true, Framed: true, Underline: true, Ink: inkLink}
	lookError   = xlsx.Look{Size: 10, Bold: true, Wrap: true, Framed: true, Ink: fillError.Ink, Ground: fillError.Ground}
	lookWarning = xlsx.Look{Size: 10, Bold: true, Wrap: true, Framed: true, Ink: fillWarning.Ink, Ground: fillWarning.Ground}
	lookPrint   = xlsx.Look{Size: 8, Ink: inkSoft}
)

// listColumns are the columns of the list; widths are in characters and make a
// landscape A4 page that can be read.
var listColumns = []struct {
	header string
	width  float64
}{
	{"Gravité", 14}, {"Code", 10}, {"Feuille", 22}, {"Cellule", 14}, {"Valeur lue", 24},
	{"Ce qui ne va pas", 48}, {"Ce qu’il faut faire", 48}, {"Texte de référence", 24},
}

// anomalies lays out the list.
func anomalies(file *xlsx.File, diags diag.List, notices []notice) xlsx.List {
	list := xlsx.List{Name: AnnotationSheet, Title: lookTitle, Print: lookPrint}
	for _, intro := range []string{
		diags.Summary(),
		"Cliquez sur une cellule de la colonne « Cellule » pour y aller, corrigez-la, puis enregistrez et renvoyez ce classeur. Les commentaires et les couleurs disparaîtront d’eux-mêmes à la prochaine vérification.",
		"N’écrivez rien dans cette feuille : elle est refaite chaque fois.",
	} {
		list.Rows = append(list.Rows, xlsx.ListRow{Height: 16, Cells: []xlsx.ListCell{{Text: french.Typeset(intro), Look: lookIntro}}})
	}
	list.Header = len(list.Rows)
	var header []xlsx.ListCell
	for _, c := range listColumns {
		list.Widths = append(list.Widths, c.width)
		header = append(header, xlsx.ListCell{Text: c.header, Look: lookHeader})
	}
	list.Rows = append(list.Rows, xlsx.ListRow{Height: 20, Cells: header})
	for _, d := range diags {
		list.Rows = append(list.Rows, listRow(file, d))
	}
	for _, n := range notices {
		p := diag.Position{Sheet: &diag.Sheet{Name: n.sheet}, Row: int32(n.at.Row), Col: int32(n.at.Col)}
		row := listRow(file, diag.Diagnostic{At: p, Message: french.Capital(n.text)})
		row.Cells[0].Text = "à savoir"
		list.Rows = append(list.Rows, row)
	}
	return list
}

func listRow(file *xlsx.File, d diag.Diagnostic) xlsx.ListRow {
	severity := xlsx.ListCell{Text: d.Severity.String(), Look: lookText}
	switch d.Severity {
	case diag.Error:
		severity.Look = lookError
	case diag.Warning:
		severity.Look = lookWarning
	}
	message := d.Message
	if also := diag.Places(d.At, d.Also); also != "" {
		message += "\nVoir aussi : " + also
	}
	cells := []xlsx.ListCell{severity}
	for _, text := range []string{d.Code, d.At.SheetName(), "", diag.Shorten(d.Value, 80), message, d.Remedy, d.Basis} {
		cells = append(cells, xlsx.ListCell{Text: text, Look: lookText})
	}
	cells[3] = placeCell(file, d.At)
	height := 1.0
	for i, c := range cells {
		height = max(height, lines(c.Text, listColumns[i].width))
	}
	return xlsx.ListRow{Cells: cells, Height: math.Min(13.5*height+4, 400)}
}

// placeCell names the cell of a remark, and leads there.
func placeCell(file *xlsx.File, p diag.Position) xlsx.ListCell {
	c := xlsx.ListCell{Text: p.Cell(), Look: lookText}
	at, inCell := markedCell(p)
	switch {
	case inCell && p.Col == 0:
		c.Text = "ligne " + p.Cell()
	case !inCell && p.SheetName() != "":
		c.Text, at = "feuille entière", xlsx.Ref{Row: 1, Col: 1}
	}
	if s := file.Sheet(p.SheetName()); s != nil && !s.Hidden {
		c.Sheet, c.At, c.Look = s.Name, at, lookLink
	}
	return c
}

// lines estimates how many lines a text takes in a column.
func lines(text string, width float64) float64 {
	n := 0.0
	for line := range strings.SplitSeq(text, "\n") {
		n += math.Max(1, math.Ceil(float64(len([]rune(line)))*0.95/width))
	}
	return n
}
