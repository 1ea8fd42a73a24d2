package storetest

import (
	"testing"
	"time"

	"readout/store"
	"readout/watch"
)

// testWatched is the book of what is watched: what was kept is found by key and by id,
// waits in order, and is forgotten with its report.
func testWatched(t *testing.T, s *store.Store) {
	w := s.Watched()
	day := time.Date(2024, 5, 6, 10, 0, 0, 0, time.UTC)
	const url = "https://news.example.org/feed.xml"
	if f := must[watch.Feed](t)(w.Feed(ctx, url)); f.URL != url || !f.Next.IsZero() {
		t.Errorf("of a feed never looked at: %+v", f)
	}
	f := watch.Feed{URL: url, Title: "World", Kind: "RSS 2.0", At: url + "?2", ETag: `"1"`, LastModified: "x", Polled: day, Good: day, Next: day.Add(time.Minute), Every: time.Minute, Fails: 2, Why: "down", Items: 2, Gaps: 1}
	item := func(key, id string, next time.Duration) watch.Item {
		return watch.Item{Key: key, Feed: url, ID: id, URL: "https://news.example.org/" + key, Text: "<p>x", Title: "Talks " + key, Published: day, Found: day, State: watch.Waiting, Next: day.Add(next)}
	}
	a, b, c := item("a", "1", time.Hour), item("b", "", time.Minute), item("c", "3", 0)
	gap := &watch.Gap{Feed: url, From: day.Add(-time.Hour), To: day}
	for range 2 { // the second time changes nothing
		if err := w.Looked(ctx, f, []watch.Item{a, b}, gap); err != nil {
			t.Fatal(err)
		}
	}
	if got := must[watch.Feed](t)(w.Feed(ctx, url)); got != f {
		t.Errorf("feed: %+v, want %+v", got, f)
	}
	moved := a
	moved.Key = "elsewhere"
	known := must[[]watch.Item](t)(w.Known(ctx, []watch.Item{a, moved, b, c}))
	if known[0] != a || known[1] != a || known[2] != b || known[3] != (watch.Item{}) {
		t.Errorf("known: %+v", known)
	}
	if list := must[[]watch.Item](t)(w.Waiting(ctx)); len(list) != 2 || list[0] != b || list[1] != a {
		t.Errorf("waiting: %+v", list)
	}
	r := small(7).Record()
	put(t, s, store.Filed{Record: r}, store.Stored)
	a.State, a.Report, a.Seen = watch.Taken, r.Report.ID, 1
	b.State, b.Why = watch.Failed, "no article"
	for _, it := range []watch.Item{a, b} {
		if err := w.Settle(ctx, it); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.KeepPage(ctx, b.Key, []byte("<p>page")); err != nil {
		t.Fatal(err)
	}
	if n := must[map[string]map[string]int](t)(w.Counts(ctx))[url]; n[watch.Taken] != 1 || n[watch.Failed] != 1 || n[watch.Waiting] != 0 {
		t.Errorf("counts: %v", n)
	}
	if got := must[[]watch.Gap](t)(w.Gaps(ctx, "")); len(got) != 1 || got[0] != *gap {
		t.Errorf("gaps: %+v", got)
	}
	if _, err := s.Forget(ctx, r.Report.ID, "asked to"); err != nil {
		t.Fatal(err)
	}
	for _, it := range must[[]watch.Item](t)(w.Items(ctx, url, 10)) {
		if it.Text != "" || it.Key == "a" && (it.Title != "" || it.State != watch.Refused) {
			t.Errorf("after forgetting: %+v", it)
		}
	}
	if list := must[[]watch.Feed](t)(w.Feeds(ctx)); len(list) != 1 || list[0] != f {
		t.Errorf("feeds: %+v", list)
	}
}
