package main

import (
	"readout/wording"
	"strings"

	"readout"
)

// findings lists every coding of the record with its rule.
func (p *page) findings() []finding {
	var out []finding
	for i := range p.Record.Events {
		out = append(out, p.eventFinding(&p.Record.Events[i]))
	}
	for i := range p.Record.Statements {
		out = append(out, p.statementFinding(&p.Record.Statements[i]))
	}
	out = append(out, p.itemFindings()...)
	for i := range p.Record.Times {
		t := &p.Record.Times[i]
		out = append(out, finding{what: "time " + t.ID + ": " + wording.Spaced(strings.TrimSpace(t.Type+" "+t.Value+" "+t.Mod)), rule: t.Rule, at: t.Span, words: []readout.Span{t.Span}})
	}
	for i := range p.Record.Places {
		x := &p.Record.Places[i]
		out = append(out, finding{what: "place " + x.ID + ": " + p.PlaceName(x), rule: x.Rule, score: x.Score, at: x.Span, words: []readout.Span{x.Span}})
	}
	for i := range p.Record.Actors {
		a := &p.Record.Actors[i]
		if len(a.Mentions) > 0 {
			out = append(out, finding{what: strings.TrimSpace("actor " + a.ID + ": " + wording.Actor(a) + " " + a.Country + " " + strings.Join(a.Sectors, "+")),
				rule: string(a.Basis), at: a.Mentions[0], words: a.Mentions[:1]})
		}
	}
	return out
}

func (p *page) eventFinding(e *readout.Event) finding {
	what := []string{e.Type}
	for _, s := range []string{e.Mode, strings.Join(e.Contexts, "+")} {
		if s != "" {
			what = append(what, s)
		}
	}
	if e.CAMEO != "" {
		what = append(what, "CAMEO "+e.CAMEO)
	}
	if e.Code != "" {
		what = append(what, "your "+wording.Plain(e.Code))
	}
	what = append(what, wording.Spaced(string(e.Status)))
	if len(e.Actors) > 0 {
		what = append(what, "by "+listed(e.Actors, p.name))
	}
	if len(e.Recipients) > 0 {
		what = append(what, "to "+listed(e.Recipients, p.name))
	}
	return finding{what: bold("event "+e.ID) + ": " + strings.Join(what, ", "), rule: e.Rule, score: e.Score, at: e.Trigger,
		words: append([]readout.Span{e.Trigger}, e.Evidence...), by: e.VouchedBy}
}

func (p *page) statementFinding(s *readout.Statement) finding {
	what := []string{wording.Spaced(s.SourceKind)}
	for _, x := range []string{s.CueType, s.Quote, s.Stance} {
		if x != "" {
			what = append(what, wording.Spaced(x))
		}
	}
	at := s.Cue
	if at.Empty() && len(s.Content) > 0 {
		at = s.Content[0]
	}
	return finding{what: bold("statement "+s.ID) + " of " + p.Speaker(s) + ": " + strings.Join(what, ", "), rule: s.Rule, score: s.Score,
		at: at, words: append([]readout.Span{s.Source, s.Cue}, s.Content...)}
}

// itemFindings lists the facts of negotiations.
func (p *page) itemFindings() []finding {
	r := p.Record
	var out []finding
	add := func(kind, more string, it *readout.Item) {
		what := bold(strings.TrimSpace(kind + " " + it.ID))
		if more = strings.Trim(wording.Spaced(more), ", "); more != "" {
			what += ": " + more
		}
		if it.Status != "" {
			what += ", " + wording.Spaced(string(it.Status))
		}
		out = append(out, finding{what: what, rule: it.Rule, score: it.Score, at: p.Shown(it.Span, it.Evidence),
			words: append([]readout.Span{it.Span}, it.Evidence...), by: it.VouchedBy})
	}
	for i := range r.Meetings {
		add("meeting", r.Meetings[i].Kind+", "+listed(r.Meetings[i].Parties, p.name), &r.Meetings[i].Item)
	}
	for i := range r.Processes {
		add("process", r.Processes[i].State+", "+listed(r.Processes[i].Parties, p.name), &r.Processes[i].Item)
	}
	for i := range r.Positions {
		add("position", r.Positions[i].Stance+", "+r.Positions[i].Issue, &r.Positions[i].Item)
	}
	for i := range r.Proposals {
		add("proposal", "", &r.Proposals[i].Item)
	}
	for i := range r.Threats {
		add("threat", r.Threats[i].Kind, &r.Threats[i].Item)
	}
	for i := range r.NextSteps {
		add("next step", "", &r.NextSteps[i].Item)
	}
	for i := range r.Deadlines {
		add("deadline", r.Deadlines[i].Date, &r.Deadlines[i].Item)
	}
	for i := range r.Agreements {
		add("agreement", r.Agreements[i].Kind+", "+r.Agreements[i].State, &r.Agreements[i].Item)
	}
	for i := range r.Relations {
		add("relation", r.Relations[i].Rel, &r.Relations[i].Item)
	}
	for i := range r.Effects {
		add("effect", r.Effects[i].Kind, &r.Effects[i].Item)
	}
	for i := range r.Assessments {
		add("assessment", r.Assessments[i].Polarity+", "+r.Assessments[i].Modality, &r.Assessments[i].Item)
	}
	return out
}
