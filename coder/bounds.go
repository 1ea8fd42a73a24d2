package coder

import (
	"time"

	"readout"
)

// bound says between which days a report without a date came out, as its times,
// summits and offices show, and resolves the times that have one reading between
// them. Where the rooms contradict each other it says nothing.
func (c *Coder) bound(d *readout.Document, rec *readout.Record) {
	var p readout.Published
	narrow := func(from, to time.Time, shown ...readout.Span) {
		if from.After(p.From) {
			p.From, p.Evidence = from, append(p.Evidence, shown[0])
		}
		if end := shown[len(shown)-1]; !to.IsZero() && (p.To.IsZero() || to.Before(p.To)) {
			p.To = to
			if len(p.Evidence) == 0 || p.Evidence[len(p.Evidence)-1] != end {
				p.Evidence = append(p.Evidence, end)
			}
		}
	}
	from, to, told := c.times.Bounds()
	narrow(from, to, told[0], told[1])
	from, to, summit := c.places.Bounds()
	narrow(from, to, summit)
	if from, to, held, ok := c.actors.Bounds(d); ok {
		narrow(from, to, held[0], held[1])
	}
	if p.From.IsZero() && p.To.IsZero() || !p.To.IsZero() && p.To.Before(p.From) {
		return
	}
	p.Basis = readout.BasisInferred
	rec.Report.Published = p
	if !p.From.IsZero() && !p.To.IsZero() {
		rec.Times = c.times.Between(d, p.From, p.To)
	}
}
