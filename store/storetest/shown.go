package storetest

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/store"
)

// testShown holds that events are the same in whatever way they are read: all of them
// page by page, in parts, as a filter leaves them, by their ids, and as the records
// themselves tell them.
func testShown(t *testing.T, s *store.Store) {
	m := small(31)
	var recs []*readout.Record
	for i := range 150 {
		rec := m.Record()
		if i%5 == 0 {
			rec.Events[0].Date = "2015-11-30/2016-07-02"
		}
		put(t, s, store.Filed{Record: rec}, store.Stored)
		recs = append(recs, rec)
	}
	for _, rec := range recs[:20] {
		put(t, s, store.Filed{Record: m.Recoded(rec), Again: true}, store.Recoded)
	}
	all := events(t, s, store.Filter{})
	same := func(what string, got, want []store.Event) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d events, want %d, or others", what, len(got), len(want))
		}
	}
	asked := store.Filter{Also: []store.Filter{{Lang: []string{"en"}}}}
	same("asked for by language", events(t, s, asked), all)
	same("as of now", events(t, s, store.Filter{AsOf: time.Now().Add(time.Hour)}), all)
	for _, n := range []int{1, 7, 400} {
		same("the first", events(t, s, store.Filter{Limit: n}), all[:min(n, len(all))])
		at := all[len(all)/3].N
		same("those after", events(t, s, store.Filter{After: at, Limit: n}), all[len(all)/3+1:][:min(n, len(all)-len(all)/3-1)])
	}
	var parts []store.Event
	for high := all[0].N + 1; high > 0; {
		low := max(1, high-9<<16-3) // in the middle of a record
		parts = append(parts, events(t, s, store.Filter{After: high, Least: low})...)
		if high = low; low == 1 {
			break
		}
	}
	same("in parts", parts, all)

	told := map[string]*readout.Event{}
	for _, rec := range recs {
		now, err := get(s, rec.Report.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i := range now.Events {
			told[store.EventID(rec.Report.ID, &now.Events[i])] = &now.Events[i]
		}
	}
	if len(told) != len(all) {
		t.Errorf("%d events are listed, the records have %d", len(all), len(told))
	}
	for _, e := range all {
		r := told[e.ID]
		if r == nil || r.ID != e.Local || r.Type != e.Type || string(r.Status) != e.Status || r.CAMEO != e.CAMEO || r.Quad != e.Quad || r.Rule != e.Rule || int64(r.Trigger.Start) != e.Start || len(r.Actors) != len(e.Actors) || e.Mentions != 1+len(r.Mentions) {
			t.Fatalf("the record tells %+v, the list %+v", r, e)
		}
	}
	same("by id", events(t, s, store.Filter{ID: []string{all[5].ID, all[40].ID}}), []store.Event{all[5], all[40]})
	onDays(t, s, all)
	inOrder(t, s, all)
}

// inOrder holds that rows come in the order that is asked for.
func inOrder(t *testing.T, s *store.Store, all []store.Event) {
	byDate, byScore := slices.Clone(all), slices.Clone(all)
	slices.SortStableFunc(byDate, func(a, b store.Event) int { return strings.Compare(b.From, a.From) })
	slices.SortStableFunc(byScore, func(a, b store.Event) int { return cmp.Compare(b.Score, a.Score) })
	for _, n := range []int{0, 1, 30} {
		for order, want := range map[string][]store.Event{store.ByDate: byDate, store.ByScore: byScore} {
			if n > 0 {
				want = want[:n]
			}
			if got := events(t, s, store.Filter{Sort: order, Limit: n}); !reflect.DeepEqual(got, want) {
				t.Errorf("%d events by %s are others", n, order)
			}
		}
	}
	list := reports(t, s, store.Filter{Sort: store.ByDate})
	if len(list) != 150 || !slices.IsSortedFunc(list, func(a, b store.Report) int { return strings.Compare(b.Published, a.Published) }) {
		t.Errorf("%d reports by date are out of order", len(list))
	}
	for _, err := range s.Statements(ctx, store.Filter{Sort: store.ByScore}) {
		if err == nil {
			t.Error("statements have no score to be sorted by")
		}
	}
}

// onDays holds that stretches of time find those events that touch them.
func onDays(t *testing.T, s *store.Store, all []store.Event) {
	for _, f := range []store.Filter{{From: "2016-03-01", To: "2016-03-31"}, {From: "2016-06-05", To: "2016-06-05"}, {To: "2016-01-02"}, {From: "2016-12-20"}, {From: "2016-07-03", To: "2016-07-03"}} {
		want := slices.DeleteFunc(slices.Clone(all), func(e store.Event) bool {
			return f.From != "" && e.To < f.From || f.To != "" && (e.From > f.To || e.From == "")
		})
		got := events(t, s, f)
		if len(want) == 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("from %s to %s: %d events, want %d, or others", f.From, f.To, len(got), len(want))
		}
		f.Least = 1 // looked for row by row
		if got := events(t, s, f); !reflect.DeepEqual(got, want) {
			t.Errorf("row by row from %s to %s: %d events, want %d, or others", f.From, f.To, len(got), len(want))
		}
	}
	yes := true
	want := slices.DeleteFunc(slices.Clone(all), func(e store.Event) bool {
		return !slices.ContainsFunc(e.Actors, func(p store.Party) bool { return p.Anonymous })
	})
	for _, f := range []store.Filter{{Anonymous: &yes}, {Anonymous: &yes, Least: 1}} {
		if got := events(t, s, f); !reflect.DeepEqual(got, want) {
			t.Errorf("without a name: %d events, want %d, or others", len(got), len(want))
		}
	}
}
