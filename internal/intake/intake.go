package intake

import (
	"fmt"
	"slices"
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/workbook"
	"nrreport/internal/xlsx"
)

// Import makes a workbook of ours from that of another tool, one of sources.
//
// The error is a [*Refused] where no sheet is one of the tools', or an
// [*xlsx.Unreadable].
func Import(name string, data []byte, sources []*Source) (*workbook.Book, *Account, error) {
	file, err := xlsx.Open(name, data, xlsx.DefaultLimits())
	if err != nil {
		return nil, nil, err
	}
	if _, ours := file.Properties[workbook.VersionProperty]; ours {
		return nil, nil, &Refused{
			Reason: fmt.Sprintf("« %s » est déjà un classeur de nrreport : il n’y a rien à importer.", name),
			Remedy: "Vérifiez-le avec la commande « nrreport check ».",
		}
	}
	t := &taker{file: file, intake: workbook.NewIntake(file), account: &Account{}}
	plans, others, err := t.choose(sources)
	if err != nil {
		return nil, nil, err
	}
	t.book = newBook(name)
	for _, p := range plans {
		t.take(p)
	}
	if len(t.book.actionList) == 0 {
		return nil, nil, &Refused{
			Reason: fmt.Sprintf("« %s » ne contient aucune action : %s, sinon des explications ou un exemple.", name, emptySheets(t.account.Sheets)),
			Remedy: "Vérifiez que c’est le bon fichier : l’export d’un plan d’actions, au format .xlsx.",
		}
	}
	t.nameOtherSheets(others)
	t.finish()
	return t.book.Book, t.account, nil
}

// sheet is a sheet of the file with the titles of a source.
type sheet struct {
	*xlsx.Sheet
	grid   *xlsx.Grid
	titles int // index of the row of titles in grid.Rows, -1 for none
	score  int
}

// titleRows is how far down a sheet its titles are looked for.
const titleRows = 30

// locate finds the row of a sheet that has the most titles of a source, the
// needed ones among them.
func (s *Source) locate(x *xlsx.Sheet, grid *xlsx.Grid) sheet {
	found := sheet{Sheet: x, grid: grid, titles: -1}
	for i := range grid.Rows {
		row := &grid.Rows[i]
		if row.Number > titleRows {
			break
		}
		score, texts := 0, []string{}
		for j := range row.Cells {
			if c := &row.Cells[j]; c.Kind == xlsx.KindText {
				if s.find(readTitle(firstLine(c.Text))) != nil {
					score++
				}
				texts = append(texts, readTitle(firstLine(c.Text)).text)
			}
		}
		needed := true
		for _, need := range s.Needs {
			needed = needed && slices.Contains(texts, readTitle(need).text)
		}
		if needed && score > found.score {
			found.titles, found.score = i, score
		}
	}
	return found
}

// firstLine is what a title says, without the explanation on the lines below.
func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

// choose finds the source that knows the most of the file's titles, and the
// sheets that are its plans.
func (t *taker) choose(sources []*Source) (plans, others []sheet, err error) {
	grids := make([]*xlsx.Grid, len(t.file.Sheets))
	for i, s := range t.file.Sheets {
		if grids[i], err = s.Read(); err != nil {
			return nil, nil, err
		}
	}
	best := 0
	for _, source := range sources {
		score := 0
		var is, rest []sheet
		for i, s := range t.file.Sheets {
			found := source.locate(s, grids[i])
			if score += found.score; found.titles >= 0 {
				is = append(is, found)
			} else {
				rest = append(rest, found)
			}
		}
		if score > best {
			best, plans, others, t.source = score, is, rest, source
		}
	}
	if t.source != nil {
		t.account.Source = t.source.Name
		return plans, others, nil
	}
	var names, known []string
	for _, s := range t.file.Sheets {
		names = append(names, french.Quote(s.Name))
	}
	for _, s := range sources {
		known = append(known, s.Name+" (une feuille qui a la colonne "+french.Join(quoted(s.Needs))+")")
	}
	return nil, nil, &Refused{
		Reason: fmt.Sprintf("« %s » n’est pas un plan d’un outil connu. Ses feuilles : %s.", t.file.Name, french.Join(names)),
		Remedy: "Sources connues : " + french.Join(known) + ".\nPour une autre, décrivez ses colonnes dans un fichier, et donnez-le avec --map.",
	}
}

// emptySheets says that sheets hold nothing below their titles.
func emptySheets(names []string) string {
	list := french.Join(quoted(names))
	return french.Plural(len(names), "la feuille "+list+" n’a rien sous ses titres", "les feuilles "+list+" n’ont rien sous leurs titres")
}

func quoted(items []string) []string {
	list := make([]string, len(items))
	for i, item := range items {
		list[i] = french.Quote(item)
	}
	return list
}

// nameOtherSheets names the sheets that hold something and are no plan.
func (t *taker) nameOtherSheets(others []sheet) {
	for _, s := range others {
		if n := s.grid.Len(); n > 0 && !isOneOf(s.Name, t.source.IgnoredSheets) {
			t.report(diagnose(remarkSheet, t.place(s.Sheet, 0, 0), "",
				"La feuille « "+s.Name+" » n’est pas importée ("+french.Count(n, "cellule remplie", "cellules remplies")+").",
				"Si elle contient des actions, donnez-lui les titres du plan, ou recopiez-les dans la feuille importée."))
		}
	}
}

func (t *taker) report(d diag.Diagnostic) { t.account.Diags = append(t.account.Diags, d) }

// place is a position in the source.
func (t *taker) place(s *xlsx.Sheet, row, col int) diag.Position {
	if t.here == nil || t.here.Name != s.Name {
		t.here = &diag.Sheet{File: t.file.Name, Name: s.Name, Order: s.Index}
	}
	return diag.Position{Sheet: t.here, Row: int32(row), Col: int32(col)}
}
