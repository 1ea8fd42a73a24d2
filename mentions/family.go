package mentions

import (
	"slices"
	"strings"

	"readout"
)

// relation says whether the surname in one of mention m and chain c may be the
// full name in the other: n and k are the numbers of their words. A son is not
// his father, and where a report names two of one surname, an office or the
// dictionary must say who is meant.
func (f *Finder) relation(m, c int32, n, k int32) bool {
	if n == k || n > 1 && k > 1 {
		return true
	}
	t := &f.things[c]
	full, office := m, t.rank
	if k > 1 {
		full, office = t.name, f.kind[m]
	}
	wife := office == headOfState && f.gender(full) == readout.Feminine && f.rankOf(full, c) == ""
	if f.namesakes(full) {
		switch {
		case wife:
			return false
		case office != "":
			return f.rankOf(full, c) == office || n > 1 && f.person(full)
		case n > 1:
			return f.person(full) // "Muster said": which Muster it was shows later
		}
		return true
	}
	if office != "" && f.rankOf(full, c) == "" && f.famous(full) && !f.person(full) {
		return false // "President Muster", whom the dictionary knows: "Bo Muster", whom it does not
	}
	if n > 1 && f.kinTitle(m) {
		return false // "Muster": "his son Bo Muster"
	}
	return !wife || f.person(full) // "President Muster": "Ada Muster", his wife
}

// headOfState is the rank of presidents and prime ministers.
const headOfState = "head_of_state_gov"

// rankOf is the rank of the office that mention m names, and that of chain c if m names it.
func (f *Finder) rankOf(m, c int32) string {
	if r := f.kind[m]; r != "" || f.things[c].name != m {
		return r
	}
	return f.things[c].rank
}

// person says whether the dictionary has the person that mention m names.
func (f *Finder) person(m int32) bool {
	return f.Known != nil && f.Known(f.d, f.d.Mentions[m].Head) == "person"
}

// kinTitle says whether a word for kin stands before the name in mention m: "his
// son Bo", "his son, Bo".
func (f *Finder) kinTitle(m int32) bool {
	d := f.d
	a, _ := f.core(m)
	i := a - 1
	if i > 0 && d.Word(i) == "," {
		i--
	}
	return i >= 0 && d.SentenceOf(i) == d.SentenceOf(a) && f.lex.kin[f.lemma(i)]
}

// A first name and the next with the same surname.
type firstName struct{ first, next int32 }

// families notes the first names that go with each surname, and which surnames
// the dictionary knows alone.
func (f *Finder) families() {
	clear(f.bySurname)
	f.wellKnown = f.wellKnown[:0]
	f.firstNames = f.firstNames[:0]
	for i := range f.d.Mentions {
		x := &f.d.Mentions[i]
		if x.Kind != readout.KindName || x.Type != readout.TypePerson {
			continue
		}
		a, b := f.core(int32(i))
		k := f.key(b - 1)
		if b-a < 2 {
			if f.Known != nil && f.Known(f.d, a) == "person" {
				f.wellKnown = append(f.wellKnown, k)
			}
			continue
		}
		e := f.bySurname[k] - 1
		for ; e >= 0; e = f.firstNames[e].next {
			if f.sameFirst(f.firstNames[e].first, a) {
				break
			}
		}
		if e < 0 {
			f.firstNames = append(f.firstNames, firstName{a, f.bySurname[k] - 1})
			f.bySurname[k] = int32(len(f.firstNames))
		}
	}
}

// famous says whether the report calls somebody whom the dictionary knows by the
// surname in mention m alone.
func (f *Finder) famous(m int32) bool {
	_, b := f.core(m)
	return slices.Contains(f.wellKnown, f.key(b-1))
}

// sameFirst says whether tokens a and b may be one first name: "Vladimir", "V.".
func (f *Finder) sameFirst(a, b int32) bool {
	x, y := f.d.Word(a), f.d.Word(b)
	if f.initial(b) {
		x, y = y, x
	}
	if f.initial(a) || f.initial(b) {
		x = x[:1]
	}
	return strings.HasPrefix(y, x) || strings.HasPrefix(x, y)
}

// initial says whether token i is a letter with a full stop.
func (f *Finder) initial(i int32) bool {
	w := f.d.Word(i)
	return len(w) == 2 && w[1] == '.'
}

// namesakes says whether the report names two persons in full with the surname in mention m.
func (f *Finder) namesakes(m int32) bool {
	_, b := f.core(m)
	e := f.bySurname[f.key(b-1)] - 1
	return e >= 0 && f.firstNames[e].next >= 0
}
