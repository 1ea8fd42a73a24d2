package coder

import (
	"context"
	"path"
	"strings"
	"testing"

	"readout"
	"readout/events"
)

// examplesRight is the share of the lexicon's examples that the whole chain must
// code as their lines expect; the rest fall to the parser's errors. It only rises.
const examplesRight = 0.98

// TestFrameExamples runs the example of every frame and operator through the
// whole chain; a file of the lexicon is a subtest, so that "-run
// TestFrameExamples/aid" runs one.
func TestFrameExamples(t *testing.T) {
	c := New()
	right, all := 0, 0
	byFile, order := examplesByFile(t)
	for _, file := range order {
		t.Run(strings.TrimSuffix(path.Base(file), ".tsv"), func(t *testing.T) {
			list := byFile[file]
			wrong := 0
			for _, x := range list {
				rec, err := c.Code(context.Background(), &readout.Report{Text: x.Text, Lang: "en"})
				if err != nil {
					t.Fatal(err)
				}
				if !x.Fits(rec) {
					wrong++
					t.Logf("%s: %s %s not in %v: %s", x.Source, x.Type, x.Expect, events.Briefly(rec), x.Text)
				}
			}
			right += len(list) - wrong
			all += len(list)
			t.Logf("%d of %d examples right", len(list)-wrong, len(list))
		})
	}
	t.Logf("%d of %d examples right", right, all)
	if float64(right) < examplesRight*float64(all) {
		t.Errorf("%d of %d examples right, want %.0f %%; run with -v to see which are not", right, all, 100*examplesRight)
	}
}

// examplesByFile lists the examples of the lexicon by its files, and these in order.
func examplesByFile(t testing.TB) (map[string][]events.Example, []string) {
	l, err := events.Load()
	if err != nil {
		t.Fatal(err)
	}
	byFile, order := map[string][]events.Example{}, []string{}
	for _, x := range l.Examples() {
		file := x.Source[:strings.LastIndexByte(x.Source, ':')]
		if byFile[file] == nil {
			order = append(order, file)
		}
		byFile[file] = append(byFile[file], x)
	}
	return byFile, order
}

// A lexiconExample is a sentence of a test with what it should give, in the form of
// the lexicons.
type lexiconExample struct{ at, typ, text, expect string }

func (x *lexiconExample) fits(rec *readout.Record, e *readout.Event) bool {
	one := &readout.Record{Actors: rec.Actors, Events: []readout.Event{*e}}
	return (&events.Example{Type: x.typ, Expect: x.expect}).Fits(one)
}

func briefly(rec *readout.Record) []string { return events.Briefly(rec) }

// BenchmarkEvents measures the events room alone, in tokens of a report made of
// the lexicon's examples.
func BenchmarkEvents(b *testing.B) {
	var text strings.Builder
	byFile, order := examplesByFile(b)
	for _, file := range order {
		for i, x := range byFile[file] {
			text.WriteString(x.Text + " ")
			if i%20 == 0 {
				text.WriteString("\n\n")
			}
		}
	}
	c := New()
	rec, err := c.Code(context.Background(), &readout.Report{Text: text.String(), Lang: "en"})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		c.events.Find(&c.doc, rec)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(c.doc.Tokens)), "ns/token")
}
