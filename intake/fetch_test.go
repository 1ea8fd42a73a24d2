package intake

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"readout/article"
)

const page = `<!doctype html><html><head><title>Envoys leave Bern</title></head><body><article><h1>Envoys leave Bern</h1>
<p>The envoys of both sides left the lakeside hotel late on Friday without a word to the press, officials said.</p>
<p>They are to meet again in the second week of May, a spokeswoman for the mediators told reporters.</p></article></body></html>`

// zip packs s as gzip.
func zip(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.Bytes()
}

// site serves what the tests ask for.
func site(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	html := func(w http.ResponseWriter) { w.Header().Set("Content-Type", "text/html; charset=utf-8") }
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		if r.UserAgent() != "Readout/test" || r.Header.Get("Accept-Encoding") != "gzip" {
			w.WriteHeader(http.StatusTeapot)
			return
		}
		html(w)
		fmt.Fprint(w, page)
	})
	mux.HandleFunc("/packed", func(w http.ResponseWriter, _ *http.Request) {
		html(w)
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(zip(page))
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		html(w)
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(zip(strings.Repeat(" ", 8<<20)))
	})
	mux.HandleFunc("/brotli", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		fmt.Fprint(w, "x")
	})
	mux.HandleFunc("/damaged", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		fmt.Fprint(w, "no gzip at all")
	})
	mux.HandleFunc("/long", func(w http.ResponseWriter, _ *http.Request) {
		html(w)
		for range article.MaxBytes>>20 + 1 {
			_, _ = w.Write(bytes.Repeat([]byte("word "), 1<<20/5+1))
		}
	})
	mux.HandleFunc("/picture", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "image/png") })
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/drip", func(w http.ResponseWriter, r *http.Request) {
		html(w)
		for r.Context().Err() == nil {
			fmt.Fprint(w, ".")
			w.(http.Flusher).Flush()
			select {
			case <-r.Context().Done():
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	mux.HandleFunc("/hop/{n}", func(w http.ResponseWriter, r *http.Request) {
		var n int
		_, _ = fmt.Sscan(r.PathValue("n"), &n)
		to := "/page"
		if n > 1 {
			to = fmt.Sprintf("/hop/%d", n-1)
		}
		http.Redirect(w, r, to, http.StatusFound)
	})
	mux.HandleFunc("/inward", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest/", http.StatusFound)
	})
	mux.HandleFunc("/forbidden", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) })
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	mux.HandleFunc("/empty", func(w http.ResponseWriter, _ *http.Request) { html(w) })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestFetch(t *testing.T) {
	s := site(t)
	for _, path := range []string{"/page", "/page#part", "/packed", "/hop/1", "/hop/5"} {
		r, err := read(s.URL+path, "", Options{AllowPrivate: true, UserAgent: "Readout/test"})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if r.Title != "Envoys leave Bern" || !strings.Contains(r.Text, "lakeside hotel") || strings.Contains(r.URL, "hop") || strings.Contains(r.URL, "#") {
			t.Errorf("%s: title %q, address %s", path, r.Title, r.URL)
		}
	}
}

func TestFetch_Trouble(t *testing.T) {
	s := site(t)
	f := newFetcher(Options{AllowPrivate: true})
	for path, want := range map[string]string{
		"/none":      "no such page (404 Not Found); check",
		"/forbidden": "403 Forbidden",
		"/busy":      "try again later",
		"/bomb":      "unpacks to more",
		"/brotli":    "br",
		"/damaged":   "gzip",
		"/picture":   "image/png",
		"/hop/6":     "more than 5 times",
		"/slow":      "does not answer within",
		"/drip":      "does not answer within",
	} {
		f.time = fetchTime
		if path == "/slow" || path == "/drip" {
			f.time = 300 * time.Millisecond
		}
		_, err := f.fetch(context.Background(), s.URL+path)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), s.URL+path+": ") {
			t.Errorf("%s: error %v, want %q", path, err, want)
		}
	}
	f.time = fetchTime
	if _, err := f.fetch(context.Background(), s.URL+"/long"); err == nil || !strings.Contains(err.Error(), "16 MiB") {
		t.Errorf("/long: error %v", err)
	}
	s.Close()
	if _, err := f.fetch(context.Background(), s.URL+"/page"); err == nil || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("closed: error %v", err)
	}
}

func TestFetch_NoArticle(t *testing.T) {
	s := site(t)
	if _, err := read(s.URL+"/empty", "", Options{AllowPrivate: true}); err == nil || !strings.Contains(err.Error(), "empty") {
		t.Errorf("error %v", err)
	}
}

// TestFetch_Guard reaches a server on this machine by a name that looks public,
// as a name server that lies would have it, and by a redirect.
func TestFetch_Guard(t *testing.T) {
	s := site(t)
	f := newFetcher(Options{})
	f.anyPlace = true // looks are not checked: only the guard of the connection stands
	if _, err := f.fetch(context.Background(), s.URL+"/page"); err == nil || !strings.Contains(err.Error(), "this machine") {
		t.Errorf("guard: error %v", err)
	}
	g := newFetcher(Options{AllowPrivate: true})
	g.anyPlace = false
	u := g.client.CheckRedirect
	req, _ := http.NewRequest(http.MethodGet, "http://169.254.169.254/latest/", nil)
	if err := u(req, nil); err == nil {
		t.Error("a redirect to the local link is followed")
	}
	if _, err := read(s.URL+"/page", "", Options{}); err == nil || !strings.Contains(err.Error(), "not fetched") {
		t.Errorf("port: error %v", err)
	}
}

func TestFetch_Stopped(t *testing.T) {
	s := site(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := newFetcher(Options{AllowPrivate: true}).fetch(ctx, s.URL+"/page"); err == nil || !strings.Contains(err.Error(), "stopped") {
		t.Errorf("error %v", err)
	}
}
