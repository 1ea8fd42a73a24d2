package places

import (
	"slices"
	"strings"

	"readout"
)

// capitals adds the capitals that a report names by their country alone: the Omani
// capital, Oman's capital, the capital of Oman.
func (f *Finder) capitals(out []readout.Place) []readout.Place {
	for k := range f.names {
		n := &f.names[k]
		e := f.countryAt(n)
		if e == nil || n.people {
			continue
		}
		first, last := int(n.first), int(n.last)
		switch {
		case n.adjective && f.low(last+1) == "capital":
			last++
		case !n.adjective && f.possessive(last+1) && f.low(last+2) == "capital":
			last += 2
		case !n.adjective && f.low(first-1) == "of" && f.low(first-2) == "capital":
			first -= 2
		case !n.adjective && f.low(first-1) == "the" && f.low(first-2) == "of" && f.low(first-3) == "capital":
			first -= 3
		default:
			continue
		}
		if f.low(last+1) == "city" {
			last++
		}
		if f.capitalNamed(first, last) {
			continue
		}
		c := f.capitalOf(e.country)
		if c == nil {
			continue
		}
		p := f.inferred(first, last, c, readout.BasisInferred, "capital")
		out = slices.DeleteFunc(out, func(o readout.Place) bool { return p.Span.Contains(o.Span) })
		out = append(out, p)
	}
	return out
}

// capitalNamed says whether the words beside words first to last name the capital
// ("Muscat, the capital of Oman") or make something else of it (Omani capital
// markets).
func (f *Finder) capitalNamed(first, last int) bool {
	next := last + 1
	if f.wordAt(next) == "," {
		next++
	} else if w := f.word(next); f.joined(last) && !w.is(mark) && !w.is(capital) && f.noun(next) {
		return true
	}
	if f.word(next).is(capital) && f.placed(next) {
		return true
	}
	before := first - 1
	if w := f.low(before); w == "the" || w == "a" {
		before--
	}
	if f.wordAt(before) == "," || f.low(before) == "as" || f.low(before) == "is" {
		before--
		n := f.nameFrom(before)
		return n != nil && int(n.last) == before
	}
	return false
}

// capitalOf returns the capital of a country, nil where none is agreed on.
func (f *Finder) capitalOf(c int16) *entry {
	name := countries()[c].capital
	if name == "" {
		return nil
	}
	folded := fold(nil, name)
	list := f.g.find(nil, folded)
	if e, ok := f.g.byID(strings.TrimPrefix(f.maps.senses[string(folded)].key, "geonames:")); ok {
		list = append(list, e)
	}
	i := slices.IndexFunc(list, func(e entry) bool { return e.country == c && e.kind == kindCapital })
	if i < 0 {
		return nil
	}
	list[i].letters, list[i].named = nil, name
	return &list[i]
}
