package main

import (
	"slices"
	"strings"

	"readout"
)

// met writes the meetings that took place, as far as anybody says so.
func (p *page) met() {
	first := true
	for i := range p.rec.Meetings {
		m := &p.rec.Meetings[i]
		if !took(m.Status) || !p.verbose && p.bare(m) {
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

// took says whether something with that status took place or is said to have.
func took(s readout.Status) bool {
	return s == readout.Happened || s == readout.Ongoing || s == readout.Alleged || s == ""
}

// meeting writes who met, and then when, how, where, on what and with what result.
func (p *page) meeting(m *readout.Meeting) {
	who, also := p.present(m)
	s := list(who, p.fullName)
	if s == "" {
		s = capital(spaced(m.Kind))
	} else if m.Kind != "" && m.Kind != "meeting" {
		s += ": " + spaced(m.Kind)
	}
	if m.Status == readout.Alleged || m.Status == readout.Ongoing {
		s += ", " + statusWord(m.Status)
	}
	p.item(2, 4, s, p.refs(append([]readout.Span{m.Span}, m.Evidence...)...))
	p.detail(p.whenMet(m))
	p.detail(p.howMet(m))
	p.agenda(m)
	if len(also) > 0 {
		p.item(4, 6, "also there: "+strings.Join(also, ", "), "")
	}
	for _, t := range m.Tone {
		s := "tone: " + p.quote(t.Word)
		if w := p.holder(t.Holder); w != "" {
			s += " (" + w + ")"
		}
		p.item(4, 6, s, p.refs(t.Word))
	}
	if m.Outcome != "" && m.Outcome != "not_stated" {
		p.item(4, 6, "outcome: "+spaced(m.Outcome), "")
	}
	s = p.quote(p.shown(m.Span, m.Evidence))
	if v := p.vouched(m.VouchedBy); v != "" {
		s += " - " + v
	}
	if !m.Span.Empty() {
		p.item(4, 6, s, "")
	}
}

// shown returns the span to quote for an item: its own, or its first evidence.
func (p *page) shown(s readout.Span, evidence []readout.Span) readout.Span {
	if s.Empty() && len(evidence) > 0 {
		return evidence[0]
	}
	return s
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
				also = append(also, p.fullName(x.Actor)+" ("+spaced(x.Role)+")")
			}
		}
	}
	if len(who) == 0 {
		who = m.Parties
	}
	return who, also
}

// whenMet is day, duration and whether it took longer than planned.
func (p *page) whenMet(m *readout.Meeting) string {
	var parts []string
	if m.Date != "" {
		parts = append(parts, day(m.Date)+basis(m.DateBasis))
	}
	if m.Duration != "" {
		parts = append(parts, duration(m.Duration))
	}
	if m.Overran {
		parts = append(parts, "longer than planned")
	}
	return strings.Join(parts, ", ")
}

// howMet is level, format, setting, mode and place.
func (p *page) howMet(m *readout.Meeting) string {
	levels := map[string]string{"head_of_state_gov": "leaders", "ministerial": "ministers", "special_envoy": "envoys",
		"ambassadorial": "ambassadors", "senior_official": "senior officials", "official": "officials"}
	modes := map[string]string{"phone": "by phone", "video": "by video", "written": "in writing"}
	var parts []string
	for _, s := range []string{levels[m.Level], m.Format, m.Setting, modes[m.Mode]} {
		if s != "" && s != "unknown" && s != "stand_alone" && s != "remote" && s != "not_stated" {
			parts = append(parts, spaced(s))
		}
	}
	s := strings.Join(parts, ", ")
	if pl := p.places[m.Place]; pl != nil {
		if s != "" {
			s += "; "
		}
		s += p.placeName(pl) + basis(m.PlaceBasis)
	}
	return s
}

// placeName is a place with its country: "Oslo, NOR".
func (p *page) placeName(pl *readout.Place) string {
	n := plain(pl.Name)
	if n == "" {
		n = p.words(pl.Span)
	}
	if pl.Country != "" && pl.Kind != "country" {
		n += ", " + pl.Country
	}
	return n
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
		s := p.quote(t.Topic)
		var notes []string
		if t.Weight == "main" {
			notes = append(notes, "most of it")
		}
		if w := p.holder(t.Via); w != "" {
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

// holder names whose word something is: an actor, a statement's speaker, or the
// report itself; the last goes without saying.
func (p *page) holder(id string) string {
	if id == "" || id == readout.ByAuthor {
		return ""
	}
	if s := p.said[id]; s != nil {
		return p.speaker(s)
	}
	return strip(p.name(id))
}
