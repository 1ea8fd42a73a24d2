package text

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// peel puts the closing marks at the end of text[a:b] into s.tail and returns
// where the word ends. end is where the paragraph ends.
func (s *splitter) peel(a, b, end int) int {
	s.tail = s.tail[:0]
	chunkEnd := b
	for a < b {
		r, size := utf8.DecodeLastRuneInString(s.text[a:b])
		if !closes(r) {
			break
		}
		k := b - size
		switch {
		case r == '.' && k > a && s.text[k-1] == '.':
			k = backRun(s.text, a, b, ".")
		case r == '.':
			if !s.stopsBefore(a, b, chunkEnd, end) {
				return b
			}
		case r == '!' || r == '?':
			k = backRun(s.text, a, b, "!?")
		case r == '-' || r == '*':
			k = backRun(s.text, a, b, s.text[k:b])
		case r == '\'' && k > a && s.text[k-1] == '\'':
			k-- // '' is one mark
		case r == '’' && strings.HasSuffix(s.text[a:k], "’"):
			k -= size // so is ’’
		case r == '/' && b-a > 1 && letter(s.text[k-1]) && b-a <= 2:
			return b // "w/"
		}
		s.tail = append(s.tail, readout.Span{Start: int32(k), End: int32(b)})
		b = k
	}
	return b
}

// backRun returns where the run of bytes of set that ends at b begins.
func backRun(t string, a, b int, set string) int {
	for b > a && strings.IndexByte(set, t[b-1]) >= 0 {
		b--
	}
	return b
}

// stopsBefore says whether the stop at the end of text[a:b] is a full stop and
// no part of an abbreviation. After b come closing marks up to chunkEnd, then
// white space; end is where the paragraph ends.
func (s *splitter) stopsBefore(a, b, chunkEnd, end int) bool {
	next := chunkEnd
	for next < end {
		r, size := utf8.DecodeRuneInString(s.text[next:end])
		if !space(r) {
			break
		}
		next += size
	}
	if next >= end {
		next = -1
	}
	return s.stops(a, b, next)
}

// stops is stopsBefore where the next word stands at next, -1 for none.
func (s *splitter) stops(a, b, next int) bool {
	w := s.text[max(a, b-1-2*maxWord) : b-1]
	party := false // and the state of a member of parliament: "(R-Ky.)"
	if i := strings.LastIndexAny(w, "-(/\"'"); i >= 0 {
		party = w[i] == '-' && i > 0 && upper(w[i-1]) && (i == 1 || !letter(w[i-2]))
		w = w[i+1:]
	}
	if i := max(strings.LastIndex(w, "—"), strings.LastIndex(w, "–"), strings.LastIndex(w, "“"), strings.LastIndex(w, "‘")); i >= 0 {
		w = w[i+3:]
	}
	if w == "" {
		return true
	}
	if len(w) == 1 && letter(w[0]) {
		return !upper(w[0]) && !s.listed(w, next, party)
	}
	if acronym(w) {
		return false
	}
	return !s.listed(w, next, party)
}

// listed says whether w with a stop is an abbreviation of the list, here. A state
// stands after a comma, or after a party.
func (s *splitter) listed(w string, next int, party bool) bool {
	var buf [maxWord]byte
	switch s.shortenings[string(lower(&buf, w))] {
	case isTitle:
		return next >= 0
	case isNumbering:
		return next >= 0 && next < len(s.text) && digit(s.text[next])
	case isCalendar:
		return upper(w[0])
	case isState:
		return upper(w[0]) && (party || len(s.tokens) > 0 && s.text[s.tokens[len(s.tokens)-1].Start] == ',')
	case isAlways:
		return true
	}
	return false
}

// acronym says whether w is letters with stops between ("U.S", "a.m", "Ph.D", "R.&D").
func acronym(w string) bool {
	if len(w) < 3 || len(w) > 12 {
		return false
	}
	n := 0
	for i := len(w) - 1; i >= 0; i-- {
		switch {
		case w[i] == '.':
			if n == 0 || n > 2 {
				return false
			}
			n = 0
		case letter(w[i]):
			n++
		case w[i] == '&' && i > 0 && w[i-1] == '.':
		default:
			return false
		}
	}
	return n >= 1 && n <= 2 && strings.IndexByte(w, '.') > 0 && len(w)-strings.LastIndexAny(w, ".&") == 2
}
