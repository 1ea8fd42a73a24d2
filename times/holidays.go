package times

import (
	"strconv"
	"strings"
)

// holidayDay returns the day of a holiday in a year; false where the rule is
// none, or gives the year no day. A rule is one of
//
//	12-25             a day of the year
//	11-4-4  11-1-1+1  the Nth weekday W of a month (MM-W-N, N 5 the last), D days later
//	easter-2          days from Easter; also orthodox, passover, hebrew (its New Year), hanukkah
//	islamic-09-01     a day of the Islamic year
//	on 2020-01-25 ... the days themselves
func holidayDay(rule string, year int) (int32, bool) {
	if days, ok := strings.CutPrefix(rule, "on "); ok {
		return listedDay(days, year)
	}
	if md, ok := strings.CutPrefix(rule, "islamic-"); ok {
		v, n := numbers(md)
		if n != 2 || v[0] < 1 || v[0] > 12 || v[1] < 1 || v[1] > 30 {
			return 0, false
		}
		return islamic(year, v[0], v[1])
	}
	for _, feast := range movable {
		if off, ok := strings.CutPrefix(rule, feast.name); ok {
			if off == "" {
				return feast.day(year), true
			}
			n, err := strconv.Atoi(off)
			return feast.day(year) + int32(n), err == nil
		}
	}
	plus := 0
	if head, d, ok := strings.Cut(rule, "+"); ok {
		n, err := strconv.Atoi(d)
		if err != nil {
			return 0, false
		}
		rule, plus = head, n
	}
	v, n := numbers(rule)
	switch {
	case n < 2 || n > 3 || v[0] < 1 || v[0] > 12 || v[1] < 1 || v[1] > 31:
		return 0, false
	case n == 2:
		return serial(year, v[0], min(v[1], daysIn(year, v[0]))), true
	}
	return nthWeekday(year, v[0], v[1], v[2]) + int32(plus), v[1] <= 7 && v[2] >= 1 && v[2] <= 5
}

// movable are the feasts that others are counted from.
var movable = [...]struct {
	name string
	day  func(year int) int32
}{{"easter", easter}, {"orthodox", orthodoxEaster}, {"passover", passover}, {"hebrew", roshHashanah}, {"hanukkah", hanukkah}}

// numbers reads up to three numbers that hyphens part; n is 0 where one is none.
func numbers(s string) (v [3]int, n int) {
	for c := range strings.SplitSeq(s, "-") {
		x, err := strconv.Atoi(c)
		if err != nil || n == len(v) {
			return v, 0
		}
		v[n] = x
		n++
	}
	return v, n
}

// listedDay finds the day of a year in a list of ISO days.
func listedDay(days string, year int) (int32, bool) {
	for d := range strings.FieldsSeq(days) {
		v, n := numbers(d)
		if n != 3 {
			return 0, false
		}
		if v[0] == year {
			return serial(v[0], v[1], v[2]), true
		}
	}
	return 0, false
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
