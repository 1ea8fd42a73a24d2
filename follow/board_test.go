package follow_test

import (
	"reflect"
	"testing"
	"time"

	"readout/follow"
	"readout/store"
)

// TestBoard: who asks for a day of the past in no time at all is told how many processes
// are left, and who asks again and again sees them all, as one who has all the time.
func TestBoard(t *testing.T) {
	s := scratch(t)
	for _, rec := range corpus() {
		keep(t, s, store.Filed{Record: rec})
	}
	update(t, s)
	w := follow.Wanted{AsOf: "2024-03-20"}
	out, left, err := follow.Board(t.Context(), s, w, time.Nanosecond)
	if err != nil || left == 0 || len(out) > 0 {
		t.Fatalf("%d processes, %d left, %v", len(out), left, err)
	}
	want, err := follow.Processes(t.Context(), s, w)
	if err != nil || len(want) == 0 {
		t.Fatal(len(want), err)
	}
	// all are known now, however little time there is
	if out, left, err = follow.Board(t.Context(), s, w, time.Nanosecond); err != nil || left > 0 || !reflect.DeepEqual(out, want) {
		t.Errorf("%d processes of %d, %d left, %v", len(out), len(want), left, err)
	}
	for _, l := range want { // as the process itself says
		p, last, err := follow.Process(t.Context(), s, l.ID, w.AsOf)
		if err != nil || p.State != l.State || last != l.Last {
			t.Errorf("%s: %s, %s, %v; listed as %s, %s", l.ID, p.State, last, err, l.State, l.Last)
		}
	}
}
