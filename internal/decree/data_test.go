package decree

import (
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"nrreport/internal/french"
	"nrreport/internal/golden"
	"nrreport/internal/plan"
	"nrreport/templates"
)

// dataFiles are all the files that mustDecode may panic on; the functions that
// read them are called here, so that a corrupted one cannot leave the tests.
var dataFiles = []struct {
	name string
	data []byte
	read func() any
}{
	{"decree.toml", templates.Decree, func() any { return decreeFile() }},
	{"themes.toml", templates.Themes, func() any { return themesFile() }},
	{"thresholds.toml", templates.Thresholds, func() any { return thresholdsFile() }},
	{"catalogue.toml", templates.Catalogue, func() any { return catalogueFile() }},
	{"glossary.toml", templates.Glossary, func() any { return glossaryFile() }},
	{"prose.toml", templates.Prose, func() any { return proseFile() }},
}

func TestEveryFileIsRead(t *testing.T) {
	for _, f := range dataFiles {
		empty := reflect.ValueOf(f.read())
		if empty.Kind() == reflect.Pointer {
			empty = empty.Elem()
		}
		if empty.IsZero() {
			t.Errorf("%s: nothing read", f.name)
		}
	}
}

func TestUnknownKeyIsRefused(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an unknown key went unnoticed")
		}
	}()
	var into struct{ Title string }
	mustDecode("test.toml", []byte("titel = 'x'"), &into)
}

// catalogueCounts is how many examples the guide lists for each theme, and how
// many we add. An item of the guide that holds two measures makes two indicators
// (« DEEE recyclés ; part du total »), and theme 2's first action, three.
var catalogueCounts = map[string]struct{ actions, indicators, resources, outsideGuide int }{
	"prerequis":   {0, 0, 5, 0},
	"theme-1":     {9, 3, 3, 0},
	"theme-2":     {12, 10, 6, 1},
	"theme-3":     {7, 7, 6, 1},
	"theme-4":     {9, 4, 5, 0},
	"theme-5":     {6, 4, 6, 0},
	"theme-6":     {9, 5, 4, 0},
	"transversal": {0, 3, 0, 3},
}

func TestCatalogueIsComplete(t *testing.T) {
	for _, s := range Catalogue() {
		outside := 0
		for _, i := range s.Indicators {
			if i.OutsideGuide {
				outside++
			}
		}
		got := struct{ actions, indicators, resources, outsideGuide int }{
			len(s.Actions), len(s.Indicators), len(s.Resources), outside}
		if want, known := catalogueCounts[s.Key]; !known || got != want {
			t.Errorf("%s: %+v, want %+v", s.Key, got, want)
		}
		if s.Theme != 0 {
			if s.Key != fmt.Sprintf("theme-%d", s.Theme) || s.Title != Themes()[s.Theme-1].Short {
				t.Errorf("%s: theme %d, title %q", s.Key, s.Theme, s.Title)
			}
		}
	}
	if len(Catalogue()) != len(catalogueCounts) {
		t.Errorf("%d sections", len(Catalogue()))
	}
}

// sectionOf returns the examples of one theme.
func sectionOf(t *testing.T, id plan.ThemeID) Section {
	t.Helper()
	i := slices.IndexFunc(Catalogue(), func(s Section) bool { return s.Theme == id })
	if i < 0 {
		t.Fatalf("the catalogue has no theme %d", id)
	}
	return Catalogue()[i]
}

// Section 5 of the guide, which the project exists for: six actions, four
// indicators that the log computes, six resources with their links.
func TestGuideSection5(t *testing.T) {
	s := sectionOf(t, 5)
	actionWords := []string{"inclusion numérique", "Fresque du numérique", "conseillers numériques", "recycleries", "campagnes", "Pix"}
	for i, word := range actionWords {
		if a := s.Actions[i]; !strings.Contains(a.Title+" "+a.Description, word) {
			t.Errorf("%s does not speak of %s", a.Code, word)
		}
	}
	follows := []AwarenessFigure{EventsFigure, PeopleFigure, ActorsFigure, CertifiedFigure}
	for i, want := range follows {
		if got := s.Indicators[i].Follows; got != want {
			t.Errorf("%s follows %q, want %q", s.Indicators[i].Code, got, want)
		}
	}
	links := []string{
		"https://www.fresquedunumerique.org/",
		"https://longuevieauxobjets.gouv.fr/entreprise/numerique-responsable/kit",
		"https://www.fun-mooc.fr/fr/cours/impacts-environnementaux-du-numerique/",
		"https://www.academie-nr.org/",
		"https://ecoresponsable.numerique.gouv.fr/publications/videos-vers-un-numerique-ecoresponsable/",
		"https://pix.fr/",
	}
	for i, want := range links {
		if got := s.Resources[i].URL; got != want {
			t.Errorf("%s links to %q, want %q", s.Resources[i].Code, got, want)
		}
	}
}

func TestCatalogueItems(t *testing.T) {
	seen := map[string]bool{}
	code := func(c, letter string, s Section, n int) {
		tag := "0"
		if s.Theme != 0 {
			tag = fmt.Sprint(s.Theme)
		} else if s.Key == "prerequis" {
			tag = "P"
		}
		if want := fmt.Sprintf("CAT-%s-%s%02d", tag, letter, n+1); c != want {
			t.Errorf("code %s, want %s", c, want)
		}
		if seen[c] {
			t.Errorf("code %s twice", c)
		}
		seen[c] = true
	}
	figures := []AwarenessFigure{"", EventsFigure, WorkshopsFigure, PeopleFigure, ActorsFigure, CertifiedFigure}
	for _, s := range Catalogue() {
		for n, a := range s.Actions {
			code(a.Code, "A", s, n)
			if size := utf8.RuneCountInString(a.Title); size == 0 || size > 90 {
				t.Errorf("%s: title of %d characters", a.Code, size)
			}
			if a.Side != plan.Internal && a.Side != plan.Territory {
				t.Errorf("%s: side %q", a.Code, a.Side)
			}
			sentence(t, a.Code, a.Description)
		}
		for n, i := range s.Indicators {
			code(i.Code, "I", s, n)
			if i.Title == "" || i.Unit == "" || !slices.Contains([]plan.Direction{plan.Up, plan.Down, plan.Neutral}, i.Direction) {
				t.Errorf("%s is incomplete", i.Code)
			}
			sentence(t, i.Code, i.Method)
			if threshold, ok := ThresholdByCode(i.Threshold); i.Threshold != "" &&
				(!ok || threshold.Theme != s.Theme || threshold.Unit != i.Unit || threshold.Direction != i.Direction) {
				t.Errorf("%s: threshold %q does not go with it", i.Code, i.Threshold)
			}
			if !slices.Contains(figures, i.Follows) || i.Follows != "" && s.Theme != 4 && s.Theme != 5 {
				t.Errorf("%s follows %q", i.Code, i.Follows)
			}
		}
		for n, r := range s.Resources {
			code(r.Code, "R", s, n)
			if r.Title == "" {
				t.Errorf("%s has no title", r.Code)
			}
			if u, err := url.Parse(r.URL); err != nil || r.URL != "" && (u.Scheme != "https" || u.Host == "") {
				t.Errorf("%s: address %q", r.Code, r.URL)
			}
			if english(r.Title) && r.Lang != "en" {
				t.Errorf("%s: the title %q is English and does not say so", r.Code, r.Title)
			}
		}
	}
	for _, threshold := range Thresholds() {
		section := sectionOf(t, threshold.Theme)
		if !slices.ContainsFunc(section.Indicators, func(i ExampleIndicator) bool { return i.Threshold == threshold.Code }) {
			t.Errorf("no indicator of the catalogue follows %s", threshold.Code)
		}
	}
}

// english reports whether a title holds the small words that only English has.
func english(s string) bool {
	for _, word := range strings.Fields(french.Fold(s)) {
		switch word {
		case "the", "of", "and", "for", "to", "with", "your", "how", "power", "course", "long", "open":
			return true
		}
	}
	return false
}

func TestGlossary(t *testing.T) {
	var previous string
	for _, term := range Glossary() {
		folded := strings.ReplaceAll(french.Fold(term.Term), " ", "") // letter by letter, as dictionaries do
		if folded <= previous {
			t.Errorf("%q is out of order after %q", term.Term, previous)
		}
		previous = folded
		sentence(t, term.Term, term.Definition)
		if english(term.Expansion) && term.Lang != "en" {
			t.Errorf("%s: the expansion %q is English and does not say so", term.Term, term.Expansion)
		}
		if term.Lang != "" && term.Expansion == "" {
			t.Errorf("%s has a language but no expansion", term.Term)
		}
	}
	if n := len(Glossary()); n < 35 {
		t.Errorf("%d terms", n)
	}
}

// templatePlaces are the places of each template: whoever fills them in
// relies on them.
var templatePlaces = map[string][]string{
	"Cover.Exercise":        {"année"},
	"Cover.Period":          {"début", "fin"},
	"Mention.Running":       {"collectivité", "titre"},
	"Accessibility.Contact": {"contact"},
}

var place = regexp.MustCompile(`\{\{([^}]*)\}\}`)

func TestTemplatesUseTheirPlaces(t *testing.T) {
	found := map[string][]string{}
	walk("", reflect.ValueOf(Words()).Elem(), func(path string, v reflect.Value) {
		var names []string
		for _, m := range place.FindAllStringSubmatch(v.String(), -1) {
			names = append(names, m[1])
		}
		if v.Type() == reflect.TypeFor[Template]() {
			found[path] = names
		} else if names != nil {
			t.Errorf("%s has places to fill but is no Template", path)
		}
	})
	if !reflect.DeepEqual(found, templatePlaces) {
		t.Errorf("places are %v, want %v", found, templatePlaces)
	}
}

func TestFill(t *testing.T) {
	const mention = Template("{{prénom}} {{nom}}, {{qualité}}")
	if got, want := mention.Fill("nom", "Durand", "prénom", "{{nom}}", "qualité", "maire"), "{{nom}} Durand, maire"; got != want {
		t.Errorf("got %q, want %q: a value must not be filled in again", got, want)
	}
	if got := mention.Fill("nom", "Durand"); !strings.Contains(got, "{{prénom}}") {
		t.Errorf("got %q: a place without a value must stay visible", got)
	}
}

// mayBeEmpty are the only texts of the prose that have a reason to be.
var mayBeEmpty = regexp.MustCompile(`^Part\.(Contents|Editorial|Reading|YearReview|Outlook|Glossary|Accessibility|Annexes)\.(Strategy|Review)$`)

func TestProseIsComplete(t *testing.T) {
	walk("", reflect.ValueOf(Words()).Elem(), func(path string, v reflect.Value) {
		if v.String() == "" && !mayBeEmpty.MatchString(path) {
			t.Errorf("%s is empty", path)
		}
	})
	w := Words()
	part := reflect.ValueOf(w.Part)
	for i := range part.NumField() {
		p := part.Field(i).Interface().(ProsePart)
		for _, d := range []plan.DocumentType{plan.Strategy, plan.YearlyReview} {
			if intro := p.Intro(d); intro != "" {
				sentence(t, part.Type().Field(i).Name, intro)
			}
		}
	}
	keys := func(list any) (keys []string) {
		v := reflect.ValueOf(list)
		for i := range v.Len() {
			keys = append(keys, v.Index(i).FieldByName("Key").String())
		}
		return keys
	}
	if got, want := strings.Join(keys(w.Method), " "), "reference lateness progress means trend target threshold awareness rounding"; got != want {
		t.Errorf("the methods are %s, want %s", got, want)
	}
	var states []string
	for _, s := range w.Reading.State {
		states = append(states, s.Label)
	}
	if want := []string{"un nombre", "n.d.", "s.o.", "non renseigné"}; !slices.Equal(states, want) {
		t.Errorf("states %v, want %v", states, want)
	}
}

// Prose that nothing prints is corrected in vain, and drifts from what is
// printed.
func TestProseIsPrinted(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "report", "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var source []byte
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source = append(source, data...)
	}
	sections := reflect.TypeFor[Prose]()
	for i := range sections.NumField() {
		section := sections.Field(i)
		read := "fixed." + section.Name
		if !strings.Contains(string(source), read) {
			t.Errorf("nothing reads the section %s", section.Name)
		}
		if section.Type.Kind() != reflect.Struct {
			continue
		}
		for j := range section.Type.NumField() {
			name := section.Type.Field(j).Name
			if !strings.Contains(string(source), read+"."+name) && !strings.Contains(string(source), "words."+name) {
				t.Errorf("nothing reads %s.%s", section.Name, name)
			}
		}
	}
}

func TestRequirementTextsAreSentences(t *testing.T) {
	for _, r := range slices.Concat(Requirements(), Duties()) {
		sentence(t, r.ID, r.Text)
	}
	for _, threshold := range Thresholds() {
		sentence(t, threshold.Code, threshold.Measure)
	}
	for _, r := range RepealedTexts() {
		sentence(t, r.Code, r.Remedy)
	}
}

// sentence checks that a text starts with a capital (or a figure) and ends with
// a full stop.
func sentence(t *testing.T, where, text string) {
	t.Helper()
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || unicode.IsLower(first) || !strings.HasSuffix(text, ".") {
		t.Errorf("%s: not a sentence: %q", where, text)
	}
}

// literal is a string of a data file, as TOML's basic strings are written there.
var literal = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)

// TestFrenchIsFinished holds all the data to French typography: what is
// embedded is printed as it stands.
func TestFrenchIsFinished(t *testing.T) {
	for _, f := range dataFiles {
		lines := strings.Split(string(f.data), "\n")
		for n, line := range lines {
			if strings.HasPrefix(strings.TrimSpace(line), "#") {
				continue
			}
			if golden.Updating() {
				lines[n] = literal.ReplaceAllStringFunc(line, func(quoted string) string {
					return `"` + french.Typeset(quoted[1:len(quoted)-1]) + `"`
				})
				continue
			}
			for _, m := range literal.FindAllStringSubmatch(line, -1) {
				text := m[1]
				if finished := french.Typeset(text); finished != text {
					t.Errorf("%s:%d: %q\n  finished: %q (run the tests with -update)", f.name, n+1, text, finished)
				}
				if strings.ContainsAny(text, "'") || strings.Contains(text, "  ") || strings.Contains(text, "...") || text != strings.TrimSpace(text) {
					t.Errorf("%s:%d: straight apostrophe, points or stray spaces: %q", f.name, n+1, text)
				}
			}
		}
		if golden.Updating() {
			if err := os.WriteFile("../../templates/"+f.name, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if golden.Updating() {
		t.Skip("the files were rewritten: run the tests again")
	}
}

// walk calls visit for every string under v, with a path such as "Cover.Annex".
func walk(path string, v reflect.Value, visit func(path string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		visit(path, v)
	case reflect.Slice:
		for i := range v.Len() {
			walk(fmt.Sprintf("%s[%d]", path, i), v.Index(i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if name == "Items" && v.Field(i).Len() == 0 {
				continue
			}
			walk(strings.TrimPrefix(path+"."+name, "."), v.Field(i), visit)
		}
	}
}

// BenchmarkDecode measures what reading each file costs the command that asks
// for it first.
func BenchmarkDecode(b *testing.B) {
	targets := map[string]func() any{
		"decree.toml":    func() any { return new(struct{ Requirement, Duty []Requirement }) },
		"themes.toml":    func() any { return new(struct{ Theme []Theme }) },
		"catalogue.toml": func() any { return new(struct{ Section []Section }) },
		"glossary.toml":  func() any { return new(struct{ Term []Term }) },
		"prose.toml":     func() any { return new(Prose) },
	}
	for _, name := range slices.Sorted(maps.Keys(targets)) {
		i := slices.IndexFunc(dataFiles, func(f struct {
			name string
			data []byte
			read func() any
		}) bool {
			return f.name == name
		})
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				mustDecode(name, dataFiles[i].data, targets[name]())
			}
		})
	}
}
