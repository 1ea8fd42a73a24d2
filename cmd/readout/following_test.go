package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/store"
	"readout/store/local"
)

// TestFollowing_Readme runs every command that the README shows for following a
// negotiation.
func TestFollowing_Readme(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	corpus, err := filepath.Abs("../../examples/corpus/reports")
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(text), "## Following a negotiation")
	part, _, _ = strings.Cut(part, "\n## ")
	t.Chdir(t.TempDir())
	n, inside := 0, false
	for _, line := range strings.Split(part, "\n") {
		if strings.HasPrefix(line, "```") {
			inside = !inside
		}
		line, _, _ = strings.Cut(line, "#")
		args := strings.Fields(strings.ReplaceAll(line, "'", ""))
		if !inside || len(args) < 2 || args[0] != "readout" {
			continue
		}
		for i, a := range args {
			if a == "examples/corpus/reports" {
				args[i] = corpus
			}
		}
		n++
		if out := runOK(t, args[1:]...); strings.Count(out, "\n") < 2 {
			t.Errorf("%s prints %q", line, out)
		}
	}
	if n < 8 {
		t.Errorf("%d commands found", n)
	}
}

// TestFollowing_Golden holds the list of the corpus' negotiations and the pages and
// briefs of all of them against files.
func TestFollowing_Golden(t *testing.T) {
	db := filepath.Join(t.TempDir(), "c.db")
	runOK(t, "ingest", "--db", db, "../../examples/corpus/reports")
	golden(t, filepath.Join(goldenDir, "corpus.processes"), runOK(t, "processes", "--db", db))
	golden(t, filepath.Join(goldenDir, "corpus.changes"), runOK(t, "changes", "--db", db, "--since", "2024-04-05", "--as-of", "2024-04-12"))
	s, err := local.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Processes(t.Context(), store.ProcessFilter{})
	if e := s.Close(); err == nil {
		err = e
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 4 {
		t.Fatalf("%d processes", len(list))
	}
	var pages strings.Builder
	for _, p := range list {
		pages.WriteString(runOK(t, "process", p.ID, "--db", db) + "\n----\n\n" + runOK(t, "brief", p.ID, "--db", db) + "\n----\n\n")
	}
	golden(t, filepath.Join(goldenDir, "corpus.process"), pages.String())
}

// corpusDB is a database of the corpus.
func corpusDB(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "c.db")
	runOK(t, "ingest", "--db", db, "../../examples/corpus/reports")
	return db
}

// TestFollowing_Persons holds that what a person decides holds, and can be undone.
func TestFollowing_Persons(t *testing.T) {
	db := corpusDB(t)
	do := func(args ...string) string { t.Helper(); return runOK(t, append(args, "--db", db)...) }
	before := do("processes")
	undo := func(said string) {
		t.Helper()
		_, run, ok := strings.Cut(strings.TrimSpace(said), "readout undo ")
		if !ok {
			t.Fatalf("it does not say how to undo it: %q", said)
		}
		do("undo", run)
		if after := do("processes"); after != before {
			t.Errorf("undone, but:\n%s\nbefore:\n%s", after, before)
		}
	}
	said := do("process", "rename", "Togo", "The Cotonou talks")
	if list := do("processes"); !strings.Contains(list, "The Cotonou talks") {
		t.Error(list)
	}
	undo(said)
	said = do("process", "pin", "Togo", "suspended", "2024-05-01", "--why", "a test")
	if page := do("process", "Togo"); !strings.Contains(page, "SUSPENDED") || !strings.Contains(page, "DECIDED BY PERSONS") {
		t.Error(page)
	}
	undo(said)
	said = do("process", "merge", "Ivory", "Togo")
	if list := do("processes"); strings.Count(list, "\n") >= strings.Count(before, "\n") {
		t.Error(list)
	}
	undo(said)

	var ids []string
	for _, line := range strings.Split(do("events", "--merged", "--json", "--type", "ASSAULT"), "\n") {
		if _, rest, ok := strings.Cut(line, `{"id":"`); ok && len(ids) < 2 {
			ids = append(ids, rest[:16])
		}
	}
	events := do("events", "--merged")
	said = do("events", "merge", ids[0], ids[1])
	if got := do("events", "--merged"); got == events {
		t.Error("two events were merged, and nothing changed")
	}
	undo(said)
	if got := do("events", "--merged"); got != events {
		t.Error("a merge is undone, but events are others")
	}
}

// TestFollowing_Bad holds that a mistake is told in one line.
func TestFollowing_Bad(t *testing.T) {
	db := corpusDB(t)
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.tsv")
	good := filepath.Join(dir, "good.tsv")
	head := "key\tname\tparties\tissues\taliases\tfrom\tto\n"
	for file, text := range map[string]string{bad: head + "x\tTalks\tGhana|Xyzzy Plugh\t\t\t\t\n", good: head + "cocoa\tCocoa talks\tGhana|Ivory Coast\t\t\t\t\n"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{exitFailure, "there is no process", []string{"process", "pnothing"}},
		{exitFailure, "nothing had come out", []string{"process", "Togo", "--as-of", "2020-01-01"}},
		{exitUsage, "is no day", []string{"process", "Togo", "--as-of", "yesterday"}},
		{exitUsage, "needs --since", []string{"changes"}},
		{exitUsage, "--state asleep is none", []string{"processes", "--state", "asleep"}},
		{exitFailure, "there is no state", []string{"process", "pin", "Togo", "asleep", "2024-05-01"}},
		{exitFailure, "is no day", []string{"process", "pin", "Togo", "suspended", "soon"}},
		{exitFailure, "there is no strand", []string{"process", "move", "pnothing", "Togo"}},
		{exitUsage, "two events", []string{"events", "split", "0123456789abcdef"}},
		{exitFailure, "there is no event", []string{"events", "merge", "0123456789abcdef", "fedcba9876543210"}},
		{exitFailure, "there is no story", []string{"stories", "0123456789abcdef"}},
		{exitUsage, "markdown or html", []string{"brief", "Togo", "--format", "word"}},
		{exitFailure, "bad.tsv", []string{"processes", "--processes", bad}},
		{exitUsage, "cannot be opened", []string{"processes", "--processes", filepath.Join(dir, "none.tsv")}},
	} {
		var out, talk strings.Builder
		code := run(t.Context(), append(c.args, "--db", db), strings.NewReader(""), &out, &talk)
		if code != c.code || !strings.Contains(talk.String(), c.want) {
			t.Errorf("%v: code %d, %q; want %d, %q", c.args, code, talk.String(), c.code, c.want)
		}
	}
	var out, talk strings.Builder
	if code := run(t.Context(), []string{"processes", "--processes", good, "--db", db}, strings.NewReader(""), &out, &talk); code != exitOK || !strings.Contains(out.String(), "Cocoa talks") {
		t.Errorf("code %d, %s%s", code, talk.String(), out.String())
	}
}
