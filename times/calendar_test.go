package times

import (
	"testing"
	"time"
)

func TestCalendar(t *testing.T) {
	for s := serial(1, 1, 1); s < serial(3000, 1, 1); s += 97 {
		g := time.Unix(int64(s)*86400, 0).UTC()
		y, m, d := civil(s)
		if y != g.Year() || time.Month(m) != g.Month() || d != g.Day() || serial(y, m, d) != s {
			t.Fatalf("day %d: %d-%d-%d, want %s", s, y, m, d, g)
		}
		if wd := weekdayOf(s); wd%7 != int(g.Weekday()) {
			t.Fatalf("%s: weekday %d", g, wd)
		}
		gy, gw := g.ISOWeek()
		if y, w := isoWeek(s); y != gy || w != gw {
			t.Fatalf("%s: week %d-%d, want %d-%d", g, y, w, gy, gw)
		}
		if first := weekStart(gy, gw); s-first < 0 || s-first > 6 {
			t.Fatalf("%s: week begins %s", g, iso(first))
		}
	}
}

func TestHolidayDay(t *testing.T) {
	f := func(rule string, year int, want string) {
		t.Helper()
		s, ok := holidayDay(rule, year)
		if !ok || iso(s) != want {
			t.Errorf("%s in %d: %s %v, want %s", rule, year, iso(s), ok, want)
		}
	}
	f("easter", 2000, "2000-04-23")
	f("easter", 2016, "2016-03-27")
	f("easter", 2021, "2021-04-04")
	f("easter", 2038, "2038-04-25")
	f("easter-2", 2016, "2016-03-25")
	f("11-4-4", 2016, "2016-11-24")
	f("05-1-5", 2021, "2021-05-31")
	f("11-1-1+1", 2016, "2016-11-08")
	f("12-25", 2016, "2016-12-25")
	for _, bad := range []string{"", "13-01", "x", "easter+x", "11-9-1", "11-4-6", "1-2-3-4"} {
		if _, ok := holidayDay(bad, 2016); ok {
			t.Errorf("rule %q is taken", bad)
		}
	}
}

func TestShift(t *testing.T) {
	f := func(w when, n int, want string) {
		t.Helper()
		if got := w.shift(n).value(); got != want {
			t.Errorf("%s by %d: %s, want %s", w.value(), n, got, want)
		}
	}
	f(when{grain: grainDay, year: 2016, month: 2, day: 28}, 2, "2016-03-01")
	f(when{grain: grainWeek, year: 2015, n: 53}, 1, "2016-W01")
	f(when{grain: grainMonth, year: 2016, month: 1}, -1, "2015-12")
	f(when{grain: grainQuarter, year: 2016, n: 1}, -1, "2015-Q4")
	f(when{grain: grainHalf, year: 2016, n: 2}, 1, "2017-H1")
	f(when{grain: grainSeason, year: 2016, n: summer}, 4, "2017-SU")
	f(when{grain: grainYear, year: 1}, -1, "BC0001")
	f(when{grain: grainDecade, year: 1990}, 1, "200")
	f(when{grain: grainCentury, year: 1900}, -1, "18")
	f(when{grain: grainYear, unknown: true}, 1, "XXXX")
}

func TestDuration(t *testing.T) {
	f := func(n float64, u unit, want string) {
		t.Helper()
		if got := duration(n, u); got != want {
			t.Errorf("%v %d: %s, want %s", n, u, got, want)
		}
	}
	f(90, minute, "PT90M")
	f(2.5, year, "P2Y6M")
	f(1.5, hour, "PT1H30M")
	f(.5, hour, "PT30M")
	f(2, decade, "P20Y")
	f(3, fortnight, "P6W")
	f(0, day, "PXD")
	f(1.5, monthUnit, "P1.5M")
}
