package coder_test

import (
	"os"
	"strings"
	"testing"
)

// TestStanceExamples reads the position of every line of the words of stance, and of the
// turns of phrase, out of its own example.
func TestStanceExamples(t *testing.T) {
	for _, file := range []string{"stances.tsv", "turns.tsv"} {
		stanceExamples(t, file)
	}
}

func stanceExamples(t *testing.T, file string) {
	t.Helper()
	b, err := os.ReadFile("../talks/data/" + file)
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
		if n == 0 || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 6 {
			t.Errorf("%s:%d: %d columns, not 6", file, n+1, len(cols))
			continue
		}
		rec := readTalks(t, cols[4]+"\n")
		found := false
		for i := range rec.Positions {
			if found = positionIs(rec, &rec.Positions[i], cols[5]); found {
				break
			}
		}
		if !found {
			t.Errorf("%s:%d: %q has no %s", file, n+1, cols[4], cols[5])
			for i := range rec.Positions {
				t.Logf("  but %s", shown(rec, &rec.Positions[i], cols[4]))
			}
		}
	}
}

// TestNoPositions holds what looks like a position and is none.
func TestNoPositions(t *testing.T) {
	for _, s := range []string{
		"After the talks with Iraq, Iran did not reject the offer out of hand.",              // that is all we know
		"Would Iran accept inspectors after its talks with Iraq?",                            // a question
		"Iran may demand an end to the sanctions at its talks with Iraq.",                    // a guess
		"Analysts say that Iran will not accept inspectors after its talks with Iraq.",       // of others
		"If Iran had demanded an amnesty, its talks with Iraq would have failed.",            // what was not
		"In 2019 Iran demanded an amnesty in its talks with Iraq.",                           // long ago
		"Iran has dropped its demand for an amnesty after its talks with Iraq.",              // no more
		"Iran and Iraq agreed to meet again on the border next week.",                        // a step
		"The mediator asked both sides not to leave the town before the talks were over.",    // whose talks they are not
		"Iran is expected to insist on an amnesty at its talks with Iraq.",                   // expected
		"Iran hinted that it could accept inspectors after its talks with Iraq.",             // could
		"\"I opposed the embargo at the time,\" said a former envoy of Iran to Iraq.",        // once, himself
		"The United Nations welcomed the draft of the text on Iran and Iraq at their talks.", // a body that takes no side
		"The hockey player was not ready for the fighting in the third period.",              // no states
	} {
		rec := readTalks(t, s+"\n")
		for i := range rec.Positions {
			t.Errorf("%q: %s", s, shown(rec, &rec.Positions[i], s))
		}
	}
}
