package main

import (
	"slices"

	"readout"
)

// mostEvidence is how many passages stand under a negotiation.
const mostEvidence = 3

// longest keeps the n longest spans, in the order of the text.
func longest(spans []readout.Span, n int) []readout.Span {
	if len(spans) <= n {
		return spans
	}
	out := slices.Clone(spans)
	slices.SortStableFunc(out, func(a, b readout.Span) int { return b.Len() - a.Len() })
	out = out[:n]
	slices.SortFunc(out, func(a, b readout.Span) int { return int(a.Start - b.Start) })
	return out
}

// outermost leaves out the spans that lie within another.
func outermost(spans []readout.Span) []readout.Span {
	var out []readout.Span
	for i, s := range spans {
		within := s.Empty()
		for j, o := range spans {
			within = within || i != j && o.Contains(s) && (o != s || j < i)
		}
		if !within {
			out = append(out, s)
		}
	}
	return out
}
