package workbook

import (
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

// Remark documents one kind of diagnostic that the reader gives, in the way
// that a rule documents itself: `nrreport rules` prints both tables alike.
type Remark struct {
	Code     string
	Severity diag.Severity
	// Title names the fault in a few French words; Explanation says why it
	// matters and how to mend it; Basis cites a text, or is empty.
	Title       string
	Explanation string
	Basis       string
}

// ReaderDiagnostics lists every remark that [Read] can make, by code.
func ReaderDiagnostics() []Remark {
	list := make([]Remark, len(remarks))
	for i, r := range remarks {
		list[i] = *r
	}
	return list
}

// IsAbsence tells the remarks on a sheet or a column that is not in the file:
// another of the files that are merged may have it.
func IsAbsence(code string) bool {
	for _, r := range []*Remark{remarkSheetMissing, remarkSheetAbsent, remarkColumnMissing, remarkColumnAbsent} {
		if r.Code == code {
			return true
		}
	}
	return false
}

// IsSetAside tells the remarks on what people put in a file that has no place in a
// plan: whoever makes another file of what was read leaves it there.
func IsSetAside(code string) bool {
	for _, r := range []*Remark{remarkSheetUnknown, remarkColumnUnknown, remarkColumnRenamed, remarkStray, remarkTotal,
		remarkNeighbour, remarkUntitled, remarkPictureExtra, remarkComments, remarkStruck} {
		if r.Code == code {
			return true
		}
	}
	return false
}

// The remarks, by family: 00x the file, 01x columns and layout, 02x dates,
// 03x numbers, 04x lists of values, 05x what Excel itself reports, 06x
// pictures, 07x year columns, 08x the origin of a part, 09x columns again. A code is never used again for something else.
var (
	remarkForeign = &Remark{"LEC-001", diag.Error, "Aucune feuille du modèle",
		"Le classeur ne contient aucune des feuilles attendues : il s’agit sans doute d’un autre fichier. La commande « nrreport template » crée un classeur vierge à remplir.", ""}
	remarkSheetMissing = &Remark{"LEC-002", diag.Error, "Feuille manquante",
		"Une feuille dont le rapport a besoin est introuvable : elle a été supprimée ou trop renommée pour être reconnue. Rendez-lui son nom, ou recopiez-la depuis un classeur vierge.", ""}
	remarkSheetAbsent = &Remark{"LEC-003", diag.Info, "Feuille facultative absente",
		"Une feuille du modèle n’est pas dans le classeur. Le rapport se fait sans elle.", ""}
	remarkSheetNear = &Remark{"LEC-004", diag.Warning, "Feuille reconnue par ressemblance",
		"Le nom de la feuille, ou les titres de ses colonnes, ressemblent à ceux d’une feuille du modèle : elle a été lue comme telle. Rendez-lui son nom exact pour lever le doute.", ""}
	remarkSheetTwice = &Remark{"LEC-005", diag.Error, "Feuille en double",
		"Deux feuilles répondent au même nom du modèle. Une seule peut être lue, et rien ne dit laquelle fait foi : regroupez leurs lignes, puis supprimez ou renommez l’autre.", ""}
	remarkSheetUnknown = &Remark{"LEC-006", diag.Info, "Feuille inconnue",
		"La feuille ne fait pas partie du modèle : elle est laissée de côté. Rien de ce qu’elle contient ne figurera dans le rapport.", ""}
	remarkModelOlder = &Remark{"LEC-007", diag.Info, "Modèle plus ancien",
		"Le classeur a été créé avec une version précédente du modèle. Il reste compris.", ""}
	remarkModelNewer = &Remark{"LEC-008", diag.Error, "Modèle plus récent que l’outil",
		"Le classeur a été créé avec une version de l’outil plus récente que celle-ci, qui pourrait mal le comprendre. Mettez l’outil à jour.", ""}
	remarkModelAbsent = &Remark{"LEC-009", diag.Info, "Version du modèle inconnue",
		"Le classeur ne dit pas de quelle version du modèle il vient (un autre logiciel a pu effacer cette propriété). Il est lu comme un classeur de la version courante.", ""}

	remarkNoHeader = &Remark{"LEC-010", diag.Error, "Titres de colonnes introuvables",
		"La ligne des titres de colonnes n’a pas été trouvée dans les premières lignes de la feuille. Sans elle, rien ne peut y être lu : remettez-la, telle qu’elle est dans un classeur vierge.", ""}
	remarkColumnMissing = &Remark{"LEC-011", diag.Error, "Colonne obligatoire manquante",
		"Une colonne (ou une ligne de formulaire) dont le rapport a besoin est introuvable : elle a été supprimée, ou son titre a trop changé pour être reconnu.", ""}
	remarkColumnAbsent = &Remark{"LEC-012", diag.Info, "Colonne facultative absente",
		"Une colonne (ou une ligne de formulaire) facultative du modèle n’est pas dans la feuille.", ""}
	remarkColumnNear = &Remark{"LEC-013", diag.Warning, "Titre reconnu par ressemblance",
		"Le titre ressemble à celui d’une colonne (ou d’une ligne de formulaire) du modèle : elle a été lue comme telle. Rendez-lui son titre exact pour lever le doute.", ""}
	remarkColumnTwice = &Remark{"LEC-014", diag.Error, "Titre en double",
		"Deux colonnes (ou deux lignes de formulaire) portent le même titre. Seule la première est lue : regroupez leurs valeurs et supprimez l’autre.", ""}
	remarkColumnUnknown = &Remark{"LEC-015", diag.Info, "Colonne inconnue",
		"Le titre ne correspond à aucune colonne du modèle : la colonne est laissée de côté.", ""}
	remarkColumnRenamed = &Remark{"LEC-091", diag.Warning, "Colonne peut-être renommée",
		"Une colonne remplie porte un titre inconnu, et une colonne du modèle manque : c’est peut-être la même. Ce qu’elle contient n’est pas lu tant que son titre n’est pas rétabli.", ""}
	remarkForeignTable = &Remark{"LEC-092", diag.Error, "Tableau d’une autre feuille",
		"La feuille, ou un tableau qui y a été collé, a les titres d’une autre feuille du modèle. Ses lignes ne sont pas lues là où elles sont : leurs colonnes n’y ont pas de place.", ""}
	remarkStray = &Remark{"LEC-016", diag.Warning, "Cellules hors du tableau",
		"Des cellules sont remplies là où le modèle n’attend rien : au-dessus des titres, à côté du formulaire, dans un exemple ou une ligne de titres recopiés. Elles ne sont pas lues.", ""}
	remarkHidden = &Remark{"LEC-017", diag.Info, "Lignes, colonnes ou feuille masquées",
		"Des lignes ou des colonnes sont masquées, par un filtre ou à la main. Elles sont lues comme les autres.", ""}
	remarkMerged = &Remark{"LEC-018", diag.Warning, "Cellules fusionnées",
		"Dans une fusion, seule la première cellule a une valeur : les autres lignes ou colonnes qu’elle recouvre sont lues comme vides. Annulez la fusion et recopiez la valeur partout où elle vaut.", ""}
	remarkTotal = &Remark{"LEC-019", diag.Warning, "Ligne de total",
		"La ligne paraît être un total ajouté sous le tableau. Elle n’est pas lue : les totaux du rapport sont calculés.", ""}
	remarkNeighbour = &Remark{"LEC-020", diag.Warning, "Feuille ou colonne voisine laissée de côté",
		"Une feuille ou une colonne porte un nom voisin de celui d’une autre, qui est là et qui est lue. Elle est laissée de côté : vérifiez qu’elle ne contient rien du plan.", ""}

	remarkYearOnly = &Remark{"LEC-021", diag.Error, "Date réduite à l’année",
		"La cellule attend un jour et ne contient qu’une année. Dans une cellule au format date, Excel affiche alors un jour de 1905.", ""}
	remarkMonthOnly = &Remark{"LEC-022", diag.Error, "Date réduite au mois",
		"La cellule attend un jour et ne contient qu’un mois et une année.", ""}
	remarkDateUnreadable = &Remark{"LEC-023", diag.Error, "Date illisible",
		"Le contenu de la cellule n’est pas une date.", ""}
	remarkDateImpossible = &Remark{"LEC-024", diag.Error, "Date impossible",
		"Le jour n’existe pas dans le calendrier, ou se trouve hors de la période que l’outil admet.", ""}
	remarkDateAmbiguous = &Remark{"LEC-025", diag.Error, "Date ambiguë",
		"La date peut se lire de plusieurs façons : année à deux chiffres, ou mois placé avant le jour. L’outil ne choisit pas à votre place.", ""}
	remarkDateTime = &Remark{"LEC-026", diag.Info, "Heure laissée de côté",
		"La cellule contient une date et une heure : seule la date est retenue.", ""}
	remarkDateSerial = &Remark{"LEC-027", diag.Info, "Date sans format de date",
		"La cellule contient le numéro de série d’une date, comme Excel les enregistre, mais n’est pas au format date. La date est comprise.", ""}
	remarkDayless = &Remark{"LEC-028", diag.Warning, "Date affichée sans son jour",
		"La cellule est à un format qui ne montre que le mois ou l’année, et contient le premier jour du mois. Le tableur l’y met de lui-même quand on saisit « mars 2026 » : une échéance à la fin du mois deviendrait une échéance au premier.", ""}

	remarkNumberUnreadable = &Remark{"LEC-031", diag.Error, "Nombre illisible",
		"La cellule attend un nombre. Le contenu n’en est pas un, ou porte une unité ou un commentaire qui doit aller dans sa propre colonne.", ""}
	remarkNumberAmbiguous = &Remark{"LEC-032", diag.Error, "Nombre ambigu",
		"Le nombre peut se lire de deux façons (« 1.234 » : mille deux cent trente-quatre, ou un virgule deux cent trente-quatre). L’outil ne choisit pas à votre place.", ""}
	remarkPercentAmbiguous = &Remark{"LEC-033", diag.Error, "Pourcentage ambigu",
		"Dans un classeur, 35 % est le nombre 0,35 affiché au format pourcentage. Sans ce format ni le signe %, un nombre peut valoir cent fois plus ou cent fois moins ; au-delà de 100 %, le signe a sans doute été ajouté après coup.", ""}
	remarkTax = &Remark{"LEC-034", diag.Error, "HT ou TTC contradictoire",
		"Le montant porte une mention HT ou TTC qui contredit celle de la feuille « Collectivité », où un seul choix vaut pour tous les montants.", ""}
	remarkNotWhole = &Remark{"LEC-035", diag.Error, "Nombre entier attendu",
		"La cellule attend un nombre entier, positif ou nul.", ""}
	remarkOutOfBounds = &Remark{"LEC-036", diag.Error, "Valeur hors limites",
		"La valeur sort des limites que le modèle fixe pour cette colonne.", ""}
	remarkUnit = &Remark{"LEC-037", diag.Error, "Unité contradictoire",
		"La valeur porte une unité ou un format pourcentage qui n’est pas l’unité de l’indicateur.", ""}
	remarkSmallPercent = &Remark{"LEC-038", diag.Warning, "Pourcentage très petit",
		"L’unité de l’indicateur est le pourcentage et la valeur est inférieure à 1, sans format pourcentage : elle est lue telle quelle (0,35 vaut 0,35 %).", ""}
	remarkMeasureUnclear = &Remark{"LEC-039", diag.Error, "Valeur d’indicateur incomprise",
		"Une valeur d’indicateur est un nombre, « n.d. » (non disponible), « s.o. » (sans objet) ou rien. Un tiret ou un point d’interrogation peut vouloir dire l’un ou l’autre.", ""}

	remarkNotFilled = &Remark{"LEC-040", diag.Info, "Valeur non renseignée",
		"La cellule dit que la valeur n’est pas renseignée : elle est lue comme une cellule vide, et le rapport l’annonce ainsi.", ""}

	remarkChoice = &Remark{"LEC-041", diag.Error, "Valeur hors de la liste",
		"La cellule attend une des valeurs de sa liste déroulante.", ""}
	remarkTheme = &Remark{"LEC-042", diag.Error, "Thème inconnu",
		"La cellule attend un thème : le numéro d’un des six thèmes du décret, ou celui d’un thème propre ajouté à la feuille « Thèmes ».", "CGCT, art. D. 2311-15-1"}
	remarkYesNo = &Remark{"LEC-043", diag.Error, "Oui ou non attendu",
		"La cellule attend « oui » ou « non ».", ""}
	remarkYear = &Remark{"LEC-044", diag.Error, "Année illisible",
		"La cellule attend une année à quatre chiffres.", ""}
	remarkSIREN = &Remark{"LEC-045", diag.Error, "SIREN mal formé",
		"Un numéro SIREN compte neuf chiffres.", ""}
	remarkEmail = &Remark{"LEC-046", diag.Error, "Adresse électronique mal formée",
		"La cellule attend une adresse électronique.", ""}
	remarkColour = &Remark{"LEC-047", diag.Error, "Couleur mal formée",
		"La couleur s’écrit par ses six chiffres hexadécimaux, comme #1F5FA8.", ""}
	remarkTooLong = &Remark{"LEC-048", diag.Warning, "Texte trop long",
		"Le texte dépasse la longueur prévue. Il est lu en entier, mais la mise en page peut en souffrir.", ""}
	remarkLink = &Remark{"LEC-049", diag.Warning, "Lien écarté",
		"Seuls les liens vers une adresse web (http, https) ou électronique (mailto) sont repris dans le rapport. Le texte, lui, est gardé.", ""}

	remarkFormula = &Remark{"LEC-051", diag.Error, "Formule sans résultat",
		"La cellule contient une formule dont le résultat n’a pas été enregistré. Ouvrez puis enregistrez le classeur dans Excel ou LibreOffice.", ""}
	remarkErrorCell = &Remark{"LEC-052", diag.Error, "Erreur de calcul",
		"La cellule affiche une erreur du tableur (#REF!, #DIV/0!, #N/A…).", ""}
	remarkNature = &Remark{"LEC-053", diag.Error, "Valeur d’une autre nature",
		"La cellule contient une date, un pourcentage ou un VRAI/FAUX là où une autre sorte de valeur est attendue. Excel transforme parfois la saisie de lui-même.", ""}
	remarkDateAsText = &Remark{"LEC-054", diag.Info, "Date lue comme un texte",
		"La cellule attend un texte et contient une date : elle est reprise sous la forme jour/mois/année.", ""}
	remarkTooMany = &Remark{"LEC-055", diag.Error, "Trop d’anomalies dans la feuille",
		"La feuille compte tant d’anomalies que seules les premières sont détaillées. Une colonne entière est sans doute décalée, ou collée depuis un autre tableau. La remarque a la gravité de la plus grave de celles qu’elle remplace.", ""}
	remarkThemeNumber = &Remark{"LEC-056", diag.Warning, "Thème sans numéro",
		"Chaque thème porte un numéro, auquel les objectifs, les actions et les indicateurs se rattachent. Un thème du décret se reconnaît à son titre ; un thème propre reçoit le premier numéro libre.", "CGCT, art. D. 2311-15-1"}
	remarkUntitled = &Remark{"LEC-057", diag.Warning, "Colonne sans titre",
		"La colonne est remplie et n’a pas de titre : rien ne dit ce qu’elle contient. Elle n’est pas lue.", ""}

	remarkPictureFormat = &Remark{"LEC-061", diag.Warning, "Image inutilisable",
		"Le logo se colle comme une image PNG ou JPEG.", ""}
	remarkPictureExtra = &Remark{"LEC-062", diag.Info, "Image laissée de côté",
		"Une seule image sert de logo : la première de la feuille « Collectivité ».", ""}
	remarkPictureLarge = &Remark{"LEC-063", diag.Warning, "Image trop lourde",
		"L’image dépasse ce que l’outil accepte pour un logo.", ""}
	remarkComments = &Remark{"LEC-064", diag.Info, "Commentaire laissé de côté",
		"Le contenu des cellules est repris ; un commentaire attaché à une cellule ne l’est ni dans le rapport, ni dans un classeur réuni par « merge ». Ce qui doit y figurer s’écrit dans une cellule, par exemple dans la colonne « Commentaire ». Les remarques de nrreport lui-même ne comptent pas.", ""}
	remarkStruck = &Remark{"LEC-065", diag.Warning, "Lignes barrées",
		"Des lignes sont barrées d’un trait, comme pour dire qu’elles ne valent plus. Un trait ne dit rien au rapport : elles sont lues comme les autres.", ""}

	remarkYearTwice = &Remark{"LEC-071", diag.Error, "Année en double",
		"Deux colonnes donnent les valeurs de la même année. Seule la première est lue : regroupez leurs valeurs et supprimez l’autre.", ""}
	remarkOrigin = &Remark{"LEC-081", diag.Warning, "Origine illisible",
		"Le classeur d’une direction garde, dans une feuille masquée, la trace du plan dont il vient. Cette trace a été modifiée : la fusion ne peut plus dire seule ce que la direction a changé.", ""}

	remarkYearAlias = &Remark{"LEC-072", diag.Info, "Colonne d’année reconnue",
		"Le titre de la colonne contient une année parmi d’autres mots : elle est lue comme la colonne de cette année.", ""}
)

var remarks = []*Remark{
	remarkForeign, remarkSheetMissing, remarkSheetAbsent, remarkSheetNear, remarkSheetTwice,
	remarkSheetUnknown, remarkModelOlder, remarkModelNewer, remarkModelAbsent,
	remarkNoHeader, remarkColumnMissing, remarkColumnAbsent, remarkColumnNear, remarkColumnTwice,
	remarkColumnUnknown, remarkStray, remarkHidden, remarkMerged, remarkTotal, remarkNeighbour,
	remarkYearOnly, remarkMonthOnly, remarkDateUnreadable, remarkDateImpossible,
	remarkDateAmbiguous, remarkDateTime, remarkDateSerial, remarkDayless,
	remarkNumberUnreadable, remarkNumberAmbiguous, remarkPercentAmbiguous, remarkTax,
	remarkNotWhole, remarkOutOfBounds, remarkUnit, remarkSmallPercent, remarkMeasureUnclear,
	remarkNotFilled,
	remarkChoice, remarkTheme, remarkYesNo, remarkYear, remarkSIREN, remarkEmail, remarkColour,
	remarkTooLong, remarkLink,
	remarkFormula, remarkErrorCell, remarkNature, remarkDateAsText, remarkTooMany, remarkThemeNumber,
	remarkUntitled,
	remarkPictureFormat, remarkPictureExtra, remarkPictureLarge, remarkComments, remarkStruck,
	remarkYearTwice, remarkYearAlias,
	remarkOrigin,
	remarkColumnRenamed, remarkForeignTable,
}

// at makes a diagnostic of r. Message and remedy are typeset here, so that the
// sentences above and below read as plain French in the source.
func (r *Remark) at(pos diag.Position, value, message, remedy string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: r.Code, Severity: r.Severity, Basis: r.Basis,
		At: pos, Value: diag.Excerpt(value),
		Message: french.Typeset(message), Remedy: french.Typeset(remedy),
	}
}

// quote shows a value inside a sentence.
func quote(s string) string { return french.Quote(diag.Excerpt(s)) }
