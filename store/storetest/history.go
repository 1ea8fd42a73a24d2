package storetest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"readout/review"
	"readout/store"
)

func testPut(t *testing.T, s *store.Store) {
	rec := small(1).Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	put(t, s, store.Filed{Record: rec}, store.Known)
	got := must[*recordOf](t)(get(s, rec.Report.ID))
	if !reflect.DeepEqual(got.Events, rec.Events) || got.Report.Text != rec.Report.Text || got.Coder != rec.Coder {
		t.Error("what was read is not what was kept")
	}
	c := must[store.Counts](t)(s.Count(ctx))
	if want := (store.Counts{Reports: 1, TextGroups: 1, Events: int64(len(rec.Events)), Statements: int64(len(rec.Statements)), Records: 1}); c != want {
		t.Errorf("%+v, want %+v", c, want)
	}
	for _, id := range []string{"", "nobody", "x'\"; DROP TABLE reports; --", "\x00", "\xff"} {
		if _, err := s.Get(ctx, id); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%q: %v", id, err)
		}
		if _, err := s.History(ctx, id); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%q: %v", id, err)
		}
	}
	for id, want := range map[string]store.Outcome{rec.Report.ID: store.Known, "nobody": ""} {
		if out := must[store.Outcome](t)(s.Seen(ctx, id)); out != want {
			t.Errorf("%s: %q, want %q", id, out, want)
		}
	}
	list := events(t, s, store.Filter{})
	if len(list) != len(rec.Events) {
		t.Fatalf("%d events, want %d", len(list), len(rec.Events))
	}
	last := rec.Events[len(rec.Events)-1]
	if e := list[0]; e.ID != store.EventID(rec.Report.ID, &last) || e.Type != last.Type || e.Trigger != last.Trigger.In(rec.Report.Text) || len(e.Actors) != 1 || len(e.Recipients) != 1 || e.Lat == nil {
		t.Errorf("%+v", e)
	}
	if got := statements(t, s, store.Filter{}); len(got) != len(rec.Statements) || len(got[0].Speakers) != 1 {
		t.Errorf("%+v", got)
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
}

func testRecode(t *testing.T, s *store.Store) {
	m := small(2)
	rec := m.Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	again := m.Recoded(rec)
	before := events(t, s, store.Filter{})
	run := must[int64](t)(s.Begin(ctx, store.Recode, "test"))
	if ids := must[[]string](t)(s.Stale(ctx, again.Coder, time.Time{})); len(ids) != 1 || ids[0] != rec.Report.ID {
		t.Errorf("stale: %v", ids)
	}
	put(t, s, store.Filed{Record: again, Run: run, Again: true}, store.Recoded)
	if ids := must[[]string](t)(s.Stale(ctx, again.Coder, time.Time{})); len(ids) != 0 {
		t.Errorf("stale: %v", ids)
	}
	after := events(t, s, store.Filter{})
	if len(after) != len(again.Events) {
		t.Errorf("%d events, want %d", len(after), len(again.Events))
	}
	first := len(before) - 1
	if after[len(after)-1].ID != before[first].ID || after[len(after)-1].Status != "conditional" {
		t.Error("an event that is coded again has another id, or the old status")
	}
	h := must[[]store.Version](t)(s.History(ctx, rec.Report.ID))
	if len(h) != 2 || !h[0].Current || h[1].Current || h[0].Run != run || h[0].Coder != again.Coder || h[1].Coder != rec.Coder {
		t.Errorf("%+v", h)
	}
	ch := must[*store.Changes](t)(s.Changes(ctx, run, 3))
	ev := ch.Room("events")
	if ch.Reports != 1 || ch.Changed != 1 || ev.Added != 1 || ev.Gone != 1 || ev.Changed != 1 || len(ev.Examples) != 3 {
		t.Errorf("%+v; events %+v", ch, ev)
	}
	if st := ch.Room("statements"); st.Added+st.Gone+st.Changed != 0 || st.Same != len(rec.Statements) {
		t.Errorf("statements %+v", st)
	}
	if _, err := s.Changes(ctx, run+7, 3); !errors.Is(err, store.ErrNoRun) {
		t.Error(err)
	}
}

func testAsOf(t *testing.T, s *store.Store) {
	m := small(3)
	rec := m.Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	time.Sleep(5 * time.Millisecond)
	then := time.Now()
	time.Sleep(5 * time.Millisecond)
	run := must[int64](t)(s.Begin(ctx, store.Recode, ""))
	put(t, s, store.Filed{Record: m.Recoded(rec), Run: run, Again: true}, store.Recoded)
	put(t, s, store.Filed{Record: m.Record()}, store.Stored)
	time.Sleep(5 * time.Millisecond)
	between := time.Now()
	time.Sleep(5 * time.Millisecond)
	if n := must[int64](t)(s.Undo(ctx, run)); n != 1 {
		t.Errorf("%d reports undone", n)
	}
	for _, c := range []struct {
		at      time.Time
		version string
	}{{then, "0.1.0"}, {between, "0.2.0"}, {time.Now().Add(time.Hour), "0.1.0"}} {
		if got := must[*recordOf](t)(s.GetAt(ctx, rec.Report.ID, c.at)); got.Coder.Version != c.version {
			t.Errorf("at %v: version %s, want %s", c.at, got.Coder.Version, c.version)
		}
	}
	if _, err := s.GetAt(ctx, rec.Report.ID, then.Add(-time.Hour)); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
	if got := events(t, s, store.Filter{AsOf: then}); len(got) != len(rec.Events) {
		t.Errorf("%d events then, want %d", len(got), len(rec.Events))
	}
	if got := events(t, s, store.Filter{AsOf: between, Status: []string{"conditional"}}); len(got) != 2 {
		t.Errorf("%d conditional events between, want 2", len(got))
	}
	if got := reports(t, s, store.Filter{AsOf: then}); len(got) != 1 {
		t.Errorf("%d reports then, want 1", len(got))
	}
}

func testUndo(t *testing.T, s *store.Store) {
	m := small(4)
	a, b := m.Record(), m.Record()
	first := must[int64](t)(s.Begin(ctx, store.Ingest, "first"))
	put(t, s, store.Filed{Record: a, Run: first}, store.Stored)
	r1 := must[int64](t)(s.Begin(ctx, store.Recode, "one"))
	put(t, s, store.Filed{Record: m.Recoded(a), Run: r1, Again: true}, store.Recoded)
	put(t, s, store.Filed{Record: b, Run: r1, Again: true}, store.Stored)
	r2 := must[int64](t)(s.Begin(ctx, store.Recode, "two"))
	put(t, s, store.Filed{Record: m.Recoded(a), Run: r2, Again: true}, store.Recoded)
	if n := must[int64](t)(s.Undo(ctx, r1)); n != 0 {
		t.Errorf("%d reports went back, whose newer records should stay", n)
	}
	if n := must[int64](t)(s.Undo(ctx, r2)); n != 1 {
		t.Errorf("%d reports went back, want 1", n)
	}
	if got := must[*recordOf](t)(get(s, a.Report.ID)); got.Coder != a.Coder {
		t.Errorf("the record in force is of %v: neither undone run's may be", got.Coder)
	}
	if got := must[*recordOf](t)(get(s, b.Report.ID)); got.Coder != b.Coder {
		t.Error("a report that was new in an undone run is gone")
	}
	if _, err := s.Undo(ctx, r2); err == nil {
		t.Error("a run was undone twice")
	}
	if _, err := s.Undo(ctx, 99); !errors.Is(err, store.ErrNoRun) {
		t.Error(err)
	}
	runs := must[[]store.Run](t)(s.Runs(ctx))
	if len(runs) != 3 || runs[0].N != r2 || runs[0].Undone.IsZero() || runs[0].Records != 1 || runs[2].Note != "first" || !runs[2].Undone.IsZero() {
		t.Errorf("%+v", runs)
	}
}

func testCorrections(t *testing.T, s *store.Store) {
	m := small(5)
	rec := m.Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	time.Sleep(3 * time.Millisecond)
	then := time.Now()
	time.Sleep(3 * time.Millisecond)
	target := store.EventID(rec.Report.ID, &rec.Events[0])
	second := store.EventID(rec.Report.ID, &rec.Events[1])
	c := review.Judgement{Verdict: review.Correct, Report: rec.Report.ID, Target: target, Field: "type", Value: "other", Who: "Ann"}
	run := must[int64](t)(judge(ctx, s, c))
	c.Field, c.Value = "actors", `[{"name": "Ruritania", "country": "RUR", "office": "odd \u0000"}]`
	must[int64](t)(judge(ctx, s, c))
	wrong := must[int64](t)(judge(ctx, s, review.Judgement{Verdict: review.Reject, Report: rec.Report.ID, Target: second, Who: "Ann"}))

	look := func(what string, f store.Filter, want int) {
		t.Helper()
		if got := events(t, s, f); len(got) != want {
			t.Errorf("%s: %d events, want %d", what, len(got), want)
		}
	}
	n := len(rec.Events)
	look("all", store.Filter{}, n-1)
	look("corrected type", store.Filter{Type: []string{"OTHER"}}, 1)
	look("corrected actor", store.Filter{Source: []string{"RUR"}}, 1)
	look("as of before", store.Filter{AsOf: then}, n)
	look("as of before, corrected type", store.Filter{AsOf: then, Type: []string{"OTHER"}}, 0)
	if e := events(t, s, store.Filter{Type: []string{"OTHER"}})[0]; e.ID != target || !reflect.DeepEqual(e.Corrected, []string{"type", "actors"}) || e.Actors[0].Name != "Ruritania" {
		t.Errorf("%+v", e)
	}
	again := must[int64](t)(s.Begin(ctx, store.Recode, ""))
	put(t, s, store.Filed{Record: m.Recoded(rec), Run: again, Again: true}, store.Recoded)
	look("coded again", store.Filter{Type: []string{"OTHER"}}, 1)
	if _, err := s.Undo(ctx, wrong); err != nil {
		t.Error(err)
	}
	look("wrong undone", store.Filter{}, len(m.Recoded(rec).Events))
	if _, err := s.Undo(ctx, run); err != nil {
		t.Error(err)
	}
	look("type undone", store.Filter{Type: []string{"OTHER"}}, 0)
	look("actors stay", store.Filter{Source: []string{"RUR"}}, 1)
	if got := review.Holding(must[[]review.Judgement](t)(s.Judgements(ctx, rec.Report.ID))); len(got) != 1 || got[0].Field != "actors" || got[0].Who != "Ann" {
		t.Errorf("%+v", got)
	}
	for _, bad := range []review.Judgement{{Field: "type", Value: "AID 7"}, {Field: "cameo", Value: "1"}, {Field: "mode", Value: "ceasefire", Target: second}, {Field: "colour"}, {Field: "quad", Value: "many"}, {Field: "background", Value: "perhaps"}, {Field: "date", Value: "soon"}, {Field: "actors", Value: "Kenya"}, {Field: "type", Value: "AID", Target: "nothing"}, {Field: "stance", Value: "denies", Target: target}} {
		bad.Report, bad.Verdict, bad.Who = rec.Report.ID, review.Correct, "Ann"
		if bad.Target == "" {
			bad.Target = target
		}
		if _, err := judge(ctx, s, bad); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	if _, err := judge(ctx, s, review.Judgement{Verdict: review.Correct, Report: "none", Who: "Ann", Field: "type", Value: "AID"}); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
}

// testRetyped holds that what hangs on an event's type follows a correction of it, and
// that undoing it brings everything back.
func testRetyped(t *testing.T, s *store.Store) {
	rec := small(51).Record()
	rec.Events = rec.Events[:1]
	e := &rec.Events[0]
	five, minus := float32(5), float32(-2)
	e.Type, e.Mode, e.Quad, e.CAMEO, e.Code, e.Goldstein, e.Intensity = "ACCUSE", "allege", 3, "112", "own", &minus, &five
	put(t, s, store.Filed{Record: rec}, store.Stored)
	look := func() store.Event { e := events(t, s, store.Filter{})[0]; e.N = 0; return e }
	correct := func(field, value string) int64 {
		return must[int64](t)(judge(ctx, s, review.Judgement{Verdict: review.Correct, Report: rec.Report.ID, Target: store.EventID(rec.Report.ID, e), Field: field, Value: value, Who: "Ann"}))
	}
	before := look()
	run := correct("type", "retreat")
	got := look()
	if got.Type != "RETREAT" || got.Mode != "" || got.Quad != 2 || got.CAMEO != "" || got.Code != "" || got.Goldstein != nil || got.Intensity == nil || *got.Intensity != 6.5 || got.ID != before.ID {
		t.Errorf("%+v", got)
	}
	if n := len(events(t, s, store.Filter{Quad: []int{2}})); n != 1 {
		t.Errorf("%d events of the new quad", n)
	}
	mode, cameo := correct("mode", "ceasefire"), correct("cameo", "0871")
	if got = look(); got.Mode != "ceasefire" || *got.Intensity != 7.5 || got.CAMEO != "0871" || got.Quad != 2 {
		t.Errorf("%+v", got)
	}
	own := correct("type", "OTHER")
	if got = look(); got.Quad != 0 || got.Intensity != nil || got.Mode != "" || got.CAMEO != "" {
		t.Errorf("of a type that PLOVER does not know nothing is known: %+v", got)
	}
	for _, c := range must[[]review.Judgement](t)(s.Judgements(ctx, rec.Report.ID)) {
		if c.Who != "Ann" || time.Since(c.At).Abs() > time.Hour {
			t.Errorf("%+v", c)
		}
	}
	for _, n := range []int64{own, cameo, mode, run} {
		if _, err := s.Undo(ctx, n); err != nil {
			t.Error(err)
		}
	}
	if got = look(); !reflect.DeepEqual(got, before) {
		t.Errorf("undone\n%+v\nit was\n%+v", got, before)
	}
}
