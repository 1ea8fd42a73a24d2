package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"readout/store"
	"readout/store/local"
)

// A newsroom is a site with feeds, whose articles grow.
type newsroom struct {
	*httptest.Server
	out atomic.Int64 // articles
}

func newNewsroom(t *testing.T) *newsroom {
	n := &newsroom{}
	mux := http.NewServeMux()
	mux.HandleFunc("/feed.xml", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<rss version="2.0"><channel><title>World</title>`)
		for i := n.out.Load(); i > 0; i-- {
			fmt.Fprintf(w, `<item><title>Talks, part %d</title><link>/a/%d</link><pubDate>Tue, 07 May 2024 1%d:00:00 GMT</pubDate></item>`, i, i, i)
		}
		fmt.Fprint(w, `<item><title>Subscribers only</title><link>/wall</link></item><item><title>Gone</title><link>/none</link></item><item><title>A picture</title><link>/picture</link></item></channel></rss>`)
	})
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed.xml"><p>Home`)
	})
	mux.HandleFunc("/a/{n}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html><head><title>Envoys meet, part %s</title></head><body><article><h1>Envoys meet, part %[1]s</h1>
<p>The foreign ministers of Peru and Chile met in Lima on Monday for round %[1]s of their talks on the border, officials said.</p>
<p>The talks ended without an agreement. They are to meet again next week, a spokeswoman for the ministry told reporters in the capital.</p></article></body></html>`, r.PathValue("n"))
	})
	mux.HandleFunc("/wall", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusPaymentRequired) })
	mux.HandleFunc("/picture", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "image/png") })
	n.Server = httptest.NewServer(mux)
	t.Cleanup(n.Close)
	n.out.Store(1)
	return n
}

// watchOnce runs the command and returns what it printed on both streams.
func watchOnce(t *testing.T, args ...string) (out, talk string, err error) {
	t.Helper()
	c := newWatch()
	var o, e bytes.Buffer
	c.SetOut(&o)
	c.SetErr(&e)
	c.SetContext(t.Context())
	c.SetArgs(args)
	c.SilenceErrors, c.SilenceUsage = true, true
	err = c.Execute()
	return o.String(), e.String(), err
}

// TestWatch takes in what feeds and a folder bring, once each, and tells of the rest.
func TestWatch(t *testing.T) {
	n := newNewsroom(t)
	dir := t.TempDir()
	db := filepath.Join(dir, "w.db")
	list, in := filepath.Join(dir, "feeds.txt"), filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{
		list:                          n.URL + "/feed.xml World\n" + n.URL + "/page\nno address\n",
		filepath.Join(in, "note.txt"): "LIMA, 8 May 2024 - Peru and Chile signed an accord on their border on Wednesday, the ministry said.\n",
	} {
		if err := os.WriteFile(name, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := func() (string, string) {
		t.Helper()
		out, talk, err := watchOnce(t, "--db", db, "--once", "--allow-private", list, in)
		if err != nil {
			t.Fatalf("%v\n%s\n%s", err, out, talk)
		}
		return out, talk
	}
	out, talk := run()
	if strings.Count(out, "read ") != 2 || !strings.Contains(out, n.URL+"/a/1") || !strings.Contains(out, "note.txt") {
		t.Errorf("printed %q", out)
	}
	for _, want := range []string{`feeds.txt, line 3: "no" is no address`, "/page: the answer is a page and no feed; it names as its feed: " + n.URL + "/feed.xml", "2 feeds, 1 could not be read", "2 articles taken in"} {
		if !strings.Contains(talk, want) {
			t.Errorf("talk %q does not say %q", talk, want)
		}
	}
	if out, _ = run(); out != "" {
		t.Errorf("the second time: %q", out)
	}
	n.out.Store(2)
	if out, _ = run(); strings.Count(out, "\n") != 1 || !strings.Contains(out, "/a/2") {
		t.Errorf("the third time: %q", out)
	}

	s, err := local.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	counts, err := s.Watched().Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if c := counts[n.URL+"/feed.xml"]; c["taken"] != 2 || c["refused"] != 1 || c["gone"] != 1 || c["failed"] != 1 {
		t.Errorf("states: %v", c)
	}
	days := 0
	for r, err := range s.Events(t.Context(), store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(r.Published, "2024-05-0") {
			days++
		}
	}
	if days == 0 {
		t.Error("no event of a day that the feed told")
	}
	var b bytes.Buffer
	c := newFeeds()
	c.SetOut(&b)
	c.SetContext(t.Context())
	c.SetArgs([]string{"--db", db, "--json", n.URL + "/feed.xml"})
	if err := c.Execute(); err != nil {
		t.Fatal(err)
	}
	var told feedTold
	if err := json.Unmarshal(b.Bytes(), &told); err != nil || told.Title != "World" || told.Articles != 5 || len(told.Last) != 5 || told.Why != "" {
		t.Errorf("%v: %s", err, b.String())
	}
}

// TestWatch_Live watches until it is stopped: an article that comes out meanwhile is in
// the store soon after.
func TestWatch_Live(t *testing.T) {
	n := newNewsroom(t)
	db := filepath.Join(t.TempDir(), "w.db")
	ctx, stop := context.WithCancel(t.Context())
	c := newWatch()
	c.SetOut(&bytes.Buffer{})
	c.SetErr(&bytes.Buffer{})
	c.SetContext(ctx)
	c.SetArgs([]string{"--db", db, "--every", "1s", "--allow-private", n.URL + "/feed.xml"})
	done := make(chan error, 1)
	go func() { done <- c.Execute() }()
	s, err := local.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, want := range []int{1, 2} {
		n.out.Store(int64(want))
		for end := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
			counts, err := s.Watched().Counts(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if counts[n.URL+"/feed.xml"]["taken"] == want {
				break
			}
			if time.Now().After(end) {
				t.Fatalf("article %d is not in the store", want)
			}
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestWatch_Trouble wants a line for what cannot be watched.
func TestWatch_Trouble(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "x.html")
	if err := os.WriteFile(page, []byte("<html><body>x"), 0o600); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(dir, "w.db")
	for _, c := range [][]string{
		{"watch needs a list"},
		{"is no address of a feed", "ftp://example.org/feed"},
		{"no such file or folder", filepath.Join(dir, "none")},
		{"<html> and no list of feeds", page},
		{"more often than any machine", "--every", "5s", "https://example.org/feed.xml"},
		{"it is not fetched: the machine localhost is of this network", "--once", "http://localhost/feed.xml"},
	} {
		_, talk, err := watchOnce(t, append([]string{"--db", db}, c[1:]...)...)
		if err == nil || !strings.Contains(err.Error()+talk, c[0]) {
			t.Errorf("%q: %v, %q", c, err, talk)
		}
	}
}
