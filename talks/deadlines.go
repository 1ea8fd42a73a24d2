package talks

import (
	"strings"
	"time"

	"readout"
)

// deadlines lists the days that somebody set.
func (r *reading) deadlines(ps []process) {
	for i := range r.hits {
		if h := &r.hits[i]; h.value("deadline") != "" {
			r.wordedDeadline(ps, h)
		}
	}
	for s := range r.d.Sentences {
		x := r.d.Sentences[s]
		times := r.timesIn(x.Span)
		for k := range times {
			switch t := &times[k]; {
			case (t.Type == "DATE" || t.Type == "TIME") && len(t.Begin) == 10 && t.Begin == t.End:
				if !r.timeGiven(ps, t) {
					r.mustBy(ps, t, r.comingDay(t))
				}
			case t.Type == "DURATION":
				if !r.spanGiven(ps, t) {
					if d, ok := r.countedFrom(t, true); ok {
						r.mustBy(ps, t, d.end)
					}
				}
			}
		}
	}
}

// timeGiven enters a day until which somebody has time, or by which he is asked to act:
// "has until 3 May to withdraw", "asked both for a text by Friday".
// It says whether it was such a day.
func (r *reading) timeGiven(ps []process, t *readout.Timex) bool {
	top := r.topOf(t.Span)
	c := r.caseOf(top)
	if c != "until" && c != "till" && c != "by" && c != "before" {
		return false
	}
	v := r.verb(top)
	for n := 0; v >= 0 && n < 4 && !r.gives(v, c); n++ { // "for a text by Friday": the verb above
		h := r.d.Tokens[v].Head
		if h < 0 {
			return false
		}
		v = r.verb(h)
	}
	if v < 0 || !r.gives(v, c) || r.inCondition(v) || r.d.SentenceOf(v) != r.d.SentenceOf(top) {
		return false
	}
	return r.given(ps, v, t, r.comingDay(t))
}

// given enters the day until which verb v gives somebody time, or asks for something.
func (r *reading) given(ps []process, v int32, t *readout.Timex, day string) bool {
	if st := r.status(v); st == readout.NotHappened || st == readout.Conditional || day == "" {
		return false
	}
	d := readout.Deadline{Date: day}
	subject := r.subject(v)
	owner := subject
	if r.d.Tokens[v].Lemma != "have" {
		by := r.doer(ps, subject)
		if len(by) == 1 || len(by) > 1 && len(r.sidesOf(by)) < 2 {
			d.SetBy = by[0]
		}
		owner = r.d.Child(v, readout.RelIobj, readout.RelObj)
		if p := r.possessor(owner); r.ownPeople(owner) && p >= 0 && r.d.Tokens[p].Tag == readout.PRON && (subject < 0 || !r.is(subject, isMediator)) {
			return true // "their experts"
		}
		if d.Owners = r.givenTo(ps, owner); (subject < 0 || !r.is(subject, isMediator)) && (len(by) > 0 && len(d.Owners) > 0 && len(intersect(r.sidesOf(d.Owners), r.sidesOf(by))) > 0 || tasks(r.d.Tokens[v].Lemma) && r.ownPeople(owner) && len(r.sidesOf(by)) > 0 && len(r.sidesOf(r.parties(r.phrase(owner, nil)))) == 0) {
			return true // what one tells one's own people is a step
		}
	} else {
		d.Owners = r.givenTo(ps, owner)
	}
	if len(d.Owners) == 0 && d.SetBy == "" {
		return true
	}
	first, last := r.d.Subtree(v)
	span := r.clauseSpan(v, subject).Cover(t.Span)
	if x := r.d.Child(v, readout.RelXcomp, readout.RelCcomp, readout.RelAdvcl); x >= 0 && x > v && last-first < 60 {
		_, last = r.d.Subtree(x)
		last = r.upToNext(x, last)
		span = span.Cover(r.d.Words(x, r.trim(last)))
		d.What = r.d.Words(x, r.trim(last))
	}
	d.Rule = "deadline.given"
	r.enterDeadline(d, span, t.Span)
	return true
}

// upToNext cuts the words of what is due, from token x to last, before a part of its own
// with another day: "to free them, and Chad until 12 May to leave".
func (r *reading) upToNext(x, last int32) int32 {
	times := r.timesIn(readout.Span{Start: r.d.Tokens[x].End, End: r.d.Tokens[last].End})
	for k := range times {
		at := r.tokenAt(times[k].Span.Start)
		if b := r.before1(&times[k]); b != "until" && b != "by" && b != "till" {
			continue
		}
		for n := at - 1; n > x; n-- {
			if r.d.Tokens[n].Tag == readout.CCONJ || r.d.Tokens[n].Lemma == ";" {
				return r.trim(n - 1)
			}
		}
	}
	return last
}

// enterDeadline adds a deadline whose words are span, or what it says to that of the same
// day and the same words.
func (r *reading) enterDeadline(d readout.Deadline, span, day readout.Span) {
	for k := range r.rec.Deadlines {
		o := &r.rec.Deadlines[k]
		if o.Date != d.Date || !o.Span.Overlaps(span) {
			continue
		}
		o.Owners = add(o.Owners, missing(o.Owners, d.Owners)...)
		if o.SetBy == "" {
			o.SetBy = d.SetBy
		}
		if o.What.Empty() {
			o.What = d.What
		}
		return
	}
	if d.Status == "" {
		d.Status = readout.Planned
	}
	d.ID, d.Span = r.newID("dl", len(r.rec.Deadlines)), span
	d.VouchedBy, d.Evidence, d.Score = r.voice(day), []readout.Span{span}, 0.7
	r.rec.Deadlines = append(r.rec.Deadlines, d)
}

// spanGiven enters a span of time that one side gives the other: "gave them a week to
// withdraw". It says whether it was one.
func (r *reading) spanGiven(ps []process, t *readout.Timex) bool {
	n, unit := spanOfDays(t.Value)
	top := r.topOf(t.Span)
	h := r.d.Tokens[top].Head
	pub := r.d.Report.Published
	if n == 0 || h < 0 || !pub.Known() || r.caseOf(top) != "" {
		return false
	}
	if l := r.d.Tokens[h].Lemma; l != "give" && l != "have" || r.d.Tokens[h].Tag != readout.VERB || r.inCondition(h) {
		return false
	}
	if r.d.Child(h, readout.RelXcomp, readout.RelAdvcl, readout.RelAcl, readout.RelCcomp) < h && r.d.Child(top, readout.RelAcl) < top {
		return false // "gave them ten days of calm"
	}
	first, last := r.tokenAt(t.Span.End-1)+1, r.sentence(h).Last
	if first >= last || r.d.Tokens[first].Lemma != "to" && r.d.Tokens[first].Lemma != "in" {
		return false
	}
	to := pub.Date.AddDate(0, 0, n)
	if unit == 'M' {
		to = pub.Date.AddDate(0, n/30, 0)
	}
	return r.given(ps, h, t, to.Format(time.DateOnly))
}

// mustBy enters a day by which somebody has to act, as the report or the other side has it:
// "Chad must withdraw by Friday", "demanded that Chad withdraw within a week".
func (r *reading) mustBy(ps []process, t *readout.Timex, day string) {
	top := r.topOf(t.Span)
	v := r.verb(top)
	if v < 0 || day == "" || r.inCondition(v) {
		return
	}
	if t.Type != "DURATION" {
		switch c := r.before1(t); {
		case c == "by", c == "before", c == "until" && r.d.Tokens[v].Lemma == "stay":
		case r.notLater(r.tokenAt(t.Span.Start)):
		default:
			return
		}
	}
	d := readout.Deadline{Date: day}
	d.Rule = "deadline.must"
	switch {
	case r.must(v):
	case r.demandedThat(v):
		if by := r.parties(r.phrase(r.subject(r.d.Tokens[v].Head), nil)); len(by) > 0 {
			d.SetBy = by[0]
		}
	default:
		return
	}
	d.Owners = r.givenTo(ps, r.subject(v))
	if !r.somebody(d.Owners) {
		return
	}
	if d.SetBy == "" {
		if by := r.speakerParty(r.d.Tokens[v].Span); len(r.sidesOf(by)) == 1 && !r.seated(d.Owners, by[0]) {
			d.SetBy = by[0]
		}
	}
	if table := r.table(ps, v); len(table) > 0 && len(r.sidesOf(d.Owners)) > 0 && len(intersect(r.sidesOf(d.Owners), r.sidesOf(table))) == 0 {
		return // no matter of the talks
	}
	first, last := r.d.Subtree(v)
	span := r.clauseSpan(v, r.subject(v)).Cover(t.Span)
	if last-first < 60 {
		d.What = r.clauseSpan(v, -1)
	}
	r.enterDeadline(d, span, t.Span)
}

// before1 is the preposition before a time by the order of words, empty if there is none.
func (r *reading) before1(t *readout.Timex) string {
	k := r.tokenAt(r.whole(t).Start) - 1
	if k >= 0 && r.d.Tokens[k].Tag == readout.DET {
		k--
	}
	if k < 0 {
		return ""
	}
	return r.d.Tokens[k].Lemma
}

// notLater says whether "no later than" or "not later than" stands before token i.
func (r *reading) notLater(i int32) bool {
	return i > 1 && r.d.Tokens[i-1].Lemma == "than" && (r.d.Tokens[i-2].Lemma == "late" || strings.EqualFold(r.d.Word(i-2), "later"))
}

// must says whether verb v is what its subject has to do: "must", "has to", "is obliged to".
func (r *reading) must(v int32) bool {
	for c := range r.d.Children(v) {
		switch x := &r.d.Tokens[c]; {
		case r.is(c, isNegation):
			return false
		case x.Rel == readout.RelAux && x.Lemma == "have" && r.d.Tokens[v].Fine == readout.VBN:
			if r.aheadOf(v) == nil && r.beforeDay(v) == nil {
				return false // "must have known"
			}
		}
	}
	for c := range r.d.Children(v) {
		if x := &r.d.Tokens[c]; x.Rel == readout.RelAux && x.Lemma == "must" {
			return true
		}
	}
	h := r.d.Tokens[v].Head
	if r.d.Tokens[v].Rel != readout.RelXcomp || h < 0 || !r.infinitive(v) {
		return false
	}
	switch r.d.Tokens[h].Lemma {
	case "have":
		return r.d.Tokens[h].Fine == readout.VBZ || r.d.Tokens[h].Fine == readout.VBP
	case "oblige", "require", "bind", "obligate", "compel":
		return r.d.Child(h, readout.RelAuxPass) >= 0 && r.status(h) != readout.NotHappened
	}
	return false
}

// beforeDay is a day to come that the clause of verb v begins with: "by the same day they
// must have left".
func (r *reading) beforeDay(v int32) *readout.Timex {
	times := r.timesIn(readout.Span{Start: r.sentence(v).Span.Start, End: r.d.Tokens[v].Start})
	for k := range times {
		if t := &times[k]; r.ahead(t) && r.clear(r.tokenAt(t.Span.End-1), v) {
			return t
		}
	}
	return nil
}

// demandedThat says whether verb v is what somebody demanded that another do.
func (r *reading) demandedThat(v int32) bool {
	t := &r.d.Tokens[v]
	if t.Rel != readout.RelCcomp || t.Head < 0 || t.Fine == readout.VBD && r.d.Tokens[t.Head].Fine == readout.VBD || r.status(t.Head) == readout.NotHappened {
		return false
	}
	switch r.d.Tokens[t.Head].Lemma {
	case "demand", "insist", "require", "order", "ask", "request":
		return true
	}
	return false
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

// possessor is the token of whose the noun at token i is, -1 if that is not told.
func (r *reading) possessor(i int32) int32 {
	if i < 0 {
		return -1
	}
	at := int32(-1)
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel == readout.RelNmodPoss {
			at = c // the last: "the same day the general's men"
		}
	}
	return at
}

// givenTo are those who have to do it: who is named, and all at the table for "both
// ministers", "the two sides".
func (r *reading) givenTo(ps []process, i int32) []string {
	if out := r.doer(ps, i); r.somebody(out) || len(r.persons(out)) > 0 {
		return out
	}
	if i >= 0 && r.is(i, isNegotiator) && r.d.Tokens[i].Fine == readout.NNS {
		return r.table(ps, i)
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
	if !weekdayAlone(r.whole(t).In(r.d.Report.Text)) {
		return ""
	}
	if day = day.AddDate(0, 0, 7); day.Before(pub.Date.Truncate(24 * time.Hour)) {
		return ""
	}
	return day.Format(time.DateOnly)
}

// whole is the words of a time with those of the day right before it: "Thursday noon".
func (r *reading) whole(t *readout.Timex) readout.Span {
	for _, x := range r.timesIn(readout.Span{Start: t.Span.Start - 20, End: t.Span.Start}) {
		if gap := t.Span.Start - x.Span.End; gap >= 0 && gap <= 2 && x.End == t.End {
			return t.Span.Cover(x.Span)
		}
	}
	return t.Span
}

// weekdayAlone says whether a time is given by the day of the week and no date.
func weekdayAlone(text string) bool {
	text = strings.ToLower(text)
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); strings.Contains(text, name) || m != time.May && strings.Contains(text, name[:3]+".") {
			return false
		}
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.Contains(text, strings.ToLower(d.String())) {
			return true
		}
	}
	return false
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
