package article

import (
	"strings"
	"unicode"
)

// markResidue marks the lines that are page furniture: by their words, as links
// that lead elsewhere, or because they come again.
func (d *draft) markResidue(linked map[string]bool) {
	c := cuesOnce()
	for i := range d.lines {
		l := &d.lines[i]
		if l.kind != "" {
			continue
		}
		s := d.text(*l)
		if i > 0 && !l.alone && d.lines[i-1].residue == "" && goesOnFrom(d.text(d.lines[i-1]), s) {
			continue
		}
		if l.residue = c.kind(s); l.residue == "" && l.linked && linkResidue(s) {
			l.residue = "related"
		}
	}
	d.markRepeated()
}

// minLinked is the fewest words of a line that is residue because it is a link;
// shorter ones are names in lists and tables.
const minLinked = 4

// goesOnFrom says whether a line is the rest of the one before, in a text that
// was wrapped by hand.
func goesOnFrom(before, s string) bool {
	return !stopped(before) && unicode.IsLower(firstRune(s))
}

// linkResidue says whether a line that is all a link leads elsewhere: it is no
// sentence, for some outlets link whole sentences of the report.
func linkResidue(s string) bool {
	return len(strings.Fields(s)) >= minLinked && (!stopped(s) || strings.HasSuffix(s, "?"))
}

// minRepeated is the fewest words of a line that is residue when it comes again.
const minRepeated = 4

// markRepeated marks lines that repeat an earlier one or the title, as captions,
// pull quotes and teasers do. The first one stays.
func (d *draft) markRepeated() {
	seen := map[string]bool{}
	for i := range d.lines {
		l := &d.lines[i]
		f := flat(d.text(*l))
		if l.residue != "" || len(strings.Fields(f)) < minRepeated {
			continue
		}
		if seen[f] && l.kind == "" {
			l.residue = "repeated"
		}
		seen[f] = true
	}
}
