package mentions

import "readout"

// sameNoun returns the chain that a description takes up, -1 where it begins
// its own: an apposition, a predicate ("X is the minister"), a set ("the two
// leaders"), or a definite phrase for the last compatible one.
func (f *Finder) sameNoun(m int32) int32 {
	if c := f.apposed(m); c >= 0 {
		return c
	}
	if c := f.counted(m); c >= 0 {
		return c
	}
	if c := f.predicate(m); c >= 0 {
		return c
	}
	x := &f.d.Mentions[m]
	if x.Type == readout.TypePerson || x.Type == readout.TypeOrganisation {
		if c := f.set(m); c >= 0 {
			return c
		}
	}
	if c := f.counterpart(m); c >= 0 {
		return c
	}
	if !f.definite(x.Head) {
		return f.sameOwned(m)
	}
	if c := f.lastLike(m); c >= 0 {
		return c
	}
	if c := f.aged(m); c >= 0 {
		return c
	}
	return f.lastOfKind(m)
}

// counted returns the chain of the quantity that mention m is of: "hundreds of
// protesters" and its "protesters" are the same.
func (f *Finder) counted(m int32) int32 {
	t := &f.d.Tokens[f.d.Mentions[m].Head]
	if t.Rel != readout.RelNmod || t.Head < 0 || !f.lex.quantities[f.lemma(t.Head)] {
		return -1
	}
	if o := f.at[t.Head]; o >= 0 && o < m && f.d.Child(f.d.Mentions[m].Head, readout.RelDet, readout.RelNmodPoss) < 0 {
		return f.d.Mentions[o].Chain
	}
	return -1 // some of the protesters are not the protesters
}

// definite says whether the phrase has a definite article or a demonstrative.
func (f *Finder) definite(h int32) bool {
	return f.has(h, readout.RelDet, "the", "this", "that", "these", "those")
}

// predicate returns the chain of the subject that a copula equates with mention m.
func (f *Finder) predicate(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	if x.Type != readout.TypePerson || d.Child(x.Head, readout.RelCop) < 0 {
		return -1
	}
	s := d.Child(x.Head, readout.RelNsubj)
	if s < 0 || f.at[s] < 0 || f.at[s] >= m || f.negated(x.Head) {
		return -1
	}
	o := &d.Mentions[f.at[s]]
	if o.Chain < 0 || o.Kind == readout.KindNoun || d.Chains[o.Chain].Type != readout.TypePerson || f.number(x.Head) == readout.Plural {
		return -1
	}
	return o.Chain
}

func (f *Finder) negated(h int32) bool {
	for c := range f.d.Children(h) {
		if r := f.d.Tokens[c].Rel; r == readout.RelAux || r == readout.RelMark {
			return true // would be, if he is
		}
		if w := f.d.Word(c); f.d.Tokens[c].Rel == readout.RelAdvmod && (w == "not" || w == "n't" || w == "n’t" || w == "never") {
			return true
		}
	}
	return false
}

// farthest is the number of mentions that a description or pronoun looks back over.
const farthest = 400

// alive follows merged chains.
func (f *Finder) alive(c int32) int32 {
	for f.things[c].merged >= 0 {
		c = f.things[c].merged
	}
	return c
}
