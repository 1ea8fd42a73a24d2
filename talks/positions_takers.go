package talks

import (
	"readout"
	"slices"
	"strings"
)

// twoPowers says whether the sentence of token i names two sides, states or
// armed groups.
func (r *reading) twoPowers(i int32) bool {
	var sides []string
	for _, m := range r.mentionsIn(r.sentence(i).Span) {
		if m.Kind == readout.KindName && m.Chain >= 0 && r.ofPowers(r.d.Chains[m.Chain].Actors) {
			sides = add(sides, r.sidesOf(r.d.Chains[m.Chain].Actors)...)
		}
	}
	return len(sides) >= 2
}

// holders2 returns who holds the position of a phrase: its subject if it is a
// party, and for "we", or where the clause has no party for its subject, the
// side of the speaker.
func (r *reading) holders2(h *hit, top int32) []string {
	s := r.subject(top)
	if s >= 0 && !first1(r.d.Tokens[s].Lemma) && h.pattern.id != "F20" && !worth(h) && h.value("kind") != "red_line" && h.value("kind") != "precondition" {
		return r.takers(r.phrase(s, nil))
	}
	return r.takers(r.speakerParty(r.span(h)))
}

// takers are the parties among some actors that can hold a position.
func (r *reading) takers(ids []string) []string {
	var out []string
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		a := r.actor(id)
		return a == nil || r.leaderOf[id] == "" && slices.ContainsFunc(a.Sectors, func(s string) bool { return slices.Contains(bystanders, s) }) || lawmaker(a)
	})
	for i, id := range ids {
		ids[i] = r.facing(id)
	}
	for _, id := range r.parties(ids) {
		id = r.rebels(id)
		if s := r.side(id); s != id && r.actor(s) != nil {
			id = s // "the rebels", where the report names one group
		}
		if a := r.actor(id); a != nil && (r.side(id) != "" || a.Kind == readout.ActorPerson && !a.Anonymous || slices.Contains(a.Sectors, "GOV")) && a.Kind != readout.ActorMedia && (a.Kind != readout.ActorPeople || slices.Contains(a.Sectors, "GOV")) && a.Kind != readout.ActorOther {
			out = append(out, id)
		}
	}
	return out
}

// lawmaker says whether an actor speaks in a parliament, for a party or for himself, and
// not for his state.
func lawmaker(a *readout.Actor) bool {
	return (a.Kind == readout.ActorPerson || a.Kind == readout.ActorPeople) && slices.Contains(a.Sectors, "LEG") && !slices.Contains(a.Sectors, "GOV")
}

// facing returns the one state at the table for "the government" where an armed group
// sits opposite; id for all others.
func (r *reading) facing(id string) string {
	a := r.actor(id)
	if a == nil || a.Kind != readout.ActorGovernment || a.Key != "" || a.Country != "" || len(a.Mentions) == 0 {
		return id
	}
	if w := strings.ToLower(a.Name); w != "the government" && w != "government" {
		return id
	}
	found, facing := "", false
	for i := range r.rec.Processes {
		for _, p := range r.rec.Processes[i].Parties {
			switch b := r.actor(p); {
			case b == nil || p == found:
			case b.Kind == readout.ActorGovernment && b.Country != "":
				if found != "" {
					return id
				}
				found = p
			case b.Kind == readout.ActorArmedGroup || slices.Contains(b.Sectors, "REB") || slices.Contains(b.Sectors, "OPP"):
				facing = true
			}
		}
	}
	if found == "" || !facing {
		return id
	}
	return found
}

// rebels returns the armed group at the table for "the rebels" where there is
// just one; id for all others.
func (r *reading) rebels(id string) string {
	a := r.actor(id)
	if a == nil || !a.Anonymous || a.Key != "" || !slices.Contains(a.Sectors, "REB") {
		return id
	}
	found := ""
	for i := range r.rec.Processes {
		for _, p := range r.rec.Processes[i].Parties {
			if b := r.actor(p); b != nil && b.Kind == readout.ActorArmedGroup && p != found {
				if found != "" {
					return id
				}
				found = p
			}
		}
	}
	if found == "" {
		return id
	}
	return found
}

// bystanders are the sectors of those who take no part in negotiations.
var bystanders = []string{"JRN", "MED", "CVL", "EDU", "BUS", "REF", "CRM", "AGR"}

// foreign says whether a position is told by somebody of another side than its
// holder's: it is what that side says of it.
func (r *reading) foreign(h *hit, holder string) bool {
	st := r.statementAt(r.span(h))
	if st == nil {
		return false
	}
	sides := r.sidesOf(r.speakers(st))
	return len(sides) > 0 && r.side(holder) != "" && !r.seated(r.speakers(st), holder)
}
