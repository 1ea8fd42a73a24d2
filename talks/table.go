package talks

import (
	"slices"
	"strings"

	"readout"
)

// This file says who "the ministers", "both governments" and "the joint commission" are
// where nobody is named: the parties at the table that the report tells of.

// table returns the parties of the talks at token i: of the process at hand, of the
// nearest encounter of two sides, or the only two sides that the report names.
func (r *reading) table(ps []process, i int32) []string {
	if p := r.processAt(ps, i); p != nil && len(p.parties) > 1 {
		return r.seats(p)
	}
	if e := r.attach(i, func(x *encounter) bool { return len(r.sidesOf(x.actors)) > 1 }); e >= 0 {
		return r.sitters(r.meetings[e].actors)
	}
	if len(ps) > 0 && len(ps[0].parties) > 1 {
		return r.seats(&ps[0])
	}
	for k := range r.rec.Threats {
		if t := &r.rec.Threats[k]; len(r.sidesOf(t.By)) == 1 && len(r.sidesOf(t.To)) == 1 {
			return add(slices.Clone(t.By), t.To...)
		}
	}
	if two := r.named2(); len(two) > 1 {
		return two
	}
	if p := r.processAt(ps, i); p != nil {
		return p.parties // of the other one nothing is known
	}
	if len(ps) > 0 {
		return ps[0].parties
	}
	return nil
}

// named2 returns the two sides that the report names side by side, the only two that it
// names, or those of "consultations between A and B". It is found once.
func (r *reading) named2() []string {
	if r.twoKnown {
		return r.two
	}
	r.twoKnown = true
	if r.two = r.sideBySide(); len(r.two) > 1 {
		return r.two
	}
	if r.two = r.onlyTwo(); len(r.two) > 1 {
		return r.two
	}
	for k := range r.d.Tokens {
		if r.d.Tokens[k].Tag == readout.NOUN && r.is(int32(k), isNegotiation|isEncounter) {
			if r.two = r.parties(r.between(int32(k))); len(r.sidesOf(r.two)) > 1 {
				return r.two
			}
		}
	}
	r.two = nil
	return nil
}

// seats are the parties of a process; where one is only the state that was guessed for a
// person, that person.
func (r *reading) seats(p *process) []string {
	for _, e := range p.meetings {
		if ids := r.sitters(r.meetings[e].actors); len(ids) == len(p.parties) && slices.Equal(r.sidesOf(ids), r.sidesOf(p.parties)) {
			return ids
		}
	}
	return p.parties
}

// sideBySide returns the two sides that the report names side by side, "the governments of A and
// B", where it names no other two so.
func (r *reading) sideBySide() []string {
	var out []string
	for k := range r.d.Tokens {
		if r.d.Tokens[k].Rel != readout.RelConj || r.d.Tokens[k].Tag != readout.PROPN && r.d.Tokens[k].Tag != readout.NOUN {
			continue
		}
		h := r.d.Tokens[k].Head
		if h < 0 || r.d.Tokens[h].Rel == readout.RelConj {
			continue
		}
		two := r.parties(r.phrase(h, nil))
		if len(two) != 2 || len(r.sidesOf(two)) != 2 || !r.ofPowers(two[:1]) || !r.ofPowers(two[1:]) {
			continue
		}
		if out != nil && len(intersect(r.sidesOf(out), r.sidesOf(two))) != 2 {
			return nil
		}
		out = two
	}
	return out
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
		case x.Rel == readout.RelNmod && r.bothOf(c):
			joint = true // "the delegations of both countries"
		case x.Rel == readout.RelAmod, x.Rel == readout.RelCompound, x.Rel == readout.RelNmodPoss, x.Rel == readout.RelNmod:
			if x.Tag == readout.PROPN || r.side1(c) != "" && strings.ToLower(x.In(r.d.Report.Text)) != "their" {
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

// bothOf says whether the noun at token i is "both countries", "the two sides".
func (r *reading) bothOf(i int32) bool {
	switch r.d.Tokens[i].Lemma {
	case "country", "side", "government", "party", "state", "nation", "neighbour", "neighbor", "capital", "people", "republic":
	default:
		return false
	}
	for c := range r.d.Children(i) {
		if l := r.d.Tokens[c].Lemma; l == "both" || l == "two" {
			return true
		}
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
	out := r.sitters(r.phrase(i, nil))
	if of := r.portionOf(i); of >= 0 && len(r.sidesOf(out)) == 0 {
		return r.doer(ps, of)
	}
	if p := r.possessor(i); len(r.sidesOf(out)) == 0 && p >= 0 && r.peopleOf(i) {
		if of := r.sitters(r.phrase(p, nil)); r.somebody(of) {
			out = of // "his people", "the commander's fighters"
		}
	}
	if n := len(r.sidesOf(out)); n > 1 || n == 1 && !r.allSides(i) {
		return out
	}
	if p := r.possessor(i); p >= 0 && r.allSides(i) && r.d.Tokens[p].Tag == readout.PRON {
		if of := r.sitters(r.d.ActorsAt(p)); len(of) > 1 && r.somebody(of[:1]) && r.somebody(of[1:]) {
			return of // "that their ministers will meet"
		}
	}
	if r.allSides(i) {
		if table := r.table(ps, i); len(table) > 1 || !r.somebody(out) {
			return table
		}
	}
	if len(r.sidesOf(out)) == 0 && r.statesArms(i) {
		if g := r.theGovernment(); len(g) > 0 {
			return g // "soldiers" beside "the rebels"
		}
		return r.d.ActorsAt(i)
	}
	if !r.somebody(out) {
		return nil
	}
	if s := r.sidesOf(out); len(s) == 0 || len(s) == 1 && (s[0] == "IGO" || s[0] == "NGO") {
		out = add(out, r.bodiesOf(out)...)
	}
	return out
}

// somebody says whether one of some actors is a side, or somebody who may turn out to be of
// one: a person or a body with a name.
func (r *reading) somebody(ids []string) bool {
	if len(r.sidesOf(ids)) > 0 {
		return true
	}
	for _, id := range ids {
		a := r.actor(id)
		if a != nil && a.Kind == readout.ActorPeople && slices.Contains(a.Sectors, "MIL") {
			return true // soldiers are the state's, whichever it is
		}
		if a == nil || a.Anonymous && a.Kind != readout.ActorGovernment || slices.ContainsFunc(a.Sectors, func(s string) bool {
			return s == "BUS" || s == "MED" || s == "JRN" || s == "EDU" || s == "CVL" || s == "ELI"
		}) {
			continue
		}
		switch a.Kind {
		case readout.ActorPerson, readout.ActorGovernment:
			return true
		case readout.ActorOrganisation, readout.ActorArmedGroup:
			if movementLike(a.Name) || rebel(a) {
				return true
			}
		}
	}
	return false
}

// movementLike says whether the name of a body is that of a movement, which may be a side of
// its own though no dictionary has it.
func movementLike(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "movement", "front", "army", "militia", "council", "alliance", "coalition", "party", "congress", "union", "league", "forces", "force", "brigade", "brigades", "resistance", "faction", "rebels", "guerrillas", "fighters", "group":
		return true
	}
	return false
}

// peopleOf says whether the noun at token i stands for those who follow somebody.
func (r *reading) peopleOf(i int32) bool {
	switch r.d.Tokens[i].Lemma {
	case "people", "person", "man", "fighter", "soldier", "troop", "troops", "force", "team", "staff", "aide", "delegation", "side", "guerrilla", "unit", "negotiator", "envoy", "office", "mission", "observer", "monitor", "guard", "inspector", "engineer", "officer", "lawyer", "minister", "government":
		return true
	}
	return false
}

// statesArms says whether the noun at token i stands for soldiers of the state.
func (r *reading) statesArms(i int32) bool {
	switch r.d.Tokens[i].Lemma {
	case "soldier", "troop", "troops", "army", "military":
		return true
	}
	return false
}

// portionOf returns the noun that the one at token i is a part or number of, "a batch of
// monitors"; -1 if it is none.
func (r *reading) portionOf(i int32) int32 {
	switch r.d.Tokens[i].Lemma {
	case "batch", "group", "number", "half", "contingent", "part", "dozen", "wave", "convoy", "column", "rest", "remainder", "handful", "advance", "vanguard", "portion", "third", "first", "most", "all":
	default:
		return -1
	}
	for c := range r.d.Children(i) {
		if x := &r.d.Tokens[c]; c > i && (x.Rel == readout.RelNmod || x.Rel == readout.RelObl) && r.caseOf(c) == "of" && x.Tag.Noun() {
			return c
		}
	}
	return -1
}

// sitters are the parties of some actors, as parties has them, but that a person whose
// state was only guessed stays himself: other reports may know better.
func (r *reading) sitters(ids []string) []string {
	var out []string
	for _, id := range ids {
		if a := r.actor(id); a != nil && a.Kind == readout.ActorPerson && !a.Anonymous && a.Basis == readout.BasisInferred {
			out = add(out, id)
			continue
		}
		if p := r.party(id); p != "" && !slices.Contains(out, p) && !r.seated(out, id) {
			out = append(out, p)
		}
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
