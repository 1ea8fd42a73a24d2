package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/coder"
	"readout/notify"
	"readout/web"
)

// A block is an example in a document.
type block struct {
	lang, code string
	line       int
}

func blocksOf(t *testing.T, file string) (out []block) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	inside := false
	for i, line := range strings.Split(string(b), "\n") {
		lang, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && !inside:
			out = append(out, block{lang: lang, line: i + 1})
			inside = true
		case fence:
			inside = false
		case inside:
			out[len(out)-1].code += line + "\n"
		}
	}
	return out
}

// interpreters run examples by their languages, and what each needs.
var interpreters = map[string]struct {
	command []string
	needs   []string
}{
	"sh":     {[]string{"sh", "-eu"}, []string{"curl", "jq"}},
	"python": {[]string{"python3"}, []string{"python3"}},
	"r":      {[]string{"Rscript", "--vanilla"}, []string{"Rscript"}},
}

// runBlock runs an example and returns what it prints.
func runBlock(t *testing.T, b block, more, server string) string {
	t.Helper()
	in, ok := interpreters[b.lang]
	if !ok {
		t.Fatalf("line %d: nothing runs %q", b.line, b.lang)
	}
	for _, p := range in.needs {
		if _, err := exec.LookPath(p); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatal(err)
			}
			t.Skip(err)
		}
	}
	file := filepath.Join(t.TempDir(), "example")
	if err := os.WriteFile(file, []byte(b.code+more), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, in.command[0], append(slices.Clone(in.command[1:]), file)...)
	c.Env = append(os.Environ(), "READOUT_URL="+server, "READOUT_TOKEN=", "no_proxy=127.0.0.1", "NO_PROXY=127.0.0.1")
	var talk bytes.Buffer
	c.Stderr = &talk
	out, err := c.Output()
	if err != nil {
		t.Fatalf("line %d: %v\n%s%s", b.line, err, out, &talk)
	}
	return string(out)
}

// TestAPI_Examples runs every example of docs/API.md against the demo.
func TestAPI_Examples(t *testing.T) {
	c := newServe()
	c.SetErr(io.Discard)
	c.SetContext(t.Context())
	s, err := demoStore(c, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer((&web.Server{Store: s, Names: whom, Coder: coder.Version(), Demo: true, Read: pooled(coder.Options{})}).Handler())
	t.Cleanup(func() { h.CloseClientConnections(); h.Close(); s.Close() })
	// what each example prints, in the order in which they stand
	want := []struct{ lang, words string }{
		{"sh", "\"reports\""}, {"python", "CONSULT"}, {"r", "CONSULT"}, {"sh", "304"}, {"python", " -> "}, {"r", "next time: after ="}, {"python", "Whether a message"},
		{"sh", `["SANCTION","happened",`}, {"python", "SUPPORT 2030-05-13"}, {"sh", "cursor is none of ours"},
	}
	blocks := blocksOf(t, "../../docs/API.md")
	if len(blocks) != len(want) {
		t.Fatalf("%d examples, want %d", len(blocks), len(want))
	}
	for i, b := range blocks {
		t.Run(fmt.Sprintf("line %d %s", b.line, b.lang), func(t *testing.T) {
			if out := runBlock(t, b, "", h.URL); b.lang != want[i].lang || !strings.Contains(out, want[i].words) {
				t.Errorf("it prints %q, want %q", out, want[i].words)
			}
		})
	}
}

// TestAPI_Verified holds that the example of a receiver takes what is signed and nothing
// else.
func TestAPI_Verified(t *testing.T) {
	blocks := blocksOf(t, "../../docs/API.md")
	i := slices.IndexFunc(blocks, func(b block) bool { return strings.Contains(b.code, "def verified(") })
	if i < 0 {
		t.Fatal("docs/API.md has no example of a receiver")
	}
	secret, body, at := notify.NewSecret(), []byte(`{"type":"process.state","data":{"name":"“x”"}}`), time.Now()
	sign, err := notify.Sign(secret, "c1", at, body)
	if err != nil {
		t.Fatal(err)
	}
	head, err := json.Marshal(map[string]string{"webhook-id": "c1", "webhook-timestamp": fmt.Sprint(at.Unix()), "webhook-signature": "v1,other " + sign})
	if err != nil {
		t.Fatal(err)
	}
	more := fmt.Sprintf(`
import json
head, body = json.loads(%q), %q.encode()
print(verified(%q, head, body), verified(%q, head, body + b" "), verified(%q, dict(head, **{"webhook-id": "c2"}), body), verified(%q, head, body, time.time() + 400), verified(%q, head, body))
`, head, body, secret, secret, secret, secret, notify.NewSecret())
	if out := runBlock(t, blocks[i], more, ""); !strings.HasSuffix(out, "\nTrue False False False False\n") {
		t.Errorf("it prints %q", out)
	}
}
