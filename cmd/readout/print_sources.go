package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"readout"
	"readout/audit"
	"readout/wording"
)

// An auditPage is the page of one audit.
type auditPage struct {
	*page
	audit   *audit.Audit
	sources map[string]*audit.Source
}

// printAudit writes an audit for people: who is quoted, how the parties are heard,
// the counts, and what an editor would ask.
func printAudit(w io.Writer, x audited, width int, colour, verbose bool) error {
	p := &auditPage{page: newPage(x.rec, width, colour), audit: x.audit, sources: map[string]*audit.Source{}}
	p.verbose, p.Whole = verbose, verbose
	for i := range x.audit.Sources {
		p.sources[x.audit.Sources[i].ID] = &x.audit.Sources[i]
	}
	p.head()
	switch {
	case x.rec.Report.Skipped != "":
		p.skipped()
	case len(x.audit.Sources) == 0:
		p.out.WriteByte('\n')
		p.item(0, 0, "Nobody is quoted in this report.", "")
	default:
		p.quotedSources()
		p.whyUnnamed()
		p.heardParties()
		p.tallies(x.audit.Sides, x.audit.Ranks, x.audit.Genders, p.partyWord)
		p.flags()
		p.out.WriteByte('\n')
		p.item(0, 0, dim("Numbers in brackets are sentences; words in quotation marks stand in the report."), "")
		p.item(0, 0, dim("A flag is a question, no verdict · --rules says what is asked · -v for every statement · --json"), "")
	}
	_, err := io.WriteString(w, p.out.String())
	return err
}

// quotedSources lists the sources by class.
func (p *auditPage) quotedSources() {
	p.heading(bold("WHO IS QUOTED"), p.classCount())
	for _, class := range []string{audit.Named, audit.Body, audit.Unnamed, audit.Document, audit.Picture, audit.StateMedia, audit.Media, audit.Social, audit.Unresolved, audit.Unstated} {
		first := true
		for i := range p.audit.Sources {
			s := &p.audit.Sources[i]
			if s.Class != class || s.Count.Statements == 0 && !p.verbose && (class == audit.Unstated || class == audit.Unresolved) {
				continue
			}
			if first {
				p.item(2, 4, wording.SourceClass(class), "")
				first = false
			}
			p.source(s)
		}
	}
}

// classCount says how many statements there are, and of how many sources of each class.
func (p *auditPage) classCount() string {
	parts := []string{wording.Count(p.audit.Statements, "statement")}
	if p.audit.Quoted > 0 {
		parts[0] += fmt.Sprintf(", %d in quotation marks", p.audit.Quoted)
	}
	for _, t := range p.audit.Classes {
		if t.Of == audit.Named || t.Of == audit.Unnamed {
			parts = append(parts, fmt.Sprintf("%d %s", t.Sources, t.Of))
		}
	}
	return strings.Join(parts, " · ")
}

// source writes one source, and its statements where all are wanted.
func (p *auditPage) source(s *audit.Source) {
	what := p.calledFull(s)
	if n := p.notes(s); n != "" {
		what = strings.Replace(what+" ("+n+")", ") (", "; ", 1)
	}
	p.item(4, 6, what+": "+wording.Quoted(&s.Count), p.refs(p.where(s)...))
	if names := p.perhaps(s); names != "" {
		p.item(6, 8, names, "")
	}
	if !p.verbose {
		return
	}
	if s.Gender != "" {
		p.item(6, 8, "a "+s.Gender+": "+p.Quote(s.GenderBy), p.refs(s.GenderBy))
	}
	for _, x := range s.Said {
		var parts []string
		for _, c := range x.Content {
			parts = append(parts, p.Quote(c))
		}
		how := map[string]string{audit.AsSecondHand: "as " + p.Holder(x.Through) + " tells it, ", audit.AsAscribed: "ascribed, ", audit.AsDeclined: "not said, "}[x.As]
		verb := strings.TrimRight(p.Words(x.Cue), ":,")
		if x.Cue.Empty() {
			verb = "went on"
		}
		p.item(6, 8, how+verb+wording.HowGiven(x.Quote)+" "+strings.Join(parts, " ... "), p.refs(append([]readout.Span{x.Cue}, x.Content...)...))
	}
}

// called is a source by its name, or in the words of the report.
func (p *auditPage) called(s *audit.Source) string {
	switch {
	case s.Class == audit.Unstated:
		return "source not stated"
	case s.Actor != "" && s.Class != audit.Unnamed && !p.Actors[s.Actor].Anonymous:
		return p.name(s.Actor)
	case s.Words.Empty() || p.shared(s):
		return bold(wording.Plain(s.Name))
	}
	words, _, _ := strings.Cut(p.Words(s.Words), " who ")
	return `"` + bold(wording.Cut(strings.TrimSuffix(words, ","), wording.MostNamed)) + `"`
}

// shared says whether the words that introduce s introduce another source too:
// "Turkish and Greek officials".
func (p *auditPage) shared(s *audit.Source) bool {
	return slices.ContainsFunc(p.audit.Sources, func(o audit.Source) bool { return o.ID != s.ID && o.Words == s.Words })
}

func (p *auditPage) calledFull(s *audit.Source) string {
	if s.Actor != "" && s.Class != audit.Unnamed && !p.Actors[s.Actor].Anonymous {
		return p.fullName(s.Actor)
	}
	return p.called(s)
}

// notes are what is known of a source beside its name.
func (p *auditPage) notes(s *audit.Source) string {
	var out []string
	switch {
	case s.Class != audit.Unnamed && s.Class != audit.Body && s.Class != audit.StateMedia || s.Name == p.SideName(s.Side):
	case s.Side != "" && wording.IsCountry(strings.Fields(s.Side)[0]) && s.SideBasis == readout.BasisInferred:
		out = append(out, "for (inferred) "+p.SideName(s.Side))
	case s.Side != "" && wording.IsCountry(strings.Fields(s.Side)[0]):
		out = append(out, "for "+p.SideName(s.Side))
	case s.Side == "" && wording.IsCountry(s.Country) && s.Class != audit.Body:
		out = append(out, "of "+p.Country(s.Country))
	}
	if s.Rank != "" && s.Office == "" {
		out = append(out, wording.Spaced(s.Rank))
	}
	if s.Class == audit.Unnamed && s.Number != nil && s.Number.Max > 1 {
		out = append(out, wording.Number(*s.Number)+" persons")
	}
	if !s.Access.Empty() {
		out = append(out, p.Quote(s.Access))
	}
	return strings.Join(out, "; ")
}

// where are the words of a source's statements.
func (p *auditPage) where(s *audit.Source) []readout.Span {
	var out []readout.Span
	for _, x := range s.Said {
		if x.Cue.Empty() && len(x.Content) > 0 {
			out = append(out, x.Content[0])
			continue
		}
		out = append(out, x.Cue)
	}
	return out
}

// perhaps names the other unnamed sources that may be the same person, once.
func (p *auditPage) perhaps(s *audit.Source) string {
	var names []string
	for _, id := range s.Perhaps {
		if o := p.sources[id]; o != nil && !p.doubted[id] {
			names = append(names, p.Quote(o.Words))
		}
	}
	if len(names) == 0 || p.doubted[s.ID] {
		return ""
	}
	p.doubted[s.ID] = true
	return "perhaps the same person as " + wording.List(slices.Compact(names))
}

// whyUnnamed lists the reasons given for not naming a source.
func (p *auditPage) whyUnnamed() {
	if len(p.audit.Reasons) == 0 {
		return
	}
	right := ""
	if u := p.audit.Unnamed; u != nil && u.Max > 1 {
		right = wording.Number(*u) + " unnamed persons who speak singly"
	}
	p.heading(bold("WHY UNNAMED"), right)
	for _, r := range p.audit.Reasons {
		what := wording.Reason(r.Reason)
		var names []string
		var at []readout.Span
		for _, id := range r.Sources {
			names = append(names, p.called(p.sources[id]))
			at = append(at, p.sources[id].Words)
		}
		for i, w := range r.Words {
			if i == 0 {
				what += ":"
				at = nil
			}
			what += " " + p.Quote(w)
			at = append(at, w)
		}
		p.item(2, 4, what+" - "+wording.List(names), p.refs(at...))
	}
}

// heardParties says how each party is heard.
func (p *auditPage) heardParties() {
	if len(p.audit.Parties) == 0 {
		return
	}
	p.heading(bold("HOW THE PARTIES ARE HEARD"), "")
	for i := range p.audit.Parties {
		x := &p.audit.Parties[i]
		who := bold(p.partyWord(x.Side))
		if x.Role == audit.RoleAccused {
			who += " (accused)"
		}
		how, at := p.howHeard(x)
		p.item(2, 4, who+": "+how, p.refs(at...))
	}
}

// howHeard says how a party is heard, and where.
func (p *auditPage) howHeard(x *audit.Party) (how string, at []readout.Span) {
	how = wording.Heard(x.Heard)
	switch {
	case x.Heard == audit.HeardPerhaps:
		for _, id := range x.Unless {
			at = append(at, p.where(p.sources[id])...)
		}
		return how + " through " + p.anyOf(x.Unless), at
	case x.Heard == audit.HeardNo && len(x.Unless) > 0:
		return how + ", unless " + p.anyOf(x.Unless) + " speaks for it", x.Evidence
	case x.Heard == audit.HeardNo:
		return how, x.Evidence
	case x.Heard == audit.HeardAsked && !x.Asked.Empty():
		return how + ": " + p.Quote(x.Asked), []readout.Span{x.Asked}
	}
	var names []string
	for _, id := range x.Sources {
		names = append(names, p.called(p.sources[id]))
		at = append(at, p.where(p.sources[id])...)
	}
	return how + ": " + wording.List(names), at
}
