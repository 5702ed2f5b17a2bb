package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var txtPersonal = Rule{
	Code:     "TXT-004",
	Severity: diag.Warning,
	Title:    "Personne nommée dans un texte publié",
	Explanation: "Le rapport public donne les fonctions des agents, pas leurs noms : le contact de la feuille « Collectivité » n’y figure que par sa fonction. " +
		"Un nom, une adresse électronique personnelle ou un numéro de téléphone portable écrits dans un autre texte seraient publiés tels quels. " +
		"Les élus et l’auteur de l’acte, dont les noms sont publics, ne sont pas concernés.",
	Basis: "CRPA, art. L. 312-1-2 ; RGPD, art. 5",
	Check: func(a *analysis.Analysis, report Reporter) {
		figures := publicFiguresOf(a.Plan)
		for t := range plan.Texts(a.Plan) {
			if t.At == a.Plan.Community.ContactName.At {
				continue
			}
			if piece, kind := figures.find(t.Text); piece != "" {
				report(diag.Diagnostic{
					At: t.At, Value: piece, Private: true,
					Message: "Ce texte, qui sera publié, donne " + kind + " : " + quote(piece) + ".",
					Remedy:  "Nommez plutôt la direction ou la fonction ; si la personne a donné son accord, laissez le texte tel quel.",
				})
			}
		}
	},
}

// publicFigures are those of whom the texts may or may not speak.
type publicFigures struct {
	contact string
	// public are the folded names of those who act in public: elected members,
	// the author of the act, who signs the editorial.
	public map[string]bool
}

func publicFiguresOf(p *plan.Plan) publicFigures {
	c := &p.Community
	out := publicFigures{contact: strings.TrimSpace(c.ContactName.Or("")), public: map[string]bool{}}
	add := func(t plan.Text) {
		for _, word := range strings.Fields(french.Fold(t.Or(""))) {
			out.public[word] = true
		}
	}
	for _, t := range []plan.Text{c.Elected, c.AuthorFirst, c.AuthorLast, c.Signatory} {
		add(t)
	}
	if out.contact == c.Department.Or("") || !isName(out.contact) && isPilot(p, out.contact) {
		out.contact = "" // a department is nobody
	}
	for i := range p.Actions {
		add(p.Actions[i].Elected)
	}
	return out
}

// titles are the words before a person's name.
var titles = []string{"M.", "Mr", "MM.", "Mme", "Mlle", "Monsieur", "Madame"}

// hasTitle tells whether a text may have a titledName: it spares nearly all of
// them the regular expression.
func hasTitle(text string) bool {
	return slices.ContainsFunc(titles, func(title string) bool { return strings.Contains(text, title) })
}

var (
	titledName   = regexp.MustCompile(`(?:^|[^\pL])((?:` + strings.ReplaceAll(strings.Join(titles, "|"), ".", `\.`) + `)[ \x{A0}\x{202F}]+(?:(?:\p{Lu}\.(?:-?\p{Lu}\.)*|\p{Lu}[\pL’'-]*)[ \x{A0}]*){1,3})`)
	emailAddress = regexp.MustCompile(`[\pL0-9._%+-]+@[\pL0-9-]+(?:\.[\pL0-9-]+)+`)
	mobilePhone  = regexp.MustCompile(`(?:^|[^0-9])((?:0|\+33[\s\x{A0}.]?(?:\(0\))?)[\s\x{A0}]?[67](?:[\s\x{A0}\x{202F}.-]?[0-9]{2}){4})(?:$|[^0-9])`)
	// 06.11.2026 14h30 has the digits of a telephone number.
	startsWithDate = regexp.MustCompile(`^0[67][ ./\x{A0}-](?:0[1-9]|1[0-2])[ ./\x{A0}-]20[0-9]{2}(?:[^0-9]|$)`)
	// What follows the name of somebody who acts in public: « , maire de … ».
	startsWithOffice = regexp.MustCompile(`^[ ,(]+(?:(?:le|la) |l’|l')?(?:maire|président|vice-président|adjoint|conseill|député|sénat|ministre|préfet|élu)`)
	sharedMailbox    = strings.Fields(`contact direction dir service services mairie accueil dsi dsin info infos numerique
		informatique secretariat ville commune agglo agglomeration metropole cabinet developpement durable
		environnement transition ecologie climat energie communication culture mediatheque bibliotheque
		education ecole ecoles enfance jeunesse sport sports social ccas rh ressources humaines finances
		etat civil conseiller conseillers protection donnees systemes systeme conseil municipal vie associative
		relations usagers citoyens participation democratie accessibilite famille familles seniors logement voirie
		espaces verts police securite patrimoine juridique affaires generales subventions projets innovation data
		open opendata support assistance formation mediation
		marches achats commande urbanisme habitat mobilite mobilites transports eau dechets proprete
		technique techniques batiments economie emploi tourisme dpo sig archives presse elus`)
)

// find returns the first piece of a text that names or reaches a person, and
// what it is, with its article.
func (p *publicFigures) find(text string) (piece, kind string) {
	if p.contact != "" && containsWords(text, p.contact) {
		return p.contact, "le nom du contact"
	}
	if strings.Contains(text, "@") {
		for _, address := range emailAddress.FindAllString(text, -1) {
			if isPersonalAddress(address) {
				return address, "une adresse électronique personnelle"
			}
		}
	}
	if strings.Contains(text, "06") || strings.Contains(text, "07") || strings.Contains(text, "+33") {
		if found := mobilePhone.FindStringSubmatch(text); found != nil && !startsWithDate.MatchString(found[1]) {
			return found[1], "un numéro de téléphone portable"
		}
	}
	if hasTitle(text) {
		for _, found := range titledName.FindAllStringSubmatchIndex(text, -1) {
			name := strings.TrimRightFunc(text[found[2]:found[3]], notLetter)
			if !p.isPublic(name) && !startsWithOffice.MatchString(text[found[2]+len(name):]) {
				return name, "le nom d’une personne"
			}
		}
	}
	return "", ""
}

// isPilot reports whether actions name it as their department.
func isPilot(p *plan.Plan, name string) bool {
	folded := french.Fold(name)
	for i := range p.Actions {
		if french.Fold(p.Actions[i].Pilot.Or("")) == folded {
			return true
		}
	}
	return false
}

// isName tells two words under their capitals from the name of a department.
func isName(s string) bool {
	words := strings.Fields(s)
	return len(words) == 2 && !slices.ContainsFunc(words, func(w string) bool {
		return strings.ToUpper(w) == w || strings.ToLower(w) == w
	})
}

// containsWords reports whether a text has these words, whole.
func containsWords(text, words string) bool {
	for rest := text; ; {
		before, after, found := strings.Cut(rest, words)
		if !found {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		first, _ := utf8.DecodeRuneInString(after)
		if !isLetterOrDigit(last) && last != '-' && !isLetterOrDigit(first) && first != '-' {
			return true
		}
		rest = after
	}
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// isPublic tells that a name, after its title, is that of somebody who acts in
// public.
func (p *publicFigures) isPublic(name string) bool {
	words := strings.Fields(french.Fold(name))
	if len(words) < 2 || p.public[words[len(words)-1]] {
		return true
	}
	// « Madame La Vice-Présidente » is a function under its capitals; « M. Bruno Le
	// Maire » has a first name before them.
	article := words[1] == "le" || words[1] == "la" || words[1] == "l"
	return article && !slices.ContainsFunc(words[2:], func(word string) bool { return !slices.Contains(functions, word) })
}

// functions are the words after « Madame la » or « Monsieur le », folded.
var functions = strings.Fields(`vice maire president presidente adjoint adjointe depute deputee senateur senatrice
	prefet prefete conseiller conseillere directeur directrice general generale secretaire ministre delegue deleguee`)

// isPersonalAddress tells the addresses of a person (two names before the at
// sign, or an initial and a name) from those of a service.
func isPersonalAddress(address string) bool {
	box, _, _ := strings.Cut(strings.ToLower(address), "@")
	for _, part := range strings.FieldsFunc(box, func(r rune) bool { return strings.ContainsRune("._-+%", r) }) {
		if slices.Contains(sharedMailbox, strings.Trim(french.Fold(part), "0123456789")) {
			return false
		}
	}
	first, last, two := strings.Cut(box, ".")
	return two && first != "" && len(last) > 1
}
