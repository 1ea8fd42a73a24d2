package mentions

import (
	"strings"

	"readout"
)

// sameName returns the chain of an earlier name for the same, -1 if none. Only
// names that share a first or last word, or are each other's initials, are
// looked at, so that a long report costs no more a word than a short one.
func (f *Finder) sameName(m int32) int32 {
	a, b := f.core(m)
	weak, best := int32(-1), int32(0)
	for _, k := range [...]uint32{f.key(b - 1), f.key(a), f.initials(a, b)} {
		n := 0
		for e := f.byWord[k] - 1; e >= 0 && n < most; e, n = f.known[e].next, n+1 {
			c := f.alive(f.known[e].chain)
			same, part := f.compare(m, c, a, b)
			if same {
				return c
			}
			if part && weak >= 0 && weak != c && f.bodyWord(m, a, b) {
				return -1 // "the Front", of two
			}
			if v := f.prominence(c); part && v > best {
				weak, best = c, v // of two with one surname, the one spoken of more
			}
		}
	}
	return weak
}

// prominence says how much chain c is spoken of; holding an office and being in
// the dictionary count too.
func (f *Finder) prominence(c int32) int32 {
	t := &f.things[c]
	v := t.count
	if t.rank != "" {
		v += 2
	}
	if f.inDictionary(t.name) {
		v++
	}
	return v
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
	if f.surnameAlone(m, n, a, b) {
		return false, f.titlesAgree(m, c)
	}
	typ := d.Mentions[m].Type
	place := typ == readout.TypeLocation && f.locative(m)
	if place != (d.Chains[c].Type == readout.TypeLocation && f.locative(n)) && (f.governs(m) || f.governs(n)) {
		return false, false
	}
	p, q := f.core(n)
	if typ != readout.TypePerson && f.apart(m, n) {
		return false, false
	}
	if f.equal(a, b, p, q) {
		return f.titlesAgree(m, c), false
	}
	return false, f.sameType(typ, d.Chains[c].Type) && f.part(m, c, a, b, p, q)
}

// surnameAlone says whether the name a to b of mention m, taken for a place or a
// body, is the surname of a person that mention n names in full.
func (f *Finder) surnameAlone(m, n, a, b int32) bool {
	d := f.d
	if t := d.Mentions[m].Type; b-a != 1 || t != readout.TypeLocation && t != readout.TypeOrganisation || d.Mentions[n].Type != readout.TypePerson {
		return false
	}
	if f.locative(m) || d.Mentions[m].Type == readout.TypeOrganisation && f.inDictionary(m) {
		return false
	}
	p, q := f.core(n)
	return q-p > 1 && f.sameWord(a, q-1)
}

// inDictionary says whether the dictionary has the name in mention m.
func (f *Finder) inDictionary(m int32) bool {
	return f.Known != nil && f.Known(f.d, f.d.Mentions[m].Head) != ""
}

// governs says whether the name in mention m may stand for a government, so that
// what happens in its territory is not done by it. A town is only a town.
func (f *Finder) governs(m int32) bool {
	return f.Known == nil || f.inDictionary(m)
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
	if x == y || len(x) > 3 && strings.EqualFold(x, y) {
		return true
	}
	dotted := strings.IndexByte(x, '.') > 0 || strings.IndexByte(y, '.') > 0
	return dotted && strings.ReplaceAll(x, ".", "") == strings.ReplaceAll(y, ".", "")
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
		if b-a > 1 && b-a == q-p && f.equal(a+1, b, p+1, q) && f.sameFirst(a, p) && (f.initial(a) || f.initial(p)) {
			return true // B. Muster
		}
		return f.surname(a, b, p, q) && f.titlesAgree(m, c) && f.relation(m, c, b-a, q-p)
	case readout.TypeNationality:
		return false
	}
	if b-a == 1 && q-p > 1 && f.acronym(f.d.Word(a), p, q) || q-p == 1 && b-a > 1 && f.acronym(f.d.Word(p), a, b) {
		return true
	}
	if typ == readout.TypeOrganisation && q-p > 1 && f.bodyWord(m, a, b) && f.sameWord(a, q-1) {
		return true // "the Front", of one that was named in full
	}
	return typ == readout.TypeUnknown && f.surname(a, b, p, q) // never of places: North Utopia is not Utopia
}

// bodyWord says whether the name a to b of mention m is one word for a body with its
// article: "the Front".
func (f *Finder) bodyWord(m, a, b int32) bool {
	return b-a == 1 && a > 0 && f.d.Mentions[m].Type != readout.TypePerson && bodies[strings.ToLower(f.d.Word(a))] && strings.EqualFold(f.d.Word(a-1), "the")
}

// bodies are the words for a body that stand for its whole name.
var bodies = map[string]bool{"front": true, "movement": true, "army": true, "union": true, "league": true, "party": true, "council": true, "commission": true,
	"organisation": true, "organization": true, "authority": true, "forum": true, "bank": true, "alliance": true, "coalition": true, "congress": true, "assembly": true,
	"resistance": true, "brigade": true, "brigades": true, "agency": true, "committee": true, "mission": true, "federation": true, "fund": true, "court": true,
	"tribunal": true, "community": true, "group": true, "society": true, "association": true, "ministry": true, "parliament": true, "guard": true, "command": true, "secretariat": true}

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
