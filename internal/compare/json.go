package compare

import (
	"encoding/json"
	"io"

	"nrreport/internal/changes"
)

// Schema names the shape of the JSON. Its number grows when a key changes its
// meaning or goes away, not when one is added.
const Schema = "nrreport/evolutions/1"

type jsonChanges struct {
	Schema     string              `json:"schema"`
	Before     changes.JSONVersion `json:"avant"`
	After      changes.JSONVersion `json:"apres"`
	Doubts     []string            `json:"reserves"`
	Silent     int                 `json:"valeurs_votees_modifiees_sans_explication"`
	Adopted    int                 `json:"valeurs_votees_modifiees"`
	Slips      []jsonSlip          `json:"echeances"`
	Budget     jsonBudget          `json:"budget"`
	Lines      []changes.JSONLine  `json:"lignes"`
	Conclusion string              `json:"conclusion"`
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

// WriteJSON prints the changes as one JSON object, indented, in UTF-8.
func WriteJSON(w io.Writer, c *changes.Changes) error {
	out := jsonChanges{
		Schema: Schema, Before: changes.JSONVersionOf(c.Before, asGiven), After: changes.JSONVersionOf(c.After, asGiven),
		Silent: len(c.Silent()), Adopted: len(c.Adopted()), Doubts: []string{}, Slips: []jsonSlip{}, Lines: []changes.JSONLine{},
		Budget: jsonBudget{c.Total.PlannedBefore.Euros(), c.Total.PlannedAfter.Euros(), c.Total.SpentBefore.Euros(), c.Total.SpentAfter.Euros()},

		Conclusion: c.Conclusion(),
	}
	for _, d := range Doubts(c) {
		out.Doubts = append(out.Doubts, d.Message)
	}
	for i := range c.Actions {
		if a := &c.Actions[i]; a.Slip != 0 {
			was, is := &c.Before.Actions[a.Before], &c.After.Actions[a.After]
			out.Slips = append(out.Slips, jsonSlip{is.Code.Or(""), was.Due.V.ISO(), is.Due.V.ISO(), a.Slip})
		}
	}
	for _, l := range c.Lines() {
		out.Lines = append(out.Lines, l.JSON(asGiven))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func asGiven(name string) string { return name }
