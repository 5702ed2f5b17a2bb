package compare

import (
	"encoding/json"
	"io"

	"nrreport/internal/changes"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

// Schema names the shape of the JSON. Its number grows when a key changes its
// meaning or goes away, not when one is added.
const Schema = "nrreport/evolutions/1"

// The JSON form is an interface for other programs: its keys are stable, and
// absent values are absent keys. Values are written as people write them, for
// the cells they come from say the rest.
type jsonChanges struct {
	Schema     string      `json:"schema"`
	Before     jsonVersion `json:"avant"`
	After      jsonVersion `json:"apres"`
	Doubts     []string    `json:"reserves"`
	Silent     int         `json:"valeurs_votees_modifiees_sans_explication"`
	Adopted    int         `json:"valeurs_votees_modifiees"`
	Slips      []jsonSlip  `json:"echeances"`
	Budget     jsonBudget  `json:"budget"`
	Lines      []jsonLine  `json:"lignes"`
	Conclusion string      `json:"conclusion"`
}

type jsonVersion struct {
	File     string `json:"fichier,omitempty"`
	SHA256   string `json:"sha256,omitempty"`
	Document string `json:"document,omitempty"`
	Year     int    `json:"exercice,omitempty"`
}

type jsonSlip struct {
	Code string `json:"code,omitempty"`
	Was  string `json:"avant"`
	Is   string `json:"apres"`
	Days int    `json:"jours"` // later when positive
}

// Amounts are euros.
type jsonBudget struct {
	PlannedBefore float64 `json:"prevu_avant"`
	PlannedAfter  float64 `json:"prevu_apres"`
	SpentBefore   float64 `json:"realise_avant"`
	SpentAfter    float64 `json:"realise_apres"`
}

type jsonLine struct {
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

// WriteJSON prints the changes as one JSON object, indented, in UTF-8.
func WriteJSON(w io.Writer, c *changes.Changes) error {
	out := jsonChanges{
		Schema: Schema, Before: versionJSON(c.Before), After: versionJSON(c.After),
		Silent: len(c.Silent()), Adopted: len(c.Adopted()), Doubts: []string{}, Slips: []jsonSlip{}, Lines: []jsonLine{},
		Budget: jsonBudget{c.Total.PlannedBefore.Euros(), c.Total.PlannedAfter.Euros(), c.Total.SpentBefore.Euros(), c.Total.SpentAfter.Euros()},

		Conclusion: Conclusion(c),
	}
	for _, d := range Doubts(c) {
		out.Doubts = append(out.Doubts, d.Message)
	}
	for i := range c.Actions {
		if a := &c.Actions[i]; a.HasSlip {
			was, is := &c.Before.Actions[a.Before], &c.After.Actions[a.After]
			out.Slips = append(out.Slips, jsonSlip{is.Code.Or(""), was.Due.V.ISO(), is.Due.V.ISO(), a.Slip})
		}
	}
	for _, l := range c.Lines() {
		out.Lines = append(out.Lines, jsonLine{
			Group: l.Group.Key(), Code: l.Code, Title: l.Title, What: l.What, Was: l.Was, Is: l.Is, Effect: l.Effect,
			Reason: l.Reason, Remark: l.Remark, Silent: l.Silent, Before: cellJSON(l.BeforeAt), After: cellJSON(l.AfterAt),
		})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func versionJSON(p *plan.Plan) jsonVersion {
	v := jsonVersion{Document: string(p.Community.Document.Or("")), Year: changes.Year(p)}
	if len(p.Sources) > 0 {
		v.File, v.SHA256 = p.Sources[0].Name, p.Sources[0].SHA256
	}
	return v
}

func cellJSON(at diag.Position) *jsonCell {
	if at.Sheet == nil {
		return nil
	}
	return &jsonCell{at.File(), at.SheetName(), at.Cell()}
}
