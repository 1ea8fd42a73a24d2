package eval

import (
	"context"
	"testing"
)

// TestContexts wants at least four paragraphs of every context, two in each half, and
// holds the figures.
func TestContexts(t *testing.T) {
	list, err := readContexts(contextParagraphs)
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, p := range list {
		for _, c := range p.want {
			n[c+" "+p.half]++
		}
	}
	if len(n) != 2*37 {
		t.Errorf("%d contexts in halves, want 74", len(n))
	}
	for c, k := range n {
		if k < 2 {
			t.Errorf("%s: %d paragraphs", c, k)
		}
	}
	rows, err := Contexts(context.Background(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		t.Logf("%s %s %.3f", r.Set, r.Metric, r.Value)
		if r.Metric == "contexts P" && r.Value < 0.85 || r.Metric == "contexts R" && r.Value < 0.9 {
			t.Errorf("%s %s %.3f", r.Set, r.Metric, r.Value)
		}
	}
	for _, bad := range []string{"half\tcontexts\ttext\nodd\tmilitary\tA tank.", "half\tcontexts\ttext\ntune\tfishing\tA boat."} {
		if _, err := readContexts(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}
