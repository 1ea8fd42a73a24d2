package readout

import "strings"

// corrections are the phrases by which a report says that it takes back an earlier one.
var corrections = []string{
	"correction:", "correction -", "(correction", "correction to", "correction of", "this is a correction", "corrected:", "(corrected)", "corrected version", "corrected report", "clarification:",
	"corrects an earlier", "corrects a previous", "corrects our", "correcting an earlier", "correcting our", "refiles to correct", "repeats to correct",
	"an earlier version of this", "an earlier report", "a previous report", "a previous version", "an earlier story", "a previous story", "an earlier dispatch",
	"our report of", "our report on", "our earlier report", "our previous report", "our story of", "our story on", "our dispatch of",
	"in an earlier report", "in a previous report", "we reported wrongly", "we wrongly", "we misstated", "wrongly reported that", "we regret the error", "regrets the error",
}

// Corrects says whether a report takes back an earlier one, by its title or by what
// stands at its beginning and its end.
func (r *Report) Corrects() bool {
	title := strings.ToLower(r.Title)
	tops := []string{title}
	for _, x := range r.Residue {
		if x.Span.Start < 400 { // a label above the title
			tops = append(tops, strings.ToLower(x.Span.In(r.Text)))
		}
	}
	for _, top := range tops {
		for _, w := range []string{"correction", "corrected", "corr:", "clarification"} {
			if rest, ok := strings.CutPrefix(top, w); ok && !strings.HasPrefix(rest, "al") && !strings.HasPrefix(rest, "s ") {
				return true
			}
		}
	}
	head, tail := r.Text[:min(len(r.Text), 400)], r.Text[max(0, len(r.Text)-400):]
	for _, s := range []string{title, strings.ToLower(head), strings.ToLower(tail)} {
		for _, w := range corrections {
			if strings.Contains(s, w) {
				return true
			}
		}
	}
	return false
}
