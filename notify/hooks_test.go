package notify

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver, to make schemas with

	"readout/follow"
	"readout/store"
	"readout/store/local"
	"readout/store/postgres"
	"readout/store/storetest"
)

var (
	cluster *storetest.Cluster // nil where PostgreSQL is missing
	schemas atomic.Int64
)

// TestMain starts one server for all tests. It may be missing, but not where CI is set.
func TestMain(m *testing.M) {
	if len(os.Args) == 4 && os.Args[1] == "-as-command" { // of an alert
		asCommand(os.Args[2], os.Args[3])
	}
	c, err := storetest.StartCluster()
	switch {
	case errors.Is(err, storetest.ErrNoPostgres) && os.Getenv("CI") == "":
	case err != nil:
		fmt.Println(err)
		os.Exit(1)
	default:
		cluster = c
	}
	code := m.Run()
	if cluster != nil {
		if err := cluster.Stop(); err != nil {
			fmt.Println("stop the server:", err)
			code = 1
		}
	}
	os.Exit(code)
}

// both runs a test on a store of each kind. open opens the same one as often as it is
// called.
func both(t *testing.T, f func(t *testing.T, open func() *store.Store)) {
	opener := func(t *testing.T, o func() (*store.Store, error)) func() *store.Store {
		return func() *store.Store {
			s, err := o()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			return s
		}
	}
	t.Run("sqlite", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "n.db")
		f(t, opener(t, func() (*store.Store, error) { return local.Open(context.Background(), file) }))
	})
	t.Run("postgres", func(t *testing.T) {
		if cluster == nil {
			t.Skip(storetest.ErrNoPostgres)
		}
		name := fmt.Sprintf("s%d", schemas.Add(1))
		db, err := sql.Open("pgx", cluster.URL(""))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec("CREATE SCHEMA " + name); err != nil {
			t.Fatal(err)
		}
		f(t, opener(t, func() (*store.Store, error) { return postgres.Open(context.Background(), cluster.URL(name)) }))
	})
}

// A got is a message as a receiver has it.
type got struct {
	ID   string
	Type string       `json:"type"`
	Data follow.Noted `json:"data"`
}

// A receiver takes messages and checks their signatures. answer says with which status it
// answers; nil for 204.
type receiver struct {
	t      *testing.T
	secret string
	answer func(got) int

	mu  sync.Mutex
	all []got
}

func (x *receiver) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // whoever sent it was killed
	}
	at, err := strconv.ParseInt(r.Header.Get("webhook-timestamp"), 10, 64)
	id := r.Header.Get("webhook-id")
	if want, e := Sign(x.secret, id, time.Unix(at, 0), body); err != nil || e != nil || r.Header.Get("webhook-signature") != want || r.Method != "POST" || r.Header.Get("Content-Type") != "application/json" {
		x.t.Errorf("signed %q, want %q: %v, %v", r.Header.Get("webhook-signature"), want, err, e)
	}
	var m got
	if err := json.Unmarshal(body, &m); err != nil {
		x.t.Errorf("%s: %v", body, err)
	}
	m.ID = id
	x.mu.Lock()
	x.all = append(x.all, m)
	x.mu.Unlock()
	code := http.StatusNoContent
	if x.answer != nil {
		code = x.answer(m)
	}
	if code >= 300 && code < 400 {
		w.Header().Set("Location", "/elsewhere")
	}
	w.WriteHeader(code)
}

func (x *receiver) seqs() (out []int64) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, m := range x.all {
		out = append(out, m.Data.Seq)
	}
	return out
}

// listenAt makes a receiver and a hook to it.
func listenAt(t *testing.T, s *store.Store, answer func(got) int, change func(*store.Hook)) (*receiver, store.Hook) {
	t.Helper()
	x := &receiver{t: t, secret: NewSecret(), answer: answer}
	server := httptest.NewServer(x)
	t.Cleanup(server.Close)
	h := store.Hook{ID: "h" + strings.ToLower(x.secret[6:12]), URL: server.URL + "/in", Secret: x.secret, Private: true}
	if change != nil {
		change(&h)
	}
	if err := s.AddHook(t.Context(), h); err != nil {
		t.Fatal(err)
	}
	return x, h
}

func change(t *testing.T, s *store.Store, process string, n int) {
	t.Helper()
	if err := s.SyntheticChanges(t.Context(), process, n, 50); err != nil {
		t.Fatal(err)
	}
}

// running delivers in the background, with short waits; stop ends it.
func running(t *testing.T, s *store.Store) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		(&Hooks{Store: s, poll: 10 * time.Millisecond, wait: func(int) time.Duration { return 5 * time.Millisecond }}).Run(ctx)
	}()
	stop = sync.OnceFunc(func() { cancel(); <-done })
	t.Cleanup(stop)
	return stop
}

func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(60 * time.Second); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("in vain waited for " + what)
		}
	}
}

func queueOf(t *testing.T, s *store.Store, id string) store.HookQueue {
	t.Helper()
	q, err := s.HookQueue(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func hookOf(t *testing.T, s *store.Store, id string) store.Hook {
	t.Helper()
	list, err := s.Hooks(t.Context())
	i := slices.IndexFunc(list, func(h store.Hook) bool { return h.ID == id })
	if err != nil || i < 0 {
		t.Fatal(err, list)
	}
	return list[i]
}

// TestHooks_Deliver: a hook is told of what comes after it was added, in order, with
// what shows it, and only of what it wants; a slow or a dead one holds up no other.
func TestHooks_Deliver(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s := open()
		change(t, s, "p1", 3)
		all, h := listenAt(t, s, nil, nil)
		release := make(chan struct{})
		slow, _ := listenAt(t, s, func(got) int { <-release; return 200 }, nil)
		defer close(release)
		one, _ := listenAt(t, s, nil, func(h *store.Hook) { h.Process = "p2" })
		none, _ := listenAt(t, s, nil, func(h *store.Hook) { h.Kinds = []string{"round", "step"} })
		running(t, s)
		change(t, s, "p1", 3)
		change(t, s, "p2", 2)
		until(t, "all changes", func() bool { return len(all.seqs()) >= 5 && len(one.seqs()) >= 2 })
		until(t, "an empty queue", func() bool { return queueOf(t, s, h.ID).Waiting == 0 })
		if !slices.Equal(all.seqs(), []int64{4, 5, 6, 7, 8}) || !slices.Equal(one.seqs(), []int64{7, 8}) || len(none.seqs()) > 0 || len(slow.seqs()) != 1 {
			t.Errorf("all %v, one %v, none %v, slow %v", all.seqs(), one.seqs(), none.seqs(), slow.seqs())
		}
		m := all.all[0]
		if m.Type != "process.state" || m.ID == "" || m.ID != m.Data.ID || m.ID == all.all[1].ID || len(m.Data.Cited) != 1 || m.Data.Cited[0].Evidence[0].Words == "" {
			t.Errorf("%+v", m)
		}
		if all.all[3].ID != one.all[0].ID {
			t.Error("a change has another id for another receiver: who is told by two would take it for two")
		}
	})
}

// TestHooks_Retry: what fails is sent again under the same id until it is taken; what
// fails for good is given up with its reason and holds up nothing else.
func TestHooks_Retry(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s := open()
		var mu sync.Mutex
		n := 0
		away, h := listenAt(t, s, func(got) int {
			mu.Lock()
			defer mu.Unlock()
			if n++; n <= 4 {
				return []int{500, 503, 429, 408}[n-1]
			}
			return 200
		}, nil)
		well := false
		picky, p := listenAt(t, s, func(m got) int {
			mu.Lock()
			defer mu.Unlock()
			if m.Data.Seq == 1 && !well {
				return 422
			}
			return 200
		}, nil)
		running(t, s)
		change(t, s, "p1", 3)
		until(t, "delivery", func() bool { return hookOf(t, s, h.ID).Seen == 3 && queueOf(t, s, h.ID).Waiting == 0 }) // in that order: what is seen is queued at once
		ids := map[int64]string{}
		for _, m := range away.all {
			if was := ids[m.Data.Seq]; was != "" && was != m.ID {
				t.Errorf("change %d came as %s and as %s", m.Data.Seq, was, m.ID)
			}
			ids[m.Data.Seq] = m.ID
		}
		if k := hookOf(t, s, h.ID); len(away.all) != 7 || len(ids) != 3 || k.Fails != 0 || !k.Rest.IsZero() {
			t.Errorf("%d messages of %d changes, %+v", len(away.all), len(ids), k)
		}
		until(t, "what is given up", func() bool { return queueOf(t, s, p.ID).Dead == 1 })
		q := queueOf(t, s, p.ID)
		if d := q.Last[0]; q.Waiting != 0 || d.Change != 1 || d.Tries != mostTries || !strings.Contains(d.Reason, "422") || d.Dead.IsZero() {
			t.Errorf("%+v", q)
		}
		if got := picky.seqs(); len(got) != mostTries+2 || !slices.Contains(got[:4], 3) {
			t.Errorf("%v: what fails for itself holds up the rest", got)
		}
		mu.Lock()
		well = true
		mu.Unlock()
		if n, err := s.Retry(t.Context(), p.ID); n != 1 || err != nil {
			t.Error(n, err)
		}
		until(t, "another try", func() bool { q := queueOf(t, s, p.ID); return q.Dead+q.Waiting == 0 })
	})
}

// TestHooks_Refused: nothing is sent to this machine or a private network unless that is
// allowed, nobody is followed elsewhere, and who says 410 is told nothing any more.
func TestHooks_Refused(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s := open()
		private, p := listenAt(t, s, nil, func(h *store.Hook) { h.Private = false })
		moved, m := listenAt(t, s, func(got) int { return http.StatusTemporaryRedirect }, nil)
		gone, g := listenAt(t, s, func(got) int { return http.StatusGone }, nil)
		for _, h := range []store.Hook{{ID: "hbroken", URL: "http://127.0.0.1:1/", Private: true, Secret: NewSecret()}, {ID: "hnowhere", URL: "http://nowhere.invalid/", Secret: NewSecret()}, {ID: "hspoilt", URL: p.URL, Private: true, Secret: "x"}} {
			if err := s.AddHook(t.Context(), h); err != nil {
				t.Fatal(err)
			}
		}
		running(t, s)
		change(t, s, "p1", 2)
		want := map[string]string{p.ID: "not sent", m.ID: "not followed elsewhere", "hbroken": "no answer", "hnowhere": "no answer", "hspoilt": "secret"}
		for id, words := range want {
			until(t, "that "+id+" gives up", func() bool { return queueOf(t, s, id).Dead == 2 })
			if d := queueOf(t, s, id).Last[0]; !strings.Contains(d.Reason, words) || strings.Contains(d.Reason, "\n") {
				t.Errorf("%s: %q", id, d.Reason)
			}
		}
		until(t, "that one is off", func() bool { return hookOf(t, s, g.ID).Off != "" })
		if len(private.seqs()) > 0 || len(gone.seqs()) != 1 || len(moved.seqs()) != 2*mostTries {
			t.Errorf("%v, %v, %v", private.seqs(), gone.seqs(), moved.seqs())
		}
		if err := s.RemoveHook(t.Context(), g.ID); err != nil {
			t.Error(err)
		}
		if err := s.RemoveHook(t.Context(), g.ID); !errors.Is(err, store.ErrNoHook) {
			t.Error(err)
		}
	})
}

// TestHooks_Killed: whoever is stopped in the middle, and however many deliver at a time,
// each change arrives, and a receiver that looks at ids has it once.
func TestHooks_Killed(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s := open()
		x, h := listenAt(t, s, func(got) int { time.Sleep(2 * time.Millisecond); return 200 }, nil)
		const rounds, each = 10, 10
		for range rounds {
			change(t, s, "p1", each)
			a, b := running(t, s), running(t, open())
			time.Sleep(40 * time.Millisecond)
			a()
			b()
		}
		// what was begun is free when its lease is over: nobody waits a minute here
		now := time.Now().Add(2 * lease)
		last := &Hooks{Store: s, now: func() time.Time { return now }}
		last.init()
		k := hookOf(t, s, h.ID)
		if err := last.tell(t.Context(), &k, rounds*each); err != nil {
			t.Fatal(err)
		}
		once := map[string]int64{}
		for _, m := range x.all {
			once[m.ID] = m.Data.Seq
		}
		if len(once) != rounds*each || len(x.all) > rounds*each+2*rounds {
			t.Errorf("%d changes in %d messages, want %d", len(once), len(x.all), rounds*each)
		}
		if q := queueOf(t, s, h.ID); q.Waiting+q.Dead != 0 {
			t.Errorf("%+v", q)
		}
	})
}

func TestCheck(t *testing.T) {
	for address, ok := range map[string][2]bool{ // public, private allowed
		"https://example.org/in": {true, true}, "http://example.org:8080/in": {true, true}, "https://example.org:9999/": {false, true},
		"http://127.0.0.1:9000/": {false, true}, "http://[::1]/": {false, true}, "http://localhost/": {false, true}, "http://192.168.1.4/": {false, true}, "http://2130706433/": {false, true}, "http://0x7f.1/": {false, true},
		"http://169.254.169.254/latest": {false, true}, "http://[::ffff:10.0.0.1]/": {false, true},
		"ftp://example.org/": {false, false}, "file:///etc/passwd": {false, false}, "https://a:b@example.org/": {false, false}, "": {false, false}, "http://": {false, false}, "http://\x00/": {false, false}, "example.org": {false, false}, "javascript:alert(1)": {false, false},
	} {
		for i, private := range []bool{false, true} {
			if err := Check(address, private); (err == nil) != ok[i] {
				t.Errorf("%q, private %v: %v", address, private, err)
			}
		}
	}
}

// TestSign holds the signature against the example of Standard Webhooks.
func TestSign(t *testing.T) {
	got, err := Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if want := "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; got != want || err != nil {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
}

func TestBackOff(t *testing.T) {
	var sum time.Duration
	for n := 1; n <= mostTries; n++ {
		d := backOff(n)
		if d < firstWait/2 || d > mostWait*3/2 {
			t.Errorf("after %d tries %v", n, d)
		}
		sum += d
	}
	if sum < 24*time.Hour || sum > 5*24*time.Hour {
		t.Errorf("given up after %v", sum)
	}
	three := func() string { return fmt.Sprint(backOff(5), backOff(5), backOff(5)) }
	if first := three(); first == three() {
		t.Error("all come again at once")
	}
}

// TestHooks_Gone: that changes were counted which are gone when they are read holds
// nobody up.
func TestHooks_Gone(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s := open()
		_, k := listenAt(t, s, nil, nil)
		h := &Hooks{Store: s}
		h.init()
		done := make(chan error)
		go func() { done <- h.tell(t.Context(), &k, 10) }()
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(20 * time.Second):
			t.Error("it reads and reads")
		}
	})
}
