package actors

import (
	"strconv"
	"strings"

	"readout"
)

// count is the number of people that a plural states.
func (f *Finder) count(m int32) *readout.Range {
	k := f.d.Child(f.d.Mentions[m].Head, readout.RelNummod)
	if k < 0 {
		return nil
	}
	a, b := f.d.Subtree(k)
	text := f.d.Words(a, b).In(f.d.Report.Text)
	if n := value(text); n > 0 {
		return &readout.Range{Min: n, Max: n, Text: text}
	}
	return nil
}

// value reads "12", "1,200", "five hundred" and "32 thousand"; 0 is none of these.
func value(text string) int {
	n, part := 0, 0
	for _, w := range strings.Fields(strings.ReplaceAll(strings.ToLower(text), "-", " ")) {
		switch v, ok := numbers[w]; {
		case w == "and":
		case ok && v >= 100:
			part = max(part, 1) * v
			if v >= 1000 {
				n, part = n+part, 0
			}
		case ok:
			part += v
		default:
			v, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
			if err != nil {
				return 0 // "at least", "some": the number is not exact
			}
			part += v
		}
	}
	return n + part
}

var numbers = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"hundred": 100, "thousand": 1000, "million": 1000000}
