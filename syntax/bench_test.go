package syntax

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

// BenchmarkParse reads our example reports, split at blanks, on one core.
func BenchmarkParse(b *testing.B) {
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no examples: %v", err)
	}
	var all []*readout.Document
	tokens := 0
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if words := strings.Fields(line); len(words) > 0 && len(words) < 100 {
				all = append(all, sentence(words...))
				tokens += len(words)
			}
		}
	}
	p := New()
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range all {
			p.Parse(d)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
