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
		if t >= 0 && !x.befallen(t) {
			p.rec.n = 0
			p.rec.add(t)
			return
		}
	}
}

// befallen says whether noun i is whom a noun of violence befalls: nobody protests
// against "the shooting of a boy" to the boy.
func (x *run) befallen(i int32) bool {
	t := x.tok(i)
	return t.Rel == readout.RelNmod && t.Head >= 0 && x.nominal(t.Head) && (x.hasClass(t.Head, []string{"violence", "outrage"}) || suffered[x.lemma(t.Head)]) && x.marker(i, readout.RelCase) != "by"
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
		if x.nominal(j) && x.d.MentionAt(j) >= 0 && len(x.direct(j)) > 0 && !x.holds(&p.act, j) && !x.befallen(j) {
			return j
		}
	}
	return -1
}

// unplaced takes out of the doers of a protest the place that it is named after:
// who takes part in "the Athens riots" or "the capital's marches" is not told.
func (x *run) unplaced(p *proto) {
	n := 0
	for _, t := range p.act.all() {
		if !x.namesake(t, p) {
			p.act.toks[n] = t
			n++
		}
	}
	p.act.n = n
}

// namesake says whether token t only tells where the protest of p is: a place before
// its noun or before the noun that it describes, or of a riot an adjective.
func (x *run) namesake(t int32, p *proto) bool {
	w, h := x.tok(t), x.tok(p.head)
	if w.Head != p.head && (h.Rel != readout.RelCompound || w.Head != h.Head) {
		return false
	}
	switch w.Rel {
	case readout.RelCompound, readout.RelNmodPoss:
		return x.placeAt(t)
	}
	return w.Rel == readout.RelAmod && p.mode == "riot"
}

// occupied makes a protest of what people without arms do who sit in a building:
// "students occupied the town hall".
func (x *run) occupied(p *proto) {
	if p.typ != "COERCE" || p.mode != "seize" || p.act.n == 0 {
		return
	}
	switch x.verbLemma(p.head) {
	case "occupy", "occupation", "takeover", "take":
	default:
		return
	}
	for _, t := range p.act.all() {
		if !x.hasClass(t, []string{"demonstrator"}) {
			return
		}
	}
	p.typ, p.mode, p.cameo = "PROTEST", "obstruct", "144"
}
