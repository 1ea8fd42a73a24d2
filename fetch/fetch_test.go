package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
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
		for range most>>20 + 1 {
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
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	mux.HandleFunc("/tagged", func(w http.ResponseWriter, r *http.Request) {
		html(w)
		w.Header().Set("ETag", `"7"`)
		if r.Header.Get("If-None-Match") == `"7"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, page)
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		to := "/tagged"
		if r.URL.RawQuery == "half" {
			to = "/halfway"
		}
		http.Redirect(w, r, to, http.StatusMovedPermanently)
	})
	mux.HandleFunc("/halfway", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/tagged", http.StatusFound) })
	mux.HandleFunc("/circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/circle", http.StatusFound) })
	mux.HandleFunc("/json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, "{}")
	})
	mux.HandleFunc("/empty", func(w http.ResponseWriter, _ *http.Request) { html(w) })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// most is what the tests read of a page.
const most = 16 << 20

func get(c *Client, address string) (*Page, error) {
	return c.Get(context.Background(), Ask{URL: address, Max: most})
}

func TestGet(t *testing.T) {
	s := site(t)
	c := New(Options{AllowPrivate: true, UserAgent: "Readout/test"})
	for _, path := range []string{"/page", "/page#part", "/packed", "/hop/1", "/hop/5"} {
		p, err := get(c, s.URL+path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if string(p.Body) != page || p.ContentType != "text/html; charset=utf-8" || strings.Contains(p.URL, "hop") || strings.Contains(p.URL, "#") || p.Moved != "" {
			t.Errorf("%s: %+v", path, p)
		}
	}
}

// TestGet_Same asks again for what has not changed, and for what moved for good.
func TestGet_Same(t *testing.T) {
	s := site(t)
	c := New(Options{AllowPrivate: true})
	p, err := get(c, s.URL+"/tagged")
	if err != nil || p.Same || p.ETag != `"7"` || len(p.Body) == 0 {
		t.Fatalf("%+v, %v", p, err)
	}
	p, err = c.Get(context.Background(), Ask{URL: s.URL + "/tagged", Max: most, ETag: p.ETag, LastModified: p.LastModified})
	if err != nil || !p.Same || len(p.Body) > 0 {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err = get(c, s.URL+"/moved"); err != nil || p.Moved != s.URL+"/tagged" {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err = get(c, s.URL+"/moved?half"); err != nil || p.Moved != "" {
		t.Errorf("a move for now counts as one for good: %+v, %v", p, err)
	}
}

func TestGet_Trouble(t *testing.T) {
	s := site(t)
	c := New(Options{AllowPrivate: true})
	for path, want := range map[string]string{
		"/none":      "no such page (404 Not Found); check",
		"/forbidden": "403 Forbidden",
		"/busy":      "try again later",
		"/bomb":      "unpacks to more",
		"/brotli":    "br",
		"/damaged":   "gzip",
		"/picture":   "image/png",
		"/hop/6":     "more than 5 times",
		"/circle":    "more than 5 times",
		"/slow":      "does not answer within",
		"/drip":      "does not answer within",
	} {
		c.time = longest
		if path == "/slow" || path == "/drip" {
			c.time = 300 * time.Millisecond
		}
		_, err := get(c, s.URL+path)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), s.URL+path+": ") {
			t.Errorf("%s: error %v, want %q", path, err, want)
		}
	}
	c.time = longest
	if _, err := get(c, s.URL+"/long"); err == nil || !strings.Contains(err.Error(), "16 MiB") {
		t.Errorf("/long: error %v", err)
	}
	var own *Error
	if _, err := get(c, s.URL+"/busy"); !errors.As(err, &own) || own.Status != 503 || own.RetryAfter != 2*time.Minute {
		t.Errorf("/busy: %+v", own)
	}
	s.Close()
	if _, err := get(c, s.URL+"/page"); err == nil || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("closed: error %v", err)
	}
}

// TestGet_Data gets what is no page, for who asks for it.
func TestGet_Data(t *testing.T) {
	s := site(t)
	c := New(Options{AllowPrivate: true})
	if _, err := get(c, s.URL+"/json"); err == nil || !strings.Contains(err.Error(), "application/json") {
		t.Errorf("error %v", err)
	}
	if p, err := c.Get(context.Background(), Ask{URL: s.URL + "/json", Max: most, Data: true}); err != nil || string(p.Body) != "{}" {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestGet_Guard reaches a server on this machine by a name that looks public,
// as a name server that lies would have it, and by a redirect.
func TestGet_Guard(t *testing.T) {
	s := site(t)
	c := New(Options{})
	c.anyPlace = true // looks are not checked: only the guard of the connection stands
	if _, err := get(c, s.URL+"/page"); err == nil || !strings.Contains(err.Error(), "this machine") || !Refused(err) {
		t.Errorf("guard: error %v", err)
	}
	c = New(Options{AllowPrivate: true})
	c.anyPlace = false
	req, _ := http.NewRequest(http.MethodGet, "http://169.254.169.254/latest/", nil)
	if err := c.http.CheckRedirect(req, nil); err == nil {
		t.Error("a redirect to the local link is followed")
	}
	if _, err := get(New(Options{}), s.URL+"/page"); err == nil || !strings.Contains(err.Error(), "not fetched") {
		t.Errorf("port: error %v", err)
	}
}

func TestGet_Stopped(t *testing.T) {
	s := site(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := New(Options{AllowPrivate: true}).Get(ctx, Ask{URL: s.URL + "/page", Max: most}); err == nil || !strings.Contains(err.Error(), "stopped") {
		t.Errorf("error %v", err)
	}
}
