package talks

import (
	"slices"
	"strings"

	"readout"
)

// This file lists what a report says of where a negotiation stood: each hint with
// its own day, its own witnesses and the words for it. The ledger folds them.

// otherwise says whether the verb of a trigger is that of another one, which says
// more: "the talks ended" in "the talks ended without a deal".
func (r *reading) otherwise(p *process, t *trigger) bool {
	for _, o := range p.triggers {
		if o.at == t.at && o.name != t.name {
			return true
		}
	}
	return false
}

// A going says that talks are to go on.
type going struct {
	to  string // wanted, agreed, scheduled
	at  int32
	hit *hit
}

// states are the hints for p in the order of the world.
func (r *reading) states(p *process) []readout.StateHint {
	var out []readout.StateHint
	for i := range p.triggers {
		if p.triggers[i].name == trOver && r.otherwise(p, &p.triggers[i]) {
			continue
		}
		out = r.enterHint(out, r.hintOf(p, &p.triggers[i], readout.Happened))
	}
	for i := range p.claims {
		t := &p.claims[i]
		x := r.hintOf(p, t, readout.Alleged)
		x.DeniedBy = r.deniers(t)
		out = r.enterHint(out, x)
	}
	for i := range p.denials {
		p.denials[i].earlier = false
		x := r.hintOf(p, &p.denials[i], readout.NotHappened)
		x.Denied = true
		out = r.enterHint(out, x)
	}
	for _, e := range p.meetings {
		for i := range r.meetings[e].mentions {
			if x, ok := r.hintAt(p, e, &r.meetings[e].mentions[i]); ok {
				out = r.enterHint(out, x)
			}
		}
	}
	for i := range p.goings {
		out = r.enterHint(out, r.hintOfGoing(p, &p.goings[i]))
	}
	return inOrder(out)
}

// inOrder sorts hints as the world had them: what was before the news first, then
// by day, then by round.
func inOrder(hs []readout.StateHint) []readout.StateHint {
	slices.SortStableFunc(hs, func(a, b readout.StateHint) int {
		return compare(timed(&a), timed(&b))
	})
	return hs
}

func timed(x *readout.StateHint) *trigger {
	_, day := ends(x.Date)
	name := x.State
	if x.State == "" {
		name = stFailed // of going on: after all that was
	}
	return &trigger{name: name, earlier: x.Before, day: day}
}

// stateOf is the state that a trigger leads to; that talks were postponed,
// cancelled or refused is told as such.
func stateOf(name string) string {
	switch name {
	case trOver:
		return stPaused
	case trAgreed:
		return stPrinciple
	}
	return name
}

// hintOf makes a hint of a trigger.
func (r *reading) hintOf(p *process, t *trigger, st readout.Status) readout.StateHint {
	x := readout.StateHint{State: stateOf(t.name), Status: st, VouchedBy: t.vouched, Span: r.span(t.hit), Rule: t.hit.pattern.id}
	x.Date, x.DateBasis, x.Before = r.hintDay(t.at, t.earlier, t.vouched)
	switch t.name {
	case stSuspended, stWalkedOut, trPostponed, trCancelled, trRefused, stPaused:
		x.By = r.doers(t.hit, t.at)
	}
	if t.name == stSession && t.hit.value("resume") != "" {
		x.Resumption = "" // it has been resumed, which is the state itself
	}
	if t.name == trPostponed {
		x.For = r.dayAhead(t.at, x.Span)
	}
	return x
}

// doers are the parties that the subject of an act names, or of "by" beside a
// passive one.
func (r *reading) doers(h *hit, top int32) []string {
	ids := r.phrase(r.d.Child(top, readout.RelOblAgent), nil)
	for c := range r.d.Children(top) {
		if r.d.Tokens[c].Rel == readout.RelObl && r.caseOf(c) == "by" {
			ids = r.phrase(c, ids)
		}
	}
	if s := r.subject(top); len(ids) == 0 && s >= 0 && r.d.Tokens[s].Rel != readout.RelNsubjPass && !r.is(s, isNegotiation|isEncounter) {
		ids = r.phrase(s, nil)
	}
	return slices.DeleteFunc(r.parties(ids), func(id string) bool { return r.side(id) == "" })
}

// hintAt makes a hint of a word for the talks themselves: they were held, are set
// for a day, agreed to, proposed, put off.
func (r *reading) hintAt(p *process, e int, m *mention) (x readout.StateHint, ok bool) {
	if len(m.actors) == 0 && len(p.sides) == 0 || m.past || r.older(m.head, stSession) {
		return x, false
	}
	x = readout.StateHint{Status: readout.Happened, VouchedBy: m.vouched, Span: m.evidence, Rule: "talks." + string(m.status)}
	began := r.began(p)
	if r.moved2(p, m.head) || r.hadBeen(m.head) || m.status != readout.Planned && r.stalled(m.head) {
		return x, false
	}
	switch m.status {
	case readout.Happened, readout.Ongoing:
		if !m.told {
			return x, false
		}
		x.State = stSession
	case readout.Planned:
		if r.runs(m.head) {
			return x, false
		}
		x.For = r.dayAhead(m.head, m.evidence)
		if !m.told && x.For == "" {
			return x, false
		}
		switch {
		case began && x.For != "":
			x.Resumption = "scheduled"
		case began:
			x.Resumption = "agreed"
		case x.For != "":
			x.State = stScheduled
		default:
			x.State = stAgreedTalk
		}
		if !r.corroborated(m.vouched, p.sides) {
			x.Status = readout.Alleged
		}
	case readout.Desired:
		if !m.told && !r.proposedAt(m.head) {
			return x, false
		}
		if x.State = stFloated; began {
			x.State, x.Resumption = "", "wanted"
		}
	default:
		return x, false
	}
	x.Date, x.DateBasis, x.Before = r.hintDay(m.head, r.earlier(m.head), m.vouched)
	if m.day != "" && isoDay(m.day) && x.State == stSession && !x.Before {
		if _, to := ends(m.day); to <= r.published() || r.published() == "" {
			x.Date, x.DateBasis = m.day, m.basis
		}
	}
	return x, true
}

// hadBeen says whether the clause of token i tells of what went on before and has stopped
// since: "had been holding talks".
func (r *reading) hadBeen(i int32) bool {
	v := r.clauseTop(i)
	if r.d.Tokens[v].Fine != readout.VBG {
		return false
	}
	had, been := false, false
	for c := range r.d.Children(v) {
		t := &r.d.Tokens[c]
		had = had || t.Lemma == "have" && t.Fine == readout.VBD
		been = been || t.Lemma == "be" && t.Fine == readout.VBN
	}
	return had && been
}

// stalled says whether a word before the noun at token i says that nothing comes of the
// talks at present: "the long-stalled talks".
func (r *reading) stalled(i int32) bool {
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel != readout.RelAmod {
			continue
		}
		switch strings.TrimPrefix(strings.ToLower(r.d.Word(c)), "long-") {
		case "stalled", "suspended", "frozen", "deadlocked", "dormant", "moribund", "collapsed", "delayed", "stagnant", "abandoned":
			return true
		}
	}
	return false
}

// longDone says whether the verb at token i tells of what has always been so: "has long
// refused".
func (r *reading) longDone(i int32) bool {
	first := r.sentence(i).First
	for k := i - 1; k >= first && k >= i-2; k-- {
		switch r.d.Tokens[k].Lemma {
		case "long", "always", "repeatedly", "consistently", "never", "traditionally", "steadfastly":
			return true
		}
	}
	return false
}

// runs says whether the words behind the noun at token i tell how long the encounter is
// to last, and not that there is to be one: "the talks are to last until Friday".
func (r *reading) runs(i int32) bool {
	last := r.sentence(i).Last
	lasts := false
	for k := i + 1; k < last && k < i+9; k++ {
		switch r.d.Tokens[k].Lemma {
		case "last", "run", "continue", "go":
			lasts = true
		case "until", "till", "through":
			return lasts
		}
	}
	return false
}

// moved2 says whether a phrase that moves the state of p speaks of the talks at
// token i: "the talks collapsed" is no session.
func (r *reading) moved2(p *process, i int32) bool {
	for _, ts := range [][]trigger{p.triggers, p.claims, p.denials} {
		for k := range ts {
			if h := ts[k].hit; h.first <= i && i <= h.last || r.d.Tokens[i].Head == ts[k].at && r.d.Tokens[i].Rel.Subject() {
				return true
			}
		}
	}
	for k := range p.goings {
		if h := p.goings[k].hit; h.first <= i && i <= h.last {
			return true
		}
	}
	return false
}

// began says whether the report has the talks begun.
func (r *reading) began(p *process) bool {
	return len(p.triggers) > 0 || slices.ContainsFunc(p.meetings, func(e int) bool { return r.meetings[e].held })
}

// hintOfGoing makes a hint of what is said of going on.
func (r *reading) hintOfGoing(p *process, g *going) readout.StateHint {
	s := r.span(g.hit)
	x := readout.StateHint{Resumption: g.to, Status: readout.Happened, VouchedBy: r.voice(s), Span: s, Rule: g.hit.pattern.id}
	if g.to != "wanted" && !r.corroborated(x.VouchedBy, p.sides) {
		x.Status = readout.Alleged
	}
	x.Date, x.DateBasis, x.Before = r.hintDay(r.top(g.hit), r.earlier(g.at), x.VouchedBy)
	if g.hit.value("resume") == "" && !r.began(p) {
		x.State, x.Resumption = map[string]string{"wanted": stFloated, "agreed": stAgreedTalk, "scheduled": stScheduled}[g.to], ""
	}
	if g.to != "wanted" {
		x.For = r.dayAhead(g.at, s)
	}
	return x
}

// enterHint adds a hint, or joins it to one that says the same of the same day.
func (r *reading) enterHint(list []readout.StateHint, x readout.StateHint) []readout.StateHint {
	for i := range list {
		o := &list[i]
		if o.State != x.State || o.Resumption != x.Resumption || o.Denied != x.Denied || o.Before != x.Before {
			continue
		}
		day := o.Date == x.Date || o.DateBasis == readout.BasisInferred || x.DateBasis == readout.BasisInferred
		if !day || o.For != x.For && o.For != "" && x.For != "" {
			continue
		}
		if o.Status != x.Status && x.Status == readout.Alleged {
			return list // the report itself says so already
		}
		if o.Status == readout.Alleged && x.Status == readout.Happened {
			o.Status, o.VouchedBy = x.Status, nil
		}
		if o.DateBasis == readout.BasisInferred && x.DateBasis != readout.BasisInferred {
			o.Date, o.DateBasis = x.Date, x.DateBasis
		}
		if o.For == "" {
			o.For = x.For
		}
		o.VouchedBy, o.By, o.DeniedBy = add(o.VouchedBy, x.VouchedBy...), add(o.By, x.By...), add(o.DeniedBy, x.DeniedBy...)
		return list
	}
	return append(list, x)
}

// published is the day of the report, empty if not known.
func (r *reading) published() string {
	if pub := r.d.Report.Published; pub.Known() {
		return pub.Date.Format("2006-01-02")
	}
	return ""
}

// hintDay is the day on which what token i tells of was so: that of its clause,
// else the day on which it was said, else that of the report. Before is true
// where it was so before the news and no day is told.
func (r *reading) hintDay(i int32, earlier bool, vouched []string) (day string, basis readout.Basis, before bool) {
	pub := r.published()
	for _, kind := range []string{"DATE", "TIME"} {
		t := r.timeIn(i, kind)
		if t == nil || len(t.Begin) != 10 || pub != "" && t.Begin > pub {
			continue
		}
		basis = readout.BasisAnchored
		if t.Anchor == "" {
			basis = readout.BasisStated
		}
		if t.End == t.Begin || pub != "" && t.End > pub {
			if day := r.ownDay(i); day != "" && t.End != t.Begin && (pub == "" || day <= pub) {
				return day, basis, false // "this week's talks ... on Tuesday"
			}
			return t.Begin, basis, false
		}
		return t.Begin + "/" + t.End, basis, false
	}
	if day := r.dayBefore(i); day != "" {
		return day, readout.BasisInferred, false
	}
	if earlier {
		return pub, readout.BasisInferred, true
	}
	for _, v := range vouched {
		if st := r.statement(v); st != nil && isoDay(st.SaidWhen) && (pub == "" || st.SaidWhen <= pub) {
			return st.SaidWhen, readout.BasisAnchored, false
		}
	}
	if pub == "" {
		return "", "", false
	}
	return pub, readout.BasisInferred, false
}

// ownDay is the single day that hangs from the clause of token i itself, empty if none.
func (r *reading) ownDay(i int32) string {
	top := r.clauseTop(i)
	times := r.timesIn(r.sentence(i).Span)
	for k := range times {
		t := &times[k]
		if x := r.topOf(t.Span); x >= 0 && t.Type == "DATE" && len(t.Begin) == 10 && t.Begin == t.End && r.clauseTop(x) == top {
			return t.Begin
		}
	}
	return ""
}

// dayBefore is the day with which the sentence before that of token i opens, in
// the same paragraph: "On Sunday, hopes were high. They had been working ...".
func (r *reading) dayBefore(i int32) string {
	s := r.d.SentenceOf(i)
	if s == 0 || r.d.Sentences[s-1].Paragraph != r.d.Sentences[s].Paragraph {
		return ""
	}
	before := &r.d.Sentences[s-1]
	for _, t := range r.timesIn(readout.Span{Start: before.Start, End: before.Start + 12}) {
		if t.Type == "DATE" && len(t.Begin) == 10 && t.Begin == t.End && (r.published() == "" || t.Begin <= r.published()) {
			return t.Begin
		}
	}
	return ""
}

// dayAhead is the day to come in the clause of token i or among the words of s.
func (r *reading) dayAhead(i int32, s readout.Span) string {
	for _, kind := range []string{"DATE", "TIME"} {
		if t := r.timeIn(i, kind); t != nil && r.ahead(t) {
			return t.Begin
		}
	}
	end := r.sentence(i).End
	times := r.timesIn(readout.Span{Start: s.Start, End: min(s.End+60, end)})
	for k := range times {
		if t := &times[k]; r.ahead(t) && t.Type != "DURATION" {
			return t.Begin
		}
	}
	return ""
}

// deniers are the statements nearby in which somebody of another side denies a claim.
func (r *reading) deniers(t *trigger) []string {
	sides, _ := r.sides(t.vouched)
	s := r.d.SentenceOf(t.at)
	var out []string
	for i := range r.rec.Statements {
		st := &r.rec.Statements[i]
		if st.CueType != "deny" && st.Polarity != "negative" || st.Sentence < s-3 || st.Sentence > s+3 {
			continue
		}
		if d := r.sidesOf(r.speakers(st)); len(d) > 0 && len(intersect(d, sides)) == 0 {
			out = append(out, st.ID)
		}
	}
	return out
}

// off says whether a trigger has an encounter put off or called off.
func off(name string) bool { return name == trPostponed || name == trCancelled }
