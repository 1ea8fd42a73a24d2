package main

import (
	"slices"
	"strings"

	"readout"
	"readout/wording"
)

// met writes the meetings that took place, as far as anybody says so.
func (p *page) met() {
	first := true
	for i := range p.Record.Meetings {
		m := &p.Record.Meetings[i]
		if !wording.Took(m.Status) || !p.verbose && p.bare(m) {
			continue
		}
		if first {
			p.heading(bold("MET"), "")
			first = false
		}
		p.meeting(m)
	}
}

// bare says whether nothing is known of a meeting but that there was one.
func (p *page) bare(m *readout.Meeting) bool {
	return len(m.Parties)+len(m.Participants) == 0 && m.Date == "" && m.Place == "" && m.Outcome == ""
}

// meeting writes who met, and then when, how, where, on what and with what result.
func (p *page) meeting(m *readout.Meeting) {
	who, also := p.present(m)
	s := wording.Names(who, p.fullName)
	if s == "" {
		s = wording.Capital(wording.Spaced(m.Kind))
	} else if m.Kind != "" && m.Kind != "meeting" {
		s += ": " + wording.Spaced(m.Kind)
	}
	if m.Status == readout.Alleged || m.Status == readout.Ongoing {
		s += ", " + statusWord(m.Status)
	}
	p.item(2, 4, s, p.refs(append([]readout.Span{m.Span}, m.Evidence...)...))
	p.detail(p.WhenMet(m))
	p.detail(p.HowMet(m))
	p.agenda(m)
	if len(also) > 0 {
		p.item(4, 6, "also there: "+strings.Join(also, ", "), "")
	}
	for _, t := range m.Tone {
		s := "tone: " + p.Quote(t.Word)
		if w := p.Holder(t.Holder); w != "" {
			s += " (" + w + ")"
		}
		p.item(4, 6, s, p.refs(t.Word))
	}
	if m.Outcome != "" && m.Outcome != "not_stated" {
		p.item(4, 6, "outcome: "+wording.Spaced(m.Outcome), "")
	}
	s = p.Quote(p.Shown(m.Span, m.Evidence))
	if v := p.Vouched(m.VouchedBy); v != "" {
		s += " - " + v
	}
	if !m.Span.Empty() {
		p.item(4, 6, s, "")
	}
}

// detail writes a further line of a meeting where there is one.
func (p *page) detail(s string) {
	if s != "" {
		p.item(4, 6, s, "")
	}
}

// present returns the ids of who met, and the others who were there with the
// kind of evidence for them.
func (p *page) present(m *readout.Meeting) (who, also []string) {
	for _, x := range m.Participants {
		switch x.EvidenceKind {
		case "photo":
			also = append(also, p.fullName(x.Actor)+" (seen in photos)")
		case "list":
			also = append(also, p.fullName(x.Actor)+" (named in a list)")
		default:
			if x.Role == "" || x.Role == "principal" || x.Role == "lead_negotiator" {
				who = append(who, x.Actor)
			} else {
				also = append(also, p.fullName(x.Actor)+" ("+wording.Spaced(x.Role)+")")
			}
		}
	}
	if len(who) == 0 {
		who = m.Parties
	}
	return who, also
}

// agenda writes the matters talked about, the main ones first, with who says so.
func (p *page) agenda(m *readout.Meeting) {
	if len(m.Agenda) == 0 {
		return
	}
	topics := slices.Clone(m.Agenda)
	slices.SortStableFunc(topics, func(a, b readout.Topic) int { return rank(a.Weight) - rank(b.Weight) })
	var parts []string
	var at []readout.Span
	for _, t := range topics {
		s := p.Quote(t.Topic)
		var notes []string
		if t.Weight == "main" {
			notes = append(notes, "most of it")
		}
		if w := p.Holder(t.Via); w != "" {
			notes = append(notes, w)
		}
		if len(notes) > 0 {
			s += " (" + strings.Join(notes, ": ") + ")"
		}
		parts = append(parts, s)
		at = append(at, t.Topic)
	}
	p.item(4, 6, "on "+strings.Join(parts, ", "), p.refs(at...))
}

func rank(weight string) int {
	switch weight {
	case "main":
		return 0
	case "raised_by_one":
		return 2
	}
	return 1
}
