package talks

import (
	"strings"

	"readout"
)

// This file says who "the ministers", "both governments" and "the joint commission" are
// where nobody is named: the parties at the table that the report tells of.

// table returns the parties of the talks at token i: of the process at hand, of the
// nearest encounter of two sides, or the only two sides that the report names.
func (r *reading) table(ps []process, i int32) []string {
	if p := r.processAt(ps, i); p != nil && len(p.parties) > 1 {
		return p.parties
	}
	if e := r.attach(i, func(x *encounter) bool { return len(r.sidesOf(x.actors)) > 1 }); e >= 0 {
		return r.parties(r.meetings[e].actors)
	}
	if len(ps) > 0 && len(ps[0].parties) > 1 {
		return ps[0].parties
	}
	if two := r.onlyTwo(); len(two) > 1 {
		return two
	}
	for k := range r.d.Tokens { // "consultations between the delegations of A and B"
		if r.d.Tokens[k].Tag == readout.NOUN && r.is(int32(k), isNegotiation|isEncounter) {
			if two := r.parties(r.between(int32(k))); len(r.sidesOf(two)) > 1 {
				return two
			}
		}
	}
	if p := r.processAt(ps, i); p != nil {
		return p.parties // of the other one nothing is known
	}
	if len(ps) > 0 {
		return ps[0].parties
	}
	return nil
}

// allSides says whether the noun at token i stands for all who sit at the table: several
// of their people, told of without a name, or a body that they share.
func (r *reading) allSides(i int32) bool {
	if i < 0 || r.is(i, isMediator) {
		return false
	}
	t := &r.d.Tokens[i]
	if t.Lemma == "both" || t.Lemma == "two" || t.Lemma == "they" && r.ofTwo(i) {
		return true
	}
	if t.Tag != readout.NOUN {
		return false
	}
	joint := false
	for c := range r.d.Children(i) {
		switch x := &r.d.Tokens[c]; {
		case x.Lemma == "joint", x.Lemma == "mixed", x.Lemma == "bilateral", x.Lemma == "intergovernmental":
			joint = true
		case x.Rel == readout.RelAmod, x.Rel == readout.RelCompound, x.Rel == readout.RelNmodPoss, x.Rel == readout.RelNmod:
			if x.Tag == readout.PROPN || r.side1(c) != "" {
				return false // "the ministers of Chad", "Chadian experts"
			}
		}
	}
	switch t.Lemma {
	case "commission", "committee", "body", "panel", "group":
		return joint || t.Fine == readout.NNS
	}
	if t.Fine != readout.NNS {
		return false
	}
	switch t.Lemma {
	case "minister", "leader", "president", "side", "party", "delegation", "team", "negotiator", "government", "country", "capital", "neighbour", "neighbor",
		"expert", "general", "foe", "rival", "delegate", "premier", "foreign", "technician", "representative", "chief", "emissary":
		return true
	}
	return false
}

// ofTwo says whether the pronoun at token i stands for actors of two sides.
func (r *reading) ofTwo(i int32) bool { return len(r.sidesOf(r.d.ActorsAt(i))) > 1 }

// side1 is the side that the one actor of token i counts as, empty if there is none.
func (r *reading) side1(i int32) string {
	for _, id := range r.d.ActorsAt(i) {
		if s := r.side(id); s != "" {
			return s
		}
	}
	return ""
}

// doer returns who is meant by the noun at token i as the one to act: those it names,
// or all at the table.
func (r *reading) doer(ps []process, i int32) []string {
	if i < 0 {
		return nil
	}
	out := r.parties(r.phrase(i, nil))
	if n := len(r.sidesOf(out)); n > 1 || n == 1 && !r.allSides(i) {
		return out
	}
	if r.allSides(i) {
		return r.table(ps, i)
	}
	if len(r.sidesOf(out))+len(r.persons(out)) == 0 {
		return nil
	}
	if len(r.sidesOf(out)) == 0 {
		out = add(out, r.bodiesOf(out)...)
	}
	return out
}

// bodiesOf are the bodies of states for which some persons act where the report says so
// beside their names: "Mediator Ada Mensah of ECOWAS".
func (r *reading) bodiesOf(ids []string) []string {
	var out []string
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if m.Kind == readout.KindPronoun || m.Chain < 0 || len(intersect(r.d.Chains[m.Chain].Actors, ids)) == 0 {
			continue
		}
		k := r.tokenAt(m.End - 1)
		for n := k + 1; n < k+9 && n+1 < r.sentence(k).Last; n++ {
			switch t := &r.d.Tokens[n]; {
			case t.Lemma == "of" && n == k+1, t.Lemma == "for" && n > k && r.is(n-1, isMediate|isNegotiate|isSpeak):
				for _, id := range r.opening(n + 1) {
					if a := r.actor(id); a != nil && a.Kind == readout.ActorIGO {
						out = add(out, id)
					}
				}
			case t.Lemma == "." || t.Lemma == ";":
				n = k + 9
			}
		}
	}
	return out
}

// ownPeople says whether the noun at token i stands for people whom a party may tell what
// to do at the table: negotiators, ministers, experts, a commission.
func (r *reading) ownPeople(i int32) bool {
	if i < 0 || r.is(i, isMediator) {
		return false
	}
	switch strings.ToLower(r.d.Tokens[i].Lemma) {
	case "negotiator", "delegation", "team", "minister", "expert", "government", "official", "envoy", "diplomat", "representative", "commission", "committee",
		"aide", "lawyer", "general", "officer", "cartographer", "surveyor", "technician", "delegate", "adviser", "advisor", "group", "ministry", "side", "party":
		return true
	}
	return false
}
