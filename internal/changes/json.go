package changes

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

// The JSON forms are an interface for other programs: their keys are stable,
// and absent values are absent keys. Values are written as people write them,
// for the cells they come from say the rest.

// JSONVersion names one version.
type JSONVersion struct {
	File     string `json:"fichier,omitempty"`
	SHA256   string `json:"sha256,omitempty"`
	Document string `json:"document,omitempty"`
	Year     int    `json:"exercice,omitempty"`
}

// JSONLine is one change.
type JSONLine struct {
	Group  string    `json:"groupe"`
	Code   string    `json:"code,omitempty"`
	Title  string    `json:"intitule,omitempty"`
	What   string    `json:"quoi,omitempty"`
	Was    string    `json:"avant,omitempty"`
	Is     string    `json:"apres,omitempty"`
	Effect string    `json:"effet,omitempty"`
	Reason string    `json:"explication,omitempty"`
	Remark string    `json:"regle,omitempty"`
	Silent bool      `json:"sans_explication,omitempty"`
	Before *jsonCell `json:"cellule_avant,omitempty"`
	After  *jsonCell `json:"cellule_apres,omitempty"`
}

type jsonCell struct {
	File  string `json:"fichier,omitempty"`
	Sheet string `json:"feuille,omitempty"`
	Cell  string `json:"cellule,omitempty"`
}

// JSONVersionOf describes a version; fileName says how its file is named.
func JSONVersionOf(p *plan.Plan, fileName func(string) string) JSONVersion {
	v := JSONVersion{Document: string(p.Community.Document.Or("")), Year: Year(p)}
	if len(p.Sources) > 0 {
		v.File, v.SHA256 = fileName(p.Sources[0].Name), p.Sources[0].SHA256
	}
	return v
}

// JSON describes a change; fileName says how files are named.
func (l *Line) JSON(fileName func(string) string) JSONLine {
	cell := func(at diag.Position) *jsonCell {
		if at.Sheet == nil {
			return nil
		}
		return &jsonCell{fileName(at.File()), at.SheetName(), at.Cell()}
	}
	return JSONLine{
		Group: l.Group.Key(), Code: l.Code, Title: l.Title, What: l.What, Was: l.Was, Is: l.Is, Effect: l.Effect,
		Reason: l.Reason, Remark: l.Remark, Silent: l.Silent, Before: cell(l.BeforeAt), After: cell(l.AfterAt),
	}
}
