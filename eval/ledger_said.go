package eval

import (
	"fmt"
	"slices"
	"strings"

	"readout/processes"
)

func whenSet(b bool, s string) string {
	if b {
		return s
	}
	return ""
}

// stateSaid is a state that was in force from a day within d.
func (s *ledgerScore) stateSaid(id string, d days, states ...string) string {
	if p := s.given[id]; p != nil {
		for _, x := range p.States {
			if inForce(x.Standing) && slices.Contains(states, x.State) && d.has(x.From) {
				return x.State + " from " + x.From + " " + s.quote(p, x.Facts) + " "
			}
		}
	}
	return ""
}

// roundSaid is a meeting of both parties that is told as held within d.
func (s *ledgerScore) roundSaid(id string, d days) string {
	p := s.given[id]
	for i := range roundsOf(p) {
		x := &p.Rounds[i]
		if heldClass(x.Status) == "held" && d.has(x.From) && s.sides.all(x.Parties, s.g.row("processes", id).list("parties")) {
			return s.roundLine(x) + " " + s.quote(p, x.Facts) + " "
		}
	}
	return ""
}

func roundsOf(p *processes.Process) []processes.Round {
	if p == nil {
		return nil
	}
	return p.Rounds
}

// turnSaid is an agreement that is told to have come into a state within d.
func (s *ledgerScore) turnSaid(id string, d days, states ...string) string {
	if p := s.given[id]; p != nil {
		for _, a := range p.Agreements {
			for _, t := range a.History {
				if slices.Contains(states, t.State) && inForce(t.Standing) && d.has(t.From) {
					return fmt.Sprintf("%s %s from %s %s ", a.Name, t.State, t.From, s.quote(p, t.Facts))
				}
			}
		}
	}
	return ""
}

// freshSaid is an older agreement that is told as one of this year.
func (s *ledgerScore) freshSaid(id, row string) string {
	if p := s.given[id]; p != nil {
		for _, a := range p.Agreements {
			if !a.Past && s.overlap(s.g.row("agreements", row), p, a.Facts) > 0 {
				if !strings.HasPrefix(a.Date, "2024") && !slices.ContainsFunc(a.History, func(t processes.Turn) bool { return strings.HasPrefix(t.From, "2024") && t.State != "failed" }) {
					continue
				}
				return s.agreementLine(&a) + " " + s.quote(p, a.Facts)
			}
		}
	}
	return ""
}

// agreementSaid is an agreement out of a row's evidence in one of some states, or any.
func (s *ledgerScore) agreementSaid(id, row string, states ...string) string {
	if p := s.given[id]; p != nil {
		for _, a := range p.Agreements {
			if s.overlap(s.g.row("agreements", row), p, a.Facts) > 0 && (len(states) == 0 || slices.Contains(states, a.State)) {
				return s.agreementLine(&a) + " " + s.quote(p, a.Facts)
			}
		}
	}
	return ""
}

func (s *ledgerScore) positionSaid(id, holder, issue, stance string) string {
	if p := s.given[id]; p != nil {
		for i := range p.Positions {
			if x := &p.Positions[i]; s.sides.is(x.Holder, holder) && x.Issue == issue && x.Stance == stance {
				return s.positionLine(x) + " " + s.quote(p, x.Facts)
			}
		}
	}
	return ""
}

// thenSaid is a state that was in force for who had read what was out by one of the days.
func (s *ledgerScore) thenSaid(id, state string, on ...string) string {
	if p := s.given[id]; p != nil {
		for _, day := range on {
			if was, err := s.f.AsOf(p.ID, day); err == nil && was != nil && was.State == state {
				return state + " as of " + day + ": " + was.Why
			}
		}
	}
	return ""
}

func (s *ledgerScore) partySaid(id, side string, roles ...string) string {
	if p := s.given[id]; p != nil {
		for _, y := range p.Parties {
			if s.sides.is(y.Key, side) && slices.Contains(roles, y.Role) {
				return y.Name + " as " + y.Role + " "
			}
		}
	}
	return ""
}

// doneSaid is a step that is told as done.
func (s *ledgerScore) doneSaid(id, row string) string {
	p := s.given[id]
	if p == nil {
		return ""
	}
	for _, x := range comings(p) {
		if s.overlap(s.g.row("steps", row), p, x.facts) > 0 && (x.status == "done" || x.status == "met") {
			return s.stepLine(&x) + " " + s.quote(p, x.facts)
		}
	}
	return ""
}

func (s *ledgerScore) carriedSaid(id, row string) string {
	if p := s.given[id]; p != nil {
		for _, x := range p.Threats {
			if x.CarriedOut != "" && s.overlap(s.g.row("threats", row), p, x.Facts) > 0 {
				return "carried out: " + s.quote(p, []string{x.CarriedOut})
			}
		}
	}
	return ""
}

// actSaid is a state that a side is said to have brought about.
func (s *ledgerScore) actSaid(id, state, side string) string {
	if p := s.given[id]; p != nil {
		for _, x := range p.States {
			if x.State == state && inForce(x.Standing) && s.sides.any(x.Act, side) {
				return state + " by " + s.sideNames(x.Act) + " " + s.quote(p, x.Facts)
			}
		}
	}
	return ""
}

func (s *ledgerScore) twoSignings() string {
	p := s.given["A"]
	if p == nil {
		return ""
	}
	n := 0
	for _, x := range history(p) {
		if x.State == processes.Signed && inForce(x.Standing) {
			n++
		}
	}
	if n > 1 {
		return "the state is signed twice"
	}
	n = 0
	for _, a := range p.Agreements {
		if slices.ContainsFunc(a.History, func(t processes.Turn) bool { return t.State == "signed" && strings.HasPrefix(t.From, "2024") }) {
			n++
		}
	}
	return whenSet(n > 1, fmt.Sprintf("%d agreements signed in 2024", n))
}

// copiesCounted is a copy that counts as a text of its own.
func (s *ledgerScore) copiesCounted() string {
	for _, p := range s.f.Processes {
		group := map[string]string{}
		for i := range p.Cited {
			x := &p.Cited[i]
			g := s.g.group[s.g.number[x.Report]]
			if old, ok := group[g]; ok && old != x.Group {
				return "the reports of " + g + " are in two text groups"
			}
			group[g] = x.Group
		}
	}
	return ""
}

func (s *ledgerScore) twoCalls() string {
	n := 0
	for _, x := range roundsOf(s.given["C"]) {
		if x.Kind == "call" && (days{"2024-05-13", "2024-05-15"}).has(x.From) && heldClass(x.Status) == "held" {
			n++
		}
	}
	return whenSet(n > 1, fmt.Sprintf("%d calls", n))
}

func (s *ledgerScore) noiseIn(numbers ...string) string {
	for _, p := range s.f.Processes {
		for _, n := range s.reports(p) {
			if slices.Contains(numbers, n) {
				return "report " + n + " is in " + p.Name
			}
		}
	}
	return ""
}
