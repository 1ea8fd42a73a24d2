package follow_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/examples/corpus/coded"
	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/store/local"
)

// corpus are the reports of examples/corpus, coded.
var corpus = coded.Records

func scratch(t testing.TB) *store.Store {
	t.Helper()
	s, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "s.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func keep(t testing.TB, s *store.Store, f store.Filed) {
	t.Helper()
	if _, err := s.Put(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

func update(t testing.TB, s *store.Store) {
	t.Helper()
	if _, err := follow.Update(t.Context(), s, follow.Options{}); err != nil {
		t.Fatal(err)
	}
}

func derivedOf(t testing.TB, s *store.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.DumpDerived(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	rows, err := s.Processes(t.Context(), store.ProcessFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows { // all that is told of them
		p, _, err := follow.Process(t.Context(), s, r.ID, "")
		if err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(storedAt.ReplaceAll(body, nil))
		b.WriteByte('\n')
	}
	return b.String()
}

// storedAt are the times at which reports were stored and persons decided.
var storedAt = regexp.MustCompile(`"(stored|when)":"[^"]*",?`)

// sameLines fails with the first line in which two dumps differ.
func sameLines(t testing.TB, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			n := 0
			for n < min(len(a[i]), len(b[i])) && a[i][n] == b[i][n] {
				n++
			}
			from := max(0, n-200)
			t.Fatalf("%s: line %d differs:\n got %.60s ... %.500s\nwant %.60s ... %.500s", what, i+1, a[i], a[i][from:], b[i], b[i][from:])
		}
	}
	t.Fatalf("%s: %d lines, want %d", what, len(a), len(b))
}

// TestFollow_AnyOrder holds that what is entered one by one, in any order and with pauses
// anywhere, is what is made anew, and that reports which were coded otherwise for a while
// or are forgotten leave nothing.
func TestFollow_AnyOrder(t *testing.T) {
	recs := corpus()
	whole := scratch(t)
	for _, rec := range recs {
		keep(t, whole, store.Filed{Record: rec})
	}
	update(t, whole)
	want := derivedOf(t, whole)
	if n := strings.Count(want, `{"process":`); n < 3 {
		t.Fatalf("%d processes", n)
	}
	for _, records := range []bool{true, false} {
		if _, err := follow.Rebuild(t.Context(), whole, follow.Options{Records: records}); err != nil {
			t.Fatal(err)
		}
		sameLines(t, fmt.Sprintf("made anew, records %v", records), derivedOf(t, whole), want)
	}

	orders := 4
	if testing.Short() {
		orders = 2
	}
	for seed := range uint64(orders) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := scratch(t)
		step := func() {
			if r.IntN(4) == 0 {
				update(t, s)
			}
		}
		extra := bare(recs[r.IntN(len(recs))], fmt.Sprintf("Seed %d. ", seed))
		for i, at := range r.Perm(len(recs)) {
			rec := recs[at]
			if i == 30 {
				keep(t, s, store.Filed{Record: extra})
			}
			step()
			if r.IntN(5) == 0 { // coded otherwise at first
				keep(t, s, store.Filed{Record: without(rec)})
				step()
				keep(t, s, store.Filed{Record: rec, Again: true})
			} else {
				keep(t, s, store.Filed{Record: rec})
			}
			step()
		}
		if _, err := s.Forget(t.Context(), extra.Report.ID, "test"); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(derivedOf(t, s)) { // its id alone stands with its story until that has been looked at
			if strings.Contains(line, extra.Report.ID) && !strings.HasPrefix(line, `{"placed":`) {
				t.Errorf("what is forgotten is left before the update: %.200s", line)
			}
		}
		update(t, s)
		sameLines(t, fmt.Sprintf("order %d", seed), derivedOf(t, s), want)
	}
}

// TestFollow_Decisions holds that what persons decided holds when everything is made anew.
func TestFollow_Decisions(t *testing.T) {
	s := scratch(t)
	for _, rec := range corpus() {
		keep(t, s, store.Filed{Record: rec})
	}
	update(t, s)
	list, err := follow.Happenings(t.Context(), s, store.Filter{Type: []string{"ASSAULT"}})
	if err != nil || len(list) < 2 {
		t.Fatal(len(list), err)
	}
	rows, err := s.Processes(t.Context(), store.ProcessFilter{})
	if err != nil || len(rows) < 2 {
		t.Fatal(len(rows), err)
	}
	before := derivedOf(t, s)
	one, err := follow.Rule(t.Context(), s, false, []string{list[0].ID, list[len(list)-1].ID}, "Ann", "")
	if err != nil {
		t.Fatal(err)
	}
	two, err := follow.Decide(t.Context(), s, processes.Decision{Kind: processes.DecideMerge, Process: rows[0].ID, Into: rows[1].ID, Who: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	update(t, s)
	got := derivedOf(t, s)
	if got == before {
		t.Error("decisions change nothing")
	}
	if _, err := follow.Rebuild(t.Context(), s, follow.Options{}); err != nil {
		t.Fatal(err)
	}
	sameLines(t, "made anew with decisions", derivedOf(t, s), got)
	if _, err := follow.Rebuild(t.Context(), s, follow.Options{Records: true}); err != nil {
		t.Fatal(err)
	}
	sameLines(t, "made anew of records, with decisions", derivedOf(t, s), got)
	for _, run := range []int64{two, one} {
		if err := follow.Undo(t.Context(), s, run, "Ann"); err != nil {
			t.Fatal(err)
		}
		if err := follow.Undo(t.Context(), s, run, "Ann"); err == nil {
			t.Error("a decision was taken back twice")
		}
	}
	update(t, s)
	skip := strings.NewReplacer(`{"decision":{"about":"happenings"}}`+"\n", "", `{"decision":{"about":"processes"}}`+"\n", "")
	sameLines(t, "decisions taken back", skip.Replace(derivedOf(t, s)), before)
}

// bare is a record under a text of its own.
func bare(rec *readout.Record, front string) *readout.Record {
	c, r := *rec, *rec.Report
	r.Text += front + strings.Repeat(front, 3)
	r.ID = readout.MakeID(r.Text)
	c.Report = &r
	return &c
}

// without is a record as a version that finds less would make it.
func without(rec *readout.Record) *readout.Record {
	c := *rec
	c.Processes, c.Meetings, c.Positions = nil, nil, nil
	c.Events = slices.Clone(c.Events[:len(c.Events)/2])
	return &c
}

// TestFollow_AtOnce holds that several programs which bring a store up to date at the same
// time enter everything once.
func TestFollow_AtOnce(t *testing.T) {
	recs := corpus()
	file := filepath.Join(t.TempDir(), "s.db")
	open := func() *store.Store {
		s, err := local.Open(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	var wait sync.WaitGroup
	for k := range 3 {
		s := open() // as another program would
		wait.Go(func() {
			for i, rec := range recs {
				if i%3 == k {
					if _, err := s.Put(context.Background(), store.Filed{Record: rec}); err != nil {
						t.Error(err)
					}
				}
				if i%10 == k {
					if _, err := follow.Update(context.Background(), s, follow.Options{}); err != nil {
						t.Error(err)
					}
				}
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	s := open()
	defer s.Close()
	update(t, s)
	got := derivedOf(t, s)
	if _, err := follow.Rebuild(t.Context(), s, follow.Options{}); err != nil {
		t.Fatal(err)
	}
	sameLines(t, "at once", got, derivedOf(t, s))
}

// TestFollow_Stopped holds that an update that is stopped anywhere goes on where it was.
func TestFollow_Stopped(t *testing.T) {
	s := scratch(t)
	for _, rec := range corpus() {
		keep(t, s, store.Filed{Record: rec})
	}
	for after := 1; ; after *= 2 {
		ctx, stop := context.WithTimeout(t.Context(), time.Duration(after)*time.Millisecond)
		_, err := follow.Update(ctx, s, follow.Options{})
		stop()
		if err == nil {
			break
		}
	}
	got := derivedOf(t, s)
	if _, err := follow.Rebuild(t.Context(), s, follow.Options{}); err != nil {
		t.Fatal(err)
	}
	sameLines(t, "stopped", got, derivedOf(t, s))
}

// TestFollow_RebuildStopped holds that making everything anew can be stopped anywhere: the
// next update brings it to its end, and it is the same as before.
func TestFollow_RebuildStopped(t *testing.T) {
	s := scratch(t)
	for _, rec := range corpus() {
		keep(t, s, store.Filed{Record: rec})
	}
	update(t, s)
	want := derivedOf(t, s)
	for _, records := range []bool{false, true} {
		for after := 1; ; after *= 3 {
			ctx, stop := context.WithTimeout(t.Context(), time.Duration(after)*time.Millisecond)
			_, err := follow.Rebuild(ctx, s, follow.Options{Records: records})
			stop()
			update(t, s)
			sameLines(t, fmt.Sprintf("stopped after %d ms, records %v", after, records), derivedOf(t, s), want)
			if err == nil {
				break
			}
		}
	}
}
