package events

import "readout"

// accused gives a noun of violence without a doer the one who is charged with it,
// convicted of it or held for it: "he was convicted of the murder of a guard"; or
// the force that its compound names: "a police shooting".
func (x *run) accused(p *proto) {
	if p.typ != "ASSAULT" || p.act.n > 0 || !x.nominal(p.head) || p.verb != p.head {
		return
	}
	for c := range x.d.Children(p.head) {
		if r := x.tok(c).Rel; (r == readout.RelCompound || r == readout.RelAmod) && x.lemma(c) == "police" {
			p.act.add(c)
			return
		}
	}
	n := p.head
	for x.tok(n).Rel == readout.RelConj && x.nominal(x.tok(n).Head) {
		n = x.tok(n).Head // "of robbery and murder"
	}
	switch t := x.tok(n); t.Rel {
	case readout.RelObl, readout.RelNmod:
		if who := x.answerable(t.Head, x.marker(n, readout.RelCase)); who >= 0 && !x.holds(&p.rec, who) {
			p.act.add(who)
		}
	}
}

// answerable returns whom the word at token v holds to account, where preposition
// prep leads to what for; -1 if it is no such word.
func (x *run) answerable(v int32, prep string) int32 {
	if prep == "" || v < 0 {
		return -1
	}
	switch x.lemma(v) {
	case "charge", "accuse", "convict", "indict", "arraign", "arrest", "detain", "jail", "imprison", "sentence", "try", "suspect", "wanted", "want":
		if x.tok(v).Tag != readout.VERB && x.tok(v).Tag != readout.ADJ {
			return -1
		}
		if x.passive(v) || x.tok(v).Rel == readout.RelAcl || x.tok(v).Tag == readout.ADJ {
			return x.subject(v)
		}
		return x.d.Child(v, readout.RelObj)
	case "guilty", "responsible":
		if h := x.tok(v).Head; h >= 0 && x.verbal(h) && x.verbLemma(h) == "find" {
			if x.passive(h) {
				return x.subject(h)
			}
			return x.d.Child(h, readout.RelObj)
		}
		return x.d.Child(v, readout.RelNsubj, readout.RelNsubjOuter)
	}
	return -1
}
