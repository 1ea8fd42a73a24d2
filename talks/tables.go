package talks

import (
	"cmp"
	"slices"
	"sort"

	"readout"
)

// This file finds things by where they stand, so that a long report costs no
// more a word than a short one.

// lookBack is how many encounters, agreements or relations before it a new one
// is compared with.
const lookBack = 200

// recent returns where the last lookBack of n things begin.
func recent(n int) int { return max(0, n-lookBack) }

// hitsIn returns the phrases of sentence s.
func (r *reading) hitsIn(s int32) []hit { return r.hits[r.hitFrom[s]:r.hitFrom[s+1]] }

// hitsOver returns the phrases of the sentences that the span touches.
func (r *reading) hitsOver(s readout.Span) []hit {
	if s.Empty() || len(r.d.Tokens) == 0 {
		return nil
	}
	first, last := r.d.SentenceOf(r.tokenAt(s.Start)), r.d.SentenceOf(r.tokenAt(s.End-1))
	return r.hits[r.hitFrom[first]:r.hitFrom[last+1]]
}

// timesIn returns the time expressions that begin in the span.
func (r *reading) timesIn(s readout.Span) []readout.Timex {
	ts := r.rec.Times
	a := sort.Search(len(ts), func(i int) bool { return ts[i].Span.Start >= s.Start })
	b := a + sort.Search(len(ts)-a, func(i int) bool { return ts[a+i].Span.Start >= s.End })
	return ts[a:b]
}

// placesIn returns the places whose names begin in the span.
func (r *reading) placesIn(s readout.Span) []readout.Place {
	ps := r.rec.Places
	a := sort.Search(len(ps), func(i int) bool { return ps[i].Span.Start >= s.Start })
	b := a + sort.Search(len(ps)-a, func(i int) bool { return ps[a+i].Span.Start >= s.End })
	return ps[a:b]
}

// mentionsIn returns the mentions that begin in the span.
func (r *reading) mentionsIn(s readout.Span) []readout.Mention {
	ms := r.d.Mentions
	a := sort.Search(len(ms), func(i int) bool { return ms[i].Start >= s.Start })
	b := a + sort.Search(len(ms)-a, func(i int) bool { return ms[a+i].Start >= s.End })
	return ms[a:b]
}

// said says that a statement has words in a sentence.
type said struct{ sentence, statement int32 }

// indexStatements makes the tables behind statement and statementsIn.
func (r *reading) indexStatements() {
	if r.byID == nil {
		r.byID = map[string]int32{}
	}
	clear(r.byID)
	r.said = r.said[:0]
	for i := range r.rec.Statements {
		st := &r.rec.Statements[i]
		r.byID[st.ID] = int32(i)
		for _, c := range st.Content {
			if c.Empty() {
				continue
			}
			first, last := r.d.SentenceOf(r.tokenAt(c.Start)), r.d.SentenceOf(r.tokenAt(c.End-1))
			for s := max(first, 0); s <= last; s++ {
				r.said = append(r.said, said{int32(s), int32(i)})
			}
		}
	}
	slices.SortFunc(r.said, func(a, b said) int {
		return cmp.Or(cmp.Compare(a.sentence, b.sentence), cmp.Compare(a.statement, b.statement))
	})
}

// statementsIn returns which statements have words in sentence s.
func (r *reading) statementsIn(s int32) []said {
	a := sort.Search(len(r.said), func(i int) bool { return r.said[i].sentence >= s })
	b := a + sort.Search(len(r.said)-a, func(i int) bool { return r.said[a+i].sentence > s })
	return r.said[a:b]
}

// meetingAt returns the encounter that token i is a word for, -1 if none.
func (r *reading) meetingAt(i int32) int {
	if e, ok := r.headed[i]; ok {
		return int(e)
	}
	return -1
}
