package talks

import (
	"slices"
	"strings"

	"readout"
)

// A mention is one place where the report tells of an encounter.
type mention struct {
	head     int32
	actors   []string // who takes part, as these words say
	status   readout.Status
	event    int  // in Record.Events, -1 if none
	talks    bool // a word for negotiating and not only for meeting
	kind     string
	refers   bool // "the meeting", "their talks": one that was told of before
	told     bool // it is said to take place: an event, a verb, "held talks"
	named    bool // "peace talks": a negotiation with a name of its own
	partial  bool // who takes part is named but not known
	past     bool // background, and not the news
	vouched  []string
	day      string
	basis    readout.Basis
	evidence readout.Span
}

// An encounter is a meeting with all the mentions that tell of it.
type encounter struct {
	mentions []mention
	actors   []string
	talks    bool
	held     bool
	meeting  int // in Record.Meetings, -1 where it is not kept
}

// encounters collects the mentions and puts those of one meeting together.
func (r *reading) encounters() {
	const any = isMeet | isSpeak | isNegotiate | isEncounter | isNegotiation
	events := r.consultations()
	for s := range r.d.Sentences {
		if r.has[s]&any == 0 && events[int32(s)] == nil {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if m, ok := r.encounterAt(i, events[int32(s)]); ok {
				r.place(m)
			}
		}
	}
}

// consultations lists the CONSULT events by sentence.
func (r *reading) consultations() map[int32][]int {
	var out map[int32][]int
	for e := range r.rec.Events {
		ev := &r.rec.Events[e]
		if ev.Type != "CONSULT" || ev.Head < 0 || int(ev.Head) >= len(r.d.Tokens) {
			continue
		}
		if out == nil {
			out = map[int32][]int{}
		}
		s := int32(r.d.SentenceOf(ev.Head))
		out[s] = append(out[s], e)
	}
	return out
}

// encounterAt reads token i as the word for an encounter; ok is false where it is none.
func (r *reading) encounterAt(i int32, events []int) (m mention, ok bool) {
	m = mention{head: i, event: -1}
	for _, e := range events {
		if r.rec.Events[e].Head == i {
			m.event = e
		}
	}
	t := &r.d.Tokens[i]
	switch {
	case t.Tag == readout.VERB && r.is(i, isSpeak) && r.phoned(i):
		r.verbal(&m)
		m.kind = "call"
	case t.Tag == readout.VERB && r.is(i, isMeet|isNegotiate) || t.Tag == readout.VERB && m.event >= 0:
		r.verbal(&m)
	case t.Tag.Noun() && r.is(i, isEncounter|isNegotiation):
		if !(m.event >= 0 && r.is(i, isVisit)) && (!r.encounterNoun(i) || m.event < 0 && t.Fine == readout.NNS && !r.is(i, isNegotiation)) {
			return m, false
		}
		r.nominal(&m)
	case m.event >= 0:
		r.nominal(&m)
	default:
		return m, false
	}
	if m.event >= 0 {
		ev := &r.rec.Events[m.event]
		if r.mediation(ev) && len(ev.Recipients) >= 2 {
			m.actors = slices.Clone(ev.Recipients)
		} else if len(r.sidesOf(m.actors)) < 2 && !(r.is(i, isMediate) || t.Lemma == "host") {
			m.actors = add(m.actors, ev.Actors...)
			m.actors = add(m.actors, ev.Recipients...)
		}
		if m.vouched = ev.VouchedBy; m.status != readout.NotHappened || ev.Status != readout.Happened || t.Tag == readout.VERB {
			m.status = ev.Status // else the report has it postponed or called off
		}
		m.day, m.basis, m.past = ev.Date, ev.DateBasis, ev.Background
		if strings.Contains(ev.Mode, "visit") && t.Tag == readout.VERB && !r.is(i, isMeet|isHold) {
			m.kind = "visit"
		}
	}
	if t.Tag.Noun() && (m.status == readout.Happened || m.status == readout.Planned) && r.putOff(i) {
		m.status = readout.NotHappened
	}
	m.actors = r.known(m.actors)
	if len(m.vouched) == 0 {
		m.vouched = r.voice(r.d.Words(i, i))
	}
	if (m.event < 0 || !r.is(i, isMeet)) && !r.tellable(&m) {
		return m, false
	}
	m.told = m.told || m.event >= 0 || t.Tag == readout.VERB || r.outcomeAt(i)
	return m, m.refers || len(m.actors) >= 2 || m.event >= 0 && len(m.actors) > 0
}

// putOff says whether the sentence has the encounter at token i postponed or
// called off.
func (r *reading) putOff(i int32) bool {
	hits := r.hitsIn(int32(r.d.SentenceOf(i)))
	for k := range hits {
		h := &hits[k]
		if h.value("state") == trPostponed && h.first <= i && i <= h.last && !r.astray(h, r.top(h)) {
			st := r.hitStatus(h)
			return st == readout.Happened || st == readout.NotHappened
		}
	}
	return false
}

// phoned says whether the sentence of token i has them speak from afar.
func (r *reading) phoned(i int32) bool {
	hits := r.hitsIn(int32(r.d.SentenceOf(i)))
	for k := range hits {
		if h := &hits[k]; (h.value("mode") == "phone" || h.value("mode") == "video") && h.first > i && h.first-i < 12 {
			return true
		}
	}
	return false
}

// known leaves out those of whom nothing is known, "leaders" or "officials".
func (r *reading) known(ids []string) []string {
	return slices.DeleteFunc(ids, func(id string) bool {
		a := r.actor(id)
		return a == nil || a.Anonymous && r.side(id) == ""
	})
}

// outcomeAt says whether a phrase with token i tells how the encounter went.
func (r *reading) outcomeAt(i int32) bool {
	return slices.ContainsFunc(r.hitsIn(int32(r.d.SentenceOf(i))), func(h hit) bool {
		return h.first <= i && i <= h.last && (h.value("state") != "" || h.value("outcome") != "" || h.value("resume") != "")
	})
}

// tellable says whether a mention that no event stands behind tells of an
// encounter at all: what is only imagined does not, and what a verb denies is
// not cancelled by that.
func (r *reading) tellable(m *mention) bool {
	switch m.status {
	case readout.Hypothetical, readout.Conditional:
		return false
	case readout.NotHappened:
		return r.d.Tokens[m.head].Tag != readout.VERB
	}
	return true
}

// verbal reads "A met B", "the two conferred", "they negotiated a plan".
func (r *reading) verbal(m *mention) {
	i := m.head
	s := r.subject(i)
	m.kind, m.status, m.evidence = "meeting", r.status(i), r.clauseSpan(i, s)
	obj := r.d.Child(i, readout.RelObj)
	if obj >= 0 && r.is(obj, isNegotiation|isEncounter) {
		m.kind, m.talks = r.kind(obj), r.is(obj, isNegotiation)
	}
	if r.is(i, isMediate) || r.d.Tokens[i].Lemma == "host" {
		r.hosted(m, obj)
		return
	}
	if s >= 0 {
		m.actors = r.slot(m, s)
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

// nominal reads "talks between A and B", "A's meeting with B", "A-B talks",
// "A and B held talks", "the meeting".
func (r *reading) nominal(m *mention) {
	i := m.head
	v := r.d.Tokens[i].Head
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
	if v >= 0 && (r.d.Tokens[i].Rel == readout.RelObj || r.opensWith(i, "of", "from")) && len(r.sidesOf(m.actors)) == 1 && r.is(v, isLeave|isHold|isRefuse) && r.d.Tokens[v].Lemma != "host" {
		m.actors = r.phrase(r.subject(v), m.actors) // "A broke off talks with B"
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
	m.refers = m.refers || m.talks && r.bare(i) && (m.status == readout.Happened || m.status == readout.Ongoing)
	first, last := r.d.Subtree(i)
	if last-first > 25 {
		first, last = i, i
	}
	for first < i && (r.d.Tokens[first].Rel == readout.RelCase || r.d.Tokens[first].Rel == readout.RelMark || r.d.Tokens[first].Tag == readout.PUNCT) {
		first++
	}
	m.evidence = r.d.Words(first, r.trim(last))
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
	if v <= i || r.d.SentenceOf(v) != r.d.SentenceOf(i) {
		return nil
	}
	if ids := r.phrase(r.subject(v), nil); len(r.sidesOf(ids)) >= 2 {
		return ids
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
			case "of":
				if !r.is(c, isNegotiation|isEncounter) && !r.is(i, isRound|isNegotiation) {
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
