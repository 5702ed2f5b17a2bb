package workbook

import (
	"errors"
	"math"
	"slices"
	"strings"
	"unicode"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

const maxMagnitude = 1e12 // beyond, a float64 no longer holds the thousandths

func (p *parser) number(col *column, v *raw, at diag.Position) Cell {
	var n float64
	switch {
	case v.kind == rawBool, v.kind == rawNumber && (v.form == formDate || v.form == formTime || v.form == formPercent):
		return p.wrongNature(v, at, "Un nombre est attendu", "Mettez la cellule au format Nombre, puis saisissez la valeur de nouveau.")
	case v.kind == rawNumber && v.form == formThousands:
		return p.shownOtherwise(v, at)
	case v.kind == rawNumber:
		n = settle(v.number)
	default:
		var err error
		if n, err = french.ParseNumber(v.text); err != nil {
			return p.numberError(err, v, at)
		}
	}
	if math.Abs(n) > maxMagnitude {
		return p.invalid(remarkOutOfBounds, v, at, quote(p.seen(v))+" est trop grand.", "Vérifiez la valeur.")
	}
	if col.Type == TypeInteger && (n != math.Trunc(n) || n < 0) {
		return p.invalid(remarkNotWhole, v, at, quote(p.seen(v))+" n’est pas un nombre entier positif.", "Saisissez un nombre entier, sans décimale ni signe.")
	}
	return Cell{Kind: CellNumber, Number: n, At: at}
}

func (p *parser) shownOtherwise(v *raw, at diag.Position) Cell {
	return p.invalid(remarkNumberAmbiguous, v, at,
		"La cellule contient "+quote(p.seen(v))+", et son format d’affichage parle de milliers ou de millions : la valeur peut se lire de deux façons.",
		"Mettez la cellule au format Nombre, puis saisissez la valeur entière, sans multiple.")
}

func (p *parser) numberError(err error, v *raw, at diag.Position) Cell {
	var e *french.Error
	if errors.As(err, &e) {
		switch e.Kind {
		case french.Ambiguous:
			return p.invalid(remarkNumberAmbiguous, v, at, quote(e.Value)+" peut se lire "+french.JoinOr(quoteAll(e.Readings))+".",
				"Saisissez la valeur sans séparateur de milliers, avec une virgule pour les décimales.")
		case french.TooLarge:
			return p.invalid(remarkOutOfBounds, v, at, quote(e.Value)+" est trop grand.", "Vérifiez la valeur.")
		case french.UnknownUnit:
			return p.invalid(remarkNumberUnreadable, v, at, quote(oneLine(v.text))+" n’est pas un montant en euros.",
				"Saisissez le montant seul, en euros.")
		}
	}
	remedy := "Saisissez le nombre seul, ou laissez la cellule vide s’il n’est pas connu."
	if n, ok := leadingNumber(v.text); ok {
		remedy = "Saisissez le nombre seul : " + n + "."
	}
	return p.invalid(remarkNumberUnreadable, v, at, quote(oneLine(v.text))+" n’est pas un nombre.", remedy)
}

// leadingNumber finds the number of « 120 personnes », « environ 120 » or
// « ~12 000 », whole. What is counted in another unit has none: « 20 % » of a post
// or « 2 jours/semaine » are not 20 or 2 of them, nor « 3 milliers » 3; nor what
// holds another number, « 12 à 15 ».
func leadingNumber(s string) (string, bool) {
	s = strings.Trim(oneLine(s), "~≈±<>≤≥+* ")
	words := strings.Fields(s)
	for start := 0; start <= min(2, len(words)-1); start++ {
		for end := len(words); end > start; end-- {
			number := strings.Join(words[start:end], " ")
			if _, err := french.ParseNumber(number); err != nil {
				continue
			}
			beside := slices.Concat(words[:start], words[end:])
			if len(beside) > 2 || slices.ContainsFunc(beside, isOtherUnit) || strings.ContainsFunc(strings.Join(beside, ""), unicode.IsDigit) {
				return "", false
			}
			return number, true
		}
	}
	return "", false
}

// isOtherUnit tells the words that change the number beside them: shares,
// lengths of time, multiples.
func isOtherUnit(word string) bool {
	if strings.ContainsAny(word, "%‰/") {
		return true
	}
	switch strings.TrimSuffix(french.Fold(word), "s") {
	case "h", "heure", "j", "jr", "jour", "journee", "jh", "semaine", "moi", "trimestre", "semestre", "an", "annee", "pct", "pourcent",
		"k", "m", "millier", "mille", "million", "milliard", "dizaine", "douzaine", "vingtaine", "trentaine", "cinquantaine", "centaine":
		return true
	}
	return false
}

// bounded applies the bounds that the schema sets on a column.
func (p *parser) bounded(col *column, v *raw, c Cell) Cell {
	value, unit := c.Number, ""
	switch col.Type {
	case TypeMoney:
		value, unit = c.Number/100, " €"
	case TypePercent:
		unit = " %"
	}
	if c.Kind != CellNumber || col.Min >= col.Max || value >= col.Min && value <= col.Max {
		return c
	}
	return p.invalid(remarkOutOfBounds, v, c.At,
		quote(p.seen(v))+" est hors des limites.",
		"Saisissez une valeur de "+french.Number(col.Min, 3)+" à "+french.Number(col.Max, 3)+unit+".")
}

// percent reads a percentage in points. The cell of a workbook holds 0.35 for
// 35 %; anything else must say that it is a percentage.
func (p *parser) percent(v *raw, at diag.Position) Cell {
	const remedy = "Saisissez la valeur avec le signe %, par exemple 35 %."
	const bounds = "Saisissez un pourcentage de 0 à 100 %."
	switch v.kind {
	case rawBool:
		return p.wrongNature(v, at, "Un pourcentage est attendu", remedy)
	case rawNumber:
		n := settle(v.number)
		switch {
		case v.form != formPlain && v.form != formPercent:
			// The spreadsheet would show whatever is typed there as a date again.
			return p.wrongNature(v, at, "Un pourcentage est attendu",
				"Mettez la cellule au format Pourcentage, puis saisissez la valeur de nouveau, par exemple 35 %.")
		case n < 0:
			return p.invalid(remarkOutOfBounds, v, at, quote(p.seen(v))+" est négatif.", bounds)
		case v.form == formPercent && n > 1:
			return p.invalid(remarkPercentAmbiguous, v, at,
				"La cellule affiche "+quote(p.seen(v))+" : le format pourcentage a sans doute été ajouté après la saisie de "+quote(decimal(n, ','))+".",
				"Saisissez "+decimal(n, ',')+" % dans la cellule si c’est ce que vous vouliez dire.")
		case v.form == formPlain && n >= 1:
			return p.ambiguousPercent(v, at, n)
		}
		return Cell{Kind: CellNumber, Number: settle(n * 100), At: at}
	}
	n, signed, err := french.ParsePercent(v.text)
	switch {
	case err != nil:
		return p.numberError(err, v, at)
	case n < 0 || n > 100:
		return p.invalid(remarkOutOfBounds, v, at, quote(oneLine(v.text))+" n’est pas compris entre 0 et 100 %.", bounds)
	case !signed && n != 0:
		return p.ambiguousPercent(v, at, n)
	}
	return Cell{Kind: CellNumber, Number: n, At: at}
}

func (p *parser) ambiguousPercent(v *raw, at diag.Position, n float64) Cell {
	if n > 1 {
		return p.invalid(remarkPercentAmbiguous, v, at,
			quote(p.seen(v))+" n’a ni le signe % ni le format pourcentage : au-delà de 1, il dépasserait 100 %.",
			"Saisissez "+decimal(n, ',')+" % si c’est ce que vous vouliez dire.")
	}
	return p.invalid(remarkPercentAmbiguous, v, at,
		quote(p.seen(v))+" peut se lire "+french.JoinOr([]string{french.Quote(decimal(n, ',') + " %"), french.Quote(decimal(n*100, ',') + " %")})+".",
		"Saisissez la valeur avec le signe %.")
}

func (p *parser) money(v *raw, at diag.Position) Cell {
	// Under another format, the spreadsheet would show the amount as a date or
	// as a percentage again.
	const remedy = "Mettez la cellule au format Nombre, puis saisissez le montant en euros, par exemple 12 500."
	switch {
	case v.kind == rawBool, v.kind == rawNumber && (v.form == formDate || v.form == formTime || v.form == formPercent):
		return p.wrongNature(v, at, "Un montant en euros est attendu", remedy)
	case v.kind == rawNumber && v.form == formThousands:
		return p.shownOtherwise(v, at)
	case v.kind == rawNumber:
		if math.Abs(v.number) > maxMagnitude {
			return p.invalid(remarkOutOfBounds, v, at, quote(p.seen(v))+" est trop grand.", "Vérifiez le montant.")
		}
		return Cell{Kind: CellNumber, Number: math.Round(settle(v.number * 100)), At: at}
	}
	amount, err := french.ParseEuros(v.text)
	if err != nil {
		return p.numberError(err, v, at)
	}
	if amount.Tax != "" && p.tax != nil {
		p.tax(amount.Tax, at, oneLine(v.text))
	}
	return Cell{Kind: CellNumber, Number: float64(amount.Cents), At: at}
}

// measure reads the value of an indicator: a number in the row's unit, n.d.,
// s.o. or nothing.
func (p *parser) measure(v *raw, at diag.Position) Cell {
	switch {
	case v.kind == rawBool && p.unitKind == plan.YesNoUnit:
		return Cell{Kind: CellNumber, Number: v.number, At: at}
	case v.kind == rawBool, v.kind == rawNumber && (v.form == formDate || v.form == formTime):
		return p.wrongNature(v, at, "Une valeur d’indicateur est attendue", "Mettez la cellule au format Nombre, puis saisissez la valeur de nouveau.")
	case v.kind == rawNumber:
		return p.measuredNumber(v, at)
	case v.isDoubtful():
		return p.measureUnclear(v, at, oneLine(v.text))
	}
	switch french.Fold(v.text) {
	case "nd", "n d", "non disponible", "non dispo", "indisponible", "donnee non disponible", "pas disponible":
		return Cell{Kind: CellNA, At: at}
	case "so", "s o", "sans objet", "non applicable", "non concerne":
		return Cell{Kind: CellNotApplicable, At: at}
	case "nr", "n r", "non renseigne", "non renseignee", "a renseigner", "a completer":
		p.report(remarkNotFilled.at(at, p.seen(v), quote(oneLine(v.text))+" est lu comme une valeur non renseignée.",
			"Laissez la cellule vide, ou saisissez « n.d. » si la valeur n’est pas disponible."))
		return Cell{At: at}
	}
	return p.measuredText(v, at)
}

func (p *parser) measuredNumber(v *raw, at diag.Position) Cell {
	n := settle(v.number)
	percentUnit := p.takesPercent()
	switch {
	case math.Abs(n) > maxMagnitude:
		return p.invalid(remarkOutOfBounds, v, at, quote(p.seen(v))+" est trop grand.", "Vérifiez la valeur.")
	case v.form == formThousands && !isMultipleUnit(p.unit):
		return p.shownOtherwise(v, at)
	case v.form == formPercent && p.unit != "" && !percentUnit:
		return p.invalid(remarkUnit, v, at,
			"La cellule affiche le pourcentage "+quote(p.seen(v))+", et l’unité de l’indicateur est "+quote(p.unit)+".",
			"Mettez la cellule au format Nombre et saisissez la valeur dans l’unité de l’indicateur, ou corrigez l’unité.")
	case v.form == formPercent && math.Abs(n) > 1:
		return p.invalid(remarkPercentAmbiguous, v, at,
			"La cellule affiche "+quote(p.seen(v))+" : le format pourcentage a sans doute été ajouté après la saisie de "+quote(decimal(n, ','))+".",
			"Mettez la cellule au format Nombre et saisissez la valeur en points : 35 pour 35 %.")
	case v.form == formPercent:
		return Cell{Kind: CellNumber, Number: settle(n * 100), At: at}
	case percentUnit && n > 0 && n < 1:
		p.report(remarkSmallPercent.at(at, p.seen(v), quote(p.seen(v))+" est lu "+french.Quote(decimal(n, ',')+" %")+".",
			"Si vous vouliez dire "+decimal(n*100, ',')+" %, saisissez "+decimal(n*100, ',')+"."))
	}
	return Cell{Kind: CellNumber, Number: n, At: at}
}

func (p *parser) measuredText(v *raw, at diag.Position) Cell {
	text := oneLine(v.text)
	n, err := french.ParseNumber(text)
	if err == nil {
		return p.measuredNumber(&raw{kind: rawNumber, number: n}, at)
	}
	var e *french.Error
	if errors.As(err, &e) && e.Kind == french.Ambiguous {
		return p.numberError(err, v, at)
	}
	if percentage, signed, err := french.ParsePercent(text); err == nil && signed {
		if p.unit != "" && !p.takesPercent() {
			return p.invalid(remarkUnit, v, at, quote(text)+" est un pourcentage, et l’unité de l’indicateur est "+quote(p.unit)+".",
				"Saisissez la valeur dans l’unité de l’indicateur, ou corrigez l’unité.")
		}
		return Cell{Kind: CellNumber, Number: percentage, At: at}
	}
	if number, unit, ok := cutUnit(text); ok {
		if n, err := french.ParseNumber(number); err == nil {
			if strings.EqualFold(unit, oneLine(p.unit)) || plan.SameUnit(unit, p.unit) {
				return Cell{Kind: CellNumber, Number: n, At: at}
			}
			if strings.ContainsFunc(unit, unicode.IsDigit) || strings.HasPrefix(unit, "(") { // « 12 à 15 », « 40 (estimation) »
				return p.measureUnclear(v, at, text)
			}
			return p.invalid(remarkUnit, v, at, quote(text)+" porte l’unité "+quote(unit)+", qui n’est pas celle de l’indicateur"+unitSaid(p.unit)+".",
				"Saisissez le nombre seul, dans l’unité de l’indicateur.")
		}
	}
	if p.unitKind == plan.YesNoUnit {
		if yes, err := french.ParseYesNo(text); err == nil {
			return Cell{Kind: CellNumber, Number: boolNumber(yes), At: at}
		}
	}
	return p.measureUnclear(v, at, text)
}

func (p *parser) measureUnclear(v *raw, at diag.Position, text string) Cell {
	return p.invalid(remarkMeasureUnclear, v, at, quote(text)+" n’est ni un nombre, ni « n.d. », ni « s.o. ».",
		"Saisissez un nombre, « n.d. » si la valeur n’est pas disponible, « s.o. » si elle est sans objet ; laissez vide ce qui n’est pas encore renseigné.")
}

func unitSaid(unit string) string {
	if unit == "" {
		return ""
	}
	return " (" + quote(unit) + ")"
}

// cutUnit parts « 12,5 kg » into its number and its unit.
func cutUnit(text string) (number, unit string, ok bool) {
	end := 0
	for i, r := range text {
		if r >= '0' && r <= '9' || r == ',' || r == '.' || r == ' ' || r == '-' || r == '+' || r == '−' {
			if r != ' ' {
				end = i + len(string(r))
			}
			continue
		}
		break
	}
	return text[:end], strings.TrimSpace(text[end:]), end > 0 && end < len(text)
}

// takesPercent tells the units whose values may be typed with a % sign: points of
// percentage too.
func (p *parser) takesPercent() bool {
	return p.unitKind == plan.PercentUnit || strings.Contains(p.unit, "%")
}

// isMultipleUnit tells the units that are thousands or millions themselves.
func isMultipleUnit(unit string) bool {
	unit = strings.ToLower(unit)
	for _, word := range []string{"k€", "m€", "keur", "millier", "million"} {
		if strings.Contains(unit, word) {
			return true
		}
	}
	return false
}
