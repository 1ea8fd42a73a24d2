package events

import "readout"

// "Talks between A and B failed" is seldom parsed right where A and B are long
// names: B may become a part of the verb, and the verb a second one beside
// another. These readings go from left to right.

// between returns the noun before "between A and B" that ends right before verb
// v, -1 if the words before v are not of that form.
func (x *run) between(v int32) int32 {
	t := x.tok(v)
	if t.Tag != readout.VERB || t.Fine == readout.VB || t.Fine == readout.VBG {
		return -1
	}
	first := x.d.Sentences[x.d.SentenceOf(v)].First
	and := false
	for i := v - 1; i > first && i > v-20; i-- {
		switch w := x.tok(i); {
		case x.low(i) == "between":
			if and && i == first+1 && x.tok(i-1).Fine == readout.VBG && x.marker(i-1, readout.RelMark) == "" {
				return i - 1 // "fighting between them killed ten"
			}
			if and && x.nominal(i-1) && (x.tok(i-1).Rel != readout.RelNsubj || x.tok(i-1).Head == v) {
				return i - 1
			}
			return -1
		case w.Tag == readout.CCONJ:
			and = true
		case w.Tag == readout.VERB || w.Tag == readout.AUX || w.Tag == readout.SCONJ || w.Tag == readout.PUNCT && x.d.Word(i) != "-" && x.d.Word(i) != ".":
			return -1
		}
	}
	return -1
}

// partner returns the second party of a "between" phrase headed by token i where
// the tree has lost it, -1 where it has not.
func (x *run) partner(i int32) int32 {
	if x.d.Child(i, readout.RelConj) >= 0 {
		return -1
	}
	end := x.d.Sentences[x.d.SentenceOf(i)].Last
	for j := i + 1; j < end && j < i+7; j++ {
		switch t := x.tok(j); {
		case t.Tag == readout.CCONJ:
			return x.phraseOf(j + 1)
		case t.Tag == readout.VERB || t.Tag == readout.ADP || t.Tag == readout.AUX:
			return -1
		}
	}
	return -1
}

// phraseOf returns a noun of the phrase that begins at token from: the one that
// names an actor, or the last.
func (x *run) phraseOf(from int32) int32 {
	if int(from) >= len(x.d.Tokens) {
		return -1
	}
	last := int32(-1)
	for i := from; int(i) < len(x.d.Tokens) && i < from+8; i++ {
		t := x.tok(i)
		if t.Tag == readout.VERB || t.Tag == readout.PUNCT || t.Tag == readout.ADP || t.Tag == readout.AUX {
			break
		}
		if x.nominal(i) {
			last = i
			if len(x.direct(i)) > 0 && x.located(x.direct(i)) && t.Tag == readout.PROPN {
				return i
			}
		}
	}
	return last
}

// verbAbove returns the nearest verb above token i, -1 if none.
func (x *run) verbAbove(i int32) int32 {
	for h := x.tok(i).Head; h >= 0; h = x.tok(h).Head {
		if x.verbal(h) {
			return h
		}
	}
	return -1
}
