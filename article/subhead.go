package article

import (
	"strings"
	"unicode"

	"readout"
)

// The bounds of a subhead without markup.
const (
	maxSubheadWords = 9
	maxSubheadBytes = 70
)

// markSubheads names the subheads: headings of a page that are no sentence, and
// short lines that stand alone between paragraphs.
func (d *draft) markSubheads() {
	for i := range d.lines {
		l := &d.lines[i]
		if l.kind != "" || l.residue != "" || l.skip > 0 {
			continue
		}
		s := d.text(*l)
		if l.heading && !sentence(s) || d.loneLine(i, s) {
			l.kind = readout.LayoutSubhead
		}
	}
}

// sentence says whether a heading is a sentence of the report, such as a lead
// in large letters.
func sentence(s string) bool {
	return stopped(s) && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, ":") && len(strings.Fields(s)) > 5
}

// loneLine says whether line i is a subhead by its shape: short, without a stop,
// with a capital, after a paragraph and before a longer one.
func (d *draft) loneLine(i int, s string) bool {
	if !d.lines[i].alone || len(s) > maxSubheadBytes || len(strings.Fields(s)) > maxSubheadWords || !headed(s) {
		return false
	}
	before, after := d.neighbour(i, -1), d.neighbour(i, 1)
	if before < 0 || after < 0 || d.spaced() && !d.lines[i+1].alone {
		return false
	}
	next := d.text(d.lines[after])
	return paragraph(d.text(d.lines[before])) && paragraph(next)
}

// headed says whether s begins and ends as a heading does.
func headed(s string) bool {
	if stopped(s) && !(strings.HasSuffix(s, "?") && titleCase(s)) {
		return false
	}
	r := firstRune(strings.TrimLeft(s, "\"'“‘"))
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return false
	}
	return strings.ContainsFunc(s, unicode.IsLetter) && !strings.ContainsAny(s, "@|•")
}

// paragraph says whether s is a sentence or more.
func paragraph(s string) bool { return stopped(s) && len(strings.Fields(s)) >= 4 }

// neighbour returns the next line from i in the direction step that is text of
// the report, -1 for none.
func (d *draft) neighbour(i, step int) int {
	for i += step; i >= 0 && i < len(d.lines); i += step {
		if !d.lines[i].left() {
			return i
		}
	}
	return -1
}
