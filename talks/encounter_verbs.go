package talks

import (
	"slices"

	"readout"
)

// This file reads encounters told by verbs: "A met B", "the two conferred".

// verbal reads "A met B", "the two conferred", "they negotiated a plan".
func (r *reading) verbal(m *mention) {
	i := m.head
	s := r.subject(i)
	m.kind, m.status, m.evidence = "meeting", r.status(i), r.clauseSpan(i, s)
	obj := r.d.Child(i, readout.RelObj)
	if obj >= 0 && r.is(obj, isNegotiation|isEncounter) {
		m.kind, m.talks = r.kind(obj), r.is(obj, isNegotiation)
	}
	if r.is(i, isVisit) || r.d.Tokens[i].Lemma == "tour" || r.d.Tokens[i].Lemma == "travel" {
		m.kind = "visit"
	}
	if s >= 0 && r.d.Tokens[s].Rel == readout.RelNsubjPass && r.d.Tokens[s].Tag.Noun() && r.is(s, isEncounter|isNegotiation) {
		m.kind, m.talks = r.kind(s), r.is(s, isNegotiation) // "talks were held"
	}
	if x := r.d.Child(i, readout.RelXcomp); x >= 0 && r.is(x, isNegotiate) {
		m.kind, m.talks = "talks", true // "continue to negotiate"
	}
	if r.is(i, isMediate) || r.d.Tokens[i].Lemma == "host" {
		r.hosted(m, obj)
		return
	}
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel == readout.RelObl && r.is(c, isRound) && r.caseOf(c) == "for" && !r.is(i, isMeet) {
			m.kind, m.talks = "talks", true // "returned to the table for a second round"
		}
	}
	for c := range r.d.Children(i) {
		if t := &r.d.Tokens[c]; t.Rel == readout.RelObl && t.Lemma == "table" && r.caseOf(c) == "to" && !r.is(i, isMeet) {
			m.kind, m.talks = "talks", true // "returned to the table"
		}
	}
	if s >= 0 && m.kind == "meeting" && r.ofNegotiators(s) {
		m.kind, m.talks = "talks", true // "negotiators for A and B met"
	}
	if s >= 0 {
		if rank, ok := r.those(s); ok && len(r.sidesOf(r.phrase(s, nil))) < 2 {
			m.refers, m.people, m.rank = true, true, rank
		} else {
			m.actors = r.slot(m, s)
		}
		if ids := r.listed(i, s); len(ids) >= 2 {
			m.actors, m.listed, m.refers, m.people = ids, true, false, false
		} else if r.theySit(i, s) && len(r.sidesOf(m.actors)) < 2 {
			m.they = true
		}
	}
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		if t.Rel == readout.RelObj && r.is(i, isMeet) || t.Rel == readout.RelObl && r.caseOf(c) == "with" {
			m.actors = r.slot(m, c)
		}
	}
	if r.is(i, isNegotiate) {
		m.talks, m.kind = true, "talks"
		if m.status == readout.Desired && r.working(i) {
			m.status = readout.Happened // "working to negotiate" is negotiating
		}
	}
	if s >= 0 && r.d.Tokens[s].Tag == readout.PRON && m.talks {
		if r.justTalked(i) {
			m.actors = nil // who "they" are is less sure than that it is those talks
		}
		m.refers = len(r.sidesOf(m.actors)) == 0
	}
}

// apiece leaves out whom "met A on Monday and B on Tuesday" has met at another time
// than the first.
func (r *reading) apiece(ids []string, v int32) []string {
	s := r.sentence(v)
	var first, second readout.Span
	for _, t := range r.timesIn(s.Span) {
		switch at := r.tokenAt(t.Span.Start); {
		case t.Type == "DURATION" || at < v || r.bound(&t):
		case first.Empty():
			if k := r.tokenAt(t.Span.End-1) + 1; k >= s.Last || r.d.Tokens[k].Lemma != "and" {
				return ids
			}
			first = t.Span
		case second.Empty():
			second = t.Span
		}
	}
	if second.Empty() {
		return ids
	}
	between := readout.Span{Start: first.End, End: second.Start}
	before := readout.Span{Start: s.Start, End: first.Start}
	return slices.DeleteFunc(ids, func(id string) bool {
		a := r.actor(id)
		return a != nil && slices.ContainsFunc(a.Mentions, between.Contains) && !slices.ContainsFunc(a.Mentions, before.Contains)
	})
}

// justTalked says whether talks were told of in the sentence before token i.
func (r *reading) justTalked(i int32) bool {
	s := r.d.SentenceOf(i)
	for k := len(r.heads) - 1; k >= 0 && r.d.SentenceOf(r.heads[k].head) >= s-1; k-- {
		if x := &r.meetings[r.heads[k].encounter]; x.talks && x.mentions[0].talks {
			return true
		}
	}
	return false
}

// working says whether the verb at token i is what they are at work on.
func (r *reading) working(i int32) bool {
	h := r.d.Tokens[i].Head
	if h < 0 {
		return false
	}
	switch r.d.Tokens[h].Lemma {
	case "work", "try", "struggle", "labour", "labor":
		return r.status(h) == readout.Happened
	}
	return false
}

// slot adds who the phrase of token c names. Where it names somebody of whom we
// know nothing, the mention is partial: it may be with anybody.
func (r *reading) slot(m *mention, c int32) []string {
	n := len(m.actors)
	out := r.phrase(c, m.actors)
	if len(out) == n && r.d.Tokens[c].Tag != readout.PRON {
		m.partial = true
	}
	return out
}

// mediation says whether the words of an event are about mediating.
func (r *reading) mediation(ev *readout.Event) bool {
	for i := r.tokenAt(ev.Trigger.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < ev.Trigger.End; i++ {
		if r.is(i, isMediate|isMediator) {
			return true
		}
		for c := range r.d.Children(i) {
			if r.is(c, isMediate) && r.d.Tokens[c].Rel == readout.RelCompound {
				return true
			}
		}
	}
	return false
}

// hosted reads "A mediates talks between B and C": who mediates or hosts is no
// party to them.
func (r *reading) hosted(m *mention, obj int32) {
	if obj >= 0 && r.is(obj, isNegotiation|isEncounter) {
		m.refers = true
		n := mention{head: obj}
		r.nominal(&n)
		m.actors = n.actors
	}
	if len(m.actors) == 0 && m.event >= 0 {
		m.actors = append(m.actors, r.rec.Events[m.event].Recipients...)
	}
}

// clauseSpan is the part of a clause from its subject to the verb's last close dependent.
func (r *reading) clauseSpan(v, subject int32) readout.Span {
	first, last := v, v
	if subject >= 0 && subject < v {
		first, _ = r.d.Subtree(subject)
	}
	for c := range r.d.Children(v) {
		switch r.d.Tokens[c].Rel {
		case readout.RelObj, readout.RelObl, readout.RelOblUnmarked, readout.RelXcomp, readout.RelCompoundPrt, readout.RelAux, readout.RelAuxPass:
			if r.opensWith(c, "accord", "according") {
				continue
			}
			a, b := r.d.Subtree(c)
			if b-v < 25 {
				first, last = min(first, a), max(last, b)
			}
		}
	}
	return r.d.Words(first, r.trim(last))
}

// trim steps back over punctuation at the end of a phrase.
func (r *reading) trim(i int32) int32 {
	for i > 0 && r.d.Tokens[i].Tag == readout.PUNCT {
		i--
	}
	return i
}

// ofNegotiators says whether those at token s sit together to negotiate, and for nothing
// else: negotiators, delegations of two.
func (r *reading) ofNegotiators(s int32) bool {
	t := &r.d.Tokens[s]
	return t.Fine == readout.NNS && (t.Lemma == "negotiator" || t.Lemma == "delegation")
}
