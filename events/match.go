package events

import (
	"slices"

	"readout"
)

// most is how many fillers a role keeps.
const most = 6

// A party is the tokens that fill one role.
type party struct {
	toks [most]int32
	n    int
	doer bool // the actors, not the recipients
}

func (p *party) add(i int32) {
	for _, t := range p.toks[:p.n] {
		if t == i {
			return
		}
	}
	if p.n < most {
		p.toks[p.n] = i
		p.n++
	}
}

func (p *party) all() []int32 { return p.toks[:p.n] }

// A proto is an event in the making: a frame that fits at a token.
type proto struct {
	frame       *frame
	head        int32 // the trigger's head token
	verb        int32 // the token whose clause says whether it happened
	act, rec    party
	typ, mode   string
	cameo       string
	sym         bool
	negated     bool
	said        []string // actor ids that stand for act ("X said that Y must")
	status      readout.Status
	content     int32 // the proto an operator works on, -1 if none
	particle    int32 // token of the particle, -1 if none
	object      int32 // token of a needed theme, -1 if none
	rank        int   // how much of the frame is borne out
	family      string
	first, last int32 // trigger, where it is more than the head
	background  bool
	score       float32
	evidence    []readout.Span
	mentions    []readout.Span // the triggers of what is told beside it and is the same
	detail      bool
	relative    bool // in a relative clause, or a participle by a noun
	void        bool // its subject is nothing that acts
	echo        bool // it names no party and points back to what the report tells
	told        bool // in a clause with a time of its own, which no plan above changes
}

// at returns the index of the best reading of token i as a trigger, -1 if none.
func (x *run) at(i int32) int32 {
	if m := x.memo[i]; m != unseen {
		return m
	}
	x.memo[i] = none // also stops a cycle
	m := none
	switch {
	case x.verbal(i):
		m = x.verbAt(i)
	case x.eventive(i):
		m = x.nounAt(i, -1)
	}
	if m == none && x.verbal(i) && x.eventive(i) {
		m = x.nounAt(i, -1)
	}
	if m == none {
		m = x.participleAt(i)
	}
	x.memo[i] = m
	return m
}

// eventive says whether token i is a noun, or another word that stands like one
// ("in ethnic cleansing").
func (x *run) eventive(i int32) bool {
	if x.nominal(i) {
		return true
	}
	if len(x.lex.nouns[x.low(i)]) == 0 {
		return false
	}
	return x.d.Child(i, readout.RelDet, readout.RelCase, readout.RelNmodPoss) >= 0 || x.tok(i).Rel == readout.RelCsubj && x.tok(i).Fine == readout.VBG
}

const (
	unseen int32 = -2
	none   int32 = -1
)

func (x *run) verbAt(i int32) int32 {
	frames := x.verbFrames(i)
	if len(frames) == 0 {
		return none
	}
	base := len(x.args)
	x.args = x.verbArgs(i, x.args)
	x.particleObject(frames, base)
	m := x.best(frames, i, base)
	x.args = x.args[:base]
	if m != none {
		x.borrow(m)
	}
	return m
}

// borrow gives a verb that carries an event noun the parties that only the noun
// names: "a summit of the Turkish and Greek leaders will be held".
func (x *run) borrow(m int32) {
	p := &x.protos[m]
	if p.frame.op != "" || p.object < 0 || p.act.n > 0 || !x.eventive(p.object) || p.object == p.head {
		return
	}
	k := x.at(p.object)
	if p = &x.protos[m]; k < 0 || x.protos[k].typ != p.typ { // at may have moved the protos
		return
	}
	e := &x.protos[k]
	if e.act.n+e.rec.n == 0 {
		return
	}
	p.act = e.act
	if p.rec.n == 0 {
		p.rec = e.rec
	}
	p.sym = p.sym || e.sym
}

// particleObject makes the object of a phrase whose preposition is a particle of
// one of the frames ("laid down their arms").
func (x *run) particleObject(frames []*frame, base int) {
	if has(x.args[base:], "obj") {
		return
	}
	for _, f := range frames {
		if f.particle == "" {
			continue
		}
		for _, a := range x.args[base:] {
			if a.fn == f.particle {
				x.args = append(x.args, arg{"obj", a.tok})
				return
			}
		}
	}
}

// nounAt reads noun i as an event. carrier is the verb that carries it, -1 if
// the noun stands by itself.
func (x *run) nounAt(i, carrier int32) int32 {
	if x.tok(i).Name != 0 || x.tok(i).Tag == readout.PROPN && x.large(i) && i > 0 && x.tok(i-1).Tag == readout.PROPN && x.large(i-1) && x.tok(i-1).Rel != readout.RelNmodPoss {
		return none // "Star Wars", "the Falklands War"
	}
	frames := x.lex.nouns[x.lemma(i)]
	if len(frames) == 0 {
		frames = x.lex.nouns[x.low(i)]
	}
	if len(frames) == 0 {
		return none
	}
	base := len(x.args)
	x.args = x.nounArgs(i, carrier, x.args)
	m := x.best(frames, i, base)
	x.args = x.args[:base]
	if m != none && carrier >= 0 {
		x.protos[m].verb = carrier
	}
	return m
}

// best tries all frames and keeps the one with the highest rank; of equals the
// first in the file.
func (x *run) best(frames []*frame, i int32, base int) int32 {
	found := none
	var p proto
	for _, f := range frames {
		if x.trace == nil && x.hopeless(f, base) {
			continue
		}
		fits := x.fit(f, i, base, &p)
		if x.trace != nil {
			x.tried(f, i, &p, fits)
		}
		if !fits {
			continue
		}
		if found != none && x.protos[found].rank >= p.rank {
			continue
		}
		if found == none {
			x.protos = append(x.protos, p)
			found = int32(len(x.protos) - 1)
		} else {
			x.protos[found] = p
		}
	}
	if found != none && x.protos[found].frame.typ == NoType {
		x.drop(&x.protos[found], "its frame says that it is none")
		return none
	}
	return found
}

// fit says whether frame f fits token i with the arguments from base on, and
// fills p.
func (x *run) fit(f *frame, i int32, base int, p *proto) bool {
	*p = proto{frame: f, head: i, verb: i, typ: f.typ, mode: f.mode, cameo: f.cameo, sym: f.sym, content: none, particle: none, object: none, first: i, last: i}
	if !x.particle(f, i, p) || x.is("not in the passive", f.active && x.passive(i)) || x.is("only in the passive", f.passive && !x.passive(i)) || x.is("not with an object", f.intrans && x.hasObject(base)) ||
		x.is("gives a name, no telephone call", f.lemma == "call" && f.typ == "CONSULT" && x.naming(i, base)) {
		return false
	}
	for s := range f.slots {
		sl := &f.slots[s]
		t := x.filler(sl, base)
		if sl.role == recipient && (t < 0 || !x.names(t) && x.tok(t).Tag != readout.PRON) && p.rec.n == 0 {
			if l := x.ahead(sl, i); l >= 0 {
				t = l
			}
		}
		if t < 0 {
			if sl.needed {
				return x.lacks(sl, base)
			}
			continue
		}
		x.take(sl, t, p)
		if h := x.tok(t).Head; h != i && h != p.object && sl.role == recipient && !slices.Contains(sl.funcs, "obj") {
			p.rank-- // found below another phrase
		}
	}
	x.standard(f, base, p)
	if x.is("needs an infinitive", f.toinf && f.op == "" && !x.infinitive(i)) || x.is("a blow, no walkout", f.typ == "PROTEST" && f.mode == "strike" && x.blow(p)) {
		return false
	}
	if f.lemma == "sign" && f.sym {
		x.signatories(base, p)
	}
	if p.act.n == 0 && p.object >= 0 && !f.noun && x.passive(i) && x.inClass(p.object, own) {
		p.act.add(p.object) // "troops were withdrawn": whose they are
	}
	if f.typ == "REQUEST" && f.op == "" && !f.noun && (p.rec.n == 0 || !x.names(p.rec.toks[0])) {
		x.obliges(base, p)
	}
	if f.op != "" && !x.operate(f, i, base, p) {
		return false
	}
	if f.weak {
		p.rank -= 3
	}
	return true
}

// hopeless says whether frame f needs an argument of a function that none has, so that
// nothing else need be asked. A recipient may still stand in the words ahead.
func (x *run) hopeless(f *frame, base int) bool {
	for s := range f.slots {
		sl := &f.slots[s]
		if !sl.needed || sl.role == recipient {
			continue
		}
		found := false
		for _, fn := range sl.funcs {
			found = found || has(x.args[base:], fn)
		}
		if !found {
			return true
		}
	}
	return false
}

// hasObject says whether an argument from base on is an object and no time.
func (x *run) hasObject(base int) bool {
	for _, a := range x.args[base:] {
		if a.fn == "obj" && !x.timeWord(a.tok) {
			return true
		}
	}
	return false
}

// particle checks the particle of f, or that there is none that f lacks.
func (x *run) particle(f *frame, i int32, p *proto) bool {
	if f.noun {
		return true
	}
	c := x.d.Child(i, readout.RelCompoundPrt)
	if c >= 0 && x.quantityOf(c) != nil {
		c = -1 // "killed up to forty"
	}
	if f.particle == "" {
		return c < 0 || x.miss("a particle makes it another verb")
	}
	if c < 0 || x.low(c) != f.particle {
		c = x.near(i, f.particle)
	}
	if c < 0 {
		return x.miss("its particle is missing")
	}
	p.particle = c
	p.rank += 2
	return true
}

// near finds a particle that the parser did not mark as one: another child of verb
// i or of its object ("found them guilty"), or the next word.
func (x *run) near(i int32, word string) int32 {
	if n := i + 1; int(n) < len(x.d.Tokens) && x.low(n) == word {
		return n
	}
	o := x.d.Child(i, readout.RelObj)
	for c := i + 1; int(c) < len(x.d.Tokens) && c < i+8; c++ {
		if h := x.tok(c).Head; (h == i || o >= 0 && h == o) && x.low(c) == word && x.tok(c).Rel != readout.RelCase {
			return c
		}
	}
	return -1
}
