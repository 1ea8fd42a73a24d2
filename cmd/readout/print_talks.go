package main

import (
	"slices"
	"strings"

	"readout"
	"readout/wording"
)

// talks writes where each negotiation stands. What the record cannot tie to one
// of several negotiations follows on its own.
func (p *page) talks() {
	for i := range p.Record.Processes {
		p.process(&p.Record.Processes[i])
	}
	if len(p.Record.Processes) == 1 {
		p.around()
		return
	}
	if len(p.Record.Threats)+len(p.Record.Proposals)+len(p.Record.Agreements) > 0 {
		p.heading(bold("THREATS, PROPOSALS, AGREEMENTS"), "")
		p.around()
	}
}

func (p *page) process(x *readout.Process) {
	s := bold("TALKS") + "  " + p.parties(x)
	if issues := wording.Spaced(strings.Join(x.Issues, ", ")); issues != "" && len(x.Parties) > 0 {
		s += ", on " + issues
	}
	state := x.State
	if state == "" {
		state = "state not stated"
	}
	p.heading(s, toned(upper(state), wording.OfState(state)))
	if lead, at := p.leaders(x); lead != "" {
		p.item(2, 4, "led by "+lead, p.refs(at...))
	}
	p.evidence(&x.Item)
	if x.Intervention != "" && x.Intervention != "none" {
		p.item(2, 4, "taken up by: "+wording.Spaced(x.Intervention), "")
	}
	if len(x.StickingPoints) > 0 {
		var way []readout.Span
		for _, s := range x.StickingPoints {
			way = append(way, s.Span)
		}
		p.item(2, 4, "in the way: "+p.quotes(way), p.refs(way...))
	}
	if x.Outcome != "" && x.Outcome != "not_stated" && x.Outcome != "unknown" {
		p.item(2, 4, "outcome: "+wording.Spaced(x.Outcome), "")
	}
	if r := resumption(x.Resumption); r != "" {
		p.item(2, 4, "next: "+r, "")
	}
}

// parties names who negotiates: the parties, or the process by its name.
func (p *page) parties(x *readout.Process) string {
	if len(x.Parties) == 0 {
		if x.Name != "" {
			return bold(wording.Plain(x.Name))
		}
		return "parties not stated"
	}
	var names []string
	for _, id := range x.Parties {
		if n := p.name(id); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return strings.Join(names, " - ")
}

// leaders names the persons who lead the meetings of x.
func (p *page) leaders(x *readout.Process) (string, []readout.Span) {
	var who []string
	var at []readout.Span
	for i := range p.Record.Meetings {
		m := &p.Record.Meetings[i]
		if !slices.Contains(x.Meetings, m.ID) || m.Kind != "talks" {
			continue
		}
		for _, y := range m.Participants {
			if a := p.Actors[y.Actor]; a != nil && a.Kind == readout.ActorPerson && !a.Anonymous {
				who = append(who, y.Actor)
				at = append(at, y.Span)
			}
		}
	}
	return wording.Names(who, p.fullName), at
}

// mostEvidence is how many passages stand under a negotiation.
const mostEvidence = 3

// evidence quotes the words behind an item, each span on its own line.
func (p *page) evidence(it *readout.Item) {
	spans := wording.Outermost(it.Evidence)
	if !p.verbose {
		spans = wording.Longest(spans, mostEvidence)
	}
	if len(spans) == 0 && !it.Span.Empty() {
		spans = []readout.Span{it.Span}
	}
	for i, s := range spans {
		q := p.excerpt(s, readout.Span{})
		if v := p.Vouched(it.VouchedBy); i == 0 && v != "" && v != "the report" {
			q += " (" + v + ")"
		}
		p.item(2, 4, q, p.refs(s))
	}
}

// quotes quotes several spans.
func (p *page) quotes(spans []readout.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, p.Quote(s))
	}
	return strings.Join(parts, ", ")
}

// resumption says how the report sees a return to the table.
func resumption(r string) string {
	lead, word := wording.Resumption(r)
	if lead == "" {
		return ""
	}
	return lead + " " + styled(styleYellow, word)
}
