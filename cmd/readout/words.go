package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"readout"
)

// statusWord is a status in words and in its colour.
func statusWord(s readout.Status) string {
	switch s {
	case readout.Happened:
		return styled(styleGreen, "happened")
	case readout.Ongoing:
		return styled(styleGreen, "ongoing")
	case readout.NotHappened:
		return styled(styleRed, "not happened")
	case readout.Alleged:
		return styled(stylePurple, "alleged")
	}
	return styled(styleYellow, spaced(string(s)))
}

// day writes an ISO day, month, year or interval for people; anything else
// stays as it is.
func day(iso string) string {
	if from, to, ok := strings.Cut(iso, "/"); ok {
		return days(from, to)
	}
	for layout, form := range map[string]string{"2006-01-02": "Monday 2 January 2006", "2006-01": "January 2006"} {
		if t, err := time.Parse(layout, iso); err == nil {
			return t.Format(form)
		}
	}
	return plain(iso)
}

// days writes the days from one ISO day to another: a whole month or year by
// its name.
func days(from, to string) string {
	a, err1 := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	switch {
	case err1 != nil || err2 != nil:
		return day(from) + " to " + day(to)
	case a.Equal(b):
		return day(from)
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

// basis says where a value comes from when it was not plainly stated.
func basis(b readout.Basis) string {
	switch b {
	case "", readout.BasisStated, readout.BasisFlag, readout.BasisAnchored:
		return ""
	case readout.BasisInferred:
		return " (inferred)"
	case readout.BasisHostEvent:
		return " (inferred: host of the summit)"
	case readout.BasisDateline:
		return " (inferred: dateline)"
	}
	return " (" + spaced(string(b)) + ")"
}

// duration writes a TIMEX duration for people: PT90M is "90 minutes".
func duration(v string) string {
	units := map[byte]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day", 'H': "hour", 'S': "second"}
	s, ok := strings.CutPrefix(v, "P")
	if !ok || s == "" {
		return plain(v)
	}
	if s, ok = strings.CutPrefix(s, "T"); ok {
		units['M'] = "minute"
	}
	if s == "" {
		return plain(v)
	}
	unit, known := units[s[len(s)-1]]
	n, err := strconv.ParseFloat(s[:len(s)-1], 64)
	switch {
	case !known || err != nil:
		return plain(v)
	case n == 1:
		return "1 " + unit
	}
	return strconv.FormatFloat(n, 'f', -1, 64) + " " + unit + "s"
}

// number writes a range: "3", "3 to 5".
func number(r readout.Range) string {
	if r.Min == r.Max && r.Open {
		return strconv.Itoa(r.Min) + " or more"
	}
	if r.Min == r.Max {
		return strconv.Itoa(r.Min)
	}
	return fmt.Sprintf("%d to %d", r.Min, r.Max)
}

// count writes n things: "1 statement", "2 statements".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// language names the languages of most news; of others it shows the code.
func language(code string) string {
	names := map[string]string{"en": "English", "fr": "French", "de": "German", "es": "Spanish", "ru": "Russian",
		"ar": "Arabic", "zh": "Chinese", "pt": "Portuguese", "it": "Italian", "uk": "Ukrainian", "tr": "Turkish",
		"fa": "Persian", "he": "Hebrew", "ja": "Japanese", "ko": "Korean", "pl": "Polish", "nl": "Dutch", "sv": "Swedish",
		"el": "Greek", "hi": "Hindi", "ur": "Urdu", "id": "Indonesian", "vi": "Vietnamese", "ro": "Romanian", "hu": "Hungarian",
		"cs": "Czech", "sr": "Serbian", "hr": "Croatian", "bg": "Bulgarian", "sw": "Swahili", "am": "Amharic"}
	if n := names[code]; n != "" {
		return n
	}
	return "the language " + plain(code)
}
