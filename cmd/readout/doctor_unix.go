//go:build unix

package main

import "syscall"

// freeRoom is how many bytes may still be written where dir is; false where that is not known.
func freeRoom(dir string) (uint64, bool) {
	var s syscall.Statfs_t
	if syscall.Statfs(dir, &s) != nil {
		return 0, false
	}
	return uint64(s.Bavail) * uint64(s.Bsize), true
}
