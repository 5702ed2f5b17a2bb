package layout

import "nrreport/internal/document"

func (e *engine) seriesChart(ch *document.SeriesChart, w Unit) *drawing {
	return &drawing{width: w, height: 100000}
}
func (e *engine) barChart(ch *document.BarChart, w, h Unit) []*drawing { return nil }
func (e *engine) gantt(ch *document.Gantt, w, h Unit) []*drawing       { return nil }
