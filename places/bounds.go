package places

import (
	"time"

	"readout"
)

// What the summits of a report without a date say of its day.

const (
	around    = 4   // days before and after a summit in which reports are filed from it
	announced = 400 // days before a summit at which its place is known
)

// Bounds returns the first and the last day on which the report read last can
// have come out, as the summits that it names show, and the words that show it: one
// filed from the city of the summit it names came out within days of it, and one
// that names summit and city not long before it, or later. A zero time leaves a
// side open; so does every report that has its date.
func (f *Finder) Bounds() (from, to time.Time, shown readout.Span) {
	if f.d.Report.Published.Known() {
		return
	}
	filed, known := f.dateline()
	for i := 0; i < len(f.words); i++ {
		if !f.words[i].is(capital) || f.words[i].is(heading) {
			continue
		}
		end, series := f.seriesAt(i)
		if series == "" {
			continue
		}
		last := f.summitWord(end, series)
		if last < 0 || f.years(i) {
			continue
		}
		if known {
			if a, b, ok := summits().inCity(f.g, series, filed.Key); ok {
				return a.AddDate(0, 0, -around), b.AddDate(0, 0, around), f.span(i, last)
			}
		}
		if n := f.nameFrom(last + 2); f.wordAt(last+1) == "in" && n != nil && int(n.first) == last+2 && f.groups[n.group].best >= 0 {
			if a, _, ok := summits().inCity(f.g, series, f.key(f.sense(n))); ok {
				from, shown = a.AddDate(0, 0, -announced), f.span(i, int(n.last))
			}
		}
		i = last
	}
	return from, to, shown
}

// years says whether the words before a summit's name at word i put it into
// another time than the report's.
func (f *Finder) years(i int) bool {
	for j := i - 1; j >= i-3 && j >= 0; j-- {
		switch f.low(j) {
		case "last", "previous", "earlier", "next", "upcoming", "past":
			return true
		}
	}
	return false
}

// sense returns the place that name n means.
func (f *Finder) sense(n *name) *entry {
	g := &f.groups[n.group]
	return &f.entries[g.first+g.best]
}

// inCity returns the first day of the first and the last day of the last summit
// of a series in the city with that key; false where there was none.
func (c *calendar) inCity(g *gazetteer, series, key string) (first, last time.Time, ok bool) {
	for i := range c.summits {
		s := &c.summits[i]
		if s.series != series {
			continue
		}
		e := s.entry(g)
		if e.key == "" {
			e.key = g.key(e.id)
		}
		if e.key != key {
			continue
		}
		if !ok {
			first, ok = s.first, true
		}
		last = s.last
	}
	return first, last, ok
}
