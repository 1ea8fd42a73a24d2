package mentions

import "readout"

// A tally counts what the mentions of one name were taken for.
type tally [readout.TypeLocation + 1]int32

// vote gives a name one sense in a report: what it was taken for three times as
// often as for anything else.
func (f *Finder) vote() {
	clear(f.tallies)
	for i := range f.d.Mentions {
		if k := f.ballot(int32(i)); k != 0 {
			t := f.tallies[k]
			t[f.d.Mentions[i].Type]++
			f.tallies[k] = t
		}
	}
	for i := range f.d.Mentions {
		x := &f.d.Mentions[i]
		k := f.ballot(int32(i))
		if k == 0 || x.Type == readout.TypeLocation && f.locative(int32(i)) {
			continue
		}
		t := f.tallies[k]
		for typ := readout.TypePerson; typ <= readout.TypeLocation; typ++ {
			if all := t[readout.TypePerson] + t[readout.TypeOrganisation] + t[readout.TypeLocation]; t[typ] >= 3*(all-t[typ]) {
				x.Type = typ
			}
		}
	}
}

// ballot is what the name in mention m is known by, 0 where it has no vote: an
// honorific or a title says more.
func (f *Finder) ballot(m int32) uint32 {
	x := &f.d.Mentions[m]
	if x.Kind != readout.KindName || x.Type < readout.TypePerson || x.Type > readout.TypeLocation || f.kind[m] != "" {
		return 0
	}
	a, b := f.core(m)
	h := uint32(b - a)
	for i := a; i < b; i++ {
		h = h*31 + f.key(i)
	}
	return h
}
