package coder_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"readout"
	"readout/coder"
)

// BenchmarkCode reads our example reports, one core, whole chain. The floor is
// 15,000 tokens a second.
func BenchmarkCode(b *testing.B) {
	measure(b, func(c *coder.Coder, r *readout.Report) {
		rec, err := c.Code(context.Background(), r)
		if err != nil || len(rec.Sentences) == 0 {
			b.Fatalf("%s: %d sentences, %v", r.ID, len(rec.Sentences), err)
		}
	})
}

// BenchmarkDocument is the language rooms alone.
func BenchmarkDocument(b *testing.B) {
	measure(b, func(c *coder.Coder, r *readout.Report) { c.Document(r) })
}

// measure runs read over the example reports and reports bytes and tokens a second.
func measure(b *testing.B, read func(*coder.Coder, *readout.Report)) {
	reports, size := exampleReports(b)
	c := coder.New()
	tokens := 0
	for _, r := range reports {
		tokens += len(c.Document(r).Tokens)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range reports {
			read(c, r)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func exampleReports(b *testing.B) (reports []*readout.Report, size int) {
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no examples: %v", err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		if filepath.Base(f) != "pourparlers-de-paix.txt" {
			reports = append(reports, &readout.Report{ID: f, Text: string(text), Lang: "en"})
			size += len(text)
		}
	}
	return reports, size
}
