package main

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// mostQuoted is how many letters of a passage are shown unless all are wanted.
const mostQuoted = 200

// excerpt quotes s; a long passage is cut at words around focus, with three
// dots outside the quotation marks where words are missing.
func (p *page) excerpt(s, focus readout.Span) string { return p.excerptOf(s, focus, mostQuoted) }

func (p *page) excerptOf(s, focus readout.Span, most int) string {
	s = trimQuotes(p.text, s)
	all := s
	if p.verbose || utf8.RuneCountInString(s.In(p.text)) <= most {
		return p.quote(s)
	}
	if focus.Empty() || !s.Contains(focus) {
		focus = readout.Span{Start: s.Start, End: s.Start}
	}
	room := int32(max(0, most-int(focus.Len())))
	before := max(room/3, room-(s.End-focus.End)) // more where little follows
	s.Start = max(s.Start, focus.Start-before)
	s.End = min(s.End, focus.End+room-(focus.Start-s.Start))
	s = p.wholeWords(s, all)
	out := p.quote(s)
	if s.Start > all.Start {
		out = "... " + out
	}
	if s.End < all.End {
		out += " ..."
	}
	return out
}

// Passages shorter than fewQuoted letters say little alone; they are shown with
// contextWide letters of their sentence.
const (
	fewQuoted   = 25
	contextWide = 100
)

// inContext quotes a short passage with its sentence around it; it returns
// nothing for a longer one.
func (p *page) inContext(s readout.Span) string {
	if utf8.RuneCountInString(s.In(p.text)) >= fewQuoted {
		return ""
	}
	first, end := p.sentences(s)
	if first == end || !p.rec.Sentences[first].Contains(s) {
		return ""
	}
	return p.excerptOf(p.rec.Sentences[first], s, contextWide)
}

// wholeWords moves the ends of s inwards to where words end, unless they are
// those of all.
func (p *page) wholeWords(s, all readout.Span) readout.Span {
	if s.Start > all.Start && p.text[s.Start-1] != ' ' {
		if i := strings.IndexByte(s.In(p.text), ' '); i >= 0 {
			s.Start += int32(i + 1)
		}
	}
	if s.End < all.End && p.text[s.End] != ' ' {
		if i := strings.LastIndexByte(s.In(p.text), ' '); i > 0 {
			s.End = s.Start + int32(i)
		}
	}
	for s.Start < s.End && !utf8.RuneStart(p.text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && s.End < all.End && !utf8.RuneStart(p.text[s.End]) {
		s.End--
	}
	return s
}
