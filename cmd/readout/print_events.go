package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout"
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
	for i := range p.rec.Events {
		switch e := &p.rec.Events[i]; {
		case p.onlyClaimed(e):
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
	who := cutWords(p.voucher(e.VouchedBy), whoWide-1)
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
	s := p.inContext(eventWords(e))
	if s == "" {
		s = p.excerptOf(eventWords(e), e.Trigger, mostQuoted)
	}
	for _, more := range []string{p.eventWhen(e), p.eventWhere(e), p.counts(e), p.facets("weapon", e.Weapons), p.facets("target", e.Targets)} {
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
		s += " (" + spaced(e.Mode) + ")"
	}
	if e.Code != "" {
		s += " " + plain(e.Code)
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

// eventWords is the passage to quote for an event.
func eventWords(e *readout.Event) readout.Span {
	for _, s := range e.Evidence {
		if s.Contains(e.Trigger) {
			return s
		}
	}
	return e.Trigger
}

// eventWhen is the day of an event. That it is taken to be the day of the
// report goes without saying.
func (p *page) eventWhen(e *readout.Event) string {
	today := p.rec.Report.Published.Date.Format(time.DateOnly)
	if e.Date == "" || e.DateBasis == readout.BasisInferred && e.Date == today && !p.verbose {
		return ""
	}
	return day(e.Date) + basis(e.DateBasis)
}

func (p *page) eventWhere(e *readout.Event) string {
	pl := p.places[e.Place]
	if pl == nil {
		return ""
	}
	return p.placeName(pl) + basis(e.PlaceBasis)
}

// counts writes the numbers of people: `killed 3 to 5 ("at least three")`.
func (p *page) counts(e *readout.Event) string {
	var parts []string
	for _, c := range e.Counts {
		s := spaced(c.Kind) + " " + number(c.Range)
		if c.Unit != "" {
			s += " " + plain(c.Unit)
		}
		if !c.Span.Empty() {
			s += " (" + p.quote(c.Span) + ")"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

// facets names the classes of weapons or targets: "weapon drone, missile".
func (p *page) facets(what string, list []readout.Facet) string {
	var names []string
	for _, f := range list {
		names = append(names, plain(f.Class))
	}
	if len(names) == 0 {
		return ""
	}
	return what + " " + strings.Join(names, ", ")
}

// onlyClaimed says whether an event rests on nothing but somebody's word. That
// somebody accuses, asks or refuses is no claim of his: he does it by saying it.
func (p *page) onlyClaimed(e *readout.Event) bool {
	if e.Status == readout.Alleged {
		return true
	}
	if e.Status != readout.Happened && e.Status != readout.Ongoing || len(e.VouchedBy) == 0 {
		return false
	}
	return !slices.ContainsFunc(e.VouchedBy, func(v string) bool {
		s := p.said[v]
		return s == nil || verbal(e) && p.speaksFor(e.Actors, p.origin(s).Speakers)
	})
}

// verbal says whether an event is done by words.
func verbal(e *readout.Event) bool { return e.Quad == 1 || e.Quad == 3 }

// speaksFor says whether one of the speakers is one of the actors, or of the
// state that acts.
func (p *page) speaksFor(actors, speakers []string) bool {
	return slices.ContainsFunc(actors, func(id string) bool {
		if slices.Contains(speakers, id) {
			return true
		}
		a := p.actors[id]
		return a != nil && a.Kind == readout.ActorGovernment && isCountry(a.Country) &&
			slices.ContainsFunc(speakers, func(s string) bool { b := p.actors[s]; return b != nil && cmp.Or(b.Side, b.Country) == a.Country })
	})
}

// cutWords shortens s to n columns, at a word where one ends in the second half.
func cutWords(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	short := string(r[:n-2])
	if i := strings.LastIndexByte(short, ' '); i >= n/2 {
		short = short[:i]
	}
	return short + ".."
}
