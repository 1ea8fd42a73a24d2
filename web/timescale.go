package web

import (
	"time"
)

// dayOf counts the days since 1970; false where s is no ISO day. Days that a month does
// not have, as the last of one is written in an interval, are its last one.
func dayOf(s string) (int, bool) {
	if len(s) != len(time.DateOnly) {
		return 0, false
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		m, err := time.Parse("2006-01", s[:7])
		if err != nil || s[8:] < "28" || s[8:] > "31" {
			return 0, false
		}
		t = m.AddDate(0, 1, -1)
	}
	return int(t.Unix() / (24 * 60 * 60)), true
}

// isoDay is dayOf the other way round.
func isoDay(n int) string {
	return time.Unix(int64(n)*24*60*60, 0).UTC().Format(time.DateOnly)
}

// A timescale puts days on a line.
type timescale struct {
	first, last int     // days
	width       float64 // units
}

// at is where a day begins.
func (t timescale) at(day int) float64 {
	return float64(day-t.first) / float64(t.last+1-t.first) * t.width
}

// A tick is a line of the scale with its name.
type tick struct {
	X    float64
	Name string
}

// steps are the distances that ticks may have: months or days.
var steps = []struct{ months, days int }{{0, 1}, {0, 7}, {0, 14}, {1, 0}, {3, 0}, {6, 0}, {12, 0}, {24, 0}, {60, 0}, {120, 0}, {300, 0}, {1200, 0}}

// mostTicks is how many names fit side by side.
const mostTicks = 10

// ticks are the lines of the scale, at most mostTicks.
func (t timescale) ticks() (out []tick) {
	for _, s := range steps {
		if out = t.every(s.months, s.days); len(out) <= mostTicks {
			return out
		}
	}
	return nil
}

func (t timescale) every(months, days int) (out []tick) {
	at := time.Unix(int64(t.first)*24*60*60, 0).UTC()
	form := "2 Jan 2006"
	switch {
	case months >= 12:
		at, form = time.Date((at.Year()+months/12-1)/(months/12)*(months/12), 1, 1, 0, 0, 0, 0, time.UTC), "2006"
	case months > 0:
		at, form = time.Date(at.Year(), (at.Month()-1)/time.Month(months)*time.Month(months)+1, 1, 0, 0, 0, 0, time.UTC), "Jan 2006"
	case days > 1:
		at = at.AddDate(0, 0, (8-int(at.Weekday()))%7) // Mondays
	}
	for len(out) <= mostTicks {
		day := int(at.Unix() / (24 * 60 * 60))
		if day > t.last {
			break
		}
		if day >= t.first {
			out = append(out, tick{t.at(day), at.Format(form)})
		}
		at = at.AddDate(0, months, days)
	}
	return out
}

// A barStep is how many days a bar of an overview covers, about.
type barStep struct {
	days   int
	months int
	name   string
}

var barSteps = []barStep{{1, 0, "day"}, {7, 0, "week"}, {30, 1, "month"}, {91, 3, "quarter of a year"}, {365, 12, "year"}, {3652, 120, "decade"}}

// around is the first and the last day of the step in which a day lies.
func (s barStep) around(day int) (from, to int) {
	at := time.Unix(int64(day)*24*60*60, 0).UTC()
	number := func(t time.Time) int { return int(t.Unix() / (24 * 60 * 60)) }
	switch {
	case s.days == 1:
		return day, day
	case s.days == 7:
		from = day - (int(at.Weekday())+6)%7
		return from, from + 6
	}
	m := 12*at.Year() + int(at.Month()) - 1
	m -= m % s.months
	start := time.Date(m/12, time.Month(m%12+1), 1, 0, 0, 0, 0, time.UTC)
	return number(start), number(start.AddDate(0, s.months, -1))
}
