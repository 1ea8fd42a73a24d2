package text

import (
	"strings"
	"testing"
	"time"

	"readout"
)

const sample = "“The delegations left Bern at 6pm without a deal,” Gen. Haddad's spokesman said on Sept. 9, " +
	"adding that the U.S.-backed side wouldn't return. The rebels’ envoy — who arrived late — called it 'a waste of time'.\n\n"

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat(sample, 50)
	d := &readout.Document{}
	d.Reset(&readout.Report{Text: text})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Split(d)
	}
	if len(d.Tokens) != 50*51 {
		b.Fatalf("%d tokens", len(d.Tokens))
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// TestSplit_Linear doubles texts that a careless splitter reads in quadratic time.
func TestSplit_Linear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	for _, unit := range []string{sample, "word", "a,b;", "a-", "'", "\"", "’s", "“", "(", ".", "a.", "--", "1:", "word ", "x’", "@a.", "‘a\n", "—a.B"} {
		// A busy machine may sleep in one of the two; a slow algorithm is slow every time.
		r := growth(unit, 1<<15/len(unit))
		for try := 0; try < 3 && r >= 2.5; try++ {
			r = growth(unit, 1<<15/len(unit))
		}
		if r >= 2.5 {
			t.Errorf("%q: twice the text takes %.1f times as long", unit, r)
		}
	}
}

// growth returns how many times longer 2n units take than n, the best of five each.
func growth(unit string, n int) float64 {
	measure := func(n int) time.Duration {
		d := &readout.Document{}
		d.Reset(&readout.Report{Text: strings.Repeat(unit, n)})
		best := time.Hour
		for range 5 {
			start := time.Now()
			Split(d)
			best = min(best, time.Since(start))
		}
		return best
	}
	return float64(measure(2*n)) / float64(measure(n))
}
