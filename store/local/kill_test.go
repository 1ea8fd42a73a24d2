package local

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout/store"
	"readout/store/storetest"
)

// TestKilled kills a program that keeps reports, again and again, and looks whether all
// that it said it had kept is there, once and whole.
func TestKilled(t *testing.T) {
	const there = "READOUT_TEST_KILLED"
	if at := os.Getenv(there); at != "" {
		file, seed, _ := strings.Cut(at, "|")
		keepOn(t, file, seed)
		return
	}
	file := filepath.Join(t.TempDir(), "a.db")
	kept := map[string]bool{}
	times := 6
	if testing.Short() {
		times = 2
	}
	for i := range times {
		c := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		c.Env = append(os.Environ(), there+"="+file+"|"+strconv.Itoa(i))
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		said := bufio.NewScanner(out)
		for n := 0; said.Scan(); n++ {
			if id, ok := strings.CutPrefix(said.Text(), "kept "); ok {
				kept[id] = true
			}
			if n == 30+17*i {
				time.Sleep(time.Duration(i) * time.Millisecond)
				if err := c.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = c.Wait() // it was killed
	}
	s := openAt(t, file)
	defer s.Close()
	for id := range kept {
		if _, err := s.Get(ctx, id); err != nil {
			t.Errorf("%s was acknowledged: %v", id, err)
		}
	}
	c, err := s.Count(ctx)
	if err != nil || c.Reports < int64(len(kept)) || c.Records != c.Reports {
		t.Errorf("%d acknowledged, %+v, %v", len(kept), c, err)
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
	n := 0
	for e, err := range s.Events(ctx, store.Filter{}) {
		if err != nil || len(e.Actors) == 0 {
			t.Fatal(e, err)
		}
		n++
	}
	t.Logf("killed %d times: %d acknowledged, %d kept, %d events", times, len(kept), c.Reports, n)
	if len(kept) < 30*times {
		t.Errorf("%d acknowledged are few", len(kept))
	}
}

// keepOn keeps reports from eight sides until it is killed, and says what is kept.
func keepOn(t *testing.T, file, seed string) {
	n, err := strconv.ParseUint(seed, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	s := openAt(t, file)
	out := make(chan string)
	for i := range uint64(8) {
		m := storetest.NewMaker(1000*n + i)
		m.Sentences = 8
		go func() {
			for {
				rec := m.Record()
				if _, err := s.Put(ctx, store.Filed{Record: rec}); err != nil {
					t.Error(err)
				}
				out <- rec.Report.ID
			}
		}()
	}
	for id := range out {
		_, _ = os.Stdout.WriteString("kept " + id + "\n") // nobody hears it any more when it is too late
	}
}
