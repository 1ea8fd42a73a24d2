package stories

import (
	"math/rand/v2"
	"slices"
	"testing"

	"readout"
)

// joined says which parts are one happening with which first one, each telling a part of
// its own story, and what looks back without a day with which it is meant.
func joined(list []Telling, d ...Decision) map[string]string {
	var parts []*Part
	for i := range list {
		list[i].Story = "s" + list[i].ID
		parts = append(parts, PartOf([]Telling{list[i]}))
	}
	var bonds []Bond
	for i := range parts {
		for k := range i {
			if tie := TieOf(parts[i], parts[k]); tie != Untied {
				bonds = append(bonds, Bond{i, k, tie})
			}
		}
	}
	out := map[string]string{}
	for i, k := range Join(parts, bonds, d) {
		out[parts[i].ID()] = parts[k].ID()
	}
	for _, p := range parts {
		if !p.Seeking() {
			continue
		}
		means := map[string]Tie{}
		for _, q := range parts {
			if q.Dated() {
				if tie := MayMean(p, q, d); tie > Untied {
					means[out[q.ID()]] = max(means[out[q.ID()]], tie)
				}
			}
		}
		if len(means) == 1 {
			for id := range means {
				out[p.ID()] = id
			}
		}
	}
	return out
}

func in(place string) func(*Telling) {
	return func(t *Telling) { t.Place, t.Where, t.Land = place, place, "LOR" }
}

// nameless takes the parties out and leaves those that the report is about.
func nameless(t *Telling) { t.Cast, t.By, t.To = []string{"LOR!", "LOR"}, nil, nil }

func later(day string) func(*Telling) {
	return func(t *Telling) { t.Day, t.Past, t.From, t.Until, t.Told = day, true, "", "", false }
}

func TestAcross(t *testing.T) {
	raid := func(id string, change ...func(*Telling)) Telling {
		return did(id, "2031-03-05", "ASSAULT", "attacked", all(append([]func(*Telling){onDay("2031-03-04")}, change...)...))
	}
	other := raid("r2/e1", onDay("2031-03-05"))
	for _, c := range []struct {
		what string
		list []Telling
		one  bool
	}{
		{"a recap with the day, weeks later", []Telling{raid("r1/e1"), raid("r2/e1", func(t *Telling) { t.Day, t.Past = "2031-04-20", true })}, true},
		{"place and day, parties unnamed", []Telling{raid("r1/e1", in("halmeda")), raid("r2/e1", in("halmeda"), nameless)}, true},
		{"number and day, parties unnamed", []Telling{raid("r1/e1", killed(11)), raid("r2/e1", killed(11), nameless)}, true},
		{"the following day", []Telling{raid("r1/e1"), other}, false},
		{"another town on that day", []Telling{raid("r1/e1", in("halmeda")), raid("r2/e1", in("orrin"))}, false},
		{"others on that day", []Telling{raid("r1/e1"), raid("r2/e1", func(t *Telling) {
			t.By, t.To = []Party{{Name: "Telmar", Land: "TEL"}}, []Party{{Name: "Urrin", Land: "URR"}}
		})}, false},
		{"sides exchanged", []Telling{raid("r1/e1"), raid("r2/e1", func(t *Telling) { t.By, t.To = t.To, t.By })}, false},
		{"it is only planned", []Telling{raid("r1/e1"), raid("r2/e1", func(t *Telling) { t.Status = readout.Planned })}, false},
		{"looked back at by place and number", []Telling{raid("r1/e1", in("halmeda"), killed(11)), raid("r2/e1", in("halmeda"), killed(11), nameless, later("2031-03-30"))}, true},
		{"looked back at by both sides and the word", []Telling{raid("r1/e1"), raid("r2/e1", later("2031-03-30"))}, true},
		{"looked back at before it was", []Telling{raid("r1/e1"), raid("r2/e1", later("2031-03-02"))}, false},
		{"looked back at half a year later", []Telling{raid("r1/e1"), raid("r2/e1", later("2031-10-02"))}, false},
		{"looked back at with another number", []Telling{raid("r1/e1", killed(11)), raid("r2/e1", killed(30), later("2031-03-30"))}, false},
		{"looked back at elsewhere", []Telling{raid("r1/e1", in("halmeda")), raid("r2/e1", in("orrin"), later("2031-03-30"))}, false},
	} {
		if got := joined(c.list)["r2/e1"] == "r1/e1"; got != c.one {
			t.Errorf("%s: one is %v", c.what, got)
		}
		shared := false
		for _, k := range c.list[0].Keys() {
			for _, l := range c.list[1].Keys() {
				shared = shared || k == l || Offered(k) && SeekingOf(k) == l || Sought(k) && OfferOf(k) == l
			}
		}
		if c.one && !shared {
			t.Errorf("%s: nothing leads from one to the other", c.what)
		}
	}
	// Two attacks of following days, both told before: the recap without a day may mean either.
	list := []Telling{raid("r1/e1"), other, raid("r3/e1", later("2031-03-30"))}
	if got := joined(list); got["r3/e1"] != "r3/e1" {
		t.Errorf("one of two that may be meant is chosen: %v", got)
	}
	// Two towns on one day, and a third report that names none.
	list = []Telling{raid("r1/e1", in("halmeda")), raid("r2/e1", in("orrin")), raid("r3/e1", nameless)}
	if got := joined(list); got["r3/e1"] != "r3/e1" || got["r2/e1"] != "r2/e1" {
		t.Errorf("two towns are one by a report that names none: %v", got)
	}
	split := Decision{Split: true, Tellings: []string{"r1/e1", "r2/e1"}}
	list = []Telling{raid("r1/e1"), raid("r2/e1"), raid("r3/e1")}
	want := joined(slices.Clone(list), split)
	if want["r1/e1"] == want["r2/e1"] {
		t.Error("what a person parted is one by what fits both")
	}
	rng := rand.New(rand.NewPCG(2, 2))
	for range 10 {
		rng.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
		if got := joined(slices.Clone(list), split); got["r3/e1"] != want["r3/e1"] {
			t.Fatalf("another order gives %v, want %v", got, want)
		}
	}
}

// TestJoinNear holds that what one report tells of one act in several sentences is one,
// and that two acts are two.
func TestJoinNear(t *testing.T) {
	first := did("r1/e1", "2031-03-05", "ASSAULT", "opened fire", onDay("2031-03-04"))
	second := func(trigger string, change ...func(*Telling)) Telling {
		return did("r1/e2", "2031-03-05", "ASSAULT", trigger, all(append([]func(*Telling){func(t *Telling) { t.Nth, t.By = 2, nil }}, change...)...))
	}
	for _, c := range []struct {
		what string
		b    Telling
		one  bool
	}{
		{"killed", second("killed"), true},
		{"overran", second("overran"), true},
		{"far away in the text", second("killed", func(t *Telling) { t.Nth = 12 }), false},
		{"another day", second("killed", onDay("2031-03-05")), false},
		{"long ago", second("killed", func(t *Telling) { t.Past = true }), false},
		{"a threat", second("kill", func(t *Telling) { t.Status = readout.Conditional }), false},
		{"others were hit", second("killed", func(t *Telling) { t.To = []Party{{Name: "Telmar", Land: "TEL"}} }), false},
		{"a number that cannot be", second("killed", killed(900)), false},
	} {
		a := first
		if c.what == "a number that cannot be" {
			killed(9)(&a)
		}
		p := &parting{n: 2, mean: []float64{.1, .1, .1, .1}, of: []int{0, 1}, size: []int{1, 1}}
		p.joinNear([]Telling{a, c.b})
		if got := p.of[0] == p.of[1]; got != c.one {
			t.Errorf("%s: one is %v", c.what, got)
		}
	}
	met := func(id, who string, nth int) Telling {
		return did(id, "2031-03-05", "CONSULT", "met", func(t *Telling) {
			t.Symmetric, t.To, t.Nth = true, nil, nth
			t.By = []Party{{Name: "Envoy", Land: "URR"}, {Name: who, Land: who}}
		})
	}
	p := &parting{n: 2, mean: []float64{.1, .1, .1, .1}, of: []int{0, 1}, size: []int{1, 1}}
	p.joinNear([]Telling{met("r1/e1", "LOR", 0), met("r1/e2", "TEL", 1)})
	if p.of[0] == p.of[1] {
		t.Error("meetings with two are one")
	}
}

func TestWiden(t *testing.T) {
	talks := func(trigger, sentence string) Telling {
		return did("r1/e1", "2031-03-09", "CONSULT", trigger, func(t *Telling) {
			t.From, t.Until, t.Told, t.Near = "2031-03-08", "2031-03-08", true, Phrase(sentence)
		})
	}
	for _, c := range []struct{ trigger, sentence, from, until string }{
		{"talks", "the talks on the lake opened in Quito", "2031-03-08", "2031-03-12"},
		{"round", "a round of talks that all had hoped for ended without a text", "2031-03-04", "2031-03-08"},
		{"session", "the session convened in Quito", "2031-03-08", "2031-03-12"},
		{"negotiations", "on the third day of the negotiations they sat in two rooms", "2031-03-06", "2031-03-12"},
		{"met", "the two met while the war was ended elsewhere", "2031-03-08", "2031-03-08"},
		{"talks", "the talks took place in Quito", "2031-03-08", "2031-03-08"},
	} {
		x := talks(c.trigger, c.sentence)
		if x.widen(); x.From != c.from || x.Until != c.until {
			t.Errorf("%s: %s to %s", c.sentence, x.From, x.Until)
		}
	}
}

// TestMutual holds that a clash of two sides is the attack of one on the other, and that
// talks that go on are not those before.
func TestMutual(t *testing.T) {
	attack := did("r1/e1", "2031-03-05", "ASSAULT", "attacked", onDay("2031-03-04"))
	clash := did("r2/e1", "2031-03-06", "ASSAULT", "clash", all(onDay("2031-03-04"), func(t *Telling) {
		t.By, t.To, t.Symmetric = slices.Concat(t.By, t.To), nil, true
	}))
	if got := joined([]Telling{attack, clash}); got["r2/e1"] != "r1/e1" {
		t.Error("a clash is no attack")
	}
	round := did("r1/e1", "2031-03-05", "CONSULT", "round", all(onDay("2031-03-04"), func(t *Telling) { t.Symmetric = true }))
	again := did("r2/e1", "2031-03-20", "CONSULT", "returned to the table", all(later("2031-03-20"), func(t *Telling) { t.Symmetric = true }))
	if got := joined([]Telling{round, again}); got["r2/e1"] != "r2/e1" {
		t.Error("talks that go on are the round before")
	}
}
