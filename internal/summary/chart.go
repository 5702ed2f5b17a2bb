package summary

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/colour"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/report"
	"nrreport/internal/xlsx"
)

// chartBox is where a chart stands on the page: rows, both included, from a
// column to the last one.
type chartBox struct{ column, first, last int }

// progressChart draws the actions of each theme by status, from « Thèmes ».
func (b *book) progressChart(first, last int) {
	lines := b.themeLines()
	var bars []document.Bar
	for _, l := range lines {
		if l.state.Progress.Actions > 0 {
			bars = append(bars, document.Bar{Label: l.name, Text: report.ProgressText(l.state.Progress)})
		}
	}
	if len(bars) == 0 {
		return
	}
	chart := b.barChart("Actions de chaque thème, par statut", report.BarsAlt("Nombre d’actions de chaque thème par statut", bars))
	chart.Type = excelize.BarStacked
	chart.PlotArea.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0;;"}
	p := &b.styles.palette
	for k := range report.StatusLegend() {
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name:       inSheet("Thèmes", firstStatusColumn+k, 1, 1),
			Categories: inSheet("Thèmes", themeColumn, 2, len(lines)+1),
			Values:     inSheet("Thèmes", firstStatusColumn+k, 2, len(lines)+1),
			Fill:       solid(p.segments[k]),
			DataLabel:  excelize.ChartDataLabel{Font: *b.chartFont(8, p.labels[k])},
		})
	}
	overlap, gap := 100, uint(45)
	chart.Overlap, chart.GapWidth = &overlap, &gap
	chart.YAxis.None = true
	b.addChart(chartBox{firstChartColumn, first, last}, chart)
}

// budgetCharted reports whether there is money to draw.
func (b *book) budgetCharted() bool {
	return len(b.meansLines()) > 0 && (b.a.Means.Planned() > 0 || b.a.Means.Spent > 0)
}

// budgetChart draws planned and spent money by theme, from « Moyens ».
func (b *book) budgetChart(first, last int) {
	lines := b.meansLines()
	var amounts []int64
	for _, l := range lines {
		amounts = append(amounts, int64(l.state.Means.Planned()), int64(l.state.Means.Spent))
	}
	amount := french.EurosAlike(amounts)
	bars := make([]document.Bar, len(lines))
	for i, l := range lines {
		m := l.state.Means
		bars[i] = document.Bar{Label: l.name, Text: toldAmount(m.Planned(), m.WithPlanned, amount)}
		if b.a.Means.WithSpent > 0 {
			bars[i].Text = joined(", ", "prévu "+bars[i].Text, "dépensé "+toldAmount(m.Spent, m.WithSpent, amount))
		}
	}
	title := joined(", montants ", "Budget prévu et cumul dépensé par thème", b.tax())
	if b.a.Means.WithSpent == 0 {
		title = joined(", montants ", "Budget prévu par thème", b.tax())
	}
	chart := b.barChart(title, report.BarsAlt(title, bars))
	chart.Type = excelize.Bar
	// No label for nought: a theme without a figure is not at zero.
	format := `[>0]#,##0,\ "k€";;`
	if slices.ContainsFunc(amounts, func(cents int64) bool { return cents > 0 && cents < 10_000_00 }) {
		format = `[>0]#,##0\ "€";;` // one unit, that of the smallest
	}
	chart.PlotArea.NumFmt = excelize.ChartNumFmt{CustomNumFmt: format}
	p := &b.styles.palette
	planned, spent := p.segments[2], p.segments[1] // what is done stands out
	if b.a.Means.WithSpent == 0 {
		planned = p.segments[1]
	}
	for _, money := range [...]struct {
		column, told int
		fill         colour.RGB
	}{{plannedColumn, b.a.Means.WithPlanned, planned}, {spentColumn, b.a.Means.WithSpent, spent}} {
		if money.told == 0 {
			continue
		}
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name:       inSheet("Moyens", money.column, 1, 1),
			Categories: inSheet("Moyens", themeColumn, 2, len(lines)+1),
			Values:     inSheet("Moyens", money.column, 2, len(lines)+1),
			Fill:       solid(money.fill),
			DataLabel:  excelize.ChartDataLabel{Font: *b.chartFont(8, p.ink)},
		})
	}
	gap := uint(40)
	chart.GapWidth = &gap
	chart.YAxis.None = true
	b.addChart(chartBox{2, first, last}, chart)
}

func toldAmount(v plan.Cents, told int, amount func(int64) string) string {
	if told == 0 {
		return report.NotFilled
	}
	return amount(int64(v))
}

// barChart is the look that the charts share: horizontal bars under a title, the
// first category on top, numbers on the bars instead of an axis.
func (b *book) barChart(title, alt string) *excelize.Chart {
	p := &b.styles.palette
	return &excelize.Chart{
		VaryColors: new(bool),
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: french.Typeset(title), Font: b.font(sizeBody, true, document.Plain)}}},
		Legend:     excelize.ChartLegend{Position: "bottom", Font: b.chartFont(8, p.ink)},
		PlotArea:   excelize.ChartPlotArea{ShowVal: true},
		XAxis:      excelize.ChartAxis{ReverseOrder: true, Font: *b.chartFont(8, p.ink)},
		YAxis:      excelize.ChartAxis{Font: *b.chartFont(8, p.ink)},
		Format:     excelize.GraphicOptions{AltText: strings.Map(french.PlainSpace, alt), Name: french.Typeset(title), Positioning: "twoCell"},
		Border:     excelize.LineOptions{Type: excelize.LineNone},
	}
}

func (b *book) chartFont(size float64, c colour.RGB) *excelize.Font {
	return &excelize.Font{Family: fontName, Size: size, Color: c.Hex()}
}

// addChart places a chart so that it fills its box. The sizes are excelize's own
// pixels, from which it finds the cell where the chart ends; programs then
// stretch the chart from cell to cell.
func (b *book) addChart(box chartBox, chart *excelize.Chart) {
	width, height := 0, 0
	for col := box.column; col <= lastColumn; col++ {
		width += int(pageColumns[col-1]*8 + 0.5)
	}
	for row := box.first; row <= box.last; row++ {
		h, err := b.f.GetRowHeight(pageName, row)
		b.must(err)
		height += int(math.Ceil(h * 4 / 3.4))
	}
	const margin = 6 // so that the chart keeps off the tables
	chart.Dimension = excelize.ChartDimension{Width: uint(width - 2*margin), Height: uint(height - margin)}
	chart.Format.OffsetX, chart.Format.OffsetY = 2*margin, margin/2
	b.must(b.f.AddChart(pageName, cellName(box.column, box.first), chart))
}

// inSheet is a column's range, absolute, with its sheet.
func inSheet(sheet string, col, first, last int) string {
	from := absolute(col, first)
	if first == last {
		return quoted(sheet) + "!" + from
	}
	return quoted(sheet) + "!" + from + ":" + absolute(col, last)
}

func absolute(col, row int) string {
	return "$" + xlsx.ColumnName(col) + "$" + strconv.Itoa(row)
}
