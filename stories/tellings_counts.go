package stories

import (
	"slices"
	"strconv"
	"strings"

	"readout"
)

// counts are the numbers of an event by what was done to whom: how many were released,
// detained, took part; and of the dead those among who attacked apart from the others.
func (r *recordReader) counts(e *readout.Event) []readout.Count {
	text := r.rec.Report.Text
	counts := slices.Clone(e.Counts)
	done := doneTo(e)
	for i := range counts {
		c := &counts[i]
		if c.Kind == "other" && c.Unit == "" && done != "" {
			c.Kind = done
		}
		if e.Type == "ASSAULT" && (c.Kind == "killed" || c.Kind == "injured") && attacking(text, c) {
			c.Kind = "attackers " + c.Kind
		}
	}
	if done == "" || slices.ContainsFunc(counts, func(c readout.Count) bool { return c.Kind == done }) {
		return counts
	}
	ids := e.Recipients
	if done == "participants" {
		ids = e.Actors
	}
	for _, id := range ids {
		a := r.actors[id]
		if a == nil {
			continue
		}
		if n, ok := leadingNumber(a.Name); ok {
			return append(counts, readout.Count{Kind: done, Range: readout.Range{Min: n, Max: n}})
		}
	}
	return counts
}

// doneTo is the kind of the number of people whom an event is about, empty where its
// type says nothing of it.
func doneTo(e *readout.Event) string {
	switch {
	case e.Type == "RETREAT" && e.Mode == "release":
		return "released"
	case e.Type == "COERCE" && e.Mode == "arrest", e.Type == "ASSAULT" && e.Mode == "abduct":
		return "detained"
	case e.Type == "PROTEST":
		return "participants"
	}
	return ""
}

// attacking says whether a number is of those who attacked.
func attacking(text string, c *readout.Count) bool {
	of := c.Of.In(text)
	if of == "" { // two dead among the attackers
		end := min(len(text), int(c.Span.End)+40)
		of, _, _ = strings.Cut(text[c.Span.End:end], ".")
		of, _, _ = strings.Cut(of, ",")
	}
	for _, w := range wordsOf(nil, of, 0, len(of)) {
		switch strings.ToLower(of[w.start:w.end]) {
		case "attackers", "assailants", "raiders", "attacker", "assailant":
			return true
		}
	}
	return false
}

var smallNumbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// leadingNumber is the number at the head of "the 23 drivers", "some six guards".
func leadingNumber(s string) (int, bool) {
	for k, w := range strings.Fields(strings.ToLower(s)) {
		if n, err := strconv.Atoi(strings.ReplaceAll(w, ",", "")); err == nil && n > 0 {
			return n, true
		}
		if n := slices.Index(smallNumbers, w); n > 0 {
			return n, true
		}
		switch w {
		case "the", "all", "some", "about", "these", "those", "its", "their", "another":
		default:
			return 0, false
		}
		if k > 2 {
			break
		}
	}
	return 0, false
}

// takenBack are the numbers that a correction names as wrong: "eleven, not 17", "gave
// the number as 17". Nil for any other report.
func takenBack(r *readout.Report) (out []int) {
	if !r.Corrects() {
		return nil
	}
	head := r.Text[:min(len(r.Text), 600)]
	for _, s := range []string{r.Title, head} {
		for sentence := range strings.SplitSeq(s, ". ") {
			w := strings.Fields(strings.ToLower(sentence))
			wrong := tellsWrong(strings.ToLower(sentence))
			for i := 1; i < len(w); i++ {
				n, ok := leadingNumber(strings.Trim(w[i], `.,;:"'()`))
				if !ok {
					continue
				}
				switch w[i-1] {
				case "not", "than", "of": // rather than, instead of
					if w[i-1] == "of" && (i < 2 || w[i-2] != "instead" && !(wrong && figure(w[i-2]))) {
						continue
					}
				case "as", "at":
					if !wrong {
						continue
					}
				default:
					continue
				}
				if !slices.Contains(out, n) {
					out = append(out, n)
				}
			}
		}
	}
	return out
}

// tellsWrong says whether a sentence, in small letters, tells what was said in error.
func tellsWrong(sentence string) bool {
	for _, w := range []string{"earlier", "previous", "our report", "our story", "our dispatch", "we reported", "wrongly", "in error", "mistakenly"} {
		if strings.Contains(sentence, w) {
			return true
		}
	}
	return false
}

func figure(w string) bool {
	switch w {
	case "figure", "number", "toll", "count", "total":
		return true
	}
	return false
}

// plain is the number that "about 300" names, where the range around it was made of it.
func plain(r readout.Range) readout.Range {
	if r.Open || r.Min == r.Max {
		return r
	}
	words := strings.Fields(strings.ToLower(r.Text))
	if len(words) < 2 || len(words) > 3 {
		return r
	}
	switch words[0] {
	case "about", "around", "some", "roughly", "approximately", "almost", "nearly":
	default:
		return r
	}
	n, err := strconv.Atoi(strings.ReplaceAll(words[1], ",", ""))
	if err != nil || n < r.Min || n > r.Max {
		return r
	}
	r.Min, r.Max = n, n
	return r
}
