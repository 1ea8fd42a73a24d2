package talks

import "readout"

// This file is the first gate: what the clause says of a word. A threat to walk
// out is no walk-out, a deal that they failed to reach is no deal.

// A mood gathers what a walk up the tree finds.
type mood struct{ not, unreal, condition, might, desire, plan, purpose bool }

func (m mood) status() readout.Status {
	switch {
	case m.unreal:
		return readout.NotHappened
	case m.condition:
		return readout.Conditional
	case m.not && !m.might:
		return readout.NotHappened
	case m.might:
		return readout.Hypothetical
	case m.desire:
		return readout.Desired
	case m.plan:
		return readout.Planned
	case m.purpose:
		return readout.Desired
	}
	return readout.Happened
}

// status returns whether what token i tells of happened, as its clause has it.
func (r *reading) status(i int32) readout.Status {
	var m mood
	for n := 0; i >= 0 && n < 16; n++ {
		own := r.clause(i, &m)
		i = r.climb(i, own, &m)
	}
	return m.status()
}

// own is what a word's own dependents are.
type own struct{ infinitive, subject, auxiliary, finite bool }

// clause reads the dependents of token i: negation, modal verbs, conjunctions.
func (r *reading) clause(i int32, m *mood) own {
	var o own
	var would, have bool
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		switch {
		case t.Rel.Subject(), t.Rel == readout.RelObj:
			o.subject = o.subject || t.Rel.Subject()
			m.not = m.not || r.denied(c)
		case r.is(c, isNegation) && t.Rel != readout.RelCc:
			m.not = true
		case t.Rel == readout.RelAux || t.Rel == readout.RelAuxPass || t.Rel == readout.RelCop:
			o.auxiliary = true
			o.finite = o.finite || t.Fine != readout.VB && t.Fine != readout.VBG && t.Fine != readout.VBN
			m.plan = m.plan || r.is(c, isFuture)
			would = would || r.is(c, isMight)
			have = have || t.Lemma == "have"
			m.not = m.not || t.Lemma == "cannot"
		case t.Rel == readout.RelMark && r.is(c, isIf):
			m.condition = true
		case t.Rel == readout.RelMark && yetToBe(t.Lemma) && (r.d.Tokens[i].Fine == readout.VBZ || r.d.Tokens[i].Fine == readout.VBP):
			m.might = true // "before it signs": it has not
		case t.Rel == readout.RelMark && r.is(c, isWhether):
			m.might = true
		case t.Fine == readout.TO || t.Rel == readout.RelMark && t.Lemma == "to":
			o.infinitive = true
		case t.Rel == readout.RelAdvcl && r.conditional(c):
			m.condition = true
		}
	}
	m.plan = m.plan || o.infinitive && r.isTo(i)
	m.unreal = m.unreal || would && have
	if would && !have && r.backshifted(i) {
		would = false // "said that they would meet": they will
		if r.hoped(r.d.Tokens[i].Head, i) {
			m.desire = true
		} else {
			m.plan = true
		}
	}
	m.might = m.might || would && !have
	switch r.d.Tokens[i].Fine {
	case readout.VBD, readout.VBP, readout.VBZ, readout.MD:
		o.finite = true
	}
	return o
}

// backshifted says whether the "would" of verb i is the "will" of what somebody
// said, hoped or announced.
func (r *reading) backshifted(i int32) bool {
	would := false
	for c := range r.d.Children(i) {
		would = would || r.d.Tokens[c].Rel == readout.RelAux && r.d.Tokens[c].Lemma == "would"
		if r.d.Tokens[c].Rel == readout.RelAdvcl && r.conditional(c) {
			return false // "would go if": what would be
		}
	}
	t := &r.d.Tokens[i]
	if !would || t.Rel != readout.RelCcomp || t.Head < 0 || !r.is(t.Head, isSay|isDesire|isPlan) {
		return false
	}
	f := r.d.Tokens[t.Head].Fine
	return f == readout.VBD || f == readout.VBN || f == readout.VBG
}

// hoped says whether a word of hoping stands between tokens a and b, however the
// tree has it: "said she hoped the talks would go on".
func (r *reading) hoped(a, b int32) bool {
	for k := max(a, r.sentence(b).First); k < b; k++ {
		if r.d.Tokens[k].Tag == readout.VERB && r.is(k, isDesire) && !r.names(k) {
			return true
		}
	}
	return false
}

// yetToBe says whether a conjunction before a verb in the present leaves open
// whether it comes about.
func yetToBe(lemma string) bool {
	switch lemma {
	case "before", "until", "till", "once", "unless":
		return true
	}
	return false
}

// isTo says whether "was to" or "is to" stands before the infinitive at token i.
func (r *reading) isTo(i int32) bool {
	first := r.sentence(i).First
	for k := i - 1; k > first && k >= i-3; k-- {
		if r.d.Tokens[k].Lemma == "to" {
			return r.d.Tokens[k-1].Lemma == "be"
		}
	}
	return false
}

// denied says whether noun i stands under "no" or "neither".
func (r *reading) denied(i int32) bool {
	for c := range r.d.Children(i) {
		if rel := r.d.Tokens[c].Rel; (rel == readout.RelDet || rel == readout.RelAdvmod) && r.is(c, isNegation) {
			return true
		}
	}
	return false
}

// conditional says whether the clause of i begins with "if" or "unless".
func (r *reading) conditional(i int32) bool {
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel == readout.RelMark && r.is(c, isIf) {
			return true
		}
	}
	return false
}

// climb goes from token i to the word above that still bears on it, -1 if none does.
func (r *reading) climb(i int32, o own, m *mood) int32 {
	t := &r.d.Tokens[i]
	h := t.Head
	if h < 0 {
		return -1
	}
	switch t.Rel {
	case readout.RelXcomp, readout.RelCsubj, readout.RelCsubjPass:
		if t.Tag != readout.ADJ { // "calling it frank" calls for nothing
			r.under(h, m)
		}
		if t.Rel != readout.RelXcomp {
			m.might = true // "signing a deal has proved hard": whether they did is not said
		}
		return h
	case readout.RelCcomp:
		r.under(h, m)
		if o.infinitive {
			return h
		}
		return -1
	case readout.RelAcl, readout.RelAdvcl:
		if !o.infinitive || o.finite {
			m.desire = m.desire || t.Fine == readout.VBG && (r.towards(i) || r.preposition(i) == "in" && (wished[r.d.Tokens[h].Lemma] || r.wishedBefore(i)))
			return -1
		}
		if !r.is(h, isDesire|isPlan|isRefuse) {
			m.purpose = true // of what the clause above says
			return h
		}
		r.under(h, m)
		return h
	case readout.RelConj:
		if o.subject || t.Tag == readout.VERB && o.auxiliary {
			return -1
		}
		return h
	case readout.RelObj, readout.RelObl, readout.RelNsubjPass, readout.RelIobj:
		r.under(h, m)
		return h
	case readout.RelNsubj:
		return h
	case readout.RelCompound, readout.RelAmod, readout.RelCop, readout.RelAux, readout.RelAuxPass, readout.RelFlat:
		return h
	case readout.RelNmod:
		if r.is(h, isDesire|isPlan) && r.d.Tokens[h].Tag != readout.VERB {
			r.under(h, m)
			return h
		}
		if r.is(h, isRound|isAgreement|isNegotiation) {
			return h
		}
	}
	return -1
}

// wished are nouns of which "in doing" does not say that it is done.
var wished = map[string]bool{"interest": true, "hope": true, "difficulty": true, "delay": true, "belief": true, "faith": true, "confidence": true, "failure": true, "progress": true, "role": true, "help": true}

// wishedBefore says whether such a noun stands right before "in" and the gerund at token
// i, wherever the tree hangs that.
func (r *reading) wishedBefore(i int32) bool {
	k := i - 2
	return k >= r.sentence(i).First && r.d.Tokens[i-1].Lemma == "in" && wished[r.d.Tokens[k].Lemma]
}

// towards says whether a preposition before the gerund at token i leaves open
// whether it comes about: "a plan for signing", not "after signing".
func (r *reading) towards(i int32) bool {
	switch r.preposition(i) {
	case "for", "to", "on", "at", "toward", "towards", "about", "against", "of", "from":
		return true
	}
	return false
}

// under adds what the word above says: hoped, planned, failed.
func (r *reading) under(h int32, m *mood) {
	m.desire = m.desire || r.is(h, isDesire) && !r.names(h)
	m.plan = m.plan || r.is(h, isPlan)
	m.not = m.not || r.is(h, isRefuse)
}

// names says whether the verb at token h calls something a name, "called it
// useful", and does not call for it.
func (r *reading) names(h int32) bool {
	if r.d.Tokens[h].Lemma != "call" {
		return false
	}
	for k := h + 1; k < r.sentence(h).Last && k <= h+2; k++ {
		switch r.d.Tokens[k].Lemma {
		case "for", "on", "upon", "to":
			return false
		}
	}
	return true
}

// hitStatus is status for a phrase: that of its predicate, and of a "no" or
// "not" that stands before it however the tree has it.
func (r *reading) hitStatus(h *hit) readout.Status {
	st := r.status(r.top(h))
	switch {
	case st == readout.NotHappened && h.pattern.negative:
		return readout.Happened // "no deal was reached" says that it was not
	case st == readout.Happened && r.negatedBefore(h.first):
		return readout.NotHappened
	}
	return st
}

// negatedBefore says whether one of the two words before token i is a negation.
func (r *reading) negatedBefore(i int32) bool {
	first := r.sentence(i).First
	for k := i - 1; k >= first && k >= i-2; k-- {
		if r.is(k, isNegation) {
			return true
		}
		if r.d.Tokens[k].Tag == readout.PUNCT {
			return false
		}
	}
	return false
}

// top returns the word that speaks for the phrase: the verb that its pattern
// asks for, else the word that the others hang from, a verb before a noun.
func (r *reading) top(h *hit) int32 {
	if h.verb >= 0 {
		return h.verb
	}
	best := int32(-1)
	for i := h.first; i <= h.last; i++ {
		t := &r.d.Tokens[i]
		if t.Head >= h.first && t.Head <= h.last {
			continue
		}
		if best < 0 || t.Tag == readout.VERB && r.d.Tokens[best].Tag != readout.VERB {
			best = i
		}
	}
	if best < 0 {
		return h.first
	}
	return best
}

// earlier says whether the clause of token i tells of what came before the
// news: a past perfect, or a clause that "after" or "since" opens.
func (r *reading) earlier(i int32) bool {
	for n := 0; i >= 0 && n < 12; n++ {
		t := &r.d.Tokens[i]
		var had, part bool
		for c := range r.d.Children(i) {
			x := &r.d.Tokens[c]
			switch x.Rel {
			case readout.RelAux, readout.RelAuxPass:
				had = had || x.Lemma == "have" && (x.Fine == readout.VBD || x.Fine == readout.FineNone)
			case readout.RelMark, readout.RelCase:
				if r.is(c, isPrior) && x.Lemma != "before" && r.mentionless(i) {
					return true
				}
			}
		}
		part = t.Fine == readout.VBN || t.Fine == readout.VBG || t.Fine == readout.VBD
		if had && part {
			return t.Rel != readout.RelCcomp || t.Head < 0 || !r.is(t.Head, isSay|isDeny) // "said that it had" is no earlier than the saying
		}
		if t.Rel == readout.RelAclRelcl || t.Rel == readout.RelParataxis || t.Rel == readout.RelCcomp {
			return false
		}
		i = t.Head
	}
	return false
}

// mentionless says whether i is a verb, so that "after" opens a clause and not
// a noun phrase.
func (r *reading) mentionless(i int32) bool {
	t := r.d.Tokens[i].Tag
	return t == readout.VERB || t == readout.AUX || r.is(i, isNegotiation|isEncounter)
}
