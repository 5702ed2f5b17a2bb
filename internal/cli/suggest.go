package cli

import (
	"os"
	"strings"

	"nrreport/internal/diag"
)

// command writes a command line for the user to copy, each word quoted where a
// prompt would cut it: file names with spaces are the rule on an office's disk.
func command(words ...string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = shellWord(w)
	}
	return "nrreport " + strings.Join(quoted, " ")
}

// shellWord quotes a word as the command prompt of Windows, PowerShell and the
// shells of Unix all understand it, as far as they agree. A pattern stays one:
// nrreport reads those that the shell leaves to it; brackets are of a name, and
// would be a pattern to the shell alone. A character that cannot be shown makes
// the word that of no file, never that of another one.
func shellWord(w string) string {
	w = diag.Visible(w)
	switch {
	case strings.ContainsAny(w, "\"$`!"), os.PathSeparator != '\\' && strings.Contains(w, `\`): // no file of Windows bears a "
		return "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
	case w == "" || strings.ContainsAny(w, " \t'&|;<>()[]^%#~,{}"+"\u00a0\u202f"):
		return `"` + w + `"`
	}
	return w
}
