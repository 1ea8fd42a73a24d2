package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"
)

// BenchmarkIngest takes in the pages and stories of the corpora in READOUT_DATA on one
// processor and on two, in turns, and tells the best of each and how many times faster
// two are. More turns with -benchtime 5x are for machines that are not quiet. Where
// others keep the processors busy the two times mean little; then see how much of the
// two was never asked for (idle-%) and how much more work two are than one
// (cpu-s-on-1, cpu-s-on-2): 2 * (1 - idle) * cpu1 / cpu2 is what a quiet machine gives.
func BenchmarkIngest(b *testing.B) {
	data := os.Getenv("READOUT_DATA")
	if data == "" {
		b.Skip("READOUT_DATA does not say where the corpora are")
	}
	if runtime.NumCPU() < 2 {
		b.Skip("one processor")
	}
	args := []string{"ingest", filepath.Join(data, "html", "pages"), filepath.Join(data, "stories", "ecb_docs.jsonl"), "--db"}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var best, cpu [3]time.Duration
	idle := 1.0
	reports := 0
	for range b.N {
		for procs := 1; procs <= 2; procs++ {
			runtime.GOMAXPROCS(procs)
			runtime.GC()
			var out, talk strings.Builder
			start, used, unused := time.Now(), cpuTime(), idleTime()
			if code := run(context.Background(), append(args, filepath.Join(b.TempDir(), "a.db")), strings.NewReader(""), io.Writer(&out), &talk); code != exitOK {
				b.Fatalf("exit code %d: %s%s", code, out.String(), talk.String())
			}
			if past := time.Since(start); best[procs] == 0 || past < best[procs] {
				best[procs] = past
			}
			if used := cpuTime() - used; cpu[procs] == 0 || used < cpu[procs] {
				cpu[procs] = used
			}
			if procs == 2 {
				idle = min(idle, (idleTime()-unused)/(2*time.Since(start).Seconds()))
			}
			reports = numberBefore(out.String(), " read")
		}
	}
	b.ReportMetric(float64(reports)/best[1].Seconds(), "reports/s-on-1")
	b.ReportMetric(float64(reports)/best[2].Seconds(), "reports/s-on-2")
	b.ReportMetric(best[1].Seconds()/best[2].Seconds(), "times-faster")
	b.ReportMetric(100*idle, "idle-%")
	b.ReportMetric(cpu[1].Seconds(), "cpu-s-on-1")
	b.ReportMetric(cpu[2].Seconds(), "cpu-s-on-2")
	b.ReportMetric(2*(1-idle)*cpu[1].Seconds()/cpu[2].Seconds(), "times-faster-when-quiet")
}

// idleTime is how long processors had nothing to do, in seconds of one.
func idleTime() float64 {
	runtime.GC() // brings the numbers up to date
	m := []metrics.Sample{{Name: "/cpu/classes/idle:cpu-seconds"}}
	metrics.Read(m)
	return m[0].Value.Float64()
}

// numberBefore is the number that stands before a word.
func numberBefore(s, word string) (n int) {
	before, _, _ := strings.Cut(s, word)
	for _, c := range strings.TrimSpace(before) {
		n = n*10 + int(c-'0')
	}
	return n
}
