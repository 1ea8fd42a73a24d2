package main

import (
	"slices"
	"strconv"
	"strings"
)

// results are what benchmarks printed: of each, by name and unit, a value a run.
type results struct {
	cpu, pages string
	runs       map[string]map[string][]float64
}

// parse reads the output of go test -bench; other lines are passed over.
func parse(text string) *results {
	m := &results{cpu: "an unknown processor", pages: "not told", runs: map[string]map[string][]float64{}}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if s, ok := strings.CutPrefix(line, "cpu: "); ok {
			m.cpu = s
		}
		if s, ok := strings.CutPrefix(line, "pages: "); ok {
			m.pages = s
		}
		f := strings.Fields(line)
		if len(f) < 4 || !strings.HasPrefix(f[0], "Benchmark") {
			continue
		}
		name := strings.TrimPrefix(f[0], "Benchmark")
		if i := strings.LastIndexByte(name, '-'); i > 0 { // the number of processors, which go test adds
			if _, err := strconv.Atoi(name[i+1:]); err == nil {
				name = name[:i]
			}
		}
		if m.runs[name] == nil {
			m.runs[name] = map[string][]float64{}
		}
		for i := 2; i+1 < len(f); i += 2 {
			if v, err := strconv.ParseFloat(f[i], 64); err == nil {
				m.runs[name][f[i+1]] = append(m.runs[name][f[i+1]], v)
			}
		}
	}
	return m
}

// median returns the median of a benchmark in a unit, and whether it was measured.
func (m *results) median(name, unit string) (float64, bool) {
	list := slices.Clone(m.runs[name][unit])
	if len(list) == 0 {
		return 0, false
	}
	slices.Sort(list)
	if n := len(list); n%2 == 0 {
		return (list[n/2-1] + list[n/2]) / 2, true
	}
	return list[len(list)/2], true
}

// most is how often what was measured most often was.
func (m *results) most() (n int) {
	for _, units := range m.runs {
		for _, list := range units {
			n = max(n, len(list))
		}
	}
	return n
}

// below returns the parts of names that follow a prefix, in the order of their numbers or
// letters.
func (m *results) below(prefix string) (out []string) {
	for name := range m.runs {
		if s, ok := strings.CutPrefix(name, prefix); ok {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		if d := leading(a) - leading(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return out
}

func leading(s string) (n int) {
	for _, c := range s {
		if c < '0' || c > '9' {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}
