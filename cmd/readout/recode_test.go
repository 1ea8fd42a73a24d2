package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/coder"
	"readout/review"
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
	_, err = s.Judge(ctx, review.Judgement{Verdict: review.Correct, Report: before.Report, Target: before.ID, Field: "place", Value: "Sometown", Who: "an analyst"}, nil)
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

// TestRecode_Pages holds that an article is looked for anew on the page that was kept:
// where it is another text by now, that supersedes the old one and counts alone, until
// the run is taken back.
func TestRecode_Pages(t *testing.T) {
	dir := t.TempDir()
	db, page := filepath.Join(dir, "a.db"), filepath.Join(dir, "page.html")
	words := "The army attacked a village near the border on Monday, killing three people, officials said. The foreign ministers of Norway and Finland met in Oslo on Tuesday to discuss the attack, a spokesman said."
	html := "<html><head><title>Attack near the border</title></head><body><article><h1>Attack near the border</h1><p>" + words + "</p><p>" + words + "</p></article></body></html>"
	if err := os.WriteFile(page, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	runOK(t, "ingest", "--db", db, page)
	ctx := context.Background()
	with := func(f func(s *store.Store)) {
		t.Helper()
		s, err := local.Open(ctx, db)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		f(s)
	}
	// what an earlier program made of the same page: half of it
	var old, now string
	with(func(s *store.Store) {
		var rec *readout.Record
		for r, err := range s.Reports(ctx, store.Filter{}) {
			if err != nil {
				t.Fatal(err)
			}
			now = r.ID
		}
		rec, err := s.Get(ctx, now)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := s.Page(ctx, now)
		if err != nil || string(kept.Body) != html {
			t.Fatal(kept, err)
		}
		r := readout.Report{Text: words, ID: readout.MakeID(words), Title: rec.Report.Title, Lang: "en"}
		half, err := coder.New().Code(ctx, &r)
		if err != nil {
			t.Fatal(err)
		}
		old, half.Coder.Version = r.ID, "0.0.1"
		if _, err := s.Forget(ctx, now, "to begin with the earlier one"); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Put(ctx, store.Filed{Record: half, Page: kept}); err != nil {
			t.Fatal(err)
		}
	})
	if out := runOK(t, "recode", "--db", db); strings.Contains(out, "found anew") {
		t.Errorf("a text that was forgotten comes back: %s", out)
	}
	// another page, for the text of the first may not come back
	other := strings.ReplaceAll(html, "Monday", "Friday")
	with(func(s *store.Store) {
		rec, err := s.Get(ctx, old)
		if err != nil {
			t.Fatal(err)
		}
		rec.Coder.Version = "0.0.2"
		if _, err := s.Put(ctx, store.Filed{Record: rec, Page: &store.Page{Body: []byte(other), Name: "page.html"}, Again: true}); err != nil {
			t.Fatal(err)
		}
	})
	events := func() string { return runOK(t, "events", "--db", db, "--csv") }
	before := events()
	if out := runOK(t, "recode", "--db", db, "--keep-texts", "--dry-run"); strings.Contains(out, "found anew") {
		t.Error(out)
	}
	if out := runOK(t, "recode", "--db", db); !strings.Contains(out, "1 text is found anew on the page, and supersedes the old one") {
		t.Error(out)
	}
	after := events()
	if after == before || strings.Contains(after, old+",Attack") {
		t.Errorf("what the old text says is still counted:\n%s", after)
	}
	if out := runOK(t, "reports", "--db", db); !strings.Contains(out, "2 reports, 1 independent text") || !strings.Contains(out, "not coded: superseded by ") {
		t.Error(out)
	}
	if out := runOK(t, "recode", "--db", db); !strings.Contains(out, "coded by this version already") {
		t.Error(out)
	}
	runOK(t, "undo", "--db", db, "3")
	if back := events(); back != before {
		t.Errorf("taken back it is not as before:\n%s\nbefore:\n%s", back, before)
	}
	if out := runOK(t, "recode", "--db", db, "--report", old); !strings.Contains(out, "1 text is found anew") || events() != after {
		t.Error(out)
	}
	if out := runOK(t, "reports", "--db", db, "--page", old); out != other {
		t.Errorf("%q", out)
	}
}
