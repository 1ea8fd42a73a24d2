package api

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/notify"
	"readout/store"
)

// TestAlertFeeds: what an alert told stands in its feed and in that of all, with its words
// and its report; what was forgotten does not.
func TestAlertFeeds(t *testing.T) {
	s, h := serveCorpus(t)
	const rule = "type:THREATEN,CONSULT"
	if err := s.AddHook(t.Context(), store.Hook{ID: "afeed", Name: "threats & talks", Rule: rule}); err != nil {
		t.Fatal(err)
	}
	go (&notify.Hooks{Store: s}).Run(t.Context())
	rec := *corpus()[0] // once more, as another outlet has it
	for _, r := range corpus() {
		if len(r.Events) > len(rec.Events) {
			rec = *r
		}
	}
	report := *rec.Report
	report.Text += " <script>"
	report.ID, report.Title = readout.MakeID(report.Text), "A <b>title</b>"
	rec.Report = &report
	if _, err := s.Put(t.Context(), store.Filed{Record: &rec}); err != nil {
		t.Fatal(err)
	}
	var f atomFeed
	for end := time.Now().Add(time.Minute); len(f.Entries) == 0; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("nothing is told")
		}
		_, b := ask(t, "GET", h.URL+"/alerts/afeed/feed.atom", "")
		checkFeed(t, "/alerts/afeed/feed.atom", b)
		f = atomFeed{}
		if err := xml.Unmarshal(b, &f); err != nil {
			t.Fatal(err)
		}
	}
	e := f.Entries[0]
	if f.Title != "Readout: threats & talks" || e.Link.Href != "/reports/"+report.ID || !strings.Contains(e.Content.Text, "report "+report.ID) || !strings.Contains(e.Content.Text, "sure to") || !strings.Contains(e.ID, "told/a") {
		t.Errorf("%+v", f)
	}
	if r, _ := ask(t, "GET", h.URL+"/alerts.atom", ""); r.StatusCode != 200 {
		t.Error(r.Status)
	}
	if r, _ := ask(t, "GET", h.URL+"/alerts/none/feed.atom", ""); r.StatusCode != 404 {
		t.Error(r.Status)
	}
	if _, err := s.Forget(t.Context(), report.ID, "asked to"); err != nil {
		t.Fatal(err)
	}
	if _, b := ask(t, "GET", h.URL+"/alerts.atom", ""); strings.Contains(string(b), report.ID) {
		t.Errorf("what was forgotten is told: %s", b)
	}
}
