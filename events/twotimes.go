package events

import (
	"sort"
	"time"

	"readout"
)

// twoTimes says whether verbs i and j of one sentence tell of two deeds by their times:
// "met the leader two days after she had seen the president", "walked out on May 5 and
// called off the meeting on May 9", "X left on May 5, Y followed three days later, and a
// visit was called off by X".
func (x *run) twoTimes(i, j int32) bool {
	if i > j {
		i, j = j, i
	}
	if i == j || x.nominal(i) || x.nominal(j) || x.d.SentenceOf(i) != x.d.SentenceOf(j) || x.clause(i) == x.clause(j) {
		return false
	}
	if x.countedFrom(j, i) || x.countedFrom(i, j) {
		return true
	}
	s := x.d.Sentences[x.d.SentenceOf(i)]
	a, b := x.ownDay(i, s), x.ownDay(j, s)
	if a == "" || b != "" {
		return a != "" && a != b
	}
	return x.lemma(i) != x.lemma(j) && x.dayBetween(i, j, a, s)
}

// countedFrom says whether the clause of v is told with the time that lies between it and
// what verb h tells: "two days after v", "a week before v".
func (x *run) countedFrom(v, h int32) bool {
	t := x.tok(v)
	if t.Rel != readout.RelAdvcl || t.Head != h {
		return false
	}
	m := x.d.Child(v, readout.RelMark)
	if m < 0 || x.low(m) != "after" && x.low(m) != "before" {
		return false
	}
	for i := range x.rec.Times {
		if k := &x.rec.Times[i]; k.Type == "DURATION" && x.tokenAt(k.Span.End) == m {
			return true
		}
	}
	return false
}

// ownDay is the one day that the clause of verb v states, "" for none.
func (x *run) ownDay(v int32, s readout.Sentence) string {
	for i := x.timesIn(s); i < len(x.rec.Times) && x.rec.Times[i].Span.Start < s.End; i++ {
		t := &x.rec.Times[i]
		if k := x.tokenAt(t.Span.Start); x.isDay(t) && x.clause(k) == x.clause(v) && x.ofVerb(k, x.clause(v)) {
			return t.Begin
		}
	}
	return ""
}

// dayBetween says whether a clause between verbs i and j has another day than day.
func (x *run) dayBetween(i, j int32, day string, s readout.Sentence) bool {
	for n := x.timesIn(s); n < len(x.rec.Times) && x.rec.Times[n].Span.Start < s.End; n++ {
		t := &x.rec.Times[n]
		k := x.tokenAt(t.Span.Start)
		if !x.isDay(t) || k < i || k > j || t.Begin == day {
			continue
		}
		if c := x.clause(k); c != x.clause(i) && c != x.clause(j) && x.ofVerb(k, c) {
			return true
		}
	}
	return false
}

// isDay says whether t is one day, and known.
func (x *run) isDay(t *readout.Timex) bool {
	return (t.Type == "DATE" || t.Type == "TIME") && t.Begin != "" && (t.End == "" || t.End == t.Begin)
}

// timesIn is the index of the first time expression of sentence s or after it.
func (x *run) timesIn(s readout.Sentence) int {
	list := x.rec.Times
	return sort.Search(len(list), func(i int) bool { return list[i].Span.Start >= s.Start })
}

// recounted says whether verb v ends a sentence that recounts what came one after the
// other, each with its day, and the last of these was days before the news: "X left on May
// 5, Y followed a week later, and the visit was called off".
func (x *run) recounted(v int32) bool {
	if !x.rec.Report.Published.Known() || x.nominal(v) {
		return false
	}
	s := x.d.Sentences[x.d.SentenceOf(v)]
	last, n := "", 0
	seen := int32(-1)
	for i := x.timesIn(s); i < len(x.rec.Times) && x.rec.Times[i].Span.Start < s.End; i++ {
		t := &x.rec.Times[i]
		k := x.tokenAt(t.Span.Start)
		if !x.isDay(t) || k > v {
			continue
		}
		c := x.clause(k)
		if c == x.clause(v) || c == seen || !x.ofVerb(k, c) || x.tok(c).Fine != readout.VBD || !x.sideBySide(c, v) {
			continue
		}
		if t.Begin <= last {
			return false
		}
		last, seen = t.Begin, c
		n++
	}
	return n > 1 && last < x.rec.Report.Published.Date.AddDate(0, 0, -2).Format(time.DateOnly)
}

// sideBySide says whether the clauses of verbs c and v stand side by side: neither is part of
// what the other says.
func (x *run) sideBySide(c, v int32) bool {
	top := func(i int32) int32 {
		for {
			t := x.tok(i)
			if t.Head < 0 || t.Rel != readout.RelConj && t.Rel != readout.RelParataxis {
				return i
			}
			i = t.Head
		}
	}
	return top(c) == top(v)
}

// dayOfWhen returns the index of the day that the clause of verb v tells of by "when":
// "began on May 3, when a gunfight killed six"; -1 for none.
func (x *run) dayOfWhen(v int32, s readout.Sentence) int {
	c := x.clause(v)
	if x.has(c, "had") {
		return -1 // "on May 3, when the shooting had ended"
	}
	for i := x.timesIn(s); i < len(x.rec.Times) && x.rec.Times[i].Span.Start < s.End; i++ {
		t := &x.rec.Times[i]
		k := x.tokenAt(t.Span.End)
		if !x.isDay(t) || int(k)+1 >= len(x.d.Tokens) || k >= c {
			continue
		}
		if x.low(k) == "," {
			k++
		}
		if x.low(k) == "when" && k < c && x.clause(k) == c {
			return i
		}
	}
	return -1
}
