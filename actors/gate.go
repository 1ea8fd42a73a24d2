package actors

import "readout"

// idle says whether a noun that can stand for someone does not here: a rescue
// mission, lethal force, the injured party, movements of troops.
func (f *Finder) idle(g *agent, h int32) bool {
	if bare[g.word] && f.d.Tokens[h].Fine != readout.NNS && f.d.Child(h, readout.RelDet, readout.RelAmod, readout.RelCompound, readout.RelNmodPoss) < 0 {
		return true // by force, with intelligence
	}
	switch g.word {
	case "mission":
		return !f.before(h, missions) && f.next1(h) != "to" && !f.ofBody(h)
	case "force":
		return f.d.Tokens[h].Fine != readout.NNS && string(f.lower(f.d.Word(h))) == "force" && f.before(h, violent)
	case "presidency":
		return f.d.Child(h, readout.RelAmod) >= 0 || f.d.Child(h, readout.RelDet) < 0 && f.d.Child(h, readout.RelNmodPoss) < 0
	case "prosecution", "movement":
		return f.next1(h) == "of"
	case "resistance", "insurgency":
		return f.d.Child(h, readout.RelDet) < 0 && !f.ofBody(h) || f.next1(h) == "to"
	case "party":
		return f.before(h, otherParties)
	case "magazine":
		return f.around(h, ammunition)
	case "regime":
		return f.before(h, regimes) || f.next1(h) == "of" && f.hitNear(h+2) < 0
	case "state":
		return f.next1(h) == "of" && f.hitNear(h+2) < 0 // a state of emergency
	case "channel", "outlet", "website":
		return !f.before(h, broadcast) && !f.ofBody(h)
	case "power":
		return f.next1(h) == "to" || f.next1(h) == "of" && f.d.Tokens[h].Fine != readout.NNS
	}
	return false
}

// stands returns the agent that g is at noun h: key states and Arab states are
// countries and no governments, both parties are sides.
func (f *Finder) stands(g *agent, h int32) *agent {
	plural := f.d.Tokens[h].Fine == readout.NNS
	switch g.word {
	case "state":
		k := f.d.Child(h, readout.RelDet)
		if plural || f.d.Child(h, readout.RelAmod) >= 0 || k >= 0 && (f.d.Word(k) == "a" || f.d.Word(k) == "an") {
			return f.like("country", g)
		}
	case "coalition":
		if !f.before(h, political) {
			return f.like("alliance", g)
		}
	case "party":
		if plural && f.d.Child(h, readout.RelAmod, readout.RelCompound, readout.RelNmodPoss) < 0 || f.before(h, warring) {
			return f.like("side", g)
		}
	case "officer", "sergeant", "lieutenant", "major":
		if f.policing(h) {
			return f.like("police officer", g)
		}
	case "deputy":
		if f.sheriffs() {
			return f.like("deputy sheriff", g)
		}
	case "agent":
		return f.agentOf(g, h)
	case "sniper", "gunman", "assailant", "attacker":
		if f.policing(h) {
			return f.like("shooter", g) // no fighter in a war
		}
	case "bomber":
		if f.policing(h) {
			return f.like("killer", g) // no aircraft
		}
	case "captain":
		if f.policing(h) {
			return f.like("police officer", g)
		}
		if f.skipper(h) {
			return f.like("skipper", g)
		}
	}
	return g
}

// like returns the agent of a word, g where it has none.
func (f *Finder) like(word string, g *agent) *agent {
	last := word
	for i := len(word) - 1; i >= 0; i-- {
		if word[i] == ' ' {
			last = word[i+1:]
			break
		}
	}
	for _, p := range f.dict.agents.byLast[last] {
		if a := &f.dict.agent[p.id]; a.word == word {
			return a
		}
	}
	return g
}

// before says whether one of the words stands among those right before noun h
// that describe it.
func (f *Finder) before(h int32, words map[string]bool) bool {
	for i := h - 1; i >= 0 && i >= h-4; i-- {
		t := &f.d.Tokens[i]
		if !t.Tag.Noun() && t.Tag != readout.ADJ && t.Tag != readout.VERB && t.Tag != readout.PUNCT && t.Tag != readout.CCONJ {
			return false
		}
		if words[string(f.lower(f.d.Word(i)))] {
			return true
		}
	}
	return false
}

// ofBody says whether a body of the dictionary stands right before noun h.
func (f *Finder) ofBody(h int32) bool {
	i := f.hitNear(h - 1)
	return h > 0 && i >= 0 && !f.dict.entities[f.hits[i].ent].state() && f.dict.entities[f.hits[i].ent].kind != readout.ActorPerson
}

// next1 is the word behind token h in its sentence.
func (f *Finder) next1(h int32) string {
	if int(h)+1 >= len(f.d.Tokens) || f.d.SentenceOf(h) != f.d.SentenceOf(h+1) {
		return ""
	}
	return f.d.Word(h + 1)
}

var broadcast = map[string]bool{"tv": true, "television": true, "news": true, "satellite": true, "telegram": true, "state": true, "youtube": true, "broadcast": true,
	"cable": true, "radio": true, "official": true, "media": true, "opposition": true, "independent": true, "propaganda": true, "state-run": true}

var regimes = map[string]bool{"sanctions": true, "sanction": true, "inspection": true, "inspections": true, "visa": true, "tax": true, "tariff": true, "trade": true,
	"monitoring": true, "verification": true, "control": true, "legal": true, "regulatory": true, "proliferation": true, "non-proliferation": true, "treaty": true, "training": true}

var political = map[string]bool{"ruling": true, "governing": true, "opposition": true, "government": true, "party": true, "political": true, "electoral": true, "parliamentary": true,
	"left": true, "right": true, "wing": true, "left-wing": true, "right-wing": true, "centre": true, "center": true, "conservative": true, "liberal": true, "grand": true, "nationalist": true, "islamist": true}

var missions = map[string]bool{"diplomatic": true, "observer": true, "observation": true, "monitoring": true, "peacekeeping": true, "peace": true, "trade": true,
	"permanent": true, "assistance": true, "stabilisation": true, "stabilization": true, "support": true, "consular": true, "advisory": true, "fact-finding": true,
	"finding": true, "mediation": true, "verification": true, "inspection": true, "training": true, "un": true, "u.n.": true, "eu": true, "osce": true, "african": true, "inspectors": true}

var violent = map[string]bool{"lethal": true, "deadly": true, "excessive": true, "brute": true, "overwhelming": true, "disproportionate": true, "undue": true, "necessary": true,
	"unnecessary": true, "reasonable": true, "physical": true, "live": true, "full": true, "sheer": true, "driving": true, "considerable": true, "maximum": true, "minimum": true,
	"labor": true, "labour": true, "work": true, "proportionate": true, "indiscriminate": true, "more": true, "enough": true, "massive": true, "greater": true}

// around says whether one of the words stands within a few words of noun h.
func (f *Finder) around(h int32, words map[string]bool) bool {
	s := f.d.Sentences[f.d.SentenceOf(h)]
	for i := max(s.First, h-6); i < min(s.Last, h+7); i++ {
		if words[string(f.lower(f.d.Word(i)))] {
			return true
		}
	}
	return false
}

var ammunition = map[string]bool{"rifle": true, "rifles": true, "rounds": true, "ammunition": true, "bullets": true, "cartridges": true, "pistol": true, "pistols": true, "gun": true, "guns": true, "ak-47": true, "ak": true, "grenades": true, "weapons": true}

var otherParties = map[string]bool{"christmas": true, "office": true, "holiday": true, "farewell": true, "retirement": true, "pool": true, "surprise": true, "costume": true, "halloween": true,
	"injured": true, "third": true, "interested": true, "guilty": true, "search": true, "birthday": true, "dinner": true, "tea": true,
	"rescue": true, "hunting": true, "landing": true, "boarding": true, "house": true, "wedding": true, "garden": true, "cocktail": true, "working": true, "aggrieved": true}

var warring = map[string]bool{"warring": true, "conflicting": true, "negotiating": true, "opposing": true, "rival": true}

// skipper says whether the captain at token h leads a team or a ship and no company
// of soldiers: written small, and nothing near speaks of an army.
func (f *Finder) skipper(h int32) bool {
	if f.d.Word(h) != "captain" && f.d.Word(h) != "captains" {
		return false
	}
	s := f.d.Sentences[f.d.SentenceOf(h)]
	for i := s.First; i < s.Last; i++ {
		switch f.d.Tokens[i].Lemma {
		case "army", "military", "soldier", "troops", "troop", "navy", "naval", "police", "battalion", "brigade", "coup", "junta", "officer", "force", "mutiny":
			return false
		}
	}
	return true
}
