package watch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"readout/fetch"
)

// A site answers by path; what it does not know is not there.
type site struct {
	mu      sync.Mutex
	answers map[string]func(*http.Request) *http.Response
	asked   []string
}

func (s *site) RoundTrip(req *http.Request) (*http.Response, error) {
	s.mu.Lock()
	s.asked = append(s.asked, req.URL.Path)
	f := s.answers[req.URL.Path]
	s.mu.Unlock()
	resp := body(404, "", "")(req)
	if f != nil {
		resp = f(req)
	}
	resp.Request = req
	return resp, nil
}

// body is an answer of a status, a type and a text.
func body(code int, kind, text string) func(*http.Request) *http.Response {
	return func(*http.Request) *http.Response {
		return &http.Response{StatusCode: code, Header: http.Header{"Content-Type": {kind}}, Body: io.NopCloser(strings.NewReader(text))}
	}
}

func leading(code int, to string) func(*http.Request) *http.Response {
	return func(*http.Request) *http.Response {
		resp := body(code, "", "")(nil)
		resp.Header.Set("Location", to)
		return resp
	}
}

// endless is a body that never ends, a byte a second.
type endless struct{ ctx context.Context }

func (e endless) Read(p []byte) (int, error) {
	if err := sleep(e.ctx, time.Second); err != nil {
		return 0, err
	}
	p[0] = ' '
	return 1, nil
}
func (endless) Close() error { return nil }

// blanks is a long body.
type blanks struct{ n int64 }

func (b *blanks) Read(p []byte) (int, error) {
	if b.n <= 0 {
		return 0, io.EOF
	}
	for i := range p {
		p[i] = ' '
	}
	b.n -= int64(len(p))
	return len(p), nil
}
func (*blanks) Close() error { return nil }

func rss(items string) string {
	return `<rss version="2.0"><channel><title>News</title>` + items + `</channel></rss>`
}

const home = "https://news.example.org"

// lookOnce looks once at the feeds of a site and returns the book and what was taken.
func lookOnce(t *testing.T, s *site, book *memory, paths ...string) (taken []string) {
	t.Helper()
	var list []Listed
	for _, p := range paths {
		list = append(list, Listed{URL: home + p})
	}
	var mu sync.Mutex
	err := New(Options{Client: fetch.New(fetch.Options{Transport: s}), Book: book, Once: true, Take: func(_ context.Context, a Article) (string, error) {
		mu.Lock()
		defer mu.Unlock()
		if strings.Contains(string(a.Body), "poison") {
			return "", errors.New("no article in it")
		}
		taken = append(taken, fmt.Sprintf("%s %v", strings.TrimPrefix(a.URL, home), a.InFeed))
		return "r", nil
	}}).Run(t.Context(), list)
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

// TestLook_Trouble wants one line for each feed that cannot be read, and that the others
// are read.
func TestLook_Trouble(t *testing.T) {
	for path, c := range map[string]struct {
		answer func(*http.Request) *http.Response
		want   string
	}{
		"/page": {body(200, "text/html", "<!doctype html><p>x"), "a page and no feed"},
		"/long": {func(*http.Request) *http.Response {
			r := body(200, "text/xml", "")(nil)
			r.Body = &blanks{50 << 20}
			return r
		}, "longer than 16 MiB"},
		"/endless": {func(r *http.Request) *http.Response {
			x := body(200, "text/xml", "")(nil)
			x.Body = endless{r.Context()}
			return x
		}, "does not answer within 20s"},
		"/circle":  {leading(302, "/circle"), "more than 5 times"},
		"/inward":  {leading(302, "http://169.254.169.254/latest/"), "it is not fetched: the address 169.254.169.254"},
		"/error":   {body(200, "text/html", "Something went wrong"), "neither XML nor JSON"},
		"/gone":    {body(410, "", ""), "no such page (410 Gone)"},
		"/busy":    {body(503, "", ""), "does not serve the page now"},
		"/private": {body(200, "text/xml", rss("")), "robots.txt does not allow it"},
	} {
		t.Run(path[1:], func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &site{answers: map[string]func(*http.Request) *http.Response{
					path: c.answer, "/good": body(200, "text/xml", rss("<item><link>/a</link></item>")), "/a": body(200, "text/html", "x"),
					"/robots.txt": body(200, "text/plain", "User-agent: readout\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n"),
				}}
				book := newMemory()
				taken := lookOnce(t, s, book, path, "/good")
				if f := book.feeds[home+path]; !strings.Contains(f.Why, c.want) || strings.Contains(f.Why, "\n") || f.Fails != 1 || !f.Next.After(time.Now()) || f.ETag != "" {
					t.Errorf("%+v, want %q", f, c.want)
				}
				if f := book.feeds[home+"/good"]; f.Why != "" || len(taken) != 1 {
					t.Errorf("%+v, taken %q", f, taken)
				}
			})
		})
	}
}

// TestLook_Robots asks nothing of a machine whose robots.txt cannot be read.
func TestLook_Robots(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &site{answers: map[string]func(*http.Request) *http.Response{"/feed": body(200, "text/xml", rss("")), "/robots.txt": body(500, "", "")}}
		book := newMemory()
		lookOnce(t, s, book, "/feed")
		if f := book.feeds[home+"/feed"]; !strings.Contains(f.Why, "robots.txt cannot be read") || len(s.asked) != 1 {
			t.Errorf("%+v, asked %q", f, s.asked)
		}
	})
}

// TestArticles follows articles to their ends: taken, taken from the feed where the page
// is closed, gone, given up after being poison, waiting for a machine that is down.
func TestArticles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		text := "<p>" + strings.Repeat("The talks went on. ", 100)
		s := &site{answers: map[string]func(*http.Request) *http.Response{
			"/feed": body(200, "text/xml", rss("<item><link>/a</link></item><item><link>/wall</link><description><![CDATA["+text+"]]></description></item><item><link>/wall2</link></item><item><link>/none</link></item>"+
				"<item><link>/poison</link></item><item><link>/down</link></item><item><guid isPermaLink='false'>7</guid><description>A note.</description></item>")),
			"/a": body(200, "text/html", "x"), "/wall": body(402, "", ""), "/wall2": body(403, "", ""), "/poison": body(200, "text/html", "poison"), "/down": body(503, "", ""),
		}}
		book := newMemory()
		taken := lookOnce(t, s, book, "/feed")
		if got := strings.Join(taken, ", "); len(taken) != 3 || !strings.Contains(got, "/a false") || !strings.Contains(got, "/wall true") || !strings.Contains(got, " true") {
			t.Errorf("taken %q", taken)
		}
		states := map[string]string{}
		for _, it := range book.items {
			states[strings.TrimPrefix(it.URL, home)] = it.State
		}
		for path, want := range map[string]string{"/a": Taken, "/wall": Taken, "/wall2": Refused, "/none": Gone, "/poison": Failed, "/down": Waiting, "": Taken} {
			if states[path] != want {
				t.Errorf("%s is %s, want %s", path, states[path], want)
			}
		}
		tries := 0
		for range 8 {
			time.Sleep(13 * time.Hour)
			lookOnce(t, s, book, "/feed")
		}
		for _, p := range s.asked {
			if p == "/down" {
				tries++
			}
		}
		for _, it := range book.items {
			if strings.HasSuffix(it.URL, "/down") && (it.State != Failed || it.Tries != tries || tries != len(again)+1) {
				t.Errorf("after days: %+v, asked %d times", it, tries)
			}
		}
	})
}

// TestLook_Changes sees what a feed says of an article that changed, that the feed
// turned over, and where it moved.
func TestLook_Changes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		entry := func(n int, day string) string {
			return fmt.Sprintf(`<entry><id>t:%d</id><link href="/a%d"/><updated>%sT00:00:00Z</updated></entry>`, n, n, day)
		}
		atom := func(list ...string) func(*http.Request) *http.Response {
			return body(200, "application/atom+xml", `<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>`+strings.Join(list, "")+`</feed>`)
		}
		s := &site{answers: map[string]func(*http.Request) *http.Response{"/feed": leading(301, "/new")}}
		for i := range 12 {
			s.answers[fmt.Sprintf("/a%d", i)] = body(200, "text/html", "x")
		}
		book := newMemory()
		look := func(list ...string) int {
			t.Helper()
			s.answers["/new"] = atom(list...)
			time.Sleep(time.Hour)
			return len(lookOnce(t, s, book, "/feed"))
		}
		if n := look(entry(0, "2024-05-06"), entry(1, "2024-05-06")); n != 2 {
			t.Errorf("at first %d", n)
		}
		if n := look(entry(0, "2024-05-06"), entry(1, "2024-05-07")); n != 1 {
			t.Errorf("of one that changed %d", n)
		}
		if n := look(entry(1, "2024-05-06"), entry(2, "2024-05-07")); n != 1 {
			t.Errorf("back in time %d", n)
		}
		if f := book.feeds[home+"/feed"]; f.At != home+"/new" || f.Items != 3 || f.Gaps != 0 {
			t.Errorf("%+v", f)
		}
		var whole []string
		for i := 4; i < 10; i++ {
			whole = append(whole, entry(i, "2024-05-08"))
		}
		if n := look(whole...); n != 6 || len(book.gaps) != 1 || book.gaps[0].To.Sub(book.gaps[0].From) < time.Hour {
			t.Errorf("%d, gaps %+v", n, book.gaps)
		}
		if k := s.asked[len(s.asked)-1]; k == "/feed" {
			t.Error("it is still asked where it stood before")
		}
	})
}

// TestLook_Index reads the sitemaps that an index names.
func TestLook_Index(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &site{answers: map[string]func(*http.Request) *http.Response{
			"/map":  body(200, "text/xml", "<sitemapindex><sitemap><loc>"+home+"/one</loc></sitemap><sitemap><loc>"+home+"/none</loc></sitemap></sitemapindex>"),
			"/one":  body(200, "text/xml", "<urlset><url><loc>"+home+"/a</loc></url></urlset>"),
			"/a":    body(200, "text/html", "x"),
			"/map2": body(200, "text/xml", "<sitemapindex><sitemap><loc>"+home+"/none</loc></sitemap></sitemapindex>"),
		}}
		book := newMemory()
		if taken := lookOnce(t, s, book, "/map", "/map2"); len(taken) != 1 {
			t.Errorf("taken %q", taken)
		}
		if a, b := book.feeds[home+"/map"], book.feeds[home+"/map2"]; a.Why != "" || !strings.Contains(b.Why, "no such page") {
			t.Errorf("%+v\n%+v", a, b)
		}
	})
}
