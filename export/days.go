package export

import (
	"strconv"
	"time"
)

// dayNumber is the number of an ISO day, counted from 1970-01-01, and 0 for none. A
// day that its month does not have, as stores have at a month's end, is its last.
func dayNumber(iso string) int32 {
	if len(iso) != 10 {
		return 0
	}
	y, m, d := digits(iso[:4]), digits(iso[5:7]), digits(iso[8:])
	if y < 1 || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0
	}
	d = min(d, monthLength(y, m))
	// days from civil (H. Hinnant), years that begin in March
	if m <= 2 {
		y--
		m += 12
	}
	return int32(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 719469)
}

func monthLength(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// monthEnd is the last day of the month that begins on day n.
func monthEnd(n int32) int32 {
	t := dayTime(n)
	return n + int32(monthLength(t.Year(), int(t.Month()))) - 1
}

func digits(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// dayTime is the day of that number.
func dayTime(n int32) time.Time { return time.Unix(int64(n)*86400, 0).UTC() }

// appendDay appends the day of that number as ISO day, nothing for 0.
func appendDay(b []byte, n int32) []byte {
	if n == 0 {
		return b
	}
	return dayTime(n).AppendFormat(b, time.DateOnly)
}

// wholeDay is an ISO day as calendars have it: stores end every month on the 31st.
func wholeDay(iso string) string { return string(appendDay(nil, dayNumber(iso))) }

// widest is the longest that an event's day may be unsure for a table of days, in days.
const widest = 31

// on is the first day of an event and how many days it covers. ok is false where it is
// not known, or known to lie within more than a month only.
func (e *Event) on() (first int32, days int, ok bool) {
	first, last := dayNumber(e.From), dayNumber(e.To)
	last = max(first, last)
	days = int(last-first) + 1
	return first, days, first != 0 && days <= widest
}

// Day is the first day of an event as ISO day, for tables of days; false where it is not
// known, or known to lie within more than a month only.
func (e *Event) Day() (string, bool) {
	first, _, ok := e.on()
	return string(appendDay(nil, first)), ok
}
