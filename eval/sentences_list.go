package eval

import (
	"fmt"
	"strings"

	"readout"
)

// contextBytes is how many bytes of text are shown on either side of a boundary.
const contextBytes = 60

// list lists the sentences of the gold with what is wrong in them: boundaries
// that only one side has, with || where the sentence ends, and words that are
// parted differently.
func (g *split) list(d *readout.Document, o Options) {
	ours, starts := map[int32]bool{}, map[int32]bool{}
	for _, s := range d.Sentences {
		ours[s.Start] = true
	}
	for _, s := range g.spans {
		starts[s.Start] = true
	}
	t := 0
	for i, s := range g.spans {
		f := fault{id: g.doc[i].ID, text: s.In(g.text)}
		if i > 0 && !ours[s.Start] {
			f.add("sentence", g.boundary(s.Start, true), g.boundary(s.Start, false))
		}
		from := t
		for ; t < len(d.Tokens) && d.Tokens[t].Start < s.End; t++ {
			if at := d.Tokens[t].Start; ours[at] && !starts[at] {
				f.add("sentence", g.boundary(at, false), g.boundary(at, true))
			}
		}
		g.listWords(&f, g.tokens[i], d.Tokens[from:t])
		o.wrong(&f)
	}
}

// listWords adds the stretches of text that the gold parts into other words than we do.
func (g *split) listWords(f *fault, gold []readout.Span, ours []readout.Token) {
	for len(gold) > 0 && len(ours) > 0 {
		if gold[0] == ours[0].Span {
			gold, ours = gold[1:], ours[1:]
			continue
		}
		var a, b []string
		for end := max(gold[0].Start, ours[0].Start) + 1; ; {
			for len(gold) > 0 && gold[0].Start < end {
				a, end = append(a, gold[0].In(g.text)), max(end, gold[0].End)
				gold = gold[1:]
			}
			if len(ours) == 0 || ours[0].Start >= end {
				break
			}
			for len(ours) > 0 && ours[0].Start < end {
				b, end = append(b, ours[0].In(g.text)), max(end, ours[0].End)
				ours = ours[1:]
			}
			if len(gold) == 0 || gold[0].Start >= end {
				break
			}
		}
		f.add("words", strings.Join(a, " "), strings.Join(b, " "))
	}
}

// boundary shows the text before and after a place, with || between if parted.
func (g *split) boundary(at int32, parted bool) string {
	a, b := max(0, int(at)-contextBytes), min(len(g.text), int(at)+contextBytes)
	mark := ""
	if parted {
		mark = "|| "
	}
	words := func(s string) string { return strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ") }
	return fmt.Sprintf("…%s %s%s…", words(g.text[a:at]), mark, words(g.text[at:b]))
}
