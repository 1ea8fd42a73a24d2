package intake

import (
	"strconv"
	"strings"
	"time"

	"readout/article"
)

// layouts are the ways in which archives write the day of a report. Days that could be
// read in two ways (03/04/2016) are not among them.
var layouts = []string{
	time.DateOnly, time.RFC3339Nano, time.DateTime, "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05-07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST", "2006-01-02T15:04:05-0700",
	"20060102", "20060102150405", "20060102T150405Z", "2006/01/02", "2006/01/02 15:04:05", "2006.01.02",
	time.RFC1123, time.RFC1123Z, time.RFC850, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
	"January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "02-Jan-2006", "Monday, January 2, 2006", "Monday January 2, 2006", "January 2, 2006 Monday", "January 2, 2006 15:04", "January 2, 2006, Monday",
}

// Day reads the day in s, as tables and objects write it, and says whether it could.
// Where only the last of two numbers can be the day (03/25/2016), it is.
func Day(s string) (time.Time, bool) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return time.Time{}, false
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return midnight(t)
		}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && len(s) >= 9 {
		for n > 1e11 { // milli-, micro- or nanoseconds
			n /= 1000
		}
		return midnight(time.Unix(n, 0).UTC())
	}
	if t, ok := slashed(s); ok {
		return t, true
	}
	return article.Day(s)
}

// slashed reads 25/3/2016 and 3/25/2016, which cannot be taken for another day.
func slashed(s string) (time.Time, bool) {
	s, _, _ = strings.Cut(s, " ")
	p := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	if len(p) != 3 || len(p[2]) != 4 {
		return time.Time{}, false
	}
	a, err1 := strconv.Atoi(p[0])
	b, err2 := strconv.Atoi(p[1])
	y, err3 := strconv.Atoi(p[2])
	switch {
	case err1 != nil || err2 != nil || err3 != nil:
		return time.Time{}, false
	case a > 12 || a == b:
		a, b = b, a
	case b <= 12:
		return time.Time{}, false
	}
	t := time.Date(y, time.Month(a), b, 0, 0, 0, 0, time.UTC)
	if a < 1 || a > 12 || t.Day() != b {
		return time.Time{}, false
	}
	return midnight(t)
}

// midnight returns the day of t as its own clock shows it; years without news are none.
func midnight(t time.Time) (time.Time, bool) {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC), y >= 1700 && y <= 2200
}
