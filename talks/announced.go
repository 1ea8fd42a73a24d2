package talks

import (
	"strings"
	"time"

	"readout"
)

// announced enters what is plainly told to come on a day: "the accord will be signed on
// Friday", "parliament is to vote on Monday", "the truce takes effect at noon on Sunday".
// It is a step where a party, a mediator or the talks and what they made are to act.
func (r *reading) announced(ps []process) {
	if !r.bearsOnTalks(ps) {
		return
	}
	for s := range r.d.Sentences {
		x := r.d.Sentences[s]
		if r.has[s]&(isMeet|isNegotiation|isEncounter|isNegotiate) != 0 {
			for i := x.First; i < x.Last; i++ {
				r.agreedThat(ps, i)
			}
		}
		ahead := r.anyAhead(x.Span)
		for i := x.First; i < x.Last; i++ {
			t := &r.d.Tokens[i]
			if ahead && (t.Tag == readout.VERB || t.Tag == readout.ADJ || t.Tag == readout.NOUN && r.d.Child(i, readout.RelCop) >= 0) {
				r.announcedAt(ps, i)
			}
			if t.Tag == readout.VERB {
				r.actAhead(ps, i)
			}
		}
	}
}

// bearsOnTalks says whether a report is on talks or an agreement at all, or on what sides
// threaten: what is to come in any other is no step of ours.
func (r *reading) bearsOnTalks(ps []process) bool {
	if len(ps) > 0 || len(r.meetings) > 0 || len(r.rec.Threats) > 0 {
		return true
	}
	n := 0
	for s := range r.d.Sentences {
		if r.has[s]&(isNegotiation|isAgreement|isMediator) == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if r.d.Tokens[i].Tag != readout.NOUN || r.is(i, isRound) || r.d.Tokens[i].Rel == readout.RelCompound {
				continue
			}
			if r.is(i, isCeasefire) || r.is(i, isMediator) || r.is(i, isNegotiation|isAgreement) {
				if n++; r.is(i, isCeasefire) {
					n++
				}
				break
			}
		}
	}
	return n > 1 && 3*n > len(r.d.Sentences)/3 && r.ofPowers(r.everybody())
}

// everybody is all who are named in the report.
func (r *reading) everybody() []string {
	out := make([]string, 0, len(r.rec.Actors))
	for i := range r.rec.Actors {
		out = append(out, r.rec.Actors[i].ID)
	}
	return out
}

// agreedThat enters talks without a day that were agreed on: "it was agreed that the
// ministers would meet again", "it was decided to hold another round". Where nobody is
// named it is those who agreed.
func (r *reading) agreedThat(ps []process, v int32) {
	t := &r.d.Tokens[v]
	h := t.Head
	if t.Tag != readout.VERB || h < 0 || !r.meetsAgain(v) || r.aheadOf(v) != nil {
		return
	}
	switch r.d.Tokens[h].Lemma {
	case "agree", "decide", "resolve":
	case "understanding", "decision":
		if u := r.verb(h); u < 0 || r.status(u) != readout.Happened || !r.is(u, isReach) && r.d.Tokens[u].Lemma != "take" && r.d.Tokens[u].Lemma != "make" && r.d.Tokens[u].Lemma != "be" {
			return
		}
	default:
		return
	}
	if r.status(h) != readout.Happened || r.d.Tokens[h].Fine == readout.VBG {
		return
	}
	to := r.infinitive(v)
	switch {
	case t.Rel == readout.RelCcomp || t.Rel == readout.RelCsubj || t.Rel == readout.RelCsubjPass || t.Rel == readout.RelXcomp, to && (t.Rel == readout.RelAcl || t.Rel == readout.RelAdvcl):
	default:
		return
	}
	would := to
	for c := range r.d.Children(v) {
		x := &r.d.Tokens[c]
		would = would || x.Rel == readout.RelAux && (r.is(c, isFuture) || x.Lemma == "would" || x.Lemma == "should")
		if r.is(c, isNegation) {
			return
		}
	}
	if !would {
		return
	}
	s := r.d.Child(v, readout.RelNsubj, readout.RelNsubjPass)
	if s < 0 {
		s = r.subject(h)
	}
	owners := r.doer(ps, s)
	if len(r.sidesOf(owners)) == 1 && !r.is(v, isMeet) && s >= 0 {
		return // what one side decided by itself
	}
	if len(r.sidesOf(owners)) < 2 {
		owners = r.table(ps, v)
	}
	if len(r.sidesOf(owners)) > 1 {
		r.enterStep(readout.NextStep{What: r.announcedSpan(v), Owners: owners}, readout.Planned, v, "agreed")
	}
}

// meetsAgain says whether verb v is of meeting again, or of going on with talks.
func (r *reading) meetsAgain(v int32) bool {
	if r.is(v, isMeet) {
		return true
	}
	switch r.d.Tokens[v].Lemma {
	case "hold", "continue", "resume", "have", "keep", "pursue", "conduct", "carry", "return", "reconvene", "convene":
	default:
		return false
	}
	if r.d.Tokens[v].Lemma == "reconvene" {
		return true
	}
	for c := range r.d.Children(v) {
		switch x := &r.d.Tokens[c]; {
		case x.Rel.Subject() && !r.is(c, isNegotiation|isEncounter), x.Rel == readout.RelAdvcl:
		case r.is(c, isNegotiation|isEncounter|isRound|isNegotiate), x.Lemma == "work" && c > v, x.Lemma == "contact":
			return true
		}
	}
	return false
}

// anyAhead says whether a day to come is named in a span.
func (r *reading) anyAhead(s readout.Span) bool {
	times := r.timesIn(s)
	for k := range times {
		if t := &times[k]; (r.ahead(t) || r.weekdayAhead(t) != "") && !r.reportDay(t) {
			return true
		}
	}
	return false
}

// weekdayAhead is the coming day of the week where a time in words for what is to come was
// taken for the one just over; empty for any other time.
func (r *reading) weekdayAhead(t *readout.Timex) string {
	if len(t.Begin) != 10 || t.Begin != t.End || r.ahead(t) || !weekdayAlone(r.whole(t).In(r.d.Report.Text)) || strings.Contains(strings.ToLower(t.Span.In(r.d.Report.Text)), "last") {
		return ""
	}
	return r.comingDay(t)
}

// reportDay says whether a time is the very day of the report.
func (r *reading) reportDay(t *readout.Timex) bool {
	return r.d.Report.Published.Known() && t.End == r.d.Report.Published.Date.Format("2006-01-02")
}

func (r *reading) announcedAt(ps []process, v int32) {
	form := r.comingForm(v)
	if form == "" || r.inCondition(v) || r.d.Tokens[v].Lemma == "last" || r.homewards(v) {
		return
	}
	t, day := r.aheadOf(v), ""
	if t == nil {
		if t = r.weekdayOf(v); t == nil {
			return
		}
		day = r.weekdayAhead(t)
	}
	st := r.status(v)
	switch {
	case st == readout.Desired && form != "present":
	case st == readout.Planned, form == "present" && st == readout.Happened, form == "is to" && st == readout.Happened, form == "set for" && st == readout.Happened:
		st = readout.Planned
	default:
		return
	}
	owners := r.comer(ps, v)
	if len(owners) == 0 && !r.ofTheTalks(v) || r.sentenceHas(r.sentence(v), "deadline", "ultimatum") {
		return // what is set as a deadline stands among these
	}
	n := readout.NextStep{What: r.announcedSpan(v).Cover(t.Span), Owners: owners, When: t.ID}
	if day != "" {
		n.When, n.Begin, n.End = "", day, day
	}
	r.enterStep(n, st, v, "announced")
}

// homewards says whether verb v has somebody leave: that delegations fly home is no step.
func (r *reading) homewards(v int32) bool {
	switch r.d.Tokens[v].Lemma {
	case "fly", "go", "travel", "head", "return", "come":
		return r.particle(v, "home", "out", "off", "away")
	case "leave", "depart":
		return true
	}
	return false
}

// announcedSpan is the clause of verb v with its subject, without marks before it.
func (r *reading) announcedSpan(v int32) readout.Span {
	s := r.clauseSpan(v, r.subject(v))
	if r.subject(v) < 0 && r.talksBefore(v) {
		s = s.Cover(r.d.Tokens[r.sentence(v).First].Span)
	}
	for i := r.tokenAt(s.Start); i < v && r.d.Tokens[i].Tag == readout.PUNCT; i++ {
		s.Start = r.d.Tokens[i+1].Start
	}
	return s
}

// comingForm says how verb v tells of what is to come: "will", "is to" or, of agreements and
// talks, in the present; empty where it does not.
func (r *reading) comingForm(v int32) string {
	to := false
	for c := range r.d.Children(v) {
		t := &r.d.Tokens[c]
		switch {
		case t.Rel == readout.RelAux && t.Lemma == "have" && (t.Fine == readout.VBD || !r.setFor(v)):
			return ""
		case t.Rel == readout.RelAux && (r.is(c, isFuture) || t.Lemma == "would" && r.backshifted(v)):
			return "will"
		case c < v && t.Lemma == "to" && (t.Rel == readout.RelMark || t.Tag == readout.PART):
			to = true
		}
	}
	h := r.d.Tokens[v].Head
	switch {
	case to && h >= 0 && (r.d.Tokens[h].Lemma == "be" && r.d.Tokens[h].Fine != readout.VBD || r.d.Tokens[h].Lemma == "due" || (r.d.Tokens[h].Lemma == "set" || r.d.Tokens[h].Lemma == "expect" || r.d.Tokens[h].Lemma == "schedule") && r.d.Child(h, readout.RelObj, readout.RelIobj) < 0):
		return "is to"
	case to && h >= 0 && r.is(h, isDesire|isPlan) && (r.d.Tokens[v].Rel == readout.RelXcomp || r.d.Tokens[v].Rel == readout.RelAdvcl && r.d.Child(v, readout.RelNsubj) < 0):
		return "wish"
	case to:
		for c := range r.d.Children(v) {
			if t := &r.d.Tokens[c]; t.Lemma == "be" && (t.Rel == readout.RelAux || t.Rel == readout.RelCop) && t.Fine != readout.VBD && c < v && strings.EqualFold(r.d.Word(c+1), "to") {
				return "is to"
			}
		}
		return ""
	}
	if r.setFor(v) {
		return "set for"
	}
	if f := r.d.Tokens[v].Fine; f != readout.VBZ && f != readout.VBP {
		return ""
	}
	if s := r.subject(v); s >= 0 && r.onTimetable(v, s) {
		return "present"
	}
	return ""
}

// setFor says whether participle v puts something on a day: "is pencilled in for", "has
// been fixed for", "planned for".
func (r *reading) setFor(v int32) bool {
	if r.d.Tokens[v].Fine != readout.VBN && r.d.Tokens[v].Tag != readout.ADJ {
		return false
	}
	switch r.d.Tokens[v].Lemma {
	case "pencil", "pencill", "plan", "schedule", "set", "fix", "slate", "time", "arrange", "foresee", "due", "book", "call", "convene", "earmark", "tentatively", "pencilled":
	default:
		return false
	}
	for k := v + 1; k < r.sentence(v).Last && k <= v+4; k++ {
		switch r.d.Tokens[k].Lemma {
		case "for", "on":
			return r.d.Child(v, readout.RelObj) < 0
		case ",", ";":
			return false
		}
	}
	return false
}

// onTimetable says whether verb v in the present tells of what is to come by its kind: an
// agreement takes effect, talks resume, delegations fly out.
func (r *reading) onTimetable(v, s int32) bool {
	switch r.d.Tokens[v].Lemma {
	case "enter", "take", "come", "go":
		if r.is(s, isAgreement) || r.d.Tokens[s].Tag == readout.PRON && r.particle(v, "force", "effect") {
			return true
		}
		return r.is(s, isNegotiation|isEncounter)
	case "begin", "start", "open", "resume", "expire", "end", "continue", "conclude", "close", "run":
		return r.is(s, isAgreement|isNegotiation|isEncounter) || r.allSides(s)
	case "meet", "fly", "travel", "leave", "arrive", "return", "depart", "gather", "convene", "reconvene", "sit", "sign", "vote", "head", "visit", "host", "receive", "land", "sail", "move", "assemble", "hold":
		return !r.is(s, isAgreement)
	}
	return false
}

// inCondition says whether verb v lies in an "if" clause, or its clause hangs on one.
func (r *reading) inCondition(v int32) bool {
	if r.conditional(v) {
		return true
	}
	for c := range r.d.Children(v) {
		if r.d.Tokens[c].Rel == readout.RelAdvcl && r.conditional(c) {
			return true
		}
	}
	h := r.d.Tokens[v].Head
	return h >= 0 && r.d.Tokens[v].Rel == readout.RelXcomp && r.conditional(h)
}

// aheadOf is the time of verb v where it is a day to come; the nearest behind it within
// its clause where the tree hangs it elsewhere.
func (r *reading) aheadOf(v int32) *readout.Timex {
	for _, kind := range []string{"DATE", "TIME"} {
		if t := r.timeIn(v, kind); t != nil {
			if r.ahead(t) && !r.reportDay(t) && !r.longSpan(t) {
				return t
			}
			if t.Span.Start > r.d.Tokens[v].Start {
				return nil
			}
		}
	}
	_, last := r.d.Subtree(v)
	times := r.timesIn(readout.Span{Start: r.d.Tokens[v].Start, End: r.d.Tokens[last].End})
	for k := range times {
		if t := &times[k]; r.ahead(t) && !r.reportDay(t) && !r.longSpan(t) && (r.clearTo(v, t) || r.pastBetween(v, r.tokenAt(t.Span.Start))) {
			return t
		}
	}
	return nil
}

// longSpan says whether a time is a season, a year or more, for which no step is set.
func (r *reading) longSpan(t *readout.Timex) bool {
	a, err := time.Parse(time.DateOnly, t.Begin)
	b, err2 := time.Parse(time.DateOnly, t.End)
	return err != nil || err2 != nil || b.Sub(a) > 62*24*time.Hour
}

// clearTo says whether a time stands in the clause of verb v by the order of words, also
// one that is the last day for it: "before the end of the month".
func (r *reading) clearTo(v int32, t *readout.Timex) bool {
	at := r.tokenAt(t.Span.Start)
	for k := at - 1; k > v && k >= at-2; k-- {
		if r.d.Tokens[k].Lemma == "before" && r.d.Tokens[k].Tag == readout.ADP {
			return r.clear(v, k)
		}
	}
	return r.clear(v, at)
}

// pastBetween says whether the only verbs between verb v and token b are past, so that a
// day to come behind them is that of v: "will say who did it by Friday".
func (r *reading) pastBetween(v, b int32) bool {
	n := 0
	for k := v + 1; k < b; k++ {
		switch t := &r.d.Tokens[k]; {
		case t.Tag == readout.VERB && t.Fine == readout.VBD:
			n++
		case t.Tag == readout.VERB, t.Lemma == ";", t.Lemma == ",":
			return false
		}
	}
	return n > 0 && b-v < 12
}

// weekdayOf is a day of the week in the clause of verb v that is taken for the one just
// over though the clause tells of what is to come.
func (r *reading) weekdayOf(v int32) *readout.Timex {
	for _, kind := range []string{"DATE", "TIME"} {
		if t := r.timeIn(v, kind); t != nil && t.Span.Start > r.d.Tokens[v].Start && r.weekdayAhead(t) != "" {
			return t
		}
	}
	return nil
}

// announcer are those who are to do it: the subject, where it is somebody; the parties of
// the talks, where it is these or what they made.
func (r *reading) announcer(ps []process, v int32) []string {
	s := r.subject(v)
	if s < 0 {
		if r.talksBefore(v) {
			return r.table(ps, v)
		}
		return nil
	}
	if r.is(s, isAgreement|isNegotiation|isEncounter|isProposal) && r.d.Tokens[s].Tag.Noun() || r.ofAgreement(s) {
		return r.table(ps, v)
	}
	if r.d.Tokens[s].Tag == readout.PRON && !r.ofTwo(s) && r.particle(v, "force", "effect") {
		return r.table(ps, v) // "it takes effect"
	}
	out := r.doer(ps, s)
	if of := r.partOf(s); of >= 0 {
		out = r.sent(of) // "observers, the first of whom will arrive"
	} else if h := r.d.Tokens[v].Head; len(out) == 0 && r.d.Tokens[v].Rel == readout.RelAclRelcl && h >= 0 {
		out = r.parties(r.phrase(h, nil)) // "observers, who will arrive"
	}
	if !r.somebody(out) {
		if r.is(s, isNegotiator) && !r.is(s, isMediator) && r.d.Tokens[s].Fine == readout.NNS || r.allSides(s) {
			return r.table(ps, v) // "the delegations", "the two sides"
		}
		return nil
	}
	return out
}

// ofTheTalks says whether the subject of verb v is talks or an agreement, which are
// somebody's even where the report names nobody.
func (r *reading) ofTheTalks(v int32) bool {
	s := r.subject(v)
	if s < 0 {
		return r.talksBefore(v)
	}
	if r.releases(v) {
		return false
	}
	return r.d.Tokens[s].Tag == readout.NOUN && (r.is(s, isAgreement|isNegotiation) || r.ofAgreement(s) || r.allSides(s)) || r.d.Tokens[s].Tag == readout.PRON && r.particle(v, "force", "effect")
}

// talksBefore says whether the sentence of verb v opens with a word for talks that the tree
// took for a verb: "Talks about the islands are to begin".
func (r *reading) talksBefore(v int32) bool {
	first := r.sentence(v).First
	if first >= v || v > first+20 || first+1 >= v {
		return false
	}
	switch strings.ToLower(r.d.Word(first)) {
	case "talks", "negotiations", "consultations", "discussions":
	default:
		return false
	}
	if n := &r.d.Tokens[first+1]; n.Tag != readout.ADP && n.Tag != readout.AUX {
		return false
	}
	for k := first + 1; k < v; k++ {
		if r.d.Tokens[k].Tag == readout.VERB {
			return false
		}
	}
	return true
}

// ofAgreement says whether the noun at token s stands for a text or what is done to one:
// "the signing", "a signature", "the handover".
func (r *reading) ofAgreement(s int32) bool {
	switch r.d.Tokens[s].Lemma {
	case "text", "signing", "signature", "ceremony", "document", "handshake", "exchange", "swap", "session", "sitting":
		return true
	}
	return false
}

// partOf returns the noun that the subject at token s is a part of, "observers" of "the
// first of whom", by the order of words: the nearest several before it; -1 if it is none.
func (r *reading) partOf(s int32) int32 {
	first, stop := r.sentence(s).First, r.sentence(s).Last
	of := false
	for k := s; k < stop && k <= s+3; k++ {
		of = of || r.d.Tokens[k].Lemma == "of" && k+1 < stop && (strings.EqualFold(r.d.Word(k+1), "whom") || strings.EqualFold(r.d.Word(k+1), "which"))
	}
	if !of {
		return -1
	}
	for k := s - 1; k > first; k-- {
		t := &r.d.Tokens[k]
		if t.Tag != readout.NOUN || t.Rel == readout.RelCompound {
			continue
		}
		n := r.d.Child(k, readout.RelNummod)
		switch t.Lemma {
		case "mission", "force", "team", "contingent", "group", "battalion", "unit":
			return k
		}
		if t.Fine == readout.NNS && (n >= 0 || r.is(k, isNegotiator) || len(r.d.ActorsAt(k)) > 0) {
			return k
		}
	}
	return -1
}

// sent returns whose the people at token i are: as named with them, or who sends them, the
// subject of their clause.
func (r *reading) sent(i int32) []string {
	own := r.parties(r.phrase(i, nil))
	if len(r.sidesOf(own)) > 0 {
		return own
	}
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel == readout.RelNmod && (r.caseOf(c) == "of" || r.caseOf(c) == "from") {
			if by := r.parties(r.phrase(c, nil)); len(r.sidesOf(by)) > 0 {
				return by
			}
		}
	}
	if v := r.verb(i); v >= 0 {
		if by := r.parties(r.phrase(r.subject(v), nil)); len(r.sidesOf(by)) > 0 {
			return by
		}
	}
	return own
}
