package output

import (
	"errors"
	"io/fs"
)

// explain turns an error of the file system into words a user can act on.
func explain(path string, err error) error {
	e := &Error{Path: path, Err: err}
	switch {
	case isSharing(err):
		e.Reason = "le fichier est ouvert dans un autre programme."
		e.Remedy = "Fermez-le (lecteur PDF, Excel ou LibreOffice), puis relancez la commande."
	case isDiskFull(err):
		e.Reason = "il n’y a plus de place sur le disque."
		e.Remedy = "Libérez de l’espace ou choisissez un autre dossier avec l’option -o. Rien n’a été modifié."
	case errors.Is(err, fs.ErrPermission), isReadOnly(err):
		e.Reason = "l’écriture n’est pas autorisée à cet endroit."
		e.Remedy = "Choisissez un dossier où vous pouvez écrire, avec l’option -o, ou ôtez la lecture seule."
	case errors.Is(err, fs.ErrNotExist):
		e.Reason = "le dossier n’existe pas."
		e.Remedy = "Créez le dossier, ou corrigez le chemin donné."
	case errors.Is(err, fs.ErrExist):
		e.Reason = "une autre exécution écrit ce fichier en ce moment."
		e.Remedy = "Attendez qu’elle se termine, puis relancez la commande."
	case isDirectory(err):
		e.Reason = "un dossier porte déjà ce nom."
		e.Remedy = "Donnez un autre nom de fichier."
	default:
		e.Reason = "l’écriture a échoué ; le support est peut-être déconnecté ou défectueux."
		e.Remedy = "Vérifiez le disque ou le réseau, ou choisissez un autre dossier avec l’option -o."
	}
	return e
}
