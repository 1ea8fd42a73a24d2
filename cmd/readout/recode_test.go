package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/store"
	"readout/store/local"
)

// TestRecode_Corrected holds that what a person corrected stays corrected when its
// report is coded again, with the same id, and when that is taken back.
func TestRecode_Corrected(t *testing.T) {
	dir := t.TempDir()
	db, own, report := filepath.Join(dir, "a.db"), filepath.Join(dir, "own.tsv"), filepath.Join(dir, "report.txt")
	for name, text := range map[string]string{
		own:    "key\tname\taliases\tcountry\toffice\trank\tsectors\tfrom\tto\nown.fvf\tFree Valley Front\t\tFRA\t\t\tREB\t\t\n",
		report: "The Free Valley Front attacked an army base near the border on Monday, killing three soldiers, the army said.\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	runOK(t, "ingest", "--db", db, report)
	ctx := context.Background()
	event := func() (out store.Event) {
		t.Helper()
		s, err := local.Open(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for e, err := range s.Events(ctx, store.Filter{}) {
			if err != nil {
				t.Fatal(err)
			}
			if out.ID == "" || e.ID < out.ID {
				out = e
			}
		}
		if out.ID == "" {
			t.Fatal("no events")
		}
		return out
	}
	before := event()
	s, err := local.Open(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Correct(ctx, store.Correction{Report: before.Report, Target: before.ID, Field: "place", Value: "Sometown", Who: "an analyst"})
	if e := s.Close(); err != nil || e != nil {
		t.Fatal(err, e)
	}
	if out := runOK(t, "recode", "--db", db, "--actors", own); !strings.Contains(out, "1 report coded again as run 3; 1 of them differ") {
		t.Error(out)
	}
	if e := event(); e.ID != before.ID || e.Place != "Sometown" {
		t.Errorf("event %s at %q, was %s", e.ID, e.Place, before.ID)
	}
	runOK(t, "undo", "--db", db, "3")
	if e := event(); e.ID != before.ID || e.Place != "Sometown" {
		t.Errorf("taken back: event %s at %q, was %s", e.ID, e.Place, before.ID)
	}
}
