package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nrreport/internal/changes"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/workbook"
)

// The remarks on what changed since the version adopted. A code is never used
// again for something else.
var (
	target = workbook.Remark{Code: "EVO-001", Severity: diag.Warning, Title: "Cible modifiée",
		Explanation: "La cible d’un indicateur, ou son année, n’est plus celle de la version précédente, et rien ne l’explique. Déplacer une cible change le jugement porté sur la stratégie : dites pourquoi dans la colonne « Commentaire » de l’indicateur, ou rétablissez la valeur.", Basis: "CGCT, art. D. 2311-15-1"}
	baseline = workbook.Remark{Code: "EVO-002", Severity: diag.Warning, Title: "Valeur de départ modifiée",
		Explanation: "La valeur de départ d’un indicateur, ou son année, n’est plus celle de la version précédente, et rien ne l’explique. Tout le chemin parcouru en dépend : dites pourquoi dans la colonne « Commentaire », ou rétablissez la valeur."}
	published = workbook.Remark{Code: "EVO-003", Severity: diag.Warning, Title: "Valeur d’une année passée modifiée",
		Explanation: "La valeur d’une année déjà publiée a changé, et rien ne l’explique. Une correction est permise quand elle est dite : expliquez-la dans la colonne « Commentaire », ou rétablissez la valeur."}
	aim = workbook.Remark{Code: "EVO-004", Severity: diag.Warning, Title: "Objectif modifié",
		Explanation: "L’intitulé, le thème, la portée, l’échéance ou le résultat attendu d’un objectif n’est plus celui de la version précédente, et rien ne l’explique. Dites pourquoi dans la colonne « Commentaire » de l’objectif.", Basis: "CGCT, art. D. 2311-15-1"}
	definition = workbook.Remark{Code: "EVO-005", Severity: diag.Warning, Title: "Définition d’un indicateur modifiée",
		Explanation: "L’intitulé, l’unité, le sens, la méthode ou le seuil légal d’un indicateur a changé, et rien ne l’explique : ses valeurs ne se comparent peut-être plus à celles d’avant. Dites-le dans la colonne « Commentaire »."}
	money = workbook.Remark{Code: "EVO-006", Severity: diag.Warning, Title: "Montant du passé modifié",
		Explanation: "Le budget d’une action déjà réalisée ou abandonnée a changé, ou le budget réalisé d’une action a diminué, alors qu’il cumule les dépenses. Ajoutez à la feuille « Actions » une colonne « Explication d’un changement » pour dire pourquoi, ou rétablissez le montant."}
	frame = workbook.Remark{Code: "EVO-007", Severity: diag.Warning, Title: "Cadre de la stratégie modifié",
		Explanation: "La période de la stratégie, ou l’expression des montants (HT ou TTC), n’est plus celle de la version précédente. Tous les chiffres s’y rapportent : l’éditorial ou la gouvernance doit le dire."}
	rowGone = workbook.Remark{Code: "EVO-008", Severity: diag.Warning, Title: "Ligne disparue",
		Explanation: "Un objectif, un indicateur, un thème ou une action encore ouverte de la version précédente n’est plus dans le classeur. Une action s’arrête par le statut « abandonnée », un indicateur par la valeur « s.o. » : la ligne reste, et le bilan de l’action ou le commentaire de l’indicateur dit pourquoi."}
	codeReused = workbook.Remark{Code: "EVO-009", Severity: diag.Warning, Title: "Code réutilisé",
		Explanation: "Le code désigne autre chose que dans la version précédente : les deux intitulés n’ont rien de commun. Donnez un nouveau code à la nouvelle ligne et gardez l’ancienne, ou expliquez le changement dans la colonne « Commentaire » (« Explication d’un changement » pour une action)."}
	explained = workbook.Remark{Code: changes.ExplainedCode, Severity: diag.Info, Title: "Valeur publiée modifiée et expliquée",
		Explanation: "Une valeur de la version précédente a changé, et le commentaire de la ligne est nouveau ou modifié : le rapport imprime les deux valeurs et ce commentaire."}
	completed = workbook.Remark{Code: changes.CompletedCode, Severity: diag.Info, Title: "Valeur complétée",
		Explanation: "Une valeur que la version précédente laissait vide, ou disait non disponible, est maintenant renseignée. Le rapport le mentionne."}
	recoded = workbook.Remark{Code: "EVO-012", Severity: diag.Info, Title: "Code changé",
		Explanation: "La ligne porte le même intitulé que dans la version précédente, sous un autre code. Elle est comparée à elle-même."}
	doubtful = workbook.Remark{Code: changes.DoubtfulCode, Severity: diag.Warning, Title: "Comparaison douteuse",
		Explanation: "Les deux classeurs ne paraissent pas être deux versions successives du plan d’une même collectivité : le SIREN diffère, ou la version donnée comme précédente porte un exercice plus récent. Vérifiez le fichier donné à --previous."}
	otherYears = workbook.Remark{Code: changes.OtherYearsCode, Severity: diag.Info, Title: "Versions qui ne se suivent pas d’un an",
		Explanation: "Deux versions d’un même exercice sont comparées valeur par valeur, celles de l’exercice comprises, mais aucun indicateur n’est mis en regard d’une année sur l’autre. Entre deux versions de plusieurs années d’écart, la dernière année que l’ancienne publiait est mise en regard de l’exercice de la nouvelle."}
	setAside = workbook.Remark{Code: "EVO-015", Severity: diag.Warning, Title: "Thème écarté",
		Explanation: "Un thème que la version précédente retenait ne l’est plus, et rien ne l’explique. Donnez-en la raison dans la colonne « Motif si non retenu », que le rapport imprime, ou rétablissez la valeur.", Basis: "CGCT, art. D. 2311-15-1"}
	rowsSetAside = workbook.Remark{Code: "EVO-016", Severity: diag.Info, Title: "Lignes retirées avec leur thème",
		Explanation: "Un thème n’est plus retenu, son motif est donné, et des objectifs, des indicateurs ou des actions qui en relevaient ne sont plus dans le classeur. Le motif vaut pour eux."}
)

// Remarks lists the remarks that a comparison can make, by code.
func Remarks() []workbook.Remark {
	return []workbook.Remark{
		target, baseline, published, aim, definition, money, frame, rowGone, codeReused,
		explained, completed, recoded, doubtful, otherYears, setAside, rowsSetAside,
	}
}

func remarkOf(c workbook.Commitment) *workbook.Remark {
	switch c {
	case workbook.Target:
		return &target
	case workbook.Baseline:
		return &baseline
	case workbook.Published:
		return &published
	case workbook.Aim:
		return &aim
	case workbook.Definition:
		return &definition
	case workbook.Choice:
		return &setAside
	case workbook.Frame:
		return &frame
	}
	return &money
}

// Diagnostics are the remarks on a comparison, in the order of the cells.
func Diagnostics(c *changes.Changes) diag.List {
	l := Doubts(c)
	for i := range c.Cells {
		if cell := &c.Cells[i]; cell.Code != "" {
			l = append(l, diagnostic(cell))
		}
	}
	return append(l, goneWithThemes(c)...)
}

// goneWithThemes name the rows that went away with a theme that is set aside, all
// those of a theme at once.
func goneWithThemes(c *changes.Changes) (l diag.List) {
	for i := range c.After.Themes {
		theme := &c.After.Themes[i]
		rows := 0
		var sheets []string            // in the order of the cells
		names := map[string][]string{} // of the rows of each
		for j := range c.Cells {
			if cell := &c.Cells[j]; cell.WithTheme != 0 && cell.WithTheme == theme.ID {
				rows++
				if names[cell.Sheet] == nil {
					sheets = append(sheets, cell.Sheet)
				}
				names[cell.Sheet] = append(names[cell.Sheet], cmp.Or(cell.Row, "sans code"))
			}
		}
		if rows == 0 {
			continue
		}
		var told []string
		for _, sheet := range sheets {
			told = append(told, sheet+" : "+french.Join(names[sheet]))
		}
		l = append(l, diag.Diagnostic{Code: rowsSetAside.Code, Severity: rowsSetAside.Severity, At: theme.Retained.At,
			Message: french.Typeset(fmt.Sprintf("Le thème %d n’est pas retenu : %s (%s).", theme.ID,
				french.Count(rows, "ligne de la version précédente a été retirée avec lui", "lignes de la version précédente ont été retirées avec lui"), strings.Join(told, " ; ")))})
	}
	return l
}

func diagnostic(c *changes.Cell) diag.Diagnostic {
	r := remarkBy(c.RemarkCode())
	remedy := explain(c.SheetKey) + ", ou rétablissez la valeur publiée."
	switch {
	case c.Kind == changes.Recoded:
		remedy = ""
	case c.Kind == changes.Filled:
		remedy = ""
	case c.Reason != "":
		remedy = ""
	case c.Kind == changes.RowGone:
		remedy = cmp.Or(restore[workbook.SheetKey(c.SheetKey)], "Rétablissez la ligne.")
	case c.Code == frame.Code:
		remedy = "Si ce changement est voulu, dites-le dans l’éditorial ou dans la gouvernance ; sinon, rétablissez la valeur publiée."
	case c.Kind == changes.Reused:
		remedy = "Donnez un nouveau code à la nouvelle ligne, et gardez l’ancienne."
	}
	d := diag.Diagnostic{Code: r.Code, Severity: r.Severity, Basis: r.Basis, At: c.AfterAt,
		Message: french.Typeset(sentence(c)), Remedy: french.Typeset(remedy)}
	if c.Kind != changes.RowGone {
		d.Value = diag.Shorten(c.Is, longest)
	}
	if !c.BeforeAt.IsZero() {
		d.Also = []diag.Position{c.BeforeAt}
	}
	return d
}

// restore says how what was adopted ends without going away.
var restore = map[workbook.SheetKey]string{
	workbook.SheetThemes:     "Rétablissez la ligne ; si le thème n’est plus retenu, répondez « non » dans la colonne « Retenu » et donnez le motif.",
	workbook.SheetObjectives: "Rétablissez la ligne ; si l’objectif est abandonné, dites-le dans son commentaire.",
	workbook.SheetActions:    "Rétablissez la ligne ; si l’action s’arrête, donnez-lui le statut « abandonnée » et dites pourquoi dans son bilan.",
	workbook.SheetIndicators: "Rétablissez la ligne ; si l’indicateur s’arrête, donnez-lui la valeur « s.o. » et dites pourquoi dans son commentaire.",
}

// explain says where the reason for a change is written.
func explain(sheet string) string {
	if s := workbook.SheetOf(workbook.SheetKey(sheet)); s != nil {
		for i := range s.Columns {
			switch c := &s.Columns[i]; {
			case c.Explains && c.OnDemand:
				return "Dites pourquoi dans une colonne « " + c.Header + " », à ajouter à la feuille « " + s.Name + " »"
			case c.Explains:
				return "Dites pourquoi dans la colonne « " + c.Header + " » de la ligne"
			}
		}
	}
	return "Dites pourquoi dans le rapport"
}

// longest is how much of a text is repeated, in characters.
const longest = 80

// sentence says the change.
func sentence(c *changes.Cell) string {
	where := place(c)
	was, is := changes.Excerpts(c.Was, c.Is, longest)
	was, is = french.Quote(was), french.Quote(is)
	text := ""
	switch c.Kind {
	case changes.RowGone:
		name := where
		if s := workbook.SheetOf(workbook.SheetKey(c.SheetKey)); s != nil {
			name = s.RowName(c.Row)
		}
		if c.Title != "" {
			name += " (" + diag.Shorten(c.Title, longest) + ")"
		}
		return "La version précédente comptait " + name + ", qui n’est plus dans la feuille " + french.Quote(c.Sheet) + "."
	case changes.Reused:
		text = "Le code " + where + " désignait " + was + " et désigne maintenant " + is + "."
	case changes.Recoded:
		return "Le code " + was + " est devenu " + is + "."
	case changes.Filled:
		text = where + ", " + c.Column + " : " + is + ", là où la version précédente disait " + was + "."
		if c.Was == "" {
			text = where + ", " + c.Column + " : " + is + ", vide dans la version précédente."
		}
	case changes.Erased:
		text = where + ", " + c.Column + " : la version précédente disait " + was + " ; la cellule est vide maintenant."
		if c.Is != "" {
			text = where + ", " + c.Column + " : la version précédente disait " + was + ", le classeur dit " + is + "."
		}
	default:
		text = where + ", " + c.Column + " : " + was + " dans la version précédente, " + is + " maintenant."
	}
	if c.Reason != "" {
		text += french.Stop(" Explication donnée : " + french.Quote(diag.Shorten(c.Reason, 3*longest)))
	}
	return text
}

// place says which row changed: by its code alone, or by what it is where a bare
// number would not tell, or the whole sheet for a form.
func place(c *changes.Cell) string {
	s := workbook.SheetOf(workbook.SheetKey(c.SheetKey))
	switch {
	case s == nil || s.Form:
		return c.Sheet
	case c.Row != "" && s.HasCodes():
		return c.Row
	}
	return french.Capital(s.RowName(c.Row))
}

func remarkBy(code string) *workbook.Remark {
	list := Remarks()
	if i := slices.IndexFunc(list, func(r workbook.Remark) bool { return r.Code == code }); i >= 0 {
		return &list[i]
	}
	return &workbook.Remark{Code: code, Severity: diag.Warning}
}

// Doubts tell that the two workbooks may not be two successive versions of one
// plan.
func Doubts(c *changes.Changes) diag.List {
	var l diag.List
	was, is := &c.Before.Community, &c.After.Community
	tell := func(r *workbook.Remark, now, then diag.Position, message, remedy string) {
		if now.IsZero() {
			now = c.After.Sheets.Community
		}
		d := diag.Diagnostic{Code: r.Code, Severity: r.Severity, At: now, Message: french.Typeset(message), Remedy: french.Typeset(remedy)}
		if !then.IsZero() {
			d.Also = []diag.Position{then}
		}
		l = append(l, d)
	}
	if was.SIREN.OK() && is.SIREN.OK() && digits(was.SIREN.V) != digits(is.SIREN.V) {
		tell(&doubtful, is.SIREN.At, was.SIREN.At,
			fmt.Sprintf("Ce n’est pas la même collectivité : la version précédente porte le SIREN %s (%s), ce classeur le SIREN %s (%s).",
				was.SIREN.V, nameOf(was), is.SIREN.V, nameOf(is)),
			"Donnez comme version précédente le classeur de la même collectivité.")
	}
	switch old, year := changes.Year(c.Before), changes.Year(c.After); {
	case old == 0 || year == 0:
	case old > year:
		tell(&doubtful, is.Year.At, was.Year.At,
			fmt.Sprintf("Les deux versions semblent inversées : celle donnée comme précédente porte sur l’exercice %d, ce classeur sur l’exercice %d.", old, year),
			"Donnez d’abord la version la plus ancienne.")
	case old == year && identical(c):
		tell(&otherYears, is.Year.At, was.Year.At, "Les deux classeurs sont le même fichier : il n’y a rien à comparer.", "Donnez comme version précédente le classeur que le conseil a examiné.")
	case old == year:
		tell(&otherYears, is.Year.At, was.Year.At,
			fmt.Sprintf("Les deux versions portent sur le même exercice, %d : les indicateurs ne sont pas comparés d’une année sur l’autre.", year), "")
	case year-old > 1:
		tell(&otherYears, is.Year.At, was.Year.At,
			fmt.Sprintf("La version précédente porte sur l’exercice %d, ce classeur sur l’exercice %d : ce qui a changé s’est passé en %s.", old, year, french.Count(year-old, "an", "ans")), "")
	}
	return l
}

func nameOf(c *plan.Community) string {
	if c.Name.OK() {
		return c.Name.V
	}
	return "nom non renseigné"
}

func identical(c *changes.Changes) bool {
	a, b := c.Before.Sources, c.After.Sources
	return len(a) == 1 && len(b) == 1 && a[0].SHA256 != "" && a[0].SHA256 == b[0].SHA256
}

func digits(s string) string {
	var out []rune
	for _, r := range s {
		if r >= '0' && r <= '9' {
			out = append(out, r)
		}
	}
	return string(out)
}
