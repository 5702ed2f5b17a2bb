package xlsx

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"nrreport/internal/french"
)

// foreign is a kind of file that people send in place of an .xlsx workbook.
type foreign struct {
	// what completes "ce fichier est …".
	what string
	// remedy says how to make a workbook of it.
	remedy string
}

// The kinds of files that are recognised, whatever their extension says.
var (
	kindXLS        = foreign{"un classeur au format Excel 97-2003 (.xls)", remedySave}
	kindXLSB       = foreign{"un classeur Excel binaire (.xlsb)", remedySave}
	kindODS        = foreign{"un classeur OpenDocument (.ods)", "Ouvrez-le dans LibreOffice ou Excel, puis enregistrez-le au format «\u00a0Classeur Excel (.xlsx)\u00a0»."}
	kindXML2003    = foreign{"une feuille de calcul XML 2003", remedySave}
	kindNumbers    = foreign{"un document Apple (Numbers, Pages ou Keynote)", "Dans Numbers, choisissez Fichier, Exporter vers, Excel, puis envoyez le fichier .xlsx obtenu."}
	kindCSV        = foreign{"un fichier texte (CSV ou autre), pas un classeur", remedyForm}
	kindDOCX       = foreign{"un document Word, pas un classeur", remedyForm}
	kindPPTX       = foreign{"une présentation PowerPoint, pas un classeur", remedyForm}
	kindDOC        = foreign{"un document Word 97-2003, pas un classeur", remedyForm}
	kindPPT        = foreign{"une présentation PowerPoint 97-2003, pas un classeur", remedyForm}
	kindOpenDoc    = foreign{"un document OpenDocument (texte, présentation ou dessin), pas un classeur", remedyForm}
	kindMSG        = foreign{"un message Outlook (.msg), pas un classeur", "Ouvrez ce message et enregistrez la pièce jointe qu’il contient."}
	kindEML        = foreign{"un message électronique, pas un classeur", "Ouvrez ce message et enregistrez la pièce jointe qu’il contient."}
	kindOLE        = foreign{"un document d’un ancien format Microsoft Office, pas un classeur .xlsx", remedySave}
	kindPDF        = foreign{"un document PDF, pas un classeur", "Demandez le classeur d’origine au format .xlsx."}
	kindHTML       = foreign{"une page web (HTML), pas un classeur\u00a0; un téléchargement qui a échoué laisse souvent un tel fichier", "Téléchargez de nouveau le classeur, ou ouvrez cette page dans Excel et enregistrez-la au format «\u00a0Classeur Excel (.xlsx)\u00a0»."}
	kindXML        = foreign{"un fichier XML, pas un classeur", remedyForm}
	kindImage      = foreign{"une image, pas un classeur", "Demandez le classeur d’origine au format .xlsx."}
	kindRTF        = foreign{"un document texte (RTF), pas un classeur", remedyForm}
	kindArchive    = foreign{"une archive compressée, pas un classeur", "Extrayez le classeur de l’archive, puis indiquez ce classeur."}
	kindShortcut   = foreign{"un raccourci vers un autre fichier, pas le classeur lui-même", "Indiquez le classeur vers lequel pointe ce raccourci, ou téléchargez-le d’abord."}
	kindLock       = foreign{"le fichier de verrouillage qu’un tableur laisse à côté d’un classeur ouvert", "Indiquez le classeur lui-même, dont le nom ne commence ni par «\u00a0~$\u00a0» ni par «\u00a0.~lock\u00a0»."}
	kindProgram    = foreign{"un programme, pas un classeur", "Ne l’ouvrez pas et prévenez son expéditeur."}
	kindUnknown    = foreign{"d’un format que l’outil ne reconnaît pas", "Vérifiez que c’est bien un classeur Excel au format .xlsx, et ouvrez-le dans Excel ou LibreOffice pour l’enregistrer de nouveau."}
	kindRepackaged = foreign{"une archive du contenu d’un classeur, extrait puis compressé avec son dossier", "Utilisez le classeur d’origine, ou compressez de nouveau le contenu du dossier, sans le dossier."}
)

func notWorkbook(k foreign) *Unreadable {
	return &Unreadable{Reason: "ce fichier est " + k.what, Remedy: k.remedy}
}

// sniff refuses what is not a zip at all, and says what it is instead. Only
// the content counts: extensions lie.
func sniff(name string, data []byte, lim Limits) error {
	if int64(len(data)) > lim.FileBytes {
		return beyond("", "il pèse plus de "+megabytes(lim.FileBytes))
	}
	if len(data) == 0 {
		return &Unreadable{Reason: "le fichier est vide", Remedy: remedyResend}
	}
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	if strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".~lock") {
		return notWorkbook(kindLock)
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return nil
	}
	if bytes.HasPrefix([]byte("PK\x03\x04"), data) {
		return &Unreadable{Reason: "le fichier est incomplet, presque tout son contenu manque", Remedy: remedyResend}
	}
	if len(bytes.Trim(data, "\x00")) == 0 {
		return &Unreadable{
			Reason: "le fichier ne contient que des zéros\u00a0: sa copie ou sa synchronisation (OneDrive, réseau) a échoué",
			Remedy: remedyResend,
		}
	}
	if bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
		return oldOffice(data)
	}
	return notWorkbook(kindOf(data))
}

// oldOffice tells apart the documents stored in a compound file: encrypted
// workbooks of today and the formats before 2007. Looking for the names of
// their streams, in the UTF-16 of the directory, is enough for a message.
func oldOffice(data []byte) error {
	has := func(stream string) bool {
		var wide []byte
		for _, c := range utf16.Encode([]rune(stream)) {
			wide = append(wide, byte(c), byte(c>>8))
		}
		return bytes.Contains(data, append(wide, 0, 0))
	}
	switch {
	case has("DRMEncryptedTransform"), has("DRMEncryptedDataSpace"):
		return &Unreadable{
			Reason: "le classeur est chiffré par une étiquette de confidentialité ou une gestion des droits",
			Remedy: "Demandez à son auteur de retirer cette protection, ou ouvrez-le dans Excel et enregistrez-en une copie sans restriction.",
		}
	case has("EncryptedPackage"), has("EncryptionInfo"):
		return &Unreadable{
			Reason: "le classeur est protégé par un mot de passe à l’ouverture, donc chiffré",
			Remedy: "Ouvrez-le avec son mot de passe, retirez la protection (Fichier, Informations, Protéger le classeur, Chiffrer avec mot de passe, champ vide), puis enregistrez-le.",
		}
	case has("Workbook"), has("Book"):
		return notWorkbook(kindXLS)
	case has("WordDocument"):
		return notWorkbook(kindDOC)
	case has("PowerPoint Document"):
		return notWorkbook(kindPPT)
	case has("__properties_version1.0"):
		return notWorkbook(kindMSG)
	}
	return notWorkbook(kindOLE)
}

// kindOf recognises what does not start like a zip by its first bytes.
func kindOf(data []byte) foreign {
	for _, magic := range []struct {
		at    int
		bytes string
		kind  foreign
	}{
		{0, "PK\x05\x06", kindArchive}, // an empty zip
		{0, "PK\x07\x08", kindArchive}, // a piece of a split zip
		{0, "%PDF", kindPDF},
		{0, "\x89PNG", kindImage},
		{0, "\xFF\xD8\xFF", kindImage},
		{0, "GIF8", kindImage},
		{0, "BM", kindImage},
		{0, "II*\x00", kindImage},
		{0, "MM\x00*", kindImage},
		{8, "WEBP", kindImage},
		{4, "ftypheic", kindImage},
		{4, "ftypmif1", kindImage},
		{4, "ftypavif", kindImage},
		{0, `{\rtf`, kindRTF},
		{0, "7z\xBC\xAF\x27\x1C", kindArchive},
		{0, "Rar!", kindArchive},
		{0, "\x1F\x8B", kindArchive},
		{0, "L\x00\x00\x00\x01\x14\x02\x00", kindShortcut},
		{0, "[InternetShortcut]", kindShortcut},
		{0, "MZ", kindProgram},
		{0, "\x7FELF", kindProgram},
		{0, "\x09\x08", kindXLS}, // bare BIFF, without a compound file
		{0, "\x09\x04", kindXLS},
		{0, "\x09\x02", kindXLS},
		{0, "\x09\x00\x04\x00", kindXLS},
	} {
		if len(data) >= magic.at && bytes.HasPrefix(data[magic.at:], []byte(magic.bytes)) {
			if len(magic.bytes) == 2 && looksLikeText(data) {
				continue // a text may well begin with these letters
			}
			return magic.kind
		}
	}
	text, ok := headText(data)
	if !ok {
		return kindUnknown
	}
	head := strings.ToLower(strings.TrimSpace(text))
	switch {
	case strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet"):
		return kindXML2003
	case strings.Contains(head, "urn:oasis:names:tc:opendocument") && strings.Contains(head, "spreadsheet"):
		return kindODS
	case strings.HasPrefix(head, "<!doctype html"), strings.Contains(head, "<html"), strings.HasPrefix(head, "<table"), strings.HasPrefix(head, "<meta"):
		return kindHTML
	case strings.HasPrefix(head, "<svg"), strings.Contains(head, "<svg ") && strings.HasPrefix(head, "<?xml"):
		return kindImage
	case strings.HasPrefix(head, "<"):
		return kindXML
	case strings.HasPrefix(head, `{"`) && strings.Contains(head, "doc_id"):
		return kindShortcut // .gsheet: an address on Google Drive
	case strings.HasPrefix(head, "from:"), strings.HasPrefix(head, "received:"), strings.HasPrefix(head, "return-path:"), strings.HasPrefix(head, "mime-version:"):
		return kindEML
	}
	return kindCSV
}

// headText returns the start of a text file of whatever common encoding;
// false for binary data.
func headText(data []byte) (string, bool) {
	head := data[:min(len(data), 4096)]
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		return string(bytes.ReplaceAll(head[2:], []byte{0}, nil)), true
	}
	if !looksLikeText(data) {
		return "", false
	}
	return string(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))), true
}

// looksLikeText accepts UTF-8 and the 8-bit encodings: no control characters
// but white space.
func looksLikeText(data []byte) bool {
	for _, c := range data[:min(len(data), 4096)] {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B {
			return false
		}
	}
	return true
}

// checkContainer recognises, by the names of its parts, the zip that is some
// other kind of document.
func (f *File) checkContainer() error {
	p := f.pack
	if p.has("[Content_Types].xml") {
		if p.has("xl/workbook.bin") {
			return notWorkbook(kindXLSB)
		}
		return nil
	}
	if p.has("mimetype") {
		media, err := p.bytes("mimetype", 1<<10)
		if err == nil && bytes.Contains(media, []byte("opendocument.spreadsheet")) {
			return notWorkbook(kindODS)
		}
		if err == nil && bytes.Contains(media, []byte("opendocument")) {
			return notWorkbook(kindOpenDoc)
		}
	}
	if p.has("Index/Document.iwa") || p.has("Index.zip") {
		return notWorkbook(kindNumbers)
	}
	var workbooks []string
	for name, part := range p.parts {
		if strings.HasSuffix(name, "/[content_types].xml") {
			return notWorkbook(kindRepackaged)
		}
		if strings.HasSuffix(name, ".xlsx") || strings.HasSuffix(name, ".xlsm") {
			workbooks = append(workbooks, part.Name)
		}
	}
	u := notWorkbook(kindArchive)
	if len(workbooks) == 1 && utf8.ValidString(workbooks[0]) {
		u.Remedy = "Extrayez de l’archive le classeur " + french.Quote(path.Base(strings.ReplaceAll(workbooks[0], `\`, "/"))) + ", puis indiquez ce classeur."
	}
	return u
}
