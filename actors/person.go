package actors

import (
	"slices"
	"strings"

	"readout"
)

// said collects what the words around the mentions of a chain say of its office.
type said struct {
	description
	basis readout.Basis
	found bool
}

// title reads the title before the name in mention m, or the description beside it.
func (f *Finder) title(m int32) (description, bool) {
	d := f.d
	x := &d.Mentions[m]
	if x.Kind == readout.KindNoun {
		a, b := f.ends(x)
		return f.describe(a, x.Head, b), true
	}
	a, _ := f.core(m)
	first := a
	for first > 0 && d.Tokens[first-1].Start >= x.Start {
		first--
	}
	if first == a && d.Tokens[x.Head].Start >= d.Tokens[a].Start {
		return description{}, false
	}
	h := f.titleHead(first, a)
	if h < 0 {
		y := description{body: -1, owner: -1}
		f.left(&y, first, a)
		return y, len(y.states) > 0
	}
	if t := f.titleAt(h); t != nil && t.office == "" && f.agent(h) == nil {
		return description{}, false // Mr, Dr: says nothing of an office
	}
	start := f.titleStart(first, h)
	if start == first && first > 0 && f.hitAt[first-1] >= 0 && f.hits[f.hitAt[first-1]].form == formAdj && d.SentenceOf(first-1) == d.SentenceOf(first) {
		start = f.hits[f.hitAt[first-1]].first // the tree tore the demonym off
	}
	if start == first && first > 1 && f.d.Word(first-1) == "-" && string(f.lower(f.d.Word(first-2))) == "then" {
		start = first - 2
	}
	y := f.describe(start, h, a-1)
	if len(y.states) == 0 && y.body < 0 { // "President X of Y"
		f.right(&y, x.Head, a, 0)
		if _, b := f.core(m); len(y.states) == 0 && y.body < 0 {
			f.next(&y, b)
		}
		if y.weak { // "in New York" says where, not whose
			y.states, y.names = nil, nil
		}
		y.weak = false
	}
	return y, true
}

// titleStart returns where the title that h heads begins: behind the last verb,
// preposition or mark before it.
func (f *Finder) titleStart(first, h int32) int32 {
	for i := h - 1; i >= first; i-- {
		switch t := &f.d.Tokens[i]; t.Tag {
		case readout.VERB, readout.AUX, readout.ADP, readout.SCONJ:
			if t.Tag != readout.ADP && i+1 < h && f.d.Word(i+1) == "-" || f.d.Tokens[i].Rel == readout.RelAmod {
				continue // US-backed, elected
			}
			return i + 1
		case readout.PUNCT:
			if w := f.d.Word(i); w == "," || w == ";" || w == ":" {
				return i + 1
			}
		}
	}
	return first
}

// titleHead returns the token of first to a (exclusive) that heads the title.
func (f *Finder) titleHead(first, a int32) int32 {
	for i := a - 1; i >= first; i-- {
		if elect(f.d, i-1) {
			i-- // the title stands before "-elect"
			continue
		}
		if f.hitAt[i] >= 0 {
			continue
		}
		if h := f.ofTitle(i); h >= first {
			return h
		}
		if g := f.agent(i); g != nil && g.typ == readout.TypePerson {
			return i
		}
		if t := f.titleAt(i); t != nil && t.office != "" {
			return i
		}
	}
	return -1
}

// ofTitle returns the first word of the title that ends at token i and has an
// "of": the secretary of "secretary of state". -1 if there is none.
func (f *Finder) ofTitle(i int32) int32 {
	for _, p := range f.dict.titles.byLast[string(f.lower(f.d.Word(i)))] {
		if n := len(p.words); n > 2 && f.spells(p, i) && (p.words[n-2] == "of" || p.words[n-2] == "for" || p.words[1] == "of" || p.words[1] == "for") {
			h := i - int32(n) + 1
			for k := 1; k < n && p.words[k] != "of" && p.words[k] != "for"; k++ {
				h++ // deputy secretary of state: the secretary heads it
			}
			return h
		}
	}
	return -1
}

// ends returns the first and the last token of a mention.
func (f *Finder) ends(x *readout.Mention) (a, b int32) {
	a, b = x.Head, x.Head
	for a > 0 && f.d.Tokens[a-1].Start >= x.Start {
		a--
	}
	for int(b)+1 < len(f.d.Tokens) && f.d.Tokens[b+1].End <= x.End {
		b++
	}
	return a, b
}

// office joins what all mentions of chain c say: the first office, state and
// body win. A title belongs to its own chain alone.
func (f *Finder) office(c int32) said {
	s := said{description: description{body: -1, owner: -1}}
	var few [8]teller
	for _, t := range f.tellers(c, few[:0]) {
		m := t.mention
		y, ok := f.title(m)
		if !ok || t.sure == farOff && f.d.Chains[c].Type == readout.TypePerson && !private(y.sectors) && f.nameless(c) {
			continue
		}
		if y.counterpart {
			f.mirror(&y)
		}
		if s.office == "" && y.office != "" {
			s.office, s.rank, s.sectors, s.found = y.office, y.rank, y.sectors, true
			s.title, s.level, s.standing = y.title, y.level, y.standing
			if y.counterpart {
				s.basis = readout.BasisCoreference
			}
		}
		if len(s.sectors) == 0 {
			s.sectors = y.sectors
		}
		if s.rank == "" {
			s.rank = y.rank
		}
		if s.agent == nil {
			s.agent = y.agent
		}
		if len(s.states) == 0 {
			s.states = y.states
			s.owner = y.owner
		}
		if s.body < 0 {
			s.body = y.body
		}
	}
	return s
}

// mirror gives "his Russian counterpart" the office of the one it is said of,
// under the name that the other state has for it.
func (f *Finder) mirror(y *description) {
	if y.owner < 0 {
		return
	}
	m := f.d.MentionAt(y.owner)
	if m < 0 || f.d.Mentions[m].Chain < 0 {
		return
	}
	as := f.resolve(f.d.Mentions[m].Chain)
	if len(as) != 1 || f.actors[as[0]].Kind != readout.ActorPerson {
		return
	}
	a := &f.actors[as[0]]
	y.office, y.rank, y.sectors = a.Office, a.Rank, a.Sectors
	if len(y.states) == 1 {
		y.office = officeIn(a.Office, f.dict.entities[y.states[0]].country)
	}
}

// officeIn names an office as state country does.
func officeIn(office, country string) string {
	table := map[string]string{"USA": "Secretary of State", "GBR": "Foreign Secretary"}
	name := "Foreign Minister"
	if defence[office] {
		table = map[string]string{"USA": "Secretary of Defense", "GBR": "Defence Secretary"}
		name = "Defence Minister"
	} else if !foreign[office] {
		return office
	}
	if n, ok := table[country]; ok {
		return n
	}
	return name
}

// person returns the actor of a person whom the dictionary knows. A title in the
// text beats dated roles; those hold on the day of publication only.
func (f *Finder) person(c, name, ent int32) int32 {
	ent = f.namesake(name, ent)
	e := &f.dict.entities[ent]
	i := f.actor(e.key, func() readout.Actor {
		a := readout.Actor{Key: e.key, Name: e.name, Kind: readout.ActorPerson, Country: e.country, Basis: readout.BasisDictionary}
		r := e.on(f.today)
		switch {
		case r != nil:
			a.Office, a.Rank, a.Country, a.Sectors = r.office, r.rank, r.country, slices.Clone(r.sectors)
		default:
			a.Sectors = f.sectorsWithout(e)
		}
		return a
	})
	a := &f.actors[i]
	if s := f.office(c); s.found {
		f.apply(a, s, e)
	}
	return i
}

// sectorsWithout are the sectors of e where no role is known to hold on the day:
// those of a role that may go on, ELI where the last has ended, none where none
// had begun. Without a day they are those of the highest role.
func (f *Finder) sectorsWithout(e *entity) []string {
	var last *role
	for i := range e.roles {
		r := &e.roles[i]
		switch {
		case f.today != 0 && r.from != 0 && fill(r.from, 0) > f.today:
		case f.today != 0 || last == nil || weight(r) > weight(last):
			last = r
		case weight(r) == weight(last) && !slices.Equal(last.sectors, r.sectors):
			return nil
		}
	}
	switch {
	case last == nil:
		return nil
	case last.ended(f.today) && (has(last.sectors, "REB") || has(last.sectors, "OPP") || has(last.sectors, "PTY")):
		return nil
	case last.ended(f.today):
		return []string{"ELI"}
	}
	return slices.Clone(last.sectors)
}

// apply lets the title of the text win over what the dictionary gave.
func (f *Finder) apply(a *readout.Actor, s said, e *entity) {
	if s.office != "" && !(s.title == "leader" && s.standing == inOffice && a.Office != "") {
		a.Office, a.Rank, a.Basis = s.office, s.rank, readout.BasisTitle
		if len(s.sectors) > 0 {
			a.Sectors = slices.Clone(s.sectors)
			if s.body >= 0 && f.dict.entities[s.body].kind == readout.ActorArmedGroup && len(s.sectors) == 1 && s.sectors[0] == "GOV" {
				a.Sectors = slices.Clone(f.sectorsNow(&f.dict.entities[s.body])) // the leader of rebels governs nobody
			}
		}
		if s.basis != "" {
			a.Basis = s.basis
		}
	}
	if len(s.states) == 1 {
		a.Country = f.dict.entities[s.states[0]].country
	} else if s.body >= 0 && a.Country == "" {
		a.Country = f.dict.entities[s.body].country
	}
}

// unknown gives the actor of a chain whose name the dictionary does not know: a
// person with a title, a body that its words describe, or a bare name.
func (f *Finder) unknown(c, name int32, out []int32) []int32 {
	d := f.d
	a, b := f.core(name)
	text := clean(d.Words(a, b).In(d.Report.Text))
	if text == "Jr." || text == "Sr." || text == "Jr" {
		return out
	}
	if warship(text) != "" {
		return append(out, f.bodyOf(c, name, a, b, text))
	}
	switch d.Chains[c].Type {
	case readout.TypePerson:
		return append(out, f.stranger(c, name, text))
	case readout.TypeLocation, readout.TypeNationality:
		return out
	case readout.TypeUnknown:
		if s := f.office(c); s.found {
			return append(out, f.stranger(c, name, text))
		}
		if !f.acts(c) {
			return out
		}
	}
	if papers[d.Word(b)] {
		return out // the Clean Water Act does nothing by itself
	}
	return append(out, f.bodyOf(c, name, a, b, text))
}

// papers are the last words of names for texts, prizes and contests, which nobody is.
var papers = map[string]bool{"Act": true, "Bill": true, "Law": true, "Treaty": true, "Accord": true, "Accords": true, "Agreement": true, "Protocol": true, "Amendment": true,
	"Declaration": true, "Resolution": true, "Constitution": true, "Prize": true, "Award": true, "Awards": true, "Cup": true, "Championship": true, "Championships": true, "Plan": true, "Olympics": true, "Memorandum": true, "Charter": true}

// clean makes one space of every run of white space in a name.
func clean(s string) string {
	if strings.ContainsAny(s, "\n\r\t") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// stranger makes the actor of a person who is not in the dictionary by the full
// name; with a title, the surname may still tell who it is.
func (f *Finder) stranger(c, name int32, text string) int32 {
	s := f.office(c)
	last := text
	if i := strings.LastIndexAny(text, " -"); i >= 0 {
		last = text[i+1:]
	}
	if s.found {
		if e := f.bySurname(text, s.title, s.level, s.states); e >= 0 {
			return f.person(c, name, e)
		}
	}
	if e := f.initialled(text, s.states); e >= 0 {
		return f.person(c, name, e)
	}
	if e := f.respelled(text, s.states); e >= 0 {
		return f.person(c, name, e)
	}
	if !s.found && last == text && f.d.Chains[c].Type == readout.TypePerson && !f.explained(c) {
		if e := f.minister(text); e >= 0 {
			return f.person(c, name, e)
		}
	}
	i := f.actor("", func() readout.Actor {
		return readout.Actor{Name: text, Kind: readout.ActorPerson, Rank: s.rank, Sectors: slices.Clone(s.sectors), Office: s.office, Basis: readout.BasisTitle}
	})
	a := &f.actors[i]
	f.place(a, &s.description)
	if a.Country == "" && s.found && last == text {
		a.Country = f.commonCountry(last, s.title)
	}
	if here := f.either(f.paper); a.Country == "" && here >= 0 && f.calls(f.d.Mentions[name].Head, here, &s) {
		a.Country, a.Basis = f.dict.entities[here].country, readout.BasisInferred
	}
	if a.Country == "" && s.rank == "spokesperson" {
		if a.Country = f.spokeIn(f.d.Mentions[name].Head); a.Country != "" {
			a.Basis = readout.BasisInferred
		}
	}
	return i
}

// minister returns the one person of that surname who heads a state that the
// report names, or is its foreign or defence minister, on the day of
// publication; -1 where there is none or more than one.
func (f *Finder) minister(name string) int32 {
	found := int32(-1)
	for _, i := range f.dict.surnames[surnameKey(name)] {
		e := &f.dict.entities[i]
		r := e.on(f.today)
		if r == nil || r.rank != "head_of_state_gov" && r.rank != "ministerial" || !f.namesState(r.country) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// namesState says whether the report names that state.
func (f *Finder) namesState(country string) bool {
	for _, h := range f.hits {
		if e := &f.dict.entities[h.ent]; e.state() && e.country == country && h.form != formCity {
			return true
		}
	}
	return false
}

// explained says whether a description stands beside a name of chain c ("Kim, a
// shopkeeper"): whom nobody needs to explain are others.
func (f *Finder) explained(c int32) bool {
	for _, m := range f.of[c] {
		x := &f.d.Mentions[m]
		if x.Kind == readout.KindNoun {
			return true
		}
		if x.Kind != readout.KindName {
			continue
		}
		_, b := f.core(m)
		for k := b + 1; k <= b+4 && int(k) < len(f.d.Tokens) && f.d.Word(b+1) == ","; k++ {
			switch w := f.d.Word(k); {
			case w == "a", w == "an", f.d.Tokens[k].Tag == readout.NUM:
				return true
			}
		}
		if a, _ := f.core(m); a > 0 && f.d.Tokens[a-1].End+1 >= f.d.Tokens[a].Start && f.d.Tokens[a-1].Tag == readout.PROPN && f.d.SentenceOf(a-1) == f.d.SentenceOf(a) {
			return true // the name goes on to the left
		}
	}
	return false
}

// calls says whether the report can mean an officer of state here by a title
// alone, at token head: it was filed there, or no other state is near.
func (f *Finder) calls(head, here int32, s *said) bool {
	switch {
	case has(s.sectors, "LEG"): // a senator of another state is quoted all the time
		return here == f.filed() || here == f.sole
	case s.level != "head_of_state_gov" && s.level != "ministerial":
		return false
	}
	return here == f.filed() || here == f.sole && f.alone(head, here) || f.alone(head, -1)
}

// commonCountry is the state of all persons of that surname and office, "" where they differ.
func (f *Finder) commonCountry(name, office string) string {
	country := ""
	for _, i := range f.dict.surnames[surnameKey(name)] {
		e := &f.dict.entities[i]
		if e.had(office) == nil {
			continue
		}
		if country != "" && country != e.country {
			return ""
		}
		country = e.country
	}
	return country
}

// membership are nouns that beside a body of states mean states.
var membership = map[string]bool{"member": true, "ally": true, "partner": true, "country": true, "nation": true, "member state": true, "member country": true}

// place sets the country and, where it has none, the sectors of an actor by a description.
func (f *Finder) place(a *readout.Actor, x *description) {
	switch {
	case x.body >= 0 && len(x.states) == 0:
		e := &f.dict.entities[x.body]
		a.Country = e.country
		if e.kind == readout.ActorIGO && x.agent != nil && membership[x.agent.word] {
			a.Anonymous = false // the states that are its members
			return
		}
		if e.kind == readout.ActorPerson { // "Assad's forces"
			if r := e.on(f.today); r != nil {
				a.Country = r.country
			}
		} else if e.kind != readout.ActorIGO && e.kind != readout.ActorGovernment && len(e.sectors) > 0 && len(a.Sectors) == 1 && a.Sectors[0] == "GOV" {
			a.Sectors = slices.Clone(f.sectorsNow(e)) // the officials of a charity govern nobody
		} else if len(e.sectors) > 0 && (len(a.Sectors) == 0 || has(e.sectors, "REB") && !has(a.Sectors, "CVL")) {
			a.Sectors = slices.Clone(f.sectorsNow(e))
		}
	case len(x.states) > 0:
		a.Country = f.dict.entities[x.states[0]].country
		if x.body >= 0 && len(a.Sectors) == 0 {
			a.Sectors = slices.Clone(f.sectorsNow(&f.dict.entities[x.body]))
		}
	case x.owner >= 0:
		if m := f.d.MentionAt(x.owner); m >= 0 && f.d.Mentions[m].Chain >= 0 {
			for _, o := range f.resolve(f.d.Mentions[m].Chain) {
				a.Country, a.Basis = f.actors[o].Country, readout.BasisCoreference
				break
			}
		}
	}
}
