package mentions

import "readout"

// sameOwned returns the chain of an earlier phrase for the same thing of the same
// owner: "his father" takes up "Ada Muster and her father" where "his" and "her"
// stand for Muster. It is -1 where m has no owner that is known, or none of it
// was spoken of.
func (f *Finder) sameOwned(m int32) int32 {
	d := f.d
	noun, own := f.owned(m)
	if own < 0 {
		return -1
	}
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		if y.Chain < 0 || y.Kind == readout.KindPronoun || d.Mentions[m].Span.Overlaps(y.Span) {
			continue
		}
		n, c := f.owned(o)
		if c == own && f.lemma(n) == f.lemma(noun) && f.number(n) == f.number(noun) && f.within(m, o) {
			return f.alive(y.Chain)
		}
	}
	return -1
}

// owned returns the noun of mention m that has a possessor, and the possessor's
// chain; -1 and -1 where there is none. Of a name with a title that is the title.
func (f *Finder) owned(m int32) (noun, own int32) {
	d := f.d
	x := &d.Mentions[m]
	i := x.Head
	if x.Kind == readout.KindName {
		a, _ := f.core(m)
		i = a - 1
	}
	if i < 0 || d.Tokens[i].Start < x.Start || !d.Tokens[i].Tag.Noun() {
		return -1, -1
	}
	p := d.Child(i, readout.RelNmodPoss)
	if p < 0 && x.Kind == readout.KindName {
		p = d.Child(x.Head, readout.RelNmodPoss) // the tree hangs it on the name
	}
	if p < 0 || f.at[p] < 0 || d.Mentions[f.at[p]].Chain < 0 {
		return -1, -1
	}
	return i, f.alive(d.Mentions[f.at[p]].Chain)
}
