package talks

import (
	"slices"

	"readout"
)

// steps lists what is to come: wished (desired), agreed or scheduled (planned),
// or left open (hypothetical).
func (r *reading) steps(ps []process) {
	for i := range r.hits {
		h := &r.hits[i]
		switch {
		case h.value("resume") == "agreed":
			if r.hitStatus(h) == readout.Happened {
				r.step(ps, r.inner(h), readout.Planned, h.pattern.id)
			}
		case h.value("resume") != "", h.value("next") == "yes", h.value("state") == stSession && h.pattern.id == "C09c":
			r.step(ps, r.top(h), r.hitStatus(h), h.pattern.id)
		case h.value("outlook") == "open":
			r.openStep(ps, h)
		}
	}
	for e := range r.meetings {
		x := &r.meetings[e]
		if x.meeting < 0 || len(x.mentions) > 1 {
			for k := range x.mentions {
				if m := &x.mentions[k]; len(m.actors) > 0 {
					r.meet(ps, m)
				}
			}
		} else {
			r.meet(ps, &x.mentions[0])
		}
	}
	r.meets(ps)
	r.announced(ps)
}

// meets enters what only one known party, or a committee, is to meet for.
func (r *reading) meets(ps []process) {
	for s := range r.d.Sentences {
		if r.has[s]&isMeet == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if r.d.Tokens[i].Tag == readout.VERB && r.is(i, isMeet) && r.meetingAt(i) < 0 && r.subject(i) >= 0 && r.dated(i, "") != "" {
				r.step(ps, i, r.status(i), "meet")
			}
		}
	}
}

// meet enters an encounter to come, whose owners are all who are to meet.
func (r *reading) meet(ps []process, m *mention) {
	n := len(r.rec.NextSteps)
	r.step(ps, m.head, m.status, "encounter")
	if len(r.rec.NextSteps) > n && len(m.actors) >= 2 {
		r.rec.NextSteps[n].Owners = m.actors
		if s := r.subject(m.head); s >= 0 && r.particle(m.head, "separately", "apart", "individually") || s >= 0 && r.inTurn(m.head) {
			r.rec.NextSteps[n].Owners = r.sitters(r.phrase(s, nil)) // who sees one after the other
		}
	}
}

// inTurn says whether the clause of verb v ends in "one after the other", "separately".
func (r *reading) inTurn(v int32) bool {
	_, last := r.d.Subtree(v)
	for k := v + 1; k <= last && k < v+12; k++ {
		switch r.d.Tokens[k].Lemma {
		case "separately", "individually", "turn":
			return true
		}
	}
	return false
}

// inner returns the verb of what was agreed in "agreed to meet again".
func (r *reading) inner(h *hit) int32 {
	for i := h.last; i > h.first; i-- {
		if r.d.Tokens[i].Tag == readout.VERB {
			return i
		}
	}
	return r.top(h)
}

// step enters a step that is wished or planned at token i.
func (r *reading) step(ps []process, i int32, st readout.Status, rule string) {
	if st != readout.Desired && st != readout.Planned {
		return
	}
	if slices.ContainsFunc(r.hitsIn(int32(r.d.SentenceOf(i))), func(h hit) bool { return off(h.value("state")) }) {
		return // it was to come, and was put off
	}
	if st == readout.Planned && r.longAgo(i) {
		return // what an old accord foresaw
	}
	v := i
	if r.d.Tokens[i].Tag != readout.VERB {
		if up := r.verb(i); up >= 0 && r.d.SentenceOf(up) == r.d.SentenceOf(i) {
			v = up
		}
	}
	n := readout.NextStep{What: r.stepSpan(v, i)}
	n.Owners = r.owners(ps, v, i)
	r.enterStep(n, st, v, rule)
}

// longAgo says whether the sentence of token i names a day well before the
// report and none to come.
func (r *reading) longAgo(i int32) bool {
	pub := r.d.Report.Published
	if !pub.Known() {
		return false
	}
	old, limit := false, pub.Date.AddDate(0, 0, -window).Format("2006-01-02")
	for _, t := range r.timesIn(r.sentence(i).Span) {
		if t.Value == "FUTURE_REF" || r.ahead(&t) {
			return false
		}
		old = old || t.Type == "DATE" && len(t.End) == 10 && t.End < limit
	}
	return old
}

// owners are who is to act: the subject, those with whom, or the parties of
// talks that are to go on.
func (r *reading) owners(ps []process, v, i int32) []string {
	s := r.subject(v)
	out := r.phrase(r.forTo(v), nil)
	if l := r.d.Tokens[v].Lemma; len(out) == 0 && (l == "invite" || l == "summon" || l == "convoke") && r.d.Tokens[v].Tag == readout.VERB {
		if out = r.doer(ps, r.d.Child(v, readout.RelObj, readout.RelNsubjPass)); len(r.sidesOf(out)) == 0 {
			out = r.table(ps, i) // "has invited them to a new round"
		}
	}
	if len(out) == 0 && s >= 0 && !r.is(s, isNegotiation|isEncounter) {
		if out = r.phrase(s, nil); len(r.sidesOf(out)) < 2 && r.allSides(s) {
			out = r.table(ps, i) // "the ministers"
		}
	}
	if len(out) == 0 {
		for c := range r.d.Children(v) { // "for A and B to meet"
			if t := &r.d.Tokens[c]; t.Rel == readout.RelObl || t.Rel == readout.RelNsubj {
				if p := r.caseOf(c); p == "for" {
					out = r.phrase(c, out)
				}
			}
		}
	}
	if len(out) == 0 && r.d.Tokens[v].Head >= 0 { // "a desire for A and B to meet"
		for c := range r.d.Children(r.d.Tokens[v].Head) {
			if t := &r.d.Tokens[c]; (t.Rel == readout.RelNmod || t.Rel == readout.RelObl) && r.caseOf(c) == "for" {
				out = r.phrase(c, out)
			}
		}
	}
	if !r.somebody(out) {
		out = nil // "the two sides"
	}
	if len(out) == 0 {
		if k := r.meetingAt(i); k >= 0 {
			out = r.parties(r.meetings[k].actors)
		}
	}
	if len(out) == 0 && s >= 0 && (r.is(s, isNegotiation|isEncounter|isAgreement) && r.d.Tokens[s].Tag == readout.NOUN || r.allSides(s)) {
		out = r.table(ps, i)
	}
	if len(out) == 0 && !(s >= 0 && r.d.Tokens[s].Tag == readout.NOUN && !r.is(s, isNegotiation|isEncounter|isNegotiator)) {
		if p := r.processAt(ps, i); p != nil {
			out = p.parties
		}
	}
	return out
}

// forTo returns the noun of "for A and B to meet" before the infinitive at token
// v, by the order of words; -1 if there is none.
func (r *reading) forTo(v int32) int32 {
	if !r.infinitive(v) {
		return -1
	}
	first := r.sentence(v).First
	for k := v - 1; k >= first && k > v-14; k-- {
		t := &r.d.Tokens[k]
		if t.Lemma == "for" && t.Rel == readout.RelCase && t.Head > k && t.Head < v {
			return t.Head
		}
		if t.Tag == readout.VERB || t.Tag == readout.PUNCT && r.d.Word(k) != "," {
			return -1
		}
	}
	return -1
}

// stepSpan is the words for a step: its clause with who and when.
func (r *reading) stepSpan(v, i int32) readout.Span {
	if r.d.Tokens[v].Tag != readout.VERB {
		return r.noun(i)
	}
	s := r.clauseSpan(v, r.d.Child(v, readout.RelNsubj, readout.RelNsubjPass)).Cover(r.d.Tokens[i].Span)
	if k := r.forTo(v); k >= 0 {
		s = s.Cover(r.noun(k))
	}
	return s
}

func (r *reading) enterStep(n readout.NextStep, st readout.Status, i int32, rule string) {
	if slices.ContainsFunc(r.rec.Threats, func(t readout.Threat) bool { return t.Span.Overlaps(n.What) }) {
		return // a threat is no step agreed on
	}
	for k := recent(len(r.rec.NextSteps)); k < len(r.rec.NextSteps); k++ {
		if o := &r.rec.NextSteps[k]; o.What.Overlaps(n.What) {
			if o.What.Len() < n.What.Len() {
				o.What, o.Span = n.What, n.What
			}
			o.Owners = add(o.Owners, missing(o.Owners, n.Owners)...)
			if o.When == "" && o.Begin == "" {
				o.Begin, o.End = n.Begin, n.End
			}
			return
		}
	}
	n.ID = r.newID("ns", len(r.rec.NextSteps))
	n.Span, n.Status, n.VouchedBy = n.What, st, r.voice(r.d.Tokens[i].Span)
	n.Evidence, n.Rule, n.Score = []readout.Span{n.What}, "step."+rule, 0.7
	if n.When == "" && n.Begin == "" {
		n.When = r.toCome(i, n.What)
	}
	n.State = r.stepState(&n)
	if n.Begin != "" && n.When == "" && n.Status == readout.Planned {
		n.State = "scheduled"
	}
	for _, t := range r.timesIn(readout.Span{Start: n.What.End, End: n.What.End + 80}) {
		if t.ID == n.When {
			n.What = n.What.Cover(t.Span)
			n.Span, n.Evidence[0] = n.What, n.What
		}
	}
	r.rec.NextSteps = append(r.rec.NextSteps, n)
}

// stepState is how firm a step is: open, desired, agreed, or scheduled where a day
// to come is named.
func (r *reading) stepState(n *readout.NextStep) string {
	switch n.Status {
	case readout.Desired:
		return "desired"
	case readout.Hypothetical:
		return "open"
	}
	for i := range r.rec.Times {
		if t := &r.rec.Times[i]; n.When != "" && t.ID == n.When && r.ahead(t) {
			return "scheduled"
		}
	}
	return "agreed"
}

// missing returns the owners of b if a names none.
func missing(a, b []string) []string {
	if len(a) > 0 {
		return nil
	}
	return b
}

// toCome returns the id of the time in a step that lies ahead.
func (r *reading) toCome(i int32, s readout.Span) string {
	if t := r.timeIn(i, "DATE"); t != nil && (t.Value == "FUTURE_REF" || r.ahead(t)) {
		return t.ID
	}
	times := r.timesIn(s)
	for k := range times {
		if t := &times[k]; s.Contains(t.Span) && (t.Value == "FUTURE_REF" || r.ahead(t)) && t.Type != "DURATION" {
			return t.ID
		}
	}
	return ""
}

// openStep enters what remains to be seen.
func (r *reading) openStep(ps []process, h *hit) {
	top := r.top(h)
	p := r.processAt(ps, top)
	if p == nil {
		return
	}
	first, last := r.d.Subtree(top)
	for first < top && (r.d.Tokens[first].Tag == readout.CCONJ || r.d.Tokens[first].Tag == readout.PUNCT) {
		first++
	}
	if last-first > 40 {
		return
	}
	n := readout.NextStep{What: r.d.Words(first, r.trim(last)), Owners: p.parties}
	r.enterStep(n, readout.Hypothetical, top, h.pattern.id)
}
