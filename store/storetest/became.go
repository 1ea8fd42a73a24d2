package storetest

import (
	"errors"
	"testing"

	"readout/store"
)

// testBecame: what became of inputs is counted by how and why, and the number of the
// record in force changes with the record and at nothing else.
func testBecame(t *testing.T, s *store.Store) {
	rec := small(1).Record()
	put(t, s, store.Filed{Record: rec, Input: store.Input{Source: "a.txt", State: string(store.Stored)}}, store.Stored)
	first := must[int64](t)(s.InForce(ctx, rec.Report.ID))
	if again := must[int64](t)(s.InForce(ctx, rec.Report.ID)); again != first || first == 0 {
		t.Errorf("%d, then %d", first, again)
	}
	put(t, s, store.Filed{Record: rec, Again: true}, store.Recoded)
	if now := must[int64](t)(s.InForce(ctx, rec.Report.ID)); now == first {
		t.Error("a report that was coded again has the same record in force")
	}
	for _, id := range []string{"", "nobody", "\x00", "\xff"} {
		if _, err := s.InForce(ctx, id); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%q: %v", id, err)
		}
	}
	other := small(2).Record()
	other.Report.Skipped = "language: fr"
	put(t, s, store.Filed{Record: other, Input: store.Input{Source: "b.txt", State: string(store.Stored)}}, store.Stored)
	if err := s.Note(ctx, 0, store.Input{Source: "c.jpg", State: store.Skipped, Reason: "a picture"}, store.Input{Source: "d.jpg", State: store.Skipped, Reason: "a picture"},
		store.Input{Source: "e.html", State: store.Failed, Reason: "no text"}, store.Input{Source: "f.zip", State: store.Done}); err != nil {
		t.Fatal(err)
	}
	got := map[string]int64{}
	for _, b := range must[[]store.Became](t)(s.Became(ctx)) {
		got[b.State+" "+b.Reason] = b.Inputs
		if b.Example == "" {
			t.Errorf("%+v has no example", b)
		}
	}
	for what, n := range map[string]int64{"read ": 2, "skipped a picture": 2, "failed no text": 1, "not coded language: fr": 1, "done ": 0} {
		if got[what] != n {
			t.Errorf("%s: %d, want %d of %v", what, got[what], n, got)
		}
	}
}
