package mentions

import "readout"

// lastPaired looks back for two parties that were spoken of together: a set, or
// two that "and" joins. For "the two sides" that counts for more than a nearer
// sentence that merely names two states.
func (f *Finder) lastPaired(m int32) int32 {
	d := f.d
	here := d.SentenceOf(d.Mentions[m].Head)
	pair := int32(-1)
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		if here-d.SentenceOf(y.Head) > memory {
			break
		}
		if y.Chain < 0 || y.Kind == readout.KindPronoun {
			continue
		}
		c := f.alive(y.Chain)
		if f.things[c].states {
			return c // the sides are settled
		}
		if pair >= 0 {
			continue
		}
		if y.Type == readout.TypeThing {
			if a, b := f.dealing(y.Head); a >= 0 && b >= 0 && a != b {
				pair = f.setOf([]int32{a, b}, true)
			}
			continue
		}
		if ms := d.Chains[c].Members; len(ms) == 2 && f.stand(ms) {
			pair = f.setOf(ms, true)
		} else if f.fits(c, setParties, "") || d.Chains[c].Type == readout.TypeOrganisation {
			if z := f.joined(o, m); z >= 0 && (f.fits(z, setParties, "") || d.Chains[z].Type == readout.TypeOrganisation) {
				pair = f.setOf([]int32{c, z}, true)
			}
		}
	}
	return pair
}

// dealing returns the two parties of "X left talks with Y", where h heads the talks; -1 for none.
func (f *Finder) dealing(h int32) (a, b int32) {
	d := f.d
	a = f.clauseSubject(h)
	if a < 0 || !party(d.Chains[a].Type) || d.Chains[a].Type == readout.TypePerson {
		return -1, -1
	}
	for c := range d.Children(h) {
		if d.Tokens[c].Rel == readout.RelNmod && f.has(c, readout.RelCase, "with") && f.at[c] >= 0 {
			if b = d.Mentions[f.at[c]].Chain; b >= 0 && party(d.Chains[b].Type) {
				return f.alive(a), f.alive(b)
			}
		}
	}
	return -1, -1
}

// stand says whether each of a set is a party, or a person who stands for one by an office.
func (f *Finder) stand(ms []int32) bool {
	for _, c := range ms {
		if f.d.Chains[c].Type == readout.TypePerson && f.things[c].rank == "" {
			return false
		}
	}
	return true
}
