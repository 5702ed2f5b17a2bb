package workbook

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// raw is what a cell holds before the schema says what it means: the file
// format's facts and nothing else.
type raw struct {
	kind   rawKind
	form   rawForm // of a number
	number float64 // of a number; 0 or 1 of a boolean
	text   string  // of a text; the code of an error; the source of a formula
	runs   []richtext.Run
	link   string // the target of a link on the whole cell
}

type rawKind uint8

const (
	rawBlank rawKind = iota
	rawText
	rawNumber
	rawBool
	rawError   // #REF!, #DIV/0!…
	rawPending // a formula whose result was not saved
)

// rawForm is how a number is shown, as far as it changes its meaning.
type rawForm uint8

const (
	formPlain rawForm = iota
	formPercent
	formDate
	formTime      // a time of the day or a duration
	formThousands // "12 k€" for 12: the format says thousands, the value does not
)

// parser turns raw cells into typed cells, one sheet at a time.
type parser struct {
	date1904 bool
	themes   *themeIndex
	report   func(diag.Diagnostic)
	// tax receives each amount that says HT or TTC, to be held against the
	// community's choice once it is known.
	tax func(tax string, d diag.Position, value string)
	// unit is the unit of the row's indicator, for TypeMeasure.
	unit string
	// saturated tells that no more diagnostics of the sheet will be shown: a
	// suggestion would be looked for in vain.
	saturated bool
	// known remembers the themes found by their text: a sheet names the same
	// few over and over.
	known map[string]plan.ThemeID
}

// column is a column of the schema made ready for reading.
type column struct {
	*Column
	choices []string          // the values offered, in order
	byWord  map[string]string // folded value or synonym → canonical value
}

func newColumn(c *Column) column {
	col := column{Column: c}
	if len(c.Values) > 0 {
		col.byWord = make(map[string]string, 4*len(c.Values))
		for _, v := range c.Values {
			if !v.Unlisted {
				col.choices = append(col.choices, v.Value)
			}
			for _, word := range append([]string{v.Value}, v.Synonyms...) {
				if folded := french.Fold(word); col.byWord[folded] == "" {
					col.byWord[folded] = v.Value
				}
			}
			// As the drop-down writes it: found without folding.
			col.byWord[v.Value] = v.Value
		}
	}
	return col
}

// cell types one cell. What cannot be understood is reported and kept as a
// CellInvalid with the text seen.
func (p *parser) cell(col *column, v *raw, at diag.Position) Cell {
	switch v.kind {
	case rawBlank:
		return Cell{At: at}
	case rawPending:
		return p.invalid(remarkFormula, v, at,
			"La formule de cette cellule n’a pas de résultat enregistré.",
			"Ouvrez puis enregistrez le classeur dans Excel ou LibreOffice, ou remplacez la formule par sa valeur.")
	case rawError:
		return p.invalid(remarkErrorCell, v, at,
			"La cellule affiche l’erreur "+quote(v.text)+" au lieu d’une valeur.",
			"Corrigez la formule, ou remplacez-la par sa valeur.")
	}
	switch col.Type {
	case TypeProse:
		return p.prose(col, v, at)
	case TypeCode:
		return p.code(col, v, at)
	case TypeRefs:
		return p.refs(v, at)
	case TypeNames:
		return p.names(v, at)
	case TypeEnum:
		return p.choice(col, v, at)
	case TypeTheme:
		return p.theme(v, at)
	case TypeYesNo:
		return p.yesNo(v, at)
	case TypeDate:
		return p.date(v, at)
	case TypeYear:
		return p.bounded(col, v, p.year(v, at))
	case TypeInteger, TypeNumber:
		return p.bounded(col, v, p.number(col, v, at))
	case TypePercent:
		return p.bounded(col, v, p.percent(v, at))
	case TypeMoney:
		return p.bounded(col, v, p.money(v, at))
	case TypeMeasure:
		return p.measure(v, at)
	case TypeColour:
		return p.colour(v, at)
	case TypeEmail:
		return p.email(v, at)
	case TypeSIREN:
		return p.siren(v, at)
	}
	return p.text(col, v, at)
}

// invalid reports a cell and keeps what was seen.
func (p *parser) invalid(r *Remark, v *raw, at diag.Position, message, remedy string) Cell {
	seen := p.seen(v)
	p.report(r.at(at, seen, message, remedy))
	return Cell{Kind: CellInvalid, Text: seen, At: at}
}

// seen is the cell's content as its author would recognise it.
func (p *parser) seen(v *raw) string {
	switch v.kind {
	case rawNumber:
		switch v.form {
		case formPercent:
			return decimal(v.number*100, ',') + " %"
		case formDate:
			if day, ok := p.serialDay(v.number); ok {
				return french.DateShort(day.Year, day.Month, day.Day)
			}
		case formTime:
			if v.number >= 0 && v.number < 1 {
				return time.Unix(int64(math.Round(v.number*86400)), 0).UTC().Format("15:04")
			}
		}
		return decimal(v.number, ',')
	case rawBool:
		if v.number != 0 {
			return "VRAI"
		}
		return "FAUX"
	case rawPending:
		return "=" + strings.TrimPrefix(v.text, "=")
	}
	return v.text
}

// decimal writes a number with as many digits as it has, and no groups: the
// form that a cell's editing line shows.
func decimal(v float64, sign byte) string {
	s := strconv.FormatFloat(settle(v), 'f', -1, 64)
	if sign != '.' {
		s = strings.Replace(s, ".", string(sign), 1)
	}
	return s
}

// settle rubs out the noise that binary fractions leave (35.000000000000004),
// keeping the fifteen digits that a spreadsheet keeps.
func settle(v float64) float64 {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return v
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return v
	}
	return rounded
}

// oneLine folds all white space of a text to single spaces. Most texts are
// returned as they are, at the cost of a look.
func oneLine(s string) string {
	space := true // a space here would be one too many
	for _, r := range s {
		switch {
		case r == ' ':
			if space {
				return strings.Join(strings.FieldsFunc(s, isFoldable), " ")
			}
			space = true
		case r < ' ' || r >= 0x7F && isFoldable(r):
			return strings.Join(strings.FieldsFunc(s, isFoldable), " ")
		default:
			space = false
		}
	}
	if space {
		return strings.Join(strings.FieldsFunc(s, isFoldable), " ")
	}
	return s
}

// isFoldable tells the white space and invisible characters that never carry a
// meaning. No-break spaces are among them: the report's typography sets its own.
func isFoldable(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

// isBlankText reports whether a text shows nothing.
func isBlankText(s string) bool {
	for _, r := range s {
		if !isFoldable(r) {
			return false
		}
	}
	return true
}

// words is the cell as a one-line text, whatever its kind. A date is reported
// when say is true, since it was perhaps a text that Excel changed.
func (p *parser) words(v *raw, at diag.Position) string {
	if v.kind == rawNumber && v.form == formDate {
		seen := p.seen(v)
		p.report(remarkDateAsText.at(at, seen, "La cellule attend un texte et contient une date, lue "+quote(seen)+".",
			"Si vous aviez saisi autre chose, mettez la cellule au format Texte et saisissez-la de nouveau."))
		return seen
	}
	return oneLine(p.seen(v))
}

func (p *parser) text(col *column, v *raw, at diag.Position) Cell {
	text := p.words(v, at)
	if target := p.link(v, at); target != "" && !strings.Contains(target, strings.TrimSuffix(text, "/")) {
		text += " (" + strings.TrimPrefix(target, "mailto:") + ")"
	}
	p.checkLength(col, text, at)
	return Cell{Kind: CellText, Text: text, At: at}
}

func (p *parser) prose(col *column, v *raw, at diag.Position) Cell {
	var text richtext.Text
	target := p.link(v, at)
	switch {
	case v.kind != rawText:
		text = richtext.FromRuns([]richtext.Run{{Text: p.words(v, at), Link: target}})
	case len(v.runs) <= 1:
		// One look for the whole text stresses nothing: LibreOffice makes it
		// the cell's own style, which is not read either.
		text = richtext.FromRuns([]richtext.Run{{Text: v.text, Link: target}})
	default:
		runs := v.runs
		if target != "" {
			runs = make([]richtext.Run, len(v.runs))
			for i, r := range v.runs {
				r.Link = target
				runs[i] = r
			}
		}
		text = richtext.FromRuns(runs)
	}
	if len(text) == 0 { // a lone "-" or "•" is no text, but it was typed
		text = richtext.Text{{Runs: []richtext.Run{{Text: oneLine(p.seen(v))}}}}
	}
	if col.MaxLen > 0 {
		p.checkLength(col, text.Plain(), at)
	}
	return Cell{Kind: CellRich, Rich: text, At: at}
}

func (p *parser) checkLength(col *column, text string, at diag.Position) {
	if col.MaxLen == 0 || len(text) <= col.MaxLen {
		return
	}
	if n := len([]rune(text)); n > col.MaxLen {
		p.report(remarkTooLong.at(at, text,
			"Le texte compte "+french.Count(n, "caractère", "caractères")+", pour "+french.Integer(int64(col.MaxLen))+" au plus.",
			"Raccourcissez-le."))
	}
}

// link returns the address of a link that the report may carry, and reports
// the others. Links inside the workbook are aids to its reader only.
func (p *parser) link(v *raw, at diag.Position) string {
	target := strings.TrimSpace(v.link)
	if target == "" || strings.HasPrefix(target, "#") {
		return ""
	}
	scheme, _, _ := strings.Cut(target, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return target
	}
	p.report(remarkLink.at(at, target, "Le lien de cette cellule mène à "+quote(target)+", qui n’est ni une adresse web ni une adresse électronique.",
		"Donnez une adresse qui commence par https://, ou retirez le lien."))
	return ""
}

func (p *parser) code(col *column, v *raw, at diag.Position) Cell {
	if !isCodeLike(v) {
		return p.notACode(v, at, "Un code est attendu")
	}
	code := p.codeWord(v)
	p.checkLength(col, code, at)
	return Cell{Kind: CellText, Text: code, At: at}
}

// isCodeLike reports whether a cell may hold a code: Excel makes a date of 1-1
// and a percentage of 1%.
func isCodeLike(v *raw) bool {
	return v.kind == rawText || v.kind == rawNumber && v.form == formPlain
}

func (p *parser) notACode(v *raw, at diag.Position, expected string) Cell {
	return p.wrongNature(v, at, expected, "Excel a sans doute transformé la saisie : mettez la cellule au format Texte, puis saisissez-la de nouveau.")
}

// codeWord is a code as typed; a number keeps a point, as codes do (1.1).
func (p *parser) codeWord(v *raw) string {
	if v.kind == rawNumber && v.form == formPlain {
		return decimal(v.number, '.')
	}
	return oneLine(p.seen(v))
}

// listSeparator is how lists are kept in a cell, whatever was typed.
const listSeparator = " ; "

// refs keeps a list of codes in the form "O1.1 ; O1.2". Codes hold no comma,
// no slash between spaces and no « et », so all these separate them.
func (p *parser) refs(v *raw, at diag.Position) Cell {
	if !isCodeLike(v) {
		return p.notACode(v, at, "Des codes sont attendus")
	}
	if v.kind == rawNumber {
		return Cell{Kind: CellText, Text: p.codeWord(v), At: at}
	}
	items := splitList(v.text, ";,\n\r|")
	var codes []string
	for _, item := range items {
		for _, and := range []string{" et ", " / ", " & ", " + "} {
			item = strings.ReplaceAll(item, and, ";")
		}
		codes = append(codes, splitList(item, ";")...)
	}
	if len(codes) == 0 {
		codes = []string{oneLine(v.text)}
	}
	return Cell{Kind: CellText, Text: strings.Join(codes, listSeparator), At: at}
}

// names keeps a list of names in the form "a ; b". A comma may belong to a
// name, so only semicolons and line breaks separate.
func (p *parser) names(v *raw, at diag.Position) Cell {
	if v.kind != rawText {
		return Cell{Kind: CellText, Text: p.words(v, at), At: at}
	}
	p.link(v, at)
	items := splitList(v.text, ";\n\r")
	if len(items) == 0 {
		items = []string{oneLine(v.text)}
	}
	return Cell{Kind: CellText, Text: strings.Join(items, listSeparator), At: at}
}

// splitList cuts a list at any of the separators, and takes off the bullets
// that start its lines.
func splitList(s, separators string) []string {
	var items []string
	for len(s) > 0 {
		item := s
		if i := strings.IndexAny(s, separators); i >= 0 {
			item, s = s[:i], s[i+1:]
		} else {
			s = ""
		}
		item = oneLine(item)
		for _, bullet := range []string{"- ", "• ", "* ", "– "} {
			item = strings.TrimPrefix(item, bullet)
		}
		if item != "" && item != "-" && item != "•" {
			items = append(items, item)
		}
	}
	return items
}

func (p *parser) choice(col *column, v *raw, at diag.Position) Cell {
	if v.kind == rawText {
		if value, ok := col.byWord[v.text]; ok {
			return Cell{Kind: CellText, Text: value, At: at}
		}
	}
	if v.kind == rawText || v.kind == rawNumber {
		if value, ok := col.byWord[french.Fold(p.seen(v))]; ok {
			return Cell{Kind: CellText, Text: value, At: at}
		}
	}
	if v.kind == rawBool {
		if value, ok := col.byWord[map[bool]string{true: "oui", false: "non"}[v.number != 0]]; ok {
			return Cell{Kind: CellText, Text: value, At: at}
		}
	}
	seen := p.seen(v)
	message := quote(seen) + " n’est pas une valeur de la liste"
	if near, ok := p.nearestChoice(col, seen); ok {
		message += " : vouliez-vous dire " + french.Quote(near) + " ?"
	} else {
		message += "."
	}
	return p.invalid(remarkChoice, v, at, message, "Choisissez "+french.JoinOr(quoteAll(col.choices))+".")
}

// nearestChoice looks among values and synonyms, and answers with the value.
func (p *parser) nearestChoice(col *column, word string) (string, bool) {
	if p.saturated {
		return "", false
	}
	if near, ok := french.Nearest(word, col.choices); ok {
		return near, true
	}
	for _, value := range col.Values {
		if _, ok := french.Nearest(word, value.Synonyms); ok {
			return value.Value, true
		}
	}
	return "", false
}

func quoteAll(items []string) []string {
	quoted := make([]string, len(items))
	for i, item := range items {
		quoted[i] = french.Quote(item)
	}
	return quoted
}

func (p *parser) theme(v *raw, at diag.Position) Cell {
	id, ok := plan.ThemeID(0), false
	switch {
	case v.kind == rawNumber && v.form == formPlain && v.number >= 1 && v.number < 1000 && v.number == math.Trunc(v.number):
		id, ok = plan.ThemeID(v.number), true
	case v.kind == rawText:
		if id, ok = p.known[v.text]; ok {
			break
		}
		var other plan.ThemeID
		if id, other, ok = p.themes.find(v.text); ok && len(p.known) < 100 {
			if p.known == nil {
				p.known = map[string]plan.ThemeID{}
			}
			p.known[v.text] = id
		}
		if other != 0 {
			return p.invalid(remarkTheme, v, at,
				quote(p.seen(v))+" porte le numéro du thème "+strconv.Itoa(int(id))+" et le titre du thème "+strconv.Itoa(int(other))+".",
				"Gardez l’un des deux, par exemple le numéro seul.")
		}
	}
	if ok {
		return Cell{Kind: CellNumber, Number: float64(id), At: at}
	}
	message := quote(p.seen(v)) + " n’est pas un thème"
	if p.saturated {
		message += "."
	} else if near, found := p.themes.nearest(p.seen(v)); found {
		message += " : vouliez-vous dire " + french.Quote(near) + " ?"
	} else {
		message += "."
	}
	return p.invalid(remarkTheme, v, at, message,
		"Choisissez le thème dans la liste, ou saisissez son numéro ; ajoutez d’abord un thème propre à la feuille « Thèmes ».")
}

func (p *parser) yesNo(v *raw, at diag.Position) Cell {
	switch v.kind {
	case rawBool:
		return Cell{Kind: CellBool, Number: v.number, At: at}
	case rawText, rawNumber:
		if v.form == formPlain {
			if yes, err := french.ParseYesNo(p.seen(v)); err == nil {
				return Cell{Kind: CellBool, Number: boolNumber(yes), At: at}
			}
		}
	}
	return p.invalid(remarkYesNo, v, at, quote(p.seen(v))+" n’est ni « oui » ni « non ».", "Choisissez « oui » ou « non ».")
}

func boolNumber(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// The years between which a day or a year makes sense in a plan: a survey may
// be old, a trajectory goes to 2050 and beyond.
const firstYear, lastYear = 1980, 2100

func (p *parser) date(v *raw, at diag.Position) Cell {
	switch v.kind {
	case rawNumber:
		return p.dateSerial(v, at)
	case rawBool:
		return p.wrongNature(v, at, "Une date est attendue", "Saisissez un jour complet, par exemple 31/12/2025.")
	}
	text := v.text
	day, err := french.ParseDate(text)
	if err != nil {
		if before, ok := cutClock(text); ok {
			if day, err2 := french.ParseDate(before); err2 == nil {
				p.report(remarkDateTime.at(at, text, "La cellule contient une date et une heure : seule la date est retenue.", ""))
				return p.inPeriod(plan.Day(day), v, at)
			}
		}
		return p.dateError(err, v, at)
	}
	return p.inPeriod(plan.Day(day), v, at)
}

func (p *parser) dateSerial(v *raw, at diag.Position) Cell {
	n := v.number
	if n == math.Trunc(n) && n >= 1900 && n <= 2199 && v.form != formPercent {
		year := decimal(n, ',')
		message := "La date " + quote(year) + " ne donne que l’année."
		if v.form == formDate {
			message = "La date ne donne que l’année " + year + ", que le tableur affiche comme le " + p.seen(v) + "."
		}
		return p.invalid(remarkYearOnly, &raw{kind: rawText, text: year}, at, message,
			"Saisissez le jour complet, par exemple 31/12/"+year+".")
	}
	day, ok := p.serialDay(n)
	switch {
	case v.form == formPercent || v.form == formTime || v.form == formThousands || !ok:
		return p.invalid(remarkDateUnreadable, v, at, quote(p.seen(v))+" n’est pas une date.",
			"Saisissez un jour complet, par exemple 31/12/2025.")
	case v.form == formDate && n != math.Trunc(n):
		p.report(remarkDateTime.at(at, p.seen(v), "La cellule contient une date et une heure : seule la date est retenue.", ""))
	case v.form == formPlain:
		if day.Year < firstYear || day.Year > lastYear || n != math.Trunc(n) {
			message := quote(p.seen(v)) + " n’est pas une date."
			if compact, ok := compactDate(n); ok {
				message = quote(p.seen(v)) + " n’est pas une date : vouliez-vous dire " + french.Quote(compact) + " ?"
			}
			return p.invalid(remarkDateUnreadable, v, at, message, "Saisissez un jour complet, par exemple 31/12/2025.")
		}
		p.report(remarkDateSerial.at(at, p.seen(v),
			"Le nombre "+quote(p.seen(v))+" est lu comme la date du "+french.DateShort(day.Year, day.Month, day.Day)+".",
			"Mettez la cellule au format Date pour l’afficher clairement."))
	}
	return p.inPeriod(day, v, at)
}

// serialDay converts a spreadsheet's day number. ok is false where it is no day.
func (p *parser) serialDay(serial float64) (plan.Day, bool) {
	if math.IsNaN(serial) || serial < 0 || serial >= 2958466 { // 31/12/9999
		return plan.Day{}, false
	}
	days := int(serial)
	if p.date1904 {
		days += 1462
	} else if days < 60 { // the format counts a 29 February 1900 that never was
		days++
	}
	return plan.DayOf(time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC)), true
}

// compactDate recognises 20250301 typed without separators.
func compactDate(n float64) (string, bool) {
	if n != math.Trunc(n) || n < 19800101 || n > 21001231 {
		return "", false
	}
	year, month, day := int(n)/10000, int(n)/100%100, int(n)%100
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month {
		return "", false
	}
	return french.DateShort(year, time.Month(month), day), true
}

func (p *parser) inPeriod(day plan.Day, v *raw, at diag.Position) Cell {
	if day.Year < firstYear || day.Year > lastYear {
		return p.invalid(remarkDateImpossible, v, at,
			"Le "+french.DateShort(day.Year, day.Month, day.Day)+" est hors de la période admise (de "+strconv.Itoa(firstYear)+" à "+strconv.Itoa(lastYear)+").",
			"Vérifiez l’année.")
	}
	return Cell{Kind: CellDate, Day: day, At: at}
}

func (p *parser) dateError(err error, v *raw, at diag.Position) Cell {
	const wholeDay = "Saisissez un jour complet, par exemple 31/12/2025."
	var e *french.Error
	if !errors.As(err, &e) {
		return p.invalid(remarkDateUnreadable, v, at, quote(v.text)+" n’est pas une date.", wholeDay)
	}
	switch e.Kind {
	case french.YearOnly:
		return p.invalid(remarkYearOnly, v, at, "La date "+quote(e.Value)+" ne donne que l’année.",
			"Saisissez le jour complet, par exemple 31/12/"+e.Value+".")
	case french.MonthOnly:
		return p.invalid(remarkMonthOnly, v, at, "La date "+quote(e.Value)+" ne donne que le mois.",
			"Saisissez le jour complet, par exemple le dernier du mois.")
	case french.ImpossibleDate:
		return p.invalid(remarkDateImpossible, v, at, "La date "+quote(e.Value)+" n’existe pas dans le calendrier.", "Vérifiez le jour et le mois.")
	case french.YearOutOfRange:
		return p.invalid(remarkDateImpossible, v, at, "La date "+quote(e.Value)+" a une année hors de la période admise.", "Vérifiez l’année.")
	case french.TwoDigitYear:
		return p.invalid(remarkDateAmbiguous, v, at, "La date "+quote(e.Value)+" ne donne que deux chiffres de l’année.",
			"Saisissez l’année en quatre chiffres"+orExample(e.Readings)+".")
	case french.AmericanDate:
		return p.invalid(remarkDateAmbiguous, v, at, "La date "+quote(e.Value)+" a le mois avant le jour.",
			"Saisissez le jour, puis le mois, puis l’année"+orExample(e.Readings)+".")
	}
	return p.invalid(remarkDateUnreadable, v, at, quote(oneLine(v.text))+" n’est pas une date.", wholeDay)
}

func orExample(readings []string) string {
	if len(readings) == 0 {
		return ""
	}
	return " : " + readings[0]
}

// cutClock takes the time of day off a date: « 14/10/2025 18:00 »,
// « le 14 octobre 2025 à 18 h 30 ».
func cutClock(s string) (string, bool) {
	s = strings.ToLower(oneLine(s))
	if before, after, ok := strings.Cut(s, " à "); ok && isClock(after) {
		return before, true
	}
	if i := strings.LastIndexByte(s, ' '); i > 0 && isClock(s[i+1:]) {
		return s[:i], true
	}
	return "", false
}

func isClock(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == 'h' || r == ':' || r == ' ' || r == 'm' || r == 'n':
		default:
			return false
		}
	}
	return digits > 0 && digits <= 6 && strings.ContainsAny(s, "h:")
}

func (p *parser) wrongNature(v *raw, at diag.Position, expected, remedy string) Cell {
	what := "la valeur " + quote(p.seen(v))
	switch {
	case v.kind == rawNumber && v.form == formDate:
		what = "la date " + quote(p.seen(v))
	case v.kind == rawNumber && v.form == formPercent:
		what = "le pourcentage " + quote(p.seen(v))
	}
	return p.invalid(remarkNature, v, at, expected+", et la cellule contient "+what+".", remedy)
}

func (p *parser) year(v *raw, at diag.Position) Cell {
	n := v.number
	switch v.kind {
	case rawBool:
		n = 0
	case rawText:
		text := oneLine(v.text)
		if len(text) != 4 {
			n = 0
			break
		}
		parsed, err := strconv.Atoi(text)
		if err != nil {
			parsed = 0
		}
		n = float64(parsed)
	case rawNumber:
		if v.form == formDate && (n < firstYear || n > lastYear) {
			return p.wrongNature(v, at, "Une année est attendue", "Saisissez les quatre chiffres de l’année dans une cellule au format Standard.")
		}
	}
	if n != math.Trunc(n) || n < firstYear || n > lastYear || v.form == formPercent {
		return p.invalid(remarkYear, v, at, quote(p.seen(v))+" n’est pas une année.", "Saisissez les quatre chiffres de l’année, par exemple 2025.")
	}
	return Cell{Kind: CellNumber, Number: n, At: at}
}

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

// leadingNumber finds the number of « 120 personnes » or « environ 120 ».
func leadingNumber(s string) (string, bool) {
	words := strings.Fields(oneLine(s))
	if len(words) != 2 {
		return "", false
	}
	for _, w := range words {
		if _, err := french.ParseNumber(w); err == nil {
			return w, true
		}
	}
	return "", false
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
	switch v.kind {
	case rawBool:
		return p.wrongNature(v, at, "Un pourcentage est attendu", remedy)
	case rawNumber:
		n := settle(v.number)
		switch {
		case v.form != formPlain && v.form != formPercent:
			return p.wrongNature(v, at, "Un pourcentage est attendu", remedy)
		case n < 0:
			return p.invalid(remarkOutOfBounds, v, at, quote(p.seen(v))+" est négatif.", "Saisissez un pourcentage de 0 à 100 %.")
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
		return p.invalid(remarkOutOfBounds, v, at, quote(oneLine(v.text))+" n’est pas compris entre 0 et 100 %.", remedy)
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
	const remedy = "Saisissez le montant en euros, par exemple 12 500."
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
	case v.kind == rawBool && isYesNoUnit(p.unit):
		return Cell{Kind: CellNumber, Number: v.number, At: at}
	case v.kind == rawBool, v.kind == rawNumber && (v.form == formDate || v.form == formTime):
		return p.wrongNature(v, at, "Une valeur d’indicateur est attendue", "Mettez la cellule au format Nombre, puis saisissez la valeur de nouveau.")
	case v.kind == rawNumber:
		return p.measuredNumber(v, at)
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
	percentUnit := isPercentUnit(p.unit)
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
		if p.unit != "" && !isPercentUnit(p.unit) {
			return p.invalid(remarkUnit, v, at, quote(text)+" est un pourcentage, et l’unité de l’indicateur est "+quote(p.unit)+".",
				"Saisissez la valeur dans l’unité de l’indicateur, ou corrigez l’unité.")
		}
		return Cell{Kind: CellNumber, Number: percentage, At: at}
	}
	if number, unit, ok := cutUnit(text); ok {
		if n, err := french.ParseNumber(number); err == nil {
			if strings.EqualFold(unit, oneLine(p.unit)) || french.Fold(unit) != "" && french.Fold(unit) == french.Fold(p.unit) {
				return Cell{Kind: CellNumber, Number: n, At: at}
			}
			return p.invalid(remarkUnit, v, at, quote(text)+" porte l’unité "+quote(unit)+", qui n’est pas celle de l’indicateur"+unitSaid(p.unit)+".",
				"Saisissez le nombre seul, dans l’unité de l’indicateur.")
		}
	}
	if isYesNoUnit(p.unit) {
		if yes, err := french.ParseYesNo(text); err == nil {
			return Cell{Kind: CellNumber, Number: boolNumber(yes), At: at}
		}
	}
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

func isPercentUnit(unit string) bool {
	if strings.Contains(unit, "%") {
		return true
	}
	if unit == "" || unit[0]|0x20 != 'p' {
		return false // asked of every value: most units are told without folding
	}
	folded := french.Fold(unit)
	return strings.HasPrefix(folded, "pourcent") || strings.HasPrefix(folded, "pour cent")
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

func isYesNoUnit(unit string) bool {
	folded := french.Fold(unit)
	return folded == "oui non" || folded == "oui ou non"
}

func (p *parser) colour(v *raw, at diag.Position) Cell {
	hex := strings.TrimPrefix(strings.ToUpper(p.codeWord(v)), "#")
	if len(hex) == 3 && v.kind == rawText {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	if len(hex) != 6 || strings.Trim(hex, "0123456789ABCDEF") != "" || v.kind == rawBool {
		return p.invalid(remarkColour, v, at, quote(p.seen(v))+" n’est pas une couleur.",
			"Saisissez les six chiffres hexadécimaux de la couleur, par exemple #1F5FA8.")
	}
	return Cell{Kind: CellText, Text: "#" + hex, At: at}
}

func (p *parser) email(v *raw, at diag.Position) Cell {
	address := strings.TrimPrefix(oneLine(p.seen(v)), "mailto:")
	name, domain, ok := strings.Cut(address, "@")
	if !ok || name == "" || strings.ContainsAny(address, " ,;<>()") || strings.Contains(domain, "@") ||
		!strings.Contains(strings.Trim(domain, "."), ".") || v.kind != rawText {
		return p.invalid(remarkEmail, v, at, quote(p.seen(v))+" n’est pas une adresse électronique.",
			"Saisissez une seule adresse, par exemple numerique@ville.fr.")
	}
	return Cell{Kind: CellText, Text: address, At: at}
}

func (p *parser) siren(v *raw, at diag.Position) Cell {
	digits := strings.Map(func(r rune) rune {
		if isFoldable(r) || r == '.' || r == '-' {
			return -1
		}
		return r
	}, p.codeWord(v))
	if strings.Trim(digits, "0123456789") == "" && v.kind != rawBool {
		switch len(digits) {
		case 9:
			return Cell{Kind: CellText, Text: digits, At: at}
		case 14:
			return p.invalid(remarkSIREN, v, at, quote(p.seen(v))+" compte quatorze chiffres : c’est un SIRET.",
				"Ne gardez que les neuf premiers chiffres : "+digits[:9]+".")
		}
		return p.invalid(remarkSIREN, v, at, quote(p.seen(v))+" compte "+french.Count(len(digits), "chiffre", "chiffres")+" au lieu de neuf.",
			"Saisissez les neuf chiffres du SIREN ; si le premier est un zéro, mettez d’abord la cellule au format Texte.")
	}
	return p.invalid(remarkSIREN, v, at, quote(p.seen(v))+" n’est pas un numéro SIREN.", "Saisissez les neuf chiffres du SIREN.")
}

// themeIndex finds a theme by its number, its title or its short title.
type themeIndex struct {
	byTitle map[string]plan.ThemeID // folded
	titles  []string                // as written, for suggestions
}

func (x *themeIndex) add(id plan.ThemeID, titles ...string) {
	if x.byTitle == nil {
		x.byTitle = make(map[string]plan.ThemeID)
	}
	for _, title := range titles {
		folded := french.Fold(title)
		if _, known := x.byTitle[folded]; folded != "" && !known {
			x.byTitle[folded] = id
			x.titles = append(x.titles, title)
		}
	}
}

// find reads « 1 », « Thème 1 », « T1 », « 1. Commande publique… » or a title.
// other is set when the number and the title name two different themes.
func (x *themeIndex) find(s string) (id, other plan.ThemeID, ok bool) {
	folded := french.Fold(s)
	if id, ok := x.byTitle[folded]; ok {
		return id, 0, true
	}
	rest := folded
	for _, prefix := range []string{"theme no ", "theme ", "th ", "t"} {
		if cut, found := strings.CutPrefix(rest, prefix); found && cut != "" && cut[0] >= '0' && cut[0] <= '9' {
			rest = cut
			break
		}
	}
	digits := 0
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 3 || digits < len(rest) && rest[digits] != ' ' && rest[digits:] != "o" {
		return 0, 0, false
	}
	n, _ := strconv.Atoi(rest[:digits])
	if n == 0 {
		return 0, 0, false
	}
	id = plan.ThemeID(n)
	title := strings.TrimPrefix(strings.TrimPrefix(rest[digits:], "o"), " ")
	if named, known := x.byTitle[title]; known && named != id {
		return id, named, false
	}
	return id, 0, true
}

func (x *themeIndex) nearest(s string) (string, bool) { return french.Nearest(s, x.titles) }
