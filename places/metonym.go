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
	f.joins = 0
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
	if e.kind != kindCountry && e.kind != kindCapital && e.kind != kindContinent && !seat {
		return e.kind <= kindDivision && f.acts(n) || f.states(n)
	}
	if f.words[n.first].is(heading) {
		return f.useInTitle(n) == useActor
	}
	u := f.useByWords(n)
	if first, _ := f.alone(n); u == usePlace && seat && f.low(first-1) == "from" && !f.moves(first-2) {
		u = useActor // pressure, an order from the Kremlin
	}
	if u == useOpen {
		u = f.useByTree(n, e.kind == kindCapital || seat)
	}
	return u == useActor || u == useOpen && seat
}

// party says whether a party and a hyphen stand before word i: (D-N.Y.).
func (f *Finder) party(i int) bool {
	if !f.hyphen(i - 1) {
		return false
	}
	switch f.wordAt(i - 2) {
	case "D", "R", "I", "Lab", "Con":
		return true
	}
	return false
}

// staffAt says whether "at" and before it one who works there stand before word i: an
// economist at Cornell.
func (f *Finder) staffAt(i int) bool {
	if f.low(i-1) == "the" {
		i--
	}
	if f.low(i-1) != "at" {
		return false
	}
	switch f.low(i - 2) {
	case "professor", "economist", "analyst", "fellow", "researcher", "scholar", "lecturer", "strategist", "expert", "historian", "scientist", "specialist", "director", "partner", "manager":
		return true
	}
	return false
}

// accord says whether a word ends the name of something agreed, which bears the
// name of the town where it once was: the Oslo accords.
func accord(s string) bool {
	switch s {
	case "accord", "accords", "agreement", "agreements", "protocol", "protocols", "process", "format", "convention", "conventions", "statute", "declaration",
		"memorandum", "communique", "communiqué", "treaty", "formula", "framework", "pact":
		return true
	}
	return false
}

// organisation says whether name n is part of the longer name of an organisation
// or accord: the Boston Globe, the Bank of Japan, the Oslo accords.
func (f *Finder) organisation(n *name) bool {
	i, j := int(n.first), int(n.last)
	if f.words[i].is(heading) {
		return false
	}
	if f.joined(j) && (accord(f.low(j+1)) || f.low(j+1) == "peace" && accord(f.low(j+2))) {
		return true
	}
	if f.joined(j) && f.wordAt(j+1) == "War" || f.staffAt(i) || f.party(i) {
		return true
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

// acts says whether a town or division stands before those who act for it: Dallas
// police, a Texas-based company.
func (f *Finder) acts(n *name) bool {
	i := int(n.last) + 1
	w := f.word(i)
	if f.hyphen(i) && w.Start == f.words[n.last].End {
		return true // Texas-based
	}
	return f.joined(i-1) && w.has(classActor|classTitle) && f.roleOf(i)&rolePlace == 0
}

// states says whether a region or sea stands before the states that act for it: the Gulf states.
func (f *Finder) states(n *name) bool {
	switch f.low(int(n.last) + 1) {
	case "states", "countries", "nations", "leaders", "governments", "monarchies", "powers", "allies", "officials", "ministers", "diplomats", "observers", "analysts",
		"experts", "scholars", "watchers", "policy", "envoy", "envoys":
		return true
	}
	return false
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
