package places_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/coder"
	"readout/places"
)

// BenchmarkReport measures the room alone on a report of some 600 words made of
// our examples, with real trees.
func BenchmarkReport(b *testing.B) {
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no examples: %v", err)
	}
	var text strings.Builder
	for _, f := range files {
		t, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		if filepath.Base(f) == "pourparlers-de-paix.txt" {
			continue
		}
		if text.WriteString(string(t) + "\n"); len(strings.Fields(text.String())) >= 600 {
			break
		}
	}
	r := &readout.Report{ID: "b", Lang: "en", Text: text.String(), Published: readout.Published{Date: time.Date(2024, 3, 14, 0, 0, 0, 0, time.UTC), Certain: true}}
	d := coder.New().Document(r)
	f := places.New()
	n := len(f.Find(d))
	b.ReportAllocs()
	for b.Loop() {
		if got := len(f.Find(d)); got != n {
			b.Fatalf("found %d, then %d", n, got)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)), "tokens")
}
