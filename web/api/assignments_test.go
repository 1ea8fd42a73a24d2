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

// TestAssignments: two persons code a report by the API, each for themselves; nothing is
// told of what they said before both are done; a third decides, and that holds.
func TestAssignments(t *testing.T) {
	s, h := serveMade(t)
	text := "Kenya expelled two envoys on Monday. Uganda met Kenya in Nairobi."
	made := &readout.Record{Schema: readout.Schema, Report: &readout.Report{ID: readout.MakeID(text), Text: text}, Sentences: []readout.Span{{Start: 0, End: 36}, {Start: 37, End: int32(len(text))}},
		Events: []readout.Event{
			{ID: "e1", Type: "SANCTION", Quad: 4, Trigger: readout.Span{Start: 6, End: 14}, Evidence: []readout.Span{{Start: 0, End: 36}}, Status: readout.Happened, VouchedBy: []string{readout.ByAuthor}, Rule: "expel"},
			{ID: "e2", Type: "CONSULT", Quad: 1, Trigger: readout.Span{Start: 44, End: 47}, Evidence: []readout.Span{{Start: 37, End: int32(len(text))}}, Status: readout.Happened, VouchedBy: []string{readout.ByAuthor}, Rule: "meet"},
		}}
	if _, err := s.Put(t.Context(), store.Filed{Record: made}); err != nil {
		t.Fatal(err)
	}
	id, key := made.Report.ID, review.EventKey(made.Report.ID, &made.Events[0])
	post := func(path, body string, want int) string {
		t.Helper()
		r, b := ask(t, "POST", h.URL+"/api/v1/"+path, body, "Content-Type", "application/json")
		if r.StatusCode != want {
			t.Errorf("%s %s: %s %s, want %d", path, body, r.Status, b, want)
		}
		return string(b)
	}
	task := func() (out assigned) {
		t.Helper()
		r, b := ask(t, "GET", h.URL+"/api/v1/review/assignments/t1", "")
		if err := json.Unmarshal(b, &out); err != nil || r.StatusCode != http.StatusOK {
			t.Fatalf("%s %s", r.Status, b)
		}
		return out
	}
	post("review/assignments", `{"coders": ["Ada", "Ada"], "reports": ["`+id+`"], "who": "Cy"}`, 422)
	post("review/assignments", `{"coders": ["Ada", "Bo"], "reports": ["0000"], "who": "Cy"}`, 404)
	post("review/assignments", `{"name": "First", "coders": ["Ada", "Bo"], "reports": ["`+id+`"], "who": "Cy"}`, 201)
	say := func(who, target, rest string) {
		t.Helper()
		post("judgements", `{"report": "`+id+`", "target": "`+target+`", "task": "t1", "who": "`+who+`", `+rest+`}`, 201)
	}
	say("Ada", "e1", `"verdict": "accept"`)
	say("Ada", "e2", `"verdict": "accept"`)
	say("Bo", "e1", `"verdict": "correct", "field": "type", "value": "COERCE"`)
	say("Bo", "e2", `"verdict": "accept"`)
	decide := "review/assignments/t1/decide"
	post(decide, `{"who": "Cy", "key": "`+key+`", "like": "Bo"}`, 409)
	post("review/assignments/t1/finish", `{"report": "`+id+`", "who": "Eve"}`, 404)
	post("review/assignments/t1/finish", `{"report": "`+id+`", "who": "Ada"}`, 201)
	if x := task(); x.Complete || len(x.Differences) > 0 || len(x.Agreement) > 0 || x.Done["Ada"] != 1 {
		t.Errorf("told before all are done: %+v", x)
	}
	post("review/assignments/t1/finish", `{"report": "`+id+`", "who": "Bo"}`, 201)
	if x := task(); !x.Complete || len(x.Differences) != 1 || x.Differences[0].Key != key || x.Differences[0].Values["Bo"]["type"] != "COERCE" || x.Alike != 1 || len(x.Agreement) == 0 {
		t.Errorf("they differ: %+v", x)
	}
	for body, want := range map[string]int{
		`{"who": "Ada", "key": "` + key + `", "like": "Bo"}`:                                                422,
		`{"who": "Cy", "key": "` + key + `"}`:                                                               422,
		`{"who": "Cy", "key": "` + key + `", "like": "Eve"}`:                                                422,
		`{"who": "Cy", "key": "` + key + `", "like": "Bo", "set": {"colour": "red"}}`:                       422,
		`{"who": "Cy", "key": "` + key + `", "like": "Bo", "take": {"type": "Bo"}, "set": {"type": "AID"}}`: 422,
		`{"who": "Cy", "key": "0000", "like": "Bo"}`:                                                        404,
		`{"key": "` + key + `", "like": "Bo"}`:                                                              422,
	} {
		post(decide, body, want)
	}
	post("review/assignments/t9/decide", `{"who": "Cy"}`, 404)
	if b := post(decide, `{"who": "Cy", "key": "`+key+`", "like": "Ada", "take": {"type": "Bo"}, "note": "by force"}`, 201); !strings.Contains(b, `"value":"COERCE"`) || !strings.Contains(b, `"who":"Cy"`) {
		t.Error(b)
	}
	post(decide, `{"who": "Cy"}`, 201)
	post(decide, `{"who": "Cy"}`, 404)
	if x := task(); x.Alike != 0 || x.Differences[0].Decided == nil || x.Differences[0].Decided.Who != "Cy" {
		t.Errorf("decided: %+v", x)
	}
	if rec, err := s.Get(t.Context(), id); err != nil || rec.Events[0].Type != "COERCE" || rec.Events[0].Review.Note != "by force" || rec.Events[1].Review == nil {
		t.Errorf("what was decided does not hold: %+v, %v", rec.Events, err)
	}
	if r, b := ask(t, "GET", h.URL+"/api/v1/review/assignments", ""); r.StatusCode != 200 || !strings.Contains(string(b), `"First"`) {
		t.Errorf("%s %s", r.Status, b)
	}
	if r, b := ask(t, "GET", h.URL+"/api/v1/review/assignments/t9", ""); r.StatusCode != 404 {
		t.Errorf("%s %s", r.Status, b)
	}
}
