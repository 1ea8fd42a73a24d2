package eval

import (
	"encoding/json"
	"testing"
)

const tinyGold = `{
 "actors": [{"id": "p", "country": "PER", "type": "person", "name": "Ana Paz", "role": "President", "mentions": [{"start": 0, "end": 7}]},
  {"id": "e", "country": "ECU"}, {"id": "u", "anonymous": true, "mentions": [{"start": 40, "end": 50}]}, {"id": "w", "anonymous": true, "mentions": [{"start": 60, "end": 70}]}],
 "events": [
  {"id": "e1", "plover": "CONSULT", "importance": "core", "symmetric": true, "actor": ["p", "e"], "recipient": [], "status": "happened", "trigger": {"start": 8, "end": 11}, "evidence": []},
  {"id": "e2", "plover": "COOPERATE", "importance": "secondary", "actor": ["p"], "recipient": ["e"], "status": "not_happened", "trigger": {"start": 20, "end": 25}, "accept": {"plover": ["AGREE (negated)"]}},
  {"id": "e3", "plover": "REJECT", "importance": "optional", "actor": [], "recipient": [], "status": "happened", "trigger": {"start": 30, "end": 33}}],
 "statements": [{"id": "s1", "importance": "core", "content": [{"start": 0, "end": 19, "text": "Ana Paz met Rui Sol"}], "source": ["p"], "source_span": {"start": 0, "end": 3}, "source_kind": "named"}],
 "times": [{"value": "2031-05", "span": {"start": 12, "end": 15}, "accept_values": ["2031-W18"]}],
 "places": [{"name": "Quito", "country": "ECU", "mentions": [{"start": 16, "end": 19, "text": "Sol"}]}, {"name": "a metonym", "mentions": [{"start": 1, "end": 2}]}],
 "boilerplate": [{"start": 70, "end": 75, "text": "Share"}],
 "agreements": [{"status": "not_reached", "span": {"start": 20, "end": 25}}],
 "meetings": [{"name": "m", "mentions": [{"start": 8, "end": 11}], "date": "2031-05-06", "participants": [{"actor": "p"}]}],
 "process": {"state": "signed", "accept_state": ["in_force"], "resumption": "none", "intervention": ""},
 "must_not": ["a", "b"]
}`

const tinyRecord = `{
 "report": {"text": "Ana Paz met Rui Sol, then nothing.", "residue": [{"start": 70, "end": 75, "text": ""}]},
 "sentences": [{"start": 0, "end": 34, "text": "Ana Paz met Rui Sol, then nothing."}],
 "actors": [{"id": "a1", "country": "ECU", "name": "Rui Sol", "mentions": []}, {"id": "a2", "country": "PER", "name": "Ana Paz", "mentions": [{"start": 0, "end": 7, "text": "Ana Paz"}]}],
 "events": [
  {"type": "CONSULT", "status": "happened", "actors": ["a2"], "recipients": ["a1"], "trigger": {"start": 8, "end": 11, "text": "met"}},
  {"type": "AGREE", "status": "not_happened", "actors": ["a2"], "recipients": ["a1"], "trigger": {"start": 21, "end": 25, "text": "then"}},
  {"type": "ASSAULT", "status": "happened", "trigger": {"start": 26, "end": 33, "text": "nothing"}}],
 "statements": [{"content": [{"start": 0, "end": 19, "text": "Ana Paz met Rui Sol"}], "source": {"start": 0, "end": 7, "text": "Ana Paz"}, "source_kind": "institution"}],
 "times": [{"span": {"start": 12, "end": 15, "text": "Rui"}, "value": "2031-W18"}],
 "places": [{"span": {"start": 16, "end": 19, "text": "Sol"}, "country": "PER"}],
 "agreements": [{"span": {"start": 21, "end": 25, "text": "then"}, "state": "signed"}],
 "meetings": [{"status": "happened", "span": {"start": 8, "end": 11, "text": "wet"}, "date": "2031-05-07", "participants": [{"actor": "a1", "evidence_kind": "text"}]}],
 "processes": [{"state": "paused"}, {"state": "in_force", "resumption": "none"}]
}`

// TestRecordScore holds the rows that a record of our own making gets.
func TestRecordScore(t *testing.T) {
	var gold, rec node
	if err := json.Unmarshal([]byte(tinyGold), &gold.v); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(tinyRecord), &rec.v); err != nil {
		t.Fatal(err)
	}
	s := recordScore{gold: gold, rec: rec, text: []rune(rec.at("report").str("text"))}
	s.all()
	want := map[string][2]int{
		"spans whose text is not what stands there": {1, 0}, // "wet"
		"events core found":                         {1, 1},
		"events core +actors":                       {1, 1},
		"events core+secondary found":               {2, 2},
		"events core+secondary +status":             {2, 2},
		"events core+secondary +actors":             {2, 2},
		"events predicted that match none":          {1, 3},
		"statements core +source":                   {1, 1},
		"statements core +kind":                     {0, 1},
		"statements predicted":                      {1, 0},
		"times +value":                              {1, 1},
		"place mentions found":                      {1, 1},
		"place mentions +country":                   {0, 1},
		"residue lines marked":                      {1, 1},
		"process state":                             {1, 1},
		"process resumption":                        {1, 1},
		"process intervention":                      {1, 1},
		"must not, broken":                          {4, 2}, // signed, wrong day, a stranger, two negotiations
	}
	for _, r := range s.rows {
		w, ok := want[r.Metric]
		if ok && (int(r.Value) != w[0] || r.N != w[1]) {
			t.Errorf("%s: %v of %d, want %v", r.Metric, r.Value, r.N, w)
		}
		delete(want, r.Metric)
	}
	for m := range want {
		t.Errorf("no row %q", m)
	}
	if t.Failed() {
		t.Log(s.misses)
	}
}
