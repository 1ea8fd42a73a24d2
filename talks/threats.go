package talks

import (
	"strings"

	"readout"
)

// threats lists what a side says it will do, and on what condition: "if C, we
// will Q". What is threatened has not happened.
func (r *reading) threats(ps []process) {
	for s := range r.d.Sentences {
		if r.has[s]&(isIf|isMight) == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if r.opensCondition(i) {
				r.conditionalThreat(i, ps)
			}
		}
	}
	for e := range r.rec.Events {
		if ev := &r.rec.Events[e]; ev.Type == "THREATEN" {
			r.codedThreat(ev, ps)
		}
	}
	for i := range r.hits {
		if h := &r.hits[i]; h.value("threat") != "" {
			r.wordedThreat(h, ps)
		}
	}
	r.shareTargets()
}

// opensCondition says whether token i opens a condition: "if", "unless", or "should" before
// its subject.
func (r *reading) opensCondition(i int32) bool {
	t := &r.d.Tokens[i]
	if t.Head < 0 {
		return false
	}
	if r.is(i, isIf) {
		return t.Rel == readout.RelMark
	}
	if t.Lemma == "be" && strings.EqualFold(r.d.Word(i), "were") && i == r.sentence(i).First { // "were the talks to fail"
		s := r.d.Child(t.Head, readout.RelNsubj, readout.RelNsubjPass)
		return s > i && s < t.Head && r.infinitive(t.Head)
	}
	if t.Lemma != "should" || t.Rel != readout.RelAux {
		return false
	}
	s := r.d.Child(t.Head, readout.RelNsubj, readout.RelNsubjPass)
	return s > i
}

// conditionalThreat reads the clause that the word "if" at token m opens.
func (r *reading) conditionalThreat(m int32, ps []process) {
	c := r.d.Tokens[m].Head
	v := r.d.Tokens[c].Head
	if v < 0 || r.d.Tokens[c].Rel != readout.RelAdvcl {
		return
	}
	if x := r.d.Child(v, readout.RelCcomp); x > c && r.is(v, isSay|isThreat) { // "unless they stop, he said, we will leave"
		v = x
	}
	q := r.consequence(v, c)
	if q < 0 {
		return
	}
	if x := r.d.Child(q, readout.RelXcomp, readout.RelCcomp); x >= 0 && (r.is(q, isThreat) || r.d.Tokens[q].Tag == readout.ADJ) {
		q = x // what is threatened, not the threatening
	}
	first, last := r.d.Subtree(c)
	if !r.d.Below(m, c) || last-first > 60 {
		return
	}
	condition := r.d.Words(first, r.trim(last))
	by := r.threatener(q)
	if !r.somebody(by) {
		return
	}
	t := readout.Threat{By: by, Condition: condition, Consequence: r.without(q, first, last), Kind: r.threatKind(q)}
	if st := r.statementAt(r.d.Tokens[q].Span); st != nil { // no further than what is said
		for _, c := range st.Content {
			if c.Contains(r.d.Tokens[q].Span) && t.Consequence.End > c.End && t.Consequence.Start < c.End {
				t.Consequence.End = r.d.Tokens[r.trim(r.tokenAt(c.End-1))].End
			}
		}
	}
	t.Span = condition.Cover(t.Consequence)
	if t.To = r.asked(c, by); len(t.To) == 0 {
		t.To = r.others(ps, q, by)
	}
	if len(t.To) == 0 && t.Kind == "unspecified" && !r.is(q, isPunish) && !r.is(r.d.Tokens[q].Head, isThreat) && r.weWill(q) {
		return // of nobody, against nobody
	}
	r.enterThreat(t, "threat.if")
	r.untilWhen(t)
}

// asked is who would have to do what the condition at verb c names, where it is one other
// side: "unless Chad's government frees them".
func (r *reading) asked(c int32, by []string) []string {
	var out []string
	s := r.d.Child(c, readout.RelNsubj, readout.RelNsubjPass)
	for _, i := range []int32{s, r.possessor(s)} {
		if i < 0 || r.captive(s) {
			continue
		}
		for _, id := range r.parties(r.phrase(i, nil)) {
			if r.side(id) != "" && !r.seated(by, id) {
				out = add(out, id)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	if len(r.sidesOf(out)) != 1 {
		return nil
	}
	return out
}

// untilWhen makes a deadline of the day that a condition names: "if they are
// not freed by 3 May".
func (r *reading) untilWhen(t readout.Threat) {
	for _, x := range r.timesIn(t.Condition) {
		if x.Type != "DATE" && x.Type != "TIME" || !t.Condition.Contains(x.Span) || !isoDay(x.Value) {
			continue
		}
		if len(x.Begin) == 10 && x.Begin == x.End {
			x.Value = x.Begin
		}
		top := r.topOf(x.Span)
		if c := r.caseOf(top); c != "by" && c != "before" && c != "until" && !(c == "on" && r.still(t.Condition)) {
			continue
		}
		if len(x.End) == 10 {
			x.Value = x.End // "by the end of the month"
		}
		d := readout.Deadline{Date: x.Value, SetBy: t.By[0], Owners: t.To, Consequence: t.Consequence}
		d.ID, d.Span, d.Status = r.newID("dl", len(r.rec.Deadlines)), t.Condition, readout.Planned
		d.VouchedBy, d.Evidence, d.Rule, d.Score = r.voice(x.Span), []readout.Span{t.Condition}, "deadline.threat", 0.7
		r.rec.Deadlines = append(r.rec.Deadlines, d)
		return
	}
}

// still says whether a condition is that something goes on: "if it is still shut on Friday".
func (r *reading) still(s readout.Span) bool {
	for i := r.tokenAt(s.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < s.End; i++ {
		if r.d.Tokens[i].Lemma == "still" {
			return true
		}
	}
	return false
}

func (r *reading) enterThreat(t readout.Threat, rule string) {
	for k := recent(len(r.rec.Threats)); k < len(r.rec.Threats); k++ {
		if r.rec.Threats[k].Span.Overlaps(t.Span) {
			return
		}
	}
	t.ID = r.newID("th", len(r.rec.Threats))
	t.VouchedBy, t.Evidence, t.Rule, t.Score = r.voice(t.Consequence), []readout.Span{t.Span}, rule, 0.8
	if t.Status == "" {
		t.Status = readout.Conditional
	}
	r.rec.Threats = append(r.rec.Threats, t)
}
