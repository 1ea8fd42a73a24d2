package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"readout"
	"readout/review"
	"readout/store"
)

// TestJudgements says of codings what a person says, by the API: it holds, is listed and
// is taken back; what is wrong with one is told and changes nothing.
func TestJudgements(t *testing.T) {
	s, h := serveMade(t)
	text := "Kenya expelled two envoys on Monday."
	made := &readout.Record{Schema: readout.Schema, Report: &readout.Report{ID: readout.MakeID(text), Text: text}, Sentences: []readout.Span{{Start: 0, End: int32(len(text))}},
		Events: []readout.Event{{ID: "e1", Type: "SANCTION", Quad: 4, Trigger: readout.Span{Start: 6, End: 14}, Evidence: []readout.Span{{Start: 0, End: int32(len(text))}}, Status: readout.Happened, VouchedBy: []string{readout.ByAuthor}, Rule: "expel"}}}
	if _, err := s.Put(t.Context(), store.Filed{Record: made}); err != nil {
		t.Fatal(err)
	}
	e := store.Event{Report: made.Report.ID, ID: review.EventKey(made.Report.ID, &made.Events[0])}
	judge := func(body string) review.Judgement {
		t.Helper()
		r, b := ask(t, "POST", h.URL+"/api/v1/judgements", body, "Content-Type", "application/json")
		var j review.Judgement
		if err := json.Unmarshal(b, &j); err != nil || r.StatusCode != http.StatusCreated || j.ID == "" {
			t.Fatalf("%s: %s %s", body, r.Status, b)
		}
		return j
	}
	list := func(query string) (out []review.Judgement) {
		t.Helper()
		r, b := ask(t, "GET", h.URL+"/api/v1/judgements"+query, "")
		var got struct{ Items []review.Judgement }
		if err := json.Unmarshal(b, &got); err != nil || r.StatusCode != http.StatusOK {
			t.Fatalf("%s %s", r.Status, b)
		}
		return got.Items
	}
	quoted := func(words string) string { b, _ := json.Marshal(words); return string(b) }
	j := judge(`{"report": "` + e.Report + `", "target": "` + e.ID + `", "verdict": "correct", "field": "status", "value": "planned", "who": "Ada", "note": ` + quoted("<script>") + `}`)
	if j.Who != "Ada" || j.Value != "planned" || j.Target != e.ID {
		t.Errorf("%+v", j)
	}
	rec, err := s.Get(t.Context(), e.Report)
	if err != nil {
		t.Fatal(err)
	}
	if c, ok := review.Find(rec, e.ID); !ok || c.Said() == nil || c.Said().By != "Ada" {
		t.Error("what was judged does not hold")
	}
	if all := list("?report=" + e.Report); len(all) != 1 || all[0].Note != "<script>" {
		t.Errorf("listed: %+v", all)
	}
	r, b := ask(t, "POST", h.URL+"/api/v1/judgements/"+j.ID+"/undo?who=Bo", "")
	if r.StatusCode != http.StatusCreated {
		t.Errorf("%s %s", r.Status, b)
	}
	if all, left := list(""), list("?holding=true"); len(all) != 2 || len(left) != 0 {
		t.Errorf("taken back: %d listed, %d hold", len(all), len(left))
	}
	for _, c := range []struct {
		at, body, want string
		code           int
	}{
		{"/judgements", `{"report": "nope", "target": "e1", "verdict": "accept", "who": "Ada"}`, "no such report", 404},
		{"/judgements", `{"report": "` + e.Report + `", "target": "e99", "verdict": "accept", "who": "Ada"}`, "no such coding", 404},
		{"/judgements", `{"report": "` + e.Report + `", "target": "` + e.ID + `", "verdict": "accept"}`, "who says so is missing", 422},
		{"/judgements", `{"report": "` + e.Report + `", "target": "` + e.ID + `", "verdict": "shrug", "who": "Ada"}`, "verdict", 422},
		{"/judgements", `{"report": "` + e.Report + `", "target": "` + e.ID + `", "verdict": "correct", "field": "date", "value": "yesterday", "who": "Ada"}`, "is no day", 422},
		{"/judgements", `{"report": "` + e.Report + `", "verdict": "add", "kind": "event", "fields": {"type": "CONSULT"}, "who": "Ada"}`, "words are missing", 422},
		{"/judgements", `{"report": "` + e.Report + `", "target": "` + e.ID + `", "verdict": "accept", "who": "Ada", "task": "t9"}`, "no such assignment", 404},
		{"/judgements", `{`, "", 400},
		{"/judgements/nope/undo?who=Ada", ``, "no such judgement", 404},
		{"/judgements/" + j.ID + "/undo?who=Ada", ``, "was undone before", 422},
	} {
		r, b := ask(t, "POST", h.URL+"/api/v1"+c.at, c.body, "Content-Type", "application/json")
		if r.StatusCode != c.code || !strings.Contains(string(b), c.want) || r.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: %s, want %d %q in %s", c.at, c.body, r.Status, c.code, c.want, b)
		}
	}
	if all := list(""); len(all) != 2 {
		t.Errorf("what was refused is kept: %+v", all)
	}
}
