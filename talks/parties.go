package talks

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// side returns what an actor counts as at a table: its country for those who
// speak for a state, itself for an armed group or a body, empty for unknown.
func (r *reading) side(id string) string {
	a := r.actor(id)
	switch {
	case a == nil:
		return ""
	case r.leaderOf[id] != "":
		return r.side(r.leaderOf[id]) // whatever the country that was guessed for the person
	case r.unplaced[id]:
		return ""
	case r.theRebels != "" && a.Anonymous && a.Key == "" && rebel(a) && a.Kind != readout.ActorPerson:
		return r.theRebels // "the rebels", where the report names one group of them
	case a.Country != "" && official(a):
		return a.Country
	case a.Country == "" && a.Side != "":
		return a.Side
	case a.Country == "" && a.Kind == readout.ActorPerson && !a.Anonymous && rebel(a):
		return cmp.Or(r.theRebels, a.ID)
	case a.Country == "" && (a.Anonymous || a.Kind == readout.ActorPerson || a.Key == "" && !named(a)):
		return ""
	}
	return a.ID
}

// state says whether an actor is a state itself and none of its bodies.
func state(a *readout.Actor) bool { return a.Key == a.Country }

// guessed says whether the country of a person with a name is concluded from what stands
// nearby.
func guessed(a *readout.Actor) bool {
	return a != nil && a.Kind == readout.ActorPerson && !a.Anonymous && a.Basis == readout.BasisInferred
}

// unplace takes the country away that was guessed for a person where somebody else holds
// that office there: there is one president.
func (r *reading) unplace() {
	clear(r.unplaced)
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		if !guessed(a) || a.Office == "" || a.Rank != "head_of_state_gov" && a.Rank != "ministerial" {
			continue
		}
		for k := range r.rec.Actors {
			if b := &r.rec.Actors[k]; k != i && b.Kind == readout.ActorPerson && !b.Anonymous && !guessed(b) && b.Country == a.Country && b.Office == a.Office {
				if r.unplaced == nil {
					r.unplaced = map[string]bool{}
				}
				r.unplaced[a.ID] = true
			}
		}
	}
}

// rebel says whether an actor fights or opposes a government.
func rebel(a *readout.Actor) bool {
	return slices.ContainsFunc(a.Sectors, func(s string) bool { return s == "REB" || s == "SEP" || s == "UAF" })
}

// opposes says whether a body that no list knows is a movement by the words of its name.
func opposes(a *readout.Actor) bool {
	return a.Kind == readout.ActorOrganisation && a.Key == "" && slices.Contains(a.Sectors, "OPP") && movementName(a.Name)
}

// named says whether an actor that no dictionary has may still be a side of its
// own; a government without a country ("the two sides") may not.
func named(a *readout.Actor) bool {
	switch a.Kind {
	case readout.ActorArmedGroup, readout.ActorIGO, readout.ActorNGO:
		return true
	case readout.ActorOrganisation:
		return rebel(a) || slices.Contains(a.Sectors, "OPP") || movementName(a.Name)
	}
	return false
}

// movementName says whether a body is called as movements are: a front, a resistance.
func movementName(name string) bool {
	words := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	if len(words) < 2 {
		return false
	}
	switch words[len(words)-1] {
	case "Front", "Movement", "Resistance", "Brigade", "Brigades", "Insurgency", "Guerrillas", "Rebels":
		return true
	}
	return false
}

// official says whether an actor speaks for its country: a government, and a
// person or a group in its service.
func official(a *readout.Actor) bool {
	service := a.Kind == readout.ActorGovernment || a.Kind == readout.ActorPerson || a.Kind == readout.ActorOrganisation
	for _, s := range a.Sectors {
		switch s {
		case "REB", "OPP", "UAF", "CVL", "MED", "JRN", "ELI", "REF", "EDU", "BUS":
			return false
		case "GOV", "MIL":
			service = service || a.Kind == readout.ActorPeople
		}
	}
	return service
}

// party returns the actor that sits at the table for id: the government of a
// minister or an army, the actor itself where it speaks for no state.
func (r *reading) party(id string) string {
	s := r.side(id)
	if g := r.leaderOf[id]; g != "" {
		return g
	}
	if guessed(r.actor(id)) {
		return id // whose country only stands nearby: others may know better
	}
	if g, ok := r.government[s]; ok && (state(r.actor(g)) || r.actor(id).Kind != readout.ActorPerson) {
		return g
	}
	return id
}

// parties returns the parties of some actors, each side once.
func (r *reading) parties(ids []string) []string {
	var out []string
	for _, id := range ids {
		if p := r.party(id); p != "" && !slices.Contains(out, p) && !r.seated(out, id) {
			out = append(out, p)
		}
	}
	return out
}

// seated says whether the side of id already has an actor in list.
func (r *reading) seated(list []string, id string) bool {
	s := r.side(id)
	return s != "" && slices.ContainsFunc(list, func(x string) bool { return r.side(x) == s })
}

// sidesOf returns the sides of some actors, sorted, each once.
func (r *reading) sidesOf(ids []string) []string {
	var out []string
	for _, id := range ids {
		if s := r.side(id); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// named returns the actors that the phrase headed by token i stands for, with
// those joined to it: "the minister and his counterpart".
func (r *reading) phrase(i int32, into []string) []string {
	if i < 0 {
		return into
	}
	own := r.d.ActorsAt(i)
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelAppos, readout.RelFlat, readout.RelNmodDesc:
			if own == nil {
				own = r.d.ActorsAt(c)
			}
		case readout.RelCompound:
			if own == nil && r.person(r.d.ActorsAt(c)) {
				own = r.d.ActorsAt(c)
			}
		}
	}
	if n := len(r.sidesOf(own)); n < 2 {
		if ids := r.theirs(i); n == 0 && ids != nil || len(r.sidesOf(ids)) > max(n, 1) {
			own = ids
		}
	}
	into = add(into, own...)
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelConj:
			if !r.insert(c) {
				into = r.phrase(c, into)
			}
		case readout.RelFlat: // the tree may hang the second name from the end of the first
			for k := range r.d.Children(c) {
				if r.d.Tokens[k].Rel == readout.RelConj && r.d.Tokens[k].Tag == readout.PROPN {
					into = r.phrase(k, into)
				}
			}
		}
	}
	return into
}

// insert says whether the phrase of token i stands between commas and begins with
// "a": it says what the one before it is, and names nobody further.
func (r *reading) insert(i int32) bool {
	d := r.d.Child(i, readout.RelDet)
	if d < 1 || !r.is(d, isIndefinite) || r.d.Word(d-1) != "," {
		return false
	}
	if d < 2 || len(r.sidesOf(r.ending(d-2))) == 0 {
		return false // of the one before it nothing else is known
	}
	_, last := r.d.Subtree(i)
	return int(last)+1 < len(r.d.Tokens) && r.d.Tokens[last+1].Tag == readout.PUNCT || r.d.Tokens[last].Tag == readout.PUNCT
}

func (r *reading) person(ids []string) bool {
	return len(ids) == 1 && r.actor(ids[0]) != nil && r.actor(ids[0]).Kind == readout.ActorPerson
}

// theirs reads "their governments" as the states of those whom "their" means.
func (r *reading) theirs(i int32) []string {
	switch r.d.Tokens[i].Lemma {
	case "government", "country", "nation", "side", "capital", "delegation", "negotiator", "team", "army", "force", "authority", "diplomat", "official", "envoy", "representative", "minister":
	default:
		return nil
	}
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelNmodPoss:
			return r.parties(r.d.ActorsAt(c))
		case readout.RelNmod:
			if p := r.caseOf(c); p == "from" || p == "of" || p == "for" {
				if ids := r.phrase(c, nil); len(r.sidesOf(ids)) > 0 {
					return r.parties(ids) // "negotiators from A and B"
				}
			}
		}
	}
	first := r.sentence(i).First
	for k := i - 1; k > first && k > i-5; k-- { // "A's recognised government", whatever the tree
		if r.d.Tokens[k].Fine == readout.POS {
			if ids := r.d.ActorsAt(k - 1); len(r.sidesOf(ids)) > 0 {
				return r.parties(ids)
			}
		}
	}
	return nil
}

// add appends the ids that are not there yet.
func add(list []string, ids ...string) []string {
	for _, id := range ids {
		if id != "" && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// has says whether token i has a child with that lemma and relation.
func (r *reading) caseOf(i int32) string {
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel == readout.RelCase {
			return r.d.Tokens[c].Lemma
		}
	}
	return ""
}

// subject returns the subject of the clause that token i is the verb of, going
// up through infinitives and joined verbs; -1 if there is none.
func (r *reading) subject(i int32) int32 {
	for n := 0; i >= 0 && n < 8; n++ {
		if s := r.d.Child(i, readout.RelNsubj, readout.RelNsubjPass, readout.RelNsubjOuter); s >= 0 {
			return s
		}
		switch t := &r.d.Tokens[i]; t.Rel {
		case readout.RelAcl:
			if t.Fine == readout.VBD || t.Fine == readout.VBZ || t.Fine == readout.VBP || t.Fine == readout.VBN && t.Head < i && r.intransitive(i) {
				return t.Head // a finite verb is no modifier, whatever the tree says
			}
			return -1
		case readout.RelXcomp:
			if o := r.d.Child(t.Head, readout.RelObj, readout.RelIobj); o >= 0 && o < i {
				return o // "urged them to go": they go
			}
			if o := r.calledOn(t.Head, i); o >= 0 {
				return o
			}
			i = t.Head
		case readout.RelAdvcl:
			if o := r.calledOn(t.Head, i); o >= 0 {
				return o
			}
			i = t.Head
		case readout.RelConj, readout.RelCop, readout.RelAux:
			i = t.Head
		default:
			return -1
		}
	}
	return -1
}

// calledOn returns who is called on in "called on A to go", the word before the
// infinitive at token i; -1 if nobody is.
func (r *reading) calledOn(v, i int32) int32 {
	if v < 0 || !r.is(v, isDesire) || r.d.Tokens[v].Lemma != "call" && r.d.Tokens[v].Lemma != "appeal" {
		return -1
	}
	for c := range r.d.Children(v) {
		if c > v && c < i && r.d.Tokens[c].Rel == readout.RelObl && r.opensWith(c, "on", "upon", "to") {
			return c
		}
	}
	return -1
}

// verb returns the verb of the clause that token i is in, i itself for a verb;
// -1 if there is none.
func (r *reading) verb(i int32) int32 {
	for n := 0; i >= 0 && n < 12; n++ {
		if r.d.Tokens[i].Tag == readout.VERB {
			return i
		}
		i = r.d.Tokens[i].Head
	}
	return -1
}

// intransitive says whether the verb at token i takes no object, so that its past
// form behind a noun is what the noun did: "the leaders conversed".
func (r *reading) intransitive(i int32) bool {
	switch r.d.Tokens[i].Lemma {
	case "converse", "confer", "huddle", "talk", "speak", "negotiate":
		return r.d.Child(i, readout.RelOblAgent) < 0
	}
	return false
}
