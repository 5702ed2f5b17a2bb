package merge

import (
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/workbook"
)

// Remarks lists every remark that merging can make, by code.
func Remarks() []workbook.Remark {
	list := make([]workbook.Remark, len(remarks))
	for i, r := range remarks {
		list[i] = *r
	}
	return list
}

// A code is never used again for something else.
var (
	remarkConflict = &workbook.Remark{Code: "FUS-001", Severity: diag.Error, Title: "Valeurs contradictoires",
		Explanation: "Deux classeurs donnent des valeurs différentes à la même cellule du plan : deux directions l’ont modifiée, ou deux copies ne disent pas la même chose. L’outil ne choisit pas à votre place : corrigez l’un des classeurs, ou indiquez avec --prefer celui qui l’emporte."}
	remarkMoreConflicts = &workbook.Remark{Code: "FUS-002", Severity: diag.Error, Title: "Trop de contradictions",
		Explanation: "La feuille compte tant de valeurs contradictoires que seules les premières sont détaillées. Les classeurs viennent sans doute de deux plans différents."}
	remarkContext = &workbook.Remark{Code: "FUS-003", Severity: diag.Warning, Title: "Cellule modifiée par une direction à qui elle n’appartient pas",
		Explanation: "Les lignes grisées d’un classeur ne sont là que pour information. Une modification qui y est faite n’est pas reprise : la valeur de la direction qui en a la charge demeure, pourvu qu’elle ait rendu la ligne. Une cellule qu’elle laisse vide peut, elle, être remplie ailleurs."}
	remarkCollision = &workbook.Remark{Code: "FUS-004", Severity: diag.Error, Title: "Code pris deux fois",
		Explanation: "Deux directions ont donné le même code à deux lignes différentes. Changez l’un des deux, partout où il est cité."}
	remarkTwin = &workbook.Remark{Code: "FUS-005", Severity: diag.Warning, Title: "Ligne en double",
		Explanation: "La même ligne, au mot près, a été ajoutée dans deux classeurs. Elle n’est gardée qu’une fois."}
	remarkVanished = &workbook.Remark{Code: "FUS-006", Severity: diag.Error, Title: "Ligne disparue",
		Explanation: "Une ligne remise à la direction n’est plus dans son classeur. Si elle l’a retirée à dessein, confirmez-le avec --accept-removals ; une action abandonnée se garde pourtant, avec le statut « abandonnée » et son bilan."}
	remarkLost = &workbook.Remark{Code: "FUS-007", Severity: diag.Error, Title: "Classeur non rendu",
		Explanation: "Le plan a été réparti entre plusieurs directions et le classeur de l’une d’elles n’est pas parmi les fichiers donnés : ses lignes manqueraient au plan. Ajoutez-le, ou donnez le plan d’avant la répartition (--base)."}
	remarkRecovered = &workbook.Remark{Code: "FUS-008", Severity: diag.Warning, Title: "Classeur non rendu, lignes reprises ailleurs",
		Explanation: "Le classeur d’une direction n’est pas parmi les fichiers donnés. Ses lignes sont reprises telles qu’elles avaient été communiquées aux autres directions."}
	remarkFromBase = &workbook.Remark{Code: "FUS-009", Severity: diag.Info, Title: "Lignes reprises du plan de départ",
		Explanation: "Des lignes ne sont dans aucun des classeurs rendus : elles sont reprises telles quelles du plan donné par --base."}
	remarkRenamed = &workbook.Remark{Code: "FUS-010", Severity: diag.Warning, Title: "Code modifié",
		Explanation: "Une ligne a changé de code depuis la répartition. Elle est reconnue à ses autres cellules ; vérifiez que rien ne cite plus l’ancien code."}
	remarkColumnGone = &workbook.Remark{Code: "FUS-011", Severity: diag.Error, Title: "Colonne disparue",
		Explanation: "Une colonne qui contenait des valeurs au moment de la répartition n’est plus dans le classeur. Remettez-la, ou donnez le plan d’avant la répartition (--base) pour en reprendre les valeurs."}
	remarkCompleted = &workbook.Remark{Code: "FUS-012", Severity: diag.Info, Title: "Cellules complétées",
		Explanation: "Des cellules vides dans un classeur sont remplies dans un autre : la valeur est reprise."}
	remarkPlans = &workbook.Remark{Code: "FUS-013", Severity: diag.Warning, Title: "Répartitions différentes",
		Explanation: "Les classeurs viennent de deux répartitions du plan : celui-ci a changé entre les deux. Ils sont fusionnés ligne par ligne ; vérifiez qu’aucun n’est périmé."}
	remarkTwice = &workbook.Remark{Code: "FUS-014", Severity: diag.Warning, Title: "Même fichier donné deux fois",
		Explanation: "Deux des fichiers donnés sont identiques, octet pour octet. Le second est laissé de côté."}
	remarkLogos = &workbook.Remark{Code: "FUS-015", Severity: diag.Error, Title: "Logos différents",
		Explanation: "Deux classeurs contiennent des logos différents. Un seul peut figurer sur la couverture."}
	remarkLogoGone = &workbook.Remark{Code: "FUS-016", Severity: diag.Warning, Title: "Logo disparu",
		Explanation: "Le plan avait un logo au moment de la répartition, et le classeur qui le portait n’en a plus."}
	remarkPreferred = &workbook.Remark{Code: "FUS-017", Severity: diag.Info, Title: "Valeur choisie par --prefer",
		Explanation: "Deux classeurs donnaient des valeurs différentes ; celle du classeur préféré est retenue, l’autre est rappelée."}
	remarkRemoved = &workbook.Remark{Code: "FUS-018", Severity: diag.Info, Title: "Ligne retirée",
		Explanation: "Une ligne n’est plus dans le classeur de sa direction, et --accept-removals confirme qu’elle est retirée du plan."}
	remarkMoved = &workbook.Remark{Code: "FUS-019", Severity: diag.Info, Title: "Ligne passée d’une direction à une autre",
		Explanation: "Une ligne a quitté le classeur de sa direction pour celui d’une autre, sous le même code."}
	remarkBlank = &workbook.Remark{Code: "FUS-021", Severity: diag.Warning, Title: "Classeur vierge",
		Explanation: "Un des fichiers donnés est le classeur vierge : il n’apporte rien au plan. La direction s’est sans doute trompée de fichier, ou n’a rien rempli."}
	remarkSorted = &workbook.Remark{Code: "FUS-022", Severity: diag.Warning, Title: "Colonne triée sans les autres ?",
		Explanation: "Dans un classeur rendu, des valeurs d’une colonne ont changé de ligne, alors que les codes et le reste n’ont pas bougé : une colonne triée ou recopiée seule donne à chaque ligne ce qui appartient à une autre. Les valeurs sont reprises telles qu’elles sont ; vérifiez-les."}
	remarkVersions = &workbook.Remark{Code: "FUS-023", Severity: diag.Warning, Title: "Deux classeurs pour une direction",
		Explanation: "Deux des fichiers donnés sont le classeur de la même direction. Deux agents ont pu s’en partager les lignes, et tout ce que chacun a changé est repris ; mais si l’un est une version que l’autre remplace, ce qu’il est seul à dire n’a plus cours."}
	remarkSheetGone = &workbook.Remark{Code: "FUS-024", Severity: diag.Error, Title: "Feuille disparue",
		Explanation: "Une feuille dont la direction avait des lignes à remplir n’est plus dans son classeur, ou n’a pu être lue. Remettez-la, ou donnez le plan d’avant la répartition (--base) pour en reprendre les lignes."}
	remarkCorrected = &workbook.Remark{Code: "FUS-025", Severity: diag.Info, Title: "Intitulé modifié",
		Explanation: "Une ligne sans code, un événement par exemple, a changé de date, de nom ou de lieu depuis la répartition. Elle est reconnue à ses autres cellules, et reprise telle qu’elle est maintenant."}
	// RemarkPart is made when a part is checked by itself.
	RemarkPart = &workbook.Remark{Code: "FUS-020", Severity: diag.Info, Title: "Classeur d’une seule direction",
		Explanation: "Le classeur est la part d’une direction : seules les lignes qu’elle a à remplir sont vérifiées, et ce qui est devenu de celles qu’elle a reçues. Les règles qui portent sur l’ensemble du plan le seront une fois les classeurs fusionnés."}
)

var remarks = []*workbook.Remark{
	remarkConflict, remarkMoreConflicts, remarkContext, remarkCollision, remarkTwin, remarkVanished,
	remarkLost, remarkRecovered, remarkFromBase, remarkRenamed, remarkColumnGone, remarkCompleted,
	remarkPlans, remarkTwice, remarkLogos, remarkLogoGone, remarkPreferred, remarkRemoved, remarkMoved,
	RemarkPart, remarkBlank, remarkSorted, remarkVersions, remarkSheetGone, remarkCorrected,
}

// Diagnose makes a diagnostic of a remark.
func Diagnose(r *workbook.Remark, at diag.Position, value, message, remedy string) diag.Diagnostic {
	return diag.Diagnostic{Code: r.Code, Severity: r.Severity, At: at, Value: diag.Excerpt(value), Message: message, Remedy: remedy}
}

// say typesets a sentence, then puts the arguments where it has a "%s": names
// of files and values are left as they are.
func say(sentence string, args ...string) string {
	const hole = "\uE000"
	text := french.Typeset(strings.ReplaceAll(sentence, "%s", hole))
	for _, a := range args {
		text = strings.Replace(text, hole, strings.ReplaceAll(a, hole, ""), 1)
	}
	return text
}

func quote(s string) string { return french.Quote(diag.Excerpt(s)) }
