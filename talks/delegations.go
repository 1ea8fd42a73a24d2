package talks

import (
	"slices"

	"readout"
)

// This file finds the side of those who are named beside it and not by it: the
// leader of an armed group, the two delegations of talks whose parties the words
// for the talks leave out.

// leaders fills r.leaderOf: "the leader of the Front, N", "the Front's commander N".
func (r *reading) leaders() {
	clear(r.leaderOf)
	for i := range r.rec.Actors {
		g := &r.rec.Actors[i]
		if g.Anonymous || g.Kind == readout.ActorPerson || !rebel(g) && g.Kind != readout.ActorArmedGroup && !opposes(g) {
			continue
		}
		for _, s := range g.Mentions {
			p := r.leaderBeside(s)
			if p == "" {
				p = r.leaderBefore(s)
			}
			if p != "" {
				if r.leaderOf == nil {
					r.leaderOf = map[string]string{}
				}
				r.leaderOf[p] = g.ID
			}
		}
	}
	r.spokesmen()
}

// leaderBeside returns the person whose office is told by the group named in s; empty
// if there is none.
func (r *reading) leaderBeside(s readout.Span) string {
	first, k := r.tokenAt(s.Start), r.tokenAt(s.End-1)+1
	n := int32(len(r.d.Tokens))
	for first > 0 && r.d.Tokens[first].Rel != readout.RelDet && (r.d.Tokens[first-1].Tag == readout.ADJ || r.d.Tokens[first-1].Rel == readout.RelDet) {
		first--
	}
	office := first >= 2 && r.d.Tokens[first-1].Lemma == "of" && leaderly(r.d.Tokens[first-2].Lemma)
	for k < n && (r.d.Tokens[k].Fine == readout.POS || r.d.Tokens[k].Tag == readout.ADJ || leaderly(r.d.Tokens[k].Lemma)) {
		office = office || leaderly(r.d.Tokens[k].Lemma)
		k++
	}
	if k < n && r.d.Tokens[k].Lemma == "," {
		k++
	}
	if !office || k >= n || r.d.Tokens[k].Tag != readout.PROPN {
		return ""
	}
	at := r.d.Tokens[k].Span
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		if a.Kind == readout.ActorPerson && !a.Anonymous && slices.ContainsFunc(a.Mentions, func(m readout.Span) bool { return m.Contains(at) }) {
			return a.ID
		}
	}
	return ""
}

// leaderBefore returns the person of whom a phrase after his name tells the office: "N, the
// Front's commander,", "N, commander of the Front,"; empty if there is none.
func (r *reading) leaderBefore(s readout.Span) string {
	first, k := r.tokenAt(s.Start), r.tokenAt(s.End-1)+1
	n := int32(len(r.d.Tokens))
	switch {
	case k < n && r.d.Tokens[k].Fine == readout.POS:
		for k++; k < n && (r.d.Tokens[k].Tag == readout.ADJ || r.d.Tokens[k].Tag == readout.NOUN && !leaderly(r.d.Tokens[k].Lemma)); k++ {
		}
		if k >= n || !leaderly(r.d.Tokens[k].Lemma) || k+1 < n && r.d.Tokens[k+1].Tag.Noun() {
			return ""
		}
	default:
		if r.d.Tokens[first].Rel != readout.RelDet {
			first-- // the article before the name
		}
		if first -= 2; first < 2 || r.d.Tokens[first+1].Lemma != "of" || r.d.Tokens[first+2].Rel != readout.RelDet || !leaderly(r.d.Tokens[first].Lemma) {
			return ""
		}
	}
	for first > 0 && r.d.Tokens[first].Lemma != "," && (r.d.Tokens[first-1].Rel == readout.RelDet || r.d.Tokens[first-1].Tag == readout.ADJ || r.d.Tokens[first-1].Tag == readout.NOUN) {
		first--
	}
	if first < 2 || r.d.Tokens[first-1].Lemma != "," || r.d.Tokens[first-2].Tag != readout.PROPN {
		return ""
	}
	at := r.d.Tokens[first-2].Span
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		if a.Kind == readout.ActorPerson && !a.Anonymous && a.Country == "" && slices.ContainsFunc(a.Mentions, func(m readout.Span) bool { return m.Contains(at) }) {
			return a.ID
		}
	}
	return ""
}

// leaderly says whether a noun is an office that one holds in an armed group.
func leaderly(lemma string) bool {
	switch lemma {
	case "leader", "head", "commander", "chief", "chairman", "spokesman", "spokeswoman", "spokesperson", "negotiator", "envoy", "representative":
		return true
	}
	return false
}

// unnamed gives talks whose parties are not named with them, where no others are
// told of, the two delegations or governments of the report: "The talks did not
// take place because A's delegation did not arrive. B's delegation went home." Where
// there are none either, they are those of the dispute that the report names.
func (r *reading) unnamed() {
	r.met()
	for e := range r.meetings {
		if r.meetings[e].talks && len(r.sidesOf(r.meetings[e].actors)) > 0 {
			return
		}
	}
	var two []string
	for e := range r.meetings {
		x := &r.meetings[e]
		if !x.talks {
			continue
		}
		if two == nil {
			if two = r.delegations(); len(two) != 2 {
				two = r.disputants()
			}
			if len(two) != 2 {
				return
			}
		}
		x.actors = add(x.actors, two...)
	}
}

// met lets "they met on March 12" be the two sides whose talks the report tells of.
func (r *reading) met() {
	for e := range r.meetings {
		x := &r.meetings[e]
		if !x.mentions[0].they || len(r.sidesOf(x.actors)) >= 2 {
			continue
		}
		two := r.theTwo()
		if len(two) != 2 {
			two = r.disputants()
		}
		if len(two) == 2 {
			x.actors = two
		}
	}
}

// delegations returns the sides that the report names by their delegation, or with
// whom talks are agreed; each once.
func (r *reading) delegations() []string {
	var out []string
	for i := range r.d.Tokens {
		k := int32(i)
		var ids []string
		switch r.d.Tokens[k].Lemma {
		case "delegation", "side", "team", "negotiator":
			ids = r.theirs(k)
			if len(r.sidesOf(ids)) == 0 {
				ids = r.d.ActorsAt(k)
			}
		case "agreement", "consent":
			for c := range r.d.Children(k) {
				if p := r.caseOf(c); r.d.Tokens[c].Rel == readout.RelNmod && (p == "with" || p == "of") && r.opensWith(k, "by", "with", "in") {
					ids = r.phrase(c, ids)
				}
			}
		}
		for _, id := range r.parties(ids) {
			if a := r.actor(id); r.side(id) != "" && !r.seated(out, id) && a.Kind != readout.ActorIGO {
				out = append(out, id)
			}
		}
	}
	return out
}
