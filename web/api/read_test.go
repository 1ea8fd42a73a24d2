package api

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"net/http/httptest"

	"github.com/danielgtaylor/huma/v2"

	"readout"
	"readout/coder"
)

func packed(t *testing.T, b []byte) string {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// serveReading serves an API that reads by f and has no store.
func serveReading(t *testing.T, f func(context.Context, *readout.Report) (*readout.Record, error)) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	(&API{Read: f}).Mount(mux)
	h := httptest.NewServer(mux)
	t.Cleanup(h.Close)
	return h
}

// TestRead_Forms: a report is read alike in whatever form it is sent.
func TestRead_Forms(t *testing.T) {
	h := serveReading(t, coder.New().Code)
	const words = "Kenya expelled three diplomats of Ghana on Monday. “C’est la vie”, one of them said."
	page := "<!doctype html><html><head><title>T</title></head><body><article><p>" + words + "</p></article></body></html>"
	latin := strings.NewReplacer("“", "\"", "”", "\"", "’", "'").Replace(strings.Replace(words, "vie", "vie, é", 1))
	latin = strings.Replace(latin, "é", "\xe9", 1)
	inJSON, err := json.Marshal(map[string]string{"html": page, "date": "2030-05-14", "title": "A title", "outlet": "O"})
	if err != nil {
		t.Fatal(err)
	}
	const known = "?date=2030-05-14&title=A+title&outlet=O"
	for name, x := range map[string]struct{ query, body, kind, how string }{
		"text":        {known, words, "text/plain", ""},
		"text, UTF-8": {known, words, "Text/Plain; charset=utf-8", "identity"},
		"page":        {known, page, "text/html", ""},
		"packed text": {known, packed(t, []byte(words)), "text/plain", "gzip"},
		"packed page": {known, packed(t, []byte(page)), "text/html; charset=utf-8", "GZIP"},
		"JSON":        {"", string(inJSON), "application/json", ""},
		"packed JSON": {"", packed(t, inJSON), "", "gzip"},
		"Latin":       {known, latin, "text/plain; charset=iso-8859-1", ""},
	} {
		r, b := ask(t, "POST", h.URL+"/api/v1/read"+x.query, x.body, "Content-Type", x.kind, "Content-Encoding", x.how)
		var rec struct {
			Events []struct{ Type, Date string }
			Report struct {
				Title, Outlet, Text string
				Published           struct{ Date string }
			}
		}
		if err := json.Unmarshal(b, &rec); err != nil || r.StatusCode != 200 || r.Header.Get("Content-Type") != "application/json" {
			t.Errorf("%s: %s %v %s", name, r.Status, err, b)
			continue
		}
		if len(rec.Events) != 1 || rec.Events[0].Type != "SANCTION" || rec.Report.Title != "A title" || rec.Report.Outlet != "O" || rec.Report.Published.Date != "2030-05-14" {
			t.Errorf("%s: %s", name, b)
		}
		if name == "Latin" && !strings.Contains(rec.Report.Text, "é") {
			t.Errorf("%s: %q", name, rec.Report.Text)
		}
	}
}

// TestRead_Bad: traps and what is no report are refused in words.
func TestRead_Bad(t *testing.T) {
	h := serveReading(t, coder.New().Code)
	bomb := packed(t, make([]byte, 50<<20))
	for name, x := range map[string]struct {
		query, body, kind, how string
		code                   int
	}{
		"a bomb":          {"", bomb, "text/plain", "gzip", 413},
		"large":           {"", strings.Repeat("a b ", mostText/4+10), "text/plain", "", 413},
		"large, packed":   {"", packed(t, []byte(noise(mostText+10))), "text/plain", "gzip", 413},
		"not packed":      {"", "text", "text/plain", "gzip", 400},
		"cut off":         {"", packed(t, []byte(noise(1000)))[:500], "text/plain", "gzip", 400},
		"another packing": {"", "text", "text/plain", "br", 415},
		"packed twice":    {"", "text", "text/plain", "gzip, gzip", 415},
		"a form":          {"", "text=a", "application/x-www-form-urlencoded", "", 415},
		"a picture":       {"", "GIF89a", "image/gif", "", 415},
		"an odd kind":     {"", "text", "text/plain; charset", "", 200},
		"no kind at all":  {"", "text", ";;;", "", 415},
		"nothing":         {"", "", "text/plain", "", 400},
		"both":            {"", `{"text":"a","html":"b"}`, "application/json", "", 400},
		"neither":         {"", `{"title":"a"}`, "application/json", "", 400},
		"of another type": {"", `{"text":["a"]}`, "application/json", "", 400},
		"deep":            {"", `{"text":` + strings.Repeat("[", 100_000), "application/json", "", 400},
		"no JSON":         {"", "\xff\x00", "application/json", "", 400},
		"no day":          {"", `{"text":"a","date":"soon"}`, "application/json", "", 400},
		"no day in query": {"?date=soon", "text", "text/plain", "", 422},
		"what is unknown": {"?nonsense=1", "text", "text/plain", "", 422},
		"a deep page":     {"", strings.Repeat("<div>", 200_000) + "text", "text/html", "", 200},
		"no text in it":   {"", "\x00\x01\x02\xff\xfe", "text/plain", "", 200},
		"a long title":    {"?title=" + strings.Repeat("x", 2000), "text", "text/plain", "", 422},
	} {
		r, b := ask(t, "POST", h.URL+"/api/v1/read"+x.query, x.body, "Content-Type", x.kind, "Content-Encoding", x.how)
		want := "application/problem+json"
		if x.code == 200 {
			want = "application/json"
		}
		if r.StatusCode != x.code && !(x.code == 200 && r.StatusCode == 400) || x.code != 200 && r.Header.Get("Content-Type") != want || bytes.Contains(b, []byte("goroutine")) {
			t.Errorf("%s: %s %.300s", name, r.Status, b)
		}
	}
}

// noise is text that packs badly.
func noise(n int) string {
	b := make([]byte, n)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = ' ' + byte(x>>24)%90
	}
	return string(b)
}

// TestRead_Slow: who sends nothing is given up, and its place is free.
func TestRead_Slow(t *testing.T) {
	if testing.Short() {
		t.Skip("waits ten seconds")
	}
	t.Parallel()
	h := serveReading(t, coder.New().Code)
	c, err := net.Dial("tcp", h.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "POST /api/v1/read HTTP/1.1\r\nHost: %s\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nKenya", h.Listener.Addr())
	if err := c.SetReadDeadline(time.Now().Add(60 * time.Second)); err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(c)
	if err != nil || !bytes.HasPrefix(b, []byte("HTTP/1.1 408 ")) {
		t.Errorf("%q, %v", b, err)
	}
}

// TestRead_Crowd: only so many are read at a time; one that panics is told as a fault of
// ours, and takes nobody's place with it.
func TestRead_Crowd(t *testing.T) {
	var mu sync.Mutex
	now, most := 0, 0
	h := serveReading(t, func(_ context.Context, r *readout.Report) (*readout.Record, error) {
		mu.Lock()
		now++
		most = max(most, now)
		mu.Unlock()
		time.Sleep(5 * time.Millisecond)
		mu.Lock()
		now--
		mu.Unlock()
		if strings.HasPrefix(r.Text, "panic") {
			panic("a mistake of ours")
		}
		return &readout.Record{Report: r}, nil
	})
	var wait sync.WaitGroup
	for i := range 60 {
		wait.Go(func() {
			body, code := "text", 200
			if i%3 == 0 {
				body, code = "panic", 500
			}
			if r, b := ask(t, "POST", h.URL+"/api/v1/read", body, "Content-Type", "text/plain"); r.StatusCode != code || bytes.Contains(b, []byte("mistake")) {
				t.Errorf("%s: %s %s", body, r.Status, b)
			}
		})
	}
	wait.Wait()
	if limit := 2 * runtime.GOMAXPROCS(0); most > limit {
		t.Errorf("%d were read at a time, at most %d may", most, limit)
	}
}

// FuzzSent takes any body of any kind and packing: it is a report or refused in words.
func FuzzSent(f *testing.F) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(`{"text":"Kenya met Ghana."}`))
	_ = w.Close()
	for _, body := range []string{"", "text", `{"text":"a"}`, `{"html":"<p>a"}`, `{"text":1}`, "\x1f\x8b", b.String(), b.String() + b.String(), b.String()[:20], "<p>\x00\xff"} {
		for _, kind := range []string{"", "text/plain", "text/html; charset=utf-16", "application/json", "text/plain; charset=\xff", "x"} {
			f.Add([]byte(body), kind, "")
			f.Add([]byte(body), kind, "gzip")
		}
	}
	f.Fuzz(func(t *testing.T, body []byte, kind, how string) {
		x, err := sent(body, kind, how)
		if err == nil {
			_, err = reportOf(x)
		}
		var e huma.StatusError
		if err != nil && (!errors.As(err, &e) || e.GetStatus() < 400 || e.GetStatus() > 499 || e.Error() == "" || strings.Contains(e.Error(), "\n")) {
			t.Errorf("%q", err)
		}
	})
}
