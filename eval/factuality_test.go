package eval

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// told are sentences of ours: the words marked with a sign happened (+), did not
// (-), or may (?).
var told = []string{
	"Turkish jets +bombed the camp .",
	"The envoy did not -meet the minister .",
	"If the rebels ?attack , the army will +answer .",
	"The guards failed to -stop the men .",
	"Chad might ?close its border .",
	"The spokesman +denied that the navy had -fired on the boat .",
	"Nobody -attacked the town .",
	"The minister +said that the talks had +ended .",
	"The troops hasn't -left .",
	"Peru +wants to ?send aid .",
}

// goldFile writes the sentences as a corpus.
func goldFile(t *testing.T, sentences []string) string {
	t.Helper()
	var b strings.Builder
	for _, s := range sentences {
		for i, w := range strings.Fields(s) {
			score := map[byte]string{'+': "3.0", '-': "-3.0", '?': "0.2"}[w[0]]
			if score == "" {
				score = "_"
			} else {
				w = w[1:]
			}
			b.WriteString(strings.Join([]string{string(rune('0' + i%10)), w, score}, "\t") + "\n")
		}
		b.WriteString("\n")
	}
	path := filepath.Join(t.TempDir(), "told.conll")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFactuality(t *testing.T) {
	var talk strings.Builder
	rows, err := Run(context.Background(), "factuality", Options{Gold: goldFile(t, told), Talk: &talk, Errors: 20})
	if err != nil {
		t.Fatal(err)
	}
	if rows[0].Metric != "macro F1" || rows[0].N != 14 || rows[0].Value < 99 {
		t.Errorf("%v\n%s", rows, talk.String())
	}
}

func TestFactualityBadInput(t *testing.T) {
	for text, want := range map[string]string{
		"0\tmet\n":           ":1: want 3 columns or more, have 2",
		"0\tmet\thigh\n":     `"high" is no score from -3 to 3`,
		"0\tmet\t4\n":        `"4" is no score from -3 to 3`,
		"0\tmet\tNaN\n":      `"NaN" is no score from -3 to 3`,
		"\n\n0\tmet\t3\n\n1": ":5: want 3 columns or more, have 1",
	} {
		path := filepath.Join(t.TempDir(), "bad.conll")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadFactuality(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
