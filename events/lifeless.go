package events

import "readout"

// animate takes out of the actors of p what cannot act: a crisis, a law, and of
// force, a building. The country that such a thing is in is no actor either.
func (x *run) animate(p *proto) {
	n := 0
	for _, t := range p.act.all() {
		if !x.lifeless(t, p.typ) {
			p.act.toks[n] = t
			n++
		}
		p.void = p.void || n == 0 && x.hasClass(t, []string{"abstract", "rule"})
	}
	p.void = p.void && n == 0
	p.act.n = n
}

// lifeless says whether noun t cannot do a thing of the type.
func (x *run) lifeless(t int32, typ string) bool {
	w := x.tok(t)
	if !x.nominal(t) || w.Tag == readout.PROPN && t != x.d.Sentences[x.d.SentenceOf(t)].First || w.Name != 0 || len(x.direct(t)) > 0 && x.located(x.direct(t)) {
		return false
	}
	if x.hasClass(t, []string{"abstract", "rule"}) {
		return true
	}
	if quads[typ] != 4 && typ != "THREATEN" {
		return false
	}
	return x.hasClass(t, []string{"building", "accident"}) && !x.hasClass(t, []string{"force", "person"})
}
