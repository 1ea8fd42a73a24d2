package web

import (
	"testing"

	"readout/processes"
	"readout/wording"
)

// TestWhyOf: keys of who did it become names, whatever else stands beside them.
func TestWhyOf(t *testing.T) {
	p := &processes.Process{Parties: []processes.Party{{Key: "MDG.front", Name: "Southern Front"}}}
	for why, want := range map[string]string{
		`"talks ended", by one report, TGO, MDG.front`: `"talks ended", by one report, Togo and Southern Front`,
		`"talks ended"`:                       `"talks ended"`,
		`"stand by, by and by", by 3 reports`: `"stand by, by and by", by 3 reports`,
		"":                                    "",
	} {
		p.Why = why
		if got := whyOf(wording.LedgerOf(p)); got != want {
			t.Errorf("%s\nis %s\nwant %s", why, got, want)
		}
	}
}

// TestBoardCell: what a party did in a round is said by what is told of the round.
func TestBoardCell(t *testing.T) {
	for _, c := range []struct {
		round processes.Round
		want  string
	}{
		{processes.Round{Status: "held", Parties: []string{"A", "B"}}, "at the table"},
		{processes.Round{Status: "cancelled", Parties: []string{"A", "B"}, By: []string{"A"}}, "called it off"},
		{processes.Round{Status: "cancelled", Parties: []string{"A", "B"}, By: []string{"B"}}, "was to come"},
		{processes.Round{Status: "held", Parties: []string{"B", "C"}, Mediators: []string{"A"}}, "mediated"},
		{processes.Round{Status: "held", Parties: []string{"B", "C"}, Hosts: []string{"A"}}, "hosted"},
		{processes.Round{Status: "scheduled", Parties: []string{"A", "B"}}, "scheduled"},
		{processes.Round{Status: "held", Parties: []string{"B", "C"}}, ""},
	} {
		if got := boardCellOf(&c.round, "A").Word; got != c.want {
			t.Errorf("%+v: %q, want %q", c.round, got, c.want)
		}
	}
}

// TestLineOf: the picture of a process has each state as wide as it was long, claims
// apart, and no day beyond its edges.
func TestLineOf(t *testing.T) {
	p := &processes.Process{AsOf: "2024-04-20", States: []processes.State{
		{State: "floated", From: "2024-04-01", Standing: processes.Confirmed}, {State: "in_session", From: "2024-04-11", Standing: processes.Confirmed},
		{State: "signed", From: "2024-04-15", Standing: processes.Asserted, By: []string{"TGO"}}},
		Rounds: []processes.Round{{From: "2024-04-11", Status: "held"}}, Steps: []processes.Step{{Due: "2024-04-25/2024-04-30", Status: "scheduled"}, {Due: "soon"}}}
	g := lineOf(wording.LedgerOf(p))
	if g == nil || len(g.Bands) != 2 || len(g.Lanes) != 3 {
		t.Fatalf("%+v", g)
	}
	if a, b := g.Bands[0], g.Bands[1]; a.X+a.W != b.X || b.X+b.W > lineWide || a.W < 300 || a.W > 400 || b.N != "2" {
		t.Errorf("%+v", g.Bands)
	}
	for _, l := range g.Lanes {
		for _, m := range l.Marks {
			if m.X < lineLeft || m.X > lineWide || m.Y > g.Height {
				t.Errorf("%s: %+v", l.Name, m)
			}
		}
	}
	if lineOf(wording.LedgerOf(&processes.Process{})) != nil {
		t.Error("a process without days has a picture")
	}
}
