package times

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"readout"
)

// What a report without a date says of its own day. A day that it tells of in the
// past tense has come, and one that will be has not.

// A bound is a day on one side of which the report came out.
type bound struct {
	day  int32
	span readout.Span
}

// note keeps what the time t, the match m at atom i, says of the report's day.
func (f *Finder) note(i int, m match, t readout.Timex) {
	if f.known || !m.explicit || t.Begin == "" || m.typ != typeDate && m.typ != typeTime || f.token(i).Quote > 0 {
		return
	}
	first, last, ok := m.days()
	switch {
	case !ok:
	case f.directTense(i) < 0 && (f.from.span.Empty() || first > f.from.day):
		f.from = bound{first, t.Span}
	case f.willBe(i) && (f.to.span.Empty() || last < f.to.day):
		f.to = bound{last, t.Span}
	}
}

// willBe says whether the time at atom i stands beside a verb with will.
func (f *Finder) willBe(i int) bool {
	if f.directTense(i) <= 0 {
		return false
	}
	v := f.governor(f.atoms[i].tok)
	if v < 0 {
		return false
	}
	for c := range f.doc.Children(v) {
		if t := &f.doc.Tokens[c]; t.Fine == readout.MD && (t.Lemma == "will" || t.Lemma == "shall") {
			return true
		}
	}
	return false
}

// Bounds returns the first and the last day on which the report read last by
// [Finder.Find] can have come out, as its own times show, and the words that show
// each. A zero time leaves a side open; so does every report that has its date.
func (f *Finder) Bounds() (from, to time.Time, shown [2]readout.Span) {
	day := func(b bound) (t time.Time) {
		if !b.span.Empty() {
			y, m, d := civil(b.day)
			t = time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		}
		return t
	}
	return day(f.from), day(f.to), [2]readout.Span{f.from.span, f.to.span}
}

// Between is Find for a report that has no date but came out on a day between
// from and to: what would come out the same on both days is resolved like that,
// and the rest stays open.
func (f *Finder) Between(d *readout.Document, from, to time.Time) []readout.Timex {
	out := f.Find(d)
	pub := d.Report.Published
	defer func() { d.Report.Published = pub }()
	d.Report.Published.Date = from
	early := f.Find(d)
	d.Report.Published.Date = to
	late := f.Find(d)
	at := func(list []readout.Timex) map[readout.Span]readout.Timex {
		m := make(map[readout.Span]readout.Timex, len(list))
		for _, t := range list {
			m[t.Span] = t
		}
		return m
	}
	e, l := at(early), at(late)
	for i := range out {
		t := &out[i]
		a, ok := e[t.Span]
		b, ok2 := l[t.Span]
		if ok && ok2 && t.Begin == "" && a.Begin != "" && a.Type == b.Type && a.Value == b.Value && a.Begin == b.Begin && a.End == b.End && a.Anchor == "published" {
			t.Type, t.Value, t.Begin, t.End, t.Anchor = a.Type, a.Value, a.Begin, a.End, a.Anchor
			t.Rule = a.Rule + "/bounds"
		}
	}
	return out
}

// DayBetween returns the one day between from and to, both included, that words
// such as "HANGZHOU, China, Sept 5 (Reuters)" name without a year; false where
// there is none, or more than one.
func (f *Finder) DayBetween(words string, from, to time.Time) (found time.Time, ok bool) {
	mo, d := f.monthDayIn(words)
	if mo == 0 || from.IsZero() || to.Sub(from) > 10*366*24*time.Hour {
		return found, false
	}
	for y := from.Year(); y <= to.Year(); y++ {
		t := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC)
		if t.Day() != d || t.Before(from) || t.After(to) {
			continue
		}
		if ok {
			return time.Time{}, false
		}
		found, ok = t, true
	}
	return found, ok
}

// monthDayIn finds a month and the day beside it in words; 0 where there is none.
func (f *Finder) monthDayIn(words string) (mo, d int) {
	list := strings.FieldsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, s := range list {
		w := f.lex.look(s)
		if w.class&(month|monthShort) == 0 || s[0] >= 'a' {
			continue
		}
		for _, k := range [2]int{i + 1, i - 1} {
			if k < 0 || k >= len(list) {
				continue
			}
			if n, err := strconv.Atoi(list[k]); err == nil && n >= 1 && n <= 31 {
				return int(w.number), n
			}
		}
	}
	return 0, 0
}
