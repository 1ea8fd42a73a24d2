package talks

import (
	"time"

	"readout"
)

// deadlines lists the days that somebody set.
func (r *reading) deadlines() {
	for i := range r.hits {
		h := &r.hits[i]
		if h.value("deadline") == "" {
			continue
		}
		t := r.beside(h.first)
		if t == nil || !isoDay(t.Value) {
			continue
		}
		d := readout.Deadline{Date: t.Value}
		d.ID, d.Span = r.newID("dl", len(r.rec.Deadlines)), r.span(h).Cover(t.Span)
		d.Status, d.VouchedBy, d.Evidence = r.hitStatus(h), r.voice(r.span(h)), []readout.Span{d.Span}
		d.Rule, d.Score = "deadline", 0.7
		if v := r.verb(h.first); v >= 0 {
			switch r.d.Tokens[v].Lemma {
			case "set", "give", "impose", "issue", "announce":
				if who := r.parties(r.phrase(r.subject(v), nil)); len(who) > 0 {
					d.SetBy = who[0]
				}
			}
		}
		r.rec.Deadlines = append(r.rec.Deadlines, d)
	}
	for s := range r.d.Sentences {
		x := r.d.Sentences[s]
		times := r.timesIn(x.Span)
		for k := range times {
			if t := &times[k]; (t.Type == "DATE" || t.Type == "TIME") && len(t.Begin) == 10 && t.Begin == t.End {
				r.timeGiven(t)
			}
		}
	}
}

// timeGiven enters a day until which somebody has time, or by which he is asked to act:
// "has until 3 May to withdraw", "asked both for a text by Friday".
func (r *reading) timeGiven(t *readout.Timex) {
	top := r.topOf(t.Span)
	c := r.caseOf(top)
	if c != "until" && c != "till" && c != "by" && c != "before" {
		return
	}
	v := r.verb(top)
	for n := 0; v >= 0 && n < 4 && !r.gives(v, c); n++ { // "for a text by Friday": the verb above
		h := r.d.Tokens[v].Head
		if h < 0 {
			return
		}
		v = r.verb(h)
	}
	if v < 0 || !r.gives(v, c) || r.inCondition(v) || r.d.SentenceOf(v) != r.d.SentenceOf(top) {
		return
	}
	if st := r.status(v); st == readout.NotHappened || st == readout.Conditional {
		return
	}
	d := readout.Deadline{Date: r.comingDay(t)}
	if d.Date == "" {
		return
	}
	subject := r.subject(v)
	owner := subject
	if r.d.Tokens[v].Lemma != "have" {
		if by := r.parties(r.phrase(subject, nil)); len(by) > 0 {
			d.SetBy = by[0]
		}
		owner = r.d.Child(v, readout.RelIobj, readout.RelObj)
	}
	d.Owners = r.givenTo(owner)
	if len(d.Owners) == 0 && d.SetBy == "" {
		return
	}
	first, last := r.d.Subtree(v)
	span := r.clauseSpan(v, subject).Cover(t.Span)
	if x := r.d.Child(v, readout.RelXcomp, readout.RelCcomp, readout.RelAdvcl); x >= 0 && x > v && last-first < 60 {
		_, last = r.d.Subtree(x)
		span = span.Cover(r.d.Words(x, r.trim(last)))
		d.What = r.d.Words(x, r.trim(last))
	}
	for k := range r.rec.Deadlines {
		if r.rec.Deadlines[k].Span.Overlaps(span) && r.rec.Deadlines[k].Date == d.Date {
			return
		}
	}
	d.ID, d.Span, d.Status = r.newID("dl", len(r.rec.Deadlines)), span, readout.Planned
	d.VouchedBy, d.Evidence, d.Rule, d.Score = r.voice(t.Span), []readout.Span{span}, "deadline.given", 0.7
	r.rec.Deadlines = append(r.rec.Deadlines, d)
}

// gives says whether verb v gives time, or asks: with "until" somebody has it or is given
// it, with "by" somebody is asked or told.
func (r *reading) gives(v int32, by string) bool {
	switch r.d.Tokens[v].Lemma {
	case "have", "give":
		return by == "until" || by == "till"
	case "ask", "tell", "order", "urge", "require", "request", "instruct":
		return (by == "by" || by == "before") && r.d.Child(v, readout.RelObj, readout.RelIobj) >= 0
	}
	return false
}

// givenTo are those who have to do it: who is named, and the two parties for "both
// ministers", "the two sides".
func (r *reading) givenTo(i int32) []string {
	out := r.parties(r.phrase(i, nil))
	if len(r.sidesOf(out)) > 0 || len(r.persons(out)) > 0 {
		return out
	}
	if i < 0 || r.d.Tokens[i].Fine != readout.NNS && r.d.Tokens[i].Lemma != "both" {
		return nil
	}
	if r.is(i, isNegotiator) || r.d.Tokens[i].Lemma == "both" || r.d.Tokens[i].Lemma == "government" || r.d.Tokens[i].Lemma == "capital" {
		if n := len(r.rec.Processes); n > 0 {
			return r.rec.Processes[0].Parties
		}
	}
	return nil
}

// comingDay is the day of t, or the same day of the week in the week to come where t
// was taken for the one that is just over: what is due lies ahead. Empty where it is
// further back.
func (r *reading) comingDay(t *readout.Timex) string {
	pub := r.d.Report.Published
	day, err := time.Parse(time.DateOnly, t.Begin)
	if err != nil {
		return ""
	}
	if !pub.Known() || !day.Before(pub.Date.Truncate(24*time.Hour)) {
		return t.Begin
	}
	if day = day.AddDate(0, 0, 7); day.Before(pub.Date.Truncate(24 * time.Hour)) {
		return ""
	}
	return day.Format(time.DateOnly)
}

// beside returns the date in the phrase of token i, or close after it.
func (r *reading) beside(i int32) *readout.Timex {
	if t := r.timeIn(i, "DATE"); t != nil {
		return t
	}
	s := r.sentence(i)
	times := r.timesIn(s.Span)
	for k := range times {
		t := &times[k]
		if t.Type == "DATE" && t.Span.Start-r.d.Tokens[i].End < 30 && t.Span.End > r.d.Tokens[i].Start-25 {
			return t
		}
	}
	return nil
}
