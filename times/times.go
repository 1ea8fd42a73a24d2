// Package times finds time expressions and says what they stand for.
//
// A [Finder] cuts the tokens into atoms, looks for the longest expression that
// begins at each, and resolves it at once: against the report's date, the tense
// of the verb that governs it, and the times told before it. Words and phrases
// come from the lexicons under data; the shapes ("two days ago", "the third
// quarter of 1989") are written by hand.
//
// Without a publication date nothing is guessed: a weekday is XXXX-WXX-1, "last
// year" XXXX, and neither has days.
package times

import (
	"strconv"

	"readout"
)

// A Finder finds time expressions. It keeps scratch memory and serves one
// goroutine.
type Finder struct {
	lex   *lexicon
	doc   *readout.Document
	atoms []atom
	out   []readout.Timex
	queue []queued // the second halves of ranges, to be told next

	published int32 // the day, where known
	known     bool
	narrative bool // a history: bare dates follow the one told before, not the publication

	told   told // the last time told
	day    told // the last that names a day
	period told // the last quarter, half, month or year, for "a year earlier"
	prior  int  // atom after the last match
}

// A told is a time that later ones may count from.
type told struct {
	when
	id       int // index in out plus one, 0 for none
	atom     int
	explicit bool // names its year or was counted from one that does
}

type queued struct {
	at int // first atom
	match
}

// New returns a finder with the embedded lexicons.
func New() *Finder { return &Finder{lex: loaded()} }

// Find returns the time expressions of d in the order of the text, resolved
// against its report's date. Spans are bytes of the report's text and do not
// overlap; Begin and End are ISO days, both covered, empty where not known. The
// result owns its memory.
func (f *Finder) Find(d *readout.Document) []readout.Timex {
	f.reset(d)
	f.split()
	f.narrative = f.isHistory()
	for i := 0; i < len(f.atoms)-8; {
		a := &f.atoms[i]
		if a.kind == kindStop || a.kind == kindLetters && a.word.class == 0 {
			i++
			continue
		}
		m, ok := f.match(i)
		if !ok {
			i++
			continue
		}
		if m.typ != typeNone {
			f.add(i, m)
		}
		i = f.drain(m.end)
		f.prior = i
	}
	out := f.out
	f.out, f.doc = nil, nil
	return out
}

func (f *Finder) reset(d *readout.Document) {
	*f = Finder{lex: f.lex, doc: d, atoms: f.atoms, queue: f.queue[:0]}
	if p := d.Report.Published; p.Known() {
		y, m, day := p.Date.Date()
		f.published, f.known = serial(y, int(m), day), true
	}
}

// drain adds the second halves of ranges and returns where to go on.
func (f *Finder) drain(end int) int {
	for _, q := range f.queue {
		if q.at >= end {
			f.add(q.at, q.match)
			end = q.end
		}
	}
	f.queue = f.queue[:0]
	return end
}

// add records a match that begins at atom i.
func (f *Finder) add(i int, m match) {
	t := readout.Timex{
		ID:   "t" + strconv.Itoa(len(f.out)+1),
		Span: readout.Span{Start: f.atoms[i].start, End: f.atoms[m.end-1].end},
		Type: m.typ, Value: m.value, Mod: m.mod, Rule: m.rule,
	}
	if m.value == "" {
		t.Value = m.when.value()
	}
	if !m.ranged && m.value == "" {
		m.first, m.last, m.ranged = m.days()
	}
	if m.ranged && m.first <= m.last && printable(m.first) && printable(m.last) {
		first, last := narrow(m.first, m.last, m.mod)
		t.Begin, t.End = iso(first), iso(last)
	}
	switch {
	case m.anchor > 0 && m.anchor <= len(f.out):
		t.Anchor = f.out[m.anchor-1].ID
	case m.anchor == anchorPublished && f.known:
		t.Anchor = "published"
	}
	f.out = append(f.out, t)
	f.tell(i, m)
}

// printable says whether a day can be written as an ISO day of four digits.
func printable(s int32) bool { return s >= serial(1, 1, 1) && s <= serial(9999, 12, 31) }

// narrow keeps the third of a stretch that START, MID and END speak of, where
// it is long enough to have thirds.
func narrow(first, last int32, mod string) (int32, int32) {
	third := (last - first + 1) / 3
	if third < 2 {
		return first, last
	}
	switch mod {
	case "START":
		return first, first + third - 1
	case "MID":
		return first + third, last - third
	case "END":
		return last - third + 1, last
	}
	return first, last
}
