package coder

import (
	"context"
	"errors"
	"strings"
	"testing"

	"readout"
	"readout/events"
	"readout/model"
)

// TestBackstop hides verbs from the frames: what the backstop makes of them is marked
// as a proposal, and is told only where its score or the user allows it.
func TestBackstop(t *testing.T) {
	frames, err := events.Load()
	if err != nil {
		t.Fatal(err)
	}
	hidden := map[string]bool{"condemn": true, "bombard": true, "rebuke": true, "arrest": true, "shell": true}
	frames = frames.Without(func(lemma string) bool { return hidden[lemma] }, nil)
	all, usual := NewWith(Options{Frames: frames, MinScore: 1e-3}), NewWith(Options{Frames: frames})
	found := 0
	for text, typ := range map[string]string{
		"France condemned Russia on Monday.":                 "ACCUSE",
		"Russian forces bombarded Ukrainian soldiers.":       "ASSAULT",
		"Turkey rebuked Israel on Friday.":                   "ACCUSE",
		"Belarusian police arrested twelve Polish students.": "COERCE",
	} {
		r := &readout.Report{Text: text, Lang: "en"}
		rec, err := all.Code(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range rec.Events {
			if !e.Proposed || !strings.HasPrefix(e.Rule, "backstop:") || e.Score <= 0 || e.Score >= 1 {
				t.Errorf("%s: %s %.2f proposed %v", text, e.Rule, e.Score, e.Proposed)
			}
			if e.Type == typ {
				found++
			}
		}
		rec, err = usual.Code(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range rec.Events {
			if e.Score < 0.6 {
				t.Errorf("%s: %s of score %.2f is told unasked", text, e.Rule, e.Score)
			}
		}
	}
	if found < 2 {
		t.Errorf("%d of 4 types proposed", found)
	}
}

// TestMinScore leaves out what scores less.
func TestMinScore(t *testing.T) {
	r := &readout.Report{Text: "France condemned Russia on Monday. Turkey arrested two Greek soldiers.", Lang: "en"}
	for least, want := range map[float32]int{0: 2, 1: 0} {
		rec, err := NewWith(Options{MinScore: least}).Code(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		if len(rec.Events) != want {
			t.Errorf("from %g: %v", least, briefly(rec))
		}
	}
}

// TestBackstopFile reads what it writes, and says what is wrong with another file.
func TestBackstopFile(t *testing.T) {
	b, err := events.ReadBackstop(events.Weights())
	if err != nil {
		t.Fatal(err)
	}
	if string(b.Bytes()) != string(events.Weights()) {
		t.Error("it is not written as it was read")
	}
	for _, bad := range []string{"", "RBS\x02", "RBS\x01\x10"} {
		if _, err := events.ReadBackstop([]byte(bad)); !errors.Is(err, model.ErrDamaged) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
