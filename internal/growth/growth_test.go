package growth

import (
	"testing"
	"time"
)

// failed counts what AtMost complains about.
type failed struct {
	testing.TB
	times int
}

func (f *failed) Helper()               {}
func (f *failed) Errorf(string, ...any) { f.times++ }

func TestAtMost(t *testing.T) {
	work := func(n int) func() { return func() { time.Sleep(time.Duration(n) * time.Millisecond) } }
	linear, square := &failed{TB: t}, &failed{TB: t}
	AtMost(linear, 6, "linear", work(1), work(4))
	AtMost(square, 6, "square", work(1), work(16))
	if linear.times != 0 || square.times != 1 {
		t.Errorf("linear work failed %d times, work that grows with the square %d", linear.times, square.times)
	}
}
