package api

import (
	"bytes"
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/examples/corpus/coded"
	"readout/follow"
	"readout/store"
	"readout/store/local"
)

// corpus are the reports of examples/corpus, coded.
var corpus = coded.Records

// serveCorpus serves a store of the corpus, followed.
func serveCorpus(t *testing.T) (*store.Store, *httptest.Server) {
	t.Helper()
	s, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "c.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, rec := range corpus() {
		if _, err := s.Put(t.Context(), store.Filed{Record: rec}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := follow.Update(t.Context(), s, follow.Options{}); err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	(&API{Store: s}).Mount(mux)
	h := httptest.NewServer(mux)
	t.Cleanup(func() { h.Close(); s.Close() })
	return s, h
}

// checkFeed holds a feed against what RFC 4287 asks of one.
func checkFeed(t *testing.T, at string, b []byte) (f atomFeed) {
	t.Helper()
	if err := xml.Unmarshal(b, &f); err != nil {
		t.Fatalf("%s: %v\n%.500s", at, err, b)
	}
	count := map[string]map[string]int{} // of elements in each feed and entry
	d := xml.NewDecoder(bytes.NewReader(b))
	var path []string
	entry := ""
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := tok.(type) {
		case xml.StartElement:
			if x.Name.Space != "http://www.w3.org/2005/Atom" {
				t.Errorf("%s: <%s> is of %q", at, x.Name.Local, x.Name.Space)
			}
			path = append(path, x.Name.Local)
			if x.Name.Local == "entry" {
				entry += "x"
			}
			key := strings.Join(path, "/") + entry
			if count[key] == nil {
				count[key] = map[string]int{}
			}
			count[key]["n"]++
		case xml.EndElement:
			path = path[:len(path)-1]
		}
	}
	for _, must := range []string{"feed/id", "feed/title", "feed/updated", "feed/author"} {
		if count[must]["n"] != 1 {
			t.Errorf("%s: %d %s", at, count[must]["n"], must)
		}
	}
	self := 0
	for _, l := range f.Links {
		if l.Rel == "self" {
			self++
		}
	}
	if self != 1 || !strings.HasPrefix(f.ID, atomTag) || f.Author == "" {
		t.Errorf("%s: %+v", at, f.Links)
	}
	last, err := time.Parse(time.RFC3339Nano, f.Updated)
	if err != nil {
		t.Errorf("%s: updated %q", at, f.Updated)
	}
	ids, kind := map[string]bool{}, "change/"
	if strings.HasPrefix(at, "/alerts") {
		kind = "told/"
	}
	for _, e := range f.Entries {
		when, err := time.Parse(time.RFC3339Nano, e.Updated)
		if err != nil || when.After(last) || ids[e.ID] || !strings.HasPrefix(e.ID, atomTag+kind) || e.Title == "" || e.Content.Type != "text" || e.Content.Text == "" || e.Link.Rel != "alternate" || e.Link.Href == "" {
			t.Errorf("%s: %+v", at, e)
		}
		ids[e.ID] = true
	}
	return f
}

// TestAtom: feeds are what RFC 4287 asks for, say what changed in words with the passages
// that show it, and are not sent twice.
func TestAtom(t *testing.T) {
	s, h := serveCorpus(t)
	rows, err := s.Processes(t.Context(), store.ProcessFilter{})
	if err != nil || len(rows) == 0 {
		t.Fatal(err)
	}
	for _, at := range []string{"/changes.atom", "/processes/" + rows[0].ID + "/changes.atom"} {
		r, b := ask(t, "GET", h.URL+at, "")
		if r.StatusCode != 200 || !strings.HasPrefix(r.Header.Get("Content-Type"), "application/atom+xml") {
			t.Fatalf("%s: %s %s", at, r.Status, b)
		}
		f := checkFeed(t, at, b)
		if len(f.Entries) < 10 {
			t.Errorf("%s: %d entries", at, len(f.Entries))
		}
		quotes := 0
		for _, e := range f.Entries {
			if strings.Contains(e.Content.Text, "“") && strings.Contains(e.Content.Text, ", report ") {
				quotes++
			}
			if at != "/changes.atom" && e.Link.Href != "/processes/"+rows[0].ID {
				t.Errorf("%s has %s", at, e.Link.Href)
			}
		}
		if quotes < len(f.Entries)-2 {
			t.Errorf("%s: %d of %d entries say what shows them", at, quotes, len(f.Entries))
		}
		if r, again := ask(t, "GET", h.URL+at, ""); !bytes.Equal(b, again) || r.Header.Get("ETag") == "" {
			t.Errorf("%s: asked again it is another one", at)
		}
		r, b = ask(t, "GET", h.URL+at, "", "If-None-Match", `"x", W/`+r.Header.Get("ETag"))
		if r.StatusCode != http.StatusNotModified || len(b) > 0 {
			t.Errorf("%s: %s, %d bytes", at, r.Status, len(b))
		}
	}
	had, _ := ask(t, "GET", h.URL+"/changes.atom", "")
	for _, rec := range corpus() {
		if _, err := s.Forget(t.Context(), rec.Report.ID, "test"); err != nil {
			t.Fatal(err)
		}
	}
	r, b := ask(t, "GET", h.URL+"/changes.atom", "", "If-None-Match", had.Header.Get("ETag"))
	if strings.Contains(string(b), "“") || r.StatusCode != 200 {
		t.Error("words of what was forgotten are still in the feed")
	}
}

// TestAtom_Since: who says since when he has it gets it only if there is more.
func TestAtom_Since(t *testing.T) {
	at := time.Date(2030, 5, 1, 12, 0, 0, 500, time.UTC)
	mark := at.Format(http.TimeFormat)
	for _, x := range []struct {
		have Conditional
		want bool
	}{
		{Conditional{Since: mark}, true}, {Conditional{Since: at.Add(time.Hour).Format(http.TimeFormat)}, true}, {Conditional{Since: at.Add(-time.Second).Format(http.TimeFormat)}, false},
		{Conditional{Since: "yesterday"}, false}, {Conditional{}, false}, {Conditional{Match: `"other"`, Since: mark}, false}, {Conditional{Match: `W/"t"`}, true}, {Conditional{Match: "*"}, true},
	} {
		if got := x.have.has(`"t"`, mark, at); got != x.want {
			t.Errorf("%+v: %v", x.have, got)
		}
	}
}

// TestAtom_Empty: a feed of nothing is one, and there is none of what never was.
func TestAtom_Empty(t *testing.T) {
	s, h := onFile(t, filepath.Join(t.TempDir(), "s.db"), &API{})
	defer func() { h.Close(); s.Close() }()
	_, b := ask(t, "GET", h.URL+"/changes.atom", "")
	checkFeed(t, "/changes.atom", b)
	for _, id := range []string{"none", "p1", "%00", "a%22%3E%3Cb", strings.Repeat("x", 99)} {
		if r, b := ask(t, "GET", h.URL+"/processes/"+id+"/changes.atom", ""); r.StatusCode != 404 || r.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s %s", id, r.Status, b)
		}
	}
	odd := "made up & <b>\x01\u0085\ufffe</b>"
	if err := s.SyntheticChanges(t.Context(), odd, 3, 10); err != nil {
		t.Fatal(err)
	}
	_, b = ask(t, "GET", h.URL+"/changes.atom", "")
	if f := checkFeed(t, "odd", b); len(f.Entries) != 3 {
		t.Errorf("%d entries", len(f.Entries))
	}
}
