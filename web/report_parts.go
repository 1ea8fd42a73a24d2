package web

import (
	"readout"
	"readout/wording"
)

// partsOf names what a coding is made of, each part with its words: who, to whom, when, where.
func (d *reading) partsOf(f *wording.Finding) (out []part) {
	people := func(role string, ids []string) {
		for _, id := range ids {
			a := d.Actors[id]
			if a == nil {
				continue
			}
			p := part{Role: role, Name: d.FullName(id)}
			if len(a.Mentions) > 0 {
				p.Words = []passage{d.passage(nearest(a.Mentions, f.At))}
			}
			out = append(out, p)
		}
	}
	plain := func(role, name string, words ...readout.Span) {
		if name == "" && len(words) == 0 {
			return
		}
		p := part{Role: role, Name: name}
		for _, w := range words {
			if !w.Empty() {
				p.Words = append(p.Words, d.passage(w))
			}
		}
		out = append(out, p)
	}
	place := func(id string, basis readout.Basis) {
		if x := d.Places[id]; x != nil {
			plain("where", d.PlaceName(x)+wording.Basis(basis), x.Span)
		}
	}
	when := func(day string, basis readout.Basis, timex string) {
		if day == "" {
			return
		}
		var words []readout.Span
		if x := d.Times[timex]; x != nil {
			words = append(words, x.Span)
		}
		plain("when", wording.Day(day)+wording.Basis(basis), words...)
	}
	switch x := d.things[f.ID].(type) {
	case *readout.Event:
		people("who", x.Actors)
		people("to whom", x.Recipients)
		when(x.Date, x.DateBasis, x.Time)
		place(x.Place, x.PlaceBasis)
		plain("how many", d.Counts(x))
	case *readout.Statement:
		people("speaker", x.Speakers)
		plain("named as", "", x.Source)
		people("to", x.Addressees)
		people("about", x.About)
		if !x.Anonymity.Span.Empty() {
			plain("why unnamed", wording.Spaced(x.Anonymity.Reason), x.Anonymity.Span)
		}
	case *readout.Meeting:
		people("party", x.Parties)
		people("mediator", x.Mediators)
		when(x.Date, x.DateBasis, "")
		place(x.Place, x.PlaceBasis)
		plain("how", d.HowMet(x))
	case *readout.Process:
		people("party", x.Parties)
		people("host", x.Hosts)
		for _, s := range x.StickingPoints {
			plain("in the way", wording.Spaced(s.Issue), s.Span)
		}
	case *readout.Position:
		people("holder", []string{x.Holder})
	case *readout.Threat:
		people("who", x.By)
		people("to whom", x.To)
		plain("if", "", x.Condition)
	case *readout.Proposal:
		people("by", x.By)
	case *readout.NextStep:
		people("who", x.Owners)
	case *readout.Agreement:
		people("party", x.Parties)
	case *readout.Relation:
		people("one side", []string{x.A})
		people("the other", []string{x.B})
	}
	return out
}

// nearest is the mention that stands nearest to a passage.
func nearest(list []readout.Span, to readout.Span) readout.Span {
	best := list[0]
	far := func(s readout.Span) int32 { return max(s.Start-to.End, to.Start-s.End, 0) }
	for _, s := range list {
		if far(s) < far(best) {
			best = s
		}
	}
	return best
}
