package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout"
)

// A page is a record laid out for people in lines of a given width. What it
// shows of the report stands in quotation marks, exactly as written, but for
// line breaks and control characters.
type page struct {
	out     strings.Builder
	width   int
	colour  bool
	verbose bool

	rec    *readout.Record
	text   string
	actors map[string]*readout.Actor
	said   map[string]*readout.Statement
	times  map[string]*readout.Timex
	places map[string]*readout.Place

	doubted map[string]bool // unnamed actors of whom twins spoke already
}

// printRecord writes rec for people.
func printRecord(w io.Writer, rec *readout.Record, width int, colour, verbose bool) error {
	p := newPage(rec, width, colour)
	p.verbose = verbose
	p.sections()
	_, err := io.WriteString(w, p.out.String())
	return err
}

func newPage(rec *readout.Record, width int, colour bool) *page {
	p := &page{width: width, colour: colour, rec: rec, text: rec.Report.Text,
		actors: map[string]*readout.Actor{}, said: map[string]*readout.Statement{},
		times: map[string]*readout.Timex{}, places: map[string]*readout.Place{}, doubted: map[string]bool{}}
	for i := range rec.Actors {
		p.actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for i := range rec.Statements {
		p.said[rec.Statements[i].ID] = &rec.Statements[i]
	}
	for i := range rec.Times {
		p.times[rec.Times[i].ID] = &rec.Times[i]
	}
	for i := range rec.Places {
		p.places[rec.Places[i].ID] = &rec.Places[i]
	}
	return p
}

// heading starts a section; right stands at the right edge and may be empty.
func (p *page) heading(left, right string) {
	p.out.WriteByte('\n')
	if right == "" {
		p.item(0, 0, left, "")
		return
	}
	p.item(0, 7, left, right)
}

// item writes s from column indent on, its further lines from column hang on,
// and right at the right edge of the last line, or of a line of its own.
func (p *page) item(indent, hang int, s, right string) {
	lines := wrap(s, p.width-indent, p.width-hang)
	at := indent
	for i, line := range lines {
		if i > 0 {
			at = hang
		}
		if i < len(lines)-1 || right == "" {
			p.line(at, line)
			continue
		}
		free := p.width - at - length(line) - length(right)
		if free > 0 {
			p.line(at, line+strings.Repeat(" ", free)+right)
			continue
		}
		p.line(at, line)
		for _, line := range wrap(right, p.width-hang, p.width-hang) {
			p.line(p.width-length(line), line)
		}
	}
}

// line writes one line, without spaces at its end.
func (p *page) line(indent int, s string) {
	if s = strings.TrimRight(s, " "); s != "" {
		p.out.WriteString(strings.Repeat(" ", indent))
		p.write(s)
	}
	p.out.WriteByte('\n')
}

// write writes a line with its styles as the terminal has them, or without.
func (p *page) write(line string) {
	for _, r := range line {
		if st, ok := styleOf(r); !ok {
			p.out.WriteRune(r)
		} else if p.colour {
			p.out.WriteString(st)
		}
	}
}

// refs returns the numbers of the sentences that the spans touch, in brackets:
// "[1 4-6]". A span outside all sentences counts as what it is in: "[title]".
func (p *page) refs(spans ...readout.Span) string {
	var at []int
	var parts []string
	for _, s := range spans {
		if s.Empty() {
			continue
		}
		first, end := p.sentences(s)
		for i := first; i < end; i++ {
			at = append(at, i+1)
		}
		if w := p.outside(s); first == end && !slices.Contains(parts, w) {
			parts = append(parts, w)
		}
	}
	slices.Sort(at)
	parts = append(parts, ranges(slices.Compact(at))...)
	if len(parts) == 0 {
		return ""
	}
	return dim("[" + strings.Join(parts, " ") + "]")
}

// ranges writes sorted numbers, three and more in a row as "4-6".
func ranges(n []int) (out []string) {
	for i := 0; i < len(n); {
		j := i
		for j+1 < len(n) && n[j+1] == n[j]+1 {
			j++
		}
		if j-i > 1 {
			out = append(out, fmt.Sprintf("%d-%d", n[i], n[j]))
		} else {
			for _, x := range n[i : j+1] {
				out = append(out, strconv.Itoa(x))
			}
		}
		i = j + 1
	}
	return out
}

// outside says what part of the report s is in if not in a sentence.
func (p *page) outside(s readout.Span) string {
	for _, l := range p.rec.Report.Layout {
		if l.Span.Overlaps(s) {
			return l.Kind
		}
	}
	return "margin"
}

// sentences returns the range of sentences that s touches.
func (p *page) sentences(s readout.Span) (first, end int) {
	byEnd := func(x readout.Span, at int32) int { return int(x.End) - int(at) - 1 }
	first, _ = slices.BinarySearchFunc(p.rec.Sentences, s.Start, byEnd)
	for end = first; end < len(p.rec.Sentences) && p.rec.Sentences[end].Start < s.End; end++ {
	}
	return first, end
}

// words returns what stands at s on one line; control characters, which could
// upset a terminal, are shown as U+FFFD.
func (p *page) words(s readout.Span) string { return plain(s.In(p.text)) }

// quote returns the words of s in quotation marks, without a comma at their end.
// The marks are curly where straight ones stand within.
func (p *page) quote(s readout.Span) string {
	words := strings.TrimSuffix(p.words(trimQuotes(p.text, s)), ",")
	if strings.Contains(words, `"`) {
		return "“" + words + "”"
	}
	return `"` + words + `"`
}

// trimQuotes takes quotation marks off the ends of s, where they would stand
// beside our own, unless there are others within s that they belong to.
func trimQuotes(text string, s readout.Span) readout.Span {
	inner := strings.TrimFunc(s.In(text), isQuote)
	if inner == "" || strings.ContainsFunc(inner, isQuote) {
		return s
	}
	start := s.Start + int32(strings.Index(s.In(text), inner))
	return readout.Span{Start: start, End: start + int32(len(inner))}
}

func isQuote(r rune) bool { return strings.ContainsRune("\"“”„«»", r) }

// plain puts s on one line and makes it harmless.
func plain(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r == 0x7f, r >= 0x80 && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, isStyle(r):
			return utf8.RuneError
		}
		return r
	}, s)
}
