package coder_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/coder"
	"readout/export"
)

// FuzzCode holds what must be true of every record, whatever the text was.
func FuzzCode(f *testing.F) {
	for _, text := range examples(f) {
		f.Add(text)
	}
	for _, text := range nasty() {
		f.Add(text)
	}
	c := coder.New()
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		rec := code(t, c, text)
		checkRecord(t, rec)
	})
}

func code(t testing.TB, c *coder.Coder, text string) *readout.Record {
	t.Helper()
	day := time.Date(2024, 3, 14, 0, 0, 0, 0, time.UTC)
	rec, err := c.Code(context.Background(), &readout.Report{ID: readout.MakeID(text), Text: text, Lang: "en",
		Published: readout.Published{Date: day, Basis: readout.BasisFlag, Certain: true}})
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// examples are the plain reports of the folder of that name.
func examples(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	var out []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}

// nasty are texts that no newspaper prints.
func nasty() []string {
	return []string{
		"", " ", "\n\n\n", ".", "“", "”“”“", `"He said "she said "no."""`, "\ufffd\x00\x01", "a\u0301\u0301\u0301 b",
		"\u202eabc\u202c said.", strings.Repeat("said ", 500), strings.Repeat("a", 5000), strings.Repeat("“", 300),
		strings.Repeat("U.S. ", 200), strings.Repeat("met with ", 200), strings.Repeat("Monday ", 200), strings.Repeat("1,000 ", 200),
		strings.Repeat("and, ", 400), strings.Repeat("If they ", 300), "The President of the Minister of the Ambassador of of of.",
		strings.Repeat("(", 300), "He. She. It. They. Who? What! ...", "日本政府は声明を発表した。", "Правительство заявило о переговорах.",
		"February 30, 2024, 99/99/9999, 25:61, the 5th century BC, P1Y2M, 0000-00-00.", "€$£ 3.5bn-4,000 to 12 to 13 killed; -5 dead.",
	}
}

// checkRecord holds the promises of a record: spans that are words of the text,
// ids that are unique, and references to what is there.
func checkRecord(t *testing.T, rec *readout.Record) {
	t.Helper()
	line, err := export.Append(nil, rec)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := export.Read(line); err != nil {
		t.Fatalf("written, but not read back: %v", err)
	}
	ids := map[string]string{}
	checkIDs(t, ids, reflect.ValueOf(*rec))
	checkReferences(t, ids, rec)
	for i := 1; i < len(rec.Sentences); i++ {
		if rec.Sentences[i].Start < rec.Sentences[i-1].End {
			t.Errorf("sentences %d and %d overlap or stand in the wrong order", i-1, i)
		}
	}
}

// checkIDs fills ids with the id of every item and its type, and fails where one comes twice.
func checkIDs(t *testing.T, ids map[string]string, rec reflect.Value) {
	t.Helper()
	for i := range rec.NumField() {
		list := rec.Field(i)
		if list.Kind() != reflect.Slice || list.Type().Elem().Kind() != reflect.Struct {
			continue
		}
		for j := range list.Len() {
			id := list.Index(j).FieldByName("ID")
			if !id.IsValid() {
				break
			}
			if id.String() == "" || ids[id.String()] != "" {
				t.Errorf("%s %d: the id %q is empty or taken", rec.Type().Field(i).Name, j, id)
			}
			ids[id.String()] = rec.Type().Field(i).Name
		}
	}
}

func checkReferences(t *testing.T, ids map[string]string, rec *readout.Record) {
	t.Helper()
	want := func(what, kind string, refs ...string) {
		for _, r := range refs {
			if r != "" && ids[r] != kind {
				t.Errorf("%s: %q is not one of the %s", what, r, kind)
			}
		}
	}
	vouched := func(what string, by []string) {
		for _, v := range by {
			if v != readout.ByAuthor && v != readout.ByDocument && v != readout.ByInferred {
				want(what+" vouched by", "Statements", v)
			}
		}
	}
	for _, s := range rec.Statements {
		want(s.ID, "Actors", s.Speakers...)
		want(s.ID, "Actors", s.Addressees...)
		want(s.ID, "Actors", s.About...)
		want(s.ID, "Statements", s.Continues, s.NestedIn)
		if s.Sentence < 0 || s.Sentence >= len(rec.Sentences) || s.Score < 0 || s.Score > 1 {
			t.Errorf("%s: sentence %d, score %v", s.ID, s.Sentence, s.Score)
		}
	}
	for _, e := range rec.Events {
		want(e.ID, "Actors", e.Actors...)
		want(e.ID, "Actors", e.Recipients...)
		want(e.ID, "Times", e.Time)
		want(e.ID, "Places", e.Place)
		want(e.ID, "Meetings", e.Meeting)
		vouched(e.ID, e.VouchedBy)
		if e.Trigger.Empty() || e.Type == "" || e.Status == "" || e.Rule == "" || len(e.VouchedBy) == 0 || e.Score < 0 || e.Score > 1 {
			t.Errorf("%s lacks trigger, type, status, rule or who vouches: %+v", e.ID, e)
		}
	}
	for _, m := range rec.Meetings {
		want(m.ID, "Actors", m.Parties...)
		want(m.ID, "Events", m.Events...)
		want(m.ID, "Places", m.Place)
		vouched(m.ID, m.VouchedBy)
		for _, x := range m.Participants {
			want(m.ID, "Actors", x.Actor)
		}
	}
	for _, x := range rec.Processes {
		want(x.ID, "Actors", x.Parties...)
		want(x.ID, "Meetings", x.Meetings...)
		vouched(x.ID, x.VouchedBy)
	}
	for _, x := range rec.NextSteps {
		want(x.ID, "Times", x.When)
		want(x.ID, "Actors", x.Owners...)
	}
	for _, x := range rec.Times {
		if x.Anchor != "published" {
			want(x.ID, "Times", x.Anchor)
		}
	}
}
