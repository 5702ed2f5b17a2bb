package merge_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/golden"
	"nrreport/internal/merge"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/split"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
)

// The departments of the scenarios' plan. The lead holds the form, the themes
// and the objectives; Culture cites an indicator of Achats.
const (
	lead    = "direction-generale.xlsx"
	achats  = "achats.xlsx"
	culture = "culture.xlsx"
)

func smallPlan() *workbook.Book {
	b := workbook.Blank(2025, 2026)
	b.Logo = &plan.Logo{Format: "png", Data: workbooktest.PNG()}
	form := b.Table(workbook.SheetCommunity)
	setCell(form, 0, "nom", "Ville de Test")
	setCell(form, 0, "direction", "Direction générale")
	addRow(b, workbook.SheetObjectives, "code", "O1.1", "titre", "Réemployer", "theme", 1)
	addRow(b, workbook.SheetObjectives, "code", "O5.1", "titre", "Sensibiliser", "theme", 5)
	addRow(b, workbook.SheetActions, "code", "A1.1", "titre", "Acheter", "theme", 1, "objectifs", "O1.1", "pilote", "Achats", "indicateurs", "I1.1", "statut", "en cours", "etp", 1)
	addRow(b, workbook.SheetActions, "code", "A5.1", "titre", "Raconter", "theme", 5, "objectifs", "O5.1", "pilote", "Culture", "indicateurs", "I1.1 ; I5.1", "statut", "à venir", "etp", 2)
	addRow(b, workbook.SheetActions, "code", "A1.2", "titre", "Réparer", "theme", 1, "objectifs", "O1.1", "pilote", "ACHATS", "statut", "à venir", "etp", 3)
	addRow(b, workbook.SheetIndicators, "code", "I1.1", "titre", "Part de réemploi", "theme", 1, "objectifs", "O1.1", "unite", "%", "2025", 12)
	addRow(b, workbook.SheetIndicators, "code", "I5.1", "titre", "Visiteurs", "theme", 5, "objectifs", "O5.1", "unite", "nombre", "2025", 300)
	return b
}

func addRow(b *workbook.Book, sheet workbook.SheetKey, cells ...any) {
	t := b.Table(sheet)
	t.Rows = append(t.Rows, placed(t, t.NewRow()))
	for i := 0; i < len(cells); i += 2 {
		setCell(t, len(t.Rows)-1, cells[i].(string), cells[i+1])
	}
}

// placed gives a row of a file the next place there.
func placed(t *workbook.Table, row workbook.Row) workbook.Row {
	if t.At == nil {
		return row
	}
	row.At = diag.Position{Sheet: t.At, Row: int32(6 + len(t.Rows))}
	row.Cells = slices.Clone(row.Cells)
	for i := range row.Cells {
		row.Cells[i].At = diag.Position{Sheet: t.At, Row: row.At.Row, Col: int32(i + 1)}
	}
	return row
}

func setCell(t *workbook.Table, row int, key string, value any) {
	cell := &t.Rows[row].Cells[slices.Index(t.ColumnKeys(), key)]
	at := cell.At
	switch v := value.(type) {
	case nil:
		*cell = workbook.Cell{At: at}
	case int:
		*cell = workbook.Cell{Kind: workbook.CellNumber, Number: float64(v), At: at}
	case string:
		*cell = workbook.Cell{Kind: workbook.CellText, Text: v, At: at}
		if t.Column(slices.Index(t.ColumnKeys(), key)).Type == workbook.TypeProse {
			*cell = workbook.Cell{Kind: workbook.CellRich, Rich: richtext.FromPlain(v), At: at}
		}
	}
}

// find returns the table of a sheet, and the row of that code.
func find(t testing.TB, b *workbook.Book, sheet workbook.SheetKey, code string) (*workbook.Table, int) {
	t.Helper()
	table := b.Table(sheet)
	for i := range table.Rows {
		if table.Label(i) == code {
			return table, i
		}
	}
	t.Fatalf("%s: no row %s", b.Name, code)
	return nil, 0
}

// scene is a plan split, and the parts back as files.
type scene struct {
	t     testing.TB
	plan  *workbook.Book
	parts map[string]*workbook.Book
	// gone are the files that did not come back; more are those beside.
	gone []string
	more []*workbook.Book
	opt  merge.Options
}

func newScene(t testing.TB, b *workbook.Book) *scene {
	s := &scene{t: t, plan: reread(t, "plan.xlsx", b, workbook.WriteOptions{}), parts: map[string]*workbook.Book{}}
	s.parts = s.split(s.plan)
	return s
}

func (s *scene) split(b *workbook.Book) map[string]*workbook.Book {
	parts := map[string]*workbook.Book{}
	all := split.All(b)
	for i, name := range split.FileNames(departmentsOf(all)) {
		parts[name] = reread(s.t, name, all[i].Book, all[i].WriteOptions())
	}
	return parts
}

func (s *scene) set(file string, sheet workbook.SheetKey, code, key string, value any) {
	s.t.Helper()
	table, row := find(s.t, s.parts[file], sheet, code)
	setCell(table, row, key, value)
}

func (s *scene) remove(file string, sheet workbook.SheetKey, code string) {
	s.t.Helper()
	table, row := find(s.t, s.parts[file], sheet, code)
	table.Rows = slices.Delete(table.Rows, row, row+1)
}

// copyOf is a file saved under another name.
func (s *scene) copyOf(b *workbook.Book, name string) *workbook.Book {
	c := clone(b)
	c.Name, c.SHA256 = name, ""
	for _, t := range c.Tables {
		at := *t.At
		at.File = name
		t.At = &at
		for i := range t.Rows {
			t.Rows[i].At.Sheet = &at
			for j := range t.Rows[i].Cells {
				if c := &t.Rows[i].Cells[j]; c.At.Sheet != nil {
					c.At.Sheet = &at
				}
			}
		}
	}
	return c
}

func (s *scene) merge() (*workbook.Book, diag.List) {
	var books []*workbook.Book
	for _, name := range []string{culture, lead, achats} {
		if !slices.Contains(s.gone, name) {
			books = append(books, s.parts[name])
		}
	}
	return merge.Merge(append(books, s.more...), s.opt)
}

// Each scenario says what is done to the parts, and what the plan then says;
// the golden file holds what the merge says of it.
var scenarios = []struct {
	name string
	play func(s *scene)
	// want are lines « code key=value » of the merged plan.
	want []string
}{
	{"rien n’a changé", func(s *scene) {}, []string{"A1.1 statut=en cours"}},
	{"chacun modifie ses lignes", func(s *scene) {
		s.set(achats, workbook.SheetActions, "A1.1", "statut", "réalisée")
		s.set(culture, workbook.SheetIndicators, "I5.1", "2026", 320)
		s.set(lead, workbook.SheetObjectives, "O5.1", "titre", "Sensibiliser chacun")
	}, []string{"A1.1 statut=réalisée", "I5.1 2026=320", "O5.1 titre=Sensibiliser chacun"}},
	{"deux copies d’un même classeur se contredisent", func(s *scene) {
		s.more = append(s.more, s.copyOf(s.parts[achats], "achats (2).xlsx"))
		s.set(achats, workbook.SheetActions, "A1.1", "statut", "réalisée")
		setTable(s, s.more[0], "A1.1", "statut", "bloquée")
	}, nil},
	{"une direction rend deux versions de son classeur, où elle a ajouté des lignes", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetActions, "code", "A1.8", "titre", "Louer", "pilote", "Achats")
		addRow(s.parts[achats], workbook.SheetActions, "code", "A1.9", "titre", "Donner", "pilote", "Achats")
		s.more = append(s.more, s.copyOf(s.parts[achats], "achats (2).xlsx"))
		setTable(s, s.more[0], "A1.9", "titre", "Donner ou vendre")
	}, nil},
	{"--prefer tranche", func(s *scene) {
		s.more = append(s.more, s.copyOf(s.parts[achats], "achats (2).xlsx"))
		s.set(achats, workbook.SheetActions, "A1.1", "statut", "réalisée")
		setTable(s, s.more[0], "A1.1", "statut", "bloquée")
		s.opt.Prefer = "achats (2).xlsx"
	}, []string{"A1.1 statut=bloquée"}},
	{"deux copies se complètent", func(s *scene) {
		s.more = append(s.more, s.copyOf(s.parts[achats], "achats (2).xlsx"))
		s.set(achats, workbook.SheetActions, "A1.1", "statut", "réalisée")
		setTable(s, s.more[0], "A1.1", "suite", "Recommencer")
		setTable(s, s.more[0], "A1.2", "etp", nil)
	}, []string{"A1.1 statut=réalisée", "A1.1 suite=Recommencer", "A1.2 etp="}},
	{"une ligne de contexte est modifiée", func(s *scene) {
		s.set(culture, workbook.SheetIndicators, "I1.1", "2025", 99)
		s.set(achats, workbook.SheetObjectives, "O1.1", "titre", "Réemployer davantage")
	}, []string{"I1.1 2025=12", "O1.1 titre=Réemployer"}},
	{"une ligne de contexte change de code", func(s *scene) {
		s.set(culture, workbook.SheetIndicators, "I1.1", "code", "I1.7")
	}, []string{"I1.1 2025=12", "I1.7 absente"}},
	{"une ligne de contexte change de code, et son original aussi", func(s *scene) {
		s.set(culture, workbook.SheetIndicators, "I1.1", "code", "I1.7")
		s.set(achats, workbook.SheetIndicators, "I1.1", "code", "I1.9")
	}, nil},
	{"une ligne de contexte change de code, dont le classeur manque", func(s *scene) {
		s.gone = []string{achats}
		s.set(culture, workbook.SheetIndicators, "I1.1", "code", "I1.7")
	}, nil},
	{"une ligne de contexte est modifiée et complétée, dont le classeur manque", func(s *scene) {
		s.gone = []string{lead}
		s.set(culture, workbook.SheetObjectives, "O5.1", "titre", "Sensibiliser chacun")
		s.set(culture, workbook.SheetObjectives, "O5.1", "commentaire", "En bonne voie")
	}, nil},
	{"une ligne de contexte est modifiée, dont le classeur manque, le plan est donné", func(s *scene) {
		s.gone = []string{lead}
		s.opt.Base = s.plan
		s.set(culture, workbook.SheetObjectives, "O5.1", "titre", "Sensibiliser chacun")
	}, []string{"O5.1 titre=Sensibiliser"}},
	{"une ligne de contexte est complétée", func(s *scene) {
		s.set(culture, workbook.SheetThemes, "5", "bilan", "Trois visites ont eu lieu.")
		s.set(achats, workbook.SheetObjectives, "O1.1", "commentaire", "En bonne voie")
	}, []string{"5 bilan=Trois visites ont eu lieu.", "O1.1 commentaire=En bonne voie"}},
	{"une ligne de contexte est complétée, et son original aussi", func(s *scene) {
		s.set(culture, workbook.SheetThemes, "5", "bilan", "Trois visites ont eu lieu.")
		s.set(lead, workbook.SheetThemes, "5", "bilan", "Les visites ont plu.")
	}, nil},
	{"une ligne de contexte est complétée de deux façons", func(s *scene) {
		s.everyTheme()
		s.set(achats, workbook.SheetThemes, "5", "bilan", "Deux achats groupés.")
		s.set(culture, workbook.SheetThemes, "5", "bilan", "Trois visites ont eu lieu.")
	}, nil},
	{"une ligne de contexte est complétée de la même façon deux fois", func(s *scene) {
		s.everyTheme()
		s.set(achats, workbook.SheetThemes, "5", "bilan", "Trois visites ont eu lieu.")
		s.set(culture, workbook.SheetThemes, "5", "bilan", "Trois visites ont eu lieu.")
	}, []string{"5 bilan=Trois visites ont eu lieu."}},
	{"une ligne de contexte est complétée, dont le classeur manque, le plan est donné", func(s *scene) {
		s.gone = []string{lead}
		s.opt.Base = s.plan
		s.set(culture, workbook.SheetThemes, "5", "bilan", "Trois visites ont eu lieu.")
	}, []string{"5 bilan=Trois visites ont eu lieu."}},
	{"une ligne de contexte est modifiée, et préférée", func(s *scene) {
		s.set(culture, workbook.SheetIndicators, "I1.1", "2025", 99)
		s.opt.Prefer = culture
	}, []string{"I1.1 2025=99"}},
	{"une ligne de contexte et son original sont modifiés", func(s *scene) {
		s.set(culture, workbook.SheetIndicators, "I1.1", "2025", 99)
		s.set(achats, workbook.SheetIndicators, "I1.1", "2025", 13)
	}, nil},
	{"deux directions créent le même code", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetActions, "code", "A7.1", "titre", "Louer", "pilote", "Achats")
		addRow(s.parts[culture], workbook.SheetActions, "code", "a7.1", "titre", "Exposer", "pilote", "Culture")
	}, nil},
	{"deux directions donnent le même code, chacune dans un classeur vierge", func(s *scene) {
		s.gone = []string{lead, achats, culture}
		for name, cells := range map[string][]any{
			"a.xlsx": {"code", "A1.1", "titre", "Acheter des liseuses", "pilote", "Culture"},
			"b.xlsx": {"code", "A1.1", "titre", "Former les éducateurs", "pilote", "Sports", "etp", 1, "theme", 4},
		} {
			b := workbook.Blank(2026)
			addRow(b, workbook.SheetActions, cells...)
			s.more = append(s.more, reread(s.t, name, b, workbook.WriteOptions{}))
		}
	}, nil},
	{"deux directions ajoutent la même ligne", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetActors, "nom", "Ressourcerie", "role", "Collecte")
		addRow(s.parts[culture], workbook.SheetActors, "nom", "Ressourcerie", "role", "Collecte")
	}, []string{"Ressourcerie role=Collecte"}},
	{"deux directions ajoutent un acteur, chacune avec son rôle", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetActors, "nom", "Emmaüs Connect", "categorie", "associatif", "role", "Collecte")
		addRow(s.parts[culture], workbook.SheetActors, "nom", "Emmaüs connect", "categorie", "associatif", "role", "Formation")
	}, nil},
	{"deux directions ajoutent un acteur, et se complètent", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetActors, "nom", "Emmaüs Connect", "categorie", "associatif")
		addRow(s.parts[culture], workbook.SheetActors, "nom", "Emmaüs Connect", "role", "Formation")
	}, []string{"Emmaüs Connect role=Formation", "Emmaüs Connect categorie=associatif"}},
	{"une direction ajoute un acteur que le plan avait", func(s *scene) {
		s.withActor()
		addRow(s.parts[achats], workbook.SheetActors, "nom", "Fablab", "categorie", "associatif")
	}, []string{"Fablab role=Réparation", "Fablab categorie=associatif"}},
	{"une direction ajoute un acteur que le plan avait, et dit autre chose", func(s *scene) {
		s.withActor()
		addRow(s.parts[achats], workbook.SheetActors, "nom", "Fablab", "role", "Formation")
	}, nil},
	{"une direction ajoute un acteur que le plan avait, et que sa direction modifie", func(s *scene) {
		s.withActor()
		s.set(lead, workbook.SheetActors, "Fablab", "role", "Réparation et conseil")
		addRow(s.parts[achats], workbook.SheetActors, "nom", "Fablab", "role", "Formation")
	}, nil},
	{"une direction ajoute un acteur que le plan avait, dont le classeur manque", func(s *scene) {
		s.withActor()
		s.gone = []string{lead}
		addRow(s.parts[achats], workbook.SheetActors, "nom", "Fablab", "categorie", "associatif")
	}, nil},
	{"une direction ajoute un acteur que le plan avait, dont le classeur manque, le plan est donné", func(s *scene) {
		s.withActor()
		s.gone = []string{lead}
		s.opt.Base = s.plan
		addRow(s.parts[achats], workbook.SheetActors, "nom", "Fablab", "categorie", "associatif")
	}, []string{"Fablab role=Réparation", "Fablab categorie=associatif"}},
	{"deux directions comptent autrement un même événement", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetEvents, "date", "12/11/2026", "titre", "Semaine du numérique", "participants", 120)
		addRow(s.parts[culture], workbook.SheetEvents, "date", "12/11/2026", "titre", "Semaine du numérique", "participants", 300)
	}, nil},
	{"deux directions comptent autrement un même événement, et --prefer tranche", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetEvents, "date", "12/11/2026", "titre", "Semaine du numérique", "participants", 120)
		addRow(s.parts[culture], workbook.SheetEvents, "date", "12/11/2026", "titre", "Semaine du numérique", "participants", 300)
		s.opt.Prefer = culture
	}, []string{"12/11/2026 · Semaine du numérique participants=300"}},
	{"le classeur préféré laisse vide ce que d’autres disent d’un acteur ajouté", func(s *scene) {
		s.withActor()
		addRow(s.parts[achats], workbook.SheetActors, "nom", "Fablab", "role", "Formation")
		addRow(s.parts[culture], workbook.SheetActors, "nom", "Fablab", "categorie", "associatif")
		s.opt.Prefer = culture
	}, nil},
	{"deux directions ajoutent un événement du même jour, sans intitulé", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetEvents, "date", "05/05/2026", "participants", 10)
		addRow(s.parts[culture], workbook.SheetEvents, "date", "05/05/2026", "participants", 300)
	}, []string{"05/05/2026 participants=10", "05/05/2026 participants=300"}},
	{"deux directions ajoutent le même événement", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetEvents, "date", "12/11/2026", "titre", "Semaine du numérique", "participants", 120)
		addRow(s.parts[culture], workbook.SheetEvents, "date", "12/11/2026", "titre", "Semaine du numérique", "participants", 120)
	}, []string{"12/11/2026 · Semaine du numérique participants=120"}},
	{"deux directions créent le même code, sous le même intitulé", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetActions, "code", "A7.1", "titre", "Louer", "statut", "à venir", "pilote", "Achats")
		addRow(s.parts[culture], workbook.SheetActions, "code", "A7.1", "titre", "Louer", "statut", "en cours", "pilote", "Culture")
	}, nil},
	{"deux directions ajoutent un thème du même numéro", func(s *scene) {
		addRow(s.parts[achats], workbook.SheetThemes, "numero", 7, "titre", "Données")
		addRow(s.parts[culture], workbook.SheetThemes, "numero", 7, "titre", "Archives")
	}, nil},
	{"un code nouveau est pris ailleurs", func(s *scene) {
		addRow(s.parts[culture], workbook.SheetActions, "code", "A1.2", "titre", "Exposer", "pilote", "Culture")
	}, nil},
	{"un code nouveau est pris par une direction absente", func(s *scene) {
		addRow(s.parts[culture], workbook.SheetActions, "code", "A1.2", "titre", "Exposer", "pilote", "Culture")
		s.gone = []string{achats}
	}, nil},
	{"une ligne est recopiée telle quelle dans un autre classeur", func(s *scene) {
		table, row := find(s.t, s.parts[achats], workbook.SheetActions, "A1.2")
		to := s.parts[culture].Table(workbook.SheetActions)
		to.Rows = append(to.Rows, placed(to, table.Rows[row]))
	}, []string{"A1.2 titre=Réparer"}},
	{"une ligne disparaît", func(s *scene) { s.remove(achats, workbook.SheetActions, "A1.2") }, nil},
	{"deux lignes disparaissent", func(s *scene) {
		s.remove(achats, workbook.SheetActions, "A1.1")
		s.remove(achats, workbook.SheetActions, "A1.2")
	}, nil},
	{"une feuille disparaît", func(s *scene) { s.dropSheet(achats, workbook.SheetIndicators) }, nil},
	{"le formulaire disparaît", func(s *scene) { s.dropSheet(lead, workbook.SheetCommunity) }, nil},
	{"une feuille disparaît, où rien n’était à remplir", func(s *scene) { s.dropSheet(achats, workbook.SheetObjectives) }, []string{"O1.1 titre=Réemployer"}},
	{"une feuille disparaît, le plan est donné", func(s *scene) {
		s.dropSheet(achats, workbook.SheetActions)
		s.opt.Base = s.plan
	}, []string{"A1.1 titre=Acheter", "A1.2 titre=Réparer"}},
	{"une ligne est retirée, et c’est confirmé", func(s *scene) {
		s.remove(achats, workbook.SheetActions, "A1.2")
		s.opt.AcceptRemovals = true
	}, []string{"A1.2 absente"}},
	{"une ligne est retirée, mais un autre l’a modifiée", func(s *scene) {
		s.remove(achats, workbook.SheetIndicators, "I1.1")
		s.set(culture, workbook.SheetIndicators, "I1.1", "2026", 99)
		s.opt.AcceptRemovals = true
	}, []string{"I1.1 absente"}},
	{"une ligne passe d’une direction à l’autre", func(s *scene) {
		table, row := find(s.t, s.parts[achats], workbook.SheetActions, "A1.2")
		moved := table.Rows[row]
		s.remove(achats, workbook.SheetActions, "A1.2")
		to := s.parts[culture].Table(workbook.SheetActions)
		to.Rows = append(to.Rows, placed(to, moved))
		s.set(culture, workbook.SheetActions, "A1.2", "pilote", "Culture")
	}, []string{"A1.2 pilote=Culture"}},
	{"une ligne de contexte est retirée", func(s *scene) { s.remove(culture, workbook.SheetIndicators, "I1.1") }, []string{"I1.1 2025=12"}},
	{"un code change", func(s *scene) { s.set(achats, workbook.SheetActions, "A1.2", "code", "A1.20") }, []string{"A1.20 titre=Réparer", "A1.2 absente"}},
	{"la date d’un événement est corrigée", func(s *scene) {
		s.withEvent()
		s.set(culture, workbook.SheetEvents, "12/11/2026 · Semaine du numérique", "date", "19/11/2026")
	}, []string{"19/11/2026 · Semaine du numérique participants=120", "12/11/2026 · Semaine du numérique absente"}},
	{"un thème change de numéro", func(s *scene) {
		b := smallPlan()
		addRow(b, workbook.SheetThemes, "numero", 7, "titre", "Données", "retenu", "oui", "introduction", "Les données du territoire")
		s.parts = s.split(reread(s.t, "plan.xlsx", b, workbook.WriteOptions{}))
		s.set(lead, workbook.SheetThemes, "7", "numero", 8)
	}, []string{"8 titre=Données", "7 absente"}},
	{"les codes sont triés sans les autres colonnes", func(s *scene) {
		s.set(achats, workbook.SheetActions, "A1.1", "code", "A1.x")
		s.set(achats, workbook.SheetActions, "A1.2", "code", "A1.1")
		s.set(achats, workbook.SheetActions, "A1.x", "code", "A1.2")
	}, []string{"A1.1 titre=Réparer", "A1.2 titre=Acheter"}},
	{"les intitulés sont triés sans les autres colonnes", func(s *scene) {
		s.set(achats, workbook.SheetActions, "A1.1", "titre", "Réparer")
		s.set(achats, workbook.SheetActions, "A1.2", "titre", "Acheter")
	}, []string{"A1.1 titre=Réparer", "A1.2 titre=Acheter"}},
	{"un intitulé prend la place d’un autre, qui est récrit", func(s *scene) {
		s.set(achats, workbook.SheetActions, "A1.1", "titre", "Réparer")
		s.set(achats, workbook.SheetActions, "A1.2", "titre", "Réparer ou réemployer")
	}, []string{"A1.1 titre=Réparer"}},
	{"deux actions échangent leur statut et leurs ETP", func(s *scene) {
		s.set(achats, workbook.SheetActions, "A1.1", "statut", "à venir")
		s.set(achats, workbook.SheetActions, "A1.2", "statut", "en cours")
		s.set(achats, workbook.SheetActions, "A1.1", "etp", 3)
		s.set(achats, workbook.SheetActions, "A1.2", "etp", 1)
		for _, code := range []string{"A1.1", "A1.2"} {
			s.set(achats, workbook.SheetActions, code, "description", "Comme l’an dernier")
		}
	}, []string{"A1.1 statut=à venir"}},
	{"un classeur manque", func(s *scene) { s.gone = []string{achats} }, nil},
	{"un classeur manque, le plan est donné", func(s *scene) {
		s.gone = []string{achats}
		s.opt.Base = s.plan
		s.set(culture, workbook.SheetActions, "A5.1", "statut", "en cours")
	}, []string{"A1.2 titre=Réparer", "A5.1 statut=en cours"}},
	{"le classeur qui manque n’avait que des lignes connues des autres", func(s *scene) {
		b := smallPlan()
		b.Table(workbook.SheetActions).Rows = nil
		b.Table(workbook.SheetIndicators).Rows = nil
		b.Table(workbook.SheetProgramme).Rows = nil
		addRow(b, workbook.SheetActions, "code", "A1.1", "titre", "Acheter", "pilote", "Achats", "theme", 1)
		b.Table(workbook.SheetObjectives).Rows = b.Table(workbook.SheetObjectives).Rows[:1]
		b.Table(workbook.SheetThemes).Rows = b.Table(workbook.SheetThemes).Rows[:1]
		s.parts = s.split(reread(s.t, "plan.xlsx", b, workbook.WriteOptions{}))
		s.gone = []string{lead, culture}
	}, []string{"O1.1 titre=Réemployer"}},
	{"une colonne disparaît", func(s *scene) { s.dropColumn(achats, "etp") }, nil},
	{"une colonne disparaît, le plan est donné", func(s *scene) {
		s.dropColumn(achats, "etp")
		s.opt.Base = s.plan
	}, []string{"A1.2 etp=3"}},
	{"le plan a changé depuis la répartition", func(s *scene) {
		s.opt.Base = s.plan
		table, row := find(s.t, s.plan, workbook.SheetActions, "A1.1")
		setCell(table, row, "elu", "Claire Delorme")
		addRow(s.plan, workbook.SheetActions, "code", "A0.1", "titre", "Piloter")
		s.set(achats, workbook.SheetActions, "A1.1", "statut", "réalisée")
	}, []string{"A1.1 elu=Claire Delorme", "A1.1 statut=réalisée", "A0.1 titre=Piloter"}},
	{"les parts viennent de deux répartitions", func(s *scene) {
		again := clone(s.plan)
		table, row := find(s.t, again, workbook.SheetActions, "A5.1")
		setCell(table, row, "elu", "Claire Delorme")
		s.parts[culture] = s.split(again)[culture]
	}, []string{"A5.1 elu=Claire Delorme", "A1.1 statut=en cours"}},
	{"le même fichier est donné deux fois", func(s *scene) {
		twice := clone(s.parts[achats])
		twice.Name = "copie.xlsx"
		s.more = append(s.more, twice)
	}, []string{"A1.1 statut=en cours"}},
	{"une direction rend le classeur vierge", func(s *scene) {
		s.more = append(s.more, reread(s.t, "sante.xlsx", workbook.Blank(2024, 2025), workbook.WriteOptions{}))
	}, []string{"A1.1 statut=en cours"}},
	{"une direction rend le classeur vierge au lieu du sien", func(s *scene) {
		s.gone = []string{achats}
		s.more = append(s.more, reread(s.t, "retour.xlsx", workbook.Blank(2025, 2026), workbook.WriteOptions{}))
	}, nil},
	{"deux directions rendent le classeur vierge, l’une sous son nom", func(s *scene) {
		s.gone = []string{achats, culture}
		for _, name := range []string{"retour.xlsx", achats} {
			s.more = append(s.more, reread(s.t, name, workbook.Blank(2025, 2026), workbook.WriteOptions{}))
		}
	}, nil},
	{"une direction rend le classeur vierge au lieu du sien, le plan est donné", func(s *scene) {
		s.gone = []string{achats}
		s.more = append(s.more, reread(s.t, achats, workbook.Blank(2025, 2026), workbook.WriteOptions{}))
		s.opt.Base = s.plan
	}, []string{"A1.2 titre=Réparer"}},
	{"des copies faites à la main", func(s *scene) {
		s.copies("statut", "réalisée", "suite", "Recommencer")
	}, []string{"A1.1 suite=Recommencer"}},
	{"des copies faites à la main, le plan est donné", func(s *scene) {
		s.copies("statut", "réalisée", "suite", "Recommencer")
		s.opt.Base = s.plan
	}, []string{"A1.1 statut=réalisée", "A1.1 suite=Recommencer", "A1.2 etp=3"}},
	{"des copies qui n’ont pas toutes les lignes, le plan est donné", func(s *scene) {
		s.copies("statut", "réalisée", "suite", "Recommencer")
		for _, b := range s.more {
			table, row := find(s.t, b, workbook.SheetActions, "A1.2")
			table.Rows = slices.Delete(table.Rows, row, row+1)
		}
		s.opt.Base = s.plan
	}, []string{"A1.2 titre=Réparer"}},
	{"un logo est collé dans la part d’une autre direction", func(s *scene) {
		s.parts[achats].Logo = &plan.Logo{Format: "png", Data: []byte("autre"), At: s.parts[achats].Table(workbook.SheetCommunity).Rows[0].Cells[0].At}
	}, []string{"A1.1 statut=en cours"}},
	{"deux logos", func(s *scene) {
		s.parts[lead].Logo = nil
		s.parts[achats].Logo = &plan.Logo{Format: "png", Data: []byte("autre"), At: s.parts[achats].Table(workbook.SheetCommunity).Rows[0].Cells[0].At}
		s.parts[culture].Logo = &plan.Logo{Format: "png", Data: []byte("encore"), At: s.parts[culture].Table(workbook.SheetCommunity).Rows[0].Cells[0].At}
	}, nil},
	{"le logo disparaît", func(s *scene) { s.parts[lead].Logo = nil }, nil},
	{"deux plans sans rapport", func(s *scene) {
		s.gone = []string{lead, achats, culture}
		for i, name := range []string{"a.xlsx", "b.xlsx"} {
			b := workbook.Blank(2025)
			for n := range 510 {
				addRow(b, workbook.SheetActions, "code", fmt.Sprint("A", n), "titre", fmt.Sprint("Action ", i, n), "etp", i+1)
			}
			s.more = append(s.more, reread(s.t, name, b, workbook.WriteOptions{}))
		}
	}, nil},
}

// withActor splits the plan again, with an actor that the lead alone is given.
func (s *scene) withActor() {
	b := smallPlan()
	addRow(b, workbook.SheetActors, "nom", "Fablab", "role", "Réparation")
	s.plan = reread(s.t, "plan.xlsx", b, workbook.WriteOptions{})
	s.parts = s.split(s.plan)
}

// everyTheme splits the plan again, with an action of Achats in the theme of
// Culture, whose row both are given to read.
func (s *scene) everyTheme() {
	b := smallPlan()
	addRow(b, workbook.SheetActions, "code", "A5.2", "titre", "Équiper", "theme", 5, "pilote", "Achats")
	s.parts = s.split(reread(s.t, "plan.xlsx", b, workbook.WriteOptions{}))
}

// withEvent splits the plan again, with an event of Culture.
func (s *scene) withEvent() {
	b := smallPlan()
	addRow(b, workbook.SheetEvents, "date", "12/11/2026", "titre", "Semaine du numérique", "format", "campagne", "public", "tout public", "organisateur", "Culture", "participants", 120)
	s.parts = s.split(reread(s.t, "plan.xlsx", b, workbook.WriteOptions{}))
}

func setTable(s *scene, b *workbook.Book, code, key string, value any) {
	table, row := find(s.t, b, workbook.SheetActions, code)
	setCell(table, row, key, value)
}

// dropColumn does what deleting a column of Actions does.
func (s *scene) dropColumn(file, key string) {
	table := s.parts[file].Table(workbook.SheetActions)
	for i := range table.Rows {
		table.Rows[i].Cells[table.Sheet.Column(key)] = workbook.Cell{}
	}
}

func (s *scene) dropSheet(file string, key workbook.SheetKey) {
	b := s.parts[file]
	b.Tables = slices.DeleteFunc(b.Tables, func(t *workbook.Table) bool { return t.Sheet.Key == key })
}

// copies replaces the parts by two copies of the plan, with a change each.
func (s *scene) copies(key1 string, value1 any, key2 string, value2 any) {
	s.gone = []string{lead, achats, culture}
	s.more = []*workbook.Book{s.copyOf(s.plan, "copie-a.xlsx"), s.copyOf(s.plan, "copie-b.xlsx")}
	setTable(s, s.more[0], "A1.1", key1, value1)
	setTable(s, s.more[1], "A1.1", key2, value2)
}

func TestScenarios(t *testing.T) {
	var out strings.Builder
	said := map[string]bool{merge.RemarkPart.Code: true} // package pipeline's
	for _, sc := range scenarios {
		s := newScene(t, smallPlan())
		sc.play(s)
		merged, diags := s.merge()
		fmt.Fprintf(&out, "== %s\n", sc.name)
		for _, d := range diags {
			said[d.Code] = true
			if d.Severity != diag.Info && d.Remedy == "" {
				t.Errorf("%s: %s has no remedy", sc.name, d.Code)
			}
		}
		if len(diags) > 20 {
			diags = append(slices.Clone(diags[:2]), diags[len(diags)-1])
		}
		if err := diag.WriteText(&out, diags, diag.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if diags.HasErrors() != (sc.want == nil && sc.name != "le logo disparaît") && sc.name != "des copies faites à la main" {
			t.Errorf("%s: %s", sc.name, diags.Summary())
		}
		for _, want := range sc.want {
			if got := merged; !says(got, want) {
				t.Errorf("%s: the plan does not say « %s »", sc.name, want)
			}
		}
	}
	golden.Equal(t, "scenarios.txt", out.String())
	for _, r := range merge.Remarks() {
		if !said[r.Code] {
			t.Errorf("no scenario shows %s (%s)", r.Code, r.Title)
		}
	}
}

// says checks one line of the scenarios' want.
func says(b *workbook.Book, want string) bool {
	where, value, hasValue := strings.Cut(want, "=")
	space := strings.LastIndex(where, " ")
	label, key := where[:space], where[space+1:]
	for _, t := range b.Tables {
		for i := range t.Rows {
			if t.Label(i) != label {
				continue
			}
			if !hasValue {
				return false // « absente »
			}
			if col := slices.Index(t.ColumnKeys(), key); col >= 0 && t.Rows[i].Cells[col].Shown(t.Column(col)) == value {
				return true
			}
		}
	}
	return !hasValue
}

func TestRemarksAreDocumented(t *testing.T) {
	previous := ""
	for _, r := range merge.Remarks() {
		if r.Code <= previous || r.Title == "" || r.Explanation == "" || r.Severity == 0 {
			t.Errorf("%s after %s: %+v", r.Code, previous, r)
		}
		previous = r.Code
		if strings.ContainsRune(r.Title+r.Explanation, '\'') || french.Fold(r.Title) == "" {
			t.Errorf("%s: %q", r.Code, r.Explanation)
		}
	}
}

// Checked by itself, a part is told what became of the rows that it was given.
func TestAlone(t *testing.T) {
	s := newScene(t, smallPlan())
	s.set(achats, workbook.SheetActions, "A1.1", "code", "A1.10")
	s.remove(achats, workbook.SheetActions, "A1.2")
	s.set(achats, workbook.SheetObjectives, "O1.1", "titre", "Réparer")
	var codes []string
	for _, d := range merge.Alone(s.parts[achats]) {
		codes = append(codes, d.Code+" "+d.At.Cell())
		if d.Remedy == "" {
			t.Errorf("%s has no remedy", d.Code)
		}
	}
	if want := []string{"FUS-006 ", "FUS-010 6", "FUS-003 B6"}; !slices.Equal(codes, want) {
		t.Errorf("the part is told %q, want %q", codes, want)
	}
	s.set(culture, workbook.SheetIndicators, "I1.1", "code", "I1.7")
	renamed := merge.Alone(s.parts[culture])
	if len(renamed) != 1 || renamed[0].Code != "FUS-003" || renamed[0].At.Cell() != "A6" {
		t.Errorf("a code changed in a row given to be read is told: %v", renamed)
	}
	s.set(culture, workbook.SheetIndicators, "I1.7", "code", "I1.1")
	s.set(culture, workbook.SheetThemes, "5", "bilan", "Trois visites ont eu lieu.")
	filled := merge.Alone(s.parts[culture])
	if len(filled) != 1 || filled[0].Code != "FUS-012" || filled[0].Severity != diag.Info {
		t.Errorf("a text that the owner left blank is told: %v", filled)
	}
	s.set(culture, workbook.SheetThemes, "5", "bilan", nil)
	for _, whole := range []*workbook.Book{s.plan, s.parts[lead], s.parts[culture]} {
		if found := merge.Alone(whole); len(found) > 0 {
			t.Errorf("%s, where nothing changed, is told: %v", whole.Name, found)
		}
	}
}
