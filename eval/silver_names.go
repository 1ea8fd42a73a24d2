package eval

import (
	"context"
	"fmt"
	"sort"

	"readout"
	"readout/syntax"
	"readout/text"
)

// SilverNames scores a name labeller by its agreement with the silver names of
// the documents held back, on their raw text: sentences and words are ours. Names
// agree where they begin and end at the same letters and have the same type.
// Where the silver has one word without a name for several of ours (US-backed),
// it cannot say whether there is a name in it, and ours is not counted.
func SilverNames(ctx context.Context, p *syntax.Parser, o Options) ([]Row, error) {
	path := o.Path("data", "language", "polnear_train_corenlp.jsonl.gz")
	texts, err := silverTexts(o)
	if err != nil {
		return nil, err
	}
	var c nameCounts
	d := &readout.Document{}
	err = ReadSilver(path, func(i int, doc *SilverDocument) error {
		raw, ok := texts[doc.Doc]
		if !HeldBack(i) || !ok {
			return ctx.Err()
		}
		g, err := newSilverText(raw, doc)
		if err != nil {
			return err
		}
		c.merge(g.score(p, d, o))
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	return c.rows(silverSet), nil
}

const silverSet = "polnear-silver"

// silverTexts returns the raw texts of the silver documents by name.
func silverTexts(o Options) (map[string]string, error) {
	docs, err := ReadAttributed(o.Path("data", "statements", "polnear_train.jsonl"))
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, x := range docs {
		texts[x.Doc] = x.Text
	}
	return texts, nil
}

// A silverText is a report with its silver names, which are spans of bytes.
type silverText struct {
	doc, text string
	names     map[nameSpan]bool
	nameless  []readout.Span // the words that are in no name
}

func newSilverText(raw string, doc *SilverDocument) (*silverText, error) {
	g := &silverText{doc: doc.Doc, text: raw, names: map[nameSpan]bool{}}
	at := byteOffsets(raw)
	for _, s := range doc.Sents {
		for i := 0; i < len(s.Tokens); i++ {
			t := s.Tokens[i]
			first, class := t.Start, t.Class
			kind, ok := silverTypes[class]
			for ok && i+1 < len(s.Tokens) && s.Tokens[i+1].Class == class {
				i++
				t = s.Tokens[i]
			}
			if first < 0 || t.End <= first || t.End >= len(at) {
				return nil, fmt.Errorf("%s: the word %q stands at %d to %d of %d", doc.Doc, t.Form, first, t.End, len(at)-1)
			}
			if ok {
				g.names[nameSpan{at[first], at[t.End], kind}] = true
			} else {
				g.nameless = append(g.nameless, readout.Span{Start: int32(at[first]), End: int32(at[t.End])})
			}
		}
	}
	return g, nil
}

var silverTypes = map[string]readout.EntityType{"PERSON": readout.TypePerson, "ORGANIZATION": readout.TypeOrganisation, "LOCATION": readout.TypeLocation}

// byteOffsets returns the byte at which each code point of text begins, and its length.
func byteOffsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

func (g *silverText) score(p *syntax.Parser, d *readout.Document, o Options) nameCounts {
	d.Reset(&readout.Report{Text: g.text})
	text.Split(d)
	p.Parse(d)
	found := map[nameSpan]bool{}
	for n := range labelSpans(d.Tokens) {
		words := d.Words(int32(n.first), int32(n.last))
		if !g.unknown(words) {
			found[nameSpan{int(words.Start), int(words.End), n.kind}] = true
		}
	}
	var c nameCounts
	c.compare(g.names, found)
	if o.Talk != nil {
		g.list(d, found, o)
	}
	return c
}

// unknown says whether a span is a part of one word without a name.
func (g *silverText) unknown(x readout.Span) bool {
	i := sort.Search(len(g.nameless), func(i int) bool { return g.nameless[i].End > x.Start })
	return i < len(g.nameless) && g.nameless[i] != x && g.nameless[i].Start <= x.Start && x.End <= g.nameless[i].End
}

// list lists our sentences in which the names differ.
func (g *silverText) list(d *readout.Document, found map[nameSpan]bool, o Options) {
	for i, s := range d.Sentences {
		here := func(all map[nameSpan]bool) map[nameSpan]bool {
			out := map[nameSpan]bool{}
			for n := range all {
				if int(s.Start) <= n.first && n.first < int(s.End) {
					out[n] = true
				}
			}
			return out
		}
		f := fault{id: fmt.Sprintf("%s %d", g.doc, i+1), text: s.In(g.text)}
		f.names(here(g.names), here(found), func(n nameSpan) string { return g.text[n.first:n.last] })
		o.wrong(&f)
	}
}
