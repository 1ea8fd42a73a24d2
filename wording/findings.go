package wording

import (
	"slices"
	"strings"

	"readout"
)

// A Finding is one coding of a record as a line for people, with what is behind it.
type Finding struct {
	Kind  string // event, statement, meeting, process, position, time, place, actor ...
	ID    string // in the record
	What  string // "CONSULT, CAMEO 040, happened, by A"
	Rule  string // the frame, pattern or model that found it
	Score float32
	At    readout.Span   // where it was found
	Words []readout.Span // what it rests on, each once
	By    []string       // who vouches

	Status readout.Status
}

// Label is the kind and the id: "event e3".
func (f *Finding) Label() string { return strings.TrimSpace(f.Kind + " " + f.ID) }

// Findings lists every coding of the record with its rule.
func (t *Teller) Findings() []Finding {
	var out []Finding
	for i := range t.Record.Events {
		out = append(out, t.event(&t.Record.Events[i]))
	}
	for i := range t.Record.Statements {
		out = append(out, t.statement(&t.Record.Statements[i]))
	}
	out = append(out, t.items()...)
	for i := range t.Record.Times {
		x := &t.Record.Times[i]
		out = append(out, Finding{Kind: "time", ID: x.ID, What: Spaced(strings.TrimSpace(x.Type + " " + x.Value + " " + x.Mod)), Rule: x.Rule, At: x.Span, Words: []readout.Span{x.Span}})
	}
	for i := range t.Record.Places {
		x := &t.Record.Places[i]
		out = append(out, Finding{Kind: "place", ID: x.ID, What: t.PlaceName(x), Rule: x.Rule, Score: x.Score, At: x.Span, Words: []readout.Span{x.Span}})
	}
	for i := range t.Record.Actors {
		a := &t.Record.Actors[i]
		if len(a.Mentions) > 0 {
			out = append(out, Finding{Kind: "actor", ID: a.ID, What: strings.TrimSpace(Actor(a) + " " + a.Country + " " + strings.Join(a.Sectors, "+")),
				Rule: string(a.Basis), At: a.Mentions[0], Words: a.Mentions[:1]})
		}
	}
	for i := range out {
		out[i].Words = solid(out[i].Words)
	}
	return out
}

// solid leaves out the spans that stand for none or come again.
func solid(spans []readout.Span) []readout.Span {
	var out []readout.Span
	for _, s := range spans {
		if !s.Empty() && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func (t *Teller) event(e *readout.Event) Finding {
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
		what = append(what, "your "+Plain(e.Code))
	}
	what = append(what, Spaced(string(e.Status)))
	if len(e.Actors) > 0 {
		what = append(what, "by "+t.each(e.Actors))
	}
	if len(e.Recipients) > 0 {
		what = append(what, "to "+t.each(e.Recipients))
	}
	return Finding{Kind: "event", ID: e.ID, What: strings.Join(what, ", "), Rule: e.Rule, Score: e.Score, At: e.Trigger,
		Words: append([]readout.Span{e.Trigger}, e.Evidence...), By: e.VouchedBy, Status: e.Status}
}

// each joins the names of ids by commas, each once.
func (t *Teller) each(ids []string) string {
	var names []string
	for _, id := range ids {
		if n := t.Name(id); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

func (t *Teller) statement(s *readout.Statement) Finding {
	what := []string{Spaced(s.SourceKind)}
	for _, x := range []string{s.CueType, s.Quote, s.Stance} {
		if x != "" {
			what = append(what, Spaced(x))
		}
	}
	at := s.Cue
	if at.Empty() && len(s.Content) > 0 {
		at = s.Content[0]
	}
	return Finding{Kind: "statement", ID: s.ID, What: t.Speaker(s) + ", " + strings.Join(what, ", "), Rule: s.Rule, Score: s.Score,
		At: at, Words: append([]readout.Span{s.Source, s.Cue}, s.Content...)}
}

// items lists the facts of negotiations.
func (t *Teller) items() []Finding {
	r := t.Record
	var out []Finding
	add := func(kind, more string, it *readout.Item) {
		what := strings.Trim(Spaced(more), ", ")
		if it.Status != "" {
			what = strings.TrimPrefix(what+", "+Spaced(string(it.Status)), ", ")
		}
		out = append(out, Finding{Kind: kind, ID: it.ID, What: what, Rule: it.Rule, Score: it.Score, At: t.Shown(it.Span, it.Evidence),
			Words: append([]readout.Span{it.Span}, it.Evidence...), By: it.VouchedBy, Status: it.Status})
	}
	for i := range r.Meetings {
		add("meeting", r.Meetings[i].Kind+", "+t.each(r.Meetings[i].Parties), &r.Meetings[i].Item)
	}
	for i := range r.Processes {
		add("process", r.Processes[i].State+", "+t.each(r.Processes[i].Parties), &r.Processes[i].Item)
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
