package xlsx

import (
	"slices"
	"strings"

	"nrreport/internal/french"
)

// Comment is a remark that someone attached to a cell.
type Comment struct {
	At     Ref
	Author string
	Text   string
	// Threaded tells a message of a conversation, as Excel has had since
	// 2019, from a note of old.
	Threaded bool
}

// Theirs is what people wrote in the comment: all but the lines that annotation
// put there.
func (c *Comment) Theirs() string {
	text := c.Text
	blocks, _ := findBlocks(text)
	for _, b := range slices.Backward(blocks) {
		text = text[:b.from] + text[b.to:]
	}
	return strings.TrimSpace(text)
}

// Comments returns the comments of the sheet by row and column, those of one
// cell in the order of the conversation.
func (s *Sheet) Comments() (list []Comment, err error) {
	defer shield(s.file.Name, &err)
	related, err := s.file.pack.relationsOf(s.part)
	if err != nil {
		return nil, err
	}
	threaded := map[Ref]bool{}
	var people map[string]string
	for part := range related.parts("threadedComment") {
		if people == nil {
			if people, err = s.file.people(); err != nil {
				return nil, err
			}
		}
		thread, err := s.threads(part, people)
		if err != nil {
			return nil, err
		}
		for _, c := range thread {
			threaded[c.At] = true
		}
		list = append(list, thread...)
	}
	for part := range related.parts("comments") {
		notes, err := s.notes(part)
		if err != nil {
			return nil, err
		}
		for _, c := range notes {
			// Excel repeats a conversation as a note, for older versions.
			if !threaded[c.At] {
				list = append(list, c)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Comment) int { return a.At.Compare(b.At) })
	return list, nil
}

func (s *Sheet) notes(part string) ([]Comment, error) {
	var authors []string
	var list []Comment
	err := s.file.pack.scan(part, inSheet(s.Name), func(x *scanner) error {
		if !x.root(spaceSheet, "comments") {
			return errMalformed
		}
		var t textReader
		for x.child(1) {
			switch {
			case x.is(spaceSheet, "authors"):
				for x.child(2) {
					author := x.appendText(nil, s.file.lim.CellChars)
					if authors = append(authors, string(unescape(author))); len(authors) > s.file.lim.Comments {
						return s.tooManyComments()
					}
				}
			case x.is(spaceSheet, "commentList"):
				for x.child(2) {
					if !x.is(spaceSheet, "comment") {
						continue
					}
					at, ok := parseRef(x.attr("ref"))
					if !ok {
						return damaged(inSheet(s.Name), "un commentaire est mal placé")
					}
					c := Comment{At: at}
					if a := x.index("authorId"); a >= 0 && a < len(authors) {
						c.Author = authors[a]
					}
					for x.child(3) {
						if x.is(spaceSheet, "text") {
							text := t.read(x, s.file.lim.CellChars)
							if text.long {
								return beyond(inCell(s.Name, at), "un commentaire trop long")
							}
							c.Text = text.text
						}
					}
					if list = append(list, c); len(list) > s.file.lim.Comments {
						return s.tooManyComments()
					}
				}
			}
		}
		return nil
	})
	return list, err
}

func (s *Sheet) tooManyComments() error {
	return beyond(inSheet(s.Name), "plus de "+french.Count(s.file.lim.Comments, "commentaire", "commentaires"))
}

// threads reads a part of conversations between people, by identifier.
func (s *Sheet) threads(part string, people map[string]string) ([]Comment, error) {
	var list []Comment
	err := s.file.pack.scan(part, inSheet(s.Name), func(x *scanner) error {
		if !x.root(spaceThreads, "ThreadedComments") {
			return errMalformed
		}
		for x.child(1) {
			if !x.is(spaceThreads, "threadedComment") {
				continue
			}
			at, ok := parseRef(x.attr("ref"))
			if !ok {
				return damaged(inSheet(s.Name), "un commentaire est mal placé")
			}
			c := Comment{At: at, Author: people[strings.ToLower(string(x.attr("personId")))], Threaded: true}
			for x.child(2) {
				if x.is(spaceThreads, "text") {
					raw := x.appendText(nil, 6*s.file.lim.CellChars) // as written, escapes included
					text, long := cellText(raw, s.file.lim.CellChars)
					if long || len(raw) > 6*s.file.lim.CellChars {
						return beyond(inCell(s.Name, at), "un commentaire trop long")
					}
					c.Text = text
				}
			}
			if list = append(list, c); len(list) > s.file.lim.Comments {
				return s.tooManyComments()
			}
		}
		return nil
	})
	return list, err
}

// people returns the names of those who wrote in conversations, by identifier.
func (f *File) people() (map[string]string, error) {
	names := map[string]string{}
	for part := range f.related.parts("person") {
		err := f.pack.scan(part, inPart(part), func(x *scanner) error {
			if !x.root(spaceThreads, "personList") {
				return errMalformed
			}
			for x.child(1) {
				if len(names) > f.lim.Comments {
					return beyond(inPart(part), "trop d’auteurs de commentaires")
				}
				names[strings.ToLower(string(x.attr("id")))] = string(x.attr("displayName"))
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return names, nil
}
