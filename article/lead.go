package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// The bounds of a lead, in words of the page's description and bytes of the paragraph.
const (
	minDescription = 8
	minWholeLead   = 20 // a description that is all of a paragraph; shorter ones are standfirsts that repeat the report
	maxLead        = 1500
	leadPrefix     = 80
)

// withLead returns the blocks of an article with its lead put first, where the
// search for the article passed it over. Outlets set the lead apart in markup
// of its own, and repeat it as the description of the page: so a paragraph of
// the page that begins as the description does is the lead.
func withLead(parts []block, doc *html.Node, descriptions []string) []block {
	for _, s := range descriptions {
		key := leadKey(s)
		if key == "" {
			continue
		}
		for _, p := range parts {
			if strings.Contains(flat(p.text), key) {
				return parts
			}
		}
		for _, p := range blocks(doc) {
			if len(p.text) <= maxLead && stopped(p.text) && !p.item && strings.HasPrefix(flat(p.text), key) &&
				(flat(p.text) != flat(s) || len(strings.Fields(s)) >= minWholeLead) {
				at := 0
				for at < len(parts) && parts[at].heading {
					at++
				}
				return slices.Insert(parts, at, block{text: p.text})
			}
		}
	}
	return parts
}

// leadKey returns the beginning of a description as it is compared, empty when
// it is too short to be a lead.
func leadKey(description string) string {
	if len(strings.Fields(description)) < minDescription {
		return ""
	}
	key := flat(strings.TrimRight(description, ".… "))
	if len(key) > leadPrefix {
		if i := strings.LastIndexByte(key[:leadPrefix], ' '); i > 0 {
			return key[:i]
		}
	}
	return key
}
