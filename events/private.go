package events

import "readout"

// citizens says whether only private people and firms have a part in p, and all of
// one country at most: a purchase, a wedding, a quarrel over a contract. Force and
// protest are news whoever is in them.
func (x *run) citizens(p *proto, act, rec []string) bool {
	if x.involved(act, rec) {
		return false
	}
	if quads[p.typ] == 4 || len(act)+len(rec) == 0 || p.typ == "ACCUSE" && len(act) == 0 || p.typ == "RETREAT" || x.truce(p) {
		return false
	}
	land := ""
	for _, id := range merge(append([]string(nil), act...), rec) {
		a := x.actors[id]
		if a == nil || !x.civil(a) {
			return false
		}
		if a.Country == "" {
			continue
		}
		if land != "" && land != a.Country {
			return false
		}
		land = a.Country
	}
	return true
}

// civil says whether an actor has no part in politics but as a citizen: nobody of
// the dictionary, without an office, and of no sector but those of private life.
func (x *run) civil(a *readout.Actor) bool {
	switch a.Kind {
	case readout.ActorGovernment, readout.ActorIGO, readout.ActorArmedGroup, readout.ActorNGO:
		return false
	case readout.ActorPeople:
		if a.Country != "" {
			return false // "the Cuban exiles"
		}
	}
	if movement(a) || a.Rank != "" || len(a.Sectors) == 0 && a.Kind != readout.ActorPerson && a.Country != "" {
		return false
	}
	for _, s := range a.Sectors {
		switch s {
		case "CVL", "BUS", "MED", "EDU", "LAB", "MNC", "HLH", "ENV":
		default:
			return false
		}
	}
	return true
}

// lasting says whether a deed is told as a lasting state and nobody is said to do
// it: "millions are displaced", "the lab is equipped".
func (x *run) lasting(p *proto, act []string) bool {
	if quads[p.typ]%2 == 1 || len(act) > 0 || x.nominal(p.head) || !x.passive(p.head) || x.dated(p.head) {
		return false
	}
	be := false
	for c := range x.d.Children(p.head) {
		if !isAux(x.tok(c).Rel) {
			continue
		}
		switch x.low(c) {
		case "is", "are", "'s", "’s", "'re", "’re":
			be = true
		case "being", "been", "was", "were", "will":
			return false
		}
	}
	return be
}
