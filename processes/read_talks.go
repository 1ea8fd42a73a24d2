package processes

import (
	"slices"

	"readout"
)

// negotiations enters where each negotiation stood, what is in the way and who mediates.
func (r *reader) negotiations() {
	for i := range r.rec.Processes {
		p := &r.rec.Processes[i]
		s := r.of[p.ID]
		parties := r.entry.Strands[s].Parties
		for k := range p.States {
			r.state(p, &p.States[k], s)
		}
		if len(p.States) == 0 && p.State != "" {
			f := Fact{Kind: KindState, Value: p.State, Parties: parties, Status: p.Status, Vouched: r.vouched(p.VouchedBy), Score: p.Score, Rule: p.Rule}
			if p.Resumption != "none" {
				f.Resumption = p.Resumption
			}
			r.add(f, s, p.Span, p.Evidence...)
		}
		for k := range p.StickingPoints {
			x := &p.StickingPoints[k]
			f := Fact{Kind: KindSticking, Issue: x.Issue, Sort: x.Kind, Parties: parties, Vouched: r.via(x.Via), Rule: "sticking"}
			f.What = r.quote(x.Span)
			r.add(f, s, x.Span)
		}
		for k := range p.Mediation {
			x := &p.Mediation[k]
			f := Fact{Kind: KindMediation, Value: x.State, Sort: x.Strategy, Parties: parties, By: r.sides(x.Mediator), On: r.sides(x.By...),
				People: r.people(x.Mediator), Vouched: r.vouched(x.VouchedBy), Rule: "mediation"}
			r.add(f, s, x.Span)
		}
	}
}

// state enters one thing that the report says of where the negotiation p stood.
func (r *reader) state(p *readout.Process, h *readout.StateHint, s int) {
	f := Fact{
		Kind: KindState, Value: h.State, Resumption: h.Resumption, Parties: r.entry.Strands[s].Parties, By: r.sides(h.By...), Due: h.For,
		From: h.Date, Basis: h.DateBasis, Before: h.Before, Status: h.Status, Vouched: r.vouched(h.VouchedBy), Denied: h.Denied,
		Score: p.Score, Rule: h.Rule,
	}
	if !f.Denied && h.State != "" && r.negative(h.VouchedBy) {
		f.Denied, f.Status = true, readout.NotHappened // it stands in what somebody denies
	}
	for _, id := range h.DeniedBy {
		if st := r.byID[id]; st != nil {
			f.DeniedBy = append(f.DeniedBy, r.speaking(st)...)
		}
	}
	r.add(f, s, h.Span)
}

// negative says whether what vouches are denials alone: what they say is said not to be.
func (r *reader) negative(ids []string) bool {
	for _, id := range ids {
		if st := r.byID[id]; st == nil || st.Polarity != "negative" || st.CueType != "deny" {
			return false
		}
	}
	return len(ids) > 0
}

// via is whose word it is, by the id of a statement that may be empty.
func (r *reader) via(statement string) []Voucher {
	if statement == "" {
		return nil
	}
	return r.vouched([]string{statement})
}

// meetings enters encounters, those that failed to take place among them.
func (r *reader) meetings() {
	for i := range r.rec.Meetings {
		m := &r.rec.Meetings[i]
		third := union(union(r.sides(m.Mediators...), r.sides(m.HostedBy...)), r.besides(m))
		parties := r.sides(m.Parties...)
		if rest := without(parties, third); len(rest) >= 2 {
			parties = rest
		}
		s, ok := r.of[m.Series]
		if !ok && len(parties) >= 2 {
			s, ok = r.strandOf(parties, ""), true
		}
		if !ok {
			continue
		}
		var who []string
		for _, x := range m.Participants {
			if x.Role != "absent" {
				who = union(who, r.people(x.Actor))
			}
		}
		f := Fact{
			Kind: KindMeeting, Value: meetingState(m), Sort: m.Kind, From: m.Date, Basis: m.DateBasis, Parties: parties, By: r.sides(m.By...), Third: third,
			People: who, Outcome: m.Outcome, Level: m.Level, Format: m.Format, Place: r.placeName(m.Place), Mode: m.Mode, Duration: m.Duration, Hosts: r.hosts(m), Number: m.Number, Due: m.Until,
			Status: m.Status, Vouched: r.vouched(m.VouchedBy), Score: m.Score, Rule: m.Rule,
		}
		if p := r.places[m.Place]; p != nil && p.Kind == "country" {
			f.Wide = true
		}
		if to := lastDay(m.Date); to != "" && to != firstDay(m.Date) {
			f.To = to
		}
		if future(f.Value) && lastDay(f.From) <= r.day() {
			f.From, f.Basis = "", "" // the day on which it was told is not the day of the meeting
		}
		r.about(s, "", who)
		f.Began = r.began(m)
		evidence := m.Evidence
		if f.Value == "cancelled" || f.Value == "refused" { // with the reason that is given
			evidence = append(slices.Clone(evidence), r.sentencesOf([]readout.Span{m.Span})...)
		}
		r.add(f, s, m.Span, evidence...)
		r.of[m.ID] = s
		if len(m.Kind) > 0 && (m.Kind == "talks" || m.Number > 0) && r.entry.Strands[s].Loose && len(parties) >= 2 {
			r.entry.Strands[s].Loose = false // talks open a process even where no phrase tells their state
		}
	}
}

// hosts are who has the parties come: as told, or the state in which they meet.
func (r *reader) hosts(m *readout.Meeting) []string {
	if out := r.sides(m.HostedBy...); len(out) > 0 {
		return out
	}
	if p := r.places[m.Place]; p != nil && state(p.Country) && m.Mode != "phone" && m.Mode != "video" && m.Kind != "call" {
		return []string{p.Country}
	}
	return nil
}

// meetingState is the state of a meeting, from its status where the record has none.
func meetingState(m *readout.Meeting) string {
	switch {
	case m.State != "":
		return m.State
	case m.Status == readout.Ongoing:
		return "under_way"
	case m.Status == readout.NotHappened:
		return "cancelled"
	case m.Status == readout.Planned:
		return "scheduled"
	case m.Status == readout.Desired, m.Status == readout.Conditional, m.Status == readout.Hypothetical:
		return "proposed"
	}
	return "held"
}

// accords enters agreements, ceasefires and their breaches.
func (r *reader) accords() {
	for i := range r.rec.Agreements {
		a := &r.rec.Agreements[i]
		parties := r.sides(a.Parties...)
		if a.State != "sought" && a.State != "not_reached" && (a.Date == "" || apart(lastDay(a.Date), r.day()) <= news) {
			parties = r.completed(parties, nil)
		}
		if k := r.voice.Side; len(parties) == 1 && a.State == "not_reached" && k != parties[0] && state(k) && state(parties[0]) {
			parties = insert(slices.Clone(parties), k) // a ministry that denies one with another state denies its own
		}
		issue := ""
		if a.Kind == "ceasefire" || a.Ceasefire != nil {
			issue = "ceasefire"
		}
		s := r.strandOf(parties, issue)
		if s < 0 {
			continue
		}
		f := Fact{
			Kind: KindAgreement, Value: a.State, Sort: a.Kind, Name: a.Name, From: a.Date, Parties: parties, Issue: issue,
			Third:  union(union(r.sides(a.Guarantors...), r.sides(a.Mediators...)), r.sides(a.Monitors...)),
			Status: a.Status, Vouched: r.vouched(a.VouchedBy), Score: a.Score, Rule: a.Rule,
		}
		switch a.State {
		case "signed":
			f.From = or(a.Signed, f.From)
		case "in_force", "holding":
			f.From = or(a.Effective, f.From)
		case "reached", "in_principle":
			f.From = or(a.Reached, f.From)
		case "expired":
			f.From = or(a.Expiry, f.From)
		}
		if x := &r.entry.Strands[s]; len(x.Parties) < 2 && a.State != "sought" && (f.From == "" || apart(lastDay(f.From), r.day()) <= news) {
			x.Loose = false // of one's talks with somebody
		}
		f.To = a.Expiry
		f.Due = a.Effective
		if f.From != "" {
			f.Basis = readout.BasisStated
		}
		if r.negative(a.VouchedBy) && f.Value != "not_reached" && f.Value != "sought" {
			no := Fact{Kind: KindState, Value: trigger(f.Value), Parties: parties, Denied: true, Status: readout.NotHappened, Vouched: f.Vouched, From: f.From, Basis: f.Basis, Score: a.Score, Rule: a.Rule}
			r.add(no, s, a.Span, a.Evidence...)
			continue // "denied that it had broken the truce"
		}
		r.add(f, s, a.Span, a.Evidence...)
		for _, due := range []string{a.Signed, a.Effective} { // what is to come of it
			if first := firstDay(due); len(due) == 10 && first > r.day() && r.day() != "" {
				step := Fact{Kind: KindStep, Value: "scheduled", By: parties, Due: due, Status: readout.Planned, Vouched: r.vouched(a.VouchedBy), Score: a.Score, Rule: a.Rule}
				step.What = r.quote(widest(a.Evidence, a.Span))
				r.add(step, s, widest(a.Evidence, a.Span))
			}
		}
		if first := firstDay(a.Expiry); first > r.day() && r.day() != "" {
			end := Fact{Kind: KindDeadline, Due: a.Expiry, On: parties, Status: readout.Planned, Vouched: r.vouched(a.VouchedBy), Score: a.Score, Rule: a.Rule}
			end.What = r.quote(a.Span)
			r.add(end, s, a.Span)
		}
		if a.Ceasefire == nil {
			continue
		}
		for k := range a.Ceasefire.Violations {
			v := &a.Ceasefire.Violations[k]
			f := Fact{Kind: KindViolation, Value: "violated", From: v.Date, Parties: parties, By: r.sides(v.AllegedBy...), On: r.sides(v.Blamed...),
				Place: r.placeName(v.Place), Status: readout.Happened, Vouched: r.vouched(v.VouchedBy), Rule: "violation"}
			if v.Date != "" {
				f.Basis = readout.BasisStated
			}
			if len(f.By) > 0 {
				f.Status = readout.Alleged
			}
			r.add(f, s, v.Span)
		}
	}
}

// widest returns the longest of some spans.
func widest(spans []readout.Span, best readout.Span) readout.Span {
	for _, s := range spans {
		if s.Len() > best.Len() {
			best = s
		}
	}
	return best
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
