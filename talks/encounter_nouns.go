package talks

import (
	"slices"
	"strings"

	"readout"
)

// This file reads encounters told by nouns: "talks between A and B", "the meeting".

// nominal reads "talks between A and B", "A's meeting with B", "A-B talks",
// "A and B held talks", "the meeting".
func (r *reading) nominal(m *mention) {
	i := m.head
	v := r.d.Tokens[i].Head
	over := r.spell(i)
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelNsubj: // "A has been in talks with B"
			if r.caseOf(i) == "in" {
				m.actors = r.slot(m, c)
			}
		case readout.RelNmodPoss, readout.RelCompound, readout.RelAmod, readout.RelNmodDesc:
			if r.d.Tokens[c].Rel == readout.RelNmodPoss {
				m.actors = r.slot(m, c)
			} else {
				m.actors = r.phrase(c, m.actors)
			}
			m.refers = m.refers || r.d.Tokens[c].Tag == readout.PRON
		case readout.RelDet:
			switch r.d.Tokens[c].Lemma {
			case "the", "this", "that", "these", "those", "both":
				m.refers = true
			}
		case readout.RelNmod, readout.RelObl:
			switch r.caseOf(c) {
			case "between", "with", "among":
				m.actors = r.slot(m, c)
			}
		}
	}
	if ids := r.between(i); len(r.sidesOf(ids)) > len(r.sidesOf(m.actors)) || len(ids) > len(m.actors) && len(m.actors) < 2 {
		m.actors = ids
	}
	if v >= 0 && (r.d.Tokens[i].Rel == readout.RelObj || r.d.Tokens[i].Rel == readout.RelObl && r.caseOf(i) == "" || r.opensWith(i, "of", "from")) && len(r.sidesOf(m.actors)) == 1 && (r.is(v, isLeave|isHold|isRefuse) || offers(r.d.Tokens[v].Lemma) || r.putsOff(v)) && r.d.Tokens[v].Lemma != "host" {
		m.actors = r.phrase(r.subject(v), m.actors) // "A broke off talks with B"
	}
	if r.is(i, isNegotiation) && r.opens(i, "with") && len(r.sidesOf(m.actors)) == 1 {
		m.actors = add(m.actors, r.wisher(i, m.actors)...)
	}
	if over >= 0 && len(r.sidesOf(m.actors)) < 2 {
		m.actors, m.told = r.holders(over, m.actors), true
	}
	if v >= 0 && r.d.Tokens[i].Rel.Subject() && len(r.sidesOf(m.actors)) < 2 {
		for c := range r.d.Children(v) { // "a call took place between A and B"
			if p := r.caseOf(c); r.d.Tokens[c].Rel == readout.RelObl && (p == "between" || p == "among") {
				m.actors, m.told = r.slot(m, c), true
			}
		}
	}
	if v >= 0 && r.d.Tokens[i].Rel.Subject() && r.takesPlace(v) {
		m.told = true
	}
	if v >= 0 && len(m.actors) < 2 && r.ofThose(i) {
		ids := r.phrase(r.subject(v), nil)
		for c := range r.d.Children(v) {
			if r.d.Tokens[c].Rel == readout.RelNsubj && c < v {
				ids = r.phrase(c, ids)
			}
		}
		if len(r.persons(ids)) >= 2 || len(r.sidesOf(ids)) >= 2 {
			m.actors, m.told = ids, true // "A and B agreed at their first meeting"
		}
	}
	if v >= 0 && len(m.actors) == 0 && r.d.Tokens[i].Rel == readout.RelObj && r.is(v, isLeave) {
		if ids := r.phrase(r.subject(v), nil); len(r.sidesOf(ids)) >= 2 {
			m.actors = ids // "delegations from A and B broke off talks"
		}
	}
	if v >= 0 && len(r.sidesOf(m.actors)) < 2 {
		r.bySubject(m, i, v)
	}
	if len(m.actors) == 0 && r.is(i, isNegotiation) {
		m.actors = r.fronted(i)
		m.told = m.told || len(m.actors) > 0
	}
	if v >= 0 && r.holds(i, v) {
		m.told = true
	}
	if v >= 0 && r.holds(i, v) && r.d.Tokens[v].Lemma != "host" {
		m.actors = r.holders(v, m.actors)
	}
	if r.is(i, isMediate) {
		m.actors = r.between(i)
		if len(m.actors) == 0 && m.event >= 0 {
			m.actors = append(m.actors, r.rec.Events[m.event].Recipients...)
		}
	}
	m.talks = r.is(i, isNegotiation)
	m.named = m.talks && len(m.actors) == 0 && r.d.Child(i, readout.RelCompound) >= 0
	m.kind = r.kind(i)
	m.status = r.nominalStatus(i)
	m.refers = m.refers || m.talks && r.bare(i) && r.preposition(i) != "for" && (m.status == readout.Happened || m.status == readout.Ongoing)
	first, last := r.d.Subtree(i)
	if last-first > 25 {
		first, last = i, i
	}
	for first < i && (r.d.Tokens[first].Rel == readout.RelCase || r.d.Tokens[first].Rel == readout.RelMark || r.d.Tokens[first].Tag == readout.PUNCT) {
		first++
	}
	m.evidence = r.d.Words(first, r.trim(last))
}

// bySubject gives the encounter of the noun at token i those whom its verb v has together:
// "A and B put off Saturday's talks", "agreed in a telephone call that", "C invited A and B
// to a new session", "ended a third day of talks".
func (r *reading) bySubject(m *mention, i, v int32) {
	t := &r.d.Tokens[i]
	if t.Rel == readout.RelNmod && r.opensWith(i, "of") && r.d.Tokens[t.Head].Rel == readout.RelObj {
		switch r.d.Tokens[t.Head].Lemma { // "a third day of talks"
		case "day", "hour", "week", "round", "evening", "morning", "afternoon":
			if u := r.d.Tokens[t.Head].Head; u >= 0 && roundVerbs[r.d.Tokens[u].Lemma] {
				if ids := r.phrase(r.subject(u), nil); len(r.sidesOf(ids)) >= 2 {
					m.actors, m.told = ids, true
				}
			}
		}
		return
	}
	if r.d.Tokens[v].Tag != readout.VERB {
		return
	}
	switch {
	case t.Rel == readout.RelObj && r.putsOff(v):
		if ids := r.phrase(r.subject(v), nil); len(r.sidesOf(ids)) >= 2 {
			m.actors, m.told = ids, true
		}
	case t.Rel == readout.RelObl && r.is(i, isCall) && r.opensWith(i, "in", "during", "by", "over"):
		if ids := r.phrase(r.subject(v), nil); len(r.sidesOf(ids)) >= 2 {
			m.actors, m.told = ids, true
		}
	case t.Rel == readout.RelObl && r.opensWith(i, "to", "for") && (r.d.Tokens[v].Lemma == "invite" || r.d.Tokens[v].Lemma == "summon"):
		if ids := r.phrase(r.d.Child(v, readout.RelObj), nil); len(r.sidesOf(ids)) >= 2 {
			m.actors, m.told = ids, true
		}
	}
}

// roundVerbs are verbs of which talks of some days are the object.
var roundVerbs = setOf("end conclude finish close begin open start complete hold wind wrap")

// takesPlace says whether the verb at token v says no more than that its subject was.
func (r *reading) takesPlace(v int32) bool {
	switch r.d.Tokens[v].Lemma {
	case "take":
		return int(v)+1 < len(r.d.Tokens) && r.d.Tokens[v+1].Lemma == "place"
	case "occur", "happen":
		return true
	}
	return false
}

// ofThose says whether the noun at token i is that of those whom its clause is
// about, and the occasion of what they do: "at their meeting".
func (r *reading) ofThose(i int32) bool {
	if r.d.Tokens[i].Rel != readout.RelObl || !r.opensWith(i, "at", "in", "during", "after") {
		return false
	}
	p := r.d.Child(i, readout.RelNmodPoss)
	return p >= 0 && strings.EqualFold(r.d.Word(p), "their")
}

// opensWith says whether one of the prepositions stands before token i.
func (r *reading) opensWith(i int32, preps ...string) bool {
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel == readout.RelCase && slices.Contains(preps, r.d.Tokens[c].Lemma) {
			return true
		}
	}
	return false
}

// fronted reads "after three days of talks, A and B said": whoever the clause is
// about held them.
func (r *reading) fronted(i int32) []string {
	v := r.verb(i)
	if v < 0 || r.d.SentenceOf(v) != r.d.SentenceOf(i) || v < i && r.preposition(i) != "after" {
		return nil
	}
	for n := 0; n < 2 && v >= 0; n++ {
		if ids := r.phrase(r.subject(v), nil); len(r.sidesOf(ids)) >= 2 {
			return ids
		}
		v = r.verb(r.d.Tokens[v].Head)
	}
	return nil
}

// holds says whether verb v with the noun i means that the encounter took place
// or takes place: "held talks", "met for talks".
func (r *reading) holds(i, v int32) bool {
	switch r.d.Tokens[i].Rel {
	case readout.RelObj:
		return r.is(v, isHold) && !r.is(v, isMediate)
	case readout.RelObl:
		return r.within1(i) && r.is(v, isMeet|isHold)
	}
	return false
}

// holders adds who verb v says took part.
func (r *reading) holders(v int32, into []string) []string {
	into = r.phrase(r.subject(v), into)
	for c := range r.d.Children(v) {
		if r.d.Tokens[c].Rel == readout.RelObl && r.caseOf(c) == "with" {
			into = r.phrase(c, into)
		}
	}
	return into
}

// kind returns what sort of encounter the noun is.
func (r *reading) kind(i int32) string {
	switch {
	case r.is(i, isNegotiation):
		return "talks"
	case r.is(i, isSummit):
		return "summit"
	case r.is(i, isVisit):
		return "visit"
	case r.is(i, isCall):
		return "call"
	}
	return "meeting"
}

// nominalStatus is the status of a noun's encounter. What denies the verb does
// not deny the encounter ("the talks did not end the war") unless the verb says
// that it takes place.
func (r *reading) nominalStatus(i int32) readout.Status {
	st := r.status(i)
	h := r.d.Tokens[i].Head
	if st == readout.NotHappened && h >= 0 && r.d.Tokens[i].Rel.Subject() && !r.denied(i) && !r.is(h, isHold) && !r.is(h, isRefuse) {
		return readout.Happened
	}
	return st
}

// bare says whether the noun stands without article or number: "talks ended".
func (r *reading) bare(i int32) bool {
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelDet, readout.RelNummod, readout.RelNmodPoss:
			return false
		}
	}
	return true
}

// ofBody says whether token c names a body whose meeting this is, a "Security
// Council session"; those who meet at its edge are others.
func (r *reading) ofBody(c int32) bool {
	for _, id := range r.d.ActorsAt(c) {
		if a := r.actor(id); a != nil && (a.Kind == readout.ActorIGO || a.Kind == readout.ActorOrganisation) {
			return true
		}
	}
	return false
}

// encounterNoun leaves out the nouns that name something else: "a call for
// calm", "an exchange of prisoners", the summit that lends its name.
func (r *reading) encounterNoun(i int32) bool {
	t := &r.d.Tokens[i]
	if t.Head >= 0 && (r.d.Tokens[t.Head].Lemma == "sideline" || r.d.Tokens[t.Head].Lemma == "sidelines" || r.d.Tokens[t.Head].Lemma == "margin" || r.d.Tokens[t.Head].Lemma == "fringe") {
		return false // the event at whose edge they met
	}
	if t.Rel == readout.RelCompound || r.is(i, isVisit) {
		return false
	}
	for c := range r.d.Children(i) {
		x := &r.d.Tokens[c]
		switch x.Rel {
		case readout.RelNmod:
			switch r.caseOf(c) {
			case "with":
				if x.Lemma == "capital" || x.Lemma == "leadership" {
					return false // what delegates go home for
				}
			case "of":
				if !r.is(c, isNegotiation|isEncounter) && !r.is(i, isRound|isNegotiation) && x.Lemma != "minute" && x.Lemma != "hour" {
					return false
				}
			case "for", "to":
				if r.is(i, isCall) {
					return false
				}
			}
		case readout.RelCompound, readout.RelNmodDesc:
			if r.is(i, isSummit) || r.ofBody(c) {
				return false
			}
			switch x.Lemma {
			case "prisoner", "fire", "gunfire", "hostage", "stock", "news", "press", "court", "training", "rate":
				return false
			}
		}
	}
	return true
}

// offers says whether a verb puts forward talks in which its subject takes part.
func offers(lemma string) bool {
	switch lemma {
	case "propose", "offer", "seek", "want", "request":
		return true
	}
	return false
}

// spell returns the verb of "held three days of talks", "ended a week of
// negotiations"; -1 if the noun at token i is not what a spell of time is filled with.
func (r *reading) spell(i int32) int32 {
	t := &r.d.Tokens[i]
	if t.Rel != readout.RelNmod || t.Head < 0 || !r.opensWith(i, "of") {
		return -1
	}
	switch h := &r.d.Tokens[t.Head]; h.Lemma {
	case "day", "hour", "week", "month", "round", "series":
		if h.Rel == readout.RelObj && h.Head >= 0 && r.is(h.Head, isHold) && r.status(h.Head) == readout.Happened {
			return h.Head
		}
	}
	return -1
}

// opens says whether a phrase with that preposition hangs from token i.
func (r *reading) opens(i int32, prep string) bool {
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel == readout.RelNmod && r.caseOf(c) == prep {
			return true
		}
	}
	return false
}

// wisher returns the other side of "the talks with B", who is whoever hopes for
// them, wants them or plans them.
func (r *reading) wisher(i int32, with []string) []string {
	for n, v := 0, r.verb(r.d.Tokens[i].Head); v >= 0 && n < 3; n, v = n+1, r.verb(r.d.Tokens[v].Head) {
		if !r.is(v, isDesire|isPlan) {
			continue
		}
		if ids := r.phrase(r.subject(v), nil); len(r.sidesOf(ids)) == 1 && len(intersect(r.sidesOf(ids), r.sidesOf(with))) == 0 {
			return r.parties(ids)
		}
	}
	return nil
}

// withOnly says whether all who take part hang from the noun at token i by one
// "with": they are one side of the table, and the other is not named.
func (r *reading) withOnly(i int32, m *mention) bool {
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel != readout.RelNmod || r.caseOf(c) != "with" {
			continue
		}
		with := r.d.Words(r.d.Subtree(c))
		return !slices.ContainsFunc(m.actors, func(id string) bool {
			a := r.actor(id)
			return a == nil || !slices.ContainsFunc(a.Mentions, with.Contains) || slices.ContainsFunc(a.Mentions, func(s readout.Span) bool {
				return s.Start < with.Start && s.Start >= r.sentence(i).Start
			})
		})
	}
	return false
}
