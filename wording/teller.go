package wording

import (
	"slices"
	"strings"

	"readout"
)

// A Teller tells of one record: it knows its actors, statements, times and places by
// their ids, and quotes its report. What it returns is plain text on one line; what it
// quotes stands in quotation marks, as written but for line breaks and control characters.
type Teller struct {
	Record *readout.Record
	Text   string
	Actors map[string]*readout.Actor
	Said   map[string]*readout.Statement
	Times  map[string]*readout.Timex
	Places map[string]*readout.Place
	Whole  bool // passages are quoted whole, however long
}

// Of returns the teller of a record.
func Of(rec *readout.Record) *Teller {
	t := &Teller{Record: rec, Text: rec.Report.Text, Actors: map[string]*readout.Actor{}, Said: map[string]*readout.Statement{},
		Times: map[string]*readout.Timex{}, Places: map[string]*readout.Place{}}
	for i := range rec.Actors {
		t.Actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for i := range rec.Statements {
		t.Said[rec.Statements[i].ID] = &rec.Statements[i]
	}
	for i := range rec.Times {
		t.Times[rec.Times[i].ID] = &rec.Times[i]
	}
	for i := range rec.Places {
		t.Places[rec.Places[i].ID] = &rec.Places[i]
	}
	return t
}

// Words returns what stands at s on one line; control characters, which could
// upset a terminal, are shown as U+FFFD.
func (t *Teller) Words(s readout.Span) string { return Plain(s.In(t.Text)) }

// Quote returns the words of s in quotation marks, without a comma at their end.
// The marks are curly where straight ones stand within.
func (t *Teller) Quote(s readout.Span) string {
	words := strings.TrimSuffix(t.Words(TrimQuotes(t.Text, s)), ",")
	if strings.Contains(words, `"`) {
		return "“" + words + "”"
	}
	return `"` + words + `"`
}

// Sentences returns the range of sentences that s touches.
func (t *Teller) Sentences(s readout.Span) (first, end int) {
	byEnd := func(x readout.Span, at int32) int { return int(x.End) - int(at) - 1 }
	first, _ = slices.BinarySearchFunc(t.Record.Sentences, s.Start, byEnd)
	for end = first; end < len(t.Record.Sentences) && t.Record.Sentences[end].Start < s.End; end++ {
	}
	return first, end
}

// Outside says what part of the report s is in if not in a sentence.
func (t *Teller) Outside(s readout.Span) string {
	for _, l := range t.Record.Report.Layout {
		if l.Span.Overlaps(s) {
			return l.Kind
		}
	}
	return "margin"
}

// Shown returns the span to quote for an item: its own, or its first evidence.
func (t *Teller) Shown(s readout.Span, evidence []readout.Span) readout.Span {
	if s.Empty() && len(evidence) > 0 {
		return evidence[0]
	}
	return s
}
