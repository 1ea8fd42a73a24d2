package main

import (
	"strings"

	"readout/review"
	"readout/wording"
)

// judgementLine says what a person judged: "Ann corrects type of event 12ab to PROTEST: a march".
func judgementLine(j *review.Judgement) string {
	what := wording.Spaced(j.Kind) + " " + j.Target
	line := wording.Plain(j.Who) + " "
	switch j.Verdict {
	case review.Correct:
		line += "corrects " + wording.Spaced(j.Field) + " of " + what + " to " + wording.Plain(review.Short(j))
	case review.Undo:
		line += "takes back " + j.Value + " of " + what
	case review.Add:
		line += "adds " + strings.TrimSpace(j.Type+" "+what)
	default:
		line += j.Verdict + "s " + what
	}
	if j.Note != "" {
		line += ": " + wording.Plain(j.Note)
	}
	return line
}
