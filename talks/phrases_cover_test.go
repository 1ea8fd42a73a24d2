package talks

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// families are the families of diplomatic phrases and how many each has.
var families = []struct {
	letter string
	n      int
}{{"A", 24}, {"B", 28}, {"C", 31}, {"D", 20}, {"E", 18}, {"F", 20}, {"G", 13}, {"H", 19}, {"I", 34}, {"J", 10}}

// TestEveryPhrase holds that each of the 217 phrases of the field is a pattern here,
// or stands in data/elsewhere.tsv with the room that reads it, or why none does.
func TestEveryPhrase(t *testing.T) {
	have := map[string]bool{}
	for _, p := range embedded().patterns {
		if len(p.id) >= 3 {
			have[p.id[:3]] = true
		}
	}
	b, err := os.ReadFile("data/elsewhere.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		cols := strings.Split(line, "\t")
		if len(cols) != 3 || cols[2] == "" {
			t.Fatalf("elsewhere.tsv:%d: %d columns", i+1, len(cols))
		}
		if i == 0 {
			continue
		}
		if _, err := os.Stat("../" + cols[1]); err != nil && cols[1] != "none" {
			t.Errorf("elsewhere.tsv:%d: no room %s", i+1, cols[1])
		}
		if have[cols[0]] {
			t.Errorf("elsewhere.tsv:%d: %s is a pattern or stands there twice", i+1, cols[0])
		}
		have[cols[0]] = true
	}
	n := 0
	for _, f := range families {
		for k := 1; k <= f.n; k++ {
			n++
			if id := fmt.Sprintf("%s%02d", f.letter, k); !have[id] {
				t.Errorf("%s is nowhere", id)
			}
		}
	}
	if n != 217 {
		t.Errorf("%d phrases", n)
	}
}
