package output

import (
	"errors"
	"io/fs"
	"syscall"
)

// cause is what is wrong, as far as the user is concerned.
type cause int

const (
	causeOther cause = iota
	causeBusy
	causeFull
	causeTooLarge
	causeDenied
	causeProtected
	causeAbsent
	causeRunning
	causeDirectory
	causeFile
	causeDevice
	causeName
	causeLoop
)

// winErrors are the codes of Windows (winerror.h). The table is part of every
// build, so that its words are tested wherever the tests run.
var winErrors = map[syscall.Errno]cause{
	2: causeAbsent, 3: causeAbsent, // FILE_NOT_FOUND, PATH_NOT_FOUND
	5:  causeDenied,                                // ACCESS_DENIED
	19: causeProtected,                             // WRITE_PROTECT
	32: causeBusy,                                  // SHARING_VIOLATION
	33: causeBusy,                                  // LOCK_VIOLATION
	39: causeFull, 112: causeFull, 1295: causeFull, // HANDLE_DISK_FULL, DISK_FULL, DISK_QUOTA_EXCEEDED
	80: causeRunning, 183: causeRunning, // FILE_EXISTS, ALREADY_EXISTS
	123: causeName, 206: causeName, // INVALID_NAME, FILENAME_EXCED_RANGE
	223:  causeTooLarge,  // FILE_TOO_LARGE
	267:  causeDirectory, // DIRECTORY
	1224: causeBusy,      // USER_MAPPED_FILE
}

// causeOf finds the cause of an error, by the codes of a system first.
func causeOf(err error, codes map[syscall.Errno]cause) cause {
	var code syscall.Errno
	if errors.As(err, &code) {
		if c, known := codes[code]; known {
			return c
		}
	}
	switch {
	case errors.Is(err, errIsDirectory):
		return causeDirectory
	case errors.Is(err, errIsFile):
		return causeFile
	case errors.Is(err, errIsDevice):
		return causeDevice
	case errors.Is(err, errIsProtected):
		return causeProtected
	case errors.Is(err, fs.ErrPermission):
		return causeDenied
	case errors.Is(err, fs.ErrNotExist):
		return causeAbsent
	case errors.Is(err, fs.ErrExist):
		return causeRunning
	}
	return causeOther
}

// words are the sentences of each cause.
var words = map[cause]struct{ reason, remedy string }{
	causeBusy: {
		"le fichier est ouvert dans un autre programme.",
		"Fermez-le (lecteur PDF, Excel ou LibreOffice), puis relancez la commande.",
	},
	causeFull: {
		"il n’y a plus de place sur le disque.",
		"Libérez de l’espace ou choisissez un autre dossier avec l’option -o. Rien n’a été modifié.",
	},
	causeTooLarge: {
		"le fichier est trop gros pour ce disque ou pour la taille qui vous est permise.",
		"Choisissez un autre dossier avec l’option -o. Rien n’a été modifié.",
	},
	causeDenied: {
		"l’écriture n’est pas autorisée à cet endroit.",
		"Choisissez un dossier où vous pouvez écrire, avec l’option -o.",
	},
	causeProtected: {
		"le fichier ou son support est protégé en lecture seule.",
		"Ôtez la lecture seule, ou choisissez un autre dossier avec l’option -o.",
	},
	causeAbsent: {
		"le dossier n’existe pas.",
		"Vérifiez le chemin donné, et que son disque ou son lecteur réseau est branché.",
	},
	causeRunning: {
		"une autre commande nrreport écrit ce fichier en ce moment.",
		"Attendez qu’elle se termine, puis relancez la commande.",
	},
	causeDirectory: {
		"un dossier porte déjà ce nom.",
		"Donnez un autre nom de fichier.",
	},
	causeDevice: {
		"ce nom est celui d’un périphérique ou d’un canal du système, non d’un fichier.",
		"Donnez un autre nom de fichier.",
	},
	causeFile: {
		"il faut un dossier, et c’est le nom d’un fichier.",
		"Choisissez un autre dossier avec l’option -o.",
	},
	causeName: {
		"le nom du fichier est trop long, ou contient un signe que le système refuse.",
		"Donnez au classeur un nom plus court et plus simple, puis relancez la commande.",
	},
	causeLoop: {
		"le nom ou son dossier est un lien qui revient à lui-même.",
		"Refaites ce lien, ou donnez un nom de fichier qui n’en passe par aucun.",
	},
	causeOther: {
		"l’écriture a échoué ; le support est peut-être déconnecté ou défectueux.",
		"Vérifiez le disque ou le réseau, ou choisissez un autre dossier avec l’option -o.",
	},
}

// explain turns an error of the file system into words a user can act on.
func explain(path string, err error) error {
	w := words[causeOf(err, systemCauses)]
	return &Error{Path: path, Reason: w.reason, Remedy: w.remedy, Err: err}
}

// explainReplacing is explain for the moment when a file takes the place of the
// old one. The folder has just been written to: what is denied then is the old
// file, which Windows also says of one that another program holds open.
func explainReplacing(path string, err error) error {
	if causeOf(err, systemCauses) != causeDenied {
		return explain(path, err)
	}
	return &Error{
		Path:   path,
		Reason: "le fichier ne peut être remplacé : il est ouvert dans un autre programme, ou protégé.",
		Remedy: "Fermez-le (lecteur PDF, Excel ou LibreOffice), ou choisissez un autre dossier avec l’option -o.",
		Err:    err,
	}
}
