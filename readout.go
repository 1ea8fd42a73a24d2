// Package readout holds what Readout knows: a [Report] as it came in, the
// [Document] read from it, and the [Record] of what was coded. It imports
// nothing of ours, and every other room imports it.
//
// A report walks through the rooms in the order that package coder shows. Every
// coding points at its words by a [Span], names the rule that found it and says
// who vouches for it.
package readout

// Schema is the promise that a printed record keeps; see [Record].
const Schema = "readout/record/1"

// A Span is a piece of a report's text: bytes [Start, End) of [Report.Text].
// The zero Span, like every span without length, stands for none.
type Span struct{ Start, End int32 }

// In returns the words of s in text.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Empty says whether s covers no text, which means that there is none.
func (s Span) Empty() bool { return s.End <= s.Start }

// Len returns the length of s in bytes.
func (s Span) Len() int { return int(s.End - s.Start) }

// Overlaps says whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains says whether all of t lies in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Cover returns the shortest span that holds s and t; an empty span adds nothing.
func (s Span) Cover(t Span) Span {
	if s.Empty() {
		return t
	}
	if t.Empty() {
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}
