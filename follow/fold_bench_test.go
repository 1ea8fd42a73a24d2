package follow_test

import (
	"encoding/json"
	"readout/follow"
	"readout/store"
	"slices"
	"testing"
	"time"

	"readout/processes"
)

// BenchmarkFold folds the largest process of the negotiations of one world of the archive,
// and says how large it is and what it weighs as JSON.
func BenchmarkFold(b *testing.B) {
	l := processes.New(processes.Rules{})
	for n, x := range plan(size("READOUT_FOLLOWED", 100_000)) {
		if x.world != 0 || x.plain {
			continue
		}
		e := processes.FactsOf(x.record(n), processes.Meta{Stored: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)})
		if _, err := l.Put(e); err != nil {
			b.Fatal(err)
		}
	}
	var id string
	most := 0
	for _, g := range l.Groups() {
		if len(g.Members) > most {
			id, most = g.ID, len(g.Members)
		}
	}
	b.ReportAllocs()
	var p *processes.Process
	for b.Loop() {
		p = l.Process(id, processes.AsOf{})
	}
	body, err := json.Marshal(p)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(p.Reports), "reports")
	b.ReportMetric(float64(len(body))/1000, "kB")
}

// BenchmarkRead reads the largest processes of an archive of READOUT_FOLLOWED reports as a
// page does that nobody has asked for before, and says how long the slowest took.
func BenchmarkRead(b *testing.B) {
	s, _ := archive(b, size("READOUT_FOLLOWED", 3000))
	list, err := s.Processes(b.Context(), store.ProcessFilter{})
	if err != nil {
		b.Fatal(err)
	}
	slices.SortFunc(list, func(a, b store.ProcessRow) int { return int(b.Reports - a.Reports) })
	list = list[:min(len(list), 20)]
	for day, name := range map[string]string{"": "now", list[0].Last[:4] + "-01-01": "then"} {
		b.Run(name, func(b *testing.B) {
			var took []float64
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				if _, _, err := follow.ProcessAnew(b.Context(), s, list[i%len(list)].ID, day); err != nil {
					b.Fatal(err)
				}
				took = append(took, ms(time.Since(start)))
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2], "p50-ms")
			b.ReportMetric(took[len(took)-1], "max-ms")
			b.ReportMetric(float64(list[0].Reports), "reports")
		})
	}
}
