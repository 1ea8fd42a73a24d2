package coder_test

import (
	"bytes"
	"context"
	"runtime/debug"
	"strings"
	"testing"

	"readout"
	"readout/coder"
	"readout/export"
)

// TestAgain holds that a coder forgets: the same report gives the same record,
// whatever it read in between.
func TestAgain(t *testing.T) {
	texts := examples(t)
	c := coder.New()
	var first [][]byte
	for _, text := range texts {
		first = append(first, line(t, code(t, c, text)))
	}
	for i := len(texts) - 1; i >= 0; i-- {
		if again := line(t, code(t, c, texts[i])); !bytes.Equal(again, first[i]) {
			t.Errorf("example %d: read again, the record differs", i)
		}
	}
	if fresh := line(t, code(t, coder.New(), texts[0])); !bytes.Equal(fresh, first[0]) {
		t.Error("a fresh coder makes another record")
	}
}

// TestRecordOwnsItsMemory holds that a record does not change when its coder goes on.
func TestRecordOwnsItsMemory(t *testing.T) {
	texts := examples(t)
	c := coder.New()
	rec := code(t, c, texts[0])
	before := line(t, rec)
	for _, text := range texts[1:] {
		code(t, c, text)
	}
	if !bytes.Equal(line(t, rec), before) {
		t.Error("the record of the first report changed when others were read")
	}
}

func TestSkipped(t *testing.T) {
	rec, err := coder.New().Code(context.Background(), &readout.Report{Text: "Bonjour.", Skipped: "language: fr"})
	if err != nil || len(rec.Sentences) != 0 || rec.Schema != readout.Schema {
		t.Errorf("%+v, %v", rec, err)
	}
}

func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := coder.New().Code(ctx, &readout.Report{Text: "They met."}); err != context.Canceled {
		t.Errorf("error %v", err)
	}
}

// TestRecords holds the promises of a record on the examples and on texts that no newspaper prints.
func TestRecords(t *testing.T) {
	c := coder.New()
	for _, text := range append(examples(t), nasty()...) {
		t.Run(name(text), func(t *testing.T) {
			defer func() {
				if x := recover(); x != nil {
					c = coder.New()
					t.Errorf("panic: %v\n%s", x, debug.Stack())
				}
			}()
			checkRecord(t, code(t, c, text))
		})
	}
}

func name(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	if len(first) > 40 {
		first = first[:40]
	}
	return first
}

func line(t *testing.T, rec *readout.Record) []byte {
	t.Helper()
	b, err := export.Append(nil, rec)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestVersion(t *testing.T) {
	v := coder.Version()
	if v.Version == "" || len(v.Data) != 16 || v != coder.Version() {
		t.Errorf("%+v", v)
	}
}
