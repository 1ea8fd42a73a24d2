package places

import (
	"readout"
)

// evidence weighs whether name n is that of a place.
func (f *Finder) evidence(n *name) float32 {
	g := &f.groups[n.group]
	if g.count == 0 {
		return -1
	}
	w := &f.words[n.first]
	top := f.entries[g.first].score
	v := min(max(top-smallest, 0), mostPrior) * priorWeight
	if n.last > n.first {
		v += severalWords
		if f.words[n.last].has(classFacility) {
			v += withKind
		}
	}
	v += f.classEvidence(n, w)
	v += f.before(n)
	v += f.after(n)
	switch w.label.Type() {
	case readout.TypeLocation:
		v += taggedPlace
	case readout.TypePerson:
		v += taggedPerson
	case readout.TypeOrganisation:
		v += taggedOrganisation
	}
	if w.is(heading) {
		v += inTitle
	}
	return v
}

// classEvidence weighs the words of a name themselves.
func (f *Finder) classEvidence(n *name, w *word) (v float32) {
	if a := f.maps.names[f.groups[n.group].key]; a != nil && (a.upper || a.after) {
		return 0
	}
	if f.fullName(n) {
		return beforeSurname
	}
	if f.wordsAlone(n) {
		v += wordOfNames
	}
	if n.first != n.last {
		if w.has(classFunction) && w.is(opening) || w.has(classGiven) && !f.strong(n) {
			v += givenName
		}
		return v
	}
	if w.has(classCommon | classFunction) {
		v += commonWord
		if w.is(opening | heading) {
			v += commonOpening
		}
	}
	if w.has(classTitle|classFacility|classStreet|classOrganisation|classDirection) && !f.strong(n) {
		v += wordOfNames
	}
	if w.has(classGiven) && !f.strong(n) {
		v += givenName
	} else if w.has(classGiven) && f.givens[w.In(f.text)] && !f.word(int(n.first)-1).has(classLocative) {
		v += surname // Georgia, of whom the report gives the full name
	}
	if f.persons[w.In(f.text)] && !f.strong(n) {
		v += surname
	}
	if w.is(opening) && !f.strong(n) {
		v += openingName
	}
	return v
}

// wordsAlone says whether a name of several words has none of its own: Eastern District.
func (f *Finder) wordsAlone(n *name) bool {
	if n.first == n.last || f.strong(n) {
		return false
	}
	for i := n.first; i <= n.last; i++ {
		if w := &f.words[i]; !w.is(mark) && !w.has(classCommon|classTitle|classFacility|classStreet|classDirection|classFunction) {
			return false
		}
	}
	return true
}

// fullName says whether a name is a given name with a surname after it: Jordan Smith.
func (f *Finder) fullName(n *name) bool {
	i := int(n.last)
	if n.first != n.last || !f.words[i].has(classGiven) || !f.joined(i) {
		return false
	}
	w := &f.words[i+1]
	if !w.is(capital) || w.is(upper|mark) || w.class&^(classCommon|classGiven) != 0 {
		return false
	}
	last, _ := f.longest(i + 1)
	return last < 0 || w.has(classGiven) || f.persons[w.In(f.text)]
}

// strong says whether a name's first sense is a country, a continent or a place of ours.
func (f *Finder) strong(n *name) bool {
	g := &f.groups[n.group]
	return g.count > 0 && f.entries[g.first].key != ""
}

// before weighs the words before a name.
func (f *Finder) before(n *name) (v float32) {
	i := int(n.first) - 1
	if i < 0 || f.words[n.first].is(opening) {
		return 0
	}
	p := &f.words[i]
	if p.has(classFunction) && p.is(capital) || !p.is(capital) || !f.joined(i) {
		if p.has(classDirection) && i > 0 {
			return afterDirection
		}
		if p.has(classLocative) {
			return float32(p.weight) * locativeWeight
		}
		if p.In(f.text) == "the" && !f.strong(n) {
			v += afterThe
		}
		if p.In(f.text) == "," && i > 0 && f.isName(i-1) {
			return afterPlaceComma // a list of places, or the wider place after a comma
		}
		return v
	}
	switch {
	case p.has(classDirection):
		return afterDirection / 2
	case p.has(classTitle), p.has(classGiven), p.Len() <= 2 && p.is(capital):
		if f.strong(n) {
			return strongPerson
		}
		return afterPerson
	case f.persons[p.In(f.text)]:
		return afterSurname
	case f.isName(i):
		return 0
	}
	if f.strong(n) {
		return strongCapital
	}
	return afterCapital
}

// isName says whether word i ends the name found last.
func (f *Finder) isName(i int) bool {
	return len(f.names) > 0 && f.names[len(f.names)-1].last == int32(i)
}

// after weighs the words after a name.
func (f *Finder) after(n *name) (v float32) {
	i := int(n.last) + 1
	if i >= len(f.words) || f.words[i].is(opening) {
		return 0
	}
	w := &f.words[i]
	if at, sure := f.holder(i); at > 0 && f.within(n, at, sure) {
		return beforeWider
	}
	if !w.is(capital) && f.joined(i-1) && w.has(classActor|classFacility) {
		return beforeActor
	}
	if !w.is(capital) || !f.joined(i-1) {
		return 0
	}
	first := &f.words[n.first]
	switch {
	case w.has(classFacility):
		return beforeFacility
	case w.has(classStreet):
		return beforeStreet
	case w.has(classOrganisation):
		return beforeOrganisation
	case w.has(classTitle), w.has(classActor), w.has(classFunction):
		return 0
	case f.strong(n):
		return strongCapital
	case first.has(classGiven) || f.persons[w.In(f.text)]:
		return beforeSurname
	}
	return beforeCapital
}

// holder returns the word that begins the name of what holds a name, which ends
// before word i, and whether the words leave no doubt: "Tyre, Lebanon" may be a
// list, "Tyre in southern Lebanon" and "Tyre, a port in Lebanon" are none. It is
// 0 where there is no such word.
func (f *Finder) holder(i int) (at int, sure bool) {
	comma := f.wordAt(i) == ","
	k := i + 1
	if comma {
		switch f.low(k) {
		case "the", "a", "an":
		default:
			return k, false
		}
		for k++; k < i+6 && !f.word(k).is(capital|mark|digit); k++ {
			if w := f.wordAt(k); (w == "in" || w == "of") && seat(f.low(k-1)) {
				comma, k = false, k+1
				break
			}
		}
		if comma {
			return 0, false
		}
	} else if f.wordAt(i) != "in" {
		return 0, false
	}
	for n := 0; n < 2 && f.word(k).has(classDirection) && !f.word(k).is(capital) || f.wordAt(k) == "the"; n++ {
		k++
	}
	return k, f.word(k).is(capital)
}

// seat says whether a word names the kind of place that lies in another.
func seat(s string) bool {
	switch s {
	case "capital", "city", "town", "village", "port", "hamlet", "suburb", "district", "region", "province", "island", "resort", "settlement":
		return true
	}
	return false
}

// within says whether the name that begins at word i is a division or country
// that holds a sense of n, and marks those senses. Where it is sure to hold n and
// none of n's senses lies in it, n is a place that we do not know.
func (f *Finder) within(n *name, i int, sure bool) bool {
	if i >= len(f.words) || !f.words[i].is(capital) {
		return false
	}
	_, key := f.longest(i)
	if key == "" {
		return false
	}
	out := f.groupOf(key)
	if f.inside(n.group, out) {
		return true
	}
	if o := &f.groups[out]; sure && o.count > 0 {
		if e := &f.entries[o.first]; (e.kind == kindCountry || e.kind == kindDivision || e.kind == kindRegion) && e.country >= 0 {
			f.groups[n.group].elsewhere = e.country + 1
		}
	}
	return false
}

// inside marks the senses of group in that lie in a division or country that
// group out may mean.
func (f *Finder) inside(in, out int32) (found bool) {
	inner, outer := f.groups[in], f.groups[out]
	list := inner.count > 0 && f.entries[inner.first].kind == kindCountry // Canada, Mexico
	for _, o := range f.entries[outer.first : outer.first+outer.count] {
		if o.kind != kindCountry && o.kind != kindDivision && o.kind != kindDistrict && (o.kind != kindRegion || o.country < 0) || list && o.kind == kindCountry {
			continue
		}
		for k := inner.first; k < inner.first+inner.count; k++ {
			e := &f.entries[k]
			if e.kind < kindCountry && e.country == o.country && !e.same(&o) && (o.kind == kindCountry || o.kind == kindRegion || o.div == e.div) {
				e.inside, found = true, true
			}
		}
	}
	return found
}
