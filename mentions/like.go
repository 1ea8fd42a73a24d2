package mentions

import (
	"strings"

	"readout"
)

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
