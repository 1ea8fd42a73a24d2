package article

import (
	"strings"

	"golang.org/x/net/html"
)

// attr returns an attribute of n, empty when it has none of that name.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// content returns the text below n as it stands.
func content(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

var plainMarks = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "\u00a0", " ", "…", "...", "–", "-", "—", "-")

// flat returns s as it is compared: small letters, one space between words,
// plain quotation marks, no marks at the ends.
func flat(s string) string {
	s = plainMarks.Replace(strings.ToLower(s))
	return strings.Trim(strings.Join(strings.Fields(s), " "), " .:;,|»›→·•-–—*>()[]<#▸►\"'")
}

// links returns the texts of all links of a page, flat.
func links(doc *html.Node) map[string]bool {
	out := map[string]bool{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "a" {
			if s := flat(content(n)); s != "" {
				out[s] = true
			}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return out
}
