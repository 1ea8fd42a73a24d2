package text

import (
	"fmt"
	"strings"
	"testing"

	"readout"
	"readout/internal/growth"
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

// TestSplit_Linear lengthens texts that a careless splitter reads in quadratic time.
func TestSplit_Linear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	for _, unit := range []string{sample, "word", "a,b;", "a-", "'", "\"", "’s", "“", "(", ".", "a.", "--", "1:", "word ", "x’", "@a.", "‘a\n", "—a.B"} {
		split := func(n int) func() {
			doc := new(readout.Document)
			doc.Reset(&readout.Report{Text: strings.Repeat(unit, n)})
			return func() { Split(doc) }
		}
		n := 1 << 14 / len(unit)
		growth.AtMost(t, 9, fmt.Sprintf("four times %q", unit), split(n), split(4*n))
	}
}
