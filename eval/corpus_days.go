package eval

import (
	"strings"
	"time"
)

// days are the ISO days from lo to hi, both inclusive; empty where none is known.
type days struct{ lo, hi string }

// daysOf reads days, months, years and intervals of them.
func daysOf(from, to string) days {
	a, b, both := strings.Cut(from, "/")
	if !both {
		b = a
	}
	if to != "" {
		_, b, _ = strings.Cut("/"+to, "/")
		if _, last, ok := strings.Cut(to, "/"); ok {
			b = last
		}
	}
	lo, hi := edge(a, false), edge(b, true)
	if lo == "" {
		lo = edge(b, false)
	}
	if hi == "" || hi < lo {
		hi = edge(a, true)
	}
	if lo == "" || hi == "" {
		return days{}
	}
	return days{lo, hi}
}

// edge is the first or last day of a day, month or year.
func edge(s string, last bool) string {
	for _, l := range []struct {
		layout       string
		years, month int
	}{{time.DateOnly, 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		t, err := time.Parse(l.layout, s)
		if err != nil {
			continue
		}
		if last && l.years+l.month > 0 {
			t = t.AddDate(l.years, l.month, -1)
		}
		return t.Format(time.DateOnly)
	}
	return ""
}

func (d days) none() bool { return d.lo == "" }

// wider is d with n more days on either side.
func (d days) wider(n int) days {
	if d.none() {
		return d
	}
	return days{dayAfter(d.lo, -n), dayAfter(d.hi, n)}
}

// touches says whether two spans of days share one; no days touch none.
func (d days) touches(e days) bool {
	return !d.none() && !e.none() && d.lo <= e.hi && e.lo <= d.hi
}

// has says whether a day, month or year begins within d.
func (d days) has(day string) bool {
	day = daysOf(day, "").lo
	return !d.none() && day != "" && d.lo <= day && day <= d.hi
}

func dayAfter(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}

// daysBetween is how far b lies from a, in days without sign; many where one is unknown.
func daysBetween(a, b string) int {
	s, err1 := time.Parse(time.DateOnly, daysOf(a, "").lo)
	t, err2 := time.Parse(time.DateOnly, daysOf(b, "").lo)
	if err1 != nil || err2 != nil {
		return 999
	}
	n := int(t.Sub(s).Hours() / 24)
	return max(n, -n)
}
