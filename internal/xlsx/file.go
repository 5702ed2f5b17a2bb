package xlsx

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"nrreport/internal/french"
)

// File is a workbook whose package, styles and shared strings were read and
// found sound. It is safe for concurrent use: sheets may be read in parallel.
type File struct {
	// Name is the name given to Open.
	Name string
	// Date1904 tells that serial 0 is 1 January 1904 (old Excel for Mac).
	Date1904 bool
	// Properties are the custom properties of the document, as texts.
	Properties map[string]string
	// Sheets are the worksheets, in the order of their tabs.
	Sheets []*Sheet
	// OtherSheets are the names of the sheets that hold no cells: charts,
	// dialogs and macros of old.
	OtherSheets []string
	// MacroEnabled tells that the workbook holds macros (.xlsm). They are
	// never run, and the cells are read like any other's.
	MacroEnabled bool
	// ExternalLinks tells that formulas may refer to other workbooks.
	ExternalLinks bool
	// Application is the program that saved the file, as it calls itself:
	// "Microsoft Excel 16.0300", "LibreOffice/7.4…". Empty when unknown.
	Application string

	pack    *pack
	lim     Limits
	related relations // of the workbook part
	strings []sharedString
	styles  []style
	styled  bool // a styles part exists, so style numbers can be checked
	text    atomic.Int64
	cells   atomic.Int64
	rich    func() ([]string, error) // see richPictures
}

// Sheet is a worksheet; its content is read by [Sheet.Read].
type Sheet struct {
	Name string
	// Hidden is true for hidden sheets, "very hidden" ones included.
	Hidden bool
	// Index is the 0-based rank of the sheet among all the tabs.
	Index int

	file *File
	part string

	chargedCells, chargedText atomic.Int64
}

// Sheet returns the worksheet of that exact name, nil when there is none.
func (f *File) Sheet(name string) *Sheet {
	for _, s := range f.Sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Open reads the package of a workbook: its directory, its list of sheets, its
// styles, its texts and its properties. name is what messages call the file;
// data is the whole file, which must not change afterwards. The error, if any,
// is an [*Unreadable].
func Open(name string, data []byte, lim Limits) (f *File, err error) {
	defer shield(name, &err)
	if err := sniff(name, data, lim); err != nil {
		return nil, err
	}
	f = &File{Name: name, lim: lim, Properties: map[string]string{}}
	if f.pack, err = openPack(data, lim); err != nil {
		return nil, err
	}
	if err := f.open(); err != nil {
		return nil, err
	}
	return f, nil
}

// shield is deferred by every exported function of the reader. It names the
// file in errors, makes sure that they are of the promised type, and turns a
// panic, which no known file causes, into a refusal of that one file.
func shield(file string, err *error) {
	if fault := recover(); fault != nil {
		*err = &Unreadable{
			Reason: "le contenu du fichier est si inattendu que l’outil n’a pu le comprendre",
			Remedy: remedyDamaged + " Signalez ce fichier aux auteurs de l’outil.",
		}
	}
	if *err == nil {
		return
	}
	var u *Unreadable
	if !errors.As(*err, &u) {
		u = damaged("", "une de ses parties est illisible")
	}
	named := *u
	named.File = file
	*err = &named
}

func (f *File) open() error {
	p := f.pack
	if err := f.checkContainer(); err != nil {
		return err
	}
	if err := p.readTypes(); err != nil {
		return err
	}
	root, err := p.relationsOf("")
	if err != nil {
		return err
	}
	book, ok := root.byKind("officeDocument")
	if !ok {
		return damaged("", "il ne dit pas où est le classeur")
	}
	if err := f.checkMediaType(book.target); err != nil {
		return err
	}
	related, err := p.relationsOf(book.target)
	if err != nil {
		return err
	}
	if err := f.readBook(book.target, related); err != nil {
		return err
	}
	if styles, ok := related.byKind("styles"); ok {
		f.styled = true
		if f.styles, err = p.readStyles(styles.target); err != nil {
			return err
		}
	}
	if shared, ok := related.byKind("sharedStrings"); ok {
		if f.strings, err = f.readStrings(shared.target); err != nil {
			return err
		}
	}
	if _, ok := related.byKind("vbaProject"); ok {
		f.MacroEnabled = true
	}
	f.related, f.rich = related, sync.OnceValues(f.richPictures)
	_, f.ExternalLinks = related.byKind("externalLink")
	return f.readProperties(root)
}

// checkMediaType recognises the kinds of office documents by the declared type
// of the main part.
func (f *File) checkMediaType(part string) error {
	media := f.pack.contentType(part)
	f.MacroEnabled = strings.Contains(media, "macroenabled")
	switch {
	case strings.Contains(media, "sheet.binary"):
		return notWorkbook(kindXLSB)
	case strings.Contains(media, "wordprocessingml"), strings.Contains(media, "ms-word"):
		return notWorkbook(kindDOCX)
	case strings.Contains(media, "presentationml"), strings.Contains(media, "ms-powerpoint"):
		return notWorkbook(kindPPTX)
	}
	return nil
}

// readBook reads the workbook part: its date system and its list of sheets.
func (f *File) readBook(part string, related relations) error {
	type entry struct {
		name, id string
		hidden   bool
	}
	var entries []entry
	err := f.pack.scan(part, inPart(part), func(x *scanner) error {
		if !x.root(spaceSheet, "workbook") {
			return errMalformed
		}
		for x.child(1) {
			switch {
			case x.is(spaceSheet, "workbookPr"):
				f.Date1904 = x.flag("date1904")
			case x.is(spaceSheet, "sheets"):
				for x.child(2) {
					if !x.is(spaceSheet, "sheet") {
						continue
					}
					if len(entries) >= f.lim.Sheets {
						return beyond("", "plus de "+french.Count(f.lim.Sheets, "feuille", "feuilles"))
					}
					state := string(x.attr("state"))
					entries = append(entries, entry{
						name:   string(unescape(x.attr("name"))),
						id:     string(x.attrIn(spaceRelation, "id")),
						hidden: state == "hidden" || state == "veryHidden",
					})
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		return damaged("", "il ne contient aucune feuille")
	}
	names, parts := map[string]bool{}, map[string]bool{}
	for i, e := range entries {
		folded := strings.ToLower(e.name)
		if e.name == "" {
			return damaged("", "une de ses feuilles n’a pas de nom")
		}
		if names[folded] {
			return damaged(inSheet(e.name), "deux de ses feuilles portent le même nom")
		}
		names[folded] = true
		r, ok := related.byID(e.id)
		if !ok || e.id == "" || r.external || !f.pack.has(r.target) {
			return damaged(inSheet(e.name), "le contenu d’une de ses feuilles manque")
		}
		if parts[foldPart(r.target)] {
			return damaged(inSheet(e.name), "deux de ses feuilles ont le même contenu")
		}
		parts[foldPart(r.target)] = true
		if r.kind != "worksheet" {
			if !slices.Contains(kindsWithoutCells, r.kind) {
				return damaged(inSheet(e.name), "une de ses feuilles n’en est pas une")
			}
			f.OtherSheets = append(f.OtherSheets, e.name)
			continue
		}
		f.Sheets = append(f.Sheets, &Sheet{Name: e.name, Hidden: e.hidden, Index: i, file: f, part: r.target})
	}
	return nil
}

// kindsWithoutCells are the sheets that hold a chart, a dialog of Excel 5 or
// macros of Excel 4.
var kindsWithoutCells = []string{"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"}

// readProperties reads the custom properties and the program's name.
func (f *File) readProperties(root relations) error {
	if custom, ok := root.byKind("custom-properties"); ok {
		if err := f.readCustom(custom.target); err != nil {
			return err
		}
	} else if custom, ok := root.byKind("customProperties"); ok {
		if err := f.readCustom(custom.target); err != nil {
			return err
		}
	}
	for _, kind := range []string{"extended-properties", "extendedProperties"} {
		// Purely informative: a file without it is whole all the same.
		if app, ok := root.byKind(kind); ok && f.pack.has(app.target) {
			return f.readApplication(app.target)
		}
	}
	return nil
}

// CheckRest reads what nobody has asked for, and refuses the file when a sheet
// is not well formed or any part not what its directory says: something was lost
// on the way, and what else was is anybody's guess. Call it last.
func (f *File) CheckRest() (err error) {
	defer shield(f.Name, &err)
	sheets := map[string]string{}
	for _, s := range f.Sheets {
		sheets[foldPart(s.part)] = s.Name
	}
	for _, name := range f.pack.unread() {
		if sheet, ok := sheets[name]; ok {
			err = f.pack.scanLarge(name, inSheet(sheet), func(*scanner) error { return nil })
		} else {
			err = f.pack.check(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (f *File) readCustom(part string) error {
	return f.pack.scan(part, inPart(part), func(x *scanner) error {
		if !x.root(spaceCustom, "Properties") {
			return errMalformed
		}
		for x.child(1) {
			if !x.is(spaceCustom, "property") {
				continue
			}
			name := string(x.attr("name"))
			if len(f.Properties) >= f.lim.Properties {
				return beyond("", "plus de "+french.Count(f.lim.Properties, "propriété", "propriétés"))
			}
			if x.child(2) {
				b := x.appendText(nil, 4*f.lim.CellChars)
				f.Properties[name] = string(unescape(b))
				if err := f.chargeText(len(name) + len(b)); err != nil {
					return err
				}
			}
			for x.child(2) {
			}
		}
		return nil
	})
}

func (f *File) readApplication(part string) error {
	return f.pack.scan(part, inPart(part), func(x *scanner) error {
		if !x.root(spaceExtended, "Properties") {
			return nil
		}
		var name, version string
		for x.child(1) {
			switch {
			case x.is(spaceExtended, "Application"):
				name = string(x.appendText(nil, 200))
			case x.is(spaceExtended, "AppVersion"):
				version = string(x.appendText(nil, 200))
			}
		}
		f.Application = strings.TrimSpace(name + " " + version)
		return nil
	})
}

// chargeText counts the bytes of texts kept from the whole file.
func (f *File) chargeText(n int) error {
	if f.text.Add(int64(n)) > f.lim.TextBytes {
		return beyond("", "plus de "+megabytes(f.lim.TextBytes)+" de texte")
	}
	return nil
}

// Time returns the moment that a serial number stands for in the workbook's
// date system, in UTC and to the millisecond. It returns false for what is no
// date: NaN, numbers before the first day (times of the day and durations
// among them) or after 31 December 9999, and serial 60 of the 1900 system,
// Excel's 29 February 1900, which never was.
func (f *File) Time(serial float64) (time.Time, bool) {
	const lastDay1900, lastDay1904 = 2_958_466, 2_957_004
	day, fraction := math.Modf(serial)
	if math.IsNaN(serial) {
		return time.Time{}, false
	}
	epoch := time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	switch {
	case f.Date1904:
		if serial < 0 || serial >= lastDay1904 {
			return time.Time{}, false
		}
	case serial < 1 || serial >= lastDay1900 || day == 60:
		return time.Time{}, false
	case day < 60:
		epoch = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	default:
		epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	}
	const millisecondsPerDay = 24 * 60 * 60 * 1000
	t := epoch.AddDate(0, 0, int(day))
	return t.Add(time.Duration(math.Round(fraction*millisecondsPerDay)) * time.Millisecond), true
}

// serial is the inverse of [File.Time] for moments it can return.
func (f *File) serial(t time.Time) float64 {
	t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if f.Date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if t.Before(time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)) {
		epoch = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	midnight := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	days := (midnight.Unix() - epoch.Unix()) / (24 * 60 * 60)
	return float64(days) + float64(t.Sub(midnight))/float64(24*time.Hour)
}

// parseISO reads the content of a cell of type "d": a date, a date and time,
// or a time.
func parseISO(b []byte) (time.Time, bool) {
	s := strings.TrimSuffix(string(bytes.TrimSpace(b)), "Z")
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04", "20060102", "20060102T150405"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
