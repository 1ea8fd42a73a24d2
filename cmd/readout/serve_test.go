package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout/coder"
	"readout/web"
)

// demo returns a server over the demo's store.
func demo(t *testing.T) *httptest.Server {
	t.Helper()
	c := newServe()
	c.SetErr(io.Discard)
	c.SetContext(t.Context())
	s, err := demoStore(c, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer((&web.Server{Store: s, Names: whom, Coder: coder.Version(), Demo: true, Explain: explaining(coder.Options{})}).Handler())
	t.Cleanup(func() { h.Close(); s.Close() })
	return h
}

func get(t *testing.T, at string) (*http.Response, []byte) {
	t.Helper()
	r, err := http.Get(at)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r, b
}

// TestServe_EveryLink follows every link of the demo's pages: each leads to a page, each
// passage to words that stand on it, each anchor to an element, and nothing comes from
// elsewhere.
func TestServe_EveryLink(t *testing.T) {
	h := demo(t)
	seen := map[string]bool{}
	ids := map[string]map[string]bool{} // of pages
	var anchors [][2]string
	queue := []string{"/", "/search?q=ceasefire", "/processes?as-of=2024-03-20", "/events?q=type:CONSULT"}
	pages := 0
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		if pages++; pages > 1500 {
			break
		}
		r, b := get(t, h.URL+at)
		if r.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", at, r.Status)
			continue
		}
		if csp := r.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", at, csp)
		}
		if file := strings.HasPrefix(r.Header.Get("Content-Disposition"), "attachment"); file || strings.HasPrefix(at, "/tables/") {
			if len(b) == 0 || strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") || !file {
				t.Errorf("%s: %d bytes of %s", at, len(b), r.Header.Get("Content-Type"))
			}
			continue
		}
		if strings.HasSuffix(at, ".atom") {
			if !bytes.Contains(b, []byte("<feed")) {
				t.Errorf("%s is no feed: %.80s", at, b)
			}
			continue
		}
		root, err := html.Parse(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		heads := 0
		ids[at] = map[string]bool{}
		var walk func(*html.Node)
		walk = func(n *html.Node) {
			if n.Type == html.ElementNode {
				if n.Data == "h1" {
					heads++
				}
				if n.Data == "style" || n.Data == "iframe" {
					t.Errorf("%s: has <%s>", at, n.Data)
				}
				for _, a := range n.Attr {
					switch {
					case strings.HasPrefix(a.Key, "on") || a.Key == "style":
						t.Errorf("%s: has %s=%q", at, a.Key, a.Val)
					case a.Key == "id":
						if ids[at][a.Val] {
							t.Errorf("%s: two elements are %q", at, a.Val)
						}
						ids[at][a.Val] = true
					case a.Key == "href" && n.Data == "a":
						base, _ := url.Parse(at)
						to, err := base.Parse(a.Val)
						if err != nil {
							t.Errorf("%s: href %q: %v", at, a.Val, err)
							continue
						}
						if to.Host != "" {
							continue // the page of a report itself
						}
						frag := to.Fragment
						to.Fragment = ""
						if frag != "" {
							anchors = append(anchors, [2]string{to.String(), frag})
						}
						if len(queue) < 3000 && !strings.Contains(to.RawQuery, "on=") {
							queue = append(queue, to.String())
						}
					case (a.Key == "src" || a.Key == "href") && (strings.HasPrefix(a.Val, "http") || strings.HasPrefix(a.Val, "//")):
						t.Errorf("%s: <%s> fetches %s", at, n.Data, a.Val)
					}
				}
			}
			for k := n.FirstChild; k != nil; k = k.NextSibling {
				walk(k)
			}
		}
		walk(root)
		if heads != 1 {
			t.Errorf("%s: %d headings of the first rank", at, heads)
		}
	}
	if pages < 200 {
		t.Errorf("only %d pages were reached", pages)
	}
	for _, a := range anchors {
		if of, ok := ids[a[0]]; ok && !of[a[1]] {
			t.Errorf("no element %q on %s", a[1], a[0])
		}
	}
}

// TestServe_Bad asks what cannot be answered: each time a readable page, never a blank
// one, never the insides of the program.
func TestServe_Bad(t *testing.T) {
	h := demo(t)
	for at, code := range map[string]int{
		"/nowhere": 404, "/processes/nope": 404, "/reports/nope": 404, "/stories/nope": 404, "/actors/nope": 404,
		"/reports?after=x": 400, "/reports?after=-5": 400, "/processes?as-of=tomorrow": 400, "/changes?since=%00": 400,
		"/reports/" + url.PathEscape("../../etc/passwd"): 404, "/actors/" + url.PathEscape("<script>alert(1)</script>"): 404,
		"/search?q=" + url.QueryEscape("\"a AND ( \x00 \xff *"): 200, "/search?q=" + strings.Repeat("a", 3000): 200,
	} {
		r, b := get(t, h.URL+at)
		if r.StatusCode != code {
			t.Errorf("%s: %s, want %d", at, r.Status, code)
		}
		if !bytes.Contains(b, []byte("<h1>")) || bytes.Contains(b, []byte("goroutine")) || bytes.Contains(b, []byte("<script>alert")) {
			t.Errorf("%s: not a readable page:\n%s", at, b)
		}
	}
	r, err := http.Post(h.URL+"/reports", "text/plain", strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	if r.Body.Close(); r.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: %s", r.Status)
	}
	other, _ := http.NewRequest("GET", h.URL+"/", nil)
	other.Host = "evil.example"
	if r, err = http.DefaultClient.Do(other); err != nil {
		t.Fatal(err)
	}
	if r.Body.Close(); r.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("another host's name: %s", r.Status)
	}
}

func TestServe_OnlyHere(t *testing.T) {
	for addr, ok := range map[string]bool{"127.0.0.1:0": true, "[::1]:80": true, "localhost:1": true, "0.0.0.0:80": false, ":80": false, "10.0.0.1:80": false, "x": false} {
		if err := onlyHere(addr); (err == nil) != ok {
			t.Errorf("onlyHere(%q): %v", addr, err)
		}
	}
}
