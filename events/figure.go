package events

import "readout"

// figure says whether violence is a figure of speech: a "court battle", a fight
// "against cancer", a war that only one side is in.
func (x *run) figure(p *proto, act, rec []string) bool {
	head := p.head
	if p.content >= 0 {
		head = x.protos[p.content].head // "wages a war"
	}
	if x.spoken(head) {
		return true
	}
	switch x.lemma(head) {
	case "battle", "fight", "war", "struggle", "combat", "wrestle":
		if x.critical(&p.act) {
			return true
		}
	case "target", "attack", "hit", "strike":
		return x.aimed(&p.rec) || x.lemma(head) == "target" && x.critical(&p.act)
	default:
		return false
	}
	for _, t := range p.rec.all() {
		if x.inClass(t, []string{"scourge"}) {
			return true
		}
	}
	if p.content < 0 && x.nominal(p.head) && p.verb == p.head {
		return len(act)+len(rec) < 2 && len(rec) == 0
	}
	return false
}

// spoken says whether a modifier of noun i makes its violence one of words, of
// money or of law.
func (x *run) spoken(i int32) bool {
	if !x.nominal(i) {
		return false
	}
	for c := range x.d.Children(i) {
		switch x.tok(c).Rel {
		case readout.RelAmod, readout.RelCompound, readout.RelNmodDesc, readout.RelNmodUnmarked:
			if x.hasClass(c, []string{"contest"}) {
				return true
			}
		case readout.RelNmod:
			if x.worldly(c) {
				return true
			}
		}
	}
	if t := x.tok(i); t.Rel == readout.RelObj && t.Head >= 0 {
		for c := range x.d.Children(t.Head) { // "wage a war on poverty": the phrase may hang on the verb
			if c > i && x.tok(c).Rel == readout.RelObl && x.worldly(c) {
				return true
			}
		}
	}
	return false
}

// worldly says whether the phrase of token i says that a fight is about a contest
// or against a scourge: "over custody", "on poverty".
func (x *run) worldly(i int32) bool {
	switch x.marker(i, readout.RelCase) {
	case "for", "over", "against", "with", "on":
		return x.hasClass(i, []string{"contest"}) || x.inClass(i, []string{"scourge"})
	}
	return false
}

// aimed says whether what is struck is a market or an audience, not a target.
func (x *run) aimed(p *party) bool {
	for _, t := range p.all() {
		if x.hasClass(t, []string{"public"}) {
			return true
		}
	}
	return false
}

// critical says whether those who target somebody do so with words or writs.
func (x *run) critical(p *party) bool {
	for _, t := range p.all() {
		if x.inClass(t, []string{"critic"}) {
			return true
		}
	}
	return false
}
