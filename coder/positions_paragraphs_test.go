package coder_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"readout"
)

// TestPositionsParagraphs scores thirty paragraphs of our own that the rules of
// positions were made with, and thirty that were kept aside until they were done.
// Half of what stands in them is no position: wishes, courtesies, questions, the
// past, the guesses of others. A line lists all positions; one more is a fault. The
// floors are a little under what was reached.
func TestPositionsParagraphs(t *testing.T) {
	for _, f := range []struct {
		file              string
		recall, precision float64
	}{{"testdata/positions_dev.tsv", .71, .9}, {"testdata/positions_held.tsv", .75, .9}} {
		b, err := os.ReadFile(f.file)
		if err != nil {
			t.Fatal(err)
		}
		right, wanted, told, good := 0, 0, 0, 0
		for i, line := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
			text, list, ok := strings.Cut(line, "\t")
			if !ok {
				t.Fatalf("%s:%d: no tab", f.file, i+1)
			}
			if i == 0 {
				continue
			}
			rec := readTalks(t, text+"\n")
			wants := strings.Fields(list)
			used := make([]bool, len(wants))
			for k := range rec.Positions {
				p := &rec.Positions[k]
				told++
				n := slices.IndexFunc(wants, func(w string) bool { return positionIs(rec, p, w) })
				if n < 0 {
					t.Logf("%s:%d: not there: %s", f.file, i+1, shown(rec, p, text))
					continue
				}
				good++
				used[n] = true
			}
			for n, w := range wants {
				wanted++
				if used[n] {
					right++
				} else {
					t.Logf("%s:%d: not found: %s: %.80s", f.file, i+1, w, text)
				}
			}
		}
		recall, precision := float64(right)/float64(wanted), float64(good)/float64(max(told, 1))
		t.Logf("%s: %d of %d found, %d of %d told are right", f.file, right, wanted, good, told)
		if recall < f.recall || precision < f.precision {
			t.Errorf("%s: recall %.3f, precision %.3f, less than %.3f and %.3f", f.file, recall, precision, f.recall, f.precision)
		}
	}
}

// positionIs says whether a position is the wanted "holder:issue,issue:stance,stance".
func positionIs(rec *readout.Record, p *readout.Position, want string) bool {
	w := strings.Split(want, ":")
	return holderIs(rec, p.Holder, w[0]) && slices.Contains(strings.Split(w[1], ","), p.Issue) && slices.Contains(strings.Split(w[2], ","), p.Stance)
}

func holderIs(rec *readout.Record, id, want string) bool {
	for _, a := range rec.Actors {
		if a.ID == id {
			return a.Country == want || strings.Contains(a.Name, want)
		}
	}
	return false
}

func shown(rec *readout.Record, p *readout.Position, text string) string {
	who := p.Holder
	for _, a := range rec.Actors {
		if a.ID == p.Holder {
			who = a.Name + "/" + a.Country
		}
	}
	return fmt.Sprintf("%s:%s:%s (%s, %s) %q", who, p.Issue, p.Stance, p.Kind, p.Rule, text[p.Span.Start:min(int(p.Span.End), len(text))])
}
