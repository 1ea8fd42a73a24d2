package storetest

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"readout"
	"readout/store"
)

type recordOf = readout.Record

func get(s *store.Store, id string) (*recordOf, error) { return s.Get(ctx, id) }

func testForget(t *testing.T, s *store.Store) {
	m := small(6)
	rec, other := m.Record(), m.Record()
	put(t, s, store.Filed{Record: rec, Input: store.Input{Source: "a.txt"}}, store.Stored)
	put(t, s, store.Filed{Record: m.Recoded(rec), Again: true}, store.Recoded)
	put(t, s, store.Filed{Record: other}, store.Stored)
	copied := withText(rec, rec.Report.Text+" Something more.")
	put(t, s, store.Filed{Record: copied}, store.Stored)
	gone := must[store.Removed](t)(s.Forget(ctx, rec.Report.ID, "its licence ended"))
	if gone.Records != 2 || gone.Events != int64(len(rec.Events)+len(m.Recoded(rec).Events)) || gone.Parties == 0 {
		t.Errorf("%+v", gone)
	}
	put(t, s, store.Filed{Record: rec, Input: store.Input{Source: "b.txt"}}, store.Forgotten)
	if _, err := s.Get(ctx, rec.Report.ID); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
	if out := must[store.Outcome](t)(s.Seen(ctx, rec.Report.ID)); out != store.Forgotten {
		t.Error(out)
	}
	word := rec.Events[0].Trigger.In(rec.Report.Text)
	for _, e := range events(t, s, store.Filter{}) {
		if e.Report == rec.Report.ID {
			t.Error("an event is left")
		}
	}
	var dump strings.Builder
	if err := s.Dump(ctx, &dump); err != nil {
		t.Fatal(err)
	}
	sentence := rec.Sentences[1].In(rec.Report.Text)
	if n := strings.Count(dump.String(), sentence); n != 2 { // the copy's text, in its row and its record
		t.Errorf("the words of the forgotten report stand in the dump %d times, want 2: its copy's", n)
	}
	if got := reports(t, s, store.Filter{Words: words(word)}); len(got) == 0 || len(got) > 2 {
		t.Errorf("%d reports have its words", len(got))
	}
	if got := reports(t, s, store.Filter{Report: []string{copied.Report.ID}}); len(got) != 1 || got[0].Group != copied.Report.ID {
		t.Errorf("the copy's group is still the forgotten report's: %+v", got)
	}
	third := withText(rec, "Now this. "+rec.Report.Text)
	put(t, s, store.Filed{Record: third}, store.Stored)
	if got := reports(t, s, store.Filter{Report: []string{third.Report.ID}}); got[0].Group != copied.Report.ID {
		t.Errorf("a copy that comes later does not find the group: %+v", got)
	}
	if _, err := s.Forget(ctx, "nobody", ""); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
	if got := must[[]store.Tombstone](t)(s.Tombstones(ctx)); len(got) != 1 || got[0].Reason != "its licence ended" {
		t.Errorf("%+v", got)
	}
	if in, ok, err := s.Input(ctx, "a.txt", 0); err != nil || !ok || in.State != string(store.Forgotten) {
		t.Error(in, ok, err)
	}
}

func words(s string) store.Words {
	return store.Words{All: [][]store.Phrase{{store.MakePhrase(s)}}}
}

func testInputs(t *testing.T, s *store.Store) {
	rec := small(7).Record()
	run := must[int64](t)(s.Begin(ctx, store.Ingest, "x"))
	put(t, s, store.Filed{Record: rec, Run: run, Input: store.Input{Source: "a.zip", Part: 3}}, store.Stored)
	put(t, s, store.Filed{Record: rec, Run: run, Input: store.Input{Source: "a.zip", Part: 4}}, store.Known)
	list := []store.Input{{Source: "a.zip", State: store.Begun, Stamp: "12 9"}, {Source: "a.zip", Part: 5, State: store.Failed, Reason: "broken \x00\xff"}, {Source: "odd '\"\x00 name", Part: 1, State: store.Skipped}}
	if err := s.Note(ctx, run, list...); err != nil {
		t.Fatal(err)
	}
	if err := s.Note(ctx, run, store.Input{Source: "a.zip", State: store.Done, Stamp: "13 9"}); err != nil {
		t.Fatal(err)
	}
	if in, ok, err := s.Input(ctx, "a.zip", 0); err != nil || !ok || in.State != store.Done || in.Stamp != "13 9" {
		t.Error(in, ok, err)
	}
	parts := must[map[int]store.Input](t)(s.Parts(ctx, "a.zip"))
	if len(parts) != 3 || parts[3].State != string(store.Stored) || parts[3].Report != rec.Report.ID || parts[4].State != string(store.Known) || parts[5].Reason != "broken \uFFFD\uFFFD" {
		t.Errorf("%+v", parts)
	}
	if _, ok, err := s.Input(ctx, "never", 0); ok || err != nil {
		t.Error(ok, err)
	}
	if in, ok, err := s.Input(ctx, "odd '\"\x00 name", 1); !ok || err != nil || in.State != store.Skipped {
		t.Error(in, ok, err)
	}
}

func testConcurrent(t *testing.T, s *store.Store) {
	m := small(8)
	var recs []*readout.Record
	for range 60 {
		recs = append(recs, m.Record())
	}
	var wait sync.WaitGroup
	var mu sync.Mutex
	count := map[store.Outcome]int{}
	for i := range 8 {
		wait.Go(func() {
			for j := range recs {
				out, err := s.Put(ctx, store.Filed{Record: recs[(j+7*i)%len(recs)], Input: store.Input{Source: fmt.Sprint("w", i), Part: j + 1}})
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				count[out]++
				mu.Unlock()
			}
		})
		wait.Go(func() {
			for range 10 {
				for _, err := range s.Events(ctx, store.Filter{Limit: 50}) {
					if err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wait.Wait()
	if count[store.Stored] != len(recs) || count[store.Known] != 7*len(recs) {
		t.Errorf("%v: every report is new once", count)
	}
	if c := must[store.Counts](t)(s.Count(ctx)); c.Reports != int64(len(recs)) || c.Records != c.Reports {
		t.Errorf("%+v", c)
	}
}

func testClosed(t *testing.T, s *store.Store) {
	rec := small(9).Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(ctx, store.Filed{Record: rec}); !errors.Is(err, store.ErrClosed) {
		t.Error(err)
	}
	if _, err := s.Begin(ctx, store.Ingest, ""); !errors.Is(err, store.ErrClosed) {
		t.Error(err)
	}
	if _, err := s.Get(ctx, rec.Report.ID); !errors.Is(err, store.ErrClosed) {
		t.Error(err)
	}
	for _, err := range s.Events(ctx, store.Filter{}) {
		if !errors.Is(err, store.ErrClosed) {
			t.Error(err)
		}
	}
}
