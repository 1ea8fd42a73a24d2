package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/coder"
	"readout/store"
	"readout/store/local"
	"readout/web"
)

// longReport writes a report of so many words: talks of two made-up countries' envoys,
// dense with events, statements, positions, names, days and places.
func longReport(words int) string {
	people := []string{"Ana Brandt", "Jonas Keller", "Mira Solberg", "Tomas Varga", "Lena Ostrow", "Daniel Okoro", "Sara Lindqvist", "Ivo Petran"}
	offices := []string{"Foreign Minister", "Defence Minister", "Prime Minister", "President", "Special Envoy"}
	states := []string{"Togo", "Benin", "Niger", "Chad", "Kenya", "Malawi", "Gabon", "Ghana"}
	towns := []string{"Geneva", "Nairobi", "Oslo", "Vienna", "Cairo", "Lomé"}
	days := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}
	shapes := []string{
		"%[1]s %[2]s of %[3]s met her counterpart from %[4]s in %[5]s on %[6]s and discussed the ceasefire.",
		"\"We will not sign a text that leaves the border open,\" said %[2]s, who leads the delegation of %[3]s.",
		"A senior official of %[4]s, who spoke on condition of anonymity, said that %[3]s had rejected the proposal on %[6]s.",
		"%[3]s accused %[4]s of violating the truce and demanded the withdrawal of its troops from the valley.",
		"Troops of %[4]s shelled a village near %[5]s on %[6]s, killing at least 12 people, %[2]s said.",
		"%[3]s threatened to leave the talks unless %[4]s released the prisoners by %[6]s.",
		"The mediators proposed a monitoring mission, and both delegations agreed to meet again in %[5]s next %[6]s.",
		"%[1]s %[2]s praised the agreement on aid and promised to send 400 tonnes of grain to %[4]s.",
		"The government of %[4]s expelled two diplomats of %[3]s, and protesters marched in %[5]s on %[6]s.",
		"%[2]s told reporters that %[3]s insists on the return of the refugees before any agreement.",
	}
	var b strings.Builder
	b.WriteString("GENEVA, Sept 9 (World Desk) - ")
	for i, n := 0, 0; n < words; i++ {
		pick := func(list []string, step int) string { return list[(i*step+i/7)%len(list)] }
		s := fmt.Sprintf(shapes[i%len(shapes)], pick(offices, 3), pick(people, 5), states[i%len(states)], states[(i*3+1+i/8)%len(states)], pick(towns, 1), pick(days, 2))
		if i := strings.Index(s, "%!("); i >= 0 {
			s = s[:i]
		}
		n += len(strings.Fields(s))
		b.WriteString(s)
		b.WriteString(map[bool]string{true: "\n\n", false: " "}[i%4 == 3])
	}
	return b.String()
}

// reportServer returns a server over a store that holds one report of a text, and the
// report's page.
func reportServer(t testing.TB, text string) (pageServer, string) {
	t.Helper()
	rec, err := coder.New().Code(t.Context(), &readout.Report{ID: readout.MakeID(text), Title: "Long talks", Text: text, Lang: "en",
		Published: readout.Published{Date: time.Date(2016, 9, 9, 0, 0, 0, 0, time.UTC), Basis: readout.BasisFlag, Certain: true}})
	if err != nil {
		t.Fatal(err)
	}
	return recordServer(t, rec), "/reports/" + rec.Report.ID
}

// A pageServer answers over a store that stays while the server may be made anew.
type pageServer struct {
	http.Handler
	store *store.Store
}

// fresh is another server, which has nothing in memory.
func (s pageServer) fresh() pageServer {
	return pageServer{(&web.Server{Store: s.store, Names: whom, Coder: coder.Version()}).Handler(), s.store}
}

func recordServer(t testing.TB, rec *readout.Record) pageServer {
	t.Helper()
	s, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "one.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Put(t.Context(), store.Filed{Record: rec}); err != nil {
		t.Fatal(err)
	}
	return pageServer{store: s}.fresh()
}

// pageOf asks h for a page.
func pageOf(t testing.TB, h http.Handler, at string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", at, nil)
	r.Host = "localhost"
	h.ServeHTTP(w, r)
	return w
}

// BenchmarkServe_Report measures the page of a report of 6,000 words with more than a
// thousand marked passages: the middle and the 99th percentile of the server's time, when
// it is asked for again, when it is made anew of a record at hand, and the first time.
func BenchmarkServe_Report(b *testing.B) {
	h, at := reportServer(b, longReport(6000))
	all := at + "?show=talks&show=event&show=position&show=statement"
	for _, x := range []struct {
		name, at string
		fresh    bool
	}{{"again", at, false}, {"made", all, false}, {"first", at, true}} {
		b.Run(x.name, func(b *testing.B) {
			var took []time.Duration
			var w *httptest.ResponseRecorder
			for b.Loop() {
				if x.fresh {
					h = h.fresh()
				}
				start := time.Now()
				w = pageOf(b, h, x.at)
				took = append(took, time.Since(start))
			}
			if w.Code != http.StatusOK {
				b.Fatal(w.Code, w.Body.String())
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2])/1e6, "ms/p50")
			b.ReportMetric(float64(took[len(took)*99/100])/1e6, "ms/p99")
			b.ReportMetric(float64(strings.Count(w.Body.String(), `class="seg`)), "segments")
			b.ReportMetric(float64(w.Body.Len())/1024, "KB")
		})
	}
}

// TestServe_LongReport: a report of 6,000 words has more than a thousand marked segments,
// and its page is made in time, on a machine that is ten times too slow too.
func TestServe_LongReport(t *testing.T) {
	h, at := reportServer(t, longReport(6000))
	best := time.Hour
	var body string
	for range 5 {
		start := time.Now()
		w := pageOf(t, h, at)
		best = min(best, time.Since(start))
		body = w.Body.String()
	}
	if n := strings.Count(body, `class="seg`); n < 1000 {
		t.Errorf("%d segments", n)
	}
	if best > 300*time.Millisecond {
		t.Errorf("it took %v", best)
	}
	if strings.Contains(body, "A long report") {
		t.Error("6,000 words are shown in parts")
	}
}

// TestServe_HugeReport: a report of 2 MB is shown in parts, each of a size that a browser
// bears, a link to a passage finds its part, and all parts together are the text.
func TestServe_HugeReport(t *testing.T) {
	text := strings.Repeat("Delegates met again and talked about the truce, and nobody left the room early. ", 25000)
	rec := &readout.Record{Schema: "readout/1", Report: &readout.Report{ID: readout.MakeID(text), Title: "Huge", Text: text, Lang: "en"}}
	for i := 0; i < len(text); i += 80 {
		s := readout.Span{Start: int32(i), End: int32(i + 79)}
		rec.Sentences = append(rec.Sentences, s)
		rec.Events = append(rec.Events, readout.Event{ID: fmt.Sprintf("e%d", i/80+1), Type: "CONSULT", Quad: 1, Status: readout.Happened, VouchedBy: []string{readout.ByAuthor},
			Trigger: readout.Span{Start: s.Start + 10, End: s.Start + 13}, Evidence: []readout.Span{s}, Rule: "frame:CONSULT:meet", Score: .9})
	}
	h, at := recordServer(t, rec), "/reports/"+rec.Report.ID
	w := pageOf(t, h, at)
	if w.Code != http.StatusOK || w.Body.Len() > 2<<20 || !strings.Contains(w.Body.String(), "A long report, shown in") {
		t.Fatalf("%d, %d bytes", w.Code, w.Body.Len())
	}
	far := len(text) - 70
	if w := pageOf(t, h, fmt.Sprintf("%s?at=%d-%d", at, far, far+3)); !strings.Contains(w.Body.String(), `id="at"`) {
		t.Error("a link to the last sentence does not lead there")
	}
	if w := pageOf(t, h, at+"?on=e20000"); !strings.Contains(w.Body.String(), `id="card-e20000"`) {
		t.Error("a coding far down is not on the page that is made for it")
	}
	for _, bad := range []string{"?part=0", "?part=100000", "?part=x", "?at=5-3", "?at=0-99999999"} {
		if w := pageOf(t, h, at+bad); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
}

// TestServe_Tables: tables are what they say, and what is no table is told in words.
func TestServe_Tables(t *testing.T) {
	h := demo(t)
	for at, want := range map[string]string{"/tables/events.csv": "event_id,report_id,", "/tables/events.json?type=ASSAULT": `"type":"ASSAULT"`, "/tables/reports.parquet": "PAR1",
		"/tables/statements.csv?named=no": "statement_id", "/tables/actors.json": `"actor":`, "/tables/processes.csv": "process_id,name", "/tables/accuracy.csv": "suite,set"} {
		r, b := get(t, h.URL+at)
		if r.StatusCode != http.StatusOK || !strings.Contains(string(b), want) {
			t.Errorf("%s: %s %.200s", at, r.Status, b)
		}
	}
	for at, code := range map[string]int{"/tables/nothing.csv": 404, "/tables/events.xls": 404, "/tables/events": 404, "/tables/rounds.csv?process=nope": 404, "/tables/events.csv?from=soon": 400,
		"/tables/events.csv?named=maybe": 400, "/tables/quoted.json?report=nope": 404} {
		r, b := get(t, h.URL+at)
		if r.StatusCode != code || !strings.Contains(string(b), "<h1>") {
			t.Errorf("%s: %s, want %d", at, r.Status, code)
		}
	}
}
