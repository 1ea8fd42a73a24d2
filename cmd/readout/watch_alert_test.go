package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"readout/notify"
	"readout/store"
	"readout/store/local"
)

// A wire is a site with one feed, on which reports come out one after the other, and the
// address that is told of alerts.
type wire struct {
	*httptest.Server
	out atomic.Int64 // reports

	mu    sync.Mutex
	came  map[string]int         // messages by id
	told  map[string]notify.Told // by id
	first map[string]time.Time   // when the first alert on an article came, by kind and address
}

func newWire(t *testing.T) *wire {
	n := &wire{came: map[string]int{}, told: map[string]notify.Told{}, first: map[string]time.Time{}}
	mux := http.NewServeMux()
	mux.HandleFunc("/feed.xml", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Wire</title>`)
		last := n.out.Load()
		for i := last; i > max(0, last-500); i-- {
			fmt.Fprintf(w, `<item><title>Report %d</title><link>/a/%d</link></item>`, i, i)
		}
		fmt.Fprint(w, `</channel></rss>`)
	})
	mux.HandleFunc("/a/{n}", func(w http.ResponseWriter, r *http.Request) {
		var i int
		fmt.Sscan(r.PathValue("n"), &i)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<!doctype html><title>Report %d</title><article><h1>Report %d</h1><p>%s</p><p>%s</p></article>", i, i, strings.ReplaceAll(madeUp(i), "\n\n", "</p><p>"), talksOf(i))
	})
	mux.HandleFunc("POST /in", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return // who sent it was killed
		}
		var m struct{ Data notify.Told }
		if err := json.Unmarshal(body, &m); err != nil {
			t.Errorf("%v: %s", err, body)
			return
		}
		id := r.Header.Get("webhook-id")
		n.mu.Lock()
		defer n.mu.Unlock()
		n.came[id]++
		n.told[id] = m.Data
		kind := "event"
		if m.Data.Change != nil {
			kind = "change"
		}
		for _, e := range m.Data.Evidence {
			if e.Words == "" || e.Report == "" || e.URL == "" {
				t.Errorf("an alert without its evidence: %s", body)
			}
			if at := kind + " " + path.Base(e.URL); n.first[at].IsZero() {
				n.first[at] = time.Now()
			}
		}
	})
	n.Server = httptest.NewServer(mux)
	t.Cleanup(n.Close)
	return n
}

// talksOf is what a made-up report says of talks: each is of two states of its own.
func talksOf(i int) string {
	states := []string{"Peru", "Chile", "Ghana", "Togo", "Kenya", "Uganda", "Chad", "Sudan", "Nepal", "Laos"}
	a, b := states[i%len(states)], states[(i%len(states)+1+i/len(states))%len(states)]
	return fmt.Sprintf("Peace talks between %s and %s on their border were suspended on Monday, officials of both countries said. %s and %s are to meet again next week.", a, b, a, b)
}

func (n *wire) feed() string { return n.URL + "/feed.xml" }

// alertOn adds an alert that tells the wire.
func (n *wire) alertOn(t *testing.T, s *store.Store, id, rule string) {
	t.Helper()
	if err := s.AddHook(t.Context(), store.Hook{ID: id, Rule: rule, URL: n.URL + "/in", Private: true, Secret: notify.NewSecret()}); err != nil {
		t.Fatal(err)
	}
}

func (n *wire) has(kind string, i int) (time.Time, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	at, ok := n.first[fmt.Sprint(kind, " ", i)]
	return at, ok
}

// eventually waits for what must come at some time.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); !ok(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("in vain waited for " + what)
		}
	}
}

// TestWatch_Alert measures how long it takes from an article in a feed to the alerts on
// its events and on what it changes in negotiations. It prints that, and fails where one
// never comes or articles come to be told out of all order.
func TestWatch_Alert(t *testing.T) {
	n := newWire(t)
	s, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "w.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n.alertOn(t, s, "aevents", "type:ASSAULT")
	n.alertOn(t, s, "achanges", "change in (state, round, name, agreement, position, step, claim, flag)")
	ctx, stop := context.WithCancel(t.Context())
	c := newWatch()
	var talk bytes.Buffer
	c.SetOut(io.Discard)
	c.SetErr(&talk)
	c.SetContext(ctx)
	c.SetArgs([]string{"--db", s.Name(), "--every", "1s", "--allow-private", "--log", "json", n.feed()})
	done := make(chan error, 1)
	go func() { done <- c.Execute() }()
	const reports = 40
	out := make([]time.Time, reports+1)
	r := rand.New(rand.NewPCG(1, 1))
	for i := 1; i <= reports; i++ {
		out[i] = time.Now()
		n.out.Store(int64(i))
		time.Sleep(time.Duration(r.IntN(500)) * time.Millisecond)
	}
	for i := 1; i <= reports; i++ {
		eventually(t, fmt.Sprint("the alert on article ", i), func() bool { _, ok := n.has("event", i); return ok })
	}
	eventually(t, "all changes to be told", func() bool {
		f, err := s.Figures(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		hooks, err := s.Hooks(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return f.Behind == 0 && f.Waiting == 0 && !slices.ContainsFunc(hooks, func(h store.Hook) bool { return h.ID == "achanges" && h.Seen < f.Changes })
	})
	for _, kind := range []string{"event", "change"} {
		var took []time.Duration
		for i := 1; i <= reports; i++ {
			if at, ok := n.has(kind, i); ok { // a report may change nothing in a negotiation
				took = append(took, at.Sub(out[i]))
			}
		}
		if len(took) == 0 {
			t.Fatalf("no alert on a %s", kind)
		}
		slices.Sort(took)
		t.Logf("from the feed to the alert on its %s, %d articles, looked at each second: median %v, p99 %v (floor 10 s, goal 3 s)", kind, len(took), took[len(took)/2].Round(time.Millisecond), took[len(took)*99/100].Round(time.Millisecond))
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
	for id, k := range n.came {
		if k != 1 {
			t.Errorf("alert %s came %d times", id, k)
		}
	}
	// the log has a line for each report, with its id
	seen := map[string]bool{}
	for line := range strings.Lines(talk.String()) {
		var x struct{ Msg, Report, URL, Outcome string }
		if json.Unmarshal([]byte(line), &x) == nil && x.Msg == "report" && x.Outcome == "read" {
			if len(x.Report) != 16 || x.URL == "" {
				t.Errorf("log: %s", line)
			}
			seen[x.Report] = true
		}
	}
	if len(seen) != reports {
		t.Errorf("%d reports in the log, want %d:\n%.600s", len(seen), reports, talk.String())
	}
}

// TestWatch_Killed: a watch that is killed again and again takes in each article once and
// tells each alert, twice at most where it was killed between telling and noting that, and
// then under the same id.
func TestWatch_Killed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("kills as Unix does")
	}
	n := newWire(t)
	db := filepath.Join(t.TempDir(), "w.db")
	s, err := local.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const rule = "type:ASSAULT,THREATEN,CONSULT"
	n.alertOn(t, s, "akilled", rule)
	seed := uint64(20261123)
	r := rand.New(rand.NewPCG(seed, 1))
	const kills, reports = 8, 60
	for k := 0; ; k++ {
		p := program("watch", "--db", db, "--every", "1s", "--allow-private", n.feed())
		p.Stderr = os.Stderr
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
		if k < kills {
			for range 6 {
				n.out.Add(1)
				time.Sleep(time.Duration(r.IntN(600)) * time.Millisecond)
			}
			p.Process.Kill()
			p.Wait()
			continue
		}
		n.out.Store(reports)
		eventually(t, "all articles", func() bool {
			counts, err := s.Watched().Counts(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return counts[n.feed()]["taken"] == reports
		})
		eventually(t, "all alerts", func() bool {
			last, err := s.LastRecord(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			hooks, err := s.Hooks(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			q, err := s.HookQueue(t.Context(), "akilled")
			if err != nil {
				t.Fatal(err)
			}
			return hooks[0].Seen >= last && q.Waiting == 0 && q.Dead == 0
		})
		p.Process.Signal(os.Interrupt)
		p.Wait()
		break
	}
	count, err := s.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, want, _, err := notify.Match(t.Context(), s, &store.Hook{Rule: rule}, nil, 1)
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Alerts(t.Context(), store.AlertFilter{Hook: "akilled", Limit: 10000})
	if err != nil {
		t.Fatal(err)
	}
	twice, events := 0, map[string]bool{}
	for id, k := range n.came {
		events[n.told[id].Event.ID] = true
		twice += k - 1
	}
	t.Logf("seed %d: %d kills, %d articles: %d reports in the store, %d coded; %d alerts, %d told, %d of them sent again under their id", seed, kills, reports, count.Reports, count.Records, len(list), len(n.came), twice)
	if count.Reports != reports || count.Records != reports {
		t.Errorf("%d reports, coded %d times; want %d", count.Reports, count.Records, reports)
	}
	if len(list) != int(want) || len(n.came) != len(list) || len(events) != len(list) || twice > kills {
		t.Errorf("%d events asked for, %d alerts, %d told of %d events, %d again", want, len(list), len(n.came), len(events), twice)
	}
}
