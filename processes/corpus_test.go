package processes_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/coder"
	"readout/export"
	"readout/intake"
	"readout/processes"
)

// corpus codes the reports of examples/corpus once.
var corpus = sync.OnceValues(func() ([]*processes.Entry, error) {
	c := coder.New()
	files, err := filepath.Glob("../examples/corpus/reports/*.txt")
	if err != nil {
		return nil, err
	}
	groups := map[string]string{}
	b, err := os.ReadFile("../examples/corpus/gold/groups.tsv")
	if err != nil {
		return nil, err
	}
	for _, l := range strings.Split(string(b), "\n") {
		if cells := strings.Split(l, "\t"); len(cells) > 1 {
			for _, r := range strings.Split(cells[1], "|") {
				groups[r] = cells[0]
			}
		}
	}
	var out []*processes.Entry
	for _, f := range files {
		r, err := intake.Read(context.Background(), f, nil, intake.Options{})
		if err != nil {
			return nil, err
		}
		rec, err := c.Code(context.Background(), r)
		if err != nil {
			return nil, err
		}
		n := filepath.Base(f)[:3]
		e := processes.FactsOf(rec, processes.Meta{Group: groups[n], Stored: time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)})
		e.Outlet = n
		if os.Getenv("DUMP") != "" {
			j, _ := export.Append(nil, rec)
			os.WriteFile(filepath.Join(os.Getenv("DUMP"), n+".rec.json"), j, 0o644)
			j, _ = json.MarshalIndent(e, "", " ")
			os.WriteFile(filepath.Join(os.Getenv("DUMP"), n+".json"), j, 0o644)
		}
		out = append(out, e)
	}
	return out, nil
})

func TestDump(t *testing.T) {
	es, err := corpus()
	if err != nil {
		t.Fatal(err)
	}
	l := processes.New(processes.Rules{})
	for _, e := range es {
		if _, err := l.Put(e); err != nil {
			t.Fatal(err)
		}
	}
	if os.Getenv("DUMP") == "" {
		return
	}
	var ps []*processes.Process
	for _, p := range l.Processes(processes.AsOf{Now: "2024-06-01"}) {
		ps = append(ps, p)
	}
	j, _ := json.MarshalIndent(ps, "", " ")
	os.WriteFile(filepath.Join(os.Getenv("DUMP"), "processes.json"), j, 0o644)
}
