package audit

import (
	"testing"

	"readout"
)

func TestMaybeSame(t *testing.T) {
	who := func(name, side string) *readout.Actor { return &readout.Actor{Name: name, Side: side, Anonymous: true} }
	f := func(a, b *readout.Actor, want bool) {
		t.Helper()
		if MaybeSame(a, b) != want || MaybeSame(b, a) != want {
			t.Errorf("%s of %s, %s of %s: not %v", a.Name, a.Side, b.Name, b.Side, want)
		}
	}
	f(who("a senior US official", "USA"), who("an official", ""), true)
	f(who("a senior US official", "USA"), who("a Russian official", "RUS"), false)
	f(who("a diplomat", ""), who("a person briefed on the talks", ""), true)
	f(who("a diplomat", ""), who("an aide", ""), false)
	f(who("the judge", ""), who("the victim's mother", ""), false)
	rebel, police := who("an insurgent source", ""), who("a local police source", "")
	rebel.Sectors, police.Sectors = []string{"INS"}, []string{"COP"}
	f(rebel, police, false)
	two := who("officials", "")
	two.Number = &readout.Range{Min: 2, Max: 2}
	f(two, who("an official", ""), false)
	f(&readout.Actor{Name: "an official"}, who("an official", ""), false)
}
