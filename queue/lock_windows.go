package queue

import (
	"os"

	"golang.org/x/sys/windows"
)

// lock holds a file for this process until unlock; the system lets go of it when the
// process ends, in whatever way.
func lock(file string) (unlock func(), err error) {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped)); err != nil {
		f.Close()
		return nil, errLocked
	}
	return func() { f.Close() }, nil
}
