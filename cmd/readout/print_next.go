package main

import (
	"slices"
	"strings"

	"readout"
)

// positions writes what each side wants, refuses or holds.
func (p *page) positions() {
	if len(p.rec.Positions) == 0 {
		return
	}
	p.heading(bold("POSITIONS"), "")
	var holders []string
	for i := range p.rec.Positions {
		if h := p.rec.Positions[i].Holder; !slices.Contains(holders, h) {
			holders = append(holders, h)
		}
	}
	for _, h := range holders {
		for i := range p.rec.Positions {
			if p.rec.Positions[i].Holder == h {
				p.position(&p.rec.Positions[i])
			}
		}
	}
}

func (p *page) position(x *readout.Position) {
	s := p.name(x.Holder)
	if x.Holder == "" || x.Holder == readout.ByAuthor {
		s = "(not said whose)"
	}
	s += ": " + p.excerpt(p.shown(x.Span, x.Evidence), readout.Span{}) + " - " + label(x)
	it := readout.Item{Status: x.Status, VouchedBy: x.VouchedBy}
	if it.Status == readout.Happened {
		it.Status = "" // held, which goes without saying
	}
	if p.vouched(it.VouchedBy) == strip(p.surname(x.Holder)) {
		it.VouchedBy = nil
	}
	p.item(2, 4, s+p.standing(&it), p.refs(append([]readout.Span{x.Span}, x.Evidence...)...))
}

// label is what kind of position it is: "insists, red line, on sanctions".
func label(x *readout.Position) string {
	parts := []string{"holds"}
	if x.Stance != "" {
		parts[0] = spaced(x.Stance)
	}
	if x.Kind != "" && x.Kind != "position" && x.Kind != "aim" {
		parts = append(parts, spaced(x.Kind))
	}
	if x.Issue != "" && x.Issue != "other" {
		parts = append(parts, "on "+spaced(x.Issue))
	}
	return strings.Join(parts, ", ")
}

// next writes what is to come: meetings, steps and deadlines; and meetings that
// were to take place and did not.
func (p *page) next() {
	var planned []*readout.Meeting
	for i := range p.rec.Meetings {
		if m := &p.rec.Meetings[i]; !took(m.Status) && !p.isStep(m.Span) {
			planned = append(planned, m)
		}
	}
	if len(planned)+len(p.rec.NextSteps)+len(p.rec.Deadlines) == 0 {
		return
	}
	p.heading(bold("NEXT"), "")
	for _, m := range planned {
		p.planned(m)
	}
	for i := range p.rec.NextSteps {
		p.step(&p.rec.NextSteps[i])
	}
	for i := range p.rec.Deadlines {
		p.deadline(&p.rec.Deadlines[i])
	}
}

// isStep says whether a next step tells of s already.
func (p *page) isStep(s readout.Span) bool {
	return slices.ContainsFunc(p.rec.NextSteps, func(x readout.NextStep) bool { return x.Span.Overlaps(s) || x.What.Overlaps(s) })
}

func (p *page) planned(m *readout.Meeting) {
	who, _ := p.present(m)
	s := list(who, p.fullName)
	if s != "" {
		s += ": "
	}
	s += spaced(m.Kind)
	if w := p.whenMet(m); w != "" {
		s += ", " + w
	}
	if pl := p.places[m.Place]; pl != nil {
		s += ", " + p.placeName(pl) + basis(m.PlaceBasis)
	}
	s += " " + p.excerpt(p.shown(m.Span, m.Evidence), readout.Span{})
	p.item(2, 4, s+p.standing(&m.Item), p.refs(append([]readout.Span{m.Span}, m.Evidence...)...))
}

func (p *page) step(x *readout.NextStep) {
	s := ""
	if len(x.Owners) > 0 {
		s = list(x.Owners, p.name) + ": "
	}
	what := x.What
	if what.Empty() {
		what = p.shown(x.Span, x.Evidence)
	}
	s += p.excerpt(what, readout.Span{})
	if t := p.times[x.When]; t != nil {
		if !what.Contains(t.Span) {
			s += ", " + p.quote(t.Span)
		}
		if d := covered(t); d != "" {
			s += " (" + d + ")"
		}
	}
	p.item(2, 4, s+p.standing(&x.Item), p.refs(what, x.Span))
}

// covered is the day or days that a time covers.
func covered(t *readout.Timex) string {
	if t.Begin == "" || t.End == "" {
		return day(t.Begin)
	}
	return days(t.Begin, t.End)
}

func (p *page) deadline(x *readout.Deadline) {
	s := "deadline"
	if x.Date != "" {
		s += " " + day(x.Date)
	}
	if x.SetBy != "" {
		s += ", set by " + p.name(x.SetBy)
	}
	s += ": " + p.excerpt(p.shown(x.Span, x.Evidence), readout.Span{})
	if !x.Consequence.Empty() {
		s += ", or else " + p.quote(x.Consequence)
	}
	p.item(2, 4, s+p.standing(&x.Item), p.refs(x.Span, x.Consequence))
}
