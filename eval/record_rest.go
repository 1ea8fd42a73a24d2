package eval

import "slices"

func (s *recordScore) times() {
	var n, found, value int
	for _, t := range s.gold.at("times").list() {
		if t.at("span").v == nil || !needed(t) {
			continue
		}
		n++
		at := append(t.at("span").spans(), t.at("accept_spans").spans()...)
		values := append([]string{t.str("value")}, t.at("accept_values").texts()...)
		hit, good := false, false
		for _, p := range s.rec.at("times").list() {
			if touch(p.at("span").spans(), at) {
				hit = true
				good = good || slices.Contains(values, p.str("value"))
			}
		}
		found, value = found+yes(hit), value+yes(good)
		if !good {
			s.miss("time %s: found %v", t.str("value"), hit)
		}
	}
	s.row("times found", found, n)
	s.row("times +value", value, n)
}

func (s *recordScore) places() {
	var n, found, country int
	for _, g := range s.gold.at("places").list() {
		if m, _ := g.v.(map[string]any); !needed(g) || !has(m, "country") {
			continue // a metonym is an actor and no place
		}
		for _, mention := range g.at("mentions").list() {
			n++
			hit, right := false, false
			for _, p := range s.rec.at("places").list() {
				if touch(p.at("span").spans(), mention.spans()) {
					hit = true
					right = right || p.str("country") == g.str("country")
				}
			}
			found, country = found+yes(hit), country+yes(right)
			if !right {
				s.miss("place %s: found %v", mention.str("text"), hit)
			}
		}
	}
	s.row("place mentions found", found, n)
	s.row("place mentions +country", country, n)
}

func has(m map[string]any, field string) bool {
	_, ok := m[field]
	return ok
}

func (s *recordScore) residue() {
	marked, sentences := s.rec.at("report").at("residue").spans(), s.rec.at("sentences").spans()
	ok, all := 0, s.gold.at("boilerplate").list()
	for _, b := range all {
		right := touch(b.spans(), marked) && !touch(b.spans(), sentences)
		ok += yes(right)
		if !right {
			s.miss("residue %q is not set aside", b.str("text"))
		}
	}
	s.row("residue lines marked", ok, len(all))
}

// process scores the predicted process that agrees most with the gold's.
func (s *recordScore) process() {
	g := s.gold.at("process")
	keys := []string{"state", "resumption", "intervention"}
	right := func(p node, k string) bool {
		return p.str(k) == g.str(k) || slices.Contains(g.at("accept_"+k).texts(), p.str(k))
	}
	var best node
	most := -1
	for _, p := range append(s.rec.at("processes").list(), node{}) {
		n := 0
		for _, k := range keys {
			n += yes(right(p, k))
		}
		if n > most && (p.v != nil || most < 0) {
			best, most = p, n
		}
	}
	for _, k := range keys {
		s.row("process "+k, yes(right(best, k)), 1)
		if !right(best, k) {
			s.miss("process %s: %q", k, best.str(k))
		}
	}
}
