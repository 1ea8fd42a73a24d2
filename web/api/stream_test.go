package api

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/store/local"
)

// An event is one of a stream; only an id where nothing but that was sent.
type event struct {
	id, kind, data string
	comment        bool
}

// listen reads a stream until f returns false or it ends.
func listen(ctx context.Context, at, last string, f func(event) bool) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, "GET", at, nil)
	if err != nil {
		return err
	}
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if kind := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || kind != "text/event-stream" {
		return fmt.Errorf("%s, %s", resp.Status, kind)
	}
	in := bufio.NewReader(resp.Body)
	var e event
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return err
		}
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch {
		case name == "id":
			e.id = value
		case name == "event":
			e.kind = value
		case name == "data":
			e.data = value
		case strings.HasPrefix(name, ":"):
			e.comment = true
		case name == "":
			if !f(e) {
				return nil
			}
			e = event{}
		}
	}
}

// onFile serves a store in a file, which is returned too.
func onFile(t *testing.T, file string, a *API) (*store.Store, *httptest.Server) {
	t.Helper()
	s, err := local.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	a.Store = s
	mux := http.NewServeMux()
	a.Mount(mux)
	h := httptest.NewUnstartedServer(mux)
	h.Config.ReadTimeout, h.Config.WriteTimeout = 300*time.Millisecond, 300*time.Millisecond // a stream lives longer than a page
	h.Start()
	return s, h
}

// TestStream_Restarted kills the server again and again while another program notes
// changes: who comes back with the last id has every change once, in order.
func TestStream_Restarted(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.db")
	other, err := local.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	const rounds, each = 8, 25
	done := make(chan error, 1)
	go func() {
		for range rounds * 5 {
			if err := other.SyntheticChanges(t.Context(), "p1", each/5, 100); err != nil {
				done <- err
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
		done <- nil
	}()
	last, want := "0", 0
	for round := 1; want < rounds*each; round++ {
		if round > 100 {
			t.Fatalf("only %d changes have come", want)
		}
		s, h := onFile(t, file, &API{})
		n := 0
		_ = listen(t.Context(), h.URL+"/api/v1/changes/stream", last, func(e event) bool {
			last = e.id
			if e.data == "" {
				return true
			}
			want++
			var c follow.Noted
			if err := json.Unmarshal([]byte(e.data), &c); err != nil || e.kind != "change" || e.id != strconv.Itoa(want) || c.Seq != int64(want) || len(c.Cited) != 1 {
				t.Fatalf("%+v, want change %d: %v", e, want, err)
			}
			if n++; n == each+3 {
				h.CloseClientConnections() // in the middle of it
			}
			return want < rounds*each
		})
		h.CloseClientConnections()
		h.Close()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// TestStream_Many has 200 read along: each has every change, soon, and the store is asked
// as if it were one.
func TestStream_Many(t *testing.T) {
	s, h := onFile(t, filepath.Join(t.TempDir(), "s.db"), &API{})
	defer func() { h.CloseClientConnections(); h.Close(); s.Close() }()
	const readers, changes = 200, 300
	var ready, wait sync.WaitGroup
	errs := make([]error, readers)
	got := make([]int, readers)
	ready.Add(readers)
	for i := range readers {
		wait.Go(func() {
			begun := false
			errs[i] = listen(t.Context(), h.URL+"/api/v1/changes/stream", "", func(e event) bool {
				if !begun {
					begun = true
					ready.Done()
				}
				if e.data != "" {
					if got[i]++; e.id != strconv.Itoa(got[i]) {
						t.Errorf("reader %d has change %s, want %d", i, e.id, got[i])
						return false
					}
				}
				return got[i] < changes
			})
		})
	}
	ready.Wait()
	begun := time.Now()
	for range 3 {
		if err := s.SyntheticChanges(t.Context(), "p1", changes/3, 500); err != nil {
			t.Fatal(err)
		}
	}
	wait.Wait()
	t.Logf("%d changes were with %d readers after %v", changes, readers, time.Since(begun).Round(time.Millisecond))
	for i := range errs {
		if errs[i] != nil || got[i] != changes {
			t.Fatalf("reader %d has %d changes, %v", i, got[i], errs[i])
		}
	}
}

// TestStream_Slow: who takes nothing is dropped, and comes to no harm but that; the one
// beside has everything.
func TestStream_Slow(t *testing.T) {
	a := &API{WriteTime: 200 * time.Millisecond}
	s, h := onFile(t, filepath.Join(t.TempDir(), "s.db"), a)
	defer func() { h.CloseClientConnections(); h.Close(); s.Close() }()
	slow, err := net.Dial("tcp", h.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	if err := slow.(*net.TCPConn).SetReadBuffer(4096); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(slow, "GET /api/v1/changes/stream HTTP/1.1\r\nHost: %s\r\n\r\n", h.Listener.Addr())
	const changes = 3000 // of 10 kB
	n := 0
	healthy := make(chan error, 1)
	go func() {
		healthy <- listen(t.Context(), h.URL+"/api/v1/changes/stream?after=0", "", func(e event) bool {
			if e.data != "" {
				n++
			}
			return n < changes
		})
	}()
	for a.feed.Readers() < 2 {
		time.Sleep(time.Millisecond)
	}
	for range 10 {
		if err := s.SyntheticChanges(t.Context(), "p1", changes/10, 10_000); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-healthy; err != nil || n != changes {
		t.Fatalf("%d changes, %v", n, err)
	}
	until := time.Now().Add(30 * time.Second)
	for a.feed.Readers() > 0 {
		if time.Now().After(until) {
			t.Fatal("who takes nothing is not dropped")
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// TestStream_Quiet: where nothing is new a comment comes now and then, also when what is
// new is not asked for; closing ends the stream.
func TestStream_Quiet(t *testing.T) {
	a := &API{Heartbeat: 50 * time.Millisecond}
	s, h := onFile(t, filepath.Join(t.TempDir(), "s.db"), a)
	defer func() { h.Close(); s.Close() }()
	if err := s.SyntheticChanges(t.Context(), "p1", 5, 10); err != nil {
		t.Fatal(err)
	}
	beats := 0
	err := listen(t.Context(), h.URL+"/api/v1/changes/stream?kind=round", "", func(e event) bool {
		if e.data != "" {
			t.Errorf("%+v was not asked for", e)
		}
		if e.comment {
			if beats++; beats == 2 {
				if err := s.SyntheticChanges(t.Context(), "p1", 5, 10); err != nil {
					t.Error(err)
				}
			}
		}
		if e.id == "10" { // after the second five, of which it has seen none
			a.Close()
		}
		return beats < 200
	})
	if err == nil || beats < 2 || beats >= 200 {
		t.Errorf("%d heartbeats, %v", beats, err)
	}
}

// TestStream_Bad: what cannot be the number of a change is refused in words.
func TestStream_Bad(t *testing.T) {
	s, h := onFile(t, filepath.Join(t.TempDir(), "s.db"), &API{})
	defer func() { h.Close(); s.Close() }()
	for _, x := range []struct {
		at, last string
		code     int
	}{
		{"", "abc", 400}, {"", "-1", 400}, {"", "99999999999999999999", 400}, {"", "7", 400}, {"", strings.Repeat("9", 200), 422}, {"", "\xff", 400},
		{"?after=7", "", 400}, {"?after=-2", "", 422}, {"?after=x", "", 422}, {"?kind=nonsense", "", 422}, {"?process=none", "", 404},
		{"?process=" + strings.Repeat("a,", 100), "", 422}, {"?process=%00", "", 404},
	} {
		for _, path := range []string{"/changes/stream", "/changes.ndjson"} {
			if path != "/changes/stream" && (x.last != "" || x.at == "?after=7") {
				continue
			}
			r, b := ask(t, "GET", h.URL+"/api/v1"+path+x.at, "", "Last-Event-ID", x.last)
			if r.StatusCode != x.code || !strings.HasPrefix(r.Header.Get("Content-Type"), "application/problem+json") {
				t.Errorf("%s%s %q: %s %s", path, x.at, x.last, r.Status, b)
			}
		}
	}
}

// TestStream_Kinds: the kinds that can be asked for are those that there are.
func TestStream_Kinds(t *testing.T) {
	f, _ := reflect.TypeFor[Wanted]().FieldByName("Kind")
	if got := strings.Split(f.Tag.Get("enum"), ","); !slices.Equal(got, processes.ChangeKinds()) {
		t.Errorf("%v, want %v", got, processes.ChangeKinds())
	}
}

// TestStream_Lines: a whole list that a client takes slowly comes to its end, though it
// takes longer than a page may.
func TestStream_Lines(t *testing.T) {
	s, h := onFile(t, filepath.Join(t.TempDir(), "s.db"), &API{})
	defer func() { h.Close(); s.Close() }()
	if err := s.SyntheticChanges(t.Context(), "p1", 2000, 10_000); err != nil { // 20 MB
		t.Fatal(err)
	}
	resp, err := http.Get(h.URL + "/api/v1/changes.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	in := bufio.NewReaderSize(resp.Body, 64<<10)
	n := 0
	for ; ; n++ {
		line, err := in.ReadBytes('\n')
		if err == io.EOF {
			break
		}
		if err != nil || !json.Valid(line) {
			t.Fatalf("after %d lines: %v", n, err)
		}
		if n%200 == 0 {
			time.Sleep(100 * time.Millisecond)
		}
	}
	if n != 2000 {
		t.Errorf("%d lines", n)
	}
}
