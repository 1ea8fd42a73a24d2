package events

import (
	"slices"
	"strings"

	"readout"
)

// contentOf looks for the content of operator f at token i along its links: a clause
// (xcomp, ccomp, acl), an argument by its function, or with "+" only a participle
// after the preposition ("went on shelling", but "went on strike").
func (x *run) contentOf(f *frame, i int32, base int, k kind) (int32, string) {
	carrier := int32(-1)
	if k.sameActor && x.verbal(i) {
		carrier = i
	}
	for _, l := range f.links {
		switch l {
		case "xcomp", "ccomp", "acl":
			for c := range x.d.Children(i) {
				if !x.linked(l, c) && !(l == "xcomp" && x.adjoins(i, c)) {
					continue
				}
				if m := x.seek(c, -1, 2); m != none {
					return m, l
				}
			}
			if c := x.strayed(i, l); c >= 0 {
				if m := x.seek(c, -1, 2); m != none {
					return m, l
				}
			}
			if r := x.compounded(i); r >= 0 && l == "xcomp" {
				if m := x.seek(r, -1, 2); m != none {
					return m, l
				}
			}
			if r := x.raised(i); r >= 0 && l == "xcomp" {
				if m := x.seek(r, -1, 2); m != none {
					return m, l
				}
			}
		default:
			l, only := strings.CutSuffix(l, "+")
			for _, a := range x.args[base:] {
				if a.fn != l || only || l == "in" && x.hasClass(a.tok, []string{"talks", "session", "calling"}) {
					continue // "agreed in a telephone call" is no agreement to call
				}
				if m := x.seek(a.tok, carrier, 2); m != none && a.tok != i {
					return m, l
				}
			}
			if m := x.gerundAfter(i, l); m != none {
				return m, l
			}
		}
	}
	return none, ""
}

// adjoins says whether participle c follows verb i at once, so that it is what is
// put off or begun and tells nothing more: "delayed sending weapons".
func (x *run) adjoins(i, c int32) bool {
	if t := x.tok(c); t.Rel != readout.RelAdvcl || t.Fine != readout.VBG || x.d.Child(c, readout.RelMark) >= 0 {
		return false
	}
	return c == i+1 || c == i+2 && x.d.Child(i, readout.RelCompoundPrt) == i+1
}

// gerundAfter returns the event of the participle that preposition l leads to from
// word i or from its object: "warned them against attacking", "voted against
// sending".
func (x *run) gerundAfter(i int32, l string) int32 {
	for _, top := range [2]int32{i, x.d.Child(i, readout.RelObj)} {
		if top < 0 {
			continue
		}
		for c := range x.d.Children(top) {
			if c > i && x.tok(c).Fine == readout.VBG && x.marker(c, readout.RelMark) == l {
				if m := x.seek(c, -1, 2); m != none {
					return m
				}
			}
		}
	}
	return none
}

// gerundBefore returns the event of the participle before noun c that has the noun
// for its object but was taken for the first part of a compound: "consider lifting
// sanctions".
func (x *run) gerundBefore(c int32) int32 {
	g := c - 1
	if g < 0 || !x.nominal(c) || x.tok(g).Head != c || x.tok(g).Fine != readout.VBG || x.tok(g).Tag != readout.VERB {
		return none
	}
	if m := x.at(g); m != none && !x.protos[m].frame.noun && x.protos[m].object == c {
		return m
	}
	return none
}

// strayed returns the infinitive that belongs to word i by link l but hangs on its
// verb or on its object, -1 if none: "a desire for the envoys to meet", "ordered the
// men to leave".
func (x *run) strayed(i int32, l string) int32 {
	top, after := int32(-1), i
	switch t := x.tok(i); {
	case l == "acl" && x.nominal(i) && t.Rel == readout.RelObj:
		top = t.Head
	case l == "xcomp" && x.verbal(i):
		if top = x.d.Child(i, readout.RelObj, readout.RelIobj); top > after {
			after = top
		}
	}
	if top < 0 {
		return -1
	}
	for c := range x.d.Children(top) {
		if t := x.tok(c); c > after && t.Fine == readout.VB && (t.Rel == readout.RelAdvcl || t.Rel == readout.RelXcomp || t.Rel == readout.RelAcl) && x.marker(c, readout.RelMark) == "to" {
			return c
		}
	}
	return -1
}

// linked says whether c hangs on its head by link l.
func (x *run) linked(l string, c int32) bool {
	switch r := x.tok(c).Rel; l {
	case "xcomp":
		return r == readout.RelXcomp && (!x.nominal(c) || x.d.Child(c, readout.RelMark) >= 0) || x.tok(c).Fine == readout.VB && x.tok(c).Tag == readout.VERB && x.marker(c, readout.RelMark) == "to"
	case "ccomp":
		return r == readout.RelCcomp || r == readout.RelCsubj
	default:
		if f := x.tok(c).Fine; r == readout.RelAcl && (f == readout.VBG || f == readout.VBN) && x.d.Child(c, readout.RelMark) < 0 && x.d.Child(c, readout.RelNsubj) < 0 {
			return false // "an order allowing the search"
		}
		return r == readout.RelAcl || r == readout.RelCcomp || r == readout.RelXcomp
	}
}

// seek returns the first event in the tree below c: c itself, or what a word that
// tells nothing by itself leads to.
func (x *run) seek(c, carrier int32, depth int) int32 {
	m := x.gerundBefore(c)
	switch {
	case m != none:
	case carrier >= 0 && x.nominal(c):
		m = x.nounAt(c, carrier)
	default:
		m = x.at(c)
	}
	if m != none && x.protos[m].frame.echo {
		m = none // what only points back is what nobody promises or denies
	}
	if m != none {
		x.protos[m].negated = x.protos[m].negated || x.negated(c)
		return m
	}
	if depth == 0 {
		return none
	}
	for g := range x.d.Children(c) {
		switch x.tok(g).Rel {
		case readout.RelNmod, readout.RelObl:
			if !within(x.marker(g, readout.RelCase)) {
				continue // "despite the protests" is no content
			}
			fallthrough
		case readout.RelAcl:
			if f := x.tok(g).Fine; f == readout.VBG || f == readout.VBN {
				continue // "people fleeing war" is no content
			}
			fallthrough
		case readout.RelAclRelcl:
			if x.tok(g).Rel == readout.RelAclRelcl && !x.saying(c, g) {
				continue // only "the report that they fled"
			}
			fallthrough
		case readout.RelObj, readout.RelXcomp, readout.RelCcomp, readout.RelConj, readout.RelCompound, readout.RelNsubjPass:
			if m := x.seek(g, -1, depth-1); m != none {
				if x.negated(c) {
					x.protos[m].negated = true
				}
				return m
			}
		}
	}
	return none
}

// saying says whether clause g tells what noun c, a word of saying, is about.
func (x *run) saying(c, g int32) bool {
	_, ok := x.lex.embedding(x.lemma(c), true)
	return ok && x.claimed(g)
}

// consume marks a proto as told through another.
func (x *run) consume(m int32) {
	for m != none {
		p := &x.protos[m]
		x.used[p.head] = true
		x.sought(p)
		if o := p.object; o >= 0 && x.memo[o] >= 0 && x.protos[x.memo[o]].typ == p.typ {
			x.used[o] = true // "agreed to send aid": no aid yet
		}
		m = x.protos[m].content
	}
}

// compounded returns the infinitive shortly behind verb i that was taken for the first
// part of a compound: "offered on Friday to host talks"; -1 if none.
func (x *run) compounded(i int32) int32 {
	end := x.d.Sentences[x.d.SentenceOf(i)].Last - 1
	for k := i + 1; k < min(end, i+6); k++ {
		if v := k + 1; x.low(k) == "to" && x.tok(k).Rel == readout.RelMark && x.tok(k).Head == v && x.tok(v).Rel == readout.RelCompound && x.tok(v).Tag == readout.VERB && x.tok(x.tok(v).Head).Head == i {
			return v
		}
	}
	return -1
}

// raised returns the infinitive that took the place of verb i at the root ("the
// ministers agreed to send", with "send" as the root), -1 if none.
func (x *run) raised(i int32) int32 {
	t := x.tok(i)
	if t.Rel != readout.RelAcl || t.Head < 0 {
		return -1
	}
	n := x.tok(t.Head)
	if n.Rel != readout.RelNsubj || n.Head <= i {
		return -1
	}
	if x.tok(n.Head).Fine == readout.VB && x.marker(n.Head, readout.RelMark) == "to" {
		return n.Head
	}
	return -1
}

// sought marks what p asks for, promises or threatens with, and the help, meeting or
// penalty that p ends or refuses: "called for the withdrawal of the troops" tells of
// no withdrawal, "suspended its aid" of no aid.
func (x *run) sought(p *proto) {
	if p.frame.noun && p.typ == "REJECT" { // "the cancellation of the summit"
		if p.object >= 0 && x.memo[p.object] >= 0 && x.protos[x.memo[p.object]].typ == "CONSULT" {
			x.used[p.object] = true
		}
		for _, t := range slices.Concat(p.act.all(), p.rec.all()) {
			if m := x.memo[t]; m >= 0 && t != p.head && x.protos[m].typ == "CONSULT" {
				x.used[t] = true
			}
		}
		return
	}
	if p.frame.op != "" || p.frame.noun || p.object < 0 || !x.nominal(p.object) {
		return
	}
	if m := x.memo[p.object]; m >= 0 && x.protos[m].typ == p.typ && (x.negated(p.head) || x.modal(p.head) != "") {
		x.used[p.object] = true // "will not send aid": no promise of aid
	}
	switch p.typ {
	case "REQUEST", "THREATEN", "AGREE", "CONCEDE":
		x.used[p.object] = true
	case "SANCTION", "REJECT", "RETREAT", "COERCE":
		m := x.memo[p.object]
		if m < 0 {
			return
		}
		if e := &x.protos[m]; e.typ != p.typ && (quads[e.typ] < 3 || p.typ == "RETREAT" && quads[e.typ] == 4) {
			x.used[p.object] = true
		}
	}
}
