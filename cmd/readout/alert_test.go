package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"readout/notify"
)

// TestAlert adds, tries, lists and removes alerts.
func TestAlert(t *testing.T) {
	db := corpusDB(t)
	do := func(args ...string) string {
		t.Helper()
		i := len(args)
		for j, a := range args {
			if a == "--" {
				i = j
				break
			}
		}
		return runOK(t, append(append(append([]string{}, args[:i]...), "--db", db), args[i:]...)...)
	}
	do("processes")
	if out := do("alert", "list"); !strings.Contains(out, "there are no alerts") {
		t.Error(out)
	}
	if out := do("alert", "test", "state in (suspended, walked_out, signed)", "--limit", "2"); !strings.Contains(out, "would have told 4 alerts") || !strings.Contains(out, "and 2 more") || !strings.Contains(out, `"`) {
		t.Error(out)
	}
	told := 0
	for line := range strings.Lines(do("alert", "test", "type:THREATEN status:happened", "--json")) {
		var x notify.Told
		if err := json.Unmarshal([]byte(line), &x); err != nil || x.Event == nil || x.Event.Type != "THREATEN" || x.Event.Status != "happened" || len(x.Evidence) != 1 || x.Evidence[0].Words == "" || x.Evidence[0].Report != x.Event.Report || x.Evidence[0].Confidence <= 0 {
			t.Errorf("%v: %s", err, line)
		}
		told++
	}
	if told < 2 {
		t.Errorf("%d alerts", told)
	}
	var added struct {
		ID, Rule, Secret string
		Command          []string
	}
	if err := json.Unmarshal([]byte(do("alert", "add", `process:Togo state in (signed, suspended)`, "--name", "border", "--json", "--", "cat", "--x", "a b")), &added); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(added.Rule, "process:p") || len(added.Command) != 3 || added.Command[2] != "a b" || !filepath.IsAbs(added.Command[0]) {
		t.Errorf("%+v", added)
	}
	if out := do("alert", "test", added.ID); !strings.Contains(out, "would have told 1 alert") {
		t.Error(out)
	}
	if out := do("alert", "list"); !strings.Contains(out, "border: process:p") || strings.Contains(out, added.Secret) || !strings.Contains(out, "0 raised") {
		t.Error(out)
	}
	if out := do("hook", "list"); !strings.Contains(out, "nobody is told") {
		t.Error("an alert is no hook: ", out)
	}
	do("alert", "remove", added.ID)
	if out := do("alert", "list"); !strings.Contains(out, "there are no alerts") {
		t.Error(out)
	}
}

// TestAlert_Bad holds that a mistake is told in one line, with its column.
func TestAlert_Bad(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{exitUsage, "needs one rule", []string{"add"}},
		{exitUsage, "needs one rule", []string{"add", "actor:RUS", "type:THREATEN"}},
		{exitUsage, `column 11: there is no field "typ"`, []string{"add", "actor:RUS typ:THREATEN"}},
		{exitUsage, `column 7: there is no state "asleep"`, []string{"add", "state:asleep"}},
		{exitUsage, `column 6: there is no type "HIT"`, []string{"test", "type:HIT"}},
		{exitUsage, "stands the command", []string{"add", "state:signed", "--"}},
		{exitUsage, "add two", []string{"add", "state:signed", "--url", "https://example.org/", "--", "cat"}},
		{exitFailure, "no such command", []string{"add", "state:signed", "--", "/nonexistent/command"}},
		{exitFailure, "write it as", []string{"add", "state:signed", "--url", "example.org"}},
		{exitFailure, "there is no process", []string{"add", "process:nowhere state:signed"}},
		{exitFailure, "there is no alert", []string{"remove", "anone"}},
		{exitUsage, "--send needs the id", []string{"test", "state:signed", "--send"}},
		{exitUsage, "is not 1 to", []string{"test", "state:signed", "--limit", "0"}},
	} {
		var out, talk strings.Builder
		code := run(t.Context(), append([]string{"alert", c.args[0], "--db", db}, c.args[1:]...), strings.NewReader(""), &out, &talk)
		if code != c.code || !strings.Contains(talk.String(), c.want) || strings.Count(talk.String(), "\n") > 2 {
			t.Errorf("%q: code %d, %q; want %d, %q", c.args, code, talk.String(), c.code, c.want)
		}
	}
}
