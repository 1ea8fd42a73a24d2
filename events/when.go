package events

import (
	"sort"
	"strings"
	"time"

	"readout"
)

// tokenAt returns the first token that starts at or after byte b.
func (x *run) tokenAt(b int32) int32 {
	return int32(sort.Search(len(x.d.Tokens), func(i int) bool { return x.d.Tokens[i].Start >= b }))
}

// when gives e the date of a time expression in the trigger's clause, or for the
// news itself the day of publication, as inferred.
func (x *run) when(p *proto, e *readout.Event) {
	if x.daysAfter(p, e) {
		return
	}
	s := x.d.Sentences[x.d.SentenceOf(p.head)]
	named := x.onlyNamed(p)
	best, dist := -1, int32(1<<30)
	list := x.rec.Times
	for i := sort.Search(len(list), func(i int) bool { return list[i].Span.Start >= s.Start }); i < len(list) && list[i].Span.Start < s.End; i++ {
		t := &list[i]
		if t.Type != "DATE" && t.Type != "TIME" || t.Begin == "" || !s.Contains(t.Span) {
			continue
		}
		k := x.tokenAt(t.Span.Start)
		if int(k) >= len(x.d.Tokens) || !x.attached(k, p) || named && !x.d.Below(k, p.head) {
			continue
		}
		if d := max(k-p.verb, p.verb-k); d < dist {
			best, dist = i, d
		}
	}
	if best < 0 && named {
		e.Background = e.Background || past(e.Status)
		return
	}
	if best < 0 {
		best = x.dayOfWhen(p.verb, s)
	}
	if best < 0 {
		best = x.dayBefore(p, s)
	}
	if best >= 0 {
		t := &list[best]
		e.Time, e.Date, e.DateBasis = t.ID, day(t), readout.BasisStated
		if t.Anchor != "" {
			e.DateBasis = readout.BasisAnchored
		}
		if (x.longAgo(t.End) || x.yearAlone(t)) && past(e.Status) {
			e.Background = true
		}
		return
	}
	if past(e.Status) && (x.agesAgo(p.verb) || x.wentOn(p.verb) || x.recounted(p.verb)) {
		e.Background = true
	}
	if x.rec.Report.Published.Known() && e.Status == readout.Happened && !e.Background && !p.detail && !x.has(p.verb, "had") {
		e.Date, e.DateBasis = x.rec.Report.Published.Date.Format(time.DateOnly), readout.BasisInferred
	}
}

// attached says whether the token k of a time or place belongs to the clause of p.
func (x *run) attached(k int32, p *proto) bool {
	if x.nominal(p.head) && x.d.Below(k, p.head) {
		return true
	}
	switch t := x.tok(k); t.Rel {
	case readout.RelCompound, readout.RelNummod, readout.RelAmod:
		if x.nominal(t.Head) && t.Head > k && !x.timeWord(t.Head) {
			return false // "jailed for the 2005 murder"
		}
	case readout.RelNmod:
		if x.nominal(t.Head) && !x.timeWord(t.Head) && !stretches[x.lemma(t.Head)] && x.marker(k, readout.RelCase) == "of" {
			return false // "since the war of 2008"
		}
	}
	return x.clause(k) == x.clause(p.verb)
}

// stretches are the parts of a time: "the first half of 2008".
var stretches = map[string]bool{"half": true, "quarter": true, "end": true, "beginning": true, "start": true, "middle": true, "course": true, "part": true, "rest": true, "close": true, "eve": true, "early": true, "late": true, "season": true, "all": true}

// longAgo says whether a day lies more than two months before publication.
func (x *run) longAgo(end string) bool {
	pub := x.rec.Report.Published
	d, err := time.Parse(time.DateOnly, end)
	return err == nil && pub.Known() && pub.Date.Sub(d) > 60*24*time.Hour
}

// agesAgo says whether the clause of v is of the past by words that are no day:
// "decades ago", "during the Cold War".
func (x *run) agesAgo(v int32) bool {
	for c := range x.d.Children(v) {
		switch x.tok(c).Rel {
		case readout.RelAdvmod, readout.RelObl, readout.RelOblUnmarked:
		default:
			continue
		}
		first, last := x.d.Subtree(c)
		for i := first; i <= last; i++ {
			if x.low(i) == "ago" && i > first && ages[x.lemma(i-1)] || x.d.Word(i) == "War" && i > first && wars[x.low(i-1)] {
				return true
			}
		}
	}
	return false
}

// ages are the spans of time that lie long back, wars those that are over.
var (
	ages = map[string]bool{"year": true, "decade": true, "century": true, "generation": true}
	wars = map[string]bool{"world": true, "cold": true, "gulf": true, "great": true, "korean": true, "vietnam": true, "falklands": true, "six-day": true, "kippur": true, "crimean": true, "boer": true, "civil": true}
)

// wentOn says whether verb v goes on what is told with a day long past: "fought in
// 1969 and attacked".
func (x *run) wentOn(v int32) bool {
	t := x.tok(v)
	if t.Rel != readout.RelConj || t.Fine != readout.VBD {
		return false
	}
	for c := range x.d.Children(t.Head) {
		if r := x.tok(c).Rel; c > v || r != readout.RelObl && r != readout.RelOblUnmarked {
			continue
		}
		for i := range x.rec.Times {
			if k := &x.rec.Times[i]; k.Type == "DATE" && k.Span.Contains(x.tok(c).Span) && (x.longAgo(k.End) || x.yearAlone(k)) {
				return true
			}
		}
	}
	return false
}

// past says whether s tells of what is over, if it ever was.
func past(s readout.Status) bool {
	return s == readout.Happened || s == readout.NotHappened || s == readout.Alleged
}

// yearAlone says whether t is a year and no more, and not that of the report:
// what is told with the year alone, "in 1979", is no news.
func (x *run) yearAlone(t *readout.Timex) bool {
	if len(t.Value) != 4 || t.Anchor != "" || strings.ContainsAny(t.Value, "XPF") {
		return false
	}
	pub := x.rec.Report.Published
	if pub.Known() {
		return t.Value < pub.Date.Format("2006")
	}
	return pub.From.IsZero() || t.Value <= pub.From.Format("2006")
}

// day writes the days of t as a day, a month or an interval.
func day(t *readout.Timex) string {
	if v, _, _ := strings.Cut(t.Value, "T"); (len(v) == 10 || len(v) == 7) && !strings.ContainsAny(v, "WQSX") {
		return v
	}
	if t.Begin == t.End || t.End == "" {
		return t.Begin
	}
	return t.Begin + "/" + t.End
}
