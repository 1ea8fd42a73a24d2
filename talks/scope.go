package talks

import (
	"sort"

	"readout"
)

// This file is the third gate: which meeting a phrase is about. It is that of
// the phrase's own clause, else the nearest told of before it in the paragraph,
// else the one that the paragraph before ended with.

// attach returns the encounter at hand at token i among those that want likes,
// -1 if there is none.
func (r *reading) attach(i int32, want func(*encounter) bool) int {
	s := r.sentence(i)
	best, far := -1, int32(1<<30)
	from := sort.Search(len(r.heads), func(k int) bool { return r.heads[k].head >= s.Last })
	for k := from - 1; k >= 0; k-- {
		h := r.heads[k]
		d, ok := r.distance(i, h.head, s)
		if !ok && h.head < s.First {
			break
		}
		if x := &r.meetings[h.encounter]; ok && d < far && (want == nil || want(x)) {
			best, far = int(h.encounter), d
		}
	}
	return best
}

// distance orders the mentions around token i: own clause, own sentence before,
// own sentence after, own paragraph before, the paragraph before.
func (r *reading) distance(i, head int32, s readout.Sentence) (int32, bool) {
	const step = 1000
	if head >= s.First && head < s.Last {
		switch {
		case r.d.Below(head, r.clauseTop(i)):
			return abs(i - head), true
		case head <= i:
			return step + i - head, true
		}
		return 2*step + head - i, true
	}
	if head > i {
		return 0, false
	}
	switch p := r.sentence(head).Paragraph; {
	case p == s.Paragraph:
		return 3*step + i - head, true
	case p == s.Paragraph-1:
		return 4*step + i - head, true
	}
	return 0, false
}

// clauseTop is the verb of the clause of token i, or what stands for it.
func (r *reading) clauseTop(i int32) int32 {
	for n := 0; n < 12; n++ {
		t := &r.d.Tokens[i]
		if t.Tag == readout.VERB || t.Head < 0 || r.d.Child(i, readout.RelCop) >= 0 {
			return i
		}
		i = t.Head
	}
	return i
}

func abs(x int32) int32 {
	if x < 0 {
		return -x
	}
	return x
}

// noun returns the span of the noun phrase headed by token i without relative
// clauses, appositions and what is joined to it.
func (r *reading) noun(i int32) readout.Span {
	first, last := i, i
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelConj, readout.RelCc, readout.RelPunct, readout.RelAclRelcl, readout.RelAppos, readout.RelParataxis, readout.RelCase, readout.RelCop,
			readout.RelNsubj, readout.RelAdvcl, readout.RelAdvclRelcl, readout.RelMark, readout.RelAux, readout.RelExpl:
			continue
		}
		if x := &r.d.Tokens[c]; x.Rel == readout.RelAcl && (x.Fine == readout.VBD || x.Fine == readout.VBZ || x.Fine == readout.VBP) {
			continue // the verb of the clause, hung here by a mistaken tree
		}
		a, b := r.extent(c)
		first, last = min(first, a), max(last, b)
	}
	for first < i && (r.d.Tokens[first].Tag == readout.CCONJ || r.d.Tokens[first].Tag == readout.PUNCT) {
		first++
	}
	for k := i + 1; k <= last; k++ {
		if f := r.d.Tokens[k].Fine; (f == readout.WDT || f == readout.WP) && r.d.Tokens[k-1].Tag == readout.PUNCT {
			last = k - 1 // ", which" tells of it and is no part of it
		}
	}
	return r.d.Words(first, r.trim(last))
}

// extent is the range of tokens below c. Below a participle it leaves out what
// is joined to it: that is often the verb of the whole clause.
func (r *reading) extent(c int32) (first, last int32) {
	t := &r.d.Tokens[c]
	if t.Tag != readout.VERB || t.Rel != readout.RelAcl && t.Rel != readout.RelAdvcl {
		return r.d.Subtree(c)
	}
	first, last = c, c
	for k := range r.d.Children(c) {
		x := &r.d.Tokens[k]
		switch x.Rel {
		case readout.RelConj, readout.RelCc, readout.RelParataxis, readout.RelPunct:
			continue
		}
		if t.Fine == readout.VBG && (x.Fine == readout.VBD || x.Fine == readout.VBZ) && x.Rel != readout.RelCcomp && x.Rel != readout.RelAclRelcl {
			continue // the verb of the clause, hung here by a mistaken tree
		}
		a, b := r.d.Subtree(k)
		first, last = min(first, a), max(last, b)
	}
	return first, last
}

// joined yields token i and those that are joined to it by "and".
func (r *reading) joined(i int32, yield func(int32)) {
	yield(i)
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel == readout.RelConj {
			r.joined(c, yield)
		}
	}
}
