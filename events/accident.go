package events

import "readout"

// accidental says whether people came to harm without anybody's doing: in a
// crash, a flood, a gas explosion. A word of violence in the same sentence
// speaks for a deed, and so does an actor who is known.
func (x *run) accidental(p *proto, act []string) bool {
	if x.traffic(p) {
		return true
	}
	if len(act) > 0 && !x.crashed(&p.act) {
		return false
	}
	if x.mishap(p.head) {
		return true
	}
	s := x.d.Sentences[x.d.SentenceOf(p.head)]
	found := false
	for i := s.First; i < s.Last; i++ {
		switch {
		case i == p.head:
		case x.mishap(i):
			found = true
		case x.violent(i):
			return false
		}
	}
	return found
}

// traffic says whether something on the road is struck, by no soldier or missile:
// "he struck a parked car".
func (x *run) traffic(p *proto) bool {
	if l := x.verbLemma(p.head); l != "strike" && l != "hit" {
		return false
	}
	for _, t := range p.act.all() {
		if x.inClass(t, []string{"force", "weapon", "fire", "explosive", "aerial", "drone", "artillery"}) {
			return false
		}
	}
	for _, t := range p.rec.all() {
		if x.hasClass(t, []string{"road"}) {
			return p.act.n > 0
		}
	}
	return false
}

// crashed says whether the doers are vehicles or what befell them.
func (x *run) crashed(p *party) bool {
	for _, t := range p.all() {
		if x.inClass(t, []string{"accident"}) || x.mishap(t) {
			return true
		}
	}
	return false
}

// mishap says whether token i is a word for an accident or a disaster: one by
// itself, or an explosion of gas, a fire that nobody opened.
func (x *run) mishap(i int32) bool {
	l := x.lemma(i)
	switch l {
	case "explosion", "blast", "explode", "leak":
		return x.fuelled(i)
	case "fire":
		if r := x.tok(i).Rel; x.nominal(i) && r == readout.RelNsubj {
			return x.d.Child(i, readout.RelNmodPoss, readout.RelNmod) < 0 && !x.located(x.direct(i))
		}
		return x.nominal(i) && x.tok(i).Rel == readout.RelObl && x.d.Child(i, readout.RelDet) >= 0 && x.marker(i, readout.RelCase) == "in"
	case "crash", "collide", "drown", "capsize", "derail", "overturn":
		return true
	}
	return x.nominal(i) && x.tok(i).Name == 0 && x.hasClass(i, []string{"accident"})
}

// fuelled says whether gas, a boiler, a mine or the like hangs on an explosion.
func (x *run) fuelled(i int32) bool {
	for c := range x.d.Children(i) {
		switch x.lemma(c) {
		case "gas", "boiler", "coal", "methane", "dust", "refinery", "fireworks", "firework", "chemical", "propane", "accidental", "pipeline", "kitchen":
			return true
		}
	}
	return false
}

// violent says whether token i is a word for a deed of violence, beyond those
// that an accident does too.
func (x *run) violent(i int32) bool {
	switch x.lemma(i) {
	case "bomb", "gunman", "gunmen", "attack", "attacker", "assailant", "militant", "rebel", "missile", "rocket", "shell", "arson", "terrorist", "terrorism", "suicide", "airstrike", "raid", "ambush", "shoot", "murder", "assassinate", "drone", "troop", "insurgent", "blame", "deliberately":
		return true
	}
	return x.nominal(i) && x.hasClass(i, []string{"violence"}) && x.lemma(i) != "fire" && x.lemma(i) != "operation" && x.lemma(i) != "action" && x.lemma(i) != "campaign" && x.lemma(i) != "barrage" && x.lemma(i) != "war"
}
