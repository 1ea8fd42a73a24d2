package events

// score says how sure p is, from 0 to 1: what its frame asked for and found,
// whether parties are known, and how far it stands from what the sentence says.
func (x *run) score(p *proto, w *way) float32 {
	s := float32(0.62)
	s += 0.03 * float32(min(p.rank, 6))
	if p.act.n > 0 && x.namesAny(&p.act) {
		s += 0.08
	}
	if p.rec.n > 0 && x.namesAny(&p.rec) {
		s += 0.06
	}
	if p.frame.noun && p.verb == p.head {
		s -= 0.22
	}
	if p.frame.weak {
		s -= 0.1
	}
	s -= 0.07 * float32(min(w.depth, 5))
	if w.part || w.sub {
		s -= 0.08
	}
	if w.relative {
		s -= 0.05
	}
	if w.purpose {
		s -= 0.1
	}
	return max(0.05, min(0.95, s))
}

func (x *run) namesAny(p *party) bool {
	for _, t := range p.all() {
		if x.names(t) {
			return true
		}
	}
	return false
}
