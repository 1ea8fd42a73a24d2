//go:build !unix

package main

import (
	"os/exec"
	"testing"
)

func unprivileged(t *testing.T, _ *exec.Cmd, _ ...string) { t.Skip("no other user to be") }
