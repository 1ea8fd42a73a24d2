package events

// home says whether p is a state's household and no politics between parties: what
// it spends, plans and awards among its own firms, offices and pupils.
func (x *run) home(p *proto, act, rec []string) bool {
	switch {
	case p.typ == "AID" || p.typ == "COOPERATE" || p.typ == "AGREE" || p.typ == "SUPPORT" || p.typ == "RETREAT" && p.mode == "access":
	default:
		return false
	}
	if p.sym || x.abroad(act, rec) || x.banded(p) {
		return false
	}
	if p.typ == "AID" && len(rec) == 0 && p.rec.n > 0 && !x.crowd(&p.rec) {
		return true // "spends millions on a campaign"
	}
	if !x.stately(act) || p.rec.n == 0 {
		return false
	}
	for _, t := range p.rec.all() {
		if !x.hasClass(t, []string{"industry"}) {
			return false
		}
	}
	return true
}
