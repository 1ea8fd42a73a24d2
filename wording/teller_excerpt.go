package wording

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// MostQuoted is how many letters of a passage are shown unless all are wanted.
const MostQuoted = 200

// Passages shorter than fewQuoted letters say little alone; they are shown with
// contextWide letters of their sentence.
const (
	fewQuoted   = 25
	contextWide = 100
)

// Excerpt quotes s; a passage of more than most letters is cut at words around focus,
// with three dots outside the quotation marks where words are missing.
func (t *Teller) Excerpt(s, focus readout.Span, most int) string {
	s = TrimQuotes(t.Text, s)
	all := s
	if t.Whole || utf8.RuneCountInString(s.In(t.Text)) <= most {
		return t.Quote(s)
	}
	if focus.Empty() || !s.Contains(focus) {
		focus = readout.Span{Start: s.Start, End: s.Start}
	}
	room := int32(max(0, most-int(focus.Len())))
	before := max(room/3, room-(s.End-focus.End)) // more where little follows
	s.Start = max(s.Start, focus.Start-before)
	s.End = min(s.End, focus.End+room-(focus.Start-s.Start))
	s = t.wholeWords(s, all)
	out := t.Quote(s)
	if s.Start > all.Start {
		out = "... " + out
	}
	if s.End < all.End {
		out += " ..."
	}
	return out
}

// InContext quotes a short passage with its sentence around it; it returns
// nothing for a longer one.
func (t *Teller) InContext(s readout.Span) string {
	if utf8.RuneCountInString(s.In(t.Text)) >= fewQuoted {
		return ""
	}
	first, end := t.Sentences(s)
	if first == end || !t.Record.Sentences[first].Contains(s) {
		return ""
	}
	return t.Excerpt(t.Record.Sentences[first], s, contextWide)
}

// wholeWords moves the ends of s inwards to where words end, unless they are
// those of all.
func (t *Teller) wholeWords(s, all readout.Span) readout.Span {
	if s.Start > all.Start && t.Text[s.Start-1] != ' ' {
		if i := strings.IndexByte(s.In(t.Text), ' '); i >= 0 {
			s.Start += int32(i + 1)
		}
	}
	if s.End < all.End && t.Text[s.End] != ' ' {
		if i := strings.LastIndexByte(s.In(t.Text), ' '); i > 0 {
			s.End = s.Start + int32(i)
		}
	}
	for s.Start < s.End && !utf8.RuneStart(t.Text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && s.End < all.End && !utf8.RuneStart(t.Text[s.End]) {
		s.End--
	}
	return s
}
