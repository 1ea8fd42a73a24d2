package events

import (
	"strconv"
	"strings"
	"time"

	"readout"
)

// daysAfter gives e the day that its clause is counted from, "a week after their leaders
// had met", where the day of what came later is told: the week and the month leave some
// days open. It is false where p is told in another way.
func (x *run) daysAfter(p *proto, e *readout.Event) bool {
	if !past(e.Status) {
		return false
	}
	v := p.verb
	length := x.spanBefore(v)
	for t := x.tok(v); length == nil && t.Rel == readout.RelConj && t.Head >= 0 && t.Head < v && x.verbal(t.Head); t = x.tok(v) {
		v = t.Head // "after they met and agreed"
		length = x.spanBefore(v)
	}
	t := x.tok(v)
	if length == nil || t.Head < 0 {
		return false
	}
	days, open, ok := daysOf(length.Value)
	if !ok {
		return false
	}
	later := x.laterDay(t.Head, v)
	if later.IsZero() {
		return false
	}
	then := later.AddDate(0, 0, -days)
	e.Time, e.Date, e.DateBasis = length.ID, then.Format(time.DateOnly), readout.BasisAnchored
	if open > 0 {
		e.Date = then.AddDate(0, 0, -open).Format(time.DateOnly) + "/" + then.AddDate(0, 0, open).Format(time.DateOnly)
	}
	if days > 60 {
		e.Background = true
	}
	return true
}

// spanBefore returns the duration that stands right before the "after" of clause or noun
// v, nil where there is none or it is not exact: "more than a week after".
func (x *run) spanBefore(v int32) *readout.Timex {
	first := x.d.Sentences[x.d.SentenceOf(v)].Start
	for i := range x.rec.Times {
		t := &x.rec.Times[i]
		if t.Type != "DURATION" || t.Span.Start < first {
			continue
		}
		k := x.tokenAt(t.Span.End)
		if k >= v || int(k) >= len(x.d.Tokens) {
			continue
		}
		if x.low(k) != "after" || x.tok(k).Head != v {
			continue
		}
		for i := max(0, x.tokenAt(t.Span.Start)-1); i < k; i++ {
			if inexact[x.low(i)] {
				return nil
			}
		}
		return t
	}
	return nil
}

// inexact are the words before a length of time that leave it open.
var inexact = map[string]bool{"than": true, "about": true, "around": true, "nearly": true, "almost": true, "some": true, "over": true, "under": true, "barely": true, "several": true, "roughly": true, "many": true, "least": true, "most": true, "couple": true, "few": true}

// daysOf reads a length of time in days, weeks or months, and how many days it leaves open.
func daysOf(value string) (days, open int, ok bool) {
	if len(value) < 3 || value[0] != 'P' || strings.ContainsAny(value, "TX.") {
		return 0, 0, false
	}
	n, err := strconv.Atoi(value[1 : len(value)-1])
	if err != nil || n < 1 {
		return 0, 0, false
	}
	switch value[len(value)-1] {
	case 'D':
		return n, 0, n <= 100
	case 'W':
		return 7 * n, 1, n <= 12
	case 'M':
		return 30 * n, 3, n <= 3
	}
	return 0, 0, false
}

// laterDay is the one day on which verb h, of which v is told, took place: that of its
// clause, else the day of publication where it is past and news.
func (x *run) laterDay(h, v int32) (none time.Time) {
	s := x.d.Sentences[x.d.SentenceOf(h)]
	for i := range x.rec.Times {
		t := &x.rec.Times[i]
		if t.Type != "DATE" && t.Type != "TIME" || t.Begin == "" || !s.Contains(t.Span) {
			continue
		}
		k := x.tokenAt(t.Span.Start)
		if int(k) >= len(x.d.Tokens) || x.clause(k) != x.clause(h) || x.d.Below(k, v) {
			continue
		}
		if t.End != "" && t.End != t.Begin {
			return none
		}
		d, err := time.Parse(time.DateOnly, t.Begin)
		if err != nil {
			return none
		}
		return d
	}
	return none
}

// onlyNamed says whether the event of p is only named in what is told of something else, so
// that the day of the clause is not its own: "talks on Monday about the clash", "thanked
// them on Monday for the release", "freed the detained nurses on Monday".
func (x *run) onlyNamed(p *proto) bool {
	t := x.tok(p.head)
	if p.verb != p.head || t.Head < 0 {
		return false
	}
	if t.Rel == readout.RelAmod && t.Fine == readout.VBN && t.Head > p.head {
		return true
	}
	if !x.nominal(p.head) || t.Rel != readout.RelNmod && t.Rel != readout.RelObl {
		return false
	}
	switch x.marker(p.head, readout.RelCase) {
	case "about", "over", "concerning", "regarding":
		return true
	case "on":
		return x.nominal(t.Head) && x.hasClass(t.Head, []string{"talks", "session"})
	case "for":
		return x.thanker(p.head) >= 0
	}
	return false
}

// thanker returns the verb that looks back at what noun n names and says who did it:
// "thanked them for the release", "condemned the army for the raid"; -1 for none.
func (x *run) thanker(n int32) int32 {
	h := x.tok(n).Head
	if h < 0 || x.marker(n, readout.RelCase) != "for" {
		return -1
	}
	if x.nominal(h) && x.tok(h).Rel == readout.RelObj { // "thanked his host for it" with "for it" hung on the host
		h = x.tok(h).Head
	}
	if h < 0 || !grateful[x.lemma(h)] {
		return -1
	}
	return h
}

// thanked gives a deed that is only named, and nobody's, to whom another thanks or blames
// for it, or who apologizes for it.
func (x *run) thanked(p *proto) {
	if p.act.n > 0 || p.sym || p.verb != p.head || !x.nominal(p.head) {
		return
	}
	v := x.thanker(p.head)
	if v < 0 {
		return
	}
	who := int32(-1)
	switch l := x.lemma(v); {
	case l == "apologize" || l == "apologise":
		who = x.subject(v)
	case x.passive(v):
		who = x.d.Child(v, readout.RelNsubjPass)
	default:
		who = x.d.Child(v, readout.RelObj)
	}
	if who >= 0 && !x.holds(&p.rec, who) && !x.d.Below(p.head, who) || who >= 0 && x.tok(p.head).Head == who {
		p.act.add(who)
	}
}

// grateful are the verbs that look back at what one did: "thanked them for the release".
var grateful = map[string]bool{"thank": true, "praise": true, "condemn": true, "blame": true, "criticize": true, "criticise": true, "apologize": true, "apologise": true, "commend": true, "denounce": true, "punish": true, "congratulate": true, "laud": true, "rebuke": true}
