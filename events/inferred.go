package events

import (
	"slices"
	"sort"

	"readout"
)

// placed returns whom a place stands for where a party should be named ("a curfew
// in Jericho"): its state, or where that is the actor, its people. Such a party is
// inferred, and where the record has no actor for it yet, the new one says so.
func (x *run) placed(p *party, act []string) []string {
	for _, t := range p.all() {
		a, b := x.d.Subtree(t)
		s := x.d.Words(a, b)
		list := x.rec.Places
		for i := sort.Search(len(list), func(i int) bool { return list[i].Span.Start >= s.Start }); i < len(list) && list[i].Span.Start < s.End; i++ {
			if pl := &list[i]; pl.Country != "" && s.Contains(pl.Span) && x.inPhrase(x.tokenAt(pl.Span.Start), t) {
				return []string{x.inferred(pl, act, x.hasClass(t, []string{"building"}))}
			}
		}
	}
	return nil
}

// inPhrase says whether token i belongs to the phrase of token top and to no clause
// within it: not "in Kenya" in "information on men who fought in Kenya".
func (x *run) inPhrase(i, top int32) bool {
	for ; int(i) < len(x.d.Tokens) && i >= 0 && i != top; i = x.tok(i).Head {
		switch x.tok(i).Rel {
		case readout.RelAcl:
			if x.tok(i).Fine != readout.VB {
				return false
			}
		case readout.RelAclRelcl, readout.RelAdvcl, readout.RelCcomp, readout.RelParataxis:
			return false
		}
	}
	return true
}

// inferred returns the id of the actor that a place stands for, which is its state, but
// no government where a building there was meant.
func (x *run) inferred(pl *readout.Place, act []string, building bool) string {
	home := slices.ContainsFunc(act, func(id string) bool { return x.country(id) == pl.Country })
	for i := range x.rec.Actors {
		a := &x.rec.Actors[i]
		if a.Country != pl.Country || slices.Contains(act, a.ID) {
			continue
		}
		if building && a.Basis == readout.BasisInferred && a.Kind == readout.ActorOther && a.Name == pl.Name {
			return a.ID
		}
		if home && a.Kind == readout.ActorPeople && a.Basis == readout.BasisInferred && a.Name == pl.Name || !home && a.Kind == readout.ActorGovernment && !building {
			return a.ID
		}
	}
	n := readout.Actor{ID: "a" + itoa(len(x.rec.Actors)+1), Name: pl.Name, Kind: readout.ActorOther, Country: pl.Country, Mentions: []readout.Span{pl.Span}, Basis: readout.BasisInferred}
	if home {
		n.Kind, n.Sectors = readout.ActorPeople, []string{"CVL"}
	}
	x.rec.Actors = append(x.rec.Actors, n)
	index(x.actors, x.rec.Actors)
	return n.ID
}

// marchers returns the people of the land where a protest p goes on that only a number
// tells of: "tens of thousands rallied in Belgrade"; nil elsewhere.
func (x *run) marchers(p *proto) []string {
	if p.typ != "PROTEST" || p.act.n != 1 || !numbers[x.lemma(p.act.toks[0])] {
		return nil
	}
	var e readout.Event
	x.where(p, &e)
	for i := range x.rec.Places {
		if pl := &x.rec.Places[i]; pl.ID == e.Place && pl.Country != "" {
			n := readout.Actor{ID: "a" + itoa(len(x.rec.Actors)+1), Name: pl.Name, Kind: readout.ActorPeople, Country: pl.Country, Sectors: []string{"CVL"}, Mentions: []readout.Span{pl.Span}, Basis: readout.BasisInferred}
			for k := range x.rec.Actors {
				if a := &x.rec.Actors[k]; a.Kind == n.Kind && a.Basis == n.Basis && a.Name == n.Name {
					return []string{a.ID}
				}
			}
			x.rec.Actors = append(x.rec.Actors, n)
			index(x.actors, x.rec.Actors)
			return []string{n.ID}
		}
	}
	return nil
}

// numbers are the nouns and numerals that stand for a crowd by themselves.
var numbers = map[string]bool{"ten": true, "tens": true, "hundred": true, "hundreds": true, "thousand": true, "thousands": true, "dozen": true, "dozens": true, "million": true, "millions": true, "crowd": true, "crowds": true, "people": true}

// index maps ids to actors; the actors may have moved when one was added.
func index(m map[string]*readout.Actor, list []readout.Actor) map[string]*readout.Actor {
	clear(m)
	for i := range list {
		m[list[i].ID] = &list[i]
	}
	return m
}

// placeAt says whether token i is the name of a place.
func (x *run) placeAt(i int32) bool {
	s := x.tok(i).Span
	list := x.rec.Places
	k := sort.Search(len(list), func(k int) bool { return list[k].Span.End > s.Start })
	return k < len(list) && list[k].Span.Overlaps(s)
}

// overPlace says whether the phrase of token i names a place.
func (x *run) overPlace(i int32) bool {
	a, b := x.d.Subtree(i)
	for t := a; t <= b; t++ {
		if x.placeAt(t) {
			return true
		}
	}
	return false
}
