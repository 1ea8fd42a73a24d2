package events

import (
	"slices"

	"readout"
)

// Crime of private people against each other is no event of politics. A state, its
// officers, a group, a crowd, or the means of war and terror on either side make it
// one.

// crime says whether p is such a crime, or what befalls its suspects without a
// state that does it.
func (x *run) crime(p *proto, act, rec []string) bool {
	switch {
	case p.typ == "ASSAULT":
	case p.typ == "RETREAT" && p.mode == "release":
	default:
		return false
	}
	if x.banded(p) || x.officers(act) || x.officers(rec) {
		return false
	}
	if p.typ == "ASSAULT" && x.kin(&p.rec) && x.lone(p, act) {
		return true // "he shot his father"
	}
	if g := x.genre(); !(g.dense(g.crime) && g.crime > 2*g.politics) && (x.stately(act) || x.stately(rec)) {
		return false // one of a service; in a report of crime such a code is seldom true
	}
	switch p.mode {
	case "suicide-attack", "aerial", "drone", "crowd-control", "unconventional", "explosives":
		return false
	}
	g := x.genre()
	if g.dense(g.crime) && g.crime > g.politics {
		return true
	}
	return g.crime > g.politics && (g.crime > 1 || g.politics == 0) && (x.lone(p, act) || p.typ == "RETREAT")
}

// officers says whether one of ids is a state, a group in arms, or of those whom a
// crime makes a matter of state: government, police, courts, lawmakers.
func (x *run) officers(ids []string) bool {
	return x.power(ids, func(a *readout.Actor) bool {
		if a.Kind != readout.ActorPerson || inOffice(a) {
			return overlap(a.Sectors, statelySectors)
		}
		return overlap(a.Sectors, []string{"GOV", "COP"})
	})
}

// inOffice says whether a person has an office, a rank or a name that the dictionary knows.
func inOffice(a *readout.Actor) bool { return a.Office != "" || a.Rank != "" || a.Key != "" }

// power says whether one of ids is a state, a body of states, a group in arms, or
// another of whom or holds.
func (x *run) power(ids []string, or func(*readout.Actor) bool) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		a := x.actors[id]
		if a == nil {
			return false
		}
		switch a.Kind {
		case readout.ActorGovernment, readout.ActorIGO, readout.ActorArmedGroup:
			return true
		}
		return or(a)
	})
}

// kin says whether a party is of somebody's family: "his father".
func (x *run) kin(p *party) bool {
	for _, t := range p.all() {
		c := x.d.Child(t, readout.RelNmodPoss)
		if c < 0 || x.tok(c).Tag != readout.PRON || !x.hasClass(t, []string{"kin"}) {
			return false
		}
	}
	return p.n > 0
}

// stately says whether one of ids is a state, a body of states, a group in arms or
// somebody who serves one.
func (x *run) stately(ids []string) bool {
	return x.power(ids, func(a *readout.Actor) bool { return overlap(a.Sectors, statelySectors) })
}

var statelySectors = []string{"GOV", "MIL", "LEG", "JUD", "SPY", "PRM", "PTY", "REB", "UAF", "COP", "OPP", "ELI"}

// banded says whether a crowd or a group in arms is on one side of p.
func (x *run) banded(p *proto) bool { return x.mob(&p.act) || x.mob(&p.rec) }

// mob says whether a party's words are of a crowd or a group.
func (x *run) mob(p *party) bool {
	for _, t := range p.all() {
		if x.inClass(t, []string{"mob"}) {
			return true
		}
	}
	return false
}

// lone says whether the doer of p is one person.
func (x *run) lone(p *proto, act []string) bool {
	if p.act.n == 1 && x.single(&p.act) {
		return true
	}
	return len(act) == 1 && x.actors[act[0]] != nil && x.actors[act[0]].Kind == readout.ActorPerson
}

// trivial says whether officers or a court deal with a private person, or with
// nobody in particular, in the course of their work: "police appealed for witnesses".
func (x *run) trivial(p *proto, act, rec []string) bool {
	switch p.typ {
	case "REQUEST", "CONSULT", "AGREE", "SUPPORT", "CONCEDE", "AID", "COOPERATE", "REJECT":
	default:
		return false
	}
	others := rec
	if p.sym {
		act, others = nil, act
		for _, id := range others {
			if x.lawman(id) {
				act = append(act, id)
			}
		}
		if len(act) == 0 {
			return false
		}
	}
	for _, id := range act {
		if !x.lawman(id) {
			return false
		}
	}
	for _, id := range others {
		if a := x.actors[id]; a != nil && !x.lawman(id) && (x.ranked([]string{id}) || x.codable([]string{id}) && a.Kind != readout.ActorPerson && a.Kind != readout.ActorPeople) {
			return false
		}
	}
	if g := x.genre(); x.banded(p) || (g.crime < 2 || g.crime <= g.politics) && !(g.disaster > 2 && g.disaster > g.politics) {
		return false
	}
	if len(act) == 0 {
		return p.typ == "REQUEST" && x.passive(p.head) && len(rec) > 0 && !x.stately(rec)
	}
	return true
}

// lawmen says whether all of ids are of the police or of a court.
func (x *run) lawmen(ids []string) bool {
	for _, id := range ids {
		if !x.lawman(id) {
			return false
		}
	}
	return len(ids) > 0
}

// jailer says whether private people are told to arrest, ban or censor: they cannot.
func (x *run) jailer(p *proto, act, _ []string) bool {
	if p.typ != "COERCE" || len(act) == 0 || x.stately(act) || x.banded(p) || !x.singles(act) {
		return false
	}
	switch p.mode {
	case "arrest", "deport", "censor", "curfew", "martial-law", "restrict":
		return true
	}
	return false
}

// lawman says whether an actor is of the police or of a court.
func (x *run) lawman(id string) bool {
	a := x.actors[id]
	return a != nil && overlap(a.Sectors, []string{"COP", "JUD"}) && a.Kind != readout.ActorIGO
}
