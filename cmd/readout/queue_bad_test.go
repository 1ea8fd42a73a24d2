package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/queue"
)

// TestQueue_Bad tells what is wrong with a queue or a run in one line that says what to do.
func TestQueue_Bad(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	text := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(text, []byte(madeUp(1)), 0o600); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		"work":                                           "say which queue",
		"work --queue memory":                            "ends with the command",
		"work --queue redis://a":                         "is no queue",
		"work --queue nats://127.0.0.1:1":                "does not answer",
		"work --queue nats://u:p@127.0.0.1:1":            "holds a password",
		"work --queue embedded --jobs -1":                "not below 0",
		"work x --queue embedded":                        "takes no arguments",
		"ingest --queue kafka://b " + text:               "is no queue",
		"queue list":                                     "say which queue",
		"queue list --queue memory":                      "ends with the command",
		"queue show --queue embedded":                    "id of one task",
		"queue show --queue embedded nothing":            "is no dead task",
		"queue retry --queue embedded":                   "or --all",
		"queue retry --queue embedded --all x":           "or --all",
		"queue retry --queue embedded x":                 "is no dead task",
		"queue drop --queue embedded x":                  "is no dead task",
		"run status":                                     "no run has handed anything out",
		"run status 7":                                   "there is no run 7",
		"run status seven":                               "not the number of a run",
		"run status 1 2":                                 "one run",
		"run reconcile":                                  "no run has handed anything out",
		"work --queue embedded:" + text + "/x/y":         "cannot be made",
		"work --queue embedded --pages " + text + "/x/y": "cannot be made",
	} {
		_, talk, code := ended(t, program(append(strings.Fields(args), "--db", db)...))
		if code == exitOK || !strings.Contains(talk, want) {
			t.Errorf("%s: exit code %d, %q, want %q", args, code, talk, want)
		}
		saysOnly(t, strings.TrimSuffix(talk, "Try: readout --help\n"))
	}
}

// TestReconcile has a queue lose the page of a task: the source is read again, and the
// report is kept; where the source is another one by now, that is said.
func TestReconcile(t *testing.T) {
	db, in := filepath.Join(t.TempDir(), "a.db"), filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(in, []byte(madeUp(1)), 0o600); err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(t.TempDir(), "queue")
	ctx := t.Context()
	q, err := queue.Embedded(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	s, err := (&storeFlag{db}).open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	// handed out, and the page is lost
	g := &ingest{store: s, queue: &opened{Queue: q, pages: q.(queue.Pages), kind: "nats"}, reading: &reading{}, sum: newSummary(db), progress: newProgress(os.Stderr)}
	if err := g.byQueue(ctx, []string{in}, false); err != nil {
		t.Fatal(err)
	}
	gone, err := s.Missing(ctx, g.sum.Run)
	if err != nil || len(gone) != 1 {
		t.Fatal(gone, err)
	}
	if err := q.(queue.Pages).Discard(ctx, gone[0].Task); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	if out, talk, code := ended(t, program("run", "status", "--db", db, "--queue", "embedded:"+at)); code != exitOK || !strings.Contains(out, "1 missing") || !strings.Contains(out, "1 waiting") {
		t.Error(code, out, talk)
	}
	out, talk, code := ended(t, program("run", "reconcile", "--db", db, "--queue", "embedded:"+at))
	if code != exitOK || !strings.Contains(out, "1 put back, 1 of them read from their source again") {
		t.Error(code, out, talk)
	}
	if out, talk, code := ended(t, program("work", "--db", db, "--queue", "embedded:"+at, "--until-empty")); code != exitOK || !strings.Contains(out, "1 task done") {
		t.Error(code, out, talk)
	}
	if out, talk, code := ended(t, program("run", "status", "--db", db, "--json")); code != exitOK || !strings.Contains(out, `"became":{"read":1},"missing":0`) {
		t.Error(code, out, talk)
	}
	if out, talk, code := ended(t, program("ingest", "--again", "--db", db, "--queue", "embedded:"+at, in)); code != exitOK || !strings.Contains(out, "1 coded again") {
		t.Error(code, out, talk)
	}
}
