package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"readout"
	"readout/store"
	"readout/store/local"
)

// countedServer is a server whose one page says how often it was made, and takes a while.
func countedServer(t *testing.T, stale, cost time.Duration) (ask func() string, put, post func(), made *atomic.Int64) {
	t.Helper()
	db, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	s := &Server{Store: db, Stale: stale}
	made = new(atomic.Int64)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /page", s.once(func(w http.ResponseWriter, r *http.Request) {
		n := made.Add(1)
		time.Sleep(cost)
		fmt.Fprintf(w, "%s made %d", madeMark, n)
	}))
	mux.HandleFunc("POST /page", func(http.ResponseWriter, *http.Request) {})
	h := s.changing(mux)
	ask = func() string {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/page", nil))
		if strings.Contains(w.Body.String(), madeMark) || w.Result().Header.Get("Content-Length") != fmt.Sprint(w.Body.Len()) {
			t.Errorf("%v %s", w.Result().Header, w.Body)
		}
		return w.Body.String()
	}
	n := 0
	put = func() {
		n++
		text := fmt.Sprintf("Report %d of the day.\n\nLeaders met in Nairobi.", n)
		rec := &readout.Record{Report: &readout.Report{ID: readout.MakeID(text), Text: text}}
		if _, err := db.Put(context.Background(), store.Filed{Record: rec}); err != nil {
			t.Fatal(err)
		}
	}
	post = func() { h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("POST", "/page", nil)) }
	return ask, put, post, made
}

// TestOnce: a page is made once while the store is the same, by one of all who ask at a
// time, and anew when it is another.
func TestOnce(t *testing.T) {
	ask, put, post, made := countedServer(t, 0, 20*time.Millisecond)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() { ask() })
	}
	all.Wait()
	if s := ask(); s != " made 1" || made.Load() != 1 {
		t.Errorf("%q, made %d times", s, made.Load())
	}
	put()
	if s := ask(); s != " made 2" {
		t.Errorf("after a report came: %q", s)
	}
	post()
	if s := ask(); s != " made 3" {
		t.Errorf("after somebody changed something: %q", s)
	}
}

// TestOnce_Dear: what is dear to make is shown a little longer and says so, unless a
// person changed something here; then it is made anew while others still see it.
func TestOnce_Dear(t *testing.T) {
	ask, put, post, made := countedServer(t, time.Hour, dear+20*time.Millisecond)
	ask()
	put()
	if s := ask(); !strings.HasSuffix(s, " made 1") || !strings.Contains(s, "seconds ago") {
		t.Errorf("after a report came: %q", s)
	}
	post()
	if s := ask(); s != " made 2" {
		t.Errorf("after somebody changed something: %q", s)
	}
	put()
	for end := time.Now().Add(time.Minute); made.Load() < 3; time.Sleep(50 * time.Millisecond) {
		if ask(); time.Now().After(end) {
			t.Fatal("it is shown for ever")
		}
	}
}

// TestOnce_Failed keeps no page that could not be made.
func TestOnce_Failed(t *testing.T) {
	db, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s := &Server{Store: db}
	n := 0
	h := s.once(func(w http.ResponseWriter, r *http.Request) {
		if n++; n == 1 {
			http.Error(w, "not now", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, "well")
	})
	for _, want := range []int{503, 200, 200} {
		w := httptest.NewRecorder()
		h(w, httptest.NewRequest("GET", "/", nil))
		if w.Code != want {
			t.Errorf("%d, want %d", w.Code, want)
		}
	}
	if n != 2 {
		t.Errorf("made %d times", n)
	}
}

// TestAnswers_Bound keeps no more than it may, and drops what nobody asked for.
func TestAnswers_Bound(t *testing.T) {
	var k answers
	for i := range 40 {
		k.keep(&answer{key: fmt.Sprint(i), body: make([]byte, mostAnswers/20)})
		k.find("0")
	}
	if k.size > mostAnswers || k.find("0") == nil || k.find("1") != nil || k.find("39") == nil {
		t.Errorf("%d bytes of %d pages", k.size, len(k.kept))
	}
	if k.keep(&answer{key: "long", body: make([]byte, mostAnswers/2)}); k.find("long") != nil {
		t.Error("a page as long as all the others is kept")
	}
}

// TestOnce_ComingIn: a page that is being made while a report comes in is not begun again
// for who asks then; it says how old it is.
func TestOnce_ComingIn(t *testing.T) {
	ask, put, _, made := countedServer(t, time.Hour, 500*time.Millisecond)
	var first sync.WaitGroup
	first.Go(func() { ask() })
	for made.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	put()
	if s := ask(); made.Load() != 1 || !strings.HasSuffix(s, " made 1") || !strings.Contains(s, "seconds ago") {
		t.Errorf("%q, made %d times", s, made.Load())
	}
	first.Wait()
}
