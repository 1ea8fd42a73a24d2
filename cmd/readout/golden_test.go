package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/coder"
	"readout/eval"
)

const (
	examplesDir = "../../examples"
	goldenDir   = "../../testdata/golden"
)

// TestGolden holds the record, the page and the audit of every example against a file. To
// write them anew: make golden.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob(examplesDir + "/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		if name == "README.md" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			golden(t, filepath.Join(goldenDir, name+".json"), readable(t, runOK(t, "read", "--json", file)))
			golden(t, filepath.Join(goldenDir, name+".readout"), runOK(t, "read", file))
			golden(t, filepath.Join(goldenDir, name+".sources"), runOK(t, "sources", file))
		})
	}
}

// runOK runs the program and returns what it prints.
func runOK(t *testing.T, args ...string) string {
	t.Helper()
	var out, talk bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &talk); code != exitOK || talk.Len() > 0 {
		t.Fatalf("readout %s: exit code %d, %s", strings.Join(args, " "), code, talk.String())
	}
	return out.String()
}

// readable breaks a record into lines, so that a change shows in a few of them.
// The hash of the data goes: it changes with every word of a lexicon.
func readable(t *testing.T, line string) string {
	t.Helper()
	line = strings.Replace(line, `,"data":"`+coder.Version().Data+`"`, "", 1)
	var b bytes.Buffer
	if err := json.Indent(&b, []byte(line), "", " "); err != nil {
		t.Fatal(err)
	}
	return compact(b.String())
}

// compact puts what indenting spread over five lines, a span, back on one.
func compact(s string) string {
	lines := strings.Split(s, "\n")
	var out []string
	for i := 0; i < len(lines); i++ {
		if strings.HasSuffix(lines[i], "{") && i+4 < len(lines) && strings.HasPrefix(strings.TrimSpace(lines[i+1]), `"start": `) &&
			strings.HasPrefix(strings.TrimSpace(lines[i+3]), `"text": `) && strings.HasPrefix(strings.TrimSpace(lines[i+4]), "}") {
			out = append(out, lines[i]+strings.TrimSpace(lines[i+1])+" "+strings.TrimSpace(lines[i+2])+" "+strings.TrimSpace(lines[i+3])+strings.TrimSpace(lines[i+4]))
			i += 4
			continue
		}
		out = append(out, lines[i])
	}
	return strings.Join(out, "\n") + "\n"
}

// TestReadme holds that the README shows what the program prints, and the scores as they are.
func TestReadme(t *testing.T) {
	const file = "../../README.md"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	page := runOK(t, "read", examplesDir+"/talks-end-without-deal.txt")
	text := replaceBetween(t, string(b), "<!-- page -->\n```\n", "```\n<!-- end -->", beginning(page, 56))
	scores, err := os.ReadFile("../../testdata/scores.txt")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, file, replaceBetween(t, text, "<!-- scores -->\n```\n", "```\n<!-- end -->", mainScores(t, string(scores))))
}

// shownScores are the scores that stand in the README, by set and metric.
var shownScores = []string{"ewt-dev UPOS", "ewt-dev LAS", "uner-ewt-dev F1", "timebank value F1", "lgl resolved", "trnews resolved",
	"polnear_dev linked F1 comm", "plover_gsr.dev type F1", "plover_gsr.dev dyad F1", "seed events core found",
	"seed events predicted that match none", "seed statements core found"}

// mainScores keeps the scores that the README shows.
func mainScores(t *testing.T, text string) string {
	t.Helper()
	all, err := eval.ParseScores(text)
	if err != nil {
		t.Fatal(err)
	}
	var out []eval.Score
	for _, s := range all {
		if slices.Contains(shownScores, s.Set+" "+s.Metric) {
			out = append(out, s)
		}
	}
	return eval.Table(out) + "\n"
}

// beginning returns the sections of page that fit into n lines.
func beginning(page string, n int) string {
	lines := strings.Split(page, "\n")
	if len(lines) <= n {
		return page
	}
	for n > 0 && lines[n-1] != "" {
		n--
	}
	return strings.Join(lines[:n], "\n") + "\n...\n"
}

// replaceBetween puts s between two marks of text.
func replaceBetween(t *testing.T, text, from, to, s string) string {
	t.Helper()
	before, rest, ok := strings.Cut(text, from)
	if !ok {
		t.Fatalf("the README lacks %q", from)
	}
	_, after, ok := strings.Cut(rest, to)
	if !ok {
		t.Fatalf("the README lacks %q", to)
	}
	return before + from + s + to + after
}
