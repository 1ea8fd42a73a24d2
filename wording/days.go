package wording

import (
	"strconv"
	"strings"
	"time"

	"readout"
)

// Day writes an ISO day, month, year or interval for people; anything else
// stays as it is.
func Day(iso string) string {
	if from, to, ok := strings.Cut(iso, "/"); ok {
		return Days(from, to)
	}
	for layout, form := range map[string]string{"2006-01-02": "Monday 2 January 2006", "2006-01": "January 2006"} {
		if t, err := time.Parse(layout, iso); err == nil {
			return t.Format(form)
		}
	}
	return Plain(iso)
}

// Days writes the days from one ISO day to another: a whole month or year by
// its name.
func Days(from, to string) string {
	a, err1 := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	switch {
	case err1 != nil || err2 != nil:
		return Day(from) + " to " + Day(to)
	case a.Equal(b):
		return Day(from)
	case a.YearDay() == 1 && b.Equal(a.AddDate(1, 0, -1)):
		return a.Format("2006")
	case a.Day() == 1 && b.Equal(a.AddDate(0, 1, -1)):
		return a.Format("January 2006")
	case a.Year() == b.Year() && a.Month() == b.Month():
		return a.Format("2") + " to " + b.Format("2 January 2006")
	case a.Year() == b.Year():
		return a.Format("2 January") + " to " + b.Format("2 January 2006")
	}
	return a.Format("2 January 2006") + " to " + b.Format("2 January 2006")
}

// FromTo writes two days for a narrow column: "2024-03-11 to 17".
func FromTo(from, to string) string {
	if to == "" || to == from {
		return Plain(from)
	}
	for _, n := range [...]int{8, 5} { // the same month, the same year
		if len(from) == len(time.DateOnly) && len(to) == len(time.DateOnly) && from[:n] == to[:n] {
			return Plain(from) + " to " + to[n:]
		}
	}
	return Plain(from) + " to " + Plain(to)
}

// InSentence is a day as a sentence has it.
func InSentence(iso string) string {
	if t, err := time.Parse(time.DateOnly, iso); err == nil {
		return t.Format("2 January 2006")
	}
	return Day(iso)
}

// Duration writes a TIMEX duration for people: PT90M is "90 minutes".
func Duration(v string) string {
	units := map[byte]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day", 'H': "hour", 'S': "second"}
	s, ok := strings.CutPrefix(v, "P")
	if !ok || s == "" {
		return Plain(v)
	}
	if s, ok = strings.CutPrefix(s, "T"); ok {
		units['M'] = "minute"
	}
	if s == "" {
		return Plain(v)
	}
	unit, known := units[s[len(s)-1]]
	n, err := strconv.ParseFloat(s[:len(s)-1], 64)
	switch {
	case !known || err != nil:
		return Plain(v)
	case n == 1:
		return "1 " + unit
	}
	return strconv.FormatFloat(n, 'f', -1, 64) + " " + unit + "s"
}

// Covered is the day or days that a time covers.
func Covered(t *readout.Timex) string {
	if t.Begin == "" || t.End == "" {
		return Day(t.Begin)
	}
	return Days(t.Begin, t.End)
}
