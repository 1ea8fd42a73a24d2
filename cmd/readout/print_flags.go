package main

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/audit"
	"readout/wording"
)

// flags writes what an editor would ask. Sources of whom a rule asks the same
// without words beside share a line.
func (p *auditPage) flags() {
	if len(p.audit.Flags) == 0 {
		p.out.WriteByte('\n')
		p.item(0, 0, "No flags.", "")
		return
	}
	p.heading(bold("FLAGS"), "")
	for i := 0; i < len(p.audit.Flags); {
		f := p.audit.Flags[i]
		who, shown := p.flagged(&f), p.shownWords(&f)
		for i++; i < len(p.audit.Flags) && p.sharesLine(&f, &p.audit.Flags[i], shown); i++ {
			f.Evidence = append(slices.Clone(f.Evidence), p.audit.Flags[i].Evidence...)
			who = append(who, p.flagged(&p.audit.Flags[i])...)
		}
		p.flag(&f, who, shown)
	}
}

// sharesLine says whether b asks of another what a asks, with the same words or none.
func (p *auditPage) sharesLine(a, b *audit.Flag, shown string) bool {
	return a.Rule == b.Rule && p.shownWords(b) == shown && (shown == "" || a.Side != "") && slices.Equal(a.Unless, b.Unless)
}

// flagged names the sources or the side that a flag is about.
func (p *auditPage) flagged(f *audit.Flag) (who []string) {
	if f.Side != "" {
		return []string{bold(p.partyWord(f.Side))}
	}
	for _, id := range f.Sources {
		who = append(who, p.called(p.sources[id]))
	}
	return who
}

func (p *auditPage) flag(f *audit.Flag, who []string, shown string) {
	s := styled(styleYellow, f.Rule)
	if len(who) > 0 {
		s += " " + wording.List(slices.Compact(who)) + ":"
	}
	s += " " + f.Says
	if shown != "" {
		s += ": " + shown
	}
	if len(f.Unless) > 0 {
		s += " - unless " + p.anyOf(f.Unless) + " speaks for it"
	}
	p.item(2, 4, s, p.refs(f.Evidence...))
}

// partyWord is a side as the report calls it.
func (p *auditPage) partyWord(side string) string {
	for i := range p.audit.Parties {
		if x := &p.audit.Parties[i]; x.Side == side {
			return p.partyName(x)
		}
	}
	return p.SideName(side)
}

// mostShown is how many passages stand beside a flag.
const mostShown = 3

// shownWords quotes what a flag rests on, where that is not the source's name itself.
func (p *auditPage) shownWords(f *audit.Flag) string {
	var out []string
	for _, e := range wording.Outermost(f.Evidence) {
		if slices.ContainsFunc(f.Sources, func(id string) bool { return p.sources[id].Words == e }) {
			continue
		}
		if q := p.Excerpt(e, readout.Span{}, wording.MostNamed); !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	if len(out) > mostShown && !p.verbose {
		out = append(out[:mostShown], "...")
	}
	return strings.Join(out, ", ")
}

func (p *auditPage) anyOf(ids []string) string {
	var names []string
	for _, id := range ids {
		if n := p.called(p.sources[id]); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	if len(names) > 3 {
		names = append(names[:2], fmt.Sprintf("one of %d others", len(names)-2))
	}
	return strings.Join(names, " or ")
}
