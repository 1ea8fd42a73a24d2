package eval

import (
	"bytes"
	"strings"
	"testing"

	"readout"
)

// event is an event of a made-up report, by its trigger.
func madeEvent(report, kind, trigger string) MergedEvent {
	text := map[string]string{"001": report1, "002": report2}[report]
	at := int32(strings.Index(text, trigger))
	if at < 0 {
		panic("no such words: " + trigger)
	}
	span := readout.Span{Start: at, End: at + int32(len(trigger))}
	return MergedEvent{report, &readout.Event{Type: kind, Trigger: span}}
}

func happened(t *testing.T, list ...Merged) (map[string]float64, string) {
	t.Helper()
	var talk bytes.Buffer
	rows, err := scoreHappenings(madeUp(t), &Followed{Merged: list}, Options{Talk: &talk})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]float64{}
	for _, r := range rows {
		out[r.Metric] = r.Value
	}
	return out, talk.String()
}

func TestHappenings(t *testing.T) {
	opened, again := madeEvent("001", "CONSULT", "opened"), madeEvent("001", "CONSULT", "resume")
	denied := madeEvent("002", "CONSULT", "talks")
	stopped, agreed := madeEvent("002", "SANCTION", "suspended"), madeEvent("002", "AGREE", "agreed")
	storm := madeEvent("002", "ASSAULT", "leaves")
	numbers := []readout.Count{{Kind: "killed", Range: readout.Range{Min: 2, Max: 4}}}
	one := func(groups int, e ...MergedEvent) Merged { return Merged{ID: "m", Events: e, Groups: groups} }
	stop := Merged{ID: "m", Events: []MergedEvent{stopped}, Groups: 1, Ranges: numbers, Disagree: []string{"killed"}}
	for _, c := range []struct {
		name string
		list []Merged
		want map[string]float64
	}{
		{"all right", []Merged{one(1, opened, again), stop, one(1, agreed)}, map[string]float64{"duplicates": 0, "wrong merges": 0, "happenings per merged event": 1, "mentions found": 1, "happenings found": 1, "numbers right": 1, "disagreements told": 1}},
		{"a denial counts when it is there", []Merged{one(2, opened, again, denied)}, map[string]float64{"duplicates": 0, "wrong merges": 0, "mentions found": .6}},
		{"a denial apart", []Merged{one(1, opened, again), one(1, denied)}, map[string]float64{"duplicates": .5, "happenings per merged event": .5}},
		{"a duplicate", []Merged{one(1, opened), one(1, again), stop, one(1, agreed)}, map[string]float64{"duplicates": .25, "wrong merges": 0, "happenings per merged event": .75}},
		{"a wrong merge", []Merged{one(2, opened, again, stopped)}, map[string]float64{"duplicates": 0, "wrong merges": 1, "happenings per merged event": 2}},
		{"those that may be one", []Merged{one(1, stopped, agreed), one(1, opened)}, map[string]float64{"duplicates": 0, "wrong merges": 0, "happenings per merged event": 1}},
		{"merged with what is no event", []Merged{one(1, stopped, storm)}, map[string]float64{"wrong merges": 1}},
		{"what is no event alone", []Merged{one(1, storm), one(1, opened)}, map[string]float64{"wrong merges": 0, "happenings per merged event": 1, "mentions found": .25}},
		{"another type", []Merged{one(1, madeEvent("001", "ASSAULT", "opened")), one(1, again)}, map[string]float64{"mentions found": .25, "happenings per merged event": 1}},
		{"two types of one trigger", []Merged{one(1, stopped), one(1, madeEvent("002", "REJECT", "suspended"))}, map[string]float64{"duplicates": 0, "happenings per merged event": 1}},
		{"other numbers", []Merged{{ID: "m", Events: []MergedEvent{stopped}, Groups: 1, Ranges: []readout.Count{{Kind: "killed", Range: readout.Range{Min: 2, Max: 17}}}}}, map[string]float64{"numbers right": 0, "disagreements told": 0}},
		{"texts", []Merged{one(2, opened, denied)}, map[string]float64{"independent texts right": 1}},
		{"a miscount of texts", []Merged{one(1, opened, denied)}, map[string]float64{"independent texts right": 0}},
		{"nothing", nil, map[string]float64{"mentions found": 0, "duplicates": 0}},
	} {
		got, talk := happened(t, c.list...)
		for k, v := range c.want {
			if x, ok := got[k]; !ok || x < v-1e-9 || x > v+1e-9 {
				t.Errorf("%s: %s is %v, want %v\n%s", c.name, k, x, v, talk)
			}
		}
	}
}

func TestAssign(t *testing.T) {
	// the greatest sum, not the best first: 9+8 and not 10+1
	v := [][]float64{{10, 9}, {8, 1}}
	got := assign(2, 2, func(i, j int) float64 { return v[i][j] })
	if got[0] != 1 || got[1] != 0 {
		t.Errorf("assigned %v", got)
	}
	if got := assign(2, 1, func(i, j int) float64 { return float64(i) }); got[0] != -1 || got[1] != 0 {
		t.Errorf("what is worth nothing is given: %v", got)
	}
}

func TestDaysOf(t *testing.T) {
	for _, c := range []struct{ from, to, lo, hi string }{
		{"2024-02", "", "2024-02-01", "2024-02-29"},
		{"2024-03-04/2024-03-06", "", "2024-03-04", "2024-03-06"},
		{"2024-03-04", "2024-03-08", "2024-03-04", "2024-03-08"},
		{"2022", "", "2022-01-01", "2022-12-31"},
		{"", "", "", ""}, {"soon", "", "", ""},
	} {
		if d := daysOf(c.from, c.to); d.lo != c.lo || d.hi != c.hi {
			t.Errorf("%s %s: %v", c.from, c.to, d)
		}
	}
}
