package queue

import (
	"fmt"
	"runtime/debug"
	"strings"
)

// oneLine is an error as it stands in a list.
func oneLine(err error) string {
	s := strings.Join(strings.Fields(err.Error()), " ")
	if len(s) > 500 {
		s = strings.ToValidUTF8(s[:500], "") + " ..."
	}
	return s
}

// panicked makes an error of a panic, with the place of ours where it happened.
func panicked(x any) error {
	place := ""
	for line := range strings.SplitSeq(string(debug.Stack()), "\n") {
		if f := strings.TrimSpace(line); strings.Contains(f, ".go:") && !strings.Contains(f, "/runtime/") && !strings.Contains(f, "/queue/") {
			place, _, _ = strings.Cut(f[strings.LastIndexByte(f, '/')+1:], " ")
			break
		}
	}
	return fmt.Errorf("BUG, please report it with this report: %v at %s", x, place)
}
