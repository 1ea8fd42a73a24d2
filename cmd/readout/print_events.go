package main

import (
	"slices"
	"strings"
	"time"

	"readout"
	"readout/wording"
)

// Columns of the table of events, counted from the right edge.
const (
	statusWide = 13
	whoWide    = 16
	refsWide   = 8
)

// events writes the table of what happened, or did not, or is to come; what is
// only claimed has a section of its own.
func (p *page) events() {
	var news, past []*readout.Event
	for i := range p.Record.Events {
		switch e := &p.Record.Events[i]; {
		case p.OnlyClaimed(e):
		case e.Background:
			past = append(past, e)
		default:
			news = append(news, e)
		}
	}
	p.table("EVENTS", news)
	p.table("EARLIER EVENTS", past)
}

func (p *page) table(title string, events []*readout.Event) {
	if len(events) == 0 {
		return
	}
	p.heading(bold(title), pad("status", statusWide)+pad("who says", whoWide+refsWide))
	for _, e := range events {
		p.event(e)
	}
}

// event writes one row, and under it the words of the report. The numbers of
// many sentences stand under the table rather than bend its columns.
func (p *page) event(e *readout.Event) {
	who := wording.Cut(p.Voucher(e.VouchedBy), whoWide-1)
	refs, below := p.refs(append([]readout.Span{e.Trigger}, e.Evidence...)...), ""
	if length(refs) > refsWide {
		refs, below = "", refs
	}
	right := pad(statusWord(e.Status), statusWide) + pad(who, whoWide) + strings.Repeat(" ", refsWide-length(refs)) + refs
	p.row(p.deed(e), right)
	p.item(4, 4, p.eventText(e), below)
}

// eventText quotes the words behind an event and adds when, where and how many.
func (p *page) eventText(e *readout.Event) string {
	s := p.InContext(wording.EventWords(e))
	if s == "" {
		s = p.Excerpt(wording.EventWords(e), e.Trigger, wording.MostQuoted)
	}
	for _, more := range []string{p.eventWhen(e), p.eventWhere(e), p.Counts(e), p.Facets("weapon", e.Weapons), p.Facets("target", e.Targets)} {
		if more != "" {
			s += " · " + more
		}
	}
	return s
}

// row writes a line of a table: left wraps within what right, which stands on
// the first line, leaves free.
func (p *page) row(left, right string) {
	wide := p.width - 3 - length(right)
	if wide < 20 {
		p.item(2, 4, left, "")
		p.item(4, 4, strings.Join(strings.Fields(right), " "), "")
		return
	}
	for i, line := range wrap(left, wide, wide-2) {
		if i == 0 {
			p.item(2, 4, pad(line, wide)+" "+right, "")
			continue
		}
		p.item(4, 4, line, "")
	}
}

// deed is who did what to whom: "A, B  CONSULT", "A  SANCTION (expel) > B".
func (p *page) deed(e *readout.Event) string {
	s := listed(e.Actors, p.surname)
	if s == "" {
		s = "(not said who)"
	}
	s += "  " + e.Type
	if e.Mode != "" {
		s += " (" + wording.Spaced(e.Mode) + ")"
	}
	if e.Code != "" {
		s += " " + wording.Plain(e.Code)
	}
	if len(e.Recipients) == 0 {
		return s
	}
	if e.Symmetric {
		return listed(append(slices.Clone(e.Actors), e.Recipients...), p.surname) + s[len(listed(e.Actors, p.surname)):]
	}
	return s + " > " + listed(e.Recipients, p.surname)
}

// listed joins the names of ids by commas.
func listed(ids []string, f func(string) string) string {
	var names []string
	for _, id := range ids {
		if n := f(id); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

// eventWhen is the day of an event. That it is taken to be the day of the
// report goes without saying.
func (p *page) eventWhen(e *readout.Event) string {
	today := p.Record.Report.Published.Date.Format(time.DateOnly)
	if e.Date == "" || e.DateBasis == readout.BasisInferred && e.Date == today && !p.verbose {
		return ""
	}
	return wording.Day(e.Date) + wording.Basis(e.DateBasis)
}

func (p *page) eventWhere(e *readout.Event) string {
	pl := p.Places[e.Place]
	if pl == nil {
		return ""
	}
	return p.PlaceName(pl) + wording.Basis(e.PlaceBasis)
}
