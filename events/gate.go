package events

import (
	"strings"

	"readout"
)

// crowd says whether a party's words are of people, though no actor is known.
func (x *run) crowd(p *party) bool {
	for _, t := range p.all() {
		if x.inClass(t, persons) || (x.tok(t).Tag == readout.NUM || x.low(t) == "more" || x.low(t) == "others") && x.undergone(x.tok(t).Head) {
			return true // "eight were detained"
		}
	}
	return false
}

// worded says whether a noun of violence is of words or of illness: "a personal
// attack", "a heart attack".
func (x *run) worded(i int32) bool {
	if !x.nominal(i) {
		return false
	}
	for c := range x.d.Children(i) {
		switch x.low(c) {
		case "personal", "verbal", "heart", "panic", "scathing", "political", "rhetorical", "price", "bidding", "culture", "trade", "twitter":
			return true
		}
	}
	return false
}

// lash makes an ACCUSE of a blow that is struck with words: one politician attacks
// or hits another.
func (x *run) lash(p *proto, act, rec []string) {
	blow := p.head
	if p.content >= 0 {
		blow = x.protos[p.content].head // "led the attack on"
	}
	if p.typ != "ASSAULT" || !x.hasClass(blow, []string{"lashing"}) && !overlap([]string{x.verbLemma(blow)}, lashing) || x.aimed(&p.rec) || x.traffic(p) {
		return
	}
	if x.intangible(&p.rec) {
		p.typ, p.mode, p.cameo = "ACCUSE", "disapprove", "111"
		return
	}
	if !x.politicians(act) || len(rec) > 0 && !x.politicians(rec) && !x.private(rec) {
		return
	}
	p.typ, p.mode, p.cameo = "ACCUSE", "disapprove", "111"
}

// intangible says whether what is struck can only be struck with words: a plan, a
// verdict, somebody's record.
func (x *run) intangible(p *party) bool {
	for _, t := range p.all() {
		if len(x.direct(t)) > 0 || !x.hasClass(t, intangibles) {
			return false
		}
	}
	return p.n > 0
}

var intangibles = []string{"rule", "proposal", "statement", "proceeding"}

var lashing = []string{"attack", "hit", "pound", "target", "strike", "blast"}

// politicians says whether ids are persons or parties without arms, and not the
// head of a state at war.
func (x *run) politicians(ids []string) bool {
	for _, id := range ids {
		a := x.actors[id]
		if a == nil || a.Kind != readout.ActorPerson && !overlap(a.Sectors, []string{"PTY", "LEG"}) {
			return false
		}
		if overlap(a.Sectors, []string{"MIL", "REB", "UAF", "COP", "PRM", "CRM"}) {
			return false
		}
	}
	return len(ids) > 0
}

// private says whether ids are groups at home, such as a community or the media.
func (x *run) private(ids []string) bool {
	for _, id := range ids {
		a := x.actors[id]
		if a == nil || a.Country != "" && a.Kind != readout.ActorMedia {
			return false
		}
	}
	return len(ids) > 0
}

// truce says whether p is about a ceasefire.
func (x *run) truce(p *proto) bool {
	class := []string{"ceasefire"}
	if p.object >= 0 && x.hasClass(p.object, class) {
		return true
	}
	h := x.tok(p.head).Head
	return h >= 0 && x.tok(p.head).Rel != readout.RelRoot && x.nominal(h) && x.hasClass(h, class)
}

// natural says whether a party is no doer but a disaster, an illness or an accident.
func (x *run) natural(p *party) bool {
	for _, t := range p.all() {
		if x.inClass(t, []string{"nature"}) {
			return true
		}
	}
	return false
}

// codable says whether one of ids has a country or a sector of politics.
func (x *run) codable(ids []string) bool {
	for _, id := range ids {
		a := x.actors[id]
		if a == nil {
			continue
		}
		if a.Country != "" || movement(a) {
			return true
		}
		for _, s := range a.Sectors {
			switch s {
			case "GOV", "MIL", "LEG", "JUD", "SPY", "PRM", "PTY", "REB", "UAF", "COP", "OPP":
				return true
			}
		}
	}
	return false
}

// movement says whether a, of which no sector is known, is called as those are who bear
// arms or want power: "the Hill Country Freedom Movement".
func movement(a *readout.Actor) bool {
	if a.Kind != readout.ActorOrganisation || len(a.Sectors) > 0 {
		return false
	}
	switch a.Name[strings.LastIndexByte(a.Name, ' ')+1:] {
	case "Movement", "Front", "Army", "Resistance", "Brigade", "Brigades", "Militia", "Guerrillas", "Junta":
		return true
	}
	return false
}

// people says whether one of ids is a group of people, not a firm or a thing.
func (x *run) people(ids []string) bool {
	for _, id := range ids {
		if a := x.actors[id]; a != nil && (a.Kind == readout.ActorPeople || a.Kind == readout.ActorPerson || a.Kind == readout.ActorArmedGroup) {
			return true
		}
	}
	return false
}

// sporting says whether the paragraph of token i tells of sport.
func (x *run) sporting(i int32) bool {
	s := x.d.SentenceOf(i)
	par := x.d.Sentences[s].Paragraph
	if v, ok := x.sport[par]; ok {
		return v
	}
	for s > 0 && x.d.Sentences[s-1].Paragraph == par {
		s--
	}
	n, before := 0, false
	for ; s < len(x.d.Sentences) && x.d.Sentences[s].Paragraph == par; s++ {
		for t := x.d.Sentences[s].First; t < x.d.Sentences[s].Last; t++ {
			here := x.hasClass(t, []string{"sport"}) || x.result(t)
			if here && !before { // "a soccer player" is one word of sport
				n++
			}
			before = here
		}
	}
	x.sport[par] = n >= 2
	return n >= 2
}

// result says whether the words at token t are a result such as 6-4.
func (x *run) result(t int32) bool {
	if int(t)+2 >= len(x.d.Tokens) || x.tok(t).Tag != readout.NUM || x.tok(t+2).Tag != readout.NUM {
		return false
	}
	m := x.d.Word(t + 1)
	return (m == "-" || m == "–") && x.tok(t).Len() <= 2 && x.tok(t+2).Len() <= 2 && x.tok(t).End == x.tok(t+1).Start
}
