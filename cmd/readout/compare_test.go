package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/eval"
)

func TestCompare(t *testing.T) {
	file := filepath.Join(t.TempDir(), "scores.txt")
	old := []eval.Score{{Suite: "syntax", Row: eval.Row{Set: "ewt-dev", Metric: "LAS", Value: 83.6, N: 9}}}
	if err := os.WriteFile(file, []byte(scoresHead+eval.Table(old)+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	f := func(value float64, said string) {
		t.Helper()
		var talk strings.Builder
		now := []eval.Score{{Suite: "syntax", Row: eval.Row{Set: "ewt-dev", Metric: "LAS", Value: value, N: 9}}}
		err := compare(&talk, now, file)
		if (err != nil) != (said != "") || strings.TrimSpace(talk.String()) != said {
			t.Errorf("%v: error %v, %q", value, err, talk.String())
		}
	}
	f(83.6, "")
	f(83.2, "")
	f(90, "")
	f(83.0, "syntax ewt-dev LAS: 83, was 83.6")
	if err := compare(nil, nil, file+"x"); err == nil {
		t.Error("no error without the file")
	}
	if err := os.WriteFile(file, []byte("syntax LAS\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := compare(nil, nil, file); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a broken file: %v", err)
	}
}
