package xlsx

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/xuri/excelize/v2"
)

// everything builds a workbook with all that our workbooks use: lists from
// named ranges and other validations, conditional formats and data bars,
// charts and pictures with alternative texts, links, rich text, comments,
// tables, protection, print setup and custom properties.
func everything(tb testing.TB) *excelize.File {
	tb.Helper()
	f := excelize.NewFile()
	check := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	check(f.SetSheetName("Sheet1", "Actions"))
	for _, name := range []string{"Lisez-moi", "Listes", "Synthèse", "Flux"} {
		_, err := f.NewSheet(name)
		check(err)
	}
	header, err := f.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true, Color: "FFFFFF", Family: "Calibri", Size: 11},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E5F"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
		Border:    []excelize.Border{{Type: "bottom", Color: "808080", Style: 1}},
	})
	check(err)
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: ptr("dd/mm/yyyy"), Protection: &excelize.Protection{Locked: false}})
	check(err)
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	check(err)

	for i, title := range []string{"Code", "Action", "Statut", "Avancement", "Échéance", "Budget"} {
		cell, _ := excelize.CoordinatesToCellName(i+1, 1)
		check(f.SetCellStr("Actions", cell, title))
		check(f.SetCellStyle("Actions", cell, cell, header))
	}
	for r := 2; r <= 9; r++ {
		row := Ref{r, 1}.String()
		check(f.SetSheetRow("Actions", row, &[]any{"A-0" + string(rune('0'+r)), "Prolonger l’usage <des> postes & écrans", "en cours", float64(r) / 10, 45700 + r, 1000 * r}))
	}
	check(f.SetCellStyle("Actions", "D2", "D9", percent))
	check(f.SetCellStyle("Actions", "E2", "E9", date))
	check(f.SetColWidth("Actions", "A", "F", 18))
	check(f.SetRowHeight("Actions", 1, 32))
	check(f.SetColVisible("Actions", "F", true))

	for i, v := range []string{"à venir", "en cours", "réalisée", "abandonnée"} {
		check(f.SetCellStr("Listes", Ref{i + 1, 1}.String(), v))
	}
	check(f.SetSheetVisible("Listes", false))
	check(f.SetDefinedName(&excelize.DefinedName{Name: "statuts", RefersTo: "Listes!$A$1:$A$4"}))
	check(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "Actions!$1:$1", Scope: "Actions"}))
	check(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "Actions!$A$1:$F$9", Scope: "Actions"}))

	list := excelize.NewDataValidation(true)
	list.SetSqref("C2:C500")
	list.SetSqrefDropList("statuts")
	list.SetInput("Statut", "Choisissez dans la liste.")
	list.SetError(excelize.DataValidationErrorStyleStop, "Statut inconnu", "Choisissez une valeur de la liste.")
	check(f.AddDataValidation("Actions", list))
	decimal := excelize.NewDataValidation(true)
	decimal.SetSqref("D2:D500")
	check(decimal.SetRange(0, 1, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	check(f.AddDataValidation("Actions", decimal))
	days := excelize.NewDataValidation(true)
	days.SetSqref("E2:E500")
	check(days.SetRange(36526, 73050, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
	check(f.AddDataValidation("Actions", days))
	unique := excelize.NewDataValidation(true)
	unique.SetSqref("A2:A500")
	unique.Type = "custom"
	unique.Formula1 = `AND(COUNTIF($A$2:$A$500,A2)=1,LEN(A2)&lt;20)`
	check(f.AddDataValidation("Actions", unique))

	red, err := f.NewConditionalStyle(&excelize.Style{
		Font: &excelize.Font{Color: "9A0511"},
		Fill: excelize.Fill{Type: "pattern", Color: []string{"FEC7CE"}, Pattern: 1},
	})
	check(err)
	check(f.SetConditionalFormat("Actions", "B2:B500", []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: `AND($A2<>"",$B2="")`, Format: &red}}))
	check(f.SetConditionalFormat("Actions", "D2:D500", []excelize.ConditionalFormatOptions{
		{Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "1", BarColor: "#4C8C6B", BarSolid: true},
	}))
	check(f.SetConditionalFormat("Actions", "F2:F500", []excelize.ConditionalFormatOptions{
		{Type: "cell", Criteria: "<", Value: "0", Format: &red},
		{Type: "3_color_scale", Criteria: "=", MinType: "min", MidType: "percentile", MaxType: "max", MinColor: "#F8696B", MidColor: "#FFEB84", MaxColor: "#63BE7B"},
	}))
	check(f.SetConditionalFormat("Actions", "C2:C500", []excelize.ConditionalFormatOptions{
		{Type: "text", Criteria: "containing", Value: "réalisée", Format: &red},
		{Type: "blanks", Format: &red},
		{Type: "duplicate", Criteria: "=", Format: &red},
	}))
	check(f.SetConditionalFormat("Actions", "E2:E500", []excelize.ConditionalFormatOptions{
		{Type: "icon_set", IconStyle: "3Symbols"},
	}))

	check(f.AddTable("Actions", &excelize.Table{Range: "A1:F9", Name: "TableActions", StyleName: "TableStyleMedium2", ShowRowStripes: ptr(true)}))
	check(f.SetPanes("Actions", &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}))
	check(f.SetPageLayout("Actions", &excelize.PageLayoutOptions{Size: ptr(9), Orientation: ptr("landscape"), FitToWidth: ptr(1), FitToHeight: ptr(0)}))
	check(f.SetPageMargins("Actions", &excelize.PageLayoutMarginsOptions{Left: ptr(0.4), Right: ptr(0.4)}))
	check(f.SetSheetProps("Actions", &excelize.SheetPropsOptions{FitToPage: ptr(true), TabColorRGB: ptr("4C8C6B")}))
	check(f.SetHeaderFooter("Actions", &excelize.HeaderFooterOptions{OddFooter: "&LPlan&RPage &P/&N"}))
	check(f.ProtectSheet("Actions", &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, Sort: true, AutoFilter: true}))

	check(f.SetCellRichText("Lisez-moi", "A1", []excelize.RichTextRun{
		{Text: "Stratégie ", Font: &excelize.Font{Bold: true, Size: 14, Family: "Calibri"}},
		{Text: "numérique responsable", Font: &excelize.Font{Italic: true}},
	}))
	check(f.SetCellStr("Lisez-moi", "A2", "Légifrance"))
	check(f.SetCellHyperLink("Lisez-moi", "A2", "https://www.legifrance.gouv.fr/", "External", excelize.HyperlinkOpts{Tooltip: ptr("Le texte")}))
	check(f.SetCellStr("Lisez-moi", "A3", "Actions"))
	check(f.SetCellHyperLink("Lisez-moi", "A3", "Actions!A1", "Location"))
	check(f.SetCellFormula("Lisez-moi", "A4", `COUNTA(Actions!A2:A500)`))
	check(f.MergeCell("Lisez-moi", "A6", "C6"))
	check(f.AddComment("Lisez-moi", excelize.Comment{Cell: "A4", Author: "nrreport", Text: "Compté par le classeur."}))
	check(f.AddComment("Actions", excelize.Comment{Cell: "B2", Author: "nrreport", Paragraph: []excelize.RichTextRun{{Text: "Attention", Font: &excelize.Font{Bold: true}}, {Text: " au nom"}}}))
	check(f.AddPictureFromBytes("Lisez-moi", "E2", &excelize.Picture{
		Extension: ".png", File: somePNG(tb), Format: &excelize.GraphicOptions{AltText: "Logo de la commune", Name: "Logo", Positioning: "oneCell"},
	}))

	for i, kind := range []excelize.ChartType{excelize.Col, excelize.Bar, excelize.Line, excelize.Doughnut, excelize.Pie, excelize.BarStacked} {
		check(f.AddChart("Synthèse", Ref{1 + 16*i, 1}.String(), &excelize.Chart{
			Type:   kind,
			Series: []excelize.ChartSeries{{Name: "Actions!$F$1", Categories: "Actions!$A$2:$A$9", Values: "Actions!$F$2:$F$9", Fill: excelize.Fill{Type: "pattern", Color: []string{"1F4E5F"}, Pattern: 1}}},
			Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "Budget par action"}}},
			Legend: excelize.ChartLegend{Position: "bottom"},
			Format: excelize.GraphicOptions{AltText: "Budget par action : de 2 000 € à 9 000 €", Name: "Graphique"},
			XAxis:  excelize.ChartAxis{MajorGridLines: true},
			YAxis:  excelize.ChartAxis{NumFmt: excelize.ChartNumFmt{CustomNumFmt: "#,##0"}},
		}))
	}
	check(f.AddShape("Synthèse", &excelize.Shape{Cell: "K2", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "Note"}}}))
	check(f.AddSparkline("Synthèse", &excelize.SparklineOptions{Location: []string{"K10"}, Range: []string{"Actions!F2:F9"}}))
	check(f.AutoFilter("Synthèse", "K12:L14", []excelize.AutoFilterOptions{}))

	w, err := f.NewStreamWriter("Flux")
	check(err)
	check(w.SetColWidth(1, 2, 20))
	check(w.SetRow("A1", []any{excelize.Cell{StyleID: header, Value: "Code"}, excelize.Cell{StyleID: header, Value: "Texte"}}))
	check(w.SetRow("A2", []any{"A-01", " deux  espaces _x000D_\nligne"}))
	check(w.AddTable(&excelize.Table{Range: "A1:B2", Name: "TableFlux"}))
	check(w.Flush())

	check(f.SetCustomProps(excelize.CustomProperty{Name: "nrreport.model", Value: "1"}))
	check(f.SetCustomProps(excelize.CustomProperty{Name: "nrreport.kind", Value: "template"}))
	check(f.SetDocProps(&excelize.DocProperties{Title: "Modèle", Creator: "nrreport", Language: "fr-FR"}))
	check(f.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
	return f
}

func ptr[T any](v T) *T { return &v }

// somePNG is a small picture.
func somePNG(tb testing.TB) []byte {
	tb.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 24, 16))
	for i := range 24 {
		img.Set(i, i%16, color.RGBA{0x1F, 0x4E, 0x5F, 0xFF})
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}
