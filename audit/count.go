package audit

import (
	"cmp"
	"slices"

	"readout"
)

// count tallies the sources by class, side, rank and gender, and gathers reasons.
func (a *auditor) count() {
	o := a.out
	for _, c := range classOrder {
		if t := tally(o.Sources, c, func(s *Source) (string, bool) { return s.Class, true }); t.Sources > 0 {
			o.Classes = append(o.Classes, t)
		}
	}
	o.Sides = tallies(o.Sources, func(s *Source) (string, bool) { return s.Side, s.Side != "" || speaks(s) })
	o.Ranks = tallies(o.Sources, func(s *Source) (string, bool) {
		return s.Rank, s.Class == Named || s.Class == Unnamed && s.Type == Insider || s.Class == Body && s.Rank != ""
	})
	o.Genders = tallies(o.Sources, func(s *Source) (string, bool) { return s.Gender, s.Class == Named })
	o.Reasons = reasons(o.Sources)
}

// speaks says whether a source is a person or body that could speak for a side.
func speaks(s *Source) bool {
	return s.Class == Named || s.Class == Body || s.Class == Unnamed && s.Type == Insider
}

// tallies counts sources by what of says.
// Sources that are not quoted themselves do not count.
func tallies(sources []Source, of func(*Source) (string, bool)) []Tally {
	var values []string
	for i := range sources {
		if v, ok := of(&sources[i]); ok && !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	var out []Tally
	for _, v := range values {
		if t := tally(sources, v, of); t.Sources > 0 {
			out = append(out, t)
		}
	}
	sortTallies(out)
	return out
}

// sortTallies puts most statements first and what is not known last.
func sortTallies(t []Tally) {
	slices.SortStableFunc(t, func(x, y Tally) int {
		return cmp.Or(cmp.Compare(b2i(x.Of == ""), b2i(y.Of == "")), cmp.Compare(y.Statements, x.Statements), cmp.Compare(y.Sources, x.Sources))
	})
}

func tally(sources []Source, value string, of func(*Source) (string, bool)) Tally {
	t := Tally{Of: value}
	for i := range sources {
		s := &sources[i]
		if v, ok := of(s); !ok || v != value || s.Count.Statements == 0 {
			continue
		}
		t.Sources++
		t.Statements += s.Count.Statements
		switch s.Class {
		case Named:
			t.Named += s.Count.Statements
		case Unnamed:
			t.Unnamed += s.Count.Statements
		}
	}
	return t
}

// reasons gathers why sources are not named. Bystanders and people at large are
// left out where none is given: nobody asks them for one.
func reasons(sources []Source) []Reason {
	var out []Reason
	for i := range sources {
		s := &sources[i]
		if s.Class != Unnamed || s.Anonymity.Reason == notGiven && (s.Type != Insider || s.Count.Statements == 0) {
			continue
		}
		j := slices.IndexFunc(out, func(r Reason) bool { return r.Reason == s.Anonymity.Reason })
		if j < 0 {
			j = len(out)
			out = append(out, Reason{Reason: s.Anonymity.Reason})
		}
		out[j].Sources = append(out[j].Sources, s.ID)
		words := s.Anonymity.Span
		if s.Anonymity.Reason == notGiven {
			words = readout.Span{}
		}
		if !words.Empty() && !slices.Contains(out[j].Words, words) {
			out[j].Words = append(out[j].Words, words)
		}
	}
	slices.SortStableFunc(out, func(x, y Reason) int { // "not given" comes last
		return cmp.Compare(b2i(x.Reason == notGiven), b2i(y.Reason == notGiven))
	})
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
