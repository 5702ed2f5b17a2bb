package diag

import (
	"encoding/json"
	"io"
)

// The JSON form is an interface for other programs: its keys are stable, and
// absent values are absent keys. Severities keep their French words, which are
// what users see elsewhere.
type jsonReport struct {
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
	Errors      int              `json:"erreurs"`
	Warnings    int              `json:"avertissements"`
	Infos       int              `json:"informations"`
}

type jsonDiagnostic struct {
	Code     string         `json:"code"`
	Severity string         `json:"gravite"`
	File     string         `json:"fichier,omitempty"`
	Sheet    string         `json:"feuille,omitempty"`
	Cell     string         `json:"cellule,omitempty"`
	Also     []jsonPosition `json:"voir_aussi,omitempty"`
	Value    string         `json:"valeur,omitempty"`
	Message  string         `json:"message"`
	Remedy   string         `json:"remede,omitempty"`
	Basis    string         `json:"texte,omitempty"`
}

type jsonPosition struct {
	File  string `json:"fichier,omitempty"`
	Sheet string `json:"feuille,omitempty"`
	Cell  string `json:"cellule,omitempty"`
}

// WriteJSON prints the list as one JSON object, indented, in UTF-8.
func WriteJSON(w io.Writer, l List) error {
	out := jsonReport{
		Diagnostics: make([]jsonDiagnostic, 0, len(l)),
		Errors:      l.Count(Error), Warnings: l.Count(Warning), Infos: l.Count(Info),
	}
	for _, d := range l {
		j := jsonDiagnostic{
			Code: d.Code, Severity: d.Severity.String(),
			File: d.At.File(), Sheet: d.At.SheetName(), Cell: d.At.Cell(),
			Value: d.Value, Message: d.Message, Remedy: d.Remedy, Basis: d.Basis,
		}
		for _, p := range d.Also {
			if p.IsZero() { // a column that the workbook lacks
				continue
			}
			j.Also = append(j.Also, jsonPosition{p.File(), p.SheetName(), p.Cell()})
		}
		out.Diagnostics = append(out.Diagnostics, j)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
