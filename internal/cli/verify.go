package cli

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/output"
	"nrreport/internal/pdf"
	"nrreport/internal/pipeline"
	"nrreport/internal/report"
	"nrreport/internal/workbook"
)

func (s *session) verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "relit un rapport PDF et le compare à son classeur",
		ArgsUsage: "plan.pdf [plan.xlsx…]",
		Description: "Dit de quel classeur le PDF est tiré et ce qu’il porte en pièce jointe ; si le classeur est donné,\n" +
			"s’il est bien celui-là et si refaire le rapport donne le même fichier, octet pour octet.\n" +
			"Un rapport signé ou tamponné après coup est reconnu : ce qui précède l’ajout est vérifié.",
		UsageText: "nrreport verify plan.pdf plan.xlsx\n    le PDF publié vient-il bien de ce classeur ?",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "extract", Usage: "DOSSIER : y enregistre les pièces jointes"},
			&cli.StringFlag{Name: "previous", Usage: "FICHIER : le classeur de la version précédente, si le rapport dit ce qui a changé depuis"},
		}, mergeFlags()...),
		Action: s.verify,
	}
}

func (s *session) verify(c *cli.Context) error {
	files, err := expand(c.Args().Slice())
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return usagef("Indiquez le rapport, et le classeur si vous l’avez : nrreport verify plan.pdf plan.xlsx")
	}
	files = reportFirst(files)
	if isFolder(files[0]) {
		return noReport(files[0])
	}
	made, err := readReport(files[0])
	if err != nil {
		return err
	}
	made.describe(s)
	if folder := c.String("extract"); folder != "" {
		if err := made.extract(c.Context, s, folder); err != nil {
			return err
		}
	}
	if len(files) == 1 {
		return nil
	}
	merging, err := s.merging(c, files[1:])
	if err != nil {
		return err
	}
	previous, err := s.previous(c, files[1:])
	if err != nil {
		return err
	}
	return s.compare(made, files[1:], merging, previous)
}

// reportFirst puts the only PDF of the command line first: nobody remembers the
// order.
func reportFirst(files []string) []string {
	isReport := func(path string) bool { return strings.EqualFold(filepath.Ext(path), ".pdf") }
	i := slices.IndexFunc(files, isReport)
	if i <= 0 || slices.ContainsFunc(files[i+1:], isReport) {
		return files
	}
	return slices.Concat(files[i:i+1], files[:i], files[i+1:])
}

// noReport says what to give instead of a folder.
func noReport(folder string) error {
	if reports := filesIn(folder, ".pdf"); len(reports) > 0 {
		return &fileError{fmt.Sprintf("« %s » est un dossier. Indiquez un de ses rapports, par exemple %s", folder, shellWord(filepath.Join(folder, reports[0])))}
	}
	return &fileError{fmt.Sprintf("« %s » est un dossier, et ne contient aucun rapport PDF. Indiquez un rapport.", folder)}
}

// madeReport is a report read back.
type madeReport struct {
	path string
	// bytes are those that were written; added counts what another program
	// wrote behind them.
	bytes []byte
	added int
	info  pdf.Info
	files []document.Attachment
	// data is what the attached JSON says, or nil.
	data *publishedData
}

// publishedData is the part of the attached JSON that `verify` needs.
type publishedData struct {
	Edition string            `json:"edition"`
	Draft   bool              `json:"projet"`
	Sources []publishedSource `json:"sources"`
	Changes *struct {
		Before publishedSource `json:"avant"`
	} `json:"evolutions"`
}

type publishedSource struct {
	File   string `json:"fichier"`
	SHA256 string `json:"sha256"`
}

func readReport(path string) (*madeReport, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	r := &madeReport{path: path, bytes: data}
	if original := pdf.Original(data); original != nil {
		r.bytes, r.added = original, len(data)-len(original)
	}
	r.files, r.info, err = pdf.ReadAttachments(r.bytes)
	switch {
	case errors.Is(err, pdf.ErrForeign) && !bytes.HasPrefix(data, []byte("%PDF-")):
		return nil, &fileError{fmt.Sprintf("« %s » n’est pas un document PDF. Donnez d’abord le rapport, puis le classeur : nrreport verify plan.pdf plan.xlsx", path)}
	case errors.Is(err, pdf.ErrForeign):
		return nil, &fileError{fmt.Sprintf("« %s » n’est pas un rapport fait par nrreport, ou un autre programme l’a enregistré de nouveau : il ne peut pas être vérifié. "+
			"Repartez du fichier d’origine.", path)}
	case err != nil:
		return nil, &fileError{fmt.Sprintf("« %s » est abîmé ou a été modifié après sa création : il ne peut pas être vérifié. Repartez du fichier d’origine.", path)}
	}
	for _, f := range r.files {
		if f.Name != report.DataName {
			continue
		}
		var d publishedData
		if json.Unmarshal(f.Data, &d) == nil {
			r.data = &d
		}
	}
	return r, nil
}

func (r *madeReport) describe(s *session) {
	fmt.Fprintf(s.stdout, "Rapport : %s\n", r.path)
	fmt.Fprintf(s.stdout, "  Titre : %s\n", r.info.Title)
	fmt.Fprintf(s.stdout, "  %s, %s", french.Count(r.info.Pages, "page", "pages"), r.info.Producer)
	if r.data != nil {
		fmt.Fprintf(s.stdout, ", édition %s", r.data.Edition)
		if r.data.Draft {
			fmt.Fprint(s.stdout, ", projet")
		}
	}
	fmt.Fprintln(s.stdout)
	if r.added == 0 {
		fmt.Fprintln(s.stdout, "  Intégrité : aucun octet n’a changé depuis sa création.")
	} else {
		fmt.Fprintf(s.stdout, "  Intégrité : le rapport est intact, mais un autre programme y a ajouté %s\n"+
			"  (signature, tampon, annotation ou modification de pages). Ce qui suit porte sur le rapport sans cet ajout.\n", size(r.added))
	}
	if r.data != nil {
		for _, source := range r.data.Sources {
			fmt.Fprintf(s.stdout, "  Tiré de : %s (SHA-256 %s)\n", source.File, source.SHA256)
		}
	}
	if len(r.files) == 0 {
		fmt.Fprintln(s.stdout, "  Aucune pièce jointe.")
	}
	for _, f := range r.files {
		fmt.Fprintf(s.stdout, "  Pièce jointe : %s, %s – %s\n", f.Name, size(len(f.Data)), f.Description)
	}
}

func (r *madeReport) extract(ctx context.Context, s *session, folder string) error {
	var files []output.File
	for _, f := range r.files {
		path := filepath.Join(folder, filepath.Base(f.Name))
		if err := mayCreateOr(path, false, "Choisissez un autre dossier avec --extract, ou déplacez ce fichier."); err != nil {
			return err
		}
		files = append(files, output.Bytes(path, f.Data))
	}
	if err := byOption("--extract", write(ctx, files...)); err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintf(s.stdout, "Pièce jointe enregistrée : %s\n", f.Path)
	}
	return nil
}

// compare holds the report against the workbooks it was made from: their
// digests, then a rebuild.
func (s *session) compare(r *madeReport, workbooks []string, merging pipeline.Merging, previous *workbook.Book) error {
	inputs, err := readInputs(workbooks)
	if err != nil {
		return err
	}
	same := true
	for _, in := range inputs {
		same = s.compareDigest(r, in.Name, in.Data) && same
	}
	if r.data != nil && len(inputs) < len(r.data.Sources) && merging.Base == nil {
		fmt.Fprintf(s.stdout, "Le rapport est tiré de %s : donnez-les tous pour qu’il soit refait.\n", french.Count(len(r.data.Sources), "classeur", "classeurs"))
		return errFindings
	}
	previous, missing := s.comparePrevious(r, previous)
	if missing {
		return errFindings
	}
	rebuilt, err := s.compareRebuild(r, inputs, merging, previous, same)
	if err != nil {
		return err
	}
	if !same || !rebuilt {
		return errFindings
	}
	return nil
}

func (s *session) compareDigest(r *madeReport, workbook string, data []byte) bool {
	sum := sha256.Sum256(data)
	digest := hex.EncodeToString(sum[:])
	if r.data == nil {
		fmt.Fprintf(s.stdout, "Empreinte du classeur : %s. Le rapport n’a pas de pièce jointe qui la répète : comparez-la à celle qu’imprime sa dernière annexe.\n", digest)
		return true
	}
	for _, source := range r.data.Sources {
		if source.SHA256 == digest {
			fmt.Fprintf(s.stdout, "Empreinte du classeur : identique à celle du rapport (%s).\n", digest)
			return true
		}
	}
	fmt.Fprintf(s.stdout, "Empreinte du classeur : différente. « %s » n’est pas le fichier dont le rapport est tiré, ou il a été enregistré depuis.\n", workbook)
	fmt.Fprintf(s.stdout, "  Classeur donné : %s\n", digest)
	return false
}

// comparePrevious holds the version before against the one that the report was
// made with, and leaves it out where the report compares with none.
func (s *session) comparePrevious(r *madeReport, previous *workbook.Book) (used *workbook.Book, missing bool) {
	switch {
	case r.data == nil: // the rebuild alone can tell
	case r.data.Changes == nil && previous != nil:
		fmt.Fprintln(s.stdout, "Version précédente : le rapport n’en compare aucune, --previous n’est pas utilisé.")
		return nil, false
	case r.data.Changes == nil:
	case previous == nil:
		before := r.data.Changes.Before
		fmt.Fprintf(s.stdout, "Reconstruction : non comparée. Le rapport dit ce qui a changé depuis « %s » (%s) : donnez ce classeur avec --previous.\n", before.File, before.SHA256)
		return nil, true
	case previous.SHA256 == r.data.Changes.Before.SHA256:
		fmt.Fprintln(s.stdout, "Empreinte de la version précédente : identique à celle du rapport.")
	default:
		fmt.Fprintf(s.stdout, "Empreinte de la version précédente : différente. « %s » n’est pas le classeur auquel le rapport compare le plan.\n", previous.Name)
		fmt.Fprintf(s.stdout, "  Classeur donné : %s\n  Selon le rapport : %s (%s)\n", previous.SHA256, r.data.Changes.Before.SHA256, r.data.Changes.Before.File)
	}
	return previous, false
}

// compareRebuild makes the report again with the options it was made with.
// same tells that the workbooks are those that the report names.
func (s *session) compareRebuild(r *madeReport, inputs []pipeline.Input, merging pipeline.Merging, previous *workbook.Book, same bool) (bool, error) {
	if version := strings.TrimPrefix(r.info.Producer, "nrreport "); version != Version() {
		fmt.Fprintf(s.stdout, "Reconstruction : non comparée. Le rapport vient de la version « %s », et ce programme est la version « %s » : prenez celle du rapport pour le refaire.\n", version, Version())
		return false, nil
	}
	engine := pipeline.NewEngine()
	checked, err := engine.CheckAll(inputs, merging)
	if err != nil {
		return false, err
	}
	if err := since(checked, previous); err != nil {
		return false, err
	}
	for _, opt := range r.candidates() {
		var b bytes.Buffer
		if _, err := engine.PDF(&b, checked, opt); err != nil {
			return false, err
		}
		if bytes.Equal(b.Bytes(), r.bytes) {
			fmt.Fprintln(s.stdout, "Reconstruction : le rapport refait est identique, octet pour octet.")
			return true, nil
		}
	}
	if same && r.data != nil {
		fmt.Fprintln(s.stdout, "Reconstruction : le rapport refait est différent, bien que le classeur soit le même. Il a été fait par un autre\n"+
			"programme que celui-ci, ou avec des options que « verify » ne connaît pas.")
	} else {
		fmt.Fprintln(s.stdout, "Reconstruction : le rapport refait est différent.")
	}
	if n := checked.Diags.Count(diag.Error); n > 0 {
		fmt.Fprintf(s.stdout, "  Le classeur contient %s.\n", french.Count(n, "erreur", "erreurs"))
	}
	return false, nil
}

// candidates are the options the report may have been made with: the attached
// data say which, and without them there are four.
func (r *madeReport) candidates() []pipeline.Options {
	base := pipeline.Options{Version: Version(), Created: r.info.Created, AttachData: r.data != nil}
	for _, f := range r.files {
		base.AttachSource = base.AttachSource || f.Relationship == "Source"
	}
	var all []pipeline.Options
	for _, edition := range []report.Edition{report.Public, report.Internal} {
		for _, draft := range []bool{false, true} {
			if r.data != nil && (r.data.Draft != draft || (r.data.Edition == "interne") != (edition == report.Internal)) {
				continue
			}
			opt := base
			opt.Edition, opt.Draft = edition, draft
			all = append(all, opt)
		}
	}
	return all
}
