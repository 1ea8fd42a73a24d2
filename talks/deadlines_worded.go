package talks

import (
	"time"

	"readout"
)

// wordedDeadline enters a day that the words call a deadline: "the deadline of 3 May",
// "a day after a deadline for the release of the pilots had passed".
func (r *reading) wordedDeadline(ps []process, h *hit) {
	day, t := r.deadlineDay(h)
	if day == "" {
		return
	}
	d := readout.Deadline{Date: day}
	d.Rule, d.Status = "deadline", readout.Planned
	i := h.first
	v := r.verb(i)
	s := r.sentence(i)
	span := r.span(h).Cover(t.Span)
	// who set it, for whom, and for what
	set := int32(-1)
	for c := range r.d.Children(i) {
		switch x := &r.d.Tokens[c]; {
		case (x.Rel == readout.RelAcl || x.Rel == readout.RelAclRelcl) && sets(x.Lemma):
			set = c
			if a := r.d.Child(c, readout.RelOblAgent); a >= 0 {
				d.SetBy = r.one(r.doer(ps, a))
			}
		case x.Rel == readout.RelNmodPoss && r.side1(c) != "":
			d.SetBy = r.one(r.parties(r.phrase(c, nil)))
		case x.Rel == readout.RelAcl && r.infinitive(c):
			r.dueBy(&d, c)
		}
	}
	for c := h.last + 1; c < s.Last && c <= h.last+9; c++ { // "for the release of", however the tree has it
		if r.caseOf(c) == "for" && r.d.Tokens[h.last+1].Lemma == "for" && r.d.Tokens[c].Tag.Noun() {
			r.dueBy(&d, c)
			break
		}
	}
	if set < 0 && v >= 0 && sets(r.d.Tokens[v].Lemma) {
		set = v
	}
	if set >= 0 && d.SetBy == "" {
		by := r.subject(set)
		if a := r.d.Child(set, readout.RelOblAgent); a >= 0 {
			by = a
		}
		d.SetBy = r.one(r.doer(ps, by))
		if to := r.d.Child(set, readout.RelIobj); to >= 0 {
			d.Owners = r.givenTo(ps, to)
		}
		if x := r.d.Child(set, readout.RelXcomp, readout.RelAdvcl); x > set && r.infinitive(x) && d.What.Empty() {
			_, last := r.d.Subtree(x)
			d.What = r.d.Words(x, r.trim(last))
		}
	}
	if set >= 0 {
		span = span.Cover(r.clauseSpan(set, r.subject(set)))
	}
	if !d.What.Empty() {
		span = span.Cover(d.What)
	}
	switch {
	case r.sentenceHas(s, "unmet", "unanswered", "ignore", "miss", "flout", "disregard", "unfulfilled", "overstep"), r.isOver(h) && r.sentenceHas(s, "without"), r.notMet(s):
		d.Status = readout.NotHappened
	case r.metBefore(i):
		d.Status = readout.Happened
	}
	// it must be a matter of somebody at the table
	if len(d.Owners) == 0 && d.SetBy != "" {
		if table := r.table(ps, i); len(r.sidesOf(table)) == 2 && r.seated(table, d.SetBy) {
			for _, id := range table {
				if r.side(id) != r.side(d.SetBy) {
					d.Owners = add(d.Owners, id)
				}
			}
		}
	}
	if len(d.Owners) == 0 && d.SetBy == "" {
		table := r.table(ps, i)
		if len(table) == 0 || d.What.Empty() && r.has[r.d.SentenceOf(i)]&(isAgreement|isNegotiation|isEncounter) == 0 && len(r.partiesIn(s, table)) == 0 {
			return
		}
		if set >= 0 && r.subject(set) >= 0 && len(r.phrase(r.subject(set), nil)) == 0 && d.What.Empty() {
			return // the deadline of somebody who is no matter of ours
		}
	}
	r.enterDeadline(d, span, t.Span)
}

// dueBy enters what is due, the noun or verb at token c, and who has to do it where it is
// named with it: "Chad's withdrawal".
func (r *reading) dueBy(d *readout.Deadline, c int32) {
	if _, last := r.d.Subtree(c); last-c < 30 {
		for k := c + 1; k <= last; k++ { // not the verb of the clause behind it
			if r.d.Tokens[k].Tag == readout.VERB && r.d.Tokens[c].Tag.Noun() || r.d.Tokens[k].Tag == readout.AUX && r.d.Tokens[c].Tag.Noun() {
				last = k - 1
			}
		}
		d.What = r.d.Words(c, r.trim(last))
	}
	if !r.d.Tokens[c].Tag.Noun() {
		return
	}
	if by := r.parties(r.phrase(c, nil)); len(r.sidesOf(by)) > 0 {
		d.Owners = by // "for Chad to withdraw"
	}
	for k := range r.d.Children(c) {
		if r.d.Tokens[k].Rel == readout.RelNmodPoss && r.side1(k) != "" {
			d.Owners = r.parties(r.phrase(k, nil))
		}
	}
}

// one is the first of some actors, empty if there is none.
func (r *reading) one(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// partiesIn returns those of some parties that a sentence names.
func (r *reading) partiesIn(s readout.Sentence, table []string) []string {
	var out []string
	for _, m := range r.mentionsIn(s.Span) {
		if m.Chain < 0 {
			continue
		}
		for _, id := range r.d.Chains[m.Chain].Actors {
			if r.side(id) != "" && r.seated(table, id) {
				out = add(out, id)
			}
		}
	}
	return out
}

func sets(lemma string) bool {
	switch lemma {
	case "set", "give", "impose", "issue", "announce", "fix", "lay", "declare", "extend":
		return true
	}
	return false
}

// deadlineDay is the day of a deadline and the words that give it: its own, or counted
// back from that of its clause, "two days after the deadline". A weekday before the report
// is the one to come, unless the words say that the day is over.
func (r *reading) deadlineDay(h *hit) (string, *readout.Timex) {
	s := r.sentence(h.first)
	k := h.first - 1
	for k > s.First && (r.d.Tokens[k].Tag == readout.DET || r.d.Tokens[k].Tag == readout.ADJ || r.d.Tokens[k].Tag == readout.PRON || r.d.Tokens[k].Fine == readout.POS || r.d.Tokens[k].Tag == readout.PROPN) {
		k--
	}
	if c := r.d.Tokens[k].Lemma; k > s.First && (c == "after" || c == "before") {
		return r.offDeadline(s, k, c)
	}
	t := r.beside(h.first)
	if t == nil || !isoDay(t.Value) {
		return "", nil
	}
	if len(t.Begin) != 10 {
		return "", nil
	}
	if t.Begin != t.End {
		return t.End, t
	}
	if !r.isOver(h) {
		if day := r.comingDay(t); day != "" {
			return day, t
		}
	}
	return t.Begin, t
}

// offDeadline is the day of a deadline before or after which something was done: token k
// is "before" or "after", and a number of days may stand before it.
func (r *reading) offDeadline(s readout.Sentence, k int32, c string) (string, *readout.Timex) {
	n := 0
	var own, span *readout.Timex
	times := r.timesIn(s.Span)
	for i := range times {
		t := &times[i]
		if t.Type == "DURATION" && t.Span.End <= r.d.Tokens[k].Start && r.d.Tokens[k].Start-t.Span.End <= 2 {
			n, _ = spanOfDays(t.Value)
			span = t
		}
		if t.Span.End <= r.d.Tokens[k].Start && len(t.Begin) == 10 && t.Begin == t.End {
			own = t
		}
	}
	if span == nil || n == 0 {
		return "", nil
	}
	base := ""
	switch {
	case own != nil:
		base = own.Begin
	case r.d.Report.Published.Known():
		base, own = r.d.Report.Published.Date.Format(time.DateOnly), span
	}
	day, err := time.Parse(time.DateOnly, base)
	if err != nil {
		return "", nil
	}
	if c == "after" {
		n = -n
	}
	return day.AddDate(0, 0, n).Format(time.DateOnly), span
}

// isOver says whether the words say that a deadline has passed.
func (r *reading) isOver(h *hit) bool {
	v := r.verb(h.first)
	for n := 0; v >= 0 && n < 2; n++ {
		switch r.d.Tokens[v].Lemma {
		case "pass", "expire", "lapse", "elapse", "run", "miss", "go", "come", "ignore":
			if f := r.d.Tokens[v].Fine; f == readout.VBD || f == readout.VBN {
				return true
			}
		}
		for c := range r.d.Children(h.first) {
			if x := &r.d.Tokens[c]; x.Lemma == "pass" || x.Lemma == "expire" || x.Lemma == "lapse" {
				return x.Fine == readout.VBD || x.Fine == readout.VBN
			}
		}
		if r.d.Tokens[v].Head < 0 {
			return false
		}
		v = r.verb(r.d.Tokens[v].Head)
	}
	return false
}

// sentenceHas says whether one of some lemmas stands in a sentence.
func (r *reading) sentenceHas(s readout.Sentence, lemmas ...string) bool {
	for i := s.First; i < s.Last; i++ {
		for _, l := range lemmas {
			if r.d.Tokens[i].Lemma == l {
				return true
			}
		}
	}
	return false
}

// notMet says whether a sentence has a verb of meeting a deadline denied.
func (r *reading) notMet(s readout.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		switch r.d.Tokens[i].Lemma {
		case "meet", "keep", "observe", "respect", "honour", "honor":
			if r.d.Tokens[i].Tag == readout.VERB && r.status(i) == readout.NotHappened {
				return true
			}
		}
	}
	return false
}

// metBefore says whether something was done before the deadline at token i, or it was met.
func (r *reading) metBefore(i int32) bool {
	first := r.sentence(i).First
	for k := i - 1; k >= first && k > i-5; k-- {
		switch t := &r.d.Tokens[k]; {
		case t.Lemma == "before", t.Lemma == "ahead", t.Lemma == "within":
			v := r.verb(k)
			return v >= 0 && r.status(v) == readout.Happened
		case t.Tag == readout.VERB && (t.Lemma == "meet" || t.Lemma == "keep" || t.Lemma == "observe"):
			return r.status(k) == readout.Happened
		}
	}
	return false
}
