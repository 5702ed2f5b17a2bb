package workbook

import (
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/xlsx"
)

// Read understands a workbook. It is tolerant of form (names and order of
// sheets and columns, accents, hidden rows, numbers typed as text) and strict
// on meaning: what could be read in two ways is reported and left
// [CellInvalid]. Every cell of a data sheet that is not empty is either in the
// book or named in a diagnostic, by itself, its row, its column or its sheet.
//
// name is the file's name as the user gave it. The error, an
// [*xlsx.Unreadable], says that the file as a whole cannot be trusted; nothing
// is then returned.
func Read(name string, data []byte) (*Book, diag.List, error) {
	file, err := xlsx.Open(name, data, xlsx.DefaultLimits())
	if err != nil {
		return nil, nil, err
	}
	if _, made := file.Properties[SummaryProperty]; made {
		return nil, nil, &xlsx.Unreadable{File: name, Reason: "ce fichier est une synthèse faite par nrreport, pas un classeur à lire",
			Remedy: "Donnez le classeur dont elle est tirée."}
	}
	sum := sha256.Sum256(data)
	r := &reader{
		file: file,
		book: &Book{Name: name, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(data))},
	}
	if err := r.readSheets(); err != nil {
		return nil, nil, err
	}
	if len(r.book.Tables) > 0 {
		r.readVersion()
		if err := r.readOrigin(); err != nil {
			return nil, nil, err
		}
	}
	// Sheets that are not ours, pictures and the rest: a file that is damaged
	// anywhere is not to be trusted.
	if err := file.CheckRest(); err != nil {
		return nil, nil, err
	}
	r.diags.Sort()
	return r.book, r.diags, nil
}

// reader holds what the reading of one file shares.
type reader struct {
	file  *xlsx.File
	book  *Book
	diags diag.List
}

func (r *reader) report(d diag.Diagnostic) { r.diags = append(r.diags, d) }

// whole is the position of the file as a whole.
func (r *reader) whole() diag.Position {
	return diag.Position{Sheet: &diag.Sheet{File: r.book.Name, Order: -1}}
}

// unread is the position of a sheet that has no place in the model: its
// diagnostics come after those of the model's sheets.
func (r *reader) unread(s *xlsx.Sheet) diag.Position {
	return diag.Position{Sheet: &diag.Sheet{File: r.book.Name, Name: s.Name, Order: len(compiledModel()) + s.Index}}
}

func (r *reader) readVersion() {
	typed, known := r.file.Properties[VersionProperty]
	version, err := strconv.Atoi(strings.TrimSpace(typed))
	current := strconv.Itoa(ModelVersion)
	switch {
	case !known || err != nil || version < 1:
		r.report(remarkModelAbsent.at(r.whole(), typed,
			"Le classeur ne dit pas de quelle version du modèle il vient : il est lu comme un classeur de la version "+current+".", ""))
		return
	case version > ModelVersion:
		r.report(remarkModelNewer.at(r.whole(), typed,
			"Le classeur suit la version "+typed+" du modèle, plus récente que celle de l’outil ("+current+").",
			"Installez la dernière version de nrreport, puis recommencez."))
	case version < ModelVersion:
		r.report(remarkModelOlder.at(r.whole(), typed,
			"Le classeur suit la version "+typed+" du modèle, antérieure à la version "+current+" : il reste compris.", ""))
	}
	r.book.ModelVersion = version
}

func (r *reader) readSheets() error {
	matches, err := r.matchSheets()
	if err != nil {
		return err
	}
	themes := decreeThemes()
	readers := make([]*sheetReader, len(matches))
	for i, m := range matches {
		readers[i] = newSheetReader(r, m, themes)
	}
	// The themes come first: the other sheets may name the community's own
	// by their titles.
	for _, s := range readers {
		if s.model.Key == SheetThemes {
			if err := s.read(); err != nil {
				return err
			}
			s.numberOwnThemes(themes)
		}
	}
	if err := readSideBySide(readers); err != nil {
		return err
	}
	cells := 0
	for _, s := range readers {
		if !s.unread {
			r.book.Tables = append(r.book.Tables, s.table)
		}
		r.diags = append(r.diags, s.diags...)
		cells += len(s.table.Rows) * s.width()
	}
	if cells > maxRecordCells {
		return tooManyRows(r.book.Name, "")
	}
	r.checkTax(readers)
	return r.readLogo(readers)
}

// readSideBySide reads the sheets not read yet, as many at a time as there are
// processors. The outcome does not depend on which ends first.
func readSideBySide(readers []*sheetReader) error {
	errs := make([]error, len(readers))
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i, s := range readers {
		if s.done {
			continue
		}
		wait.Add(1)
		free <- struct{}{}
		go func() {
			defer func() { <-free; wait.Done() }()
			errs[i] = s.read()
		}()
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func tooManyRows(file, sheet string) error {
	part := ""
	if sheet != "" {
		part = "feuille " + french.Quote(sheet)
	}
	return &xlsx.Unreadable{
		File: file, Part: part,
		Reason: french.Typeset("le classeur dépasse une limite de l’outil : il compte plus de lignes remplies que le plus grand des plans"),
		Remedy: "Supprimez les lignes inutiles sous les tableaux, puis enregistrez le classeur de nouveau.",
	}
}

// taxed is an amount that says HT or TTC.
type taxed struct {
	tax   string
	at    diag.Position
	value string
}

// checkTax holds the amounts that say HT or TTC against the community's choice.
func (r *reader) checkTax(readers []*sheetReader) {
	choice := ""
	if t := r.book.Table(SheetCommunity); t != nil && len(t.Rows) > 0 {
		if i := t.Sheet.Column(TaxKey); i >= 0 {
			choice = t.Rows[0].Cells[i].Text
		}
	}
	for _, s := range readers {
		for _, amount := range s.taxed {
			if choice == "" || choice == amount.tax {
				continue
			}
			r.report(remarkTax.at(amount.at, amount.value,
				"Le montant "+quote(amount.value)+" est "+amount.tax+", et la feuille « Collectivité » annonce des montants "+choice+".",
				"Convertissez le montant en "+choice+", ou corrigez « Montants exprimés en »."))
		}
	}
}

// joinSome lists a few items, and counts the others.
func joinSome(items []string, one, many string) string {
	const shown = 8
	if len(items) <= shown+1 {
		return french.Join(items)
	}
	rest := len(items) - shown
	return strings.Join(items[:shown], ", ") + " et " + french.Count(rest, one, many)
}

// filled counts the cells of a grid that show something.
func filled(g *xlsx.Grid) int {
	n := 0
	for i := range g.Rows {
		for j := range g.Rows[i].Cells {
			if !isBlankCell(&g.Rows[i].Cells[j]) {
				n++
			}
		}
	}
	return n
}

// filledIn counts those of the rows that the template of a sheet has not written
// itself: guides, examples and titles.
func filledIn(g *xlsx.Grid, like *compiledSheet) int {
	n := filled(g)
	for i := range g.Rows {
		row := &g.Rows[i]
		if row.Number > headerRows {
			break
		}
		written := 0
	cells:
		for j := range row.Cells {
			c := &row.Cells[j]
			switch {
			case isBlankCell(c):
				continue
			case c.Kind == xlsx.KindText && like.isTemplates(c.Text), c.Kind == xlsx.KindNumber && like.YearColumns && isColumnYear(int(c.Number)):
				written++
				continue
			}
			written = 0
			break cells
		}
		n -= written
	}
	return n
}

func isBlankCell(c *xlsx.Cell) bool { return c.Kind == xlsx.KindText && isBlankText(c.Text) }
