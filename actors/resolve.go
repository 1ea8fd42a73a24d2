package actors

import (
	"slices"

	"readout"
)

// resolve finds the actors of chain c once; a chain that needs itself gets none.
func (f *Finder) resolve(c int32) []int32 {
	if f.state[c] != 0 {
		return f.result[c]
	}
	f.state[c] = 1
	f.result[c] = f.chain(c, f.result[c][:0])
	f.state[c] = 2
	return f.result[c]
}

// chain appends the actors of chain c to out.
func (f *Finder) chain(c int32, out []int32) []int32 {
	ch := &f.d.Chains[c]
	if ch.Type == readout.TypeThing || len(f.of[c]) == 0 {
		return out
	}
	if len(ch.Members) > 0 {
		return f.set(c, out)
	}
	name := int32(-1)
	if b := ch.Best; b >= 0 && f.d.Mentions[b].Kind == readout.KindName {
		name = b
	}
	if name < 0 {
		return f.nouns(c, out)
	}
	if h, ok := f.named(name); ok {
		return f.known(c, name, h, out)
	}
	return f.unknown(c, name, out)
}

// set gives the actors of the members; "their governments" and "the two
// countries" stand for the members' states.
func (f *Finder) set(c int32, out []int32) []int32 {
	states, gov := false, false
	for _, m := range f.of[c] {
		x := &f.d.Mentions[m]
		if x.Kind == readout.KindNoun {
			if a := f.agent(x.Head); a != nil && a.typ == readout.TypeOrganisation {
				states, gov = true, gov || has(a.sectors, "GOV")
			}
		}
	}
	for _, m := range f.d.Chains[c].Members {
		for _, a := range f.resolve(m) {
			if states && f.actors[a].Kind == readout.ActorPerson {
				e, ok := f.dict.byKey[f.actors[a].Country]
				if !ok {
					continue
				}
				a = f.stateActor(e, true)
			} else if e, ok := f.dict.byKey[f.actors[a].Key]; ok && gov && f.dict.entities[e].state() {
				a = f.stateActor(e, true)
			}
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// named returns the dictionary's name that mention m is, as a whole.
func (f *Finder) named(m int32) (hit, bool) {
	a, b := f.core(m)
	for a < b && f.general(a) { // the Republic of X, the X
		a++
	}
	for b > a && f.general(b) { // X Province
		b--
	}
	i := f.hitAt[a]
	if i < 0 || f.hits[i].first > a {
		return hit{}, false
	}
	if n := i + 1; f.hits[i].last < b && f.regional(f.hits[i]) && int(n) < len(f.hits) && f.hits[n].first == f.hits[i].last+1 && f.hits[n].last == b {
		if e := &f.dict.entities[f.hits[n].ent]; !e.state() && e.kind != readout.ActorPerson && e.country == f.dict.entities[f.hits[i].ent].country {
			return f.hits[n], true // "Iranian Revolutionary Guard Corps"
		}
	}
	if f.hits[i].last < b {
		return hit{}, false
	}
	n := f.hits[i]
	if f.doubtful(n) {
		return hit{}, false
	}
	if n.form == formCity && f.d.Mentions[m].Type != readout.TypeLocation {
		return hit{}, false // a person or body named like a city
	}
	return n, true
}

// general says whether token i is a word that only says what a place or body is.
func (f *Finder) general(i int32) bool {
	if f.hitAt[i] >= 0 {
		return false
	}
	switch string(f.lower(f.d.Word(i))) {
	case "the", "of", "republic", "kingdom", "state", "province", "region", "city", "district", "governorate", "county", "town", "federation", "sultanate", "emirate", "oblast":
		return true
	}
	return false
}

// core returns the first and the last token of the name in mention m.
func (f *Finder) core(m int32) (a, b int32) {
	d := f.d
	x := &d.Mentions[m]
	h := x.Head
	if d.Tokens[h].Name == 0 {
		for i := h; int(i) < len(d.Tokens) && d.Tokens[i].Start < x.End; i++ {
			if n := d.Tokens[i].Name.Type(); n != readout.TypeUnknown && n == x.Type {
				h = i
				break
			}
		}
	}
	if a, b = run(d.Tokens, h); a >= 0 {
		return a, b
	}
	a, b = h, h
	for int(b)+1 < len(d.Tokens) && d.Tokens[b+1].End <= x.End && d.Tokens[b+1].Tag == readout.PROPN && d.Tokens[b+1].Name == 0 {
		b++
	}
	return a, b
}

// known gives the actor of a chain whose best name the dictionary knows.
func (f *Finder) known(c, name int32, h hit, out []int32) []int32 {
	e := &f.dict.entities[h.ent]
	switch {
	case e.kind == readout.ActorPerson:
		return append(out, f.person(c, name, h.ent))
	case h.form == formEthnic, h.form == formPeople:
		return append(out, f.people(c, name, h.ent))
	case h.form == formCity:
		if f.scene(c) {
			return out
		}
		if e := f.seatOf(name); e >= 0 {
			return append(out, f.stateActor(e, true))
		}
		return append(out, f.cityActor(name, h.ent))
	case h.form == formCapital:
		if f.scene(c) {
			return out
		}
		return append(out, f.stateActor(h.ent, true))
	case e.state():
		return append(out, f.stateActor(h.ent, h.form == formSeat))
	}
	return append(out, f.body(h.ent))
}

// seatOf returns the body that sits in the city of mention name and goes by its
// name where it acts ("Brussels agreed"), -1 if none.
func (f *Finder) seatOf(name int32) int32 {
	x := &f.d.Mentions[name]
	if f.words(name) != "Brussels" || !f.d.Tokens[x.Head].Rel.Subject() {
		return -1
	}
	return f.dict.byKey["eur.european_union"]
}

// stateActor returns the actor of a state; gov says that the words mean its government.
func (f *Finder) stateActor(ent int32, gov bool) int32 {
	e := &f.dict.entities[ent]
	i := f.actor(e.key, func() readout.Actor {
		return readout.Actor{Key: e.key, Name: e.name, Kind: e.kind, Country: e.country, Basis: readout.BasisDictionary}
	})
	if a := &f.actors[i]; gov && len(a.Sectors) == 0 {
		a.Sectors = []string{"GOV"}
	}
	return i
}

// body returns the actor of a body, group, medium or other entity.
func (f *Finder) body(ent int32) int32 {
	e := &f.dict.entities[ent]
	return f.actor(e.key, func() readout.Actor {
		return readout.Actor{Key: e.key, Name: e.name, Kind: e.kind, Country: e.country, Sectors: slices.Clone(f.sectorsNow(e)), Basis: readout.BasisDictionary}
	})
}

// sectorsNow are the sectors of a body on the day of publication.
func (f *Finder) sectorsNow(e *entity) []string {
	if e.kind != readout.ActorPerson {
		if r := e.on(f.today); r != nil {
			return r.sectors
		}
	}
	return e.sectors
}

// cityActor returns the actor of a city that acts: all that is known is its state.
func (f *Finder) cityActor(name, ent int32) int32 {
	e := &f.dict.entities[ent]
	a, b := f.core(name)
	text := f.d.Words(a, b).In(f.d.Report.Text)
	return f.actor("city "+text, func() readout.Actor {
		return readout.Actor{Name: text, Kind: readout.ActorOther, Country: e.country, Basis: readout.BasisDictionary}
	})
}

// people returns the actor of a people: "the Russians" are the state that
// negotiates where no number or place says otherwise, "Syrians" are civilians.
func (f *Finder) people(c, name, ent int32) int32 {
	x := &f.d.Mentions[name]
	a, _ := f.core(name)
	if i := f.hitAt[a]; i >= 0 && f.hits[i].form == formEthnic || f.minority(name) {
		return f.ethnic(name, ent)
	}
	if k := f.d.Child(x.Head, readout.RelDet); k >= 0 && string(f.lower(f.d.Word(k))) == "the" && !f.counted(x.Head) {
		return f.stateActor(ent, false)
	}
	return f.ethnic(name, ent)
}

// minority says whether a people is said to be ethnic or "of" some other place.
func (f *Finder) minority(name int32) bool {
	a, b := f.core(name)
	return a > 0 && string(f.lower(f.d.Word(a-1))) == "ethnic" || int(b)+1 < len(f.d.Tokens) && f.d.Word(b+1) == "of"
}

// ethnic returns the actor of people by the name that they have in mention name,
// in the state where they are said to be ("the Greeks of southern Utopia").
func (f *Finder) ethnic(name, ent int32) int32 {
	e := &f.dict.entities[ent]
	x := description{body: -1, owner: -1}
	if k := f.d.Mentions[name].Head + 1; int(k) < len(f.d.Tokens) && f.d.Word(k) == "of" {
		f.right(&x, k-1, 0, 0)
	}
	text, country := clean(f.d.Words(f.core(name)).In(f.d.Report.Text)), e.country
	switch a, _ := f.core(name); {
	case len(x.states) == 1:
		country, text = f.dict.entities[x.states[0]].country, f.words(name)
	case a > 0 && string(f.lower(f.d.Word(a-1))) == "ethnic":
		country, text = "", "ethnic "+text // of which state is not said
	}
	return f.actor("people "+text, func() readout.Actor {
		return readout.Actor{Name: text, Kind: readout.ActorPeople, Country: country, Sectors: []string{"CVL"}, Basis: readout.BasisComposed}
	})
}

// counted says whether token h is what a quantity is of: "hundreds of the Syrians".
func (f *Finder) counted(h int32) bool {
	up := f.d.Tokens[h].Head
	if up < 0 || f.d.Tokens[h].Rel != readout.RelNmod {
		return false
	}
	switch f.d.Tokens[up].Lemma {
	case "million", "thousand", "hundred", "dozen", "score", "number", "majority", "percent", "some", "many", "most", "all", "ten":
		return true
	}
	return f.d.Tokens[up].Tag == readout.NUM
}

// happenings are nouns before which a capital says where.
var happenings = map[string]bool{"attack": true, "bombing": true, "talks": true, "talk": true, "conference": true, "agreement": true, "accord": true, "accords": true, "treaty": true,
	"summit": true, "process": true, "meeting": true, "massacre": true, "siege": true, "protocol": true, "declaration": true, "communique": true, "negotiation": true, "negotiations": true,
	"round": true, "airport": true, "suburb": true, "street": true, "hotel": true, "university": true, "shooting": true, "blast": true, "explosion": true, "protest": true, "embassy": true}

// sites are nouns for places and buildings, before which a capital says where.
var sites = map[string]bool{"store": true, "shop": true, "mall": true, "supermarket": true, "restaurant": true, "cafe": true, "bar": true, "nightclub": true, "club": true,
	"school": true, "hospital": true, "church": true, "mosque": true, "synagogue": true, "temple": true, "stadium": true, "station": true, "square": true, "park": true,
	"museum": true, "theatre": true, "theater": true, "courtroom": true, "courthouse": true, "prison": true, "jail": true, "home": true, "house": true, "apartment": true, "flat": true,
	"neighbourhood": true, "neighborhood": true, "district": true, "bridge": true, "subway": true, "metro": true, "train": true, "bus": true, "building": true, "market": true, "factory": true,
	"avenue": true, "road": true, "highway": true, "port": true, "harbour": true, "harbor": true, "slum": true, "night": true, "suburbs": true}

// scene says whether a chain of a place only tells where: no mention acts.
func (f *Finder) scene(c int32) bool {
	for _, m := range f.of[c] {
		if !f.locative(f.d.Mentions[m].Head) {
			return false
		}
	}
	return true
}

// locative says whether token h stands after a preposition of place.
func (f *Finder) locative(h int32) bool {
	d := f.d
	if r := d.Tokens[h].Rel; r == readout.RelConj && d.Tokens[h].Head >= 0 {
		return f.locative(d.Tokens[h].Head)
	} else if up := d.Tokens[h].Head; r == readout.RelCompound && up > h && (happenings[d.Tokens[up].Lemma] || sites[d.Tokens[up].Lemma] || d.Tokens[up].Tag == readout.PROPN && f.hitNear(up) < 0 && f.titleAt(up) == nil && f.agent(up) == nil) {
		return true // the Paris attacks, the Geneva talks, a Paris shop, Geneva High Street
	} else if r != readout.RelObl && r != readout.RelNmod {
		return false
	}
	k := d.Child(h, readout.RelCase)
	if k < 0 {
		return false
	}
	switch string(f.lower(d.Word(k))) {
	case "in", "at", "near", "inside", "outside", "around", "across", "throughout", "into", "onto", "via", "through", "after", "before", "since", "during", "until":
		return true
	}
	return false
}
