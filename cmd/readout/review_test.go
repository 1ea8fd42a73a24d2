package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/store"
	"readout/store/local"
)

// reviewed makes a store of two reports and gives the current record of the first.
func reviewed(t *testing.T) (db string, record func() *readout.Record) {
	t.Helper()
	db = filepath.Join(t.TempDir(), "r.db")
	runTalking(t, "ingest", "--db", db, "../../examples/sanctions.txt", "../../examples/ceasefire-signed.txt")
	text, err := os.ReadFile("../../examples/sanctions.txt")
	if err != nil {
		t.Fatal(err)
	}
	s, err := local.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	id := ""
	for r, err := range s.Reports(t.Context(), store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(string(text), r.Title) {
			id = r.ID
		}
	}
	return db, func() *readout.Record {
		rec, err := s.Get(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return rec
	}
}

// eventOf is the event of a type and mode.
func eventOf(t *testing.T, rec *readout.Record, typ, mode string) *readout.Event {
	t.Helper()
	for i := range rec.Events {
		if e := &rec.Events[i]; e.Type == typ && (mode == "" || e.Mode == mode) {
			return e
		}
	}
	t.Fatalf("no %s in the record", typ)
	return nil
}

// TestReview goes through what a person can say on the command line, and back.
func TestReview(t *testing.T) {
	db, record := reviewed(t)
	judge := func(args ...string) string {
		t.Helper()
		return runTalking(t, append(append([]string{"review"}, args...), "--db", db, "--who", "Ada Berg")...)
	}
	id := record().Report.ID
	first := eventOf(t, record(), "SANCTION", "").ID
	if out := judge("accept", id, first); !strings.Contains(out, "Ada Berg accepts event") {
		t.Error(out)
	}
	out := judge("correct", id, first, "type", "COERCE", "--note", "a freeze of assets")
	if !strings.Contains(out, "corrects type of event") || !strings.Contains(out, "to COERCE: a freeze of assets") {
		t.Error(out)
	}
	if e := eventOf(t, record(), "COERCE", ""); e.Review == nil || e.Review.By != "Ada Berg" || e.Review.Fields[0].Was != "SANCTION" || e.Rule != "review" {
		t.Errorf("%+v", e)
	}
	said := strings.Fields(out)[0]
	judge("undo", said)
	if e := eventOf(t, record(), "SANCTION", ""); e.ID != first {
		t.Errorf("taken back, the event is %+v", e)
	}
	before := len(record().Events)
	judge("reject", id, eventOf(t, record(), "THREATEN", "").ID)
	if n := len(record().Events); n != before-1 {
		t.Errorf("%d events after one of %d was rejected", n, before)
	}
	judge("add", id, "event", `{"span": "blocked the package", "type": "REJECT", "actors": "Hungary"}`)
	added := record().Events[len(record().Events)-1]
	if w := added.Trigger.In(record().Report.Text); w != "blocked the package" || added.Type != "REJECT" || added.Review.Verdict != "added" {
		t.Errorf("added: %q, %+v", w, added)
	}
	list := runOK(t, "review", "list", id, "--db", db)
	if n := strings.Count(list, "Ada Berg"); n != 5 || !strings.Contains(list, "takes back "+said) {
		t.Errorf("%d lines:\n%s", n, list)
	}
	if out := runOK(t, "review", "list", "--orphans", "--db", db); !strings.Contains(out, "no judgements found") {
		t.Error(out)
	}
	var lines int
	for line := range strings.Lines(runOK(t, "review", "list", "--json", "--db", db)) {
		var j map[string]any
		if err := json.Unmarshal([]byte(line), &j); err != nil || j["who"] != "Ada Berg" {
			t.Error(line, err)
		}
		lines++
	}
	if lines != 5 {
		t.Errorf("%d judgements as JSON", lines)
	}
}

// TestReview_Gold judges, writes gold, and finds with eval exactly what was judged
// otherwise; another store takes the judgements in.
func TestReview_Gold(t *testing.T) {
	db, record := reviewed(t)
	rec := record()
	id := rec.Report.ID
	judge := func(args ...string) {
		t.Helper()
		runTalking(t, append(append([]string{"review"}, args...), "--db", db, "--who", "Ada Berg")...)
	}
	judge("accept", id, eventOf(t, rec, "CONCEDE", "").ID)
	judge("correct", id, eventOf(t, rec, "SANCTION", "expel").ID, "date", "2024-01-15")
	judge("reject", id, eventOf(t, rec, "THREATEN", "").ID)
	judge("add", id, "event", `{"span": "blocked the package", "type": "REJECT"}`)
	for i := range rec.Statements {
		judge("accept", id, rec.Statements[i].ID)
	}
	gold := filepath.Join(t.TempDir(), "gold")
	if out := runOK(t, "review", "export", "--gold", gold, "--db", db); !strings.HasPrefix(out, "1 report written to ") {
		t.Error(out)
	}
	var scored struct {
		Rows []struct {
			Metric string
			Value  float64
			N      int
		}
	}
	if err := json.Unmarshal([]byte(runOK(t, "eval", "review", "--gold", gold, "--json")), &scored); err != nil {
		t.Fatal(err)
	}
	got := map[string]float64{}
	size := map[string]int{}
	for _, r := range scored.Rows {
		got[r.Metric], size[r.Metric] = r.Value, r.N
	}
	for metric, want := range map[string]float64{"event still told": 1, "event added, told": 0, "event rejected, not told": 0, "event type": 1, "event date": .5, "event status": 1, "event actors": 1, "statement still told": 1, "statement speakers": 1} {
		if v, ok := got[metric]; !ok || v != want {
			t.Errorf("%s: %v, want %v (of %d)", metric, v, want, size[metric])
		}
	}
	if size["event still told"] != 2 || size["event date"] != 2 || size["statement still told"] != len(rec.Statements) {
		t.Errorf("sizes %v", size)
	}
	var talk bytes.Buffer
	run(context.Background(), []string{"eval", "review", "--gold", gold, "--errors", "20"}, strings.NewReader(""), new(bytes.Buffer), &talk)
	for _, want := range []string{`persons say "2024-01-15"`, `a rejected event is told again: "threatened"`, `an event is not told: "blocked the package"`} {
		if !strings.Contains(talk.String(), want) {
			t.Errorf("no %s among the errors:\n%s", want, talk.String())
		}
	}
	if out := runOK(t, "eval", "statements", "--gold", gold); !regexp.MustCompile(`linked F1 all\s+100`).MatchString(out) {
		t.Errorf("statements that are all accepted score\n%s", out)
	}

	other := filepath.Join(t.TempDir(), "other.db")
	runTalking(t, "ingest", "--db", other, "../../examples/sanctions.txt")
	file := filepath.Join(gold, "judgements.jsonl")
	if out := runTalking(t, "review", "import", file, "--db", other); out != "15 taken in, 0 of reports that are not here\n" && !strings.HasSuffix(out, " taken in, 0 of reports that are not here\n") {
		t.Error(out)
	}
	if out := runTalking(t, "review", "import", file, "--db", other); !strings.HasPrefix(out, "0 taken in") {
		t.Errorf("taken in twice: %s", out)
	}
	if a, b := runOK(t, "review", "list", "--json", "--db", db), runOK(t, "review", "list", "--json", "--db", other); strings.Count(a, "\n") != strings.Count(b, "\n") {
		t.Errorf("%s\n%s", a, b)
	}
}

// TestReview_Bad says in one line what is wrong.
func TestReview_Bad(t *testing.T) {
	db, record := reviewed(t)
	id := record().Report.ID
	gold := t.TempDir()
	broken := filepath.Join(gold, "judgements.jsonl")
	for name, b := range map[string]string{"records.jsonl": "", "coded.jsonl": "", "judgements.jsonl": `{"who": "Ada", "verdict": "shrug"}` + "\n"} {
		if err := os.WriteFile(filepath.Join(gold, name), []byte(b), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	event := eventOf(t, record(), "SANCTION", "").ID
	for _, c := range []struct {
		want string
		args []string
	}{
		{"who says so is missing", []string{"review", "accept", id, event, "--db", db}},
		{"no such coding", []string{"review", "accept", id, "e99", "--db", db, "--who", "Ada"}},
		{"no such report", []string{"review", "accept", "0000", "e1", "--db", db, "--who", "Ada"}},
		{"is no type of PLOVER", []string{"review", "correct", id, event, "type", "DANCE", "--db", db, "--who", "Ada"}},
		{"no field", []string{"review", "correct", id, event, "colour", "red", "--db", db, "--who", "Ada"}},
		{"is no day", []string{"review", "correct", id, event, "date", "yesterday", "--db", db, "--who", "Ada"}},
		{"nobody is known as", []string{"review", "correct", id, event, "actors", "Qqqqx", "--db", db, "--who", "Ada"}},
		{"does not stand in the report", []string{"review", "add", id, "event", `{"span": "a dance", "type": "PROTEST"}`, "--db", db, "--who", "Ada"}},
		{"JSON object of fields", []string{"review", "add", id, "event", "met", "--db", db, "--who", "Ada"}},
		{"needs REPORT CODING FIELD VALUE", []string{"review", "correct", id, event, "--db", db, "--who", "Ada"}},
		{"needs --gold", []string{"review", "export", "--db", db}},
		{"judgement 1", []string{"review", "import", "../../examples/sanctions.txt", "--db", db}},
		{"no such file", []string{"review", "import", "nowhere.jsonl", "--db", db}},
		{"no verdict", []string{"review", "import", broken, "--db", db}},
		{"line 1: no verdict", []string{"eval", "review", "--gold", gold}},
		{"needs --gold", []string{"eval", "review"}},
		{"has no records.jsonl", []string{"eval", "review", "--gold", t.TempDir()}},
		{"--gold goes with statements and backstop", []string{"train", "syntax", "--gold", gold}},
		{"coder", []string{"review", "assign", id, "--coder", "Ada", "--db", db, "--who", "Cy"}},
		{"no such assignment", []string{"review", "agreement", "t99", "--db", db}},
	} {
		var out, talk bytes.Buffer
		code := run(context.Background(), c.args, strings.NewReader(""), &out, &talk)
		line := strings.TrimSpace(talk.String())
		if code == exitOK || !strings.Contains(line, c.want) || strings.Contains(strings.TrimSuffix(line, "\n"), "\n") && code != exitUsage {
			t.Errorf("readout %s: %d, %q; want %q", strings.Join(c.args, " "), code, line, c.want)
		}
	}
	if out := runOK(t, "review", "list", "--db", db); !strings.Contains(out, "no judgements found") {
		t.Errorf("what was refused is kept: %s", out)
	}
}

// TestReview_Blind: two code the same report without seeing each other, and it is told
// where they differ.
func TestReview_Blind(t *testing.T) {
	db, record := reviewed(t)
	id := record().Report.ID
	task := strings.TrimSpace(runOK(t, "review", "assign", id, "--coder", "Ada", "--coder", "Bo", "--who", "Cy", "--db", db))
	event := eventOf(t, record(), "SANCTION", "expel").ID
	say := func(who string, args ...string) {
		t.Helper()
		runTalking(t, append(append([]string{"review"}, args...), "--db", db, "--who", who, "--task", task)...)
	}
	say("Ada", "accept", id, event)
	say("Ada", "accept", id, eventOf(t, record(), "CONCEDE", "").ID)
	say("Bo", "correct", id, event, "type", "COERCE")
	say("Bo", "accept", id, eventOf(t, record(), "CONCEDE", "").ID)
	if e := eventOf(t, record(), "SANCTION", "expel"); e.Review != nil {
		t.Error("what is coded blind changes the record")
	}
	var out, talk bytes.Buffer
	if code := run(context.Background(), []string{"review", "agreement", task, "--db", db}, strings.NewReader(""), &out, &talk); code == exitOK {
		t.Errorf("agreement is told before all are done: %s", out.String())
	}
	for _, who := range []string{"Ada", "Bo"} {
		runOK(t, "review", "finish", task, id, "--who", who, "--db", db)
	}
	text := runOK(t, "review", "agreement", task, "--db", db)
	if !strings.Contains(text, `they differ: report `+id) || !strings.Contains(text, `"expelled"`) || !regexp.MustCompile(`(?m)^type\s+0\.\d+\s+of 2 codings`).MatchString(text) {
		t.Error(text)
	}
	// a third person decides
	decide := func(who string, args ...string) (string, int) {
		var out, talk bytes.Buffer
		code := run(context.Background(), append(append([]string{"review", "decide", task}, args...), "--who", who, "--db", db), strings.NewReader(""), &out, &talk)
		return out.String() + talk.String(), code
	}
	key := strings.Fields(runOK(t, "review", "compare", task, "--db", db))[0]
	listed := runOK(t, "review", "compare", task, "--db", db)
	if !strings.Contains(listed, "Ada: SANCTION | Bo: COERCE") || !strings.Contains(listed, "1 coding judged alike by all") || strings.Contains(listed, "decided:") {
		t.Error(listed)
	}
	for want, args := range map[string][]string{
		"a third person decides":            {"Ada", key, "--take", "type=Bo"},
		"chosen for type":                   {"Cy", key},
		"chosen for type ":                  {"Cy", key, "--take", "type=Eve"},
		`do not differ in "colour", but in`: {"Cy", key, "--take", "type=Bo", "--set", "colour=red"},
		"is no type of PLOVER":              {"Cy", key, "--like", "Bo", "--set", "type=DANCE"},
		"no such coding in this assignment": {"Cy", "0000", "--take", "type=Bo"},
		"not of the form FIELD=CODER":       {"Cy", key, "--take", "type"},
		"chosen twice":                      {"Cy", key, "--take", "type=Bo", "--set", "type=COERCE"},
		"Eve has not judged":                {"Cy", key, "--like", "Eve"},
		"needs a coding, or --alike":        {"Cy"},
		"--alike takes all":                 {"Cy", key, "--alike"},
		"who says so is missing":            {"", key, "--like", "Bo"},
	} {
		if said, code := decide(args[0], args[1:]...); code == exitOK || !strings.Contains(said, strings.TrimSpace(want)) {
			t.Errorf("%v: %d %s; want %q", args, code, said, want)
		}
	}
	if e := eventOf(t, record(), "SANCTION", "expel"); e.Review != nil {
		t.Error("what was refused holds")
	}
	if said, code := decide("Cy", key, "--take", "type=Bo", "--like", "Bo", "--note", "by force"); code != exitOK || !strings.Contains(said, "Cy corrects type of event") {
		t.Errorf("%d %s", code, said)
	}
	if !slices.ContainsFunc(record().Events, func(e readout.Event) bool {
		return e.Type == "COERCE" && e.Review != nil && e.Review.By == "Cy" && e.Review.Note == "by force"
	}) {
		t.Error("what was decided does not hold")
	}
	if said, code := decide("Cy", "--alike"); code != exitOK || !strings.Contains(said, "Cy accepts event") {
		t.Errorf("%d %s", code, said)
	}
	if said, code := decide("Cy", "--alike"); code == exitOK {
		t.Errorf("taken twice: %s", said)
	}
	if listed = runOK(t, "review", "compare", task, "--db", db); !strings.Contains(listed, "decided: Cy corrects type") || strings.Contains(listed, "alike") {
		t.Error(listed)
	}
	if b := runOK(t, "review", "compare", task, "--json", "--db", db); !strings.Contains(b, `"fields":["type"`) || !strings.Contains(b, `"decided":{`) {
		t.Error(b)
	}
}
