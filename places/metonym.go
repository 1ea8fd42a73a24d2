package places

import (
	_ "embed"
	"strings"
	"sync"

	"readout"
)

//go:embed data/metonyms.tsv
var metonymsText string

// A role says what a word makes of a country or capital beside it.
type role uint8

// The classes of data/metonyms.tsv.
const (
	roleSay    role = 1 << iota // a verb whose subject acts
	roleHappen                  // a verb whose subject may be a place
	roleParty                   // what is between governments: talks, ties
	rolePlace                   // owned by a place and not by its government: coast, city
	roleTopic                   // a verb whose object is a place: visit, leave
	roleSource                  // what comes from a government: pressure, aid
	roleSpeak                   // a verb of speech, even where the tagger takes it for a noun
	roleOwner                   // who or what is of a government: president
)

var roleNames = map[string]role{"say": roleSay, "happen": roleHappen, "party": roleParty, "place": rolePlace, "topic": roleTopic, "source": roleSource, "speak": roleSpeak, "owner": roleOwner}

var metonyms = sync.OnceValue(func() map[string]role { return must(readMetonyms("data/metonyms.tsv", metonymsText)) })

func readMetonyms(file, text string) (map[string]role, error) {
	rows, err := table(file, text, "class", "word")
	if err != nil {
		return nil, err
	}
	m := map[string]role{}
	for _, r := range rows {
		c, ok := roleNames[r.fields[0]]
		if !ok {
			return nil, r.errorf("no class %q", r.fields[0])
		}
		m[r.fields[1]] |= c
	}
	return m, nil
}

// A use is how a name is used in its sentence.
type use uint8

const (
	useOpen  use = iota // nothing says
	usePlace            // where something is or what a report is about
	useActor            // a government that acts or is acted on
)

// metonym says whether name n stands for a government: "Moscow claims", "ties
// with Ankara". Only countries, capitals and seats of government do. What is
// left open is a place for a country and a capital, a government for a seat.
func (f *Finder) metonym(n *name) bool {
	g := &f.groups[n.group]
	if g.best < 0 {
		return false
	}
	e := &f.entries[g.first+g.best]
	a := f.maps.names[g.key]
	seat := a != nil && a.seat
	if n.rule == "dateline" {
		return false
	}
	if e.kind != kindCountry && e.kind != kindCapital && !seat {
		return e.kind <= kindDivision && f.acts(n)
	}
	if f.words[n.first].is(heading) {
		return f.useInTitle(n) == useActor
	}
	u := f.useByWords(n)
	if u == useOpen {
		u = f.useByTree(n, e.kind == kindCapital || seat)
	}
	return u == useActor || u == useOpen && seat
}

// organisation says whether name n is part of the longer name of an organisation:
// the Boston Globe, the Bank of Japan.
func (f *Finder) organisation(n *name) bool {
	i, j := int(n.first), int(n.last)
	if f.words[i].is(heading) {
		return false
	}
	if w := f.word(j + 1); f.joined(j) && w.is(capital) && w.has(classOrganisation|classActor) && !w.has(classFacility) {
		return true
	}
	if k := i - 1; f.low(k) == "of" && k > 0 {
		w := f.word(k - 1)
		return w.is(capital) && !w.is(opening) && w.tok >= 0 && !w.has(classFacility|classDirection|classTitle|classFunction) && f.joined(k-1) && !f.placed(k-1)
	}
	first, last := f.words[i].label, f.words[j].label
	return first.Type() == readout.TypeOrganisation && (first.Position() == readout.NameInside || first.Position() == readout.NameEnd) ||
		last.Type() == readout.TypeOrganisation && last.Position() == readout.NameBegin
}

// acts says whether a town or division stands before those who act for it: Dallas police.
func (f *Finder) acts(n *name) bool {
	i := int(n.last) + 1
	w := f.word(i)
	return f.joined(i-1) && w.has(classActor|classTitle) && f.roleOf(i)&rolePlace == 0
}

// low returns the small letters of word i.
func (f *Finder) low(i int) string { return strings.ToLower(f.wordAt(i)) }

// lemma returns the lemma of word i where the tagger gave one.
func (f *Finder) lemma(i int) string {
	if i < 0 || i >= len(f.words) {
		return ""
	}
	if t := f.words[i].tok; t >= 0 && f.d.Tokens[t].Lemma != "" {
		return f.d.Tokens[t].Lemma
	}
	return f.low(i)
}

// roleOf returns what word i makes of a name; a verb's forms count as the verb.
func (f *Finder) roleOf(i int) role {
	m := metonyms()
	return m[f.low(i)] | m[f.lemma(i)] | m[stem(f.low(i))]
}

// roleOfToken is roleOf for a token.
func (f *Finder) roleOfToken(t int32) role {
	m := metonyms()
	low := strings.ToLower(f.d.Word(t))
	return m[low] | m[f.d.Tokens[t].Lemma] | m[stem(low)]
}

// stem undoes the commonest endings of verbs, where no tagger does.
func stem(s string) string {
	for _, x := range []struct{ end, put string }{{"ies", "y"}, {"ied", "y"}, {"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"s", ""}, {"ed", ""}, {"ing", ""}} {
		if b, ok := strings.CutSuffix(s, x.end); ok && len(b) > 2 {
			if _, known := metonyms()[b+x.put]; known {
				return b + x.put
			}
			if _, known := metonyms()[b+"e"]; known {
				return b + "e"
			}
		}
	}
	switch s {
	case "said":
		return "say"
	case "sought":
		return "seek"
	case "told":
		return "tell"
	case "sent":
		return "send"
	case "took":
		return "take"
	case "thought":
		return "think"
	}
	return s
}

// possessive says whether word i is the ending of an owner.
func (f *Finder) possessive(i int) bool {
	switch f.wordAt(i) {
	case "'s", "’s", "'", "’":
		return f.word(i-1).End == f.words[i].Start
	}
	return false
}

// useByWords reads the words right beside a name.
func (f *Finder) useByWords(n *name) use {
	first, last := f.alone(n)
	if u := f.owner(last + 1); u != useOpen {
		return u
	}
	if u := f.compound(n, last); u != useOpen {
		return u
	}
	return f.preposition(first, last)
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
	for k := range f.names {
		if int(f.names[k].first) == i {
			return !f.names[k].adjective
		}
	}
	return false
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
	case "in", "at", "near", "outside", "inside", "across", "throughout", "around", "within", "into", "through", "leaving", "visiting", "via", "toward", "towards", "beyond":
		return usePlace
	case "on", "over", "about":
		return usePlace // what is spoken of
	case "between":
		return f.between(i, last)
	case "and", "or":
		return f.conjunct(i, first, last)
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
		if f.word(i - 1).has(classActor) {
			return useActor // ambassador to
		}
	case "for":
		return usePlace
	case ",":
		if f.word(i-1).has(classActor) && !f.word(i-1).is(capital) {
			return useActor // its allies, Iran and
		}
	}
	return useOpen
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

// conjunct gives the second of two joined names the use of the first.
func (f *Finder) conjunct(i, first, last int) use {
	for k := range f.names {
		o := &f.names[k]
		if int(o.last) != i-1 && !(int(o.last) == i-2 && f.wordAt(i-1) == ",") {
			continue
		}
		from, to := f.alone(o)
		if u := f.preposition(from, to); u != useOpen {
			return u
		}
	}
	return useOpen
}

// useByTree reads the tree, or where there is none the verb that follows.
func (f *Finder) useByTree(n *name, capital bool) use {
	t := f.words[n.last].tok
	if t < 0 || f.d.Tokens[t].Rel == readout.RelDep {
		return f.useByVerb(n)
	}
	for f.d.Tokens[t].Rel == readout.RelConj || f.d.Tokens[t].Rel == readout.RelFlat {
		t = f.d.Tokens[t].Head
	}
	x := &f.d.Tokens[t]
	if x.Head < 0 {
		return f.useByVerb(n)
	}
	verb := x.Head
	if h := f.d.Tokens[verb]; h.Head >= 0 && (h.Rel == readout.RelAux || h.Rel == readout.RelAuxPass || h.Rel == readout.RelCop) {
		verb = h.Head
	}
	head := f.roleOfToken(verb)
	switch x.Rel {
	case readout.RelNsubj, readout.RelNsubjOuter:
		if head&roleHappen != 0 && head&roleSay == 0 || f.d.Tokens[verb].Tag != readout.VERB && !capital {
			return usePlace
		}
		return useActor
	case readout.RelNsubjPass:
		if head&roleTopic != 0 {
			return usePlace
		}
		return useActor
	case readout.RelOblAgent, readout.RelVocative, readout.RelIobj:
		return useActor
	case readout.RelObj:
		if head&roleTopic != 0 {
			return usePlace
		}
		if head&roleSay != 0 || capital {
			return useActor
		}
		return usePlace
	}
	return f.useByVerb(n)
}

// useByVerb reads the words on both sides of a name, where no tree says more.
func (f *Finder) useByVerb(n *name) use {
	i := int(n.last) + 1
	switch f.low(i) {
	case "will", "would", "may", "might", "could", "should", "must", "cannot", "did", "does", "do":
		return useActor
	case "has", "have", "had", "also", "still", "now":
		i++
	}
	if f.low(i) == "been" || f.low(i) == "not" || f.low(i) == "long" {
		i++
	}
	if r := f.roleOf(i); !f.word(i).is(mark) && r&(roleSay|roleTopic) != 0 && r&roleHappen == 0 && f.finite(i) {
		return useActor
	}
	if w := f.word(i); f.words[n.first].is(opening) && strings.HasSuffix(w.In(f.text), "ed") && !w.is(mark) && f.roleOf(i)&roleHappen == 0 {
		return useActor
	}
	if f.low(int(n.last)+1) == "and" && f.placed(int(n.last)+2) {
		for k := range f.names {
			if o := &f.names[k]; int(o.first) == int(n.last)+2 {
				return f.useByVerb(o)
			}
		}
	}
	if r := f.roleOf(int(n.first) - 1); r&roleTopic != 0 {
		return usePlace
	} else if r&roleSay != 0 && f.low(int(n.first)-1) != "called" {
		return useActor
	}
	return useOpen
}

// finite says whether word i may be a verb that has the name before it as subject.
func (f *Finder) finite(i int) bool {
	w := f.word(i)
	if w.tok >= 0 && f.d.Tokens[w.tok].Tag != readout.TagX {
		return f.d.Tokens[w.tok].Tag == readout.VERB || f.d.Tokens[w.tok].Tag == readout.AUX || f.roleOf(i)&roleSpeak != 0
	}
	return !strings.HasSuffix(w.In(f.text), "ing")
}

// useInTitle reads a title, which has no tree: its first name acts.
func (f *Finder) useInTitle(n *name) use {
	if u := f.useByWords(n); u != useOpen {
		return u
	}
	return f.useByVerb(n)
}
