package statements

import (
	"cmp"
	"slices"
	"strconv"

	"readout"
)

// findOrder sorts the finds by the start of their words and keeps their links.
func (f *Finder) findOrder(d *readout.Document) {
	n := len(f.finds)
	f.order = grow(f.order, n)
	for i := range n {
		f.order[i] = int32(i)
	}
	slices.SortStableFunc(f.order, func(a, b int32) int {
		return cmp.Compare(f.finds[a].content[0].first, f.finds[b].content[0].first)
	})
	f.place = grow(f.place, n)
	for i, o := range f.order {
		f.place[o] = int32(i)
	}
}

// publish tells the finds in spans and says what else is known of each.
func (f *Finder) publish(d *readout.Document, rec *readout.Record) []readout.Statement {
	out := make([]readout.Statement, 0, len(f.finds))
	for _, o := range f.order {
		n := &f.finds[o]
		s := readout.Statement{
			ID:       statementID(int32(len(out))),
			CueType:  n.entry.Type,
			Stance:   n.entry.Stance,
			Sentence: int(n.sentence),
			Rule:     n.rule,
			Score:    n.score,
			Quote:    f.quoteKind(d, n),
		}
		for _, r := range n.content {
			s.Content = append(s.Content, d.Words(r.first, r.last))
		}
		if n.head >= 0 {
			s.Cue = d.Words(n.cue.first, n.cue.last)
		}
		if n.source >= 0 {
			s.Source = d.Words(n.words.first, n.words.last)
		}
		if n.goesOn >= 0 {
			s.Continues = statementID(f.place[n.goesOn])
		}
		if n.within >= 0 {
			s.NestedIn = statementID(f.place[n.within])
		}
		out = append(out, s)
	}
	return out
}

func statementID(i int32) string { return "s" + strconv.Itoa(int(i)+1) }

// quoteKind says how the content is given: direct where more than nine tenths
// of the words stand in quotation marks, mixed where some do.
func (f *Finder) quoteKind(d *readout.Document, n *find) string {
	words, quoted := 0, 0
	for _, r := range n.content {
		for i := r.first; i <= r.last; i++ {
			if d.Tokens[i].Tag == readout.PUNCT {
				continue
			}
			words++
			if f.quoteOf[i] >= 0 {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0:
		return readout.QuoteIndirect
	case 10*quoted > 9*words:
		return readout.QuoteDirect
	}
	return readout.QuoteMixed
}
