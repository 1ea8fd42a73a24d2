package main

import (
	"slices"
	"strings"

	"readout"
)

// talks writes where each negotiation stands. What the record cannot tie to one
// of several negotiations follows on its own.
func (p *page) talks() {
	for i := range p.rec.Processes {
		p.process(&p.rec.Processes[i])
	}
	if len(p.rec.Processes) == 1 {
		p.around()
		return
	}
	if len(p.rec.Threats)+len(p.rec.Proposals)+len(p.rec.Agreements) > 0 {
		p.heading(bold("THREATS, PROPOSALS, AGREEMENTS"), "")
		p.around()
	}
}

func (p *page) process(x *readout.Process) {
	s := bold("TALKS") + "  " + p.parties(x)
	if issues := spaced(strings.Join(x.Issues, ", ")); issues != "" && len(x.Parties) > 0 {
		s += ", on " + issues
	}
	state := x.State
	if state == "" {
		state = "state not stated"
	}
	p.heading(s, styled(stateColour(state), upper(state)))
	if lead, at := p.leaders(x); lead != "" {
		p.item(2, 4, "led by "+lead, p.refs(at...))
	}
	p.evidence(&x.Item)
	if x.Intervention != "" && x.Intervention != "none" {
		p.item(2, 4, "taken up by: "+spaced(x.Intervention), "")
	}
	if len(x.StickingPoints) > 0 {
		var way []readout.Span
		for _, s := range x.StickingPoints {
			way = append(way, s.Span)
		}
		p.item(2, 4, "in the way: "+p.quotes(way), p.refs(way...))
	}
	if x.Outcome != "" && x.Outcome != "not_stated" && x.Outcome != "unknown" {
		p.item(2, 4, "outcome: "+spaced(x.Outcome), "")
	}
	if r := resumption(x.Resumption); r != "" {
		p.item(2, 4, "next: "+r, "")
	}
}

// parties names who negotiates: the parties, or the process by its name.
func (p *page) parties(x *readout.Process) string {
	if len(x.Parties) == 0 {
		if x.Name != "" {
			return bold(plain(x.Name))
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
	for i := range p.rec.Meetings {
		m := &p.rec.Meetings[i]
		if !slices.Contains(x.Meetings, m.ID) || m.Kind != "talks" {
			continue
		}
		for _, y := range m.Participants {
			if a := p.actors[y.Actor]; a != nil && a.Kind == readout.ActorPerson && !a.Anonymous {
				who = append(who, y.Actor)
				at = append(at, y.Span)
			}
		}
	}
	return list(who, p.fullName), at
}

// resumption says how the report sees a return to the table.
func resumption(r string) string {
	switch r {
	case "wanted":
		return "a return to the table is " + styled(styleYellow, "wished, not agreed")
	case "agreed":
		return "a return to the table is " + styled(styleYellow, "agreed, no day set")
	case "scheduled":
		return "a return to the table is " + styled(styleYellow, "scheduled")
	}
	return ""
}

func stateColour(state string) rune {
	switch state {
	case "ended_without_agreement", "walked_out", "collapsed", "suspended", "deadlocked", "violated", "agreement_failed", "abandoned":
		return styleRed
	case "agreed_in_principle", "text_agreed", "signed", "in_force", "implementing", "completed":
		return styleGreen
	}
	return styleYellow
}

// evidence quotes the words behind an item, each span on its own line.
func (p *page) evidence(it *readout.Item) {
	spans := outermost(it.Evidence)
	if !p.verbose {
		spans = longest(spans, mostEvidence)
	}
	if len(spans) == 0 && !it.Span.Empty() {
		spans = []readout.Span{it.Span}
	}
	for i, s := range spans {
		q := p.excerpt(s, readout.Span{})
		if v := p.vouched(it.VouchedBy); i == 0 && v != "" && v != "the report" {
			q += " (" + v + ")"
		}
		p.item(2, 4, q, p.refs(s))
	}
}

// quotes quotes several spans.
func (p *page) quotes(spans []readout.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, p.quote(s))
	}
	return strings.Join(parts, ", ")
}
