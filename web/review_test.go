package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/review"
	"readout/store"
	"readout/store/local"
)

// A browser is a person at a page.
type browser struct {
	t       *testing.T
	h       http.Handler
	cookies map[string]string
}

// desk is a server over one report with two events, and a way for persons to ask it.
func desk(t *testing.T) (db *store.Store, rec *readout.Record, person func() *browser) {
	t.Helper()
	db, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	text := "Kenya expelled two envoys of Uganda on Monday.\n\nUganda met Kenya in Nairobi for talks on Tuesday."
	words := func(s string) readout.Span {
		i := strings.Index(text, s)
		return readout.Span{Start: int32(i), End: int32(i + len(s))}
	}
	one, two := words("Kenya expelled two envoys of Uganda on Monday."), words("Uganda met Kenya in Nairobi for talks on Tuesday.")
	rec = &readout.Record{Schema: readout.Schema, Report: &readout.Report{ID: readout.MakeID(text), Text: text, Title: "Envoys"}, Sentences: []readout.Span{one, two},
		Actors: []readout.Actor{{ID: "a1", Name: "Kenya", Key: "KEN", Country: "KEN", Kind: readout.ActorGovernment, Mentions: []readout.Span{words("Kenya")}}, {ID: "a2", Name: "Uganda", Key: "UGA", Country: "UGA", Kind: readout.ActorGovernment, Mentions: []readout.Span{words("Uganda")}}},
		Events: []readout.Event{
			{ID: "e1", Type: "SANCTION", Quad: 4, Trigger: words("expelled"), Evidence: []readout.Span{one}, Actors: []string{"a1"}, Recipients: []string{"a2"}, Status: readout.Happened, VouchedBy: []string{readout.ByAuthor}, Rule: "expel", Score: .9},
			{ID: "e2", Type: "CONSULT", Quad: 1, Trigger: words("met"), Evidence: []readout.Span{two}, Actors: []string{"a2"}, Recipients: []string{"a1"}, Status: readout.Happened, VouchedBy: []string{readout.ByAuthor}, Rule: "meet", Score: .4},
		}}
	if _, err := db.Put(t.Context(), store.Filed{Record: rec}); err != nil {
		t.Fatal(err)
	}
	h := (&Server{Store: db}).Handler()
	return db, rec, func() *browser { return &browser{t, h, map[string]string{}} }
}

// ask follows where it is led, and returns the page.
func (b *browser) ask(method, path string, form url.Values) (int, string) {
	b.t.Helper()
	for range 5 {
		path, _, _ = strings.Cut(path, "#") // which no browser sends
		r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
		r.Host = "127.0.0.1"
		if method == "POST" {
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}
		for k, v := range b.cookies {
			r.AddCookie(&http.Cookie{Name: k, Value: v})
		}
		w := httptest.NewRecorder()
		b.h.ServeHTTP(w, r)
		for _, c := range w.Result().Cookies() {
			b.cookies[c.Name] = c.Value
		}
		if w.Code != http.StatusSeeOther {
			return w.Code, w.Body.String()
		}
		method, path, form = "GET", w.Header().Get("Location"), nil
	}
	b.t.Fatalf("led in a circle to %s", path)
	return 0, ""
}

// post sends a form, which must be taken.
func (b *browser) post(path string, pairs ...string) string {
	b.t.Helper()
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	code, page := b.ask("POST", path, v)
	if code != http.StatusOK {
		_, said, _ := strings.Cut(page, "<main")
		b.t.Fatalf("%s %v: %d\n%s", path, pairs, code, said)
	}
	return page
}

func (b *browser) get(path string) string {
	b.t.Helper()
	code, page := b.ask("GET", path, nil)
	if code != http.StatusOK {
		b.t.Fatalf("%s: %d", path, code)
	}
	return page
}

// TestReview_Blind: two code the same report at two browsers, neither sees the other's
// judgements until both are done; then a third decides, field by field.
func TestReview_Blind(t *testing.T) {
	db, rec, person := desk(t)
	id := rec.Report.ID
	cy, ada, bo := person(), person(), person()
	if _, err := db.Judge(t.Context(), review.Judgement{Report: id, Target: "e2", Verdict: review.Correct, Field: "type", Value: "COOPERATE", Who: "Dee", Note: "from before"}, nil); err != nil {
		t.Fatal(err)
	}
	cy.post("/review/tasks", "who", "Cy", "name", "First round", "coders", "Ada; Bo", "reports", "http://localhost/reports/"+id+"?on=e1")
	task := "/review/tasks/t1"
	ada.post(task+"/who", "who", "Ada")
	bo.post(task+"/who", "who", "Bo")
	if page := ada.get("/reports/" + id); !strings.Contains(page, "Ada codes this report blind") || strings.Contains(page, "COOPERATE, ") || strings.Contains(page, "Dee") {
		t.Error("who codes a report blind sees what others said of it")
	}
	ada.post("/review", "report", id, "task", "t1", "target", "e1", "verdict", "accept")
	ada.post("/review", "report", id, "task", "t1", "target", "e2", "verdict", "accept")
	page := bo.post("/review", "report", id, "task", "t1", "target", "e1", "verdict", "correct", "fields", "type", "fields", "status", "was:type", "SANCTION", "set:type", "COERCE", "was:status", "happened", "set:status", "happened", "note", "by Bo alone")
	if !strings.Contains(page, "COERCE") || !strings.Contains(page, "Undo") {
		t.Error("Bo does not see his own correction")
	}
	page = bo.post("/review", "report", id, "task", "t1", "target", "e2", "verdict", "reject")
	if !strings.Contains(page, "1 coding rejected") || !strings.Contains(page, "rejected by Bo") {
		t.Error("what was rejected is not shown with by whom")
	}
	bo.post("/review", "report", id, "task", "t1", "verdict", "add", "kind", "event", "type", "REQUEST", "span", "talks")
	bo.post(task+"/finish", "report", id)
	for _, at := range []string{"/reports/" + id + "?on=e1", task, "/review", "/reports/" + id + "?task=t1&on=e1"} {
		for _, word := range []string{"COERCE, ", "by Bo alone", "Dee:", "rejected by", "event REQUEST"} {
			if page := ada.get(at); strings.Contains(page, word) {
				t.Errorf("Ada sees %q on %s before she is done", word, at)
			}
		}
	}
	if code, _ := cy.ask("POST", task+"/decide", url.Values{"who": {"Cy"}}); code != http.StatusUnprocessableEntity {
		t.Errorf("decided before all are done: %d", code)
	}
	ada.post(task+"/finish", "report", id)
	if now, _ := db.Get(t.Context(), id); now.Events[0].Type != "SANCTION" {
		t.Error("what is coded blind changed the record")
	}
	page = cy.get(task)
	for _, want := range []string{"How far they agree", "Where they differ", "Ada: SANCTION", "Bo: COERCE", "Kenya <b>expelled</b> two envoys of Uganda on Monday.", "Nairobi for <b>talks</b> on Tuesday.", "0 of 3 decided"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of who decides has no %q\n%s", want, page)
		}
	}
	key := review.EventKey(id, &rec.Events[0])
	if code, page := ada.ask("POST", task+"/decide", url.Values{"key": {key}, "take:type": {"by Ada"}}); code != http.StatusUnprocessableEntity || !strings.Contains(page, "a third person decides") {
		t.Errorf("a coder decides on what she coded: %d", code)
	}
	if code, page := cy.ask("POST", task+"/decide", url.Values{"key": {key}, "who": {"Cy"}}); code != http.StatusUnprocessableEntity || !strings.Contains(page, "chosen for type") {
		t.Errorf("decided without a choice: %d %s", code, page)
	}
	cy.post(task+"/decide", "who", "Cy", "key", key, "take:type", "by Bo")
	cy.post(task+"/decide", "key", review.EventKey(id, &rec.Events[1]), "take:there", "by Bo")
	talks := readout.Span{Start: int32(strings.Index(rec.Report.Text, "talks")), End: int32(strings.Index(rec.Report.Text, "talks") + 5)}
	page = cy.post(task+"/decide", "key", review.Key(id, "REQUEST", talks), "take:there", "by Bo", "note", "they asked for talks")
	if !strings.Contains(page, "3 of 3 decided") {
		t.Error(page)
	}
	now, err := db.Get(t.Context(), id)
	if err != nil || len(now.Events) != 2 || now.Events[0].Type != "COERCE" || now.Events[0].Review.By != "Cy" || now.Events[1].Type != "REQUEST" || now.Events[1].Review.Note != "they asked for talks" {
		t.Errorf("decided, the record has %+v (%v)", now.Events, err)
	}
	if page := ada.get("/reports/" + id); !strings.Contains(page, "rejected by Cy") {
		t.Error("what Cy rejected is not shown")
	}
}

// TestReview_Queue: the least sure come first, and one can ask for some alone; what was
// judged is not in it until that is taken back.
func TestReview_Queue(t *testing.T) {
	_, rec, person := desk(t)
	id := rec.Report.ID
	b := person()
	queue := func(query string) string {
		t.Helper()
		_, page, _ := strings.Cut(b.get("/review"+query), "To look at</h2>")
		page, _, _ = strings.Cut(page, "What was said")
		return page
	}
	sanction, consult := "on=e1#", "on=e2#"
	if p := queue(""); !strings.Contains(p, sanction) || strings.Index(p, consult) > strings.Index(p, sanction) {
		t.Errorf("the least sure is not the first:\n%s", p)
	}
	for query, want := range map[string]string{"?type=SANCTION": sanction, "?type=CONSULT&status=happened": consult, "?q=type%3ASANCTION": sanction, "?status=planned": "", "?process=p123": "", "?actor=Tonga": ""} {
		p := queue(query)
		if want == "" && strings.Contains(p, "on=e") || want != "" && (!strings.Contains(p, want) || strings.Count(p, "on=e") != 1) {
			t.Errorf("%s: want %q alone in\n%s", query, want, p)
		}
	}
	b.post("/review", "who", "Ada", "report", id, "target", "e1", "verdict", "accept")
	if p := queue(""); strings.Contains(p, sanction) {
		t.Error("what was judged is still in the queue")
	}
	page := b.get("/reports/" + id)
	_, undo, _ := strings.Cut(page, `id="undo-last"`)
	_, undo, _ = strings.Cut(undo, `name="value" value="`)
	undo, _, _ = strings.Cut(undo, `"`)
	b.post("/review", "verdict", "undo", "value", undo, "back", "report")
	if p := queue(""); !strings.Contains(p, sanction) {
		t.Error("taken back, it is not in the queue again")
	}
	if code, _ := b.ask("GET", "/review?seed=x", nil); code != http.StatusBadRequest {
		t.Errorf("a seed that is no number: %d", code)
	}
}

// TestReview_Bad: what cannot be taken is told in words, and changes nothing.
func TestReview_Bad(t *testing.T) {
	db, rec, person := desk(t)
	id := rec.Report.ID
	b := person()
	for _, c := range []struct {
		path, want string
		code       int
		form       url.Values
	}{
		{"/review/tasks", "two or more coders", 422, url.Values{"who": {"Cy"}, "coders": {"Ada"}, "reports": {id}}},
		{"/review/tasks", "Who makes the assignment", 422, url.Values{"coders": {"Ada; Bo"}, "reports": {id}}},
		{"/review/tasks", "No such report", 404, url.Values{"who": {"Cy"}, "coders": {"Ada; Bo"}, "reports": {"<b>nope"}}},
		{"/review/tasks", "a report at least", 422, url.Values{"who": {"Cy"}, "coders": {"Ada; Bo"}}},
		{"/review/tasks/t9/finish", "No such assignment", 404, url.Values{"report": {id}}},
		{"/review/tasks/t9/decide", "No such assignment", 404, url.Values{"who": {"Cy"}}},
		{"/review/tasks/t9/who", "A name has", 422, url.Values{"x": {"y"}}},
		{"/review", "No value is another", 422, url.Values{"who": {"Cy"}, "report": {id}, "target": {"e1"}, "verdict": {"correct"}}},
		{"/review", "is no type of PLOVER", 422, url.Values{"who": {"Cy"}, "report": {id}, "target": {"e1"}, "verdict": {"correct"}, "fields": {"type", "status"}, "set:status": {"planned"}, "set:type": {"DANCE"}}},
		{"/review", "Who says so is missing", 422, url.Values{"report": {id}, "target": {"e1"}, "verdict": {"accept"}}},
		{"/review", "No such assignment", 404, url.Values{"who": {"Cy"}, "report": {id}, "target": {"e1"}, "verdict": {"accept"}, "task": {"t9"}}},
		{"/review", "does not stand in the report", 422, url.Values{"who": {"Cy"}, "report": {id}, "verdict": {"add"}, "kind": {"event"}, "type": {"CONSULT"}, "span": {"danced"}}},
	} {
		code, page := b.ask("POST", c.path, c.form)
		if code != c.code || !strings.Contains(page, c.want) {
			t.Errorf("%s %v: %d, no %q in\n%s", c.path, c.form, code, c.want, page)
		}
	}
	if code, _ := b.ask("GET", "/review/tasks/t9", nil); code != 404 {
		t.Errorf("an assignment that is not there: %d", code)
	}
	if list, err := db.Judgements(t.Context(), ""); err != nil || len(list) > 0 {
		t.Errorf("kept: %v %v", list, err)
	}
}
