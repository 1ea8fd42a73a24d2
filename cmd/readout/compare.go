package main

import (
	"fmt"
	"io"
	"os"

	"readout/eval"
)

// scoresHead explains the file of scores to whoever opens it.
const scoresHead = "# suite, set, metric, value and size of the gold; written by make scores\n"

// compare fails where a score fell below the file's.
func compare(w io.Writer, scores []eval.Score, file string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	want, err := eval.ParseScores(string(b))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	worse := eval.Worse(scores, want)
	for _, line := range worse {
		fmt.Fprintln(w, line)
	}
	if len(worse) > 0 {
		return fmt.Errorf("%d scores fell below %s; if that is meant: make scores", len(worse), file)
	}
	return nil
}
