package mentions

import "readout"

// finish drops the chains that others took over and sets the best mention, the
// type and the number of the rest.
func (f *Finder) finish() {
	d := f.d
	for c := range d.Chains {
		ch := &d.Chains[c]
		for i, m := range ch.Members {
			ch.Members[i] = f.alive(m)
		}
		ch.Best = f.bestMention(int32(c))
		if ch.Type == readout.TypeUnknown && len(ch.Members) > 0 {
			ch.Type = d.Chains[ch.Members[0]].Type
		}
		if ch.Type == readout.TypeOrganisation || ch.Type == readout.TypeLocation {
			ch.Gender = readout.Neuter
		}
	}
	f.compact()
}

// bestMention returns the mention that names chain c best: its fullest name, else its
// earliest description, else its earliest pronoun.
func (f *Finder) bestMention(c int32) int32 {
	if f.things[c].name >= 0 {
		return f.things[c].name
	}
	b := int32(-1)
	for m := f.things[c].last; m >= 0; m = f.before[m] {
		if b < 0 || f.d.Mentions[m].Kind <= f.d.Mentions[b].Kind {
			b = m
		}
	}
	return b
}

// compact removes the chains without mentions.
func (f *Finder) compact() {
	d := f.d
	to, n := f.cand[:0], int32(0)
	for c := range d.Chains {
		if d.Chains[c].Best < 0 {
			to = append(to, -1)
			continue
		}
		to = append(to, n)
		if int(n) != c {
			d.Chains[n], d.Chains[c] = d.Chains[c], d.Chains[n]
		}
		n++
	}
	f.cand = to
	if int(n) == len(d.Chains) {
		return
	}
	d.Chains = d.Chains[:n]
	for i := range d.Mentions {
		if c := d.Mentions[i].Chain; c >= 0 {
			d.Mentions[i].Chain = to[c]
		}
	}
	for c := range d.Chains {
		for i, m := range d.Chains[c].Members {
			d.Chains[c].Members[i] = to[m]
		}
	}
}
