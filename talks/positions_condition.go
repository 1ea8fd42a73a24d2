package talks

import (
	"readout"
)

// This file finds where the condition of a stance begins.

// conditionAfter returns where a condition begins after token i within tokens up to
// last, and whether it holds back what is refused ("until", "without") or gives
// what is offered ("if"); -1 if there is none.
func (r *reading) conditionAfter(i, last int32) (at int32, until bool) {
	for k := i + 1; k <= last; k++ {
		w := r.d.Tokens[k].Lemma
		if x := r.d.Word(k); x == "provided" || x == "providing" {
			w = x
		}
		next := ""
		if k < last {
			next = r.d.Tokens[k+1].Lemma
		}
		switch {
		case w == "once" && r.d.Tokens[k-1].Lemma == "at":
			continue // "at once"
		case w == "if" || w == "provided" || w == "providing" || w == "once":
			if w == "provided" && k < last && next != "that" && r.d.Tokens[k-1].Tag != readout.PUNCT && r.d.Tokens[k].Rel != readout.RelMark && !r.conditional(r.d.Tokens[k].Head) && r.d.Child(k, readout.RelCcomp) < 0 {
				continue
			}
			return k, false
		case w == "until" || w == "unless" || w == "without":
			return k, true
		case w == "before" && (r.d.Tokens[k].Rel == readout.RelMark || k < last && r.comesAfter(k, last)):
			return k, true
		case w == "on" && next == "condition":
			if k+2 <= last && r.d.Tokens[k+2].Lemma == "of" {
				continue // anonymity
			}
			return k, false
		case w == "as" && (next == "long" || next == "soon"):
			return k, next == "long"
		case w == "only" && (next == "after" || next == "when"):
			return k, false
		case w == "in" && (next == "exchange" || next == "return"):
			return k, false
		case w == "when" && r.d.Tokens[k].Rel == readout.RelMark:
			return k, false
		case (w == "day" || w == "moment" || w == "minute" || w == "hour") && k < last && r.theVery(k) && (next == "that" || next == "on" || next == "when" || r.d.Child(k, readout.RelAclRelcl, readout.RelAcl) > k):
			return k, false // "on the very day on which", "the minute that"
		}
	}
	return -1, false
}

// theVery says whether the noun at token k is "the day", "the very day".
func (r *reading) theVery(k int32) bool {
	if r.d.Tokens[k-1].Lemma == "very" || r.d.Tokens[k-1].Lemma == "same" {
		k--
	}
	return k > 0 && r.d.Tokens[k-1].Lemma == "the"
}

// conditionApart returns where a condition begins in the rest of the sentence after token
// end, beyond words of saying that are put in: "is ready to X, a delegate said, if Y".
func (r *reading) conditionApart(i, end int32) (at int32, until bool) {
	last := r.sentence(i).Last
	said := false
	for k := end + 1; k < last; k++ {
		t := &r.d.Tokens[k]
		said = said || r.is(k, isSay) && t.Tag == readout.VERB
		if said && t.Rel == readout.RelMark && r.d.Tokens[k-1].Tag == readout.PUNCT && (t.Lemma == "if" || t.Lemma == "unless" || r.d.Word(k) == "provided" || t.Lemma == "once") {
			return k, t.Lemma == "unless"
		}
	}
	return -1, false
}

// comesAfter says whether what "before" at token k stands before is a part of talks: "before
// any discussion of", "before further talks".
func (r *reading) comesAfter(k, last int32) bool {
	for n := k + 1; n <= min(k+3, last); n++ {
		if r.is(n, isNegotiation|isAgreement) {
			return true
		}
		switch t := &r.d.Tokens[n]; t.Lemma {
		case "discussion", "debate", "conversation", "signature", "deal", "round", "meeting", "handshake", "concession":
			return true
		default:
			if t.Tag != readout.DET && t.Tag != readout.ADJ && t.Tag != readout.NUM {
				return false
			}
		}
	}
	return false
}
