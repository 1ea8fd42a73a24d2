package main

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// A voice is all that one speaker, or one set of speakers, says in a report.
type voice struct {
	key        string
	statements []*readout.Statement
}

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

// voices groups the statements by who makes them.
func (p *page) voices() []voice {
	var out []voice
	at := map[string]int{}
	for i := range p.rec.Statements {
		s := &p.rec.Statements[i]
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
	o := p.origin(s)
	if len(o.Speakers) == 0 && !o.Source.Empty() {
		return p.words(o.Source)
	}
	return strings.Join(o.Speakers, " ")
}

func (p *page) voice(v *voice) {
	o := p.origin(v.statements[0])
	s := p.voiceName(o)
	if sourceWord(o.SourceKind) == "unnamed" && !p.named(o) {
		s += p.unnamed(v)
	}
	p.item(2, 4, s+", "+count(len(v.statements), "statement"), "")
	if twins := p.twins(o); twins != "" {
		p.item(4, 4, twins, "")
	}
	for _, s := range v.statements {
		if p.verbose || !p.repeats(s) {
			p.statement(s)
		}
	}
}

// repeats says whether s is part of what the same speaker is quoted with already.
func (p *page) repeats(s *readout.Statement) bool {
	o := p.said[s.NestedIn]
	return o != nil && p.voiceKey(o) == p.voiceKey(s)
}

// voiceName is who speaks: names with offices, or the words of the report for
// who has no name.
func (p *page) voiceName(o *readout.Statement) string {
	switch {
	case p.named(o):
		return list(o.Speakers, p.fullName)
	case !o.Source.Empty():
		return bold(p.words(o.Source))
	}
	return bold("source not stated")
}

// named says whether all who make a statement have names.
func (p *page) named(o *readout.Statement) bool {
	for _, id := range o.Speakers {
		if a := p.actors[id]; a == nil || a.Anonymous {
			return false
		}
	}
	return len(o.Speakers) > 0
}

// unnamed marks a source without a name, with the reason where one is given.
func (p *page) unnamed(v *voice) string {
	o := p.origin(v.statements[0])
	s := " (unnamed"
	if side := p.side(o); side != "" {
		s += ", speaks for " + side
	}
	why := "no reason given"
	for _, x := range v.statements {
		if !x.Anonymity.Span.Empty() {
			why = p.quote(x.Anonymity.Span)
			break
		}
		if r := x.Anonymity.Reason; r != "" && r != "not_given" {
			why = spaced(r)
		}
	}
	s += ": " + why
	if !o.Access.Empty() {
		s += "; " + p.quote(o.Access)
	}
	if o.Number != nil && o.Number.Max > 1 {
		s += "; " + number(*o.Number) + " persons"
	}
	return s + ")"
}

// side is the country for which an unnamed speaker speaks.
func (p *page) side(o *readout.Statement) string {
	var out []string
	for _, id := range o.Speakers {
		if a := p.actors[id]; a != nil && a.Side != "" && !slices.Contains(out, p.country(a.Side)) {
			out = append(out, p.country(a.Side))
		}
	}
	return join(out)
}

// statement writes one statement: the verb as the report has it, how the
// content is given, and the content.
func (p *page) statement(s *readout.Statement) {
	verb := strings.TrimRight(p.words(s.Cue), ":,")
	if s.Cue.Empty() {
		verb = spaced(s.CueType)
		if s.Continues != "" {
			verb = "went on"
		}
	}
	switch s.Quote {
	case readout.QuoteDirect:
		verb += ":"
	case readout.QuoteMixed:
		verb += ", partly quoted:"
	default:
		verb += ", as reported:"
	}
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

// silent names the countries that negotiate or meet and of which nobody is
// quoted, or only together with others. It says nothing where a named speaker's
// country is not known.
func (p *page) silent() {
	byName := ""
	for i := range p.rec.Statements {
		s := p.origin(&p.rec.Statements[i])
		if len(p.speakerCountries(s)) > 0 || s.Source.Empty() {
			continue
		}
		switch sourceWord(s.SourceKind) {
		case "unnamed":
			byName = " by name"
		case "document", "picture":
		default:
			return
		}
	}
	for _, c := range p.countries() {
		alone, together := p.quoted(c)
		switch {
		case alone:
		case together:
			p.item(2, 4, "Nobody from "+p.country(c)+" is quoted but together with others.", "")
		default:
			p.item(2, 4, "Nobody from "+p.country(c)+" is quoted"+byName+".", "")
		}
	}
}

// quoted says whether somebody of a country speaks alone, or together with others.
func (p *page) quoted(country string) (alone, together bool) {
	for i := range p.rec.Statements {
		sides := p.speakerCountries(&p.rec.Statements[i])
		if slices.Contains(sides, country) {
			alone = alone || len(sides) == 1
			together = together || len(sides) > 1
		}
	}
	return alone, together
}

// countries are those of the parties of meetings and talks.
func (p *page) countries() []string {
	var ids, out []string
	for i := range p.rec.Meetings {
		ids = append(ids, p.rec.Meetings[i].Parties...)
	}
	for i := range p.rec.Processes {
		ids = append(ids, p.rec.Processes[i].Parties...)
	}
	for _, id := range ids {
		if a := p.actors[id]; a != nil && isCountry(a.Country) && !slices.Contains(out, a.Country) {
			out = append(out, a.Country)
		}
	}
	return out
}

// isCountry says whether a code is a country's and not that of bodies of many.
func isCountry(code string) bool {
	switch code {
	case "", "UNO", "EUR", "IGO", "NGO", "IMG", "MNC":
		return false
	}
	return true
}

func (p *page) speakerCountries(s *readout.Statement) []string {
	var out []string
	for _, id := range p.origin(s).Speakers {
		a := p.actors[id]
		if a == nil {
			continue
		}
		c := a.Side
		if c == "" {
			c = a.Country
		}
		if c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}
