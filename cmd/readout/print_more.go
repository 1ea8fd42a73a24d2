package main

import (
	"fmt"
	"strings"

	"readout"
	"readout/wording"
)

// The sections of this file are shown with -v only.

func (p *page) assessments() {
	if len(p.Record.Assessments) == 0 {
		return
	}
	p.heading(bold("ASSESSMENTS"), "")
	for i := range p.Record.Assessments {
		x := &p.Record.Assessments[i]
		s := p.excerpt(p.Shown(x.Span, x.Evidence), readout.Span{})
		var notes []string
		for _, n := range []string{polarity(x.Polarity), x.Modality} {
			if n != "" {
				notes = append(notes, wording.Spaced(n))
			}
		}
		if w := p.Holder(x.Holder); w != "" {
			notes = append(notes, "held by "+w)
		} else {
			notes = append(notes, "the report's own")
		}
		p.item(2, 4, s+" - "+strings.Join(notes, ", "), p.refs(x.Span))
	}
}

// polarity writes the signs that some values are given by as words.
func polarity(s string) string {
	switch s {
	case "+":
		return "positive"
	case "-":
		return "negative"
	case "0":
		return "neutral"
	}
	return s
}

func (p *page) relations() {
	if len(p.Record.Relations) == 0 {
		return
	}
	p.heading(bold("RELATIONS"), "")
	for i := range p.Record.Relations {
		x := &p.Record.Relations[i]
		s := p.name(x.A) + " " + wording.Spaced(x.Rel) + " " + p.name(x.B) + ": " + p.excerpt(p.Shown(x.Span, x.Evidence), readout.Span{})
		p.item(2, 4, s+p.standing(&x.Item), p.refs(x.Span))
	}
}

func (p *page) effects() {
	if len(p.Record.Effects) == 0 {
		return
	}
	p.heading(bold("EFFECTS"), "")
	for i := range p.Record.Effects {
		x := &p.Record.Effects[i]
		s := wording.Spaced(x.Kind)
		if x.Quantity != nil {
			s += " " + wording.Number(*x.Quantity)
		}
		s += ": " + p.excerpt(p.Shown(x.Span, x.Evidence), readout.Span{})
		if !x.Cause.Empty() {
			s += ", from " + p.Quote(x.Cause)
		}
		p.item(2, 4, s+p.standing(&x.Item), p.refs(x.Span, x.Cause))
	}
}

// whoIsWho lists the actors with what the record knows of them.
func (p *page) whoIsWho() {
	if len(p.Record.Actors) == 0 {
		return
	}
	p.heading(bold("WHO IS WHO"), "")
	for i := range p.Record.Actors {
		a := &p.Record.Actors[i]
		notes := []string{wording.Spaced(a.Kind)}
		for _, s := range []string{a.Country, strings.Join(a.Sectors, "+"), wording.Plain(a.Office), wording.Spaced(a.Rank)} {
			if s != "" {
				notes = append(notes, s)
			}
		}
		if a.Side != "" {
			notes = append(notes, "speaks for "+a.Side)
		}
		if a.Anonymous {
			notes = append(notes, "unnamed")
		}
		if a.Basis == readout.BasisInferred {
			notes = append(notes, "inferred")
		}
		p.item(2, 4, p.name(a.ID)+" - "+strings.Join(notes, ", "), p.refs(a.Mentions...))
	}
}

func (p *page) timesFound() {
	if len(p.Record.Times) == 0 {
		return
	}
	p.heading(bold("TIMES"), "")
	for i := range p.Record.Times {
		t := &p.Record.Times[i]
		s := p.Quote(t.Span) + " " + strings.TrimSpace(t.Type+" "+t.Value+" "+t.Mod)
		if d := wording.Covered(t); d != "" {
			s += ", " + d
		}
		if a := p.Times[t.Anchor]; a != nil {
			s += ", counted from " + p.Quote(a.Span)
		} else if t.Anchor == "published" {
			s += ", counted from the day of publication"
		}
		p.item(2, 4, s, p.refs(t.Span))
	}
}

func (p *page) placesFound() {
	if len(p.Record.Places) == 0 {
		return
	}
	p.heading(bold("PLACES"), "")
	for i := range p.Record.Places {
		x := &p.Record.Places[i]
		s := p.Quote(x.Span) + " " + p.PlaceName(x)
		if x.Lat != nil && x.Lon != nil {
			s += fmt.Sprintf(", %.2f %.2f", *x.Lat, *x.Lon)
		}
		s += wording.Basis(x.Basis)
		for j, alt := range x.Alternatives {
			if j == 2 {
				break
			}
			s += ", or " + wording.Plain(alt.Name) + ", " + alt.Country
		}
		p.item(2, 4, s, p.refs(x.Span))
	}
}
