package watch

import (
	"bytes"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"readout/fetch"
)

// A web is a made-up web of many machines in simulated time, in which much goes wrong.
// It counts what is asked of it beyond what is polite.
type web struct {
	start time.Time
	hosts map[string]*machine

	mu    sync.Mutex
	wrong []string // what was impolite
	asked int
}

type machine struct {
	name  string
	delay time.Duration // that its robots.txt asks for; 0 for none
	feeds []*newsfeed
	down  [2]time.Duration // from and to, since the start, it answers 503

	mu   sync.Mutex
	busy bool
	last time.Time
}

type newsfeed struct {
	path   string
	times  []time.Duration // when its items come out, since the start; before it too
	window int             // how many of the last it shows
	kind   int             // what is odd about it, see body
}

// Kinds of oddities of a feed.
const (
	sound = iota
	newIDs
	sharedIDs
	atTimesPage
	backInTime
	kinds
)

// makeWeb makes n feeds on n/5 machines, which bring out items for an hour. It is the
// same for the same seed.
func makeWeb(n int, seed uint64) (*web, []Listed) {
	r := rand.New(rand.NewPCG(seed, 7))
	w := &web{start: time.Now(), hosts: map[string]*machine{}}
	var list []Listed
	for i := range n {
		name := fmt.Sprintf("news%d.example.org", i%max(n/5, 1))
		m := w.hosts[name]
		if m == nil {
			m = &machine{name: name}
			if r.IntN(10) == 0 {
				m.delay = 4 * time.Second
			}
			if r.IntN(10) == 0 {
				from := time.Duration(r.IntN(40)) * time.Minute
				m.down = [2]time.Duration{from, from + time.Duration(1+r.IntN(8))*time.Minute}
			}
			w.hosts[name] = m
		}
		f := &newsfeed{path: fmt.Sprintf("/feed%d.xml", i), window: 15, kind: r.IntN(2 * kinds)}
		for range 5 {
			f.times = append(f.times, -time.Minute)
		}
		for t := time.Duration(0); t < time.Hour; {
			t += time.Duration(r.ExpFloat64() * float64(12*time.Minute))
			f.times = append(f.times, t)
		}
		m.feeds = append(m.feeds, f)
		list = append(list, Listed{URL: "https://" + name + f.path})
	}
	return w, list
}

func (w *web) RoundTrip(req *http.Request) (*http.Response, error) {
	m := w.hosts[req.URL.Host]
	if m == nil {
		return nil, fmt.Errorf("no machine %s", req.URL.Host)
	}
	m.mu.Lock()
	least := usualPause
	if req.URL.Path != "/robots.txt" {
		least = max(least, m.delay)
	}
	now := time.Now()
	switch {
	case m.busy:
		w.tell("%s is asked twice at once", m.name)
	case now.Sub(m.last) < least:
		w.tell("%s is asked again after %v", m.name, now.Sub(m.last))
	}
	m.busy = true
	m.mu.Unlock()
	sum := fnv.New32a()
	fmt.Fprint(sum, req.URL, now)
	_ = sleep(req.Context(), time.Duration(50+sum.Sum32()%400)*time.Millisecond)
	resp := m.answer(w, req)
	resp.Request = req
	m.mu.Lock()
	m.busy, m.last = false, time.Now()
	m.mu.Unlock()
	w.mu.Lock()
	w.asked++
	w.mu.Unlock()
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	return resp, nil
}

func (w *web) tell(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.wrong = append(w.wrong, fmt.Sprintf(format, args...))
}

func (m *machine) answer(w *web, req *http.Request) *http.Response {
	now := time.Since(w.start)
	say := func(code int, kind, body string) *http.Response {
		h := http.Header{"Content-Type": {kind}}
		return &http.Response{StatusCode: code, Header: h, Body: io.NopCloser(strings.NewReader(body))}
	}
	if now >= m.down[0] && now < m.down[1] {
		resp := say(503, "text/html", "down")
		resp.Header.Set("Retry-After", "60")
		return resp
	}
	switch {
	case req.URL.Path == "/robots.txt" && m.delay == 0:
		return say(404, "text/html", "none")
	case req.URL.Path == "/robots.txt":
		return say(200, "text/plain", fmt.Sprintf("User-agent: *\nDisallow: /private/\nCrawl-delay: %d\n", int(m.delay.Seconds())))
	case strings.HasPrefix(req.URL.Path, "/private/"):
		if m.delay > 0 {
			w.tell("%s is asked for %s", m.name, req.URL.Path)
		}
		return say(403, "text/html", "private")
	case strings.HasPrefix(req.URL.Path, "/a/"):
		return say(200, "text/html", "<p>"+req.URL.Path)
	}
	for _, f := range m.feeds {
		if f.path == req.URL.Path {
			body := f.body(m, now)
			sum := fnv.New64a()
			_, _ = sum.Write(body)
			tag := fmt.Sprintf(`"%x"`, sum.Sum64())
			if req.Header.Get("If-None-Match") == tag {
				return say(304, "", "")
			}
			resp := say(200, "application/rss+xml", "")
			resp.Header.Set("ETag", tag)
			if bytes.HasPrefix(body, []byte("<!doctype")) {
				resp.Header.Set("Content-Type", "text/html")
			}
			resp.Body = io.NopCloser(bytes.NewReader(body))
			return resp
		}
	}
	return say(404, "text/html", "none")
}

// out is how many of the feed's items have come out.
func (f *newsfeed) out(now time.Duration) (n int) {
	for n < len(f.times) && f.times[n] <= now {
		n++
	}
	return n
}

// article is the path of item i of a feed.
func (f *newsfeed) article(i int) string {
	kind := "a"
	if i%9 == 4 {
		kind = "private"
	}
	return fmt.Sprintf("/%s/%s/%d", kind, strings.Trim(f.path, "/"), i)
}

func (f *newsfeed) body(m *machine, now time.Duration) []byte {
	slot := int(now / (7 * time.Minute))
	if f.kind == atTimesPage && slot%3 == 1 {
		return []byte("<!doctype html><title>Oops</title><p>Something went wrong.")
	}
	if f.kind == backInTime && slot%4 == 2 {
		now -= 20 * time.Minute
	}
	n := f.out(now)
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>`)
	for i := n - 1; i >= max(n-f.window, 0); i-- {
		id := fmt.Sprint(i)
		switch f.kind {
		case newIDs:
			id = fmt.Sprintf("%d-%d", i, slot)
		case sharedIDs:
			id = "all the same"
		}
		mark := ""
		if slot%2 == 1 && i%3 == 0 {
			mark = "?utm_source=rss"
		}
		fmt.Fprintf(&b, "<item><title>Talks, day %d</title><link>https://%s%s%s</link><guid isPermaLink=\"false\">%s</guid></item>", i, m.name, f.article(i), mark, id)
	}
	b.WriteString("</channel></rss>")
	return b.Bytes()
}

// TestWatch_Hour watches many feeds that bring out articles for a simulated hour, and for
// four hours after it: machines that fail are left alone for a while. It is stopped and begun anew in the
// middle of it. READOUT_FEEDS is how many; 500 in make figures and a tenth here.
func TestWatch_Hour(t *testing.T) {
	n := 50
	if s := os.Getenv("READOUT_FEEDS"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	synctest.Test(t, func(t *testing.T) {
		w, list := makeWeb(n, 1)
		book := newMemory()
		var mu sync.Mutex
		taken := map[string]int{}
		opt := Options{
			Client: fetch.New(fetch.Options{UserAgent: "Readout/test", Transport: w}), Book: book, Parallel: 8 + n/100,
			Take: func(_ context.Context, a Article) (string, error) {
				mu.Lock()
				defer mu.Unlock()
				taken[Canonical(a.URL)]++
				return "r", nil
			},
		}
		for _, d := range []time.Duration{25 * time.Minute, 275 * time.Minute} {
			ctx, cancel := context.WithTimeout(t.Context(), d)
			if err := New(opt).Run(ctx, list); err != nil {
				t.Error(err)
			}
			cancel()
		}
		for _, s := range w.wrong[:min(len(w.wrong), 5)] {
			t.Error("impolite:", s)
		}
		missed, doubled, total := 0, 0, 0
		for name, m := range w.hosts {
			for _, f := range m.feeds {
				for i := range f.out(time.Hour) {
					path := f.article(i)
					if strings.HasPrefix(path, "/private/") {
						continue
					}
					total++
					switch k := taken["https://"+name+path]; {
					case k == 0:
						missed++
						if missed < 5 {
							t.Errorf("missed: %s%s of feed kind %d, out at %v; delay %v, down %v", name, path, f.kind, f.times[i], m.delay, m.down)
						}
					case k > 1:
						doubled++
					}
				}
			}
		}
		if missed > 0 || doubled > 0 || total < 8*n {
			t.Errorf("%d articles: %d missed, %d taken twice", total, missed, doubled)
		}
		for _, it := range book.items {
			if private := strings.Contains(it.URL, "/private/"); private != (it.State == Refused) && it.State != Waiting {
				t.Errorf("%s: %s", it.URL, it.State)
				break
			}
		}
		t.Logf("%d feeds, %d articles taken, %d requests: %d missed, %d doubled, %d impolite", n, len(taken), w.asked, missed, doubled, len(w.wrong))
	})
}
