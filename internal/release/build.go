package main

import (
	"bytes"
	"context"
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// allTargets are the systems that a release is made for, as GOOS/GOARCH.
var allTargets = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64"}

func known(target string) bool { return slices.Contains(allTargets, target) }

// settings are what go build is told so that nothing of the machine gets into the program.
// Of the version control too nothing is written down: a copy without it gives the same.
var settings = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid="}

// build makes the program for a target from the module in dir. Cache is the build cache to
// use, where it is not the user's own.
func build(ctx context.Context, dir, target, cache string) ([]byte, error) {
	tmp, err := os.MkdirTemp("", "release")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	file := filepath.Join(tmp, "readout")
	c := exec.CommandContext(ctx, "go", append(append([]string{"build"}, settings...), "-o", file, "./cmd/readout")...)
	c.Dir = dir
	system, chip, _ := strings.Cut(target, "/")
	// what a user may have set for herself is set back
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+chip, "GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=", "GOEXPERIMENT=", "GOFIPS140=off")
	if cache != "" {
		c.Env = append(c.Env, "GOCACHE="+cache)
	}
	if said, err := c.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s cannot be built: %w: %s", target, err, firstLine(said))
	}
	b, err := os.ReadFile(file)
	if err == nil && system == "linux" {
		err = static(b)
	}
	return b, err
}

// static is an error for a program of Linux that needs anything else to be loaded.
func static(program []byte) error {
	f, err := elf.NewFile(bytes.NewReader(program))
	if err != nil {
		return err
	}
	defer f.Close()
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
			return errors.New("the program is not static: it asks for a loader or libraries of the system")
		}
	}
	return nil
}

// again builds a target from a copy of the committed tree in another folder, with an empty
// build cache, and holds the bytes against those of the first time.
func again(ctx context.Context, target string, first []byte) error {
	tmp, err := os.MkdirTemp("", "release-again")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	tree := filepath.Join(tmp, "a longer name than before", "readout")
	if err := os.MkdirAll(tree, 0o777); err != nil {
		return err
	}
	archive := filepath.Join(tmp, "tree.tar")
	for _, args := range [][]string{{"git", "archive", "-o", archive, "HEAD"}, {"tar", "-xf", archive, "-C", tree}} {
		if said, err := exec.CommandContext(ctx, args[0], args[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w: %s", args[0], err, firstLine(said))
		}
	}
	second, err := build(ctx, tree, target, filepath.Join(tmp, "cache"))
	if err != nil {
		return err
	}
	return same(target, first, second)
}

// same is an error that says where two builds begin to differ.
func same(target string, first, second []byte) error {
	if bytes.Equal(first, second) {
		return nil
	}
	at := 0
	for at < min(len(first), len(second)) && first[at] == second[at] {
		at++
	}
	return fmt.Errorf("%s: two builds differ from byte %d on (%d and %d bytes); is everything committed?", target, at, len(first), len(second))
}

// programVersion is the version that a source file states.
func programVersion(file string) (string, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("%w; run it at the top of the module", err)
	}
	m := regexp.MustCompile(`(?m)^var Program = "([0-9A-Za-z.+-]+)"$`).FindSubmatch(b)
	if m == nil {
		return "", fmt.Errorf("%s states no version: var Program is missing", file)
	}
	return string(m[1]), nil
}

// committed is when the commit that is built was made. It stands in all archives, so that
// they do not depend on the day.
func committed(ctx context.Context) (time.Time, error) {
	if s := os.Getenv("SOURCE_DATE_EPOCH"); s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH=%s is no number of seconds", s)
		}
		return time.Unix(n, 0).UTC(), nil
	}
	b, err := exec.CommandContext(ctx, "git", "log", "-1", "--format=%ct").Output()
	if err != nil {
		return time.Time{}, fmt.Errorf("git cannot say when the commit was made: %w; set SOURCE_DATE_EPOCH", err)
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(b)), 10, 64)
	return time.Unix(n, 0).UTC(), err
}

func firstLine(b []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(b)), "\n")
	return line
}
