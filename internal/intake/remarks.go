package intake

import (
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/workbook"
)

// Remarks lists every remark that an import can make beside the reader's, by
// code.
func Remarks() []workbook.Remark {
	list := make([]workbook.Remark, len(remarks))
	for i, r := range remarks {
		list[i] = *r
	}
	return list
}

// A code is never used again for something else.
var (
	remarkUnknown = &workbook.Remark{Code: "IMP-001", Severity: diag.Warning, Title: "Colonne inconnue du fichier importé",
		Explanation: "La colonne ne fait pas partie de celles que l’outil connaît dans cette source. Ses valeurs sont dans la feuille « Reprise de données » : rangez à la main celles qui comptent."}
	remarkSecond = &workbook.Remark{Code: "IMP-002", Severity: diag.Warning, Title: "Titre en double dans le fichier importé",
		Explanation: "Deux colonnes portent le même titre. La première est reprise ; les valeurs de la seconde sont dans la feuille « Reprise de données »."}
	remarkOutside = &workbook.Remark{Code: "IMP-003", Severity: diag.Warning, Title: "Cellules hors du tableau importé",
		Explanation: "Des cellules sont remplies au-dessus des titres de colonnes. Elles sont dans la feuille « Reprise de données »."}
	remarkUntitled = &workbook.Remark{Code: "IMP-004", Severity: diag.Warning, Title: "Ligne importée sans titre",
		Explanation: "La ligne contient des valeurs et aucun titre d’action. Elle est reprise comme une action, à compléter ou à supprimer."}
	remarkSheet = &workbook.Remark{Code: "IMP-005", Severity: diag.Info, Title: "Feuille laissée de côté",
		Explanation: "La feuille n’a pas les titres d’un plan de cette source : elle n’est pas importée."}
	remarkGuide = &workbook.Remark{Code: "IMP-006", Severity: diag.Info, Title: "Lignes d’explication laissées de côté",
		Explanation: "Ces lignes sont celles du formulaire de la source : elles expliquent les colonnes ou donnent un exemple."}
	remarkMixed = &workbook.Remark{Code: "IMP-007", Severity: diag.Warning, Title: "Montants HT et TTC mêlés",
		Explanation: "Tous les montants du classeur sont soit hors taxes, soit toutes taxes comprises. Ceux qui disent autre chose que le plus grand nombre sont gardés tels quels dans leur cellule, que « nrreport check » désigne."}
	remarkMerged = &workbook.Remark{Code: "IMP-008", Severity: diag.Warning, Title: "Cellules fusionnées dans le fichier importé",
		Explanation: "Une valeur écrite dans des cellules fusionnées n’est reprise qu’à la première ligne : rien ne dit si elle vaut pour toutes. Seuls les axes sont répétés."}
	remarkComments = &workbook.Remark{Code: "IMP-009", Severity: diag.Warning, Title: "Commentaires illisibles dans le fichier importé",
		Explanation: "Les commentaires attachés aux cellules sont rangés dans la feuille « Reprise de données ». La partie du fichier qui contient ceux de cette feuille est endommagée : ils n’y sont pas."}
)

var remarks = []*workbook.Remark{remarkUnknown, remarkSecond, remarkOutside, remarkUntitled, remarkSheet, remarkGuide, remarkMixed, remarkMerged, remarkComments}

// diagnose makes a diagnostic of a remark, in French typography.
func diagnose(r *workbook.Remark, at diag.Position, value, message, remedy string) diag.Diagnostic {
	return diag.Diagnostic{Code: r.Code, Severity: r.Severity, At: at, Value: diag.Shorten(value, 80),
		Message: french.Typeset(message), Remedy: french.Typeset(remedy)}
}

// Refused says, as French sentences, why a file cannot be imported.
type Refused struct{ Reason, Remedy string }

func (r *Refused) Error() string { return r.Reason + "\n" + r.Remedy }
