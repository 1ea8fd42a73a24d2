package storetest

import (
	"fmt"
	"slices"
	"testing"

	"readout/store"
)

// testNoted holds that changes come in the order that is asked for, part by part, each
// once, and those of a stretch of days or a kind alone.
func testNoted(t *testing.T, s *store.Store) {
	touched := must[*store.Touched](t)(s.Touched(ctx, "changes"))
	var list []store.Noted
	for i := range 40 {
		c := store.Noted{Process: fmt.Sprint("p", i%3), Kind: []string{"state", "round"}[i%2], Known: fmt.Sprintf("2016-09-%02d", 1+i*7%10), Body: []byte("{}")}
		if i == 11 {
			c.Known = "" // no report tells of it, and there is none with a day
		}
		list = append(list, c)
	}
	if err := s.Settle(ctx, touched, "test", func(d *store.Derived) error { return d.Note(list) }); err != nil {
		t.Fatal(err)
	}
	less := func(a, b store.Noted) bool { return a.Known > b.Known || a.Known == b.Known && a.N > b.N }
	for _, f := range []store.NotedFilter{{}, {Newest: true}, {ByDay: true}, {ByDay: true, Since: "2016-09-04"}, {ByDay: true, Since: "2016-09-04", Until: "2016-09-06"}, {ByDay: true, Kind: []string{"round"}}, {Newest: true, Until: "2016-09-03"}, {ByDay: true, Process: []string{"p1"}}} {
		var want, got []int64
		for i, c := range list {
			if (f.Since == "" || c.Known >= f.Since) && (f.Until == "" || c.Known <= f.Until) && (f.Kind == nil || c.Kind == f.Kind[0]) && (f.Process == nil || c.Process == f.Process[0]) {
				want = append(want, int64(i)+1)
			}
		}
		var last store.Noted
		for f.Limit = 7; ; {
			part := must[[]store.Noted](t)(s.Noted(ctx, f))
			for _, c := range part {
				if c.Known != list[c.N-1].Known || c.Kind != list[c.N-1].Kind {
					t.Errorf("%+v is not as it was noted", c)
				}
				if last.N > 0 && (f.ByDay && !less(last, c) || !f.ByDay && f.Newest != (c.N < last.N)) {
					t.Errorf("%+v: %d comes behind %d", f, c.N, last.N)
				}
				last = c
				got = append(got, c.N)
			}
			if len(part) < f.Limit {
				break
			}
			f.Behind = last.N
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%+v: %d, want %d", f, got, want)
		}
	}
}
