package events

import (
	"sort"

	"readout"
)

// dayBefore returns the index of the time that p shares with what it goes on from, where
// its own words have none: "stormed a depot on Sunday and killed nine guards", "opened fire
// on Sunday, killing nine", or of the day that an entry of a chronology begins with: "June
// 12: The council frees 40 captives." It is -1 where there is none.
func (x *run) dayBefore(p *proto, s readout.Sentence) int {
	v := p.verb
	for range 3 {
		t := x.tok(v)
		if !x.verbal(v) || t.Head < 0 || !x.verbal(t.Head) {
			break
		}
		goesOn := t.Rel == readout.RelConj && t.Head < v && x.d.Child(v, readout.RelNsubj, readout.RelNsubjPass) < 0 && x.sameTense(v, t.Head)
		if !goesOn && !(t.Rel == readout.RelAdvcl && t.Fine == readout.VBG && x.d.Child(v, readout.RelMark, readout.RelNsubj) < 0 && t.Head < v) {
			break
		}
		if i := x.timeOf(t.Head, v, s); i >= 0 {
			return i
		}
		v = t.Head
	}
	return x.entry(s)
}

// sameTense says whether verbs v and h are both told as past, or both as not.
func (x *run) sameTense(v, h int32) bool {
	past := func(i int32) bool { f := x.tok(i).Fine; return f == readout.VBD || f == readout.VBN }
	return past(v) == past(h) && (x.modal(v) == "" || x.modal(h) != "")
}

// timeOf returns the time in the clause of verb h that stands before token end; -1 if none.
func (x *run) timeOf(h, end int32, s readout.Sentence) int {
	list, found := x.rec.Times, -1
	for i := sort.Search(len(list), func(i int) bool { return list[i].Span.Start >= s.Start }); i < len(list) && list[i].Span.Start < s.End; i++ {
		t := &list[i]
		if t.Type != "DATE" && t.Type != "TIME" || t.Begin == "" || !s.Contains(t.Span) {
			continue
		}
		k := x.tokenAt(t.Span.Start)
		if int(k) >= len(x.d.Tokens) || k >= end || x.clause(k) != h || !x.ofVerb(k, h) {
			continue
		}
		found = i
	}
	return found
}

// ofVerb says whether the time at token k hangs on verb h itself and not on a noun of its
// clause: "the raid of June 3".
func (x *run) ofVerb(k, h int32) bool {
	for k >= 0 && k != h {
		t := x.tok(k)
		if t.Head != h && t.Head >= 0 && x.nominal(t.Head) && !x.timeWord(t.Head) && x.tok(t.Head).Tag != readout.NUM && x.tok(t.Head).Tag != readout.PROPN {
			return false
		}
		k = t.Head
	}
	return k == h
}

// entry returns the day that sentence s begins with where a colon or a dash follows it, as
// in a chronology; of further sentences of such a paragraph too. It is -1 elsewhere.
func (x *run) entry(s readout.Sentence) int {
	k := x.d.SentenceOf(s.First)
	for k > 0 && x.d.Sentences[k-1].Paragraph == s.Paragraph {
		k--
	}
	s = x.d.Sentences[k]
	list := x.rec.Times
	i := sort.Search(len(list), func(i int) bool { return list[i].Span.Start >= s.Start })
	if i == len(list) || list[i].Span.Start != s.Start || list[i].Type != "DATE" || list[i].Begin == "" {
		return -1
	}
	n := x.tokenAt(list[i].Span.End)
	if n >= s.Last-1 || x.tok(n).Tag != readout.PUNCT {
		return -1
	}
	switch x.d.Word(n) {
	case ":", "-", "–", "—", "--":
		return i
	}
	return -1
}
