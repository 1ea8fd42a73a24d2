package main

import (
	"fmt"
	"strings"

	"readout"
)

// statements writes who said what, a speaker at a time, in the order in which
// they first speak.
func (p *page) statements() {
	if len(p.rec.Statements) == 0 {
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
	for i := range p.rec.Statements {
		n[sourceWord(p.rec.Statements[i].SourceKind)]++
	}
	var parts []string
	for _, k := range kinds {
		if n[k] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[k], k))
		}
	}
	return strings.Join(parts, " · ")
}

func sourceWord(kind string) string {
	switch kind {
	case readout.SourceAnonymous, readout.SourceAnonGroup:
		return "unnamed"
	case readout.SourceDocument:
		return "document"
	case readout.SourceVisual:
		return "picture"
	case readout.SourceStateMedia, readout.SourceMedia, readout.SourceSocial:
		return "media"
	case readout.SourceUnstated, "":
		return "without source"
	}
	return "named"
}

func (p *page) voice(v *voice) {
	o := p.origin(v.statements[0])
	s := p.voiceName(o)
	if sourceWord(o.SourceKind) == "unnamed" && !p.named(o) {
		s += p.unnamed(v)
	}
	shown := p.shownOf(v)
	if len(shown) == 0 {
		return
	}
	p.item(2, 4, s+", "+count(len(shown), "statement"), "")
	if twins := p.twins(o); twins != "" {
		p.item(4, 4, twins, "")
	}
	for _, s := range shown {
		p.statement(s)
	}
}

// howGiven tells a speaker's own words from the report's.
func howGiven(quote string) string {
	switch quote {
	case readout.QuoteDirect:
		return ":"
	case readout.QuoteMixed:
		return ", partly quoted:"
	}
	return ", as reported:"
}

// statement writes one statement: the verb as the report has it, how the
// content is given, and the content.
func (p *page) statement(s *readout.Statement) {
	verb := strings.TrimRight(p.words(s.Cue), ":,")
	if verb == "" {
		verb = "said" // in a transcript
		if s.CueType != "say" {
			verb = spaced(s.CueType)
		}
		if s.Cue.Empty() && s.Continues != "" {
			verb = "went on"
		}
	}
	verb += howGiven(s.Quote)
	var parts []string
	for _, c := range s.Content {
		parts = append(parts, p.excerptOf(c, readout.Span{}, 2*mostQuoted))
	}
	line := strings.TrimSpace(verb + " " + strings.Join(parts, " ... "))
	var notes []string
	if s.SaidWhen != "" {
		notes = append(notes, day(s.SaidWhen))
	}
	if s.NestedIn != "" {
		if w := p.holder(s.NestedIn); w != "" {
			notes = append(notes, "so "+w)
		}
	}
	if len(s.Addressees) > 0 {
		notes = append(notes, "to "+list(s.Addressees, func(id string) string { return strip(p.name(id)) }))
	}
	if len(notes) > 0 {
		line += " (" + strings.Join(notes, "; ") + ")"
	}
	p.item(4, 6, line, p.refs(append([]readout.Span{s.Cue}, s.Content...)...))
}
