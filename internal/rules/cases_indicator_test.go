package rules

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

// onIndicator changes the third indicator of the valid plan: a rate in %, that
// goes up from 12 in 2023 to 18 in 2024 and 24 in 2025, for 30 in 2030.
func onIndicator(change func(n *plan.Indicator)) func(*plan.Plan) {
	return func(p *plan.Plan) { change(&p.Indicators[2]) }
}

// ofIndicator is a cell of the third indicator.
func ofIndicator(at func(n *plan.Indicator) diag.Position) func(*plan.Plan) diag.Position {
	return func(p *plan.Plan) diag.Position { return at(&p.Indicators[2]) }
}

// onLegal changes the first one, which follows AGEC-58.
func onLegal(change func(n *plan.Indicator)) func(*plan.Plan) {
	return func(p *plan.Plan) { change(&p.Indicators[0]) }
}

func ofLegal(at func(n *plan.Indicator) diag.Position) func(*plan.Plan) diag.Position {
	return func(p *plan.Plan) diag.Position { return at(&p.Indicators[0]) }
}

func values(v ...float64) []plan.Measure {
	var out []plan.Measure
	for _, x := range v {
		out = append(out, pt.Known(x))
	}
	return out
}

var indicatorCases = []ruleCase{
	{
		code:  "IND-001",
		fail:  onIndicator(func(n *plan.Indicator) { n.Title = plan.Text{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Title.At }),
		says:  "L’indicateur I3.1 n’a pas d’intitulé.",
		clean: onIndicator(func(n *plan.Indicator) { n.Title = pt.Invalid[string]() }),
	},
	{
		code:  "IND-002",
		fail:  onIndicator(func(n *plan.Indicator) { n.Unit = plan.Text{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Unit.At }),
		says:  "L’indicateur I3.1 n’a pas d’unité.",
		clean: onIndicator(func(n *plan.Indicator) { n.Unit = pt.Text("nombre") }),
	},
	{
		code:  "IND-003",
		fail:  onIndicator(func(n *plan.Indicator) { n.Direction = plan.Value[plan.Direction]{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Direction.At }),
		says:  "L’indicateur I3.1 ne dit pas dans quel sens il doit aller.",
		clean: onIndicator(func(n *plan.Indicator) { n.Direction = pt.Of(plan.Neutral) }),
	},
	{
		code:  "IND-004",
		fail:  onIndicator(func(n *plan.Indicator) { n.Target = plan.Measure{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Target.At }),
		says:  "L’indicateur I3.1 n’a pas de cible, alors qu’il vise une hausse.",
		clean: onIndicator(func(n *plan.Indicator) { n.Target.Kind = plan.NotAvailable }),
	},
	{
		code:  "IND-005",
		fail:  onIndicator(func(n *plan.Indicator) { n.TargetYear = plan.Number{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.TargetYear.At }),
		says:  "La cible de l’indicateur I3.1 (30 %) ne dit pas pour quelle année.",
		clean: onIndicator(func(n *plan.Indicator) { n.TargetYear = pt.Invalid[float64]() }),
	},
	{
		code:  "IND-006",
		fail:  onIndicator(func(n *plan.Indicator) { n.BaselineYear = plan.Number{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.BaselineYear.At }),
		says:  "La valeur de départ de l’indicateur I3.1 (12 %) ne dit pas de quelle année elle est.",
		clean: onIndicator(func(n *plan.Indicator) { n.BaselineYear, n.Baseline = plan.Number{}, plan.Measure{} }),
	},
	{ // the unit agrees
		code: "IND-006",
		fail: onIndicator(func(n *plan.Indicator) {
			n.Unit, n.Baseline, n.BaselineYear = pt.Text("années"), pt.Known(1), plan.Number{}
		}),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.BaselineYear.At }),
		says:  "La valeur de départ de l’indicateur I3.1 (1 année) ne dit pas de quelle année elle est.",
		clean: onIndicator(func(n *plan.Indicator) { n.Unit = pt.Text("années") }),
	},
	{
		code:  "IND-007",
		fail:  onIndicator(func(n *plan.Indicator) { n.Baseline = plan.Measure{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Baseline.At }),
		says:  "L’indicateur I3.1 a une cible et pas de valeur de départ.",
		clean: onIndicator(func(n *plan.Indicator) { n.Baseline = plan.Measure{Kind: plan.NotAvailable} }),
	},
	{
		code:  "IND-008",
		fail:  onIndicator(func(n *plan.Indicator) { n.Target = pt.Known(10) }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Target.At }),
		value: "10",
		says:  "L’indicateur I3.1 vise une hausse, et sa cible (10 %) est sous sa valeur de départ (12 %).",
		clean: onIndicator(func(n *plan.Indicator) { n.Target = pt.Known(12) }), // to hold
	},
	{
		code:  "IND-008",
		fail:  func(p *plan.Plan) { p.Indicators[1].Target = pt.Known(1000) },
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[1].Target.At },
		value: "1 000",
		says:  "L’indicateur I2.1 vise une baisse, et sa cible (1 000 tCO₂e) est au-dessus de sa valeur de départ (900 tCO₂e).",
		clean: onIndicator(func(n *plan.Indicator) { n.Target, n.Direction = pt.Known(10), pt.Of(plan.Neutral) }),
	},
	{
		code:  "IND-009",
		fail:  onIndicator(func(n *plan.Indicator) { n.TargetYear = pt.Number(2020) }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.TargetYear.At }),
		value: "2020",
		says:  "La cible de l’indicateur I3.1 est pour 2020, et sa valeur de départ de 2023.",
		clean: onIndicator(func(n *plan.Indicator) { n.TargetYear = pt.Number(2023) }), // an objective of one year
	},
	{
		code:  "IND-010",
		fail:  onIndicator(func(n *plan.Indicator) { n.TargetYear = pt.Number(2035) }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.TargetYear.At }),
		value: "2035",
		says:  "La cible de l’indicateur I3.1 est pour 2035, après la fin de la stratégie en 2030.",
		clean: onIndicator(func(n *plan.Indicator) { n.TargetYear = pt.Number(2028) }),
	},
	{
		code:  "IND-011",
		fail:  onIndicator(func(n *plan.Indicator) { n.Values = values(12, 180, 240) }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[1].At }),
		value: "180 %",
		says:  "L’indicateur I3.1 est un pourcentage, et vaut 180 % et 240 %.",
		clean: onIndicator(func(n *plan.Indicator) {
			n.Values, n.Title = values(12, -180, 240), pt.Text("Évolution des achats de reconditionné")
		}),
	},
	{
		code:  "IND-012",
		fail:  onIndicator(func(n *plan.Indicator) { n.Values[2], n.Comment = pt.Known(0.35), plan.Prose{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "0,35",
		says:  "L’indicateur I3.1 vaut 0,35 % dans cette cellule : 0,35 % ou 35 % ?",
		clean: onIndicator(func(n *plan.Indicator) { // small throughout
			n.Baseline, n.Target, n.Values, n.Comment = pt.Known(0.1), pt.Known(0.9), values(0.1, 0.2, 0.35), plan.Prose{}
		}),
	},
	{
		code: "IND-012",
		fail: onIndicator(func(n *plan.Indicator) {
			n.Baseline, n.Target, n.Values, n.Comment = pt.Known(31), pt.Known(50), values(33, 36, 0.38), plan.Prose{}
		}),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "0,38",
		says:  "L’indicateur I3.1 vaut 0,38 % dans cette cellule : 0,38 % ou 38 % ?",
		clean: onIndicator(func(n *plan.Indicator) { // a small share that passes 1 %
			n.Baseline, n.Target, n.Values, n.Comment = pt.Known(0.8), pt.Known(3), values(0.9, 1.2, 1.5), plan.Prose{}
		}),
	},
	{
		code:  "IND-013",
		fail:  onIndicator(func(n *plan.Indicator) { n.Values[2] = plan.Measure{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		says:  "L’indicateur I3.1 n’a pas de valeur pour 2025.",
		clean: onIndicator(func(n *plan.Indicator) { n.Values[2] = pt.Known(0) }), // zero is a number
	},
	{
		code:  "IND-014",
		fail:  func(p *plan.Plan) { p.Years = []int{2022, 2023, 2024} },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Indicators },
		says:  "La feuille des indicateurs n’a pas de colonne 2025 : on y trouve 2022, 2023 et 2024.",
		clean: func(p *plan.Plan) { p.Years, p.Community.Document = []int{2022, 2023, 2024}, pt.Of(plan.Strategy) },
	},
	{
		code: "IND-015",
		fail: onIndicator(func(n *plan.Indicator) {
			n.Values[2], n.Comment = plan.Measure{Kind: plan.NotAvailable}, plan.Prose{}
		}),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "n.d.",
		says:  "La valeur 2025 de l’indicateur I3.1 est « non disponible », et le commentaire ne dit pas pourquoi.",
		clean: onIndicator(func(n *plan.Indicator) { n.Values[2] = plan.Measure{Kind: plan.NotAvailable} }),
	},
	{
		code: "IND-015",
		fail: onIndicator(func(n *plan.Indicator) {
			n.Values[2], n.Comment = plan.Measure{Kind: plan.NotApplicable}, plan.Prose{}
		}),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "s.o.",
		says:  "La valeur 2025 de l’indicateur I3.1 est « sans objet », et le commentaire ne dit pas pourquoi.",
		clean: onIndicator(func(n *plan.Indicator) { // another year's
			n.Values[1], n.Comment = plan.Measure{Kind: plan.NotAvailable}, plan.Prose{}
		}),
	},
	{
		code:  "IND-016",
		fail:  onIndicator(func(n *plan.Indicator) { n.Values[2] = pt.Known(32) }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "32 %",
		says:  "L’indicateur I3.1 atteint sa cible de 30 % dès 2025, pour 2030.",
		clean: func(p *plan.Plan) {
			p.Indicators[3].TargetYear, p.Indicators[4].TargetYear = pt.Number(2025), pt.Number(2025)
		},
	},
	{
		code:  "IND-017",
		fail:  onIndicator(func(n *plan.Indicator) { n.Values[2] = pt.Known(9.5) }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "9,5 %",
		says:  "L’indicateur I3.1 est plus loin de sa cible qu’au départ : parti de 12 %, il vaut 9,5 % en 2025 pour une cible de 30 %.",
		clean: onIndicator(func(n *plan.Indicator) { n.Values[2] = pt.Known(12) }), // behind, not drifting
	},
	{
		code:  "IND-018",
		fail:  onIndicator(func(n *plan.Indicator) { n.TargetYear = pt.Number(2025) }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "24 %",
		says:  "L’indicateur I3.1 devait atteindre 30 % en 2025, et vaut 24 % en 2025.",
		clean: onIndicator(func(n *plan.Indicator) { n.TargetYear = pt.Number(2026) }),
	},
	{
		code:  "IND-019",
		fail:  onIndicator(func(n *plan.Indicator) { n.Source = plan.Text{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Source.At }),
		says:  "L’indicateur I3.1 ne dit pas d’où vient sa valeur.",
		clean: onIndicator(func(n *plan.Indicator) { n.Source = pt.Text("Inventaire") }),
	},
	{
		code:  "IND-020",
		fail:  onIndicator(func(n *plan.Indicator) { n.Method = plan.Prose{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Method.At }),
		says:  "L’indicateur I3.1 ne dit pas comment il est calculé.",
		clean: onIndicator(func(n *plan.Indicator) { n.Method = pt.Prose("Moyenne des douze mois.") }),
	},
	{
		code: "IND-021",
		fail: onIndicator(func(n *plan.Indicator) {
			n.Unit, n.Values, n.Comment = pt.Text("kg"), values(1200, 1300, 13), plan.Prose{}
		}),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "13 kg",
		says:  "L’indicateur I3.1 passe de 1 300 kg en 2024 à 13 kg en 2025.",
		clean: onIndicator(func(n *plan.Indicator) { // explained
			n.Unit, n.Values = pt.Text("kg"), values(1200, 1300, 13)
		}),
	},
	{
		code: "IND-021",
		fail: onIndicator(func(n *plan.Indicator) {
			n.Values, n.Comment = []plan.Measure{pt.Known(2), {Kind: plan.NotAvailable}, pt.Known(24)}, plan.Prose{}
		}),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "24 %",
		says:  "L’indicateur I3.1 passe de 2 % en 2023 à 24 % en 2025.",
		clean: onIndicator(func(n *plan.Indicator) { // small numbers
			n.Unit, n.Values, n.Comment = pt.Text("nombre"), values(0, 1, 30), plan.Prose{}
		}),
	},
	{ // the baseline is of another unit
		code: "IND-021",
		fail: onIndicator(func(n *plan.Indicator) {
			n.Unit, n.Baseline, n.BaselineYear = pt.Text("MWh"), pt.Known(412_000), pt.Number(2022)
			n.Values, n.Comment = values(412, 405, 388), plan.Prose{}
		}),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[0].At }),
		value: "412 MWh",
		says:  "L’indicateur I3.1 passe de 412 000 MWh en 2022 à 412 MWh en 2023.",
		clean: onIndicator(func(n *plan.Indicator) { // of the same year: IND-024's
			n.Unit, n.Baseline, n.Comment = pt.Text("MWh"), pt.Known(412_000), plan.Prose{}
			n.Values = values(412, 405, 388)
		}),
	},
	{
		code:  "IND-022",
		fail:  onIndicator(func(n *plan.Indicator) { n.Values[1] = plan.Measure{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[1].At }),
		says:  "L’indicateur I3.1 n’a pas de valeur pour 2024, entre deux années renseignées.",
		clean: onIndicator(func(n *plan.Indicator) { n.Values[0] = plan.Measure{} }), // starts later
	},
	{
		code: "IND-023",
		fail: func(p *plan.Plan) {
			p.Years = append(p.Years, 2026)
			p.Indicators[2].Values = values(12, 18, 24, 26)
		},
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[3].At }),
		value: "26 %",
		says:  "L’indicateur I3.1 a déjà une valeur pour 2026, après l’exercice 2025.",
		clean: func(p *plan.Plan) { p.Years = append(p.Years, 2026) }, // an empty column in advance
	},
	{
		code:  "IND-024",
		fail:  onIndicator(func(n *plan.Indicator) { n.Baseline, n.Comment = pt.Known(11), plan.Prose{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Baseline.At }),
		value: "11 %",
		says:  "L’indicateur I3.1 part de 11 % en 2023, et la colonne 2023 donne 12 %.",
		clean: onIndicator(func(n *plan.Indicator) { n.BaselineYear = pt.Number(2020) }),
	},
	{ // what is printed alike is alike
		code:  "IND-024",
		fail:  onIndicator(func(n *plan.Indicator) { n.Baseline, n.Comment = pt.Known(12.001), plan.Prose{} }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Baseline.At }),
		value: "12,001 %",
		says:  "L’indicateur I3.1 part de 12,001 % en 2023, et la colonne 2023 donne 12 %.",
		clean: onIndicator(func(n *plan.Indicator) { n.Baseline, n.Comment = pt.Known(12.00001), plan.Prose{} }),
	},
	{ // a target is what is to be reached, not by how much to fall
		code:  "IND-025",
		fail:  func(p *plan.Plan) { p.Indicators[1].Target = pt.Known(-30) },
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[1].Target.At },
		value: "−30",
		says:  "L’indicateur I2.1 est une quantité, et vaut −30 tCO₂e.",
		clean: onIndicator(func(n *plan.Indicator) { n.Unit, n.Values[1] = pt.Text("°C"), pt.Known(-4) }),
	},
	{
		code:  "IND-025",
		fail:  onIndicator(func(n *plan.Indicator) { n.Unit, n.Values[1] = pt.Text("nombre"), pt.Known(-4) }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.Values[1].At }),
		value: "−4",
		says:  "L’indicateur I3.1 compte un nombre, et vaut −4.",
		clean: onIndicator(func(n *plan.Indicator) {
			n.Unit, n.Values[1], n.Title = pt.Text("nombre"), pt.Known(-4), pt.Text("Variation du nombre de postes")
		}),
	},
	{
		code:  "IND-026",
		fail:  onLegal(func(n *plan.Indicator) { n.Threshold = pt.Text("AGEC") }),
		at:    ofLegal(func(n *plan.Indicator) diag.Position { return n.Threshold.At }),
		value: "AGEC",
		says:  "Le seuil légal « AGEC » de l’indicateur I1.1 n’est pas connu.",
		clean: onLegal(func(n *plan.Indicator) { n.Threshold = pt.Text("agec 58") }),
	},
	{
		code:  "IND-027",
		fail:  onLegal(func(n *plan.Indicator) { n.Values[2] = pt.Known(19) }),
		at:    ofLegal(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "19 %",
		says:  "L’indicateur I1.1 vaut 19 % en 2025, sous le seuil légal de 20 % (AGEC-58).",
		clean: onLegal(func(n *plan.Indicator) { n.Values[2] = pt.Known(20) }),
	},
	{
		code:  "IND-027",
		fail:  onLegal(func(n *plan.Indicator) { n.Threshold = pt.Text("REEN-16") }),
		at:    ofLegal(func(n *plan.Indicator) diag.Position { return n.Values[2].At }),
		value: "24 %",
		says:  "L’indicateur I1.1 vaut 24 % en 2025, sous le seuil légal de 50 % (REEN-16).",
		clean: onLegal(func(n *plan.Indicator) { n.Values[2] = plan.Measure{Kind: plan.NotAvailable} }),
	},
	{
		code:  "IND-028",
		fail:  onLegal(func(n *plan.Indicator) { n.Threshold = plan.Text{} }),
		at:    ofLegal(func(n *plan.Indicator) diag.Position { return n.Threshold.At }),
		says:  "L’indicateur I1.1 paraît mesurer la part que fixe le seuil légal AGEC-58, sans le nommer.",
		clean: onLegal(func(n *plan.Indicator) { n.Threshold, n.Unit = plan.Text{}, pt.Text("nombre") }),
	},
	{
		code: "IND-028",
		fail: onLegal(func(n *plan.Indicator) {
			n.Threshold, n.Title = plan.Text{}, pt.Text("Taux de réemploi des équipements réformés")
		}),
		at:   ofLegal(func(n *plan.Indicator) diag.Position { return n.Threshold.At }),
		says: "L’indicateur I1.1 paraît mesurer la part que fixe le seuil légal REEN-16, sans le nommer.",
		clean: onLegal(func(n *plan.Indicator) {
			n.Threshold, n.Title = plan.Text{}, pt.Text("Part des agents formés au réemploi")
		}),
	},
	{ // what is measured comes first
		code: "IND-028",
		fail: onLegal(func(n *plan.Indicator) {
			n.Threshold, n.Title = plan.Text{}, pt.Text("Part des équipements réformés donnés ou réutilisés par les agents")
		}),
		at:   ofLegal(func(n *plan.Indicator) diag.Position { return n.Threshold.At }),
		says: "L’indicateur I1.1 paraît mesurer la part que fixe le seuil légal REEN-16, sans le nommer.",
		clean: onLegal(func(n *plan.Indicator) {
			n.Threshold, n.Title = plan.Text{}, pt.Text("Part des acheteurs formés au réemploi des équipements")
		}),
	},
	{ // another indicator follows the threshold
		code: "IND-028",
		fail: onLegal(func(n *plan.Indicator) {
			n.Threshold, n.Title = plan.Text{}, pt.Text("Part des achats de téléphones reconditionnés")
		}),
		at:   ofLegal(func(n *plan.Indicator) diag.Position { return n.Threshold.At }),
		says: "L’indicateur I1.1 paraît mesurer la part que fixe le seuil légal AGEC-58, sans le nommer.",
		clean: func(p *plan.Plan) {
			p.Indicators[2].Title, p.Indicators[2].Threshold = pt.Text("Part des achats de téléphones reconditionnés"), plan.Text{}
		},
	},
	{
		code:  "IND-029",
		fail:  onLegal(func(n *plan.Indicator) { n.Unit = pt.Text("nombre") }),
		at:    ofLegal(func(n *plan.Indicator) diag.Position { return n.Unit.At }),
		value: "nombre",
		says:  "Le seuil AGEC-58 est un pourcentage, et l’indicateur I1.1 est en « nombre ».",
		clean: onLegal(func(n *plan.Indicator) { n.Unit = pt.Text("% HT") }),
	},
	{
		code:  "IND-029",
		fail:  onLegal(func(n *plan.Indicator) { n.Direction = pt.Of(plan.Neutral) }),
		at:    ofLegal(func(n *plan.Indicator) diag.Position { return n.Direction.At }),
		value: "neutre",
		says:  "Le seuil AGEC-58 est une part à atteindre ou à dépasser, et le sens de l’indicateur I1.1 est « neutre ».",
		clean: onLegal(func(n *plan.Indicator) { n.Direction, n.Threshold = pt.Of(plan.Neutral), plan.Text{} }),
	},
	{
		code:  "IND-030",
		fail:  onLegal(func(n *plan.Indicator) { n.Target = pt.Known(28) }),
		at:    ofLegal(func(n *plan.Indicator) diag.Position { return n.Target.At }),
		value: "28 %",
		says:  "La cible de l’indicateur I1.1 est de 28 % pour 2030, et le seuil légal AGEC-58 de cette année-là est de 30 %.",
		clean: onLegal(func(n *plan.Indicator) { n.Target, n.TargetYear = pt.Known(28), pt.Number(2028) }),
	},
	{ // 22.8 % in 2026 is enough, and 24.6 % in 2027 no longer is
		code:  "IND-030",
		fail:  onLegal(func(n *plan.Indicator) { n.Values[2], n.Comment = pt.Known(21), plan.Prose{} }),
		at:    ofLegal(func(n *plan.Indicator) diag.Position { return n.TargetYear.At }),
		value: "2030",
		says: "Avec une progression régulière, de 21 % en 2025 à 30 % en 2030, l’indicateur I1.1 serait entre-temps sous le seuil légal AGEC-58 : " +
			"environ 24,6 % en 2027, pour 25 % exigés.",
		clean: onLegal(func(n *plan.Indicator) {
			n.Values[2], n.Comment = pt.Known(21), pt.Prose("Le marché de 2027 y remédiera.")
		}),
	},
	{ // a starting point, and a target that the law wanted earlier
		code: "IND-030",
		fail: onLegal(func(n *plan.Indicator) {
			n.Threshold, n.Comment = pt.Text("REEN-16"), plan.Prose{}
			n.Values, n.Baseline, n.BaselineYear = nil, pt.Known(0), pt.Number(2024)
			n.Target, n.TargetYear = pt.Known(50), pt.Number(2028)
		}),
		at:    ofLegal(func(n *plan.Indicator) diag.Position { return n.TargetYear.At }),
		value: "2028",
		says: "Avec une progression régulière, de 0 % en 2024 à 50 % en 2028, l’indicateur I1.1 serait entre-temps sous le seuil légal REEN-16 : " +
			"environ 12,5 % en 2025, pour 50 % exigés.",
		clean: onLegal(func(n *plan.Indicator) { // nothing is left between now and the target
			n.Threshold, n.Comment = pt.Text("REEN-16"), plan.Prose{}
			n.Values, n.Baseline, n.BaselineYear = nil, pt.Known(0), pt.Number(2024)
			n.Target, n.TargetYear = pt.Known(50), pt.Number(2025)
		}),
	},
	{
		code:  "IND-031",
		fail:  onIndicator(func(n *plan.Indicator) { n.BaselineYear = pt.Number(2026) }),
		at:    ofIndicator(func(n *plan.Indicator) diag.Position { return n.BaselineYear.At }),
		value: "2026",
		says:  "La valeur de départ de l’indicateur I3.1 est de 2026, après l’exercice 2025.",
		clean: onIndicator(func(n *plan.Indicator) {
			n.BaselineYear, n.Baseline = pt.Number(2026), plan.Measure{Kind: plan.NotAvailable}
		}),
	},
}
