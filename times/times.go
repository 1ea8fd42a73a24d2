// Package times finds time expressions and says what they stand for.
//
// A [Finder] cuts the tokens into atoms, looks for the longest expression that
// begins at each, and resolves it at once: against the report's date, the tense
// of the verb that governs it, and the times told before it. Words and phrases
// come from the lexicons under data; the shapes ("two days ago", "the third
// quarter of 1989") are written by hand.
//
// Without a publication date nothing is guessed: a weekday is XXXX-WXX-1, "last
// year" XXXX, and neither has days. [Finder.Bounds] says between which days such
// a report came out, and [Finder.Between] resolves what is the same on all of them.
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
	depth  int  // of expressions within expressions

	weekdays [8]int32 // the day that each weekday told last was, 0 for none

	from, to bound // of the day of a report that has none
}

// A told is a time that later ones may count from.
type told struct {
	when
	id       int // index in out plus one, 0 for none
	atom     int
	end      int   // the atom after it
	token    int32 // that the others of its words hang on
	explicit bool  // names its year or was counted from one that does
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
	for i := 8; i < len(f.atoms)-8; {
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
		if q.at >= end && q.typ != typeNone {
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
	switch {
	case m.value != "":
	case m.year > 9999:
		t.Value = "FUTURE_REF"
	case m.year < -9998:
		t.Value = "PAST_REF"
	default:
		t.Value = m.when.value()
	}
	if !m.ranged && m.value == "" {
		m.first, m.last, m.ranged = m.days()
	}
	switch m.mod {
	case "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS":
		m.ranged = false // "more than ten years ago" is no year
	}
	if m.ranged && m.first <= m.last && printable(m.first) && printable(m.last) {
		first, last := narrow(m)
		if t.Begin = t.Value; first != last || m.grain != grainDay || m.value != "" {
			t.Begin = iso(first)
		}
		if t.End = t.Begin; last != first {
			t.End = iso(last)
		}
	}
	switch {
	case m.anchor > 0 && m.anchor <= len(f.out):
		t.Anchor = f.out[m.anchor-1].ID
	case m.anchor == anchorPublished && f.known:
		t.Anchor = "published"
	}
	f.out = append(f.out, t)
	f.note(i, m, t)
	f.tell(i, m)
}

// printable says whether a day can be written as an ISO day of four digits.
func printable(s int32) bool { return s >= serial(1, 1, 1) && s <= serial(9999, 12, 31) }

// narrow keeps the part of a stretch that START, MID and END speak of: a third,
// or for the very edge ("the end of 2016") a month of a year, a year of a
// decade, ten days of a month.
func narrow(m match) (first, last int32) {
	first, last = m.first, m.last
	if m.mod != "START" && m.mod != "MID" && m.mod != "END" {
		return first, last
	}
	n, u := third(m.grain)
	if m.edge {
		n = 1
		if m.grain == grainMonth {
			n = 10
		}
	}
	switch {
	case n == 0:
	case m.mod == "START":
		last = min(last, move(first, n, u, 1)-1)
	case m.mod == "END":
		first = max(first, move(last+1, n, u, -1))
	case m.mod == "MID":
		first, last = move(first, n, u, 1), move(last+1, n, u, -1)-1
	}
	return first, last
}

// third returns about a third of a piece of calendar.
func third(g grain) (float64, unit) {
	switch g {
	case grainWeek:
		return 2, day
	case grainMonth:
		return 10, day
	case grainQuarter, grainSeason:
		return 1, monthUnit
	case grainHalf:
		return 2, monthUnit
	case grainYear:
		return 4, monthUnit
	case grainDecade:
		return 3, year
	case grainCentury:
		return 33, year
	}
	return 0, day
}
