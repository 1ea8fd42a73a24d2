package main

import (
	"encoding/json"
	"io"

	"readout"
)

// What follows is the form of "explain --json": an object for each sentence. Words
// are numbered from 1, and 0 is none.
type (
	explained struct {
		Report   string     `json:"report"`
		Sentence int        `json:"sentence"`
		Text     string     `json:"text"`
		Words    []wordOut  `json:"words"`
		Tried    []triedOut `json:"tried"`
		Ways     []wayOut   `json:"ways"`
		Outcomes []fateOut  `json:"outcomes"`
	}
	wordOut struct {
		Word     string `json:"word"`
		Lemma    string `json:"lemma"`
		Tag      string `json:"tag"`
		Relation string `json:"relation"`
		Head     int    `json:"head"`
		Name     string `json:"name,omitempty"`
	}
	triedOut struct {
		Word  int    `json:"word"`
		Rule  string `json:"rule"`
		Line  string `json:"line,omitempty"`
		Slots string `json:"slots,omitempty"`
		Fits  bool   `json:"fits"`
		Wins  bool   `json:"wins"`
		Rank  int    `json:"rank"`
		Why   string `json:"why,omitempty"`
	}
	wayOut struct {
		Word   int       `json:"word"`
		Own    string    `json:"own"`
		Steps  []stepOut `json:"steps"`
		Status string    `json:"status"`
	}
	stepOut struct {
		Word     int    `json:"word"`
		Relation string `json:"relation"`
		Head     int    `json:"head"`
		Does     string `json:"does,omitempty"`
	}
	fateOut struct {
		Word  int    `json:"word"`
		Rule  string `json:"rule"`
		Event string `json:"event,omitempty"`
		What  string `json:"what"`
	}
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

func (a *analysis) explained(rec *readout.Record, i int, s readout.Span) *explained {
	x := &explained{Report: rec.Report.ID, Sentence: i + 1, Text: s.In(rec.Report.Text),
		Words: []wordOut{}, Tried: []triedOut{}, Ways: []wayOut{}, Outcomes: []fateOut{}}
	number := func(k int32) int {
		if k < 0 || !a.inside(k, s) {
			return 0
		}
		return a.number(k, s)
	}
	for k := range a.d.Tokens {
		if t := &a.d.Tokens[k]; s.Contains(t.Span) {
			x.Words = append(x.Words, wordOut{a.d.Word(int32(k)), t.Lemma, t.Tag.String(), t.Rel.String(), number(t.Head), nameWord(t.Name.Type())})
		}
	}
	for k := range a.trace.Tries {
		if t := &a.trace.Tries[k]; a.inside(t.Token, s) {
			x.Tried = append(x.Tried, triedOut{number(t.Token), t.Frame, t.Source, t.Slots, t.Fits, t == winner(a.trace, t.Token), t.Rank, t.Why})
		}
	}
	for _, p := range a.trace.Paths {
		if !a.inside(p.Token, s) {
			continue
		}
		w := wayOut{Word: number(p.Token), Own: string(p.Own), Status: string(p.Status), Steps: []stepOut{}}
		for _, st := range p.Steps {
			t := &a.d.Tokens[st.Token]
			w.Steps = append(w.Steps, stepOut{number(st.Token), t.Rel.String(), number(t.Head), st.Does})
		}
		x.Ways = append(x.Ways, w)
	}
	for _, f := range a.trace.Fates {
		if a.inside(f.Token, s) {
			x.Outcomes = append(x.Outcomes, fateOut{number(f.Token), f.Frame, f.Event, f.What})
		}
	}
	return x
}
