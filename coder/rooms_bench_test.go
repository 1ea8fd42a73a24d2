package coder_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/actors"
	"readout/coder"
	"readout/places"
	"readout/statements"
	"readout/times"
)

// sixHundredWords is a report of some 600 words made of our examples, with real trees.
func sixHundredWords(b *testing.B) *readout.Document {
	b.Helper()
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no examples: %v", err)
	}
	var text strings.Builder
	for _, f := range files {
		if filepath.Base(f) == "pourparlers-de-paix.txt" {
			continue
		}
		t, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		if text.WriteString(string(t) + "\n"); len(strings.Fields(text.String())) >= 600 {
			break
		}
	}
	r := &readout.Report{ID: "b", Lang: "en", Text: text.String(), Published: readout.Published{Date: time.Date(2024, 3, 14, 0, 0, 0, 0, time.UTC), Certain: true}}
	return coder.New().Document(r)
}

// BenchmarkTimes measures the room times alone on such a report.
func BenchmarkTimes(b *testing.B) {
	d, f := sixHundredWords(b), times.New()
	n := len(f.Find(d))
	b.ReportAllocs()
	for b.Loop() {
		if got := len(f.Find(d)); got != n {
			b.Fatalf("found %d, then %d", n, got)
		}
	}
}

// BenchmarkPlaces measures the room places alone on such a report.
func BenchmarkPlaces(b *testing.B) {
	d, f := sixHundredWords(b), places.New()
	n := len(f.Find(d))
	b.ReportAllocs()
	for b.Loop() {
		if got := len(f.Find(d)); got != n {
			b.Fatalf("found %d, then %d", n, got)
		}
	}
}

// BenchmarkStatements measures the room statements alone on such a report.
func BenchmarkStatements(b *testing.B) {
	d, f := sixHundredWords(b), statements.New()
	rec := &readout.Record{Report: d.Report, Times: times.New().Find(d)}
	rec.Actors = actors.New().Find(d)
	n := len(f.Find(d, rec))
	b.ReportAllocs()
	for b.Loop() {
		if got := len(f.Find(d, rec)); got != n {
			b.Fatalf("found %d, then %d", n, got)
		}
	}
}
