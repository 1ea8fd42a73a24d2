package article

import (
	"strings"

	"golang.org/x/net/html"
)

// readTags returns the text of a page tag by tag, for a page of which no tree
// can be built: its blocks, its title, and the texts of its links. What stands
// in navigation, headers and footers of the page is passed over.
func readTags(page string) (parts []block, title string, linked map[string]bool) {
	t := &tagReader{linked: map[string]bool{}}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			t.end()
			return t.out, t.title, t.linked
		case html.TextToken:
			t.text(string(z.Text()))
		case html.StartTagToken:
			name, _ := z.TagName()
			t.start(string(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			t.close(string(name))
		case html.SelfClosingTagToken:
			if name, _ := z.TagName(); !inline(string(name)) {
				t.end()
			}
		}
	}
}

// A tagReader gathers blocks from a stream of tags, whether they match or not.
type tagReader struct {
	walker
	skip          int    // depth within what is passed over
	skipped       string // the tag that began it
	title         string
	inTitle, link bool
	heading       bool
	anchor        strings.Builder
	linked        map[string]bool
}

func (t *tagReader) end() {
	t.walker.end("", t.heading)
	t.heading = false
}

func (t *tagReader) text(s string) {
	switch {
	case t.inTitle:
		t.title += s
	case t.skip > 0:
	default:
		t.buf.WriteString(s)
		if t.link {
			t.anchor.WriteString(s)
		}
	}
}

func (t *tagReader) start(tag string) {
	switch {
	case tag == "title" && t.title == "":
		t.inTitle = true
	case t.skip > 0:
		if tag == t.skipped {
			t.skip++
		}
	case furniture(tag):
		t.end()
		t.skip, t.skipped = 1, tag
	case tag == "a":
		t.link = true
		t.anchor.Reset()
	case !inline(tag):
		t.end()
		t.heading = len(tag) == 2 && tag[0] == 'h' && '1' <= tag[1] && tag[1] <= '6'
	}
}

func (t *tagReader) close(tag string) {
	switch {
	case tag == "title":
		t.inTitle = false
	case t.skip > 0:
		if tag == t.skipped {
			t.skip--
		}
	case tag == "a" && t.link:
		t.link = false
		if s := flat(t.anchor.String()); s != "" {
			t.linked[s] = true
		}
	case !inline(tag):
		t.end()
	}
}

// furniture says whether an element holds no part of an article.
func furniture(tag string) bool {
	switch tag {
	case "nav", "footer", "aside", "form":
		return true
	}
	return hidden(tag) && tag != "head"
}
