package mentions

import (
	"slices"
	"strings"

	"readout"
)

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

// lastOfKind returns the latest named chain of a kind that a bare definite
// description can take up: "the bloc" an alliance, "the country" a state.
func (f *Finder) lastOfKind(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	kinds := f.lex.kinds[f.lemma(x.Head)]
	if kinds == nil || f.Known == nil || f.number(x.Head) == readout.Plural || f.narrowed(x.Head) {
		return -1
	}
	a := f.ask(x.Head, pronoun{role: possessive})
	f.shutFor(a)
	land := len(kinds) == 1 && kinds[0] == "government" // "the country" is no office
	best, score := int32(-1), -100000
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		if a.sentence-d.SentenceOf(y.Head) > 2 {
			break
		}
		if y.Kind != readout.KindName || y.Chain < 0 || y.Type == readout.TypeNationality || x.Span.Overlaps(y.Span) {
			continue
		}
		if f.locative(o) || !slices.Contains(kinds, f.Known(d, y.Head)) || land && y.Type != readout.TypeLocation {
			continue
		}
		if v := f.rate(y, &a); v > score && !f.isShut(f.alive(y.Chain)) {
			best, score = f.alive(y.Chain), v
		}
	}
	return best
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

// lastLike returns the chain that suits best of those with a description of the
// same noun whose words do not contradict, or with a person whose title is that
// noun; -1 where two suit as well: "the president" after two presidents met.
func (f *Finder) lastLike(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	if f.restricted(x.Head) {
		return -1
	}
	a := f.ask(x.Head, pronoun{role: possessive})
	f.shutFor(a)
	best, score, second := int32(-1), -100000, -100000
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		if y.Chain < 0 || y.Kind == readout.KindPronoun || x.Span.Overlaps(y.Span) || !f.like(m, o) || f.saidOf(y) {
			continue
		}
		c := f.alive(y.Chain)
		if f.isShut(c) {
			continue
		}
		if n := d.Chains[c].Number; n != readout.NumberUnknown && n != f.number(x.Head) {
			continue
		}
		switch v := f.rate(f.latest(c, y), &a); {
		case c == best:
			score = max(score, v)
		case v > score:
			best, score, second = c, v, score
		default:
			second = max(second, v)
		}
	}
	if f.kind[m] != "" && score-second < apart {
		return -1
	}
	return best
}

// apart is by how many points one of two holders of an office must suit better.
const apart = 40

// latest returns the last mention of chain c if it stands in front of what is
// looked at, else y.
func (f *Finder) latest(c int32, y *readout.Mention) *readout.Mention {
	if l := f.things[c].last; l >= 0 {
		return &f.d.Mentions[l]
	}
	return y
}

// restricted says whether a clause without a comma before it tells which one the
// phrase headed by h means: "the people who live there".
func (f *Finder) restricted(h int32) bool {
	c := f.d.Child(h, readout.RelAclRelcl, readout.RelAcl)
	return c > h && !f.comma(h, c) && f.d.Tokens[c].Fine != readout.VB // but not "the people to meet"
}

// like says whether description m may take up mention o.
func (f *Finder) like(m, o int32) bool {
	d := f.d
	x, y := &d.Mentions[m], &d.Mentions[o]
	l := f.lemma(x.Head)
	if y.Kind == readout.KindNoun {
		return strings.EqualFold(f.lemma(y.Head), l) && f.number(x.Head) == f.number(y.Head) && !f.contrasts(y.Head, m) && f.within(m, o)
	}
	if x.Type == readout.TypeOrganisation && y.Type == readout.TypeOrganisation {
		return f.has(x.Head, readout.RelDet, "the") && f.bodyNoun(o, l) && f.within(m, o) // "the ministry": "the Foreign Ministry"
	}
	if x.Type != readout.TypePerson || y.Type != readout.TypePerson || f.kind[o] == "" {
		return false
	}
	if r := f.kind[m]; r == headOfState && l == "leader" && r == f.kind[o] {
		return f.within(m, o) // "the leader" takes up "President X"
	}
	// a name with a title: "the president" takes up "President X"
	for i := y.Head; i >= 0 && d.Tokens[i].Start >= y.Start; i-- {
		if w := f.lemma(i); strings.EqualFold(w, l) || f.lex.titles[w] == l && l != "" {
			return !f.lesser(i, o, m) && f.within(m, o)
		}
	}
	return false
}

// lesser says whether a word before title i of name o makes it another office:
// "Vice President X" is not "the president", nor is a former one, though a former
// senator is "the senator".
func (f *Finder) lesser(i, o, m int32) bool {
	d := f.d
	for k := i - 1; k >= 0 && d.Tokens[k].Start >= d.Mentions[o].Start; k-- {
		w := f.small(d.Word(k))
		if string(w) == "former" && f.kind[o] != headOfState || !f.lex.contrasts[string(w)] {
			continue
		}
		if !f.holds(m, k) {
			return true
		}
	}
	return false
}

// bodyNoun says whether the name in mention o is that of a body of kind l:
// "ministry" is in "Foreign Ministry" and in "Ministry of Defence".
func (f *Finder) bodyNoun(o int32, l string) bool {
	a, b := f.core(o)
	for i := a; i < b; i++ {
		if strings.EqualFold(f.d.Word(i), l) {
			return true
		}
	}
	return false
}

// contrasts says whether a word of the phrase headed by h sets it apart from
// another of its kind, or picks out none at all: "other countries", "the former
// minister", "every country". Description m is free of it where it has it too.
func (f *Finder) contrasts(h, m int32) bool {
	d := f.d
	for c := range d.Children(h) {
		if c < h && f.lex.contrasts[string(f.small(f.lemma(c)))] && !f.holds(m, c) {
			return true
		}
	}
	return false
}

// within says whether every word that narrows description m also stands in its
// chain's mention o; so "the Syrian president" does not take up "President X" of
// another state, and "the official" takes up any official.
func (f *Finder) within(m, o int32) bool {
	d := f.d
	for c := range d.Children(d.Mentions[m].Head) {
		switch d.Tokens[c].Rel {
		case readout.RelAmod, readout.RelCompound, readout.RelNmodPoss, readout.RelNmod, readout.RelNummod:
			if !f.holds(o, c) {
				return false
			}
		}
	}
	return true
}

// holds says whether mention o has the lemma of token c, or the state of which c
// is the demonym.
func (f *Finder) holds(o, c int32) bool {
	d := f.d
	y := &d.Mentions[o]
	l := f.lemma(c)
	state := d.Tokens[c].Name.Type() == readout.TypeNationality
	i := y.Head
	for i > 0 && d.Tokens[i-1].Start >= y.Start {
		i--
	}
	for ; int(i) < len(d.Tokens) && d.Tokens[i].Start < y.End; i++ {
		if strings.EqualFold(f.lemma(i), l) {
			return true
		}
		if state && d.Tokens[i].Name.Type() == readout.TypeLocation && f.sameState(i, c) {
			return true
		}
	}
	return false
}

// alive follows merged chains.
func (f *Finder) alive(c int32) int32 {
	for f.things[c].merged >= 0 {
		c = f.things[c].merged
	}
	return c
}
