package mentions

import (
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
	states bool   // a set that stands for the states of its members ("their governments")
}

// chain gives every mention to a chain, in the order of the text.
func (f *Finder) chain() {
	f.things = f.things[:0]
	f.before = f.before[:0]
	clear(f.byWord)
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
		if c = f.refer(m); c < 0 {
			return // nobody that we can stand for
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
	default:
		c = f.sameNoun(m)
	}
	if c < 0 {
		c = f.begin()
	}
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
			ch.Gender = g
		}
	case readout.KindNoun:
		if ch.Type == readout.TypeUnknown {
			ch.Type = x.Type
		}
		if ch.Number == readout.NumberUnknown {
			ch.Number = f.number(x.Head)
		}
		if g := nounGender(f.lemma(x.Head)); g != readout.GenderUnknown && ch.Gender == readout.GenderUnknown && x.Type == readout.TypePerson {
			ch.Gender = g
		}
	default:
		if p, _ := f.pronoun(x.Head); ch.Gender == readout.GenderUnknown && p.gender != readout.Neuter && p.role != relative {
			ch.Gender = p.gender
		}
	}
}

// nameNumber is plural for peoples ("the Syrians"), else singular.
func (f *Finder) nameNumber(x *readout.Mention) readout.Number {
	if w := f.d.Word(x.Head); x.Type == readout.TypeNationality && f.d.Tokens[x.Head].Tag != readout.ADJ &&
		(f.number(x.Head) == readout.Plural || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")) {
		return readout.Plural
	}
	return readout.Singular
}

// merge moves the mentions of chain from to chain to.
func (f *Finder) merge(from, to int32) {
	var ms []int32
	for m := f.things[from].last; m >= 0; m = f.before[m] {
		ms = append(ms, m)
	}
	f.things[from].last, f.things[from].merged = -1, to
	keep := f.things[to].last
	f.things[to].last = -1
	for m := keep; m >= 0; m = f.before[m] {
		ms = append(ms, m)
	}
	sortInts(ms)
	for _, m := range ms {
		f.join(m, to)
	}
}

func sortInts(s []int32) {
	for i := 1; i < len(s); i++ {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
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
	return a, b
}

func starts(n readout.NameLabel) bool {
	return n.Position() == readout.NameBegin || n.Position() == readout.NameSingle
}

// sameName returns the chain of an earlier name for the same, -1 if none. Only
// names that share a first or last word, or are each other's initials, are
// looked at, so that a long report costs no more a word than a short one.
func (f *Finder) sameName(m int32) int32 {
	a, b := f.core(m)
	weak := int32(-1)
	for _, k := range [...]string{lower(f.d.Word(b - 1)), lower(f.d.Word(a)), f.initials(a, b)} {
		cs := f.byWord[k]
		for i := len(cs) - 1; i >= 0 && i >= len(cs)-most; i-- {
			c := f.alive(cs[i])
			same, part := f.compare(m, c, a, b)
			if same {
				return c
			}
			if part && (weak < 0 || f.things[c].count > f.things[weak].count) {
				weak = c // of two with one surname, the one spoken of more
			}
		}
	}
	return weak
}

// most is the number of chains that are looked at for one word of a name.
const most = 64

// compare says whether the name of mention m, tokens a to b, is that of chain c,
// or a part of it or the other way round.
func (f *Finder) compare(m, c, a, b int32) (same, part bool) {
	d := f.d
	n := f.things[c].name
	if n < 0 || f.things[c].last < 0 {
		return false, false
	}
	typ := d.Mentions[m].Type
	place := typ == readout.TypeLocation && f.locative(m)
	if place != (d.Chains[c].Type == readout.TypeLocation && f.locative(n)) {
		return false, false
	}
	p, q := f.core(n)
	if f.equal(a, b, p, q) {
		return f.titlesAgree(m, c), false
	}
	return false, f.sameType(typ, d.Chains[c].Type) && f.part(m, c, a, b, p, q)
}

// remember makes chain c known by the first and the last word of its name in
// mention m, and by its initials.
func (f *Finder) remember(m, c int32) {
	a, b := f.core(m)
	first, last := lower(f.d.Word(a)), lower(f.d.Word(b-1))
	f.know(last, c)
	if first != last {
		f.know(first, c)
	}
	if b-a > 1 {
		f.know(f.initials(a, b), c)
	}
}

func (f *Finder) know(word string, c int32) {
	if cs := f.byWord[word]; word != "" && (len(cs) == 0 || cs[len(cs)-1] != c) {
		f.byWord[word] = append(cs, c)
	}
}

// initials returns the capitals that begin the words a to b, in lower case.
func (f *Finder) initials(a, b int32) string {
	if b-a < 2 {
		return ""
	}
	out := f.letters[:0]
	for ; a < b; a++ {
		if c := f.d.Word(a)[0]; c >= 'A' && c <= 'Z' {
			out = append(out, c+'a'-'A')
		}
	}
	f.letters = out
	return string(out)
}

func (f *Finder) sameType(a, b readout.EntityType) bool {
	return a == b || a == readout.TypeUnknown || b == readout.TypeUnknown
}

// equal compares two names word by word.
func (f *Finder) equal(a, b, p, q int32) bool {
	if b-a != q-p {
		return false
	}
	for ; a < b; a, p = a+1, p+1 {
		if !f.sameWord(a, p) {
			return false
		}
	}
	return true
}

func (f *Finder) sameWord(a, p int32) bool {
	x, y := f.d.Word(a), f.d.Word(p)
	return x == y || len(x) > 3 && strings.EqualFold(x, y)
}

// part says whether one of the names is a short form of the other: a surname or
// first words of a person's name, the letters of an acronym.
func (f *Finder) part(m, c, a, b, p, q int32) bool {
	typ := f.d.Chains[c].Type
	if typ == readout.TypeUnknown {
		typ = f.d.Mentions[m].Type
	}
	switch typ {
	case readout.TypePerson:
		return f.surname(a, b, p, q) && f.titlesAgree(m, c)
	case readout.TypeLocation, readout.TypeNationality:
		return false
	}
	if b-a == 1 && q-p > 1 && f.acronym(f.d.Word(a), p, q) || q-p == 1 && b-a > 1 && f.acronym(f.d.Word(p), a, b) {
		return true
	}
	return typ == readout.TypeUnknown && f.surname(a, b, p, q)
}

// surname says whether the shorter name a..b ends the longer p..q or, where it
// has one word, also begins it ("Saddam").
func (f *Finder) surname(a, b, p, q int32) bool {
	if b-a > q-p {
		a, b, p, q = p, q, a, b
	}
	if f.equal(a, b, q-(b-a), q) {
		return true
	}
	return b-a == 1 && f.sameWord(a, p) && len(f.d.Word(a)) > 2
}

// acronym says whether the capitals of w are the first letters of the words p..q.
func (f *Finder) acronym(w string, p, q int32) bool {
	i := 0
	for t := p; t < q; t++ {
		x := f.d.Word(t)
		if x[0] < 'A' || x[0] > 'Z' {
			continue // of, and, the
		}
		for i < len(w) && w[i] == '.' {
			i++
		}
		if i >= len(w) || w[i] != x[0] {
			return false
		}
		i++
	}
	for i < len(w) && w[i] == '.' {
		i++
	}
	return i == len(w) && i >= 2
}

// titlesAgree keeps Mr and Mrs of one surname apart.
func (f *Finder) titlesAgree(m, c int32) bool {
	g, h := f.gender(m), f.d.Chains[c].Gender
	return g == readout.GenderUnknown || h == readout.GenderUnknown || g == h
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

// apposed returns the chain of the phrase that mention m stands beside or that it is said to be, -1 if none.
func (f *Finder) apposed(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	t := &d.Tokens[x.Head]
	if t.Rel != readout.RelAppos || t.Head < 0 {
		return -1
	}
	o := f.at[t.Head]
	if o < 0 || o >= m || d.Mentions[o].Chain < 0 {
		return -1
	}
	o = f.nearer(o, m)
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

// besideOffice returns the chain of a definite office that stands right before
// the name in mention m, parted by a comma: "the President of Utopia, X, said".
func (f *Finder) besideOffice(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	if x.Type != readout.TypePerson || x.Start < 2 {
		return -1
	}
	for o := m - 1; o >= 0 && o >= m-8; o-- {
		y := &d.Mentions[o]
		if y.Kind != readout.KindNoun || y.Type != readout.TypePerson || f.kind[o] == "" || y.Chain < 0 || f.things[y.Chain].name >= 0 {
			continue
		}
		if gap := x.Start - y.End; gap < 1 || gap > 2 || d.Report.Text[y.End] != ',' || !f.definite(y.Head) || f.number(y.Head) == readout.Plural {
			continue
		}
		return y.Chain
	}
	return -1
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
	return b-a == 1 && f.acronym(f.d.Word(a), p, q) || f.surname(a, b, p, q)
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
