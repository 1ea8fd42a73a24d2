package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/coder"
)

const (
	examplesDir = "../../examples"
	goldenDir   = "../../testdata/golden"
)

// TestGolden holds the record and the page of every example against a file. To
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
	text := replaceBetween(t, string(b), "<!-- page -->\n```\n", "```\n<!-- end -->", page)
	if scores, err := os.ReadFile("../../testdata/scores.txt"); err == nil {
		text = replaceBetween(t, text, "<!-- scores -->\n```\n", "```\n<!-- end -->", string(scores))
	}
	golden(t, file, text)
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
