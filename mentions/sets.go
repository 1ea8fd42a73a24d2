package mentions

import (
	"slices"

	"readout"
)

// reach is the number of sentences that a set or a pronoun looks back.
const reach = 4

// memory is the number of sentences for which a set that was named stays known.
const memory = 16

// set returns the chain of a phrase that stands for several known parties:
// "the two leaders", "the pair", "both sides", "their governments". The chain's
// Members are what it stands for.
func (f *Finder) set(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	kind := f.lex.sets[f.lemma(x.Head)]
	if kind == setNone {
		return -1
	}
	if p := f.owner(x.Head); p >= 0 { // their governments, the two men's talks
		ms := d.Chains[p].Members
		if len(ms) < 2 || f.number(x.Head) != readout.Plural || f.opposite(x.Head) || kind != setParties && (d.Chains[ms[0]].Type == readout.TypePerson || f.narrowed(x.Head)) {
			return -1 // their rivals, the presidents' ministers
		}
		return f.setOf(ms, kind == setParties)
	}
	two := f.definite(x.Head) && f.has(x.Head, readout.RelNummod, "two") // but not "between two countries"
	pair := two || f.has(x.Head, readout.RelNummod, "both") || f.has(x.Head, readout.RelDet, "both") || f.has(x.Head, readout.RelDetPredet, "both") || f.has(x.Head, readout.RelCcPreconj, "both")
	either := kind == setEither && !f.opposite(x.Head)
	if n := f.d.Child(x.Head, readout.RelNummod); n >= 0 && !pair {
		return -1 // three or more: whom is not clear
	}
	if !pair && !either && !(f.definite(x.Head) && f.number(x.Head) == readout.Plural) {
		return -1
	}
	if f.narrowed(x.Head) {
		return -1
	}
	if kind == setParties {
		if c := f.lastPaired(m); c >= 0 {
			return c
		}
	}
	return f.lastSeveral(m, kind, f.kind[m], pair || either)
}

// opposite says whether token h heads a phrase for somebody else's other side: "their rivals".
func (f *Finder) opposite(h int32) bool {
	switch f.lemma(h) {
	case "rival", "ally", "foe", "counterpart":
		return true
	}
	return false
}

// owner returns the chain of the possessor of h, -1 if none.
func (f *Finder) owner(h int32) int32 {
	p := f.d.Child(h, readout.RelNmodPoss)
	if p < 0 || f.at[p] < 0 {
		return -1
	}
	return f.d.Mentions[f.at[p]].Chain
}

// narrowed says whether the phrase brings parties of its own ("the leaders of
// France and Italy", "Arab leaders", "the three Baltic states").
func (f *Finder) narrowed(h int32) bool {
	d := f.d
	for c := range d.Children(h) {
		switch d.Tokens[c].Rel {
		case readout.RelAmod, readout.RelCompound, readout.RelNmod, readout.RelAcl, readout.RelAclRelcl:
			return true
		}
	}
	return false
}

// setOf returns a chain with these members, an earlier one where there is.
func (f *Finder) setOf(members []int32, states bool) int32 {
	for c := range f.d.Chains {
		if f.things[c].states == states && equalSet(f.d.Chains[c].Members, members) {
			return int32(c)
		}
	}
	f.parts = append(f.parts[:0], members...) // the slot of the new chain may be where they stand
	c := f.begin()
	f.things[c].states = states
	f.d.Chains[c].Members = append(f.d.Chains[c].Members, f.parts...)
	f.d.Chains[c].Number = readout.Plural
	return c
}

func equalSet(a, b []int32) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || x == y
		}
		if !found {
			return false
		}
	}
	return true
}

// lastSeveral looks back for the parties of a set: the nearest sentence that
// names exactly two, or a set that was spoken of before, whichever is nearer.
func (f *Finder) lastSeveral(m int32, kind setKind, rank string, pair bool) int32 {
	d := f.d
	here := d.SentenceOf(d.Mentions[m].Head)
	f.cand = f.cand[:0]
	for o, at := m-1, here; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		s := d.SentenceOf(y.Head)
		if s != at {
			if f.settled(rank) {
				break
			}
			f.cand, at = f.cand[:0], s
		}
		if here-s > memory {
			break
		}
		if y.Chain < 0 {
			continue
		}
		c := f.alive(y.Chain)
		if ms := d.Chains[c].Members; len(ms) > 1 && (!pair || len(ms) == 2) && f.setFits(ms, kind, rank) {
			if len(f.cand) == 0 || len(f.cand) == 1 && contains(ms, f.cand[0]) {
				return f.setOf(ms, kind == setParties)
			}
		}
		if here-s <= reach && y.Kind == readout.KindName && f.fits(c, kind, rank) && (kind != setParties || f.party(y.Head)) && !contains(f.cand, c) {
			f.cand = append(f.cand, c)
		}
	}
	if !f.settled(rank) && !f.rankedAll(rank, pair) {
		return -1
	}
	if f.cand[0] > f.cand[1] {
		f.cand[0], f.cand[1] = f.cand[1], f.cand[0] // in the order of the text
	}
	return f.setOf(f.cand, kind == setParties)
}

// party says whether the name headed by h deals with others in its clause: as a
// subject, an object, a possessor, or after "with" or "between".
func (f *Finder) party(h int32) bool {
	t := f.first(h)
	switch t.Rel {
	case readout.RelObj, readout.RelNmodPoss, readout.RelOblAgent:
		return true
	case readout.RelObl, readout.RelNmod:
		return f.has(h, readout.RelCase, "with", "between", "against", "by", "and")
	}
	return t.Rel.Subject()
}

// rankedAll takes the only two persons of a rank in all that was read.
func (f *Finder) rankedAll(rank string, pair bool) bool {
	f.cand = f.cand[:0]
	for c := range f.things {
		t := &f.things[c]
		if pair && rank != "" && t.rank == rank && t.name >= 0 && t.merged < 0 && f.d.Chains[c].Type == readout.TypePerson {
			f.cand = append(f.cand, int32(c))
		}
	}
	return len(f.cand) == 2
}

// settled says whether the candidates are two, or two of the rank asked for.
func (f *Finder) settled(rank string) bool {
	if len(f.cand) > 2 {
		f.cand = f.ranked(rank)
	}
	return len(f.cand) == 2
}

// ranked keeps the candidates whose rank is known to be the one asked for.
func (f *Finder) ranked(rank string) []int32 {
	n := 0
	for _, c := range f.cand {
		if rank != "" && f.things[c].rank == rank {
			f.cand[n] = c
			n++
		}
	}
	return f.cand[:n]
}

func contains(s []int32, c int32) bool { return slices.Contains(s, c) }

// fits says whether chain c may be one of a set of that kind.
func (f *Finder) fits(c int32, kind setKind, rank string) bool {
	ch := &f.d.Chains[c]
	if ch.Number == readout.Plural {
		return false
	}
	person := ch.Type == readout.TypePerson
	switch kind {
	case setPersons:
		return person && (rank == "" || f.things[c].rank == "" || f.things[c].rank == rank)
	case setParties:
		n := f.things[c].name
		if n < 0 || f.Known != nil && f.Known(f.d, f.d.Mentions[n].Head) == "" {
			return false
		}
		return ch.Type == readout.TypeLocation && !f.locative(n) || ch.Type == readout.TypeNationality
	}
	return person
}

func (f *Finder) setFits(ms []int32, kind setKind, rank string) bool {
	for _, c := range ms {
		if kind == setParties && f.d.Chains[c].Type == readout.TypePerson && f.things[c].rank != "" {
			continue // presidents stand for their states
		}
		if !f.fits(c, kind, rank) {
			return false
		}
	}
	return true
}
