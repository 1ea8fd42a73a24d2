package events

import (
	"slices"
	"strings"

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
	frame           *frame
	head            int32 // the trigger's head token
	verb            int32 // the token whose clause says whether it happened
	act, rec        party
	typ, mode       string
	cameo           string
	sym             bool
	negated         bool
	said            []string // actor ids that stand for act ("X said that Y must")
	status          readout.Status
	content         int32 // the proto an operator works on, -1 if none
	particle        int32 // token of the particle, -1 if none
	object          int32 // token of a needed theme, -1 if none
	rank            int   // how much of the frame is borne out
	family          string
	first, last     int32 // trigger, where it is more than the head
	background      bool
	score           float32
	evidence        []readout.Span
	purpose, detail bool
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
	if len(x.lex.nouns[lower(x.d.Word(i))]) == 0 {
		return false
	}
	return x.d.Child(i, readout.RelDet, readout.RelCase, readout.RelNmodPoss) >= 0
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
	return m
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
	if x.tok(i).Name != 0 {
		return none // "Star Wars"
	}
	frames := x.lex.nouns[x.lemma(i)]
	if len(frames) == 0 {
		frames = x.lex.nouns[lower(x.d.Word(i))]
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
	for _, f := range frames {
		var p proto
		if !x.fit(f, i, base, &p) {
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
	return found
}

// fit says whether frame f fits token i with the arguments from base on, and
// fills p.
func (x *run) fit(f *frame, i int32, base int, p *proto) bool {
	*p = proto{frame: f, head: i, verb: i, typ: f.typ, mode: f.mode, cameo: f.cameo, sym: f.sym, content: none, particle: none, object: none, first: i, last: i}
	if !x.particle(f, i, p) || f.active && x.passive(i) || f.intrans && has(x.args[base:], "obj") {
		return false
	}
	for s := range f.slots {
		sl := &f.slots[s]
		t := x.filler(sl, base)
		if sl.role == recipient && (t < 0 || !x.names(t)) && p.rec.n == 0 {
			if l := x.ahead(sl, i); l >= 0 {
				t = l
			}
		}
		if t < 0 {
			if sl.needed {
				return false
			}
			continue
		}
		x.take(sl, t, p)
		if h := x.tok(t).Head; h != i && h != p.object && sl.role == recipient && !slices.Contains(sl.funcs, "obj") {
			p.rank-- // found below another phrase
		}
	}
	x.standard(f, base, p)
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

// particle checks the particle of f, or that there is none that f lacks.
func (x *run) particle(f *frame, i int32, p *proto) bool {
	if f.noun {
		return true
	}
	c := x.d.Child(i, readout.RelCompoundPrt)
	if f.particle == "" {
		return c < 0
	}
	if c < 0 || lower(x.d.Word(c)) != f.particle {
		c = x.near(i, f.particle)
	}
	if c < 0 {
		return false
	}
	p.particle = c
	p.rank += 2
	return true
}

// near finds a particle that the parser did not mark as one: another child of verb
// i or of its object ("found them guilty"), or the next word.
func (x *run) near(i int32, word string) int32 {
	if n := i + 1; int(n) < len(x.d.Tokens) && lower(x.d.Word(n)) == word {
		return n
	}
	o := x.d.Child(i, readout.RelObj)
	for c := i + 1; int(c) < len(x.d.Tokens) && c < i+8; c++ {
		if h := x.tok(c).Head; (h == i || o >= 0 && h == o) && lower(x.d.Word(c)) == word && x.tok(c).Rel != readout.RelCase {
			return c
		}
	}
	return -1
}

// filler returns the first argument that satisfies s, for a party the first that
// names someone; -1 if none.
func (x *run) filler(s *slot, base int) int32 {
	first := int32(-1)
	for _, fn := range s.funcs {
		for _, a := range x.args[base:] {
			if a.fn != fn || s.role != theme && x.timeWord(a.tok) || !x.allowed(s, a.tok) {
				continue
			}
			if s.role == theme || x.names(a.tok) {
				return a.tok
			}
			if first < 0 || !x.placeAt(first) && x.placeAt(a.tok) {
				first = a.tok
			}
		}
	}
	return first
}

// ahead looks for the filler of s in the words after token i, for prepositional
// phrases that the parser hung elsewhere: up to the next verb, and only phrases
// that name an actor.
func (x *run) ahead(s *slot, i int32) int32 {
	end := x.d.Sentences[x.d.SentenceOf(i)].Last
	for j := i + 1; j+1 < end && j < i+22; j++ {
		t := x.tok(j)
		if t.Tag == readout.VERB && t.Rel != readout.RelAmod && t.Rel != readout.RelCompound || t.Tag == readout.AUX {
			return -1
		}
		if t.Tag != readout.ADP && t.Tag != readout.PART || !slices.Contains(s.funcs, lower(x.d.Word(j))) {
			continue
		}
		if n := x.phrase(j + 1); n >= 0 && x.names(n) && x.allowed(s, n) {
			return n
		}
	}
	return -1
}

// allowed checks the constraints of s against token i.
func (x *run) allowed(s *slot, i int32) bool {
	if w := x.d.Word(i); s.role == recipient && x.tok(i).Tag == readout.PRON && (strings.HasSuffix(w, "self") || strings.HasSuffix(w, "selves")) {
		return false
	}
	if len(s.not) > 0 {
		l := x.lemma(i)
		for _, w := range s.not {
			if w == l || w[0] == '@' && x.inClass(i, []string{w[1:]}) {
				return false
			}
		}
	}
	if !s.constrained() {
		return true
	}
	if s.isActor && x.itself(i) {
		return true
	}
	l := x.lemma(i)
	for _, w := range s.words {
		if w == l || w == lower(x.d.Word(i)) {
			return true
		}
	}
	return len(s.classes) > 0 && x.inClass(i, s.classes)
}

// take puts filler t into the role of s.
func (x *run) take(s *slot, t int32, p *proto) {
	p.rank++
	if s.constrained() {
		p.rank += 2
	}
	switch s.role {
	case actor:
		p.act.add(t)
		if slices.Contains(s.funcs, "between") {
			if o := x.partner(t); o >= 0 {
				p.act.add(o)
			}
		}
	case recipient:
		if p.rec.n == 0 || !x.names(p.rec.toks[0]) && x.names(t) {
			p.rec.n = 0
			p.rec.add(t)
		}
	default:
		if p.object < 0 {
			p.object = t
		}
	}
}

// standard fills the actor where no slot of the frame did: a verb's
// subject; a noun's "by", possessor or modifier.
func (x *run) standard(f *frame, base int, p *proto) {
	if p.act.n > 0 {
		return
	}
	for _, a := range x.args[base:] {
		switch {
		case a.fn == "subj" && !f.subject:
			p.act.add(a.tok)
			p.rank++
			return
		case f.noun && (a.fn == "by" || a.fn == "poss" || a.fn == "mod") && !x.holds(&p.rec, a.tok) && x.names(a.tok):
			p.act.add(a.tok)
			p.rank++
			return
		}
	}
	x.stative(f, base, p)
}

// own are the classes of those who are sent and called back by their own side.
var own = []string{"force", "peacekeeper", "diplomat", "inspector"}

// obliges takes for the recipient of a demand who is to act in the clause below
// one of its nouns ("insisted on its demand that they leave").
func (x *run) obliges(base int, p *proto) {
	for _, a := range x.args[base:] {
		if a.fn == "subj" {
			continue
		}
		for c := range x.d.Children(a.tok) {
			r := x.tok(c).Rel
			if r != readout.RelAcl && r != readout.RelCcomp && r != readout.RelAclRelcl {
				continue
			}
			if s := x.d.Child(c, readout.RelNsubj); s >= 0 && x.names(s) && !x.holds(&p.act, s) {
				p.rec.n = 0
				p.rec.add(s)
				return
			}
		}
	}
}

// stative takes the subject of "is opposed to" for the actor: a passive form of
// a frame that has no object.
func (x *run) stative(f *frame, base int, p *proto) {
	if f.noun || f.takes("obj") || p.rec.n == 0 && f.op == "" {
		return
	}
	for _, a := range x.args[base:] {
		if a.fn == "obj" && a.tok < p.head {
			p.act.add(a.tok)
			return
		}
	}
}

// takes says whether a slot of f asks for the function.
func (f *frame) takes(fn string) bool {
	for i := range f.slots {
		if slices.Contains(f.slots[i].funcs, fn) {
			return true
		}
	}
	return false
}
