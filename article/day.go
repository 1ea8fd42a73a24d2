package article

import (
	"fmt"
	"strings"
	"time"

	"readout"
)

// A day is a date as a report prints it; the year may be missing (0).
type day struct {
	year  int
	month time.Month
	day   int
	// updated says that the line names a later change, not the publication.
	updated bool
	// unsure says that the day may be another: 5.3.2024 is read with the day
	// first, and the weekday beside the date may not be that of the day.
	unsure bool
	// either says that month and day are numbers that could change places, as
	// in 5/3/2024: without a weekday that decides it is no date.
	either bool
}

// known says whether the day is whole.
func (d day) known() bool { return d.year > 0 && d.month > 0 && d.day > 0 }

// iso returns the day as 2006-01-02, nothing when the year is missing.
func (d day) iso() string {
	if !d.known() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

func (d day) time() time.Time {
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC)
}

// on returns the ISO day of a date without a year that lies next to the
// publication, nothing when it is unknown or far from it.
func (d day) on(p readout.Published) string {
	if d.month == 0 || d.year != 0 || !p.Known() {
		return ""
	}
	for _, year := range []int{p.Date.Year(), p.Date.Year() - 1, p.Date.Year() + 1} {
		d.year = year
		if gap := p.Date.Sub(d.time()); valid(d) && gap >= -2*24*time.Hour && gap <= 60*24*time.Hour {
			return d.iso()
		}
	}
	return ""
}

// valid says whether there is such a day.
func valid(d day) bool {
	return d.year >= 1800 && d.year <= 2200 && d.time().Day() == d.day
}

var months = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthOf returns the month that w names, in full or cut to three letters or
// more, with or without a stop; 0 for none.
func monthOf(w string) time.Month {
	w = strings.ToLower(strings.TrimRight(w, ".,"))
	if len(w) < 3 {
		return 0
	}
	for i, m := range months {
		if w == m || len(w) <= 4 && strings.HasPrefix(m, w) {
			return time.Month(i + 1)
		}
	}
	return 0
}

// isWeekday says whether w names a day of the week, in full or cut to three letters or more.
func isWeekday(w string) bool {
	w = strings.ToLower(strings.TrimRight(w, ".,"))
	for i := range 7 {
		full := strings.ToLower(time.Weekday(i).String())
		if w == full || len(w) >= 3 && len(w) <= 5 && strings.HasPrefix(full, w) {
			return true
		}
	}
	return false
}

// number returns the number at the start of w and what follows it.
func number(w string) (n int, rest string) {
	i := 0
	for i < len(w) && i < 5 && '0' <= w[i] && w[i] <= '9' {
		n = n*10 + int(w[i]-'0')
		i++
	}
	if i == 0 {
		return 0, w
	}
	return n, w[i:]
}

// dayNumber returns the day of the month that w is ("9", "9,", "9th"), 0 for none.
func dayNumber(w string) int {
	n, rest := number(w)
	if n < 1 || n > 31 {
		return 0
	}
	switch strings.ToLower(strings.TrimRight(rest, ".,")) {
	case "", "st", "nd", "rd", "th":
		return n
	}
	return 0
}

// yearNumber returns the year that w is, 0 for none.
func yearNumber(w string) int {
	n, rest := number(w)
	if n < 1800 || n > 2200 || strings.Trim(rest, ".,") != "" {
		return 0
	}
	return n
}

// parseDay reads a date at the start of words, without or with its year, and
// returns how many words it took, 0 for none.
func parseDay(words []string) (day, int) {
	d, n := readDay(words)
	if d.either {
		return day{}, 0
	}
	return d, n
}

// readDay is parseDay with days that are either of two.
func readDay(words []string) (day, int) {
	var d day
	if len(words) == 0 {
		return d, 0
	}
	if d, ok := numericDay(words[0]); ok {
		return d, 1
	}
	took := 0 // words without a meaning of their own: the 12th of May
	if strings.EqualFold(words[0], "the") && len(words) > 1 && ordinalDay(words[1]) {
		words, took = words[1:], 1
	}
	if len(words) > 2 && ordinalDay(words[0]) && strings.EqualFold(words[1], "of") {
		words, took = append([]string{words[0]}, words[2:]...), took+1
	} else if len(words) > 2 && monthOf(words[0]) > 0 && strings.EqualFold(words[1], "the") && ordinalDay(words[2]) {
		words, took = append([]string{words[0]}, words[2:]...), took+1
	}
	if len(words) < 2 {
		return d, 0
	}
	if m, n := monthOf(words[0]), dayNumber(words[1]); m > 0 && n > 0 {
		d.month, d.day = m, n
	} else if n, m := dayNumber(words[0]), monthOf(words[1]); m > 0 && n > 0 {
		d.month, d.day = m, n
	} else {
		return d, 0
	}
	if len(words) > 2 {
		if y := yearNumber(words[2]); y > 0 {
			d.year = y
			return d, 3 + took
		}
	}
	return d, 2 + took
}

// ordinalDay says whether w is a day of the month with its ending: 12th.
func ordinalDay(w string) bool {
	_, rest := number(w)
	return dayNumber(w) > 0 && strings.Trim(rest, ".,") != ""
}

// numericDay reads 2024-03-05 and its kin, 15.3.2024, 3/15/2024, 15-Mar-2024. With
// dots the day is first, which is unsure where it could be the month; between
// strokes only a number above 12 shows the day.
func numericDay(w string) (day, bool) {
	w = strings.TrimRight(w, ".,;")
	if len(w) < 8 || len(w) > 30 || w[0] < '0' || w[0] > '9' {
		return day{}, false
	}
	if i := strings.IndexByte(w, 'T'); i == 10 {
		w = w[:i]
	}
	p := strings.FieldsFunc(w, func(r rune) bool { return r == '.' || r == '/' || r == '-' })
	if len(p) != 3 {
		return day{}, false
	}
	if m := monthOf(p[1]); m > 0 && dayNumber(p[0]) > 0 && yearNumber(p[2]) > 0 {
		return day{year: yearNumber(p[2]), month: m, day: dayNumber(p[0])}, true
	}
	var n [3]int
	for i, s := range p {
		x, rest := number(s)
		if rest != "" {
			return day{}, false
		}
		n[i] = x
	}
	d := day{year: n[0], month: time.Month(n[1]), day: n[2]}
	if len(p[0]) != 4 {
		d = day{year: n[2], month: time.Month(n[1]), day: n[0]}
		switch {
		case n[1] > 12:
			d.month, d.day = time.Month(n[0]), n[1]
		case n[0] <= 12 && n[0] != n[1]:
			d.unsure = strings.ContainsAny(w, ".-")
			d.either = !d.unsure
		}
	}
	return d, d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= 31 && valid(d)
}

// dayOf returns the date that a whole line is, such as "Published: Monday,
// 5 March 2024, 10:30 GMT"; its year is never missing.
func dayOf(s string) day {
	if len(s) > 120 {
		return day{}
	}
	words := strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\u00a0' || r == '|' || r == '•' || r == '·'
	})
	words, updated := afterLabel(words)
	d, n := parseDay(words)
	if n == 0 || !d.known() || !valid(d) {
		return day{}
	}
	for _, w := range words[n:] {
		if !clock(w) {
			return day{}
		}
	}
	d.updated = updated
	return d
}

// afterLabel cuts what stands before a date ("Published: Monday, 10:30") and
// says whether it is the date of an update.
func afterLabel(words []string) (rest []string, updated bool) {
	for len(words) > 0 {
		w := strings.ToLower(strings.Trim(words[0], ":,.-–—"))
		switch w {
		case "updated", "modified":
			updated = true
		case "published", "posted", "created", "issued", "released", "date", "on", "first", "last":
		default:
			if dayNumber(words[0]) > 0 || !isWeekday(w) && !clock(w) {
				return words, updated
			}
		}
		words = words[1:]
	}
	return nil, updated
}

// clock says whether w is part of a time of the day.
func clock(w string) bool {
	w = strings.ToLower(strings.Trim(w, "(),.;-–—"))
	switch w {
	case "", "at", "am", "pm", "a.m", "p.m", "gmt", "utc", "est", "edt", "et", "pt", "pst", "pdt", "cst", "cdt", "cet", "cest", "bst", "ist", "pkt", "eat", "msk", "jst", "hrs", "hours", "ist.":
		return true
	}
	_, rest := number(w)
	if rest == w {
		return false
	}
	rest = strings.TrimLeft(rest, "0123456789:.h")
	return rest == "" || rest == "am" || rest == "pm" || rest == "a.m" || rest == "p.m"
}
