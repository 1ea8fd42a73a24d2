package follow_test

import (
	"encoding/json"
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
