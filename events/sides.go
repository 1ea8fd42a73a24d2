package events

import (
	"time"

	"readout"
)

// Two sides agree, or refuse, each on its own day: "Chad and Niger have both agreed. Chad
// accepted on Saturday, Niger said yes on Sunday." All of it is one deed of both.

// sideOf says whether e is what one side did of what o tells of both, which has no day of
// its own words and was done within days.
func (x *run) sideOf(o, e *readout.Event) bool {
	if o.Type != "AGREE" || x.nominal(o.Head) || x.nominal(e.Head) || !x.stated(o) || !x.stated(e) || len(o.Actors) < 2 || len(e.Actors) == 0 || x.d.SentenceOf(e.Head)-x.d.SentenceOf(o.Head) > 4 {
		return false
	}
	if x.timedIn(o, x.d.SentenceOf(o.Head)) || !x.covers(o.Actors, e.Actors) || x.faceless(e.Actors) || x.covers(e.Actors, o.Actors) {
		return false
	}
	a1, a2 := ends(o.Date)
	b1, b2 := ends(e.Date)
	return fewApart(a1, b2) && fewApart(b1, a2)
}

// timedIn says whether the day of e was told in sentence s.
func (x *run) timedIn(e *readout.Event, s int) bool {
	for i := range x.rec.Times {
		if t := &x.rec.Times[i]; t.ID == e.Time {
			return x.d.Sentences[s].Contains(t.Span)
		}
	}
	return false
}

// fewDays is how long two sides may take to say the same.
const fewDays = 4

// fewApart says whether two days, the first before the last, are few apart.
func fewApart(first, last string) bool {
	a, err := time.Parse(time.DateOnly, first)
	b, err2 := time.Parse(time.DateOnly, last[:min(len(last), len(time.DateOnly))])
	return err == nil && err2 == nil && b.Sub(a) <= fewDays*24*time.Hour
}

// spanned gives o the days of both o and e, its part.
func spanned(o, e *readout.Event) {
	a1, a2 := ends(o.Date)
	b1, b2 := ends(e.Date)
	first, last := min(a1, b1), max(a2, b2)
	if n := len(time.DateOnly); len(last) > n {
		last = last[:n]
	}
	if o.Date = first; first != last {
		o.Date = first + "/" + last
	}
}
