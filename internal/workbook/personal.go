package workbook

import "nrreport/internal/diag"

// PersonalCells lists the cells that hold personal data: those filled under a
// column that the model marks so.
func (b *Book) PersonalCells() []diag.Position {
	var cells []diag.Position
	for _, t := range b.Tables {
		for col := range t.Sheet.Columns {
			if !t.Sheet.Columns[col].Personal {
				continue
			}
			for i := range t.Rows {
				if c := &t.Rows[i].Cells[col]; !c.IsBlank() {
					cells = append(cells, c.At)
				}
			}
		}
	}
	return cells
}
