package main

import (
	"strings"

	"readout"
	"readout/wording"
)

// A voice is all that one speaker, or one set of speakers, says in a report.
type voice struct {
	key        string
	statements []*readout.Statement
}

// voices groups the statements by who makes them.
func (p *page) voices() []voice {
	var out []voice
	at := map[string]int{}
	for i := range p.Record.Statements {
		s := &p.Record.Statements[i]
		key := p.voiceKey(s)
		j, ok := at[key]
		if !ok {
			j = len(out)
			at[key] = j
			out = append(out, voice{key: key})
		}
		out[j].statements = append(out[j].statements, s)
	}
	return out
}

// voiceKey is the same for all statements of a speaker.
func (p *page) voiceKey(s *readout.Statement) string {
	o := p.Origin(s)
	if len(o.Speakers) == 0 && !o.Source.Empty() {
		return p.Words(o.Source)
	}
	return strings.Join(o.Speakers, " ")
}

// shownOf returns the statements of a voice that the page shows.
func (p *page) shownOf(v *voice) (out []*readout.Statement) {
	for _, s := range v.statements {
		if p.verbose || !p.repeats(s) {
			out = append(out, s)
		}
	}
	return out
}

// repeats says whether s is part of what the same speaker is quoted with already.
func (p *page) repeats(s *readout.Statement) bool {
	o := p.Said[s.NestedIn]
	return o != nil && p.voiceKey(o) == p.voiceKey(s)
}

// voiceName is who speaks: names with offices, or the words of the report for
// who has no name.
func (p *page) voiceName(o *readout.Statement) string {
	switch {
	case p.Named(o):
		return wording.Names(o.Speakers, p.fullName)
	case !o.Source.Empty():
		return bold(p.Words(o.Source))
	}
	return bold("source not stated")
}

// unnamed marks a source without a name, with the reason where one is given.
func (p *page) unnamed(v *voice) string {
	o := p.Origin(v.statements[0])
	s := " (unnamed"
	if side := p.Side(o); side != "" {
		s += ", speaks for " + side
	}
	why := "no reason given"
	for _, x := range v.statements {
		if !x.Anonymity.Span.Empty() {
			why = p.Quote(x.Anonymity.Span)
			break
		}
		if r := x.Anonymity.Reason; r != "" && r != "not_given" {
			why = wording.Spaced(r)
		}
	}
	s += ": " + why
	if !o.Access.Empty() {
		s += "; " + p.Quote(o.Access)
	}
	if o.Number != nil && o.Number.Max > 1 {
		s += "; " + wording.Number(*o.Number) + " persons"
	}
	return s + ")"
}
