package eval

import (
	"fmt"
	"slices"
	"strings"

	"readout/processes"
)

// A roundTally counts rounds.
type roundTally struct {
	m                 matching
	core, right, told int // told: right ones that stand in the history of another
	apart             map[string]*[2]int
}

// rounds scores encounters: F1 of those that are matched, and of those that are right in
// what became of them.
func (s *ledgerScore) rounds() {
	t := &roundTally{apart: map[string]*[2]int{}}
	s.each(func(id string, p *processes.Process) {
		rows := s.g.of("rounds", id)
		var list []processes.Round
		if p != nil {
			list = p.Rounds
		}
		given := assign(len(list), len(rows), func(i, j int) float64 { return s.roundFits(id, &list[i], rows[j]) })
		s.roundRows(t, p, list, rows, given)
		for i, j := range given {
			if t.m.predicted++; j >= 0 {
				t.m.matched++
				continue
			}
			why := "no row has these parties on these days"
			if k := slices.IndexFunc(rows, func(r *goldRow) bool { return s.roundFits(id, &list[i], r) > 0 }); k >= 0 {
				why = "a second one for " + rows[k].id()
			}
			s.wrong("round", id, s.roundLine(&list[i]), p, list[i].Facts, why)
		}
	})
	s.print("rounds", t.m)
	s.print("rounds with outcome", matching{rows: t.core, right: t.right, predicted: t.m.predicted, matched: t.right - t.told})
	for _, what := range roundParts {
		if n := t.apart[what]; n != nil {
			s.part("rounds "+what, n[0], n[1])
		}
	}
}

// roundRows counts the rows of a process, given which predicted round is whose.
func (s *ledgerScore) roundRows(t *roundTally, p *processes.Process, list []processes.Round, rows []*goldRow, given []int) {
	of := make([]int, len(rows))
	for j := range of {
		of[j] = slices.Index(given, j)
	}
	for j, r := range rows {
		instead := of[j] < 0 && s.instead(p, list, rows, of, r) >= 0
		t.m.add(r, of[j] >= 0 || instead)
		what := fmt.Sprintf("%s %s %s/%s %s %s %s", r.get("kind"), r.get("parties"), r.get("from"), r.get("to"), r.get("place"), r.get("status"), r.get("outcome"))
		switch {
		case instead:
			t.core, t.right, t.told = t.core+1, t.right+1, t.told+1
		case of[j] < 0 && !r.optional():
			t.core++
			s.missed("round", r, what, s.nearRounds(list, r))
		case of[j] >= 0:
			x := &list[of[j]]
			if t.core++; !roundRight(x, r) {
				s.o.Say("round wrong %s: %s | %s | predicted: %s %s", r.id(), what, r.first(), s.roundLine(x), s.quote(p, x.Facts))
				continue
			}
			t.right++
			s.roundApart(x, r, t.apart)
		}
	}
}

// roundFits is more than 0 where a predicted round can be that of a row, and the greater
// the better it is.
func (s *ledgerScore) roundFits(process string, x *processes.Round, r *goldRow) float64 {
	d := daysOf(r.get("from"), r.get("to"))
	own := daysOf(x.From, x.To)
	if !sameFamily(x.Kind, r.get("kind")) || !own.touches(d.wider(1)) || !s.roundParties(process, x, r) {
		return 0
	}
	v := 1000.0
	if !r.optional() {
		v++
	}
	if heldClass(x.Status) == heldClass(r.get("status")) {
		v += 2
	}
	if roundRight(x, r) {
		v++
	}
	if own.touches(d) {
		v++
	}
	return v
}

// sameFamily says whether two kinds of encounter may be one.
func sameFamily(a, b string) bool {
	family := func(k string) string {
		switch k {
		case "talks", "round", "meeting", "summit", "visit", "conference":
			return "meeting"
		case "call", "video":
			return "call"
		}
		return k
	}
	a, b = family(a), family(b)
	known := func(k string) bool { return k == "meeting" || k == "call" || k == "encounter" }
	return a == b || (a == "encounter" || b == "encounter") && known(a) && known(b)
}

// roundParties says whether the parties are those of the row: all of them, and no others
// but who mediates or hosts, who may be missing too.
func (s *ledgerScore) roundParties(process string, x *processes.Round, r *goldRow) bool {
	if len(x.Parties) == 0 {
		return false
	}
	third := append(r.list("mediator"), r.list("host")...)
	for _, y := range s.g.of("parties", process) {
		for _, role := range y.list("role") {
			if role == "mediator" || role == "host" {
				third = append(third, y.get("party"))
			}
		}
	}
	there := append(slices.Clone(x.Parties), x.Third...)
	for _, set := range append([]string{r.get("parties")}, parted(r.get("accept_parties"), ";")...) {
		ids := parted(set, "|")
		own := append(r.list("mediator"), r.list("host")...)
		needed := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return slices.Contains(own, id) })
		if s.sides.all(there, needed) && s.sides.only(x.Parties, append(ids, third...)) {
			return true
		}
	}
	return false
}

// heldClass is what matters of a status: held, not held, or still to come.
func heldClass(status string) string {
	switch status {
	case "held", "under_way", "adjourned":
		return "held"
	case "postponed", "cancelled", "refused":
		return "not held"
	case "scheduled", "proposed":
		return "to come"
	}
	return status
}

// roundRight says whether what became of a round, and what came out, is what the row has.
func roundRight(x *processes.Round, r *goldRow) bool {
	class := heldClass(r.get("status"))
	return heldClass(x.Status) == class && (r.among(x.Outcome, "outcome", "accept_outcome") || class != "held" && x.Outcome == "not_stated")
}

// later are the rounds that took the place of one that was put off or called off: it may
// be told in their history.
var later = map[string]string{"AR6": "AR8", "CR5": "CR7"}

// instead returns the predicted round that has a row in its history, -1 for none: that of
// the later row, if one of its facts says that the day was put off.
func (s *ledgerScore) instead(p *processes.Process, list []processes.Round, rows []*goldRow, of []int, r *goldRow) int {
	j := slices.IndexFunc(rows, func(x *goldRow) bool { return later[r.id()] != "" && x.id() == later[r.id()] })
	if j < 0 || of[j] < 0 {
		return -1
	}
	for _, id := range list[of[j]].Facts {
		if x := p.Fact(id); x != nil && x.Kind == processes.KindMeeting && heldClass(x.Value) == "not held" {
			return of[j]
		}
	}
	return -1
}

var roundParts = []string{"level", "mode", "place", "mediator", "host", "duration"}

// roundApart counts what is counted apart of a right round.
func (s *ledgerScore) roundApart(x *processes.Round, r *goldRow, apart map[string]*[2]int) {
	has := map[string]bool{
		"level":    r.among(x.Level, "level", "accept_level"),
		"mode":     x.Mode == r.get("mode"),
		"place":    plainName(x.Place) == plainName(r.get("place")),
		"mediator": s.sides.all(x.Mediators, r.list("mediator")),
		"host":     s.sides.all(x.Hosts, r.list("host")),
		"duration": x.Duration == r.get("duration"),
	}
	for _, what := range roundParts {
		if r.get(what) == "" {
			continue
		}
		if apart[what] == nil {
			apart[what] = new([2]int)
		}
		if apart[what][1]++; has[what] {
			apart[what][0]++
		}
	}
}

func (s *ledgerScore) roundLine(x *processes.Round) string {
	return fmt.Sprintf("%s %s %s/%s %s %s %s", x.Kind, s.sideNames(append(slices.Clone(x.Parties), x.Third...)), x.From, x.To, x.Place, x.Status, x.Outcome)
}

// nearRounds writes the predicted rounds about the days of a row.
func (s *ledgerScore) nearRounds(list []processes.Round, r *goldRow) string {
	var out []string
	for i := range list {
		if daysOf(list[i].From, list[i].To).touches(daysOf(r.get("from"), r.get("to")).wider(2)) {
			out = append(out, s.roundLine(&list[i]))
		}
	}
	return strings.Join(out, "; ")
}
