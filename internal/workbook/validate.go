package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
)

// Excel's limits, in UTF-16 units: it repairs or refuses a workbook beyond.
const (
	maxPromptTitle = 32
	maxPrompt      = 255
)

// escapeFormula makes a formula fit for XML: excelize writes validation
// formulas as they come, and a raw "&" or "<" breaks the sheet.
var escapeFormula = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// validate gives the cells of a column their input message, and what Excel
// checks when something is typed. A rule that Excel cannot state, or where the
// reader understands more than Excel would (several codes in a cell, a theme's
// number), only has the message.
func (w *writer) validate(l *sheetLayout, s slot, column string) {
	v := w.validation(l, s, column)
	v.AllowBlank = true
	v.SetInput(cut(s.col.Header, maxPromptTitle), cut(french.Typeset(s.col.Help), maxPrompt))
	if l.Form {
		v.Sqref = ref(column, l.lines[s.cell])
		w.must(w.f.AddDataValidation(l.Name, v))
		return
	}
	v.Sqref = ref(column, firstRow) + ":" + ref(column, l.last)
	w.must(w.f.AddDataValidation(l.Name, v))

	head := excelize.NewDataValidation(true)
	if s.year != 0 {
		head = between("whole", "1990", "2100", "L’en-tête d’une valeur annuelle est une année, en quatre chiffres.")
	}
	head.Sqref = ref(column, headerRow)
	head.SetInput(cut(s.col.Header, maxPromptTitle), cut(french.Typeset(s.col.Help), maxPrompt))
	w.must(w.f.AddDataValidation(l.Name, head))
}

func cut(s string, n int) string {
	for utf16Len(s) > n {
		r := []rune(s)
		s = string(r[:len(r)-2]) + "…"
	}
	return s
}

func (w *writer) validation(l *sheetLayout, s slot, column string) *excelize.DataValidation {
	c := s.col
	first := firstRow
	if l.Form {
		first = l.lines[s.cell]
	}
	cell := ref(column, first)
	switch c.Type {
	case TypeEnum:
		v := list(w.lists.name(enumList(l.Sheet, c)))
		refuse(v, excelize.DataValidationErrorStyleStop, "Valeur hors de la liste", "Choisissez une valeur dans la liste déroulante.")
		if hasUnlisted(c) {
			refuse(v, excelize.DataValidationErrorStyleWarning, "Valeur hors de la liste", "Cette valeur n’est pas dans la liste déroulante. La garder ?")
		}
		return v
	case TypeYesNo:
		v := list(w.lists.name(listYesNo))
		refuse(v, excelize.DataValidationErrorStyleStop, "Oui ou non", "Répondez « oui » ou « non ».")
		return v
	case TypeTheme:
		if l.Key == SheetThemes {
			return w.uniqueNumber(l, column)
		}
		return list(w.lists.name(listThemes))
	case TypeRefs:
		return list(w.lists.name(codesList(c.RefersTo)))
	case TypeCode:
		return uniqueCode(l, column, c)
	case TypeDate:
		return between("date", excelDate(1990, 1, 1), excelDate(2100, 12, 31), "Tapez une date, par exemple 31/12/2026.")
	case TypeYear:
		return between("whole", whole(c.Min), whole(c.Max), "Tapez une année, en quatre chiffres.")
	case TypeInteger:
		return between("whole", whole(c.Min), whole(max(c.Max, 1)), "Tapez un nombre entier, sans unité.")
	case TypeNumber:
		return between("decimal", whole(c.Min), whole(max(c.Max, 1)), "Tapez un nombre, sans unité.")
	case TypeMoney:
		return between("decimal", whole(c.Min), whole(max(c.Max, 1)), "Tapez un montant en euros, positif, sans unité.")
	case TypePercent:
		return between("decimal", whole(c.Min/100), whole(c.Max/100), "Tapez un pourcentage de 0 % à 100 %.")
	case TypeMeasure:
		return warn(custom(fmt.Sprintf(`OR(ISNUMBER(%[1]s),LOWER(%[1]s)="n.d.",LOWER(%[1]s)="s.o.")`, cell)),
			"Une valeur est un nombre, « n.d. » (non disponible) ou « s.o. » (sans objet). Garder cette saisie ?")
	case TypeColour:
		return warn(custom(fmt.Sprintf(`AND(LEN(%[1]s)=7,LEFT(%[1]s,1)="#")`, cell)),
			"Une couleur s’écrit # suivi de six chiffres ou lettres de A à F, par exemple #1F5F7A. Garder cette saisie ?")
	case TypeEmail:
		return warn(custom(fmt.Sprintf(`ISNUMBER(FIND("@",%s))`, cell)),
			"Une adresse électronique contient le signe @. Garder cette saisie ?")
	case TypeSIREN:
		return warn(custom(fmt.Sprintf(`LEN(SUBSTITUTE(SUBSTITUTE(%s," ",""),CHAR(160),""))=9`, cell)),
			"Un numéro SIREN compte neuf chiffres. Garder cette saisie ?")
	}
	if c.Suggest != "" {
		return list(w.lists.name(string(c.Suggest)))
	}
	if c.MaxLen > 0 {
		v := excelize.NewDataValidation(true)
		v.Type, v.Operator, v.Formula1 = "textLength", "lessThanOrEqual", strconv.Itoa(c.MaxLen)
		refuse(v, excelize.DataValidationErrorStyleStop, "Texte trop long", fmt.Sprintf("Cette cellule accepte %s caractères au plus.", french.Integer(int64(c.MaxLen))))
		return v
	}
	return excelize.NewDataValidation(true)
}

func hasUnlisted(c *Column) bool {
	for _, v := range c.Values {
		if v.Unlisted {
			return true
		}
	}
	return false
}

// uniqueCode accepts a code without space, not too long, that no other row has.
func uniqueCode(l *sheetLayout, column string, c *Column) *excelize.DataValidation {
	v := custom(fmt.Sprintf(`AND(COUNTIF($%[1]s$%[2]d:$%[1]s$%[3]d,%[1]s%[2]d)=1,LEN(%[1]s%[2]d)<=%[4]d,ISERROR(FIND(" ",%[1]s%[2]d)))`,
		column, firstRow, l.last, c.MaxLen))
	refuse(v, excelize.DataValidationErrorStyleStop, "Code déjà pris ou mal formé",
		fmt.Sprintf("Chaque code ne sert qu’une fois dans la feuille ; il s’écrit sans espace, en %d caractères au plus.", c.MaxLen))
	return v
}

// uniqueNumber accepts a theme's number that no other row has.
func (w *writer) uniqueNumber(l *sheetLayout, column string) *excelize.DataValidation {
	v := custom(fmt.Sprintf(`AND(ISNUMBER(%[1]s%[2]d),%[1]s%[2]d>=1,%[1]s%[2]d=INT(%[1]s%[2]d),COUNTIF($%[1]s$%[2]d:$%[1]s$%[3]d,%[1]s%[2]d)=1)`,
		column, firstRow, l.last))
	refuse(v, excelize.DataValidationErrorStyleStop, "Numéro de thème", "Un numéro entier qui ne sert qu’une fois : 1 à 6 pour les thèmes du décret, 7 et au-delà pour les vôtres.")
	return v
}

// refuse says what Excel answers to a value that a validation does not accept:
// it stops, or asks for confirmation.
func refuse(v *excelize.DataValidation, style excelize.DataValidationErrorStyle, title, message string) {
	v.SetError(style, title, french.Typeset(message))
}

func list(name string) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.Type, v.Formula1 = "list", name
	return v
}

func custom(formula string) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.Type, v.Formula1 = "custom", escapeFormula.Replace(formula)
	return v
}

func warn(v *excelize.DataValidation, message string) *excelize.DataValidation {
	refuse(v, excelize.DataValidationErrorStyleWarning, "Est-ce bien cela ?", message)
	return v
}

func between(kind, low, high, message string) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.Type, v.Operator, v.Formula1, v.Formula2 = kind, "between", low, high
	refuse(v, excelize.DataValidationErrorStyleStop, "Saisie à corriger", message)
	return v
}

func whole(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func excelDate(year, month, day int) string {
	return fmt.Sprintf("DATE(%d,%d,%d)", year, month, day)
}

// guardLabels keeps the labels of an unprotected form from being typed over.
func (w *writer) guardLabels(l *sheetLayout) {
	v := custom("FALSE")
	refuse(v, excelize.DataValidationErrorStyleStop, "Libellé du modèle",
		"Ce libellé sert à retrouver votre réponse : laissez-le tel quel et répondez dans la colonne voisine.")
	v.Sqref = ref("A", titleRow) + ":" + ref("A", l.last)
	w.must(w.f.AddDataValidation(l.Name, v))
}

// due says when a blank cell of a column is coloured, "" for never. Its
// conditions come on top: that the row holds something, that it is open.
func due(c *Column, cell string, conditions ...string) string {
	if c.Need == Optional {
		return ""
	}
	conditions = append(conditions, cell+`=""`)
	if c.Need == RequiredForReview {
		conditions = append(conditions, fmt.Sprintf(`%s="%s"`, nameDocument, reviewValue))
	}
	for _, value := range c.Waived.Values {
		conditions = append(conditions, fmt.Sprintf(`{%s}<>"%s"`, c.Waived.Column, value))
	}
	return "AND(" + strings.Join(conditions, ",") + ")"
}

// mark is a conditional format that no column alone can state. In Formula,
// {key} stands for the row's cell in that column, and {.} for the cell itself.
type mark struct {
	sheet   SheetKey
	column  string // key, or "annee" for every year column
	formula string
	look    role
	format  string
	legend  string // what Lisez-moi says of it
}

func marks() []mark {
	return []mark{
		{SheetActions, DueKey,
			`AND(ISNUMBER({.}),ISNUMBER(` + nameReference + `),{.}<` + nameReference + `,{statut}<>"réalisée",{statut}<>"abandonnée")`,
			roleLate, formatLate, "Action en retard : son échéance est passée et elle n’est ni réalisée ni abandonnée."},
		{SheetIndicators, "annee",
			`AND(ISNUMBER({.}),ISNUMBER({cible}),OR(AND({sens}="hausse",{.}>={cible}),AND({sens}="baisse",{.}<={cible})))`,
			roleReached, formatReached, "Cible atteinte, dans le sens choisi pour l’indicateur."},
	}
}

// markCells colours the cells of a table: required and blank, then the marks.
func (w *writer) markCells(l *sheetLayout) {
	started := fmt.Sprintf("COUNTA($A%d:$%s%d)>0", firstRow, diag.ColumnName(len(l.slots)), firstRow)
	missing := w.conditional(roleMissing, "")
	for i, s := range l.slots {
		column := diag.ColumnName(i + 1)
		cells := ref(column, firstRow) + ":" + ref(column, l.last)
		conditions := []string{started}
		if w.opt.ReadOnly != nil {
			conditions = append(conditions, fmt.Sprintf(`CELL("protect",%s)=0`, ref(column, firstRow)))
		}
		if formula := due(s.col, ref(column, firstRow), conditions...); formula != "" {
			w.colour(l.Name, cells, l.expand(formula, column), missing)
		}
		if s.col.Type == TypeCode {
			w.must(w.f.SetConditionalFormat(l.Name, cells, []excelize.ConditionalFormatOptions{{Type: "duplicate", Criteria: "=", Format: w.conditional(roleLate, "")}}))
		}
		if s.col.Type == TypePercent {
			w.must(w.f.SetConditionalFormat(l.Name, cells, []excelize.ConditionalFormatOptions{{
				Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "1", BarColor: "#A9C7D3", BarSolid: true}}))
		}
		if s.col.Key == ConfirmKey && !l.Memory {
			w.colour(l.Name, cells, ref(column, firstRow)+`<>""`, w.conditional(roleConfirm, ""))
		}
		for _, m := range marks() {
			if m.sheet == l.Key && m.column == s.col.Key {
				w.colour(l.Name, cells, l.expand(m.formula, column), w.conditional(m.look, m.format))
			}
		}
	}
}

// expand puts the cells of the first row in place of the keys.
func (l *sheetLayout) expand(formula, column string) string {
	pairs := []string{"{.}", ref(column, firstRow)}
	for i, s := range l.slots {
		if s.year == 0 {
			pairs = append(pairs, "{"+s.col.Key+"}", "$"+ref(diag.ColumnName(i+1), firstRow))
		}
	}
	return strings.NewReplacer(pairs...).Replace(formula)
}

// markForm colours the answers that are due and blank.
func (w *writer) markForm(l *sheetLayout) {
	missing := w.conditional(roleMissing, "")
	for i := range l.Columns {
		cell := ref("B", l.lines[i])
		if formula := due(&l.Columns[i], cell); formula != "" && !w.isReadOnly(l, 0) {
			w.colour(l.Name, cell, formula, missing)
		}
	}
}

func (w *writer) colour(sheet, cells, formula string, style *int) {
	w.must(w.f.SetConditionalFormat(sheet, cells, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: style}}))
}

// conditional returns the look of a conditional format.
func (w *writer) conditional(r role, format string) *int {
	look := r.style()
	style := &excelize.Style{Fill: look.Fill}
	if look.Font.Bold {
		style.Font = &excelize.Font{Bold: true, Color: look.Font.Color}
	}
	if format != "" {
		style.CustomNumFmt = &format
	}
	id, err := w.f.NewConditionalStyle(style)
	w.must(err)
	return &id
}
