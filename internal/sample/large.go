package sample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"nrreport/examples"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/workbook"
)

// MinActions is the smallest plan that [Large] makes: below it, a theme of the
// decree would have no action.
const MinActions = 12

// Large makes a plan of so many actions from a seed: the same seed gives the
// same plan. The example is its mould: objectives, indicators and events come in
// the example's proportions, each with its own place, dates, amounts and
// sentences, so that texts are as long, as varied and as French as the
// example's, and rules find as much to say. No rule finds an error.
func Large(actions int, seed uint64) (*workbook.Book, error) {
	if actions < MinActions {
		return nil, fmt.Errorf("a plan of %d actions: %d at least", actions, MinActions)
	}
	mould, err := Book(examples.Plan)
	if err != nil {
		return nil, err
	}
	book, err := Book(examples.Plan)
	if err != nil {
		return nil, err
	}
	g := &grower{
		r: rand.New(rand.NewPCG(seed, uint64(actions))), mould: mould, book: book, actions: actions,
		codes: map[string][]string{},
	}
	g.community()
	g.objectives()
	g.indicators()
	g.measures()
	g.events()
	return book, nil
}

// grower makes a book of any size out of a mould. A round is one pass over the
// mould's rows; only the last may be partial.
type grower struct {
	r           *rand.Rand
	mould, book *workbook.Book
	actions     int
	// codes lists, by code of the mould, the codes made from it, by round.
	codes map[string][]string
}

// share is how many rows of a sheet go with the actions, in the mould's
// proportions, and one whole round at least.
func (g *grower) share(key workbook.SheetKey) int {
	rows := len(g.mould.Table(key).Rows)
	return max(rows, g.actions*rows/len(g.mould.Table(workbook.SheetActions).Rows))
}

// grow fills a sheet with n rows made from the mould's. Where they are fewer
// than in the mould, they are taken evenly.
func (g *grower) grow(key workbook.SheetKey, n int, vary func(row *editor, round int)) {
	from, to := g.mould.Table(key), g.book.Table(key)
	to.Rows = make([]workbook.Row, 0, n)
	for i := range n {
		rank, round := i%len(from.Rows), i/len(from.Rows)
		if n < len(from.Rows) {
			rank = i * len(from.Rows) / n
		}
		row := workbook.Row{Cells: slices.Clone(from.Rows[rank].Cells)}
		vary(&editor{to, row.Cells, g.r}, round)
		to.Rows = append(to.Rows, row)
	}
}

// code numbers a row: « A2.3 » becomes « A2.3.17 » in the seventeenth round.
func (g *grower) code(row *editor, round int) {
	c := row.cell("code")
	mould := c.Text
	if round > 0 {
		c.Text = fmt.Sprintf("%s.%d", mould, round+1)
	}
	g.codes[mould] = append(g.codes[mould], c.Text)
}

// refs points to the rows of the same round, or of the last one made.
func (g *grower) refs(row *editor, key string, round int) {
	c := row.cell(key)
	if c.IsBlank() {
		return
	}
	all := strings.Split(c.Text, " ; ")
	for i, code := range all {
		made := g.codes[code]
		all[i] = made[min(round, len(made)-1)]
	}
	c.Text = strings.Join(all, " ; ")
}

func (g *grower) community() {
	row := &editor{g.book.Table(workbook.SheetCommunity), g.book.Table(workbook.SheetCommunity).Rows[0].Cells, g.r}
	name := pick(g.r, towns)
	row.cell("nom").Text = "Communauté d’agglomération " + name.of
	row.cell("siren").Text = siren(g.r)
	row.cell("population").Number = float64(50_001 + g.r.IntN(300_000))
	row.cell("couleur").Text = pick(g.r, []string{"#1F5F7A", "#00695C", "#7A1F3D", "#3D4F9F", "#8A4B08", "#2E6B2E"})
}

func (g *grower) objectives() {
	g.grow(workbook.SheetObjectives, g.share(workbook.SheetObjectives), func(row *editor, round int) {
		g.code(row, round)
		row.place("titre", round)
	})
}

func (g *grower) indicators() {
	g.grow(workbook.SheetIndicators, g.share(workbook.SheetIndicators), func(row *editor, round int) {
		g.code(row, round)
		g.refs(row, "objectifs", round)
		row.place("titre", round)
		row.scaleMeasures(0.8 + 0.2*g.r.Float64())
	})
}

func (g *grower) measures() {
	sentences := g.sentences()
	g.grow(workbook.SheetActions, g.actions, func(row *editor, round int) {
		g.code(row, round)
		g.refs(row, "objectifs", round)
		g.refs(row, "indicateurs", round)
		row.place("titre", round)
		if round > 0 { // the first round keeps the example's own texts
			row.append("description", pick(g.r, sentences))
			row.append("bilan", fmt.Sprintf("%s : %d visites sur place.", french.Capital(pick(g.r, sites).name), 2+g.r.IntN(40)))
		}
		row.scaleMoney(0.3 + 1.5*g.r.Float64())
		for _, key := range []string{"debut", "echeance"} {
			row.dayOfMonth(key)
		}
	})
}

// sentences are the descriptions of the mould, cut into sentences.
func (g *grower) sentences() []string {
	t := g.mould.Table(workbook.SheetActions)
	var all []string
	for _, row := range t.Rows {
		for s := range strings.SplitSeq(row.Cells[t.Sheet.Column("description")].Rich.Plain(), ". ") {
			if s = strings.TrimSuffix(s, "."); s != "" && !strings.Contains(s, "\n") {
				all = append(all, s+".")
			}
		}
	}
	return all
}

func (g *grower) events() {
	g.grow(workbook.SheetEvents, g.share(workbook.SheetEvents), func(row *editor, round int) {
		if round == 0 {
			return // what the log says of the first round, the indicators repeat
		}
		row.place("titre", round)
		row.dayOfMonth("date")
		for _, key := range []string{"participants", "certifies"} {
			c := row.cell(key)
			c.Number = math.Ceil(c.Number * (0.5 + g.r.Float64()))
		}
		if people, certified := row.cell("participants"), row.cell("certifies"); certified.Number > people.Number {
			certified.Number = people.Number
		}
	})
}

// editor changes the cells of one row by the keys of their columns.
type editor struct {
	table *workbook.Table
	cells []workbook.Cell
	r     *rand.Rand
}

func (e *editor) cell(key string) *workbook.Cell { return &e.cells[e.table.Sheet.Column(key)] }

// place tells a title from those of the other rounds by where it takes place.
// No two rounds of 27,000 give one title.
func (e *editor) place(key string, round int) {
	if round == 0 {
		return
	}
	site, town := sites[round%len(sites)], towns[round/len(sites)%len(towns)]
	where := " – " + site.name + " " + town.of
	if lot := round / (len(sites) * len(towns)); lot > 0 {
		where += fmt.Sprintf(", lot %d", lot+1)
	}
	e.cell(key).Text += where
}

func (e *editor) append(key, sentence string) {
	c := e.cell(key)
	text := strings.TrimSpace(c.Rich.Plain() + " " + sentence)
	if strings.Contains(c.Rich.Plain(), "\n") {
		text = c.Rich.Plain() + "\n" + sentence
	}
	c.Kind, c.Rich = workbook.CellRich, richtext.FromPlain(text)
}

func (e *editor) dayOfMonth(key string) {
	if c := e.cell(key); c.Kind == workbook.CellDate {
		day := 1 + e.r.IntN(14) // a due date stays after the start of the same month
		if key == "echeance" {
			day += 14
		}
		c.Day = plan.Day{Year: c.Day.Year, Month: c.Day.Month, Day: day}
		if c.Day.Month == time.December && c.Day.Year == 2030 {
			c.Day.Day = 31 // the strategy's last day
		}
	}
}

func (e *editor) scaleMoney(by float64) {
	for i := range e.table.Sheet.Columns {
		if c := &e.cells[i]; e.table.Sheet.Columns[i].Type == workbook.TypeMoney && c.Kind == workbook.CellNumber {
			c.Number = math.Round(c.Number*by/10_000) * 10_000 // cents: whole hundreds of euros
		}
	}
}

// scaleMeasures scales a whole series, so that its shape stays.
func (e *editor) scaleMeasures(by float64) {
	for i := range e.cells {
		year := i >= len(e.table.Sheet.Columns)
		if c := &e.cells[i]; c.Kind == workbook.CellNumber && (year || e.table.Sheet.Columns[i].Type == workbook.TypeMeasure) {
			decimals := 1.0
			if c.Number != math.Trunc(c.Number) {
				decimals = 100
			}
			c.Number = math.Round(c.Number*by*decimals) / decimals
		}
	}
}

// siren makes a number that passes its checksum, of the kind that public bodies
// have: eight digits from 2000, and the one that makes Luhn's sum a ten.
func siren(r *rand.Rand) string {
	digits := fmt.Sprintf("200%05d", r.IntN(100_000))
	sum := 0
	for i, d := range digits {
		n := int(d - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return fmt.Sprintf("%s%d", digits, (10-sum%10)%10)
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// place is somewhere an action takes place: its name and, for towns, the name
// after « de ».
type place struct{ name, of string }

var sites = []place{
	{name: "école"}, {name: "médiathèque"}, {name: "mairie"}, {name: "collège"}, {name: "piscine"}, {name: "centre social"},
	{name: "maison de services"}, {name: "gymnase"}, {name: "crèche"}, {name: "théâtre"}, {name: "musée"}, {name: "conservatoire"},
	{name: "centre technique"}, {name: "déchèterie"}, {name: "usine des eaux"},
}

var towns = []place{
	{of: "de Saint-Aubin"}, {of: "d’Ormont"}, {of: "de Courvelle"}, {of: "des Lavandières"}, {of: "de Bréval"}, {of: "de Montclair"},
	{of: "d’Étréchy-le-Haut"}, {of: "de Villeneuve-sur-Aubrelle"}, {of: "du Puy-Rouge"}, {of: "de Fontenailles"}, {of: "de Châtelard"},
	{of: "d’Aigremont"}, {of: "de Pont-l’Abbesse"}, {of: "de La Chênaie"}, {of: "des Trois-Moulins"}, {of: "de Rochebrune"},
	{of: "de Marsac-la-Forêt"}, {of: "d’Hérisson"}, {of: "de Bellefontaine"}, {of: "du Vieux-Port"}, {of: "de Saulnières"},
	{of: "de Grandpré"}, {of: "de Lussac-les-Prés"}, {of: "de Vernoux"}, {of: "d’Azay-la-Rivière"}, {of: "de Kermaria"},
	{of: "de Sainte-Colombe"}, {of: "de Noirval"}, {of: "de Tréguenec"}, {of: "du Mesnil-Bas"},
}
