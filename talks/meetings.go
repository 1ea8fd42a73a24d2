package talks

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// keep turns the encounters that took place, were cancelled or are under way
// into meetings of the record. What is only planned or wished is a next step.
func (r *reading) keep() {
	for e := range r.meetings {
		x := &r.meetings[e]
		st, vouched := r.standing(x)
		if st != readout.Happened && st != readout.Ongoing && st != readout.NotHappened && st != readout.Alleged {
			continue
		}
		if !slices.ContainsFunc(x.mentions, func(m mention) bool { return m.told }) {
			continue // named, but not said to take place
		}
		if st == readout.NotHappened && !r.calledOff(x) {
			continue // refused or only denied: nothing was to take place
		}
		between := r.counterparts(x)
		if len(between) < 2 && len(r.sidesOf(x.actors)) < 2 && len(r.persons(x.actors)) < 2 && !r.inService(x) {
			continue // of whom, with whom?
		}
		if len(r.persons(x.actors)) < 2 && !r.ofPowers(x.actors) && !r.inService(x) {
			continue // a tour of Nevada and Iowa
		}
		m := readout.Meeting{Kind: x.kind()}
		m.ID = "m" + strconv.Itoa(len(r.rec.Meetings)+1)
		m.Status, m.VouchedBy = st, vouched
		m.Span = r.d.Words(x.mentions[0].head, x.mentions[0].head)
		m.Rule, m.Score = "meeting."+m.Kind, 0.8
		m.State, m.By, m.Until = r.stateOfMeeting(x, st)
		x.meeting = len(r.rec.Meetings)
		r.rec.Meetings = append(r.rec.Meetings, m)
		r.describe(x)
		if len(between) == 2 {
			r.rec.Meetings[x.meeting].Parties = between
		}
	}
	r.details()
	for e := range r.meetings {
		if x := &r.meetings[e]; x.meeting >= 0 {
			r.settle(x)
		}
	}
	r.after()
	r.hosts()
	r.circumstances()
}

// calledOff says whether the report has the encounter postponed or cancelled, or
// says of the parties that they did not meet.
func (r *reading) calledOff(x *encounter) bool {
	for i := range x.mentions {
		m := &x.mentions[i]
		if r.is(m.head, isMeet) && r.d.Tokens[m.head].Tag == readout.VERB {
			return true
		}
		hits := r.hitsIn(int32(r.d.SentenceOf(m.head)))
		if slices.ContainsFunc(hits, func(h hit) bool { return off(h.value("state")) || h.value("state") == trRefused && len(m.actors) >= 2 }) {
			return true
		}
	}
	return false
}

// standing is the status of an encounter over all its mentions: one clear word
// that it took place outweighs plans; a refusal or cancellation alone is one.
func (r *reading) standing(x *encounter) (readout.Status, []string) {
	off := slices.ContainsFunc(x.mentions, func(m mention) bool { return m.status == readout.NotHappened && len(m.actors) > 0 })
	starts := slices.ContainsFunc(x.mentions, func(m mention) bool { return m.starts && m.status == readout.Planned })
	order := []readout.Status{readout.Happened, readout.Ongoing, readout.Alleged, readout.NotHappened}
	for _, want := range order {
		var vouched []string
		for i := range x.mentions {
			if m := &x.mentions[i]; m.status == want && !(starts && m.refers && m.event < 0) && !(off && m.refers && len(m.actors) == 0) {
				vouched = add(vouched, m.vouched...)
			}
		}
		if vouched != nil {
			return want, vouched
		}
	}
	return x.mentions[0].status, x.mentions[0].vouched
}

// kind is the most telling of the words used: talks, then call, summit, visit.
func (x *encounter) kind() string {
	kind := "meeting"
	for i := range x.mentions {
		m := &x.mentions[i]
		switch {
		case m.kind == "talks" && x.talks && x.mentions[0].talks:
			return "talks"
		case m.kind != "meeting" && m.kind != "talks" && !m.refers:
			kind = m.kind
		}
	}
	return kind
}

// describe fills what the mentions themselves say: events, parties, who took
// part, day and place.
func (r *reading) describe(x *encounter) {
	m := &r.rec.Meetings[x.meeting]
	if m.Parties = r.parties(x.actors); x.mentions[0].listed {
		m.Parties = slices.Clone(x.actors) // whose people they are, others may know better
	}
	for i := range x.mentions {
		n := &x.mentions[i]
		m.Evidence = append(m.Evidence, n.evidence)
		if n.event >= 0 {
			ev := &r.rec.Events[n.event]
			m.Events = append(m.Events, ev.ID)
			ev.Meeting = m.ID
			if ev.Place != "" && m.Place == "" && ev.PlaceBasis != readout.BasisStated {
				m.Place, m.PlaceBasis = ev.Place, ev.PlaceBasis
			}
			if m.Kind == "visit" {
				m.Setting = "visit"
			}
			if ev.Mode == "phone" {
				m.Mode = "phone"
			}
		}
		r.when(m, n)
		if p := r.placeOf(n.head); p != nil && (m.Place == "" || m.PlaceBasis == readout.BasisInferred) {
			m.Place, m.PlaceBasis = p.ID, p.Basis
		} else if p := r.whereOf(n.head); p != nil && m.Place == "" {
			m.Place, m.PlaceBasis = p.ID, p.Basis
		}
	}
	role := "principal"
	if m.Kind == "talks" {
		role = "lead_negotiator"
	}
	for _, id := range r.persons(x.actors) {
		m.Participants = append(m.Participants, readout.Participant{Actor: id, Role: role, EvidenceKind: "text", Span: r.naming(id, x)})
	}
}

// naming returns the words that name an actor nearest to a mention of x that has it.
func (r *reading) naming(id string, x *encounter) readout.Span {
	a := r.actor(id)
	for i := range x.mentions {
		m := &x.mentions[i]
		if !slices.Contains(m.actors, id) {
			continue
		}
		s := r.sentence(m.head)
		for _, sp := range a.Mentions {
			if s.Contains(sp) {
				return sp
			}
		}
	}
	if len(a.Mentions) > 0 {
		return a.Mentions[0]
	}
	return readout.Span{}
}

// when takes the day of a mention: its event's, else that of a date in its clause.
func (r *reading) when(m *readout.Meeting, n *mention) {
	day, basis := n.day, n.basis
	if v := r.spell(n.head); v >= 0 && day == "" && r.d.Tokens[n.head].Tag.Noun() {
		if t := r.timeIn(v, "DATE"); t != nil && len(t.Begin) == 10 && t.Begin == t.End && t.Begin <= cmp.Or(r.published(), t.Begin) {
			day, basis = t.Begin, readout.BasisAnchored // "ended two days of talks on Friday"
		}
	}
	if from, _ := ends(day); n.status == readout.Happened && r.d.Report.Published.Known() && from > r.d.Report.Published.Date.Format("2006-01-02") {
		day = "" // what took place is not to come
	}
	if from, to := ends(day); from != to && !n.past && len(from) == 10 && len(to) == 10 && from[:7] != to[:7] {
		day = "" // a season or a year dates no meeting
	}
	if day == "" && (n.status == readout.Happened || n.status == readout.Ongoing) {
		if t := r.timeIn(n.head, "DATE"); t != nil && len(t.Begin) == 10 {
			if pub := r.d.Report.Published; pub.Known() && t.Begin > pub.Date.Format("2006-01-02") {
				return // what took place is not to come
			}
			day, basis = t.Begin, readout.BasisAnchored
			if t.End != t.Begin {
				if day = t.Value; strings.HasSuffix(day, "-WE") && len(t.End) == 10 {
					day = t.Begin + "/" + t.End // a weekend has two days
				}
			}
			if t.Anchor == "" {
				basis = readout.BasisStated
			}
		}
	}
	if day == "" && n.status == readout.NotHappened && r.d.Tokens[n.head].Tag.Noun() {
		day, basis = r.dayOwn(n.head), readout.BasisAnchored // "Wednesday's meeting" is that of Wednesday, whenever it was called off
	}
	if day == "" && m.Status == readout.NotHappened && (n.status == readout.NotHappened || n.status == readout.Planned) && r.d.Tokens[n.head].Tag == readout.VERB {
		if t := r.timeIn(n.head, "DATE"); t != nil && len(t.Begin) == 10 && t.Begin == t.End {
			day, basis = t.Begin, readout.BasisAnchored // "was to have met her on Monday"
		}
	}
	if day != "" && !isoDay(day) || day == "" {
		return
	}
	if m.Date == "" || len(m.Date) < len(day) && len(day) == 10 && strings.HasPrefix(day, m.Date) || m.DateBasis == readout.BasisInferred && basis != readout.BasisInferred {
		m.Date, m.DateBasis = day, basis
	}
}

// placeOf returns the place where the clause of token i has the encounter: one
// that hangs by "in" or "at" from the word itself or from its verb, and not from
// what was talked about.
func (r *reading) placeOf(i int32) *readout.Place {
	s := r.sentence(i)
	v := i
	if r.ofVerb(i) {
		v = r.clauseTop(i)
	}
	places := r.placesIn(s.Span)
	for k := range places {
		p := &places[k]
		top := r.topOf(p.Span)
		t := &r.d.Tokens[top]
		if t.Head != i && t.Head != v && !r.behindParties(t.Head, i) && !r.inside(t.Head, i, v) {
			continue
		}
		switch t.Rel {
		case readout.RelObl, readout.RelNmod:
			if c := r.caseOf(top); c == "in" || c == "at" {
				return p
			}
		case readout.RelAdvmod:
			return p // "here"
		}
	}
	return nil
}

// inside says whether token h is a room or building of the place where the encounter of
// token i with the verb v was: "met in the library of a seminary in B".
func (r *reading) inside(h, i, v int32) bool {
	for n := 0; h >= 0 && n < 4 && r.d.Tokens[h].Tag.Noun() && !r.is(h, isEncounter|isNegotiation); n++ {
		c := r.caseOf(h)
		switch t := &r.d.Tokens[h]; {
		case c != "in" && c != "at" && c != "of":
			return false
		case t.Rel != readout.RelObl && t.Rel != readout.RelNmod:
			return false
		case t.Head == i || t.Head == v:
			return c != "of"
		}
		h = r.d.Tokens[h].Head
	}
	return false
}

// behindParties says whether token h is one of the names in the phrase of the noun
// at token i, so that what hangs from it belongs to the noun: "talks between A and
// B in C".
func (r *reading) behindParties(h, i int32) bool {
	for n := 0; h >= 0 && n < 4 && r.d.Tokens[h].Tag == readout.PROPN; n++ {
		switch r.d.Tokens[h].Rel {
		case readout.RelNmod, readout.RelConj:
			if h = r.d.Tokens[h].Head; h == i {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// ofVerb says whether the day and place of the verb are those of the noun at
// token i: its subject or object, "met for talks"; not "met as talks ended".
func (r *reading) ofVerb(i int32) bool {
	t := &r.d.Tokens[i]
	return t.Tag == readout.VERB || t.Rel.Subject() || r.within1(i)
}

// isoDay says whether s begins with a year, so that it is a date and not PAST_REF.
func isoDay(s string) bool {
	return len(s) >= 4 && s[0] >= '0' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9'
}

// timeIn returns the time expression of that type in the clause of token i: one
// that hangs from it or from its verb.
func (r *reading) timeIn(i int32, kind string) *readout.Timex {
	v, s := i, r.sentence(i)
	if r.ofVerb(i) {
		v = r.clauseTop(i)
	}
	times := r.timesIn(s.Span)
	for k := range times {
		t := &times[k]
		if t.Type != kind || r.bound(t) {
			continue
		}
		top := r.topOf(t.Span)
		for n := 0; top >= 0 && n < 6; n++ {
			if top == i || top == v {
				return t
			}
			if r.d.Tokens[top].Tag == readout.VERB {
				break
			}
			top = r.d.Tokens[top].Head
		}
	}
	if v != i || r.d.Tokens[i].Tag == readout.VERB {
		return r.timeBeside(v, kind, 12)
	}
	return r.timeBeside(i, kind, 2)
}

// topOf returns the token of a span whose head lies outside.
func (r *reading) topOf(s readout.Span) int32 {
	first := r.tokenAt(s.Start)
	for i := first; i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < s.End; i++ {
		if h := r.d.Tokens[i].Head; h < 0 || !s.Overlaps(r.d.Tokens[h].Span) {
			return i
		}
	}
	return first
}

// settle concludes what follows from the rest: level, format, place of the host.
func (r *reading) settle(x *encounter) {
	m := &r.rec.Meetings[x.meeting]
	if m.Level == "" {
		m.Level = cmp.Or(r.level(x), r.levelOfWords(x), r.listedRank(x))
	}
	if m.Status == readout.NotHappened && m.Outcome == "" && m.State != trRefused && !r.is(x.mentions[0].head, isMeet) {
		m.Outcome = "cancelled"
	}
	if m.Format == "" {
		m.Format = format(len(r.sidesOf(m.Parties)))
	}
	if m.Mode == "phone" || m.Mode == "video" {
		if m.Kind == "meeting" {
			m.Kind, m.Rule = "call", "meeting.call"
		}
		m.Setting = "remote"
	}
	if m.Mode == "" && (m.Setting != "" || r.together(x, m)) {
		m.Mode = "in_person"
	}
	if m.Setting == "on_the_sidelines" && (m.Place == "" || m.PlaceBasis == readout.BasisInferred) {
		for i := range r.rec.Places {
			if p := &r.rec.Places[i]; p.Basis == readout.BasisHostEvent {
				m.Place, m.PlaceBasis = p.ID, p.Basis
				break
			}
		}
	}
}

func format(sides int) string {
	switch {
	case sides == 2:
		return "bilateral"
	case sides == 3:
		return "trilateral"
	case sides == 4:
		return "quadrilateral"
	case sides > 4:
		return "multilateral"
	}
	return ""
}

// levels are the ranks that make a level, highest first.
var levels = []string{"head_of_state_gov", "ministerial", "special_envoy", "ambassadorial", "senior_official"}

// level is that of the highest principal.
func (r *reading) level(x *encounter) string {
	best := len(levels)
	for _, id := range x.actors {
		if k := slices.Index(levels, r.actor(id).Rank); k >= 0 {
			best = min(best, k)
		}
	}
	if best == len(levels) {
		return ""
	}
	return levels[best]
}

// dayOwn is the day in the phrase of the noun at token i itself: "Friday's meeting",
// "talks planned for Friday".
func (r *reading) dayOwn(i int32) string {
	first, last := r.d.Subtree(i)
	span := r.d.Words(first, min(last, i+15))
	for _, t := range r.timesIn(span) {
		if t.Type == "DATE" && len(t.Begin) == 10 && t.Begin == t.End && span.Contains(t.Span) {
			return t.Begin
		}
	}
	return ""
}
