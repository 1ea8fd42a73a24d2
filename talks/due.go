package talks

import (
	"strconv"
	"strings"
	"time"

	"readout"
)

// This file counts the days of what is due "within a week", "in ten days" or "30 days
// after the signature": from the day of the report, or from that of what the words name.

// A due is when something is to be done: ISO days, end empty where it is not told.
type due struct {
	begin, end string
	span       readout.Span
}

// countedFrom returns the days that the span of time at t gives. Without an anchor of its own
// it is counted from the report where fromReport says so. ok is false where it counts
// from what has no known day, or tells how long something lasts.
func (r *reading) countedFrom(t *readout.Timex, fromReport bool) (due, bool) {
	n, unit := spanOfDays(t.Value)
	if t.Type != "DURATION" || n == 0 {
		return due{}, false
	}
	first := r.tokenAt(t.Span.Start)
	last := r.tokenAt(t.Span.End - 1)
	s := r.sentence(first)
	within, in := false, false
	k := first - 1
	for k > s.First && (r.d.Tokens[k].Tag == readout.DET || r.d.Tokens[k].Tag == readout.ADJ || r.d.Tokens[k].Tag == readout.ADV) {
		k--
	}
	if k >= s.First {
		switch r.d.Tokens[k].Lemma {
		case "within", "inside":
			within = true
		case "in":
			in = true
		case "than": // "no later than two weeks after"
			within = k > s.First && r.d.Tokens[k-1].Lemma == "late"
		case "for", "since", "over", "during", "by":
			return due{}, false
		}
	}
	out := due{span: t.Span}
	if within || in {
		out.span.Start = r.d.Tokens[k].Start
	}
	anchor, end, named := "", last, false
	if last+1 < s.Last {
		switch r.d.Tokens[last+1].Lemma {
		case "of", "after", "from", "following", "since":
			anchor, end, named = r.anchorDay(last+2, s.Last)
		case "later":
			return due{}, false
		}
	}
	switch {
	case named && anchor == "", !named && !(within || in), !named && !fromReport:
		return due{}, false
	case named:
		out.span.End = r.d.Tokens[end].End
	default:
		pub := r.d.Report.Published
		if !pub.Known() {
			return due{}, false
		}
		anchor = pub.Date.Format(time.DateOnly)
	}
	from, err := time.Parse(time.DateOnly, anchor)
	if err != nil {
		return due{}, false
	}
	to := from.AddDate(0, 0, n)
	if unit == 'M' {
		to = from.AddDate(0, n/30, 0)
	}
	out.begin, out.end = anchor, to.Format(time.DateOnly)
	if !within {
		out.begin = out.end
	}
	return out, true
}

// spanOfDays returns how many days a TIMEX duration lasts, and its unit; 0 for what has
// no number of days. "Days" without a number are at most a week.
func spanOfDays(v string) (days int, unit byte) {
	rest, ok := strings.CutPrefix(v, "P")
	if !ok || len(rest) < 2 {
		return 0, 0
	}
	unit = rest[len(rest)-1]
	rest, hours := strings.CutPrefix(rest[:len(rest)-1], "T")
	n, err := strconv.Atoi(rest)
	if rest == "X" && unit == 'D' && !hours {
		return 7, unit
	}
	if err != nil || n <= 0 || n > 400 {
		return 0, 0
	}
	switch {
	case hours && unit == 'H':
		return (n + 23) / 24, unit
	case hours:
		return 0, 0
	case unit == 'D':
		return n, unit
	case unit == 'W':
		return 7 * n, unit
	case unit == 'M' && n <= 24:
		return 30 * n, unit
	}
	return 0, 0
}

// anchorDay returns the day of what the words from token i on name, as far as the report
// tells it, and their last token; named is false where they name nothing to count from.
func (r *reading) anchorDay(i, stop int32) (day string, last int32, named bool) {
	for k := i; k < stop && k < i+7; k++ {
		t := &r.d.Tokens[k]
		if t.Tag == readout.PUNCT {
			return "", i, k > i
		}
		var stems []string
		switch t.Lemma {
		case "today", "now", "this":
			continue
		case "opening", "open", "start", "beginning", "begin", "launch", "resumption", "resume":
			stems = []string{"open", "start", "begin", "resum", "launch", "continu", "meet", "hold", "held"}
		case "signing", "signature", "sign", "conclusion":
			stems = []string{"sign"}
		case "force", "effect", "entry":
			if t.Lemma == "entry" && k+2 < stop && r.d.Tokens[k+2].Lemma == "force" {
				continue
			}
			stems = []string{"force", "effect"}
		case "withdrawal", "pullout", "withdraw", "release", "arrival", "vote", "ratification", "handover", "exchange", "election", "approval":
			return "", k, true
		default:
			continue
		}
		return r.dayTold(k, stems), k, true
	}
	return "", i, true
}

// dayTold is the day, told elsewhere in the report, of what these word stems name: of a
// step to come, an agreement, or a state of the talks. Of several it is that told last
// before token i.
func (r *reading) dayTold(i int32, stems []string) string {
	has := func(s readout.Span) bool {
		words := strings.ToLower(s.In(r.d.Report.Text))
		for _, stem := range stems {
			if strings.Contains(words, stem) {
				return true
			}
		}
		return false
	}
	best, far := "", int32(1<<30)
	for k := range r.rec.NextSteps {
		n := &r.rec.NextSteps[k]
		if n.Span.Contains(r.d.Tokens[i].Span) || !has(n.What) {
			continue
		}
		for _, t := range r.timesIn(n.Span) {
			if t.ID == n.When && len(t.Begin) == 10 && t.Begin == t.End {
				if d := abs(n.Span.Start - r.d.Tokens[i].Start); d < far {
					best, far = t.Begin, d
				}
			}
		}
	}
	if best != "" {
		return best
	}
	for k := range r.rec.Agreements {
		a := &r.rec.Agreements[k]
		switch stems[0] {
		case "sign":
			best = a.Signed
		case "force":
			best = a.Effective
		}
		if len(best) == 10 {
			return best
		}
	}
	return ""
}
