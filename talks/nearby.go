package talks

import "readout"

// This file reads by the order of words what the tree may have missed. Trees
// are wrong in one clause of three; what stands side by side is not.

// between returns the actors that "between A and B" or "with B" right after the
// noun at token i names, with a look at no tree: the heads of the names and
// descriptions up to the end of the phrase.
func (r *reading) between(i int32) []string {
	last := r.sentence(i).Last
	start, broken := int32(-1), false
	for k := i + 1; k < last && k <= i+7 && start < 0; k++ {
		switch t := &r.d.Tokens[k]; {
		case t.Lemma == "between", t.Lemma == "among":
			if k > i+3 && broken {
				return nil
			}
			start = k + 1
		case t.Tag == readout.PUNCT, t.Tag == readout.VERB, t.Tag == readout.SCONJ, r.is(k, isEncounter|isNegotiation|isAgreement):
			broken = true
		}
	}
	if start < 0 {
		return nil
	}
	var out []string
	for k := start; k < last && k < start+30; k++ {
		t := &r.d.Tokens[k]
		if r.breaks(k, len(out)) {
			break
		}
		switch t.Rel {
		case readout.RelNmodPoss, readout.RelDet:
			continue
		case readout.RelAppos:
			if d := r.d.Child(k, readout.RelDet); d >= 0 && r.is(d, isIndefinite) {
				continue // "the Front, a rebel group"
			}
		case readout.RelCompound, readout.RelAmod, readout.RelNmodDesc:
			if t.Head > k && r.d.Tokens[t.Head].Tag.Noun() {
				continue // "Russian" of "Russian minister"
			}
		}
		ids := r.d.ActorsAt(k)
		if ids == nil {
			ids = r.theirs(k)
		}
		out = add(out, ids...)
	}
	return out
}

// breaks says whether a list of parties ends before token k; n of them were named.
func (r *reading) breaks(k int32, n int) bool {
	t := &r.d.Tokens[k]
	switch t.Fine {
	case readout.VBD, readout.VBZ, readout.VBP, readout.MD, readout.VBG, readout.WDT, readout.WP:
		return true
	}
	if n == 0 {
		return false
	}
	if n >= 2 && t.Lemma == "," && int(k)+1 < len(r.d.Tokens) && r.d.Tokens[k+1].Tag != readout.PROPN && r.d.Tokens[k+1].Tag != readout.CCONJ {
		return true
	}
	switch t.Lemma {
	case "on", "over", "about", "in", "at", "to", "for", "after", "since", "as", "under", "during", "aim", ";", ":", "—", "(":
		return true
	}
	return t.Tag == readout.VERB
}

// ending returns the actors of the mention whose last word is token k.
func (r *reading) ending(k int32) []string {
	if k < 0 {
		return nil
	}
	end := r.d.Tokens[k].End
	for _, x := range r.mentionsIn(readout.Span{Start: end - 120, End: end}) {
		if x.End == end && x.Chain >= 0 && x.Kind != readout.KindPronoun {
			if ids := r.d.Chains[x.Chain].Actors; len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// opening returns the actors of the mention that begins at token k, or one word later.
func (r *reading) opening(k int32) []string {
	if int(k) >= len(r.d.Tokens) {
		return nil
	}
	last := min(k+1, int32(len(r.d.Tokens))-1)
	for _, x := range r.mentionsIn(r.d.Words(k, last)) {
		if x.Chain >= 0 && x.Kind != readout.KindPronoun && len(r.d.Chains[x.Chain].Actors) > 0 {
			return r.d.Chains[x.Chain].Actors
		}
	}
	return nil
}

// mediatesAt returns who does what the word for mediating at token i says:
// "brokered by A", "A is mediating".
func (r *reading) mediatesAt(i int32) []string {
	s := r.sentence(i)
	if i+1 < s.Last && r.d.Tokens[i+1].Lemma == "by" {
		return r.opening(i + 2)
	}
	if who := r.phrase(r.subject(i), nil); len(who) > 0 {
		return who
	}
	k := i - 1
	if k > s.First && (r.d.Tokens[k].Fine == readout.WDT || r.d.Tokens[k].Fine == readout.WP) {
		k--
		for k > s.First && r.d.Tokens[k].Tag == readout.PUNCT {
			k--
		}
		return r.ending(k) // "A, which mediates"
	}
	for k >= s.First && (r.d.Tokens[k].Tag == readout.AUX || r.d.Tokens[k].Tag == readout.ADV) {
		k--
	}
	if k < s.First || k == i-1 && r.d.Tokens[i].Fine == readout.VBN {
		return nil
	}
	return r.ending(k)
}

// timeBeside returns a time expression of that kind in the clause of token v as
// the order of words has it: no other verb, conjunction or firm mark between.
func (r *reading) timeBeside(v int32, kind string, far int32) *readout.Timex {
	s := r.sentence(v)
	var best *readout.Timex
	times := r.timesIn(s.Span)
	for k := range times {
		t := &times[k]
		if t.Type != kind || r.bound(t) {
			continue
		}
		at := r.tokenAt(t.Span.Start)
		if d := abs(at - v); d <= far && r.clear(min(at, v), max(at, v)) {
			best, far = t, d
		}
	}
	return best
}

// bound says whether a time only bounds the clause: "since May", "until Friday".
func (r *reading) bound(t *readout.Timex) bool {
	k := r.tokenAt(t.Span.Start) - 1
	for n := 0; k >= 0 && n < 2; n++ {
		switch r.d.Tokens[k].Lemma {
		case "since", "until", "before", "after", "till":
			return true
		case "the", "last", "this":
			k--
		default:
			return false
		}
	}
	return false
}

// clear says whether tokens a and b stand in one clause by the words between.
func (r *reading) clear(a, b int32) bool {
	for k := a + 1; k < b; k++ {
		t := &r.d.Tokens[k]
		if t.Tag == readout.VERB || t.Tag == readout.SCONJ || t.Fine == readout.WRB || t.Fine == readout.WDT || t.Fine == readout.WP {
			return false
		}
		switch t.Lemma {
		case ";", ":", "—", "–", "as", "after", "before", "since", "but", "\"", "“", "”":
			return false
		}
	}
	return true
}
