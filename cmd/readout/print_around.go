package main

import (
	"readout"
	"readout/wording"
)

// around writes threats, proposals and agreements.
func (p *page) around() {
	for i := range p.Record.Threats {
		p.threat(&p.Record.Threats[i])
	}
	for i := range p.Record.Proposals {
		p.proposal(&p.Record.Proposals[i])
	}
	for i := range p.Record.Agreements {
		p.agreement(&p.Record.Agreements[i])
	}
}

func (p *page) threat(x *readout.Threat) {
	s := "threat: " + wording.Names(x.By, p.name)
	if len(x.To) > 0 {
		s += " to " + wording.Names(x.To, p.name)
	}
	if x.Consequence.Empty() {
		s += " " + p.excerpt(p.Shown(x.Span, x.Evidence), readout.Span{})
	} else {
		s += " " + p.Quote(x.Consequence)
	}
	if !x.Condition.Empty() {
		s += ", " + p.Condition(x)
	}
	p.item(2, 4, s+p.standing(&x.Item), p.refs(x.Span, x.Condition, x.Consequence))
}

// standing is the status of an item and who vouches for it: " - conditional (X)".
func (p *page) standing(it *readout.Item) string {
	s := ""
	if it.Status != "" {
		s = " - " + statusWord(it.Status)
	}
	if v := p.Vouched(it.VouchedBy); v != "" && v != "the report" {
		s += " (" + v + ")"
	}
	return s
}

func (p *page) proposal(x *readout.Proposal) {
	s := "proposed"
	if x.Status != readout.Happened {
		s += ", not agreed"
	}
	if len(x.By) > 0 {
		s += " by " + wording.Names(x.By, p.name)
	}
	what := x.Measures
	if len(what) == 0 {
		what = []readout.Span{p.Shown(x.Span, x.Evidence)}
	}
	s += ": " + p.quotes(what)
	if len(x.Purposes) > 0 {
		s += ", for " + p.quotes(x.Purposes)
	}
	if v := p.Vouched(x.VouchedBy); v != "" && v != "the report" {
		s += " (" + v + ")"
	}
	p.item(2, 4, s, p.refs(append(append([]readout.Span{x.Span}, x.Measures...), x.Purposes...)...))
}

func (p *page) agreement(x *readout.Agreement) {
	label := "agreement: "
	switch x.State {
	case "sought", "not_reached":
		label = "sought: "
	case "failed", "expired", "withdrawn", "superseded", "violated":
		label = "earlier: "
	}
	s := label + p.Quote(p.Shown(x.Span, x.Evidence))
	if x.Date != "" {
		s += ", " + wording.Day(x.Date)
	}
	if len(x.Parties) > 0 {
		s += ", " + wording.Names(x.Parties, p.name)
	}
	if x.State != "" {
		s += " - " + wording.Spaced(x.State)
	}
	if v := p.Vouched(x.VouchedBy); v != "" && v != "the report" {
		s += " (" + v + ")"
	}
	p.item(2, 4, s, p.refs(append([]readout.Span{x.Span}, x.Evidence...)...))
}
