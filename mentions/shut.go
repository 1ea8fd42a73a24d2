package mentions

import "readout"

// shut notes the chains that the pronoun cannot stand for by its place in the
// sentence: those of the phrases that it is part of, of what else its verb has
// for a subject or an object, and of what "and" joins it to ("he and Muster").
// A name that comes later counts by the chain that it is going to join.
func (f *Finder) shut(a *asking) {
	d := f.d
	f.barred = f.barred[:0]
	for i, n := d.Tokens[a.head].Head, 0; i >= 0 && n < 8; i, n = d.Tokens[i].Head, n+1 {
		t := &d.Tokens[i]
		if t.Tag == readout.VERB {
			break
		}
		f.bar(i, a.head) // his father is not he
		if t.Rel == readout.RelConj || t.Rel == readout.RelAppos || t.Rel == readout.RelAcl || t.Rel == readout.RelAclRelcl || t.Rel == readout.RelAmod && t.Head < i {
			break
		}
	}
	if a.role != personal {
		return
	}
	t := &d.Tokens[a.head]
	for c := range d.Children(a.head) {
		if d.Tokens[c].Rel == readout.RelConj {
			f.bar(c, a.head)
		}
	}
	top := a.head
	if t.Rel == readout.RelConj && t.Head >= 0 {
		top = t.Head
		f.bar(top, a.head)
	}
	if v := f.dealt(top); v >= 0 {
		if s := f.subject(v); s >= 0 {
			f.bar(s, a.head)
		}
		return
	}
	v := d.Tokens[top].Head
	if v < 0 || !central(d.Tokens[top].Rel) && !f.meant(top, v) {
		return
	}
	for c := range d.Children(v) {
		if c != top && central(d.Tokens[c].Rel) {
			f.bar(c, a.head)
		}
	}
	if t.Rel.Subject() {
		return
	}
	if s := f.subject(v); s >= 0 {
		f.bar(s, a.head)
	}
	if a.doer >= 0 {
		f.bar(a.doer, a.head)
	}
}

// meant says whether token h goes with verb v like an object: "X called on him",
// "X met with him", "X used Y against him", but not "X took Y with him" and "X
// looked around him".
func (f *Finder) meant(h, v int32) bool {
	d := f.d
	if d.Tokens[h].Rel != readout.RelObl {
		return false
	}
	if d.Tokens[v].Tag == readout.ADJ { // proud of him
		return f.has(h, readout.RelCase, "of", "with", "at", "to", "about", "for")
	}
	return f.has(h, readout.RelCase, "on", "upon", "to", "from", "at", "for", "against") ||
		d.Child(v, readout.RelObj, readout.RelCcomp) < 0 && f.has(h, readout.RelCase, "with", "of")
}

// dealt returns the verb in whose object token h stands as the other side, -1 if
// it does not, or of which the object is a part: "X held talks with him", "X
// caught two of them".
func (f *Finder) dealt(h int32) int32 {
	d := f.d
	o := d.Tokens[h].Head
	if d.Tokens[h].Rel != readout.RelNmod || o < 0 || d.Tokens[o].Rel != readout.RelObj {
		return -1
	}
	part := d.Tokens[o].Tag == readout.NUM || f.lex.quantities[f.lemma(o)]
	if f.has(h, readout.RelCase, "with", "against", "to") || part && f.has(h, readout.RelCase, "of") {
		return d.Tokens[o].Head
	}
	return -1
}

// subject returns the subject of verb v, or of the verb that "and" joins it to,
// or the noun that a participle describes ("people using them"); -1 if there is none.
func (f *Finder) subject(v int32) int32 {
	d := f.d
	for n := 0; v >= 0 && n < 4; n++ {
		if s := d.Child(v, readout.RelNsubj, readout.RelNsubjPass); s >= 0 {
			return s
		}
		if d.Tokens[v].Rel == readout.RelAcl && d.Tokens[v].Fine == readout.VBG {
			return d.Tokens[v].Head
		}
		if d.Tokens[v].Rel != readout.RelConj {
			break
		}
		v = d.Tokens[v].Head
	}
	return -1
}

// shutFor does the same for a description.
func (f *Finder) shutFor(a asking) {
	a.role = personal
	f.shut(&a)
}

// central says whether r is the place of a subject or an object.
func central(r readout.Rel) bool {
	return r == readout.RelNsubj || r == readout.RelNsubjPass || r == readout.RelObj || r == readout.RelIobj
}

// bar shuts out the chain of the mention headed by token i.
func (f *Finder) bar(i, h int32) {
	m := f.at[i]
	if m < 0 {
		return
	}
	x := &f.d.Mentions[m]
	switch {
	case x.Chain >= 0:
		f.barred = append(f.barred, f.alive(x.Chain))
	case i > h && x.Kind == readout.KindName:
		if c := f.sameName(m); c >= 0 {
			f.barred = append(f.barred, c)
		}
	}
}

func (f *Finder) isShut(c int32) bool {
	for _, x := range f.barred {
		if x == c || f.holdsMember(c, x) || f.holdsMember(x, c) {
			return true
		}
	}
	return false
}

// holdsMember says whether chain c is a set with x in it.
func (f *Finder) holdsMember(c, x int32) bool {
	return contains(f.d.Chains[c].Members, x)
}
