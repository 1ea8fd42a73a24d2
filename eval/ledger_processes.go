package eval

import (
	"maps"
	"slices"
	"strings"

	"readout/processes"
)

// inPassing are reports that tell of a second process in a sentence; they may belong to
// both.
var inPassing = map[string]string{"021": "B", "031": "B"}

// processes gives each gold process the predicted one that has most of its reports and
// both of its parties, and tells splits and merges.
func (s *ledgerScore) processes() {
	s.given = map[string]*processes.Process{}
	found, splits := 0, 0
	taken := map[*processes.Process]bool{}
	for _, r := range s.g.tables["processes"] {
		most := 0
		for _, p := range s.f.Processes {
			if n := s.shares(p, r.id()); n > most && s.partners(p, r) {
				s.given[r.id()], most = p, n
			}
		}
		if p := s.given[r.id()]; p != nil {
			taken[p] = true
			found++
			continue
		}
		s.o.Say("process missed %s: %s", r.id(), r.get("name"))
	}
	for _, r := range s.g.tables["processes"] {
		for _, p := range s.f.Processes {
			if p == s.given[r.id()] || !s.partners(p, r) {
				continue
			}
			if n := s.shares(p, r.id()); n >= 3 {
				splits++
				s.o.Say("process split %s: %s %q has %d of its reports: %s", r.id(), p.ID, p.Name, n, strings.Join(s.reports(p), " "))
			}
		}
	}
	merges := 0
	for _, p := range s.f.Processes {
		if of := s.goldOf(p); len(of) > 1 {
			merges++
			s.o.Say("process merge %s %q: states, rounds and positions from %s", p.ID, p.Name, strings.Join(of, " and "))
		}
		if !taken[p] {
			s.o.Say("process of no gold %s %q: reports %s", p.ID, p.Name, strings.Join(s.reports(p), " "))
		}
	}
	n := len(s.g.tables["processes"])
	s.part("processes found", found, n)
	s.add("processes split", float64(splits), n)
	s.add("processes merged", float64(merges), n)
	s.add("processes that match none", float64(len(s.f.Processes)-len(taken)), len(s.f.Processes))
	s.held()
}

// held tells which of the reports of each process it holds, and which others.
func (s *ledgerScore) held() {
	right, all, in := 0, 0, 0
	s.each(func(id string, p *processes.Process) {
		var have []string
		if p != nil {
			have = s.reports(p)
		}
		for n, of := range s.g.process {
			if of == id {
				all++
				if slices.Contains(have, n) {
					right++
				} else {
					s.o.Say("process %s has not report %s", id, n)
				}
			}
		}
		for _, n := range have {
			if s.g.process[n] == id || inPassing[n] == id {
				in++
			} else {
				s.o.Say("process %s has report %s of %q", id, n, s.g.process[n])
			}
		}
	})
	s.part("reports in their process", right, all)
	total := 0
	for _, p := range s.given {
		total += len(s.reports(p))
	}
	s.part("reports in a process that belong there", in, total)
}

// reports are the numbers of the reports of a process, in order.
func (s *ledgerScore) reports(p *processes.Process) []string {
	set := map[string]bool{}
	for _, m := range p.Members {
		if n, ok := s.g.number[m.Report]; ok {
			set[n] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// shares counts the reports of a gold process that a predicted one holds.
func (s *ledgerScore) shares(p *processes.Process, id string) (n int) {
	for _, r := range s.reports(p) {
		if s.g.process[r] == id {
			n++
		}
	}
	return n
}

// partners says whether both parties of a gold process negotiate in a predicted one.
func (s *ledgerScore) partners(p *processes.Process, r *goldRow) bool {
	var keys []string
	for _, y := range p.Parties {
		if y.Role == "negotiating_party" {
			keys = append(keys, y.Key)
		}
	}
	return s.sides.all(keys, r.list("parties"))
}

// goldOf are the gold processes from whose reports a predicted one has states, rounds
// or positions; one that is told of in passing is none where the other is there.
func (s *ledgerScore) goldOf(p *processes.Process) []string {
	var facts []string
	for _, x := range p.States {
		facts = append(facts, x.Facts...)
	}
	for _, x := range p.Rounds {
		facts = append(facts, x.Facts...)
	}
	for _, x := range p.Positions {
		facts = append(facts, x.Facts...)
	}
	of, passing := map[string]bool{}, map[string]bool{}
	for _, id := range facts {
		if x := p.Fact(id); x != nil {
			n := s.g.number[x.Report]
			if also := inPassing[n]; also != "" {
				passing[n] = true
			} else if g := s.g.process[n]; g != "" {
				of[g] = true
			}
		}
	}
	for n := range passing {
		if !of[inPassing[n]] {
			of[s.g.process[n]] = true
		}
	}
	return slices.Sorted(maps.Keys(of))
}
