package storetest

import (
	"context"
	"testing"

	"readout"
	"readout/store"
)

// Open opens an empty store.
type Open func(testing.TB) *store.Store

// Run runs the promises of a store.
func Run(t *testing.T, open Open) {
	for _, c := range []struct {
		name string
		test func(*testing.T, *store.Store)
	}{
		{"put", testPut}, {"recode", testRecode}, {"as of", testAsOf}, {"undo", testUndo}, {"forget", testForget}, {"inputs", testInputs}, {"groups", testGroups}, {"order", testOrder}, {"joined", testJoined},
		{"boilerplate", testBoilerplate}, {"short copies", testShort}, {"filters", testFilters}, {"words", testWords}, {"odd characters", testOdd}, {"many ids", testMany}, {"search", testSearch}, {"edits", testEdits},
		{"paging", testPaging}, {"shown", testShown}, {"concurrent", testConcurrent}, {"corrections", testCorrections}, {"retyped", testRetyped}, {"pages", testPages}, {"became", testBecame}, {"watched", testWatched}, {"party", testParty}, {"least", testLeast}, {"days", testDays}, {"closed", testClosed},
		{"judged", testJudged}, {"blind", testBlind}, {"judged elsewhere", testImported}, {"manifest", testManifest}, {"leases", testLeases}, {"noted", testNoted}, {"none", testNone},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			c.test(t, s)
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

var ctx = context.Background()

func put(t testing.TB, s *store.Store, f store.Filed, want store.Outcome) {
	t.Helper()
	if out, err := s.Put(ctx, f); err != nil || out != want {
		t.Fatalf("put: %q, %v; want %q", out, err, want)
	}
}

func small(seed uint64) *Maker {
	m := NewMaker(seed)
	m.Sentences = 8
	return m
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func events(t testing.TB, s *store.Store, f store.Filter) (out []store.Event) {
	t.Helper()
	for e, err := range s.Events(ctx, f) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func statements(t testing.TB, s *store.Store, f store.Filter) (out []store.Statement) {
	t.Helper()
	for e, err := range s.Statements(ctx, f) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func reports(t testing.TB, s *store.Store, f store.Filter) (out []store.Report) {
	t.Helper()
	for r, err := range s.Reports(ctx, f) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// withText is rec under another text, without codings.
func withText(rec *readout.Record, text string) *readout.Record {
	c, r := *rec, *rec.Report
	r.Text, r.ID = text, readout.MakeID(text)
	c.Report = &r
	c.Sentences, c.Actors, c.Events, c.Statements, c.Times, c.Places = nil, nil, nil, nil, nil, nil
	return &c
}
