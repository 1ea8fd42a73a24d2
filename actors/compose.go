package actors

import (
	"slices"
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
			if g := f.agent(i); g != nil && g.typ == readout.TypeOrganisation && g.word != "union" && g.word != "staff" {
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
	if x.agent != nil && x.agent.word == "council" && len(x.states) == 0 && x.body < 0 && !f.ofCity(b) {
		x.agent, x.sectors = nil, nil // the Painters' Council governs nobody
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
		if navy := warship(text); navy != "" {
			act.Kind, act.Country, act.Sectors = readout.ActorGovernment, navy, []string{"MIL"}
			return act
		}
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

// ofCity says whether the word before token b makes its council one of a state or town.
func (f *Finder) ofCity(b int32) bool {
	if b == 0 {
		return false
	}
	switch string(f.lower(f.d.Word(b - 1))) {
	case "city", "county", "town", "state", "district", "national", "provincial", "regional", "municipal", "military", "revolutionary", "transitional", "governing", "ruling",
		"supreme", "security", "people", "'s", "privy", "legislative", "executive", "federal", "sovereign", "presidential", "borough", "local":
		return true
	}
	return false
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
	if f.tail(x.Head, a) {
		return out
	}
	y := f.describe(a, x.Head, b)
	if y.agent == nil {
		return f.quantity(c, m, &y, out)
	}
	if y.counterpart {
		f.mirror(&y)
	}
	said := len(y.states) > 0
	if !said && y.body < 0 && !f.single(m) {
		y.states = f.owners(y.owner)
	}
	if len(y.states) > 1 {
		for i, s := range y.states {
			one := y
			one.states, one.joined = []int32{s}, said
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

// owners returns the states of those whom the possessor at token t stands for,
// where there are several: "their defence ministers" of two leaders.
func (f *Finder) owners(t int32) []int32 {
	if t < 0 {
		return nil
	}
	m := f.d.MentionAt(t)
	if m < 0 || f.d.Mentions[m].Chain < 0 {
		return nil
	}
	var out []int32
	for _, a := range f.resolve(f.d.Mentions[m].Chain) {
		if s, ok := f.dict.byKey[f.actors[a].Country]; ok && f.dict.entities[s].state() && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// tail says whether the noun at h only ends a title that begins before token a:
// the state of "secretary of state".
func (f *Finder) tail(h, a int32) bool {
	for _, table := range [...]*phrases{f.dict.titles, f.dict.agents} {
		for _, p := range table.byLast[string(f.lower(f.d.Word(h)))] {
			if n := int32(len(p.words)); n > 2 && h-n+1 < a && f.spells(p, h) && (p.words[n-2] == "of" || p.words[1] == "of") {
				return true
			}
		}
	}
	return h > 1 && a > 1 && f.d.Word(a-1) == "of" && f.d.Tokens[a-2].Lemma == "member" && f.d.Word(h) == "parliament"
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
	g := y.agent
	if y.weak && governs(g.word) && len(y.names) == 0 {
		y.states = nil // "talks with the government in Utopia": where, not whose
	}
	if g.kind == readout.ActorGovernment && has(g.sectors, "GOV") && len(y.states) == 1 && governs(g.word) {
		return f.stateActor(y.states[0], true)
	}
	if e := f.itself(m, y); e >= 0 {
		return f.body(e)
	}
	if len(y.states) == 0 && governs(g.word) && y.body >= 0 && f.dict.entities[y.body].kind == readout.ActorPerson {
		if s, ok := f.dict.byKey[f.dict.entities[y.body].country]; ok {
			return f.stateActor(s, true)
		}
	}
	if len(y.states) == 0 && y.body >= 0 && f.dict.entities[y.body].key == "uno.united_nations" && y.title == "Secretary-General" && y.standing == inOffice && f.today != 0 && f.single(m) {
		if e := f.dict.holder("UNO", y.title, y.level, f.today); e >= 0 {
			return f.person(c, m, e)
		}
	}
	if g.typ == readout.TypePerson && y.office != "" && len(y.states) == 1 && f.today != 0 && (y.standing == inOffice || y.standing == acting) && (f.single(m) || y.joined) && f.definite(m) {
		if e := f.dict.holder(f.dict.entities[y.states[0]].country, y.title, y.level, f.today); e >= 0 {
			return f.person(c, m, e)
		}
	}
	if e := f.leader(y, m); e >= 0 {
		return f.person(c, m, e)
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
	if h := f.d.Mentions[m].Head; act.Country == "" && y.rank == "spokesperson" {
		if act.Country = f.spokeIn(h); act.Country != "" {
			act.Basis = readout.BasisInferred
		}
	}
	if e := f.fellow(act, m); e >= 0 {
		act.Country, act.Basis = f.dict.entities[e].country, readout.BasisInferred
	}
	f.supply(act, y, f.d.Mentions[m].Head)
	if e := f.heldBy(act, y, m); e >= 0 {
		return f.person(c, m, e)
	}
	if act.Anonymous && !y.weak && act.Basis != readout.BasisInferred && (has(act.Sectors, "GOV") || has(act.Sectors, "MIL") || has(act.Sectors, "SPY") || has(act.Sectors, "COP") || has(act.Sectors, "LEG")) {
		act.Side = act.Country
	}
	return i
}

// fellow returns the state whose government stands beside opponents without a
// state of their own: "the Utopian government and rebels"; -1 if none does.
func (f *Finder) fellow(a *readout.Actor, m int32) int32 {
	h := f.d.Mentions[m].Head
	if a.Country != "" || !has(a.Sectors, "REB") && !has(a.Sectors, "OPP") {
		return -1
	}
	other := f.d.Tokens[h].Head
	if f.d.Tokens[h].Rel != readout.RelConj {
		if other = f.d.Child(h, readout.RelConj); other < 0 {
			return -1
		}
	}
	if g := f.agent(other); g == nil || !governs(g.word) && !has(g.sectors, "MIL") && !has(g.sectors, "COP") {
		return -1
	}
	n := f.d.MentionAt(other)
	if n < 0 || f.d.Mentions[n].Kind != readout.KindNoun {
		return -1
	}
	x := description{body: -1, owner: -1}
	first, _ := f.ends(&f.d.Mentions[n])
	f.left(&x, first, other)
	if len(x.states) != 1 {
		return -1
	}
	return x.states[0]
}

// heldBy returns the person who holds the office that an actor has by its words
// alone, in the state that the report leads to, where the report gives the name
// too: "the president" in a report on President X; -1 if there is none.
func (f *Finder) heldBy(a *readout.Actor, y *description, m int32) int32 {
	if a.Country == "" || y.title == "" || y.standing != inOffice || f.today == 0 || y.agent.typ != readout.TypePerson || !f.single(m) || !f.definite(m) ||
		len(y.states) > 0 || y.body >= 0 || f.next1(f.d.Mentions[m].Head) == "of" || f.d.Child(f.d.Mentions[m].Head, readout.RelNmod) >= 0 {
		return -1
	}
	e := f.dict.holder(a.Country, y.title, y.level, f.today)
	if e < 0 {
		return -1
	}
	for _, h := range f.hits {
		if h.ent == e {
			return e
		}
	}
	return -1
}

// itself returns the body that a description only names with what it is: "the
// Hamas movement" is Hamas; -1 where it says more.
func (f *Finder) itself(m int32, y *description) int32 {
	h := f.d.Mentions[m].Head
	if y.body < 0 || !groupWords[y.agent.word] || !f.ofBody(h) || f.d.Tokens[h].Fine == readout.NNS || len(y.states) > 1 {
		return -1
	}
	n, e := f.hits[f.hitAt[h-1]], &f.dict.entities[y.body]
	a, b := f.ends(&f.d.Mentions[m])
	for i := a; i < n.first; i++ {
		if f.hitAt[i] < 0 && f.d.Tokens[i].Tag != readout.DET && f.d.Tokens[i].Tag != readout.PUNCT && f.d.Tokens[i].Tag != readout.PART {
			return -1
		}
	}
	if n.ent != y.body || b > h || len(y.states) == 1 && f.dict.entities[y.states[0]].country != e.country {
		return -1
	}
	return y.body
}

var groupWords = map[string]bool{"group": true, "movement": true, "organization": true, "organisation": true, "militia": true, "network": true, "alliance": true,
	"party": true, "bloc": true, "front": true, "militant group": true, "rebel group": true, "armed group": true, "terrorist group": true, "insurgent group": true,
	"rebel movement": true, "newspaper": true, "news agency": true, "agency": true, "court": true, "company": true, "charity": true, "daily": true}

// supply fills what the words leave open: a body that is no state's has the
// code of its kind, and an institution in a report that names one state only
// belongs to that state, which is an inference and says so.
func (f *Finder) supply(a *readout.Actor, y *description, head int32) {
	if k := f.d.Child(head, readout.RelDet); k >= 0 && anybody[string(f.lower(f.d.Word(k)))] {
		return
	}
	if a.Country != "" || y.agent.kind == readout.ActorOther || y.owner >= 0 || y.agent.word == "state" || f.shared(head) {
		return
	}
	switch {
	case a.Kind == readout.ActorNGO:
		a.Country = "NGO"
	case a.Kind == readout.ActorGovernment && len(a.Sectors) == 0:
		a.Kind = readout.ActorOther // a side, a country: whose is not said
	case y.agent.typ == readout.TypePerson && !f.ours(a.Sectors, head): // an unnamed source has no side but the stated one
	case f.sole < 0 && f.war >= 0 && (has(a.Sectors, "REB") || has(a.Sectors, "OPP") || has(a.Sectors, "REF") || y.agent.word == "civilian"):
		a.Country, a.Basis = f.dict.entities[f.war].country, readout.BasisInferred
	case f.sole < 0 && f.rival(a.Sectors, head) >= 0:
		a.Country, a.Basis = f.dict.entities[f.rival(a.Sectors, head)].country, readout.BasisInferred
	case y.agent.typ == readout.TypePerson && y.agent.rank != "" && f.sole < 0 && f.paper >= 0 && domestic(a.Sectors):
		a.Country, a.Basis = f.dict.entities[f.paper].country, readout.BasisInferred
	case f.sole < 0 && governs(y.agent.word) && f.d.Tokens[head].Fine == readout.NNS && y.agent.word != "authorities" && y.agent.word != "authority": // governments of all the world
	case f.sole < 0 && has(a.Sectors, "REB") && f.filed() != f.home && extremists[y.agent.word]: // whom a report at home elsewhere speaks of
	case f.sole < 0 && has(a.Sectors, "REF"): // they are seldom at home where they are told of
	case f.sole < 0 && f.home >= 0 && f.alone(head, f.home) && domestic(a.Sectors) && y.agent.rank != "official" && y.agent.rank != "spokesperson":
		a.Country, a.Basis = f.dict.entities[f.home].country, readout.BasisInferred
	case f.sole >= 0 && domestic(a.Sectors) && y.agent.rank != "official" && y.agent.rank != "spokesperson":
		a.Country, a.Basis = f.dict.entities[f.sole].country, readout.BasisInferred
	}
}

// shared says whether somebody belongs to two or more whom the words do not name: "the
// delegations of both countries", "their respective ministers". No one state has them.
func (f *Finder) shared(head int32) bool {
	of := []int32{head}
	for i := range f.d.Tokens {
		if t := &f.d.Tokens[i]; t.Head == head && (t.Rel == readout.RelNmod || t.Rel == readout.RelNmodPoss) {
			of = append(of, int32(i))
		}
	}
	for _, i := range of {
		for k := max(i-4, 0); k < i; k++ {
			if w := string(f.lower(f.d.Word(k))); f.d.Tokens[k].Head == i && (severals[w] || i != head && (w == "two" || w == "three")) {
				return true
			}
		}
	}
	return false
}

// severals are words for more than one of those that were named before.
var severals = map[string]bool{"both": true, "respective": true, "either": true, "neighbouring": true, "neighboring": true, "rival": true}

// extremists are armed groups that many states speak of, and few have.
var extremists = map[string]bool{"terrorist": true, "extremist": true, "jihadist": true, "jihadi": true, "terrorist group": true, "extremist group": true, "terror group": true,
	"jihadist group": true, "jihadi group": true, "islamist group": true, "militant group": true, "terrorist cell": true, "armed group": true}

// anybody are determiners that leave open who is meant.
var anybody = map[string]bool{"any": true, "no": true, "every": true, "each": true, "another": true}

// either returns the one state that the report names, else the one given.
func (f *Finder) either(e int32) int32 {
	if f.sole >= 0 {
		return f.sole
	}
	return e
}

// ours says whether unnamed persons may belong to the state that a report is at
// home in: the one holder of an office ("the president"), fighters and opponents.
func (f *Finder) ours(sectors []string, head int32) bool {
	if has(sectors, "REB") || has(sectors, "OPP") || has(sectors, "PRM") || has(sectors, "REF") {
		return true
	}
	if g := f.agent(head); g != nil && inhabitants[g.word] && f.d.Tokens[head].Fine == readout.NNS {
		return true
	}
	t := f.titleAt(head)
	if t == nil || !single[t.office] || f.d.Tokens[head].Fine == readout.NNS {
		return false
	}
	k := f.d.Child(head, readout.RelDet)
	return k >= 0 && string(f.lower(f.d.Word(k))) == "the"
}

// inhabitants are those who, in the plural and without more, live where a report is at home.
var inhabitants = map[string]bool{"protester": true, "protestor": true, "demonstrator": true, "resident": true, "villager": true, "civilian": true,
	"citizen": true, "voter": true, "rioter": true, "marcher": true, "local": true, "prisoner": true, "inmate": true, "worker": true, "striker": true,
	"miner": true, "farmer": true, "student": true, "teacher": true, "soldier": true, "policeman": true, "police officer": true, "lawmaker": true}

// domestic says whether a sector is that of a state's own institutions or people.
func domestic(s []string) bool {
	for _, x := range s {
		switch x {
		case "GOV", "MIL", "COP", "LEG", "JUD", "OPP", "REB", "PRM", "PTY", "CVL", "CRM", "LAB", "AGR", "EDU", "REF":
			return true
		}
	}
	return false
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
