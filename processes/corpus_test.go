package processes_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/coder"
	"readout/intake"
	"readout/processes"
)

// corpus codes the reports of examples/corpus once. The names of the files, their first
// three letters, stand for outlets.
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
		out = append(out, processes.FactsOf(rec, processes.Meta{Group: groups[filepath.Base(f)[:3]], Stored: time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)}))
	}
	return out, nil
})

// TestCorpus: the corpus' processes are found, each once, with evidence for every value,
// and are the same from the last report to the first.
func TestCorpus(t *testing.T) {
	es, err := corpus()
	if err != nil {
		t.Fatal(err)
	}
	at := processes.AsOf{Now: "2024-06-01"}
	fold := func(es []*processes.Entry) ([]*processes.Process, []byte) {
		l := processes.New(processes.Rules{})
		for _, e := range es {
			if _, err := l.Put(e); err != nil {
				t.Fatal(err)
			}
		}
		ps := l.Processes(at)
		b, err := json.Marshal(ps)
		if err != nil {
			t.Fatal(err)
		}
		return ps, b
	}
	ps, forwards := fold(es)
	turned := slices.Clone(es)
	slices.Reverse(turned)
	if _, backwards := fold(turned); !bytes.Equal(forwards, backwards) {
		t.Error("the ledger hangs on the order of arrival")
	}
	for _, want := range [][]string{{"GHA", "TGO"}, {"TKM", "UZB"}, {"CIV", "GHA"}} {
		n := 0
		for _, p := range ps {
			if sides := partiesOf(p); slices.Equal(sides, want) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%d processes of %v", n, want)
		}
	}
	for _, p := range ps {
		for _, s := range p.States {
			if len(s.Facts) == 0 && s.Standing != processes.Inferred {
				t.Errorf("%s: %s of %s has no evidence", p.Name, s.State, s.From)
			}
			for _, id := range s.Facts {
				if f := p.Fact(id); f == nil || len(f.Evidence) == 0 || f.Evidence[0].Words == "" {
					t.Errorf("%s: %s of %s rests on %s, which is not cited", p.Name, s.State, s.From, id)
				}
			}
		}
		for _, r := range p.Rounds {
			if len(r.Facts) == 0 || r.Outcome == "" {
				t.Errorf("%s: %+v", p.Name, r)
			}
		}
	}
}

func partiesOf(p *processes.Process) []string {
	var out []string
	for _, x := range p.Parties {
		if x.Role == "negotiating_party" {
			out = append(out, x.Key)
		}
	}
	slices.Sort(out)
	return out
}
