package places

import (
	"slices"
	"strings"

	"readout"
)

// useByWords reads the words right beside a name.
func (f *Finder) useByWords(n *name) use {
	first, last := f.alone(n)
	if u := f.owner(last + 1); u != useOpen {
		return u
	}
	if f.wordAt(last+1) == "to" && f.isTo(first-1, last+2) || f.doing(first-1, last+1) {
		return useActor
	}
	if u := f.compound(n, last); u != useOpen {
		return u
	}
	return f.preposition(first, last)
}

// isTo says whether a name is what is to do something: word i before it is "for"
// or a verb such as "get", and a verb stands at word j: for Damascus to allow.
func (f *Finder) isTo(i, j int) bool {
	if !f.fine(j, readout.VB) || f.word(j).is(capital|mark) {
		return false
	}
	if f.low(i) == "for" {
		return true
	}
	switch f.lemma(i) {
	case "get", "want", "need", "expect", "help", "force", "push", "enable", "encourage", "invite", "permit", "cause", "allow", "compel", "persuade", "convince":
		return true
	}
	return false
}

// doing says whether a name is what does something: word i before it is a
// preposition and word j a verb in -ing: the risk of Moscow closing the port.
func (f *Finder) doing(i, j int) bool {
	switch f.low(i) {
	case "of", "about", "on", "over", "with", "without", "despite", "against", "by":
	default:
		return false
	}
	return f.fine(j, readout.VBG) && strings.HasSuffix(f.low(j), "ing") && f.word(j+1).tok >= 0 && !f.word(j+1).is(mark)
}

// fine says whether word j has that part of speech, as far as is known.
func (f *Finder) fine(j int, p readout.Fine) bool {
	w := f.word(j)
	return w.tok >= 0 && (f.d.Tokens[w.tok].Fine == p || f.d.Tokens[w.tok].Fine == readout.FineNone)
}

// alone widens a name by "the" and by the names that "and" joins to it.
func (f *Finder) alone(n *name) (first, last int) {
	first, last = int(n.first), int(n.last)
	if f.low(first-1) == "the" {
		first--
	}
	return first, last
}

// owner reads what a name owns, from the possessive ending at word i on.
func (f *Finder) owner(i int) use {
	if !f.possessive(i) {
		return useOpen
	}
	for j := i + 1; j <= i+4 && j < len(f.words) && !f.words[j].is(mark); j++ {
		if f.roleOf(j)&rolePlace != 0 {
			return usePlace
		}
		if f.words[j].has(classActor) {
			return useActor
		}
		if f.words[j].has(classFunction|classLocative) || f.words[j].is(capital) {
			break
		}
	}
	if f.word(i+1).is(capital) && f.placed(i+1) {
		return usePlace // Syria's Aleppo
	}
	return useActor
}

// placed says whether a name of a place begins at word i.
func (f *Finder) placed(i int) bool {
	n := f.nameFrom(i)
	return n != nil && int(n.first) == i && !n.adjective
}

// nameFrom returns the first name that ends at word i or after it, nil if none.
func (f *Finder) nameFrom(i int) *name {
	k, _ := slices.BinarySearchFunc(f.names, i, func(n name, i int) int { return int(n.last) - i })
	if k == len(f.names) {
		return nil
	}
	return &f.names[k]
}

// compound reads the noun that a name stands before: Syria policy, US-led forces.
func (f *Finder) compound(n *name, last int) use {
	i := last + 1
	if i >= len(f.words) || !f.joined(last) {
		return useOpen
	}
	w := &f.words[i]
	if f.hyphen(i) && w.Start == f.words[last].End {
		return useActor // US-led, US-Russia
	}
	if f.hyphen(int(n.first)-1) && f.word(int(n.first)-1).End == f.words[n.first].Start && f.word(int(n.first)-2).is(capital) {
		return useActor
	}
	if w.is(mark) {
		return useOpen
	}
	if w.has(classActor) && f.roleOf(i)&rolePlace == 0 {
		return useActor
	}
	switch f.low(i) {
	case "scholar", "scholars", "expert", "experts", "analyst", "analysts", "specialist", "specialists", "watcher", "watchers", "director", "researcher", "correspondent":
		return useActor // a China scholar is anywhere
	}
	if f.adjectival(n) && f.noun(i) {
		if f.roleOf(i)&rolePlace != 0 || w.has(classFacility) {
			return usePlace
		}
		return useActor // US officials, UK elections
	}
	return useOpen
}

// adjectival says whether a name stands as an adjective too: UK, United States.
func (f *Finder) adjectival(n *name) bool {
	g := &f.groups[n.group]
	a := f.maps.names[g.key]
	return a != nil && (a.upper || f.entries[g.first].key == "USA")
}

// noun says whether word i is a noun or an adjective, as far as is known.
func (f *Finder) noun(i int) bool {
	w := &f.words[i]
	if w.tok >= 0 {
		switch f.d.Tokens[w.tok].Tag {
		case readout.NOUN, readout.PROPN, readout.ADJ:
			return true
		case readout.TagX:
		default:
			return false
		}
	}
	return !w.has(classFunction|classLocative) && f.roleOf(i)&(roleSay|roleHappen) == 0 && !strings.HasSuffix(w.In(f.text), "ed")
}

// preposition reads the word before a name.
func (f *Finder) preposition(first, last int) use {
	i := first - 1
	switch w := f.low(i); w {
	case "in", "at", "near", "outside", "inside", "across", "throughout", "around", "within", "into", "through", "leaving", "visiting", "via", "beyond":
		return usePlace
	case "toward", "towards":
		if f.attitude(i - 1) {
			return useActor
		}
		return usePlace
	case "under":
		return useActor
	case "on", "over", "about":
		return usePlace // what is spoken of
	case "between":
		return f.between(i, last)
	case "and", "or":
		return f.conjunct(i)
	case "with", "by", "against", "versus", "vs":
		return useActor
	case "from":
		if f.roleOf(i-1)&roleSource != 0 || f.word(i-1).has(classActor) {
			return useActor
		}
		return usePlace
	case "of":
		if f.roleOf(i-1)&roleOwner != 0 || f.word(i-1).has(classTitle) {
			return useActor
		}
		return usePlace
	case "to":
		if f.accredited(i-1) || f.roleOf(i-1)&roleSpeak != 0 || f.addresses(i-1) {
			return useActor // ambassador to, talks to
		}
	case "for":
		return usePlace
	case ",":
		if f.word(i-1).has(classActor) && !f.word(i-1).is(capital) {
			return useActor // its allies, Iran and
		}
		if w := f.low(last + 1); w == "," || w == "and" || w == "or" {
			return f.conjunct(i) // from Paris, Berlin and London
		}
	}
	return useOpen
}

// accredited says whether word i is one who is sent to a government; troops are
// sent to a place.
func (f *Finder) accredited(i int) bool {
	switch f.low(i) {
	case "ambassador", "ambassadors", "envoy", "envoys", "emissary", "emissaries", "representative", "representatives", "nuncio", "commissioner", "consul", "adviser", "advisers", "advisor", "ally", "allies", "partner", "partners":
		return true
	}
	return false
}

// addresses says whether word i is a verb whose "to" leads to those who listen.
func (f *Finder) addresses(i int) bool {
	switch f.lemma(i) {
	case "talk", "speak", "listen", "appeal", "respond", "reply", "complain", "cave", "bow", "yield", "apologize", "apologise", "defer", "kowtow":
		return true
	}
	return false
}

// moves says whether word i is a verb of movement.
func (f *Finder) moves(i int) bool {
	switch f.lemma(i) {
	case "march", "walk", "drive", "fly", "travel", "leave", "return", "move", "depart", "flee":
		return true
	}
	return false
}

// attitude says whether word i is what one has toward others and not a movement.
func (f *Finder) attitude(i int) bool {
	switch f.low(i) {
	case "policy", "policies", "stance", "attitude", "attitudes", "approach", "anger", "warmth", "hostility", "position", "gesture", "gestures", "rhetoric", "line", "tone", "aggression", "animosity", "goodwill", "feelings", "obligations":
		return true
	}
	return false
}

// between reads "between X and Y" at word i: governments, unless a border or a
// road lies between them.
func (f *Finder) between(i, last int) use {
	for j := i - 1; j >= i-3 && j >= 0; j-- {
		switch f.low(j) {
		case "border", "borders", "boundary", "frontier", "road", "highway", "railway", "route", "flight", "flights", "line", "strip", "way", "halfway", "somewhere", "distance":
			return usePlace
		}
		if f.roleOf(j)&(roleParty|roleSay) != 0 {
			return useActor
		}
	}
	if f.low(last+1) == "and" {
		return useActor
	}
	return useOpen
}

// mostJoins is how many names joined by "and" are followed.
const mostJoins = 12

// conjunct gives the second of two joined names the use of the first.
func (f *Finder) conjunct(i int) use {
	if f.wordAt(i) != "," && f.wordAt(i-1) == "," {
		i--
	}
	o := f.nameFrom(i - 1)
	if f.joins++; o == nil || int(o.last) != i-1 || f.joins > mostJoins {
		return useOpen
	}
	first, last := f.alone(o)
	return f.preposition(first, last)
}
