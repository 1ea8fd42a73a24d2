package events

import (
	"sort"

	"readout"
)

// placed returns the country of a place that stands where a party should ("a
// curfew in Jericho"). Such a party is inferred, and where the record has no
// actor for it yet, the new one says so.
func (x *run) placed(p *party) []string {
	for _, t := range p.all() {
		a, b := x.d.Subtree(t)
		if id := x.countryIn(x.d.Words(a, b)); id != "" {
			return []string{id}
		}
	}
	return nil
}

// countryIn returns the actor of the first place within s that has a country.
func (x *run) countryIn(s readout.Span) string {
	list := x.rec.Places
	for i := sort.Search(len(list), func(i int) bool { return list[i].Span.Start >= s.Start }); i < len(list) && list[i].Span.Start < s.End; i++ {
		if pl := &list[i]; pl.Country != "" && s.Contains(pl.Span) {
			return x.countryActor(pl)
		}
	}
	return ""
}

// countryActor returns the id of the actor for a place's country.
func (x *run) countryActor(pl *readout.Place) string {
	for i := range x.rec.Actors {
		if a := &x.rec.Actors[i]; a.Country == pl.Country && (a.Kind == readout.ActorGovernment || a.Basis == readout.BasisInferred) {
			return a.ID
		}
	}
	x.rec.Actors = append(x.rec.Actors, readout.Actor{
		ID: "a" + itoa(len(x.rec.Actors)+1), Name: pl.Name, Kind: readout.ActorOther, Country: pl.Country,
		Mentions: []readout.Span{pl.Span}, Basis: readout.BasisInferred,
	})
	x.actors = index(x.actors, x.rec.Actors)
	return x.rec.Actors[len(x.rec.Actors)-1].ID
}

// index maps ids to actors; the actors may have moved when one was added.
func index(m map[string]*readout.Actor, list []readout.Actor) map[string]*readout.Actor {
	clear(m)
	for i := range list {
		m[list[i].ID] = &list[i]
	}
	return m
}
