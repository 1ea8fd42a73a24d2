package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout/coder"
	"readout/store/local"
	"readout/web"
	"readout/web/access"
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

// TestServe_Access refuses to be reachable by others where nobody could be asked who
// they are, and says what to do.
func TestServe_Access(t *testing.T) {
	none, some := filepath.Join(t.TempDir(), "none.json"), filepath.Join(t.TempDir(), "some.json")
	if out := runOK(t, "token", "add", "Ana Ruiz", "--role", "editor", "--tokens", some); !strings.Contains(out, "readout_") {
		t.Error(out)
	}
	if out := runOK(t, "token", "list", "--tokens", some); !strings.Contains(out, "editor") || !strings.Contains(out, "Ana Ruiz") || strings.Contains(out, "readout_") {
		t.Error(out)
	}
	for _, c := range []struct {
		addr string
		o    accessOptions
		want string // of the error; empty for none
	}{
		{"127.0.0.1:0", accessOptions{}, ""},
		{"[::1]:80", accessOptions{}, ""},
		{"localhost:1", accessOptions{}, ""},
		{"0.0.0.0:80", accessOptions{}, "in the clear"},
		{":80", accessOptions{tokensFlag: tokensFlag{some}}, "in the clear"},
		{"10.0.0.1:80", accessOptions{}, "give --tls-cert and --tls-key"},
		{"x", accessOptions{}, "is no address"},
		{":80", accessOptions{tokensFlag: tokensFlag{none}, proxy: true}, "no token yet"},
		{":80", accessOptions{tokensFlag: tokensFlag{some}, proxy: true}, ""},
		{"127.0.0.1:0", accessOptions{tokensFlag: tokensFlag{none}, auth: true}, "readout token add"},
		{"127.0.0.1:0", accessOptions{tokensFlag: tokensFlag{some}, auth: true}, ""},
		{":80", accessOptions{tokensFlag: tokensFlag{some}, cert: none, key: none}, "--tls-cert"},
		{"127.0.0.1:0", accessOptions{audit: t.TempDir()}, "--audit"},
	} {
		g, done, err := c.o.guard(c.addr)
		switch {
		case err == nil && c.want == "":
			if asks := c.o.auth || c.o.proxy; asks != (g.Tokens != nil) {
				t.Errorf("%s: asks who somebody is: %v", c.addr, g.Tokens != nil)
			}
			done()
		case err == nil || c.want == "" || !strings.Contains(err.Error(), c.want):
			t.Errorf("%s %+v: %v, want %q", c.addr, c.o, err, c.want)
		}
	}
}

// TestServe_Asked lets nobody see a page who does not say who they are, where that is
// asked, and shows every page to who does.
func TestServe_Asked(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tokens.json")
	tokens, err := access.OpenTokens(file)
	if err != nil {
		t.Fatal(err)
	}
	_, secret, err := tokens.Add("Ana", access.Viewer, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	server := &web.Server{Store: s, Access: &access.Guard{Tokens: tokens}}
	h := httptest.NewServer(server.Handler())
	defer h.Close()
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, route := range append(server.Routes(), "/api/v1/events", "/api/v1/changes/stream", "/tables/events.csv", "/changes.atom", "/network.gexf") {
		path := regexp.MustCompile(`\{[^}]*\}`).ReplaceAllString(route, "")
		r, err := c.Get(h.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != 303 && r.StatusCode != 401 {
			t.Errorf("%s is shown to nobody in particular: %s", path, r.Status)
		}
	}
	q, _ := http.NewRequest("GET", h.URL+"/processes", nil)
	q.Header.Set("Authorization", "Bearer "+secret)
	r, err := c.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != 200 {
		t.Errorf("with a token: %s", r.Status)
	}
}
