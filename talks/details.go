package talks

import (
	"slices"
	"strings"

	"readout"
)

// details adds to the meetings what phrases around them say: setting, mode,
// format, level, tone, outcome, length, agenda, who else was there.
func (r *reading) details() {
	if len(r.rec.Meetings) == 0 {
		return
	}
	for i := range r.hits {
		h := &r.hits[i]
		for _, f := range h.pattern.fills {
			switch f.field {
			case "setting", "mode", "format", "level", "overran", "tone", "outcome", "openness", "joint", "progress":
				r.detail(h, f)
			}
		}
	}
	r.durations()
	r.agenda()
	r.photos()
}

func kept(x *encounter) bool { return x.meeting >= 0 }

// detail lets one phrase fill one field of the meeting at hand.
func (r *reading) detail(h *hit, f fill) {
	top := r.top(h)
	e := r.attach(top, kept)
	if e < 0 {
		return
	}
	m := &r.rec.Meetings[r.meetings[e].meeting]
	st := r.hitStatus(h)
	near := r.near(&r.meetings[e], h.sentence)
	switch f.field {
	case "setting":
		if near && m.Setting == "" && st == readout.Happened {
			m.Setting = f.value
		}
	case "mode":
		if near && m.Mode == "" {
			m.Mode = f.value
		}
	case "format":
		if near && m.Format == "" && st == readout.Happened {
			m.Format = f.value
		}
	case "level":
		if near && len(r.persons(r.meetings[e].actors)) == 0 {
			m.Level = f.value
		}
	case "openness":
		if near && m.Openness == "" && st != readout.NotHappened {
			m.Openness = f.value
		}
	case "joint":
		switch {
		case st == readout.NotHappened && f.value == "yes":
			m.JointText = "no"
		case st == readout.Happened:
			m.JointText = f.value
		}
	case "progress":
		r.progress(m, h, f.value, st)
	case "overran":
		if st == readout.Happened {
			m.Overran = true
			r.prove(&m.Item, h)
		}
	case "tone":
		if st == readout.Happened && r.aboutMeeting(h) {
			s := r.span(h)
			m.Tone = append(m.Tone, readout.Tone{Word: s, Holder: r.holder(r.voice(s))})
		}
	case "outcome":
		r.outcome(m, h, f.value, st)
	}
}

// near says whether an encounter is told of in the sentence.
func (r *reading) near(x *encounter, s int32) bool {
	return slices.ContainsFunc(x.mentions, func(m mention) bool { return int32(r.d.SentenceOf(m.head)) == s })
}

// prove adds the words of a phrase to the evidence of an item, and who vouches.
func (r *reading) prove(it *readout.Item, h *hit) {
	s := r.span(h)
	it.VouchedBy = add(it.VouchedBy, r.voice(s)...)
	for i, e := range it.Evidence {
		switch {
		case e.Contains(s):
			return
		case s.Contains(e):
			it.Evidence[i] = s
			return
		}
	}
	it.Evidence = append(it.Evidence, s)
}

// aboutMeeting says whether a word of tone is about an encounter and not, say,
// about a proposal: it stands alone, or beside a word for an encounter.
func (r *reading) aboutMeeting(h *hit) bool {
	i := h.first
	t := &r.d.Tokens[i]
	if t.Rel != readout.RelAmod || t.Head < 0 {
		return true
	}
	if r.is(t.Head, isEncounter|isNegotiation) {
		return true
	}
	switch r.d.Tokens[t.Head].Lemma {
	case "mood", "spirit", "atmosphere", "tone", "term", "manner", "spirits", "day", "reception":
		return true
	}
	return false
}

// outcomes in the order of the scale of results; the later one stands.
var outcomes = []string{"positions_stated", "exchange_of_views", "gaps_narrowed", "agreed_to_continue", "no_agreement", "in_principle", "full"}

// outcome sets the result of a meeting that one side alone does not make.
func (r *reading) outcome(m *readout.Meeting, h *hit, value string, st readout.Status) {
	if st == readout.NotHappened && value == "full" {
		value, st = "no_agreement", readout.Happened
	}
	if st == readout.NotHappened && h.pattern.id == "C13" {
		st = readout.Happened
	}
	if (value == "full" || value == "in_principle") && r.spokenOf(h) {
		return
	}
	if value == "full" && slices.ContainsFunc(r.hitsIn(h.sentence), func(o hit) bool {
		return o.value("outcome") == "in_principle" && o.first <= h.last && h.first <= o.last
	}) {
		value = "in_principle" // "reached an agreement in principle"
	}
	if st != readout.Happened || r.earlier(r.top(h)) && h.pattern.id != "C10" {
		return
	}
	if (value == "full" || value == "in_principle") && !r.corroborated(r.voice(r.span(h)), r.sidesOf(m.Parties)) {
		return
	}
	if slices.Index(outcomes, value) > slices.Index(outcomes, m.Outcome) {
		m.Outcome = value
		r.prove(&m.Item, h)
	}
}

// spokenOf says whether the agreement that a phrase names is one that there was
// before: "they are committed to the agreement in principle".
func (r *reading) spokenOf(h *hit) bool {
	for i := h.first; i <= h.last; i++ {
		if t := &r.d.Tokens[i]; t.Tag == readout.VERB {
			return false
		} else if r.is(i, isAgreement) {
			return r.definite(i) && !t.Rel.Subject()
		}
	}
	return false
}

// durations gives a meeting the length that its own clause or "lasted" states.
func (r *reading) durations() {
	for e := range r.meetings {
		x := &r.meetings[e]
		if x.meeting < 0 {
			continue
		}
		m := &r.rec.Meetings[x.meeting]
		for i := range x.mentions {
			t := r.timeIn(x.mentions[i].head, "DURATION")
			if t == nil || m.Duration != "" || x.mentions[i].status != readout.Happened && x.mentions[i].status != readout.Ongoing {
				continue
			}
			if strings.Contains(t.Value, "X") {
				continue
			}
			if strings.HasPrefix(t.Value, "PT") || x.talks && strings.HasSuffix(t.Value, "D") {
				m.Duration = t.Value
				m.Evidence = append(m.Evidence, t.Span)
			}
		}
		for i := range x.mentions {
			if n := &x.mentions[i]; m.Duration == "" && n.status == readout.Happened {
				if t := r.lasted(n.head); t != nil {
					m.Duration = t.Value
					m.Evidence = append(m.Evidence, t.Span)
				}
			}
		}
	}
}

// lasted is how long the encounter of the noun at token i was: "two days of talks", "a
// five-hour meeting", "the talks ended after two days"; nil if that is not told.
func (r *reading) lasted(i int32) *readout.Timex {
	if !r.d.Tokens[i].Tag.Noun() {
		return nil
	}
	over := r.d.Tokens[i].Head
	verb := r.verb(i)
	first, _ := r.d.Subtree(i)
	times := r.timesIn(r.sentence(i).Span)
	for k := range times {
		t := &times[k]
		if t.Type != "DURATION" || len(t.Value) < 3 || strings.Contains(t.Value, "X") || !strings.HasPrefix(t.Value, "PT") && !strings.HasSuffix(t.Value, "D") {
			continue
		}
		at, last := r.tokenAt(t.Span.Start), r.tokenAt(t.Span.End-1)
		switch {
		case over >= at && over <= last && r.opensWith(i, "of"), at >= first && last < i && i-last <= 3:
			return t
		case at > i && at > verb && verb >= 0 && at > 0 && r.d.Tokens[at-1].Lemma == "after" && r.stops(verb) && r.d.Below(i, verb) && r.clear(verb, at-1):
			return t
		}
	}
	return nil
}

// stops says whether the verb at token v is the end of what its subject or object does.
func (r *reading) stops(v int32) bool {
	switch r.d.Tokens[v].Lemma {
	case "end", "conclude", "close", "finish", "adjourn", "break", "go", "wrap", "collapse", "fail", "suspend":
		return r.status(v) == readout.Happened
	}
	return false
}

// photos adds those whom only pictures show: they were there if the picture is
// what it says it is.
func (r *reading) photos() {
	for i := range r.rec.Statements {
		st := &r.rec.Statements[i]
		if st.SourceKind == readout.SourceVisual {
			for _, c := range st.Content {
				r.pictured(c)
			}
		}
	}
	for _, l := range r.d.Report.Layout {
		if l.Kind == readout.LayoutCaption {
			r.pictured(l.Span)
		}
	}
}

func (r *reading) pictured(s readout.Span) {
	if s.Empty() || len(r.d.Tokens) == 0 {
		return
	}
	first := r.tokenAt(s.Start)
	e := r.attach(first, kept)
	if e < 0 {
		return
	}
	m := &r.rec.Meetings[r.meetings[e].meeting]
	for _, mn := range r.mentionsIn(s) {
		if !s.Contains(mn.Span) || mn.Kind != readout.KindName || mn.Chain < 0 {
			continue
		}
		for _, id := range r.d.Chains[mn.Chain].Actors {
			if r.person([]string{id}) && r.owner(mn.Head) && !slices.ContainsFunc(m.Participants, func(p readout.Participant) bool { return p.Actor == id }) {
				m.Participants = append(m.Participants, readout.Participant{Actor: id, Role: "aide", EvidenceKind: "photo", Span: mn.Span})
			}
		}
	}
}

// owner says whether the name at token i stands for the person and not for what
// is theirs ("Smith's office").
func (r *reading) owner(i int32) bool {
	return r.d.Tokens[i].Rel != readout.RelNmodPoss && r.d.Tokens[i].Rel != readout.RelCompound
}

// progress enters how far somebody says they got; what is denied is none.
func (r *reading) progress(m *readout.Meeting, h *hit, degree string, st readout.Status) {
	switch st {
	case readout.Happened, readout.Ongoing:
	case readout.NotHappened:
		if degree = "none"; h.pattern.negative {
			return
		}
	default:
		return
	}
	if r.earlier(r.top(h)) {
		return
	}
	s := r.span(h)
	if !slices.ContainsFunc(m.Progress, func(p readout.Progress) bool { return p.Word.Overlaps(s) }) {
		m.Progress = append(m.Progress, readout.Progress{Degree: degree, Word: s, Holder: r.holder(r.voice(s))})
	}
}
