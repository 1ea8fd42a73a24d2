package syntax_test

import (
	"os"
	"path/filepath"
	"testing"

	"readout"
	"readout/syntax"
	"readout/text"
)

// BenchmarkNames reads our example reports from raw text to tags, trees and names,
// on one core. The floor is 90,000 tokens a second with AVX2 and 25,000 in plain
// Go (-tags purego).
func BenchmarkNames(b *testing.B) {
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no examples: %v", err)
	}
	var reports []*readout.Report
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		reports = append(reports, &readout.Report{ID: f, Text: string(raw), Lang: "en"})
	}
	p, d, tokens := syntax.New(), &readout.Document{}, 0
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range reports {
			d.Reset(r)
			text.Split(d)
			p.Parse(d)
			tokens += len(d.Tokens)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}
