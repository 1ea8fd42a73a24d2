package mentions

import "readout"

// counterpart returns the chain of the person who holds the owner's office in
// another state, where the report has named that person with office and state:
// "his Utopian counterpart" takes up "Utopian Foreign Minister X". It is -1 where
// m says nothing of that kind.
func (f *Finder) counterpart(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	own := f.owner(x.Head)
	if own < 0 || f.lemma(x.Head) != "counterpart" || f.number(x.Head) == readout.Plural {
		return -1
	}
	own = f.alive(own)
	state := int32(-1)
	for c := range d.Children(x.Head) {
		if d.Tokens[c].Name.Type() == readout.TypeNationality {
			state = c
		}
	}
	rank := f.things[own].rank
	if state < 0 || rank == "" {
		return -1
	}
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		if y.Chain < 0 || y.Type != readout.TypePerson || y.Kind == readout.KindPronoun || f.kind[o] != rank {
			continue
		}
		if c := f.alive(y.Chain); c != own && f.things[c].name >= 0 && f.holds(o, state) {
			return c
		}
	}
	return -1
}
