package intake

import (
	"cmp"
	"strings"

	"nrreport/internal/french"
	"nrreport/internal/richtext"
	"nrreport/internal/workbook"
)

// amount is a budget taken, with what it is counted in.
type amount struct {
	action *action
	key    string
	value  *value
	tax    string
	shown  string // « 12 000 € TTC »
}

// readAmount types an amount; tax is what the cell says, or else its title.
func (t *taker) readAmount(v *value) (c workbook.Cell, tax, shown string) {
	c = t.intake.Cell(&moneyColumn, v.cell, "", v.at)
	tax = cmp.Or(t.intake.Tax(), v.column.tax)
	if c.Kind != workbook.CellNumber {
		return c, tax, oneLine(v.text)
	}
	return c, tax, strings.TrimSpace(french.Euros(int64(c.Number)) + french.NBSP + tax)
}

var moneyColumn = workbook.Column{Key: "montant", Header: "Montant", Type: workbook.TypeMoney, Min: 0, Max: 1e9}

func (t *taker) takeBudget(a *action, v *value) {
	use := v.column.use
	if !a.cell(use.Key).IsBlank() {
		t.list(*v, a, whyTaken)
		return
	}
	c, tax, shown := t.readAmount(v)
	c.At.Sheet, c.At.Row, c.At.Col = nil, 0, 0
	*a.cell(use.Key) = c
	v.carried(a, use.Key)
	if c.Kind != workbook.CellNumber {
		return
	}
	t.amounts = append(t.amounts, amount{a, use.Key, v, tax, shown})
	if use.Confirm != "" && c.Number != 0 {
		a.confirm(confirmation(use.Confirm, shown))
	}
}

// takeAmount writes what a funder gives.
func (t *taker) takeAmount(a *action, v *value) {
	_, tax, shown := t.readAmount(v)
	if tax != "" {
		t.account.taxes = append(t.account.taxes, tax)
	}
	if a.funder != "" {
		shown = a.funder + french.NBSP + ": " + shown
	}
	a.funding = append(a.funding, shown)
	a.fundingKey = v.column.use.Key
	a.funder = ""
	v.carried(a, v.column.use.Key)
}

// writeFunding writes the amounts of the funders as one text.
func (a *action) writeFunding() {
	if len(a.funding) > 0 {
		a.addProse(a.fundingKey, "Montants par financeur", richtext.FromPlain(strings.Join(a.funding, " ; ")))
		a.funding = nil
	}
}

// takeFunding keeps a free text about funding, and draws from it the funders
// that stand beside an amount: « Ville de X : 12 000 € », « Région (5 000 €) ».
func (t *taker) takeFunding(a *action, v *value) {
	use := v.column.use
	var funders []string
	for _, item := range cut(v.text, ";|\n\r") {
		if funder, ok := funderOf(item); ok {
			funders = append(funders, funder)
		}
	}
	t.addText(a, use.Others, labelOf(v), v)
	if len(funders) > 0 {
		t.addNames(a, use.Key, funders)
		v.carried(a, use.Key)
	}
}

// funderOf reads « Région : 12 000 € HT » or « Région (12 000 €) ».
func funderOf(item string) (string, bool) {
	for _, signs := range [][2]string{{":", ""}, {"(", ")"}} {
		i := strings.LastIndex(item, signs[0])
		if i <= 0 || !strings.HasSuffix(item, signs[1]) {
			continue
		}
		if _, err := french.ParseEuros(strings.TrimSuffix(item[i+1:], signs[1])); err == nil {
			return oneLine(item[:i]), oneLine(item[:i]) != ""
		}
	}
	return "", false
}

// settleTax says what the workbook's amounts are counted in: what most of the
// source's are. The others stay as they were typed, for the check to name.
func (t *taker) settleTax() {
	counts := map[string]int{}
	for _, m := range t.amounts {
		counts[m.tax]++
	}
	if counts["HT"]+counts["TTC"] == 0 {
		for _, tax := range t.account.taxes {
			counts[tax]++
		}
	}
	switch d := counts["HT"] - counts["TTC"]; {
	case counts["HT"]+counts["TTC"] == 0:
		return
	case d == 0: // as many of each: what the titles say
		t.account.Tax = "HT"
		for _, m := range t.amounts {
			if tax := m.value.column.tax; tax != "" {
				t.account.Tax = tax
				break
			}
		}
	case d > 0:
		t.account.Tax = "HT"
	default:
		t.account.Tax = "TTC"
	}
	t.book.answer(workbook.TaxKey, t.account.Tax)
	for _, m := range t.amounts {
		if m.tax == t.account.Tax || m.tax == "" {
			continue
		}
		*m.action.cell(m.key) = workbook.Cell{Kind: workbook.CellInvalid, Text: oneLine(m.shown)}
		t.report(diagnose(remarkMixed, m.value.at, m.value.text,
			"Le montant est "+m.tax+", et le nouveau classeur compte en "+t.account.Tax+" : il est gardé tel quel, « "+m.shown+" ».",
			"Convertissez-le en "+t.account.Tax+" dans le nouveau classeur."))
	}
}
