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
	for i, l := range d.lines {
		d.lines[i].heading = marked(d.text(l))
	}
	d.markResidue(nil)
	if i, n := d.plainTitle(); n > 0 {
		d.lines[i].kind = readout.LayoutTitle
		d.lines[i].End = d.lines[i+n-1].End
		d.lines = append(d.lines[:i+1], d.lines[i+n:]...)
		d.report.Title = strings.TrimLeft(oneLine(d.text(d.lines[i])), "# ")
		for _, w := range [...]string{"Headline: ", "Title: ", "HEADLINE: ", "TITLE: "} {
			d.report.Title = strings.TrimPrefix(d.report.Title, w)
		}
	}
	return d
}

// marked says whether a line is a heading as Markdown writes it.
func marked(s string) bool {
	rest := strings.TrimLeft(s, "#")
	return len(s) > len(rest) && strings.HasPrefix(rest, " ")
}

// The bounds of a title, in words and in lines.
const (
	minTitle      = 2
	maxTitle      = 30
	maxTitleLines = 3
)

// plainTitle returns the first line of the title and how many it has, 0 for no
// title: it stands first, without a full stop, apart from what follows.
func (d *draft) plainTitle() (first, n int) {
	i := d.beforeTitle()
	for n = 1; i+n < len(d.lines) && n < maxTitleLines && !d.lines[i+n].alone && d.lines[i+n].residue == ""; n++ {
		if d.ofHead(i + n) {
			break
		}
	}
	switch {
	case !d.spaced(): // each line is a paragraph
		n = 1
		next := i + 1
		for next < len(d.lines) && next < i+maxTitleLines && d.ofHead(next) {
			next++
		}
		if next >= len(d.lines) || !stopped(d.text(d.lines[next])) {
			return i, 0
		}
	case i+n >= len(d.lines):
		return i, 0
	case !d.lines[i+n].alone && n == maxTitleLines:
		return i, 0
	}
	s := d.report.Text[d.lines[i].Start:d.lines[i+n-1].End]
	if kindOfText(s) && !document(s) {
		return i, 0
	}
	bare := strings.TrimRight(s, ".\"'”’")
	if titled(s) || bare != s && titled(bare) && (titleCase(s) || parseDateline(d.text(d.lines[i+n])).length > 0) {
		return i, n
	}
	return i, 0
}

// beforeTitle returns the first line that may be the title: page furniture,
// labels such as BREAKING, bylines and dates may stand above it, and the name of
// the outlet where one of those follows it.
func (d *draft) beforeTitle() int {
	i := 0
	for i < len(d.lines) && i < headLines {
		s := d.text(d.lines[i])
		if labelled(s) && (d.lines[i].residue == "" || d.lines[i].residue == "related") {
			d.lines[i].residue = "" // the headline after its label leads nowhere else
			break
		}
		if d.lines[i].residue == "" && !d.ofHead(i) {
			if n := d.offices(); i == 0 && n > 0 {
				i = n
				continue
			}
			if i > 0 || !d.namedOutlet() {
				break
			}
		}
		i++
	}
	if i >= len(d.lines) || i > 0 && d.paragraphs(i) {
		return d.firstLine() // no other line is a title
	}
	return i
}

// firstLine returns the first line that is no furniture.
func (d *draft) firstLine() int {
	i := 0
	for i < len(d.lines) && d.lines[i].residue != "" {
		i++
	}
	return i
}

// paragraphs says whether line i is running text.
func (d *draft) paragraphs(i int) bool {
	s := d.text(d.lines[i])
	return stopped(s) && len(strings.Fields(s)) >= minLead || parseDateline(s).length > 0
}

// ofHead says whether line i is a byline, a date, or a label above a headline.
func (d *draft) ofHead(i int) bool {
	s := d.text(d.lines[i])
	if byline(s) != "" || kindOfText(s) {
		return true
	}
	_, ok := dayLineOf(s)
	return ok
}

// namedOutlet says whether the first line is the name of an outlet or office
// above the headline: a date or label comes next, and a title after it.
func (d *draft) namedOutlet() bool {
	if len(d.lines) < 4 || !d.ofHead(1) || byline(d.text(d.lines[1])) != "" {
		return false
	}
	s := d.text(d.lines[0])
	if !masthead(s) || !names(strings.Fields(s), true) {
		return false
	}
	i := 1
	for i < len(d.lines) && d.ofHead(i) {
		i++
	}
	return i+1 < len(d.lines) && titled(d.text(d.lines[i])) && !d.paragraphs(i)
}

// offices returns how many lines at the beginning are names of offices with a
// headline below them, which a paragraph, a date or a label follows.
func (d *draft) offices() int {
	n := 0
	for n < len(d.lines) && n < maxTitleLines && (n == 0 || !d.lines[n].alone) {
		if s := d.text(d.lines[n]); !office(s) {
			break
		}
		n++
	}
	if n == 0 || n+1 >= len(d.lines) || !d.lines[n].alone || !d.lines[n+1].alone || d.ofHead(n) {
		return 0
	}
	if s := d.text(d.lines[n]); !titled(s) || !d.paragraphs(n+1) && !d.ofHead(n+1) {
		return 0
	}
	return n
}

// titleCase says whether all longer words of s have capitals, as in many titles.
func titleCase(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if unicode.IsLower(firstRune(strings.TrimLeft(w, "\"'“‘("))) && len(w) > 4 {
			return false
		}
	}
	return len(words) >= 5
}

// titled says whether s reads as a title.
func titled(s string) bool {
	n := len(strings.Fields(s))
	if n < minTitle || n > maxTitle || stopped(s) && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") {
		return false
	}
	if _, ok := dayLineOf(s); ok || byline(s) != "" || parseDateline(s).length > 0 {
		return false
	}
	return !unicode.IsLower(firstRune(strings.TrimLeft(s, "\"'“‘")))
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
