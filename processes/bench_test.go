package processes

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"readout/internal/growth"
)

// many makes reports on many pairs, as a large store has them: a few pairs that
// everybody writes about and a long tail.
func many(n int) []*Entry {
	r := rand.New(rand.NewPCG(7, 7))
	es := someEntries(r, n, max(n/100, 30))
	for i, e := range es {
		for k := range e.Strands {
			s := &e.Strands[k]
			p := r.ExpFloat64() * float64(n) / 400
			s.Parties = []string{fmt.Sprintf("K%04d", int(p)), fmt.Sprintf("L%04d", int(p)%97)}
			if r.IntN(9) == 0 {
				s.Parties = s.Parties[:1]
			}
			if s.Frames = nil; r.IntN(4) != 0 {
				s.Focus = ""
			}
			s.People = []string{fmt.Sprintf("person %d", int(p)*3+i%3)}
			for k := range s.Open {
				s.Open[k] = fmt.Sprintf("person %d", int(p)*3+k)
			}
			for k := range e.Known {
				e.Known[k] = Known{Name: fmt.Sprintf("person %d", int(p)*3+k), Side: s.Parties[0]}
			}
		}
		for k := range e.Facts {
			f := &e.Facts[k]
			f.Parties = e.Strands[f.Strand].Parties
			f.By = f.Parties[:1]
		}
	}
	return es
}

// BenchmarkRebuild groups and folds 10,000 reports.
func BenchmarkRebuild(b *testing.B) {
	es := many(10000)
	b.ReportAllocs()
	for b.Loop() {
		l := New(Rules{})
		for _, e := range es {
			l.put(e)
		}
		l.Rebuild()
		if ps := l.Processes(AsOf{}); len(ps) < 10 {
			b.Fatalf("%d processes", len(ps))
		}
	}
}

// BenchmarkEnter enters one more report into a ledger of 100,000, and folds what changed.
func BenchmarkEnter(b *testing.B) {
	l := large(b, 100000)
	more := many(100000)[:2000]
	var took []time.Duration
	i := 0
	for b.Loop() {
		e := *more[i%len(more)]
		e.Report = fmt.Sprintf("new%d", i)
		i++
		start := time.Now()
		r, err := l.Put(&e)
		if err != nil {
			b.Fatal(err)
		}
		for k := range r.Groups {
			Fold(&r.Groups[k], &l.rules, AsOf{})
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-worst")
}

func large(tb testing.TB, n int) *Ledger {
	l := New(Rules{})
	for _, e := range many(n) {
		l.put(e)
	}
	l.Rebuild()
	return l
}

// TestGrowth: a report costs little more in a ledger ten times as large.
func TestGrowth(t *testing.T) {
	small, big := large(t, 500), large(t, 5000)
	i := 0
	several := many(500)[:10]
	enter := func(l *Ledger) func() {
		return func() {
			for _, old := range several {
				e := *old
				e.Report = fmt.Sprintf("new%d", i)
				i++
				if _, err := l.Put(&e); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	growth.AtMost(t, 8, "entering reports into a ledger ten times as large", enter(small), enter(big))
}

// BenchmarkFold folds the largest process of 10,000 reports.
func BenchmarkFold(b *testing.B) {
	l := large(b, 10000)
	var g *Group
	for _, x := range l.Groups() {
		if g == nil || len(x.Members) > len(g.Members) {
			g = x
		}
	}
	for b.Loop() {
		Fold(g, &l.rules, AsOf{})
	}
	b.ReportMetric(float64(len(g.Members)), "members")
}
