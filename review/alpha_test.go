package review

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// unitsOf reads a table of coders, a row each; a full stop is no value.
func unitsOf(t *testing.T, rows ...string) (out []Unit) {
	t.Helper()
	for _, r := range rows {
		for i, w := range strings.Fields(r) {
			if len(out) <= i {
				out = append(out, Unit{})
			}
			v := math.NaN()
			if n, err := strconv.Atoi(w); err == nil {
				v = float64(n)
			} else if w != "." {
				v = float64(w[0])
			}
			out[i] = append(out[i], v)
		}
	}
	return out
}

// TestAlpha holds the figures of the worked examples in K. Krippendorff, Computing
// Krippendorff's Alpha-Reliability (2011), sections A to C and E.
func TestAlpha(t *testing.T) {
	four := []string{"1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."}
	for _, c := range []struct {
		name     string
		rows     []string
		distance func(a, b float64) float64
		want     float64
		values   int
	}{
		{"binary, two coders", []string{"0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"}, Nominal, 0.095, 20},
		{"nominal, two coders", []string{"a a b b d c c c e d d a", "b a b b b c c c e d d d"}, Nominal, 0.692, 24},
		{"nominal, four coders, missing values", four, Nominal, 0.743, 40},
		{"interval, four coders, missing values", four, Interval, 0.849, 40},
	} {
		got, n := Alpha(unitsOf(t, c.rows...), c.distance)
		if math.Abs(got-c.want) > 0.0005 || n != c.values {
			t.Errorf("%s: %.4f of %d values, want %.3f of %d", c.name, got, n, c.want, c.values)
		}
	}
	if a, n := Alpha(unitsOf(t, "1 1 1", "1 1 1"), Nominal); !math.IsNaN(a) || n != 6 {
		t.Errorf("where nothing varies alpha is not defined: %v of %d", a, n)
	}
	if a, _ := Alpha(unitsOf(t, "1 2 3", "1 2 3"), Nominal); a != 1 {
		t.Errorf("full agreement: %v", a)
	}
}
