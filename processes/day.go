package processes

import (
	"strings"
	"time"
)

const isoDay = "2006-01-02"

// firstDay returns the first day of an ISO day, month, year or interval; empty if there
// is none.
func firstDay(s string) string {
	s, _, _ = strings.Cut(s, "/")
	switch {
	case len(s) >= 10 && validDay(s[:10]):
		return s[:10]
	case len(s) == 7 && validDay(s+"-01"):
		return s + "-01"
	case len(s) == 4 && validDay(s+"-01-01"):
		return s + "-01-01"
	}
	return ""
}

// lastDay returns the last day of an ISO day, month, year or interval.
func lastDay(s string) string {
	if _, to, ok := strings.Cut(s, "/"); ok {
		s = to
	}
	switch {
	case len(s) >= 10 && validDay(s[:10]):
		return s[:10]
	case len(s) == 7 && validDay(s+"-01"):
		t, _ := time.Parse(isoDay, s+"-01")
		return t.AddDate(0, 1, -1).Format(isoDay)
	case len(s) == 4 && validDay(s+"-01-01"):
		return s + "-12-31"
	}
	return ""
}

func validDay(s string) bool {
	_, ok := number(s)
	return ok
}

// number counts the days to an ISO day, so that days can be compared by subtraction.
func number(s string) (int, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	var v [10]uint
	for i := range v {
		if v[i] = uint(s[i] - '0'); v[i] > 9 && i != 4 && i != 7 {
			return 0, false
		}
	}
	y, m, d := int(v[0]*1000+v[1]*100+v[2]*10+v[3]), int(v[5]*10+v[6]), int(v[8]*10+v[9])
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return 0, false
	}
	if m <= 2 { // counted from March, so that the leap day is the last
		y, m = y-1, m+12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d, true
}

// apart is how many days lie between a and b, negative if b comes first. Without both
// days it is far more than any window.
func apart(a, b string) int {
	x, ok1 := number(a)
	y, ok2 := number(b)
	if !ok1 || !ok2 {
		return 1 << 30
	}
	return y - x
}

// plus returns the ISO day n days after day.
func plus(day string, n int) string {
	k, ok := number(day)
	if !ok || n == 0 {
		return day
	}
	// the inverse of number: years from March, four hundred at a time
	k += n - 1 // 0000-03-01 is number 1
	if k < 0 {
		return firstOfDays
	}
	era := k / 146097
	k -= era * 146097
	y := (k - k/1460 + k/36524 - k/146096) / 365
	k -= 365*y + y/4 - y/100
	m := (5*k + 2) / 153
	d := k - (153*m+2)/5 + 1
	y += 400 * era
	if m += 3; m > 12 {
		m, y = m-12, y+1
	}
	if y > 9999 {
		return lastOfDays
	}
	b := [10]byte{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'}
	write := func(at, v int) {
		for ; v > 0; v /= 10 {
			b[at] = byte('0' + v%10)
			at--
		}
	}
	write(3, y)
	write(6, m)
	write(9, d)
	return string(b[:])
}

// dayOf is the day of a time as RFC 3339, or of an ISO day.
func dayOf(s string) string {
	if len(s) >= 10 {
		return s[:10]
	}
	return s
}
