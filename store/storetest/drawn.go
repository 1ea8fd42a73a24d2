package storetest

import (
	"slices"
	"testing"

	"readout/review"
	"readout/store"
)

// testParty: who asks for one party alone is answered by the index of parties with the
// same rows, in the same order, page by page, as who asks row by row.
func testParty(t *testing.T, s *store.Store) {
	if err := s.Synthetic(ctx, 300, 1500); err != nil {
		t.Fatal(err)
	}
	newest := events(t, s, store.Filter{Limit: 40})
	for _, key := range []string{newest[0].Actors[0].Country, newest[7].Recipients[0].Country, "ZZZ", "abc.nobody"} {
		for _, wanted := range [][2]store.Filter{
			{{Actor: []string{key}}, {Actor: []string{key, "QQQ"}}},
			{{Source: []string{key}}, {Source: []string{key, "QQQ"}}},
			{{Target: []string{key}}, {Target: []string{key, "QQQ"}}},
			{{Also: []store.Filter{{Actor: []string{key}}}}, {Actor: []string{key, "QQQ"}}},
			{{Actor: []string{key}, Type: []string{"AID"}}, {Actor: []string{key, "QQQ"}, Type: []string{"AID"}}},
		} {
			ids := func(f store.Filter) (out []string) {
				for _, e := range events(t, s, f) {
					out = append(out, e.ID)
				}
				return out
			}
			for _, limit := range []int{3, 1000} {
				a, b := wanted[0], wanted[1]
				a.Limit, b.Limit = limit, limit
				if x, y := ids(a), ids(b); !slices.Equal(x, y) {
					t.Errorf("%s: %+v gives %d rows, row by row %d", key, wanted[0], len(x), len(y))
				}
			}
			f := wanted[0]
			f.Limit = 7
			var paged []string
			for {
				list := events(t, s, f)
				for _, e := range list {
					paged = append(paged, e.ID)
				}
				if len(list) < f.Limit {
					break
				}
				f.After = list[len(list)-1].N
			}
			if all := ids(wanted[1]); !slices.Equal(paged, all) {
				t.Errorf("%s: %+v: page by page %d rows, at once %d", key, wanted[0], len(paged), len(all))
			}
		}
	}
}

// testLeast: of the newest rows alone those who take part in them are counted.
func testLeast(t *testing.T, s *store.Store) {
	if err := s.Synthetic(ctx, 100, 500); err != nil {
		t.Fatal(err)
	}
	f := store.Filter{Least: events(t, s, store.Filter{Limit: 60})[59].N &^ 0xffff}
	var want, got int64
	for _, e := range events(t, s, store.Filter{}) {
		if e.N >= f.Least {
			want += int64(len(e.Actors))
		}
	}
	for _, p := range must[[]store.Player](t)(s.Players(ctx, f)) {
		got += p.AsActor
	}
	if got != want || want < 60 {
		t.Errorf("%d take part in the newest rows, want %d", got, want)
	}
	if g, cut, err := s.Newest(ctx, store.Filter{Limit: 7}, 60); err != nil || !cut || g.Least != f.Least || g.Limit != 7 {
		t.Errorf("the newest 60: %+v, %v, %v; want from %d", g, cut, err, f.Least)
	}
	if g, cut, err := s.Newest(ctx, store.Filter{}, 500); err != nil || cut || g.Least != 0 {
		t.Errorf("the newest of no more than there are: %+v, %v, %v", g, cut, err)
	}
}

// testDays: events by day are those of the records in force, and the stamp of the store
// changes with each report, coding, correction and decision, and with nothing else.
func testDays(t *testing.T, s *store.Store) {
	m := small(5)
	stamp := func() string { t.Helper(); return must[string](t)(s.Stamp(ctx)) }
	days := func() (n int64) {
		t.Helper()
		for _, d := range must[[]store.DayCount](t)(s.EventDays(ctx)) {
			n += d.Events
		}
		return n
	}
	was := stamp()
	changed := func(what string) {
		t.Helper()
		if now := stamp(); now == was {
			t.Errorf("%s: the stamp is the same", what)
		} else if was = now; stamp() != now {
			t.Errorf("%s: the stamp changes by itself", what)
		}
	}
	rec := m.Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	changed("a report")
	first := days()
	if first != int64(len(rec.Events)) {
		t.Errorf("%d events by day, want %d", first, len(rec.Events))
	}
	again := *rec
	again.Coder.Version += "+"
	again.Events = again.Events[:1]
	run := must[int64](t)(s.Begin(ctx, "recode", ""))
	out, err := s.Put(ctx, store.Filed{Record: &again, Run: run, Again: true})
	if err != nil {
		t.Fatalf("recode: %s %v", out, err)
	}
	changed("another coding")
	if n := days(); n != 1 {
		t.Errorf("%d events by day after another coding with one", n)
	}
	if _, err := s.Undo(ctx, run); err != nil {
		t.Fatal(err)
	}
	changed("undoing it")
	if n := days(); n != first {
		t.Errorf("%d events by day after undoing it, want %d", n, first)
	}
	e := events(t, s, store.Filter{})[0]
	if _, err := s.Judge(ctx, review.Judgement{Verdict: review.Correct, Report: e.Report, Target: e.ID, Field: "date", Value: "2001-02-03", Who: "a reader"}, nil); err != nil {
		t.Fatal(err)
	}
	changed("a correction")
	if !slices.ContainsFunc(must[[]store.DayCount](t)(s.EventDays(ctx)), func(d store.DayCount) bool { return d.Day == "2001-02-03" }) {
		t.Error("the corrected day is not counted")
	}
	if _, err := s.Forget(ctx, e.Report, "for the test"); err != nil {
		t.Fatal(err)
	}
	changed("forgetting")
	if n := days(); n != 0 {
		t.Errorf("%d events by day of nothing", n)
	}
}
