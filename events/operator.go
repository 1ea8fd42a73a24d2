package events

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// A composition says what an operator makes of a content: "agree" and an AID is
// an AGREE. The outer word wins.
type composition struct {
	types  []string // content's types; "*" for any, "-AID" for a negated one
	typ    string   // "=" keeps the content's
	mode   string
	cameo  string
	status readout.Status
	line   int
}

func (l *lexicon) readOperators() error {
	classes := l.classNames()
	return rows("operators.tsv", 9, func(line int, c []string) error {
		f := &frame{op: c[1], typ: c[4], mode: c[5], cameo: c[6], file: "operators.tsv", line: line, example: c[7], expect: c[8]}
		f.links = strings.Split(c[3], ",")
		slots, flags, _ := strings.Cut(c[2], ";")
		if _, ok := kinds[f.op]; !ok {
			return fmt.Errorf("%s: no kind of operator %q", c[0], f.op)
		}
		f.must = f.typ == ""
		return l.add(f, c[0], slots, flags, classes)
	})
}

func (l *lexicon) readCompose() error {
	return rows("compose.tsv", 6, func(line int, c []string) error {
		if c[2] != "=" && quads[c[2]] == 0 {
			return fmt.Errorf("no type %q", c[2])
		}
		if c[3] != "" && !slices.Contains(modes[c[2]], c[3]) {
			return fmt.Errorf("%s has no mode %q", c[2], c[3])
		}
		for _, op := range strings.Split(c[0], ",") {
			k, ok := kinds[op]
			if !ok {
				return fmt.Errorf("no kind of operator %q", op)
			}
			n := composition{types: strings.Split(c[1], ","), typ: c[2], mode: c[3], cameo: c[4], status: readout.Status(c[5]), line: line}
			if n.status == "" {
				n.status = k.status
			}
			l.composed[op] = append(l.composed[op], n)
		}
		return nil
	})
}

// A kind is what operators of one sort share.
type kind struct {
	sameActor bool           // who operates also does the content
	fromActor bool           // the recipient is who is to do the content
	addressed bool           // whom the content is directed at may be the recipient
	status    readout.Status // of what comes of it, where compose.tsv says nothing else
}

// kinds are the sorts of operators.
var kinds = map[string]kind{
	"agree":    {sameActor: true, addressed: true},
	"promise":  {sameActor: true, addressed: true},
	"willing":  {sameActor: true, addressed: true, status: readout.Planned},
	"will":     {sameActor: true},
	"intend":   {sameActor: true, addressed: true, status: readout.Planned},
	"plot":     {sameActor: true, status: readout.Planned},
	"want":     {sameActor: true, addressed: true, status: readout.Desired},
	"consider": {sameActor: true, status: readout.Hypothetical},
	"refuse":   {sameActor: true, addressed: true},
	"refusal":  {},
	"demand":   {fromActor: true, addressed: true},
	"order":    {fromActor: true, addressed: true},
	"dissuade": {fromActor: true, addressed: true},
	"allow":    {fromActor: true, addressed: true},
	"persuade": {},
	"threaten": {sameActor: true, addressed: true},
	"stop":     {sameActor: true},
	"ease":     {sameActor: true},
	"cancel":   {sameActor: true, addressed: true},
	"postpone": {sameActor: true, addressed: true},
	"aspect":   {sameActor: true},
	"ongoing":  {sameActor: true},
	"fail":     {sameActor: true},
	"prevent":  {status: readout.NotHappened},
	"deny":     {sameActor: true, status: readout.NotHappened},
	"try":      {sameActor: true},
	"complain": {fromActor: true, addressed: true},
	"announce": {sameActor: true},
	"cause":    {sameActor: true, fromActor: true},
}

// operate finds the content of operator f at token i and makes p of it.
func (x *run) operate(f *frame, i int32, base int, p *proto) bool {
	k := kinds[f.op]
	if f.toinf && !x.infinitive(i) {
		return x.miss("needs an infinitive")
	}
	if f.clause {
		if x.d.Child(i, readout.RelCcomp, readout.RelParataxis) < 0 && x.tok(i).Rel != readout.RelParataxis {
			return x.miss("needs a clause")
		}
		p.rank += 2
	}
	if k.addressed && f.typ == "REJECT" && (x.comment(i) || x.calledFalse(i)) {
		return x.miss("refuses but a word to the press")
	}
	c, link := x.contentOf(f, i, base, k)
	if c == none {
		if f.op == "agree" && !f.noun && !x.infinitive(i) {
			return x.miss("an opinion, no agreement") // "agreed that he had won"
		}
		if f.op == "threaten" && f.lemma == "warn" && x.announced(i) {
			p.typ, p.cameo = "THREATEN", "130"
			x.addressed(f, i, p)
			return true
		}
		if f.op == "willing" {
			p.status = readout.Planned
		}
		x.addressed(f, i, p)
		return !f.must || x.miss("no event that it works on")
	}
	e := x.protos[c]
	if f.lemma == "warn" && link == "ccomp" && !e.negated && e.act.n > 0 && x.tok(e.act.toks[0]).Tag != readout.PRON && !overlap(x.party(&e.act), x.party(&p.act)) {
		return x.miss("warns of what others do") // "warned that rebels could attack" threatens nobody
	}
	comp := x.compose(f.op, &e)
	if comp == nil {
		return !f.must || x.miss("makes nothing of what it works on")
	}
	p.content = c
	p.rank += 3
	p.object = none
	if f.noun && x.whichever(i) || f.op == "deny" && x.negated(i) {
		p.typ = "" // it takes its content and tells nothing
		return true
	}
	if comp.typ == "=" {
		x.inherit(p, &e, link, k)
	} else {
		p.typ, p.mode, p.cameo, p.sym = comp.typ, comp.mode, comp.cameo, e.sym && k.sameActor && p.act.n == 0
		if comp.mode == "" && comp.typ == e.typ {
			p.mode = e.mode
		}
		if f.op == "order" && comp.typ == e.typ && e.rec.n > 0 {
			p.rec = e.rec // who is struck, not who is told to strike
		}
		x.roles(p, &e, k)
	}
	if comp.status != "" {
		p.status = comp.status
	}
	if p.rec.n == 0 && comp.typ != "=" {
		x.addressed(f, i, p)
	}
	return true
}

// whichever says whether noun i is one of no telling which: "any decision to attack
// them would be wrong".
func (x *run) whichever(i int32) bool {
	c := x.d.Child(i, readout.RelDet)
	if c < 0 {
		return false
	}
	switch lower(x.d.Word(c)) {
	case "any", "every", "either", "whatever", "whichever":
		return true
	}
	return false
}

// announced says whether verb i has a clause with "will" or "would".
func (x *run) announced(i int32) bool {
	for c := range x.d.Children(i) {
		if x.tok(c).Rel == readout.RelCcomp {
			m := x.modal(c)
			return m == "will" || m == "would"
		}
	}
	return false
}

// infinitive says whether an infinitive hangs on verb i.
func (x *run) infinitive(i int32) bool {
	for c := range x.d.Children(i) {
		if x.linked("xcomp", c) {
			return true
		}
	}
	return false
}

// comment says whether what verb i refuses is but a word to the press.
func (x *run) comment(i int32) bool {
	c := x.d.Child(i, readout.RelXcomp, readout.RelObj)
	if c < 0 {
		return false
	}
	switch x.lemma(c) {
	case "comment", "say", "state", "answer", "confirm", "share", "speak", "elaborate", "identify", "name", "speculate", "specify", "interview", "disclose", "discuss", "describe", "define", "reveal", "detail", "characterize", "predict", "believe", "think", "admit", "acknowledge", "see", "do":
		return true
	case "take":
		o := x.d.Child(c, readout.RelObj)
		return o >= 0 && (x.lemma(o) == "responsibility" || x.lemma(o) == "blame" || x.lemma(o) == "question")
	}
	return false
}

// inherit makes p the content itself, told through an operator. Who prevents or
// brings about what others do is not who does it.
func (x *run) inherit(p *proto, e *proto, link string, k kind) {
	act := p.act
	p.typ, p.mode, p.cameo, p.sym, p.negated = e.typ, e.mode, e.cameo, e.sym, e.negated
	p.act, p.family = e.act, e.family
	if k.sameActor && link != "subj" && act.n > 0 && !x.namesAny(&e.act) && !same(&e.rec, &act) {
		p.act = act
	}
	if p.rec.n == 0 {
		p.rec = e.rec
	}
	p.first, p.last = e.head, e.head
	if e.first != e.last {
		p.first, p.last = e.first, e.last
	}
	if x.near2(p.head, e.head) {
		p.first, p.last = min(p.head, p.first), max(p.head, p.last)
	}
	p.status = e.status
}

// near2 says whether two tokens are close enough to make one trigger.
func (x *run) near2(a, b int32) bool {
	a, b = min(a, b), max(a, b)
	return b-a <= 3 && x.d.Words(a, b).Len() <= 40
}

// roles gives p the parties of its content that the operator does not name.
func (x *run) roles(p *proto, e *proto, k kind) {
	if p.act.n == 1 && p.act.toks[0] == e.head {
		p.act.n = 0 // "the inquiry was shelved"
	}
	if p.act.n > 0 && same(&e.rec, &p.act) && x.passive(e.verb) && !x.nominal(e.head) {
		p.act.n = 0 // "the wall is expected to be razed": not by itself
	}
	if f := p.frame; f.op == "cause" && x.passive(p.head) && p.rec.n == 0 && x.d.Child(p.head, readout.RelOblAgent) < 0 {
		if p.act.n == 0 {
			p.act = e.act
		}
		p.rec, p.act = p.act, party{} // "was forced to step down"
		return
	}
	if p.act.n == 0 && k.sameActor {
		p.act = e.act
	}
	if p.act.n == 0 && k.sameActor && p.frame.noun && x.tok(p.head).Rel == readout.RelObj {
		if h := x.holder(p.head); h >= 0 {
			p.act.add(h) // "they voiced interest in talks"
		}
	}
	if p.rec.n > 0 {
		return
	}
	if e.typ == "REQUEST" && k.addressed && !k.fromActor && e.act.n > 0 && !same(&e.act, &p.act) && x.namesAny(&e.act) {
		p.rec = e.act // who asked is who is refused
		return
	}
	if k.fromActor && e.act.n > 0 && !same(&e.act, &p.act) {
		p.rec = e.act
		return
	}
	if hostile := quads[e.typ] == 4 && e.typ != "MOBILIZE" || e.typ == "THREATEN" || e.typ == "ACCUSE"; hostile && !e.negated && p.typ == "REJECT" {
		return // "opposed sanctions on Chad" turns nothing down that Chad asked for
	}
	if e.rec.n > 0 && !same(&e.rec, &p.act) {
		p.rec = e.rec
		return
	}
	if k.addressed && e.act.n > 0 && !same(&e.act, &p.act) {
		p.rec = e.act
	}
}

// same says whether two parties share a token.
func same(a, b *party) bool {
	for _, t := range a.all() {
		if slices.Contains(b.all(), t) {
			return true
		}
	}
	return false
}

// compose returns what operators of this kind make of e, nil for nothing.
func (x *run) compose(op string, e *proto) *composition {
	list := x.lex.composed[op]
	for i := range list {
		for _, t := range list[i].types {
			neg := strings.HasPrefix(t, "-")
			t = strings.TrimPrefix(t, "-")
			if neg == e.negated && (t == "*" || t == e.typ || t == e.typ+":"+e.mode || t == e.typ+"/"+e.cameo) {
				return &list[i]
			}
		}
	}
	return nil
}
