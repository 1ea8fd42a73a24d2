package notify

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/follow"
	"readout/store"
	"readout/store/storetest"
)

// asCommand is what an alert's command does in tests.
func asCommand(how, arg string) {
	switch how {
	case "keep": // adds what it is told to a file
		b, _ := os.ReadFile("/dev/stdin")
		f, err := os.OpenFile(arg, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			os.Exit(4)
		}
		f.Write(b)
		f.Close()
		os.Exit(0)
	case "fail":
		fmt.Fprintln(os.Stderr, "first line\nthe pager is off")
		os.Exit(3)
	case "hang": // with a child that outlives it, if nobody ends both
		c := exec.Command("sleep", "60")
		c.Stdout = os.Stdout
		c.Start()
		os.WriteFile(arg, fmt.Append(nil, c.Process.Pid), 0o600)
		time.Sleep(time.Minute)
	}
	os.Exit(0)
}

// A heard is an alert as a receiver has it.
type heard struct {
	Type string `json:"type"`
	Data Told   `json:"data"`
}

func alertTo(t *testing.T, s *store.Store, rule string, set func(*store.Hook)) (*receiver, store.Hook) {
	t.Helper()
	return listenAt(t, s, nil, func(h *store.Hook) {
		h.ID, h.Rule = "a"+h.ID[1:], rule
		if set != nil {
			set(h)
		}
	})
}

// messages is how many messages came, and how many different ones.
func messages(x *receiver) (n, different int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	seen := map[string]bool{}
	for _, m := range x.all {
		seen[m.ID] = true
	}
	return len(x.all), len(seen)
}

func putAll(t *testing.T, s *store.Store, again bool, recs ...*readout.Record) {
	t.Helper()
	for _, r := range recs {
		if _, err := s.Put(t.Context(), store.Filed{Record: r, Again: again}); err != nil {
			t.Fatal(err)
		}
	}
}

// matching is how many events of the store a rule would tell.
func matching(t *testing.T, s *store.Store, rule string) int {
	t.Helper()
	_, n, _, err := Match(t.Context(), s, &store.Hook{Rule: rule}, nil, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return int(n)
}

// idle waits until an alert has looked at everything and told it.
func idle(t *testing.T, s *store.Store, id string, want int) {
	t.Helper()
	until(t, fmt.Sprintf("%d alerts", want), func() bool {
		list, err := s.Alerts(t.Context(), store.AlertFilter{Hook: id, Limit: 10000})
		if err != nil {
			t.Fatal(err)
		}
		if len(list) > want {
			t.Fatalf("%d alerts, want %d", len(list), want)
		}
		return len(list) == want && queueOf(t, s, id).Waiting == 0
	})
}

// TestAlerts_Events: an event that a rule asks for is told once, with its words, its
// report and how sure it is; not again after a restart, a recode, for a copy of the
// report, or by two programs at once. What was there before is not told.
func TestAlerts_Events(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s := open()
		m := storetest.NewMaker(3)
		recs := make([]*readout.Record, 30)
		for i := range recs {
			recs[i] = m.Record()
		}
		const rule = "type:THREATEN,COERCE,ASSAULT,CONSULT score:0.01"
		putAll(t, s, false, recs[:10]...)
		old := matching(t, s, rule)
		time.Sleep(3 * time.Millisecond) // reports of the same millisecond count as new
		x, h := alertTo(t, s, rule, nil)
		stop := running(t, s)
		running(t, open())
		putAll(t, s, false, recs[10:20]...)
		want := matching(t, s, rule) - old
		if want < 5 || old < 5 {
			t.Fatalf("the reports are no good: %d and %d events", old, want)
		}
		idle(t, s, h.ID, want)
		stop()
		for _, r := range recs[5:20] {
			putAll(t, s, true, m.Recoded(r))
		}
		other := *recs[12] // a copy elsewhere
		report := *other.Report
		report.Text += " (END)"
		report.ID, report.URL, report.Outlet = readout.MakeID(report.Text), "https://example.net/copy", "The Copy"
		other.Report = &report
		putAll(t, s, false, &other)
		stop = running(t, open())
		before := matching(t, s, rule)
		putAll(t, s, false, recs[20:]...)
		want += matching(t, s, rule) - before
		idle(t, s, h.ID, want)
		if n, different := messages(x); n != want || different != want {
			t.Errorf("%d messages, %d of them different; want %d", n, different, want)
		}
		stop()
		list, err := s.Alerts(t.Context(), store.AlertFilter{Hook: h.ID})
		if err != nil {
			t.Fatal(err)
		}
		told, err := RaisedOf(t.Context(), s, &h, list[:1])
		if err != nil || len(told) != 1 {
			t.Fatal(err)
		}
		e := told[0].Evidence
		if len(e) != 1 || e[0].Words == "" || e[0].Report == "" || e[0].URL == "" || !(e[0].Confidence > 0 && e[0].Confidence <= 1) || told[0].Alert.Rule != rule || told[0].Event == nil {
			t.Errorf("%+v", told[0].Told)
		}
		// what is forgotten is told no more
		if _, err := s.Forget(t.Context(), e[0].Report, "asked to"); err != nil {
			t.Fatal(err)
		}
		if told, err := RaisedOf(t.Context(), s, &h, list[:1]); err != nil || len(told) != 1 {
			t.Fatal(err) // list was read before
		}
		if list, err = s.Alerts(t.Context(), store.AlertFilter{Hook: h.ID, N: list[0].N}); err != nil || len(list) != 1 || list[0].Event != nil {
			t.Errorf("%+v, %v", list, err)
		}
		if err := s.RemoveHook(t.Context(), h.ID); err != nil {
			t.Fatal(err)
		}
		if list, err = s.Alerts(t.Context(), store.AlertFilter{}); err != nil || len(list) > 0 {
			t.Errorf("%d lines of an alert that was removed, %v", len(list), err)
		}
	})
}

// TestAlerts_Changes: a rule over changes tells those alone that it asks for, each once.
func TestAlerts_Changes(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s := open()
		change(t, s, "p1", 2)
		first, err := follow.NotedChanges(t.Context(), s, store.NotedFilter{Limit: 1})
		if err != nil || len(first) != 1 {
			t.Fatal(err)
		}
		state, _, _ := strings.Cut(first[0].To, " ")
		x, h := alertTo(t, s, "process:p1 state in ("+state+")", nil)
		none, k := alertTo(t, s, "process:p1 NOT state:"+state+" change:state", nil)
		stop := running(t, s)
		change(t, s, "p1", 40)
		change(t, s, "p2", 10)
		want := 0
		list, err := follow.NotedChanges(t.Context(), s, store.NotedFilter{After: 2, Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range list {
			if c.Process == "p1" && c.Kind == "state" && c.To == state {
				want++
			}
		}
		if want == 0 {
			t.Fatal("no such change")
		}
		idle(t, s, h.ID, want)
		stop()
		running(t, open())
		change(t, s, "p3", 3)
		until(t, "all to be seen", func() bool { return hookOf(t, s, h.ID).Seen == 55 && hookOf(t, s, k.ID).Seen == 55 })
		idle(t, s, h.ID, want)
		if n, different := messages(x); n != want || different != want {
			t.Errorf("%d messages, %d different, want %d", n, different, want)
		}
		for _, m := range none.all {
			t.Errorf("told of %+v", m)
		}
		rows, err := s.Alerts(t.Context(), store.AlertFilter{Hook: h.ID, Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		told, err := RaisedOf(t.Context(), s, &h, rows)
		if err != nil || len(told) != 1 || told[0].Change == nil || len(told[0].Evidence) == 0 || told[0].Evidence[0].Words == "" || told[0].Evidence[0].Report == "" {
			t.Errorf("%+v, %v", told, err)
		}
	})
}

// TestChangeWant: a rule goes on with a process that gets another id.
func TestChangeWant(t *testing.T) {
	c := func(process, kind, to string) *follow.Noted {
		n := &follow.Noted{}
		n.Process, n.Kind, n.To = process, kind, to
		return n
	}
	for _, x := range []struct {
		rule string
		c    *follow.Noted
		want bool
	}{
		{"process:p1 state:signed", c("p1", "state", "signed"), true}, {"process:p1 state:signed", c("p2", "state", "signed"), false},
		{"state:signed", c("p1", "claim", "signed (asserted)"), false}, {"state:signed change:claim", c("p1", "claim", "signed (asserted)"), true},
		{"state:signed", c("p1", "state", "withdrawn"), false}, {"process:p1", c("p1", "round", "talks held, none"), true}, {"-process:p1", c("p1", "round", ""), false}, {"-process:p1", c("p2", "round", ""), true},
		{"-state:signed", c("p1", "round", "signed"), true}, {"change in (round, step)", c("p9", "step", "x"), true},
	} {
		r, err := ParseRule(x.rule, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := NewChangeWant(r, "").Has(x.c); got != x.want {
			t.Errorf("%s: %v of %+v", x.rule, got, x.c.Change)
		}
	}
	r, _ := ParseRule("process:p1 state:signed", nil)
	w := NewChangeWant(r, "")
	if w.Has(c("p1", "moved", "p7")) || w.Moved() != "p7" || !w.Has(c("p7", "state", "signed")) || !NewChangeWant(r, "p7").Has(c("p7", "state", "signed")) {
		t.Errorf("it lost the process that moved: %q", w.Moved())
	}
}

// itself is this test program as a command of an alert.
func itself(t *testing.T, how, arg string) []string {
	if runtime.GOOS == "windows" {
		t.Skip("the command is of Unix")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return []string{exe, "-as-command", how, arg}
}

// TestAlerts_Command: a command gets what is told as JSON, once, and is no shell; none is
// run where that is not allowed.
func TestAlerts_Command(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s := open()
		file := filepath.Join(t.TempDir(), "told; touch $(echo x)")
		h := store.Hook{ID: "acommand", Rule: "score:0.01", Command: itself(t, "keep", file), Secret: NewSecret()}
		if err := s.AddHook(t.Context(), h); err != nil {
			t.Fatal(err)
		}
		m := storetest.NewMaker(5)
		m.Sentences = 8
		rec := m.Record()
		const evil = `"; touch owned #$(touch owned)`
		rec.Report.Title = evil
		stop := running(t, s)
		putAll(t, s, false, rec)
		want := matching(t, s, h.Rule)
		until(t, "the alerts to be raised", func() bool { return queueOf(t, s, h.ID).Waiting == want })
		stop()
		if _, err := os.Stat(file); err == nil {
			t.Fatal("a command was run though nobody allowed it")
		}
		ctx, cancel := context.WithCancel(t.Context())
		var over sync.WaitGroup
		over.Go(func() { (&Hooks{Store: s, Commands: true, poll: 10 * time.Millisecond}).Run(ctx) })
		until(t, "an empty queue", func() bool { return queueOf(t, s, h.ID).Waiting == 0 })
		cancel()
		over.Wait()
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(b)), "\n")
		if len(lines) != want {
			t.Errorf("%d lines, want %d", len(lines), want)
		}
		var x heard
		if err := json.Unmarshal([]byte(lines[0]), &x); err != nil || x.Type != "alert.event" || len(x.Data.Evidence) != 1 || x.Data.Evidence[0].Title != evil || x.Data.Alert.ID != h.ID {
			t.Errorf("%v: %s", err, lines[0])
		}
		if _, err := os.Stat("owned"); err == nil {
			t.Error("words of a report were run")
		}
	})
}

// TestAlerts_CommandFails: why a command failed is told in one line; one that runs too
// long is ended with what it began.
func TestAlerts_CommandFails(t *testing.T) {
	pid := filepath.Join(t.TempDir(), "pid")
	for _, c := range []struct {
		command []string
		want    string
	}{
		{itself(t, "fail", ""), "exit status 3: the pager is off"},
		{[]string{"/nonexistent/page"}, "cannot be run"},
		{itself(t, "hang", pid), "ran longer"},
	} {
		began := time.Now()
		err := runCommand(t.Context(), &store.Hook{ID: "a1", Command: c.command}, message{ID: "m1"}, 3*time.Second)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", c.command, err)
		}
		if time.Since(began) > 40*time.Second {
			t.Errorf("%q: it was waited for", c.command)
		}
	}
	b, err := os.ReadFile(pid)
	if err != nil {
		t.Fatal(err)
	}
	until(t, "the end of what the command began", func() bool {
		b, err := os.ReadFile("/proc/" + string(b) + "/stat")
		return err != nil || strings.Contains(string(b), ") Z ")
	})
}

// TestAlerts_Derived: a rule that asks for a process waits until it is known what a report
// belongs to.
func TestAlerts_Derived(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s := open()
		m := storetest.NewMaker(9)
		putAll(t, s, false, m.Record(), m.Record())
		if n, err := s.LastFollowed(t.Context(), 0); err != nil || n != 0 {
			t.Errorf("nobody has followed, and it is known up to %d, %v", n, err)
		}
		if _, err := follow.Update(t.Context(), s, follow.Options{}); err != nil {
			t.Fatal(err)
		}
		last, err := s.LastRecord(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if n, err := s.LastFollowed(t.Context(), 0); err != nil || n != last {
			t.Errorf("known up to %d of %d, %v", n, last, err)
		}
		putAll(t, s, false, m.Record())
		if n, err := s.LastFollowed(t.Context(), 0); err != nil || n != last {
			t.Errorf("known up to %d, want %d, %v", n, last, err)
		}
	})
}
