package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"readout/coder"
)

type panics struct{}

func (panics) Read([]byte) (int, error) { panic("no such luck") }

// TestPanic holds that a mistake of ours becomes one line that says where.
func TestPanic(t *testing.T) {
	r := &reading{stdin: panics{}, talk: io.Discard}
	j := &job{width: 80}
	var c *coder.Coder
	err := one(context.Background(), r, &c, "-", j.page).err
	if err == nil || !strings.Contains(err.Error(), "BUG") || !strings.Contains(err.Error(), "no such luck at readout/work_test.go:") {
		t.Errorf("error %v", err)
	}
}

// TestOrder holds that results come in the order of the inputs, and that good
// ones come although others fail.
func TestOrder(t *testing.T) {
	var args []string
	for i := range 30 {
		args = append(args, fmt.Sprintf("testdata/none-%d", i), "../../examples/sanctions.txt", "../../examples/ceasefire-signed.txt")
	}
	var out, talk bytes.Buffer
	code := run(context.Background(), append([]string{"read", "--json"}, args...), strings.NewReader(""), &out, &talk)
	if code != exitSome {
		t.Errorf("exit code %d", code)
	}
	for i, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		if want := []string{"BRUSSELS", "MUSCAT"}[i%2]; !strings.Contains(line, want) {
			t.Fatalf("record %d is not the one from %s", i, want)
		}
	}
	for i, line := range strings.Split(strings.TrimSpace(talk.String()), "\n") {
		if !strings.HasPrefix(line, fmt.Sprintf("readout: testdata/none-%d: ", i)) {
			t.Fatalf("line %d: %s", i, line)
		}
	}
}

func TestInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var out, talk bytes.Buffer
	if code := run(ctx, []string{"read", "../../examples/sanctions.txt"}, nil, &out, &talk); code != exitStopped || out.Len() > 0 {
		t.Errorf("exit code %d, %s", code, out.String())
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestFullDisk holds that what cannot be written is not passed over.
func TestFullDisk(t *testing.T) {
	var talk bytes.Buffer
	code := run(context.Background(), []string{"read", "../../examples/sanctions.txt"}, nil, broken{}, &talk)
	if code != exitFailure || !strings.Contains(talk.String(), "no space left") {
		t.Errorf("exit code %d, %s", code, talk.String())
	}
}
