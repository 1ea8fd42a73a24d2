package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// kept is a file in memory.
type kept struct {
	bytes.Buffer
	restarts int
	full     error // of Write, once set
}

func (k *kept) Restart() error { k.restarts++; k.Reset(); return nil }

func (k *kept) Write(b []byte) (int, error) {
	if k.full != nil {
		return 0, k.full
	}
	return k.Buffer.Write(b)
}

// breaking serves a file, and breaks the connection off after some bytes of each answer. It
// knows parts, unless it is told not to; after change answers it is another file.
type breaking struct {
	file, other   []byte
	after         int
	noParts       bool
	change, asked atomic.Int64
}

func (s *breaking) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n := s.asked.Add(1)
	file, tag := s.file, `"one"`
	if c := s.change.Load(); c > 0 && n > c {
		file, tag = s.other, `"two"`
	}
	from := 0
	if part, ok := strings.CutPrefix(r.Header.Get("Range"), "bytes="); ok && !s.noParts && (r.Header.Get("If-Range") == "" || r.Header.Get("If-Range") == tag) {
		from, _ = strconv.Atoi(strings.TrimSuffix(part, "-"))
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("ETag", tag)
	w.Header().Set("Content-Length", strconv.Itoa(len(file)-from))
	if from > 0 {
		w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", from, len(file)-1, len(file)))
		w.WriteHeader(http.StatusPartialContent)
	}
	rest := file[from:]
	if s.after > 0 && len(rest) > s.after {
		_, _ = w.Write(rest[:s.after])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	_, _ = w.Write(rest)
}

func save(t *testing.T, h http.Handler, w Sink, max int64) (*Page, error) {
	t.Helper()
	s := httptest.NewServer(h)
	defer s.Close()
	c := New(Options{UserAgent: "Test", AllowPrivate: true})
	c.pause = time.Millisecond
	return c.Save(context.Background(), Ask{URL: s.URL + "/a.warc.gz", Max: max}, w)
}

// TestSave gets a file whole, whatever happens on the way: connections that break, a machine
// that knows no parts, a file that becomes another one.
func TestSave(t *testing.T) {
	one, two := bytes.Repeat([]byte("0123456789"), 50_000), bytes.Repeat([]byte("abcdefghij"), 30_000)
	for name, x := range map[string]struct {
		serve    *breaking
		change   int64
		want     []byte
		restarts bool
	}{
		"at once":         {serve: &breaking{file: one}, want: one},
		"breaks off":      {serve: &breaking{file: one, after: 90_000}, want: one},
		"becomes another": {serve: &breaking{file: one, other: two, after: 200_000}, change: 1, want: two, restarts: true},
		"knows no parts":  {serve: &breaking{file: one, other: one, after: 0, noParts: true}, want: one},
		"empty":           {serve: &breaking{file: nil}, want: nil},
	} {
		x.serve.change.Store(x.change)
		var k kept
		p, err := save(t, x.serve, &k, 1<<20)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !bytes.Equal(k.Bytes(), x.want) || k.restarts > 0 != x.restarts || p.ETag == "" {
			t.Errorf("%s: %d bytes, want %d; %d restarts, %+v", name, k.Len(), len(x.want), k.restarts, p)
		}
	}
}

// TestSave_Trouble says in one line why a file cannot be had, and hands errors of the disk
// back as they are.
func TestSave_Trouble(t *testing.T) {
	file := bytes.Repeat([]byte("x"), 200_000)
	for want, x := range map[string]struct {
		h   http.Handler
		max int64
	}{
		"404": {h: http.NotFoundHandler()},
		"a page of the web": {h: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<html>")
		})},
		"longer than":                {h: &breaking{file: file}, max: 100_000},
		"breaks off again and again": {h: &breaking{file: file, after: 1000, noParts: true}},
		"another part of the file": {h: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Range") == "" {
				(&breaking{file: file, after: 1000}).ServeHTTP(w, r)
			}
			w.Header().Set("Content-Range", "bytes 7-9/200000")
			w.WriteHeader(http.StatusPartialContent)
		})},
	} {
		_, err := save(t, x.h, &kept{}, x.max)
		var own *Error
		if !errors.As(err, &own) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("want %q: %v", want, err)
		}
	}
	full := errors.New("no space left on device")
	if _, err := save(t, &breaking{file: file}, &kept{full: full}, 0); !errors.Is(err, full) {
		t.Errorf("an error of the disk becomes %v", err)
	}
}
