package api

import (
	"encoding/json"
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/coder"
	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/store/local"
)

var update = flag.Bool("update", false, "write the document anew")

// serveMade serves an API over a store of made-up reports.
func serveMade(t *testing.T) (*store.Store, *httptest.Server) {
	t.Helper()
	s, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Synthetic(t.Context(), 120, 600); err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	(&API{Store: s, Read: coder.New().Code}).Mount(mux)
	h := httptest.NewServer(mux)
	t.Cleanup(func() { h.Close(); s.Close() })
	return s, h
}

func ask(t *testing.T, method, at, body string, head ...string) (*http.Response, []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, at, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, b
}

// TestDocument holds the description of the API against the one that is committed: what
// programs rest on does not change unseen.
func TestDocument(t *testing.T) {
	doc, err := (&API{Read: coder.New().Code}).Mount(http.NewServeMux()).OpenAPI().YAML()
	if err != nil {
		t.Fatal(err)
	}
	const file = "openapi.yaml"
	if *update {
		if err := os.WriteFile(file, doc, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(doc) {
		t.Errorf("%s is not what is served; what programs rest on may not change. If something was only added: go test ./web/api -update", file)
	}
}

// TestLists walks every list by its cursors: each row once, in the order of the stream.
func TestLists(t *testing.T) {
	_, h := serveMade(t)
	for _, name := range []string{"reports", "events", "statements"} {
		_, all := ask(t, "GET", h.URL+"/api/v1/"+name+".ndjson", "")
		want := lines(t, all)
		var got []string
		next := "/api/v1/" + name + "?limit=37"
		for next != "" {
			r, b := ask(t, "GET", h.URL+next, "")
			var p struct {
				Items []struct{ ID string }
				Next  string
			}
			if err := json.Unmarshal(b, &p); err != nil || r.StatusCode != 200 {
				t.Fatalf("%s: %s %v", next, r.Status, err)
			}
			for _, x := range p.Items {
				got = append(got, x.ID)
			}
			next = ""
			if p.Next != "" {
				link := r.Header.Get("Link")
				next, _, _ = strings.Cut(strings.TrimPrefix(link, "<"), ">")
			}
		}
		if len(want) < 100 && name != "statements" || !slices.Equal(got, want) {
			t.Errorf("%s: %d rows by cursors, %d in the stream", name, len(got), len(want))
		}
	}
}

func lines(t *testing.T, b []byte) (ids []string) {
	t.Helper()
	for _, l := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if l == "" {
			continue
		}
		var x struct{ ID, Error string }
		if err := json.Unmarshal([]byte(l), &x); err != nil || x.Error != "" || x.ID == "" {
			t.Fatalf("%q: %v", l, err)
		}
		ids = append(ids, x.ID)
	}
	return ids
}

// TestReport: a record comes as it is stored, and not again to who has it.
func TestReport(t *testing.T) {
	s, h := serveMade(t)
	var id string
	for r, err := range s.Reports(t.Context(), store.Filter{Limit: 1}) {
		if err != nil {
			t.Fatal(err)
		}
		id = r.ID
	}
	r, b := ask(t, "GET", h.URL+"/api/v1/reports/"+id, "")
	var rec struct{ Report struct{ Title, Text string } }
	if err := json.Unmarshal(b, &rec); err != nil || rec.Report.Text == "" || r.StatusCode != 200 {
		t.Fatalf("%s: %v, %.300s", r.Status, err, b)
	}
	r, b = ask(t, "GET", h.URL+"/api/v1/reports/"+id, "", "If-None-Match", r.Header.Get("ETag"))
	if r.StatusCode != http.StatusNotModified || len(b) > 0 {
		t.Errorf("%s, %d bytes", r.Status, len(b))
	}
}

// TestRead: a report that is sent comes back as a record.
func TestRead(t *testing.T) {
	_, h := serveMade(t)
	r, b := ask(t, "POST", h.URL+"/api/v1/read", `{"text":"Envoys of Norland met in Oslo on Monday. Kenya expelled three diplomats of Ghana.","date":"2030-05-14"}`, "Content-Type", "application/json")
	var rec struct {
		Events []struct{ Type string }
		Report struct{ Published struct{ Date, Basis string } }
	}
	if err := json.Unmarshal(b, &rec); err != nil || r.StatusCode != 200 {
		t.Fatalf("%s: %v\n%s", r.Status, err, b)
	}
	if len(rec.Events) != 2 || rec.Events[1].Type != "SANCTION" || rec.Report.Published.Date != "2030-05-14" || rec.Report.Published.Basis != string(readout.BasisFlag) {
		t.Errorf("%d events, %+v", len(rec.Events), rec.Report.Published)
	}
}

// TestBad: what cannot be answered is told as problem+json, with what to do.
func TestBad(t *testing.T) {
	_, h := serveMade(t)
	_, b := ask(t, "GET", h.URL+"/api/v1/events?limit=5", "")
	var p struct{ Next string }
	if err := json.Unmarshal(b, &p); err != nil || p.Next == "" {
		t.Fatal(err, p.Next)
	}
	for _, x := range []struct {
		method, at, body string
		code             int
	}{
		{"GET", "/api/v1/reports/none", "", 404}, {"GET", "/api/v1/processes/none", "", 404},
		{"GET", "/api/v1/events?cursor=abc", "", 400}, {"GET", "/api/v1/events?cursor=AAAAAAAAAAAAAAAAAAAAAA", "", 400},
		{"GET", "/api/v1/reports?cursor=" + p.Next, "", 400}, {"GET", "/api/v1/events?q=type:CONSULT&cursor=" + p.Next, "", 400},
		{"GET", "/api/v1/events?limit=0", "", 422}, {"GET", "/api/v1/events?limit=100000", "", 422}, {"GET", "/api/v1/events?nonsense=1", "", 422},
		{"GET", "/api/v1/changes?since=tomorrow", "", 422}, {"GET", "/api/v1/search", "", 422},
		{"POST", "/api/v1/read", `{`, 400}, {"POST", "/api/v1/read", `{}`, 400}, {"POST", "/api/v1/read", `{"text":"a","html":"b"}`, 400},
		{"POST", "/api/v1/read", `{"text":"` + strings.Repeat("a", mostText) + `"}`, 413},
	} {
		r, b := ask(t, x.method, h.URL+x.at, x.body, "Content-Type", "application/json")
		if r.StatusCode != x.code || !strings.HasPrefix(r.Header.Get("Content-Type"), "application/problem+json") {
			t.Errorf("%s %s: %s %s, want %d\n%s", x.method, x.at, r.Status, r.Header.Get("Content-Type"), x.code, b[:min(len(b), 300)])
		}
	}
}

// TestLost: a database that has gone is told as such, and nothing of its insides.
func TestLost(t *testing.T) {
	s, h := serveMade(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{"/status", "/events", "/processes", "/search?q=a"} {
		r, b := ask(t, "GET", h.URL+"/api/v1"+at, "")
		if r.StatusCode != http.StatusServiceUnavailable || strings.Contains(string(b), "sql") {
			t.Errorf("%s: %s %s", at, r.Status, b)
		}
	}
}

// TestTags: whatever is asked carries a tag, and is not sent again to who has it; what
// went wrong carries none.
func TestTags(t *testing.T) {
	_, h := serveMade(t)
	for _, at := range []string{"/status", "/events?limit=5", "/reports", "/processes", "/actors", "/stories", "/search?q=a", "/changes?since=2020-01-01"} {
		r, b := ask(t, "GET", h.URL+"/api/v1"+at, "")
		tag := r.Header.Get("ETag")
		if r.StatusCode != 200 || tag == "" || len(b) == 0 {
			t.Errorf("%s: %s, %q", at, r.Status, tag)
		}
		r, b = ask(t, "GET", h.URL+"/api/v1"+at, "", "If-None-Match", `"a", `+tag)
		if r.StatusCode != http.StatusNotModified || len(b) > 0 || r.Header.Get("ETag") != tag {
			t.Errorf("%s: %s, %d bytes", at, r.Status, len(b))
		}
		if r, b = ask(t, "GET", h.URL+"/api/v1"+at, "", "If-None-Match", `"a"`); r.StatusCode != 200 || len(b) == 0 {
			t.Errorf("%s: %s", at, r.Status)
		}
	}
	if r, _ := ask(t, "GET", h.URL+"/api/v1/processes/none", ""); r.Header.Get("ETag") != "" || r.StatusCode != 404 {
		t.Error(r.Status, r.Header)
	}
}

// TestChanges goes through what changed in small parts: each change comes once, with its
// facts, and a part is no part of another question.
func TestChanges(t *testing.T) {
	s, h := serveCorpus(t)
	all, err := follow.NotedChanges(t.Context(), s, store.NotedFilter{Limit: 1 << 20, Since: "2024-03-01"})
	if err != nil || len(all) < 20 {
		t.Fatal(len(all), err)
	}
	got, cursor, first := 0, "", ""
	for {
		r, b := ask(t, "GET", h.URL+"/api/v1/changes?since=2024-03-01&limit=7"+cursor, "")
		var part struct {
			Items []change
			Next  string
		}
		if err := json.Unmarshal(b, &part); err != nil || r.StatusCode != 200 {
			t.Fatalf("%d %s", r.StatusCode, b)
		}
		for _, c := range part.Items {
			got += len(c.Changes)
			for _, x := range c.Changes {
				if len(x.Facts) > 0 && !slices.ContainsFunc(c.Cited, func(f *processes.CitedFact) bool { return slices.Contains(x.Facts, f.ID) }) {
					t.Errorf("nothing shows %+v", x)
				}
			}
		}
		if part.Next == "" {
			break
		}
		if first == "" {
			first = part.Next
		}
		if !strings.Contains(r.Header.Get("Link"), part.Next) {
			t.Error("the link leads elsewhere: ", r.Header.Get("Link"))
		}
		cursor = "&cursor=" + part.Next
	}
	if got != len(all) {
		t.Errorf("%d changes, want %d", got, len(all))
	}
	for _, bad := range []string{"since=2024-03-02&cursor=" + first, "since=2024-03-01&cursor=AAAA", "since=2024-02-30", "since=2024-03-01&until=x"} {
		if r, b := ask(t, "GET", h.URL+"/api/v1/changes?"+bad, ""); r.StatusCode != 400 && r.StatusCode != 422 {
			t.Errorf("%s: %d %s", bad, r.StatusCode, b)
		}
	}
}
