package talks

import (
	"strings"

	"readout"
)

// This file reads encounters told by a pronoun: "they met on March 12 in a farmhouse: two
// aides of A's and the lawyer N", "a second meeting was agreed; it took place on March 25".

// itTookPlace returns the noun for the encounter of which the verb at token i says, by a
// pronoun, that it took place; -1 where it says no such thing.
func (r *reading) itTookPlace(i int32) int32 {
	t := &r.d.Tokens[i]
	if t.Tag != readout.VERB || !r.takesPlace(i) && !(t.Lemma == "hold" && r.d.Child(i, readout.RelAuxPass) >= 0) {
		return -1
	}
	s := r.d.Child(i, readout.RelNsubj, readout.RelNsubjPass)
	if s < 0 || s > i {
		return -1
	}
	switch strings.ToLower(r.d.Word(s)) {
	case "it", "this", "that", "which", "they", "these":
	default:
		return -1
	}
	from := r.sentence(i).First
	if n := r.d.SentenceOf(i); n > 0 && strings.ToLower(r.d.Word(s)) != "which" {
		from = r.d.Sentences[n-1].First
	}
	for k := s - 1; k >= from; k-- {
		x := &r.d.Tokens[k]
		if !x.Tag.Noun() {
			continue
		}
		if r.is(k, isEncounter|isNegotiation) && (r.encounterNoun(k) || r.is(k, isNegotiation)) && (x.Fine == readout.NNS) == (r.d.Word(s) == "they" || r.d.Word(s) == "They" || r.d.Word(s) == "these") {
			return k
		}
		if x.Rel.Subject() || x.Rel == readout.RelObj {
			return -1 // "it" may be that
		}
	}
	return -1
}

// tookPlace fills m from "it took place in B on DAY", of the encounter that noun names:
// who takes part is who takes part in it, or in the one told of before.
func (r *reading) tookPlace(m *mention, noun int32) {
	i := m.head
	m.kind, m.talks, m.told = r.kind(noun), r.is(noun, isNegotiation), true
	m.status, m.evidence = r.status(i), r.clauseSpan(i, r.d.Child(i, readout.RelNsubj, readout.RelNsubjPass))
	if e, ok := r.headed[noun]; ok && len(r.meetings[e].actors) >= 2 {
		m.actors, m.listed = r.meetings[e].actors, r.meetings[e].mentions[0].listed
	} else if n := len(r.heads); n > 0 && (r.d.SentenceOf(r.heads[n-1].head) >= r.d.SentenceOf(i)-3 || len(r.meetings) == 1) {
		last := &r.meetings[r.heads[n-1].encounter]
		m.actors, m.listed = last.actors, last.mentions[0].listed
	}
	if f := r.d.Tokens[i].Fine; (f == readout.VBD || r.d.Tokens[i].Lemma == "hold") && r.d.Child(i, readout.RelAux) < 0 && m.status != readout.NotHappened {
		m.status = readout.Happened // whatever the clause before says of plans
	}
	m.day, m.basis, m.fresh = r.dayOf(i), readout.BasisAnchored, r.another(noun)
}

// another says whether the noun at token i names one more encounter: "a second meeting".
func (r *reading) another(i int32) bool {
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Lemma {
		case "another", "second", "third", "fourth", "fifth", "new", "further", "next", "other", "more", "follow-up":
			return true
		}
	}
	return false
}

// listed returns who the words behind the colon of "they met in B: N and M" name; nil
// where there is none.
func (r *reading) listed(v, subject int32) []string {
	if subject < 0 || r.d.Tokens[subject].Tag != readout.PRON || !strings.EqualFold(r.d.Word(subject), "they") {
		return nil
	}
	last := r.sentence(v).Last
	colon := v
	for colon < last && r.d.Word(colon) != ":" {
		colon++
	}
	var out []string
	opens, spoken := true, int32(-1) // a name may begin here; the verb of an insertion that is open
	for k := colon + 1; k < last; k++ {
		t := &r.d.Tokens[k]
		switch {
		case t.Tag == readout.CCONJ:
			opens, spoken = true, -1
			continue
		case t.Fine == readout.WP || t.Fine == readout.WDT:
			spoken = k // "two aides, who told their wives that ..."
		case t.Tag == readout.PUNCT:
			continue
		}
		if !opens || spoken >= 0 || !t.Tag.Noun() {
			continue
		}
		if ids := r.d.ActorsAt(k); len(ids) > 0 {
			out = add(out, ids[0])
			opens = false
		}
	}
	return out
}

// inService says whether those who met are listed, one by name, and one at least is in the
// service of a government: "two advisers of President N's and the lawyer M".
func (r *reading) inService(x *encounter) bool {
	if !x.mentions[0].listed || len(x.actors) < 2 || len(r.persons(x.actors)) == 0 {
		return false
	}
	for _, id := range x.actors {
		for _, s := range r.actor(id).Sectors {
			if s == "GOV" || s == "MIL" {
				return true
			}
		}
	}
	return false
}

// theySit says whether the pronoun at token s is all that is told of those who met, on a
// day that is told.
func (r *reading) theySit(v, s int32) bool {
	return s >= 0 && r.d.Tokens[s].Tag == readout.PRON && strings.EqualFold(r.d.Word(s), "they") && r.is(v, isMeet) && r.dayOf(v) != ""
}

// disputants are the two of whom the report says that there is a dispute between them.
func (r *reading) disputants() []string {
	var out []string
	for i := range r.d.Tokens {
		k := int32(i)
		if !r.d.Tokens[k].Tag.Noun() || !quarrel(r.d.Tokens[k].Lemma) {
			continue
		}
		two := r.parties(r.between(k))
		if len(two) != 2 || len(r.sidesOf(two)) != 2 || !r.ofPowers(two) {
			continue
		}
		if out != nil && !sameSides(r.sidesOf(out), r.sidesOf(two)) {
			return nil // of which of them?
		}
		out = two
	}
	return out
}

// quarrel says whether a noun names what two sides have against each other.
func quarrel(lemma string) bool {
	switch lemma {
	case "dispute", "conflict", "war", "row", "standoff", "stand-off", "quarrel", "feud", "crisis", "confrontation", "hostilities", "hostility", "tension", "difference", "disagreement", "spat", "fighting", "rift", "impasse", "stalemate":
		return true
	}
	return false
}
