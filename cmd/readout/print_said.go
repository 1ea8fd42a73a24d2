package main

import (
	"fmt"
	"strings"

	"readout"
	"readout/wording"
)

// statements writes who said what, a speaker at a time, in the order in which
// they first speak.
func (p *page) statements() {
	if len(p.Record.Statements) == 0 {
		return
	}
	p.heading(bold("WHO SAID WHAT"), p.tally())
	voices := p.voices()
	for i := range voices {
		p.voice(&voices[i])
	}
	p.silent()
}

// tally counts the statements by kind of source: "10 named · 13 unnamed".
func (p *page) tally() string {
	kinds := []string{"named", "unnamed", "document", "picture", "media", "without source"}
	n := map[string]int{}
	for i := range p.Record.Statements {
		n[wording.SourceKind(p.Record.Statements[i].SourceKind)]++
	}
	var parts []string
	for _, k := range kinds {
		if n[k] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[k], k))
		}
	}
	return strings.Join(parts, " · ")
}

func (p *page) voice(v *voice) {
	o := p.Origin(v.statements[0])
	s := p.voiceName(o)
	if wording.SourceKind(o.SourceKind) == "unnamed" && !p.Named(o) {
		s += p.unnamed(v)
	}
	shown := p.shownOf(v)
	if len(shown) == 0 {
		return
	}
	p.item(2, 4, s+", "+wording.Count(len(shown), "statement"), "")
	if twins := p.twins(o); twins != "" {
		p.item(4, 4, twins, "")
	}
	for _, s := range shown {
		p.statement(s)
	}
}

// statement writes one statement: the verb as the report has it, how the
// content is given, and the content.
func (p *page) statement(s *readout.Statement) {
	verb := strings.TrimRight(p.Words(s.Cue), ":,")
	if verb == "" {
		verb = "said" // in a transcript
		if s.CueType != "say" {
			verb = wording.Spaced(s.CueType)
		}
		if s.Cue.Empty() && s.Continues != "" {
			verb = "went on"
		}
	}
	verb += wording.HowGiven(s.Quote)
	var parts []string
	for _, c := range s.Content {
		parts = append(parts, p.Excerpt(c, readout.Span{}, 2*wording.MostQuoted))
	}
	line := strings.TrimSpace(verb + " " + strings.Join(parts, " ... "))
	var notes []string
	if s.SaidWhen != "" {
		notes = append(notes, wording.Day(s.SaidWhen))
	}
	if s.NestedIn != "" {
		if w := p.Holder(s.NestedIn); w != "" {
			notes = append(notes, "so "+w)
		}
	}
	if len(s.Addressees) > 0 {
		notes = append(notes, "to "+wording.Names(s.Addressees, func(id string) string { return strip(p.name(id)) }))
	}
	if len(notes) > 0 {
		line += " (" + strings.Join(notes, "; ") + ")"
	}
	p.item(4, 6, line, p.refs(append([]readout.Span{s.Cue}, s.Content...)...))
}
