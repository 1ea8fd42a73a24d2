package eval

import (
	"fmt"
	"slices"

	"readout/processes"
)

// An aspect of what a party wants: which of them a prediction has right.
type aspects struct{ holder, issue, stance, day bool }

func (a aspects) all() bool  { return a.holder && a.issue && a.stance && a.day }
func (a aspects) what() bool { return a.holder && a.issue && a.stance }

func (a aspects) count() (n int) {
	for _, b := range []bool{a.holder, a.issue, a.stance, a.day} {
		if b {
			n++
		}
	}
	return n
}

// wrongs names what is wrong.
func (a aspects) wrongs() (out []string) {
	for _, x := range []struct {
		name  string
		right bool
	}{{"holder", a.holder}, {"issue", a.issue}, {"stance", a.stance}, {"day", a.day}} {
		if !x.right {
			out = append(out, x.name)
		}
	}
	return out
}

// A positionTally counts positions.
type positionTally struct {
	right, core             int
	wrong, loose, predicted int
	faults                  map[string]int
	kind, until             [2]int // right ones, and of how many
}

// positions scores who wants what: core rows that are right, and beside them how many
// predictions stand at a row and are wrong, or at none.
func (s *ledgerScore) positions() {
	t := &positionTally{faults: map[string]int{}}
	s.each(func(id string, p *processes.Process) {
		rows := s.g.of("positions", id)
		best := s.bestPositions(t, id, p, rows)
		for j, r := range rows {
			if r.optional() {
				continue
			}
			t.core++
			if x := best[j]; x == nil || !s.aspects(x, r).all() {
				near := ""
				if x != nil {
					near = fmt.Sprintf("wrong %v: %s", s.aspects(x, r).wrongs(), s.positionLine(x))
				}
				s.missed("position", r, fmt.Sprintf("%s %s %s %s (%s)", r.get("holder"), r.get("issue"), r.get("stance"), r.get("first"), r.get("text")), near)
				continue
			}
			t.right++
			t.kind[1]++
			if best[j].Kind == r.get("kind") {
				t.kind[0]++
			}
			if r.get("until") != "" {
				if t.until[1]++; daysOf(r.get("until"), "").wider(3).has(best[j].To) {
					t.until[0]++
				}
			}
		}
	})
	s.part("positions right", t.right, t.core)
	s.add("positions at a row but wrong", float64(t.wrong), t.predicted)
	for _, w := range []string{"holder", "issue", "stance"} {
		s.add("positions wrong in "+w, float64(t.faults[w]), t.wrong)
	}
	s.add("positions that match none", float64(t.loose), t.predicted)
	s.part("positions kind", t.kind[0], t.kind[1])
	s.part("positions until", t.until[0], t.until[1])
}

// bestPositions is the best prediction that stands at each row, nil for none; those that
// are wrong, or stand at none, are counted.
func (s *ledgerScore) bestPositions(t *positionTally, id string, p *processes.Process, rows []*goldRow) []*processes.Position {
	best := make([]*processes.Position, len(rows))
	if p == nil {
		return best
	}
	for i := range p.Positions {
		t.predicted++
		x := &p.Positions[i]
		j := s.positionRow(p, x, rows)
		if j < 0 {
			t.loose++
			s.wrong("position", id, s.positionLine(x), p, x.Facts, "no row")
			continue
		}
		a := s.aspects(x, rows[j])
		if !a.what() {
			t.wrong++
			for _, w := range a.wrongs() {
				t.faults[w]++
			}
			s.wrong("position", id, s.positionLine(x), p, x.Facts, fmt.Sprintf("at %s, wrong %v: %s %s %s", rows[j].id(), a.wrongs(), rows[j].get("holder"), rows[j].get("issue"), rows[j].get("stance")))
		}
		if best[j] == nil || a.count() > s.aspects(best[j], rows[j]).count() {
			best[j] = x
		}
	}
	return best
}

// positionRow is the row that a prediction stands at: one whose evidence its words
// overlap, the best of several; else one that it agrees with in everything. -1 for none.
func (s *ledgerScore) positionRow(p *processes.Process, x *processes.Position, rows []*goldRow) int {
	best, most := -1, 0
	for j, r := range rows {
		n := s.overlap(r, p, x.Facts)
		if n <= 0 {
			continue
		}
		if n += 100000 * s.aspects(x, r).count(); n > most {
			best, most = j, n
		}
	}
	if best >= 0 {
		return best
	}
	return slices.IndexFunc(rows, func(r *goldRow) bool { return s.aspects(x, r).all() })
}

// aspects says in what a prediction agrees with a row.
func (s *ledgerScore) aspects(x *processes.Position, r *goldRow) aspects {
	a := aspects{holder: s.sides.is(x.Holder, r.get("holder")), issue: r.among(x.Issue, "issue", "accept_issue")}
	for _, st := range append(r.list("accept_stance"), r.get("stance")) {
		a.stance = a.stance || sameStance(st, x.Stance)
	}
	a.day = daysBetween(x.From, r.get("first")) <= 3
	for _, q := range r.quotes {
		a.day = a.day || x.From != "" && daysOf(x.From, "").lo == s.g.published[q.report]
	}
	return a
}

// sameStance says whether two stances are one: demands and insists, offers and accepts.
func sameStance(a, b string) bool {
	one := func(x string) string {
		switch x {
		case "insists":
			return "demands"
		case "offers":
			return "accepts"
		}
		return x
	}
	return one(a) == one(b)
}

func (s *ledgerScore) positionLine(x *processes.Position) string {
	return fmt.Sprintf("%s %s %s %s", s.sideNames([]string{x.Holder}), x.Issue, x.Stance, x.From)
}
