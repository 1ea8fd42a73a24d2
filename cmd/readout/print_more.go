package main

import (
	"fmt"
	"strings"

	"readout"
)

// The sections of this file are shown with -v only.

func (p *page) assessments() {
	if len(p.rec.Assessments) == 0 {
		return
	}
	p.heading(bold("ASSESSMENTS"), "")
	for i := range p.rec.Assessments {
		x := &p.rec.Assessments[i]
		s := p.excerpt(p.shown(x.Span, x.Evidence), readout.Span{})
		var notes []string
		for _, n := range []string{polarity(x.Polarity), x.Modality} {
			if n != "" {
				notes = append(notes, spaced(n))
			}
		}
		if w := p.holder(x.Holder); w != "" {
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
	if len(p.rec.Relations) == 0 {
		return
	}
	p.heading(bold("RELATIONS"), "")
	for i := range p.rec.Relations {
		x := &p.rec.Relations[i]
		s := p.name(x.A) + " " + spaced(x.Rel) + " " + p.name(x.B) + ": " + p.excerpt(p.shown(x.Span, x.Evidence), readout.Span{})
		p.item(2, 4, s+p.standing(&x.Item), p.refs(x.Span))
	}
}

func (p *page) effects() {
	if len(p.rec.Effects) == 0 {
		return
	}
	p.heading(bold("EFFECTS"), "")
	for i := range p.rec.Effects {
		x := &p.rec.Effects[i]
		s := spaced(x.Kind)
		if x.Quantity != nil {
			s += " " + number(*x.Quantity)
		}
		s += ": " + p.excerpt(p.shown(x.Span, x.Evidence), readout.Span{})
		if !x.Cause.Empty() {
			s += ", from " + p.quote(x.Cause)
		}
		p.item(2, 4, s+p.standing(&x.Item), p.refs(x.Span, x.Cause))
	}
}

// whoIsWho lists the actors with what the record knows of them.
func (p *page) whoIsWho() {
	if len(p.rec.Actors) == 0 {
		return
	}
	p.heading(bold("WHO IS WHO"), "")
	for i := range p.rec.Actors {
		a := &p.rec.Actors[i]
		notes := []string{spaced(a.Kind)}
		for _, s := range []string{a.Country, strings.Join(a.Sectors, "+"), plain(a.Office), spaced(a.Rank)} {
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
	if len(p.rec.Times) == 0 {
		return
	}
	p.heading(bold("TIMES"), "")
	for i := range p.rec.Times {
		t := &p.rec.Times[i]
		s := p.quote(t.Span) + " " + strings.TrimSpace(t.Type+" "+t.Value+" "+t.Mod)
		if d := covered(t); d != "" {
			s += ", " + d
		}
		if a := p.times[t.Anchor]; a != nil {
			s += ", counted from " + p.quote(a.Span)
		} else if t.Anchor == "published" {
			s += ", counted from the day of publication"
		}
		p.item(2, 4, s, p.refs(t.Span))
	}
}

func (p *page) placesFound() {
	if len(p.rec.Places) == 0 {
		return
	}
	p.heading(bold("PLACES"), "")
	for i := range p.rec.Places {
		x := &p.rec.Places[i]
		s := p.quote(x.Span) + " " + p.placeName(x)
		if x.Lat != nil && x.Lon != nil {
			s += fmt.Sprintf(", %.2f %.2f", *x.Lat, *x.Lon)
		}
		s += basis(x.Basis)
		for j, alt := range x.Alternatives {
			if j == 2 {
				break
			}
			s += ", or " + plain(alt.Name) + ", " + alt.Country
		}
		p.item(2, 4, s, p.refs(x.Span))
	}
}
