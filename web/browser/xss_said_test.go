package browser

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/coder"
	"readout/store"
	"readout/store/local"
	"readout/web"
)

// TestHostile_Said has persons say payloads: as their names, notes and values, as names of
// assignments and coders, as reports to be read. No page and no answer becomes them.
func TestHostile_Said(t *testing.T) {
	db, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	text := "Kenya expelled two envoys of Uganda on Monday.\n\nUganda met Kenya in Nairobi for talks on Tuesday."
	c := coder.New()
	rec, err := c.Code(t.Context(), &readout.Report{ID: readout.MakeID(text), Text: text})
	if err != nil || len(rec.Events) == 0 {
		t.Fatalf("%v, %d events", err, len(rec.Events))
	}
	if _, err := db.Put(t.Context(), store.Filed{Record: rec}); err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer((&web.Server{Store: db, Read: c.Code}).Handler())
	defer h.Close()
	id := rec.Report.ID
	post := func(path string, v url.Values, who string) {
		t.Helper()
		r, err := http.NewRequest("POST", h.URL+path, strings.NewReader(v.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.AddCookie(&http.Cookie{Name: "readout_who", Value: url.QueryEscape(who)})
		got, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		defer got.Body.Close()
		b, _ := io.ReadAll(got.Body)
		if got.StatusCode >= 500 {
			t.Errorf("%s %v: %s", path, v, got.Status)
		}
		if to := got.Header.Get("Location"); got.StatusCode == http.StatusSeeOther && !strings.HasPrefix(to, "/re") {
			t.Errorf("%s %v leads to %q", path, v, to)
		}
		for _, s := range unsound(b) {
			t.Errorf("%s %v: not ours: %s", path, v, cut(s))
		}
	}
	kept := 0
	for i, p := range payloads() {
		name := p[:min(len(p), 90)]
		post("/review", url.Values{"report": {id}, "target": {"e1"}, "verdict": {"correct"}, "field": {"cue_type"}, "value": {p}, "who": {name}, "task": {p}}, name)
		post("/review", url.Values{"report": {id}, "target": {p}, "verdict": {p}, "kind": {p}, "span": {p}, "back": {p}, "who": {name}}, name)
		if i%8 > 0 {
			continue
		}
		verdict := []string{"accept", "reject"}[i/8%2]
		post("/review", url.Values{"report": {id}, "target": {"e1"}, "verdict": {verdict}, "who": {name}, "note": {p}}, "")
		post("/review", url.Values{"report": {id}, "target": {"e1"}, "verdict": {"correct"}, "field": {"code"}, "value": {p[:min(len(p), 150)]}, "who": {name}}, "")
		post("/review/tasks", url.Values{"who": {name}, "name": {p}, "coders": {"x" + token(i) + name + ";y"}, "reports": {id}}, "")
		for _, at := range []string{"/review", "/review?lost=1", "/review/tasks", "/reports/" + id + "?on=e1", "/review/tasks/t1"} {
			_, b := bare(t, h.URL+at)
			for _, s := range unsound(b) {
				t.Errorf("%s after %q: not ours: %s", at, p, cut(s))
			}
		}
		kept++
		body, err := json.Marshal(map[string]string{"title": p, "outlet": p, "url": p, "html": "<title>" + p + "</title><article><p>" + hostileText(i, p) + "</p></article>"})
		if err != nil {
			t.Fatal(err)
		}
		for kind, b := range map[string][]byte{"application/json": body, "text/html": []byte(hostileText(i, p)), "text/plain": []byte(hostileText(i, p))} {
			r, err := http.Post(h.URL+"/api/v1/read", kind, bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			answer, _ := io.ReadAll(r.Body)
			r.Body.Close()
			if is := r.Header.Get("Content-Type"); r.StatusCode >= 500 || !strings.HasSuffix(is, "json") || r.Header.Get("X-Content-Type-Options") != "nosniff" || !json.Valid(answer) {
				t.Errorf("read as %s: %q is answered as %q, %s", kind, p, is, r.Status)
			}
		}
	}
	if list, err := db.Judgements(t.Context(), id); err != nil || len(list) < kept {
		t.Errorf("%d judgements are kept of %d payloads (%v)", len(list), kept, err)
	}
}

// bare asks for a page and holds that its policy allows no code.
func bare(t *testing.T, at string) (int, []byte) {
	t.Helper()
	r, err := http.Get(at)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode >= 500 || !strings.Contains(r.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("%s: %s, %v", at, r.Status, err)
	}
	return r.StatusCode, b
}

// TestHostile_Feeds reads the feeds of a store whose reports and processes are called as
// payloads: they are XML, of the elements of Atom alone.
func TestHostile_Feeds(t *testing.T) {
	s, err := hostile()
	if err != nil {
		t.Fatal(err)
	}
	_, b := bare(t, s.at+"/changes.atom")
	n := 0
	for d := xml.NewDecoder(bytes.NewReader(b)); ; {
		x, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := x.(xml.StartElement); ok {
			if n++; e.Name.Space != "http://www.w3.org/2005/Atom" {
				t.Errorf("an element <%s> of %q", e.Name.Local, e.Name.Space)
			}
			for _, a := range e.Attr {
				if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "http://") && !strings.HasPrefix(a.Value, "https://") && !strings.HasPrefix(a.Value, "/") {
					t.Errorf("an address %q", a.Value)
				}
			}
		}
	}
	if n < 10 {
		t.Errorf("a feed of %d elements", n)
	}
}
