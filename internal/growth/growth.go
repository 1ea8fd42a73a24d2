// Package growth measures in tests how much dearer work becomes with its size.
package growth

import (
	"testing"
	"time"
)

// tries is how often work has to be slow before it is called slow: a busy machine may
// sleep in some of them, a slow algorithm is slow every time.
const tries = 10

// AtMost fails t if in each of ten tries large takes more than limit times as long as
// small. A try compares the best of three runs of each, in turns.
func AtMost(t testing.TB, limit float64, what string, small, large func()) {
	t.Helper()
	least := 0.0
	for try := range tries {
		ratio := compare(small, large)
		if ratio <= limit {
			return
		}
		if try == 0 || ratio < least {
			least = ratio
		}
	}
	t.Errorf("%s: %.1f times as long, at most %.1f is expected", what, least, limit)
}

func compare(small, large func()) float64 {
	best := [2]time.Duration{time.Hour, time.Hour}
	for range 3 {
		for k, work := range []func(){small, large} {
			start := time.Now()
			work()
			best[k] = min(best[k], max(time.Since(start), time.Nanosecond))
		}
	}
	return float64(best[1]) / float64(best[0])
}
