package main

import (
	"bytes"
	"os"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// spoil is the script command "spoil KIND FILE": it writes an input that no
// newspaper would print.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: spoil KIND FILE")
	}
	b := spoiled(args[0])
	if b == nil {
		ts.Fatalf("no spoiled input %q", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b, 0o644))
}

func spoiled(kind string) []byte {
	story := "Ministers of Norway and Finland met in Oslo on Monday.\n\n"
	switch kind {
	case "empty":
		return []byte{}
	case "blank":
		return []byte(" \n\t\n\n")
	case "binary":
		return append([]byte("\x7fELF\x02\x01\x01\x00"), bytes.Repeat([]byte{0, 1, 2, 0xff, 0xfe, 0x80}, 2000)...)
	case "big":
		return bytes.Repeat([]byte(story), 20<<20/len(story))
	case "latin":
		return []byte("Le pr\xe9sident a rencontr\xe9 le ministre. " + story)
	case "utf16":
		var b []byte
		for _, c := range strings.Repeat(story, 5) {
			b = append(b, byte(c), 0)
		}
		return b
	case "line":
		return bytes.Repeat([]byte("The minister met the envoy. "), 1<<20/28)
	case "word":
		return bytes.Repeat([]byte("a"), 1<<20)
	case "deep":
		return []byte("<html><body>" + strings.Repeat("<div>", 10000) + story + strings.Repeat("</div>", 10000) + "</body></html>")
	case "noarticle":
		return []byte("<!DOCTYPE html><html><head><title>Log in</title></head><body><nav><a href=/>Home</a></nav><form><input name=user></form></body></html>")
	}
	return nil
}

// oneLineEach is the script command "oneline N": what the last command said on
// standard error is N lines, and none of them is a panic.
func oneLineEach(ts *testscript.TestScript, _ bool, args []string) {
	said := strings.TrimSuffix(ts.ReadFile("stderr"), "\n")
	lines := strings.Split(said, "\n")
	if len(args) != 1 || args[0] != strconv.Itoa(len(lines)) {
		ts.Fatalf("%d lines, want %s:\n%s", len(lines), args[0], said)
	}
	if strings.Contains(said, "panic") || strings.Contains(said, "goroutine") || strings.Contains(said, "BUG") {
		ts.Fatalf("a panic:\n%s", said)
	}
}
