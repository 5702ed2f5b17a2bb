package workbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// guideline is one line of the sheet Lisez-moi: what it is about, and what it
// says.
type guideline struct{ about, text string }

func purposeLines() []guideline {
	return []guideline{
		{"À quoi sert ce classeur", "Il recueille tout ce que demande la stratégie numérique responsable de votre collectivité : diagnostic, thèmes, objectifs, actions, indicateurs, événements. " +
			"L’outil « nrreport » le vérifie cellule par cellule, puis en tire le rapport annexé à la délibération et une synthèse chiffrée."},
		{"Qui le remplit", "La personne qui pilote la stratégie remplit la feuille Collectivité et les textes. Chaque direction complète ses actions, ses indicateurs et ses événements."},
	}
}

// departmentLines tell one department what to do with its own workbook.
func departmentLines() []guideline {
	return []guideline{
		{"Ce qui vous revient", "Les lignes à fond blanc sont à vous : mettez-les à jour, et ajoutez les nouvelles à la suite. " +
			"Les lignes grisées viennent des autres directions, pour information : signalez une erreur à qui pilote la stratégie plutôt que de la corriger ici."},
		{"Ce qui ne change pas", "Gardez les codes, les feuilles et les colonnes. Ne supprimez pas une action abandonnée : donnez-lui ce statut, et dites pourquoi dans son bilan."},
		{"Une fois rempli", "Enregistrez au format .xlsx et rendez ce fichier : il sera réuni à ceux des autres directions."},
	}
}

func methodLines() []guideline {
	return []guideline{
		{"1. Commencez", "par la feuille Collectivité, puis suivez l’ordre des onglets. Rien n’oblige à tout remplir en une fois."},
		{"2. Une ligne, un élément", "À partir de la ligne 6 de chaque tableau. Les lignes du dessus vous guident : la ligne « Exemple » n’est jamais lue."},
		{"3. Laissez-vous guider", "Cliquez sur une cellule : une bulle dit ce qu’elle attend. La feuille Aide rassemble toutes ces explications, la feuille Catalogue propose des exemples à reprendre."},
		{"4. Plusieurs valeurs", "Séparez-les par un point-virgule : « O1.1 ; O1.2 »."},
		{"5. Valeurs absentes", "Dans les indicateurs, « n.d. » veut dire non disponible, « s.o. » sans objet, une cellule vide non renseigné. Zéro est une valeur."},
		{"6. Textes longs", "Alt+Entrée va à la ligne ; une ligne qui commence par un tiret devient une puce. Le gras, l’italique et les liens sont repris dans le rapport."},
		{"7. Libre à vous", "de trier, filtrer, insérer des lignes, ajouter une année (insérez une colonne et tapez l’année pour titre). Les feuilles sont protégées sans mot de passe, pour éviter les fausses manœuvres."},
		{"8. Vérifiez", "Enregistrez au format .xlsx, puis lancez « nrreport check » : tout ce qui manque ou se contredit vous est dit, cellule par cellule."},
	}
}

// legalLines are the legal frame in ten lines.
func legalLines() []guideline {
	return []guideline{
		{"Loi REEN, art. 35", "La loi n° 2021-1485 du 15 novembre 2021 demande une stratégie numérique responsable aux communes et aux EPCI à fiscalité propre de plus de 50 000 habitants (CGCT, art. L. 2311-1-1)."},
		{"Échéances", "Le programme de travail était dû au plus tard le 1er janvier 2023, la stratégie au plus tard le 1er janvier 2025."},
		{"Décret n° 2022-1084", "Le décret du 29 juillet 2022 en fixe le contenu (CGCT, art. D. 2311-15-1)."},
		{"Programme de travail", "Établi en lien avec les acteurs publics et privés intéressés, il réunit un bilan de l’impact environnemental du numérique, un bilan de ses usages et une synthèse des actions déjà engagées, s’il y en a."},
		{"Stratégie", "Elle fixe des objectifs de réduction de l’empreinte numérique, des indicateurs qui s’y rattachent, les mesures pour les atteindre et les moyens d’y satisfaire."},
		{"Six thèmes", "Le décret propose six thèmes sans les imposer. Ce classeur demande que chacun soit traité, ou écarté avec son motif : un objectif, une action et un indicateur au moins, ou « non retenu » et pourquoi."},
		{"Bilan annuel", "Il prend place dans le rapport sur la situation en matière de développement durable, présenté avant les débats sur le projet de budget (CGCT, art. L. 2311-1-1)."},
		{"Deux volets", "Ce rapport distingue la collectivité elle-même (volet interne) et les politiques menées sur le territoire (CGCT, art. D. 2311-15) ; chaque action dit le sien."},
		{"Seuils", "Deux lois et leurs décrets fixent des taux de réemploi : dépenses de matériel (loi AGEC, art. 58) et matériels réformés (loi REEN, art. 16). La colonne « Seuil légal » y rattache un indicateur."},
		{"Publication", "L’acte est publié avec le prénom, le nom et la qualité de son auteur (CGCT, art. R. 2131-1), et le document doit être accessible ou avoir une version accessible (RGAA, critère 13.3)."},
	}
}

func legendLines() []struct {
	role        role
	label, text string
} {
	lines := []struct {
		role        role
		label, text string
	}{
		{roleDue, "À remplir", "Titre d’une colonne obligatoire (ou obligatoire au bilan annuel : la ligne du dessus le précise)."},
		{roleFree, "Facultatif", "Titre d’une colonne facultative."},
		{roleInput, "Votre saisie", "Cellule à remplir."},
		{roleMissing, "Il manque", "Cellule obligatoire encore vide dans une ligne commencée."},
		{roleCalc, "Calculé", "Le classeur le calcule, ne le remplissez pas."},
		{roleLocked, "Verrouillé", "Donné pour information, à ne pas modifier."},
	}
	for _, m := range marks() {
		label := "⚠ 31/12/2024"
		if m.look == roleReached {
			label = "✓ 30"
		}
		lines = append(lines, struct {
			role        role
			label, text string
		}{m.look, label, m.legend})
	}
	return lines
}

// readMeWidths are the widths of Lisez-moi's columns, in characters.
var readMeWidths = [5]float64{28, 84, 14, 18, 16}

// writeReadMe writes the first sheet: what the workbook is for, how to fill
// it, where one stands, what the colours and the law say.
func (w *writer) writeReadMe() {
	sheet := serviceName(SheetReadMe)
	w.tab(sheet, inkSoft)
	w.view(sheet, 0, 0)
	w.page(sheet, 1, "")
	w.protect(sheet)
	r := &readMe{writer: w, sheet: w.newFlow(sheet, readMeWidths[:]...)}
	r.title()
	if w.opt.For != "" {
		r.lines("", departmentLines())
	}
	r.lines("", purposeLines())
	r.lines("Comment le remplir", methodLines())
	r.progress()
	r.legend()
	r.lines("Ce que dit le droit", legalLines())
	r.sheet.flush()
}

// readMe writes Lisez-moi from top to bottom.
type readMe struct {
	*writer
	sheet *flow
}

func (r *readMe) title() {
	r.sheet.row(34, r.cell(roleTitle, "Stratégie numérique responsable"))
	subtitle := "Classeur à remplir"
	if c := r.answerCell(r.of(SheetCommunity), NameKey); c.Kind == CellText {
		subtitle += " – " + c.Text
	}
	r.sheet.row(0, r.cell(roleSubtitle, subtitle))
	if r.opt.For != "" {
		r.sheet.row(0, r.cell(roleSubtitle, "Préparé pour : "+r.opt.For))
	}
	r.sheet.row(0)
}

func (r *readMe) heading(text string) {
	cells := []excelize.Cell{r.cell(roleHeading, text)}
	for range len(readMeWidths) - 1 {
		cells = append(cells, r.cell(roleHeading, nil))
	}
	r.sheet.row(26, cells...)
}

func (r *readMe) lines(heading string, lines []guideline) {
	if heading != "" {
		r.heading(heading)
	}
	for _, line := range lines {
		r.sheet.row(heightOf(linesOf(line.text, readMeWidths[1]))+4, r.cell(roleBold, french.Typeset(line.about)), r.cell(roleBody, french.Typeset(line.text)))
	}
	r.sheet.row(0)
}

// progress lists the sheets, each with a link and its counters.
func (r *readMe) progress() {
	r.heading("Les feuilles, et où vous en êtes")
	var headers []excelize.Cell
	for _, header := range []string{"Feuille", "Contenu", "Saisies", "Obligatoires encore vides", "État"} {
		headers = append(headers, r.cell(roleFree, header))
	}
	r.announce(SheetReadMe, r.sheet.name, r.sheet.next, 1)
	r.sheet.row(34, headers...)
	for _, l := range r.sheets {
		text := l.Purpose + "\n" + l.FilledBy
		p := r.progressOf(l)
		entered, missing := ref("C", r.sheet.next), ref("D", r.sheet.next)
		state := fmt.Sprintf(`IF(%[1]s>0,"à compléter",IF(%[2]s=0,"%[3]s","complet"))`, missing, entered, p.untouched)
		r.sheet.row(heightOf(linesOf(text, readMeWidths[1])),
			r.link(l.Name), r.cell(roleTableText, french.Typeset(text)),
			r.computed(p.enteredFormula, p.entered), r.computed(p.missingFormula, p.missing), r.computed(state, p.state()))
	}
	for _, s := range ServiceSheets() {
		if s.Key != SheetReadMe && s.Key != SheetLists && s.Key != SheetOrigin {
			r.sheet.row(0, r.link(s.Name), r.cell(roleTableText, french.Typeset(s.Purpose)))
		}
	}
	r.sheet.row(0)
}

func (r *readMe) computed(formula string, value any) excelize.Cell {
	return excelize.Cell{StyleID: r.styles.plain(roleCalc), Formula: formula, Value: value}
}

func (r *readMe) link(sheet string) excelize.Cell {
	tip := "Aller à la feuille " + sheet
	r.must(r.f.SetCellHyperLink(r.sheet.name, ref("A", r.sheet.next), quoteSheet(sheet)+"!A1", "Location", excelize.HyperlinkOpts{Display: &sheet, Tooltip: &tip}))
	return r.cell(roleTableLink, sheet)
}

func (r *readMe) legend() {
	r.heading("Les couleurs")
	for _, line := range legendLines() {
		r.sheet.row(18, r.cell(line.role, line.label), r.cell(roleBody, french.Typeset(line.text)))
	}
	r.sheet.row(0)
}

// progress is what the counters of one sheet say, and the formulas that keep
// saying it.
type progress struct {
	entered, missing               int
	enteredFormula, missingFormula string
	// untouched is what is said of a sheet where nothing is entered.
	untouched string
}

func (p progress) state() string {
	switch {
	case p.missing > 0:
		return "à compléter"
	case p.entered == 0:
		return p.untouched
	}
	return "complet"
}

func (w *writer) progressOf(l *sheetLayout) progress {
	review := w.answerText(w.of(SheetCommunity), DocumentKey) == string(plan.YearlyReview)
	measure := w.tableProgress
	if l.Form {
		measure = w.formProgress
	}
	p := measure(l, review)
	p.untouched = "à commencer"
	if w.opt.For != "" && l.Key != SheetActions && l.Key != SheetIndicators && l.Key != SheetEvents {
		p.untouched = "pour information" // filled by whoever leads the strategy
	}
	return p
}

// isDue reports whether a blank cell of the column is missing.
func (c *Column) isDue(review bool) bool {
	return c.Need == Required || c.Need == RequiredForReview && review
}

// isWaived reports whether another cell of the row dispenses with the column.
func (c *Column) isWaived(s *Sheet, row *Row) bool {
	i := s.Column(c.Waived.Column)
	return i >= 0 && slices.Contains(c.Waived.Values, row.Cells[i].choice())
}

// choice is the value of a drop-down's cell.
func (c *Cell) choice() string {
	switch {
	case c.Kind == CellBool && c.Number != 0:
		return "oui"
	case c.Kind == CellBool:
		return "non"
	}
	return c.Text
}

// formProgress counts the answers given, and those due that are blank.
func (w *writer) formProgress(l *sheetLayout, review bool) progress {
	var p progress
	var entered, due, dueForReview []string
	for i := range l.Columns {
		c := &l.Columns[i]
		answer := l.answer(c.Key)
		entered = append(entered, answer)
		if blank := len(l.table.Rows) == 0 || l.table.Rows[0].Cells[i].IsBlank(); !blank {
			p.entered++
		} else if c.isDue(review) {
			p.missing++
		}
		switch c.Need {
		case Required:
			due = append(due, "("+answer+`="")`)
		case RequiredForReview:
			dueForReview = append(dueForReview, "("+answer+`="")`)
		}
	}
	p.enteredFormula = "COUNTA(" + strings.Join(entered, ",") + ")"
	if w.isReadOnly(l, 0) {
		p.missing, p.missingFormula = 0, "0"
		return p
	}
	p.missingFormula = sum(due) + forReview(dueForReview, sum)
	return p
}

// tableProgress counts the rows begun, by their first column, and the due
// cells of these rows that are blank. Rows given as context do not count.
func (w *writer) tableProgress(l *sheetLayout, review bool) progress {
	var p progress
	var entered, missing []string
	runs := w.openRows(l)
	if len(runs) == 0 { // the whole sheet is context
		p.enteredFormula, p.missingFormula = "COUNTA("+l.cells("A")+")", "0"
		for i := range l.table.Rows {
			l.countRow(&p, &l.table.Rows[i], review)
		}
		p.missing = 0
		return p
	}
	for _, run := range runs {
		for row := run[0]; row <= run[1] && row-firstRow < len(l.table.Rows); row++ {
			l.countRow(&p, &l.table.Rows[row-firstRow], review)
		}
		cells := func(column string) string {
			return quoteSheet(l.Name) + "!" + ref(column, run[0]) + ":" + ref(column, run[1])
		}
		var due, dueForReview []string
		for i, s := range l.slots[1:] {
			blank := "(" + cells(diag.ColumnName(i+2)) + `="")`
			for _, value := range s.col.Waived.Values {
				blank += fmt.Sprintf(`*(%s<>"%s")`, cells(l.column(s.col.Waived.Column)), value)
			}
			switch s.col.Need {
			case Required:
				due = append(due, blank)
			case RequiredForReview:
				dueForReview = append(dueForReview, blank)
			}
		}
		begun := func(terms []string) string { return "SUMPRODUCT((" + cells("A") + `<>"")*(` + sum(terms) + "))" }
		entered = append(entered, cells("A"))
		missing = append(missing, begun(due)+forReview(dueForReview, begun))
	}
	p.enteredFormula = "COUNTA(" + strings.Join(entered, ",") + ")"
	p.missingFormula = sum(missing)
	return p
}

func (l *sheetLayout) countRow(p *progress, row *Row, review bool) {
	if row.Cells[l.slots[0].cell].IsBlank() {
		return
	}
	p.entered++
	for _, s := range l.slots[1:] {
		if row.Cells[s.cell].IsBlank() && s.col.isDue(review) && !s.col.isWaived(l.Sheet, row) {
			p.missing++
		}
	}
}

func (w *writer) isReadOnly(l *sheetLayout, row int) bool {
	return l.ArchiveOf != "" || w.opt.ReadOnly != nil && w.opt.ReadOnly(l.Key, row)
}

// maxRuns keeps the counters' formulas well under Excel's 8,192 characters.
const maxRuns = 16

// openRows returns the rows to fill as runs of consecutive ones, first and
// last; all rows where there are too many runs for a formula.
func (w *writer) openRows(l *sheetLayout) [][2]int {
	var runs [][2]int
	for row := firstRow; row <= l.last; row++ {
		if index := row - firstRow; index < len(l.table.Rows) && w.isReadOnly(l, index) {
			continue
		}
		if n := len(runs); n > 0 && runs[n-1][1] == row-1 {
			runs[n-1][1] = row
		} else {
			runs = append(runs, [2]int{row, row})
		}
	}
	if len(runs) > maxRuns {
		return [][2]int{{firstRow, l.last}}
	}
	return runs
}

func sum(terms []string) string {
	if len(terms) == 0 {
		return "0"
	}
	return strings.Join(terms, "+")
}

// forReview counts terms in a bilan annuel only.
func forReview(terms []string, count func([]string) string) string {
	if len(terms) == 0 {
		return ""
	}
	return fmt.Sprintf(`+IF(%s="%s",%s,0)`, nameDocument, reviewValue, count(terms))
}
