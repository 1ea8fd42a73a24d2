package talks

import (
	"strings"
	"testing"

	"readout"
	"readout/syntax"
	"readout/text"
)

// BenchmarkFind measures the room on trees without actors, where the phrases,
// the gates and the walks cost most.
func BenchmarkFind(b *testing.B) {
	report := strings.Repeat("The foreign ministers met in Oslo on Tuesday for talks on a ceasefire, but the negotiations ended without an agreement after nine hours. "+
		"\"If they do not return to the table, we will suspend the talks,\" one envoy said. The two sides remain far apart over prisoners, and mediators hope to resume the talks next week.\n\n", 12)
	var d readout.Document
	d.Reset(&readout.Report{Text: report})
	text.Split(&d)
	syntax.New().Parse(&d)
	f := New()
	b.SetBytes(int64(len(report)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		rec := readout.Record{}
		f.Find(&d, &rec)
		n += len(d.Tokens)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/token")
}
