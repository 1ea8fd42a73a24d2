package actors

import (
	"strings"

	"readout"
)

// A description is what the words of one noun phrase say of who it stands for.
type description struct {
	agent   *agent  // of the head noun, nil if it is none
	states  []int32 // the states that it names, several only where joined ("US and British")
	names   []int32 // the last token of each of those names
	body    int32   // a body, group or person that it names ("Hamas fighters"), -1 if none
	sectors []string
	office  string
	rank    string
	title   string // the office as the words have it, whatever the standing
	level   string // the rank of that
	word    string // that says the standing: "Acting"
	senior  bool

	standing standing

	counterpart bool
	owner       int32 // token that possesses the head ("his government"), -1 if none
	joined      bool  // one of several that "and" joins ("the Russian and Turkish presidents")
	weak        bool  // the state comes from where they are, not whose they are
}

// describe reads the phrase of tokens first to last whose head is h.
func (f *Finder) describe(first, h, last int32) description {
	x := description{body: -1, owner: -1, agent: f.agent(h)}
	f.left(&x, first, h)
	if x.agent != nil {
		x.sectors, x.rank = x.agent.sectors, x.agent.rank
	}
	t := f.titleAt(h)
	if t == nil && elect(f.d, h-1) && h >= 2 { // the president-elect
		if t = f.titleAt(h - 2); t != nil {
			x.standing, x.word = elected, strings.ToLower(f.d.Word(h))
		}
	}
	if t != nil && (x.agent == nil || x.agent.typ == readout.TypePerson) {
		x.office, x.rank = t.office, t.rank
		if x.agent == nil || len(t.sectors) > 0 {
			x.sectors = t.sectors
		}
	}
	if x.office == "Minister" || x.office == "Secretary" {
		x.office = f.portfolio(first, h, x.office)
	}
	x.counterpart = x.agent != nil && x.agent.word == "counterpart"
	x.owner = f.d.Child(h, readout.RelNmodPoss)
	f.right(&x, h, last, 0)
	x.title = x.office
	f.sector(&x, first, h)
	f.ranked(&x, h)
	f.leaders(&x, h)
	if (x.office == "Queen" || x.office == "King") && f.figurative(h) {
		x.office, x.title, x.rank, x.level, x.sectors = "", "", "", "", nil
	}
	if x.office == "President" && f.ofUnknown(&x, h) { // of Exempel University
		x.rank, x.sectors = "", nil
	}
	if body := f.privateBody(first, h); body != "" && presiding[x.office] {
		x.rank, x.sectors, x.title, x.level = "", privates[body], "", ""
	}
	if n, ok := f.standingAt(h); ok && n == formerly {
		x.standing = n // ex-president
	}
	for i := h + 1; (i < last || i == h+1) && x.standing == inOffice; i++ {
		if elect(f.d, i) {
			x.standing, x.word = elected, strings.ToLower(f.d.Word(i+1))
		}
	}
	if x.standing == elected && x.word != "designate" {
		x.word = "elect"
	}
	x.settle()
	if x.agent != nil && others[x.agent.word] {
		x.states, x.names, x.owner = nil, nil, -1 // a state's neighbours are not its own
	}
	return x
}

// leaders takes the rank of a head of state off leaders of other things: Jewish
// leaders, the leader of a charity.
func (f *Finder) leaders(x *description, h int32) {
	if x.office != "leader" || len(x.states) > 0 {
		return
	}
	if x.body >= 0 {
		if k := f.dict.entities[x.body].kind; k != readout.ActorIGO && k != readout.ActorGovernment && k != readout.ActorPerson {
			x.rank = ""
		}
		return
	}
	if k := f.d.Child(h, readout.RelAmod, readout.RelCompound); k >= 0 && !f.before(h, statesmen) {
		if x.rank = ""; has(x.sectors, "GOV") {
			x.sectors = nil
		}
	}
}

var statesmen = map[string]bool{"world": true, "foreign": true, "european": true, "arab": true, "african": true, "asian": true, "western": true, "gulf": true, "regional": true,
	"allied": true, "national": true, "political": true, "other": true, "two": true, "both": true, "eu": true, "nato": true, "latin": true, "central": true, "new": true, "civilian": true, "senior": true, "top": true, "supreme": true}

// ofUnknown says whether noun h is of a named body that the dictionary does not
// know: "the president of Exempel University".
func (f *Finder) ofUnknown(x *description, h int32) bool {
	if len(x.states) > 0 || x.body >= 0 {
		return false
	}
	c := f.d.Child(h, readout.RelNmod)
	if c < 0 || f.next1(h) != "of" {
		c = x.owner
	}
	if c < 0 || f.d.Tokens[c].Name == 0 {
		return false
	}
	t := f.d.Tokens[c].Name.Type()
	return f.hitAt[c] < 0 && t != readout.TypePerson && t != readout.TypeNationality
}

// figurative says whether king or queen h is one of a trade: "the pin-up queen",
// "the king of pop".
func (f *Finder) figurative(h int32) bool {
	if h > 0 && f.hitAt[h-1] < 0 && f.d.SentenceOf(h-1) == f.d.SentenceOf(h) && f.d.Tokens[h-1].Tag == readout.NOUN {
		return true
	}
	if f.next1(h) != "of" || int(h)+2 >= len(f.d.Tokens) {
		return false
	}
	return f.d.Tokens[h+2].Tag == readout.NOUN && f.hitAt[h+2] < 0
}

// others are nouns whose possessor is another party than they are themselves.
var others = map[string]bool{"neighbor": true, "neighbour": true, "ally": true, "rival": true, "opponent": true, "enemy": true, "partner": true,
	"adversary": true, "foe": true, "critic": true, "host": true, "guest": true}

// portfolio puts the nouns right before a minister into the office: "Labor Minister".
func (f *Finder) portfolio(first, h int32, office string) string {
	i := h
	for i > first && f.hitAt[i-1] < 0 && f.d.Tokens[i-1].Tag.Noun() {
		i--
	}
	name := ""
	for ; i < h; i++ {
		w := f.d.Word(i)
		name += strings.ToUpper(w[:1]) + w[1:] + " "
	}
	return name + office
}

// left reads the words before the head.
func (f *Finder) left(x *description, first, h int32) {
	prev := int32(-1)
	for t := first; t < h; t++ {
		switch string(f.lower(f.d.Word(t))) {
		case "senior", "top", "high", "ranking", "high-ranking", "high-level":
			x.senior = true
		default:
			if n, ok := f.standingAt(t); ok {
				x.standing, x.word = n, large1(f.d.Word(t))
			}
		}
		i := f.hitAt[t]
		if i < 0 {
			continue
		}
		n := f.hits[i]
		t = n.last
		if n.last >= h || f.backed(n.last) {
			continue
		}
		if t > first && n.first > first && string(f.lower(f.d.Word(n.first-1))) == "ethnic" {
			continue // a people, not a state
		}
		if f.doubtful(n) || f.topic(n, h) {
			continue
		}
		if !f.regional(n) {
			if prev >= 0 && f.joins(prev+1, n.first) {
				x.states, x.names = x.states[:0], x.names[:0] // "Utopia and Y rebels": the state is a party of its own
			}
			if s := f.dict.entities[n.ent]; s.kind != readout.ActorPerson || x.body < 0 {
				x.body = n.ent
			}
			continue
		}
		if prev < 0 || !f.joins(prev+1, n.first) {
			x.states, x.names = x.states[:0], x.names[:0]
		}
		x.states, x.names = append(x.states, n.ent), append(x.names, n.last)
		x.weak = n.form == formCity
		prev = n.last
	}
}

// topic says whether the name n before noun h is what they know or are charged
// with, and not whose they are: a Utopia scholar, the UN's Utopia envoy.
func (f *Finder) topic(n hit, h int32) bool {
	if n.form != formName || !topical[f.d.Tokens[h].Lemma] && !topical[string(f.lower(f.d.Word(h)))] {
		return false
	}
	for i := n.last + 1; i < h; i++ { // only words such as "special" may stand between
		if f.hitAt[i] >= 0 || f.d.Tokens[i].Tag == readout.PUNCT || f.d.Word(i) == "'s" || f.d.Word(i) == "’s" {
			return false
		}
	}
	return f.dict.named(&f.dict.entities[n.ent], f.d.Words(n.first, n.last).In(f.d.Report.Text))
}

var topical = map[string]bool{"expert": true, "analyst": true, "scholar": true, "specialist": true, "watcher": true, "hand": true, "historian": true, "researcher": true,
	"correspondent": true, "observer": true, "envoy": true, "desk": true, "lobbyist": true, "hawk": true, "critic": true, "negotiator": true, "coordinator": true, "mediator": true}

// named says whether text is a name of the state e that serves as no adjective:
// of "US envoy" nobody knows where he goes.
func (d *dictionary) named(e *entity, text string) bool {
	if !e.state() {
		return false
	}
	for _, a := range d.names[text[:letters(text, 0)]] {
		if a.text == text && a.form == formAdj {
			return false
		}
	}
	return true
}

// regional says whether hit n names a state, its people or a place in it.
func (f *Finder) regional(n hit) bool { return f.dict.entities[n.ent].state() }

// backed says whether the name that ends at token t only tells who stands
// behind the head: "US-backed rebels", "London-based group".
func (f *Finder) backed(t int32) bool {
	d := f.d
	if int(t)+2 >= len(d.Tokens) || d.Word(t+1) != "-" && d.Word(t+1) != "‑" {
		return false
	}
	switch strings.ToLower(d.Word(t + 2)) {
	case "backed", "supported", "funded", "sponsored", "trained", "armed", "brokered", "mediated", "aligned", "allied",
		"based", "born", "educated", "linked", "inspired", "affiliated", "financed", "made", "supplied", "friendly", "imposed", "proposed", "drafted",
		"vetted", "equipped", "advised", "held", "controlled", "occupied", "installed", "appointed", "annexed", "administered", "dominated", "owned", "flagged",
		"bound", "speaking", "language", "style", "claimed", "facing", "hosted", "organised", "organized", "designed", "built", "sanctioned", "wanted":
		return true
	}
	return false
}

// joins says whether tokens a to b (exclusive) only join two names.
func (f *Finder) joins(a, b int32) bool {
	if a >= b {
		return false
	}
	for ; a < b; a++ {
		switch f.d.Word(a) {
		case "and", "or", ",", "/", "-", "&", "–", "both":
		default:
			return false
		}
	}
	return true
}

// right reads the state or body that "of", "from" or "in" brings, where the
// words before the head named none.
func (f *Finder) right(x *description, h, last int32, depth int) {
	d := f.d
	for c := range d.Children(h) {
		r := d.Tokens[c].Rel
		if c <= h || r != readout.RelNmod && r != readout.RelObl && r != readout.RelAcl {
			continue
		}
		prep := ""
		if k := d.Child(c, readout.RelCase); k >= 0 {
			prep = d.Word(k)
		}
		f.complement(x, c, prep, depth)
	}
	if len(x.states) == 0 && x.body < 0 { // the tree may have hung the name elsewhere
		f.next(x, h)
	}
}

// next reads "of X" or "in X" right behind the head.
func (f *Finder) next(x *description, h int32) {
	d := f.d
	i := h + 1
	if int(i)+1 >= len(d.Tokens) {
		return
	}
	prep := d.Word(i)
	if prep != "of" && prep != "from" && prep != "in" && prep != "for" {
		return
	}
	if i++; string(f.lower(d.Word(i))) == "the" && int(i)+1 < len(d.Tokens) {
		i++
	}
	if k := f.hitAt[i]; k >= 0 && !f.backed(f.hits[k].last) {
		f.take(x, f.hits[k], prep)
	}
}

// complement reads the phrase headed by c that preposition prep brings.
func (f *Finder) complement(x *description, c int32, prep string, depth int) {
	switch prep {
	case "to": // an aide to someone is of that side, an envoy to a place is not
		if x.agent == nil || !serves[x.agent.word] {
			return
		}
	case "of", "from", "in", "for", "at", "with", "within", "across", "throughout":
	default:
		return
	}
	d := f.d
	if (prep == "for" || prep == "with" || prep == "at") && (x.agent == nil || x.agent.rank == "" && x.agent.word != "worker" && !(prep == "for" && has(x.agent.sectors, "REF"))) {
		return
	}
	if i := f.hitAt[c]; i >= 0 {
		f.take(x, f.hits[i], prep)
		for k := range d.Children(c) { // the leaders of France and Germany
			if i := f.hitAt[k]; d.Tokens[k].Rel == readout.RelConj && i >= 0 && f.regional(f.hits[i]) && len(x.states) > 0 && (prep == "of" || prep == "from") {
				x.states = append(x.states, f.hits[i].ent)
			}
		}
		return
	}
	if depth > 2 {
		return
	}
	a, b := d.Subtree(c)
	if c-a > 8 || b-c > 12 {
		a, b = max(a, c-8), min(b, c+12)
	}
	in := description{body: -1, owner: -1, agent: f.agent(c)}
	f.left(&in, a, c)
	f.right(&in, c, b, depth+1)
	if len(x.states) == 0 && len(in.states) > 0 && x.body < 0 {
		x.states, x.weak = in.states, prep != "of" && prep != "from" || in.weak
	}
	if x.body < 0 && len(x.states) == 0 {
		x.body = in.body
	}
	if p := d.Child(c, readout.RelNmodPoss); p >= 0 && x.owner < 0 && len(x.states) == 0 && x.body < 0 {
		x.owner = p // "the head of its delegation"
	}
	if in.agent != nil && (prep == "of" || prep == "for" || prep == "from") {
		f.part(x, &in)
	}
}

var serves = map[string]bool{"aide": true, "adviser": true, "advisor": true, "deputy": true, "insider": true}

// take reads the name n behind the head.
func (f *Finder) take(x *description, n hit, prep string) {
	if !f.regional(n) {
		if x.body < 0 && (prep == "of" || prep == "for" || prep == "from") {
			x.body = n.ent
		}
		return
	}
	if len(x.states) == 0 && x.body < 0 {
		x.states, x.weak = append(x.states, n.ent), prep != "of" && prep != "from"
	}
}

// part gives a head that only counts or leads ("hundreds of", "head of", "member
// of") the sector of what it is part of.
func (f *Finder) part(x, of *description) {
	switch {
	case x.agent == nil:
		x.agent = of.agent
		x.sectors, x.rank = of.agent.sectors, of.agent.rank
	case len(x.sectors) == 0 && x.agent.typ == readout.TypePerson, x.agent.group && len(x.sectors) == 0, x.agent.word == "group":
		x.sectors = of.agent.sectors
		if x.agent.word == "group" && of.agent.typ == readout.TypePerson {
			x.agent = of.agent
		}
	case x.rank != "" && x.rank != "head_of_state_gov" && len(of.agent.sectors) > 0 && of.agent.typ != readout.TypePerson && x.sectors != nil && x.sectors[0] == "GOV":
		x.sectors = of.agent.sectors
	}
}

// sector settles the sectors by the words before the head: a rebel leader is
// REB, an army spokesman MIL, opposition fighters REB, an opposition leader OPP.
func (f *Finder) sector(x *description, first, h int32) {
	if x.agent == nil {
		return
	}
	for t := h - 1; t >= first && !strings.Contains(x.office, " "); t-- {
		if f.hitAt[t] >= 0 {
			continue
		}
		s, ok := f.dict.modifiers[string(f.lower(f.d.Word(t)))]
		if !ok || t > 0 && f.d.Word(t-1) == "-" || f.d.Word(t+1) == "-" { // opposition-controlled, third-party
			continue
		}
		if f.d.Word(t) == "security" && t > 0 && string(f.lower(f.d.Word(t-1))) == "national" {
			s = []string{"GOV"}
		}
		f.modify(x, s)
		break
	}
	if x.senior && (x.rank == "official" || x.rank == "") && x.agent.typ == readout.TypePerson && has(x.sectors, "GOV") {
		x.rank = "senior_official"
	}
}

func (f *Finder) modify(x *description, s []string) {
	if s[0] == "REL" && x.title != "" && x.title != "leader" {
		return // a Muslim mayor
	}
	armed := has(x.sectors, "MIL") || has(x.sectors, "REB") || has(x.sectors, "PRM")
	switch {
	case armed && (s[0] == "OPP" || s[0] == "REB"):
		x.sectors = []string{"REB"}
	case armed && s[0] == "PRM":
		x.sectors = s
	case armed:
	case x.rank == "ministerial" && s[0] != "REB" && s[0] != "OPP": // a labour minister is no worker
	case len(x.sectors) == 0 || x.sectors[0] == "GOV" && x.agent.typ == readout.TypePerson:
		x.sectors = s
		if x.rank == "head_of_state_gov" || x.rank == "ministerial" {
			x.rank = "senior_official"
		}
	case (has(x.sectors, "LAB") || has(x.sectors, "CVL")) && (s[0] == "MED" || s[0] == "EDU" || s[0] == "REL" || s[0] == "JRN"):
		x.sectors = s
	case s[0] == "OPP" && !has(x.sectors, "OPP"):
		x.sectors = append(append([]string(nil), x.sectors...), "OPP")
	}
}

func has(s []string, x string) bool {
	for _, y := range s {
		if x == y {
			return true
		}
	}
	return false
}
