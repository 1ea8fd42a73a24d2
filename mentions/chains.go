package mentions

import (
	"slices"
	"strings"

	"readout"
)

// A thing is what the finder remembers of a chain while it reads.
type thing struct {
	last   int32  // its latest mention
	count  int32  // its mentions by name
	said   int32  // all its mentions
	name   int32  // its fullest name, -1 if none
	rank   string // of an office that some mention names
	merged int32  // the chain that took this one over, -1 if none
	agreed int32  // its pronouns of the gender that the first of them gave it
	sure   bool   // its gender comes from a name, a title or a noun, not from a pronoun
	it     bool   // "it" has taken it up, so "they" hardly does
	states bool   // a set that stands for the states of its members ("their governments")
}

// chain gives every mention to a chain, in the order of the text.
func (f *Finder) chain() {
	f.things = f.things[:0]
	f.before = f.before[:0]
	f.awaiting = f.awaiting[:0]
	clear(f.byWord)
	f.known = f.known[:0]
	for range f.d.Mentions {
		f.before = append(f.before, -1)
	}
	for i := range f.d.Mentions {
		f.place(int32(i))
	}
	f.finish()
}

// place finds the chain of mention m or begins one.
func (f *Finder) place(m int32) {
	x := &f.d.Mentions[m]
	c := int32(-1)
	switch x.Kind {
	case readout.KindPronoun:
		name, sure := f.ahead(m)
		if !sure || name < 0 {
			c = f.refer(m)
		}
		if c < 0 {
			if name >= 0 {
				f.await(m, name)
			}
			return // nobody yet that it can stand for
		}
	case readout.KindName:
		c = f.sameName(m)
		a := f.apposed(m)
		if a < 0 {
			a = f.besideOffice(m)
		}
		if a >= 0 && c < 0 {
			c = a
		} else if a >= 0 && a != c && f.things[a].name < 0 {
			f.merge(a, c)
		}
		if c < 0 {
			if c = f.sameOwned(m); c >= 0 && f.things[c].name >= 0 {
				c = -1 // another of them: his brother X, his brother Y
			}
		}
	default:
		c = f.sameNoun(m)
	}
	if c < 0 {
		c = f.begin()
	}
	f.arrived(m, c)
	f.join(m, c)
}

// begin opens a chain.
func (f *Finder) begin() int32 {
	chains := f.d.Chains
	if len(chains) < cap(chains) { // take the old slot with its slices
		chains = chains[:len(chains)+1]
		c := &chains[len(chains)-1]
		*c = readout.Chain{Members: c.Members[:0], Actors: c.Actors[:0]}
	} else {
		chains = append(chains, readout.Chain{})
	}
	f.d.Chains = chains
	f.things = append(f.things, thing{last: -1, name: -1, merged: -1})
	return int32(len(chains) - 1)
}

// join puts mention m in chain c.
func (f *Finder) join(m, c int32) {
	x, t, ch := &f.d.Mentions[m], &f.things[c], &f.d.Chains[c]
	x.Chain, f.before[m] = c, t.last
	t.last = m
	t.said++
	if r := f.kind[m]; r != "" && t.rank == "" {
		t.rank = r
	}
	switch x.Kind {
	case readout.KindName:
		t.count++
		f.remember(m, c)
		if ch.Type == readout.TypePerson && x.Type != readout.TypeNationality && t.name >= 0 && f.nameWords(m) < f.nameWords(t.name) {
			x.Type = readout.TypePerson // a surname is no place
		}
		if t.name < 0 || f.d.Mentions[t.name].Type == readout.TypeUnknown || f.fuller(m, t.name) {
			t.name = m
		}
		if ch.Type == readout.TypeUnknown || ch.Type == readout.TypeThing {
			ch.Type = x.Type
		}
		if ch.Number == readout.NumberUnknown {
			ch.Number = f.nameNumber(x)
		}
		if g := f.gender(m); g != readout.GenderUnknown {
			ch.Gender, t.sure = g, true
		}
	case readout.KindNoun:
		if ch.Type == readout.TypeUnknown {
			ch.Type = x.Type
		}
		if ch.Number == readout.NumberUnknown {
			ch.Number = f.number(x.Head)
		}
		if g := nounGender(f.lemma(x.Head)); g != readout.GenderUnknown && !t.sure && x.Type == readout.TypePerson {
			ch.Gender, t.sure = g, true
		}
	default:
		p, _ := f.pronoun(x.Head)
		t.it = t.it || p.gender == readout.Neuter
		if ch.Gender == readout.GenderUnknown && p.gender != readout.Neuter && p.role != relative {
			ch.Gender = p.gender
		}
		if p.gender != readout.GenderUnknown && ch.Gender == p.gender {
			t.agreed++
		}
	}
}

// nameNumber is plural for peoples ("the Syrians"), else singular.
func (f *Finder) nameNumber(x *readout.Mention) readout.Number {
	if f.d.Tokens[x.Head].Fine == readout.NNPS && x.Type != readout.TypeLocation && f.solitary(x) {
		return readout.Plural // the Musters, Greens
	}
	if w := f.d.Word(x.Head); x.Type == readout.TypeNationality && f.d.Tokens[x.Head].Tag != readout.ADJ &&
		(f.number(x.Head) == readout.Plural || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")) {
		return readout.Plural
	}
	return readout.Singular
}

// solitary says whether the name in mention x is one word, none of a state, an
// alliance or a newspaper.
func (f *Finder) solitary(x *readout.Mention) bool {
	for c := range f.d.Children(x.Head) {
		if t := &f.d.Tokens[c]; t.Name != 0 && t.Name.Type() == x.Type {
			return false
		}
	}
	if f.Known == nil {
		return true
	}
	k := f.Known(f.d, x.Head)
	return k != "government" && k != "igo" && k != "media"
}

// merge moves the mentions of chain from to chain to.
func (f *Finder) merge(from, to int32) {
	ms := f.cand[:0]
	for m := f.things[from].last; m >= 0; m = f.before[m] {
		ms = append(ms, m)
	}
	f.things[from].last, f.things[from].merged = -1, to
	keep := f.things[to].last
	f.things[to].last = -1
	for m := keep; m >= 0; m = f.before[m] {
		ms = append(ms, m)
	}
	f.cand = ms
	slices.Sort(ms)
	for _, m := range ms {
		f.join(m, to)
	}
}

// fuller says whether mention m names its chain better than mention o: more
// words of the name itself win, then a title.
func (f *Finder) fuller(m, o int32) bool {
	a, b := f.nameWords(m), f.nameWords(o)
	if a != b {
		return a > b
	}
	return f.kind[m] != "" && f.kind[o] == ""
}

// nameWords counts the words that carry the label of the name.
func (f *Finder) nameWords(m int32) int {
	a, b := f.core(m)
	return int(b - a)
}

// core returns the tokens [a, b) of the name in mention m, without title and article.
func (f *Finder) core(m int32) (a, b int32) {
	d := f.d
	x := &d.Mentions[m]
	h := x.Head
	if d.Tokens[h].Name == 0 && x.Type == readout.TypePerson { // headed by its title
		for i := h + 1; int(i) < len(d.Tokens) && d.Tokens[i].Start < x.End; i++ {
			if d.Tokens[i].Name.Type() == readout.TypePerson || d.Tokens[i].Name == 0 && f.unlabelled(i) {
				h = i
				break
			}
		}
	}
	a, b = h, h+1
	in := func(i int32) bool {
		if d.Tokens[i].Start < x.Start || d.Tokens[i].End > x.End {
			return false
		}
		if d.Tokens[h].Name != 0 {
			return d.Tokens[i].Name.Type() == d.Tokens[h].Name.Type()
		}
		return d.Tokens[i].Name == 0 && f.unlabelled(i)
	}
	for a > 0 && in(a-1) && !starts(d.Tokens[a].Name) {
		a--
	}
	for int(b) < len(d.Tokens) && in(b) && !starts(d.Tokens[b].Name) {
		b++
	}
	if b-a > 1 && honorific(d.Word(a)) != readout.GenderUnknown {
		a++
	}
	return a, b
}

func starts(n readout.NameLabel) bool {
	return n.Position() == readout.NameBegin || n.Position() == readout.NameSingle
}

// locative says whether a place name stands after a preposition of place: then
// it is a scene, not a government.
func (f *Finder) locative(m int32) bool {
	h := f.d.Mentions[m].Head
	if r := f.d.Tokens[h].Rel; r != readout.RelObl && r != readout.RelNmod && r != readout.RelConj {
		return false
	}
	return f.has(h, readout.RelCase, "in", "at", "near", "inside", "outside", "around", "across", "throughout", "into", "onto", "via", "through")
}
