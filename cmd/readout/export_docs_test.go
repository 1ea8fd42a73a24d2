package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/export"
)

// TestExportsDocs runs every command that EXPORTS.md shows, and holds that it names every
// format and column.
func TestExportsDocs(t *testing.T) {
	b, err := os.ReadFile("../../EXPORTS.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	examples, err := filepath.Glob("../../examples/*.txt")
	if err != nil || len(examples) == 0 {
		t.Fatal("no examples", err)
	}
	old, err := filepath.Abs("testdata/script/export.txtar")
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(old)
	if err != nil {
		t.Fatal(err)
	}
	_, gdelt, _ := strings.Cut(string(script), "-- old.CSV --\n")
	for i, e := range examples {
		if examples[i], err = filepath.Abs(e); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(t.TempDir())
	t.Setenv("READOUT_DB", "a.db")
	put := func(file, content string) {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("old.CSV", strings.ReplaceAll(gdelt, "a\tb\n", ""))
	put("all.jsonl", runOK(t, append([]string{"read", "--json"}, examples...)...))
	runOK(t, append([]string{"ingest"}, examples...)...)
	n, inside := 0, false
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "```") {
			inside = !inside
		}
		if args := strings.Fields(line); inside && len(args) > 1 && args[0] == "readout" {
			n++
			runTalking(t, args[1:]...)
		}
	}
	if n < 8 {
		t.Errorf("%d commands found", n)
	}
	for _, f := range export.Formats() {
		if !strings.Contains(text, f.Name) {
			t.Errorf("EXPORTS.md does not name %s", f.Name)
		}
		for _, table := range f.Tables {
			header, _, _ := strings.Cut(runTalking(t, "export", "csv", "--table", table), "\r\n")
			for _, c := range strings.Split(header, ",") {
				if !strings.Contains(text, "`"+c+"`") {
					t.Errorf("EXPORTS.md does not name the column %s of %s", c, table)
				}
			}
		}
	}
}

// runTalking is runOK for commands that may talk.
func runTalking(t *testing.T, args ...string) string {
	t.Helper()
	var out, talk bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &talk); code != exitOK {
		t.Fatalf("readout %s: exit code %d, %s", strings.Join(args, " "), code, talk.String())
	}
	return out.String()
}
