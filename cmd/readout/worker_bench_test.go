//go:build unix

package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"readout/queue/queuetest"
	"readout/store/storetest"
)

// BenchmarkWork takes in the pages and stories of the corpora in READOUT_DATA by ingest
// alone, into a file, and by two workers on a cluster of three servers into a PostgreSQL,
// with everything on this machine, in turns, and tells how the best of each compare. The
// time begins with ingest and ends when stories and processes are up to date. Where
// others keep the processors busy see how much work each is: cpu-s are those of all
// programs but PostgreSQL.
func BenchmarkWork(b *testing.B) {
	data := os.Getenv("READOUT_DATA")
	if data == "" {
		b.Skip("READOUT_DATA does not say where the corpora are")
	}
	inputs := []string{filepath.Join(data, "html", "pages"), filepath.Join(data, "stories", "ecb_docs.jsonl")}
	var best, cpu [2]time.Duration
	reports := 0
	for range b.N {
		for i, f := range []func(db string){
			func(db string) {
				out, err := program(append([]string{"ingest", "--db", db}, inputs...)...).Output()
				if err != nil {
					b.Fatalf("%v: %s", err, out)
				}
				reports = numberBefore(string(out), " read")
			},
			func(string) {
				pg, err := storetest.StartCluster()
				if err != nil {
					b.Skip(err)
				}
				defer func() {
					if err := pg.Stop(); err != nil {
						b.Error(err)
					}
				}()
				db := pg.URL("")
				cluster := queuetest.Start(b)
				if err := cluster.Open(b.Context()).Close(); err != nil {
					b.Fatal(err)
				}
				start := time.Now()
				feed := program(append([]string{"ingest", "--db", db, "--queue", cluster.Address(), "--wait"}, inputs...)...)
				if err := feed.Start(); err != nil {
					b.Fatal(err)
				}
				one := program("work", "--db", db, "--queue", cluster.Address(), "--jobs", "1", "--follow", "0")
				two := program("work", "--db", db, "--queue", cluster.Address(), "--jobs", "1", "--follow", "0")
				one.Stderr, two.Stderr = os.Stderr, os.Stderr
				for _, w := range []interface{ Start() error }{one, two} {
					if err := w.Start(); err != nil {
						b.Fatal(err)
					}
				}
				if err := feed.Wait(); err != nil {
					b.Error(err)
				}
				_ = one.Process.Signal(syscall.SIGTERM)
				_ = two.Process.Signal(syscall.SIGTERM)
				if err := one.Wait(); err != nil {
					b.Error(err)
				}
				if err := two.Wait(); err != nil {
					b.Error(err)
				}
				if out, err := program("work", "--db", db, "--queue", cluster.Address(), "--until-empty").CombinedOutput(); err != nil {
					b.Errorf("%v: %s", err, out)
				}
				if past := time.Since(start); best[1] == 0 || past < best[1] {
					best[1] = past
				}
				for i := range 3 {
					cluster.Kill(i)
				}
				s, err := (&storeFlag{db}).open(context.Background())
				if err != nil {
					b.Fatal(err)
				}
				defer func() { _ = s.Close() }() // it was only read
				if k, err := s.Count(context.Background()); err != nil || k.Reports != int64(reports) {
					b.Errorf("%d reports, want %d (%v)", k.Reports, reports, err)
				}
			},
		} {
			runtime.GC()
			start, used := time.Now(), childTime()
			f(filepath.Join(b.TempDir(), "a.db"))
			if used = childTime() - used; cpu[i] == 0 || used < cpu[i] {
				cpu[i] = used
			}
			if past := time.Since(start); i == 0 && (best[0] == 0 || past < best[0]) {
				best[0] = past
			}
		}
	}
	b.ReportMetric(float64(reports)/best[0].Seconds(), "reports/s-alone")
	b.ReportMetric(float64(reports)/best[1].Seconds(), "reports/s-workers")
	b.ReportMetric(best[0].Seconds()/best[1].Seconds(), "of-alone")
	b.ReportMetric(cpu[0].Seconds(), "cpu-s-alone")
	b.ReportMetric(cpu[1].Seconds(), "cpu-s-workers")
}

// childTime is the processor time of programs that were started here and have ended.
func childTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
