package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"readout/export"
	"readout/store"
	"readout/store/local"
)

// exportMemory is the most memory that an export may have in use, however many rows.
const exportMemory = 300 << 20

// madeStore is a store of so many made-up events, five a report.
func madeStore(tb testing.TB, events int) *store.Store {
	tb.Helper()
	s, err := local.Open(tb.Context(), filepath.Join(tb.TempDir(), "made.db"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	if err := s.Synthetic(tb.Context(), events/5, events); err != nil {
		tb.Fatal(err)
	}
	return s
}

// exportMade writes all of a store in a format and returns what was counted and the
// most memory in use.
func exportMade(tb testing.TB, s *store.Store, format, table string) (*export.Tally, uint64) {
	tb.Helper()
	f, err := export.FindFormat(format)
	if err != nil {
		tb.Fatal(err)
	}
	done, most := make(chan bool), make(chan uint64)
	go func() {
		var m runtime.MemStats
		peak := uint64(0)
		for {
			select {
			case <-done:
				most <- peak
				return
			case <-time.After(50 * time.Millisecond):
				runtime.ReadMemStats(&m)
				peak = max(peak, m.Sys-m.HeapReleased)
			}
		}
	}()
	x := &exportSource{ctx: context.Background(), s: s, narrow: true}
	o := &export.Options{Table: table, Period: "month", Tally: &export.Tally{Program: "readout"}}
	if err := f.Write(io.Discard, o.Tally.Watch(x.source()), o); err != nil {
		tb.Fatal(err)
	}
	close(done)
	o.Tally.Settle()
	return o.Tally, <-most
}

// TestExportMade is the small form of the benchmark below.
func TestExportMade(t *testing.T) {
	s := madeStore(t, 5000)
	for _, format := range []string{"csv", "parquet"} {
		n, peak := exportMade(t, s, format, "events")
		if n.Counts.Events != 5000 || n.Counts.Reports != 1000 || n.Counts.Rows == 0 {
			t.Errorf("%s: %+v", format, n.Counts)
		}
		if peak > exportMemory+100<<20 { // with the models of other tests in memory
			t.Errorf("%s: %d MB in use", format, peak>>20)
		}
	}
}

// BenchmarkExport writes a store of READOUT_EVENTS made-up events, 100,000 unless it is
// set, as tables: what SQLite needs to read them is part of it.
func BenchmarkExport(b *testing.B) {
	events := 100_000
	if n, err := strconv.Atoi(os.Getenv("READOUT_EVENTS")); err == nil {
		events = n
	}
	s := madeStore(b, events)
	for _, format := range []string{"csv", "parquet"} {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				start := time.Now()
				n, peak := exportMade(b, s, format, "events")
				b.ReportMetric(float64(n.Counts.Events)/time.Since(start).Seconds(), "events/s")
				b.ReportMetric(float64(peak>>20), "MB-peak")
			}
		})
	}
}
