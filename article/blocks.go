package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"readout"
)

// A block is a piece of a page that is a line of the report's text.
type block struct {
	text    string
	kind    string // of its Layout
	heading bool
	item    bool // of a list or a table
}

// join puts together what markup within a sentence broke: a block without a
// stop goes on in one that begins with a small letter.
func join(parts []block) []block {
	var out []block
	var texts []string
	for i := 0; i < len(parts); {
		p := parts[i]
		texts = append(texts[:0], p.text)
		for i++; i < len(parts) && goesOn(parts[i-1], parts[i]); i++ {
			texts = append(texts, parts[i].text)
		}
		p.text = strings.Join(texts, " ")
		out = append(out, p)
	}
	return out
}

func goesOn(a, b block) bool {
	return !a.heading && !b.heading && !a.item && !b.item && a.kind == b.kind &&
		unicode.IsLower(firstRune(b.text)) && (!stopped(a.text) || strings.HasSuffix(a.text, ","))
}

// blocks returns the blocks of the tree below n, in order.
func blocks(n *html.Node) []block {
	w := &walker{}
	w.walk(n, "")
	w.end("", false)
	return w.out
}

// A walker gathers the text of inline elements and ends a block at the others.
type walker struct {
	out  []block
	buf  strings.Builder
	item int // depth of lists and tables
}

// end closes the block at hand, if it has text.
func (w *walker) end(kind string, heading bool) {
	text := strings.Join(strings.FieldsFunc(w.buf.String(), blank), " ")
	w.buf.Reset()
	if hasWord(text) || len(text) > 3 {
		w.out = append(w.out, block{text: text, kind: kind, heading: heading, item: w.item > 0})
	}
}

func (w *walker) walk(n *html.Node, kind string) {
	switch n.Type {
	case html.TextNode:
		w.buf.WriteString(n.Data)
		return
	case html.CommentNode:
		return
	}
	if hidden(n.Data) {
		return
	}
	inner, heading := kind, false
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		heading = true
	case "blockquote":
		inner = readout.LayoutBlockquote
	case "figcaption", "caption":
		inner = readout.LayoutCaption
	}
	apart := !inline(n.Data)
	if apart {
		w.end(kind, false)
	}
	listed := n.Data == "li" || n.Data == "td" || n.Data == "th"
	if listed {
		w.item++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, inner)
	}
	if apart {
		w.end(inner, heading)
	}
	if listed {
		w.item--
	}
}

// hidden says whether an element has no text for readers.
func hidden(tag string) bool {
	switch tag {
	case "script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "textarea", "button", "math":
		return true
	}
	return false
}

// inline says whether an element stands within a line.
func inline(tag string) bool {
	switch tag {
	case "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "hi", "label", "data", "strike":
		return true
	}
	return false
}
