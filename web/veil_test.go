package web

import (
	"strconv"
	"strings"
	"testing"

	"readout/follow"
	"readout/review"
	"readout/store"
)

// TestReview_Veiled: what somebody said of a report that a person codes blind is on no page,
// in no table and in no answer to a program that this person gets, until they are done;
// everybody else gets it.
func TestReview_Veiled(t *testing.T) {
	s := followedCorpus(t)
	rows, err := s.Store.Processes(t.Context(), store.ProcessFilter{Limit: 1})
	if err != nil || len(rows) == 0 {
		t.Fatal(err)
	}
	process := rows[0].ID
	p, _, err := follow.Process(t.Context(), s.Store, process, "")
	if err != nil {
		t.Fatal(err)
	}
	id := p.Cited[0].Report
	rec, err := s.Store.Get(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	word := strings.Fields(rec.Sentences[0].In(rec.Report.Text))[0]
	added := review.Judgement{Report: id, Kind: "event", Verdict: review.Add, Who: "Dee", Value: `{"span": ` + strconv.Quote(word) + `, "type": "CONSULT", "actors": "Zyxmark Union", "recipients": "a1", "date": "2024-03-05"}`}
	if _, err := s.Store.Judge(t.Context(), added, func(string) []string { return []string{"ZYX"} }); err != nil {
		t.Fatal(err)
	}
	if _, err := follow.Update(t.Context(), s.Store, follow.Options{}); err != nil {
		t.Fatal(err)
	}
	task, err := s.Store.Assign(t.Context(), store.Assignment{Who: "Cy", Coders: []string{"Ada", "Bo"}, Reports: []string{id}})
	if err != nil {
		t.Fatal(err)
	}
	h := s.Handler()
	eve, ada := &browser{t, h, map[string]string{}}, &browser{t, h, map[string]string{whoCookie: "Ada"}}
	story, err := s.Store.StoryOf(t.Context(), id)
	if err != nil || story == "" {
		t.Fatalf("the report is in story %q, %v", story, err)
	}
	paths := map[string]bool{ // and whether everybody else sees it there
		"/reports/" + id: true, "/reports/" + id + "/why?sentence=1": true, "/reports/" + id + "/sources": false, "/api/v1/reports/" + id: true,
		"/events": false, "/events?actor=Zyxmark": true, "/events?q=report:" + id: true, "/api/v1/events?q=report:" + id: true, "/api/v1/events.ndjson?q=report:" + id: true, "/api/v1/happenings?q=report:" + id: true,
		"/search?q=zyxmark": true, "/api/v1/search?q=actor:zyxmark": true, "/actors?q=actor:zyxmark": true, "/actors/ZYX": true, "/api/v1/actors?q=actor:zyxmark": true,
		"/tables/events.csv?q=report:" + id: true, "/tables/actors.json?q=report:" + id: true, "/map?q=report:" + id: false, "/network?q=report:" + id: false, "/network.gexf?q=report:" + id: false, "/timeline?q=report:" + id: true,
		"/": false, "/processes": false, "/changes": false, "/stories": false, "/stories/" + story: false, "/processes/" + process: false, "/api/v1/processes/" + process: false,
		"/tables/rounds.csv?process=" + process: false, "/review": false, "/api/v1/judgements?report=" + id: true, "/api/v1/changes?since=1900-01-01": false, "/changes.atom": false, "/sources": false, "/statements?q=report:" + id: false,
	}
	zyx := func(b *browser, path string) bool {
		code, page := b.ask("GET", path, nil)
		if code >= 500 {
			t.Errorf("%s: %d", path, code)
		}
		for _, asked := range []string{"zyxmark", "Zyxmark+Union", "Zyxmark%20Union"} { // as it was asked for
			page = strings.ReplaceAll(page, asked, "")
		}
		page = strings.ReplaceAll(page, `value="Zyxmark"`, "")
		if strings.HasPrefix(path, "/actors/") { // its name stands in the head of any page of it
			return strings.Contains(page, "CONSULT")
		}
		return strings.Contains(page, "Zyxmark Union")
	}
	for path, all := range paths {
		if zyx(ada, path) {
			t.Errorf("who codes the report blind sees on %s what Dee said", path)
		}
		if all && !zyx(eve, path) {
			t.Errorf("nobody sees on %s what Dee said", path)
		}
	}
	for _, path := range []string{"/processes/" + process, "/api/v1/processes/" + process, "/tables/rounds.csv?process=" + process, "/stories/" + story} {
		if code, page := ada.ask("GET", path, nil); code != 403 || !strings.Contains(page, "blind") {
			t.Errorf("%s: %d %.200s", path, code, page)
		}
		if code, _ := eve.ask("GET", path, nil); code != 200 {
			t.Errorf("%s: %d for who codes nothing", path, code)
		}
	}
	ada.post("/review/tasks/"+task+"/finish", "report", id)
	for path, all := range paths {
		if all && !zyx(ada, path) {
			t.Errorf("when she is done Ada does not see %s as it is", path)
		}
	}
}
