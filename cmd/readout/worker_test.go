//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/export"
	"readout/queue/queuetest"
	"readout/store"
	"readout/store/storetest"
)

// recordsIn are the records of a database as they leave it, by report.
func recordsIn(t *testing.T, db string) map[string]string {
	t.Helper()
	s, err := (&storeFlag{db}).open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	out := map[string]string{}
	for r, err := range s.Reports(t.Context(), store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		rec, err := s.Get(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := export.JSON(&b, rec); err != nil {
			t.Fatal(err)
		}
		out[r.ID] = b.String()
	}
	return out
}

// TestQueue_Same holds that reports which go through a queue, in memory, kept in a folder
// or on a cluster, are kept as those that are read at once, to the last byte.
func TestQueue_Same(t *testing.T) {
	dir := t.TempDir()
	madeInputs(t, dir)
	plain := filepath.Join(t.TempDir(), "plain.db")
	if _, talk, code := ended(t, program("ingest", "--db", plain, dir)); code != exitSome {
		t.Fatal(code, talk)
	}
	want, _ := keptIn(t, plain, dir)
	records := recordsIn(t, plain)
	cluster := queuetest.Start(t)
	cluster.Open(t.Context()).Close()
	for name, at := range map[string]string{"memory": "memory", "embedded": "embedded", "cluster": cluster.Address()} {
		t.Run(name, func(t *testing.T) {
			db := filepath.Join(t.TempDir(), "a.db")
			if out, talk, code := ended(t, program("ingest", "--db", db, "--queue", at, dir)); code != exitSome {
				t.Fatal(code, out, talk)
			}
			if name == "cluster" {
				if out, _, _ := ended(t, program("run", "status", "--db", db, "--queue", at)); !strings.Contains(out, "0 dead") || strings.Contains(out, "wrong") || strings.Contains(out, " 0 missing") {
					t.Error("before the workers: ", out)
				}
				a, b := program("work", "--db", db, "--queue", at, "--until-empty", "--jobs", "1"), program("work", "--db", db, "--queue", at, "--until-empty", "--jobs", "1")
				var talk bytes.Buffer
				b.Stderr = &talk
				if err := b.Start(); err != nil {
					t.Fatal(err)
				}
				if out, talk, code := ended(t, a); code != exitOK {
					t.Fatal(code, out, talk)
				}
				if err := b.Wait(); err != nil {
					t.Fatal(err, talk.String())
				}
				if out, talk, code := ended(t, program("run", "reconcile", "--db", db, "--queue", at)); code != exitOK || !strings.Contains(out, "0 missing") {
					t.Fatal(code, out, talk)
				}
			}
			got, _ := keptIn(t, db, dir)
			if !slices.Equal(got, want) {
				t.Errorf("not the same is kept: %s", differ(got, want))
			}
			if x := recordsIn(t, db); len(x) != len(records) {
				t.Errorf("%d records, want %d", len(x), len(records))
			} else {
				for id, r := range x {
					if r != records[id] {
						t.Errorf("the record of %s is another one", id)
					}
				}
			}
			// Called again, it has nothing to do.
			if out, talk, _ := ended(t, program("ingest", "--db", db, "--queue", at, dir)); !strings.Contains(out, "dealt with earlier") || strings.Contains(out, "handed out") {
				t.Error(out, talk)
			}
		})
	}
}

// apart is a made-up report with so many words in an order of its own that no two have a
// text in common, however many there are.
func apart(n int) string {
	r := rand.New(rand.NewPCG(3, uint64(n)))
	words := strings.Fields("the harbour of a small town was closed in winter when ships from other coasts came with grain and timber for its people who had waited long and paid what they could while rain fell on their roofs so that no one went out before noon but some were at work near old mills where water ran under stone")
	var b strings.Builder
	who := []string{"Kenya", "Norway", "Finland", "Uganda", "Peru", "Chile", "Ghana", "Japan"}
	name := func() string {
		w := []byte{byte('A' + r.IntN(26))}
		for range 7 {
			w = append(w, "aeioulnrst"[r.IntN(10)])
		}
		return string(w)
	}
	x, y, z, c, d := name(), name(), name(), who[r.IntN(4)], who[4+r.IntN(4)]
	fmt.Fprintf(&b, "Minister %s of %s met %s of %s in %s. Troops of %s attacked %s rebels near %s and killed %d %s men. %s of %s threatened %s and told %s to release %d %s prisoners.",
		x, c, y, d, z, d, y, z, n+5, x, y, d, z, c, n+9, y)
	for range 16 {
		b.WriteString("\nThen")
		for range 14 {
			b.WriteString(" " + words[r.IntN(len(words))])
		}
		b.WriteByte('.')
	}
	return b.String()
}

// TestChaos kills each server of a cluster, each worker and restarts PostgreSQL while they
// work; READOUT_CHAOS says on how many reports. Nothing is lost, nothing is doubled, and
// stories and processes are those of a run that nobody disturbed.
func TestChaos(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a minute")
	}
	n := 300
	if k, err := strconv.Atoi(os.Getenv("READOUT_CHAOS")); err == nil {
		n = k
	}
	pg, err := storetest.StartCluster()
	switch {
	case errors.Is(err, storetest.ErrNoPostgres) && os.Getenv("CI") == "":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	defer func() {
		if err := pg.Stop(); err != nil {
			t.Error(err)
		}
	}()
	dir := t.TempDir()
	for at, file := 0, 0; at < n; file++ {
		var b bytes.Buffer
		for range min(500, n-at) {
			day := time.Date(2010, 1, 1+at/20, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			j, _ := json.Marshal(map[string]string{"text": apart(at + 1), "date": day})
			b.Write(append(j, '\n'))
			at++
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.jsonl", file)), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	calm, db := filepath.Join(t.TempDir(), "calm.db"), pg.URL("")
	if _, talk, code := ended(t, program("ingest", "--db", calm, dir)); code != exitOK {
		t.Fatal(code, talk)
	}
	cluster := queuetest.Start(t)
	q := cluster.Open(t.Context())
	defer q.Close()
	at := cluster.Address()
	workers := make([]*exec.Cmd, 2)
	talks := make([]bytes.Buffer, 2)
	work := func(i int) {
		workers[i] = program("work", "--db", db, "--queue", at, "--jobs", "1", "--follow", "2s")
		workers[i].Stderr = &talks[i]
		if err := workers[i].Start(); err != nil {
			t.Fatal(err)
		}
	}
	if s, err := (&storeFlag{db}).open(t.Context()); err != nil {
		t.Fatal(err)
	} else if err := s.Close(); err != nil { // with its tables
		t.Fatal(err)
	}
	work(0)
	work(1)
	fed := make(chan string, 1)
	go func() {
		for range 20 { // the same command goes on where it stopped
			out, err := program("ingest", "--db", db, "--queue", at, dir).CombinedOutput()
			if err == nil {
				fed <- ""
				return
			}
			if fed := string(out); !strings.Contains(fed, "the same command goes on") {
				t.Error("ingest:", fed)
			}
			time.Sleep(time.Second)
		}
		fed <- "it never came to its end"
	}()
	kept := func() int64 {
		s, err := (&storeFlag{db}).open(context.Background())
		if err != nil {
			return -1 // it is away
		}
		defer s.Close()
		k, err := s.Count(context.Background())
		if err != nil {
			return -1
		}
		return k.Reports
	}
	r := rand.New(rand.NewPCG(5, uint64(n)))
	acts := []func(){}
	for i := range 3 {
		acts = append(acts, func() {
			t.Logf("server %d is killed at %d reports", i, kept())
			cluster.Kill(i)
			time.Sleep(time.Duration(200+r.IntN(800)) * time.Millisecond)
			cluster.Restart(i)
			time.Sleep(3 * time.Second) // the others have to have what it missed before one of them goes
		})
	}
	for i := range 2 {
		acts = append(acts, func() {
			t.Logf("worker %d is killed at %d reports", i, kept())
			_ = workers[i].Process.Kill()
			_ = workers[i].Wait()
			work(i)
		})
	}
	acts = append(acts, func() {
		t.Logf("PostgreSQL is restarted at %d reports", kept())
		if err := pg.Restart(); err != nil {
			t.Fatal(err)
		}
	})
	r.Shuffle(len(acts), func(i, j int) { acts[i], acts[j] = acts[j], acts[i] })
	for i, act := range acts {
		for end := time.Now().Add(20 * time.Minute); kept() < int64(i*n/(len(acts)+2)) && time.Now().Before(end); {
			time.Sleep(50 * time.Millisecond)
		}
		act()
	}
	if trouble := <-fed; trouble != "" {
		t.Error(trouble)
	}
	for end := time.Now().Add(20 * time.Minute); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if s, err := q.Status(t.Context()); err == nil && s.Waiting+s.Underway == 0 {
			break
		}
	}
	out, talk, code := ended(t, program("run", "reconcile", "--db", db, "--queue", at))
	if code != exitOK || !strings.Contains(out, " 0 missing") {
		t.Error(code, out, talk)
	}
	for i, w := range workers {
		start := time.Now()
		if err := w.Process.Signal(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		if err := w.Wait(); err != nil {
			t.Errorf("worker %d: %v\n%s", i, err, talks[i].String())
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("worker %d took %v to end", i, d)
		}
	}
	if out, talk, code := ended(t, program("work", "--db", db, "--queue", at, "--until-empty")); code != exitOK {
		t.Error(code, out, talk)
	}
	if out, _, _ := ended(t, program("queue", "list", "--db", db, "--queue", at)); !strings.Contains(out, " 0 dead") {
		t.Error(out)
	}
	want, _ := keptIn(t, calm, dir)
	got, reports := keptIn(t, db, dir)
	lost := n - len(reports)
	if !slices.Equal(got, want) {
		t.Errorf("not the same as when nobody disturbs: %s", differ(got, want))
	}
	t.Logf("%d reports, 3 servers and 2 workers killed once each, PostgreSQL restarted once: %d lost; doubled, torn or otherwise than undisturbed only if told above", n, lost)
}
