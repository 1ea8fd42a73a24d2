package wording

import (
	"slices"
	"strings"

	"readout"
)

// Longest keeps the n longest spans, in the order of the text.
func Longest(spans []readout.Span, n int) []readout.Span {
	if len(spans) <= n {
		return spans
	}
	out := slices.Clone(spans)
	slices.SortStableFunc(out, func(a, b readout.Span) int { return b.Len() - a.Len() })
	out = out[:n]
	slices.SortFunc(out, func(a, b readout.Span) int { return int(a.Start - b.Start) })
	return out
}

// Outermost leaves out the spans that lie within another.
func Outermost(spans []readout.Span) []readout.Span {
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

// IsQuote says whether r is a quotation mark.
func IsQuote(r rune) bool { return strings.ContainsRune("\"“”„«»", r) }

// TrimQuotes takes quotation marks off the ends of s, where they would stand
// beside our own, unless there are others within s that they belong to.
func TrimQuotes(text string, s readout.Span) readout.Span {
	inner := strings.TrimFunc(s.In(text), IsQuote)
	if inner == "" || strings.ContainsFunc(inner, IsQuote) {
		return s
	}
	start := s.Start + int32(strings.Index(s.In(text), inner))
	return readout.Span{Start: start, End: start + int32(len(inner))}
}

// EventWords is the passage to quote for an event.
func EventWords(e *readout.Event) readout.Span {
	for _, s := range e.Evidence {
		if s.Contains(e.Trigger) {
			return s
		}
	}
	return e.Trigger
}
