package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFramesDocs runs every command that FRAMES.md shows.
func TestFramesDocs(t *testing.T) {
	text, err := os.ReadFile("../../FRAMES.md")
	if err != nil {
		t.Fatal(err)
	}
	made := filepath.Join(t.TempDir(), "verbs.tsv")
	n, inside := 0, false
	for _, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, "```") {
			inside = !inside
		}
		args := strings.Fields(line)
		if !inside || len(args) < 2 || args[0] != "readout" {
			continue
		}
		for i, a := range args {
			if strings.HasPrefix(a, "examples/") {
				args[i] = "../../" + a
			} else if a == "verbs.tsv" {
				args[i] = made
			}
		}
		n++
		if runOK(t, args[1:]...) == "" {
			t.Errorf("%s prints nothing", line)
		}
	}
	if n < 8 {
		t.Errorf("%d commands found", n)
	}
}
