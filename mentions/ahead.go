package mentions

import "readout"

// ahead returns the mention that a pronoun before it stands for, -1 if none: in
// "After his visit, X said" that is X. The pronoun stands in what opens the
// clause, and X is the clause's subject and named. It is sure where X is also
// understood to do what the opening says, as in "Opening his speech, X said".
func (f *Finder) ahead(m int32) (name int32, sure bool) {
	d := f.d
	h := d.Mentions[m].Head
	p, _ := f.pronoun(h)
	if p.role != possessive || p.gender != readout.Masculine && p.gender != readout.Feminine || d.Tokens[h].Quote != 0 {
		return -1, false
	}
	top := h
	for n := 0; n < 8; n++ {
		up := d.Tokens[top].Head
		if up < 0 {
			return -1, false
		}
		r := d.Tokens[top].Rel
		if up > top && d.Tokens[up].Tag == readout.VERB && (r == readout.RelObl || r == readout.RelAdvcl) {
			return f.named(d.Child(up, readout.RelNsubj), h, p), r == readout.RelAdvcl && d.Child(top, readout.RelNsubj) < 0
		}
		top = up
	}
	return -1, false
}

// named returns the mention headed by token x behind token h if it names a
// person that the pronoun agrees with or describes one, -1 otherwise.
func (f *Finder) named(x, h int32, p pronoun) int32 {
	if x <= h || f.at[x] < 0 {
		return -1
	}
	m := f.at[x]
	y := &f.d.Mentions[m]
	if g := f.gender(m); y.Type != readout.TypePerson || g != readout.GenderUnknown && g != p.gender {
		return -1
	}
	if y.Kind == readout.KindName || y.Kind == readout.KindNoun && f.number(x) == readout.Singular && (f.definite(x) || f.d.Child(x, readout.RelNmodPoss) >= 0) {
		return m
	}
	return -1
}

// await notes that pronoun m stands for a name that is still to come.
func (f *Finder) await(m, name int32) { f.awaiting = append(f.awaiting, [2]int32{m, name}) }

// arrived puts the pronouns that waited for mention m in its chain.
func (f *Finder) arrived(m, c int32) {
	n := 0
	for _, w := range f.awaiting {
		if w[1] == m {
			f.join(w[0], c)
			continue
		}
		f.awaiting[n] = w
		n++
	}
	f.awaiting = f.awaiting[:n]
}
