package processes

import (
	"slices"
	"strings"

	"readout"
)

// views enters positions, proposals and threats.
func (r *reader) views() {
	for i := range r.rec.Positions {
		p := &r.rec.Positions[i]
		holder := r.sides(p.Holder)
		if len(holder) == 0 {
			continue
		}
		s := r.strandOf(holder, p.Issue)
		f := Fact{Kind: KindPosition, Issue: p.Issue, Value: p.Stance, Sort: p.Kind, By: holder, People: r.people(p.Holder), Status: p.Status,
			Vouched: r.vouched(p.VouchedBy), Score: p.Score, Rule: p.Rule}
		f.What = r.quote(p.Span)
		r.about(s, p.Issue, nil)
		r.add(f, s, p.Span, p.Evidence...)
	}
	for i := range r.rec.Proposals {
		p := &r.rec.Proposals[i]
		by := r.sides(p.By...)
		s := r.strandOf(by, "")
		if s < 0 {
			continue
		}
		f := Fact{Kind: KindProposal, Value: p.State, Sort: p.Kind, By: by, On: r.sides(p.AcceptedBy...), Third: r.sides(p.RejectedBy...), Status: p.Status,
			Vouched: r.vouched(p.VouchedBy), Score: p.Score, Rule: p.Rule}
		f.What = r.quote(p.Span)
		r.add(f, s, p.Span, p.Evidence...)
	}
	for i := range r.rec.Threats {
		t := &r.rec.Threats[i]
		by, to := r.sides(t.By...), r.sides(t.To...)
		if len(by) == 0 {
			continue
		}
		s := r.strandOf(union(by, to), "")
		f := Fact{Kind: KindThreat, Value: t.Kind, By: by, On: to, Due: t.Deadline, Status: t.Status, Vouched: r.vouched(t.VouchedBy), Score: t.Score, Rule: t.Rule}
		f.What, f.If, f.Then = r.quote(t.Span), r.quote(t.Condition), r.quote(t.Consequence)
		r.add(f, s, t.Span, t.Evidence...)
	}
}

// outlooks enters next steps, deadlines, relations and assessments.
func (r *reader) outlooks() {
	for i := range r.rec.NextSteps {
		n := &r.rec.NextSteps[i]
		owners := r.sides(n.Owners...)
		s := -1
		if len(owners) > 0 && !slices.ContainsFunc(owners, func(k string) bool { return !between(k) }) {
			s = r.near(nil) // what the mediators or monitors of the one negotiation are to do
		}
		if s < 0 {
			s = r.bringsTogether(owners, r.quote(n.What).Words)
		}
		if s < 0 {
			s = r.strandOf(owners, "")
		}
		if s < 0 {
			continue
		}
		f := Fact{Kind: KindStep, Value: stepState(n), By: owners, People: r.people(n.Owners...), Status: n.Status, Vouched: r.vouched(n.VouchedBy), Score: n.Score, Rule: n.Rule}
		f.What = r.quote(n.What)
		switch x, hopes := &r.entry.Strands[s], saying(f.Vouched); {
		case len(owners) > 0:
		case tellsOfTalks(f.What.Words) && len(x.Parties) == 2:
			f.By = x.Parties // talks that go on are those of the parties
		case len(hopes) == 1 && f.Value == "desired":
			f.By = hopes // what one hopes to do is one's own
		}
		if t := r.times[n.When]; t != nil && t.Begin != "" && t.Value != "FUTURE_REF" {
			f.Due = t.Begin
			if t.End != t.Begin && t.End != "" {
				f.Due += "/" + t.End
			}
		}
		if f.Due == "" && n.Begin != "" {
			f.Due = n.Begin
			if n.End != n.Begin {
				f.Due += "/" + or(n.End, "..") // ISO 8601: no last day is told
			}
		}
		if last := lastDay(f.Due); last != "" && (last < r.day() || last == r.day() && f.Value == "desired") {
			f.Due = "" // the day on which it was said
		}
		if f.Due == "" && f.Value == "scheduled" {
			f.Value = "agreed"
		}
		r.add(f, s, n.Span, n.Evidence...)
	}
	for i := range r.rec.Deadlines {
		d := &r.rec.Deadlines[i]
		by, owners := r.sides(d.SetBy), r.sides(d.Owners...)
		s := r.strandOf(union(slices.Clone(by), owners), "")
		if s < 0 || d.Date == "" {
			continue
		}
		f := Fact{Kind: KindDeadline, Due: d.Date, By: by, On: owners, Status: d.Status, Vouched: r.vouched(d.VouchedBy), Score: d.Score, Rule: d.Rule}
		f.What, f.Then = r.quote(d.What), r.quote(d.Consequence)
		if f.What.Words == "" {
			f.What = r.quote(d.Span)
		}
		r.add(f, s, d.Span, d.Evidence...)
	}
	for i := range r.rec.Relations {
		x := &r.rec.Relations[i]
		a, b := r.sides(x.A), r.sides(x.B)
		if len(a) == 0 || len(b) == 0 || a[0] == b[0] {
			continue
		}
		if s := r.near(union(a, b)); s >= 0 {
			r.add(Fact{Kind: KindRelation, Value: x.Rel, By: a, On: b, Status: x.Status, Vouched: r.vouched(x.VouchedBy), Score: x.Score, Rule: x.Rule}, s, x.Span, x.Evidence...)
		}
	}
	for i := range r.rec.Assessments {
		x := &r.rec.Assessments[i]
		holder := r.sides(x.Holder)
		if s := r.near(holder); s >= 0 {
			f := Fact{Kind: KindAssessment, Value: x.Polarity, Sort: x.Modality, By: holder, Status: x.Status, Vouched: r.vouched(x.VouchedBy), Score: x.Score, Rule: x.Rule}
			f.What = r.quote(x.Target)
			r.add(f, s, x.Span, x.Evidence...)
		}
	}
}

// bringsTogether returns the one strand of two parties, where somebody who is none of them
// is to bring "the ministers" or "both sides" together; -1 for any other step.
func (r *reader) bringsTogether(owners []string, words string) int {
	words = " " + fold(words) + " "
	if !slices.ContainsFunc([]string{" ministers ", " parties ", " sides ", " delegations ", " both ", " negotiators ", " the two ", " leaders ", " them "}, func(w string) bool { return strings.Contains(words, w) }) {
		return -1
	}
	found := -1
	for i := range r.entry.Strands {
		x := &r.entry.Strands[i]
		switch {
		case common(owners, x.Parties) > 0:
			return -1
		case slices.ContainsFunc(x.Parties, between):
		case len(x.Parties) == 2 && found >= 0:
			return -1
		case len(x.Parties) == 2:
			found = i
		}
	}
	return found
}

// near returns the negotiation that one of these takes part in, -1 if there is none;
// nobody goes with the only one.
func (r *reader) near(keys []string) int {
	found, n := -1, 0
	for i := range r.entry.Strands {
		s := &r.entry.Strands[i]
		if s.Loose {
			continue
		}
		if len(keys) == 0 || common(keys, s.Parties) > 0 || common(keys, s.Third) > 0 {
			if n++; found < 0 {
				found = i
			}
		}
	}
	if len(keys) == 0 && n > 1 {
		return -1
	}
	return found
}

// stepState is how a next step stands, from its status where the record does not say.
func stepState(n *readout.NextStep) string {
	switch {
	case n.State != "":
		return n.State
	case n.Status == readout.Desired:
		return "desired"
	case n.Status == readout.Planned && n.When != "":
		return "scheduled"
	case n.Status == readout.Planned:
		return "agreed"
	}
	return "open"
}

// events enters what parties did to each other, as far as it bears on talks.
func (r *reader) events() {
	for i := range r.rec.Events {
		e := &r.rec.Events[i]
		if e.Background || e.Proposed || e.Meeting != "" || !bearing(e.Type) {
			continue
		}
		by, on := r.sides(e.Actors...), r.sides(e.Recipients...)
		if len(by) == 0 || len(union(by, on)) < 2 {
			continue
		}
		s := r.strandOf(union(by, on), "")
		f := Fact{Kind: KindEvent, Value: e.Type, Sort: e.Mode, By: by, On: on, From: e.Date, Basis: e.DateBasis, Status: e.Status, Vouched: r.vouched(e.VouchedBy), Score: e.Score, Rule: e.Rule}
		r.add(f, s, e.Trigger, e.Evidence...)
	}
}

// bearing says whether events of that type bear on a negotiation.
func bearing(kind string) bool {
	switch kind {
	case "AGREE", "CONSULT", "REJECT", "THREATEN", "COERCE", "SANCTION", "MOBILIZE", "ASSAULT", "RETREAT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE":
		return true
	}
	return false
}
