package eval

import (
	"fmt"
	"slices"
	"strings"

	"readout/processes"
)

// mustNot checks what may not be said, as far as a program can; the rest is read by hand.
func (s *ledgerScore) mustNot() {
	broken, checked := 0, 0
	rules := s.forbidden()
	for _, r := range s.g.tables["must_not"] {
		check := rules[r.id()]
		if check == nil {
			continue
		}
		checked++
		if said := check(); said != "" {
			broken++
			s.o.Say("must not %s: %s | said: %s", r.id(), r.get("what"), said)
		}
	}
	s.add("must not, broken", float64(broken), checked)
	s.add("must not, to be read by hand", float64(len(s.g.tables["must_not"])-checked), len(s.g.tables["must_not"]))
}

// forbidden are the checks by the ids of their rows: what is said, empty for nothing.
func (s *ledgerScore) forbidden() map[string]func() string {
	state := func(id, from, to string, states ...string) func() string {
		return func() string { return s.stateSaid(id, days{from, to}, states...) }
	}
	round := func(id, from, to string) func() string {
		return func() string { return s.roundSaid(id, days{from, to}) }
	}
	return map[string]func() string{
		"A01": s.contactsDenied,
		"A02": round("A", "2024-03-05", "2024-03-05"),
		"A05": func() string { return s.doneSaid("A", "AS13") },
		"A06": state("A", "2024-01-01", "2024-12-31", processes.WalkedOut, processes.Suspended),
		"A07": func() string {
			return s.stateSaid("A", days{"2024-03-01", "2024-04-07"}, processes.Signed, processes.InForce) + s.turnSaid("A", days{"2024-03-01", "2024-04-07"}, "signed", "in_force")
		},
		"A08": func() string { return s.freshSaid("A", "AG0") },
		"A09": func() string { return s.positionSaid("A", "MDG", "status/self_determination", "accepts") },
		"A11": func() string { return s.thenSaid("A", processes.Violated, "2024-04-22", "2024-04-24", "2024-04-26") },
		"A12": state("A", "2024-04-13", "2024-05-05", processes.Failed),
		"A13": func() string {
			return s.stateSaid("A", days{"2024-05-01", "2024-12-31"}, processes.InForce) + s.turnSaid("A", days{"2024-05-01", "2024-12-31"}, "in_force")
		},
		"A14": func() string { return s.partySaid("A", "UN", "negotiating_party", "belligerent") },
		"A15": func() string {
			return s.stateSaid("A", days{"2024-05-01", "2024-05-21"}, processes.InSession, processes.Principle, processes.Signed, processes.InForce) + s.roundSaid("A", days{"2024-05-04", "2024-05-07"})
		},
		"A16": s.twoSignings,
		"A17": s.copiesCounted,
		"B01": func() string { return s.actSaid("B", processes.WalkedOut, "GHA") },
		"B03": round("B", "2024-03-27", "2024-03-27"),
		"B04": round("B", "2024-04-23", "2024-05-01"),
		"B05": func() string { return s.doneSaid("B", "BS7") },
		"B06": func() string { return s.carriedSaid("B", "BT2") },
		"B07": func() string { return s.partySaid("B", "CIV", "negotiating_party") + s.agreementSaid("B", "XG1") },
		"B09": func() string {
			return s.agreementSaid("B", "BG1", "in_principle", "text_agreed", "initialled", "signed", "ratified", "in_force", "implemented")
		},
		"C01": state("C", "2024-01-01", "2024-12-31", processes.Principle),
		"C04": func() string { return s.partySaid("C", "KAZ", "mediator") },
		"C05": round("C", "2024-05-08", "2024-05-08"),
		"C06": s.twoCalls,
		"C07": func() string { return s.freshSaid("C", "CG0") },
		"C08": round("C", "2024-06-04", "2024-06-04"),
		"C09": func() string { return s.positionSaid("C", "UZB", "natural_resources", "accepts") },
		"X01": func() string {
			if p := s.given["X"]; p != nil && (p == s.given["B"] || slices.Contains(s.goldOf(p), "B")) {
				return p.Name
			}
			return ""
		},
		"N01": func() string { return s.noiseIn("011", "050", "073") },
		"N02": func() string { return s.noiseIn("050") },
	}
}

// contactsDenied says that the contacts of January are still denied, or of another day.
func (s *ledgerScore) contactsDenied() string {
	p := s.given["A"]
	if p == nil {
		return ""
	}
	denied := slices.ContainsFunc(p.States, func(x processes.State) bool {
		return x.State == processes.Pre && x.Standing == processes.Disputed
	})
	if denied && s.stateSaid("A", days{"2024-01-19", "2024-02-01"}, processes.Pre) == "" {
		return "the contacts are disputed, and nowhere confirmed"
	}
	on := days{"2024-02-02", "2024-02-02"}
	return s.stateSaid("A", on, processes.Pre) + s.roundSaid("A", on)
}

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
	for _, x := range s.comings(p) {
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
