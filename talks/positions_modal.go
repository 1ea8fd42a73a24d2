package talks

import (
	"slices"

	"readout"
)

// modal reads a verb without a word of stance: what must be, what the holder
// will or will not do, and "no X without Y".
func (r *reading) modal(ps []process, i int32) {
	var must, will, not, would, cannot bool
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		switch {
		case t.Rel == readout.RelAux || t.Rel == readout.RelAuxPass:
			switch t.Lemma {
			case "must":
				must = true
			case "will", "shall":
				will = true
			case "would":
				would = true
			case "can", "cannot":
				cannot = true
			}
			not = not || t.Lemma == "cannot"
		case r.is(c, isNegation) && t.Rel != readout.RelCc:
			not = true
		case t.Rel.Subject() && (r.denied(c) || r.none(c)):
			not = true
		}
	}
	if h := r.d.Tokens[i].Head; r.d.Tokens[i].Rel == readout.RelXcomp && r.infinitive(i) && r.d.Tokens[h].Lemma == "go" && r.d.Tokens[h].Fine == readout.VBG {
		r.willDo(ps, i, r.negated(h)) // "is not going to lift"
		return
	}
	if r.d.Tokens[i].Rel == readout.RelXcomp && r.infinitive(i) { // "has to leave"
		if h := &r.d.Tokens[r.d.Tokens[i].Head]; h.Lemma == "have" && r.d.Child(r.d.Tokens[i].Head, readout.RelObj) < 0 {
			r.mustBe(ps, i, r.d.Tokens[i].Head)
		}
		return
	}
	if r.d.Tokens[i].Lemma == "be" && (will || would || cannot || r.d.Tokens[i].Fine == readout.VBZ) && not && r.d.Child(i, readout.RelExpl) >= 0 {
		r.noneWithout(ps, i)
		return
	}
	switch {
	case not && !will && !would && !cannot && !must && r.stanceForm(i, formTalk) != nil && (r.d.Tokens[i].Lemma == "negotiate" || r.d.Tokens[i].Lemma == "talk" || r.d.Tokens[i].Lemma == "discuss"):
		r.willDo(ps, i, true) // "does not negotiate under threats": never
	case must && !not:
		r.mustBe(ps, i, i)
	case will || would || cannot && not:
		r.willDo(ps, i, not)
	}
}

// none says whether the subject at token c is "not one X" or "none of X".
func (r *reading) none(c int32) bool {
	first, _ := r.d.Subtree(c)
	l := r.d.Tokens[first].Lemma
	return l == "none" || l == "not" || l == "no" || l == "nobody" || l == "neither"
}

// mustBe reads "X must be reopened", said by one side of what is not its own to do.
func (r *reading) mustBe(ps []process, i, top int32) {
	m, ok := r.take(top)
	if !ok || m.not {
		return
	}
	s := r.subject(i)
	if s < 0 || first1(r.d.Tokens[s].Lemma) || r.d.Tokens[s].Lemma == "you" {
		return
	}
	holders := r.takers(r.speakerParty(r.d.Tokens[i].Span))
	if len(holders) == 0 {
		return
	}
	holders = r.withSides(ps, holders)
	if ids := r.takers(r.phrase(s, nil)); len(ids) > 0 && (r.seated(ids, holders[0]) || slices.Contains(ids, holders[0])) {
		return // what it must do itself
	}
	if !r.atTable(ps, holders[0]) && r.tableOf(holders) {
		return
	}
	st := stand{stance: "demands", kind: "position", rule: "position.must", at: top, whole: true}
	if r.stood(ps, &st, holders, taken{}) {
		st.alleged = false
		r.enterContent(ps, &st, []int32{i})
	}
}

// noneWithout reads "there will be no X without Y", "no X until Y": who says so
// insists on Y.
func (r *reading) noneWithout(ps []process, i int32) {
	end := r.clauseEnd(i)
	cond, until := r.conditionAfter(i, end)
	last := end
	if cond < 0 {
		for k := i + 1; k < end; k++ { // "no deal while Y lasts"
			if r.d.Tokens[k].Lemma == "while" && r.d.Tokens[k].Rel == readout.RelMark {
				cond, until = k, true
				break
			}
		}
	}
	if cond < 0 { // "without Y, there would be no X"
		cond, until = r.conditionAfter(r.sentenceFrom(i)-1, i)
		for last = cond + 1; cond >= 0 && last < i && r.d.Tokens[last].Lemma != "there" && r.d.Tokens[last].Tag != readout.PUNCT; last++ {
		}
		last--
	}
	holders := r.withSides(ps, r.takers(r.speakerParty(r.d.Tokens[i].Span)))
	if cond < 0 || !until || last <= cond || len(holders) == 0 {
		return
	}
	st := stand{stance: "insists", kind: "precondition", rule: "position.no_without", at: i}
	if !r.stood(ps, &st, holders, taken{}) {
		return
	}
	issue := r.issueOf(cond+1, last, r.headOf(cond+1, last))
	if issue == "" && cond > i {
		issue = r.issueOf(i, cond-1, i)
	}
	if issue != "" {
		r.hold(&st, issue, st.stance, st.kind, r.d.Words(r.sentenceFrom(i), r.trim(end)))
	}
}

// sentenceFrom is where the clause of token i begins.
func (r *reading) sentenceFrom(i int32) int32 {
	first, _ := r.d.Subtree(i)
	return max(first, r.sentence(i).First)
}

// flows are verbs for what starts again by itself, as those have it who closed it.
var flows = setOf("flow resume reopen restart return")

// willFlow reads "the gas will flow again once X": an offer of whoever says so.
func (r *reading) willFlow(ps []process, i int32) {
	s := r.subject(i)
	if cond, _ := r.conditionAfter(i, r.clauseEnd(i)); cond < 0 || s < 0 || len(r.d.ActorsAt(s)) > 0 || r.d.Child(i, readout.RelObj) >= 0 {
		return
	}
	m, ok := r.take(i)
	st := stand{stance: "offers", kind: "position", rule: "position.will", at: i, whole: true, own: true}
	if holders := r.withSides(ps, r.takers(r.speakerParty(r.d.Tokens[i].Span))); ok && len(holders) == 1 && r.stood(ps, &st, holders, m) {
		r.enterContent(ps, &st, []int32{i})
	}
}

// willTake reads "they will take the offer".
func (r *reading) willTake(ps []process, i, o int32) {
	m, ok := r.take(i)
	st := stand{stance: "accepts", kind: "position", rule: "position.will_take", at: i, strong: true}
	if holders := r.holdersAt(ps, i); ok && len(holders) == 1 && r.stood(ps, &st, holders, m) {
		r.enterContent(ps, &st, []int32{o})
	}
}

// willDo reads "we will not leave X", "the government will free X", "no X will
// go home as long as".
func (r *reading) willDo(ps []process, i int32, not bool) {
	w := r.stanceForm(i, formGive, formTake, formTalk)
	if o := r.d.Child(i, readout.RelObj); w == nil && !not && r.d.Tokens[i].Lemma == "take" && o > i && r.is(o, isProposal|isAgreement) {
		r.willTake(ps, i, o)
		return
	}
	if w == nil && !not && flows[r.d.Tokens[i].Lemma] {
		r.willFlow(ps, i)
		return
	}
	m, ok := r.take(i)
	if !ok || w == nil || w.form != formGive && !not || w.negated && !not {
		return
	}
	m.future = true
	s := r.subject(i)
	if s < 0 {
		return
	}
	holders := r.holdersAt(ps, i)
	passive := r.d.Tokens[s].Rel == readout.RelNsubjPass || len(holders) == 0
	st := stand{stance: "refuses", kind: "position", rule: "position.will_not", at: i, whole: passive, strong: not && (w.form == formTalk && (w.lemma == "negotiate" || w.lemma == "talk") || w.lemma == "sign")}
	if !not {
		st.stance, st.rule = "offers", "position.will"
	}
	if len(holders) == 0 && (r.none(s) || r.d.Tokens[s].Rel == readout.RelNsubjPass || r.d.Child(i, readout.RelAuxPass) >= 0) && len(r.takers(r.d.ActorsAt(s))) == 0 {
		holders = r.withSides(ps, r.takers(r.speakerParty(r.d.Tokens[i].Span)))
	}
	if len(holders) == 0 || len(holders) > 1 && !not {
		return
	}
	m.not = not
	if !r.stood(ps, &st, holders, m) {
		return
	}
	r.enterContent(ps, &st, []int32{i})
}
