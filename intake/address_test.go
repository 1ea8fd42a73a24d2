package intake

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestRead_Address reads a page from the web, one that holds no article, and one on a
// machine that is none of the web.
func TestRead_Address(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html><head><title>Envoys leave Bern</title></head><body><article><h1>Envoys leave Bern</h1>
<p>The envoys of both sides left the lakeside hotel late on Friday without a word to the press, officials said.</p>
<p>They are to meet again in the second week of May, a spokeswoman for the mediators told reporters.</p></article></body></html>`)
	})
	mux.HandleFunc("/empty", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "text/html") })
	s := httptest.NewServer(mux)
	defer s.Close()
	r, err := read(s.URL+"/page#top", "", Options{AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	if r.Title != "Envoys leave Bern" || !strings.Contains(r.Text, "lakeside hotel") || r.URL != s.URL+"/page" {
		t.Errorf("title %q, address %s", r.Title, r.URL)
	}
	if _, err := read(s.URL+"/empty", "", Options{AllowPrivate: true}); err == nil || !strings.Contains(err.Error(), "empty") {
		t.Errorf("error %v", err)
	}
	if _, err := read(s.URL+"/page", "", Options{}); err == nil || !strings.Contains(err.Error(), "not fetched") {
		t.Errorf("error %v", err)
	}
}
