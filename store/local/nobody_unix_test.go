//go:build unix

package local

import (
	"os"
	"os/exec"
	"syscall"
)

// nobody makes root's program run without root's rights.
func nobody(c *exec.Cmd) {
	if os.Getuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
}
