package coder

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout"
)

// examplesRight is the share of the lexicon's examples that the whole chain must
// code as their lines expect; the rest fall to the parser's errors. It only rises.
const examplesRight = 0.92

// A lexiconExample is a sentence of the frame lexicons with what it should give.
type lexiconExample struct{ at, typ, text, expect string }

// TestFrameExamples runs the example of every frame and operator through the
// whole chain; a file of the lexicon is a subtest, so that "-run
// TestFrameExamples/aid" runs one.
func TestFrameExamples(t *testing.T) {
	c := New()
	right, all := 0, 0
	for _, path := range lexiconFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".tsv"), func(t *testing.T) {
			list := lexiconExamples(t, path)
			wrong := 0
			for _, x := range list {
				rec, err := c.Code(context.Background(), &readout.Report{Text: x.text, Lang: "en"})
				if err != nil {
					t.Fatal(err)
				}
				if !slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return x.fits(rec, &e) }) {
					wrong++
					t.Logf("%s: %s %s not in %v: %s", x.at, x.typ, x.expect, briefly(rec), x.text)
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

// lexiconFiles lists the files of frames, and of operators at the end.
func lexiconFiles(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob("../events/data/frames/*.tsv")
	if err != nil || len(list) == 0 {
		t.Fatalf("no frames: %v", err)
	}
	return append(list, "../events/data/operators.tsv")
}

// lexiconExamples reads the examples of a file.
func lexiconExamples(t *testing.T, path string) []lexiconExample {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []lexiconExample
	name := strings.TrimSuffix(filepath.Base(path), ".tsv")
	typ, _, _ := strings.Cut(strings.ToUpper(name), "-")
	if name == "operators" {
		typ = ""
	}
	for i, line := range strings.Split(string(b), "\n") {
		if f := strings.Split(line, "\t"); i > 0 && len(f) >= 7 && !strings.HasPrefix(line, "#") {
			out = append(out, lexiconExample{fmt.Sprintf("%s:%d", name, i+1), typ, f[len(f)-2], f[len(f)-1]})
		}
	}
	return out
}

// fits says whether e is what the example expects: "FRA>IRN", "FRA+ITA" for all
// parties of a reciprocal event, "FRA,ITA>" for two actors, an empty side for
// any, and a status after a colon.
func (x *lexiconExample) fits(rec *readout.Record, e *readout.Event) bool {
	parties, status, _ := strings.Cut(x.expect, ":")
	if status == "" {
		status = string(readout.Happened)
	}
	if x.typ != "" && e.Type != x.typ || string(e.Status) != status {
		return false
	}
	if all, ok := strings.CutSuffix(parties, "+"); ok || strings.Contains(parties, "+") {
		return sameCodes(strings.Split(all, "+"), append(countries(rec, e.Actors), countries(rec, e.Recipients)...))
	}
	a, r, _ := strings.Cut(parties, ">")
	return side(a, countries(rec, e.Actors)) && side(r, countries(rec, e.Recipients))
}

func side(want string, got []string) bool {
	return want == "" || sameCodes(strings.Split(want, ","), got)
}

func sameCodes(a, b []string) bool {
	for _, c := range a {
		if !slices.Contains(b, c) {
			return false
		}
	}
	return len(b) == len(a)
}

func countries(rec *readout.Record, ids []string) []string {
	var out []string
	for _, id := range ids {
		for _, a := range rec.Actors {
			if a.ID == id && a.Country != "" && !slices.Contains(out, a.Country) {
				out = append(out, a.Country)
			}
		}
	}
	return out
}

func briefly(rec *readout.Record) []string {
	var out []string
	for i := range rec.Events {
		e := &rec.Events[i]
		out = append(out, fmt.Sprintf("%s %s %v>%v %s", e.Type, e.Status, countries(rec, e.Actors), countries(rec, e.Recipients), e.Rule))
	}
	return out
}

// BenchmarkEvents measures the events room alone, in tokens of a report made of
// the lexicon's examples.
func BenchmarkEvents(b *testing.B) {
	list, err := filepath.Glob("../events/data/frames/*.tsv")
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for _, path := range list {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		for i, line := range strings.Split(string(raw), "\n") {
			if f := strings.Split(line, "\t"); i > 0 && len(f) == 7 {
				text.WriteString(f[5] + " ")
			}
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
