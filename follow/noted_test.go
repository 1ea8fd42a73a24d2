package follow_test

import (
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/store/local"
)

func noted(t *testing.T, s *store.Store, after int64) []follow.Noted {
	t.Helper()
	list, err := follow.NotedChanges(t.Context(), s, store.NotedFilter{After: after, Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestNoted holds what those who are told of changes rely on: who applies them in their
// order knows which processes there are; numbers rise one by one; each has words that
// show it.
func TestNoted(t *testing.T) {
	s := scratch(t)
	for i, rec := range slices.Backward(corpus()) { // so that processes get earlier reports, and other ids
		keep(t, s, store.Filed{Record: rec})
		if i%3 == 0 {
			update(t, s)
		}
	}
	update(t, s)
	kinds := map[string]int{}
	known := map[string]bool{} // processes, as who reads the changes has them
	ids := map[string]bool{}
	for i, c := range noted(t, s, 0) {
		if c.Seq != int64(i)+1 {
			t.Fatalf("change %d has the number %d", i+1, c.Seq)
		}
		if ids[c.ID] {
			t.Errorf("two changes are %s", c.ID)
		}
		ids[c.ID] = true
		kinds[c.Kind]++
		if c.Name == "" || c.Time.IsZero() {
			t.Errorf("%+v", c)
		}
		switch c.Kind {
		case processes.ChangeMoved, processes.ChangeGone:
			delete(known, c.Process)
			continue
		}
		known[c.Process] = true
		if c.Kind == processes.ChangeName {
			continue
		}
		if len(c.Cited) == 0 || !slices.Contains(c.Facts, c.Cited[0].ID) || c.Cited[0].Report == "" {
			t.Errorf("nothing shows %+v", c.Change)
		}
	}
	for _, k := range []string{processes.ChangeState, processes.ChangeRound, processes.ChangePosition, processes.ChangeStep, processes.ChangeClaim, processes.ChangeMoved} {
		if kinds[k] == 0 {
			t.Errorf("no change of the kind %s among %v", k, kinds)
		}
	}
	rows, err := s.Processes(t.Context(), store.ProcessFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if !known[r.ID] {
			t.Errorf("nobody was told of process %s", r.ID)
		}
		delete(known, r.ID)
	}
	for id := range known {
		t.Errorf("nobody was told that process %s is gone", id)
	}
}

// TestNoted_Again: what is made anew is told to nobody a second time, nor what comes to
// the same.
func TestNoted_Again(t *testing.T) {
	s := scratch(t)
	for _, rec := range corpus() {
		keep(t, s, store.Filed{Record: rec})
	}
	update(t, s)
	n := len(noted(t, s, 0))
	for _, o := range []follow.Options{{}, {Records: true}} {
		if _, err := follow.Rebuild(t.Context(), s, o); err != nil {
			t.Fatal(err)
		}
		if more := noted(t, s, int64(n)); len(more) > 0 {
			t.Errorf("made anew (%+v), and %d changes are told again, such as %+v", o, len(more), more[0].Change)
		}
	}
	for _, rec := range corpus()[:10] {
		keep(t, s, store.Filed{Record: rec, Again: true})
	}
	update(t, s)
	if more := noted(t, s, int64(n)); len(more) > 0 {
		t.Errorf("coded again alike, and %d changes are told, such as %+v", len(more), more[0].Change)
	}
}

// TestNoted_Forgotten: words of a report that is forgotten are nowhere among changes.
func TestNoted_Forgotten(t *testing.T) {
	s := scratch(t)
	for _, rec := range corpus() {
		keep(t, s, store.Filed{Record: rec})
	}
	update(t, s)
	list := noted(t, s, 0)
	i := slices.IndexFunc(list, func(c follow.Noted) bool { return len(c.Cited) > 0 })
	report := list[i].Cited[0].Report
	quoted := slices.ContainsFunc(list, func(c follow.Noted) bool { return strings.Contains(c.Why, `"`) })
	if !quoted {
		t.Error("no change says why in words of a report")
	}
	if _, err := s.Forget(t.Context(), report, "test"); err != nil {
		t.Fatal(err)
	}
	update(t, s)
	for _, c := range noted(t, s, 0) {
		for _, f := range c.Cited {
			if f.Report == report {
				t.Fatalf("change %d still has words of the report", c.Seq)
			}
		}
	}
	for _, rec := range corpus() {
		if rec.Report.ID == report {
			continue
		}
		if _, err := s.Forget(t.Context(), rec.Report.ID, "test"); err != nil {
			t.Fatal(err)
		}
	}
	update(t, s)
	gone := 0
	for _, c := range noted(t, s, int64(len(list))) {
		if c.Kind == processes.ChangeGone && c.Name != "" {
			gone++
		}
	}
	rows, err := s.Noted(t.Context(), store.NotedFilter{Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if len(r.Words) > 0 || strings.Contains(string(r.Body), `\"`) {
			t.Fatalf("all reports are forgotten, and change %d still has words: %s", r.N, r.Body)
		}
	}
	if gone < 4 {
		t.Errorf("all reports are forgotten, and %d processes are told to be gone", gone)
	}
}

// TestNoted_Damage: a change that is damaged holds nobody up, nor what is found anew; the
// check tells of it.
func TestNoted_Damage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.db")
	s, err := local.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	half := len(corpus()) / 2
	for _, rec := range corpus()[:half] {
		keep(t, s, store.Filed{Record: rec})
	}
	update(t, s)
	n := len(noted(t, s, 0))
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, damage := range []string{`UPDATE changes SET body = x'2a2a2a' WHERE n = 2`, `UPDATE change_words SET body = x'' WHERE change = 3`, `UPDATE change_words SET body = x'2a' WHERE change = 4`, `UPDATE told SET body = x'2a2a'`} {
		if _, err := db.Exec(damage); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Check(t.Context()); err == nil || !strings.Contains(err.Error(), "change 2") {
		t.Errorf("the damage is not told: %v", err)
	}
	list := noted(t, s, 0)
	if len(list) != n || list[1].Seq != 2 || list[1].Process == "" || list[1].Kind == "" || list[1].To != "" {
		t.Errorf("%d changes, want %d; %+v", len(list), n, list[1])
	}
	for _, rec := range corpus()[half:] {
		keep(t, s, store.Filed{Record: rec})
	}
	update(t, s)
	if more := noted(t, s, int64(n)); len(more) == 0 {
		t.Error("nothing is told any more")
	}
	for _, rec := range corpus() {
		if _, err := s.Forget(t.Context(), rec.Report.ID, "test"); err != nil {
			t.Fatal(err)
		}
	}
	update(t, s)
}
