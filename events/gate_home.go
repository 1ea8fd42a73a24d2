package events

import (
	"slices"

	"readout"
)

// home says whether p is a state's household and no politics between parties: what
// it spends, plans and awards among its own firms, offices and pupils.
func (x *run) home(p *proto, act, rec []string) bool {
	switch {
	case p.typ == "COERCE" && p.mode == "restrict" && len(act) == 0 && p.rec.n > 0:
		return x.hasClass(p.rec.toks[0], []string{"industry"}) // "the rules prohibit agencies"
	case p.typ == "CONSULT" || p.typ == "AID" || p.typ == "COOPERATE" || p.typ == "AGREE" || p.typ == "SUPPORT" || p.typ == "RETREAT" && p.mode == "access":
	default:
		return false
	}
	if x.abroad(act, rec) || x.banded(p) {
		return false
	}
	if l := p.frame.lemma; (l == "consult" || l == "consultation") && len(act) > 0 && x.offices(act) && (len(rec) == 0 || x.offices(rec)) {
		return true // "agencies must consult with experts"
	}
	if p.sym || p.typ == "CONSULT" {
		return false
	}
	if (p.typ == "AID" || p.typ == "COOPERATE") && x.singles(act) && x.singles(rec) {
		return true // a favour: "he helped the reporter"
	}
	if p.typ == "RETREAT" {
		return p.rec.n > 0 && x.hasClass(p.rec.toks[0], []string{"industry"})
	}
	if p.typ == "AID" && len(rec) == 0 && p.rec.n > 0 && !x.crowd(&p.rec) && !slices.ContainsFunc(p.rec.all(), x.overPlace) {
		switch p.frame.lemma {
		case "provide", "give", "grant", "donate", "deliver", "send", "pledge":
		default:
			return true // "spends millions on a campaign"
		}
	}
	if !x.stately(act) || p.rec.n == 0 {
		return false
	}
	for _, t := range p.rec.all() {
		if !x.hasClass(t, []string{"industry"}) {
			return false
		}
	}
	return true
}

// offices says whether ids are bodies of a state or of learning, and no parties that
// may differ.
func (x *run) offices(ids []string) bool {
	for _, id := range ids {
		a := x.actors[id]
		if a == nil || overlap(a.Sectors, []string{"OPP", "PTY", "REB", "LEG"}) || a.Kind == readout.ActorIGO || a.Kind == readout.ActorPerson {
			return false
		}
	}
	return true
}

// singles says whether ids are persons, one or more.
func (x *run) singles(ids []string) bool {
	for _, id := range ids {
		if a := x.actors[id]; a == nil || a.Kind != readout.ActorPerson {
			return false
		}
	}
	return len(ids) > 0
}
