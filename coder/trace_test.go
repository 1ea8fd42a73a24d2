package coder

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"readout"
	"readout/events"
	"readout/intake"
)

// TestTrace holds that noting what was tried changes no coding, that every event has
// its outcome noted, and that a frame that fits says what fills it.
func TestTrace(t *testing.T) {
	list, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(list) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	plain, traced := New(), NewWith(Options{Trace: true})
	if plain.Trace() != nil {
		t.Error("a trace that nobody asked for")
	}
	for _, file := range list {
		r, err := intake.Read(context.Background(), file, nil, intake.Options{})
		if err != nil {
			t.Fatal(err)
		}
		a, _ := plain.Code(context.Background(), r)
		b, _ := traced.Code(context.Background(), r)
		if !reflect.DeepEqual(a.Events, b.Events) {
			t.Errorf("%s: other events when traced", file)
		}
		of := map[string]bool{}
		for _, f := range traced.Trace().Fates {
			of[f.Event] = true
			if f.What == "" {
				t.Errorf("%s: nothing said of the candidate %s at token %d", file, f.Frame, f.Token)
			}
		}
		for i := range b.Events {
			if !of[b.Events[i].ID] {
				t.Errorf("%s: no outcome for %s", file, b.Events[i].ID)
			}
		}
		for _, x := range traced.Trace().Tries {
			if !x.Fits && x.Why == "" {
				t.Errorf("%s: %s at token %d does not fit, and nothing says why", file, x.Frame, x.Token)
			}
		}
	}
}

// TestTraceWhy says of a few words why a frame does not fit, or what became of it.
func TestTraceWhy(t *testing.T) {
	c := NewWith(Options{Trace: true})
	for _, x := range []struct{ text, word, why string }{
		{"Egypt imposed its will on nobody.", "imposed", `obj "will" is not `},
		{"Egypt was met with doubt.", "met", "not in the passive"},
		{"Sudan refused to release the prisoners.", "release", `the content of the operator "refused", which tells it`},
		{"Has Egypt attacked Sudan?", "attacked", "stands in a question"},
		{"If Egypt shells Sudan, many will die.", "shells", "a condition or an aim, which is not told as done"},
		{"Egypt broke off talks with Sudan. Egypt broke records.", "broke", "its particle is missing"},
		{"In the match the Kenyan midfielder attacked the Egyptian goalkeeper before the quarterfinal.", "attacked", "kept out by the gate "},
	} {
		if _, err := c.Code(context.Background(), &readout.Report{Text: x.text, Lang: "en"}); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, y := range c.Trace().Tries {
			if c.doc.Word(y.Token) == x.word && !y.Fits {
				got = append(got, y.Why)
			}
		}
		for _, y := range c.Trace().Fates {
			if c.doc.Word(y.Token) == x.word {
				got = append(got, y.What)
			}
		}
		if !begins(got, x.why) {
			t.Errorf("%q in %q: want %q, got %q", x.word, x.text, x.why, got)
		}
	}
}

func begins(list []string, with string) bool {
	for _, s := range list {
		if len(s) >= len(with) && s[:len(with)] == with {
			return true
		}
	}
	return false
}

// TestOwnFramesInRecord holds that a user's frames find what ours do not, that their
// codes stand in the events, and that the record says which files were used.
func TestOwnFramesInRecord(t *testing.T) {
	l, err := events.Load(events.File{Name: "mine.tsv", Text: []byte("trigger\tslots\ttype\tcode\n@vessel\tcutter patrol_boat\nlollop\tobj:@vessel=R\tCOERCE\tSEA-1\n*\t\tTHREATEN\tTHR\n*\t\tAGREE\tAGR\nbomb\tin:theatre!\tNONE\n")})
	if err != nil {
		t.Fatal(err)
	}
	c := NewWith(Options{Frames: l})
	if rec, _ := c.Code(context.Background(), &readout.Report{Text: "Egypt bombed in the theatre. Egypt agreed to bomb in the theatre.", Lang: "en"}); len(rec.Events) > 1 {
		t.Errorf("a frame says that it is none: %v", events.Briefly(rec))
	}
	for text, want := range map[string][3]string{
		"A Chinese cutter lolloped a Philippine patrol boat.":            {"COERCE", "SEA-1", "happened"},
		"China will lollop Philippine patrol boats.":                     {"THREATEN", "SEA-1", "planned"},
		"China threatened to lollop Philippine patrol boats.":            {"THREATEN", "THR", "happened"},
		"China refused to meet Philippine officials.":                    {"REJECT", "", "happened"},
		"China and the Philippines agreed to exchange prisoners in May.": {"AGREE", "AGR", "happened"},
	} {
		rec, err := c.Code(context.Background(), &readout.Report{Text: text, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		if len(rec.Events) == 0 {
			t.Errorf("%s: no event", text)
			continue
		}
		e := &rec.Events[0]
		if got := [3]string{e.Type, e.Code, string(e.Status)}; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
		if want := Version().Data + "+frames:" + l.Hash(); rec.Coder.Data != want {
			t.Errorf("data %q, want %q", rec.Coder.Data, want)
		}
	}
}
