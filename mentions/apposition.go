package mentions

import "readout"

// apposed returns the chain of the phrase that mention m stands beside or that it is said to be, -1 if none.
func (f *Finder) apposed(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	t := &d.Tokens[x.Head]
	if t.Rel == readout.RelConj && f.secondRole(x, t) {
		t = &d.Tokens[t.Head] // "X, director of one and head of another"
	}
	if t.Rel != readout.RelAppos || t.Head < 0 || f.whose(x.Head) {
		return -1
	}
	o := f.at[t.Head]
	if o < 0 || o >= m || d.Mentions[o].Chain < 0 {
		return -1
	}
	o = f.joinedBefore(f.nearer(o, m), m)
	c := d.Mentions[o].Chain
	if x.Kind == readout.KindName && d.Mentions[o].Kind == readout.KindName && !f.alias(m, o) {
		return -1
	}
	if d.Chains[c].Number == readout.Plural && x.Type == readout.TypePerson && f.number(x.Head) != readout.Plural {
		return -1 // "two leaders, X and Y": a list of members, not a name
	}
	if !compatible(x.Type, d.Chains[c].Type) {
		return -1
	}
	return c
}

// joinedBefore returns the name right before description m that "and" joins to
// others, where the tree hangs m on the first of them: in "X, a lawyer, and Y, a
// doctor" the doctor is Y. Otherwise it is o.
func (f *Finder) joinedBefore(o, m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	for z := m - 1; z > o && z >= m-4; z-- {
		y := &d.Mentions[z]
		if gap := x.Start - y.End; y.Kind != readout.KindName || y.Chain < 0 || y.Type != x.Type || gap < 1 || gap > 2 {
			continue
		}
		i := y.Head
		for i > 0 && d.Tokens[i-1].Start >= y.Start {
			i--
		}
		if i > 0 && d.Word(i-1) == "and" {
			return z
		}
	}
	return o
}

// whose says whether the phrase headed by h belongs to what stands before it: "X, whose father".
func (f *Finder) whose(h int32) bool {
	p := f.d.Child(h, readout.RelNmodPoss)
	return p >= 0 && f.d.Word(p) == "whose"
}

// secondRole says whether description x is joined to another that stands beside
// a name: one person's two roles, as neither has an article of its own.
func (f *Finder) secondRole(x *readout.Mention, t *readout.Token) bool {
	d := f.d
	if x.Kind != readout.KindNoun || x.Type != readout.TypePerson || f.number(x.Head) == readout.Plural || d.Child(x.Head, readout.RelDet) >= 0 {
		return false
	}
	h := t.Head
	return h >= 0 && d.Tokens[h].Rel == readout.RelAppos && f.at[h] >= 0 && d.Mentions[f.at[h]].Type == readout.TypePerson && f.number(h) != readout.Plural && d.Mentions[f.at[h]].Kind == readout.KindNoun
}

// besideOffice returns the chain of a definite office, or of somebody's kin, that
// stands right before the name in mention m, parted by a comma: "the President of
// Utopia, X, said", "his wife, Y, left".
func (f *Finder) besideOffice(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	if x.Type != readout.TypePerson || x.Start < 2 {
		return -1
	}
	for o := m - 1; o >= 0 && o >= m-8; o-- {
		y := &d.Mentions[o]
		if y.Kind != readout.KindNoun || y.Type != readout.TypePerson || y.Chain < 0 || f.things[y.Chain].name >= 0 {
			continue
		}
		if gap := x.Start - y.End; gap < 1 || gap > 2 || d.Report.Text[y.End] != ',' || f.number(y.Head) == readout.Plural {
			continue
		}
		if (f.kind[o] == "" || !f.definite(y.Head)) && !(f.owner(y.Head) >= 0 && f.closed(x)) {
			continue
		}
		return y.Chain
	}
	return -1
}

// closed says whether a comma or a full stop stands right behind mention x.
func (f *Finder) closed(x *readout.Mention) bool {
	t := f.d.Report.Text
	return int(x.End) < len(t) && (t[x.End] == ',' || t[x.End] == '.')
}

// nearer returns a definite description of a person within mention o that ends
// right before mention m, where o itself is indefinite: in "a spokesman for the
// prime minister, X", X is the prime minister.
func (f *Finder) nearer(o, m int32) int32 {
	d := f.d
	y := &d.Mentions[o]
	if y.Kind != readout.KindNoun || y.Type != readout.TypePerson || f.definite(y.Head) || d.Child(y.Head, readout.RelNmodPoss) >= 0 {
		return o
	}
	for i := o + 1; i < m; i++ {
		z := &d.Mentions[i]
		if z.Kind == readout.KindNoun && z.Type == readout.TypePerson && z.Chain >= 0 && z.Start > y.Start && d.Mentions[m].Start-z.End <= 2 && f.definite(z.Head) {
			return i
		}
	}
	return o
}

// alias says whether two names beside each other are the same thing: the second
// in brackets and of one word, or of the same type.
func (f *Finder) alias(m, o int32) bool {
	a, b := f.core(m)
	p, q := f.core(o)
	return b-a == 1 && f.acronym(f.d.Word(a), p, q) || f.surname(a, b, p, q) && !f.namesakes(m)
}

func compatible(a, b readout.EntityType) bool {
	if a == b || a == readout.TypeUnknown || b == readout.TypeUnknown {
		return true
	}
	body := func(t readout.EntityType) bool {
		return t == readout.TypeOrganisation || t == readout.TypeLocation
	}
	return body(a) && body(b)
}
