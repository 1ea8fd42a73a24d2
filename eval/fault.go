package eval

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A fault is what is wrong in one sentence: its text and, for each thing that is
// wrong, what the gold has and what we have. Every suite of the language rooms
// lists its errors as such, one fault an error of [Options].
type fault struct {
	id, text string
	lines    []faultLine
}

// A faultLine is one thing that is wrong; what may be empty.
type faultLine struct{ what, gold, ours string }

func (f *fault) add(what, gold, ours string) {
	f.lines = append(f.lines, faultLine{what, gold, ours})
}

// wrong lists a fault that has lines.
func (o Options) wrong(f *fault) {
	if o.Talk == nil || len(f.lines) == 0 {
		return
	}
	o.Say("%s", f)
}

// String is the id, the text, and a line for each thing that is wrong, with the
// columns aligned:
//
//	GUM_news_rain-3
//	  The talks ended without a deal.
//	  2 talks   gold nsubj of ended   ours root
func (f *fault) String() string {
	var what, gold int
	for _, l := range f.lines {
		what, gold = max(what, utf8.RuneCountInString(l.what)), max(gold, utf8.RuneCountInString(l.gold))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %s", f.id, strings.Join(strings.Fields(f.text), " "))
	for _, l := range f.lines {
		b.WriteString("\n  ")
		if what > 0 {
			fmt.Fprintf(&b, "%-*s   ", what, l.what)
		}
		fmt.Fprintf(&b, "gold %-*s   ours %s", gold, l.gold, l.ours)
	}
	return b.String()
}
