//go:build unix

package notify

import (
	"os/exec"
	"syscall"
)

// together has a command and all that it begins ended at once.
func together(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
}
