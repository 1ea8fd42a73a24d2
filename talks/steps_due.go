package talks

import (
	"slices"
	"strings"

	"readout"
)

// dueSteps enters what is to come without a date of its own: what somebody told his people
// to do, what is to be done within a time, after something else, or before a day that the
// report does not tell. It runs when dated steps and agreements are known, which such days
// are counted from.
func (r *reading) dueSteps(ps []process) {
	if len(ps) == 0 && len(r.meetings) == 0 && len(r.rec.Agreements) == 0 {
		return
	}
	for s := range r.d.Sentences {
		x := r.d.Sentences[s]
		for i := x.First; i < x.Last; i++ {
			if r.d.Tokens[i].Tag == readout.VERB {
				r.taskAt(ps, i)
			}
		}
		times := r.timesIn(x.Span)
		for k := range times {
			if times[k].Type == "DURATION" {
				r.countedStep(ps, &times[k])
			}
		}
		for i := x.First; i < x.Last; i++ {
			switch r.d.Tokens[i].Lemma {
			case "after", "once", "when", "as":
				r.onceStep(ps, i)
			}
			if r.d.Tokens[i].Tag == readout.VERB {
				r.releaseStep(ps, i)
			}
		}
	}
}

// tasks says whether a verb tells somebody to do something.
func tasks(lemma string) bool {
	switch lemma {
	case "tell", "order", "instruct", "task", "direct", "charge", "mandate", "assign", "command", "give":
		return true
	}
	return false
}

// taskAt enters what parties told their own people to do: "both presidents told their
// ministers to draw up a treaty within a month".
func (r *reading) taskAt(ps []process, v int32) {
	if !tasks(r.d.Tokens[v].Lemma) || r.status(v) != readout.Happened || r.d.Tokens[v].Fine == readout.VBG {
		return
	}
	who := r.d.Child(v, readout.RelObj, readout.RelIobj, readout.RelNsubjPass)
	if !r.ownPeople(who) {
		return
	}
	do := int32(-1)
	for c := range r.d.Children(v) {
		switch r.d.Tokens[c].Rel {
		case readout.RelXcomp, readout.RelCcomp, readout.RelAdvcl:
			if c > who && (r.infinitive(c) || r.opensWith(c, "with") && r.d.Tokens[c].Fine == readout.VBG) && do < 0 {
				do = c
			}
		}
	}
	if do < 0 {
		for c := range r.d.Children(who) { // "told their negotiators to V", hung on the noun
			if r.d.Tokens[c].Rel == readout.RelAcl && r.infinitive(c) {
				do = c
			}
		}
	}
	if do < 0 || r.d.Tokens[do].Tag != readout.VERB {
		return
	}
	by := r.subject(v)
	if who == by { // "the experts were told to"
		by = r.d.Child(v, readout.RelOblAgent)
	}
	if by >= 0 && r.is(by, isMediator) {
		return // what a mediator asks for is his
	}
	owners := r.doer(ps, by)
	if own := r.parties(r.phrase(who, nil)); len(r.sidesOf(own)) > 0 && len(intersect(r.sidesOf(own), r.sidesOf(owners))) > 0 && len(r.sidesOf(own)) < len(r.sidesOf(owners)) {
		owners = own
	}
	if len(r.sidesOf(owners)) == 0 {
		if !r.allSides(who) {
			return
		}
		owners = r.table(ps, v)
	}
	n := readout.NextStep{Owners: owners, What: r.taskSpan(v, do)}
	d, ok := r.dueIn(do, n.What, true)
	if !ok && r.d.Tokens[v].Lemma == "give" { // "gave them a month to"
		if d, ok = r.timeGivenAt(v, do); !ok {
			if n.When = r.dayGivenAt(v, do); n.When == "" {
				return
			}
		}
	}
	if ok {
		n.Begin, n.End, n.What = d.begin, d.end, n.What.Cover(d.span)
	} else if n.When == "" && r.toCome(do, n.What) == "" && (!worksOut(r.d.Tokens[do].Lemma) || r.has[r.d.SentenceOf(v)]&(isNegotiation|isNegotiate|isAgreement|isMeet|isProposal) == 0 && !r.aText(n.What)) {
		return
	}
	r.enterStep(n, readout.Planned, do, "tasked")
}

// timeGivenAt returns the days of a span of time that is given, between verb v and what is
// to be done in it: "gave them a month to draft it".
func (r *reading) timeGivenAt(v, do int32) (due, bool) {
	times := r.timesIn(readout.Span{Start: r.d.Tokens[v].End, End: r.d.Tokens[do].Start})
	pub := r.d.Report.Published
	for k := range times {
		n, unit := spanOfDays(times[k].Value)
		if times[k].Type != "DURATION" || n == 0 || !pub.Known() {
			continue
		}
		to := pub.Date.AddDate(0, 0, n)
		if unit == 'M' {
			to = pub.Date.AddDate(0, n/30, 0)
		}
		return due{pub.Date.Format("2006-01-02"), to.Format("2006-01-02"), times[k].Span}, true
	}
	return due{}, false
}

// dayGivenAt returns the id of a day to come that is given until which something is to be
// done, between verb v and what that is; empty if there is none.
func (r *reading) dayGivenAt(v, do int32) string {
	times := r.timesIn(readout.Span{Start: r.d.Tokens[v].End, End: r.d.Tokens[do].Start})
	for k := range times {
		if t := &times[k]; r.ahead(t) {
			return t.ID
		}
	}
	return ""
}

// worksOut says whether a verb is of work on a text, or of talks: what may be a task without
// a day. "To accept nothing" is none.
func worksOut(lemma string) bool {
	switch lemma {
	case "complete", "finish", "finalise", "finalize", "draft", "write", "put", "prepare", "draw", "work", "continue", "resume", "meet", "negotiate", "submit", "present", "conclude",
		"settle", "hold", "set", "elaborate", "formulate", "translate", "hammer", "iron", "agree", "begin", "start", "open", "propose", "table", "produce", "study", "examine":
		return true
	}
	return false
}

// taskSpan is the words of a task, from the telling on.
func (r *reading) taskSpan(v, do int32) readout.Span {
	_, last := r.d.Subtree(do)
	if last-do > 30 {
		last = do + 30
	}
	return r.d.Words(v, r.trim(last))
}

// aText says whether the words are about a paper that talks are made of.
func (r *reading) aText(s readout.Span) bool {
	words := strings.ToLower(s.In(r.d.Report.Text))
	for _, w := range []string{"text", "draft", "writing", "map", "list", "paper", "wording", "protocol"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// dueIn returns the days counted of what verb v tells, within span s.
func (r *reading) dueIn(v int32, s readout.Span, fromReport bool) (due, bool) {
	times := r.timesIn(s)
	for k := range times {
		if times[k].Span.Start < r.d.Tokens[v].Start {
			continue
		}
		if d, ok := r.countedFrom(&times[k], fromReport); ok {
			return d, true
		}
	}
	return due{}, false
}

// countedStep enters what is to be done within the time at t.
func (r *reading) countedStep(ps []process, t *readout.Timex) {
	top := r.topOf(t.Span)
	v := r.verb(top)
	for n := 0; v >= 0 && n < 4; n++ {
		if form := r.comingForm(v); form != "" {
			r.countedAt(ps, v, form, t)
			return
		}
		h := r.d.Tokens[v].Head
		if h < 0 {
			return
		}
		v = r.verb(h)
	}
}

func (r *reading) countedAt(ps []process, v int32, form string, t *readout.Timex) {
	if r.inCondition(v) {
		return
	}
	st := r.status(v)
	switch {
	case st == readout.Desired && form != "present":
	case st == readout.Planned, st == readout.Happened && form != "wish":
		st = readout.Planned
	default:
		return
	}
	terms := slices.ContainsFunc(r.rec.Agreements, func(a readout.Agreement) bool {
		return a.State != "sought" && a.State != "not_reached" && a.State != "failed"
	})
	d, ok := r.countedFrom(t, form == "wish" || !terms)
	if !ok {
		return
	}
	owners := r.comer(ps, v)
	if len(owners) == 0 {
		return
	}
	n := readout.NextStep{What: r.announcedSpan(v).Cover(d.span), Owners: owners, Begin: d.begin, End: d.end}
	r.enterStep(n, st, v, "counted")
}

// comer is who is to do what verb v tells: its subject, or for prisoners and the like the
// party that holds them.
func (r *reading) comer(ps []process, v int32) []string {
	if r.releases(v) && r.d.Child(v, readout.RelNsubjPass) >= 0 {
		return r.keeper(ps, v)
	}
	if out := r.announcer(ps, v); len(out) > 0 {
		return out
	}
	return r.keeper(ps, v)
}

// releases says whether a verb tells of giving back people or things that are held.
func (r *reading) releases(v int32) bool {
	switch r.d.Tokens[v].Lemma {
	case "free", "release", "repatriate", "return", "liberate", "discharge":
		return true
	case "hand", "give", "turn":
		return r.particle(v, "over", "back")
	case "set":
		for c := range r.d.Children(v) {
			if r.d.Tokens[c].Lemma == "free" {
				return true
			}
		}
	case "send", "bring", "fly", "let":
		return r.particle(v, "home", "back", "go")
	}
	return false
}

// particle says whether one of the words follows verb v within three words.
func (r *reading) particle(v int32, words ...string) bool {
	for k := v + 1; k < r.sentence(v).Last && k <= v+3; k++ {
		if slices.Contains(words, r.d.Tokens[k].Lemma) {
			return true
		}
	}
	return false
}

// heldBy says whether those of token i are held when verb v is to end it: people who are
// freed or handed over are; those who are sent home only if they were captured.
func (r *reading) heldBy(v, i int32) bool {
	switch r.d.Tokens[v].Lemma {
	case "free", "release", "hand", "repatriate", "liberate":
		return i >= 0 && (r.heldOne(i) || r.captive(i) || r.d.Tokens[i].Tag == readout.NUM)
	}
	return r.heldOne(i)
}

// heldOne says whether the noun at token i stands for people who are held.
func (r *reading) heldOne(i int32) bool {
	if i < 0 {
		return false
	}
	switch r.d.Tokens[i].Lemma {
	case "prisoner", "captive", "detainee", "hostage", "internee", "inmate", "abductee":
		return true
	case "soldier", "guard", "serviceman", "sailor", "fisherman", "officer", "driver", "pilot", "engineer", "man", "woman", "crew", "trucker", "worker", "policeman", "journalist", "citizen", "trooper", "airman", "marine", "body", "remains":
		for c := range r.d.Children(i) {
			switch r.d.Tokens[c].Lemma {
			case "detain", "capture", "hold", "seize", "abduct", "arrest", "jail", "imprison", "detained", "captured", "seized", "intern", "kidnap", "kidnapped", "jailed", "imprisoned":
				return true
			}
		}
		return len(r.d.ActorsAt(i)) > 0 && r.toldHeld(i)
	}
	return false
}

// toldHeld says whether the report has those of the noun at token i held: it speaks of the
// same ones as captured or detained.
func (r *reading) toldHeld(i int32) bool {
	word := r.d.Tokens[i].Lemma
	for k := range r.d.Tokens {
		t := &r.d.Tokens[k]
		if t.Lemma != word || int32(k) == i {
			continue
		}
		for c := range r.d.Children(int32(k)) {
			switch r.d.Tokens[c].Lemma {
			case "detain", "capture", "hold", "seize", "abduct", "arrest", "jail", "detained", "captured", "seized":
				return true
			}
		}
		if t.Rel == readout.RelObj || t.Rel == readout.RelNsubjPass {
			switch r.d.Tokens[t.Head].Lemma {
			case "detain", "capture", "hold", "seize", "abduct", "arrest", "jail":
				return true
			}
		}
	}
	return false
}

// keeper is the party that is to release those whom verb v is about where nobody is named:
// who announces it, if it is a party; nil if that is not told.
func (r *reading) keeper(ps []process, v int32) []string {
	if !r.releases(v) {
		return nil
	}
	if !r.heldBy(v, r.d.Child(v, readout.RelNsubjPass, readout.RelNsubj)) {
		return nil
	}
	if a := r.d.Child(v, readout.RelOblAgent); a >= 0 {
		return r.parties(r.phrase(a, nil))
	}
	table := r.table(ps, v)
	by := r.speakerParty(r.d.Tokens[v].Span)
	if h := r.d.Tokens[v].Head; len(by) == 0 && r.d.Tokens[v].Rel == readout.RelCcomp && h >= 0 && r.is(h, isSay|isPlan|isDesire) || h >= 0 && (r.d.Tokens[h].Lemma == "decide" || r.d.Tokens[h].Lemma == "order") {
		by = r.parties(r.phrase(r.subject(h), nil)) // "the president has decided that"
	}
	if len(r.sidesOf(by)) == 1 && (len(table) == 0 || len(intersect(r.sidesOf(by), r.sidesOf(table))) == 1) {
		return by
	}
	return nil
}

// releaseStep enters that captives will be released where no day is told, or one that the
// report does not give: "before the holidays", "soon", "in the coming weeks".
func (r *reading) releaseStep(ps []process, v int32) {
	if !r.releases(v) || r.inCondition(v) {
		return
	}
	form := r.comingForm(v)
	if form == "" && r.backshifted(v) {
		form = "will"
	}
	if form != "will" && form != "is to" || r.aheadOf(v) != nil {
		return
	}
	if st := r.status(v); st != readout.Planned {
		return
	}
	passive := r.d.Child(v, readout.RelNsubjPass) >= 0
	var owners []string
	if passive {
		owners = r.keeper(ps, v)
	} else if r.heldBy(v, r.d.Child(v, readout.RelObj)) {
		owners = r.announcer(ps, v)
	}
	if len(r.sidesOf(owners)) == 0 {
		return
	}
	n := readout.NextStep{What: r.announcedSpan(v), Owners: owners}
	if k := r.vague(v); k >= 0 && r.d.Report.Published.Known() {
		n.Begin, n.What = r.d.Report.Published.Date.Format("2006-01-02"), n.What.Cover(r.d.Tokens[k].Span)
	} else if t := r.soon(v); t != nil {
		n.Begin, n.End, n.What = t.Begin, t.End, n.What.Cover(t.Span)
	}
	r.enterStep(n, readout.Planned, v, "release")
}

// vague returns the noun of a day that the words name and the report does not give,
// "before the holidays", "by harvest"; -1 if there is none.
func (r *reading) vague(v int32) int32 {
	_, last := r.d.Subtree(v)
	for k := v + 1; k <= last && k < v+12; k++ {
		switch r.d.Tokens[k].Lemma {
		case "before", "by":
		default:
			continue
		}
		for n := k + 1; n <= last && n < k+7; n++ {
			switch r.d.Tokens[n].Lemma {
			case "holiday", "feast", "festival", "harvest", "rain", "winter", "summer", "spring", "autumn", "fast", "ramadan", "christmas", "easter", "election", "celebration", "festivity", "anniversary", "monsoon", "planting", "pilgrimage":
				return n
			}
		}
	}
	return -1
}

// soon returns a time in the clause of v that tells of the near future and no day.
func (r *reading) soon(v int32) *readout.Timex {
	_, last := r.d.Subtree(v)
	times := r.timesIn(readout.Span{Start: r.d.Tokens[v].Start, End: r.d.Tokens[last].End})
	for k := range times {
		if t := &times[k]; t.Value == "FUTURE_REF" && len(t.Begin) == 10 && t.End > t.Begin {
			return t
		}
	}
	return nil
}

// onceStep enters what a side is to do after the other has done its part: "Chad frees them
// once the rebels have left", and what goes without its verb, "and 40 after they have left".
// It reads the conjunction at token i, in reports on an agreement.
func (r *reading) onceStep(ps []process, i int32) {
	s := r.sentence(i)
	from := i + 1
	if r.d.Tokens[i].Lemma == "as" {
		if i+3 >= s.Last || r.d.Tokens[i+1].Lemma != "soon" || r.d.Tokens[i+2].Lemma != "as" {
			return
		}
		from = i + 3
	}
	if !slices.ContainsFunc(r.rec.Agreements, func(a readout.Agreement) bool {
		return a.State != "not_reached" && a.State != "failed"
	}) {
		return
	}
	w := r.perfect(from, s.Last) // the verb of the condition
	if w < 0 {
		return
	}
	cond := r.parties(r.phrase(r.subject(w), nil))
	v := r.mainBefore(s.First, i)                                                     // what is to be done
	if h := r.d.Tokens[w].Head; v < 0 && h > w && r.d.Tokens[h].Tag == readout.VERB { // "once they have left, Chad is to"
		if form := r.comingForm(h); form == "will" || form == "is to" {
			v = h
		}
	}
	if v < 0 {
		return
	}
	// what goes before the conjunction: a number by itself is a part of its own
	what, elided := r.announcedSpan(v), false
	if k := r.numberBefore(i, v); k >= 0 {
		what, elided = r.d.Tokens[k].Span, true
	} else if abs(i-v) > 14 || r.aheadOf(v) != nil {
		return
	}
	owners := r.comer(ps, v)
	if table := r.table(ps, i); len(r.sidesOf(owners)) != 1 && r.releases(v) && len(r.sidesOf(table)) == 2 && len(r.sidesOf(cond)) == 1 {
		owners = nil
		for _, id := range table {
			if !r.seated(cond, id) {
				owners = add(owners, id) // each does its part
			}
		}
	}
	if len(r.sidesOf(owners)) != 1 || len(intersect(r.sidesOf(owners), r.sidesOf(cond))) > 0 {
		return
	}
	_, last := r.d.Subtree(w)
	what = what.Cover(r.d.Words(i, r.trim(min(last, i+20))))
	n := readout.NextStep{What: what, Owners: owners}
	if elided {
		r.enterPart(n, i)
		return
	}
	r.enterStep(n, readout.Planned, v, "once")
}

// enterPart enters a step that has its verb from the one before it.
func (r *reading) enterPart(n readout.NextStep, at int32) {
	for k := range r.rec.NextSteps {
		o := &r.rec.NextSteps[k]
		if o.What.Overlaps(n.What) && o.What.Start < n.What.Start { // the first part ends where this one begins
			end := n.What.Start
			for end > o.What.Start && strings.ContainsRune(" ,", rune(r.d.Report.Text[end-1])) {
				end--
			}
			if text := strings.TrimSuffix(r.d.Report.Text[o.What.Start:end], " and"); len(text) > 0 {
				o.What.End = o.What.Start + int32(len(text))
				o.Span, o.Evidence = o.What, []readout.Span{o.What}
			}
		}
	}
	r.enterStep(n, readout.Planned, at, "once")
}

// perfect returns the verb of a clause that begins at token i and tells of what will have
// been done: "have left", "has handed over", "withdraw"; -1 for any other.
func (r *reading) perfect(i, stop int32) int32 {
	for k := i; k < stop && k < i+9; k++ {
		t := &r.d.Tokens[k]
		if t.Tag == readout.PUNCT {
			return -1
		}
		if t.Tag != readout.VERB {
			continue
		}
		if t.Fine == readout.VBZ || t.Fine == readout.VBP {
			return k
		}
		if t.Fine == readout.VBN {
			for c := range r.d.Children(k) {
				if x := &r.d.Tokens[c]; x.Rel == readout.RelAux && x.Lemma == "have" && x.Fine != readout.VBD && !strings.EqualFold(x.In(r.d.Report.Text), "had") {
					return k
				}
			}
		}
		if t.Rel == readout.RelAmod || t.Rel == readout.RelAcl {
			continue
		}
		return -1
	}
	return -1
}

// mainBefore returns the last verb before token i that tells of what is to come.
func (r *reading) mainBefore(first, i int32) int32 {
	for k := i - 1; k >= first; k-- {
		if r.d.Tokens[k].Tag != readout.VERB {
			continue
		}
		if form := r.comingForm(k); (form == "will" || form == "is to") && !r.inCondition(k) && r.status(k) != readout.NotHappened {
			return k
		}
	}
	return -1
}

// numberBefore returns the first token of a part without a verb right before token i:
// "and 68", "and another 30", "the rest"; -1 if there is none.
func (r *reading) numberBefore(i, v int32) int32 {
	for k := i - 1; k > v && k > i-6; k-- {
		t := &r.d.Tokens[k]
		switch {
		case t.Lemma == "and" || t.Lemma == "," || t.Lemma == ";":
			if k == i-1 {
				continue
			}
			for n := k + 1; n < i; n++ {
				switch x := &r.d.Tokens[n]; {
				case x.Tag == readout.NUM, x.Lemma == "rest", x.Lemma == "remainder", x.Lemma == "other", x.Lemma == "another", x.Lemma == "remaining":
					return k + 1
				}
			}
			return -1
		case t.Tag == readout.VERB:
			return -1
		}
	}
	return -1
}
