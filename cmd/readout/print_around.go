package main

import (
	"strings"

	"readout"
)

// around writes threats, proposals and agreements.
func (p *page) around() {
	for i := range p.rec.Threats {
		p.threat(&p.rec.Threats[i])
	}
	for i := range p.rec.Proposals {
		p.proposal(&p.rec.Proposals[i])
	}
	for i := range p.rec.Agreements {
		p.agreement(&p.rec.Agreements[i])
	}
}

func (p *page) threat(x *readout.Threat) {
	s := "threat: " + list(x.By, p.name)
	if len(x.To) > 0 {
		s += " to " + list(x.To, p.name)
	}
	if x.Consequence.Empty() {
		s += " " + p.excerpt(p.shown(x.Span, x.Evidence), readout.Span{})
	} else {
		s += " " + p.quote(x.Consequence)
	}
	if !x.Condition.Empty() {
		s += ", " + p.condition(x)
	}
	p.item(2, 4, s+p.standing(&x.Item), p.refs(x.Span, x.Condition, x.Consequence))
}

// condition quotes the condition of a threat, which may or may not begin with
// its own "if".
func (p *page) condition(x *readout.Threat) string {
	words := strings.ToLower(p.words(x.Condition))
	for _, w := range []string{"if ", "unless ", "until ", "should ", "as long as "} {
		if strings.HasPrefix(words, w) {
			return p.quote(x.Condition)
		}
	}
	return "if " + p.quote(x.Condition)
}

// standing is the status of an item and who vouches for it: " - conditional (X)".
func (p *page) standing(it *readout.Item) string {
	s := ""
	if it.Status != "" {
		s = " - " + statusWord(it.Status)
	}
	if v := p.vouched(it.VouchedBy); v != "" && v != "the report" {
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
		s += " by " + list(x.By, p.name)
	}
	what := x.Measures
	if len(what) == 0 {
		what = []readout.Span{p.shown(x.Span, x.Evidence)}
	}
	s += ": " + p.quotes(what)
	if len(x.Purposes) > 0 {
		s += ", for " + p.quotes(x.Purposes)
	}
	if v := p.vouched(x.VouchedBy); v != "" && v != "the report" {
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
	s := label + p.quote(p.shown(x.Span, x.Evidence))
	if x.Date != "" {
		s += ", " + day(x.Date)
	}
	if len(x.Parties) > 0 {
		s += ", " + list(x.Parties, p.name)
	}
	if x.State != "" {
		s += " - " + spaced(x.State)
	}
	if v := p.vouched(x.VouchedBy); v != "" && v != "the report" {
		s += " (" + v + ")"
	}
	p.item(2, 4, s, p.refs(append([]readout.Span{x.Span}, x.Evidence...)...))
}
