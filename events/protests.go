package events

import "readout"

// against finds whom a protest is against where the frame does not say: the one
// named in the clause or phrase that gives its cause ("to demand reforms by",
// "in protest of").
func (x *run) against(p *proto) {
	if p.typ != "PROTEST" || p.rec.n > 0 && x.names(p.rec.toks[0]) {
		return
	}
	_, last := x.d.Subtree(p.verb)
	for i := p.head + 1; i <= last; i++ {
		if !x.cause(i) {
			continue
		}
		t := x.directed(i, p)
		if t < 0 {
			t = x.below(i, p)
		}
		if t >= 0 {
			p.rec.n = 0
			p.rec.add(t)
			return
		}
	}
}

// blow says whether the strike of p is no walkout but an attack: from the air, or by
// those who bear arms or rule.
func (x *run) blow(p *proto) bool {
	if p.object < 0 || x.lemma(p.object) != "strike" {
		return false
	}
	for c := range x.d.Children(p.object) {
		switch r := x.tok(c).Rel; {
		case r == readout.RelCompound || r == readout.RelAmod:
			if x.hasClass(c, []string{"aerial", "weapon", "drone", "artillery"}) || x.low(c) == "military" || x.low(c) == "retaliatory" {
				return true
			}
		case r == readout.RelNmod && x.marker(c, readout.RelCase) == "on":
			return true
		}
	}
	for _, t := range p.act.all() {
		if x.hasClass(t, []string{"force"}) {
			return true
		}
		for _, id := range x.direct(t) {
			if a := x.actors[id]; a != nil && (a.Kind == readout.ActorGovernment || a.Kind == readout.ActorArmedGroup) {
				return true
			}
		}
	}
	return false
}

// cause says whether token i tells what a protest is about.
func (x *run) cause(i int32) bool {
	switch x.lemma(i) {
	case "protest", "demand", "press", "oppose", "denounce", "persuade", "convince", "condemn", "defiance", "over", "against":
		return true
	}
	return false
}

// below returns the first phrase after token i, within its clause, that names one
// or is of the same country: a protest may well be at home.
func (x *run) below(i int32, p *proto) int32 {
	top := i
	if t := x.tok(i); t.Rel == readout.RelCase || t.Rel == readout.RelMark {
		top = t.Head
	}
	a, b := x.d.Subtree(top)
	for j := max(a, i+1); j <= b; j++ {
		if x.nominal(j) && x.d.MentionAt(j) >= 0 && len(x.direct(j)) > 0 && !x.holds(&p.act, j) {
			return j
		}
	}
	return -1
}
