package stories

import (
	"testing"

	"readout"
)

// TestLookBack holds that what looks back without a day goes to the one happening that
// it can be, and to none where two can be meant.
func TestLookBack(t *testing.T) {
	first := did("r1/e1", "2031-03-05", "ASSAULT", "attacked", onDay("2031-03-04"))
	second := did("r2/e1", "2031-03-10", "ASSAULT", "stormed", onDay("2031-03-09"))
	back := did("r3/e1", "2031-03-20", "ASSAULT", "raid", func(t *Telling) { t.Past = true })
	if g := grouped([]Telling{back, first}); g["r3/e1"] != "r1/e1" {
		t.Errorf("what looks back at the only attack is %s", g["r3/e1"])
	}
	strange := back
	strange.By, strange.To = []Party{{Name: "Orrinia", Land: "ORR"}}, []Party{{Name: "Telmar", Land: "TEL"}}
	if g := grouped([]Telling{strange, first}); g["r3/e1"] != "r3/e1" {
		t.Error("an attack of others is the only one of the story")
	}
	if g := grouped([]Telling{back, first}, Decision{Split: true, Tellings: []string{"r1/e1", "r3/e1"}}); g["r3/e1"] != "r3/e1" {
		t.Error("what a person parted is one again")
	}
	early := back
	early.Day = "2031-03-03"
	if g := grouped([]Telling{early, first}); g["r3/e1"] != "r3/e1" {
		t.Error("a report looks back at what was still to come")
	}
	// Both could be meant: it may be nearer to one by its words, but is not forced.
	p := &parting{n: 3, mean: make([]float64, 9), of: []int{0, 1, 2}, size: []int{1, 1, 1}, least: oneHappening}
	for i := range p.mean {
		p.mean[i] = .3
	}
	p.lookBack([]Telling{first, second, back})
	if p.of[2] != 2 {
		t.Error("one of two that may be meant is chosen")
	}
}

func TestTakeBack(t *testing.T) {
	outlet := func(t *Telling) { t.Outlet = "Daily" }
	corrects := func(t *Telling) { t.Outlet, t.TakesBack = "Daily", []int{21} }
	list := []Telling{
		did("r1/e1", "2031-03-05", "ASSAULT", "attacked", all(onDay("2031-03-04"), killed(21), outlet)),
		did("r2/e1", "2031-03-05", "ASSAULT", "attacked", all(onDay("2031-03-04"), killed(16))),
		did("r3/e1", "2031-03-06", "ASSAULT", "attacked", all(onDay("2031-03-04"), killed(14), corrects)),
	}
	if h := Merge(list); len(h.Tolls) != 1 || h.Tolls[0].Min != 14 || h.Tolls[0].Max != 16 {
		t.Errorf("tolls %v: the number that was taken back counts", h.Tolls)
	}
	if list[0].Counts[0].Min != 21 {
		t.Error("merging changed what it was given")
	}
	list[0].Outlet = "Another"
	if h := Merge(list); h.Tolls[0].Max != 21 {
		t.Error("another outlet's number was taken back")
	}
}

func TestTakenBack(t *testing.T) {
	for _, c := range []struct {
		title, text string
		want        []int
	}{
		{"CORRECTION: Nine miners freed, not 14", "The company corrected its figure.", []int{14}},
		{"Nine miners freed", "An earlier version of this report gave the number as 14. Nine were freed.", []int{14}},
		{"CORRECTED: Nine miners freed", "Nine were freed. Our report of May 2 gave the figure of 14.", []int{14}},
		{"CORRECTED: Nine miners freed", "Nine were freed out of a crew of 14.", nil},
		{"Fourteen freed, not nine", "All are well.", nil}, // no correction
	} {
		got := takenBack(&readout.Report{Title: c.title, Text: c.text})
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("%q takes back %v, want %v", c.title, got, c.want)
		}
	}
}

func TestLeadingNumber(t *testing.T) {
	for s, want := range map[string]int{"The 23 drivers": 23, "six guards": 6, "some 1,200 people": 1200, "guards of the 6th brigade": 0, "": 0} {
		if n, _ := leadingNumber(s); n != want {
			t.Errorf("%q starts with %d, want %d", s, n, want)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct {
		r    readout.Range
		want int
	}{
		{readout.Range{Min: 360, Max: 440, Text: "about 400"}, 400},
		{readout.Range{Min: 1080, Max: 1320, Text: "Some 1,200 people"}, 1200},
		{readout.Range{Min: 6, Max: 9, Text: "between six and nine"}, 6},
		{readout.Range{Min: 20, Max: 20, Open: true, Text: "at least 20"}, 20},
	} {
		if got := plain(c.r); got.Min != c.want {
			t.Errorf("%q is %d", c.r.Text, got.Min)
		}
	}
}
