package coder

import (
	"context"
	"os"
	"strings"
	"testing"

	"readout"
)

// BenchmarkEventsReport measures the events room alone on a report of some 600 words
// made of our examples of news.
func BenchmarkEventsReport(b *testing.B) {
	var text strings.Builder
	for _, f := range []string{"prisoner-exchange.txt", "talks-end-without-deal.txt", "sanctions.txt", "attack-disputed-numbers.txt", "protest-with-casualties.txt"} {
		t, err := os.ReadFile("../examples/" + f)
		if err != nil {
			b.Fatal(err)
		}
		if text.WriteString(string(t) + "\n"); len(strings.Fields(text.String())) >= 600 {
			break
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
	b.ReportMetric(float64(len(strings.Fields(text.String()))), "words")
	b.ReportMetric(float64(len(c.doc.Tokens)), "tokens")
}
