package actors

import (
	"strconv"
	"strings"

	"readout"
)

// acts says whether some mention of chain c is an argument of a verb or a possessor.
func (f *Finder) acts(c int32) bool {
	for _, m := range f.of[c] {
		switch r := f.d.Tokens[f.d.Mentions[m].Head].Rel; {
		case r.Subject(), r == readout.RelObj, r == readout.RelOblAgent, r == readout.RelNmodPoss, r == readout.RelIobj:
			return true
		}
	}
	return false
}

// bodyOf makes the actor of a body that the dictionary does not know by what
// its name says: "Lithuanian Parliament" LTU LEG, "Ministry of Defence" GOV.
func (f *Finder) bodyOf(c, name, a, b int32, text string) int32 {
	d := f.d
	h := d.Mentions[name].Head
	first, last := f.ends(&d.Mentions[name])
	x := f.describe(first, h, last)
	if x.agent == nil {
		for i := b; i >= a; i-- {
			if g := f.agent(i); g != nil {
				x.agent, x.sectors = g, g.sectors
				break
			}
		}
	}
	for i := a; i <= b && len(x.states) == 0; i++ {
		if n := f.hitAt[i]; n >= 0 && f.regional(f.hits[n]) {
			x.states = append(x.states, f.hits[n].ent)
		}
	}
	s := f.office(c) // an apposition may say what it is
	if len(x.states) == 0 {
		x.states = s.states
	}
	if x.agent == nil {
		x.agent, x.sectors = s.agent, s.sectors
	}
	i := f.actor("body "+text, func() readout.Actor {
		act := readout.Actor{Name: text, Kind: readout.ActorOrganisation, Basis: readout.BasisComposed}
		if d.Chains[c].Type == readout.TypeUnknown {
			act.Kind = readout.ActorOther
		}
		if x.agent != nil {
			act.Sectors = append(act.Sectors, x.sectors...)
			if x.agent.typ == readout.TypeOrganisation {
				act.Kind = x.agent.kind
			}
		}
		return act
	})
	f.place(&f.actors[i], &x)
	return i
}

// nouns gives the actors of a chain without a name: one for each state that its
// words join, one otherwise.
func (f *Finder) nouns(c int32, out []int32) []int32 {
	m := f.telling(c)
	if m < 0 {
		return out
	}
	x := &f.d.Mentions[m]
	a, b := f.ends(x)
	y := f.describe(a, x.Head, b)
	if y.agent == nil {
		return f.quantity(c, m, &y, out)
	}
	if y.counterpart {
		f.mirror(&y)
	}
	if len(y.states) > 1 {
		for i, s := range y.states {
			one := y
			one.states, one.joined = []int32{s}, true
			a := f.describedBy(c, m, &one)
			if len(y.names) == len(y.states) && f.actors[a].Key == "" {
				last := y.names[len(y.names)-1]
				f.actors[a].Name = f.d.Word(y.names[i]) + " " + clean(f.d.Words(last+1, b).In(f.d.Report.Text))
			}
			out = append(out, a)
		}
		return out
	}
	return append(out, f.describedBy(c, m, &y))
}

// quantity gives the actor of "millions of Syrians", where the head is no agent.
func (f *Finder) quantity(c, m int32, y *description, out []int32) []int32 {
	if len(y.states) == 0 {
		return out
	}
	e := &f.dict.entities[y.states[0]]
	i := f.actor("", func() readout.Actor {
		return readout.Actor{Name: f.words(m), Kind: readout.ActorPeople, Country: e.country, Sectors: []string{"CVL"}, Basis: readout.BasisComposed}
	})
	return append(out, i)
}

func (f *Finder) words(m int32) string { return clean(f.d.Mentions[m].In(f.d.Report.Text)) }

// telling returns the description of chain c that says most: the first that
// names a state or body, else the first.
func (f *Finder) telling(c int32) int32 {
	first := int32(-1)
	for _, m := range f.of[c] {
		x := &f.d.Mentions[m]
		if x.Kind != readout.KindNoun {
			continue
		}
		if first < 0 {
			first = m
		}
		a, b := f.ends(x)
		if y := f.describe(a, x.Head, b); len(y.states) > 0 || y.body >= 0 {
			return m
		}
	}
	return first
}

// describedBy makes the actor of one description.
func (f *Finder) describedBy(c, m int32, y *description) int32 {
	d := f.d
	g := y.agent
	if g.kind == readout.ActorGovernment && has(g.sectors, "GOV") && len(y.states) == 1 && governs(g.word) {
		return f.stateActor(y.states[0], true)
	}
	if len(y.states) == 0 && governs(g.word) && y.body >= 0 && f.dict.entities[y.body].kind == readout.ActorPerson {
		if s, ok := f.dict.byKey[f.dict.entities[y.body].country]; ok {
			return f.stateActor(s, true)
		}
	}
	if g.typ == readout.TypePerson && y.office != "" && len(y.states) == 1 && f.today != 0 && !y.former && (f.single(m) || y.joined) && f.definite(m) {
		if e := f.dict.holder(f.dict.entities[y.states[0]].country, y.office, y.rank, f.today); e >= 0 {
			return f.person(c, m, e)
		}
	}
	key := ""
	if g.typ == readout.TypeOrganisation && (len(y.states) > 0 || y.body >= 0) {
		key = "group " + strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(f.words(m), "The "), "the ")) + " " + f.codes(y)
	}
	i := f.actor(key, func() readout.Actor {
		act := readout.Actor{Name: f.words(m), Kind: g.kind, Sectors: append([]string(nil), y.sectors...), Office: y.office, Rank: y.rank, Basis: readout.BasisComposed}
		if g.typ == readout.TypePerson {
			act.Kind = f.personKind(m, g)
			act.Anonymous = true
			act.Number = f.count(m)
		}
		return act
	})
	act := &f.actors[i]
	f.place(act, y)
	f.supply(act, y)
	if act.Anonymous && !y.weak && (has(act.Sectors, "GOV") || has(act.Sectors, "MIL") || has(act.Sectors, "SPY") || has(act.Sectors, "COP") || has(act.Sectors, "LEG")) {
		act.Side = act.Country
	}
	_ = d
	return i
}

// supply fills what the words leave open: a body that is no state's has the
// code of its kind, and an institution in a report that names one state only
// belongs to that state, which is an inference and says so.
func (f *Finder) supply(a *readout.Actor, y *description) {
	if a.Country != "" {
		return
	}
	switch {
	case a.Kind == readout.ActorNGO:
		a.Country = "NGO"
	case a.Kind == readout.ActorGovernment && len(a.Sectors) == 0:
		a.Kind = readout.ActorOther // a side, a country: whose is not said
	case f.sole < 0 && f.war >= 0 && (has(a.Sectors, "REB") || has(a.Sectors, "OPP") || has(a.Sectors, "REF") || y.agent.word == "civilian"):
		a.Country, a.Basis = f.dict.entities[f.war].country, readout.BasisInferred
	case f.sole < 0 && f.home >= 0 && domestic(a.Sectors) && y.agent.rank != "official" && y.agent.rank != "spokesperson":
		a.Country, a.Basis = f.dict.entities[f.home].country, readout.BasisInferred
	case f.sole >= 0 && domestic(a.Sectors) && y.agent.rank != "official" && y.agent.rank != "spokesperson":
		a.Country, a.Basis = f.dict.entities[f.sole].country, readout.BasisInferred
	}
}

// domestic says whether a sector is that of a state's own institutions.
func domestic(s []string) bool {
	for _, x := range s {
		switch x {
		case "GOV", "MIL", "COP", "LEG", "JUD", "OPP", "REB", "PRM", "PTY":
			return true
		}
	}
	return false
}

// onlyState returns the one state that the report names, by whatever name, -1
// where it names several or none.
func (f *Finder) onlyState() int32 {
	one := int32(-1)
	for _, h := range f.hits {
		e, ok := f.dict.byKey[f.dict.entities[h.ent].country]
		if !ok || f.backed(h.last) || f.dict.entities[h.ent].loose || f.dict.entities[h.ent].kind == readout.ActorMedia {
			continue
		}
		if one >= 0 && one != e {
			return -1
		}
		one = e
	}
	return one
}

// theatre returns the state whose conflict the report is about: the one that
// stands by far most often where things happen ("in X") or before a word for
// conflict ("the X crisis"); -1 if none does.
func (f *Finder) theatre() int32 {
	return f.leading(2, func(h hit) bool { return f.locative(h.first) || f.conflict(h.last+1) })
}

// homeland returns the state that the report names by far most often, by
// whatever name, or else the only one in its first sentence where no other is
// named more; -1 if there is none.
func (f *Finder) homeland() int32 {
	if h := f.leading(3, func(hit) bool { return true }); h >= 0 {
		return h
	}
	lead := int32(-1)
	for _, h := range f.hits {
		if !f.regional(h) || f.d.Report.Dateline.Span.Contains(f.d.Tokens[h.first].Span) {
			continue
		}
		if f.d.SentenceOf(h.first) > 0 {
			break
		}
		if lead >= 0 && lead != h.ent {
			return -1
		}
		lead = h.ent
	}
	for e, n := range f.votes {
		if lead >= 0 && e != lead && n > f.votes[lead] {
			return -1
		}
	}
	return lead
}

// filed returns the state where the report was filed, -1 if that is not known.
func (f *Finder) filed() int32 {
	p := f.d.Report.Dateline.Place
	if p == "" {
		return -1
	}
	if strings.ToUpper(p) == p {
		w := strings.Fields(strings.ToLower(p))
		for i := range w {
			w[i] = strings.ToUpper(w[i][:1]) + w[i][1:]
		}
		p = strings.Join(w, " ")
	}
	for _, a := range f.dict.names[p[:letters(p, 0)]] {
		if n := same(p, a.text); n > 0 && (n == len(p) || p[n] == ',') && f.dict.entities[a.ent].state() {
			return a.ent
		}
	}
	return -1
}

// leading returns the state with at least n of the hits that count, and more
// than twice as many as any other; -1 if there is none.
func (f *Finder) leading(n int, counts func(hit) bool) int32 {
	clear(f.votes)
	if at := f.filed(); at >= 0 && n > 2 {
		f.votes[at]++ // where it was filed counts once for where it is at home
	}
	for _, h := range f.hits {
		if f.regional(h) && !f.backed(h.last) && counts(h) {
			f.votes[h.ent]++
		}
	}
	best, second := int32(-1), 0
	for e, v := range f.votes {
		switch {
		case best < 0:
			best = e
		case v > f.votes[best]:
			best, second = e, f.votes[best]
		default:
			second = max(second, v)
		}
	}
	if best < 0 || f.votes[best] < n || f.votes[best] <= 2*second {
		return -1
	}
	return best
}

// conflict says whether token i, or the one behind a possessive mark there, is a word for conflict.
func (f *Finder) conflict(i int32) bool {
	d := f.d
	for k := i; k < i+2 && int(k) < len(d.Tokens); k++ {
		switch d.Tokens[k].Lemma {
		case "crisis", "conflict", "war", "ceasefire", "truce", "regime", "uprising", "insurgency", "violence", "opposition", "rebel", "civil":
			return true
		case "'s", "’s", "'", "’":
			continue
		}
		break
	}
	return false
}

// doubtful says whether hit n is a name that others bear too ("the Congress"),
// in a report that speaks of other states than the one best known for it. Its
// fuller names ("the US Congress") are never in doubt.
func (f *Finder) doubtful(n hit) bool {
	e := &f.dict.entities[n.ent]
	return e.loose && f.d.Words(n.first, n.last).Len() <= len(e.name) && !f.spokenOf(e.country)
}

// spokenOf says whether the report names that state, or no state at all.
func (f *Finder) spokenOf(country string) bool {
	any := false
	for _, h := range f.hits {
		e := &f.dict.entities[h.ent]
		if e.loose {
			continue
		}
		if e.country == country {
			return true
		}
		any = any || e.state()
	}
	return !any
}

// personKind tells a person from persons.
func (f *Finder) personKind(m int32, g *agent) string {
	switch {
	case f.single(m):
		return readout.ActorPerson
	case g.kind == readout.ActorPerson:
		return readout.ActorPeople
	}
	return g.kind
}

// governs says whether a noun with a state before it means that state's government.
func governs(word string) bool {
	switch word {
	case "government", "regime", "authority", "authorities", "administration", "leadership", "cabinet", "central government", "state":
		return true
	}
	return false
}

// codes spells the states and the body of a description.
func (f *Finder) codes(y *description) string {
	s := ""
	for _, e := range y.states {
		s += f.dict.entities[e].key + " "
	}
	if y.body >= 0 {
		s += f.dict.entities[y.body].key
	}
	return s
}

func (f *Finder) single(m int32) bool {
	switch f.d.Tokens[f.d.Mentions[m].Head].Fine {
	case readout.NNS, readout.NNPS:
		return false
	}
	return f.d.Child(f.d.Mentions[m].Head, readout.RelNummod) < 0
}

// definite says whether a description means one known holder of an office: "the
// Russian president", "Russia's president".
func (f *Finder) definite(m int32) bool {
	h := f.d.Mentions[m].Head
	if f.d.Child(h, readout.RelNmodPoss) >= 0 {
		return true
	}
	k := f.d.Child(h, readout.RelDet)
	return k >= 0 && string(f.lower(f.d.Word(k))) == "the"
}

// count is the number of people that a plural states.
func (f *Finder) count(m int32) *readout.Range {
	k := f.d.Child(f.d.Mentions[m].Head, readout.RelNummod)
	if k < 0 {
		return nil
	}
	a, b := f.d.Subtree(k)
	text := f.d.Words(a, b).In(f.d.Report.Text)
	if n := value(text); n > 0 {
		return &readout.Range{Min: n, Max: n, Text: text}
	}
	return nil
}

// value reads "12", "1,200", "five hundred" and "32 thousand"; 0 is none of these.
func value(text string) int {
	n, part := 0, 0
	for _, w := range strings.Fields(strings.ReplaceAll(strings.ToLower(text), "-", " ")) {
		switch v, ok := numbers[w]; {
		case w == "and":
		case ok && v >= 100:
			part = max(part, 1) * v
			if v >= 1000 {
				n, part = n+part, 0
			}
		case ok:
			part += v
		default:
			v, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
			if err != nil {
				return 0 // "at least", "some": the number is not exact
			}
			part += v
		}
	}
	return n + part
}

var numbers = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"hundred": 100, "thousand": 1000, "million": 1000000}
