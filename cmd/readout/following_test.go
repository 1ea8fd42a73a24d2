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
