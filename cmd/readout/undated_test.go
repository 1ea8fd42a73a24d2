package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestUndated: where no report of a negotiation has a date nobody knows since when it
// stands as it does; the list and its own page say the same, whatever other reports say.
func TestUndated(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "u.db")
	for name, text := range map[string]string{
		"undated.txt": "Peace deal for the valley\n\nThe government of Chad and the Ennedi Liberation Front signed a ceasefire in Lome. It takes effect at once, mediators said.\n\nThe two sides had negotiated for three weeks.\n",
		"dated.txt":   "Talks suspended\n\nNDJAMENA, March 4, 2020 (Own News) - Peace talks between Chad and the Borku Front were suspended on Tuesday.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	runTalking(t, "ingest", "--db", db, filepath.Join(dir, "undated.txt"), filepath.Join(dir, "dated.txt"))
	list := runOK(t, "processes", "--db", db)
	id := ""
	for line := range strings.Lines(list) {
		if f := strings.Fields(line); len(f) > 0 && strings.HasPrefix(f[0], "p") && strings.Contains(line, "Ennedi") {
			id = f[0]
		}
	}
	if id == "" || !strings.Contains(list, "SIGNED") || strings.Count(list, "since") != 1 {
		t.Fatalf("the list:\n%s", list)
	}
	page := runOK(t, "process", id, "--db", db)
	if head, _, _ := strings.Cut(page, "PARTIES"); !strings.Contains(head, "SIGNED") || strings.Contains(head, "since") || !strings.Contains(head, "bears no date") {
		t.Errorf("the page:\n%s", page)
	}
}
