package local_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"readout"
	"readout/coder"
	"readout/intake"
	"readout/store"
	"readout/store/local"
)

// BenchmarkPut keeps reports of the size of a wire report with their records and full
// text; callers are many, the writer is one.
func BenchmarkPut(b *testing.B) {
	ctx := context.Background()
	recs := examples(b)
	s, err := local.Open(ctx, filepath.Join(b.TempDir(), "a.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	b.ResetTimer()
	var wait sync.WaitGroup
	next := make(chan int)
	for range 64 {
		wait.Go(func() {
			for i := range next {
				rec := again(recs[i%len(recs)], i)
				if _, err := s.Put(ctx, store.Filed{Record: rec}); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for i := range b.N {
		next <- i
	}
	close(next)
	wait.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

// again is a copy of rec under another text, whose first words alone differ.
func again(rec *readout.Record, i int) *readout.Record {
	c, r := *rec, *rec.Report
	r.Text += fmt.Sprintf("\n\nNumber %d.", i)
	r.ID = readout.MakeID(r.Text)
	c.Report = &r
	return &c
}

func examples(tb testing.TB) []*readout.Record {
	tb.Helper()
	files, err := filepath.Glob("../../examples/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatal("no examples: ", err)
	}
	c := coder.New()
	var out []*readout.Record
	for _, f := range files {
		r, err := intake.Read(context.Background(), f, nil, intake.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		rec, err := c.Code(context.Background(), r)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, rec)
	}
	return out
}
