package talks

import (
	"slices"

	"readout"
)

// amongPowers says whether a position is one that powers have towards each other. Who sits at
// a table needs no more; of all others it is asked that they can speak for a state or an
// armed group, and where it is only an aim that its words name somebody else who can. What
// a candidate promises or a government plans at home is none.
func (r *reading) amongPowers(p *readout.Position) bool {
	if a := r.actor(p.Holder); a != nil && a.Country != "" && a.Kind != readout.ActorArmedGroup && slices.Contains(a.Sectors, "OPP") && !rebel(a) && !opposes(a) && !r.seatedAnywhere(p.Holder) {
		return false // an opposition at home, in the talks of its state with another
	}
	if r.tellsOfTalks() || r.seatedAnywhere(p.Holder) {
		return true
	}
	a := r.actor(p.Holder)
	if a == nil || !power(a) && r.leaderOf[p.Holder] == "" {
		return false
	}
	return p.Stance != "aims" || r.namesAnother(p.Span, p.Holder)
}

// tellsOfTalks says whether the report is one of dealings between powers: a process, an
// agreement, or words for negotiating in two sentences or more, or
// in every fourth.
func (r *reading) tellsOfTalks() bool {
	n := 0
	if len(r.rec.Processes)+len(r.rec.Agreements) > 0 {
		return true
	}
	for _, c := range r.has {
		if c&(isNegotiation|isNegotiate|isCeasefire) != 0 {
			n++
		}
	}
	return 4*n >= len(r.has) || n > 1 && 12*n >= len(r.has)
}

// seatedAnywhere says whether an actor is a party of talks, of an agreement or of a meeting
// of two sides that the report tells of.
func (r *reading) seatedAnywhere(id string) bool {
	in := func(list []string) bool { return slices.Contains(list, id) || r.seated(list, id) }
	return slices.ContainsFunc(r.rec.Processes, func(p readout.Process) bool { return in(p.Parties) }) ||
		slices.ContainsFunc(r.rec.Agreements, func(g readout.Agreement) bool { return len(r.sidesOf(g.Parties)) > 1 && in(g.Parties) }) ||
		slices.ContainsFunc(r.rec.Meetings, func(m readout.Meeting) bool {
			return m.Kind == "talks" && len(r.sidesOf(m.Parties)) > 1 && in(m.Parties)
		})
}

// power says whether an actor can speak for a state, a body of states or an armed group: by
// what it is or by its office.
func power(a *readout.Actor) bool {
	switch a.Kind {
	case readout.ActorGovernment, readout.ActorArmedGroup, readout.ActorIGO:
		return true
	case readout.ActorPerson, readout.ActorPeople:
		return rebel(a) || official(a) && (a.Rank != "" && a.Rank != "former" || slices.Contains(a.Sectors, "MIL") || a.Anonymous && slices.Contains(a.Sectors, "GOV"))
	}
	return rebel(a) || opposes(a)
}

// namesAnother says whether the words of s name a power other than that of id.
func (r *reading) namesAnother(s readout.Span, id string) bool {
	own := r.side(id)
	for _, m := range r.mentionsIn(s) {
		k := r.tokenAt(m.Start)
		for _, o := range r.d.ActorsAt(r.headOf(k, r.tokenAt(m.End-1))) {
			if b := r.actor(o); b != nil && r.side(o) != "" && r.side(o) != own && power(b) {
				return true
			}
		}
	}
	return false
}
