package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/coder"
	"readout/follow"
	"readout/store"
	"readout/store/local"
	"readout/web"
)

// TestServe_Load has readers go from page to page while reports come in, and then a healthy
// reader ask while slow connections hang on: no page fails, and nobody is starved.
//
// With READOUT_LOAD=STORE it prints figures of a store that is there, to which reports are
// added, and of a server in a process of its own: 100 readers for two minutes, or
// READOUT_LOAD_LASTS, and 1,000 slow connections.
func TestServe_Load(t *testing.T) {
	path := os.Getenv("READOUT_LOAD")
	readers, slow, lasts, think, each := 20, 200, 3*time.Second, 100*time.Millisecond, 20
	var s *store.Store
	var err error
	if path != "" {
		readers, slow, lasts, think, each = 100, 1000, 2*time.Minute, time.Second, 200
		if d, err := time.ParseDuration(os.Getenv("READOUT_LOAD_LASTS")); err == nil {
			lasts = d
		}
		s, err = local.Open(t.Context(), path)
	} else {
		c := newServe()
		c.SetErr(io.Discard)
		c.SetContext(t.Context())
		s, err = demoStore(c, t.TempDir())
	}
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	addr, pid := loadServer(t, s, path)
	pages := loadPages(t, "http://"+addr)
	ctx, stop := context.WithTimeout(t.Context(), lasts)
	defer stop()
	var wait sync.WaitGroup
	wait.Go(func() { loadWrites(t, ctx, s, path == "") })
	var mu sync.Mutex
	took, by := []time.Duration{}, map[string][]time.Duration{}
	for k := range readers {
		wait.Go(func() {
			r := rand.New(rand.NewPCG(uint64(k), 9))
			for ctx.Err() == nil {
				p := pages[r.IntN(len(pages))]
				d, err := loadAsk("http://" + addr + p)
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				took = append(took, d)
				by[loadKind.FindString(p)] = append(by[loadKind.FindString(p)], d)
				mu.Unlock()
				select {
				case <-ctx.Done():
				case <-time.After(time.Duration((0.5 + r.Float64()) * float64(think))):
				}
			}
		})
	}
	wait.Wait()
	t.Logf("%d readers: %d pages, median %v, p99 %v", readers, len(took), loadAt(took, .5), loadAt(took, .99))
	for kind, d := range by {
		t.Logf("  %-20s %5d pages, median %v, p99 %v", kind, len(d), loadAt(d, .5), loadAt(d, .99))
	}
	if status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)); err == nil && path != "" {
		t.Logf("the server's memory, most and now: %q", regexp.MustCompile(`Vm(HWM|RSS):\s*(.*)`).FindAll(status, -1))
	}

	healthy := func() (out []time.Duration) {
		for range each {
			d, err := loadAsk("http://" + addr + pages[0])
			if err != nil {
				t.Error(err)
			}
			out = append(out, d)
		}
		return out
	}
	alone := healthy()
	ctx, stop = context.WithTimeout(t.Context(), time.Minute)
	var hanging sync.WaitGroup
	for k := range slow {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		hanging.Go(func() { loadHang(ctx, c, k%2 == 0, addr, pages[0]) })
	}
	beside := healthy()
	stop()
	hanging.Wait()
	t.Logf("a healthy reader: median %v, p99 %v; beside %d slow connections median %v, p99 %v",
		loadAt(alone, .5), loadAt(alone, .99), slow, loadAt(beside, .5), loadAt(beside, .99))
	if a, b := loadAt(alone, .5), loadAt(beside, .5); b > 20*a+200*time.Millisecond {
		t.Errorf("a page takes %v beside %d slow connections, %v without", b, slow, a)
	}
}

// loadServer serves the store: in this process, or the file in one of its own.
func loadServer(t *testing.T, s *store.Store, path string) (addr string, pid int) {
	t.Helper()
	if path == "" {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		addr = l.Addr().String()
		h := (&web.Server{Store: s, Names: whom, Coder: coder.Version(), Stale: time.Minute}).HTTP(addr)
		go h.Serve(l)
		t.Cleanup(func() { h.Close() })
		return addr, os.Getpid()
	}
	c := program("serve", "--db", path, "--addr", "127.0.0.1:0")
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Signal(os.Interrupt)
		c.Wait()
	})
	line := bufio.NewReader(said)
	for addr == "" {
		text, err := line.ReadString('\n')
		if err != nil {
			t.Fatal("the server does not start: ", text, err)
		}
		if m := regexp.MustCompile(`http://([^/]*)/`).FindStringSubmatch(text); m != nil {
			addr = m[1]
		}
	}
	go io.Copy(os.Stderr, line)
	return addr, c.Process.Pid
}

var (
	loadKind = regexp.MustCompile(`^/(api/v1/)?[a-z]*(/.)?`)
	loadLink = regexp.MustCompile(`href="(/(?:processes|reports)/[^"?#/]+)"`)
)

// loadPages are the paths between which readers choose: lists and, of those, some pages.
func loadPages(t *testing.T, at string) []string {
	t.Helper()
	pages := []string{"/", "/events", "/stories", "/search?q=" + url.QueryEscape("talks ceasefire"), "/search?q=minister", "/actors", "/timeline",
		"/api/v1/events", "/api/v1/processes", "/processes", "/reports"}
	for _, list := range []string{"/processes", "/reports"} {
		_, b := get(t, at+list)
		for _, m := range loadLink.FindAllStringSubmatch(string(b), 8) {
			pages = append(pages, m[1])
		}
	}
	return pages
}

// loadAsk asks for a page as a browser does, and says how long the whole of it took.
func loadAsk(at string) (time.Duration, error) {
	began := time.Now()
	r, err := http.Get(at)
	if err != nil {
		return 0, err
	}
	defer r.Body.Close()
	_, err = io.Copy(io.Discard, r.Body)
	if err == nil && r.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", at, r.Status)
	}
	return time.Since(began), err
}

// loadWrites stores five new reports a second and brings what follows from them up to
// date every two, as the server does.
func loadWrites(t *testing.T, ctx context.Context, s *store.Store, following bool) {
	code := coder.New()
	for n := 1; ctx.Err() == nil; n++ {
		text := madeUp(int(time.Now().UnixNano()/1e6%1e9) + n)
		rec, err := code.Code(ctx, &readout.Report{ID: readout.MakeID(text), Text: text})
		if err == nil {
			_, err = s.Put(ctx, store.Filed{Record: rec})
		}
		if err == nil && following && n%10 == 0 {
			_, err = follow.Update(ctx, s, follow.Options{})
		}
		if err != nil && ctx.Err() == nil {
			t.Error(err)
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// loadHang sends the head of a request, or reads the answer, byte by byte.
func loadHang(ctx context.Context, c net.Conn, head bool, addr, path string) {
	ask := "GET " + path + " HTTP/1.1\r\nHost: " + addr + "\r\nX-Long: " + strings.Repeat("x", 4000) + "\r\n\r\n"
	if !head {
		if _, err := io.WriteString(c, ask); err != nil {
			return
		}
	}
	for k := 0; k < len(ask) && ctx.Err() == nil; k++ {
		var err error
		if c.SetDeadline(time.Now().Add(time.Second)); head {
			_, err = io.WriteString(c, ask[k:k+1])
		} else {
			_, err = c.Read(make([]byte, 1))
		}
		if err != nil && !os.IsTimeout(err) {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// loadAt is the time within which a share of all was.
func loadAt(d []time.Duration, share float64) time.Duration {
	if len(d) == 0 {
		return 0
	}
	d = slices.Sorted(slices.Values(d))
	return d[min(len(d)-1, int(share*float64(len(d))))].Round(100 * time.Microsecond)
}
