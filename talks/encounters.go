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
	refers   bool   // "the meeting", "their talks": one that was told of before
	told     bool   // it is said to take place: an event, a verb, "held talks"
	fresh    bool   // one more than those told of before
	listed   bool   // "they met: N and M"
	they     bool   // "they met": the two sides of the report, if nobody else is told
	named    bool   // "peace talks": a negotiation with a name of its own
	partial  bool   // who takes part is named but not known
	rank     string // of those whom it refers to, "the two presidents"; empty for any
	people   bool   // it refers to people, and not to sides
	again    int    // the event that these words tell of once more, -1 if none
	starts   bool   // it is told to begin on a day to come
	past     bool   // background, and not the news
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
	const any = isSit | isMeet | isSpeak | isNegotiate | isEncounter | isNegotiation
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
	r.unnamed()
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
		for _, m := range ev.Mentions {
			if k := int32(r.d.SentenceOf(r.tokenAt(m.Start))); !slices.Contains(out[k], e) {
				out[k] = append(out[k], e)
			}
		}
	}
	return out
}

// toldAgain says whether token i is the verb of another mention of the event:
// "they also discussed".
func (r *reading) toldAgain(ev *readout.Event, i int32) bool {
	at := r.d.Tokens[i].Span
	return r.d.Tokens[i].Tag == readout.VERB && slices.ContainsFunc(ev.Mentions, func(m readout.Span) bool { return m.Contains(at) })
}

// encounterAt reads token i as the word for an encounter; ok is false where it is none.
func (r *reading) encounterAt(i int32, events []int) (m mention, ok bool) {
	m = mention{head: i, event: -1, again: -1}
	for _, e := range events {
		switch ev := &r.rec.Events[e]; {
		case ev.Head == i:
			m.event = e
		case r.toldAgain(ev, i):
			m.again = e
		}
	}
	t := &r.d.Tokens[i]
	it := r.itTookPlace(i)
	switch {
	case it >= 0:
		r.tookPlace(&m, it)
	case t.Tag == readout.VERB && r.headline(i):
		r.nominal(&m)
		m.talks, m.kind, m.status = true, "talks", readout.Happened
	case t.Tag == readout.VERB && t.Lemma == "sit" && r.sitDown(i):
		r.verbal(&m)
		m.kind, m.talks = "talks", true
	case t.Tag == readout.VERB && r.is(i, isSpeak) && r.phoned(i):
		r.verbal(&m)
		m.kind = "call"
	case t.Tag == readout.VERB && (r.is(i, isMeet|isNegotiate) || m.event >= 0 || m.again >= 0):
		r.verbal(&m)
		if m.again >= 0 && len(m.actors) == 0 {
			m.refers, m.partial = true, false
		}
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
		if strings.Contains(ev.Mode, "visit") && !r.is(i, isMeet|isHold|isEncounter|isNegotiation) {
			m.kind = "visit"
		}
	}
	switch {
	case t.Tag.Noun() && r.toBegin(i):
		m.starts = true
		if m.status == readout.NotHappened {
			m.status, m.day, m.basis = readout.Planned, "", ""
		}
	case t.Tag.Noun() && (m.status == readout.Happened || m.status == readout.Planned) && r.putOff(i):
		m.status = readout.NotHappened
	}
	if t.Tag == readout.VERB && m.status == readout.Planned && r.is(i, isMeet) && r.stayedAway(i) {
		m.status = readout.NotHappened
	}
	if !m.listed {
		m.actors = r.known(m.actors)
	}
	if t.Tag == readout.VERB && len(m.actors) > 2 {
		m.actors = r.apiece(m.actors, i)
	}
	if t.Tag.Noun() && len(r.sidesOf(m.actors)) >= 2 && r.withOnly(i, &m) {
		return m, false // "talks with A, B and C": one side of the table, and the other is not told
	}
	if len(m.vouched) == 0 {
		m.vouched = r.voice(r.d.Words(i, i))
	}
	if (m.event < 0 || !r.is(i, isMeet)) && !r.tellable(&m) {
		return m, false
	}
	if int(i)+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Lemma == "since" {
		m.day, m.past = "", false // the first since then: the day is that of another
	}
	m.told = m.told || m.event >= 0 || t.Tag == readout.VERB || r.outcomeAt(i)
	return m, m.refers || m.they || len(m.actors) >= 2 || m.event >= 0 && len(m.actors) > 0
}

// putOff says whether the sentence has the encounter at token i postponed or
// called off.
func (r *reading) putOff(i int32) bool {
	hits := r.hitsIn(int32(r.d.SentenceOf(i)))
	for k := range hits {
		h := &hits[k]
		if off(h.value("state")) && (h.first <= i && i <= h.last || r.d.Tokens[i].Rel.Subject() && r.d.Tokens[i].Head == r.top(h)) && !r.astray(h, r.top(h)) {
			st := r.hitStatus(h)
			return st == readout.Happened || st == readout.NotHappened
		}
	}
	return false
}

// toBegin says whether the encounter of the noun at token i is told to take place now or
// on some day to come, whatever was put off before: "the talks, postponed last week, will
// begin on Tuesday".
func (r *reading) toBegin(i int32) bool {
	v := r.d.Tokens[i].Head
	if v < 0 || !r.d.Tokens[i].Rel.Subject() || r.d.Tokens[v].Tag != readout.VERB {
		return false
	}
	switch r.d.Tokens[v].Lemma {
	case "begin", "start", "open", "resume", "convene", "hold", "take":
	default:
		return false
	}
	will := false
	for c := range r.d.Children(v) {
		if r.is(c, isNegation) {
			return false
		}
		will = will || r.is(c, isFuture)
	}
	return will
}

// putsOff says whether verb v puts off or calls off what is its object.
func (r *reading) putsOff(v int32) bool {
	hits := r.hitsIn(int32(r.d.SentenceOf(v)))
	return slices.ContainsFunc(hits, func(h hit) bool { return off(h.value("state")) && h.verb == v })
}

// refusedAt says whether somebody refuses the encounter of the verb at token i.
func (r *reading) refusedAt(i int32) bool {
	return slices.ContainsFunc(r.hitsIn(int32(r.d.SentenceOf(i))), func(h hit) bool {
		return h.value("state") == trRefused && h.first <= i && i <= h.last
	})
}

// headline says whether the verb at token i is the noun "Talks" with which a
// sentence begins: "Talks between A and B collapsed".
func (r *reading) headline(i int32) bool {
	if i != r.sentence(i).First || r.d.Word(i) != "Talks" || int(i)+1 >= len(r.d.Tokens) {
		return false
	}
	switch r.d.Tokens[i+1].Lemma {
	case "between", "on", "with", "over", "in", "about", "among":
		return true
	}
	return false
}

// sitDown says whether "sat" at token i is to sit down to talks: at one table, with.
func (r *reading) sitDown(i int32) bool {
	if int(i)+1 >= len(r.d.Tokens) {
		return false
	}
	for k := i + 1; k < r.sentence(i).Last && k < i+8; k++ {
		switch r.d.Tokens[k].Lemma {
		case "table":
			return true
		case "talk", "negotiation", "with":
			return r.d.Tokens[i+1].Lemma == "down"
		}
	}
	if r.d.Tokens[i+1].Lemma == "down" {
		ids := r.phrase(r.subject(i), nil)
		return len(r.sidesOf(ids)) >= 2 && r.ofPowers(ids)
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
		return r.d.Tokens[m.head].Tag != readout.VERB || r.refusedAt(m.head) || r.stayedAway(m.head)
	}
	return true
}
