package eval

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Score is a row and the suite it belongs to; testdata/scores.txt has one a line.
type Score struct {
	Suite string
	Row
}

// String is the score as a line of text: suite, set, metric, value and n.
// Only the metric may hold spaces.
func (s Score) String() string { return Table([]Score{s}) }

// Table is a line for each score, with the columns aligned and no line feed at the end.
func Table(scores []Score) string {
	cells := make([][5]string, len(scores))
	var wide [5]int
	for i, s := range scores {
		cells[i] = [5]string{s.Suite, s.Set, s.Metric, formatValue(s.Value), strconv.Itoa(s.N)}
		for j, c := range cells[i] {
			wide[j] = max(wide[j], utf8.RuneCountInString(c))
		}
	}
	lines := make([]string, len(cells))
	for i, c := range cells {
		lines[i] = fmt.Sprintf("%-*s  %-*s  %-*s  %*s  %*s", wide[0], c[0], wide[1], c[1], wide[2], c[2], wide[3], c[3], wide[4], c[4])
	}
	return strings.Join(lines, "\n")
}

// formatValue writes fractions with three digits after the point, whole numbers
// with none and the rest with one.
func formatValue(v float64) string {
	switch {
	case v == float64(int(v)):
		return strconv.Itoa(int(v))
	case v > -1 && v < 1:
		return strconv.FormatFloat(v, 'f', 3, 64)
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

// ParseScores reads what Table wrote; empty lines and lines that start with # say nothing.
func ParseScores(text string) ([]Score, error) {
	var out []Score
	for i, line := range strings.Split(text, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if len(f) < 5 {
			return nil, fmt.Errorf("line %d: expected suite, set, metric, value and n: %q", i+1, line)
		}
		v, err := strconv.ParseFloat(f[len(f)-2], 64)
		if err != nil {
			return nil, fmt.Errorf("line %d: %q is not a value", i+1, f[len(f)-2])
		}
		n, err := strconv.Atoi(f[len(f)-1])
		if err != nil {
			return nil, fmt.Errorf("line %d: %q is not a count", i+1, f[len(f)-1])
		}
		out = append(out, Score{f[0], Row{f[1], strings.Join(f[2:len(f)-2], " "), v, n}})
	}
	return out, nil
}

// Worse returns a line for each score of want that got falls short of by more
// than half a point, or does not have. Only the suites of got are compared.
func Worse(got, want []Score) []string {
	type key struct{ suite, set, metric string }
	have, suites := map[key]float64{}, map[string]bool{}
	for _, s := range got {
		have[key{s.Suite, s.Set, s.Metric}] = s.Value
		suites[s.Suite] = true
	}
	var out []string
	for _, s := range want {
		if !suites[s.Suite] || strings.HasSuffix(s.Metric, " predicted") || strings.HasSuffix(s.Metric, " removed") { // neither good nor bad
			continue
		}
		v, ok := have[key{s.Suite, s.Set, s.Metric}]
		name := s.Suite + " " + s.Set + " " + s.Metric
		switch fall := s.Value - v; {
		case !ok:
			out = append(out, name+": no longer scored, was "+formatValue(s.Value))
		case lowerIsBetter(s.Metric):
			fall = -fall
			fallthrough
		default:
			if fall > slack(s.Value)+1e-9 {
				out = append(out, fmt.Sprintf("%s: %s, was %s", name, formatValue(v), formatValue(s.Value)))
			}
		}
	}
	return out
}

// slack is half a point: of a percentage or a count 0.5, of a fraction 0.005.
func slack(v float64) float64 {
	if v > -1 && v <= 1 && v != 0 {
		return 0.005
	}
	return 0.5
}

// lowerIsBetter says whether a metric counts what should not be there.
func lowerIsBetter(metric string) bool {
	for _, w := range []string{"extra", "match none", "is not what", "must not", "error", "lost", "but wrong", "wrong in ", "wrong merges", "duplicates", "processes split", "processes merged"} {
		if strings.Contains(metric, w) {
			return true
		}
	}
	return false
}
