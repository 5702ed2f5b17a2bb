package workbook

import (
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/richtext"
)

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
		for bulleted := true; bulleted; {
			item, bulleted = richtext.CutBullet(item)
		}
		if item != "" && item != "-" && item != "•" {
			items = append(items, item)
		}
	}
	return items
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
		return p.invalid(remarkSIREN, v, at, quote(p.seen(v))+" compte "+french.Count(len(digits), "chiffre", "chiffres")+" au lieu de 9.",
			"Saisissez les neuf chiffres du SIREN ; si le premier est un zéro, mettez d’abord la cellule au format Texte.")
	}
	return p.invalid(remarkSIREN, v, at, quote(p.seen(v))+" n’est pas un numéro SIREN.", "Saisissez les neuf chiffres du SIREN.")
}
