package main

import (
	"slices"

	"readout"
	"readout/wording"
)

// positions writes what each side wants, refuses or holds.
func (p *page) positions() {
	if len(p.Record.Positions) == 0 {
		return
	}
	p.heading(bold("POSITIONS"), "")
	var holders []string
	for i := range p.Record.Positions {
		if h := p.Record.Positions[i].Holder; !slices.Contains(holders, h) {
			holders = append(holders, h)
		}
	}
	for _, h := range holders {
		for i := range p.Record.Positions {
			if p.Record.Positions[i].Holder == h {
				p.position(&p.Record.Positions[i])
			}
		}
	}
}

func (p *page) position(x *readout.Position) {
	s := p.name(x.Holder)
	if x.Holder == "" || x.Holder == readout.ByAuthor {
		s = "(not said whose)"
	}
	s += ": " + p.excerpt(p.Shown(x.Span, x.Evidence), readout.Span{}) + " - " + wording.Position(x)
	it := readout.Item{Status: x.Status, VouchedBy: x.VouchedBy}
	if it.Status == readout.Happened {
		it.Status = "" // held, which goes without saying
	}
	if p.Vouched(it.VouchedBy) == strip(p.surname(x.Holder)) {
		it.VouchedBy = nil
	}
	p.item(2, 4, s+p.standing(&it), p.refs(append([]readout.Span{x.Span}, x.Evidence...)...))
}

// next writes what is to come: meetings, steps and deadlines; and meetings that
// were to take place and did not.
func (p *page) next() {
	var planned []*readout.Meeting
	for i := range p.Record.Meetings {
		if m := &p.Record.Meetings[i]; !wording.Took(m.Status) && !p.isStep(m.Span) {
			planned = append(planned, m)
		}
	}
	if len(planned)+len(p.Record.NextSteps)+len(p.Record.Deadlines) == 0 {
		return
	}
	p.heading(bold("NEXT"), "")
	for _, m := range planned {
		p.planned(m)
	}
	for i := range p.Record.NextSteps {
		p.step(&p.Record.NextSteps[i])
	}
	for i := range p.Record.Deadlines {
		p.deadline(&p.Record.Deadlines[i])
	}
}

// isStep says whether a next step tells of s already.
func (p *page) isStep(s readout.Span) bool {
	return slices.ContainsFunc(p.Record.NextSteps, func(x readout.NextStep) bool { return x.Span.Overlaps(s) || x.What.Overlaps(s) })
}

func (p *page) planned(m *readout.Meeting) {
	who, _ := p.present(m)
	s := wording.Names(who, p.fullName)
	if s != "" {
		s += ": "
	}
	s += wording.Spaced(m.Kind)
	if w := p.WhenMet(m); w != "" {
		s += ", " + w
	}
	if pl := p.Places[m.Place]; pl != nil {
		s += ", " + p.PlaceName(pl) + wording.Basis(m.PlaceBasis)
	}
	s += " " + p.excerpt(p.Shown(m.Span, m.Evidence), readout.Span{})
	p.item(2, 4, s+p.standing(&m.Item), p.refs(append([]readout.Span{m.Span}, m.Evidence...)...))
}

func (p *page) step(x *readout.NextStep) {
	s := ""
	if len(x.Owners) > 0 {
		s = wording.Names(x.Owners, p.name) + ": "
	}
	what := x.What
	if what.Empty() {
		what = p.Shown(x.Span, x.Evidence)
	}
	s += p.excerpt(what, readout.Span{})
	if t := p.Times[x.When]; t != nil {
		if !what.Contains(t.Span) {
			s += ", " + p.Quote(t.Span)
		}
		if d := wording.Covered(t); d != "" {
			s += " (" + d + ")"
		}
	}
	p.item(2, 4, s+p.standing(&x.Item), p.refs(what, x.Span))
}

func (p *page) deadline(x *readout.Deadline) {
	s := "deadline"
	if x.Date != "" {
		s += " " + wording.Day(x.Date)
	}
	if x.SetBy != "" {
		s += ", set by " + p.name(x.SetBy)
	}
	s += ": " + p.excerpt(p.Shown(x.Span, x.Evidence), readout.Span{})
	if !x.Consequence.Empty() {
		s += ", or else " + p.Quote(x.Consequence)
	}
	p.item(2, 4, s+p.standing(&x.Item), p.refs(x.Span, x.Consequence))
}
