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
		// A busy machine may sleep in either run; a slow algorithm is slow every time.
		r := growth(unit, 1<<14/len(unit))
		for try := 0; try < 8 && r >= 2.5; try++ {
			r = growth(unit, 1<<14/len(unit))
		}
		if r >= 2.5 {
			t.Errorf("%q: twice the text takes %.1f times as long", unit, r)
		}
	}
}

// growth returns how many times longer 2n units take than n, the best of ten
// runs of each, in turns.
func growth(unit string, n int) float64 {
	var docs [2]readout.Document
	best := [2]time.Duration{time.Hour, time.Hour}
	for k := range docs {
		docs[k].Reset(&readout.Report{Text: strings.Repeat(unit, (k+1)*n)})
	}
	for range 10 {
		for k := range docs {
			start := time.Now()
			Split(&docs[k])
			best[k] = min(best[k], time.Since(start))
		}
	}
	return float64(best[1]) / float64(best[0])
}
