package rules

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

var programmeCases = []ruleCase{
	{
		code:  "PRO-001",
		fail:  func(p *plan.Plan) { p.Programme[1].Element = plan.Text{} },
		at:    func(p *plan.Plan) diag.Position { return p.Programme[1].Element.At },
		says:  "La ligne 6 du programme de travail ne dit pas à quel élément du décret elle répond.",
		clean: func(p *plan.Plan) { p.Programme[1].Element = pt.Invalid[string]() },
	},
	{
		code:  "PRO-002",
		fail:  func(p *plan.Plan) { p.Programme[0].Method = plan.Text{} },
		at:    func(p *plan.Plan) diag.Position { return p.Programme[0].Method.At },
		says:  "Le bilan de l’impact environnemental ne dit pas par quelle méthode il a été fait.",
		clean: func(p *plan.Plan) { p.Programme[2].Method = plan.Text{} }, // no bilan, but a synthesis
	},
	{
		code:  "PRO-003",
		fail:  func(p *plan.Plan) { p.Programme[1].Source, p.Programme[1].Date = plan.Text{}, plan.Date{} },
		at:    func(p *plan.Plan) diag.Position { return p.Programme[1].Date.At },
		says:  "Le bilan des usages ne donne ni sa date ni sa source.",
		clean: func(p *plan.Plan) { p.Programme[1].Date = pt.Invalid[plan.Day]() },
	},
	{
		code:  "PRO-004",
		fail:  func(p *plan.Plan) { p.Programme[0].Date = pt.Date(2019, 3, 15) },
		at:    func(p *plan.Plan) diag.Position { return p.Programme[0].Date.At },
		value: "15/03/2019",
		says:  "Le bilan de l’impact environnemental date du 15 mars 2019, 5 ans avant le début de la stratégie.",
		clean: func(p *plan.Plan) { // five years to the day
			s := p.Community.Start.V
			p.Programme[0].Date = pt.Date(s.Year-5, s.Month, s.Day)
		},
	},
	{
		code:  "PRO-005",
		fail:  func(p *plan.Plan) { p.Programme[1].Date = pt.Date(2026, 3, 1) },
		at:    func(p *plan.Plan) diag.Position { return p.Programme[1].Date.At },
		value: "01/03/2026",
		says:  "Le bilan des usages est daté du 1er mars 2026, après la séance du 11 décembre 2025.",
		clean: func(p *plan.Plan) { p.Programme[1].Date = p.Community.SessionDate },
	},
	{
		code:  "ACR-001",
		fail:  func(p *plan.Plan) { p.Actors[1].Name = plan.Text{} },
		at:    func(p *plan.Plan) diag.Position { return p.Actors[1].Name.At },
		says:  "L’acteur de la ligne 6 n’a pas de nom.",
		clean: func(p *plan.Plan) { p.Actors[1].Name = pt.Invalid[string]() },
	},
	{
		code:  "ACR-002",
		fail:  func(p *plan.Plan) { p.Actors[1].Category = plan.Value[plan.ActorCategory]{} },
		at:    func(p *plan.Plan) diag.Position { return p.Actors[1].Category.At },
		says:  "La catégorie de l’acteur « Reconditeck » n’est pas indiquée.",
		clean: func(p *plan.Plan) { p.Actors[1].Category = pt.Invalid[plan.ActorCategory]() },
	},
	{
		code:  "ACR-002",
		fail:  func(p *plan.Plan) { p.Actors = append(p.Actors, plan.Actor{Name: pt.Text("* associés en 2024")}) },
		at:    func(p *plan.Plan) diag.Position { return p.Actors[3].Name.At },
		value: "* associés en 2024",
		says:  "« * associés en 2024 » paraît être une note ou un total, et serait imprimé comme un acteur.",
		clean: func(p *plan.Plan) { p.Actors[1].Name = pt.Text("Total Énergies") },
	},
	{
		code:  "ACR-003",
		fail:  func(p *plan.Plan) { p.Actors[1].Involvement = plan.Text{} },
		at:    func(p *plan.Plan) diag.Position { return p.Actors[1].Involvement.At },
		says:  "L’acteur « Reconditeck » ne dit pas comment il a été associé.",
		clean: func(p *plan.Plan) { p.Actors[1].Role = plan.Text{} },
	},
	{
		code:  "ACR-004",
		fail:  func(p *plan.Plan) { p.Actors[2].Name = pt.Text("Région val d'Aubrelle") },
		at:    func(p *plan.Plan) diag.Position { return p.Actors[2].Name.At },
		value: "Région val d'Aubrelle",
		says:  "L’acteur « Région val d’Aubrelle » figure déjà à la ligne 5.",
		clean: func(p *plan.Plan) { p.Actors[2].Name = pt.Text("Région voisine") },
	},
}
