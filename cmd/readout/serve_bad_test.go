package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout/coder"
	"readout/store/local"
	"readout/web"
)

// wholePage says what is wrong with a page that tells of a fault; nothing where it is
// whole, in words, and shows nothing of the program's insides.
func wholePage(w *httptest.ResponseRecorder) string {
	body := w.Body.String()
	switch {
	case !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html"):
		return "it is " + w.Header().Get("Content-Type")
	case strings.Count(body, "<h1") != 1 || !strings.Contains(body, "</html>"):
		return "it is no whole page"
	case strings.Contains(body, "goroutine ") || strings.Contains(body, "SELECT ") || strings.Contains(body, ".go:"):
		return "it shows the program's insides"
	}
	return ""
}

// TestServe_AnyBytes asks every page with ids and words of any bytes: each answer is a
// readable page that has none of our elements' places filled with theirs, and never a fault of ours.
func TestServe_AnyBytes(t *testing.T) {
	h := anyServer(t)
	r := rand.New(rand.NewPCG(1, 2))
	nasty := []string{"", "\x00", "\xff\xfe", "'", "\"", "%", "..", "../..", "a\x00b", "<script>alert(1)</script>", "${x}", "{{.}}", "-1", "1e9", "99999999999999999999", "NaN", "AND OR NOT", "\"a", "a*b*",
		"date:2016-13-99", "type:", "actor:\x00", strings.Repeat("(", 500), strings.Repeat("ö", 4000), "\u202edrow", "type:ASSAULT " + strings.Repeat("x OR ", 300) + "y", "process:*", "story:%", "score:9e99", "quad:7"}
	for range 60 {
		b := make([]byte, r.IntN(40))
		for i := range b {
			b[i] = byte(r.IntN(256))
		}
		nasty = append(nasty, string(b))
	}
	forms := []string{"/reports/%s", "/reports/%s/why", "/reports/%s/sources", "/processes/%s", "/stories/%s", "/actors/%s", "/search?q=%s", "/events?q=%s", "/events?type=%s", "/events?place=%s", "/events?after=%s",
		"/events?from=%s", "/statements?named=%s", "/reports?outlet=%s", "/sources?q=%s", "/changes?since=%s", "/processes?as-of=%s", "/tables/%s", "/tables/events.csv?after=%s", "/tables/rounds.csv?process=%s",
		"/search?actor=%s", "/events?status=%s", "/statements?source=%s"}
	for _, form := range forms {
		for _, s := range nasty {
			at := fmt.Sprintf(form, url.QueryEscape(s))
			if !strings.Contains(form, "?") {
				at = fmt.Sprintf(form, url.PathEscape(s))
			}
			w := pageOf(t, h, at)
			if w.Code >= 500 {
				t.Errorf("%q: %d %.300s", at, w.Code, w.Body)
				continue
			}
			if w.Code >= 300 && w.Code < 400 || strings.HasPrefix(at, "/tables/") && w.Code == http.StatusOK {
				continue
			}
			if why := wholePage(w); why != "" {
				t.Errorf("%q: %d: %s", at, w.Code, why)
			}
			if root, err := html.Parse(strings.NewReader(w.Body.String())); err != nil || strings.Contains(textOf(root), "{{.}}</") {
				t.Errorf("%q: %v", at, err)
			}
			if strings.Contains(w.Body.String(), "<script>alert") {
				t.Errorf("%q: its words became an element", at)
			}
		}
	}
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		b.WriteString(textOf(k))
	}
	return b.String()
}

func anyServer(t *testing.T) http.Handler {
	h, _ := reportServer(t, longReport(300))
	return h
}

// TestServe_LostDatabase: where the database has gone every page says so in words, and
// what holds no data is there still.
func TestServe_LostDatabase(t *testing.T) {
	folder := t.TempDir()
	s, err := local.Open(t.Context(), filepath.Join(folder, "lost.db"))
	if err != nil {
		t.Fatal(err)
	}
	h := (&web.Server{Store: s, Names: whom, Coder: coder.Version()}).Handler()
	if w := pageOf(t, h, "/"); w.Code != http.StatusOK {
		t.Fatal(w.Code)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{"/", "/processes/p1", "/reports", "/reports/x", "/reports/x/why", "/stories", "/events", "/statements", "/actors", "/actors/KEN", "/changes", "/search?q=a", "/sources", "/status", "/tables/events.csv", "/tables/runs.parquet"} {
		w := pageOf(t, h, at)
		if why := wholePage(w); w.Code != http.StatusServiceUnavailable || why != "" || !strings.Contains(w.Body.String(), "database") {
			t.Errorf("%s: %d, %s: %.300s", at, w.Code, why, w.Body)
		}
	}
	if w := pageOf(t, h, "/assets/readout.css"); w.Code != http.StatusOK {
		t.Error("the style is gone too")
	}
}
