//go:build unix

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// unprivileged makes a command run as nobody where the test is run by root, who may
// write everywhere; all the paths can be read by anybody then.
func unprivileged(t *testing.T, c *exec.Cmd, paths ...string) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	binary := filepath.Join(t.TempDir(), "readout")
	if err := os.Link(c.Path, binary); err != nil {
		t.Skip("the program cannot be linked to where nobody may run it: ", err)
	}
	c.Path = binary
	for _, p := range append(paths, binary) {
		for dir := p; dir != os.TempDir() && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			open(t, dir)
		}
		err := filepath.WalkDir(p, func(q string, _ fs.DirEntry, err error) error { open(t, q); return err })
		if err != nil {
			t.Fatal(err)
		}
	}
	const nobody = 65534
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
}

// open lets anybody read.
func open(t *testing.T, p string) {
	t.Helper()
	info, err := os.Stat(p)
	if err == nil {
		err = os.Chmod(p, info.Mode().Perm()|0o555)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// cpuTime is how much time of processors the program has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
