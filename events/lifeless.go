package events

import (
	"strings"

	"readout"
)

// animate takes out of the actors of p what cannot act: a crisis, a law, and of
// force, a building. The country that such a thing is in is no actor either.
func (x *run) animate(p *proto) {
	n := 0
	for _, t := range p.act.all() {
		if !x.lifeless(t, p.typ) {
			p.act.toks[n] = t
			n++
		}
		p.void = p.void || n == 0 && (x.hasClass(t, []string{"abstract", "rule"}) || p.typ == "ASSAULT" && x.hasClass(t, []string{"sanction", "tariff"}))
	}
	p.void = p.void && n == 0
	p.act.n = n
	switch {
	case p.typ == "PROTEST" && x.nominal(p.head) && p.verb == p.head:
		x.unplaced(p)
		x.culprits(&p.rec)
	case p.typ == "THREATEN":
		x.culprits(&p.act)
	case quads[p.typ] == 4:
		x.culprits(&p.act)
		x.policed(p)
	case p.typ == "ACCUSE" && p.mode == "disapprove", p.typ == "PROTEST":
		x.culprits(&p.rec)
	}
}

// policed gives a noun of violence the police of its compound for a doer: "a police
// shooting".
func (x *run) policed(p *proto) {
	if p.act.n > 0 || !x.nominal(p.head) || p.verb != p.head {
		return
	}
	for c := range x.d.Children(p.head) {
		if r := x.tok(c).Rel; (r == readout.RelCompound || r == readout.RelAmod) && x.lemma(c) == "police" {
			p.act.add(c)
		}
	}
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
		return quads[typ]%2 == 1 && len(x.direct(t)) == 0 && !x.hasClass(t, []string{"person", "force", "peacekeeper", "diplomat"}) && doing(x.low(t))
	}
	return (x.hasClass(t, []string{"building", "accident"}) || typ == "ASSAULT" && (x.hasClass(t, []string{"projectile", "handthrown"}) || x.lemma(t) == "bullet" || x.lemma(t) == "slug") || typ == "ASSAULT" && x.hasClass(t, []string{"sanction", "tariff"})) && !x.hasClass(t, []string{"force", "person"})
}

// doing says whether a word is of something that is done, not of who does it:
// "involvement", "invasion".
func doing(w string) bool {
	for _, end := range []string{"vement", "gement", "tment", "vasion", "cision", "ation", "ance", "ness"} {
		if strings.HasSuffix(w, end) {
			switch w {
			case "department", "apartment", "administration", "delegation", "organization", "organisation", "federation", "association", "corporation", "nation", "confederation", "foundation", "population", "alliance", "movement", "ambulance", "regiment", "detachment", "generation", "legation", "deputation", "station", "congregation", "witness", "business", "resistance", "establishment", "management", "judgement":
				return false
			}
			return true
		}
	}
	return false
}

// culprits puts for each attack among the doers who carried it out: "the shelling
// of the town by rebels killed ten" was done by rebels, not by the town.
func (x *run) culprits(p *party) {
	n := 0
	for _, t := range p.all() {
		if x.struck(t) {
			t = x.culprit(t)
		}
		if t >= 0 {
			p.toks[n] = t
			n++
		}
	}
	p.n = n
}

// struck says whether noun t is of violence and says at whom it was directed.
func (x *run) struck(t int32) bool {
	if !x.nominal(t) || x.tok(t).Name != 0 || !x.hasClass(t, []string{"violence", "outrage"}) && !suffered[x.lemma(t)] {
		return false
	}
	for c := range x.d.Children(t) {
		if x.tok(c).Rel == readout.RelNmod {
			switch x.marker(c, readout.RelCase) {
			case "of", "on", "against", "in", "at":
				return true
			}
		}
	}
	return false
}

// culprit returns who carried out the violence of noun t, -1 if it does not say.
func (x *run) culprit(t int32) int32 {
	for c := range x.d.Children(t) {
		switch r := x.tok(c).Rel; {
		case r == readout.RelNmod && x.marker(c, readout.RelCase) == "by":
			return c
		case r == readout.RelNmodPoss && !suffered[x.lemma(t)]:
			return c
		case (r == readout.RelAmod || r == readout.RelCompound || r == readout.RelNmodDesc) && x.tok(c).Tag != readout.VERB && x.names(c):
			return c
		}
	}
	return -1
}
