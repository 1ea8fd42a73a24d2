//go:build unix

package main

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"readout/store/storetest"
)

// TestKill_Postgres holds that PostgreSQL keeps the same as SQLite, and that it does so
// although the program is killed on the way.
func TestKill_Postgres(t *testing.T) {
	server, err := storetest.StartCluster()
	switch {
	case errors.Is(err, storetest.ErrNoPostgres) && os.Getenv("CI") == "":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	defer func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	}()
	dir := t.TempDir()
	madeInputs(t, dir)
	calm, db := filepath.Join(t.TempDir(), "calm.db"), server.URL("")
	start := time.Now()
	if _, talk, code := ended(t, program("ingest", "--db", calm, dir)); code != exitSome {
		t.Fatal(code, talk)
	}
	whole := time.Since(start)
	r := rand.New(rand.NewPCG(7, 7))
	told := map[string]bool{}
	for n, done := 0, false; !done; n++ {
		after := time.Duration(r.Int64N(int64(whole)))
		if n >= 3 {
			after = time.Hour
		}
		var fresh []string
		fresh, done = killedAfter(t, db, dir, after)
		for _, id := range fresh {
			told[id] = true
		}
	}
	want, _ := keptIn(t, calm, dir)
	got, have := keptIn(t, db, dir)
	for id := range told {
		if !have[id] {
			t.Errorf("report %s was told to be kept, and is lost", id)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("PostgreSQL does not keep the same: %s", differ(got, want))
	}
}
