package mentions

import "readout"

// together says whether mention o is the first of several parties that are
// spoken of together: "X and Y", "X, Y and Z", "X met Y", "X held talks with Y".
// They stand in f.group then.
func (f *Finder) together(o, m int32) bool {
	d := f.d
	y := &d.Mentions[o]
	if !f.mate(y.Chain) || modifier(d.Tokens[y.Head].Rel) {
		return false
	}
	f.group = append(f.group[:0], f.alive(y.Chain))
	if y.Kind != readout.KindPronoun {
		for c := range d.Children(y.Head) {
			if d.Tokens[c].Rel == readout.RelConj && (f.has(c, readout.RelCc, "or", "nor", "but") || !f.take(c, m)) {
				return false
			}
		}
		if len(f.group) == 1 && d.Tokens[y.Head].Rel != readout.RelConj {
			if c := f.beside(o, m); c >= 0 && c != f.group[0] && !f.isShut(c) {
				f.group = append(f.group, c)
			}
		}
	}
	if len(f.group) == 1 {
		f.company(y.Head, m)
	}
	return len(f.group) > 1
}

// mate says whether chain c is one party.
func (f *Finder) mate(c int32) bool {
	ch := &f.d.Chains[f.alive(c)]
	return party(ch.Type) && ch.Number != readout.Plural && len(ch.Members) == 0
}

// take adds the party headed by token c to the group; it says whether there is one.
func (f *Finder) take(c, m int32) bool {
	o := f.at[c]
	if o < 0 || o >= m || f.d.Mentions[o].Chain < 0 || !f.mate(f.d.Mentions[o].Chain) {
		return false
	}
	if c := f.alive(f.d.Mentions[o].Chain); !contains(f.group, c) && !f.isShut(c) {
		f.group = append(f.group, c)
	}
	return true
}

// company adds whom the subject at token s meets, or with whom it does what its
// verb says. Both must be persons, or neither.
func (f *Finder) company(s, m int32) {
	d := f.d
	v := d.Tokens[s].Head
	if v < 0 || !d.Tokens[s].Rel.Subject() {
		return
	}
	person := d.Chains[f.group[0]].Type == readout.TypePerson
	for c := range d.Children(v) {
		switch t := &d.Tokens[c]; {
		case c < v:
		case t.Rel == readout.RelObl && f.has(c, readout.RelCase, "with"), t.Rel == readout.RelObj && f.lex.meets[f.lemma(v)]:
			f.takeLike(c, m, person)
		case t.Rel == readout.RelObj || t.Rel == readout.RelObl:
			for n := range d.Children(c) {
				if d.Tokens[n].Rel == readout.RelNmod && f.has(n, readout.RelCase, "with") {
					f.takeLike(n, m, person)
				}
			}
		}
	}
}

func (f *Finder) takeLike(c, m int32, person bool) {
	if o := f.at[c]; o >= 0 && (f.d.Mentions[o].Type == readout.TypePerson) == person {
		f.take(c, m)
	}
}
