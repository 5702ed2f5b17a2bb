package workbook

import (
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

// catalogueLists are the titles proposed for actions and indicators, in the
// catalogue's order.
func catalogueLists() []choiceList {
	actions := choiceList{name: string(ListActions), title: "Catalogue : actions"}
	indicators := choiceList{name: string(ListIndicators), title: "Catalogue : indicateurs"}
	for _, s := range decree.Catalogue() {
		for _, a := range s.Actions {
			actions.values = append(actions.values, a.Title)
		}
		for _, i := range s.Indicators {
			if !slices.Contains(indicators.values, i.Title) {
				indicators.values = append(indicators.values, i.Title)
			}
		}
	}
	return []choiceList{actions, indicators}
}

// catalogueEntry is one line of the sheet Catalogue.
type catalogueEntry struct {
	theme, kind, title, detail, unit, direction, threshold, side, link string
}

func catalogueEntries() []catalogueEntry {
	var entries []catalogueEntry
	for _, s := range decree.Catalogue() {
		theme := s.Title
		if s.Theme != 0 {
			theme = strconv.Itoa(int(s.Theme)) + " – " + s.Title
		}
		for _, a := range s.Actions {
			entries = append(entries, catalogueEntry{theme: theme, kind: "action", title: a.Title, detail: a.Description, side: string(a.Side)})
		}
		for _, i := range s.Indicators {
			detail := i.Method
			if i.OutsideGuide {
				detail = strings.TrimSpace(detail + " (Hors guide interministériel.)")
			}
			if i.Follows != "" {
				detail = strings.TrimSpace(detail + " Calculé d’après la feuille Sensibilisation.")
			}
			entries = append(entries, catalogueEntry{theme: theme, kind: "indicateur", title: i.Title, detail: detail, unit: i.Unit, direction: string(i.Direction), threshold: i.Threshold})
		}
		for _, r := range s.Resources {
			entries = append(entries, catalogueEntry{theme: theme, kind: "ressource", title: r.Title, detail: r.Publisher, link: r.URL})
		}
	}
	return entries
}

const catalogueHeaderRow = 4

// writeCatalogue writes the examples to pick from.
func (w *writer) writeCatalogue() {
	sheet := serviceName(SheetCatalogue)
	headers := []string{"Thème", "Nature", "Intitulé", "Précisions", "Unité", "Sens", "Seuil légal", "Volet", "Lien"}
	widths := []float64{30, 12, 52, 62, 11, 10, 12, 11, 44}
	entries := catalogueEntries()
	w.must(w.f.AutoFilter(sheet, "A"+strconv.Itoa(catalogueHeaderRow)+":I"+strconv.Itoa(catalogueHeaderRow+len(entries)), nil))
	w.tab(sheet, inkSoft)
	w.page(sheet, 1, quoteSheet(sheet)+"!$4:$4")
	w.view(sheet, catalogueHeaderRow, 0)
	w.announce(SheetCatalogue, sheet, catalogueHeaderRow, 0)
	w.text(sheet, "A1", "Catalogue d’exemples", roleTitle)
	w.must(w.f.SetRowHeight(sheet, 1, 34))
	w.text(sheet, "A2", french.Typeset("D’après le guide interministériel « Stratégie numérique responsable des collectivités » (2023, licence Etalab 2.0), complété. "+
		"Filtrez par thème ou par nature, copiez un intitulé et collez-le dans Actions ou Indicateurs ; les listes déroulantes les proposent aussi."), roleSubtitle)
	for i, header := range headers {
		column := diag.ColumnName(i + 1)
		w.must(w.f.SetColWidth(sheet, column, column, widths[i]))
		w.text(sheet, ref(column, catalogueHeaderRow), header, roleFree)
	}
	for i, e := range entries {
		row, lines := catalogueHeaderRow+1+i, 1
		for j, text := range []string{e.theme, e.kind, e.title, e.detail, e.unit, e.direction, e.threshold, e.side, e.link} {
			cell := ref(diag.ColumnName(j+1), row)
			if text == e.link && e.link != "" {
				w.text(sheet, cell, text, roleTableLink)
				w.must(w.f.SetCellHyperLink(sheet, cell, e.link, "External"))
			} else {
				w.text(sheet, cell, text, roleTableText)
			}
			lines = max(lines, linesOf(text, widths[j]))
		}
		w.must(w.f.SetRowHeight(sheet, row, heightOf(lines)))
	}
	w.protect(sheet)
}
