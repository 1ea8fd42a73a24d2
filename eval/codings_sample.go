package eval

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"readout"
)

// mostOfDoc is how many codings of one document a sample may hold.
const mostOfDoc = 2

// draw returns n codings of docs, at most two a document, the same for the same
// seed and the same codings.
func draw(docs []codingDoc, n int, seed uint64) []coding {
	var all []coding
	for i := range docs {
		all = append(all, docs[i].codes...)
	}
	rng := rand.New(rand.NewPCG(seed, seed))
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	of := map[string]int{}
	var out []coding
	for _, c := range all {
		if len(out) == n {
			break
		}
		if of[c.doc] < mostOfDoc {
			of[c.doc]++
			out = append(out, c)
		}
	}
	return out
}

// writeSample draws a sample, shows each coding with its sentence on o.Screen and
// writes rows without verdicts to o.Out.
func writeSample(o Options, docs []codingDoc) error {
	text := map[string]string{}
	for i := range docs {
		text[docs[i].id] = docs[i].report.Text
	}
	list := draw(docs, o.Sample, o.Seed)
	if o.Screen != nil {
		for i, c := range list {
			show(o.Screen, i+1, c, text[c.doc])
		}
	}
	if o.Out == nil {
		return nil
	}
	_, err := io.WriteString(o.Out, codingsHead)
	for _, c := range list {
		if err == nil {
			_, err = io.WriteString(o.Out, verdict{coding: c}.String()+"\n")
		}
	}
	return err
}

// show writes one coding for the eye: what is claimed, then the words around it
// with the trigger in brackets.
func show(w io.Writer, n int, c coding, text string) {
	mark := c.typ
	if c.mode != "" {
		mark += ":" + c.mode
	}
	fmt.Fprintf(w, "%d. %s %s (%s)\n   actors     %s\n   recipients %s\n", n, mark, c.status, c.doc, c.actors.in(text), c.recipients.in(text))
	a, b := nearby(text, c.trigger)
	before, after := text[a:c.trigger.Start], text[c.trigger.End:b]
	fmt.Fprintf(w, "   %s\n\n", strings.Join(strings.Fields(before+" [["+c.trigger.In(text)+"]] "+after), " "))
}

// nearby returns where the line of s begins and ends, with a little of what stands
// before it, but not more than some hundred bytes on either side.
func nearby(text string, s readout.Span) (a, b int) {
	a, b = int(s.Start), int(s.End)
	for a > 0 && int(s.Start)-a < 500 && (text[a-1] != '\n' || int(s.Start)-a < 160) {
		a--
	}
	for b < len(text) && b-int(s.End) < 400 && text[b] != '\n' {
		b++
	}
	for a > 0 && text[a]&0xC0 == 0x80 {
		a--
	}
	for b < len(text) && text[b]&0xC0 == 0x80 {
		b++
	}
	return a, b
}

// in writes the codes of p and its words in text.
func (p parties) in(text string) string {
	var words []string
	for _, s := range p.words {
		words = append(words, fmt.Sprintf("%q", s.In(text)))
	}
	return strings.Join(p.codes, " ") + "  " + strings.Join(words, " ")
}

// same says whether two parties name the same: the same codes, or, where nothing
// but words is known, words that overlap.
func (p parties) same(q parties) bool {
	a, b := p.lands(), q.lands()
	if len(a)+len(b) > 0 {
		return slices.Equal(a, b)
	}
	if len(p.words) == 0 || len(q.words) == 0 {
		return len(p.words) == len(q.words)
	}
	return p.words[0].Start < q.words[0].End && q.words[0].Start < p.words[0].End
}

// lands returns the countries of p, each once, in order.
func (p parties) lands() []string {
	var out []string
	for _, c := range p.codes {
		if land, _, _ := strings.Cut(c, "/"); land != "" && land != "?" {
			out = append(out, land)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
