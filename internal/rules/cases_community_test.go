package rules

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"

	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

// onCommunity changes the « Collectivité » sheet of the valid plan.
func onCommunity(change func(c *plan.Community)) func(*plan.Plan) {
	return func(p *plan.Plan) { change(&p.Community) }
}

// ofCommunity is a cell of that sheet.
func ofCommunity(at func(c *plan.Community) diag.Position) func(*plan.Plan) diag.Position {
	return func(p *plan.Plan) diag.Position { return at(&p.Community) }
}

func pngLogo(width, height int) *plan.Logo {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		panic(err)
	}
	return &plan.Logo{Format: "png", Data: b.Bytes()}
}

func jpegLogo(width, height int) *plan.Logo {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)), nil); err != nil {
		panic(err)
	}
	return &plan.Logo{Format: "jpeg", Data: b.Bytes()}
}

var communityCases = []ruleCase{
	{
		code:  "COL-001",
		fail:  onCommunity(func(c *plan.Community) { c.Name = plan.Text{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Name.At }),
		says:  "Le nom de la collectivité n’est pas indiqué.",
		clean: onCommunity(func(c *plan.Community) { c.Name = pt.Invalid[string]() }),
	},
	{
		code:  "COL-002",
		fail:  onCommunity(func(c *plan.Community) { c.Nature = plan.Value[plan.Nature]{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Nature.At }),
		says:  "La nature de la collectivité n’est pas indiquée.",
		clean: onCommunity(func(c *plan.Community) { c.Nature = pt.Invalid[plan.Nature]() }),
	},
	{
		code:  "COL-003",
		fail:  onCommunity(func(c *plan.Community) { c.Population = plan.Number{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Population.At }),
		says:  "La population de la collectivité n’est pas indiquée.",
		clean: onCommunity(func(c *plan.Community) { c.Population = pt.Invalid[float64]() }),
	},
	{
		code:  "COL-003",
		fail:  onCommunity(func(c *plan.Community) { c.Population = pt.Number(121.35) }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Population.At }),
		value: "121,35",
		says:  "La population vaut 121,35.",
		clean: onCommunity(func(c *plan.Community) { c.PopulationYear = pt.Invalid[float64]() }),
	},
	{
		code:  "COL-003",
		fail:  onCommunity(func(c *plan.Community) { c.PopulationYear = plan.Number{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.PopulationYear.At }),
		says:  "L’année de la population n’est pas indiquée.",
		clean: onCommunity(func(c *plan.Community) { c.PopulationYear = pt.Number(1999) }),
	},
	{
		code:  "COL-003",
		fail:  onCommunity(func(c *plan.Community) { c.PopulationYear = pt.Number(2031) }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.PopulationYear.At }),
		value: "2031",
		says:  "L’année de la population, 2031, vient après l’exercice 2025.",
		clean: onCommunity(func(c *plan.Community) { c.PopulationYear = pt.Number(2025) }),
	},
	{
		code:  "COL-004",
		fail:  onCommunity(func(c *plan.Community) { c.SIREN = pt.Text("200 068 647") }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.SIREN.At }),
		value: "200 068 647",
		says:  "Le SIREN « 200 068 647 » a une clé de contrôle fausse.",
		clean: onCommunity(func(c *plan.Community) { c.SIREN = pt.Text("200068674") }),
	},
	{
		code:  "COL-004",
		fail:  onCommunity(func(c *plan.Community) { c.SIREN = pt.Text("20006867") }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.SIREN.At }),
		value: "20006867",
		says:  "Le SIREN « 20006867 » n’a pas neuf chiffres.",
		clean: onCommunity(func(c *plan.Community) { c.SIREN = plan.Text{} }),
	},
	{
		code:  "COL-005",
		fail:  onCommunity(func(c *plan.Community) { c.SIREN = pt.Text("732 829 320") }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.SIREN.At }),
		value: "732 829 320",
		says:  "Le SIREN « 732 829 320 » ne commence ni par 1 ni par 2 : ce n’est pas celui d’une personne publique.",
		clean: onCommunity(func(c *plan.Community) { c.SIREN = pt.Invalid[string]() }),
	},
	{
		code:  "COL-005",
		fail:  onCommunity(func(c *plan.Community) { c.SIREN = plan.Text{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.SIREN.At }),
		says:  "Le SIREN de la collectivité n’est pas indiqué.",
		clean: onCommunity(func(c *plan.Community) { c.SIREN = pt.Text("200068674") }),
	},
	{
		code:  "COL-006",
		fail:  onCommunity(func(c *plan.Community) { c.Document = plan.Value[plan.DocumentType]{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Document.At }),
		says:  "Rien ne dit si le document est une stratégie ou un bilan annuel.",
		clean: onCommunity(func(c *plan.Community) { c.Document = pt.Invalid[plan.DocumentType]() }),
	},
	{
		code:  "COL-007",
		fail:  onCommunity(func(c *plan.Community) { c.Year = plan.Number{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Year.At }),
		says:  "L’exercice n’est pas indiqué.",
		clean: onCommunity(func(c *plan.Community) { c.Year = pt.Invalid[float64]() }),
	},
	{
		code:  "COL-008",
		fail:  onCommunity(func(c *plan.Community) { c.End = plan.Date{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.End.At }),
		says:  "La fin de la stratégie n’est pas indiquée.",
		clean: onCommunity(func(c *plan.Community) { c.Start = pt.Invalid[plan.Day]() }),
	},
	{
		code:  "COL-009",
		fail:  onCommunity(func(c *plan.Community) { c.End = pt.Date(2024, 12, 31) }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.End.At }),
		value: "31/12/2024",
		says:  "La stratégie finirait le 31 décembre 2024, avant de commencer le 1er janvier 2025.",
		clean: onCommunity(func(c *plan.Community) { c.End = c.Start }),
	},
	{
		code:  "COL-010",
		fail:  onCommunity(func(c *plan.Community) { c.Year = pt.Number(2052) }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Year.At }),
		value: "2052",
		says:  "L’exercice 2052 est hors de la stratégie, qui va du 1er janvier 2025 au 31 décembre 2030.",
		clean: onCommunity(func(c *plan.Community) { c.Year = pt.Number(2030) }),
	},
	{
		code:  "COL-011",
		fail:  onCommunity(func(c *plan.Community) { c.SessionDate = plan.Date{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.SessionDate.At }),
		says:  "La date de séance n’est pas indiquée : les retards sont jugés au 29 janvier 2026.",
		clean: onCommunity(func(c *plan.Community) { c.SessionDate = pt.Invalid[plan.Day]() }),
	},
	{
		code:  "COL-012",
		fail:  onCommunity(func(c *plan.Community) { c.SessionDate = pt.Date(2024, 12, 11) }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.SessionDate.At }),
		value: "11/12/2024",
		says:  "La séance est le 11 décembre 2024, pour un bilan de l’exercice 2025.",
		clean: onCommunity(func(c *plan.Community) { c.SessionDate = pt.Date(2026, 1, 22) }),
	},
	{
		code:  "COL-013",
		fail:  onCommunity(func(c *plan.Community) { c.AuthorFirst, c.AuthorRole = plan.Text{}, plan.Text{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.AuthorFirst.At }),
		says:  "Il manque le prénom et la qualité de l’auteur de l’acte.",
		clean: onCommunity(func(c *plan.Community) { c.AuthorRole = pt.Text("Maire") }),
	},
	{
		code:  "COL-014",
		fail:  onCommunity(func(c *plan.Community) { c.ContactEmail = pt.Text("numerique@val aubrelle.fr") }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.ContactEmail.At }),
		value: "numerique@val aubrelle.fr",
		says:  "L’adresse « numerique@val aubrelle.fr » n’est pas une adresse électronique.",
		clean: onCommunity(func(c *plan.Community) { c.ContactEmail = pt.Text("n.benali+snr@mairie.val-aubrelle.fr") }),
	},
	{
		code:  "COL-015",
		fail:  onCommunity(func(c *plan.Community) { c.Tax = plan.Value[plan.TaxBasis]{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Tax.At }),
		says:  "Le classeur donne 225 000 € de budget prévu sans dire si les montants sont HT ou TTC.",
		clean: func(p *plan.Plan) { withoutMeans(p); p.Community.Tax = plan.Value[plan.TaxBasis]{} },
	},
	{
		code:  "COL-016",
		fail:  onCommunity(func(c *plan.Community) { c.Editorial = plan.Prose{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Editorial.At }),
		says:  "Le rapport n’aura pas d’éditorial.",
		clean: onCommunity(func(c *plan.Community) { c.Editorial = pt.Prose("Deux mots.") }),
	},
	{
		code:  "COL-017",
		fail:  onCommunity(func(c *plan.Community) { c.Signatory = plan.Text{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Signatory.At }),
		says:  "L’éditorial n’a pas de signataire.",
		clean: onCommunity(func(c *plan.Community) { c.Editorial, c.Signatory = plan.Prose{}, plan.Text{} }),
	},
	{
		code:  "COL-018",
		fail:  onCommunity(func(c *plan.Community) { c.Colour = pt.Text("bleu") }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Colour.At }),
		value: "bleu",
		says:  "La couleur « bleu » n’est pas une couleur en notation #RRVVBB.",
		clean: onCommunity(func(c *plan.Community) { c.Colour = pt.Text("#1f5F7a") }),
	},
	{
		code:  "COL-019",
		fail:  onCommunity(func(c *plan.Community) { c.Logo = &plan.Logo{Format: "png", Data: []byte("GIF89a")} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Logo.At }),
		value: "png",
		says:  "Le logo n’est pas une image PNG ou JPEG lisible : le rapport n’en aura pas.",
		clean: onCommunity(func(c *plan.Community) { c.Logo = pngLogo(300, 120) }),
	},
	{
		code:  "COL-019",
		fail:  onCommunity(func(c *plan.Community) { c.Logo = pngLogo(64, 64) }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Logo.At }),
		value: "64 × 64 pixels",
		says:  "Le logo est trop petit (64 × 64 pixels) : il sera flou à l’impression.",
		clean: onCommunity(func(c *plan.Community) { c.Logo = jpegLogo(300, 120) }),
	},
	{
		code:  "COL-019",
		fail:  onCommunity(func(c *plan.Community) { c.Logo = pngLogo(6001, 10) }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Logo.At }),
		value: "6 001 × 10 pixels",
		says:  "Le logo est démesuré (6 001 × 10 pixels) : il alourdira le rapport sans être plus net.",
		clean: onCommunity(func(c *plan.Community) { c.Logo = nil }),
	},
	{
		code:  "COL-020",
		fail:  onCommunity(func(c *plan.Community) { c.Logo = nil }),
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Community },
		says:  "La couverture n’aura pas de logo.",
		clean: onCommunity(func(c *plan.Community) { c.Logo = pngLogo(300, 120) }),
	},
	{
		code:  "COL-021",
		fail:  onCommunity(func(c *plan.Community) { c.Department = plan.Text{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Department.At }),
		says:  "La direction qui pilote la stratégie n’est pas indiquée.",
		clean: onCommunity(func(c *plan.Community) { c.ElectedRole = plan.Text{} }),
	},
	{
		code:  "COL-022",
		fail:  onCommunity(func(c *plan.Community) { c.Deliberation = plan.Text{} }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.Deliberation.At }),
		says:  "Le numéro de la délibération n’est pas indiqué : la couverture le laissera de côté.",
		clean: onCommunity(func(c *plan.Community) { c.Annex = plan.Text{} }),
	},
	{
		code:  "COL-023",
		fail:  onCommunity(func(c *plan.Community) { c.End = pt.Date(2062, 12, 31) }),
		at:    ofCommunity(func(c *plan.Community) diag.Position { return c.End.At }),
		value: "31/12/2062",
		says:  "La stratégie irait du 1er janvier 2025 au 31 décembre 2062, soit 37 ans.",
		clean: onCommunity(func(c *plan.Community) { c.End = pt.Date(2036, 12, 31) }),
	},
}
