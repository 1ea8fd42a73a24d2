package storetest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/review"
	"readout/store"
)

// judge keeps a judgement and returns its run.
func judge(ctx context.Context, s *store.Store, j review.Judgement) (int64, error) {
	j, err := s.Judge(ctx, j, nil)
	return j.Run, err
}

// verdictOf is what is said of a field; of none that all is wrong.
func verdictOf(field string) string {
	if field == "" {
		return review.Reject
	}
	return review.Correct
}

// testJudged holds that the record in force is what persons say, that the coded one is
// kept beside it, and that judgements survive a recode, an undo and nothing else.
func testJudged(t *testing.T, s *store.Store) {
	m := small(5)
	rec := m.Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	id := rec.Report.ID
	say := func(j review.Judgement) review.Judgement {
		t.Helper()
		j.Report = id
		if j.Who == "" {
			j.Who = "Ann"
		}
		out, err := s.Judge(ctx, j, nil)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	find := func(key string) (review.Coding, bool) {
		t.Helper()
		return review.Find(must[*readout.Record](t)(s.Get(ctx, id)), key)
	}
	first := store.EventID(id, &rec.Events[0])
	type_ := say(review.Judgement{Target: rec.Events[0].ID, Verdict: review.Correct, Field: "type", Value: "protest", Note: "a march"})
	say(review.Judgement{Target: first, Verdict: review.Correct, Field: "date", Value: "2016-01-02"})
	if type_.Target != first || type_.Value != "PROTEST" || type_.Run == 0 {
		t.Errorf("%+v", type_)
	}
	c, ok := find(first)
	if said := c.Said(); !ok || c.Type != "PROTEST" || said.By != "Ann" || len(said.Fields) != 2 || said.Fields[0].Was != rec.Events[0].Type || said.At == "" {
		t.Errorf("%+v, %+v", c, c.Said())
	}
	if was := must[*readout.Record](t)(s.Original(ctx, id)); was.Events[0].Type != rec.Events[0].Type || was.Events[0].Review != nil {
		t.Errorf("the coded record is another one: %+v", was.Events[0])
	}
	// said again it counts, and goes back to what it was before, not to the first value
	over := say(review.Judgement{Target: first, Verdict: review.Correct, Field: "type", Value: "COERCE", Who: "Bea"})
	if c, _ = find(first); c.Type != "COERCE" || c.Said().By != "Bea" || c.Said().Fields[1].Was != rec.Events[0].Type {
		t.Errorf("%+v", c.Said())
	}
	must[review.Judgement](t)(s.Judge(ctx, review.Judgement{Verdict: review.Undo, Value: over.ID, Who: "Bea"}, nil))
	if c, _ = find(first); c.Type != "PROTEST" {
		t.Errorf("undone, it is %s", c.Type)
	}
	if _, err := s.Judge(ctx, review.Judgement{Verdict: review.Undo, Value: over.ID, Who: "Bea"}, nil); err == nil {
		t.Error("undone twice")
	}

	words := rec.Report.Text[:strings.IndexByte(rec.Report.Text, ' ')]
	added := say(review.Judgement{Verdict: review.Add, Kind: "event", Value: `{"span": "0-` + strconv.Itoa(len(words)) + `", "type": "AID", "status": "planned", "date": "2016-03"}`})
	again := must[int64](t)(s.Begin(ctx, store.Recode, ""))
	recoded := m.Recoded(rec)
	put(t, s, store.Filed{Record: recoded, Run: again, Again: true}, store.Recoded)
	if c, ok = find(added.Target); !ok || c.Type != "AID" || c.Said().Verdict != "added" || c.At.In(rec.Report.Text) != words {
		t.Errorf("coded again, what was added is %+v", c)
	}
	if n := len(events(t, s, store.Filter{Type: []string{"AID"}, Status: []string{"planned"}})); n != 1 {
		t.Errorf("%d planned AID", n)
	}
	empty := *recoded
	empty.Events = nil
	put(t, s, store.Filed{Record: &empty, Run: must[int64](t)(s.Begin(ctx, store.Recode, "")), Again: true}, store.Recoded)
	left := must[[]review.Judgement](t)(s.Orphans(ctx, ""))
	if len(left) != 2 || left[0].Target != first {
		t.Errorf("orphans %+v", left)
	}
	put(t, s, store.Filed{Record: rec, Run: must[int64](t)(s.Begin(ctx, store.Recode, "")), Again: true}, store.Recoded)
	if c, _ = find(first); c.Type != "PROTEST" || len(must[[]review.Judgement](t)(s.Orphans(ctx, id))) != 0 {
		t.Errorf("what comes back is %+v", c)
	}
	var dump bytes.Buffer
	if err := s.Dump(ctx, &dump); err != nil || strings.Count(dump.String(), `{"judgement":`) != 5 {
		t.Errorf("%v, %d judgements in the dump", err, strings.Count(dump.String(), `{"judgement":`))
	}
	gone := must[store.Removed](t)(s.Forget(ctx, id, "test"))
	if gone.Corrections != 5 || len(must[[]review.Judgement](t)(s.Judgements(ctx, ""))) != 0 {
		t.Errorf("%+v", gone)
	}
}

// testBlind holds that nobody sees what another coder says until all are done, and that
// it changes no record.
func testBlind(t *testing.T, s *store.Store) {
	rec := small(8).Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	id, target := rec.Report.ID, store.EventID(rec.Report.ID, &rec.Events[0])
	if _, err := s.Assign(ctx, store.Assignment{Who: "Cy", Coders: []string{"Ann", "Ann"}, Reports: []string{id}}); err == nil {
		t.Error("one coder was given twice")
	}
	if _, err := s.Assign(ctx, store.Assignment{Who: "Cy", Coders: []string{"Ann", "Bea"}, Reports: []string{"none"}}); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
	task := must[string](t)(s.Assign(ctx, store.Assignment{Who: "Cy", Coders: []string{"Bea", "Ann"}, Reports: []string{id}}))
	say := func(who, typ string) error {
		_, err := s.Judge(ctx, review.Judgement{Report: id, Target: target, Verdict: review.Correct, Field: "type", Value: typ, Who: who, Task: task}, nil)
		return err
	}
	for who, typ := range map[string]string{"Ann": "AID", "Bea": "PROTEST"} {
		if err := say(who, typ); err != nil {
			t.Fatal(err)
		}
	}
	if err := say("Dan", "AID"); !errors.Is(err, store.ErrNoAssignment) {
		t.Error(err)
	}
	if _, err := s.Coded(ctx, task, ""); !errors.Is(err, store.ErrBlind) {
		t.Errorf("all can be seen: %v", err)
	}
	own := must[[]review.Judgement](t)(s.Coded(ctx, task, "Ann"))
	if len(own) != 1 || own[0].Value != "AID" {
		t.Errorf("%+v", own)
	}
	if _, err := s.Judge(ctx, review.Judgement{Verdict: review.Undo, Value: own[0].ID, Who: "Bea"}, nil); !errors.Is(err, store.ErrNoJudgement) {
		t.Errorf("another's judgement was undone: %v", err)
	}
	if now := must[*readout.Record](t)(s.Get(ctx, id)); now.Events[0].Review != nil || len(must[[]review.Judgement](t)(s.Judgements(ctx, id))) != 0 {
		t.Error("a blind judgement changed the record")
	}
	for _, who := range []string{"Ann", "Bea"} {
		if err := s.Finish(ctx, task, who, id); err != nil {
			t.Fatal(err)
		}
	}
	if err := say("Ann", "AID"); err == nil {
		t.Error("judged after all was done")
	}
	if all := must[[]review.Judgement](t)(s.Coded(ctx, task, "")); len(all) != 2 {
		t.Errorf("%+v", all)
	}
	if a := must[store.Assignment](t)(s.Assignment(ctx, task)); !a.Complete() || !slices.Equal(a.Coders, []string{"Ann", "Bea"}) {
		t.Errorf("%+v", a)
	}
}

// testImported holds that judgements made elsewhere count the same in whatever order they
// come, and once.
func testImported(t *testing.T, s *store.Store) {
	rec := small(9).Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	id := rec.Report.ID
	for _, typ := range []string{"AID", "PROTEST"} {
		if _, err := s.Judge(ctx, review.Judgement{Report: id, Target: rec.Events[0].ID, Verdict: review.Correct, Field: "type", Value: typ, Who: "Ann"}, nil); err != nil {
			t.Fatal(err)
		}
	}
	list := must[[]review.Judgement](t)(s.Judgements(ctx, id))
	other := list[0]
	other.Report = "0123456789abcdef"
	other.ID = other.Name()
	if fresh, strange, err := s.Import(ctx, append([]review.Judgement{other}, list...)); fresh != 0 || len(strange) != 1 || err != nil {
		t.Errorf("%d fresh, %d strange, %v", fresh, len(strange), err)
	}
	early := list[1]
	early.At = list[0].At.Add(-1e9)
	early.Value = "COERCE"
	early.ID = early.Name()
	if fresh, _, err := s.Import(ctx, []review.Judgement{early}); fresh != 1 || err != nil {
		t.Error(fresh, err)
	}
	if now := must[*readout.Record](t)(s.Get(ctx, id)); now.Events[0].Type != "PROTEST" {
		t.Errorf("the last by time counts, not %s", now.Events[0].Type)
	}
	early.Value = "AID"
	if _, _, err := s.Import(ctx, []review.Judgement{early}); err == nil {
		t.Error("a judgement that was changed by hand was taken in")
	}
}
