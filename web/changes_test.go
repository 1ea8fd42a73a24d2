package web

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	examples "readout/examples/corpus/coded"
	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/store/local"
)

// followedCorpus serves the reports of examples/corpus, followed.
func followedCorpus(t *testing.T) *Server {
	t.Helper()
	s, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "c.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, rec := range examples.Records() {
		if _, err := s.Put(t.Context(), store.Filed{Record: rec}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := follow.Update(t.Context(), s, follow.Options{}); err != nil {
		t.Fatal(err)
	}
	return &Server{Store: s}
}

var (
	changeItem = regexp.MustCompile(`<li><p><span class="when">`)
	olderLink  = regexp.MustCompile(`<a rel="next" href="([^"]*)"`)
	toldOn     = regexp.MustCompile(`<h2>Told on ([^<]*)</h2>`)
)

// TestChanges walks what changed from the last page to the first: each change that was
// noted stands on one page, with its words, in either order.
func TestChanges(t *testing.T) {
	s := followedCorpus(t)
	all, err := follow.NotedChanges(t.Context(), s.Store, store.NotedFilter{Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	count := func(of func(*follow.Noted) bool) (n int) {
		for i := range all {
			if c := &all[i]; of(c) && (c.Kind != processes.ChangeName || c.From != "") {
				n++
			}
		}
		return n
	}
	for at, want := range map[string]int{
		"/changes?since=1900-01-01":                  count(func(*follow.Noted) bool { return true }),
		"/changes?order=found":                       count(func(*follow.Noted) bool { return true }),
		"/changes?since=1900-01-01&kind=state":       count(func(c *follow.Noted) bool { return c.Kind == "state" }),
		"/changes?since=2024-03-20&until=2024-04-02": count(func(c *follow.Noted) bool { return c.Known >= "2024-03-20" && c.Known <= "2024-04-02" }),
	} {
		if want == 0 {
			t.Errorf("%s: nothing to be found", at)
		}
		got, pages := 0, 0
		var last time.Time
		for at != "" {
			b := pageOf(t, s, at)
			got += len(changeItem.FindAllString(b, -1))
			for _, m := range toldOn.FindAllStringSubmatch(b, -1) {
				day, err := time.Parse("Monday 2 January 2006", m[1])
				if err != nil || !last.IsZero() && day.After(last) {
					t.Errorf("%s: %s comes behind %v, %v", at, m[1], last, err)
				}
				last = day
			}
			if pages++; strings.Count(b, `href="/processes/`) == 0 || strings.Count(b, "<q") == 0 {
				t.Errorf("%s shows no process or no words", at)
			}
			at = ""
			if m := olderLink.FindStringSubmatch(b); m != nil {
				at = strings.ReplaceAll(m[1], "&amp;", "&")
			}
		}
		if got != want {
			t.Errorf("%d changes on %d pages, want %d", got, pages, want)
		}
	}
	if b := pageOf(t, s, "/changes"); len(changeItem.FindAllString(b, -1)) == 0 || !strings.Contains(b, "By the day of the report") {
		t.Errorf("without a day: %.300s", b)
	}
}
