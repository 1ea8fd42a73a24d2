package coder

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"readout"
)

// TestSurnames asks the whole chain who is meant by a surname that several bear,
// in sentences of ours: the last mention of the name must be the person of the
// dictionary, or nobody of it. At least 90 of 100 must be right.
func TestSurnames(t *testing.T) {
	const file = "../actors/testdata/surnames.tsv"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := New()
	n, right := 0, 0
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 4 || !strings.Contains(f[3], f[1]) {
			t.Fatalf("%s:%d: want date, name, key and a text with the name", file, i+2)
		}
		day, err := time.Parse(time.DateOnly, f[0])
		if err != nil {
			t.Fatalf("%s:%d: %v", file, i+2, err)
		}
		r := &readout.Report{ID: readout.MakeID(f[3]), Text: f[3], Lang: "en"}
		r.Published = readout.Published{Date: day, Certain: true}
		rec, err := c.Code(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		n++
		if got := keyAt(rec, f[3], f[1]); got == f[2] {
			right++
		} else {
			t.Logf("%s:%d: %s is %s, want %s: %s", file, i+2, f[1], got, f[2], f[3])
		}
	}
	t.Logf("%d of %d right", right, n)
	if right*100 < n*90 {
		t.Errorf("%d of %d right, want 90 %%", right, n)
	}
}

// keyAt returns the key of the actor whose mention covers the last name in text,
// "none" where none has a key.
func keyAt(rec *readout.Record, text, name string) string {
	at := int32(strings.LastIndex(text, name))
	for _, a := range rec.Actors {
		for _, m := range a.Mentions {
			if a.Kind == readout.ActorPerson && m.Start <= at && m.End >= at+int32(len(name)) && a.Key != "" {
				return a.Key
			}
		}
	}
	return "none"
}
