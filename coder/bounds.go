package coder

import (
	"slices"
	"time"

	"readout"
)

// bound says between which days a report without a date came out, as its times,
// summits and offices show, and resolves the times that have one reading between
// them. Where the rooms contradict each other it says nothing. A dateline with a
// month and a day that come but once between them is the report's day.
func (c *Coder) bound(d *readout.Document, rec *readout.Record) {
	var p readout.Published
	var first, last readout.Span // the words that show From and To
	narrow := func(from, to time.Time, fromWords, toWords readout.Span) {
		if from.After(p.From) {
			p.From, first = from, fromWords
		}
		if !to.IsZero() && (p.To.IsZero() || to.Before(p.To)) {
			p.To, last = to, toWords
		}
	}
	from, to, told := c.times.Bounds()
	narrow(from, to, told[0], told[1])
	from, to, summit := c.places.Bounds()
	narrow(from, to, summit, summit)
	if from, to, held, ok := c.actors.Bounds(d); ok {
		narrow(from, to, held[0], held[1])
	}
	if p.From.IsZero() && p.To.IsZero() || !p.To.IsZero() && p.To.Before(p.From) {
		return
	}
	p.Basis = readout.BasisInferred
	for _, s := range []readout.Span{first, last} {
		if !s.Empty() && !slices.Contains(p.Evidence, s) {
			p.Evidence = append(p.Evidence, s)
		}
	}
	rec.Report.Published = p
	if p.From.IsZero() || p.To.IsZero() {
		return
	}
	filed := rec.Report.Dateline.Span
	day, ok := c.times.DayBetween(filed.In(rec.Report.Text), p.From, p.To)
	if !ok {
		rec.Times = c.times.Between(d, p.From, p.To)
		return
	}
	rec.Report.Published.Date = day
	rec.Report.Published.Evidence = append(p.Evidence, filed)
	rec.Times, rec.Places, rec.Actors = c.times.Find(d), c.places.Find(d), c.actors.Find(d)
}
