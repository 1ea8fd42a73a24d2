package talks

import (
	"readout"
)

// This file reads what is said of a thing by whoever speaks: "X is out of the question",
// "A called X unacceptable", "No X on our soil".

// noneOf reads what a side says without a verb: "No observers on our soil", of token i.
func (r *reading) noneOf(ps []process, i int32) bool {
	s := r.sentence(i)
	if !r.denied(i) || r.d.Child(i, readout.RelCop, readout.RelNsubj) >= 0 {
		return false
	}
	said := r.statementAt(r.d.Tokens[i].Span)
	if said == nil || said.Quote != readout.QuoteDirect || said.Polarity == "negative" || len(said.Content) == 0 {
		return false
	}
	if h := r.d.Tokens[i].Head; r.d.Tokens[i].Rel.Subject() && h >= 0 && said.Content[0].Contains(r.d.Tokens[h].Span) {
		return false // of a verb of its own
	}
	first, last := r.d.Subtree(i)
	for k := first - 1; k >= s.First; k-- { // nothing else is said before it
		if r.d.Tokens[k].Tag != readout.PUNCT && said.Content[0].Contains(r.d.Tokens[k].Span) {
			return false
		}
	}
	if int(last)+1 >= len(r.d.Tokens) || r.d.Tokens[last+1].Tag != readout.PUNCT && r.d.Tokens[last].Tag != readout.PUNCT {
		return false
	}
	st := stand{stance: "refuses", kind: "position", rule: "position.no", at: i, own: true}
	holders := r.withSides(ps, r.takers(r.speakerParty(r.d.Tokens[i].Span)))
	if len(holders) != 1 || !r.atTable(ps, holders[0]) || !r.stood(ps, &st, holders, taken{}) {
		return false
	}
	issue := r.issueOf(first, r.trim(last), i)
	if issue != "" {
		r.hold(&st, issue, st.stance, st.kind, r.d.Words(first, r.trim(last)))
	}
	return issue != ""
}

// called reads "A called X unacceptable", "dismissed" in a noun: "A called X a non-starter".
// It is false where no such word is said of X.
func (r *reading) called(ps []process, i int32) bool {
	switch r.d.Tokens[i].Lemma {
	case "call", "term", "deem", "declare", "consider", "find", "pronounce":
	default:
		return false
	}
	o, word := r.d.Child(i, readout.RelObj), false
	for c := range r.d.Children(i) {
		if c > i && c != o {
			word = word || notToBeHad[r.d.Tokens[c].Lemma]
		}
	}
	if o < 0 || !word {
		return false
	}
	if m, ok := r.take(i); ok && !m.not {
		st := stand{stance: "refuses", kind: "position", rule: "position.call", at: i, own: true}
		if r.stood(ps, &st, r.holdersAt(ps, i), m) {
			r.enterContent(ps, &st, []int32{o})
		}
	}
	return true
}

// notToBeHad says of a thing that who says so will not have it.
var notToBeHad = setOf("non-starter nonstarter unacceptable inadmissible unthinkable impossible")

// saidOf reads "X is not negotiable", "X is our first condition", "X is out of
// the question": the stance of whoever says so.
func (r *reading) saidOf(ps []process, i int32, w *stanceWord) bool {
	if r.d.Child(i, readout.RelCop) < 0 && !r.remains(i) {
		return false
	}
	if w.lemma == "line" && !r.red(i) {
		return false
	}
	s := r.subject(i)
	m, ok := r.take(i)
	if s < 0 || !ok || m.future && !m.not || r.d.Tokens[s].Lemma == "there" {
		return false
	}
	if m.not != w.negated {
		return false
	}
	if (w.lemma == "open" || w.lemma == "subject") && len(r.d.ActorsAt(s)) > 0 {
		return false
	}
	holders := r.ownersOf(ps, i)
	if len(holders) == 0 && (r.d.Child(i, readout.RelNmodPoss) < 0) {
		for c := range r.d.Children(i) {
			if p := r.caseOf(c); p == "for" || p == "to" {
				if ids := r.holdersOf(ps, c, i); len(ids) > 0 {
					holders = ids
				}
			}
		}
		if len(holders) == 0 {
			holders = r.withSides(ps, r.takers(r.speakerParty(r.d.Tokens[i].Span)))
		}
	}
	if len(holders) == 0 && r.statementAt(r.d.Tokens[i].Span) == nil && r.d.Tokens[i].Rel == readout.RelConj {
		holders = r.holdersAt(ps, r.d.Tokens[i].Head) // "A is open to talks, but X is out of the question"
	}
	st := stand{stance: w.stance, kind: w.kind, rule: "position." + w.lemma, at: i, strong: w.negated}
	if !r.stood(ps, &st, holders, m) {
		return true
	}
	subject := []int32{s}
	if r.issueOf2(s) == "" && w.form == formSaid && r.stanceForm(i, formNoun) != nil {
		for c := range r.d.Children(i) { // "its condition is X"
			if r.d.Tokens[c].Rel == readout.RelCcomp || r.d.Tokens[c].Rel == readout.RelXcomp {
				subject = []int32{c}
			}
		}
	}
	n := len(r.rec.Positions)
	r.enterContent(ps, &st, subject)
	for k := n; k < len(r.rec.Positions); k++ {
		p := &r.rec.Positions[k]
		p.Span = p.Span.Cover(r.d.Words(i, i))
		p.Evidence[0] = p.Span
	}
	return true
}

// red says whether "red" stands before the line at token i.
func (r *reading) red(i int32) bool { return i > 0 && r.d.Tokens[i-1].Lemma == "red" }

// remains says whether "remains" or "stays" links the noun at token i to its subject.
func (r *reading) remains(i int32) bool {
	t := &r.d.Tokens[i]
	if t.Head < 0 || t.Rel != readout.RelXcomp && t.Rel != readout.RelObj {
		return false
	}
	l := r.d.Tokens[t.Head].Lemma
	return l == "remain" || l == "stay" || l == "become"
}
