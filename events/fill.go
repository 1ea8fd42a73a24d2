package events

import (
	"slices"
	"strings"

	"readout"
)

// filler returns the first argument that satisfies s, for a party the first that
// names someone; -1 if none.
func (x *run) filler(s *slot, base int) int32 {
	first := int32(-1)
	for _, fn := range s.funcs {
		for _, a := range x.args[base:] {
			if a.fn != fn || s.role != theme && x.timeWord(a.tok) || !x.allowed(s, a.tok) {
				continue
			}
			if s.role == theme || fn == "iobj" || x.names(a.tok) {
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
		if t.Tag != readout.ADP && t.Tag != readout.PART || !slices.Contains(s.funcs, x.low(j)) {
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
		if w == l || w == x.low(i) {
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
		if p.rec.n == 0 || !x.names(p.rec.toks[0]) && x.tok(p.rec.toks[0]).Tag != readout.PRON && x.names(t) {
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
	held := f.noun && x.victim(f, base, p) // the possessor suffers: only "by" leads to who does it
	for _, a := range x.args[base:] {
		switch {
		case a.fn == "subj" && !f.subject:
			if b := x.blamed(a.tok); f.typ == "ASSAULT" && b >= 0 && !x.holds(&p.rec, b) {
				p.act.add(b)
				p.status = readout.Alleged
				return
			}
			p.act.add(a.tok)
			p.rank++
			return
		case held && a.fn != "by":
		case f.noun && a.fn == "mod" && x.holds(&p.rec, a.tok): // "the Kuwait invasion"
		case f.noun && (a.fn == "by" || a.fn == "poss" || a.fn == "mod") && !x.holds(&p.rec, a.tok) && x.names(a.tok):
			p.act.add(a.tok)
			p.rank++
			return
		}
	}
	if f.typ == "ASSAULT" {
		if a := x.blamedFor(f, p); a >= 0 && !x.holds(&p.rec, a) {
			p.act.add(a)
			p.status = readout.Alleged
			return
		}
	}
	if f.noun && f.typ == "ASSAULT" {
		if a, proven := x.answerable(p.head); a >= 0 && !x.holds(&p.rec, a) {
			if p.act.add(a); !proven {
				p.status = readout.Alleged
			}
			return
		}
	}
	x.stative(f, base, p)
}

// suffered are the nouns whose possessor is who suffers them, where it is a
// person: "the editor's arrest".
var suffered = map[string]bool{"arrest": true, "detention": true, "imprisonment": true, "abduction": true, "kidnapping": true, "murder": true, "assassination": true,
	"killing": true, "execution": true, "shooting": true, "deportation": true, "extradition": true, "capture": true, "incarceration": true, "conviction": true, "expulsion": true, "torture": true, "slaying": true, "stabbing": true, "beheading": true, "lynching": true, "poisoning": true, "release": true, "return": true, "repatriation": true}

// site says whether the modifier of an attack is the name of a place, where it
// happened, and not an adjective or a power's initials: "the Paris attacks" but
// "the Israeli raid", "the U.S. invasion".
func (x *run) site(i int32) bool {
	w := x.d.Word(i)
	return x.tok(i).Tag == readout.PROPN && x.placeAt(i) && len(w) > 2 && w[len(w)-1] != '.' && strings.ToUpper(w) != w
}

// victim makes the possessor of such a noun the recipient of p, and says whether
// there is one.
func (x *run) victim(f *frame, base int, p *proto) bool {
	if p.rec.n > 0 {
		return false
	}
	for _, a := range x.args[base:] {
		if a.fn == "mod" && f.typ == "ASSAULT" && x.hasClass(a.tok, []string{"building"}) && !x.hasClass(a.tok, []string{"weapon", "explosive", "road"}) {
			x.housed(a.tok, base, p) // "the Chadian embassy bombing"
			return true
		}
		if a.fn == "mod" && f.typ == "ASSAULT" && x.site(a.tok) {
			p.rec.add(a.tok)
			return false
		}
	}
	if !suffered[f.lemma] {
		return false
	}
	for _, a := range x.args[base:] {
		if a.fn == "poss" && x.sufferer(a.tok) {
			p.rec.add(a.tok)
			p.rank++
			return true
		}
	}
	return false
}

// housed makes whose building b is the recipient of p: another modifier or a part of
// the building's own phrase, or the building.
func (x *run) housed(b int32, base int, p *proto) {
	t := b
	if !x.names(b) {
		for _, a := range x.args[base:] {
			if (a.fn == "mod" || a.fn == "poss") && a.tok < b && x.names(a.tok) {
				t = a.tok
			}
		}
	}
	p.rec.add(t)
	p.rank++
}

// sufferer says whether token i is a person or people who hold no power.
func (x *run) sufferer(i int32) bool {
	switch x.low(i) {
	case "his", "her", "their":
		return true
	}
	if x.tok(i).Name.Type() == readout.TypePerson {
		return true
	}
	return x.hasClass(i, persons) && !x.hasClass(i, []string{"force", "police"})
}

// own are the classes of those who are sent and called back by their own side.
var own = []string{"force", "peacekeeper", "diplomat", "inspector"}

// obliges takes for the recipient of a demand who is to act in the clause below
// one of its nouns ("insisted on its demand that they leave").
func (x *run) obliges(base int, p *proto) {
	for c := range x.d.Children(p.head) {
		if x.tok(c).Rel == readout.RelCcomp && x.doer(c, p) {
			return
		}
		if s := x.introducedBy(c); s >= 0 && c > p.head && x.itself(s) && !x.holds(&p.act, s) && !x.passive(c) {
			p.rec.n = 0
			p.rec.add(s) // "called for Chad to repair the road"
			return
		}
	}
	for _, a := range x.args[base:] {
		if a.fn == "subj" {
			continue
		}
		for c := range x.d.Children(a.tok) {
			r := x.tok(c).Rel
			if r != readout.RelAcl && r != readout.RelCcomp && r != readout.RelAclRelcl {
				continue
			}
			if x.doer(c, p) {
				return
			}
		}
	}
}

// doer makes the subject of clause c the recipient of p, if it names somebody else.
func (x *run) doer(c int32, p *proto) bool {
	s := x.d.Child(c, readout.RelNsubj)
	if s < 0 || !x.names(s) || x.holds(&p.act, s) {
		return false
	}
	p.rec.n = 0
	p.rec.add(s)
	return true
}

// stative takes the subject of "is opposed to" for the actor: a passive form of
// a frame that has no object.
func (x *run) stative(f *frame, base int, p *proto) {
	if f.noun || f.takes("obj") || p.rec.n == 0 && f.op == "" || f.op == "demand" || f.op == "order" {
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
