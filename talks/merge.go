package talks

import (
	"slices"
	"strings"

	"readout"
)

// place puts a mention with the encounter that it tells of, or opens a new one.
func (r *reading) place(m mention) {
	if e := r.sameAs(&m); e >= 0 && !m.fresh {
		r.join(e, m)
		return
	}
	if m.refers && !m.they && len(r.sidesOf(m.actors)) < 2 && !m.talks && m.event < 0 || m.partial && len(m.actors) < 2 {
		return // "the session" of nobody
	}
	r.meetings = append(r.meetings, encounter{meeting: -1})
	r.join(len(r.meetings)-1, m)
}

// A placed word is one for an encounter.
type placed struct{ head, encounter int32 }

func (r *reading) join(k int, m mention) {
	r.heads = append(r.heads, placed{m.head, int32(k)})
	r.headed[m.head] = int32(k)
	e := &r.meetings[k]
	e.mentions = append(e.mentions, m)
	e.actors = add(e.actors, m.actors...)
	e.talks = e.talks || m.talks
	e.held = e.held || m.status == readout.Happened || m.status == readout.Ongoing
}

// sameAs returns the encounter that m tells of, -1 if it is a new one. The
// nearest that fits wins; talks go with talks first.
func (r *reading) sameAs(m *mention) int {
	if v := r.d.Tokens[m.head].Head; v >= 0 && r.within1(m.head) {
		if e := r.meetingAt(v); e >= 0 && r.fits(&r.meetings[e], m) {
			return e // "met for talks", "held a meeting"
		}
	}
	if m.again >= 0 {
		for e := range r.meetings {
			if slices.ContainsFunc(r.meetings[e].mentions, func(x mention) bool { return x.event == m.again }) && r.fits(&r.meetings[e], m) {
				return e
			}
		}
	}
	best, second := -1, -1
	for e := len(r.meetings) - 1; e >= recent(len(r.meetings)); e-- {
		x := &r.meetings[e]
		if !r.fits(x, m) {
			continue
		}
		switch {
		case x.talks == m.talks && (best < 0 || x.last() > r.meetings[best].last()):
			best = e
		case x.talks != m.talks && (second < 0 || x.last() > r.meetings[second].last()):
			second = e
		}
	}
	if best < 0 && second >= 0 && r.loose(&r.meetings[second], m) {
		return second
	}
	return best
}

// within1 says whether the noun tells of the act of its verb: "met for talks",
// "held a meeting"; not "met as talks ended".
func (r *reading) within1(i int32) bool {
	switch r.d.Tokens[i].Rel {
	case readout.RelObj:
		return true
	case readout.RelObl:
		p := r.caseOf(i)
		return p == "for" || p == "in" || p == "at"
	}
	return false
}

func (e *encounter) last() int32 { return e.mentions[len(e.mentions)-1].head }

// loose says whether a word for talks may tell of a mere meeting, or the other
// way round: the same people, or a bare reference to it.
func (r *reading) loose(e *encounter, m *mention) bool {
	if len(r.sidesOf(m.actors)) == 0 {
		return m.refers
	}
	p := r.persons(m.actors)
	return len(p) >= 2 && len(p) == len(intersect(p, r.persons(e.actors)))
}

// fits says whether m may tell of e: neither who takes part nor the day nor the
// status stands against it.
func (r *reading) fits(e *encounter, m *mention) bool {
	future := m.status == readout.Planned || m.status == readout.Desired || m.status == readout.Conditional || m.status == readout.Hypothetical
	if m.status == readout.NotHappened && e.held && (r.d.Tokens[m.head].Tag == readout.VERB || !m.talks && len(m.actors) >= 2) {
		return false
	}
	if future && e.held && !(m.refers && len(m.actors) == 0) {
		return false
	}
	if len(m.actors) == 0 {
		if r.anotherDay(e, m) {
			return false
		}
		return m.refers && !m.partial && r.within2(e, m) && (!m.people || r.peopled(e) && r.ranked(e, m.rank))
	}
	if m.partial && len(m.actors) < 2 {
		return false
	}
	mp, ep := r.persons(m.actors), r.persons(e.actors)
	if len(mp) > 0 && len(ep) > 0 {
		n := len(intersect(mp, ep))
		if n < min(len(mp), len(ep)) {
			return false
		}
	} else if e.talks != m.talks && len(mp)+len(ep) > 0 {
		return false // the leaders' meeting is not their governments' talks
	}
	ms, es := r.sidesOf(m.actors), r.sidesOf(e.actors)
	if len(ms) > 0 && len(es) > 0 && len(intersect(ms, es)) < min(len(ms), len(es)) {
		return false
	}
	return e.talks || m.talks || e.sameDay(m)
}

// anotherDay says whether of m and e one was put off or called off and the other is
// set for another day: "The third round will be held on June 4. That of May 8 was
// cancelled."
func (r *reading) anotherDay(e *encounter, m *mention) bool {
	first := &e.mentions[0]
	off, set := m, first
	if m.status != readout.NotHappened {
		off, set = first, m
	}
	if off.status != readout.NotHappened || set.status != readout.Planned || !r.d.Tokens[off.head].Tag.Noun() {
		return false
	}
	a, b := r.dayOwn(off.head), r.dayAhead(set.head, set.evidence)
	return a != "" && b != "" && a != b
}

// within2 says whether a mention that names nobody is near enough to what it
// refers to: eight sentences, and two where talks go on from a mere meeting.
func (r *reading) within2(e *encounter, m *mention) bool {
	far := r.d.SentenceOf(m.head) - r.d.SentenceOf(e.last())
	if e.talks != m.talks {
		return far <= 2 && e.kind() != "visit" && !m.named
	}
	return far <= 8 || e.talks
}

// sameDay says whether the day of m does not contradict those of e, and whether
// both are news or both are background.
func (e *encounter) sameDay(m *mention) bool {
	for i := range e.mentions {
		x := &e.mentions[i]
		if x.day == "" || m.day == "" {
			if x.past != m.past && x.event >= 0 && m.event >= 0 {
				return false
			}
			continue
		}
		if x.basis != readout.BasisInferred && m.basis != readout.BasisInferred && apart(x.day, m.day) {
			return false
		}
	}
	return true
}

// apart says whether two dates or intervals have no day in common.
func apart(a, b string) bool {
	a1, a2 := ends(a)
	b1, b2 := ends(b)
	return isoDay(a1) && isoDay(b1) && (before(a2, b1) || before(b2, a1))
}

// ends returns the first and the last part of an interval.
func ends(d string) (first, last string) {
	if first, last, ok := strings.Cut(d, "/"); ok {
		return first, last
	}
	return d, d
}

// before compares two dates as far as both are given.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

// persons keeps the persons among some actors.
func (r *reading) persons(ids []string) []string {
	var out []string
	for _, id := range ids {
		if a := r.actor(id); a != nil && a.Kind == readout.ActorPerson && !a.Anonymous {
			out = append(out, id)
		}
	}
	return out
}

func intersect(a, b []string) []string {
	var out []string
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}
