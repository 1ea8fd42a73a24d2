package events

import (
	"slices"

	"readout"
)

// cover notes the shortest mention over each token.
func (x *run) cover() {
	t := int32(0)
	for m := range x.d.Mentions {
		s := x.d.Mentions[m].Span
		for t > 0 && x.d.Tokens[t-1].Start >= s.Start {
			t--
		}
		for int(t) < len(x.d.Tokens) && x.d.Tokens[t].Start < s.Start {
			t++
		}
		if mm := &x.d.Mentions[m]; mm.Kind == readout.KindName && mm.Chain >= 0 && int(mm.Chain) < len(x.d.Chains) {
			if ids := x.d.Chains[mm.Chain].Actors; len(ids) > 0 {
				x.byName[s.In(x.d.Report.Text)] = ids
			}
		}
		for i := t; int(i) < len(x.d.Tokens) && x.d.Tokens[i].End <= s.End; i++ {
			if o := x.covered[i]; o < 0 || x.d.Mentions[o].Len() > s.Len() {
				x.covered[i] = int32(m)
			}
		}
	}
}

// direct returns the actors of the mention that token i heads, or, where trees and
// mentions disagree, of the name that it is part of.
func (x *run) direct(i int32) []string {
	if ids := x.d.ActorsAt(i); len(ids) > 0 {
		return ids
	}
	m := x.covered[i]
	if t := x.tok(i); t.Tag == readout.PROPN && (m < 0 || x.d.Mentions[m].Kind != readout.KindName) {
		return x.byName[x.d.Word(i)]
	}
	if m < 0 || x.d.Mentions[m].Kind != readout.KindName || x.d.MentionAt(i) >= 0 && x.d.Mentions[m].Head != i {
		return nil
	}
	if c := x.d.Mentions[m].Chain; c >= 0 && int(c) < len(x.d.Chains) {
		return x.d.Chains[c].Actors
	}
	return nil
}

// names says whether the phrase of token i names an actor.
func (x *run) names(i int32) bool { return len(x.who(i, nil, 3)) > 0 }

// itself says whether the phrase of token i is an actor, not only speaks of one.
func (x *run) itself(i int32) bool {
	if len(x.direct(i)) > 0 {
		return true
	}
	for c := range x.d.Children(i) {
		if r := x.tok(c).Rel; (r == readout.RelConj || r == readout.RelAppos || r == readout.RelFlat) && len(x.direct(c)) > 0 {
			return true
		}
	}
	return false
}

// who adds to out the actors of the phrase headed by token i: its own, or else
// those of an apposition, a possessor, a modifier or an "of" phrase; and those
// that are coordinated with it.
func (x *run) who(i int32, out []string, depth int) []string {
	if depth == 0 {
		return out
	}
	if ids := x.members(i, depth); len(ids) > 0 {
		return merge(out, ids)
	}
	before := len(out)
	own := x.direct(i)
	out = merge(out, own)
	switch {
	case len(own) > 0 && len(out) == before: // named already
	case len(out) == before:
		out = x.among(i, out, depth)
	case !x.located(out[before:]):
		if ids := x.sided(i); len(ids) > 0 {
			out = merge(out[:before], ids)
		}
	default:
		out = x.shared(i, out)
	}
	for c := range x.d.Children(i) {
		if r := x.tok(c).Rel; r == readout.RelConj && !x.itsOwn(c) && !x.torn(c) || r == readout.RelAppos && x.joined(c) {
			out = x.who(c, out, depth-1)
		}
	}
	if s := x.fellow(i); s >= 0 {
		out = x.who(s, out, depth-1)
	}
	return out
}

// fellow returns the second subject beside subject i that "and" joins to it, where the
// parser gave the verb two; -1 if there is none.
func (x *run) fellow(i int32) int32 {
	t := x.tok(i)
	if t.Rel != readout.RelNsubj && t.Rel != readout.RelNsubjPass || t.Head < 0 {
		return -1
	}
	for c := range x.d.Children(t.Head) {
		if c > i && c < t.Head && x.tok(c).Rel == t.Rel && x.joined(c) {
			return c
		}
	}
	return -1
}

// itsOwn says whether noun i is something of the party before it: "Chad and its
// oil fields".
func (x *run) itsOwn(i int32) bool {
	p := x.d.Child(i, readout.RelNmodPoss)
	return p >= 0 && x.low(p) == "its" && len(x.direct(i)) == 0
}

// joined says whether the phrase of token i begins with "and", so that it is a
// second party and no other name of the first: "the king and the Greek leader".
func (x *run) joined(i int32) bool {
	first, _ := x.d.Subtree(i)
	return x.tok(first).Tag == readout.CCONJ && x.low(first) == "and"
}

// located says whether one of ids has a country.
func (x *run) located(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return x.country(id) != "" })
}

// sided returns the actors with a country that a possessor or modifier of noun i
// names ("Hezbollah guerrillas"), also one that the parser hung on i's verb.
func (x *run) sided(i int32) []string {
	for c := range x.d.Children(i) {
		if r := x.tok(c).Rel; c > i && (r == readout.RelNmod || r == readout.RelObl) && x.marker(c, readout.RelCase) == "for" && x.located(x.direct(c)) {
			if first, _ := x.d.Subtree(c); first > 0 && x.d.Word(first-1) == "," && x.tok(i).Name.Type() == readout.TypePerson {
				return x.direct(c) // "Ann Roe, for Chad, said"
			}
		}
	}
	if i > 0 {
		if l := i - 1; x.nominal(l) && x.tok(l).Rel == readout.RelCompound && x.tok(l).Head == x.tok(i).Head && x.located(x.direct(l)) {
			return x.direct(l)
		}
	}
	for c := range x.d.Children(i) {
		switch x.tok(c).Rel {
		case readout.RelNmodPoss, readout.RelAmod, readout.RelCompound:
			if ids := x.direct(c); x.tok(c).Tag != readout.VERB && x.located(ids) {
				return ids
			}
		}
	}
	return nil
}

// among looks for actors below i, nearest sort of relation first.
func (x *run) among(i int32, out []string, depth int) []string {
	before := len(out)
	if currency[x.lemma(i)] {
		return out // "two million U.S. dollars"
	}
	person := x.hasClass(i, persons)
	var vague []string // found, but of no known country
	for _, rels := range nearness {
		for c := range x.d.Children(i) {
			t := x.tok(c)
			if !slices.Contains(rels, t.Rel) && !(t.Rel == readout.RelObl && rels[0] == readout.RelNmod && x.marker(c, readout.RelCase) == "between") {
				continue
			}
			switch t.Rel {
			case readout.RelAppos:
				if n := x.tok(i).Name; n != 0 && n.Type() != readout.TypePerson && t.Name.Type() == readout.TypePerson {
					continue // a person is no other name of a building or body
				}
			case readout.RelNmod, readout.RelObl:
				m := x.marker(c, readout.RelCase)
				if !within(m) || person && m == "against" || m == "of" && x.doing && opposite[x.lemma(i)] {
					continue // "protesters against the king" are not the king's
				}
			case readout.RelAmod, readout.RelCompound, readout.RelNmodPoss:
				if t.Tag == readout.VERB || beyondIt[x.lemma(i)] || opposite[x.lemma(i)] && !x.landly(c) || t.Rel != readout.RelNmodPoss && x.sited(i, c) {
					continue
				}
			case readout.RelNsubj:
				if !x.noClause(i) {
					continue
				}
			}
			out = x.who(c, out, depth-1)
			if x.marker(c, readout.RelCase) == "between" {
				if o := x.partner(c); o >= 0 {
					out = x.who(o, out, depth-1)
				}
			}
		}
		if x.located(out[before:]) || rels[0] == readout.RelAppos && len(out) > before {
			return out // an apposition is the same, whatever stands beside it
		}
		vague = merge(vague, out[before:])
		out = out[:before]
	}
	return merge(out, vague)
}

var nearness = [][]readout.Rel{
	{readout.RelAppos, readout.RelFlat},
	{readout.RelNmodPoss},
	{readout.RelAmod, readout.RelCompound, readout.RelNmodDesc, readout.RelNmodUnmarked},
	{readout.RelNmod},
	{readout.RelNsubj},
}

// noClause says whether token i stands where a noun does, so that what hangs on it
// as its subject is a part of it: "a Security Council appeal".
func (x *run) noClause(i int32) bool {
	switch x.tok(i).Rel {
	case readout.RelObj, readout.RelIobj, readout.RelObl, readout.RelNmod, readout.RelNsubj:
		return x.d.Child(i, readout.RelCop, readout.RelAux, readout.RelMark) < 0
	}
	return false
}

// opposite are the words for people who are not of the side that they are named after:
// "supporters of the president".
var opposite = map[string]bool{"supporter": true, "opponent": true, "critic": true, "relative": true, "rival": true, "enemy": true, "foe": true, "victim": true, "widow": true, "killer": true, "assassin": true, "attacker": true, "lawyer": true, "friend": true, "follower": true}

// landly says whether token i is a state or what belongs to one, so that people named
// after it are its people: "Kenyan supporters of the plan".
func (x *run) landly(i int32) bool {
	for _, id := range x.direct(i) {
		if a := x.actors[id]; a != nil && (a.Kind == readout.ActorPerson || a.Kind == readout.ActorArmedGroup || a.Kind == readout.ActorOrganisation) {
			return false
		}
	}
	return x.tok(i).Tag != readout.PRON
}

// sited says whether place c before noun i tells where a building stands: a Paris shop
// is not the government's that is called Paris.
func (x *run) sited(i, c int32) bool {
	if !x.placeAt(c) {
		return false
	}
	return x.tok(i).Tag == readout.PROPN && len(x.direct(i)) == 0 || x.hasClass(i, []string{"building"})
}

// currency are the words for money, which is of no party.
var currency = map[string]bool{"dollar": true, "euro": true, "pound": true, "yen": true, "yuan": true, "ruble": true, "rouble": true, "franc": true, "rupee": true, "shilling": true, "peso": true, "lira": true, "riyal": true, "dinar": true, "rand": true, "$": true, "€": true, "£": true}

// within says whether what follows a preposition may stand for the whole.
func within(p string) bool {
	switch p {
	case "", "of", "by", "from", "in", "for", "to", "against", "on", "at", "with", "between", "among", "near":
		return true
	}
	return false
}

// shared adds the second of two modifiers with one head ("Hungarian and Romanian
// officials") where the head's own actor stands for the first alone.
func (x *run) shared(i int32, out []string) []string {
	for c := range x.d.Children(i) {
		if t := x.tok(c); t.Rel != readout.RelAmod && t.Rel != readout.RelCompound {
			continue
		}
		for g := range x.d.Children(c) {
			if x.tok(g).Rel == readout.RelConj {
				for _, id := range x.direct(g) {
					if !x.sameCountry(out, id) {
						out = merge(out, []string{id})
					}
				}
			}
		}
	}
	return out
}

// sameCountry says whether one of ids has the country of id.
func (x *run) sameCountry(ids []string, id string) bool {
	return slices.ContainsFunc(ids, func(o string) bool { return x.country(o) == x.country(id) })
}

func (x *run) country(id string) string {
	if a := x.actors[id]; a != nil {
		return a.Country
	}
	return ""
}

func merge(out, ids []string) []string {
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// party returns the actors of all fillers of p.
func (x *run) party(p *party) []string {
	var out []string
	x.doing = p.doer
	defer func() { x.doing = false }()
	for _, t := range p.all() {
		n := len(out)
		if out = x.who(t, out, 4); len(out) > n && x.nominal(t) && x.dual(t) && !x.located(out[n:]) {
			if ids := x.recalled(t, p.doer); len(ids) > 0 {
				out = merge(out[:n], ids) // "both leaders", of whom nothing else is known
			}
		}
		if ids := x.themselves(t, out[n:]); ids != nil {
			out = merge(out[:n], ids)
		}
		if len(out) == n {
			out = merge(out, x.ourselves(t))
		}
		if len(out) == n {
			out = merge(out, x.sayer(t))
		}
		if len(out) == n {
			out = merge(out, x.recalled(t, p.doer))
		}
	}
	return out
}

// humane returns the actors of p without the states that only its places stand for,
// where p names people too: in "shelled villages in Chad, killing ten civilians" it is
// the civilians who suffer.
func (x *run) humane(p *party, ids []string) []string {
	if p.n < 2 || !x.crowd(p) {
		return ids
	}
	var out []string
	for _, t := range p.all() {
		if x.itself(t) || x.inClass(t, persons) || !x.overPlace(t) {
			out = x.who(t, out, 4)
		}
	}
	if len(out) == 0 {
		return ids
	}
	return out
}

// ourselves returns the speakers of the words around a "we" or "I" that the
// mentions left open.
func (x *run) ourselves(i int32) []string {
	switch x.low(i) {
	case "we", "i", "us", "our":
	default:
		return nil
	}
	var out []string
	for _, k := range x.vouchers(i, x.tok(i).Span) {
		out = merge(out, x.rec.Statements[k].Speakers)
	}
	return out
}

// themselves returns all who say the clause whose subject is the "they" at token i, where
// ids, for whom it was taken, are only some of them: "Chad, Mali and Niger said they".
func (x *run) themselves(i int32, ids []string) []string {
	if x.low(i) != "they" || len(ids) == 0 {
		return nil
	}
	all := x.sayer(i)
	if len(all) <= len(ids) {
		return nil
	}
	for _, id := range ids {
		if !slices.Contains(all, id) {
			return nil
		}
	}
	return all
}

// sayer returns who says the clause whose subject is the pronoun i, where the
// mentions left it open: "Chad announced it will".
func (x *run) sayer(i int32) []string {
	switch x.low(i) {
	case "it", "he", "she", "they":
	default:
		return nil
	}
	v := x.tok(i).Head
	for range 4 {
		if v < 0 {
			return nil
		}
		t := x.tok(v)
		if t.Rel == readout.RelCcomp && t.Head >= 0 {
			if e, ok := x.embedder(t.Head); !ok || e != "" {
				return nil
			}
			if s := x.subject(t.Head); s >= 0 && s != i {
				return x.who(s, nil, 3)
			}
			return nil
		}
		if t.Rel != readout.RelConj && t.Rel != readout.RelXcomp {
			return nil
		}
		v = t.Head
	}
	return nil
}

// others leaves out of the recipients who is an actor, and where parties of
// another country are named, those of the actor's own.
func (x *run) others(rec, act []string) []string {
	rec = slices.DeleteFunc(rec, func(id string) bool { return slices.Contains(act, id) })
	foreign := slices.ContainsFunc(rec, func(id string) bool { return x.country(id) != "" && !x.sameCountry(act, id) })
	if foreign && len(act) > 0 {
		rec = slices.DeleteFunc(rec, func(id string) bool { return x.country(id) != "" && x.sameCountry(act, id) })
	}
	return rec
}

// spans returns the phrases of the fillers of p.
func (x *run) spans(p *party) []readout.Span {
	var out []readout.Span
	for _, t := range p.all() {
		a, b := x.d.Subtree(t)
		out = append(out, x.d.Words(a, b))
	}
	return out
}

// authors returns who made what the fillers of p are: "condemned the move announced
// by Chad".
func (x *run) authors(p *party) []string {
	var out []string
	for _, t := range p.all() {
		for c := range x.d.Children(t) {
			if x.tok(c).Rel != readout.RelAcl {
				continue
			}
			if a := x.d.Child(c, readout.RelOblAgent); a >= 0 && x.itself(a) {
				out = x.who(a, out, 3)
			}
		}
	}
	return out
}

// beyond returns the actors of the prepositional phrases below the fillers of p.
func (x *run) beyond(p *party) []string {
	var out []string
	for _, t := range p.all() {
		for c := range x.d.Children(t) {
			if r := x.tok(c).Rel; r == readout.RelNmod || r == readout.RelObl {
				out = x.who(c, out, 3)
			}
		}
	}
	return out
}
