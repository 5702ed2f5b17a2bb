package french

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Typeset finishes a text as a French typesetter would, whatever the keyboard
// it was typed on:
//
//   - no-break spaces before : ; ! ? » % € and units, after «, « n° », « art. »,
//     « M. », between a day and its month, in 12 000;
//   - ’ for a straight apostrophe, … for three points, « » for straight quotes
//     that pair without doubt;
//   - CO₂, and œ in the words known to take it (cœur, œuvre, nœud…).
//
// No letter or digit is added, removed or moved. Addresses (web, e-mail, file
// names) are left alone, and codes such as A1.1 hold nothing to change.
// Typeset(Typeset(s)) is Typeset(s). It makes one pass and allocates only when
// something changes: every text of a plan of 20,000 actions goes through it.
func Typeset(s string) string {
	t := typesetter{s: s}
	for i := 0; i < len(s); {
		switch c := s[i]; c {
		case ' ':
			i = t.space(i)
		case ':', ';', '!', '?':
			i = t.highPunctuation(i)
		case '%':
			i = t.glued(i, 1)
		case '\'':
			i = t.apostrophe(i)
		case '"':
			i = t.quote(i)
		case '.':
			i = t.points(i)
		case 'o', 'O':
			i = t.ligature(i)
		case 'C':
			i = t.carbonDioxide(i)
		case 'k', 'M':
			i = t.money(i)
		case 0xC2, 0xE2:
			i = t.symbol(i)
		default:
			i++
		}
	}
	return t.String()
}

// typesetter holds one pass over s. What is before done has been copied to
// out; nothing is copied before the first change.
type typesetter struct {
	s    string
	out  strings.Builder
	done int

	// The token (stretch without white space) last judged by inAddress.
	tokenStart, tokenEnd int
	tokenAddress         bool

	// The line whose straight quotes were last judged by quote.
	quotesEnd  int
	quotesPair bool
	quoteOpens bool
}

func (t *typesetter) String() string {
	if t.done == 0 {
		return t.s
	}
	t.out.WriteString(t.s[t.done:])
	return t.out.String()
}

// replace puts r instead of s[i:j] and returns j, which is never 0.
func (t *typesetter) replace(i, j int, r string) int {
	if t.s[i:j] == r {
		return j
	}
	if t.done == 0 {
		t.out.Grow(len(t.s) + len(t.s)/8 + 8)
	}
	t.out.WriteString(t.s[t.done:i])
	t.out.WriteString(r)
	t.done = j
	return j
}

// gapWidth returns the length of the white-space character at s[i:] that the
// rules may replace, or 0. Line breaks and tabs are not among them.
func gapWidth(s string, i int) int {
	switch {
	case i >= len(s):
		return 0
	case s[i] == ' ':
		return 1
	case strings.HasPrefix(s[i:], NBSP):
		return len(NBSP)
	case strings.HasPrefix(s[i:], NNBSP), strings.HasPrefix(s[i:], "\u2009"):
		return len(NNBSP)
	}
	return 0
}

// space decides for the white space that starts at i.
func (t *typesetter) space(i int) int {
	j := i
	for w := gapWidth(t.s, j); w > 0; w = gapWidth(t.s, j) {
		j += w
	}
	if i == 0 || j == len(t.s) {
		return j
	}
	before, next := t.s[i-1], t.s[j]
	if before == '\n' || before == '\t' || before == '\r' {
		return j
	}
	switch {
	case strings.HasSuffix(t.s[:i], "«"):
		return t.replace(i, j, NBSP)
	case next == ':':
		return t.replace(i, j, NBSP)
	case next == ';' || next == '!' || next == '?':
		return t.replace(i, j, NNBSP)
	case strings.HasPrefix(t.s[j:], "»"):
		return t.replace(i, j, NBSP)
	case isDigit(before):
		return t.afterNumber(i, j)
	case before == 'r' && strings.HasSuffix(t.s[:i], "1er") && t.standsAlone(i-3) && monthAt(t.s[j:]):
		return t.replace(i, j, NBSP)
	case (before == '.' || before == 'e' || before == '\xb0' || before == '\xa7') && t.bindsForward(i, j):
		return t.replace(i, j, NBSP)
	}
	return j
}

// afterNumber decides for the space s[i:j] that follows a digit.
func (t *typesetter) afterNumber(i, j int) int {
	start := numberStart(t.s, i)
	if start > 0 {
		if r, _ := utf8.DecodeLastRuneInString(t.s[:start]); unicode.IsLetter(r) || r == '_' {
			return j // A1, T2: a code
		}
	}
	rest := t.s[j:]
	switch {
	case isDigit(rest[0]):
		group := digitsBefore(t.s, i)
		if digitsAt(rest) == 3 && i-group <= 3 && !endsDecimals(t.s, group) {
			return t.replace(i, j, NNBSP)
		}
	case rest[0] == '%' || strings.HasPrefix(rest, "‰") || moneyAt(rest) > 0:
		return t.replace(i, j, NBSP)
	case unitAt(rest), monthAt(rest) && i-start <= 2:
		return t.replace(i, j, NBSP)
	}
	return j
}

// numberStart returns where the number that ends at i begins: digits, with
// single points and commas between them.
func numberStart(s string, i int) int {
	for i > 0 && (isDigit(s[i-1]) || endsDecimals(s, i)) {
		i--
	}
	return i
}

// digitsBefore returns where the digits that end at i begin.
func digitsBefore(s string, i int) int {
	for i > 0 && isDigit(s[i-1]) {
		i--
	}
	return i
}

// endsDecimals reports whether s[:i] ends with a digit and a comma or a point:
// the digits that follow are no group of thousands (« 0,5 000 »).
func endsDecimals(s string, i int) bool {
	return i > 1 && (s[i-1] == ',' || s[i-1] == '.') && isDigit(s[i-2])
}

// digitsAt counts the digits s starts with.
func digitsAt(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// moneyAt returns the length of the money sign s starts with, or 0.
func moneyAt(s string) int {
	for _, sign := range [...]string{"€", "k€", "K€", "M€", "Md€"} {
		if strings.HasPrefix(s, sign) {
			return len(sign)
		}
	}
	return 0
}

// units are the words never parted from the number before them.
var units = map[string]bool{
	"mm": true, "cm": true, "m": true, "km": true, "m²": true, "m2": true, "m³": true, "km²": true, "ha": true,
	"g": true, "kg": true, "t": true, "tonne": true, "tonnes": true, "L": true, "l": true,
	"tCO2": true, "tCO₂": true, "tCO2e": true, "tCO₂e": true, "teqCO2": true, "teqCO₂": true,
	"kgCO2": true, "kgCO₂": true, "kgCO2e": true, "kgCO₂e": true, "gCO2": true, "gCO₂": true, "gCO2e": true, "gCO₂e": true,
	"W": true, "kW": true, "MW": true, "Wh": true, "kWh": true, "MWh": true, "GWh": true, "TWh": true,
	"ko": true, "Ko": true, "Mo": true, "Go": true, "To": true, "Mbit": true, "Gbit": true,
	"s": true, "min": true, "h": true, "heure": true, "heures": true, "minute": true, "minutes": true,
	"jour": true, "jours": true, "mois": true, "an": true, "ans": true,
	"ETP": true, "point": true, "points": true, "pt": true, "pts": true,
	"million": true, "millions": true, "milliard": true, "milliards": true, "euro": true, "euros": true,
}

// longestWord is the length in bytes beyond which a word is neither a unit nor
// a month.
const longestWord = 12

// wordAt returns the word that s starts with; "" when it is longer than any
// that the rules know, or when an apostrophe follows (« l’an » is no litre).
func wordAt(s string) string {
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '²' || r == '³' || r == '₂' {
			if i > longestWord {
				return ""
			}
			continue
		}
		if r == '\'' || r == '’' {
			return ""
		}
		return s[:i]
	}
	return s
}

func unitAt(s string) bool {
	if c := s[0]; c < 'A' || c > 'z' {
		return strings.HasPrefix(s, "°C")
	}
	return units[wordAt(s)]
}

func monthAt(s string) bool {
	switch wordAt(s) {
	case "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
		"septembre", "octobre", "novembre", "décembre":
		return true
	}
	return false
}

// bindsForward reports whether the abbreviation that ends at i goes with what
// starts at j: n° 12, art. 35, L. 2311-1-1, M. Martin.
func (t *typesetter) bindsForward(i, j int) bool {
	next, _ := utf8.DecodeRuneInString(t.s[j:])
	digit := next >= '0' && next <= '9'
	if !digit && !unicode.IsUpper(next) {
		return false
	}
	for _, a := range abbreviations {
		if !strings.HasSuffix(t.s[:i], a.text) || !t.standsAlone(i-len(a.text)) {
			continue
		}
		return a.number && digit || a.name && unicode.IsUpper(next)
	}
	return false
}

var abbreviations = [...]struct {
	text         string
	number, name bool // what it goes with: a number, a proper name
}{
	{"n°", true, false}, {"N°", true, false}, {"§", true, false},
	{"art.", true, false}, {"Art.", true, false}, {"p.", true, false},
	{"L.", true, false}, {"R.", true, false}, {"D.", true, false},
	{"M.", false, true}, {"MM.", false, true}, {"Mme", false, true}, {"Mmes", false, true},
}

// standsAlone reports whether a word that starts at i has no letter or digit
// before it.
func (t *typesetter) standsAlone(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(t.s[:i])
	return i == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// insert puts a no-break space at i, unless in an address.
func (t *typesetter) insert(i int, space string) {
	if !t.inAddress(i) {
		t.replace(i, i, space)
	}
}

// highPunctuation decides for the signs : ; ! ? at i that no space precedes.
// A run of them is one sign; it takes a space only at the end of a word and
// before white space, so that 10:30 and a?b=c stay as they are.
func (t *typesetter) highPunctuation(i int) int {
	j := i + 1
	for j < len(t.s) && (t.s[j] == '!' || t.s[j] == '?') {
		j++
	}
	if i == 0 || !endsWord(t.s[:i]) || !closes(t.s[j:]) {
		return j
	}
	if t.s[i] == ':' {
		t.insert(i, NBSP)
	} else {
		t.insert(i, NNBSP)
	}
	return j
}

// endsWord reports whether s ends as a word, a number or a closing sign does.
func endsWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case ')', ']', '»', '"', '.', '…', '%', '€', '₂', '²':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// closes reports whether s starts where a word or a sentence has ended.
func closes(s string) bool {
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r == '"' || r == '»' || r == ')' || r == ']' || unicode.IsSpace(r)
}

// glued decides for a sign of the given length at i that may follow a number
// without a space: 35%, 12€.
func (t *typesetter) glued(i, length int) int {
	j := i + length
	if i == 0 || !isDigit(t.s[i-1]) {
		return j
	}
	if r, _ := utf8.DecodeRuneInString(t.s[j:]); j < len(t.s) && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return j
	}
	if start := numberStart(t.s, i); !t.standsAlone(start) {
		return j
	}
	t.insert(i, NBSP)
	return j
}

// money decides for 12k€ and 12M€.
func (t *typesetter) money(i int) int {
	if i > 0 && isDigit(t.s[i-1]) {
		if n := moneyAt(t.s[i:]); n > 0 {
			return t.glued(i, n)
		}
	}
	return i + 1
}

// apostrophe decides for the straight apostrophe at i: between two letters,
// or before a number or an opening quote, it is an elision.
func (t *typesetter) apostrophe(i int) int {
	before, _ := utf8.DecodeLastRuneInString(t.s[:i])
	next, _ := utf8.DecodeRuneInString(t.s[i+1:])
	elides := next == '"' || next == '«' || unicode.IsLetter(next) || unicode.IsDigit(next)
	if i == 0 || !unicode.IsLetter(before) || !elides || t.inAddress(i) {
		return i + 1
	}
	return t.replace(i, i+1, "’")
}

// points turns three points, no more, into an ellipsis.
func (t *typesetter) points(i int) int {
	j := i
	for j < len(t.s) && t.s[j] == '.' {
		j++
	}
	if j-i != 3 || t.inAddress(i) {
		return j
	}
	return t.replace(i, j, "…")
}

// quote decides for the straight quote at i. The quotes of a line are turned
// into guillemets together, when each of them is plainly an opening or a
// closing one, in turn: 24" is an inch and leaves its whole line alone.
func (t *typesetter) quote(i int) int {
	if i >= t.quotesEnd {
		t.judgeQuotes(i)
	}
	if !t.quotesPair {
		return i + 1
	}
	t.quoteOpens = !t.quoteOpens
	if t.quoteOpens {
		return t.replace(i, i+1, "«"+NBSP)
	}
	return t.replace(i, i+1, NBSP+"»")
}

// judgeQuotes looks at the straight quotes from i to the end of its line.
func (t *typesetter) judgeQuotes(i int) {
	t.quotesEnd = len(t.s)
	if n := strings.IndexByte(t.s[i:], '\n'); n >= 0 {
		t.quotesEnd = i + n
	}
	t.quoteOpens = false
	opens := false
	for k := i; k < t.quotesEnd; k++ {
		if t.s[k] != '"' {
			continue
		}
		opens = !opens
		if t.inAddress(k) || opens && !opensQuote(t.s, k) || !opens && !closesQuote(t.s, k) {
			t.quotesPair = false
			return
		}
	}
	t.quotesPair = !opens
}

// opensQuote reports whether a quote at i has a space or an opening sign
// before it and a word after it.
func opensQuote(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	next, _ := utf8.DecodeRuneInString(s[i+1:])
	starts := i == 0 || unicode.IsSpace(before) || before == '(' || before == '[' || before == '«' || before == '\'' || before == '’'
	return starts && (unicode.IsLetter(next) || unicode.IsDigit(next))
}

// closesQuote reports whether a quote at i has a word or its punctuation
// before it, and a space, a sign or nothing after it.
func closesQuote(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	next, _ := utf8.DecodeRuneInString(s[i+1:])
	ends := i+1 == len(s) || unicode.IsSpace(next) || strings.ContainsRune(".,;:!?)]»", next)
	return ends && (unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune(".,!?…)]%€₂", before))
}

// symbol decides for what starts with the bytes C2 or E2: no-break spaces,
// guillemets, € and ‰, n°12.
func (t *typesetter) symbol(i int) int {
	switch rest := t.s[i:]; {
	case gapWidth(t.s, i) > 0:
		return t.space(i)
	case strings.HasPrefix(rest, "€"), strings.HasPrefix(rest, "‰"):
		return t.glued(i, len("€"))
	case strings.HasPrefix(rest, "«"):
		j := i + len("«")
		if r, _ := utf8.DecodeRuneInString(t.s[j:]); j < len(t.s) && !unicode.IsSpace(r) && r != '»' {
			t.insert(j, NBSP)
		}
		return j
	case strings.HasPrefix(rest, "»"):
		if r, _ := utf8.DecodeLastRuneInString(t.s[:i]); i > 0 && !unicode.IsSpace(r) && r != '«' {
			t.insert(i, NBSP)
		}
		return i + len("»")
	case strings.HasPrefix(rest, "°"):
		j := i + len("°")
		if i > 0 && (t.s[i-1] == 'n' || t.s[i-1] == 'N') && t.standsAlone(i-1) && j < len(t.s) && isDigit(t.s[j]) {
			t.insert(j, NBSP)
		}
		return j
	}
	_, size := utf8.DecodeRuneInString(t.s[i:])
	return i + size
}

// carbonDioxide writes CO₂ where CO2 is the gas: tCO2e and « CO2 », but not a
// code such as CO2-14.
func (t *typesetter) carbonDioxide(i int) int {
	rest, ok := strings.CutPrefix(t.s[i:], "CO2")
	if !ok {
		return i + 1
	}
	if before, _ := utf8.DecodeLastRuneInString(t.s[:i]); i > 0 && (unicode.IsUpper(before) || unicode.IsDigit(before) || before == '-') {
		return i + 3
	}
	next, size := utf8.DecodeRuneInString(rest)
	after, _ := utf8.DecodeRuneInString(rest[size:])
	switch {
	case rest == "" || strings.HasPrefix(rest, "e") || strings.HasPrefix(rest, "é"):
	case unicode.IsLetter(next) || unicode.IsDigit(next):
		return i + 3
	case (next == '-' || next == '.' || next == ',' || next == '_') && unicode.IsDigit(after):
		return i + 3
	}
	if t.inAddress(i) {
		return i + 3
	}
	return t.replace(i+2, i+3, "₂")
}

// ligatures are the beginnings of the words whose oe is one letter.
var ligatures = [...]string{"oeuvr", "manoeuvr", "désoeuvr", "coeur", "choeur", "écoeur", "rancoeur",
	"soeur", "moeurs", "noeud", "voeu", "boeuf", "oeuf", "oeil", "foetus", "oecumén"}

// ligature decides for an o at i followed by an e.
func (t *typesetter) ligature(i int) int {
	if i+2 >= len(t.s) || t.s[i+1]|0x20 != 'e' {
		return i + 1
	}
	start, end := i, i+2
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(t.s[:start])
		if !unicode.IsLetter(r) || i-start > longestWord {
			break
		}
		start -= size
	}
	for end < len(t.s) {
		r, size := utf8.DecodeRuneInString(t.s[end:])
		if !unicode.IsLetter(r) || end-i > longestWord {
			break
		}
		end += size
	}
	word := strings.ToLower(t.s[start:end])
	for _, l := range ligatures {
		if strings.HasPrefix(word, l) && strings.Index(word, "oe") == i-start && !t.inAddress(i) {
			if t.s[i] == 'O' {
				return t.replace(i, i+2, "Œ")
			}
			return t.replace(i, i+2, "œ")
		}
	}
	return i + 2
}

// inAddress reports whether the token around i is an address or a file name:
// it holds @, ://, _, \ or a point between two stretches of letters. Any part
// of a token that is none is none either, which keeps Typeset idempotent when
// it parts a token with a space. It is asked only where something would
// change, and judges each token once.
func (t *typesetter) inAddress(i int) bool {
	if t.tokenStart <= i && i < t.tokenEnd {
		return t.tokenAddress
	}
	t.tokenStart, t.tokenEnd = 0, len(t.s)
	if n := strings.LastIndexFunc(t.s[:i], unicode.IsSpace); n >= 0 {
		_, size := utf8.DecodeRuneInString(t.s[n:])
		t.tokenStart = n + size
	}
	if n := strings.IndexFunc(t.s[i:], unicode.IsSpace); n >= 0 {
		t.tokenEnd = i + n
	}
	t.tokenAddress = isAddress(t.s[t.tokenStart:t.tokenEnd])
	return t.tokenAddress
}

func isAddress(token string) bool {
	// A hash opens what a spreadsheet calls its errors: #DIV/0!, #NOM?
	if strings.HasPrefix(token, "#") || strings.ContainsAny(token, "@_\\") || strings.Contains(token, "://") {
		return true
	}
	for i := 2; i+2 < len(token); i++ {
		if token[i] == '.' && isAlnum(token[i-1]) && isAlnum(token[i-2]) && isLetter(token[i+1]) && isLetter(token[i+2]) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isAlnum(c byte) bool  { return isDigit(c) || isLetter(c) }
