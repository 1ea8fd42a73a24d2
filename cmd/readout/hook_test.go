package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// TestHook adds, tries, lists and removes a web hook.
func TestHook(t *testing.T) {
	db := corpusDB(t)
	code := 204
	var bodies []string
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		bodies = append(bodies, string(b))
		w.WriteHeader(code)
	}))
	defer h.Close()
	do := func(args ...string) string { t.Helper(); return runOK(t, append(args, "--db", db)...) }
	if out := do("hook", "list"); !strings.Contains(out, "nobody is told") {
		t.Error(out)
	}
	var added struct{ ID, URL, Secret string }
	if err := json.Unmarshal([]byte(do("hook", "add", h.URL, "--allow-private", "--process", "Togo", "--kind", "state,round", "--json")), &added); err != nil || !strings.HasPrefix(added.Secret, "whsec_") {
		t.Fatal(err, added)
	}
	if out := do("hook", "list"); !strings.Contains(out, "delivers") || !strings.Contains(out, "state, round in p") || strings.Contains(out, added.Secret) {
		t.Error(out)
	}
	if out := do("hook", "test", added.ID); !strings.Contains(out, "took") || len(bodies) != 1 || !strings.Contains(bodies[0], `"readout.test"`) {
		t.Error(out, bodies)
	}
	code = 500
	var out, talk strings.Builder
	if run(t.Context(), []string{"hook", "test", h.URL, "--db", db}, strings.NewReader(""), &out, &talk) != exitFailure || !strings.Contains(talk.String(), "500") {
		t.Error(talk.String())
	}
	do("hook", "retry", added.ID)
	if out := do("hook", "list", "--json"); !json.Valid([]byte(out)) || strings.Contains(out, added.Secret) {
		t.Error(out)
	}
	do("hook", "remove", h.URL)
	if out := do("hook", "list"); !strings.Contains(out, "nobody is told") {
		t.Error(out)
	}
}

// TestHook_Bad holds that a mistake is told in one line.
func TestHook_Bad(t *testing.T) {
	db := filepath.Join(t.TempDir(), "h.db")
	for _, c := range []struct {
		code int
		want string
		args string
	}{
		{exitUsage, "needs the address", "add"}, {exitFailure, "write it as", "add example.org"}, {exitFailure, "--allow-private allows it", "add http://127.0.0.1:9/"},
		{exitFailure, "name or password", "add https://a:b@example.org/"}, {exitUsage, "is none of", "add https://example.org/ --kind nonsense"},
		{exitFailure, "there is no process", "add https://example.org/ --process nonsense"}, {exitFailure, "there is no web hook", "remove hnone"}, {exitUsage, "needs the id", "test"}, {exitFailure, "there is no web hook", "retry https://example.org"},
	} {
		var out, talk strings.Builder
		code := run(t.Context(), append([]string{"hook"}, append(strings.Fields(c.args), "--db", db)...), strings.NewReader(""), &out, &talk)
		if code != c.code || !strings.Contains(talk.String(), c.want) || strings.Count(talk.String(), "\n") > 2 {
			t.Errorf("%s: code %d, %q; want %d, %q", c.args, code, talk.String(), c.code, c.want)
		}
	}
}
