package talks

import (
	"slices"
	"strings"

	"readout"
)

// holdersAt returns who takes the stance of the verb or adjective at token i:
// its subject, for "we" the side of the speaker, for "both sides" the parties of
// the talks. Passive verbs have an agent or nobody.
func (r *reading) holdersAt(ps []process, i int32) []string {
	s := r.subject(i)
	if s < 0 {
		if s = r.d.Child(i, readout.RelExpl); s < 0 || r.d.Tokens[i].Rel != readout.RelCcomp {
			return nil
		}
	}
	if r.d.Tokens[s].Rel == readout.RelNsubjPass && r.d.Tokens[s].Head == i && r.d.Tokens[i].Lemma != "prepare" {
		if a := r.d.Child(i, readout.RelOblAgent); a >= 0 {
			return r.holdersOf(ps, a, i)
		}
		for c := range r.d.Children(i) {
			if r.d.Tokens[c].Rel == readout.RelObl && r.caseOf(c) == "by" {
				return r.holdersOf(ps, c, i)
			}
		}
		return nil
	}
	return r.holdersOf(ps, s, i)
}

// holdersOf returns the parties that the noun or pronoun at token n stands for;
// i is the verb, whose statement tells who "we" are.
func (r *reading) holdersOf(ps []process, n, i int32) []string {
	t := &r.d.Tokens[n]
	if first1(t.Lemma) {
		return r.weAre(ps, i)
	}
	if r.d.Tokens[n].Rel == readout.RelNsubj || t.Tag == readout.NOUN {
		switch t.Lemma {
		case "side", "party", "delegation", "country", "neighbour", "neighbor", "foe", "enemy":
			if t.Fine == readout.NNS || r.d.Child(n, readout.RelDet) >= 0 && r.both2(n) {
				if p := r.processAt(ps, i); p != nil && r.d.Child(n, readout.RelNmod, readout.RelNmodPoss, readout.RelAclRelcl) < 0 {
					return slices.Clone(p.parties)
				}
			}
		}
	}
	ids := r.withSides(ps, r.takers(r.phrase(n, nil)))
	if len(ids) == 0 && t.Tag == readout.NOUN { // "the fighters of X"
		for c := range r.d.Children(n) {
			if r.d.Tokens[c].Rel == readout.RelNmod && r.caseOf(c) == "of" {
				ids = append(ids, r.groups(c)...)
			}
		}
	}
	if len(ids) > 0 {
		if len(r.sidesOf(ids)) == 0 {
			if id := r.ours(ps, n); id != "" {
				return []string{id}
			}
		}
		return ids
	}
	if id := r.ours(ps, n); id != "" {
		return []string{id}
	}
	if ids := r.officeOf(ps, n); len(ids) > 0 {
		return ids
	}
	if at := r.d.Child(n, readout.RelNmodPoss); at >= 0 && r.theirOwn(n) { // "his government", "her delegation"
		if ids := r.withSides(ps, r.takers(r.d.ActorsAt(at))); len(ids) > 0 {
			return ids
		}
	}
	if t.Tag == readout.PRON && t.Lemma != "that" && t.Lemma != "this" && t.Lemma != "who" && t.Lemma != "which" && len(r.sidesOf(r.d.ActorsAt(n))) == 0 {
		return r.takers(r.speakerParty(r.d.Tokens[i].Span)) // "it would not accept", said its spokesman
	}
	return nil
}

// groups are the armed groups and movements that the noun at token c names.
func (r *reading) groups(c int32) []string {
	var out []string
	for _, id := range r.d.ActorsAt(c) {
		if a := r.actor(id); a != nil && !a.Anonymous && (a.Kind == readout.ActorArmedGroup || a.Kind == readout.ActorOrganisation) {
			out = append(out, id)
		}
	}
	return out
}

// officeOf reads "the office of X", and "it" after a sentence about that office,
// as whoever X speaks for.
func (r *reading) officeOf(ps []process, n int32) []string {
	if s := r.d.SentenceOf(n); r.d.Tokens[n].Lemma == "it" && s > 0 && r.statementAt(r.d.Tokens[n].Span) == nil {
		x := r.d.Sentences[s-1]
		for n = x.First; n < x.Last && r.d.Tokens[n].Rel != readout.RelNsubj; n++ {
		}
		if n == x.Last {
			return nil
		}
	}
	switch r.d.Tokens[n].Lemma {
	case "office", "ministry", "presidency", "cabinet", "administration", "spokesman", "spokeswoman", "aide", "adviser":
	default:
		return nil
	}
	for c := range r.d.Children(n) {
		if r.d.Tokens[c].Rel == readout.RelNmod && r.caseOf(c) == "of" || r.d.Tokens[c].Rel == readout.RelNmodPoss {
			if ids := r.withSides(ps, r.takers(r.phrase(c, nil))); len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// weAre returns whose "we" stands at token i: the speaker's side, and outside of
// all quotations that of whoever the paper so far declares for.
func (r *reading) weAre(ps []process, i int32) []string {
	at := r.d.Tokens[i].Span
	if ids := r.withSides(ps, r.takers(r.speakerParty(at))); len(ids) > 0 || r.statementAt(at) != nil {
		return ids
	}
	for k := len(r.rec.Statements) - 1; k >= 0; k-- {
		st := &r.rec.Statements[k]
		if st.Cue.Start < at.Start && st.SourceKind == readout.SourceInstitution && st.Quote != readout.QuoteDirect {
			return r.takers(r.parties(r.speakers(st)))
		}
	}
	return nil
}

// both2 says whether "both", "neither", "either" or "two" counts the noun at token n.
func (r *reading) both2(n int32) bool {
	for c := range r.d.Children(n) {
		switch r.d.Tokens[c].Lemma {
		case "both", "neither", "either", "two":
			return true
		}
	}
	return false
}

// ours reads "the government", "the army", "the rebels", "the Front" as the one
// party of the talks that it can mean, where the room of actors has it open.
func (r *reading) ours(ps []process, n int32) string {
	t := &r.d.Tokens[n]
	if d := r.d.Child(n, readout.RelDet); d < 0 || r.d.Tokens[d].Lemma != "the" {
		return ""
	}
	if r.d.Child(n, readout.RelNmodPoss) >= 0 || r.d.Child(n, readout.RelCompound, readout.RelAmod) >= 0 {
		return ""
	}
	return r.oneOf(ps, t.Lemma)
}

// oneOf returns the one government, or the one armed group, at the table.
func (r *reading) oneOf(ps []process, lemma string) string {
	state := false
	switch strings.ToLower(lemma) {
	case "government", "state", "army", "presidency", "cabinet", "republic":
		state = true
	case "rebel", "insurgent", "guerrilla", "separatist", "militia", "front", "movement", "militant", "opposition":
	default:
		return ""
	}
	found := ""
	for _, id := range r.atTables(ps) {
		a := r.actor(id)
		if a == nil || (a.Kind == readout.ActorGovernment) != state || id == found {
			continue
		}
		if found != "" && !r.seated([]string{found}, id) {
			return ""
		}
		found = id
	}
	return found
}

// theirOwn says whether the noun at token n is a body that speaks for its owner.
func (r *reading) theirOwn(n int32) bool {
	switch r.d.Tokens[n].Lemma {
	case "government", "country", "side", "delegation", "state", "people", "movement", "team", "party", "nation", "army", "office", "ministry":
		return true
	}
	return false
}

// atTables lists the parties of all talks; where none are told of, those of an
// agreement or a meeting of two.
func (r *reading) atTables(ps []process) []string {
	var out []string
	for k := range ps {
		out = add(out, ps[k].parties...)
	}
	for i := range r.rec.Agreements {
		if len(out) == 0 && len(r.rec.Agreements[i].Parties) == 2 {
			out = r.parties(r.rec.Agreements[i].Parties)
		}
	}
	for i := range r.rec.Meetings {
		if len(out) == 0 && len(r.rec.Meetings[i].Parties) == 2 {
			out = r.parties(r.rec.Meetings[i].Parties)
		}
	}
	return out
}

// withSides puts the party for a person of no known side whose report calls him
// its spokesman or negotiator.
func (r *reading) withSides(ps []process, ids []string) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		if a := r.actor(id); a != nil && a.Kind == readout.ActorPerson && r.side(id) == "" {
			if p := r.speaksFor(ps, a); p != "" {
				id = p
			}
		} else if a != nil && a.Kind == readout.ActorPerson && (a.Country == "" || !official(a) || rebel(a)) {
			if g := r.groupOf(a); g != "" {
				id = g
			}
		}
		out = add(out, id)
	}
	return out
}

// speaksFor returns the party that a person speaks for by the words beside one
// of his mentions: "the Front's spokesman, N.", "their negotiator N.", "N., who
// leadsTo the government team", "N., his opposite number"; empty if none says it.
func (r *reading) speaksFor(ps []process, a *readout.Actor) string {
	if len(ps) == 0 {
		return ""
	}
	for _, m := range a.Mentions {
		i := r.tokenAt(m.Start)
		i = r.headOf(i, r.tokenAt(m.End-1))
		for _, k := range r.besideName(i) {
			if l := r.d.Tokens[k].Lemma; l == "counterpart" || l == "number" && r.d.Child(k, readout.RelAmod) >= 0 {
				if id := r.opposite(ps, k); id != "" {
					return id
				}
			}
			if !r.is(k, isNegotiator) && !r.is(k, isHead) && !spokes(r.d.Tokens[k].Lemma) {
				continue
			}
			if id := r.sideBy(ps, k); id != "" {
				return id
			}
		}
		if c := r.d.Child(i, readout.RelAclRelcl); c >= 0 && r.d.Tokens[c].Lemma == "lead" || c >= 0 && r.d.Tokens[c].Lemma == "head" || c >= 0 && r.d.Tokens[c].Lemma == "represent" {
			if o := r.d.Child(c, readout.RelObj); o >= 0 {
				if id := r.sideBy(ps, o); id != "" {
					return id
				}
				if id := r.partyOf(ps, r.d.ActorsAt(o)); id != "" {
					return id
				}
			}
		}
	}
	if a.Kind == readout.ActorPerson && (a.Office != "" || slices.Contains(a.Sectors, "GOV")) && !slices.Contains(a.Sectors, "REB") {
		return r.onlyGovernment(ps, a)
	}
	return ""
}

// opposite returns the other party than that of the one whose counterpart the
// noun at token k is.
func (r *reading) opposite(ps []process, k int32) string {
	at := r.d.Child(k, readout.RelNmodPoss)
	if at < 0 || len(ps) == 0 {
		return ""
	}
	own := ""
	whose := r.d.ActorsAt(at)
	if s := r.d.SentenceOf(k); s > 0 && slices.ContainsFunc(whose, func(id string) bool { return r.named1(id, k) }) {
		whose = nil // "N., her opposite number": hers who spoke before
		x := r.d.Sentences[s-1]
		for i := x.First; i < x.Last && whose == nil; i++ {
			if r.d.Tokens[i].Rel == readout.RelNsubj {
				whose = r.d.ActorsAt(i)
			}
		}
	}
	for _, id := range whose {
		a := r.actor(id)
		own = r.partyOf(ps, []string{id})
		if own == "" && a != nil && a.Kind == readout.ActorPerson && r.wayUp == 0 {
			r.wayUp++
			own = r.speaksFor(ps, a)
			r.wayUp--
		}
	}
	for i := range ps {
		if p := ps[i].parties; own != "" && len(p) == 2 {
			switch {
			case r.seated(p[:1], own):
				return p[1]
			case r.seated(p[1:], own):
				return p[0]
			}
		}
	}
	return ""
}

// named1 says whether the noun at token k stands beside a name of the actor.
func (r *reading) named1(id string, k int32) bool {
	for _, n := range append(r.besideName(k), r.d.Tokens[k].Head) {
		if n >= 0 && slices.Contains(r.d.ActorsAt(n), id) {
			return true
		}
	}
	return false
}

// onlyGovernment returns the one government at the table for a minister or
// president whose country nobody states, else the one party that his paragraph
// names before him.
func (r *reading) onlyGovernment(ps []process, a *readout.Actor) string {
	if len(ps) == 1 {
		n, found := 0, ""
		for _, id := range ps[0].parties {
			if x := r.actor(id); x != nil && x.Kind == readout.ActorGovernment {
				n, found = n+1, id
			}
		}
		if n == 1 {
			return found
		}
	}
	for _, m := range a.Mentions {
		i := r.tokenAt(m.Start)
		p := r.sentence(i).Paragraph
		found, many := "", false
		for k := i - 1; k >= 0 && r.sentence(k).Paragraph == p; k-- {
			if r.d.Tokens[k].Tag != readout.PROPN {
				continue
			}
			if id := r.partyOf(ps, r.d.ActorsAt(k)); id != "" {
				many = many || found != "" && found != id
				found = id
			}
		}
		if found != "" && !many {
			return found
		}
	}
	return ""
}

// mediating says whether an actor only helps the talks along: a side that hosts
// or mediates, or a person who is called a mediator.
func (r *reading) mediating(ps []process, id string) bool {
	if r.atTable(ps, id) {
		return false
	}
	if s := r.side(id); s != "" && slices.Contains(r.third, s) {
		return true
	}
	a := r.actor(id)
	if a == nil || a.Kind != readout.ActorPerson {
		return false
	}
	for _, m := range a.Mentions {
		for _, k := range r.besideName(r.headOf(r.tokenAt(m.Start), r.tokenAt(m.End-1))) {
			if r.is(k, isMediator) {
				return true
			}
		}
	}
	return len(ps) > 0 && a.Country == "UNO"
}

// sideBy returns the party whose negotiator, team or spokesman the noun at token
// k is: "the Front's", "their", "government".
func (r *reading) sideBy(ps []process, k int32) string {
	for c := range r.d.Children(k) {
		switch r.d.Tokens[c].Rel {
		case readout.RelNmodPoss, readout.RelNmod, readout.RelCompound, readout.RelAmod, readout.RelNsubj:
			if id := r.partyOf(ps, r.takers(r.phrase(c, nil))); id != "" {
				return id
			}
			if id := r.oneOf(ps, r.d.Tokens[c].Lemma); id != "" {
				return id
			}
		}
	}
	return ""
}

// partyOf returns the party of the talks among some actors, empty if there is not just one.
func (r *reading) partyOf(ps []process, ids []string) string {
	if sides := r.sidesOf(ids); len(sides) == 1 {
		for k := range ps {
			for _, p := range ps[k].parties {
				if r.side(p) == sides[0] {
					return p
				}
			}
		}
	}
	return ""
}

// groupOf is the armed group whose spokesman or negotiator a person is called:
// "N., chief negotiator of the Front", "its representative".
func (r *reading) groupOf(a *readout.Actor) string {
	for _, m := range a.Mentions {
		i := r.headOf(r.tokenAt(m.Start), r.tokenAt(m.End-1))
		for _, k := range append(r.besideName(i), i) {
			if !r.is(k, isNegotiator) && !r.is(k, isHead) && !spokes(r.d.Tokens[k].Lemma) {
				continue
			}
			for c := range r.d.Children(k) {
				switch r.d.Tokens[c].Rel {
				case readout.RelNmodPoss, readout.RelNmod, readout.RelCompound, readout.RelAmod:
					for _, id := range r.groups(c) {
						if x := r.actor(id); x.Kind == readout.ActorArmedGroup {
							return id
						}
					}
				}
			}
		}
	}
	return ""
}

// besideName lists the nouns that stand in apposition to the name at token i.
func (r *reading) besideName(i int32) []int32 {
	var out []int32
	t := &r.d.Tokens[i]
	if t.Head >= 0 && (t.Rel == readout.RelAppos || t.Rel == readout.RelFlat || t.Rel == readout.RelNmodDesc) {
		out = append(out, t.Head)
	}
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelAppos, readout.RelCompound, readout.RelNmodDesc, readout.RelFlat:
			out = append(out, c)
		}
	}
	return out
}

func spokes(lemma string) bool {
	switch lemma {
	case "spokesman", "spokeswoman", "spokesperson", "chairman", "chairwoman", "commander", "representative", "negotiator":
		return true
	}
	return false
}

// headOf returns the token of first to last that hangs from outside of them.
func (r *reading) headOf(first, last int32) int32 {
	for k := first; k <= last; k++ {
		if h := r.d.Tokens[k].Head; h < first || h > last {
			return k
		}
	}
	return first
}

// atTable says whether an actor is a party of some talks, and no mediator.
func (r *reading) atTable(ps []process, id string) bool {
	s := r.side(id)
	for k := range ps {
		if slices.Contains(ps[k].parties, id) || s != "" && slices.Contains(ps[k].sides, s) {
			return true
		}
	}
	for i := range r.rec.Meetings { // talks of two that open no process of their own
		if m := &r.rec.Meetings[i]; len(ps) == 0 && m.Kind == "talks" && len(r.sidesOf(m.Parties)) == 2 && (slices.Contains(m.Parties, id) || r.seated(m.Parties, id)) {
			return true
		}
	}
	return false
}
