package eval

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAlignTimexes(t *testing.T) {
	gold := []timexSpan{{Start: 0, End: 5}, {Start: 10, End: 20}, {Start: 30, End: 35}}
	found := []timexSpan{{Start: 8, End: 12}, {Start: 10, End: 20}, {Start: 3, End: 9}, {Start: 40, End: 42}}
	got := alignTimexes(gold, found)
	for i, want := range []int{2, 1, -1} {
		if got[i] != want {
			t.Errorf("gold %d is paired with %d, want %d", i, got[i], want)
		}
	}
}

// TestTimes scores a gold file of one report in which one of three times is
// missed on purpose, one has another value and one is right.
func TestTimes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.jsonl")
	line := `{"doc":"a","text":"Café talks began on Monday. They resume at dusk in May 2022.","dct":"2021-03-10T08:00",` +
		`"timexes":[{"start":20,"end":26,"text":"Monday","type":"DATE","value":"2021-03-08"},` +
		`{"start":51,"end":59,"text":"May 2022","type":"DATE","value":"2022"},` +
		`{"start":0,"end":4,"text":"Café","type":"DATE","value":"2022"}]}`
	if err := os.WriteFile(path, []byte(line+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, talk bytes.Buffer
	rows, err := Times(context.Background(), Options{Gold: path, Out: &out, Talk: &talk, Errors: 9})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Row{{"own", "strict F1", 80, 3}, {"own", "relaxed F1", 80, 3}, {"own", "value F1", 40, 3}, {"own", "type F1", 80, 3}} {
		if rows[i].Set != want.Set || rows[i].Metric != want.Metric || rows[i].N != want.N || math.Abs(rows[i].Value-want.Value) > .01 {
			t.Errorf("row %d: %v, want %v", i, rows[i], want)
		}
	}
	if !strings.Contains(out.String(), `{"start":20,"end":26,"text":"Monday","type":"DATE","value":"2021-03-08"}`) {
		t.Errorf("predictions: %s", out.String())
	}
	if n := strings.Count(talk.String(), "\n"); n != 2 {
		t.Errorf("%d errors listed, want 2: %s", n, talk.String())
	}
}

func TestTimes_BadGold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bad.jsonl")
	if err := os.WriteFile(path, []byte("{}\nnot json\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Times(context.Background(), Options{Gold: path})
	if err == nil || !strings.Contains(err.Error(), "bad.jsonl:2") {
		t.Errorf("error %v, want one that names the line", err)
	}
}
