package talks

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// publish works out where a process stands and enters it in the record.
func (r *reading) publish(p *process, all []process) {
	state, last := fold(p.triggers)
	if state == stNone {
		state = r.standingOf(p)
	}
	if state == "" && len(p.denials) > 0 {
		state = stUnknown // all that is told is what it is not
	}
	r.matters(p)
	if state == "" || len(p.sides) < 2 && !r.moved(p) && (len(p.claims) == 0 || p.focus == "") {
		return
	}
	status := readout.Happened
	if state == stUnknown {
		status = readout.Alleged
	}
	if len(p.sides) == 0 && len(p.issues) == 0 && p.focus == "" {
		return // of nobody about nothing that we know: a round of golf
	}
	if len(p.parties) > 0 && !r.ofPowers(p.parties) {
		return // a club and a player
	}
	if !r.moved(p) && len(p.denials) == 0 && len(p.claims) == 0 && state != stFloated && len(p.issues) == 0 && p.resume == "" && !r.warring(p) && !r.negotiate(p) {
		return // "met for talks" is a meeting, and that is all
	}
	x := readout.Process{
		Parties: p.parties, Issues: p.issues, State: state, Resumption: p.resume, Intervention: r.intervention(p),
		Focus: p.focus, Frames: r.frames(p), StickingPoints: p.sticking, Name: r.name(p), Key: r.key(p), Outcome: r.result(p, state),
	}
	if x.Resumption == "" || slices.Contains(agreed, state) || state == stScheduled || state == stAgreedTalk || state == stFloated {
		x.Resumption = "none"
	}
	x.ID, x.Status, x.Rule, x.Score = r.newID("n", len(r.rec.Processes)), status, "process.state", 0.8
	for _, t := range p.triggers {
		r.prove(&x.Item, t.hit)
	}
	for _, h := range p.resumed {
		r.prove(&x.Item, h)
	}
	if len(x.Evidence) == 0 {
		x.Evidence, x.VouchedBy = p.evidence, []string{readout.ByAuthor}
	}
	if len(x.Evidence) > 0 {
		x.Span = x.Evidence[0]
	}
	for _, e := range p.meetings {
		r.list(&x, e)
	}
	r.ofSides(&x, p)
	for _, id := range x.Meetings {
		for i := range r.rec.Meetings {
			if r.rec.Meetings[i].ID == id {
				x.Hosts = add(x.Hosts, r.rec.Meetings[i].HostedBy...)
			}
		}
	}
	x.Reason, x.States = r.reason(p, state, last), r.states(p)
	p.id = x.ID
	r.rec.Processes = append(r.rec.Processes, x)
}

// moved says whether anything but that talks were held moved the state.
func (r *reading) moved(p *process) bool {
	return slices.ContainsFunc(p.triggers, func(t trigger) bool { return t.name != stSession || t.hit.value("resume") != "" })
}

// warring says whether an armed group is at the table: talks with one are never
// just a meeting.
func (r *reading) warring(p *process) bool {
	return slices.ContainsFunc(p.parties, func(id string) bool {
		a := r.actor(id)
		return a != nil && (rebel(a) || a.Kind == readout.ActorArmedGroup)
	})
}

// negotiate says whether the report calls it negotiating and not only talks.
func (r *reading) negotiate(p *process) bool {
	for _, e := range p.meetings {
		for i := range r.meetings[e].mentions {
			switch m := &r.meetings[e].mentions[i]; {
			case r.is(m.head, isNegotiate|isRound), r.d.Tokens[m.head].Lemma == "negotiation", m.named:
				return true
			}
		}
	}
	return r.talkedOf() >= 2
}

// talkedOf counts the sentences with a noun for talks.
func (r *reading) talkedOf() int {
	if r.talkedIn >= 0 {
		return r.talkedIn
	}
	n := 0
	for s := range r.d.Sentences {
		if r.has[s]&isNegotiation == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if r.d.Tokens[i].Tag == readout.NOUN && r.is(i, isNegotiation) {
				n++
				break
			}
		}
	}
	r.talkedIn = n
	return n
}

// standingOf is the state where no phrase moved it: talks took place, were set,
// agreed to or only wished for.
func (r *reading) standingOf(p *process) string {
	state, over := "", false
	for _, e := range p.meetings {
		for i := range r.meetings[e].mentions {
			m := &r.meetings[e].mentions[i]
			if len(m.actors) == 0 && len(p.sides) == 0 {
				continue
			}
			next := ""
			switch m.status {
			case readout.Happened, readout.Ongoing:
				switch {
				case !m.told || m.past || r.older(m.head, stSession): // talks of long ago are not at hand
				case r.hadBeen(m.head) || r.stalled(m.head):
					over = true
				default:
					next = stSession
				}
			case readout.Planned:
				next = stAgreedTalk
				switch {
				case !r.corroborated(m.vouched, p.sides):
					next = stFloated // one side alone says so
				case r.dated(m.head, "") != "":
					next = stScheduled
				}
			case readout.Desired:
				next = stFloated
			}
			if slices.Index(rounds, next) > slices.Index(rounds, state) {
				state = next
			}
		}
	}
	if over && slices.Contains([]string{"", stSession}, state) {
		return stUnknown // they went on once, or came to nothing, and nobody says more
	}
	if state == "" && slices.ContainsFunc(p.claims, func(t trigger) bool { return t.name != stSession }) {
		return stUnknown
	}
	return state
}

// list names a kept meeting as one of the process.
func (r *reading) list(x *readout.Process, e int) {
	if k := r.meetings[e].meeting; k >= 0 {
		x.Meetings = add(x.Meetings, r.rec.Meetings[k].ID)
		r.rec.Meetings[k].Series = x.ID
	}
}

// ofSides adds the meetings of the same parties that are no talks by name: the
// leaders met on the matter.
func (r *reading) ofSides(x *readout.Process, p *process) {
	for e := range r.meetings {
		m := &r.meetings[e]
		if m.meeting < 0 || m.talks || len(p.sides) < 2 {
			continue
		}
		if slices.Equal(r.sidesOf(m.actors), p.sides) {
			r.list(x, e)
		}
	}
}

// intervention says who else took the matter up: leaders, where others lead the
// talks, or a mediator.
func (r *reading) intervention(p *process) string {
	lead := ""
	for _, e := range p.meetings {
		if k := r.meetings[e].meeting; k >= 0 && r.meetings[e].kind() == "talks" {
			lead = r.rec.Meetings[k].Level
		}
	}
	for e := range r.meetings {
		x := &r.meetings[e]
		if x.meeting < 0 || x.kind() == "talks" || len(p.sides) < 2 || r.rec.Meetings[x.meeting].Status == readout.NotHappened {
			continue
		}
		if r.rec.Meetings[x.meeting].Level == levels[0] && lead != levels[0] && len(intersect(r.sidesOf(x.actors), p.sides)) == len(p.sides) {
			return "leaders"
		}
	}
	if p.mediated != nil || len(p.mediators) > 0 {
		return "mediator"
	}
	return "none"
}

// mediators returns the sides that the report has mediate without being a party.
func (r *reading) mediators(p *process) []string {
	var out []string
	for s := range r.d.Sentences {
		if r.has[s]&isMediate == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if !r.is(i, isMediate) || r.d.Tokens[i].Lemma == "mediation" {
				continue
			}
			if !r.about2(p, i) {
				continue
			}
			who := r.mediatesAt(i)
			sides := r.sidesOf(who)
			if len(sides) > 0 && len(intersect(sides, p.sides)) == 0 && r.holdsTrue(i) {
				out = add(out, sides...)
			}
		}
	}
	return out
}

// about2 says whether the talks at hand at token i are those of p, or the
// agreement there is between its parties.
func (r *reading) about2(p *process, i int32) bool {
	if e := r.attach(i, func(x *encounter) bool { return x.talks }); e >= 0 {
		return slices.Contains(p.meetings, e)
	}
	return p.agreement
}

// followsTalks says whether talks are told of in the eight sentences before s.
func (r *reading) followsTalks(s int32) bool {
	for k := max(0, s-8); k <= s; k++ {
		if r.has[k]&isNegotiation != 0 {
			return true
		}
	}
	return false
}

// result is the outcome of the process so far.
func (r *reading) result(p *process, state string) string {
	switch state {
	case stEnded, stCollapsed:
		return "no_agreement"
	case stDeadlocked:
		return "deadlock"
	case stWalkedOut:
		return "walkout"
	case stPrinciple:
		return "in_principle"
	case stText, stSigned, stInForce:
		return "full"
	}
	for _, e := range p.meetings {
		if k := r.meetings[e].meeting; k >= 0 && r.rec.Meetings[k].Outcome != "" && r.rec.Meetings[k].Outcome != "full" {
			return r.rec.Meetings[k].Outcome
		}
	}
	return "not_stated"
}

// key is the same for the same parties and issue, whatever the report.
func (r *reading) key(p *process) string {
	var keys []string
	for _, id := range p.parties {
		a := r.actor(id)
		switch {
		case a == nil:
		case r.side(id) != id:
			keys = append(keys, r.side(id))
		case a.Key != "":
			keys = append(keys, a.Key)
		default:
			keys = append(keys, a.Name)
		}
	}
	slices.Sort(keys)
	issue := ""
	if len(p.issues) > 0 {
		issue = p.issues[0]
	}
	return strings.Join(keys, "+") + "/" + issue
}

// reason says in words why the state is what it is.
func (r *reading) reason(p *process, state string, last int) string {
	var parts []string
	if last >= 0 {
		t := &p.triggers[last]
		parts = append(parts, fmt.Sprintf("%s: %q (%s)", state, r.span(t.hit).In(r.d.Report.Text), t.hit.pattern.id))
	} else {
		parts = append(parts, state+": from the words for the talks alone")
	}
	if p.resume != "" && len(p.resumed) > 0 {
		parts = append(parts, fmt.Sprintf("resumption %s: %q", p.resume, r.span(p.resumed[0]).In(r.d.Report.Text)))
	}
	for _, t := range p.claims {
		if t.name == stSession {
			continue // that they talk is as much as either side says
		}
		word := "asserted"
		if r.disputed(&t) {
			word = "disputed"
		}
		parts = append(parts, fmt.Sprintf("%s by %s alone: %s", word, strings.Join(t.vouched, ", "), t.name))
	}
	return strings.Join(parts, "; ")
}

// disputed says whether somebody of another side denies a claim nearby.
func (r *reading) disputed(t *trigger) bool {
	return len(r.deniers(t)) > 0
}

// stuck returns the words for what is in the way: what follows "over", what "is
// the sticking point", or the phrase itself.
func (r *reading) stuck(h *hit) []readout.Span {
	top := r.top(h)
	t := &r.d.Tokens[top]
	if s := r.d.Child(top, readout.RelNsubj); s >= 0 && h.pattern.id == "C14" && r.d.Tokens[s].Tag.Noun() {
		return r.each(s)
	}
	for i := h.first; i <= h.last; i++ {
		for c := range r.d.Children(i) {
			switch x := &r.d.Tokens[c]; x.Rel {
			case readout.RelNmod, readout.RelObl:
				switch p := r.caseOf(c); {
				case r.timeAt(c):
				case p == "over" || p == "on" || p == "about", p == "of" && h.pattern.id == "C16":
					return r.each(c)
				}
			}
		}
	}
	for i := h.first; i <= h.last; i++ {
		if t := &r.d.Tokens[i]; t.Rel == readout.RelCase && t.Head > i && about(t.Lemma) && !r.timeAt(t.Head) {
			return r.each(t.Head) // "the differences are about X"
		}
	}
	if h.pattern.id == "C15" {
		if t.Tag == readout.ADJ {
			return []readout.Span{r.span(h)}
		}
		return []readout.Span{r.noun(top)}
	}
	return nil
}

// each returns the noun phrases joined at token i.
func (r *reading) each(i int32) []readout.Span {
	var out []readout.Span
	r.joined(i, func(c int32) {
		if r.d.Tokens[c].Tag != readout.PRON {
			out = append(out, r.noun(c))
		}
	})
	return out
}
