package layout_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"time"

	"nrreport/internal/document"
)

// sample is a document with every kind of block.
func sample() *document.Document {
	return &document.Document{
		Title: "Stratégie numérique responsable", Lang: "fr-FR", Author: "Ville de Montclair",
		Created: time.Date(2025, 3, 3, 0, 0, 0, 0, time.UTC),
		Accent:  "#00695C",
		Cover: document.Cover{
			Logo: logo(), Community: "Ville de Montclair-sur-Orge", Title: "Stratégie numérique responsable", Subtitle: "Bilan de l’exercice 2025",
			Lines:   []string{"Annexe n° 2 à la délibération n° 2025-114 du 3 mars 2025", "Conseil municipal"},
			Foot:    []string{"Acte établi par Camille Durand, maire", "Édité le 3 mars 2025"},
			Mention: "PROJET – document de travail",
		},
		RunningHead: "Ville de Montclair-sur-Orge – Stratégie numérique responsable",
		RunningFoot: "Annexe n° 2 à la délibération n° 2025-114",
		Watermark:   "PROJET",
		Body:        append([]document.Block{&document.Contents{Title: "Sommaire", MaxLevel: 2}}, sampleChapters()...),
	}
}

const prose = "La collectivité s’engage à réduire l’empreinte environnementale du numérique, de l’achat des équipements à leur fin de vie. " +
	"Elle allonge la durée d’usage des postes, mutualise les serveurs, conçoit des services sobres et accessibles, et associe les agents, les écoles et les habitants. " +
	"Cette démarche prolonge le schéma de promotion des achats publics socialement et écologiquement responsables, voté en 2023 : elle en précise les objectifs, les moyens (12 345 €) et le calendrier."

func sampleChapters() []document.Block {
	return []document.Block{
		&document.Section{ID: "essentiel", Title: document.T("L’essentiel"), NewPage: true, OnePage: true, Blocks: []document.Block{
			&document.Paragraph{Style: document.Lead, Spans: document.T("Quarante-deux actions, dont dix réalisées : la ville tient sa trajectoire, sauf sur la durée d’usage des postes.")},
			&document.Cards{Items: []document.Card{
				{Value: "24\u00a0%", Label: "des actions sont réalisées", Note: "10 sur 42", Tone: document.Good},
				{Value: "3", Label: "actions en retard", Note: "dont 1 prioritaire", Tone: document.Attention},
				{Value: "1", Label: "seuil légal manqué", Note: "loi AGEC, art. 58", Tone: document.Bad},
				{Value: "1,2\u00a0M€", Label: "de budget prévu", Note: "860 k€ dépensés"},
				{Value: "312", Label: "personnes sensibilisées"},
			}},
			&document.Section{Title: document.T("Avancement par thème"), Blocks: []document.Block{
				&document.Figure{ID: "fig-themes", Caption: document.T("Actions par thème et par état"), Alt: "Actions par thème.", Chart: bars()},
				progressTable(),
			}},
			&document.Callout{Title: "À retenir", Tone: document.Attention, Blocks: []document.Block{
				document.Text("Trois actions ont dépassé leur échéance ; leur report est proposé au chapitre suivant."),
			}},
		}},
		&document.Section{ID: "cadre", Title: document.T("Cadre légal et matrice du décret"), NewPage: true, Blocks: []document.Block{
			&document.Paragraph{Style: document.Lead, Spans: document.T("Ce que la loi demande, et où ce document y répond.")},
			&document.Paragraph{Spans: []document.Span{
				{Text: "La loi "}, {Text: "n° 2021-1485", Bold: true}, {Text: " du 15 novembre 2021, dite "}, {Text: "REEN", Italic: true},
				{Text: ", impose aux communes de plus de 50 000 habitants une stratégie. Voir "}, {Text: "le texte sur Légifrance", Extra: &document.SpanExtra{URL: "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000044327272"}},
				{Text: ", le "}, document.Ref("chapitre Achats", "achats"), {Text: " (p. "}, document.PageOf("achats"), {Text: "). Les "},
				{Text: "Green IT best practices", Extra: &document.SpanExtra{Lang: "en"}}, {Text: " de l’INR complètent ce cadre ; le suivi est "}, {Text: "favorable", Tone: document.Good}, {Text: "."},
			}},
			document.Text(prose),
			&document.Section{Title: document.T("Matrice du décret"), Blocks: []document.Block{matrix()}},
			&document.Section{Title: document.T("Gouvernance"), Blocks: []document.Block{
				document.Text(prose),
				&document.List{Items: []document.Item{
					{Blocks: []document.Block{document.Text("un comité de pilotage, présidé par l’élue référente, se réunit deux fois par an ;")}},
					{Blocks: []document.Block{document.Text("un réseau d’ambassadeurs, un par direction :"), &document.List{Items: []document.Item{
						{Blocks: []document.Block{document.Text("commande publique ;")}}, {Blocks: []document.Block{document.Text("systèmes d’information.")}},
					}}}},
					{Blocks: []document.Block{document.Text(prose)}},
				}},
				&document.List{Ordered: true, Items: []document.Item{
					{Blocks: []document.Block{document.Text("Mesurer.")}}, {Blocks: []document.Block{document.Text("Réduire, puis rendre compte.")}},
				}},
				&document.Section{Title: document.T("Suivi"), Blocks: []document.Block{
					document.Text(prose),
					&document.Section{Title: document.T("Indicateurs"), Blocks: []document.Block{
						&document.Paragraph{Style: document.Small, Spans: document.T("Source : direction des systèmes d’information, 2025.")},
						&document.Paragraph{Style: document.Signature, Spans: document.T("Camille Durand,\nmaire de Montclair-sur-Orge")},
					}},
				}},
			}},
		}},
		&document.Section{ID: "achats", Title: document.T("Achats durables"), NewPage: true, Blocks: []document.Block{
			document.Text(prose),
			&document.Figure{Caption: document.T("Part d’équipements reconditionnés"), Alt: "Part de reconditionné : de 12 % en 2022 à 24 % en 2025.", Chart: series(false)},
			&document.Paragraph{Style: document.Label, Spans: document.T("Deux indicateurs voisins")},
			&document.Figure{Caption: document.T("Durée d’usage des postes"), Alt: "Durée d’usage.", Chart: series(true)},
			&document.Figure{Caption: document.T("Marchés avec clause environnementale"), Alt: "Marchés.", Chart: series(true)},
			actionsTable(18),
			&document.Section{ID: "fiche", Title: document.T("Fiche A1.2 – Allonger la durée d’usage"), Blocks: []document.Block{fields()}},
			&document.Callout{Title: "Bilan de l’année", Tone: document.Plain, Blocks: []document.Block{document.Text(prose), &document.List{Items: []document.Item{{Blocks: []document.Block{document.Text("premier point ;")}}, {Blocks: []document.Block{document.Text("second point.")}}}}}},
			&document.Callout{Title: "Objectif atteint", Tone: document.Good, Blocks: []document.Block{document.Text(prose)}},
			&document.Callout{Title: "Obligation manquée", Tone: document.Bad, Blocks: []document.Block{document.Text(prose)}},
		}},
		&document.Section{ID: "calendrier", Title: document.T("Calendrier des actions"), NewPage: true, Landscape: true, Blocks: []document.Block{
			&document.Figure{Caption: document.T("Calendrier des actions, par thème"), Alt: "Calendrier des actions.", Chart: gantt(44)},
		}},
		&document.Section{ID: "annexes", Title: document.T("Annexes"), NewPage: true, Blocks: []document.Block{
			&document.Figure{Caption: document.T("Le parvis de l’hôtel de ville"), Alt: "Photographie.", Image: logo()},
			document.Text("Un mot très long : " + strings.Repeat("anticonstitutionnellement", 12) + " et une adresse https://www.exemple.fr/une/adresse/vraiment/tres/longue/qui-ne-finit-pas?avec=des&parametres=nombreux#ancre."),
			document.Text("Symboles : ⚠ ★ ℹ ✅ 🟠 🚲, 北京, سلام, 𝐍𝐑."),
		}},
	}
}

func logo() *document.Image {
	img := image.NewNRGBA(image.Rect(0, 0, 240, 120))
	for y := range 120 {
		for x := range 240 {
			c := color.NRGBA{0, 105, 92, 255}
			if (x-120)*(x-120)+(y-60)*(y-60) < 2500 {
				c = color.NRGBA{255, 213, 79, 255}
			}
			img.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return &document.Image{Format: "png", Data: b.Bytes(), Alt: "Logo de la ville"}
}

func cells(texts ...string) []document.Cell {
	cs := make([]document.Cell, len(texts))
	for i, t := range texts {
		cs[i].Spans = document.T(t)
	}
	return cs
}

func progressTable() *document.Table {
	t := &document.Table{
		Caption: document.T("Avancement par thème"), Summary: "Une ligne par thème.",
		Columns: []document.Column{{Width: 5}, {Width: 1.4, Align: document.Right}, {Width: 3}, {Width: 2}},
		Head:    []document.Row{{Cells: cells("Thème", "Actions", "Avancement moyen", "État")}},
	}
	for i, name := range []string{"Commande publique durable", "Gestion durable et de proximité du cycle de vie", "Écoconception des sites et des services", "Sensibilisation", "Citoyens, associations et entreprises", "Territoire connecté et durable"} {
		states := []string{"En bonne voie", "En retard", "Seuil manqué"}
		tones := []document.Tone{document.Good, document.Attention, document.Bad}
		share := float64(i*19%100) / 100
		t.Body = append(t.Body, document.Row{Cells: []document.Cell{
			{Spans: document.T(name), RowHeader: true}, {Spans: document.T(fmt.Sprint(4 + i))},
			{Spans: document.T(fmt.Sprintf("%.0f\u00a0%%", share*100)), HasBar: true, Bar: share},
			{Spans: document.T(states[i%3]), Tone: tones[i%3]},
		}})
	}
	t.Body = append(t.Body, document.Row{Total: true, Cells: cells("Total", "39", "48\u00a0%", "")})
	return t
}

func matrix() *document.Table {
	t := &document.Table{
		ID: "matrice", Caption: document.T("Exigences de l’article D. 2311-15-1"), Summary: "Une ligne par exigence.",
		Columns: []document.Column{{Width: 4}, {Width: 2}, {Width: 1}, {Width: 2}},
		Head: []document.Row{
			{Cells: []document.Cell{{Spans: document.T("Exigence"), RowSpan: 2}, {Spans: document.T("Réponse"), ColSpan: 2}, {Spans: document.T("Cellules du classeur"), RowSpan: 2}}},
			{Cells: cells("État", "Page")},
		},
	}
	for i, name := range []string{"Bilan de l’impact environnemental du numérique", "Synthèse des actions engagées", "Liste des acteurs associés", "Objectifs et indicateurs de suivi"} {
		if i%2 == 0 {
			t.Body = append(t.Body, document.Row{Group: true, Cells: []document.Cell{{Spans: document.T("Programme de travail " + fmt.Sprint(i/2+1)), ColSpan: 4}}})
		}
		t.Body = append(t.Body, document.Row{Cells: []document.Cell{
			{Spans: document.T(name), RowHeader: true}, {Spans: document.T("Satisfaite"), Tone: document.Good},
			{Spans: []document.Span{document.PageOf("achats")}}, {Spans: document.T("Programme!B" + fmt.Sprint(i+4))},
		}})
	}
	return t
}

func actionsTable(n int) *document.Table {
	t := &document.Table{
		ID: "actions", Caption: document.T("Actions du thème"), Summary: "Une ligne par action.", Compact: true,
		Columns: []document.Column{{Width: 1}, {Width: 5}, {Width: 2.5}, {Width: 1.6}, {Width: 1.6, Align: document.Right}, {Width: 2}},
		Head:    []document.Row{{Cells: cells("Code", "Action", "Direction pilote", "Échéance", "Budget", "Statut")}},
	}
	statuses := []string{"Réalisée", "En cours", "En retard", "Abandonnée"}
	tones := []document.Tone{document.Good, document.Plain, document.Attention, document.Muted}
	for i := range n {
		t.Body = append(t.Body, document.Row{Cells: []document.Cell{
			{Spans: document.T(fmt.Sprintf("A1.%d", i+1)), RowHeader: true},
			{Spans: document.T([]string{"Allonger à six ans la durée d’usage des postes fixes et portables", "Insérer une clause de réparabilité dans les marchés d’équipement informatique, de téléphonie et d’impression", "Donner le matériel réformé"}[i%3])},
			{Spans: document.T("Direction des systèmes d’information")}, {Spans: document.T("31/12/2025")},
			{Spans: document.T(fmt.Sprintf("%d\u202f500\u00a0€", i+1))}, {Spans: document.T(statuses[i%4]), Tone: tones[i%4]},
		}})
	}
	t.Body = append(t.Body, document.Row{Total: true, Cells: cells("Total", "", "", "", "180\u202f500\u00a0€", "")})
	return t
}

func fields() *document.Fields {
	return &document.Fields{ID: "champs", Summary: "Fiche de l’action.", Columns: 2, Items: []document.Field{
		{Label: "Thème", Spans: document.T("1. Commande publique durable")}, {Label: "Statut", Spans: []document.Span{{Text: "En cours (60\u00a0%)"}}},
		{Label: "Direction pilote", Spans: document.T("Direction des systèmes d’information")}, {Label: "Élu(e) référent(e)", Spans: document.T("Adjointe au numérique")},
		{Label: "Description", Wide: true, Spans: document.T(prose)},
		{Label: "Début", Spans: document.T("1er janvier 2024")}, {Label: "Échéance", Spans: document.T("31 décembre 2026")},
		{Label: "Bilan", Wide: true, Blocks: []document.Block{document.Text("Deux lots ont été attribués."), &document.List{Items: []document.Item{{Blocks: []document.Block{document.Text("350 postes ;")}}, {Blocks: []document.Block{document.Text("40 serveurs.")}}}}}},
		{Label: "Budget", Spans: document.T("45\u202f000\u00a0€")},
	}}
}

func series(small bool) *document.SeriesChart {
	p := func(year int, v float64, label string) document.Point {
		return document.Point{Year: year, Value: v, Label: label}
	}
	ch := &document.SeriesChart{
		Unit: "%", Small: small,
		Points: []document.Point{p(2021, 8, "8\u00a0%"), p(2022, 12, "12\u00a0%"), {Year: 2023, State: document.NotAvailable, Label: "n.d."}, p(2024, 17.5, "17,5\u00a0%"), p(2025, 24, "24\u00a0%")},
	}
	base, target := p(2020, 5, "5\u00a0%"), p(2027, 30, "30\u00a0%")
	ch.Baseline, ch.Target = &base, &target
	if !small {
		ch.Threshold = []document.Point{p(2019, 20, "20\u00a0%"), p(2027, 25, "25\u00a0%")}
		ch.ThresholdLabel = "Seuil légal (loi AGEC, art. 58)"
	}
	return ch
}

func bars() *document.BarChart {
	ch := &document.BarChart{Unit: "actions", Legend: []document.LegendEntry{
		{Label: "Réalisées", Tone: document.Good}, {Label: "En cours", Tone: document.Strong}, {Label: "En retard", Tone: document.Attention}, {Label: "À venir", Tone: document.Muted}}}
	for i, name := range []string{"Commande publique durable", "Cycle de vie", "Écoconception des services", "Sensibilisation", "Citoyens et entreprises", "Territoire connecté"} {
		ch.Bars = append(ch.Bars, document.Bar{Label: name, Segments: []float64{float64(i + 1), 3, float64(i % 3), 2}, Text: fmt.Sprintf("%d sur %d", i+1, 2*i+6)})
	}
	return ch
}

func gantt(n int) *document.Gantt {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	g := &document.Gantt{From: day(2024, 1, 1), To: day(2027, 12, 31), Today: day(2025, 3, 3), TodayLabel: "3 mars 2025"}
	tones := []document.Tone{document.Good, document.Strong, document.Attention, document.Muted, document.Bad}
	texts := []string{"réalisée", "60\u00a0%", "en retard", "à venir", "bloquée"}
	for i := range n {
		if i%9 == 0 {
			g.Rows = append(g.Rows, document.GanttRow{Label: fmt.Sprintf("Thème %d – Commande publique durable", i/9+1), Group: true})
			continue
		}
		r := document.GanttRow{
			Label: fmt.Sprintf("A%d.%d Allonger la durée d’usage des équipements", i/9+1, i%9), Start: day(2024, 1+i%12, 1), End: day(2025, 6+i%30, 28),
			Progress: float64(i*17%101) / 100, Tone: tones[i%5], Text: texts[i%5],
		}
		r.OpenEnd = i%11 == 5
		r.OpenStart = i%13 == 6
		g.Rows = append(g.Rows, r)
	}
	return g
}
