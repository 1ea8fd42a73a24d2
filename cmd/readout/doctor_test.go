package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDoctor says what is well, and what is not with what to do.
func TestDoctor(t *testing.T) {
	dir := t.TempDir()
	none, good, broken := filepath.Join(dir, "none.db"), filepath.Join(dir, "good.db"), filepath.Join(dir, "broken.db")
	runOK(t, "ingest", "--db", good, examplesDir+"/talks-end-without-deal.txt")
	if err := os.WriteFile(broken, []byte(strings.Repeat("no database ", 500)), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name string
		args []string
		code int
		want []string
	}{
		{"none yet", []string{"--db", none}, exitOK, []string{"ok  program", "ok  clock", "ok  scratch", "ok  database  none yet at "}},
		{"a database", []string{"--db", good}, exitOK, []string{"ok  database", ": 1 report, "}},
		{"no database", []string{"--db", broken}, exitFailure, []string{"ok  program", "!!  database"}},
		{"no queue", []string{"--db", good, "--queue", "nats://127.0.0.1:1"}, exitFailure, []string{"ok  database", "!!  queue", "is nats-server running there?"}},
		{"no folder", []string{"--db", filepath.Join(dir, "no", "such", "a.db")}, exitOK, []string{"none yet"}},
	} {
		var out, talk bytes.Buffer
		code := run(context.Background(), append([]string{"doctor"}, x.args...), strings.NewReader(""), &out, &talk)
		if code != x.code {
			t.Errorf("%s: exit code %d\n%s%s", x.name, code, out.String(), talk.String())
		}
		for _, want := range x.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: lacks %q:\n%s", x.name, want, out.String())
			}
		}
	}
	if _, err := os.Stat(none); err == nil {
		t.Error("it made a database")
	}
}
