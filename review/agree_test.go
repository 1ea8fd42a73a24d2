package review

import (
	"testing"
	"time"

	"readout"
)

// TestAgree holds that coders are compared on what each of them judged.
func TestAgree(t *testing.T) {
	text := "The army attacked a village. Police arrested a leader. Ministers met in Oslo."
	rec := &readout.Record{Report: &readout.Report{ID: "r", Text: text}, Events: []readout.Event{
		{ID: "e1", Type: "ASSAULT", Status: "happened", Trigger: readout.Span{Start: 9, End: 17}, Date: "2016-09-05"},
		{ID: "e2", Type: "COERCE", Status: "happened", Trigger: readout.Span{Start: 36, End: 44}},
	}}
	at := time.Unix(1000, 0)
	var list []Judgement
	say := func(who, target, verdict, field, value string) {
		t.Helper()
		j := Judgement{Who: who, Target: target, Verdict: verdict, Field: field, Value: value, At: at.Add(time.Duration(len(list)) * time.Second)}
		if verdict == Add {
			j.Kind, j.Target = target, ""
		}
		if err := Normal(rec, &j, nil); err != nil {
			t.Fatal(err)
		}
		j.ID = j.Name()
		list = append(list, j)
	}
	say("Ann", "e1", Accept, "", "")
	say("Bea", "e1", Correct, "status", "alleged")
	say("Ann", "e2", Reject, "", "")
	say("Bea", "e2", Reject, "", "")
	say("Ann", "event", Add, "", `{"span": "met", "type": "CONSULT"}`)
	coders := []string{"Ann", "Bea"}
	units := Compare([]*readout.Record{rec}, coders, list)
	agreed := 0
	for _, u := range units {
		if u.Agreed {
			agreed++
		}
	}
	if len(units) != 3 || agreed != 1 {
		t.Errorf("%d units, %d agreed: %+v", len(units), agreed, units)
	}
	rows := map[string]Agreement{}
	for _, a := range Agree(units, coders) {
		rows[a.Field] = a
	}
	// there: yes yes, no no, yes no: observed 2/6, expected 18/30
	if a := rows["there"]; a.Units != 3 || a.Alpha != 0.444 {
		t.Errorf("%+v", a)
	}
	if a := rows["type"]; a.Units != 1 || !a.None {
		t.Errorf("one type alone does not vary: %+v", a)
	}
	for _, bad := range []Judgement{{Target: "e9", Verdict: Accept}, {Target: "e1", Verdict: Correct, Field: "type", Value: "GREET"}, {Target: "e1", Verdict: Correct, Field: "trigger", Value: "500-510"},
		{Target: "e1", Verdict: Correct, Field: "actors", Value: "XQZ"}, {Target: "e1", Verdict: Correct, Field: "date", Value: "2016-02-30"}, {Target: "e1", Verdict: "like"}, {Kind: "event", Verdict: Add, Value: `{"span": "fled", "type": "AID"}`}} {
		bad.Who = "Ann"
		if err := Normal(rec, &bad, func(string) []string { return nil }); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	if s, err := SpanOf(text, "words 2-3", readout.Span{}); err != nil || s.In(text) != "army attacked" {
		t.Errorf("%v %v", s, err)
	}
}
