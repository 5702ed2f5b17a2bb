package report

import (
	"strings"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/french"
)

// A link is shown as <address>; the text must come out whole around it.
func TestBareAddressesBecomeLinks(t *testing.T) {
	for _, want := range []string{
		"Sans adresse : rien ne change ; 12:30, c:\\dossier.",
		"Voir <https://www.data.gouv.fr/>.",
		"(<https://exemple.fr/a_(b)>), puis <http://exemple.fr/?q=1&r=é>\u00a0!",
		"Écrire à <mailto:numerique@aubrelle.example>\u00a0: merci",
		"<https://exemple.fr>",
		"«\u00a0<https://exemple.fr>\u00a0»",
		"Ni javascript:alert(1), ni file:///etc, ni https://, ni mailto:moi, ni xhttps//a.",
		"<https://a.fr/1>, <https://b.fr/2>",
		"",
	} {
		text := strings.NewReplacer("<", "", ">", "").Replace(want)
		var got strings.Builder
		for _, s := range addLinked(nil, document.Span{Text: french.Typeset(text)}) {
			switch {
			case s.Extra == nil:
				got.WriteString(s.Text)
			case s.Extra.URL == s.Text:
				got.WriteString("<" + s.Text + ">")
			default:
				t.Errorf("%q leads to %q", s.Text, s.Extra.URL)
			}
		}
		if wanted := french.Typeset(want); got.String() != wanted {
			t.Errorf("got  %q\nwant %q", got.String(), wanted)
		}
	}
}
