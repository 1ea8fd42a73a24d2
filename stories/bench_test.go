package stories

import (
	"testing"
	"time"
)

// BenchmarkAdd puts one more report into a hundred thousand, taken out again.
func BenchmarkAdd(b *testing.B) {
	all := news(12500, 8)
	s := New()
	start := time.Now()
	s.Load(func(yield func(Report) bool) {
		for _, r := range all {
			r.Story = r.ID[:5]
			if !yield(r) {
				return
			}
		}
	})
	load := time.Since(start)
	for i := range 200 { // so that the likeness of most is known, as after a day's work
		r := all[(i*61)%len(all)]
		r.ID = "x"
		s.Add(r)
		s.Remove(r)
	}
	k := 0
	for b.Loop() {
		r := all[(k*7919)%len(all)]
		r.ID, r.Group = "x", ""
		s.Add(r)
		s.Remove(r)
		k++
	}
	b.ReportMetric(float64(load.Milliseconds()), "ms/load")
}
