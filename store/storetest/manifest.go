package storetest

import (
	"errors"
	"testing"
	"time"

	"readout/store"
)

// testManifest holds what a run handed out against what became of it.
func testManifest(t *testing.T, s *store.Store) {
	run := must[int64](t)(s.Begin(ctx, store.Ingest, ""))
	list := []store.Expected{{Source: "/a", Part: 1, Task: "t1", Body: []byte("{}")}, {Source: "/a", Part: 2, Task: "t2", Body: []byte("{}")}, {Source: "/b", Task: "t3", Body: []byte("{}")}}
	note := func(in ...store.Input) {
		t.Helper()
		if err := s.Note(ctx, run, in...); err != nil {
			t.Fatal(err)
		}
	}
	expect := func() {
		t.Helper()
		if err := errors.Join(s.Expect(ctx, run, list...), s.Listed(ctx, run, "/a", "4 bytes")); err != nil {
			t.Fatal(err)
		}
	}
	look := func(expected, missing, open int64) {
		t.Helper()
		at := must[store.Standing](t)(s.Standing(ctx, run))
		if gone := must[[]store.Expected](t)(s.Missing(ctx, run)); at.Expected != expected || at.Missing != missing || int64(len(gone)) != missing || at.Open != open || at.Sources != 1 {
			t.Errorf("%+v, missing %+v", at, gone)
		}
	}
	note(store.Input{Source: "/a", State: store.Begun, Stamp: "4 bytes"})
	expect()
	expect() // noting it again changes nothing
	look(3, 3, 1)
	note(store.Input{Source: "/a", Part: 1, State: store.Failed, Reason: "no article"}, store.Input{Source: "/b", State: store.Skipped})
	look(3, 1, 1)
	if gone := must[[]store.Expected](t)(s.Missing(ctx, run)); gone[0].Task != "t2" || string(gone[0].Body) != "{}" {
		t.Errorf("%+v", gone)
	}
	if n := must[int64](t)(s.CloseSources(ctx, run)); n != 0 {
		t.Errorf("%d sources done while a part is missing", n)
	}
	m := small(71)
	put(t, s, store.Filed{Record: m.Record(), Run: run, Input: store.Input{Source: "/a", Part: 2}}, store.Stored)
	if n := must[int64](t)(s.CloseSources(ctx, run)); n != 1 {
		t.Errorf("%d sources done", n)
	}
	look(3, 0, 0)
	if in, _, err := s.Input(ctx, "/a", 0); err != nil || in.State != store.Done || in.Stamp != "4 bytes" {
		t.Errorf("%+v, %v", in, err)
	}
	// What is handed out later under another task is missing although it was read once;
	// under the same task it is not.
	again := must[int64](t)(s.Begin(ctx, store.Ingest, "again"))
	later := []store.Expected{list[0], list[1]}
	later[1].Task = "t2 again"
	if err := s.Expect(ctx, again, later...); err != nil {
		t.Fatal(err)
	}
	if gone := must[[]store.Expected](t)(s.Missing(ctx, again)); len(gone) != 1 || gone[0].Part != 2 {
		t.Errorf("%+v", gone)
	}
	if a, b := must[bool](t)(s.Dealt(ctx, "t2")), must[bool](t)(s.Dealt(ctx, "t2 again")); !a || b {
		t.Error(a, b)
	}
	if _, err := s.Standing(ctx, 99); !errors.Is(err, store.ErrNoRun) {
		t.Error(err)
	}
}

// testLeases holds that one at a time has a lease, and that who has lost it writes nothing.
func testLeases(t *testing.T, s *store.Store) {
	take := must[*store.Lease](t)
	a := take(s.Lease(ctx, "follow", "a", time.Hour))
	if a == nil || take(s.Lease(ctx, "follow", "b", time.Hour)) != nil {
		t.Fatal("two hold it, or none")
	}
	if take(s.Lease(ctx, "other", "b", time.Hour)) == nil {
		t.Error("leases of two names hang together")
	}
	if err := errors.Join(a.Renew(ctx, time.Millisecond), s.Note(a.Guard(ctx), 0, store.Input{Source: "/a"})); err != nil {
		t.Fatal(err)
	}
	time.Sleep(20 * time.Millisecond)
	b := take(s.Lease(ctx, "follow", "b", time.Hour))
	if b == nil || b.Fence <= a.Fence {
		t.Fatalf("%+v after %+v", b, a)
	}
	for _, err := range []error{a.Renew(ctx, time.Hour), a.Release(ctx), s.Note(a.Guard(ctx), 0, store.Input{Source: "/b"})} {
		if !errors.Is(err, store.ErrFenced) {
			t.Errorf("who lost it: %v", err)
		}
	}
	if _, ok, _ := s.Input(ctx, "/b", 0); ok {
		t.Error("who lost the lease could write")
	}
	if err := errors.Join(s.Note(b.Guard(ctx), 0, store.Input{Source: "/c"}), b.Release(ctx)); err != nil {
		t.Error(err)
	}
	if c := take(s.Lease(ctx, "follow", "a", time.Hour)); c == nil || c.Fence <= b.Fence {
		t.Errorf("%+v after it was given back", c)
	}
}
