//go:build unix

package storetest

import (
	"context"
	"sync"
	"syscall"
	"testing"

	"readout"
	"readout/store"
)

// BenchmarkPut keeps reports of 4,600 letters with their records and full text; callers
// are many, the writer is one. It tells reports a second, and processor time a report.
func BenchmarkPut(b *testing.B, s *store.Store) {
	ctx := context.Background()
	m := NewMaker(1)
	m.Sentences = 4
	m.Footer = m.Record().Report.Text // as outlets print one under everything
	m.Sentences = 0
	recs := make([]*readout.Record, b.N)
	for i := range recs {
		recs[i] = m.Record()
	}
	b.ResetTimer()
	before := cpu()
	var wait sync.WaitGroup
	next := make(chan *readout.Record)
	for range 128 {
		wait.Go(func() {
			for rec := range next {
				if out, err := s.Put(ctx, store.Filed{Record: rec}); err != nil || out != store.Stored {
					b.Error(out, err)
				}
			}
		})
	}
	for _, rec := range recs {
		next <- rec
	}
	close(next)
	wait.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
	b.ReportMetric(float64(cpu()-before)/1e3/float64(b.N), "cpu-us/report")
}

// cpu is the processor time of the program so far, in nanoseconds.
func cpu() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return u.Utime.Nano() + u.Stime.Nano()
}
