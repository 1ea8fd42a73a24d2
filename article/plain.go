package article

import (
	"strings"
	"unicode"

	"readout"
)

// readPlain makes a draft of a text file: its text is the decoded input as it
// was. The first line is the title when it looks like one.
func readPlain(text string, h Hints) *draft {
	d := &draft{report: readout.Report{Text: text, URL: h.URL}, lines: cut(text)}
	d.markResidue(nil)
	if i := d.plainTitle(); i >= 0 {
		d.lines[i].kind = readout.LayoutTitle
		d.report.Title = d.text(d.lines[i])
	}
	return d
}

// The bounds of a title, in words.
const (
	minTitle = 2
	maxTitle = 30
)

// plainTitle returns the line that is the title, -1 for none: the first one, if
// it has no full stop and stands apart from what follows.
func (d *draft) plainTitle() int {
	i := 0
	for i < len(d.lines) && d.lines[i].residue != "" {
		i++
	}
	if i+1 >= len(d.lines) {
		return -1
	}
	s := d.text(d.lines[i])
	n := len(strings.Fields(s))
	if n < minTitle || n > maxTitle || stopped(s) && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") {
		return -1
	}
	if byline(s) != "" || dayOf(s).known() || parseDateline(s).length > 0 {
		return -1
	}
	if r := firstRune(strings.TrimLeft(s, "\"'“‘")); unicode.IsLower(r) {
		return -1
	}
	if d.lines[i+1].alone || !d.spaced() && stopped(d.text(d.lines[i+1])) {
		return i
	}
	return -1
}

// spaced says whether empty lines part the paragraphs of the text.
func (d *draft) spaced() bool {
	for _, l := range d.lines[min(1, len(d.lines)):] {
		if l.alone {
			return true
		}
	}
	return false
}
