package eval

import (
	"fmt"
	"slices"
	"strings"

	"readout/processes"
)

// inForce says whether a state of that standing is, or was, the state of its process.
func inForce(standing string) bool {
	return standing == processes.Confirmed || standing == processes.Inferred || standing == processes.Pinned
}

// history is the states of a process but those that repeat what was in force.
func history(p *processes.Process) (out []*processes.State) {
	now := ""
	for i := range p.States {
		x := &p.States[i]
		if x.State == now {
			continue
		}
		if inForce(x.Standing) {
			now = x.State
		}
		out = append(out, x)
	}
	return out
}

// held says whether a state was the one in force on a day from lo to hi.
func heldOn(list []*processes.State, i int, d days) bool {
	x := list[i]
	from := daysOf(x.From, "").lo
	if !inForce(x.Standing) || from == "" || from > d.hi {
		return false
	}
	for _, y := range list[i+1:] {
		if inForce(y.Standing) { // the next one: x lasted until the day before, or is of one day
			next := daysOf(y.From, "").lo
			return next > d.lo || next == from && from >= d.lo
		}
	}
	return true
}

// stands says whether an entry has the standing of a row, and for a claim its side.
func (s *ledgerScore) stands(x *processes.State, r *goldRow) bool {
	if r.get("standing") == processes.Confirmed {
		return inForce(x.Standing)
	}
	return x.Standing == r.get("standing")
}

// states scores the history of the last fold: F1 of states with day and standing.
func (s *ledgerScore) states() {
	var m matching
	s.each(func(id string, p *processes.Process) {
		rows := s.g.of("states", id)
		var list []*processes.State
		if p != nil {
			list = history(p)
		}
		right, fits := s.matchStates(rows, list)
		for j, r := range rows {
			m.add(r, right[j])
			if !right[j] && !r.optional() {
				s.missed("state", r, fmt.Sprintf("%s %s %s/%s %s", r.get("match"), r.get("state"), r.get("from"), r.get("to"), r.get("standing")), s.nearStates(list, r))
			}
		}
		for i, x := range list {
			m.predicted++
			if fits[i] {
				m.matched++
				continue
			}
			s.wrong("state", id, fmt.Sprintf("%s %s %s by %s", x.State, x.From, x.Standing, s.sideNames(x.By)), p, x.Facts, x.Why)
		}
	})
	s.print("states", m)
}

// matchStates says which rows are right, and which entries match one.
func (s *ledgerScore) matchStates(rows []*goldRow, list []*processes.State) (right, fits []bool) {
	right, fits = make([]bool, len(rows)), make([]bool, len(list))
	given := assign(len(list), len(rows), func(i, j int) float64 {
		x, r := list[i], rows[j]
		d := daysOf(r.get("from"), r.get("to"))
		if r.get("match") != "start" || !r.among(x.State, "state", "accept") || !s.stands(x, r) || !d.wider(1).has(x.From) {
			return 0
		}
		v := 1000.0
		if d.has(x.From) {
			v++
		}
		return v
	})
	for i, j := range given {
		if j >= 0 {
			right[j], fits[i] = true, true
		}
	}
	for j, r := range rows {
		d := daysOf(r.get("from"), r.get("to"))
		for i, x := range list {
			switch r.get("match") {
			case "holds":
				if r.among(x.State, "state", "accept") && heldOn(list, i, d) {
					right[j], fits[i] = true, true
				}
			case "claim":
				never := !slices.ContainsFunc(list, func(y *processes.State) bool { return y.State == x.State && inForce(y.Standing) })
				if r.among(x.State, "state", "accept") && s.stands(x, r) && d.has(x.From) && s.sides.any(append(slices.Clone(x.By), x.Witness.Sides...), r.get("by")) && never {
					right[j], fits[i] = true, true
				}
			}
		}
	}
	return right, fits
}

// nearStates writes what there is of a row's state, and what was in force on its days.
func (s *ledgerScore) nearStates(list []*processes.State, r *goldRow) string {
	var out []string
	d := daysOf(r.get("from"), r.get("to"))
	for i, x := range list {
		if r.among(x.State, "state", "accept") || heldOn(list, i, d) || d.wider(2).has(x.From) {
			out = append(out, fmt.Sprintf("%s %s %s", x.State, x.From, x.Standing))
		}
	}
	return strings.Join(out, ", ")
}

// asOf scores where processes stood for who had read what had come out by a day.
func (s *ledgerScore) asOf() error {
	right := 0
	for _, r := range s.g.tables["asof"] {
		var p *processes.Process
		if now := s.given[r.get("process")]; now != nil {
			var err error
			if p, err = s.f.AsOf(now.ID, r.get("day")); err != nil {
				return fmt.Errorf("process %s as of %s: %w", now.ID, r.get("day"), err)
			}
		}
		if asOfRight(r, p) {
			right++
			continue
		}
		was := "no process"
		if p != nil {
			was = p.State + " since " + p.Since
		}
		s.o.Say("as-of missed %s %s: %s %s | predicted: %s", r.get("process"), r.get("day"), r.get("state"), r.get("standing"), was)
	}
	s.part("as-of right", right, len(s.g.tables["asof"]))
	return nil
}

// asOfRight says whether p stands where the row has it. The row's note may say what else
// is right.
func asOfRight(r *goldRow, p *processes.Process) bool {
	if p == nil {
		return false
	}
	note := r.get("note")
	if inForce(r.get("standing")) || strings.Contains(note, "standing may be confirmed") {
		if p.State == r.get("state") || strings.Contains(note, "may be "+p.State+" ") || strings.HasSuffix(note, "may be "+p.State) {
			return p.State != "" && p.State != "none"
		}
	}
	if inForce(r.get("standing")) {
		return false
	}
	claimed := slices.ContainsFunc(p.States, func(x processes.State) bool {
		return x.State == r.get("state") && x.Standing == r.get("standing")
	})
	return claimed && (p.State == r.get("state") && !slices.ContainsFunc(p.States, func(x processes.State) bool { return x.State == p.State && inForce(x.Standing) }) ||
		(p.State == "" || p.State == "none") && strings.Contains(note, "none with the claim"))
}

// flags scores resumption and intervention.
func (s *ledgerScore) flags() {
	var m matching
	s.each(func(id string, p *processes.Process) {
		var list []processes.Flag
		if p != nil {
			list = p.Flags
		}
		fits := make([]bool, len(list))
		for _, r := range s.g.of("flags", id) {
			right := false
			var near []string
			for i, x := range list {
				if x.Flag != r.get("flag") {
					continue
				}
				near = append(near, x.Value+" "+x.From)
				if r.among(x.Value, "value", "accept") && daysOf(r.get("from"), r.get("to")).wider(1).has(x.From) {
					right, fits[i] = true, true
				}
			}
			if m.add(r, right); !right && !r.optional() {
				s.missed("flag", r, r.get("flag")+" "+r.get("value")+" "+r.get("from"), strings.Join(near, ", "))
			}
		}
		for i, x := range list {
			m.predicted++
			if fits[i] {
				m.matched++
			} else {
				s.wrong("flag", id, x.Flag+" "+x.Value+" "+x.From, p, x.Facts, "no row")
			}
		}
	})
	s.part("flags right", m.right, m.rows)
	s.add("flags that match none", float64(m.predicted-m.matched), m.predicted)
}
