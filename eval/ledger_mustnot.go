package eval

import (
	"slices"

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
