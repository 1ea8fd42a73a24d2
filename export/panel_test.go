package export

import (
	"encoding/csv"
	"iter"
	"strings"
	"testing"
)

// TestPanelBalanced holds that each pair has each period, and that the sums stay.
func TestPanelBalanced(t *testing.T) {
	ken, uga, mli := Party{Country: "KEN"}, Party{Country: "UGA"}, Party{Country: "MLI"}
	two := 2.0
	list := []*Event{
		{ID: "1", Report: "a", Group: "a", Type: "AID", Quad: 2, Intensity: &two, From: "2016-01-30", To: "2016-01-30", Actors: []Party{ken}, Recipients: []Party{uga}},
		{ID: "2", Report: "a", Group: "a", Type: "AID", Quad: 2, From: "2016-03-01", To: "2016-03-01", Actors: []Party{mli}, Recipients: []Party{uga}},
	}
	src := func() *Source { return &Source{Events: func() iter.Seq2[*Event, error] { return each(list) }} }
	for _, c := range []struct {
		o    Options
		want int
		last string
	}{
		{Options{Period: "month"}, 2, "2016-01"},
		{Options{Period: "month", Balanced: true}, 6, "2016-03"},
		{Options{Period: "month", Balanced: true, From: "2015-11-15", To: "2016-04-30"}, 12, "2016-04"},
		{Options{Period: "month", Balanced: true, From: "2016-02-01"}, 6, "2016-03"}, // an event may have begun before
		{Options{Period: "week", Balanced: true}, 12, "2016-W09"},
		{Options{Period: "day", Balanced: true}, 64, "2016-03-01"},
	} {
		out, tally := write(t, "panel", src(), c.o)
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows)-1 != c.want || tally.Counts.Rows != int64(c.want) {
			t.Errorf("%+v: %d rows, want %d", c.o, len(rows)-1, c.want)
		}
		events, seen, last := 0, map[string]bool{}, ""
		for _, r := range rows[1:] {
			if r[6] == "1" {
				events++
			} else if r[6] != "0" || r[8] != "0" || r[len(r)-1] != "" {
				t.Errorf("a row of nothing is %q", r)
			}
			k := r[0] + r[2] + r[3]
			if seen[k] {
				t.Errorf("%s comes twice", k)
			}
			seen[k] = true
			if r[2] == "KEN" {
				last = r[0]
			}
		}
		if events != 2 || last != c.last {
			t.Errorf("%+v: %d events, the last period is %s", c.o, events, last)
		}
	}
}
