package times

import (
	"strconv"
	"strings"
)

// holidayDay returns the day of a holiday in a year. Its rule is MM-DD,
// MM-W-N (the Nth weekday W of a month, N 5 the last), MM-W-N+D (D days later) or easter+N.
func holidayDay(rule string, year int) (int32, bool) {
	if off, ok := strings.CutPrefix(rule, "easter"); ok {
		n := 0
		if off != "" {
			var err error
			if n, err = strconv.Atoi(off); err != nil {
				return 0, false
			}
		}
		return easter(year) + int32(n), true
	}
	plus := int32(0)
	if head, d, ok := strings.Cut(rule, "+"); ok {
		n, err := strconv.Atoi(d)
		if err != nil {
			return 0, false
		}
		rule, plus = head, int32(n)
	}
	var v [3]int
	cells := strings.Split(rule, "-")
	if len(cells) > 3 {
		return 0, false
	}
	for i, c := range cells {
		n, err := strconv.Atoi(c)
		if err != nil {
			return 0, false
		}
		v[i] = n
	}
	if v[0] < 1 || v[0] > 12 || v[1] < 1 || v[1] > 31 {
		return 0, false
	}
	if len(cells) == 2 {
		return serial(year, v[0], min(v[1], daysIn(year, v[0]))), true
	}
	return nthWeekday(year, v[0], v[1], v[2]) + plus, len(cells) == 3 && v[1] <= 7 && v[2] >= 1 && v[2] <= 5
}

// nthWeekday returns the nth weekday of a month, the last for n 5.
func nthWeekday(year, month, weekday, n int) int32 {
	first := serial(year, month, 1)
	s := first + int32((weekday-weekdayOf(first)+7)%7) + int32(7*(n-1))
	if s > first+int32(daysIn(year, month)-1) {
		s -= 7
	}
	return s
}

// easter returns the Easter Sunday of the Western churches, by the rule of
// the Gregorian computus.
func easter(year int) int32 {
	golden := year % 19
	cent := year / 100
	epact := (19*golden + cent - cent/4 - (cent-(cent+8)/25+1)/3 + 15) % 30
	sunday := (32 + 2*(cent%4) + 2*(year%100/4) - epact - year%100%4) % 7
	back := (golden + 11*epact + 22*sunday) / 451
	t := epact + sunday - 7*back + 114
	return serial(year, t/31, t%31+1)
}
