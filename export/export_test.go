package export_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/export"
)

// sample is a small record of which the tests know every letter.
func sample() *readout.Record {
	text := "Genève: “Oui,” said Émile.\n\nShare this"
	span := func(words string) readout.Span {
		i := strings.Index(text, words)
		return readout.Span{Start: int32(i), End: int32(i + len(words))}
	}
	zero := float32(0)
	return &readout.Record{
		Schema: readout.Schema,
		Report: &readout.Report{
			ID:        readout.MakeID(text),
			Title:     `<b> & "quotes"`,
			Text:      text,
			Published: readout.Published{Date: time.Date(2024, 3, 9, 0, 0, 0, 0, time.UTC), Basis: readout.BasisFlag},
			Residue:   []readout.Residue{{Span: span("Share this"), Kind: "share"}},
		},
		Sentences:  []readout.Span{span("Genève: “Oui,” said Émile.")},
		Statements: []readout.Statement{{ID: "s1", Source: span("Émile"), Cue: span("said"), Content: []readout.Span{span("Oui,")}, Score: 0.9}},
		Events: []readout.Event{{ID: "e1", Goldstein: &zero, Trigger: span("said"), Head: 4,
			Counts: []readout.Count{{Kind: "killed", Range: readout.Range{Min: 0, Max: 3, Text: "up to three"}, Span: span("Oui")}}}},
		Meetings: []readout.Meeting{{Item: readout.Item{ID: "m1", Status: readout.Happened}, Kind: "call"}},
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	if err := export.JSON(&b, sample()); err != nil {
		t.Fatal(err)
	}
	want := `{"schema":"readout/record/1","report":{"id":"` + readout.MakeID(sample().Report.Text) + `","title":"<b> & \"quotes\"",` +
		`"published":{"date":"2024-03-09","basis":"flag","certain":false},"text":"Genève: “Oui,” said Émile.\n\nShare this",` +
		`"residue":[{"start":28,"end":38,"text":"Share this","kind":"share"}]},` +
		`"sentences":[{"start":0,"end":26,"text":"Genève: “Oui,” said Émile."}],"actors":[],` +
		`"statements":[{"id":"s1","source":{"start":20,"end":25,"text":"Émile"},"cue":{"start":15,"end":19,"text":"said"},` +
		`"content":[{"start":9,"end":13,"text":"Oui,"}],"sentence":0,"score":0.9}],` +
		`"events":[{"id":"e1","goldstein":0,"trigger":{"start":15,"end":19,"text":"said"},` +
		`"counts":[{"kind":"killed","min":0,"max":3,"text":"up to three","span":{"start":9,"end":12,"text":"Oui"}}]}],` +
		`"times":[],"places":[],"meetings":[{"id":"m1","status":"happened","kind":"call"}]}` + "\n"
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
}

// TestRoundTrip writes records filled by chance and reads them back.
func TestRoundTrip(t *testing.T) {
	for seed := range uint64(300) {
		f := newFiller(seed)
		rec := f.record()
		b, err := export.Append(nil, rec)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if !json.Valid(b) || strings.Count(string(b), "\n") != 1 {
			t.Fatalf("seed %d: not one line of JSON: %s", seed, b)
		}
		checkSpans(t, b)
		got, err := export.Read(b)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if !reflect.DeepEqual(got, rec) {
			again, _ := export.Append(nil, got)
			t.Fatalf("seed %d: wrote %s\nread  %s", seed, b, again)
		}
	}
}

// checkSpans holds every span in a record against its text, as a program in
// another language would.
func checkSpans(t *testing.T, line []byte) {
	t.Helper()
	var rec map[string]any
	if err := json.Unmarshal(line, &rec); err != nil {
		t.Fatal(err)
	}
	text := []rune(rec["report"].(map[string]any)["text"].(string))
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			if s, ok := v["start"].(float64); ok {
				if got := string(text[int(s):int(v["end"].(float64))]); got != v["text"] {
					t.Fatalf("the span %v stands for %q", v, got)
				}
			}
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(rec)
}

func TestJSONRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*readout.Record){
		"not within": func(r *readout.Record) { r.Statements[0].Cue.End = 999 },
		"letter in two": func(r *readout.Record) {
			r.Statements[0].Cue.End = int32(strings.Index(r.Report.Text, "è") + 1)
			r.Statements[0].Cue.Start = 0
		},
		"not finite": func(r *readout.Record) { r.Statements[0].Score = float32(math.NaN()) },
	} {
		rec := sample()
		spoil(rec)
		var b strings.Builder
		if err := export.JSON(&b, rec); err == nil || !strings.Contains(err.Error(), name) || b.Len() > 0 {
			t.Errorf("%s: error %v and %q", name, err, b.String())
		}
	}
}

func TestReadRefuses(t *testing.T) {
	report := `{"report":{"text":"añb"},`
	for in, want := range map[string]string{
		"":             "expected one JSON object",
		"[]":           "expected one JSON object",
		`{"schema":`:   "not well formed",
		`{"schema":1}`: "schema: expected a string",
		report + `"sentences":[{"start":1,"end":2,"text":"n"}]}`: `sentences: 0: the span from 1 to 2 says "n", but the text there is "ñ"`,
		report + `"sentences":[{"start":1,"end":9,"text":"n"}]}`: "not within the text",
		report + `"sentences":{}}`:                               "expected a list",
		report + `"events":[{"symmetric":3}]}`:                   "events: 0: symmetric: expected true or false",
		`{"report":{"published":{"date":"March"}}}`:              "report: published: date: \"March\" is not a day",
	} {
		if _, err := export.Read([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", in, err, want)
		}
	}
}

func TestReadPassesOver(t *testing.T) {
	in := ` { "schema" : "x", "later": [{"a":"}]\"",  "b":[1,2,{}]}, null, -1.5e+3], "events": null, "report": {"text":"a\u2028b", "id":null},
		"sentences": [ {"text":"b", "start":2, "end":3, "new":{}} ] } `
	rec, err := export.Read([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if rec.Schema != "x" || rec.Report.Text != "a\u2028b" || rec.Sentences[0] != (readout.Span{Start: 4, End: 5}) {
		t.Errorf("read %+v of %+v", rec, rec.Report)
	}
}

// FuzzRead holds that what was read can be written, and then stays the same.
func FuzzRead(f *testing.F) {
	b, _ := export.Append(nil, sample())
	f.Add(b)
	f.Add([]byte(`{"report":{"text":"añb","residue":[{"start":1,"end":2,"text":"ñ"}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		rec, err := export.Read(data)
		if err != nil {
			return
		}
		one, err := export.Append(nil, rec)
		if err != nil {
			t.Fatalf("read, but not written: %v", err)
		}
		again, err := export.Read(one)
		if err != nil {
			t.Fatalf("%s: %v", one, err)
		}
		if two, _ := export.Append(nil, again); string(one) != string(two) {
			t.Errorf("%s\nthen %s", one, two)
		}
	})
}

func BenchmarkJSON(b *testing.B) {
	f := newFiller(1)
	f.most = 40
	rec := f.record()
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		out, _ = export.Append(out[:0], rec)
	}
	b.SetBytes(int64(len(out)))
}

func BenchmarkRead(b *testing.B) {
	f := newFiller(1)
	f.most = 40
	line, _ := export.Append(nil, f.record())
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := export.Read(line); err != nil {
			b.Fatal(err)
		}
	}
}

// A filler makes records by chance, with spans that lie well in their text.
type filler struct {
	*rand.Rand
	text string
	cuts []int32 // where letters start
	most int     // items in a list
}

func newFiller(seed uint64) *filler { return &filler{Rand: rand.New(rand.NewPCG(seed, 7)), most: 3} }

func (f *filler) record() *readout.Record {
	f.text = f.words(60)
	for i := range f.text {
		f.cuts = append(f.cuts, int32(i))
	}
	f.cuts = append(f.cuts, int32(len(f.text)))
	rec := &readout.Record{}
	f.fill(reflect.ValueOf(rec).Elem())
	rec.Report = &readout.Report{}
	f.fill(reflect.ValueOf(rec.Report).Elem())
	rec.Report.Text = f.text
	return rec
}

func (f *filler) words(n int) string {
	letters := []rune("ab c. é“”日本\U0001F600\"\\\n\t\x00\x1f\u2028<&>\ufffd")
	var b strings.Builder
	for range f.IntN(n + 1) {
		b.WriteRune(letters[f.IntN(len(letters))])
	}
	return b.String()
}

func (f *filler) fill(v reflect.Value) {
	switch v.Interface().(type) {
	case readout.Span:
		a, b := f.cuts[f.IntN(len(f.cuts))], f.cuts[f.IntN(len(f.cuts))]
		if s := (readout.Span{Start: min(a, b), End: max(a, b)}); !s.Empty() {
			v.Set(reflect.ValueOf(s))
		}
		return
	case time.Time:
		v.Set(reflect.ValueOf(time.Date(2000+f.IntN(30), 1, 1+f.IntN(365), 0, 0, 0, 0, time.UTC)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.words(8))
	case reflect.Bool:
		v.SetBool(f.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(f.IntN(5) - 1))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(float32(f.NormFloat64())))
	case reflect.Slice:
		for range f.IntN(f.most + 1) {
			x := reflect.New(v.Type().Elem()).Elem()
			f.fill(x)
			v.Set(reflect.Append(v, x))
		}
	case reflect.Pointer:
		if f.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") != "-" {
				f.fill(v.Field(i))
			}
		}
	}
}
