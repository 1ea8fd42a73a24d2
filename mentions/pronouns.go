package mentions

import "readout"

// pronouns adds a mention for every pronoun that can stand for a party.
func (f *Finder) pronouns() {
	d := f.d
	for i := range d.Tokens {
		h, t := int32(i), &d.Tokens[i]
		if t.Tag != readout.PRON && t.Tag != readout.DET || t.Name != 0 {
			continue
		}
		p, ok := f.pronoun(h)
		if ok && f.surnameHe(h) {
			continue
		}
		if !ok || p.role == relative && !f.relative(h) {
			continue
		}
		typ := readout.TypeUnknown
		if p.gender == readout.Masculine || p.gender == readout.Feminine || p.person == 1 {
			typ = readout.TypePerson
		}
		f.add(h, h, h, readout.KindPronoun, typ, "")
	}
}

// surnameHe says whether token h is the Chinese surname and no pronoun: "He
// Jianguo" has a name right behind it.
func (f *Finder) surnameHe(h int32) bool {
	d := f.d
	if d.Word(h) != "He" || int(h)+1 >= len(d.Tokens) || d.SentenceOf(h) != d.SentenceOf(h+1) {
		return false
	}
	next := &d.Tokens[h+1]
	return next.Tag == readout.PROPN && capital(d.Word(h+1)) && (next.Head == h || next.Name.Type() == readout.TypePerson)
}

// pronoun looks token h up; "her" is possessive by its place in the tree.
func (f *Finder) pronoun(h int32) (pronoun, bool) {
	p, ok := f.lex.pronouns[string(f.small(f.d.Word(h)))]
	if ok && f.d.Tokens[h].Rel == readout.RelNmodPoss && p.role == personal {
		p.role = possessive
	}
	return p, ok
}

// relative says whether token h is a relative pronoun with a clause on a noun.
func (f *Finder) relative(h int32) bool {
	return f.antecedent(h) >= 0
}

// antecedent returns the noun that the relative clause of pronoun h belongs to, -1 if none.
func (f *Finder) antecedent(h int32) int32 {
	d := f.d
	for up, n := d.Tokens[h].Head, 0; up >= 0 && n < 4; up, n = d.Tokens[up].Head, n+1 {
		if r := d.Tokens[up].Rel; r == readout.RelAclRelcl {
			if a := d.Tokens[up].Head; a >= 0 && a < h {
				return a
			}
			return -1
		}
	}
	return -1
}
