package web

import (
	"testing"

	"readout"
)

// TestMeasured: each figure says what it was measured on, and the chief ones are there.
func TestMeasured(t *testing.T) {
	if n := len(readout.Measured()); n < 200 {
		t.Fatalf("%d figures", n)
	}
	for _, s := range readout.Measured() {
		if s.Suite != "record" && measuredOn(s.Set) == "" {
			t.Errorf("nothing says what %s %s is", s.Suite, s.Set)
		}
	}
	if n := len(chiefFigures()); n != 9 {
		t.Errorf("%d of the nine chief figures are in testdata/scores.txt", n)
	}
}
