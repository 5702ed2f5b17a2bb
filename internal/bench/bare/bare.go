// Package bare says which tables the floor and the peers of the benchmark draw:
// the sheets of the workbook that list something, with the columns that a naive
// program would keep, on A4 pages, 8 pt, margins of 15 mm. All of them draw the
// same, so that only the tools differ.
package bare

// Table is a sheet drawn as a table.
type Table struct {
	Sheet   string
	Columns []Column
}

// Column is a column of the sheet, found by its header.
type Column struct {
	Header string
	Width  float64 // in mm; those of a table add up to 180
}

// Tables returns them in the order of the workbook.
func Tables() []Table {
	return []Table{
		{"Objectifs", []Column{{"Code", 14}, {"Objectif", 62}, {"Portée", 20}, {"Échéance", 16}, {"Résultat attendu", 68}}},
		{"Actions", []Column{
			{"Code", 14}, {"Action", 34}, {"Description", 42}, {"Direction pilote", 24}, {"Statut", 14}, {"Échéance", 16},
			{"Budget réalisé", 12}, {"Bilan de l’année", 24},
		}},
		{"Indicateurs", []Column{{"Code", 14}, {"Indicateur", 50}, {"Unité", 16}, {"Valeur de départ", 16}, {"Cible", 14}, {"Source", 30}, {"Méthode", 40}}},
		{"Sensibilisation", []Column{{"Date", 20}, {"Intitulé", 60}, {"Format", 24}, {"Lieu", 32}, {"Public visé", 24}, {"Participants", 20}}},
	}
}
