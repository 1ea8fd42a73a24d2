package main

import (
	"encoding/json"
	"io"

	"readout"
	"readout/wording"
)

// explainJSON writes the trees and what was tried, of sentence n or of all.
func explainJSON(w io.Writer, rec *readout.Record, a *analysis, n int) error {
	if err := inReport(rec, n); err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i, s := range rec.Sentences {
		if n != 0 && n != i+1 {
			continue
		}
		if err := enc.Encode(a.explained(rec, i, s)); err != nil {
			return err
		}
	}
	return nil
}

func (a *analysis) explained(rec *readout.Record, i int, s readout.Span) *wording.Explained {
	x := &wording.Explained{Report: rec.Report.ID, Sentence: i + 1, Text: s.In(rec.Report.Text),
		Words: []wording.ExplainedWord{}, Tried: []wording.ExplainedTry{}, Ways: []wording.ExplainedWay{}, Outcomes: []wording.ExplainedFate{}}
	number := func(k int32) int {
		if k < 0 || !a.inside(k, s) {
			return 0
		}
		return a.number(k, s)
	}
	for k := range a.d.Tokens {
		if t := &a.d.Tokens[k]; s.Contains(t.Span) {
			x.Words = append(x.Words, wording.ExplainedWord{Word: a.d.Word(int32(k)), Lemma: t.Lemma, Tag: t.Tag.String(), Relation: t.Rel.String(), Head: number(t.Head), Name: nameWord(t.Name.Type())})
		}
	}
	for k := range a.trace.Tries {
		if t := &a.trace.Tries[k]; a.inside(t.Token, s) {
			x.Tried = append(x.Tried, wording.ExplainedTry{Word: number(t.Token), Rule: t.Frame, Line: t.Source, Slots: t.Slots, Fits: t.Fits, Wins: t == winner(a.trace, t.Token), Rank: t.Rank, Why: t.Why})
		}
	}
	for _, p := range a.trace.Paths {
		if !a.inside(p.Token, s) {
			continue
		}
		w := wording.ExplainedWay{Word: number(p.Token), Own: string(p.Own), Status: string(p.Status), Steps: []wording.ExplainedStep{}}
		for _, st := range p.Steps {
			t := &a.d.Tokens[st.Token]
			w.Steps = append(w.Steps, wording.ExplainedStep{Word: number(st.Token), Relation: t.Rel.String(), Head: number(t.Head), Does: st.Does})
		}
		x.Ways = append(x.Ways, w)
	}
	for _, f := range a.trace.Fates {
		if a.inside(f.Token, s) {
			x.Outcomes = append(x.Outcomes, wording.ExplainedFate{Word: number(f.Token), Rule: f.Frame, Event: f.Event, What: f.What})
		}
	}
	return x
}
