package events

import "readout"

// memory is how many events back a phrase may point.
const memory = 60

// recalled gives the parties of a phrase that points back to an event: "the two
// nations" are those who met, "the campaign" does what those who attacked do.
func (x *run) recalled(i int32, doer bool) []string {
	if !x.nominal(i) {
		return nil
	}
	switch {
	case x.hasClass(i, []string{"counterpart"}) && x.dual(i):
		return x.pair(x.hasClass(i, []string{"state"}))
	case doer && x.hasClass(i, []string{"violence"}) && x.definite(i):
		return x.doers("ASSAULT", i)
	}
	return nil
}

// dual says whether "the two" or "both" hangs on noun i; "two countries" are any two.
func (x *run) dual(i int32) bool {
	for c := range x.d.Children(i) {
		if w := x.low(c); w == "two" && x.definite(i) || w == "both" {
			return true
		}
	}
	return false
}

// definite says whether noun i has "the", "this" or "that".
func (x *run) definite(i int32) bool {
	c := x.d.Child(i, readout.RelDet)
	if c < 0 {
		return false
	}
	w := x.low(c)
	return w == "the" || w == "this" || w == "these" || w == "that"
}

// pair returns the parties of the last encounter before, as their states where
// states are asked for and known.
func (x *run) pair(states bool) []string {
	for k := len(x.kept) - 1; k >= max(0, len(x.kept)-memory); k-- {
		p := &x.protos[x.kept[k]]
		if !p.sym {
			continue
		}
		ids := merge(x.fillers(&p.act), x.fillers(&p.rec))
		if len(ids) != 2 || x.country(ids[0]) == x.country(ids[1]) {
			continue
		}
		if states {
			return []string{x.state(ids[0]), x.state(ids[1])}
		}
		return ids
	}
	if ids := x.amidst(); ids != nil && states == (x.country(ids[0]) != "" && x.country(ids[1]) != "") {
		return ids
	}
	return nil
}

// doers returns who did the last event of a type that is told before token i.
func (x *run) doers(typ string, i int32) []string {
	for k := len(x.kept) - 1; k >= max(0, len(x.kept)-memory); k-- {
		if p := &x.protos[x.kept[k]]; p.typ == typ && p.head < i {
			if ids := x.fillers(&p.act); len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// fillers returns the actors of p's own phrases.
func (x *run) fillers(p *party) []string {
	var out []string
	for _, t := range p.all() {
		out = x.who(t, out, 4)
	}
	return out
}

// state returns the actor that stands for the country of id, or id.
func (x *run) state(id string) string {
	for i := range x.rec.Actors {
		a := &x.rec.Actors[i]
		if a.Kind == readout.ActorGovernment && a.Country == x.country(id) && a.Rank == "" {
			return a.ID
		}
	}
	return id
}

// counterparts returns the other side of the encounter that "the talks" or "that
// effort" points back to, when one side leaves it.
func (x *run) counterparts(p *proto, act []string) []string {
	switch p.typ {
	case "SANCTION", "THREATEN", "REJECT":
	default:
		return nil
	}
	if p.object < 0 || !x.definite(p.object) || !x.hasClass(p.object, []string{"venture"}) {
		return nil
	}
	var out []string
	for _, id := range x.pair(true) {
		if !x.sameCountry(act, id) {
			out = append(out, id)
		}
	}
	if len(out) != 1 {
		return nil // the actor is not one of the two
	}
	return out
}

// hostOf returns whom it strikes that an envoy is recalled or expelled, of whom the words
// only say whose he is, where the same sentence has the actor accuse or reject somebody:
// "accused Chad of aggression and recalled its ambassador"; nil elsewhere.
func (x *run) hostOf(p *proto, act, rec []string) []string {
	if p.typ != "SANCTION" || len(act) == 0 || p.object < 0 && p.rec.n == 0 {
		return nil
	}
	for _, id := range rec {
		if !x.sameCountry(act, id) {
			return nil
		}
	}
	envoy := p.object
	if envoy < 0 || !x.hasClass(envoy, []string{"diplomat"}) {
		if p.rec.n == 0 {
			return nil
		}
		envoy = p.rec.toks[0]
	}
	if !x.hasClass(envoy, []string{"diplomat"}) || !x.itsOwnThing(envoy) {
		return nil
	}
	s := x.d.SentenceOf(p.head)
	for i := range x.protos {
		o := &x.protos[i]
		if o.typ != "ACCUSE" || x.d.SentenceOf(o.head) != s || o.rec.n == 0 {
			continue
		}
		if a := x.party(&o.act); len(a) == 0 || !x.sameCountry(act, a[0]) {
			continue
		}
		if ids := x.party(&o.rec); len(ids) == 1 && x.country(ids[0]) != "" && !x.sameCountry(act, ids[0]) {
			return ids
		}
	}
	return nil
}
