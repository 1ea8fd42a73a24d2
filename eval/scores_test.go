package eval

import (
	"reflect"
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	scores := []Score{
		{"syntax", Row{"ewt-dev", "LAS", 83.64, 25147}},
		{"events", Row{"plover_gsr.dev", "type F1", 0.512, 158}},
		{"record", Row{"seed", "core events found", 10, 14}},
	}
	want := strings.Join([]string{
		"syntax  ewt-dev         LAS                 83.6  25147",
		"events  plover_gsr.dev  type F1            0.512    158",
		"record  seed            core events found     10     14",
	}, "\n")
	text := Table(scores)
	if text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	back, err := ParseScores("# a comment\n\n" + text + "\n")
	scores[0].Value = 83.6
	if err != nil || !reflect.DeepEqual(back, scores) {
		t.Errorf("read back %v, %v", back, err)
	}
}

func TestParseScoresRefuses(t *testing.T) {
	for _, line := range []string{"a b c 1", "a b c x 1", "a b c 1 x"} {
		if _, err := ParseScores("#\n" + line); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: error %v", line, err)
		}
	}
}

func TestWorse(t *testing.T) {
	want, _ := ParseScores("a s LAS 83.6 9\na s F1 0.512 9\na s found 10 14\na s extra 8 0\na s items predicted 30 0\nb s LAS 90 9\na s gone 5 5")
	f := func(got string, worse ...string) {
		t.Helper()
		scores, err := ParseScores(got)
		if err != nil {
			t.Fatal(err)
		}
		if w := Worse(scores, want); !reflect.DeepEqual(w, worse) {
			t.Errorf("%s: got %q, want %q", got, w, worse)
		}
	}
	f("a s items predicted 10 0\na s LAS 83.1 9\na s F1 0.507 9\na s found 10 14\na s extra 8 0\na s gone 5 5")
	f("a s items predicted 99 0\na s LAS 99 9\na s F1 0.9 9\na s found 14 14\na s extra 0 0\na s gone 5 5")
	f("a s items predicted 9 0\na s LAS 83.0 9\na s F1 0.506 9\na s found 9 14\na s extra 9 0",
		"a s LAS: 83, was 83.6", "a s F1: 0.506, was 0.512", "a s found: 9, was 10", "a s extra: 9, was 8", "a s gone: no longer scored, was 5")
}
