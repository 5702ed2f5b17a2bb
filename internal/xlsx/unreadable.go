package xlsx

import (
	"errors"

	"nrreport/internal/french"
)

// Unreadable says why a file was refused, in French and for the person who
// received it by mail: what it is or what is wrong with it, and what to do.
// Every error of the reading half of this package is an *Unreadable.
type Unreadable struct {
	// File is the name given to [Open].
	File string
	// Part is the place in the file, when one is known: "feuille
	// « Actions », cellule C12", or "partie xl/styles.xml".
	Part string
	// Reason is a clause without capital nor full stop.
	Reason string
	// Remedy is one or more full sentences, in the imperative.
	Remedy string

	limit bool // a limit of ours, not a fault of the file's
}

func (u *Unreadable) Error() string {
	s := french.Quote(u.File) + "\u00a0: " + u.Reason
	if u.Part != "" {
		s += " (" + u.Part + ")"
	}
	return s + ". " + u.Remedy
}

const (
	remedyDamaged = "Demandez un nouvel envoi du fichier, ou ouvrez-le dans Excel ou LibreOffice, vérifiez son contenu et enregistrez-le de nouveau au format .xlsx."
	remedyResend  = "Demandez un nouvel envoi du fichier, ou copiez-le de nouveau depuis son emplacement d’origine."
	remedySave    = "Ouvrez-le dans Excel ou LibreOffice, puis enregistrez-le au format «\u00a0Classeur Excel (.xlsx)\u00a0»."
	remedyReduce  = "Ouvrez-le dans Excel ou LibreOffice, supprimez les lignes, colonnes, feuilles ou images inutiles, puis enregistrez-le de nouveau au format .xlsx."
	remedyForm    = "Copiez ses données dans le modèle produit par «\u00a0nrreport template\u00a0»."
)

// damaged is the reason of a file that breaks the rules of its own format.
func damaged(part, detail string) *Unreadable {
	return &Unreadable{Part: part, Reason: "le fichier est endommagé\u00a0: " + detail, Remedy: remedyDamaged}
}

// beyond is the reason of a file over one of the [Limits].
func beyond(part, detail string) *Unreadable {
	return &Unreadable{Part: part, Reason: "le classeur dépasse une limite de l’outil\u00a0: " + detail, Remedy: remedyReduce, limit: true}
}

// inPart names a part of the package, for want of anything closer to what the
// user sees.
func inPart(name string) string { return "partie " + name }

func inSheet(name string) string { return "feuille " + french.Quote(name) }

func inCell(sheet string, at Ref) string { return inSheet(sheet) + ", cellule " + at.String() }

// unreadableXML turns what is wrong with the XML of a part into an Unreadable.
// Errors that already are one pass through.
func unreadableXML(part string, err error) *Unreadable {
	var u *Unreadable
	if errors.As(err, &u) {
		return u
	}
	switch {
	case errors.Is(err, errDoctype), errors.Is(err, errEntity):
		return &Unreadable{
			Part:   part,
			Reason: "le fichier contient des définitions (DOCTYPE ou entités) qu’aucun tableur n’écrit et qui pourraient être malveillantes",
			Remedy: "Ne l’utilisez pas. Demandez à son expéditeur un classeur enregistré par Excel ou LibreOffice.",
		}
	case errors.Is(err, errEncoding):
		return damaged(part, "son codage de caractères n’est ni UTF-8 ni UTF-16")
	case errors.Is(err, errCut):
		return damaged(part, "une de ses parties est incomplète")
	case errors.Is(err, errTooDeep):
		return beyond(part, "ses éléments sont imbriqués trop profondément")
	case errors.Is(err, errTooMany):
		return beyond(part, "trop de cellules mises en forme ou d’autres éléments")
	case errors.Is(err, errTooLong):
		return beyond(part, "un de ses éléments est trop long")
	}
	return damaged(part, "une de ses parties est mal formée")
}

// megabytes writes a size rounded up.
func megabytes(n int64) string {
	return french.Integer((n+(1<<20)-1)>>20) + french.NBSP + "Mo"
}
