package events

import (
	"slices"

	"readout"
)

// addressed looks for the recipient in a content that no frame knows: of a demand
// who is to act, otherwise whom the content's words are directed at.
func (x *run) addressed(f *frame, i int32, p *proto) {
	if p.rec.n > 0 && x.names(p.rec.toks[0]) || !kinds[f.op].addressed {
		return
	}
	if x.tok(i).Rel == readout.RelParataxis && f.clause {
		x.address(f, x.tok(i).Head, p)
		return
	}
	for c := range x.d.Children(i) {
		r := x.tok(c).Rel
		if (r == readout.RelCcomp || r == readout.RelAcl || r == readout.RelAdvcl || r == readout.RelParataxis && f.clause || x.linked("xcomp", c)) && x.address(f, c, p) {
			return
		}
	}
}

// address makes the recipient of p who is to act in clause c, or whom its words
// are directed at.
func (x *run) address(f *frame, c int32, p *proto) bool {
	t := int32(-1)
	if kinds[f.op].fromActor {
		if s := x.subject(c); s >= 0 && x.names(s) && !x.holds(&p.act, s) {
			t = s
		}
	}
	if t < 0 {
		t = x.directed(c, p)
	}
	if t < 0 {
		return false
	}
	p.rec.n = 0
	p.rec.add(t)
	return true
}

func (x *run) holds(p *party, t int32) bool {
	return slices.Contains(p.all(), t)
}

// directed returns the first argument of clause c that names another than the
// actor of p.
func (x *run) directed(c int32, p *proto) int32 {
	base := len(x.args)
	defer func() { x.args = x.args[:base] }()
	x.args = x.verbArgs(c, x.args)
	own := x.party(&p.act)
	home := int32(-1)
	for _, fn := range []string{"obj", "iobj", "to", "against", "on", "with", "for", "from", "of", "by", "in"} {
		for _, a := range x.args[base:] {
			if a.fn != fn {
				continue
			}
			if x.foreign(a.tok, own) {
				return a.tok
			}
			if home < 0 && x.another(a.tok, own) {
				home = a.tok
			}
		}
	}
	return home
}

// another says whether the phrase of token i names none of own but some body of
// people at home, such as an opposition.
func (x *run) another(i int32, own []string) bool {
	for _, id := range x.who(i, nil, 3) {
		if a := x.actors[id]; a != nil && len(a.Sectors) > 0 && a.Country != "" && !slices.Contains(own, id) {
			return true
		}
	}
	return false
}

// foreign says whether the phrase of token i names somebody of another country
// than those of own.
func (x *run) foreign(i int32, own []string) bool {
	for _, id := range x.who(i, nil, 3) {
		if x.country(id) != "" && !x.sameCountry(own, id) {
			return true
		}
	}
	return false
}
