package stories

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"readout"
)

// did makes a telling of an attack of rebels on a town on a day.
func did(id, day, typ, trigger string, change func(*Telling)) Telling {
	t := Telling{
		ID: id, Report: id[:2], Story: "s", Day: day, Type: typ, Status: readout.Happened, Trigger: trigger, Words: Phrase(trigger),
		Near: Phrase(trigger + " the market of Halmeda at noon"), VouchedBy: []string{"author"},
		By: []Party{{Key: "lrf", Name: "Lorvian Rebel Front", Land: "LOR", Rebel: true, Words: Phrase("Lorvian Rebel Front")}},
		To: []Party{{Name: "Lorvian army", Land: "LOR", Words: Phrase("Lorvian army")}},
	}
	if change != nil {
		change(&t)
	}
	return t
}

func onDay(day string) func(*Telling) {
	return func(t *Telling) { t.From, t.Until, t.Told = day, day, true }
}

func killed(n int) func(*Telling) {
	return func(t *Telling) {
		t.Counts = []readout.Count{{Kind: "killed", Range: readout.Range{Min: n, Max: n}}}
	}
}

func all(fs ...func(*Telling)) func(*Telling) {
	return func(t *Telling) {
		for _, f := range fs {
			f(t)
		}
	}
}

// together says which ids are one happening with which first id.
func grouped(list []Telling, d ...Decision) map[string]string {
	out := map[string]string{}
	for i, k := range Group(list, d) {
		out[list[i].ID] = list[k].ID
	}
	return out
}

func TestGroup(t *testing.T) {
	place := func(key string) func(*Telling) { return func(t *Telling) { t.Place, t.Land = key, "LOR" } }
	exchanged := func(t *Telling) { t.By, t.To = t.To, t.By }
	list := []Telling{
		did("r1/e1", "2031-03-05", "ASSAULT", "attacked", all(onDay("2031-03-04"), place("halmeda"), killed(12))),
		did("r2/e1", "2031-03-05", "ASSAULT", "raid", all(onDay("2031-03-04"), place("halmeda"), killed(15))),
		did("r3/e1", "2031-03-05", "ASSAULT", "attacked", all(onDay("2031-03-04"), place("orrin"))),
		did("r4/e1", "2031-03-06", "ASSAULT", "attacked", all(onDay("2031-03-05"), place("halmeda"))),
		did("r5/e1", "2031-03-05", "ASSAULT", "attacked", all(onDay("2031-03-04"), place("halmeda"), exchanged)),
		did("r6/e1", "2031-04-20", "ASSAULT", "attack", all(onDay("2031-03-04"), place("halmeda"), func(t *Telling) { t.Past, t.Story = true, "later" })),
		did("r7/e1", "2031-03-05", "CONSULT", "met", onDay("2031-03-04")),
	}
	want := map[string]string{
		"r1/e1": "r1/e1", "r2/e1": "r1/e1", "r6/e1": "r1/e1", // words and numbers differ; looked back at from another story
		"r3/e1": "r3/e1", // another place
		"r4/e1": "r4/e1", // another day
		"r5/e1": "r5/e1", // sides exchanged
		"r7/e1": "r7/e1", // another kind of act
	}
	if got := grouped(list); !maps.Equal(got, want) {
		t.Errorf("happenings %v, want %v", got, want)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		if got := grouped(list); !maps.Equal(got, want) {
			t.Fatalf("another order gives %v", got)
		}
	}
}

// TestDecisions holds that a person's word overrides, that the last one on a pair
// counts, and that without it all is as it was.
func TestDecisions(t *testing.T) {
	list := []Telling{
		did("r1/e1", "2031-03-05", "ASSAULT", "attacked", onDay("2031-03-04")),
		did("r2/e1", "2031-03-05", "ASSAULT", "attacked", onDay("2031-03-04")),
		did("r3/e1", "2031-03-06", "ASSAULT", "attacked", onDay("2031-03-05")),
	}
	plain := map[string]string{"r1/e1": "r1/e1", "r2/e1": "r1/e1", "r3/e1": "r3/e1"}
	split := Decision{Split: true, Tellings: []string{"r1/e1", "r2/e1"}}
	merge := Decision{Tellings: []string{"r1/e1", "r3/e1"}}
	again := Decision{Tellings: []string{"r1/e1", "r2/e1"}}
	for _, c := range []struct {
		d    []Decision
		want map[string]string
	}{
		{nil, plain},
		{[]Decision{split}, map[string]string{"r1/e1": "r1/e1", "r2/e1": "r2/e1", "r3/e1": "r3/e1"}},
		{[]Decision{merge}, map[string]string{"r1/e1": "r1/e1", "r2/e1": "r1/e1", "r3/e1": "r1/e1"}},
		{[]Decision{split, merge}, map[string]string{"r1/e1": "r1/e1", "r2/e1": "r2/e1", "r3/e1": "r1/e1"}},
		{[]Decision{split, again}, plain},
		{[]Decision{{Split: true, Tellings: []string{"gone", "r1/e1"}}}, plain},
	} {
		if got := grouped(list, c.d...); !maps.Equal(got, c.want) {
			t.Errorf("%+v: %v, want %v", c.d, got, c.want)
		}
	}
}

func TestMerge(t *testing.T) {
	list := []Telling{
		did("r1/e1", "2031-03-05", "ASSAULT", "attacked", all(onDay("2031-03-04"), killed(12))),
		did("r2/e1", "2031-03-06", "ASSAULT", "raid", all(onDay("2031-03-04"), killed(15), func(t *Telling) { t.Status, t.VouchedBy = readout.Alleged, []string{"Governor Marron"} })),
		did("r3/e1", "2031-03-06", "ASSAULT", "raid", all(onDay("2031-03-04"), killed(12), func(t *Telling) { t.Group = "r1" })),
	}
	h := Merge(list)
	if h.ID != "r1/e1" || h.Groups != 2 || len(h.Reports) != 3 || h.From != "2031-03-04" || h.Status != readout.Happened {
		t.Errorf("happening %+v", h)
	}
	if want := []Toll{{Kind: "killed", Min: 12, Max: 15}}; !slices.Equal(h.Tolls, want) {
		t.Errorf("tolls %v, want %v", h.Tolls, want)
	}
	whats := map[string][]string{}
	for _, d := range h.Disagree {
		for _, v := range d.Versions {
			whats[d.What] = append(whats[d.What], v.Value)
		}
	}
	if !slices.Equal(whats["killed"], []string{"12", "15"}) || !slices.Equal(whats["status"], []string{"happened", "alleged"}) || whats["by"] != nil {
		t.Errorf("disagreements %v", whats)
	}
	if want := []string{"Governor Marron", "author"}; !slices.Equal(h.VouchedBy, want) {
		t.Errorf("vouched for by %v, want %v", h.VouchedBy, want)
	}
	slices.Reverse(list)
	if other := Merge(list); other.ID != h.ID || len(other.Disagree) != len(h.Disagree) {
		t.Errorf("another order gives %+v", other)
	}
}

// TestKeys holds that what is one across stories shares a key.
func TestKeys(t *testing.T) {
	list := []Telling{did("r1/e1", "2031-03-05", "ASSAULT", "attacked", onDay("2031-03-04"))}
	back := did("r2/e1", "2031-05-05", "ASSAULT", "attack", func(t *Telling) {
		t.Story, t.Past, t.From, t.Until, t.Told = "x", true, "2031-03-04", "2031-03-04", true
	})
	if a, b := list[0].Keys(), back.Keys(); len(a) == 0 || !slices.Equal(a, b) {
		t.Errorf("keys %v and %v", a, b)
	}
	back.Told = false
	if g := grouped(append(list, back)); g["r2/e1"] != "r2/e1" {
		t.Error("what shares no key with another story is one with it")
	}
}

func BenchmarkGroup(b *testing.B) {
	var list []Telling
	for i := range 400 {
		d := isoDay(22000 + int32(i%40))
		list = append(list, did([]string{"r1", "r2", "r3"}[i%3]+"/"+string(rune('a'+i%26))+string(rune('a'+i/26)), d, []string{"ASSAULT", "CONSULT", "AGREE", "REJECT"}[i%4], []string{"attacked", "met", "agreed", "rejected"}[i%4], onDay(d)))
	}
	for b.Loop() {
		Group(list, nil)
	}
}
