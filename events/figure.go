package events

import "readout"

// figure says whether violence is a figure of speech: a "court battle", a fight
// "against cancer", a war that only one side is in.
func (x *run) figure(p *proto, act, rec []string) bool {
	if x.spoken(p.head) {
		return true
	}
	switch x.lemma(p.head) {
	case "battle", "fight", "war", "struggle", "combat", "wrestle":
		if x.critical(&p.act) {
			return true
		}
	case "target", "attack", "hit", "strike":
		return x.aimed(&p.rec) || x.lemma(p.head) == "target" && x.critical(&p.act)
	default:
		return false
	}
	for _, t := range p.rec.all() {
		if x.inClass(t, []string{"scourge"}) {
			return true
		}
	}
	if x.nominal(p.head) && p.verb == p.head {
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
			if m := x.marker(c, readout.RelCase); (m == "for" || m == "over" || m == "against" || m == "with" || m == "on") && (x.hasClass(c, []string{"contest"}) || x.inClass(c, []string{"scourge"})) {
				return true
			}
		}
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
