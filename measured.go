package readout

import (
	_ "embed"
	"strings"
)

//go:embed testdata/scores.txt
var measured string

// A Score is one figure that was measured on gold when this version was made.
type Score struct{ Suite, Set, Metric, Value, Size string }

// Measured are the figures of this version: of each room, on each corpus. Size counts
// what the corpus marks.
func Measured() (out []Score) {
	for line := range strings.Lines(measured) {
		f := strings.Fields(line)
		if n := len(f); n > 4 && f[0] != "#" {
			out = append(out, Score{f[0], f[1], strings.Join(f[2:n-2], " "), f[n-2], f[n-1]})
		}
	}
	return out
}
